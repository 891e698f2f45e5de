//! What a negation reaches, and what looks like one and denies nothing.

use std::ops::Range;

use super::clauses::ARTICLES;
use super::cues::{Cue, Found};
use super::stance::Clause;
use super::voices::{EMPTY, THAT};
use crate::token::hashes_of;

const DISCLOSES: [u64; 11] = hashes_of([
    "tell",
    "said",
    "say",
    "disclosed",
    "disclose",
    "clear",
    "known",
    "confirmed",
    "explained",
    "explain",
    "revealed",
]);
/// What somebody who does not do it leaves open.
pub(super) const ANSWERS: [u64; 9] =
    hashes_of(["answer", "address", "discuss", "mention", "specify", "elaborate", "explain", "detail", "describe"]);
const WHETHER: [u64; 7] = hashes_of(["whether", "if", "how", "what", "which", "when", "who"]);
const WHO: [u64; 4] = hashes_of(["which", "who", "whose", "whom"]);
const SO: [u64; 1] = hashes_of(["so"]);
const DENIAL: [u64; 1] = hashes_of(["denial"]);
const POINTS_BACK: [u64; 5] = hashes_of(["the", "this", "that", "his", "her"]);
const OF_OR_THAT: [u64; 2] = hashes_of(["of", "that"]);
const SEMICOLON: [u64; 1] = hashes_of([";"]);
const OUGHT: [u64; 3] = hashes_of(["should", "must", "ought"]);
const NOWHERE: [u64; 1] = hashes_of(["nowhere"]);
const NOR: [u64; 1] = hashes_of(["nor"]);
const AUXILIARIES: [u64; 10] = hashes_of(["does", "do", "did", "is", "are", "was", "were", "has", "have", "will"]);
const MAKES: [u64; 4] = hashes_of(["make", "mean", "turn", "put"]);
const HAVING: [u64; 1] = hashes_of(["having"]);
const NO: [u64; 1] = hashes_of(["no"]);
const NOTHING: [u64; 2] = hashes_of(["nothing", "none"]);
const DOES: [u64; 3] = hashes_of(["does", "do", "did"]);
const DOES_NOT: [u64; 3] = hashes_of(["doesn't", "don't", "didn't"]);
const HAVE: [u64; 3] = hashes_of(["have", "has", "had"]);
const NEVER: [u64; 1] = hashes_of(["never"]);
const GIVEN: [u64; 10] =
    hashes_of(["sent", "gave", "given", "sold", "paid", "supplied", "delivered", "shared", "handed", "lent"]);
const OR: [u64; 1] = hashes_of(["or"]);
const OTHER: [u64; 1] = hashes_of(["other"]);
const DO: [u64; 1] = hashes_of(["do"]);
const WITH: [u64; 1] = hashes_of(["with"]);
const TELLS_OF: [u64; 5] = hashes_of(["the", "a", "an", "which", "who"]);
const BINDS: [u64; 6] = hashes_of(["with", "to", "against", "for", "from", "in"]);
const DOUBTS: [u64; 13] = hashes_of([
    "dispute",
    "disputes",
    "disputed",
    "deny",
    "denies",
    "denied",
    "doubt",
    "doubts",
    "doubted",
    "question",
    "questions",
    "contests",
    "ruled",
]);

impl Clause<'_> {
    /// "Nor does the bureau share", "nowhere in it does the tool choose": the verb before its subject is denied, whatever it is.
    pub(super) fn turns_a_clause(&self, no: &Found) -> bool {
        let from = no.at + 1;
        let opens = no.at < self.from + 3;
        let inverts = opens && self.is(no.at, &NOWHERE) && (from..from + 5).any(|at| self.is(at, &AUXILIARIES))
            || no.at == self.from && self.is(no.at, &NOR) && self.is(from, &AUXILIARIES);
        let reach = from..self.turn_after(no.at);
        inverts && self.names.iter().any(|name| reach.contains(name))
    }

    /// "a no-bid contract": part of one word.
    pub(super) fn in_compound(&self, no: &Found) -> bool {
        let next = no.at + 1;
        let hyphen = |at: usize| matches!(self.tokens[at].text(self.text), "-" | "\u{2010}" | "\u{2011}");
        next < self.to && self.tokens[next].start == self.tokens[no.at].end && hyphen(next)
    }

    /// Where the clause of the word at `at` ends: at "but" and the like, at a semicolon ("Acme did not; Globex did"), at
    /// "so that", at ", which" or at ", having".
    pub(super) fn turn_after(&self, at: usize) -> usize {
        let turns = self.cues.iter().filter(|c| matches!(c.cue, Cue::Turn | Cue::Source) && c.at > at).map(|c| c.at);
        let ends = |i: usize| {
            let aside = self.comma(i) && (self.is(i + 1, &WHO) || self.is(i + 1, &HAVING));
            aside || self.is(i, &SEMICOLON) || i > at + 1 && self.is(i, &SO) && self.is(i + 1, &THAT)
        };
        let aside = (at + 1..self.to).find(|i| ends(*i));
        turns.chain(aside).min().unwrap_or(self.to)
    }

    /// ", hardly a dove," between commas says what somebody is, and not that what is told of them is not so.
    pub(super) fn in_apposition(&self, not: &Found) -> bool {
        let next = not.at + not.len;
        let opens = not.at > self.from && self.comma(not.at - 1) && self.is(next, &ARTICLES);
        opens && (next + 1..next + 6).any(|at| self.comma(at))
    }

    /// "should not buy from": what ought not to be is not denied.
    pub(super) fn ought(&self, not: &Found) -> bool {
        not.at > self.from && self.is(not.at - 1, &OUGHT)
    }

    /// "The denial surprised nobody": one that was made before, and is spoken of here.
    pub(super) fn spoken_of(&self, denial: &Found) -> bool {
        let noun = self.is(denial.at, &DENIAL) && denial.at > self.from && self.is(denial.at - 1, &POINTS_BACK);
        noun && !self.is(denial.at + 1, &OF_OR_THAT)
    }

    /// "Nobody would dispute that": the one negation takes the other back.
    pub(super) fn taken_back(&self, denial: &Found) -> bool {
        let near = denial.at.saturating_sub(3)..denial.at;
        denial.len > 1
            && self.is(denial.at, &DOUBTS)
            && self.cues.iter().any(|c| matches!(c.cue, Cue::Not | Cue::No) && near.contains(&c.at))
    }

    /// The sign on a banner, "No Acme here": a slogan, and nobody's denial.
    pub(super) fn slogan(&self, not: &Found) -> bool {
        let mark = |at: usize, marks: [&str; 2]| at < self.to && marks.contains(&self.tokens[at].text(self.text));
        let opens = not.at > self.from && mark(not.at - 1, ["\u{201C}", "\""]) && self.is(not.at, &NO);
        opens && (not.at..not.at + 7).any(|at| mark(at, ["\u{201D}", "\""]))
    }

    /// "no agency has a login to", "it is not a Globex product", "was never shared with": the negation is of a name, and
    /// no word of the vocabulary need say what is denied.
    pub(super) fn denies_a_name(&self, not: &Found, reach: &Range<usize>) -> bool {
        let next = not.at + not.len;
        let named = |place: Range<usize>| self.names.iter().any(|n| place.contains(n));
        let of_both = self.names.len() > 1;
        if self.is(not.at, &NO) {
            let either = not.at > self.from && self.is(not.at - 1, &OR);
            // "no seat in the Globex program"
            // the noun may be a compound: "no log-in to the Globex program"
            let noun = if self.in_compound(&Found { at: next, ..*not }) { next + 2 } else { next };
            let bound = self.is(noun + 1, &BINDS) && named(noun + 2..noun + 4);
            // "clerks have no access to the Globex system": who has none need not be known
            let has = not.at > self.from && self.is(not.at - 1, &HAVE);
            return (of_both || has && bound) && !either && !self.is(next, &OTHER) && (bound || named(next..next + 2));
        }
        // "has nothing to do with": of two names the one with the other
        if let Some(with) = (next..next + 5).find(|at| self.is(*at, &DO) && self.is(at + 1, &WITH)) {
            // "nothing to do with the Globex tool, which the bureau ordered": what is told of it there is not denied
            let told_of = (with + 3..with + 6).any(|at| self.comma(at) && self.is(at + 1, &TELLS_OF));
            let other = of_both || named(self.from..not.at);
            return other && !told_of && named(with + 2..with + 5);
        }
        let copula = not.at > self.from && self.is(not.at - 1, &EMPTY);
        let noun = next + usize::from(self.is(next, &ARTICLES));
        let bound = |at: usize| self.is(at, &BINDS) && named(at + 1..at + 4);
        let does = not.at > self.from && self.is(not.at - 1, &DOES) || self.is(not.at, &DOES_NOT);
        // "never sent the bureau a frame from Globex"
        let object = next + 1 + usize::from(self.is(next + 1, &ARTICLES));
        let here = self.names.iter().filter(|n| (self.from..reach.end).contains(n)).count();
        let sent = self.is(not.at, &NEVER) && here > 1 && self.is(next, &GIVEN) && named(object..object + 1);
        // "does not make it the bureau's supplier"
        let makes = does && self.is(next, &MAKES) && named(next + 2..next + 5);
        copula && named(noun..noun + 1)
            || makes
            || sent
            || (does || self.is(not.at, &NEVER)) && of_both && reach.clone().any(bound)
    }

    /// "gives the museum nothing for it", "sells the agency no alerts": the negation is what the verb before it takes.
    pub(super) fn gets_nothing(&self, not: &Found) -> bool {
        let verb = self.heads.iter().filter(|h| **h < not.at && *h + 5 > not.at).max();
        let names_between = |verb: usize| (verb + 1..not.at).all(|at| self.is(at, &ARTICLES) || self.near_name(at));
        // "awarded no contract" says it by itself
        let takes = |verb: usize| self.is(not.at, &NOTHING) || self.is(not.at, &NO) && verb + 1 < not.at;
        verb.is_some_and(|verb| takes(*verb) && names_between(*verb))
    }

    /// Whether a name begins at this word or the one before.
    fn near_name(&self, at: usize) -> bool {
        self.names.iter().any(|n| *n == at || n + 1 == at)
    }

    /// "Nobody disputes that", "does not deny": the one negation takes the other back.
    pub(super) fn grants(&self, not: &Found) -> bool {
        let next = not.at + not.len;
        (next..next + 3).any(|at| self.is(at, &DOUBTS))
    }

    /// "has not said whether": neither so nor not so.
    pub(super) fn leaves_open(&self, not: &Found) -> bool {
        let from = not.at + not.len;
        let said = (from..(from + 2).min(self.to)).find(|at| self.is(*at, &DISCLOSES) || self.is(*at, &ANSWERS));
        said.is_some_and(|at| (at + 1..at + 4).any(|next| self.is(next, &WHETHER)))
    }
}
