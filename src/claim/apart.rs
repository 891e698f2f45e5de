//! What a sentence sets apart: who its words are from, a slogan, a name that a contrast puts aside, what is so of some only.

use std::ops::Range;

use super::clauses::{AND, ARTICLES, COMMA, Joints, SMALL};
use super::cues::Cue;
use super::mention::Mention;
use super::reading::Line;
use super::resolve::is_possessive;
use super::voices::THAT;
use crate::token::{Kind as TokenKind, hashes_of};
use crate::vocabulary::{ConceptIx, Role};

/// Words that may stand after a name and are no noun, beside [`SMALL`].
const AFTER_NAME: [u64; 52] = hashes_of([
    "or",
    "nor",
    "more",
    "now",
    "today",
    "already",
    "too",
    "also",
    "every",
    "of",
    "against",
    "across",
    "throughout",
    "than",
    "like",
    "without",
    "within",
    "about",
    "around",
    "again",
    "yet",
    "here",
    "there",
    "this",
    "last",
    "next",
    "because",
    "if",
    "where",
    "which",
    "who",
    "whether",
    "since",
    "until",
    "though",
    "although",
    "once",
    "only",
    "even",
    "will",
    "would",
    "has",
    "have",
    "had",
    "was",
    "were",
    "can",
    "could",
    "much",
    "most",
    "all",
    "alone",
]);

impl Joints<'_> {
    /// A noun that the sentence begins with and a verb of saying follows: its words are given, and it is not the matter.
    pub(super) fn sources(&self, line: &Line) -> Vec<usize> {
        let begins = self.sentence.from..self.sentence.from + 5;
        let noun = |at: usize| {
            let word = self.tokens[at].text(self.text);
            !word.ends_with("ed") && !word.ends_with("ing")
        };
        let tells = |end: usize| {
            let mut says = line.cues.iter().filter(|c| c.cue == Cue::Say && (end..end + 9).contains(&c.at));
            says.any(|c| {
                let next = c.at + c.len;
                c.at == end || (next..(next + 4).min(self.sentence.to)).any(|at| self.is(at, &THAT))
            })
        };
        let matter = |c: ConceptIx| self.vocabulary.concepts[c as usize].blocks;
        let concepts = line.named.concepts.iter().filter(|(c, at, _)| matter(*c) && begins.contains(at) && noun(*at));
        concepts.filter(|(_, at, len)| tells(at + len)).map(|(_, at, _)| *at).collect()
    }

    pub(super) fn slogans(&self) -> Vec<Range<usize>> {
        const NO: [u64; 3] = hashes_of(["no", "stop", "end"]);
        let mark = |at: usize, marks: [&str; 2]| marks.contains(&self.tokens[at].text(self.text));
        let opens = |at: &usize| *at > self.sentence.from && self.is(*at, &NO) && mark(at - 1, ["\u{201C}", "\""]);
        let closes = |at: usize| (at..self.sentence.to.min(at + 8)).find(|end| mark(*end, ["\u{201D}", "\""]));
        self.all().filter(opens).filter_map(|at| closes(at).map(|end| at..end)).collect()
    }

    /// ", not the agency", "rather than by the agency", "chose another over the agency".
    pub(super) fn set_aside(&self) -> Vec<usize> {
        const BEFORE_NAME: [u64; 8] = hashes_of(["the", "a", "an", "by", "for", "to", "from", "with"]);
        const NOT: [u64; 1] = hashes_of(["not"]);
        const OVER: [u64; 1] = hashes_of(["over"]);
        const CHOSE: [u64; 8] =
            hashes_of(["chose", "chosen", "chooses", "choose", "picked", "picks", "preferred", "selected"]);
        const RATHER: [u64; 4] = hashes_of(["rather", "instead", "than", "of"]);
        let opens = |at: usize| at == self.sentence.from || self.is(at - 1, &COMMA) || self.is(at - 1, &AND);
        let before = |m: &Mention| {
            let mut at = m.at;
            while at > self.sentence.from && self.is(at - 1, &BEFORE_NAME) {
                at -= 1;
            }
            let last = at.checked_sub(1).filter(|at| *at >= self.sentence.from)?;
            let not = self.is(last, &NOT) && opens(last);
            let rather = last > self.sentence.from && self.is(last, &RATHER) && self.is(last - 1, &RATHER);
            // "chose another over it"
            let over = self.is(last, &OVER) && (last.saturating_sub(6)..last).any(|at| self.is(at, &CHOSE));
            (not || rather || over).then_some(m.at)
        };
        self.names().filter_map(before).collect()
    }

    /// The name may have an article before it, and none else stands between. It must be said of the name itself or of what
    /// it does ("the agency's critics", "agency whistleblowers" are somebody else).
    pub(super) fn said_of(&self, line: &Line) -> Vec<(ConceptIx, usize)> {
        let topics =
            line.named.concepts.iter().filter(|(c, ..)| self.vocabulary.concepts[*c as usize].role == Role::Topic);
        let does = |at: usize| {
            let mut purposes = line
                .named
                .concepts
                .iter()
                .filter(|(c, ..)| self.vocabulary.concepts[*c as usize].role == Role::Purpose);
            purposes.any(|(_, from, _)| *from == at) || self.names().any(|n| n.at == at)
        };
        let itself = |m: &Mention| {
            let next = m.at + m.len;
            let owns = |at: usize| matches!(self.tokens[at].text(self.text), "'s" | "\u{2019}s" | "\u{2019}" | "'");
            next >= self.sentence.to
                || !owns(next) && self.tokens[next].kind != TokenKind::Word
                || self.is(next, &SMALL)
                || does(next)
        };
        let of = |end: usize| {
            let object = move |m: &&Mention| end <= m.at && (end..m.at).all(|i| self.is(i, &ARTICLES));
            self.names().find(object).filter(|m| itself(m))
        };
        topics.filter_map(|(c, at, len)| of(at + len).map(|m| (*c, m.at))).collect()
    }

    /// Between subject and verb only small words may stand, and before the object only an article.
    pub(super) fn plain(&self, line: &Line) -> Vec<(usize, usize)> {
        const SOFTLY: [u64; 22] = hashes_of([
            "is",
            "are",
            "has",
            "have",
            "had",
            "been",
            "does",
            "do",
            "did",
            "not",
            "now",
            "also",
            "already",
            "increasingly",
            "widely",
            "still",
            "agents",
            "officers",
            "officials",
            "itself",
            "doesn't",
            "don't",
        ]);
        const BEFORE: [u64; 7] = hashes_of(["the", ",", ":", ";", "and", "but", "because"]);
        const OBJECT: [u64; 6] = hashes_of(["the", "more", "its", "such", "much", "some"]);
        let relation = |c: ConceptIx| self.vocabulary.concepts[c as usize].role == Role::Relation;
        let opens = |at: usize| at == self.sentence.from || self.is(at - 1, &BEFORE);
        let mut tied = Vec::new();
        for (_, from, len) in line.named.concepts.iter().filter(|(c, ..)| relation(*c)) {
            let softly = |m: &Mention| m.at + m.len <= *from && (m.at + m.len..*from).all(|at| self.is(at, &SOFTLY));
            let to = from + len;
            let next = |m: &Mention| to <= m.at && (to..m.at).all(|at| self.is(at, &OBJECT));
            for subject in self.names().filter(|m| opens(m.at) && softly(m)) {
                tied.extend(self.names().filter(|m| next(m)).map(|object| (subject.at, object.at)));
            }
        }
        tied
    }

    /// "AI glasses": a name with a noun right after it, by which it is a kind of that.
    pub(super) fn kinds(&self) -> Vec<usize> {
        let noun = |at: usize| {
            at < self.sentence.to
                && self.tokens[at].kind == TokenKind::Word
                && !self.is(at, &SMALL)
                && !self.is(at, &AFTER_NAME)
                && !self.tokens[at].text(self.text).ends_with("ly")
                && !is_possessive(self.tokens, self.text, at)
        };
        self.names().filter(|m| noun(m.at + m.len)).map(|m| m.at).collect()
    }

    /// "only the chiefs", but not "not only the chiefs".
    pub(super) fn only(&self) -> Vec<usize> {
        const ONLY: [u64; 3] = hashes_of(["only", "solely", "exclusively"]);
        const NOT: [u64; 8] = hashes_of(["not", "isn't", "aren't", "doesn't", "don't", "wasn't", "weren't", "cannot"]);
        let negated = |at: usize| at > self.sentence.from && self.is(at - 1, &NOT);
        self.all().filter(|at| self.is(*at, &ONLY) && !negated(*at)).collect()
    }
}
