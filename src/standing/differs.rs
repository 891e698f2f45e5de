//! Which slots of a claim do not fit the finding that bears on it.

use super::Difference;
use crate::claim::{Claim, Stance, Via};
use crate::corpus::{Corpus, Need, Standing};
use crate::vocabulary::{ConceptIx, EntityIx, Kind, Role};

pub(super) fn differences(corpus: &Corpus, findings: &[usize], claim: &Claim) -> Vec<Difference> {
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
