//! Whom "he" or "she" may mean: nobody of the sentences before where the sentence itself names somebody new.

use super::cues::{Cue, Found};
use super::mention::Mention;
use crate::token::{Kind, Token, hashes_of};
use crate::vocabulary::Pronoun;

const HE: [u64; 3] = hashes_of(["he", "him", "his"]);
const SHE: [u64; 2] = hashes_of(["she", "her"]);
/// Titles, after which a name that the vocabulary does not know is somebody's all the same.
const TITLES: [u64; 28] = hashes_of([
    "mr",
    "ms",
    "mrs",
    "dr",
    "sen",
    "rep",
    "gov",
    "senator",
    "representative",
    "congressman",
    "congresswoman",
    "governor",
    "mayor",
    "judge",
    "justice",
    "sheriff",
    "professor",
    "councilman",
    "councilwoman",
    "chairman",
    "pastor",
    "pope",
    "archbishop",
    "rabbi",
    "reverend",
    "rev",
    "president",
    "bishop",
]);
/// Words with a capital where a sentence begins, or before a name of a place or day.
const NO_NAME: [u64; 16] = hashes_of([
    "in", "on", "at", "from", "near", "of", "to", "for", "by", "with", "last", "next", "this", "the", "new", "since",
]);

/// The personal pronouns of a sentence, as far as they may mean somebody who was named before it; none where it has none.
pub(super) fn persons(
    cues: &[Found],
    tokens: &[Token],
    from: usize,
    text: &str,
    mentions: &[Mention],
) -> Option<Vec<Pronoun>> {
    let pronouns = cues.iter().filter(|c| c.cue == Cue::Pronoun).filter_map(|c| {
        let token = &tokens[c.at];
        let he = token.is_one_of(&HE).then_some(Pronoun::He);
        he.or(token.is_one_of(&SHE).then_some(Pronoun::She)).map(|pronoun| (c.at, pronoun))
    });
    let earlier = |at: &usize| !(from..*at).any(|name| is_new(cues, tokens, from, text, mentions, name));
    let mut any = pronouns.peekable();
    any.peek()?;
    Some(any.filter(|(at, _)| earlier(at)).map(|(_, pronoun)| pronoun).collect())
}

/// Whether a sentence names somebody whom the vocabulary does not know.
pub(super) fn names_somebody_new(
    cues: &[Found],
    tokens: &[Token],
    from: usize,
    text: &str,
    mentions: &[Mention],
) -> bool {
    (from..tokens.len().saturating_sub(1)).any(|at| is_new(cues, tokens, from, text, mentions, at))
}

/// Whether somebody whom the vocabulary does not know is named at this token: "Senator Oduya", "Ada Oduya, a clerk,",
/// "Ada Oduya said".
fn is_new(cues: &[Found], tokens: &[Token], from: usize, text: &str, mentions: &[Mention], at: usize) -> bool {
    let name = |at: usize| {
        let token = &tokens[at];
        let known = || mentions.iter().any(|m| (m.at..m.at + m.len).contains(&at));
        token.kind == Kind::Word && token.capital && !token.capitals && !known()
    };
    // few words are written so
    if !name(at) {
        return false;
    }
    // "Sen. Oduya"
    let stop = tokens[at + 1].text(text) == ".";
    let next = at + 1 + usize::from(stop);
    if next >= tokens.len() || !name(next) {
        return false;
    }
    if tokens[at].is_one_of(&TITLES) {
        return true;
    }
    let opens = !tokens[at].is_one_of(&NO_NAME) && (at == from || !tokens[at - 1].is_one_of(&NO_NAME));
    let after = next + 1;
    let says = cues.iter().any(|c| c.at == after && c.cue == Cue::Say);
    let aside = tokens.get(after).is_some_and(|t| t.text(text) == ",")
        && tokens.get(after + 1).is_some_and(|t| t.is_one_of(&hashes_of(["a", "an", "the", "who", "whose"])));
    // "Jim Oduya runs a shelter."
    let begins = at == from && tokens.get(after).is_some_and(|t| t.kind == Kind::Word && !t.capital);
    opens && !stop && (says || aside || begins)
}
