//! Who utters criticism or praise, by where it stands: right before the words, and not who they are said of.

use super::clauses::{COMMA, Joints};
use super::mention::Mention;
use super::reading::Line;
use crate::token::{Kind as TokenKind, hashes_of};

/// What may stand between who speaks and the verb.
const BETWEEN: [u64; 9] = hashes_of(["has", "have", "had", "also", "once", "now", "himself", "herself", "openly"]);
const BE: [u64; 6] = hashes_of(["is", "are", "was", "were", "been", "being"]);
const WHO: [u64; 1] = hashes_of(["who"]);

impl Joints<'_> {
    /// "Doe was criticized by the bureau": who stands before such words and is spoken of all the same.
    pub(super) fn criticized(&self, line: &Line) -> Vec<usize> {
        let passive = |verb: usize| verb > self.sentence.from && self.is(verb - 1, &BE) && self.ends(verb, "ed");
        let before = |verb: usize| {
            let names = self.names().filter(move |m| (m.at + m.len..m.at + m.len + 4).contains(&verb));
            names.last().map(|m| m.at)
        };
        self.speeches(line).filter(|verb| passive(*verb)).filter_map(before).collect()
    }

    /// Whether all such words come from somebody else: "Roe has criticized", "employees who criticized".
    pub(super) fn another_critic(&self, line: &Line) -> bool {
        let mut speeches = self.speeches(line).peekable();
        speeches.peek().is_some() && speeches.all(|verb| self.speaks_by_a_stranger(verb))
    }

    fn speaks_by_a_stranger(&self, verb: usize) -> bool {
        let at = self.subject_end(verb);
        let named = |end: usize| self.mentions.iter().any(|m| m.at < end && m.at + m.len >= end);
        if at < self.sentence.from + 2 || named(at) {
            return false;
        }
        if self.is(at - 1, &WHO) {
            let comma = self.is(at - 2, &COMMA);
            let noun = at - 2 - usize::from(comma && at > self.sentence.from + 2);
            let person = self.mentions.iter().any(|m| self.is_person(m) && m.at <= noun && noun < m.at + m.len);
            return !person && !comma && !self.tokens[noun].capital;
        }
        // two capitals that no name of the vocabulary holds: "Jane Roe criticized"
        let name = |at: usize| self.tokens[at].capital && self.tokens[at].kind == TokenKind::Word && !named(at + 1);
        name(at - 1) && name(at - 2)
    }

    /// Where the subject of a verb ends that stands right before it.
    fn subject_end(&self, verb: usize) -> usize {
        let mut at = verb;
        while at > self.sentence.from && (self.is(at - 1, &BETWEEN) || self.ends(at - 1, "ly")) {
            at -= 1;
        }
        at
    }

    /// Where words of criticism or praise stand that are verbs of somebody.
    fn speeches<'l>(&'l self, line: &'l Line) -> impl Iterator<Item = usize> + 'l {
        let concepts = line.named.concepts.iter();
        concepts.filter(|(c, ..)| self.vocabulary.concepts[*c as usize].speech).map(|(_, at, _)| *at)
    }

    fn ends(&self, at: usize, with: &str) -> bool {
        self.tokens[at].text(self.text).ends_with(with)
    }

    /// Somebody known who stands right before such words, and who that is.
    pub(super) fn critic(&self, line: &Line) -> Option<&Mention> {
        let at = self.subject_end(self.speeches(line).next()?);
        self.names().find(|m| self.is_person(m) && m.at + m.len == at)
    }
}
