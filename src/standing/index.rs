//! Finds the findings that may bear on a claim without looking at every one.
//!
//! A pattern asks for several things at once. It is filed under the two of its groups that fewest other patterns ask
//! for, by each pair of what fills them; a claim looks its own pairs up. So a corpus in which most findings are about the
//! same two bodies is searched by what they do.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use crate::corpus::{Corpus, Group, Need, Standing};
use crate::vocabulary::EntityIx;

/// A finding and one of its patterns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Entry {
    pub finding: u32,
    pub pattern: u32,
    /// A bit for each need without which the pattern cannot hold: a claim that lacks one is told from this alone, and
    /// the finding itself, which is far away in memory, is not looked at.
    asks: u64,
}

/// Two needs in one number, the same in either order.
type Pair = u64;

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Index {
    /// Every pair that a pattern is filed under, in order, each once.
    pairs: Vec<Pair>,
    /// Where the entries of each pair end; they begin where those of the pair before end.
    ends: Vec<u32>,
    entries: Vec<Entry>,
    /// What is documented of each system that has a name of its own, by any finding.
    told_of: FxHashMap<EntityIx, Vec<Need>>,
    /// Who and whom some document looked for ties between, and found none.
    sought: FxHashSet<(EntityIx, EntityIx)>,
}

/// A need as a number of its own.
fn code(need: Need) -> u64 {
    match need {
        Need::Entity(e) => u64::from(e) << 2,
        Need::Concept(c) => u64::from(c) << 2 | 1,
        Need::Amount => 2,
        Need::Date => 3,
    }
}

fn pair(a: Need, b: Need) -> Pair {
    let (a, b) = (code(a), code(b));
    // the lower in the upper half: two codes in 64 bits, as long as a corpus has fewer than 2^30 of each
    a.min(b) << 32 | a.max(b) & 0xFFFF_FFFF
}

/// The bit that stands for a need; several needs share one.
fn bit(need: Need) -> u64 {
    1 << (code(need).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 58)
}

/// The needs without which a pattern cannot hold.
fn asks(pattern: &[Group]) -> u64 {
    let sole = pattern.iter().filter(|g| !g.not && g.any.len() == 1);
    sole.fold(0, |all, group| all | bit(group.any[0]))
}

impl Index {
    pub fn new(corpus: &Corpus) -> Index {
        let patterns = || {
            let findings = corpus.findings.iter().enumerate();
            findings.flat_map(|(f, finding)| finding.when.iter().enumerate().map(move |(p, pattern)| (f, p, pattern)))
        };
        let mut asked: FxHashMap<Need, u32> = FxHashMap::default();
        for (_, _, pattern) in patterns() {
            for need in pattern.iter().filter(|g| !g.not).flat_map(|g| &g.any) {
                *asked.entry(*need).or_default() += 1;
            }
        }
        let cost = |group: &Group| group.any.iter().map(|n| asked.get(n).copied().unwrap_or(0)).sum::<u32>();
        let mut filed: Vec<(Pair, Entry)> = Vec::new();
        for (f, p, pattern) in patterns() {
            let mut groups: Vec<&Group> = pattern.iter().filter(|g| !g.not).collect();
            groups.sort_by_key(|g| cost(g));
            let Some(first) = groups.first() else { continue };
            // a pattern of one group is filed under what fills it, twice
            let second = groups.get(1).unwrap_or(first);
            for a in &first.any {
                for b in &second.any {
                    if groups.len() > 1 || a == b {
                        let entry = Entry { finding: f as u32, pattern: p as u32, asks: asks(pattern) };
                        filed.push((pair(*a, *b), entry));
                    }
                }
            }
        }
        filed.sort_unstable();
        filed.dedup();
        let mut index = Index { told_of: told_of(corpus), sought: sought(corpus), ..Index::default() };
        for (pair, entry) in filed {
            if index.pairs.last() != Some(&pair) {
                index.pairs.push(pair);
                index.ends.push(index.entries.len() as u32);
            }
            index.entries.push(entry);
            if let Some(end) = index.ends.last_mut() {
                *end = index.entries.len() as u32;
            }
        }
        index
    }

    /// Whether it can be an index of this corpus: every entry is there, and so is what each pair points at.
    pub fn fits(&self, corpus: &Corpus) -> bool {
        let has = |e: &Entry| {
            let finding = corpus.findings.get(e.finding as usize);
            finding.is_some_and(|f| f.when.len() > e.pattern as usize)
        };
        let ends = self.ends.last().map_or(0, |end| *end as usize);
        self.pairs.len() == self.ends.len()
            && self.ends.is_sorted()
            && ends <= self.entries.len()
            && self.entries.iter().all(has)
    }

    /// What the corpus documents, in one finding or another, of these systems.
    pub fn told_of<'a>(&'a self, systems: &'a [EntityIx]) -> impl Iterator<Item = Need> + 'a {
        systems.iter().filter_map(|s| self.told_of.get(s)).flatten().copied()
    }

    /// Whether some document looked for ties between these two, and found none.
    pub fn sought(&self, who: EntityIx, whom: EntityIx) -> bool {
        self.sought.contains(&(who, whom))
    }

    /// Every pattern filed under two of these, each once.
    pub fn candidates(&self, held: &[Need]) -> Vec<Entry> {
        let holds = held.iter().fold(0, |all, need| all | bit(*need));
        let mut found = Vec::new();
        for (i, a) in held.iter().enumerate() {
            for b in &held[i..] {
                if let Ok(at) = self.pairs.binary_search(&pair(*a, *b)) {
                    let from = at.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
                    let entries = &self.entries[from..self.ends[at] as usize];
                    found.extend(entries.iter().filter(|e| e.asks & !holds == 0));
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

fn sought(corpus: &Corpus) -> FxHashSet<(EntityIx, EntityIx)> {
    let findings = corpus.findings.iter().filter(|f| f.standing == Standing::NotDocumented);
    findings.flat_map(|f| f.who.iter().flat_map(|who| f.whom.iter().map(|whom| (*who, *whom)))).collect()
}

fn told_of(corpus: &Corpus) -> FxHashMap<EntityIx, Vec<Need>> {
    let mut told: FxHashMap<EntityIx, Vec<Need>> = FxHashMap::default();
    for finding in corpus.findings.iter().filter(|f| f.standing == Standing::Documented) {
        let named = |e: &&EntityIx| !corpus.vocabulary.entities[**e as usize].generic;
        for system in finding.system.iter().filter(named) {
            let list = told.entry(*system).or_default();
            let needs = finding.when.iter().flatten().filter(|g| !g.not).flat_map(|g| g.any.iter().copied());
            for need in needs.filter(|n| matches!(n, Need::Concept(_))) {
                if !list.contains(&need) {
                    list.push(need);
                }
            }
        }
    }
    told
}
