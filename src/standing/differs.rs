//! Which slots of a claim do not fit the finding that bears on it.

use super::guards::{aim_of_its_system, listed_together, turned};
use super::terms::Terms;
use super::{Difference, Index, contrary};
use crate::claim::{Claim, Mention, Stance, Via};
use crate::corpus::{Corpus, Finding, Money, Need, Span, Standing};
use crate::vocabulary::{ConceptIx, EntityIx, Kind, Role, Vocabulary};

pub(super) fn differences(
    corpus: &Corpus,
    index: &Index,
    findings: &[usize],
    claim: &Claim,
    terms: &Terms,
) -> Vec<Difference> {
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
    if let Some(known) = other_sum(finding, claim) {
        differs.push(Difference {
            slot: "amount".into(),
            page: claim.amounts[0].money.text.clone(),
            corpus: known.text.clone(),
        });
    }
    if let Some(known) = other_time(finding, claim) {
        differs.push(Difference {
            slot: "date".into(),
            page: claim.dates[0].span.text.clone(),
            corpus: known.text.clone(),
        });
    }
    differs.extend(contrary::said(finding, claim, terms));
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
                && !claim.clauses.set_aside.contains(&m.at)
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
    differs.extend(beside(vocabulary, index, finding, claim));
    differs.extend(agency(vocabulary, finding, claim));
    differs.extend(speaker(vocabulary, finding, claim));
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
        } else if let Some(purpose) = &finding.purpose
            && let Some(aim) = aim_of_its_system(vocabulary, finding, claim)
        {
            differs.push(Difference { slot: "purpose".into(), page: aim.to_owned(), corpus: purpose.clone() });
        }
    }
    differs
}

/// A vendor that the page puts beside the finding's own, where the corpus looked for just that one and found nothing: "both
/// work for the bureau".
fn beside(vocabulary: &Vocabulary, index: &Index, finding: &Finding, claim: &Claim) -> Option<Difference> {
    if finding.standing != Standing::Documented || !claim.clauses.negations.is_empty() {
        return None;
    }
    let vendors = || {
        claim.mentions.iter().filter(|m| {
            let entity = &vocabulary.entities[m.entity as usize];
            m.via == Via::Named && entity.kind == Kind::Vendor && !entity.generic
        })
    };
    let own = vendors().find(|m| finding.whom.contains(&m.entity))?;
    let joined = |m: &&Mention| !turned(claim, &(own.at.min(m.at)..own.at.max(m.at)));
    let aside = |m: &&Mention| claim.clauses.set_aside.contains(&m.at);
    let sought = |m: &&Mention| finding.who.iter().any(|who| index.sought(*who, m.entity));
    // "it and the other firm build the finding's own system"
    let own_system = claim.mentions.iter().any(|m| m.via == Via::Named && finding.system.contains(&m.entity));
    let maker = |m: &&Mention| own_system && listed_together(claim, own.at, m.at);
    let other =
        vendors().find(|m| !finding.whom.contains(&m.entity) && joined(m) && !aside(m) && (sought(m) || maker(m)))?;
    let name = |m: &Mention| vocabulary.entities[m.entity as usize].name.clone();
    Some(Difference { slot: "vendor".into(), page: name(other), corpus: name(own) })
}

/// The finding's sum, where the page gives one and none that fits.
pub(super) fn other_sum<'f>(finding: &'f Finding, claim: &Claim) -> Option<&'f Money> {
    let fits = |known: &Money| claim.amounts.iter().any(|a| a.fits(known));
    finding.amount.as_ref().filter(|known| !claim.amounts.is_empty() && !fits(known))
}

/// The finding's date, where the page gives one and none that fits.
pub(super) fn other_time<'f>(finding: &'f Finding, claim: &Claim) -> Option<&'f Span> {
    let fits = |known: &Span| claim.dates.iter().any(|d| d.span.fits(known));
    finding.date.as_ref().filter(|known| !claim.dates.is_empty() && !fits(known))
}

/// Words that the finding has of one person, in the mouth of another.
fn speaker(vocabulary: &Vocabulary, finding: &Finding, claim: &Claim) -> Option<Difference> {
    let entity = |e: EntityIx| &vocabulary.entities[e as usize];
    let is_person = |e: EntityIx| matches!(entity(e).kind, Kind::Official | Kind::Leader) && !entity(e).generic;
    let own = finding.who.iter().copied().find(|e| is_person(*e))?;
    if claim.mentions.iter().any(|m| m.entity == own) {
        return None;
    }
    let alike = |e: EntityIx| is_person(e) && entity(e).kind == entity(own).kind;
    let other = claim.mentions.iter().find(|m| m.via == Via::Named && alike(m.entity))?;
    let (page, corpus) = (entity(other.entity).name.clone(), entity(own).name.clone());
    Some(Difference { slot: "speaker".into(), page, corpus })
}

/// An agency in the place of the finding's, or the finding's own set aside: "the museum, not the bureau, ordered it".
fn agency(vocabulary: &Vocabulary, finding: &Finding, claim: &Claim) -> Option<Difference> {
    let is_agency =
        |e: EntityIx| vocabulary.entities[e as usize].kind == Kind::Agency || vocabulary.entities[e as usize].office;
    let served = finding.system.iter().filter_map(|s| vocabulary.entities[*s as usize].serves);
    let own: Vec<EntityIx> = finding.who.iter().chain(&finding.whom).copied().filter(|e| is_agency(*e)).collect();
    let known = if own.is_empty() { served.collect() } else { own.clone() };
    let same = |e: EntityIx| known.iter().any(|k| vocabulary.within(e, *k) || vocabulary.within(*k, e));
    let named = || claim.mentions.iter().filter(|m| m.via < Via::Context && is_agency(m.entity));
    let aside = |m: &&Mention| claim.clauses.set_aside.contains(&m.at);
    let set_aside =
        named().filter(|m| same(m.entity)).any(|m| aside(&m)) && !named().filter(|m| !aside(m)).any(|m| same(m.entity));
    let other = named().find(|m| !same(m.entity));
    let name = |e: EntityIx| vocabulary.entities[e as usize].name.clone();
    let replaced = !own.is_empty() && !named().any(|m| same(m.entity));
    let page = match other {
        Some(other) if set_aside || replaced => name(other.entity),
        None if set_aside => format!("not {}", name(*known.first()?)),
        _ => return None,
    };
    Some(Difference { slot: "agency".into(), page, corpus: name(*known.first()?) })
}
