//! What a page says the other way round: "defended the agency" where the document reports that he criticized it.

use super::Difference;
use super::terms::Terms;
use crate::claim::{Claim, Stance};
use crate::corpus::{Contrary, Finding, Need};

/// Whether a claim says this contrary of a finding. Who denies the contrary, or a detail of it ("not shrinking but
/// growing"), says what the finding says.
fn holds(contrary: &Contrary, finding: &Finding, claim: &Claim, terms: &Terms) -> bool {
    let pattern = &finding.when[contrary.pattern as usize];
    claim.stance != Stance::Denied
        && pattern.iter().all(|group| terms.meets(group))
        && !claim.details.iter().any(|(c, at, _)| {
            let asked = pattern.iter().any(|group| group.any.contains(&Need::Concept(*c)));
            asked && claim.clauses.negations.iter().any(|no| no + 1 == *at)
        })
        && contrary.of.is_none_or(|of| {
            let ours = |at: usize| claim.mentions.iter().any(|m| m.at == at && m.entity == of);
            let asked = |c| pattern.iter().any(|group| group.any.contains(&Need::Concept(c)));
            claim.clauses.said_of.iter().any(|(c, at)| asked(*c) && ours(*at))
        })
        && contrary.only.is_none_or(|narrowed| {
            let after = |only: usize| {
                let mut all = claim.concepts.iter().chain(&claim.details);
                all.any(|(c, at, _)| *c == narrowed && (only + 1..only + 9).contains(at))
            };
            claim.clauses.only.iter().any(|only| after(*only))
        })
}

/// Whether this pattern of a finding says its contrary, and the claim does not say that after all.
pub(super) fn misses(finding: &Finding, pattern: u32, claim: &Claim, terms: &Terms) -> bool {
    let contrary = finding.contrary.iter().find(|c| c.pattern == pattern);
    contrary.is_some_and(|c| !holds(c, finding, claim, terms))
}

/// Whether a claim says any contrary of a finding.
pub(super) fn is_said(finding: &Finding, claim: &Claim, terms: &Terms) -> bool {
    finding.contrary.iter().any(|c| holds(c, finding, claim, terms))
}

/// The first contrary that a claim says, as what differs.
pub(super) fn said(finding: &Finding, claim: &Claim, terms: &Terms) -> Option<Difference> {
    let contrary = finding.contrary.iter().find(|c| holds(c, finding, claim, terms))?;
    let (slot, page, corpus) = (contrary.slot.clone(), contrary.page.clone(), contrary.corpus.clone());
    Some(Difference { slot, page, corpus })
}
