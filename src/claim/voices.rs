//! Whose words a sentence gives, where its shape tells and no verb of saying need be known.

use std::ops::Range;

use super::clauses;
use super::cues::{Cue, Found};
use super::resolve::is_possessive;
use super::stance::Clause;
use crate::token::{Kind, hashes_of};

const PRONOUNS: [u64; 3] = hashes_of(["he", "she", "they"]);
/// Verbs that stand between commas with a pronoun and tell nobody's words: "as they did, ...".
pub(super) const EMPTY: [u64; 17] = hashes_of([
    "is", "are", "was", "were", "be", "do", "does", "did", "has", "have", "had", "can", "could", "will", "would",
    "must", "may",
]);
const ENDS: [u64; 3] = hashes_of([",", ".", ";"]);
const COMMA: [u64; 1] = hashes_of([","]);
const CALLS: [u64; 2] = hashes_of(["calls", "calling"]);
const CALLED: [u64; 2] = hashes_of(["calls", "called"]);
const ON: [u64; 1] = hashes_of(["on"]);
const WORKERS: [u64; 7] =
    hashes_of(["workers", "employees", "staff", "staffers", "engineers", "thousands", "hundreds"]);
const CALLS_ON: [u64; 6] = hashes_of(["on", "for", "upon", "off", "in", "to"]);
pub(super) const TO: [u64; 1] = hashes_of(["to"]);
const TELLS: [u64; 3] = hashes_of(["tells", "told", "telling"]);
const CALLED_IT: [u64; 1] = hashes_of(["called"]);
const BEFORE_CALLED: [u64; 8] =
    hashes_of(["system", "software", "program", "tool", "app", "platform", "product", "so"]);
const OBJECTS: [u64; 8] = hashes_of(["the", "it", "them", "this", "that", "its", "their", "those"]);
const ARTICLES: [u64; 2] = hashes_of(["a", "an"]);
const THINKS: [u64; 8] = hashes_of(["thought", "thinks", "think", "felt", "feels", "feared", "guessed", "reckoned"]);
const RELATIVE: [u64; 2] = hashes_of(["that", "which"]);
const WHO: [u64; 1] = hashes_of(["who"]);
pub(super) const THAT: [u64; 1] = hashes_of(["that"]);
const INTRODUCES: [u64; 2] = hashes_of(["that", ","]);
const BEFORE_QUOTE: [u64; 2] = hashes_of([":", ","]);
const IF: [u64; 2] = hashes_of(["if", "suppose"]);

const WRITER: [u64; 2] = hashes_of(["i", "we"]);
const NOW: [u64; 15] = hashes_of([
    "say", "think", "believe", "argue", "suspect", "note", "consider", "admit", "wrote", "joked", "argued", "noted",
    "said", "reported", "add",
]);
const DO: [u64; 5] = hashes_of(["do", "would", "should", "might", "must"]);
const YOU: [u64; 1] = hashes_of(["you"]);
const LEARNS: [u64; 4] = hashes_of(["read", "heard", "hear", "told"]);
const TO_OR_FOR: [u64; 2] = hashes_of(["to", "for"]);
const SOMEBODY: [u64; 3] = hashes_of(["him", "her", "them"]);
const BY: [u64; 1] = hashes_of(["by"]);
const ACCOUNT: [u64; 5] = hashes_of(["account", "telling", "reckoning", "lights", "accounts"]);
const WRITES: [u64; 6] = hashes_of(["wrote", "writes", "write", "written", "announced", "announces"]);
const ABOUT: [u64; 1] = hashes_of(["about"]);
const GOES: [u64; 2] = hashes_of(["goes", "went"]);
const REPORTED: [u64; 4] = hashes_of(["reported", "reports", "writes", "wrote"]);
const REPORTED_THAT: [u64; 3] = hashes_of(["reported", "revealed", "disclosed"]);
const ADJECTIVES: [u64; 2] = hashes_of(["alleged", "described"]);
const BEFORE_ADJECTIVE: [u64; 13] =
    hashes_of(["of", "and", "or", "the", "an", "its", "their", "for", "with", "from", "to", "by", "as"]);
const ADDS: [u64; 5] = hashes_of(["adds", "added", "maintain", "maintains", "maintained"]);
const AGREES: [u64; 2] = hashes_of(["agrees", "agree"]);
const WITH: [u64; 1] = hashes_of(["with"]);
const BE: [u64; 8] = hashes_of(["is", "are", "was", "were", "been", "be", "being", "only"]);
const PASSIVE_ONLY: [u64; 3] = hashes_of(["promised", "assured", "credited"]);
const PAPERS: [u64; 12] = hashes_of([
    "paper",
    "newsletter",
    "label",
    "text",
    "report",
    "story",
    "account",
    "legend",
    "column",
    "blog",
    "tabloid",
    "version",
]);
const HAS: [u64; 3] = hashes_of(["had", "has", "have"]);
const ARE: [u64; 2] = hashes_of(["are", "is"]);
const RIGHT: [u64; 5] = hashes_of(["right", "correct", "believed", "true", "accurate"]);
const WORDS: [u64; 8] =
    hashes_of(["opinion", "view", "telling", "estimate", "reckoning", "contention", "admission", "phrase"]);
const STANDS: [u64; 15] = hashes_of([
    "line",
    "case",
    "argument",
    "answer",
    "claim",
    "position",
    "version",
    "reply",
    "complaint",
    "point",
    "objection",
    "worry",
    "fear",
    "assurance",
    "promise",
]);
const THAT_OR_COLON: [u64; 2] = hashes_of(["that", ":"]);
const LETTER: [u64; 5] = hashes_of(["letter", "petition", "statement", "resolution", "manifesto"]);
const DEMANDS: [u64; 6] = hashes_of(["demands", "demanded", "demanding", "urges", "urged", "implores"]);
const ASKS: [u64; 6] = hashes_of(["asks", "asked", "begs", "begged", "appeals", "calls"]);
const IT: [u64; 1] = hashes_of(["it"]);
const MAY: [u64; 3] = hashes_of(["may", "might", "could"]);
const WELL: [u64; 1] = hashes_of(["well"]);
const CALL: [u64; 1] = hashes_of(["call"]);
const PER: [u64; 1] = hashes_of(["per"]);
const DECLINES: [u64; 4] = hashes_of(["declined", "declines", "refused", "refuses"]);

impl Clause<'_> {
    pub(super) fn is(&self, at: usize, words: &[u64]) -> bool {
        (self.from..self.to).contains(&at) && self.tokens[at].is_one_of(words)
    }

    fn all(&self) -> Range<usize> {
        self.from..self.to
    }

    pub(super) fn comma(&self, at: usize) -> bool {
        self.is(at, &COMMA)
    }

    /// A comma shortly before, with words before it.
    fn after_a_comma(&self, at: usize) -> bool {
        (at.saturating_sub(5)..at).any(|comma| comma > self.from && self.comma(comma))
    }

    /// "I think", "I would add": the words of who writes, and of nobody else; nor are "you will have read that" anybody's.
    pub(super) fn by_the_writer(&self, said: &Found) -> bool {
        let before = said.at.saturating_sub(1 + usize::from(said.at > 0 && self.is(said.at - 1, &DO)));
        let reader = (said.at.saturating_sub(4)..said.at).any(|at| self.is(at, &YOU));
        said.at > self.from && self.is(before, &WRITER) && self.is(said.at, &NOW) || reader && self.is(said.at, &LEARNS)
    }

    /// "To them it is a toy", "By that account ...": what somebody thinks or tells, from the start.
    pub(super) fn to_somebody(&self) -> bool {
        let first = |words: &[u64]| self.is(self.from, words);
        let by_name = self.people.contains(&(self.from + 1));
        let thinks =
            first(&TO_OR_FOR) && (by_name || self.is(self.from + 1, &SOMEBODY)) && !self.is(self.from + 2, &TO);
        // "Third, by a clerk's account, ...", "A. By most accounts": after a mark
        let by = |at: usize| self.is(at, &BY) && (at == self.from || self.tokens[at - 1].kind == Kind::Mark);
        let tells = self.all().any(|at| by(at) && (at + 2..at + 6).any(|next| self.is(next, &ACCOUNT)));
        thinks || tells
    }

    /// "It wrote the program": what is written is a thing, and nobody's words.
    pub(super) fn makes(&self, said: &Found) -> bool {
        if said.at <= self.from {
            return false;
        }
        let next = said.at + 1;
        // "wrote the bureau that it", but "wrote a program that"
        let heard = !self.is(next, &clauses::ARTICLES) || self.names.contains(&(next + 1));
        let words = heard && (next..next + 6).any(|at| self.is(at, &THAT));
        // "wrote it for the bureau", "wrote the bureau a letter"
        let it = self.is(next, &OBJECTS) || self.names.contains(&next) && self.is(next + 1, &clauses::ARTICLES);
        // "wrote about the screening of visitors"
        let about = self.is(next, &ABOUT);
        let thing = it || self.is(next, &clauses::ARTICLES) || self.is(next, &TO) && !self.comma(said.at - 1);
        said.len == 1 && self.is(said.at, &WRITES) && (about || thing && !words)
    }

    /// "per search": a rate, and not who says so.
    pub(super) fn rate(&self, source: &Found) -> bool {
        let next = source.at + 1;
        source.len == 1 && self.is(source.at, &PER) && next < self.to && !self.tokens[next].capital
    }

    /// "The letter calls on the company to stop": what it says. Workers who call on theirs do so themselves.
    pub(super) fn calls_on(&self) -> bool {
        let call = |at: usize| self.is(at, &CALLED) || self.is(at, &CALL) && at > self.from && self.is(at - 1, &WRITER);
        let at = self.all().find(|at| call(*at) && self.is(at + 1, &ON));
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

    /// ", the harbour paper reported,", ", he went on.": with words before it.
    pub(super) fn reported_in_passing(&self) -> bool {
        let passing = |at: usize| {
            let end = if self.is(at, &GOES) && self.is(at + 1, &ON) { at + 2 } else { at + 1 };
            // "the paper has it."
            let has_it = at > self.from && self.is(at - 1, &PAPERS) && self.is(at, &HAS) && self.is(at + 1, &IT);
            let end = if has_it { at + 2 } else { end };
            (end == at + 2 || self.is(at, &REPORTED))
                && (end >= self.to || self.is(end, &ENDS))
                && self.after_a_comma(at)
        };
        self.all().any(passing)
    }

    /// "The paper reported last week that": a clause of its words comes with it.
    pub(super) fn reported_that(&self) -> bool {
        let reported = |at: usize| {
            at > self.from
                && self.is(at, &REPORTED_THAT)
                && !self.is(at - 1, &BE)
                && (at + 1..at + 5).any(|that| self.is(that, &THAT))
        };
        self.all().any(reported)
    }

    /// "The letter is demanding that", "Their petition urges": what it says, for it is made of words.
    pub(super) fn a_letter_asks(&self) -> bool {
        let letter = (self.from..self.from + 5).find(|at| self.is(*at, &LETTER));
        // "asks the vendor to stop", but "asks for a tool that"
        let asks = |at: usize| self.is(at, &ASKS) && (at + 2..at + 7).any(|to| self.is(to, &TO));
        letter.is_some_and(|at| (at + 1..at + 5).any(|verb| self.is(verb, &DEMANDS) || asks(verb)))
    }

    /// "alleged members of a gang", "what is described as a licence", "an app that warns of it": said of a noun, or by a thing.
    pub(super) fn tells_of_a_noun(&self, said: &Found) -> bool {
        let before = said.at.checked_sub(1).filter(|at| *at >= self.from);
        let adjective = |at: usize| self.is(at, &BEFORE_ADJECTIVE) || self.is(at, &BE);
        // "was promised a sum"
        let passive = self.is(said.at, &PASSIVE_ONLY) && before.is_some_and(|at| self.is(at, &BE));
        // "an app that warned of the agency"
        let machine =
            said.at > self.from + 1 && self.is(said.at - 1, &RELATIVE) && self.is(said.at - 2, &BEFORE_CALLED);
        // "it is alleged that", "described by officials as"
        let told = self.is(said.at + 1, &THAT) || self.is(said.at + 1, &BY);
        let adjectival = self.is(said.at, &ADJECTIVES) && !told && before.is_none_or(adjective);
        let end = said.at + said.len;
        // "which it had been told to leave alone", "was told by the mayor to wait"
        let bidden = (end..end + 6).find(|at| self.is(*at, &TO) || self.is(*at, &THAT));
        if said.len > 1 && self.is(end - 1, &TELLS) && bidden.is_some_and(|at| self.is(at, &TO)) {
            return true;
        }
        // "the update adds ShadowCo", "maintains servers", "agrees with me": done to a thing, and a view shared
        if said.len == 1
            && (self.is(said.at, &ADDS) && !self.introduces(said) || self.is(said.at, &AGREES) && self.is(end, &WITH))
        {
            return true;
        }
        // "the agency promised the vendor a sum"
        if self.is(said.at, &PASSIVE_ONLY) && self.names.contains(&end) && !(end..end + 6).any(|at| self.is(at, &THAT))
        {
            return true;
        }
        said.len == 1 && (adjectival || passive) || machine
    }

    /// "..., if the critics are right": theirs.
    pub(super) fn if_right(&self) -> bool {
        let if_ = self.all().rfind(|at| *at > self.from && self.is(*at, &IF));
        if_.is_some_and(|at| (at + 2..at + 6).any(|is| self.is(is, &ARE) && self.is(is + 1, &RIGHT)))
    }

    /// "One paper had Doe resigning": it says that she did.
    pub(super) fn has_somebody_doing(&self) -> bool {
        // "the exhibit has the bureau paying", but "the bureau has it building": that one is said to have it done
        let of_a_party = |at: usize| self.names.iter().any(|n| *n < at && *n + 3 > at);
        let somebody = |at: usize| {
            let name = at + usize::from(self.is(at, &clauses::ARTICLES));
            self.people.contains(&at) || self.names.contains(&name) && !of_a_party(at - 1)
        };
        let has = |at: usize| self.is(at, &HAS) && at > self.from && somebody(at + 1);
        let doing = |at: usize| at < self.to && self.tokens[at].text(self.text).ends_with("ing");
        // "had Doe, once head of the bureau, resigning"
        let after = |at: usize| {
            (at + 3..at + 12).rfind(|end| self.comma(*end)).filter(|_| self.comma(at + 2) || self.comma(at + 3))
        };
        self.all().any(|at| has(at) && (doing(at + 2) || doing(at + 3) || after(at).is_some_and(|end| doing(end + 1))))
    }

    /// "In the critic's telling", "the company's line is that": whose words they are, by a noun.
    pub(super) fn in_somebodys_words(&self) -> bool {
        let text = |at: usize| self.tokens[at].text(self.text);
        // the mark of a plural stands alone: "the critics' view"
        let plural = |at: usize| at > self.from && text(at - 1).ends_with('s') && matches!(text(at), "'" | "\u{2019}");
        let owner = |at: usize| plural(at) || is_possessive(self.tokens, self.text, at);
        let that = |at: usize| self.is(at, &THAT_OR_COLON) || self.is(at, &EMPTY) && self.is(at + 1, &THAT_OR_COLON);
        let says = |at: usize| self.is(at, &WORDS) || self.is(at, &STANDS) && that(at + 1);
        self.all().any(|at| owner(at) && says(at + 1))
    }

    /// "It may well be that": left open from the start.
    pub(super) fn may_be(&self) -> bool {
        let opening = |at: usize, words: &[u64]| self.is(self.from + at, words);
        let well = self.all().find(|at| self.is(*at, &MAY) && self.is(at + 1, &WELL));
        // "the agency may well be buying"
        let buying = well.is_some_and(|at| self.heads.iter().all(|head| *head > at));
        buying || opening(0, &IT) && opening(1, &MAY) && (2..5).any(|at| opening(at, &THAT))
    }

    /// "said that", "report that", ", she wrote": a clause of somebody's words comes with it.
    pub(super) fn introduces(&self, found: &Found) -> bool {
        let end = found.at + found.len;
        // "told the crowd that"
        let listener = self.is(end, &clauses::ARTICLES) || self.is(end - 1, &TELLS);
        let heard = listener && (end + 2..end + 5).any(|at| self.is(at, &THAT));
        heard
            || self.is(end, &INTRODUCES)
            || self.is(end - 1, &INTRODUCES)
            || found.at > self.from + 1 && self.comma(found.at - 2)
            || self.is(end, &ENDS) && self.after_a_comma(found.at)
    }

    /// "the software that the agency says it needs": what is said there is an aside to what the sentence says itself.
    pub(super) fn in_relative_clause(&self, said: usize) -> bool {
        // "..., including its head, who wrote that"
        let head_before = |at: usize| self.strong.iter().any(|head| *head < at);
        if said > self.from + 1 && self.is(said - 1, &WHO) && self.comma(said - 2) && head_before(said) {
            return true;
        }
        let near = said.saturating_sub(4).max(self.from + 1)..said;
        let opens = near.clone().find(|at| self.is(*at, &RELATIVE) && self.tokens[at - 1].kind == Kind::Word);
        opens.is_some_and(|that| {
            let after_verb = self.cues.iter().any(|f| f.cue == Cue::Say && f.at + f.len == that);
            !after_verb && that + 1 < said && self.strong.iter().any(|head| *head < that)
        })
    }

    /// "tells clerks to wait": what to do, and not what is so.
    pub(super) fn bids(&self, said: &Found) -> bool {
        let after = said.at + 1..said.at + 5;
        let to = after.clone().find(|at| self.is(*at, &TO));
        said.len == 1
            && self.is(said.at, &TELLS)
            && to.is_some_and(|to| to > said.at + 1 && !self.is(to + 1, &clauses::ARTICLES))
    }

    /// "called the result a harbour master": a name that somebody gave it; "a firm called the Anvil" has that name.
    pub(super) fn called_it(&self) -> bool {
        let called = |at: usize| {
            let passive = at > self.from && (self.is(at - 1, &EMPTY) || self.is(at - 1, &BEFORE_CALLED));
            at > self.from && !passive && self.is(at, &CALLED_IT) && self.is(at + 1, &OBJECTS)
        };
        self.all().any(|at| called(at) && (at + 2..at + 14).any(|next| self.is(next, &ARTICLES)))
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
        let refuses = (asked + 1..self.to).any(|at| self.is(at, &DECLINES));
        participle && !refuses && self.cues.iter().any(|f| f.cue == Cue::Say && f.at > asked)
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
