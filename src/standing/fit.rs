//! How well a finding covers a claim, or why it does not bear on it after all.

use super::terms::{Terms, weight};
use crate::claim::{Claim, Stance, Via};
use crate::corpus::{Corpus, Finding, Group, Need, Standing};
use crate::vocabulary::{Kind, Role, Side, Vocabulary};

/// How well a finding covers a claim, or why it does not bear on it after all.
pub(super) fn score(
    corpus: &Corpus,
    finding: &Finding,
    pattern: &[Group],
    claim: &Claim,
    terms: &Terms,
) -> Result<f32, String> {
    let vocabulary = &corpus.vocabulary;
    let mut score = 0.0;
    // heavy: concepts of the sentence itself that say what the finding says, beyond a bare tie
    let mut heavy = 0;
    // telling: those of them that are no relation; a sum or "awarded" alone fits many a deal
    let mut telling = 0;
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
            telling += match need {
                Need::Concept(c) => {
                    let concept = &vocabulary.concepts[*c as usize];
                    i32::from(!inherited && !concept.light && concept.role != Role::Relation)
                }
                _ => 0,
            };
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
        named_enough(vocabulary, pattern, terms, heavy, telling, claim.tentative)?;
    }
    // what the page puts in a mouth is most likely what a document puts there too
    if claim.stance == Stance::Attributed && finding.standing == Standing::Attributed {
        score += 0.4;
    }
    let foreign = foreign(vocabulary, finding, claim, &covered)?;
    another_deal(vocabulary, finding, claim)?;
    another_speaker(vocabulary, finding, claim)?;
    if heavy == 0 && finding.standing == Standing::Documented {
        one_clause(vocabulary, finding, claim)?;
    }
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

/// "Musk criticized Altman" is not what Altman said: where somebody else stands before the words of criticism or praise, and
/// the finding's speaker only after them, they are that other's words.
fn another_speaker(vocabulary: &Vocabulary, finding: &Finding, claim: &Claim) -> Result<(), String> {
    let speech =
        claim.concepts.iter().filter(|(c, ..)| vocabulary.concepts[*c as usize].speech).map(|(_, at, _)| *at).min();
    let Some(speech) = speech else { return Ok(()) };
    let person = |e: u32| matches!(vocabulary.entities[e as usize].kind, Kind::Leader | Kind::Official | Kind::Body);
    let ours = |e: u32| finding.who.contains(&e) && person(e);
    let mut people = claim.mentions.iter().filter(|m| m.via == Via::Named && person(m.entity));
    let our_first = people.clone().filter(|m| ours(m.entity)).map(|m| m.at).min();
    let other = people.find(|m| m.at < speech && !ours(m.entity));
    match (our_first, other) {
        (Some(at), Some(other)) if at > speech => {
            Err(format!("{} speaks", vocabulary.entities[other.entity as usize].name))
        }
        _ => Ok(()),
    }
}

/// A bare tie ("works for", "contract") holds between two names of one clause, with the verb between or beside them.
fn one_clause(vocabulary: &Vocabulary, finding: &Finding, claim: &Claim) -> Result<(), String> {
    let of = |wanted: Side| {
        let entities = finding.who.iter().chain(&finding.whom).chain(&finding.system);
        let entities: Vec<u32> = entities.copied().filter(|e| vocabulary.side(*e) == Some(wanted)).collect();
        let within = move |m: &&crate::claim::Mention| {
            m.via < Via::Context && entities.iter().any(|e| vocabulary.within(m.entity, *e))
        };
        claim.mentions.iter().filter(within).map(|m| m.at).collect::<Vec<_>>()
    };
    let (bodies, makers) = (of(Side::Enforcement), of(Side::Technology));
    if bodies.is_empty() || makers.is_empty() {
        return Ok(());
    }
    let joined = bodies.iter().any(|a| {
        makers.iter().any(|b| {
            let span = *a.min(b)..*a.max(b);
            !claim.turns.iter().any(|t| span.contains(t))
        })
    });
    // a purpose that no word of the vocabulary covers makes it more than the bare tie
    let first = bodies.iter().chain(&makers).min().copied().unwrap_or(0);
    if claim.aims.iter().any(|aim| *aim > first) {
        return Err("the page says what for, and the finding does not".to_owned());
    }
    if joined { Ok(()) } else { Err("the two stand in different clauses".to_owned()) }
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
    telling: i32,
    tentative: bool,
) -> Result<(), String> {
    let (mut own, mut named) = (0, false);
    for group in pattern.iter().filter(|g| !g.not) {
        let met = group.any.iter().filter_map(|n| match n {
            Need::Entity(e) => terms.entities.get(e).map(|via| (*e, *via)),
            _ => None,
        });
        let Some((entity, via)) = met.min_by_key(|(_, via)| *via) else { continue };
        let generic = vocabulary.entities[entity as usize].generic;
        named |= via == Via::Named;
        if via < Via::Context {
            own += i32::from(!generic);
        } else if generic || telling == 0 {
            return Err(format!("the sentence itself does not name {}", vocabulary.entities[entity as usize].name));
        }
    }
    // "The tool was sold to Canada": stand-ins and a bare verb tie nobody
    if !named && heavy == 0 {
        return Err("the sentence itself gives no name".to_owned());
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
        vocabulary.side(m.entity) == Some(Side::Technology)
            && m.via < Via::Context
            && finding.whom.iter().chain(&finding.who).any(|w| vocabulary.within(m.entity, *w))
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
            Kind::Technology
                if !known
                    && !entity.weak
                    && mention.via == Via::Named
                    && !entity.broad
                    && !foreign.contains(&entity.id.as_str()) =>
            {
                foreign.push(&entity.id);
            }
            _ => {}
        }
    }
    Ok(foreign)
}
