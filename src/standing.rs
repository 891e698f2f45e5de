//! Holds a claim against the findings: candidates from an index, compared slot by slot.

use std::collections::HashMap;

use crate::claim::{Claim, Stance, Via};
use crate::corpus::{Corpus, Finding, Group, Need, Standing};
use crate::vocabulary::{ConceptIx, EntityIx, Kind, Role, Vocabulary};

/// A slot that does not fit, in words.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Difference {
    pub slot: String,
    pub page: String,
    pub corpus: String,
}

/// What the corpus says of one claim.
#[derive(Clone, Debug)]
pub struct Assessment {
    pub standing: Standing,
    /// Findings that bear on the claim, best first. Indices into the corpus.
    pub findings: Vec<usize>,
    pub differs: Vec<Difference>,
    /// Why candidates were taken or dropped, for `onrecord explain`.
    pub notes: Vec<String>,
}

/// Findings by a term that each of their patterns needs.
#[derive(Clone, Debug, Default)]
pub struct Index {
    by_need: HashMap<NeedKey, Vec<(u32, u32)>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum NeedKey {
    Entity(EntityIx),
    Concept(ConceptIx),
    Amount,
    Date,
}

impl From<Need> for NeedKey {
    fn from(need: Need) -> NeedKey {
        match need {
            Need::Entity(e) => NeedKey::Entity(e),
            Need::Concept(c) => NeedKey::Concept(c),
            Need::Amount => NeedKey::Amount,
            Need::Date => NeedKey::Date,
        }
    }
}

impl Index {
    /// Each pattern is filed under the group of it that fewest other patterns ask for.
    pub fn new(corpus: &Corpus) -> Index {
        let mut asked: HashMap<NeedKey, u32> = HashMap::new();
        let patterns = || {
            corpus
                .findings
                .iter()
                .enumerate()
                .flat_map(|(f, finding)| finding.when.iter().enumerate().map(move |(p, w)| (f, p, w)))
        };
        for (_, _, pattern) in patterns() {
            for need in pattern.iter().filter(|g| !g.not).flat_map(|g| &g.any) {
                *asked.entry((*need).into()).or_default() += 1;
            }
        }
        let mut index = Index::default();
        for (f, p, pattern) in patterns() {
            let cost =
                |group: &&Group| group.any.iter().map(|n| asked.get(&(*n).into()).copied().unwrap_or(0)).sum::<u32>();
            let Some(group) = pattern.iter().filter(|g| !g.not).min_by_key(cost) else { continue };
            for need in &group.any {
                index.by_need.entry((*need).into()).or_default().push((f as u32, p as u32));
            }
        }
        index
    }
}

/// A claim as the set of what it holds.
struct Terms {
    /// Entities with everything they are part of, and how each came in.
    entities: HashMap<EntityIx, Via>,
    concepts: HashMap<ConceptIx, bool>,
    amount: bool,
    date: bool,
}

impl Terms {
    fn of(claim: &Claim, vocabulary: &Vocabulary) -> Terms {
        let mut entities: HashMap<EntityIx, Via> = HashMap::new();
        for mention in &claim.mentions {
            let entity = &vocabulary.entities[mention.entity as usize];
            let served = entity.serves;
            // "the tool" for AI in general is no naming of AI
            let via = if entity.generic && mention.via == Via::StandIn { Via::Context } else { mention.via };
            for entity in vocabulary.lineage(mention.entity).chain(served) {
                let known = entities.entry(entity).or_insert(via);
                *known = (*known).min(via);
            }
        }
        let mut concepts = HashMap::new();
        for (concept, ..) in &claim.concepts {
            for entailed in vocabulary.entailed(*concept) {
                concepts.insert(entailed, true);
            }
        }
        for concept in &claim.inherited {
            concepts.entry(*concept).or_insert(false);
        }
        Terms { entities, concepts, amount: !claim.amounts.is_empty(), date: !claim.dates.is_empty() }
    }

    fn has(&self, need: Need) -> bool {
        match need {
            Need::Entity(e) => self.entities.contains_key(&e),
            Need::Concept(c) => self.concepts.contains_key(&c),
            Need::Amount => self.amount,
            Need::Date => self.date,
        }
    }

    fn meets(&self, group: &Group) -> bool {
        let met = group.any.iter().filter(|n| self.has(**n)).count();
        if group.not { met == 0 } else { met >= group.at_least }
    }
}

/// How much a need says: a name of one thing more than a class of things, a purpose more than a bare tie.
fn weight(need: Need, vocabulary: &Vocabulary) -> f32 {
    match need {
        Need::Entity(e) => {
            let entity = &vocabulary.entities[e as usize];
            if entity.weak {
                0.3
            } else if entity.generic {
                0.7
            } else {
                1.0
            }
        }
        Need::Concept(c) => {
            let concept = &vocabulary.concepts[c as usize];
            match (concept.role, concept.light) {
                (_, false) => 1.6,
                (Role::Relation, true) => 0.5,
                (_, true) => 0.9,
            }
        }
        Need::Amount => 0.8,
        Need::Date => 0.3,
    }
}

/// Weighs one claim.
pub fn weigh(corpus: &Corpus, index: &Index, claim: &Claim) -> Assessment {
    let vocabulary = &corpus.vocabulary;
    let terms = Terms::of(claim, vocabulary);
    let mut best: HashMap<usize, f32> = HashMap::new();
    let mut notes = Vec::new();
    let mut seen: std::collections::HashSet<(u32, u32)> = std::collections::HashSet::new();
    let keys =
        terms.entities.keys().map(|e| NeedKey::Entity(*e)).chain(terms.concepts.keys().map(|c| NeedKey::Concept(*c)));
    let keys = keys.chain(terms.amount.then_some(NeedKey::Amount)).chain(terms.date.then_some(NeedKey::Date));
    for key in keys {
        for (f, p) in index.by_need.get(&key).map_or(&[][..], Vec::as_slice) {
            if !seen.insert((*f, *p)) {
                continue;
            }
            let finding = &corpus.findings[*f as usize];
            let pattern = &finding.when[*p as usize];
            if !pattern.iter().all(|g| terms.meets(g)) {
                continue;
            }
            match score(corpus, finding, pattern, claim, &terms) {
                Ok(score) => {
                    let entry = best.entry(*f as usize).or_insert(score);
                    *entry = entry.max(score);
                }
                Err(why) => notes.push(format!("{} dropped: {why}", finding.id)),
            }
        }
    }
    let mut ranked: Vec<(usize, f32)> = best.into_iter().collect();
    // the better fit first; of equals the stronger standing, then the pack's own order
    ranked.sort_by(|a, b| {
        b.1.total_cmp(&a.1)
            .then_with(|| corpus.findings[a.0].standing.cmp(&corpus.findings[b.0].standing))
            .then_with(|| a.0.cmp(&b.0))
    });
    for (f, score) in &ranked {
        notes.push(format!("{} {score:.2}", corpus.findings[*f].id));
    }
    let Some(&(first, top)) = ranked.first() else {
        return Assessment { standing: Standing::Silent, findings: Vec::new(), differs: Vec::new(), notes };
    };
    let standing = corpus.findings[first].standing;
    let findings: Vec<usize> = ranked
        .iter()
        .filter(|(f, s)| *s >= top * 0.6 && corpus.findings[*f].standing == standing)
        .map(|(f, _)| *f)
        .take(3)
        .collect();
    let differs = differences(corpus, &findings, claim);
    Assessment { standing, findings, differs, notes }
}

/// How well a finding covers a claim, or why it does not bear on it after all.
fn score(corpus: &Corpus, finding: &Finding, pattern: &[Group], claim: &Claim, terms: &Terms) -> Result<f32, String> {
    let vocabulary = &corpus.vocabulary;
    let mut score = 0.0;
    // heavy: concepts of the sentence itself that say what the finding says, beyond a bare tie
    let mut heavy = 0;
    let mut covered: Vec<Need> = finding.fits.clone();
    for group in pattern.iter().filter(|g| !g.not) {
        let mut met: Vec<Need> = group.any.iter().copied().filter(|n| terms.has(*n)).collect();
        met.sort_by(|a, b| weight(*b, vocabulary).total_cmp(&weight(*a, vocabulary)));
        for need in met.iter().take(group.at_least) {
            let inherited = match need {
                Need::Entity(e) => terms.entities.get(e) == Some(&Via::Context),
                Need::Concept(c) => terms.concepts.get(c) == Some(&false),
                _ => false,
            };
            score += weight(*need, vocabulary) * if inherited { 0.7 } else { 1.0 };
            heavy += match need {
                Need::Concept(c) => i32::from(!inherited && !vocabulary.concepts[*c as usize].light),
                Need::Amount => 1,
                _ => 0,
            };
        }
        covered.extend(met);
    }
    covered.extend(finding.when.iter().flatten().filter(|g| !g.not).flat_map(|g| g.any.iter().copied()));
    covered.extend(finding.relation.map(Need::Concept));
    let entities = finding.who.iter().chain(&finding.whom).chain(&finding.system).copied();
    covered.extend(entities.map(Need::Entity));
    if claim.tentative && heavy == 0 {
        return Err("the page names one side only, and nothing of its own ties the other".to_owned());
    }
    if finding.standing == Standing::Documented {
        named_enough(vocabulary, pattern, terms, heavy, claim.tentative)?;
    }
    // what the page puts in a mouth is most likely what a document puts there too
    if claim.stance == Stance::Attributed && finding.standing == Standing::Attributed {
        score += 0.4;
    }
    let foreign = foreign(vocabulary, finding, claim, &covered)?;
    another_deal(vocabulary, finding, claim)?;
    score -= 0.5 * foreign.len() as f32;
    // a documented finding must cover what the page says: only a close match may leave something open
    if finding.standing == Standing::Documented && foreign.len() as i32 > (heavy - 1).max(0) {
        return Err(format!("it says nothing of {}", foreign.join(", ")));
    }
    if score <= 0.9 {
        return Err(format!("too little in common ({score:.2})"));
    }
    Ok(score)
}

/// Whether the page names the finding's own system, which has a name of its own.
fn names_system(vocabulary: &Vocabulary, finding: &Finding, claim: &Claim) -> bool {
    claim.mentions.iter().any(|m| finding.system.contains(&m.entity) && !vocabulary.entities[m.entity as usize].generic)
}

/// Whether two names stand in one list, "Palantir, Google and Ring": only commas and "and" between the names of it.
fn listed_together(claim: &Claim, one: usize, other: usize) -> bool {
    let (from, to) = (one.min(other), one.max(other));
    let mut within: Vec<(usize, usize)> =
        claim.mentions.iter().filter(|m| (from..=to).contains(&m.at)).map(|m| (m.at, m.len)).collect();
    within.sort_unstable();
    within.windows(2).all(|pair| pair[1].0.saturating_sub(pair[0].0 + pair[0].1) <= 2)
}

/// "Documented" rests on what the sentence names: not on context alone, and never on a class of things that only context
/// brings in.
fn named_enough(
    vocabulary: &Vocabulary,
    pattern: &[Group],
    terms: &Terms,
    heavy: i32,
    tentative: bool,
) -> Result<(), String> {
    let mut own = 0;
    for group in pattern.iter().filter(|g| !g.not) {
        let met = group.any.iter().filter_map(|n| match n {
            Need::Entity(e) => terms.entities.get(e).map(|via| (*e, *via)),
            _ => None,
        });
        let Some((entity, via)) = met.min_by_key(|(_, via)| *via) else { continue };
        let generic = vocabulary.entities[entity as usize].generic;
        if via < Via::Context {
            own += i32::from(!generic);
        } else if generic || heavy == 0 {
            return Err(format!("the sentence itself does not name {}", vocabulary.entities[entity as usize].name));
        }
    }
    if own == 0 && (heavy < 1 || tentative) {
        return Err("the sentence itself names nothing in particular".to_owned());
    }
    Ok(())
}

/// A sum or a date that does not fit differs where the page speaks of the finding's own system. Where it names none, it
/// speaks of another deal of the same two.
fn another_deal(vocabulary: &Vocabulary, finding: &Finding, claim: &Claim) -> Result<(), String> {
    let names_system = finding.system.is_empty()
        || claim.mentions.iter().any(|m| finding.system.contains(&m.entity))
        || claim.concepts.iter().any(|(c, ..)| vocabulary.concepts[*c as usize].stands_for_system);
    if names_system {
        return Ok(());
    }
    if let Some(known) = &finding.amount
        && !claim.amounts.is_empty()
        && !claim.amounts.iter().any(|a| a.money.fits(known))
    {
        return Err(format!("another sum, and not by name the same deal: {}", claim.amounts[0].money.text));
    }
    if let Some(known) = &finding.date
        && !claim.dates.is_empty()
        && !claim.dates.iter().any(|d| d.span.fits(known))
    {
        return Err(format!("another time, and not by name the same deal: {}", claim.dates[0].span.text));
    }
    Ok(())
}

/// What the page ties that the finding does not speak of. An error where that makes it another matter altogether.
fn foreign<'v>(
    vocabulary: &'v Vocabulary,
    finding: &Finding,
    claim: &Claim,
    covered: &[Need],
) -> Result<Vec<&'v str>, String> {
    let mut foreign: Vec<&str> = Vec::new();
    let names_own_system = names_system(vocabulary, finding, claim);
    let own_vendor = claim.mentions.iter().find(|m| {
        m.via < Via::Context && finding.whom.iter().chain(&finding.who).any(|w| vocabulary.within(m.entity, *w))
    });
    for (concept, ..) in &claim.concepts {
        let c = &vocabulary.concepts[*concept as usize];
        if covered.contains(&Need::Concept(*concept)) {
            continue;
        }
        // another purpose of what the finding is about differs, and is said so
        if c.role == Role::Purpose && (names_own_system || c.other && finding.purpose.is_some()) {
            continue;
        }
        if c.blocks {
            return Err(format!("the page is about {}", c.id));
        }
        if !c.light && !foreign.contains(&c.id.as_str()) {
            foreign.push(&c.id);
        }
    }
    for mention in &claim.mentions {
        let entity = &vocabulary.entities[mention.entity as usize];
        let itself = covered.contains(&Need::Entity(mention.entity));
        let part = |need: &Need| matches!(need, Need::Entity(e) if vocabulary.within(*e, mention.entity));
        let known = itself
            || vocabulary.lineage(mention.entity).any(|e| covered.contains(&Need::Entity(e)))
            || covered.iter().any(part);
        let family = finding.standing == Standing::NotDocumented && known;
        match entity.kind {
            // a product by name that the finding does not name is another matter
            Kind::System if !itself && !family => return Err(format!("the page is about {}", entity.name)),
            // so is another vendor, unless the finding's own vendor or product is there too
            Kind::Vendor | Kind::Leader if !known && !entity.generic && mention.via < Via::Context => {
                match own_vendor {
                    // its name where the finding's vendor should stand: that differs
                    _ if names_own_system => {}
                    Some(own) if listed_together(claim, own.at, mention.at) || own.at < mention.at => {}
                    Some(_) => foreign.push(&entity.id),
                    None => return Err(format!("the page is about {}", entity.name)),
                }
            }
            Kind::Technology if !known && !entity.weak && mention.via == Via::Named
                && !entity.broad && !foreign.contains(&entity.id.as_str()) => {
                    foreign.push(&entity.id);
                }
            _ => {}
        }
    }
    Ok(foreign)
}

fn differences(corpus: &Corpus, findings: &[usize], claim: &Claim) -> Vec<Difference> {
    let vocabulary = &corpus.vocabulary;
    let mut differs = Vec::new();
    let Some(finding) = findings.first().map(|f| &corpus.findings[*f]) else { return differs };
    if claim.stance == Stance::Denied && finding.standing != Standing::NotDocumented {
        differs.push(Difference {
            slot: "stance".into(),
            page: "denied".into(),
            corpus: finding.standing.as_str().into(),
        });
    }
    if let Some(known) = &finding.amount
        && !claim.amounts.is_empty()
        && !claim.amounts.iter().any(|a| a.money.fits(known))
    {
        differs.push(Difference {
            slot: "amount".into(),
            page: claim.amounts[0].money.text.clone(),
            corpus: known.text.clone(),
        });
    }
    if let Some(known) = &finding.date
        && !claim.dates.is_empty()
        && !claim.dates.iter().any(|d| d.span.fits(known))
    {
        differs.push(Difference {
            slot: "date".into(),
            page: claim.dates[0].span.text.clone(),
            corpus: known.text.clone(),
        });
    }
    if let Some((_, from, to)) = claim.reversed {
        let name = |e: EntityIx| vocabulary.entities[e as usize].name.as_str();
        differs.push(Difference {
            slot: "direction".into(),
            page: format!("from {} to {}", name(from), name(to)),
            corpus: format!("from {} to {}", name(to), name(from)),
        });
    }
    // a vendor in the finding's place
    for vendor in &finding.whom {
        let is_vendor = vocabulary.entities[*vendor as usize].kind == Kind::Vendor;
        let named = claim.mentions.iter().any(|m| {
            m.via < Via::Context
                && vocabulary.entities[m.entity as usize].kind == Kind::Vendor
                && vocabulary.within(m.entity, *vendor)
        });
        if is_vendor
            && !named
            && let Some(other) = claim.mentions.iter().find(|m| {
                let e = &vocabulary.entities[m.entity as usize];
                m.via == Via::Named && e.kind == Kind::Vendor && !e.generic && !vocabulary.within(m.entity, *vendor)
            })
        {
            differs.push(Difference {
                slot: "vendor".into(),
                page: vocabulary.entities[other.entity as usize].name.clone(),
                corpus: vocabulary.entities[*vendor as usize].name.clone(),
            });
        }
    }
    // an agency in the finding's place
    let agency = |e: &&EntityIx| vocabulary.entities[**e as usize].kind == Kind::Agency;
    let known: Vec<EntityIx> = finding.who.iter().chain(&finding.whom).filter(agency).copied().collect();
    let named = claim
        .mentions
        .iter()
        .filter(|m| m.via < Via::Context && vocabulary.entities[m.entity as usize].kind == Kind::Agency);
    let named: Vec<EntityIx> = named.map(|m| m.entity).collect();
    if let (Some(known_first), Some(other)) = (known.first(), named.first())
        && !named.iter().any(|n| known.iter().any(|k| vocabulary.within(*n, *k) || vocabulary.within(*k, *n)))
    {
        differs.push(Difference {
            slot: "agency".into(),
            page: vocabulary.entities[*other as usize].name.clone(),
            corpus: vocabulary.entities[*known_first as usize].name.clone(),
        });
    }
    // another purpose of the same thing
    {
        let spoken = |c: ConceptIx| {
            findings.iter().map(|f| &corpus.findings[*f]).any(|f| {
                f.fits.contains(&Need::Concept(c))
                    || f.when.iter().flatten().any(|g| !g.not && g.any.contains(&Need::Concept(c)))
            })
        };
        let other = claim.concepts.iter().find(|(c, ..)| {
            let concept = &vocabulary.concepts[*c as usize];
            concept.role == Role::Purpose && concept.other && !spoken(*c)
        });
        if let (Some((concept, ..)), Some(purpose)) = (other, &finding.purpose) {
            differs.push(Difference {
                slot: "purpose".into(),
                page: vocabulary.concepts[*concept as usize].id.replace('-', " "),
                corpus: purpose.clone(),
            });
        }
    }
    differs
}
