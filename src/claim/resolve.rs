//! Nouns that stand for a name: "the agency", "the company".

use super::cues::Cue;
use super::mention::{Mention, Via};
use super::reading::{Before, Line};
use crate::token::{Kind as TokenKind, Token, hashes_of};
use crate::vocabulary::{EntityIx, Kind, Side, Vocabulary};

/// What a sentence mentions, and which sides it only points at.
pub(super) struct Resolved {
    pub mentions: Vec<Mention>,
    /// A noun stands for somebody on this side, and two candidates fit: nobody is taken.
    pub open: Vec<Side>,
}

/// Adds to the named entities those that nouns stand in for: one candidate of the kind in reach, or none is taken.
pub(super) fn resolve(
    vocabulary: &Vocabulary,
    tokens: &[Token],
    text: &str,
    line: &Line,
    from: usize,
    before: &Before,
) -> Resolved {
    let mut mentions = line.named.mentions.clone();
    let mut open = Vec::new();
    for (noun, at, len) in &line.named.stand_ins {
        if !definite(tokens, text, line, *at) || names_another(tokens, text, *at, *len) {
            continue;
        }
        if *noun == Err(Kind::Vendor) && makes_something(tokens, text, *at + *len)
            || matches!(noun, Err(Kind::System))
                && (is_predicate(tokens, *at, *at + *len) || of_a_stranger(tokens, text, line, *at))
        {
            continue;
        }
        // "the police chief" leads no company
        let pointed = |mark: usize| tokens[mark].is_one_of(&BEFORE_HEAD) || is_possessive(tokens, text, mark);
        if *noun == Err(Kind::Leader) && !at.checked_sub(1).is_some_and(pointed) {
            continue;
        }
        let owner_of = possessor(vocabulary, tokens, text, line, *at);
        let fits = |entity: EntityIx| match noun {
            // "ICE's platform" is a description of its own; "Palantir's system" is a system of Palantir's
            Err(Kind::System) if owner_of.is_some_and(|o| !vocabulary.within(entity, o) || entity == o) => false,
            Ok(called) => vocabulary.within(entity, *called),
            // "Globex is under fire. Its chief executive ...": not the head of a company named before
            Err(Kind::Leader) if !leads_latest(vocabulary, entity, line, *at, before) => false,
            Err(kind) => stands_for(vocabulary, *kind, entity),
        };
        // in this sentence before the noun, else the latest sentence that names one
        let here = line.named.mentions.iter().filter(|m| m.at < *at && fits(m.entity)).map(|m| m.entity);
        let mut found: Vec<EntityIx> = here.collect();
        if found.is_empty() {
            let latest = before.entities.iter().filter(|(e, _)| fits(*e)).map(|(_, s)| *s).max();
            found = before.entities.iter().filter(|(e, s)| Some(*s) == latest && fits(*e)).map(|(e, _)| *e).collect();
        }
        if found.is_empty()
            && !described(tokens, text, *at + *len)
            && let Err(kind @ (Kind::Agency | Kind::Vendor | Kind::System)) = noun
            && (*kind != Kind::System || nobodys(vocabulary, tokens, text, line, *at, *len))
        {
            found.extend(only_one(vocabulary, *kind, before));
        }
        if found.is_empty() && *noun == Err(Kind::Leader) {
            found.extend(head_of(vocabulary, tokens, &mentions, *at, before));
        }
        found.dedup();
        let Some(first) = found.first().copied() else { continue };
        // parts of one whole are one candidate: the part that was named last
        let root = |e: EntityIx| vocabulary.lineage(e).last();
        let entity = match noun {
            Ok(called) => *called,
            Err(_) if found.iter().all(|e| root(*e) == root(first)) => *found.last().unwrap_or(&first),
            Err(_) => {
                open.extend(vocabulary.side(first));
                continue;
            }
        };
        let entity = match noun {
            Err(Kind::Vendor) => owner(vocabulary, entity),
            _ => entity,
        };
        mentions.push(Mention { entity, at: *at, len: *len, via: Via::StandIn });
    }
    mentions.extend(opening_possessive(vocabulary, tokens, from, before));
    mentions.sort_by_key(|m| m.at);
    Resolved { mentions, open }
}

/// "Globex is no stranger to dispute. Its scanner ...": whose it is, where the sentence before names that company alone and
/// the paragraph no agency.
fn opening_possessive(vocabulary: &Vocabulary, tokens: &[Token], from: usize, before: &Before) -> Option<Mention> {
    let entity = |e: EntityIx| &vocabulary.entities[e as usize];
    let named = before.entities.iter().filter(|(e, s)| s + 1 == before.sentence && !entity(*e).generic);
    let mut sided = named.map(|(e, _)| *e).filter(|e| vocabulary.side(*e).is_some());
    let only = sided.next().filter(|_| sided.next().is_none())?;
    let agency = before.entities.iter().any(|(e, _)| vocabulary.side(*e) == Some(Side::Enforcement));
    let company = entity(only).kind == Kind::Vendor && !agency && tokens[from].is_one_of(&ITS);
    company.then_some(Mention { entity: only, at: from, len: 1, via: Via::StandIn })
}

/// "the agency doing the search", "the agency to decide": a noun that what follows makes definite.
fn described(tokens: &[Token], text: &str, next: usize) -> bool {
    tokens.get(next).is_some_and(|t| t.text(text).ends_with("ing") || t.text(text) == "to")
}

/// "the maker of its clock": what follows says which company, and by no name.
fn makes_something(tokens: &[Token], text: &str, next: usize) -> bool {
    let of = tokens.get(next).is_some_and(|t| t.is_one_of(&OF));
    // "accuses the vendor of selling"
    of && tokens.get(next + 1).is_some_and(|t| !t.text(text).ends_with("ing"))
}

/// Whether a noun for a system says neither whose it is nor which: "a vendor's product", "the model with which", and with
/// a company in the same sentence it may be that company's.
fn nobodys(vocabulary: &Vocabulary, tokens: &[Token], text: &str, line: &Line, at: usize, len: usize) -> bool {
    let next = tokens.get(at + len);
    let told_which = next.is_some_and(|t| t.is_one_of(&hashes_of(["that", "which", "with", "of", "for"])));
    let vendor = |m: &Mention| {
        let entity = &vocabulary.entities[m.entity as usize];
        matches!(entity.kind, Kind::Vendor | Kind::System) && !entity.generic
    };
    possessive(tokens, text, at).is_none() && !told_which && !line.named.mentions.iter().any(vendor)
}

/// "It is the platform that Globex built": what something is said to be, not one that was named before.
fn is_predicate(tokens: &[Token], at: usize, next: usize) -> bool {
    let copula = at >= 2 && tokens[at - 2].is_one_of(&COPULA);
    copula && tokens.get(next).is_some_and(|t| t.is_one_of(&THAT))
}

/// The one agency or company that the page has named so far, with what it is part of; none where there are two.
fn only_one(vocabulary: &Vocabulary, kind: Kind, before: &Before) -> Option<EntityIx> {
    let named = |e: &EntityIx| kind != Kind::System || vocabulary.entities[*e as usize].kind == Kind::System;
    let mut fit = before.recent.iter().rev().copied().filter(|e| stands_for(vocabulary, kind, *e) && named(e));
    let latest = fit.next()?;
    fit.all(|e| vocabulary.within(latest, e) || vocabulary.within(e, latest)).then_some(latest)
}

/// Who leads the company that "its chief" or "the company's boss" points at, where the vocabulary knows it: of "its" the body
/// or company that was named last, and nobody where that is an agency.
fn head_of(
    vocabulary: &Vocabulary,
    tokens: &[Token],
    mentions: &[Mention],
    at: usize,
    before: &Before,
) -> Option<EntityIx> {
    let owns = |e: EntityIx| matches!(vocabulary.entities[e as usize].kind, Kind::Vendor | Kind::Agency);
    let mark = at.checked_sub(1)?;
    let owner = if tokens[mark].is_one_of(&THEIRS) {
        let here = mentions.iter().filter(|m| m.at < at && owns(m.entity)).max_by_key(|m| m.at);
        let latest = || before.entities.iter().rev().map(|(e, _)| *e).find(|e| owns(*e));
        here.map(|m| m.entity).or_else(latest)
    } else {
        mentions.iter().find(|m| m.at + m.len == mark).map(|m| m.entity)
    };
    owner.and_then(|e| vocabulary.entities[e as usize].head)
}

/// Whether a person belongs to the company that was named last before `at`, or none was named.
fn leads_latest(vocabulary: &Vocabulary, person: EntityIx, line: &Line, at: usize, before: &Before) -> bool {
    let company = |e: EntityIx| {
        let e = &vocabulary.entities[e as usize];
        e.kind == Kind::Vendor && !e.generic
    };
    let here = line.named.mentions.iter().rev().find(|m| m.at < at && company(m.entity)).map(|m| m.entity);
    let latest = here.or_else(|| {
        let named = before.entities.iter().filter(|(e, _)| company(*e));
        named.max_by_key(|(_, sentence)| *sentence).map(|(e, _)| *e)
    });
    latest.is_none_or(|company| vocabulary.within(person, company))
}

const OF: [u64; 1] = hashes_of(["of"]);
const COPULA: [u64; 5] = hashes_of(["is", "was", "are", "were", "be"]);
const THAT: [u64; 2] = hashes_of(["that", "which"]);
const BEFORE_HEAD: [u64; 7] = hashes_of(["the", "its", "their", "this", "that", "whose", "same"]);
const ITS: [u64; 1] = hashes_of(["its"]);
const THEIRS: [u64; 2] = hashes_of(["its", "their"]);

/// Whose the noun at `at` is said to be: the name before the possessive in its phrase.
fn possessor(vocabulary: &Vocabulary, tokens: &[Token], text: &str, line: &Line, at: usize) -> Option<EntityIx> {
    let phrase = at.saturating_sub(4)..at;
    if phrase.clone().any(|i| tokens[i].is_one_of(&THEIRS)) {
        let vendor = |m: &&Mention| m.at < at && vocabulary.entities[m.entity as usize].kind == Kind::Vendor;
        return line.named.mentions.iter().rev().find(vendor).map(|m| m.entity);
    }
    let mark = possessive(tokens, text, at)?;
    line.named.mentions.iter().find(|m| m.at + m.len == mark).map(|m| m.entity)
}

/// "The bakery's platform": of somebody whom the vocabulary knows neither by a name nor by a noun.
fn of_a_stranger(tokens: &[Token], text: &str, line: &Line, at: usize) -> bool {
    possessive(tokens, text, at).is_some_and(|mark| {
        let named = line.named.mentions.iter().any(|m| m.at + m.len == mark);
        !named && !line.named.stand_ins.iter().any(|(_, noun, len)| noun + len == mark)
    })
}

/// The last possessive mark in the phrase before `at`.
fn possessive(tokens: &[Token], text: &str, at: usize) -> Option<usize> {
    (at.saturating_sub(4)..at).rev().find(|i| is_possessive(tokens, text, *i))
}

pub(super) fn is_possessive(tokens: &[Token], text: &str, at: usize) -> bool {
    matches!(tokens[at].text(text), "'s" | "\u{2019}s")
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
        const ENDS_PHRASE: [u64; 22] = hashes_of([
            "was", "is", "were", "are", "be", "of", "on", "in", "for", "to", "by", "with", "and", "or", "which", "has",
            "had", "have", "said", "from", "at", "as",
        ]);
        if tokens[i].is_one_of(&ENDS_PHRASE) {
            return false;
        }
        if matches!(word, "," | "-" | "\u{2019}s" | "'s") || tokens[i].kind != TokenKind::Mark {
            if word == "\u{2019}s" || word == "'s" {
                return true;
            }
            continue;
        }
        return false;
    }
    false
}

/// "The Department of Agriculture", "the State Department": a name of somebody else, not a noun that points back.
fn names_another(tokens: &[Token], text: &str, at: usize, len: usize) -> bool {
    let titled = |i: usize| tokens.get(i).is_some_and(|t| t.capital);
    let of = tokens.get(at + len).is_some_and(|t| t.text(text).eq_ignore_ascii_case("of"));
    titled(at)
        && ((of && titled(at + len + 1))
            || at.checked_sub(1).is_some_and(|i| titled(i) && !is_article(tokens[i].text(text))))
}

fn is_article(word: &str) -> bool {
    matches!(word, "The" | "A" | "An" | "This" | "That" | "Its" | "Their")
}
