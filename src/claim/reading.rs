//! Reads a page: which sentences tie an enforcement body to a vendor or its technology, and how.

use super::grammar::{Clause, Cue, Found, Grammar, Speech, Stance};
use super::mention::{BlockReading, Mention, Named, Senses, Via, named};
use crate::page::Page;
use crate::slots::{self, Amount, When};
use crate::token::Token;
use crate::vocabulary::{ConceptIx, EntityIx, Kind, Role, Side, Term, Vocabulary};

/// One sentence that makes a claim. `start` and `end` are bytes of its block.
#[derive(Clone, Debug)]
pub struct Claim {
    pub block: usize,
    pub start: usize,
    pub end: usize,
    pub mentions: Vec<Mention>,
    pub concepts: Vec<(ConceptIx, usize, usize)>,
    /// Concepts of the claim before, which this sentence goes on about.
    pub inherited: Vec<ConceptIx>,
    /// A relation put the other way round than it can be: who acts on whom ("the vendor awarded the agency").
    pub reversed: Option<(ConceptIx, EntityIx, EntityIx)>,
    pub amounts: Vec<Amount>,
    pub dates: Vec<When>,
    pub stance: Stance,
    pub speaker: Option<String>,
    /// Words of the page that filled slots and set the stance, in their order there.
    pub why: Vec<String>,
    /// It names only one side, or neither, and goes on about a claim before it.
    pub tentative: bool,
}

/// What [`read`] saw in one sentence, for `onrecord explain`.
#[derive(Clone, Debug, Default)]
pub struct Gap {
    pub block: usize,
    pub start: usize,
    pub end: usize,
    pub features: Features,
    pub claim: Option<usize>,
}

/// A page, read.
#[derive(Clone, Debug, Default)]
pub struct PageReading {
    pub claims: Vec<Claim>,
    pub sentences: usize,
    /// Sentences that name an enforcement body or a vendor.
    pub mentioning: usize,
    /// Every sentence that was looked at closely.
    pub gaps: Vec<Gap>,
}

/// What speaks for a claim in a sentence. Strength of a side: 0 nothing, 1 a weak word, 2 a stand-in, 3 a name.
#[derive(Clone, Copy, Debug, Default, serde::Serialize)]
pub struct Features {
    pub enforcement: u8,
    pub technology: u8,
    /// The side is named in the paragraph so far or in the sentence before.
    pub near_enforcement: bool,
    pub near_technology: bool,
    pub pronoun: bool,
    /// The sentence before in this paragraph is a claim.
    pub after_claim: bool,
    /// Claims in this paragraph so far.
    pub claims_in_block: u8,
    pub relation: bool,
    pub purpose: bool,
    pub topic: bool,
    pub evidence: bool,
    pub amount: bool,
    pub words: u16,
    pub heading: bool,
    pub quote: bool,
    pub say: bool,
    /// A name of a thing that by itself ties both sides.
    pub both: bool,
    pub question: bool,
    /// It begins with a pronoun, which then is most often its subject.
    pub opens_with_pronoun: bool,
    /// How many entities of either side it names.
    pub names: u8,
    /// Both sides are named in this paragraph or the one before it.
    pub far: bool,
}

struct Line {
    named: Named,
    cues: Vec<Found>,
}

/// The state that a sentence is read in: what was named shortly before.
#[derive(Default)]
struct Before {
    /// Entities named or stood in for in this paragraph so far and in the sentence before it, latest last.
    entities: Vec<(EntityIx, usize)>,
    sentence: usize,
    claim_at: Option<usize>,
    claims_in_block: u8,
    open_quote: bool,
    /// Whether each side was named in the paragraph before or so far in this one.
    far: (bool, bool),
    here: (bool, bool),
    /// Everything named on the page so far, each once, the latest last.
    recent: Vec<EntityIx>,
}

/// Reads a page with the vocabulary of a corpus. `bears` tells whether the corpus says anything on a claim that names
/// only one side; without that it is no claim.
pub fn read(vocabulary: &Vocabulary, grammar: &Grammar, page: &Page, bears: impl Fn(&Claim) -> bool) -> PageReading {
    let mut reading = PageReading::default();
    let (senses, relevant) = survey(vocabulary, page, &mut reading);
    let mut block_reading = BlockReading::default();
    let mut before = Before::default();
    for (b, block) in page.blocks.iter().enumerate() {
        let in_reach = relevant[b] || (b > 0 && relevant[b - 1]);
        if !in_reach {
            before.entities.clear();
            before.claim_at = None;
            (before.far, before.here) = Default::default();
            continue;
        }
        BlockReading::read(vocabulary, &block.text, &mut block_reading);
        // of the paragraph before, only its last sentence stays in reach
        let last = before.sentence;
        before.entities.retain(|(_, s)| *s == last);
        before.claims_in_block = 0;
        before.open_quote = false;
        before.far = std::mem::take(&mut before.here);
        for sentence in block_reading.sentences.iter().copied() {
            before.sentence += 1;
            let line = Line {
                named: named(vocabulary, block_reading.hits_of(sentence), &senses),
                cues: {
                    let mut cues = Vec::new();
                    grammar.cues(&block_reading.tokens, sentence.from, sentence.to, &mut cues);
                    cues
                },
            };
            let tokens = &block_reading.tokens;
            let start = tokens[sentence.from].start as usize;
            let end = tokens[sentence.to - 1].end as usize;
            let Resolved { mentions, open } = resolve(vocabulary, tokens, &block.text, &line, &before);
            let features = features(
                vocabulary,
                &line,
                &mentions,
                &before,
                Sight {
                    open: &open,
                    tokens: &tokens[sentence.from..sentence.to],
                    text: &block.text,
                    from: sentence.from,
                    heading: matches!(block.kind, crate::page::BlockKind::Heading),
                    question: grammar.is_question(&tokens[sentence.from..sentence.to], sentence.to - sentence.from),
                },
            );
            let mut gap = Gap { block: b, start, end, features, claim: None };
            let makes = makes_claim(&features);
            if makes != Makes::No {
                let mut claim =
                    claim(vocabulary, &block.text, tokens, sentence, &line, mentions.clone(), &features, &before);
                (claim.block, claim.start, claim.end) = (b, start, end);
                inherit(vocabulary, &mut claim, &features, &before, &reading.claims);
                claim.tentative = makes == Makes::Perhaps;
                if !claim.tentative || bears(&claim) {
                    gap.claim = Some(reading.claims.len());
                    reading.claims.push(claim);
                    before.claim_at = Some(before.sentence);
                    before.claims_in_block = before.claims_in_block.saturating_add(1);
                }
            }
            for mention in &mentions {
                let entity = &vocabulary.entities[mention.entity as usize];
                if mention.via < Via::Context && !entity.weak {
                    before.entities.push((mention.entity, before.sentence));
                    before.recent.retain(|e| *e != mention.entity);
                    before.recent.push(mention.entity);
                    before.here.0 |= entity.kind.side() == Some(Side::Enforcement) || entity.serves.is_some();
                    before.here.1 |= entity.kind.side() == Some(Side::Technology);
                    before.far = (before.far.0 | before.here.0, before.far.1 | before.here.1);
                }
            }
            // what a claim is about stays in reach for the sentence after it
            if gap.claim.is_some()
                && let Some(claim) = reading.claims.last()
            {
                for mention in claim.mentions.iter().filter(|m| m.via == Via::Context) {
                    before.entities.insert(0, (mention.entity, before.sentence));
                }
            }
            before.open_quote = quote_stays_open(&tokens[sentence.from..sentence.to], &block.text, before.open_quote);
            reading.gaps.push(gap);
        }
    }
    reading
}

/// First pass: what the page says about ambiguous names, and which blocks are worth a second look.
fn survey(vocabulary: &Vocabulary, page: &Page, reading: &mut PageReading) -> (Senses, Vec<bool>) {
    let mut senses = Senses::new(vocabulary.senses);
    let mut relevant = vec![false; page.blocks.len()];
    let mut block_reading = BlockReading::default();
    for (b, block) in page.blocks.iter().enumerate() {
        BlockReading::read(vocabulary, &block.text, &mut block_reading);
        reading.sentences += block_reading.sentences.len();
        for hit in &block_reading.hits {
            match hit.term {
                Term::Sense(sense, true) => senses.speaks_for[sense as usize] += 1,
                Term::Sense(sense, false) => senses.against[sense as usize] += 1,
                Term::Entity(entity, _) => relevant[b] |= vocabulary.entities[entity as usize].kind.side().is_some(),
                _ => {}
            }
        }
        if relevant[b] {
            for sentence in &block_reading.sentences {
                let names = block_reading.hits_of(*sentence).iter().any(|h| match h.term {
                    Term::Entity(e, _) => {
                        let entity = &vocabulary.entities[e as usize];
                        !entity.weak && matches!(entity.kind, Kind::Agency | Kind::Vendor | Kind::System)
                    }
                    _ => false,
                });
                reading.mentioning += usize::from(names);
            }
        }
    }
    (senses, relevant)
}

fn quote_stays_open(tokens: &[Token], text: &str, mut open: bool) -> bool {
    for token in tokens {
        match token.text(text) {
            "\u{201C}" => open = true,
            "\u{201D}" => open = false,
            _ => {}
        }
    }
    open
}

/// The side on which an entity stands, if any.
fn side(vocabulary: &Vocabulary, entity: EntityIx) -> Option<Side> {
    vocabulary.entities[entity as usize].kind.side()
}

/// What a sentence mentions, and which sides it only points at.
struct Resolved {
    mentions: Vec<Mention>,
    /// A noun stands for somebody on this side, and two candidates fit: nobody is taken.
    open: Vec<Side>,
}

/// Adds to the named entities those that nouns stand in for: one candidate of the kind in reach, or none is taken.
fn resolve(vocabulary: &Vocabulary, tokens: &[Token], text: &str, line: &Line, before: &Before) -> Resolved {
    let mut mentions = line.named.mentions.clone();
    let mut open = Vec::new();
    for (noun, at, len) in &line.named.stand_ins {
        if !definite(tokens, text, line, *at) {
            continue;
        }
        let owner_of = possessor(vocabulary, tokens, text, line, *at);
        let fits = |entity: EntityIx| match noun {
            // "ICE's platform" is a description of its own; "Palantir's system" is a system of Palantir's
            Err(Kind::System) if owner_of.is_some_and(|o| !vocabulary.within(entity, o) || entity == o) => false,
            Ok(called) => vocabulary.within(entity, *called),
            Err(kind) => stands_for(vocabulary, *kind, entity),
        };
        // in this sentence before the noun, else the latest sentence that names one
        let here = line.named.mentions.iter().filter(|m| m.at < *at && fits(m.entity)).map(|m| m.entity);
        let mut found: Vec<EntityIx> = here.collect();
        if found.is_empty() {
            let latest = before.entities.iter().filter(|(e, _)| fits(*e)).map(|(_, s)| *s).max();
            found = before.entities.iter().filter(|(e, s)| Some(*s) == latest && fits(*e)).map(|(e, _)| *e).collect();
        }
        found.dedup();
        let Some(first) = found.first().copied() else { continue };
        // parts of one whole are one candidate: the part that was named last
        let root = |e: EntityIx| vocabulary.lineage(e).last();
        let entity = match noun {
            Ok(called) => *called,
            Err(_) if found.iter().all(|e| root(*e) == root(first)) => *found.last().unwrap_or(&first),
            Err(_) => {
                open.extend(side(vocabulary, first));
                continue;
            }
        };
        let entity = match noun {
            Err(Kind::Vendor) => owner(vocabulary, entity),
            _ => entity,
        };
        mentions.push(Mention { entity, at: *at, len: *len, via: Via::StandIn });
    }
    mentions.sort_by_key(|m| m.at);
    Resolved { mentions, open }
}

/// Whose the noun at `at` is said to be: the name before the possessive in its phrase.
fn possessor(vocabulary: &Vocabulary, tokens: &[Token], text: &str, line: &Line, at: usize) -> Option<EntityIx> {
    let phrase = at.saturating_sub(4)..at;
    if phrase.clone().any(|i| ["its", "their"].iter().any(|w| tokens[i].text(text).eq_ignore_ascii_case(w))) {
        let vendor = |m: &&Mention| m.at < at && vocabulary.entities[m.entity as usize].kind == Kind::Vendor;
        return line.named.mentions.iter().rev().find(vendor).map(|m| m.entity);
    }
    let mark = (at.saturating_sub(4)..at).rev().find(|i| matches!(tokens[*i].text(text), "'s" | "\u{2019}s"))?;
    line.named.mentions.iter().find(|m| m.at + m.len == mark).map(|m| m.entity)
}

/// The company behind a product or a person.
fn owner(vocabulary: &Vocabulary, entity: EntityIx) -> EntityIx {
    vocabulary.lineage(entity).find(|e| vocabulary.entities[*e as usize].kind == Kind::Vendor).unwrap_or(entity)
}

fn stands_for(vocabulary: &Vocabulary, kind: Kind, entity: EntityIx) -> bool {
    let e = &vocabulary.entities[entity as usize];
    match kind {
        Kind::Agency => e.kind == Kind::Agency,
        Kind::Official => matches!(e.kind, Kind::Agency | Kind::Official) && !e.weak,
        Kind::Vendor => {
            e.kind == Kind::Vendor && !e.generic
                || (matches!(e.kind, Kind::Leader | Kind::System) && e.parent.is_some())
        }
        Kind::Leader => e.kind == Kind::Leader && !e.generic,
        Kind::System => (e.kind == Kind::System || e.kind == Kind::Technology) && !e.weak,
        _ => false,
    }
}

/// Whether a determiner makes the noun at `at` point back: "the agency", "its new, costly system".
fn definite(tokens: &[Token], text: &str, line: &Line, at: usize) -> bool {
    let from = at.saturating_sub(4);
    for i in (from..at).rev() {
        if line.cues.iter().any(|c| c.cue == Cue::Definite && c.at == i) {
            return true;
        }
        let word = tokens[i].text(text);
        // the noun phrase that a determiner opens does not reach over a verb or a preposition
        const ENDS_PHRASE: &[&str] = &[
            "was", "is", "were", "are", "be", "of", "on", "in", "for", "to", "by", "with", "and", "or", "that",
            "which", "has", "had", "have", "said", "from", "at", "as",
        ];
        if ENDS_PHRASE.contains(&word.to_ascii_lowercase().as_str()) && word != "that" {
            return false;
        }
        if matches!(word, "," | "-" | "\u{2019}s" | "'s") || tokens[i].kind != crate::token::Kind::Mark {
            if word == "\u{2019}s" || word == "'s" {
                return true;
            }
            continue;
        }
        return false;
    }
    false
}

/// What [`features`] needs to see of a sentence beside its words.
struct Sight<'a> {
    open: &'a [Side],
    tokens: &'a [Token],
    text: &'a str,
    /// Index of the first token in its block.
    from: usize,
    heading: bool,
    question: bool,
}

fn features(vocabulary: &Vocabulary, line: &Line, mentions: &[Mention], before: &Before, sight: Sight) -> Features {
    let mut f = Features { heading: sight.heading, question: sight.question, ..Features::default() };
    for mention in mentions {
        let entity = &vocabulary.entities[mention.entity as usize];
        let strength = match (mention.via, entity.weak) {
            (Via::Named, false) => 3,
            (Via::Named, true) => 1,
            _ => 2,
        };
        match entity.kind.side() {
            Some(Side::Enforcement) => f.enforcement = f.enforcement.max(strength),
            Some(Side::Technology) => {
                f.technology = f.technology.max(strength);
                if entity.serves.is_some() && mention.via == Via::Named {
                    f.enforcement = f.enforcement.max(3);
                    f.both = true;
                } else if entity.serves.is_some() {
                    f.enforcement = f.enforcement.max(2);
                }
            }
            None => {}
        }
    }
    for side in sight.open {
        match side {
            Side::Enforcement => f.enforcement = f.enforcement.max(2),
            Side::Technology => f.technology = f.technology.max(2),
        }
    }
    for (entity, _) in &before.entities {
        match side(vocabulary, *entity) {
            Some(Side::Enforcement) => f.near_enforcement = true,
            Some(Side::Technology) => {
                f.near_technology = true;
                f.near_enforcement |= vocabulary.entities[*entity as usize].serves.is_some();
            }
            None => {}
        }
    }
    f.after_claim = before.claim_at.is_some_and(|s| s + 1 == before.sentence);
    f.claims_in_block = before.claims_in_block;
    for (concept, ..) in &line.named.concepts {
        match vocabulary.concepts[*concept as usize].role {
            Role::Relation => f.relation = true,
            Role::Purpose => f.purpose = true,
            Role::Topic => f.topic = true,
        }
        f.evidence |= vocabulary.concepts[*concept as usize].evidence;
    }
    f.opens_with_pronoun = line.cues.iter().any(|c| c.cue == Cue::Pronoun && c.at == sight.from);
    f.names =
        mentions.iter().filter(|m| side(vocabulary, m.entity).is_some() && m.via == Via::Named).count().min(255) as u8;
    f.far = before.far.0 && before.far.1;
    f.pronoun = line.cues.iter().any(|c| c.cue == Cue::Pronoun);
    f.say = line.cues.iter().any(|c| matches!(c.cue, Cue::Say | Cue::Source));
    f.words = sight.tokens.iter().filter(|t| t.kind == crate::token::Kind::Word).count().min(u16::MAX as usize) as u16;
    f.amount = sight.tokens.iter().any(|t| matches!(t.text(sight.text), "$" | "million" | "billion"));
    f.quote = sight.tokens.iter().any(|t| matches!(t.text(sight.text), "\u{201C}" | "\"")) || before.open_quote;
    f
}

/// Whether a sentence makes a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Makes {
    Yes,
    /// It goes on about a claim without naming both sides: a claim where the corpus bears on what it adds.
    Perhaps,
    No,
}

/// By what a sentence names, what stands in, and what it goes on about.
fn makes_claim(f: &Features) -> Makes {
    let tied = f.relation || f.purpose;
    let said = tied || f.topic;
    let goes_on = f.after_claim && f.opens_with_pronoun;
    let yes = match (f.enforcement, f.technology) {
        // one name that stands for both sides still has to say something
        (3, 3) => !f.both || f.names > 1 || said,
        (3, 2) | (2, 3) => !f.both || said,
        (2, 2) => said && f.near_enforcement || f.after_claim,
        (3, 1) => said && (f.near_technology || tied),
        (1, 3) => tied && f.near_enforcement || f.relation && f.purpose,
        (2, 1) => tied && f.near_technology,
        (1, 2) => tied && f.near_enforcement,
        (0, 2 | 3) => goes_on && tied,
        (3, 0) => f.near_technology && f.after_claim && tied && f.pronoun,
        (_, _) => f.after_claim && f.evidence && f.pronoun,
    };
    match (f.enforcement, f.technology) {
        _ if yes => Makes::Yes,
        _ if !said => Makes::No,
        (0 | 1, 2 | 3) if f.near_enforcement || f.far => Makes::Perhaps,
        (2 | 3, 0 | 1) if f.near_technology || f.far => Makes::Perhaps,
        (0 | 1, 0 | 1) if f.far => Makes::Perhaps,
        _ => Makes::No,
    }
}

#[allow(clippy::too_many_arguments)]
fn claim(
    vocabulary: &Vocabulary,
    text: &str,
    tokens: &[Token],
    sentence: crate::sentence::Sentence,
    line: &Line,
    mentions: Vec<Mention>,
    features: &Features,
    before: &Before,
) -> Claim {
    let start = tokens[sentence.from].start as usize;
    let end = tokens[sentence.to - 1].end as usize;
    let words = &text[start..end];
    let concept_of = |c: ConceptIx| &vocabulary.concepts[c as usize];
    let entity_of = |m: &Mention| &vocabulary.entities[m.entity as usize];
    let head = |c: ConceptIx| {
        let concept = concept_of(c);
        let bare = concept.light && concept.role == Role::Topic && !concept.evidence;
        !(concept.negated || concept.blocks || bare)
    };
    let heads: Vec<usize> = line.named.concepts.iter().filter(|(c, ..)| head(*c)).map(|(_, at, _)| *at).collect();
    let strong =
        line.named.concepts.iter().filter(|(c, ..)| head(*c) && (!concept_of(*c).light || concept_of(*c).evidence));
    let strong: Vec<usize> = strong.map(|(_, at, _)| *at).collect();
    let names = mentions.iter().filter(|m| !entity_of(m).weak && entity_of(m).kind.side().is_some());
    let names: Vec<usize> = names.map(|m| m.at).collect();
    let people = mentions
        .iter()
        .filter(|m| m.via == Via::Named && matches!(entity_of(m).kind, Kind::Leader | Kind::Official | Kind::Body));
    let people: Vec<usize> = people.map(|m| m.at).collect();
    // a cue inside a phrase of the vocabulary is part of that phrase ("what banks report")
    let inside =
        |at: usize| line.named.concepts.iter().any(|(_, from, len)| *len > 1 && (*from..from + len).contains(&at));
    let cues: Vec<Found> = line
        .cues
        .iter()
        .filter(|c| c.len > 1 || !inside(c.at) || matches!(c.cue, Cue::No | Cue::Not | Cue::Deny))
        .copied()
        .collect();
    let opinions = line.named.concepts.iter().filter(|(c, ..)| concept_of(*c).speech).count();
    let verdict = Clause {
        text,
        tokens,
        from: sentence.from,
        to: sentence.to,
        cues: &cues,
        heads: &heads,
        strong: &strong,
        names: &names,
        people: &people,
        demands: line.named.concepts.iter().any(|(c, ..)| concept_of(*c).demands),
        negative: line.named.concepts.iter().any(|(c, ..)| concept_of(*c).negated && !concept_of(*c).light),
        opinion: opinions > 0 && (!people.is_empty() || before.claim_at.is_some()),
        speech: Speech { open_quote: before.open_quote },
        question: features.question,
    }
    .stance();
    let mut why: Vec<(usize, usize)> = mentions.iter().map(|m| (m.at, m.len)).collect();
    why.extend(line.named.concepts.iter().map(|(_, at, len)| (*at, *len)));
    why.extend(verdict.cue.map(|c| (c.at, c.len)));
    why.sort_unstable();
    why.dedup_by_key(|(at, _)| *at);
    let why =
        why.into_iter().map(|(at, len)| text[tokens[at].start as usize..tokens[at + len - 1].end as usize].to_owned());
    let reversed = line.named.concepts.iter().find_map(|(c, at, len)| {
        let subject = concept_of(*c).subject?;
        reversed(vocabulary, text, tokens, sentence, &mentions, *at..at + len, subject).map(|(from, to)| (*c, from, to))
    });
    let shift = |n: usize| n + start;
    let mut amounts = slots::money(words);
    for amount in &mut amounts {
        (amount.start, amount.end) = (shift(amount.start), shift(amount.end));
    }
    let mut dates = slots::dates(words);
    for date in &mut dates {
        (date.start, date.end) = (shift(date.start), shift(date.end));
    }
    let speaker = (verdict.stance == Stance::Attributed)
        .then(|| {
            let sayer = mentions.iter().find(|m| {
                matches!(vocabulary.entities[m.entity as usize].kind, Kind::Body | Kind::Leader | Kind::Official)
            });
            sayer.map(|m| vocabulary.entities[m.entity as usize].name.clone()).or_else(|| {
                line.cues
                    .iter()
                    .find(|c| c.cue == Cue::Sayer)
                    .map(|c| text[tokens[c.at].start as usize..tokens[c.at + c.len - 1].end as usize].to_owned())
            })
        })
        .flatten();
    Claim {
        block: 0,
        start,
        end,
        mentions,
        concepts: line.named.concepts.clone(),
        inherited: Vec::new(),
        reversed,
        amounts,
        dates,
        stance: verdict.stance,
        speaker,
        why: why.collect(),
        tentative: false,
    }
}

/// Whether an active verb has the wrong kind for its subject and the right one for its object: "the vendor awarded the
/// agency". Names of both sides must stand close by, and nothing may make the verb passive.
fn reversed(
    vocabulary: &Vocabulary,
    text: &str,
    tokens: &[Token],
    sentence: crate::sentence::Sentence,
    mentions: &[Mention],
    verb: std::ops::Range<usize>,
    subject: Kind,
) -> Option<(EntityIx, EntityIx)> {
    const PASSIVE: &[&str] =
        &["was", "were", "been", "being", "is", "are", "be", "got", "gets", "get", "by", "and", "has been"];
    const IRREGULAR: &[&str] =
        &["paid", "bought", "sold", "built", "gave", "sells", "buys", "pays", "awards", "builds", "supplies"];
    let word = |at: usize| tokens[at].text(text).to_ascii_lowercase();
    let first = word(verb.start);
    if !(first.ends_with("ed") || IRREGULAR.contains(&first.as_str())) {
        return None;
    }
    let kind = |m: &Mention| vocabulary.entities[m.entity as usize].kind;
    let acts = |m: &&Mention| m.via < Via::Context && matches!(kind(m), Kind::Agency | Kind::Vendor);
    let before = mentions.iter().filter(acts).filter(|m| m.at + m.len <= verb.start).max_by_key(|m| m.at)?;
    let after = mentions.iter().filter(acts).filter(|m| m.at >= verb.end).min_by_key(|m| m.at)?;
    let between = before.at + before.len..verb.start;
    let object = verb.end..after.at;
    let near = between.len() <= 2 && object.len() <= 1 && after.at < sentence.to;
    let passive = between.chain(object).any(|i| PASSIVE.contains(&word(i).as_str()));
    let other = if subject == Kind::Agency { Kind::Vendor } else { Kind::Agency };
    (near && !passive && kind(before) == other && kind(after) == subject).then_some((before.entity, after.entity))
}

/// A sentence that names only one side, or neither, goes on about what stands before it.
fn inherit(vocabulary: &Vocabulary, claim: &mut Claim, f: &Features, before: &Before, claims: &[Claim]) {
    let mut add = |entity: EntityIx| {
        if !claim.mentions.iter().any(|m| m.entity == entity) {
            claim.mentions.push(Mention { entity, at: 0, len: 0, via: Via::Context });
        }
    };
    let latest = |wanted: Side| {
        let of_side = before.entities.iter().rev().filter(|(e, _)| side(vocabulary, *e) == Some(wanted));
        of_side.map(|(e, _)| *e).next().or_else(|| {
            let mut recent = before.recent.iter().rev().copied();
            recent.find(|e| side(vocabulary, *e) == Some(wanted)).filter(|_| f.far)
        })
    };
    if f.enforcement < 2
        && let Some(entity) = latest(Side::Enforcement)
    {
        add(entity);
    }
    if f.technology < 2
        && let Some(entity) = latest(Side::Technology)
    {
        add(entity);
    }
    // a bare "there is no sign of it" is about the whole claim before
    if f.after_claim
        && f.enforcement < 2
        && f.technology < 2
        && let Some(last) = claims.last()
    {
        for mention in &last.mentions {
            add(mention.entity);
        }
        claim.inherited = last.concepts.iter().map(|(c, ..)| *c).chain(last.inherited.iter().copied()).collect();
    }
}
