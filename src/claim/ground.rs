//! What a sentence gives only as the ground for something else: "it is a partner there, which proves that it serves the
//! bureau" is about the serving.

use std::ops::Range;

use super::clauses::{COMMA, Joints};
use super::mention::Mention;
use crate::token::hashes_of;
use crate::vocabulary::{Kind, Side};

const PROVES: [u64; 17] = hashes_of([
    "prove",
    "proves",
    "proved",
    "proving",
    "show",
    "shows",
    "showed",
    "showing",
    "mean",
    "means",
    "meant",
    "meaning",
    "implies",
    "implying",
    "suggests",
    "confirms",
    "demonstrates",
]);
const MAKES: [u64; 4] = hashes_of(["makes", "made", "make", "making"]);
const PROOF: [u64; 3] = hashes_of(["proof", "evidence", "confirmation"]);
const AS: [u64; 1] = hashes_of(["as"]);
const THAT_OR_OF: [u64; 2] = hashes_of(["that", "of"]);
const SO: [u64; 4] = hashes_of(["so", "therefore", "thus", "hence"]);
const THAT: [u64; 1] = hashes_of(["that"]);
const BECAUSE: [u64; 2] = hashes_of(["because", "since"]);
const OPENS: [u64; 7] = hashes_of(["because", "since", "as", "given", "through", "by", "if"]);
const POINTS_BACK: [u64; 7] = hashes_of(["it", "its", "they", "their", "them", "he", "she"]);
const IT: [u64; 3] = hashes_of(["it", "them", "its"]);

impl Joints<'_> {
    /// Where the sentence concludes something of both sides from what the rest of it says.
    pub(super) fn conclusion(&self) -> Option<Range<usize>> {
        let Range { start, end } = self.all();
        let is = |at: usize, words: &[u64]| at < end && self.is(at, words);
        if is(start, &OPENS) {
            // the ground may hold commas of its own
            let commas = self.all().rev().filter(|at| is(*at, &COMMA));
            return commas.map(|comma| comma..end).find(|c| self.ties(c));
        }
        let found = (start + 1..end).find_map(|at| {
            let as_proof = is(at, &PROOF) && self.is(at - 1, &AS) && is(at + 1, &THAT_OR_OF);
            let makes_it = is(at, &MAKES) && is(at + 1, &IT);
            let so = is(at, &SO) && !is(at + 1, &THAT) && (self.is(at - 1, &COMMA) || is(at + 1, &POINTS_BACK));
            if is(at, &PROVES) || as_proof || makes_it || so {
                return Some(at..end);
            }
            // "the bureau uses its models, for it is a partner there": of an agency by name, for mostly the reason is what is told
            let agency = |m: &Mention| m.at < at && self.vocabulary.entities[m.entity as usize].kind == Kind::Agency;
            (is(at, &BECAUSE) && self.names().any(agency)).then_some(start..at)
        });
        found.filter(|c| self.ties(c))
    }

    /// Whether these words name both sides, be it with "it".
    fn ties(&self, words: &Range<usize>) -> bool {
        let named =
            |side: Side| self.names().any(|m| words.contains(&m.at) && self.vocabulary.side(m.entity) == Some(side));
        let points_back = || words.clone().any(|at| self.is(at, &POINTS_BACK));
        named(Side::Enforcement) && (named(Side::Technology) || points_back())
    }
}
