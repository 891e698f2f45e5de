//! Whose words a sentence gives, where its shape tells and no verb of saying need be known.

use std::ops::Range;

use super::cues::{Cue, Found};
use super::stance::Clause;
use crate::token::{Kind, hashes_of};

const PRONOUNS: [u64; 3] = hashes_of(["he", "she", "they"]);
/// Verbs that stand between commas with a pronoun and tell nobody's words: "as they did, ...".
const EMPTY: [u64; 17] = hashes_of([
    "is", "are", "was", "were", "be", "do", "does", "did", "has", "have", "had", "can", "could", "will", "would",
    "must", "may",
]);
const ENDS: [u64; 3] = hashes_of([",", ".", ";"]);
const COMMA: [u64; 1] = hashes_of([","]);
const DISCLOSES: [u64; 10] = hashes_of([
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
const WHETHER: [u64; 7] = hashes_of(["whether", "if", "how", "what", "which", "when", "who"]);
const CALLS: [u64; 2] = hashes_of(["calls", "calling"]);
const CALLED: [u64; 2] = hashes_of(["calls", "called"]);
const ON: [u64; 1] = hashes_of(["on"]);
const WORKERS: [u64; 7] =
    hashes_of(["workers", "employees", "staff", "staffers", "engineers", "thousands", "hundreds"]);
const CALLS_ON: [u64; 6] = hashes_of(["on", "for", "upon", "off", "in", "to"]);
const ARTICLES: [u64; 2] = hashes_of(["a", "an"]);
const THINKS: [u64; 8] = hashes_of(["thought", "thinks", "think", "felt", "feels", "feared", "guessed", "reckoned"]);
const RELATIVE: [u64; 2] = hashes_of(["that", "which"]);
const INTRODUCES: [u64; 2] = hashes_of(["that", ","]);
const BEFORE_QUOTE: [u64; 2] = hashes_of([":", ","]);
const IF: [u64; 2] = hashes_of(["if", "suppose"]);

impl Clause<'_> {
    pub(super) fn is(&self, at: usize, words: &[u64]) -> bool {
        (self.from..self.to).contains(&at) && self.tokens[at].is_one_of(words)
    }

    fn all(&self) -> Range<usize> {
        self.from..self.to
    }

    fn comma(&self, at: usize) -> bool {
        self.is(at, &COMMA)
    }

    /// "has not said whether": neither so nor not so.
    pub(super) fn leaves_open(&self, not: &Found) -> bool {
        let from = not.at + not.len;
        let said = (from..(from + 2).min(self.to)).find(|at| self.is(*at, &DISCLOSES));
        said.is_some_and(|at| (at + 1..at + 4).any(|next| self.is(next, &WHETHER)))
    }

    /// "The letter calls on the company to stop": what it says. Workers who call on theirs do so themselves.
    pub(super) fn calls_on(&self) -> bool {
        let at = self.all().find(|at| self.is(*at, &CALLED) && self.is(at + 1, &ON));
        at.is_some_and(|at| !(self.from..at).any(|before| self.is(before, &WORKERS)))
    }

    /// "The paper calls the system a filing cabinet": a name that somebody gives it.
    pub(super) fn calls_it(&self) -> bool {
        let calls = |at: usize| self.is(at, &CALLS) && !self.is(at + 1, &CALLS_ON);
        self.all().any(|at| calls(at) && (at + 2..at + 9).any(|next| self.is(next, &ARTICLES)))
    }

    /// ", he allowed.", ", they fear, ...": whatever the verb, somebody's words.
    pub(super) fn told_in_passing(&self) -> bool {
        let passing = |at: usize| {
            let (verb, end) = (at + 2, at + 3);
            self.comma(at)
                && (self.is(at + 1, &PRONOUNS) || self.thought_in_passing(at))
                && verb < self.to
                && self.tokens[verb].kind == Kind::Word
                && !self.is(verb, &EMPTY)
                && (end >= self.to || self.is(end, &ENDS))
        };
        self.all().any(passing)
    }

    /// "said that", "report that", ", she wrote": a clause of somebody's words comes with it.
    pub(super) fn introduces(&self, found: &Found) -> bool {
        let end = found.at + found.len;
        self.is(end, &INTRODUCES)
            || self.is(end - 1, &INTRODUCES)
            || found.at > self.from + 1 && self.comma(found.at - 2)
    }

    /// "the software that the agency says it needs": what is said there is an aside to what the sentence says itself.
    pub(super) fn in_relative_clause(&self, said: usize) -> bool {
        let near = said.saturating_sub(4).max(self.from + 1)..said;
        let opens = near.clone().find(|at| self.is(*at, &RELATIVE) && self.tokens[at - 1].kind == Kind::Word);
        opens.is_some_and(|that| {
            let after_verb = self.cues.iter().any(|f| f.cue == Cue::Say && f.at + f.len == that);
            !after_verb && that + 1 < said && self.strong.iter().any(|head| *head < that)
        })
    }

    /// ", one student thought,"
    fn thought_in_passing(&self, comma: usize) -> bool {
        let verb = (comma + 2..comma + 5).find(|at| self.is(*at, &THINKS));
        verb.is_some_and(|at| self.is(at + 1, &ENDS))
    }

    /// "Could it end up there, asks the member from Ohio": a question without its mark.
    pub(super) fn asked_in_passing(&self) -> bool {
        let mut asks = self.cues.iter().filter(|f| f.cue == Cue::Ask && f.len == 1);
        asks.any(|f| f.at > self.from && self.comma(f.at - 1) && self.tokens[f.at].text(self.text).ends_with("ks"))
    }

    /// "Asked whether it does, an official says that ...": the answer is what the sentence gives.
    pub(super) fn answers(&self, asked: usize) -> bool {
        let before = asked.checked_sub(1).filter(|at| *at >= self.from);
        let participle = self.tokens[asked].text(self.text) == "Asked"
            && before.is_none_or(|at| self.tokens[at].kind != Kind::Word || !self.tokens[at].capital);
        participle && self.cues.iter().any(|f| f.cue == Cue::Say && f.at > asked)
    }

    /// `They are blunt: "we cannot leave."`: a quotation that is a clause of its own.
    pub(super) fn quotes_a_clause(&self) -> bool {
        let mut open = None;
        let mut words = 0;
        for at in self.all() {
            match self.tokens[at].text(self.text) {
                "\u{201C}" => (open, words) = (Some(at), 0),
                "\"" if open.is_none() => (open, words) = (Some(at), 0),
                "\"" | "\u{201D}" => {
                    let after = open.take().is_some_and(|o| o > self.from && self.is(o - 1, &BEFORE_QUOTE));
                    if after && words >= 4 {
                        return true;
                    }
                }
                _ => words += usize::from(self.tokens[at].kind == Kind::Word),
            }
        }
        false
    }

    /// "If it tore up the contract, ...": all that makes the claim is only supposed.
    pub(super) fn supposed(&self) -> bool {
        let ends = self.all().find(|at| self.comma(*at));
        self.is(self.from, &IF)
            && !self.heads.is_empty()
            && ends.is_some_and(|end| self.heads.iter().chain(self.names).all(|at| *at < end))
    }
}
