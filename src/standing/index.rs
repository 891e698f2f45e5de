//! Finds the findings that may bear on a claim without looking at every one.
//!
//! A pattern asks for several things at once. It is filed under the two of its groups that fewest other patterns ask
//! for, by each pair of what fills them; a claim looks its own pairs up. So a corpus in which most findings are about the
//! same two bodies is searched by what they do.

use rustc_hash::FxHashMap;

use crate::corpus::{Corpus, Group, Need, Standing};
use crate::vocabulary::EntityIx;

/// A finding and one of its patterns.
pub type Entry = (u32, u32);

#[derive(Clone, Debug, Default)]
pub struct Index {
    by_pair: FxHashMap<(Need, Need), Vec<Entry>>,
    /// What is documented of each system that has a name of its own, by any finding.
    told_of: FxHashMap<EntityIx, Vec<Need>>,
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
        let mut index = Index { by_pair: FxHashMap::default(), told_of: told_of(corpus) };
        for (f, p, pattern) in patterns() {
            let mut groups: Vec<&Group> = pattern.iter().filter(|g| !g.not).collect();
            groups.sort_by_key(|g| cost(g));
            let Some(first) = groups.first() else { continue };
            // a pattern of one group is filed under what fills it, twice
            let second = groups.get(1).unwrap_or(first);
            for a in &first.any {
                for b in &second.any {
                    let paired = groups.len() > 1 || a == b;
                    if paired {
                        let list = index.by_pair.entry((*a.min(b), *a.max(b))).or_default();
                        if list.last() != Some(&(f as u32, p as u32)) {
                            list.push((f as u32, p as u32));
                        }
                    }
                }
            }
        }
        index
    }

    /// What the corpus documents, in one finding or another, of these systems.
    pub fn told_of<'a>(&'a self, systems: &'a [EntityIx]) -> impl Iterator<Item = Need> + 'a {
        systems.iter().filter_map(|s| self.told_of.get(s)).flatten().copied()
    }

    /// Every pattern filed under two of these, each once.
    pub fn candidates(&self, held: &[Need]) -> Vec<Entry> {
        let mut found = Vec::new();
        for (i, a) in held.iter().enumerate() {
            for b in &held[i..] {
                found.extend(self.by_pair.get(&(*a.min(b), *a.max(b))).into_iter().flatten().copied());
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
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
