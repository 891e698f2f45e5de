//! How a sentence hangs together: where one clause gives way to another, what is said in an aside, what something is
//! done for, what only should be so.

use std::ops::Range;

use super::cues::{Cue, Found};
use super::mention::{Mention, Via};
use super::negation::ANSWERS;
use super::reading::Line;
use super::resolve::is_possessive;
use crate::sentence::Sentence;
use crate::token::{Kind as TokenKind, Token, hashes_of};
use crate::vocabulary::{Concept, ConceptIx, EntityIx, Kind, Role, Side, Vocabulary};

/// The joints of a sentence, as token indices of its block.
#[derive(Clone, Debug, Default)]
pub struct Clauses {
    /// Where a clause turns: "while", ", and".
    pub turns: Vec<usize>,
    /// What something is done for: "to map gangs", "for sorting tips".
    pub aims: Vec<Aim>,
    /// Names that the noun after them makes a kind of something else: "AI glasses".
    pub kinds: Vec<usize>,
    /// Names that a plain statement ties, "the bureau now uses the tool": who does it and to what.
    pub plain: Vec<(usize, usize)>,
    /// What is said of a name between commas: "the vendor, which supplies the agency, ...".
    pub asides: Vec<Aside>,
    /// Names that only stand as examples of a technology: "platforms such as these and those".
    pub examples: Vec<Range<usize>>,
    /// Words that say what should be, not what is: "must", "ban".
    pub wishes: Vec<usize>,
    /// Who something is done to or said of: "threats against the agency", "an app that tracks its officers", "criticized the
    /// founder".
    pub objects: Vec<usize>,
    /// What is said straight of somebody, and of whom: "defended the agency".
    pub said_of: Vec<(ConceptIx, usize)>,
    /// Who or what the sentence gives the words of, where the vocabulary knows it: "the brochure says".
    pub sources: Vec<usize>,
    /// What a banner asks for: `"No Acme here"`.
    pub slogans: Vec<Range<usize>>,
    /// Names that a contrast sets aside: "the museum, not the agency, ordered it".
    pub set_aside: Vec<usize>,
    /// "not", "never", "no".
    pub negations: Vec<usize>,
    /// "only", "solely": what follows is so of nobody else.
    pub only: Vec<usize>,
    /// Where a relative clause begins that says which one is meant: "the tool that the vendor wrote".
    pub relatives: Vec<usize>,
    /// People whom somebody else tells or asks something, "wrote to Doe that", and those who only say whose somebody is,
    /// "Doe's lawyer".
    pub addressed: Vec<usize>,
    /// "did not answer", "does not address": of what follows nothing is said.
    pub unanswered: bool,
    /// What is concluded of both sides from what the rest of the sentence says: "which proves that it serves the agency".
    pub conclusion: Option<Range<usize>>,
    /// Who stands right before words of criticism or praise, by the entity.
    pub critic: Option<EntityIx>,
    /// All such words are somebody's whom the vocabulary does not know: "employees who criticized".
    pub another_critic: bool,
    /// Who stands before such words and is only spoken of: "Doe was criticized".
    pub criticized: Vec<usize>,
    /// Criticism or praise goes to somebody whom the vocabulary does not know: "criticized the Gazette".
    pub stranger: bool,
}

/// An aim: the token of its "to" or "for", and its words, where the sentence tells of a system by name.
#[derive(Clone, Debug)]
pub struct Aim {
    pub at: usize,
    pub words: String,
}

/// An aside and the name that it is about.
#[derive(Clone, Debug)]
pub struct Aside {
    pub about: usize,
    pub words: Range<usize>,
}

pub(super) const COMMA: [u64; 1] = hashes_of([","]);
pub(super) const AND: [u64; 1] = hashes_of(["and"]);
const OF: [u64; 1] = hashes_of(["of"]);
const AS: [u64; 1] = hashes_of(["as"]);
const SUCH: [u64; 1] = hashes_of(["such"]);
const LIKE: [u64; 4] = hashes_of(["like", "including", "include", "includes"]);
const FOR: [u64; 1] = hashes_of(["for"]);
const TO: [u64; 1] = hashes_of(["to"]);
const AGAINST: [u64; 1] = hashes_of(["against"]);
pub(super) const ARTICLES: [u64; 3] = hashes_of(["the", "an", "a"]);
const BEFORE_NOUN: [u64; 5] = hashes_of(["the", "a", "an", "of", "for"]);

const OF_ANOTHER: [u64; 3] = hashes_of(["about", "who", "against"]);
const ON_OR_AGAINST: [u64; 2] = hashes_of(["on", "against"]);
const ATTACKS: [u64; 10] = hashes_of([
    "attack", "attacks", "threat", "threats", "violence", "shooting", "arson", "assault", "assaults", "doxxing",
]);
const WATCHES: [u64; 17] = hashes_of([
    "track",
    "tracks",
    "tracking",
    "tracked",
    "monitor",
    "monitors",
    "watch",
    "watches",
    "watching",
    "film",
    "films",
    "filming",
    "spot",
    "spots",
    "spotting",
    "photograph",
    "filmed",
]);
pub(super) const SMALL: [u64; 26] = hashes_of([
    "before", "for", "so", "then", "in", "on", "at", "to", "with", "and", "but", "as", "over", "after", "by", "from",
    "under", "during", "while", "says", "said", "amid", "that", "is", "are", "when",
]);

/// A sentence while its joints are looked for.
pub(super) struct Joints<'a> {
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) sentence: Sentence,
    pub(super) mentions: &'a [Mention],
}

pub(super) fn clauses(
    vocabulary: &Vocabulary,
    text: &str,
    tokens: &[Token],
    sentence: Sentence,
    line: &Line,
    mentions: &[Mention],
) -> Clauses {
    let joints = Joints { vocabulary, text, tokens, sentence, mentions };
    Clauses {
        turns: joints.turns(line),
        aims: joints.aims(),
        asides: joints.asides(),
        examples: joints.examples(),
        wishes: joints.wishes(),
        objects: joints.objects(line),
        said_of: joints.said_of(line),
        sources: joints.sources(line),
        slogans: joints.slogans(),
        set_aside: joints.set_aside(),
        negations: line.cues.iter().filter(|c| matches!(c.cue, Cue::Not | Cue::No)).map(|c| c.at).collect(),
        only: joints.only(),
        relatives: joints.relatives(line),
        addressed: joints.addressed(),
        unanswered: joints.unanswered(line),
        stranger: joints.stranger(line),
        conclusion: joints.conclusion(),
        critic: joints.critic(line).map(|m| m.entity),
        another_critic: joints.another_critic(line),
        criticized: joints.criticized(line),
        kinds: joints.kinds(),
        plain: joints.plain(line),
    }
}

impl Joints<'_> {
    pub(super) fn is(&self, at: usize, words: &[u64]) -> bool {
        self.tokens[at].is_one_of(words)
    }

    fn gerund(&self, at: usize) -> bool {
        self.tokens[at].text(self.text).ends_with("ing")
    }

    /// "to reporters": a word that ends so is no infinitive, unless it ends as "process" and "focus" do.
    fn plural(&self, at: usize) -> bool {
        let word = self.tokens[at].text(self.text);
        word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us")
    }

    pub(super) fn all(&self) -> Range<usize> {
        self.sentence.from..self.sentence.to
    }

    pub(super) fn is_person(&self, mention: &Mention) -> bool {
        matches!(self.vocabulary.entities[mention.entity as usize].kind, Kind::Leader | Kind::Official)
    }

    fn enforces(&self, mention: &Mention) -> bool {
        self.vocabulary.side(mention.entity) == Some(Side::Enforcement)
    }

    /// Names, not what only the context brings in.
    pub(super) fn names(&self) -> impl Iterator<Item = &Mention> {
        self.mentions.iter().filter(|m| m.via < Via::Context)
    }

    fn turns(&self, line: &Line) -> Vec<usize> {
        const ALSO: [u64; 7] = hashes_of(["as", "when", "where", "after", "before", "until", ";"]);
        // "it was ordered by the bureau, and its maker is ...": it goes on about the same
        const IT: [u64; 2] = hashes_of(["it", "they"]);
        const ITS: [u64; 2] = hashes_of(["its", "their"]);
        const IS: [u64; 4] = hashes_of(["is", "are", "was", "were"]);
        // ", and has worked": the same has
        const VERBS: [u64; 12] =
            hashes_of(["has", "have", "had", "is", "are", "was", "were", "will", "would", "can", "does", "did"]);
        let is = |at: usize, words: &[u64]| at < self.sentence.to && self.is(at, words);
        // "it ordered a tool, and it ordered it from the vendor"
        let tie = |at: usize| {
            let relation = |c: ConceptIx| self.vocabulary.concepts[c as usize].role == Role::Relation;
            line.named.concepts.iter().any(|(c, verb, _)| *verb == at && relation(*c))
        };
        let goes_on = |at: usize| {
            is(at + 1, &IT) && (is(at + 2, &IS) || tie(at + 2))
                || is(at + 1, &ITS) && is(at + 3, &IS)
                || is(at + 1, &VERBS)
        };
        let comma_and =
            |at: usize| self.is(at, &AND) && at > self.sentence.from && self.is(at - 1, &COMMA) && !goes_on(at);
        // "a list of where it is used": what the list is of
        let of = |at: usize| at > self.sentence.from && self.is(at - 1, &OF);
        let found = self.all().filter(|at| comma_and(*at) || self.is(*at, &ALSO) && !of(*at));
        found.chain(line.cues.iter().filter(|c| c.cue == Cue::Turn).map(|c| c.at)).collect()
    }

    fn aims(&self) -> Vec<Aim> {
        const NO_VERB: [u64; 39] = hashes_of([
            "the",
            "a",
            "an",
            "its",
            "their",
            "his",
            "her",
            "our",
            "this",
            "that",
            "these",
            "those",
            "us",
            "be",
            "do",
            "some",
            "myself",
            "yourself",
            "itself",
            "himself",
            "herself",
            "themselves",
            "ourselves",
            "what",
            "whom",
            "about",
            "almost",
            "nearly",
            "one",
            "two",
            "three",
            "four",
            "five",
            "ten",
            "twenty",
            "thirty",
            "forty",
            "fifty",
            "hundred",
        ]);
        // "Agency to switch on software": a headline's way to say what comes
        let opening = self.names().next().filter(|m| m.at <= self.sentence.from + 1).map(|m| m.at + m.len);
        let system = |m: &Mention| {
            let entity = &self.vocabulary.entities[m.entity as usize];
            m.via == Via::Named && entity.kind == Kind::System && !entity.generic
        };
        let tells = self.mentions.iter().any(system);
        (self.sentence.from..self.sentence.to.saturating_sub(1))
            .filter(|at| {
                let verb = &self.tokens[at + 1];
                self.is(*at, &FOR) && self.gerund(at + 1)
                    || self.is(*at, &TO)
                        && verb.kind == TokenKind::Word
                        && !verb.capital
                        && !self.is(at + 1, &NO_VERB)
                        && !self.plural(at + 1)
                        && !self.plural(at + 1)
                        && !self.gerund(at + 1)
                        && opening != Some(*at)
            })
            .map(|at| Aim { at, words: if tells { self.words_from(at) } else { String::new() } })
            .collect()
    }

    /// The words from here to the next mark, as many as one reads at a glance.
    fn words_from(&self, at: usize) -> String {
        const GLANCE: usize = 8;
        let end = (at + 1..self.sentence.to).find(|at| self.tokens[*at].kind == TokenKind::Mark);
        let last = end.unwrap_or(self.sentence.to).min(at + GLANCE) - 1;
        self.text[self.tokens[at].start as usize..self.tokens[last].end as usize].to_owned()
    }

    fn asides(&self) -> Vec<Aside> {
        const OPENS: [u64; 8] = hashes_of(["which", "who", "whose", "that", "a", "an", "the", "one"]);
        const ENDS: [u64; 6] = hashes_of([",", ";", ":", "(", ")", "."]);
        let opens = |m: &Mention| {
            let comma = m.at + m.len;
            comma + 1 < self.sentence.to && self.is(comma, &COMMA) && self.is(comma + 1, &OPENS)
        };
        self.names()
            .filter(|m| opens(m))
            .map(|m| {
                let from = m.at + m.len + 1;
                let to = (from..self.sentence.to).find(|at| self.is(*at, &ENDS)).unwrap_or(self.sentence.to);
                Aside { about: m.at, words: from..to }
            })
            .collect()
    }

    fn examples(&self) -> Vec<Range<usize>> {
        let technology = |m: &Mention| {
            let entity = &self.vocabulary.entities[m.entity as usize];
            entity.generic && matches!(entity.kind, Kind::System | Kind::Technology)
        };
        let mut examples = Vec::new();
        for at in self.all() {
            let such_as = self.is(at, &AS) && at > self.sentence.from && self.is(at - 1, &SUCH);
            if !such_as && !self.is(at, &LIKE) {
                continue;
            }
            let from = if such_as { at - 1 } else { at };
            if !self.names().any(|m| technology(m) && m.at + m.len <= from && from - (m.at + m.len) <= 2) {
                continue;
            }
            let mut to = at + 1;
            for mention in self.names().filter(|m| m.at > at) {
                if mention.at > to + 4 {
                    break;
                }
                to = to.max(mention.at + mention.len);
            }
            examples.push(at..to);
        }
        examples
    }

    fn relatives(&self, line: &Line) -> Vec<usize> {
        const THAT: [u64; 3] = hashes_of(["that", "which", "who"]);
        // "denied that", "no evidence that": a clause of its own
        let opens = |c: &Found| matches!(c.cue, Cue::Say | Cue::Deny | Cue::Source);
        let said = |at: usize| {
            line.cues.iter().any(|c| opens(c) && c.at + c.len == at)
                || line.named.concepts.iter().any(|(_, from, len)| from + len == at)
        };
        let after_noun = |at: usize| at > self.sentence.from && self.tokens[at - 1].kind == TokenKind::Word;
        self.all().filter(|at| self.is(*at, &THAT) && after_noun(*at) && !said(*at)).collect()
    }

    fn addressed(&self) -> Vec<usize> {
        const TELLS: [u64; 18] = hashes_of([
            "told", "tells", "telling", "asked", "asks", "asking", "pressed", "urged", "urges", "reminded", "assured",
            "informed", "warned", "attacked", "slammed", "accused", "thanked", "implored",
        ]);
        const WRITES: [u64; 9] = hashes_of([
            "wrote",
            "writes",
            "written",
            "letter",
            "letters",
            "message",
            "appealed",
            "complained",
            "petition",
        ]);
        const HEARS: [u64; 5] = hashes_of(["told", "asked", "warned", "urged", "reminded"]);
        const WAS: [u64; 5] = hashes_of(["was", "were", "is", "been", "being"]);
        const BY: [u64; 1] = hashes_of(["by"]);
        const PEOPLE: [u64; 19] = hashes_of([
            "lawyer",
            "lawyers",
            "friend",
            "friends",
            "aide",
            "aides",
            "employees",
            "employee",
            "staff",
            "workers",
            "critics",
            "colleagues",
            "colleague",
            "sister",
            "brother",
            "husband",
            "rival",
            "rivals",
            "spokesman",
        ]);
        let is = |at: usize, words: &[u64]| self.all().contains(&at) && self.is(at, words);
        let told = |m: &&Mention| {
            let next = m.at + m.len;
            let after = |words: &[u64], back: usize| m.at.checked_sub(back).is_some_and(|at| is(at, words));
            let active = after(&TELLS, 1) || after(&TO, 1) && after(&WRITES, 2);
            let passive = is(next, &WAS) && is(next + 1, &HEARS) && is(next + 2, &BY);
            active || passive || is(next + 1, &PEOPLE) && is_possessive(self.tokens, self.text, next)
        };
        self.names().filter(|m| self.is_person(m)).filter(told).map(|m| m.at).collect()
    }

    fn unanswered(&self, line: &Line) -> bool {
        let mut negations = line.cues.iter().filter(|c| c.cue == Cue::Not);
        negations.any(|c| (c.at + c.len..(c.at + c.len + 3).min(self.sentence.to)).any(|at| self.is(at, &ANSWERS)))
    }

    fn wishes(&self) -> Vec<usize> {
        const WISHES: [u64; 14] = hashes_of([
            "should",
            "shouldn't",
            "must",
            "mustn't",
            "ought",
            "ban",
            "bans",
            "banning",
            "forbid",
            "forbids",
            "forbidding",
            "prohibit",
            "prohibits",
            "prohibiting",
        ]);
        self.all().filter(|at| self.is(*at, &WISHES)).collect()
    }

    fn objects(&self, line: &Line) -> Vec<usize> {
        // the verb ends right before the name, or an article stands between
        let after = |m: &Mention, fits: fn(&Concept) -> bool| {
            let mut verbs = line.named.concepts.iter().filter(|(c, ..)| fits(&self.vocabulary.concepts[*c as usize]));
            verbs.any(|(_, at, len)| {
                let end = at + len;
                end <= m.at && (end..m.at).all(|i| self.is(i, &ARTICLES))
            })
        };
        let against = |m: &Mention| {
            let before = m.at.saturating_sub(3).max(self.sentence.from)..m.at;
            before.clone().any(|i| self.is(i, &AGAINST))
        };
        // "target lists of the agency's" is no targeting of the agency: the name must not qualify a noun
        let alone = |m: &Mention| {
            let next = m.at + m.len;
            next >= self.sentence.to
                || self.tokens[next].kind != TokenKind::Word
                || self.mentions.iter().any(|n| n.at == next && self.enforces(n))
        };
        let watched = |m: &Mention| {
            let article = m.at > self.sentence.from && self.is(m.at - 1, &ARTICLES);
            let verb = m.at.checked_sub(1 + usize::from(article)).filter(|at| *at >= self.sentence.from);
            verb.is_some_and(|at| self.is(at, &WATCHES))
        };
        let done_to = |m: &Mention| {
            self.enforces(m) && (against(m) || watched(m) || after(m, |c| c.role == Role::Purpose) && alone(m))
        };
        let mut objects: Vec<usize> = Vec::new();
        for mention in self.names() {
            // "the agency's agents": both names of one noun
            let same_noun =
                objects.last().is_some_and(|last| self.names().any(|m| m.at == *last && m.at + m.len == mention.at));
            if same_noun || done_to(mention) || after(mention, |c| c.speech) {
                objects.push(mention.at);
            }
        }
        objects
    }

    fn stranger(&self, line: &Line) -> bool {
        line.named.concepts.iter().filter(|(c, ..)| self.vocabulary.concepts[*c as usize].speech).any(|(_, at, len)| {
            let mut next = at + len;
            // "condemned the attack on the agency", and not "condemned the agency's attacks"
            let attack = (next..(next + 3).min(self.sentence.to)).find(|at| self.is(*at, &ATTACKS));
            if attack.is_some_and(|at| at + 1 < self.sentence.to && self.is(at + 1, &ON_OR_AGAINST)) {
                return true;
            }
            // "criticized a book about the agency", "the man who left the agency"
            let object = || self.names().filter(|m| m.at >= next && self.enforces(m)).map(|m| m.at).min();
            if next < self.sentence.to
                && self.is(next, &ARTICLES)
                && object().is_some_and(|at| at < next + 9 && (next..at).any(|i| self.is(i, &OF_ANOTHER)))
            {
                return true;
            }
            while next < self.sentence.to && self.is(next, &BEFORE_NOUN) {
                next += 1;
            }
            // a known name may begin with words that the vocabulary leaves out ("U.S. ...")
            let mut end = next;
            while end < self.sentence.to && self.tokens[end].capital {
                end += 1;
            }
            let known = self.mentions.iter().any(|m| m.at < end.max(next + 1) && m.at + m.len > next);
            // in a headline every word may be a capital
            next < self.sentence.to && self.tokens[next].capital && !known && !self.is(next, &SMALL)
        })
    }
}
