//! English grammar that no topic owns: who says so, what is denied, what is asked, where a clause turns.

use crate::token::{Kind, Token, hash_of};
use crate::vocabulary::lexicon::{Case, Lexicon};

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

/// What a cue word does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cue {
    /// "not", "never": turns what follows in its clause.
    Not,
    /// "no", "none", "nothing": turns the noun or clause that it opens.
    No,
    /// "not only", "no longer": looks like a negation and is none.
    Pseudo,
    /// "denied", "bunk": says by itself that something is not so.
    Deny,
    /// "said", "warns": puts the sentence in a mouth.
    Say,
    /// "according to", "reportedly": so does this, without a verb.
    Source,
    /// "critics", "experts": people whose words a sentence gives.
    Sayer,
    /// "could", "might", "whether".
    Maybe,
    /// "but", "although": the scope of a negation ends here.
    Turn,
    /// "it", "they", "that": points back.
    Pronoun,
    /// "the", "its": makes the noun after it definite.
    Definite,
    /// "asks", "wants to know".
    Ask,
}

/// A cue found in a block.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    pub cue: Cue,
    pub at: usize,
    pub len: usize,
}

const WORDS: &[(Cue, &[&str])] = &[
    (
        Cue::Not,
        &[
            "not",
            "never",
            "cannot",
            "can't",
            "don't",
            "doesn't",
            "didn't",
            "isn't",
            "aren't",
            "wasn't",
            "weren't",
            "won't",
            "wouldn't",
            "couldn't",
            "hasn't",
            "haven't",
            "hadn't",
            "nor",
            "neither",
            "hardly",
            "stopped short of",
        ],
    ),
    (Cue::No, &["no", "none", "nothing", "nobody", "no one", "nowhere"]),
    (
        Cue::Pseudo,
        &[
            "not only",
            "not just",
            "not merely",
            "not simply",
            "no longer",
            "no doubt",
            "nothing but",
            "no stranger",
            "not least",
            "not to mention",
            "none other than",
            "no sooner",
            "not for the first time",
            "not the first time",
            "no less",
            "can't quit",
            "cannot quit",
            "not surprisingly",
            "no secret",
            "no wonder",
            "cannot do without",
            "can't do without",
            "cannot work without",
            "no more than",
            "not alone",
            "isn't alone",
            "not a secret",
            "doesn't just",
            "does not just",
            "isn't just",
            "not until",
            "not yet clear",
            "cannot be overstated",
            "why not",
            "no matter",
            "if not",
            "whether or not",
            "hardly a secret",
            "nothing new",
            "no accident",
            "not so different",
        ],
    ),
    (
        Cue::Deny,
        &[
            "deny",
            "denies",
            "denied",
            "denying",
            "denial",
            "refute",
            "refuted",
            "refutes",
            "debunked",
            "debunks",
            "rebut",
            "rebutted",
            "rejected the claim",
            "bunk",
            "hoax",
            "myth",
            "nonsense",
            "untrue",
            "false claim",
            "baseless",
            "unfounded",
            "unproven",
            "unsubstantiated",
            "unsupported",
            "without evidence",
            "without proof",
            "no evidence",
            "lacks evidence",
            "fabricated",
            "pure invention",
            "no such thing",
            "no trace",
            "turned up nothing",
            "came up empty",
            "found nothing",
            "no basis",
            "ruled out",
            "disavowed",
            "absence of",
            "shows nothing",
            "show nothing",
            "zero proof",
            "zero evidence",
            "waved off",
            "find a blank",
            "do not prove",
            "does not prove",
            "not been shown",
            "not shown",
            "not produced",
            "no hint",
            "no sign",
            "no record of",
            "no document",
            "no indication",
            "nobody has shown",
            "no one has shown",
            "no proof",
            "has yet to surface",
            "not surfaced",
        ],
    ),
    (
        Cue::Say,
        &[
            "say",
            "says",
            "said",
            "saying",
            "tell",
            "tells",
            "told",
            "argue",
            "argues",
            "argued",
            "arguing",
            "warn",
            "warns",
            "warned",
            "warning",
            "claim",
            "claims",
            "claimed",
            "contend",
            "contends",
            "contended",
            "insist",
            "insists",
            "insisted",
            "allege",
            "alleges",
            "alleged",
            "alleging",
            "maintain",
            "maintains",
            "maintained",
            "testified",
            "testifies",
            "testify",
            "wrote",
            "writes",
            "note",
            "notes",
            "noted",
            "noting",
            "added",
            "adds",
            "explained",
            "explains",
            "explain",
            "conceded",
            "concedes",
            "concede",
            "admitted",
            "admits",
            "admit",
            "acknowledged",
            "acknowledges",
            "complain",
            "complains",
            "complained",
            "stated",
            "states",
            "announced",
            "announces",
            "reports",
            "report",
            "suggested",
            "suggests",
            "suggest",
            "believe",
            "believes",
            "believed",
            "thinks",
            "worries that",
            "worry that",
            "worries",
            "fears that",
            "fear that",
            "feared that",
            "is alarmed",
            "are alarmed",
            "considers",
            "consider",
            "holds that",
            "hold that",
            "agrees",
            "allows that",
            "grants that",
            "objects to",
            "object to",
            "is how he",
            "is how she",
            "is what one",
            "as he gave it",
            "would have us",
            "speak of",
            "speaks of",
            "has observed",
            "accused",
            "accuses",
            "accuse",
            "described",
            "describes",
            "describe",
            "called it",
            "calls it",
            "urged",
            "urges",
            "protests that",
            "replied",
            "replies",
            "answers that",
            "answered that",
            "boasted",
            "remarked",
            "remarks",
            "recalled",
            "recalls",
            "predicted",
            "predicts",
            "confirmed",
            "confirms",
            "informed",
            "lets on",
            "let on",
            "reckons",
            "announced that",
            "declare",
            "let his people know",
            "let her people know",
            "let staff know",
            "told them",
            "cautioned",
            "cautions",
            "objected",
            "pointed out",
            "points out",
            "declared",
            "declares",
            "credits",
            "asserted",
            "asserts",
            "assured",
            "promised",
            "vowed",
            "vows",
            "emphasized",
            "stressed",
            "stresses",
            "observed",
            "observes",
            "put it",
            "phrased it",
            "attests",
            "relayed",
            "posted on",
            "quipped",
            "joked",
            "let be known",
            "let it be known",
            "made clear",
            "swears",
            "swore",
            "countered",
            "fretted",
            "frets",
            "lamented",
            "laments",
            "have it that",
            "has it that",
            "spoken of",
            "in quotes",
        ],
    ),
    (
        Cue::Source,
        &[
            "according to",
            "reportedly",
            "allegedly",
            "supposedly",
            "purportedly",
            "by the account of",
            "by his account",
            "by her account",
            "by their account",
            "by its own account",
            "in his view",
            "in her view",
            "in their view",
            "in its view",
            "to his mind",
            "to her mind",
            "in his telling",
            "in her telling",
            "in the words of",
            "per the",
            "in the opinion of",
            "is said to",
            "are said to",
            "was said to",
            "were said to",
            "is supposed to be",
            "as reported by",
            "is to be believed",
            "if you trust",
            "has it right",
            "have it right",
            "is the opinion of",
            "in one retelling",
            "in the retelling",
            "by one account",
            "as he puts it",
            "as she puts it",
            "as one put it",
            "going by",
            "in keeping with two",
            "to his knowledge",
            "to her knowledge",
            "a report by",
            "account of",
            "has it,",
            "by the count",
            "count of",
            "in the critics' view",
            "'s opinion",
            "'s view",
            "'s telling",
            "s term for",
            "report:",
            "by the footnotes",
            "is quoted",
            "in full,",
            "in a statement",
            "sources say",
            "citing",
            "as told by",
            "by all accounts",
            "if the document is to be believed",
            "in the judgment of",
            "in the eyes of",
            "per",
        ],
    ),
    (
        Cue::Sayer,
        &[
            "critics",
            "experts",
            "watchdogs",
            "advocates",
            "detractors",
            "opponents",
            "scholars",
            "observers",
            "researchers",
            "rights groups",
            "civil liberties groups",
            "whistleblower",
            "whistleblowers",
            "spokesperson",
            "spokesman",
            "spokeswoman",
            "insider",
            "insiders",
            "former official",
            "former officials",
            "skeptics",
            "an official",
            "officials",
            "analysts say",
            "lobbyist",
            "sources",
            "newsletter",
            "aggregator",
            "podcast host",
            "columnist",
            "trade site",
            "textbook",
            "museum label",
            "viral post",
            "consultant",
            "rights group",
            "privacy scholars",
            "the report",
            "a report",
            "the guide",
            "new report",
            "insiders declare",
        ],
    ),
    (Cue::Maybe, &["could", "might", "may", "whether", "if", "would", "perhaps", "possibly", "plausible"]),
    (
        Cue::Turn,
        &["but", "although", "though", "however", "while", "whereas", "yet", "except", "instead", "because", "since"],
    ),
    (
        Cue::Pronoun,
        &[
            "it", "they", "he", "she", "them", "its", "their", "his", "her", "him", "this", "that", "these", "those",
            "such", "one", "there", "so", "both", "the same", "here",
        ],
    ),
    (
        Cue::Definite,
        &[
            "the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "such", "same", "whose",
            "each", "both", "every",
        ],
    ),
    (
        Cue::Ask,
        &[
            "ask",
            "asks",
            "asked",
            "asking",
            "wonder",
            "wonders",
            "wondered",
            "want to know",
            "wants to know",
            "wanted to know",
            "question",
            "questions",
            "unclear",
            "not disclosed",
            "unknown",
            "unable to nail down",
        ],
    ),
];

/// The cues of English, looked up like names.
#[derive(Clone, Debug)]
pub struct Grammar {
    cues: Lexicon<Cue>,
    question: u64,
}

impl Default for Grammar {
    fn default() -> Self {
        let mut cues = Lexicon::default();
        for (cue, words) in WORDS {
            for word in *words {
                cues.add(word, Case::Any, *cue);
            }
        }
        Grammar { cues, question: mark_hash("?") }
    }
}

fn mark_hash(mark: &str) -> u64 {
    let mut tokens = Vec::new();
    crate::token::tokenize(mark, &mut tokens);
    tokens.first().map_or(0, |t| t.hash)
}

/// Who a sentence's words belong to before it is read: an open quotation goes on from the sentence before.
#[derive(Clone, Copy, Debug, Default)]
pub struct Speech {
    pub open_quote: bool,
}

impl Grammar {
    pub fn cues(&self, tokens: &[Token], from: usize, to: usize, out: &mut Vec<Found>) {
        let mut free = from;
        for at in from..to {
            let mut longest = 0;
            self.cues.at(&tokens[..to], at, |cue, len| {
                // a longer phrase hides the shorter ones that it begins with, but a word may be two cues at once
                if len >= longest && (at >= free || matches!(cue, Cue::Definite | Cue::Pronoun)) {
                    longest = len;
                    out.push(Found { cue, at, len });
                }
            });
            if longest > 1 {
                free = free.max(at + longest);
            }
        }
    }

    pub fn is_question(&self, tokens: &[Token], to: usize) -> bool {
        tokens[..to].iter().rev().take(3).any(|t| t.hash == self.question)
    }
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

impl Clause<'_> {
    fn first(&self, cue: Cue) -> Option<Found> {
        self.cues.iter().copied().find(|f| f.cue == cue)
    }

    /// A negation whose scope reaches a head and what the head is about: "does not use", "no contract with". "X, not Y"
    /// contrasts and denies nothing; a demand for "no contract" is a demand.
    fn denial(&self) -> Option<Found> {
        if let Some(found) = self.first(Cue::Deny).filter(|_| !self.demands) {
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
            let contrast = found.at > self.from
                && (matches!(word(found.at - 1), "," | "and" | "\u{2014}")
                    && found.cue == Cue::Not
                    && word(found.at).eq_ignore_ascii_case("not"));
            if contrast {
                continue;
            }
            let opens = found.at < self.from + 3;
            let turn = self.cues.iter().filter(|c| c.cue == Cue::Turn && c.at > found.at).map(|c| c.at).min();
            let far = if opens { 14 } else { 8 };
            let reach = found.at + 1..turn.unwrap_or(self.to).min(found.at + far);
            let head = self.heads.iter().any(|h| reach.contains(h));
            let about = self.names.iter().any(|n| *n > found.at)
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
            && (found.cue == Cue::Ask && self.follows(found, &["whether", "if", "what", "how", "who"])
                || found.cue == Cue::Maybe
                    && matches!(self.tokens[found.at].text(self.text), "Whether" | "Could" | "Might"))
        {
            return verdict(Stance::Questioned, Some(*found));
        }
        if quoted * 2 > words || quoted >= 8 {
            return verdict(Stance::Attributed, None);
        }
        let said = self.cues.iter().find(|f| match f.cue {
            Cue::Source => true,
            Cue::Say => !self.noun_use(f) && !self.infinitive(f),
            Cue::Sayer => self.sayer_as_subject(f),
            _ => false,
        });
        let attributed = said.is_some() || self.opinion || self.named_speaker_and_colon();
        verdict(if attributed { Stance::Attributed } else { Stance::Asserted }, said.copied())
    }

    fn follows(&self, found: &Found, words: &[&str]) -> bool {
        let after = found.at + found.len..(found.at + found.len + 8).min(self.to);
        self.tokens[after].iter().any(|t| words.iter().any(|w| t.hash == hash_of(w)))
    }

    /// "to say", "can tell": nobody has said anything.
    fn infinitive(&self, found: &Found) -> bool {
        let word = self.tokens[found.at].text(self.text).to_ascii_lowercase();
        found.at > self.from
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
                "to" | "can" | "could" | "cannot" | "please" | "help" | "helps" | "be" | "must" | "you" | "a" | "which"
            )
    }

    /// "A newsletter had the price at", "Critics of the system": the sentence is theirs from the start.
    fn sayer_as_subject(&self, found: &Found) -> bool {
        const RETELLS: &[&str] = &[
            "had", "has", "have", "put", "puts", "dates", "places", "placed", "gave", "gives", "see", "sees", "of",
            "who",
        ];
        let near = found.at < self.from + 7;
        let after = found.at + found.len..(found.at + found.len + 5).min(self.to);
        near && self.tokens[after].iter().any(|t| RETELLS.iter().any(|w| t.hash == hash_of(w)))
    }

    /// "Altman to staff: ...", "Hubbard: ...": a headline that gives somebody's words.
    fn named_speaker_and_colon(&self) -> bool {
        let head = self.from..(self.from + 9).min(self.to);
        let colon = head.clone().find(|i| self.tokens[*i].text(self.text) == ":");
        colon.is_some_and(|c| self.people.iter().any(|p| (self.from..c).contains(p)))
    }

    /// "the report", "a claim": a noun that looks like a verb of saying.
    fn noun_use(&self, found: &Found) -> bool {
        if found.cue != Cue::Say || found.at == self.from {
            return false;
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
        if !nounish {
            return false;
        }
        let before = self.tokens[found.at - 1].text(self.text).to_ascii_lowercase();
        matches!(
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
                | "activity"
                | "by"
                | "and"
                | "incident"
                | "arrest"
                | "write"
                | "side"
                | "banks"
        )
    }
}
