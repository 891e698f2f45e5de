//! Reads a page: which sentences tie an enforcement body to a vendor or its technology, and how.

use std::borrow::Cow;

use super::build::{claim, inherit};
use super::clauses::Clauses;
use super::cues::{Found, Grammar};
use super::features::{Features, Makes, Sight, features, makes_claim};
use super::mention::{BlockReading, Hit, Mention, Named, Senses, Via, named};
use super::person::{names_somebody_new, persons};
use super::resolve::{Resolved, resolve};
use super::stance::Stance;
use crate::page::{BlockKind, Page};
use crate::relative::Month;
use crate::sentence::Sentence;
use crate::slots::{Amount, When};
use crate::token::{Token, hash_of_mark};
use crate::vocabulary::{ConceptIx, EntityIx, Kind, Side, Term, Vocabulary};

/// One sentence that makes a claim. `start` and `end` are bytes of its block.
#[derive(Clone, Debug)]
pub struct Claim {
    pub block: usize,
    pub start: usize,
    pub end: usize,
    pub mentions: Vec<Mention>,
    pub concepts: Vec<(ConceptIx, usize, usize)>,
    /// Details: when, where, before whom.
    pub details: Vec<(ConceptIx, usize, usize)>,
    /// Concepts of the claim before, which this sentence goes on about.
    pub inherited: Vec<ConceptIx>,
    /// A relation put the other way round than it can be: who acts on whom ("the vendor awarded the agency").
    pub reversed: Option<(ConceptIx, EntityIx, EntityIx)>,
    pub clauses: Clauses,
    pub amounts: Vec<Amount>,
    pub dates: Vec<When>,
    pub stance: Stance,
    pub speaker: Option<String>,
    /// Words of the page that filled slots and set the stance, in their order there.
    pub why: Vec<String>,
    /// It names only one side, or neither, and goes on about a claim before it.
    pub tentative: bool,
    /// It begins with a pronoun, and both sides were named shortly before.
    pub goes_on: bool,
}

/// What a corpus says of a claim, and as much of it as the reading of what follows goes by.
#[derive(Clone, Copy, Debug, Default)]
pub struct Bearing<A> {
    /// Whether it says anything.
    pub bears: bool,
    /// The system that the claim tells of, by name or not.
    pub system: Option<EntityIx>,
    /// All of it.
    pub assessment: A,
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
    /// Blocks that were looked at closely: they name somebody of either side, or follow one that does.
    pub closely: Vec<usize>,
    /// Every sentence that was looked at closely.
    pub gaps: Vec<Gap>,
}

pub(super) struct Line {
    pub named: Named,
    pub cues: Vec<Found>,
}

/// The state that a sentence is read in: what was named shortly before.
#[derive(Default)]
pub(super) struct Before {
    /// Entities named or stood in for in this paragraph so far and in the sentence before it, each once with the sentence
    /// that named it last, latest last.
    pub entities: Vec<(EntityIx, usize)>,
    pub sentence: usize,
    pub claim_at: Option<usize>,
    pub claims_in_block: u8,
    pub open_quote: bool,
    /// Whether each side was named in the paragraph before or so far in this one.
    pub far: (bool, bool),
    pub here: (bool, bool),
    /// Of all people somebody of neither side was named last: "he" is nobody of either.
    pub somebody_else: bool,
    /// The last sentence that named anybody of either side.
    pub named_at: usize,
    /// Everything named on the page so far, each once, the latest last.
    pub recent: Vec<EntityIx>,
    /// When the page was published, where it says so.
    pub today: Option<Month>,
}

/// Sentences after which nobody is thought of any more who is not named again, however long the paragraph.
const IN_MIND: usize = 8;

impl Before {
    /// Whether both sides are still in mind.
    pub fn both_far(&self) -> bool {
        self.far.0 && self.far.1 && self.sentence <= self.named_at + IN_MIND
    }

    /// This sentence tells of it: of all that was told of so far the latest.
    fn tells_of(&mut self, entity: EntityIx) {
        self.entities.retain(|(e, _)| *e != entity);
        self.entities.push((entity, self.sentence));
        self.recent.retain(|e| *e != entity);
        self.recent.push(entity);
    }
}

/// Reads a page with the vocabulary of a corpus, and weighs each claim with `weigh`: one that names only one side is none
/// where the corpus says nothing of it. Gives what each claim was found to weigh beside the reading.
pub fn read<A>(
    vocabulary: &Vocabulary,
    grammar: &Grammar,
    page: &Page,
    weigh: impl Fn(&Claim) -> Bearing<A>,
) -> (PageReading, Vec<A>) {
    let mut reading = PageReading::default();
    let mut assessments = Vec::new();
    let Survey { senses, relevant, mut kept } = survey(vocabulary, page, &mut reading);
    let today = page.published.as_deref().and_then(Month::stated);
    let mut before = Before { today, ..Before::default() };
    for (b, block) in page.blocks.iter().enumerate() {
        let in_reach = relevant[b] || (b > 0 && relevant[b - 1]);
        if !in_reach {
            before.entities.clear();
            before.claim_at = None;
            (before.far, before.here) = Default::default();
            continue;
        }
        reading.closely.push(b);
        let block_reading = kept[b].take().unwrap_or_else(|| BlockReading::of(vocabulary, &block.text));
        // of the paragraph before, only its last sentence stays in reach
        let last = before.sentence;
        before.entities.retain(|(_, s)| *s == last);
        before.claims_in_block = 0;
        before.open_quote = false;
        before.far = std::mem::take(&mut before.here);
        for sentence in block_reading.sentences.iter().copied() {
            before.sentence += 1;
            let hits = hits(vocabulary, &block_reading, sentence, &before);
            let line = Line {
                named: named(vocabulary, &hits, &senses),
                cues: {
                    let mut cues = Vec::new();
                    grammar.cues(&block_reading.tokens, sentence.from, sentence.to, &mut cues);
                    cues
                },
            };
            let tokens = &block_reading.tokens;
            let start = tokens[sentence.from].start as usize;
            let end = tokens[sentence.to - 1].end as usize;
            let Resolved { mentions, open } = resolve(vocabulary, tokens, &block.text, &line, sentence.from, &before);
            let features = features(
                vocabulary,
                &line,
                &mentions,
                &before,
                Sight {
                    open: &open,
                    text: &block.text,
                    tokens: &tokens[sentence.from..sentence.to],
                    from: sentence.from,
                    heading: matches!(block.kind, BlockKind::Heading),
                    question: grammar.is_question(&tokens[sentence.from..sentence.to], sentence.to - sentence.from),
                },
            );
            let mut gap = Gap { block: b, start, end, features, claim: None };
            let makes = makes_claim(&features);
            let mut told_of = None;
            if makes != Makes::No {
                let mut claim =
                    claim(vocabulary, &block.text, tokens, sentence, &line, mentions.clone(), &features, &before);
                (claim.block, claim.start, claim.end) = (b, start, end);
                let persons = persons(&line.cues, &tokens[..sentence.to], sentence.from, &block.text, &claim.mentions)
                    .map(|persons| if before.somebody_else { Vec::new() } else { persons });
                inherit(vocabulary, &mut claim, &features, &before, &reading.claims, persons.as_deref());
                claim.tentative = makes == Makes::Perhaps;
                let bearing = weigh(&claim);
                if !claim.tentative || bearing.bears {
                    told_of = bearing.system;
                    gap.claim = Some(reading.claims.len());
                    reading.claims.push(claim);
                    assessments.push(bearing.assessment);
                    before.claim_at = Some(before.sentence);
                    before.claims_in_block = before.claims_in_block.saturating_add(1);
                }
            }
            for mention in &mentions {
                let entity = &vocabulary.entities[mention.entity as usize];
                if mention.via < Via::Context && !entity.weak {
                    before.tells_of(mention.entity);
                    if entity.kind.side().is_some() {
                        before.named_at = before.sentence;
                    }
                    before.here.0 |= entity.enforces();
                    before.here.1 |= entity.kind.side() == Some(Side::Technology);
                    before.far = (before.far.0 | before.here.0, before.far.1 | before.here.1);
                }
            }
            // the first whom it names is most often its subject
            let person = |m: &&Mention| vocabulary.entities[m.entity as usize].pronoun.is_some();
            let first = mentions.iter().find(person).map(|m| vocabulary.entities[m.entity as usize].kind);
            if names_somebody_new(&line.cues, &tokens[..sentence.to], sentence.from, &block.text, &mentions) {
                before.somebody_else = true;
            } else if let Some(kind) = first {
                before.somebody_else = kind == Kind::Body;
            }
            // what a claim is about stays in reach for the sentence after it
            if gap.claim.is_some()
                && let Some(claim) = reading.claims.last()
            {
                for mention in claim.mentions.iter().filter(|m| m.via == Via::Context) {
                    before.entities.retain(|(e, _)| *e != mention.entity);
                    before.entities.insert(0, (mention.entity, before.sentence));
                }
            }
            if let Some(system) = told_of {
                before.tells_of(system);
            }
            before.open_quote = quote_stays_open(&tokens[sentence.from..sentence.to], before.open_quote);
            reading.gaps.push(gap);
        }
    }
    (reading, assessments)
}

/// What a sentence holds. What its words say together is looked for only where both sides may be meant, in it or before it.
fn hits<'b>(vocabulary: &Vocabulary, block: &'b BlockReading, sentence: Sentence, before: &Before) -> Cow<'b, [Hit]> {
    let own = block.hits_of(sentence);
    let sides = |e: EntityIx| {
        let entity = &vocabulary.entities[e as usize];
        (entity.enforces(), entity.kind.side() == Some(Side::Technology))
    };
    let named = |h: &Hit| match h.term {
        Term::Entity(e, _) | Term::Called(e) => sides(e),
        Term::StandIn(kind) => (kind.side() == Some(Side::Enforcement), kind.side() == Some(Side::Technology)),
        _ => (false, false),
    };
    let far = before.both_far() || before.claim_at.is_some_and(|at| at + 1 == before.sentence);
    let reach = before.entities.iter().map(|(e, _)| sides(*e)).chain(own.iter().map(named));
    let (enforcement, technology) = reach.fold((far, far), |all, one| (all.0 | one.0, all.1 | one.1));
    let apart = match enforcement && technology {
        true => block.apart(vocabulary, sentence),
        false => Vec::new(),
    };
    if apart.is_empty() {
        return Cow::Borrowed(own);
    }
    let mut all = [own, &apart].concat();
    all.sort_by_key(|h| h.at);
    Cow::Owned(all)
}

/// What a first pass over a page tells.
struct Survey {
    /// What the page says about ambiguous names.
    senses: Senses,
    /// Which blocks name somebody of either side: they and the ones after them are looked at closely.
    relevant: Vec<bool>,
    /// The readings of those blocks, so that no block is cut and looked up twice.
    kept: Vec<Option<BlockReading>>,
}

/// Tokens of readings that are kept at most: about 40 MB. What a larger page has beyond that is read again.
const KEPT: usize = 1 << 20;

fn survey(vocabulary: &Vocabulary, page: &Page, reading: &mut PageReading) -> Survey {
    let blocks = page.blocks.len();
    let mut survey =
        Survey { senses: Senses::new(vocabulary.senses), relevant: vec![false; blocks], kept: vec![None; blocks] };
    let mut block_reading = BlockReading::default();
    let mut tokens = 0;
    for (b, block) in page.blocks.iter().enumerate() {
        block_reading.read(vocabulary, &block.text);
        reading.sentences += block_reading.sentences.len();
        for hit in &block_reading.hits {
            match hit.term {
                Term::Sense(sense, true) => survey.senses.speaks_for[sense as usize] += 1,
                Term::Sense(sense, false) => survey.senses.against[sense as usize] += 1,
                Term::Entity(entity, _) => {
                    survey.relevant[b] |= vocabulary.entities[entity as usize].kind.side().is_some()
                }
                _ => {}
            }
        }
        if survey.relevant[b] {
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
        let near = survey.relevant[b] || (b > 0 && survey.relevant[b - 1]);
        if near && tokens < KEPT {
            tokens += block_reading.tokens.len();
            survey.kept[b] = Some(std::mem::take(&mut block_reading));
        }
    }
    survey
}

const OPENING: u64 = hash_of_mark('\u{201C}');
const CLOSING: u64 = hash_of_mark('\u{201D}');

fn quote_stays_open(tokens: &[Token], open: bool) -> bool {
    let last = tokens.iter().rev().map(|t| t.hash).find(|h| matches!(*h, OPENING | CLOSING));
    last.map_or(open, |hash| hash == OPENING)
}
