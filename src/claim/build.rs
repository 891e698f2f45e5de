//! Fills a claim's slots from a sentence, and from what the sentence goes on about.

use super::clauses::{ARTICLES, clauses};
use super::cues::{Cue, Found};
use super::features::Features;
use super::mention::{Mention, Via};
use super::reading::{Before, Claim, Line};
use super::stance::{Clause, Speech, Stance};
use crate::relative;
use crate::sentence::Sentence;
use crate::slots;
use crate::token::{Token, hashes_of};
use crate::vocabulary::{ConceptIx, EntityIx, Kind, Pronoun, Role, Side, Vocabulary};

#[allow(clippy::too_many_arguments)]
pub(super) fn claim(
    vocabulary: &Vocabulary,
    text: &str,
    tokens: &[Token],
    sentence: Sentence,
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
    // a cue inside a phrase of the vocabulary is part of that phrase ("what banks report"); "told staff" still tells
    let inside = |cue: &Found| {
        line.named.concepts.iter().any(|(_, from, len)| {
            *len > 1 && (*from..from + len).contains(&cue.at) && (cue.cue != Cue::Say || *from < cue.at)
        })
    };
    let cues: Vec<Found> = line
        .cues
        .iter()
        .filter(|c| c.len > 1 || !inside(c) || matches!(c.cue, Cue::No | Cue::Not | Cue::Deny))
        .copied()
        .collect();
    let spoken =
        || line.named.concepts.iter().filter(|(c, ..)| concept_of(*c).speech).map(|(_, at, len)| *at..at + len);
    let opinions = spoken().count();
    let acts = spoken().any(|words| reproves(text, tokens, words, &mentions));
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
        opinion: opinions > 0 && !acts && (!people.is_empty() || before.claim_at.is_some()),
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
    // a sentence that names its year needs no page to tell it
    if let Some(today) = before.today.filter(|_| dates.is_empty()) {
        dates = relative::dates(text, tokens, sentence.from..sentence.to, today);
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
    let clauses = clauses(vocabulary, text, tokens, sentence, line, &mentions);
    Claim {
        block: 0,
        start,
        end,
        mentions,
        concepts: line.named.concepts.clone(),
        details: line.named.details.clone(),
        inherited: Vec::new(),
        reversed,
        clauses,
        amounts,
        dates,
        stance: verdict.stance,
        speaker,
        why: why.collect(),
        tentative: false,
        goes_on: features.opens_with_pronoun && features.near_enforcement && features.near_technology,
    }
}

/// "Doe scolded the agency": what somebody did is told, and no words of theirs are; "Doe's rebuke of it" points to words.
fn reproves(text: &str, tokens: &[Token], words: std::ops::Range<usize>, mentions: &[Mention]) -> bool {
    let first = tokens[words.start].text(text);
    let finite = first.ends_with("ed") || first.ends_with('s') || words.len() > 1 && matches!(first, "took" | "found");
    // "wrote to condemn the agency"
    let finite = finite || words.start > 0 && tokens[words.start - 1].is_one_of(&hashes_of(["to"]));
    let owned = |at: usize| tokens[at].text(text).ends_with("'s") || tokens[at].text(text).ends_with("\u{2019}s");
    let verb = finite && (words.start == 0 || !owned(words.start - 1));
    // "it was praised by the bureau's chief"
    let passive = words.start > 0
        && tokens[words.start - 1].is_one_of(&hashes_of(["was", "were", "is", "are", "been"]))
        && tokens.get(words.end).is_some_and(|t| t.is_one_of(&hashes_of(["by"])));
    // "took the agency to task"
    let object = |m: &Mention| match m.at.checked_sub(words.end) {
        Some(_) => tokens[words.end..m.at].iter().all(|t| t.is_one_of(&ARTICLES)),
        None => m.at > words.start,
    };
    passive || verb && mentions.iter().any(|m| m.via < Via::Context && object(m))
}

/// Whether an active verb has the wrong kind for its subject and the right one for its object: "the vendor awarded the
/// agency". Names of both sides must stand close by, and nothing may make the verb passive.
fn reversed(
    vocabulary: &Vocabulary,
    text: &str,
    tokens: &[Token],
    sentence: Sentence,
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
/// `persons` are its "he" and "she", where it has any, that may mean somebody who was named before.
pub(super) fn inherit(
    vocabulary: &Vocabulary,
    claim: &mut Claim,
    f: &Features,
    before: &Before,
    claims: &[Claim],
    persons: Option<&[Pronoun]>,
) {
    let mut mentions = std::mem::take(&mut claim.mentions);
    let mut add = |entity: EntityIx| {
        if !mentions.iter().any(|m| m.entity == entity) {
            mentions.push(Mention { entity, at: 0, len: 0, via: Via::Context });
        }
    };
    let latest = |wanted: Side, kind: Option<Kind>| {
        let fits = |e: EntityIx| {
            let is = vocabulary.entities[e as usize].kind;
            let meant = |p: Pronoun| persons.is_none_or(|persons| persons.contains(&p));
            let may_be = is != Kind::Leader || vocabulary.entities[e as usize].pronoun.is_none_or(meant);
            is.side() == Some(wanted) && kind.is_none_or(|kind| kind == is) && may_be
        };
        let of_side = before.entities.iter().rev().filter(|(e, _)| fits(*e));
        of_side.map(|(e, _)| *e).next().or_else(|| {
            let mut recent = before.recent.iter().rev().copied();
            recent.find(|e| fits(*e)).filter(|_| f.far)
        })
    };
    // beside what was named last, "deportations", the agency that carries them out; beside "the company", who is "he"
    let mut wanted = Vec::new();
    if f.enforcement < 2 {
        wanted.extend([(Side::Enforcement, None), (Side::Enforcement, Some(Kind::Agency))]);
    }
    if f.technology < 2 {
        wanted.push((Side::Technology, None));
        wanted.extend(persons.is_some_and(|p| !p.is_empty()).then_some((Side::Technology, Some(Kind::Leader))));
    }
    wanted.into_iter().filter_map(|(side, kind)| latest(side, kind)).for_each(&mut add);
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
    claim.mentions = mentions;
}
