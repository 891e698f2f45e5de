//! How a sentence puts its claim: asserts it, denies it, asks, or puts it in a mouth.

use super::clauses;
use super::cues::{Cue, Found};
use super::resolve::is_possessive;
use super::voices::{THAT, TO};
use crate::token::{Kind, Token, hashes_of};

/// How a page puts a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    Asserted,
    Denied,
    Questioned,
    Attributed,
}

impl Stance {
    pub fn as_str(self) -> &'static str {
        match self {
            Stance::Asserted => "asserted",
            Stance::Denied => "denied",
            Stance::Questioned => "questioned",
            Stance::Attributed => "attributed",
        }
    }
}

/// Who a sentence's words belong to before it is read: an open quotation goes on from the sentence before.
#[derive(Clone, Copy, Debug, Default)]
pub struct Speech {
    pub open_quote: bool,
}

/// A sentence as the stance rules see it.
pub struct Clause<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    pub from: usize,
    pub to: usize,
    pub cues: &'a [Found],
    /// Token indices of the words that make the claim: relations, purposes, evidence.
    pub heads: &'a [usize],
    /// Those of the heads that say something by themselves.
    pub strong: &'a [usize],
    /// Token indices of the names of either side.
    pub names: &'a [usize],
    /// Token indices of people, named.
    pub people: &'a [usize],
    /// The sentence reports a demand: what it wants is not what is so.
    pub demands: bool,
    /// What it says is mostly said with a negation.
    pub negative: bool,
    /// It tells what somebody thinks or says, without a verb of saying ("Altman's rebuke").
    pub opinion: bool,
    pub speech: Speech,
    pub question: bool,
}

/// The stance of a sentence towards its claim, the cue that set it, and whether the claim itself is turned.
pub struct Verdict {
    pub stance: Stance,
    pub cue: Option<Found>,
}

const AFTER_NO: [u64; 3] = hashes_of([":", ",", "."]);
const TITLES: [u64; 10] =
    hashes_of(["mr", "ms", "mrs", "dr", "sen", "rep", "gov", "senator", "representative", "professor"]);
const CLAIM: [u64; 1] = hashes_of(["claim"]);
const COLON: [u64; 1] = hashes_of([":"]);
const MAKES: [u64; 6] = hashes_of(["make", "makes", "made", "let", "lets", "have"]);
/// Adjectives that stand before a noun that looks like a verb of saying, after its article: "the same reports".
const OF_REPORTS: [u64; 26] = hashes_of([
    "same",
    "similar",
    "new",
    "recent",
    "annual",
    "first",
    "second",
    "third",
    "latest",
    "last",
    "earlier",
    "false",
    "old",
    "formal",
    "official",
    "public",
    "internal",
    "written",
    "quarterly",
    "monthly",
    "weekly",
    "daily",
    "final",
    "full",
    "later",
    "original",
]);
const ASKED: [u64; 5] = hashes_of(["whether", "if", "what", "how", "who"]);

impl Clause<'_> {
    /// A negation whose scope reaches a head and what the head is about: "does not use", "no contract with". "X, not Y"
    /// contrasts and denies nothing; a demand for "no contract" is a demand.
    fn denial(&self) -> Option<Found> {
        let mut denials =
            self.cues.iter().copied().filter(|f| f.cue == Cue::Deny && !self.spoken_of(f) && !self.taken_back(f));
        if let Some(found) = denials.next().filter(|_| !self.demands) {
            return Some(found);
        }
        if self.demands {
            return None;
        }
        // what is mostly said with a negation is not denied by one ("no algorithm is needed")
        if self.negative {
            return None;
        }
        let word = |at: usize| self.tokens[at].text(self.text);
        for found in self.cues.iter().filter(|f| matches!(f.cue, Cue::Not | Cue::No)) {
            let pseudo = |p: &&Found| p.cue == Cue::Pseudo && p.at <= found.at && found.at < p.at + p.len;
            if self.cues.iter().any(|p| pseudo(&p)) {
                continue;
            }
            // "it tells of motives, not that the bureau uses it": what is contrasted is a clause, and denied
            let contrast = found.at > self.from
                && !self.is(found.at + 1, &THAT)
                && (matches!(word(found.at - 1), "," | "and" | "\u{2014}")
                    && found.cue == Cue::Not
                    && word(found.at).eq_ignore_ascii_case("not"));
            // "No: it is another app"
            let opens = found.at == self.from || self.is(found.at - 1, &COLON);
            let answers = opens && self.is(found.at + 1, &AFTER_NO);
            let beside = self.in_apposition(found) || self.ought(found) || self.slogan(found);
            let beside = beside || self.in_compound(found);
            if contrast || answers || beside || self.leaves_open(found) || self.grants(found) {
                continue;
            }
            let opens = found.at < self.from + 3;
            let far = if opens { 14 } else { 8 };
            let reach = found.at + 1..self.turn_after(found.at).min(found.at + far);
            let whole = self.turns_a_clause(found) || self.gets_nothing(found);
            if whole || self.denies_a_name(found, &reach) {
                return Some(*found);
            }
            let head = self.heads.iter().any(|h| reach.contains(h));
            // of names that stand elsewhere: "that story has no contract behind it"
            let about = self.names.is_empty()
                || self.names.iter().any(|n| *n > found.at)
                || self.heads.iter().any(|h| reach.contains(h) && self.strong.contains(h));
            if head && about {
                return Some(*found);
            }
        }
        None
    }

    /// Words in quotation marks, at most; a few quoted words are a phrase, not a quotation.
    fn quoted(&self) -> usize {
        let mut open = self.speech.open_quote;
        let mut inside = 0;
        for token in &self.tokens[self.from..self.to] {
            match token.text(self.text) {
                "\u{201C}" => open = true,
                "\u{201D}" => open = false,
                "\"" => open = !open,
                _ if open && token.kind == Kind::Word => inside += 1,
                _ => {}
            }
        }
        inside
    }

    pub fn stance(&self) -> Verdict {
        let verdict = |stance, cue| Verdict { stance, cue };
        let words = self.to - self.from;
        let quoted = self.quoted();
        let denial = self.denial();
        if self.question && denial.is_none_or(|d| d.cue == Cue::Not) && quoted * 2 < words {
            return verdict(Stance::Questioned, None);
        }
        if let Some(found) = denial {
            return verdict(Stance::Denied, Some(found));
        }
        let opening = self.from + 2;
        if let Some(found) = self.cues.iter().find(|f| f.cue == Cue::Ask || (f.cue == Cue::Maybe && f.at < opening))
            && (found.cue == Cue::Ask && self.follows(found, &ASKED)
                || found.cue == Cue::Maybe
                    && matches!(self.tokens[found.at].text(self.text), "Whether" | "Could" | "Might"))
            && !self.answers(found.at)
        {
            return verdict(Stance::Questioned, Some(*found));
        }
        let left_open = self.cues.iter().any(|f| f.cue == Cue::Not && self.leaves_open(f));
        if left_open || self.may_be() || self.asked_in_passing() || self.supposed() && !self.told_in_passing() {
            return verdict(Stance::Questioned, None);
        }
        if quoted * 2 > words || quoted >= 8 {
            return verdict(Stance::Attributed, None);
        }
        let says = |f: &Found| match f.cue {
            // "the same reports that banks file"
            Cue::Source => !(self.rate(f) || f.at > self.from && self.is(f.at - 1, &OF_REPORTS)),
            Cue::Say => {
                !self.noun_use(f)
                    && !self.infinitive(f)
                    && !self.in_relative_clause(f.at)
                    && !self.tells_of_a_noun(f)
                    && !self.by_the_writer(f)
                    && !self.bids(f)
                    && !self.makes(f)
            }
            Cue::Sayer => self.sayer_as_subject(f),
            _ => false,
        };
        // who demands something of a company reports nothing by that, save in so many words
        let reported = |f: &Found| !self.demands || quoted > 0 || self.introduces(f);
        let said = self.cues.iter().copied().find(|f| says(f) && reported(f));
        let attributed = said.is_some()
            || self.opinion && !self.demands
            || self.named_speaker_and_colon()
            || self.told_in_passing()
            || self.reported_in_passing()
            || self.reported_that()
            || self.a_letter_asks()
            || self.if_right()
            || self.in_somebodys_words()
            || self.has_somebody_doing()
            || self.calls_it()
            || self.called_it()
            || self.calls_on()
            || self.to_somebody()
            || self.quotes_a_clause();
        verdict(if attributed { Stance::Attributed } else { Stance::Asserted }, said)
    }

    /// "asked the company to explain how" asks for something, and not how it is.
    fn follows(&self, found: &Found, words: &[u64]) -> bool {
        let after = found.at + found.len..(found.at + found.len + 8).min(self.to);
        self.tokens[after].iter().take_while(|t| !t.is_one_of(&TO)).any(|t| t.is_one_of(words))
    }

    /// "to say", "can tell": nobody has said anything.
    fn infinitive(&self, found: &Found) -> bool {
        let word = self.tokens[found.at].text(self.text).to_ascii_lowercase();
        // "made the agency say aloud which"
        let made =
            (found.at.saturating_sub(3)..found.at).any(|at| self.is(at, &MAKES) && self.names.contains(&(at + 1)));
        made && matches!(word.as_str(), "say" | "tell" | "explain" | "admit")
            || found.at > self.from
                && matches!(
                    word.as_str(),
                    "say"
                        | "tell"
                        | "explain"
                        | "claim"
                        | "warn"
                        | "report"
                        | "state"
                        | "confirm"
                        | "describe"
                        | "told"
                        | "believe"
                )
                && matches!(
                    self.tokens[found.at - 1].text(self.text).to_ascii_lowercase().as_str(),
                    "to" | "can"
                        | "could"
                        | "cannot"
                        | "please"
                        | "help"
                        | "helps"
                        | "be"
                        | "must"
                        | "you"
                        | "a"
                        | "which"
                        | "not"
                        | "should"
                )
    }

    /// "A newsletter had the price at", "Critics of the system": the sentence is theirs from the start.
    fn sayer_as_subject(&self, found: &Found) -> bool {
        const RETELLS: [u64; 27] = hashes_of([
            "had", "has", "have", "put", "puts", "dates", "places", "placed", "gave", "gives", "see", "sees", "who",
            "fear", "expect", "counter", "answer", "doubt", "regard", "point", "keep", "object", "named", "names",
            "lists", "listed", "printed",
        ]);
        const OF: [u64; 1] = hashes_of(["of"]);
        let near = found.at < self.from + 7;
        let next = found.at + found.len;
        let after = next..(next + 5).min(self.to);
        near && (self.is(next, &OF) || self.tokens[after].iter().any(|t| t.is_one_of(&RETELLS)))
    }

    /// "Altman to staff: ...", "Ms. Doe: ...": a headline or a transcript that gives somebody's words.
    fn named_speaker_and_colon(&self) -> bool {
        let head = self.from..(self.from + 9).min(self.to);
        let colon = head.clone().find(|i| self.tokens[*i].text(self.text) == ":");
        // in capitals it is the label of who speaks in a transcript, which is the page's own form
        let shouted = |at: usize| self.tokens[at].text(self.text).bytes().all(|b| b.is_ascii_uppercase());
        let title = |at: usize| self.is(at, &TITLES) && self.tokens[at].capital && !shouted(at);
        // "2019, Doe's first term: ..." gives nobody's words
        let owns = |at: usize| at < self.to && is_possessive(self.tokens, self.text, at);
        let speaks = |p: &usize| !owns(p + 1) && !owns(p + 2);
        colon.is_some_and(|c| title(self.from) || self.people.iter().any(|p| (self.from..c).contains(p) && speaks(p)))
    }

    /// "the report", "a claim": a noun that looks like a verb of saying.
    fn noun_use(&self, found: &Found) -> bool {
        if found.cue != Cue::Say {
            return false;
        }
        // "Claim two: Acme got ..."
        if found.at == self.from && self.is(found.at, &CLAIM) && self.is(found.at + 2, &COLON) {
            return true;
        }
        if found.at == self.from {
            // "Reports on suspicious payments"
            return found.at + 1 < self.to
                && self.tokens[found.at].text(self.text) == "Reports"
                && matches!(self.tokens[found.at + 1].text(self.text), "on" | "of" | "from" | "about");
        }
        let word = self.tokens[found.at].text(self.text).to_ascii_lowercase();
        let nounish = matches!(
            word.as_str(),
            "claim"
                | "claims"
                | "report"
                | "reports"
                | "note"
                | "notes"
                | "warning"
                | "states"
                | "state"
                | "charge"
                | "fear"
                | "fears"
                | "remarks"
                | "worry"
                | "worries"
                | "concern"
                | "charged"
                | "counters"
                | "suggest"
                | "suggests"
        );
        // "the units report to the agency"
        if word == "report" && self.is(found.at + 1, &TO) {
            return true;
        }
        if !nounish {
            return false;
        }
        // "staff had been raising worries"
        if word.starts_with("worr") && self.tokens[found.at - 1].text(self.text).ends_with("ing") {
            return true;
        }
        let before = self.tokens[found.at - 1].text(self.text).to_ascii_lowercase();
        // "they write up their use-of-force reports."
        let last = found.at + 2 >= self.to && found.len == 1 && word.ends_with('s');
        let passing = (found.at.saturating_sub(5)..found.at).any(|at| self.comma(at));
        if last && !self.tokens[found.at - 1].capital && !passing {
            return true;
        }
        let of_articles = found.at > self.from + 1 && self.is(found.at - 2, &clauses::ARTICLES);
        of_articles && self.is(found.at - 1, &OF_REPORTS)
            || before.ends_with("'s")
            || before.ends_with("\u{2019}s")
            || matches!(
                before.as_str(),
                "the"
                    | "a"
                    | "an"
                    | "this"
                    | "that"
                    | "its"
                    | "their"
                    | "his"
                    | "her"
                    | "of"
                    | "in"
                    | "for"
                    | "recent"
                    | "new"
                    | "annual"
                    | "united"
                    | "press"
                    | "many"
                    | "these"
                    | "those"
                    | "other"
                    | "several"
                    | "activity"
                    | "by"
                    | "and"
                    | "incident"
                    | "arrest"
                    | "write"
                    | "such"
                    | "side"
                    | "banks"
            )
    }
}
