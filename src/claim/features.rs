//! What speaks for a claim in a sentence, and whether that is enough.

use super::cues::Cue;
use super::mention::{Mention, Via};
use super::reading::{Before, Line};
use super::resolve::is_possessive;
use crate::token::{Kind as TokenKind, Token, hash_of_mark, hashes_of};
use crate::vocabulary::{Kind, Role, Side, Vocabulary};

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
    /// It names a weak thing that an agency owns: "the bureau's new platform".
    pub owned: bool,
    /// How many entities of either side it names.
    pub names: u8,
    /// Both sides are named in this paragraph or the one before it, and not long ago.
    pub far: bool,
}

/// What [`features`] needs to see of a sentence beside its words.
pub(super) struct Sight<'a> {
    pub open: &'a [Side],
    pub text: &'a str,
    pub tokens: &'a [Token],
    /// Index of the first token in its block.
    pub from: usize,
    pub heading: bool,
    pub question: bool,
}

const SUM: [u64; 3] = hashes_of(["$", "million", "billion"]);
const QUOTE: [u64; 2] = [hash_of_mark('"'), hash_of_mark('\u{201C}')];

pub(super) fn features(
    vocabulary: &Vocabulary,
    line: &Line,
    mentions: &[Mention],
    before: &Before,
    sight: Sight,
) -> Features {
    let mut f = Features { heading: sight.heading, question: sight.question, ..Features::default() };
    let mut serving = false;
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
                f.owned |= entity.weak && owned(vocabulary, mentions, mention, &sight);
                f.technology = f.technology.max(strength);
                if entity.serves.is_some() && mention.via == Via::Named {
                    f.enforcement = f.enforcement.max(3);
                    f.both = true;
                } else if entity.serves.is_some() {
                    serving = true;
                }
            }
            None => {}
        }
    }
    // a system that stands for its agency as well, unless that is there itself
    if serving && f.enforcement < 2 {
        (f.enforcement, f.both) = (2, true);
    }
    for side in sight.open {
        match side {
            Side::Enforcement => f.enforcement = f.enforcement.max(2),
            Side::Technology => f.technology = f.technology.max(2),
        }
    }
    for (entity, _) in &before.entities {
        f.near_enforcement |= vocabulary.entities[*entity as usize].enforces();
        f.near_technology |= vocabulary.side(*entity) == Some(Side::Technology);
    }
    f.after_claim = before.claim_at.is_some_and(|s| s + 1 == before.sentence);
    f.claims_in_block = before.claims_in_block;
    for (concept, ..) in &line.named.concepts {
        match vocabulary.concepts[*concept as usize].role {
            Role::Relation => f.relation = true,
            Role::Purpose => f.purpose = true,
            Role::Topic => f.topic = true,
            Role::Detail => {}
        }
        f.evidence |= vocabulary.concepts[*concept as usize].evidence;
    }
    f.opens_with_pronoun = line.cues.iter().any(|c| c.cue == Cue::Pronoun && c.at == sight.from);
    f.names =
        mentions.iter().filter(|m| vocabulary.side(m.entity).is_some() && m.via == Via::Named).count().min(255) as u8;
    f.far = before.both_far();
    f.pronoun = line.cues.iter().any(|c| c.cue == Cue::Pronoun);
    f.say = line.cues.iter().any(|c| matches!(c.cue, Cue::Say | Cue::Source));
    f.words = sight.tokens.iter().filter(|t| t.kind == TokenKind::Word).count().min(u16::MAX as usize) as u16;
    f.amount = sight.tokens.iter().any(|t| t.is_one_of(&SUM));
    f.quote = sight.tokens.iter().any(|t| t.is_one_of(&QUOTE)) || before.open_quote;
    f
}

/// "The bureau's new platform": one of that body's own, as good as a name.
fn owned(vocabulary: &Vocabulary, mentions: &[Mention], thing: &Mention, sight: &Sight) -> bool {
    mentions.iter().any(|m| {
        let end = m.at + m.len;
        let after = end.checked_sub(sight.from).filter(|at| *at < sight.tokens.len());
        let possessive = after.is_some_and(|at| is_possessive(sight.tokens, sight.text, at));
        possessive
            && vocabulary.entities[m.entity as usize].kind == Kind::Agency
            && (end + 1..end + 4).contains(&thing.at)
    })
}

/// Whether a sentence makes a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Makes {
    Yes,
    /// It goes on about a claim without naming both sides: a claim where the corpus bears on what it adds.
    Perhaps,
    No,
}

/// By what a sentence names, what stands in, and what it goes on about.
pub(super) fn makes_claim(f: &Features) -> Makes {
    let tied = f.relation || f.purpose;
    let said = tied || f.topic;
    let goes_on = f.after_claim && f.opens_with_pronoun;
    let yes = match (f.enforcement, f.technology) {
        // one name that stands for both sides still has to say something
        (3, 3) => !f.both || f.names > 1 || said,
        (3, 2) | (2, 3) => !f.both || said,
        (2, 2) => said && f.near_enforcement || f.after_claim && !f.both,
        (3, 1) => f.owned || said && (f.near_technology || tied),
        (1, 3) => tied && f.near_enforcement || f.relation && f.purpose,
        (2, 1) => tied && f.near_technology,
        (1, 2) => tied && f.near_enforcement,
        (0, 2 | 3) => goes_on && tied,
        (3, 0) => f.near_technology && tied && (f.after_claim && f.pronoun || f.opens_with_pronoun),
        (_, _) => f.after_claim && f.evidence && f.pronoun,
    };
    match (f.enforcement, f.technology) {
        _ if yes => Makes::Yes,
        _ if !said => Makes::No,
        (0 | 1, 2 | 3) if f.near_enforcement || f.far => Makes::Perhaps,
        // "agencies have algorithms comb records for breaches of immigration law"
        (1, 3) if f.purpose => Makes::Perhaps,
        (2 | 3, 0 | 1) if f.near_technology || f.far => Makes::Perhaps,
        (1, 0 | 1) if f.after_claim && f.near_enforcement && f.near_technology => Makes::Perhaps,
        // nothing that points back, and no sum: it is about something else
        (0, 0) if !(f.pronoun || f.amount) => Makes::No,
        (0 | 1, 0 | 1) | (2, 2) if f.far => Makes::Perhaps,
        _ => Makes::No,
    }
}
