//! Looks phrases up in tokens: the hash of the first word, or of the first two, finds the phrases that begin so; the
//! longest match wins.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::token::{self, Token};

/// Token hashes are well mixed already; hashing them again would cost more than the look-up.
#[derive(Default)]
pub struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for b in bytes {
            self.0 = (self.0 << 8) ^ u64::from(*b);
        }
    }
    fn write_u64(&mut self, n: u64) {
        self.0 = n;
    }
}

pub type HashedMap<V> = HashMap<u64, V, BuildHasherDefault<AsIs>>;

/// How a phrase must be written to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Case {
    /// In any case.
    Any,
    /// The first letter is a capital ("Ring", not "ring").
    Capital,
    /// All letters are capitals ("ICE", not "ice" or "Ice").
    Capitals,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Phrase<T> {
    rest: Box<[u64]>,
    case: Case,
    term: T,
}

/// Phrases and what each stands for.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(
    from = "HashedMap<Vec<Phrase<T>>>",
    into = "HashedMap<Vec<Phrase<T>>>",
    bound = "T: Clone + Serialize + DeserializeOwned"
)]
pub struct Lexicon<T> {
    /// Phrases of one word by that word, longer ones by the hash of their first two: "the" begins many.
    by_start: HashedMap<Vec<Phrase<T>>>,
    /// A bit for each of those hashes. Most of a page begins no phrase, and one look at a bit tells.
    alone: Bits,
    begun: Bits,
}

/// One bit for each value of a hash's top bits.
#[derive(Clone, Debug)]
pub(super) struct Bits(Box<[u64; BITS / 64]>);

const BITS: usize = 1 << 16;

impl Default for Bits {
    fn default() -> Self {
        Bits(Box::new([0; BITS / 64]))
    }
}

impl Bits {
    #[inline]
    fn place(hash: u64) -> (usize, u64) {
        let bit = (hash >> (64 - BITS.trailing_zeros())) as usize;
        (bit / 64, 1 << (bit % 64))
    }

    #[inline]
    pub(super) fn has(&self, hash: u64) -> bool {
        let (word, bit) = Bits::place(hash);
        self.0[word] & bit != 0
    }

    pub(super) fn set(&mut self, hash: u64) {
        let (word, bit) = Bits::place(hash);
        self.0[word] |= bit;
    }
}

/// A hash for two words in their order.
#[inline]
fn two(first: u64, second: u64) -> u64 {
    (first.rotate_left(17) ^ second).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// Where phrases of these words are filed.
fn start(first: u64, rest: &[u64]) -> u64 {
    rest.first().map_or(first, |second| two(first, *second))
}

impl<T> Lexicon<T> {
    fn note(&mut self, start: u64, alone: bool) {
        let bits = if alone { &mut self.alone } else { &mut self.begun };
        bits.set(start);
    }
}

impl<T> From<HashedMap<Vec<Phrase<T>>>> for Lexicon<T> {
    fn from(by_start: HashedMap<Vec<Phrase<T>>>) -> Self {
        let mut lexicon = Lexicon { by_start: HashedMap::default(), alone: Bits::default(), begun: Bits::default() };
        for (start, phrases) in &by_start {
            for phrase in phrases {
                lexicon.note(*start, phrase.rest.is_empty());
            }
        }
        lexicon.by_start = by_start;
        lexicon
    }
}

impl<T> From<Lexicon<T>> for HashedMap<Vec<Phrase<T>>> {
    fn from(lexicon: Lexicon<T>) -> Self {
        lexicon.by_start
    }
}

impl<T> Default for Lexicon<T> {
    fn default() -> Self {
        HashedMap::default().into()
    }
}

/// The hashes of a phrase's tokens.
pub fn hashes(phrase: &str) -> Vec<u64> {
    let mut tokens = Vec::new();
    token::tokenize(phrase, &mut tokens);
    tokens.iter().map(|t| t.hash).collect()
}

impl<T: Copy + PartialEq> Lexicon<T> {
    /// What its phrases stand for.
    pub fn terms(&self) -> impl Iterator<Item = T> + '_ {
        self.by_start.values().flatten().map(|p| p.term)
    }

    /// Adds a phrase. False where the phrase has no word in it.
    pub fn add(&mut self, phrase: &str, case: Case, term: T) -> bool {
        let hashes = hashes(phrase);
        let Some((first, rest)) = hashes.split_first() else { return false };
        let start = start(*first, rest);
        self.note(start, rest.is_empty());
        let list = self.by_start.entry(start).or_default();
        if !list.iter().any(|p| p.term == term && p.case == case && *p.rest == *rest) {
            list.push(Phrase { rest: rest.into(), case, term });
            list.sort_by_key(|p| std::cmp::Reverse(p.rest.len()));
        }
        true
    }

    /// Calls `found(term, length in tokens)` for every phrase that begins at `at`, longest first.
    #[inline]
    pub fn at(&self, tokens: &[Token], at: usize, mut found: impl FnMut(T, usize)) {
        let first = tokens[at].hash;
        if let Some(second) = tokens.get(at + 1) {
            let start = two(first, second.hash);
            if self.begun.has(start) {
                self.filed(start, tokens, at, &mut found);
            }
        }
        if self.alone.has(first) {
            self.filed(first, tokens, at, &mut found);
        }
    }

    fn filed(&self, start: u64, tokens: &[Token], at: usize, found: &mut impl FnMut(T, usize)) {
        let Some(list) = self.by_start.get(&start) else { return };
        for phrase in list {
            let end = at + 1 + phrase.rest.len();
            if end > tokens.len() || !phrase.rest.iter().zip(&tokens[at + 1..end]).all(|(h, t)| *h == t.hash) {
                continue;
            }
            let fits = match phrase.case {
                Case::Any => true,
                Case::Capital => tokens[at].capital,
                Case::Capitals => tokens[at].capitals,
            };
            if fits {
                found(phrase.term, end - at);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longest_first_and_case() {
        let mut lexicon = Lexicon::default();
        lexicon.add("Border Patrol", Case::Any, 1);
        lexicon.add("border", Case::Any, 2);
        lexicon.add("RING", Case::Capital, 3);
        let mut tokens = Vec::new();
        token::tokenize("border patrol ring Ring", &mut tokens);
        let mut seen = Vec::new();
        for at in 0..tokens.len() {
            lexicon.at(&tokens, at, |t, n| seen.push((at, t, n)));
        }
        assert_eq!(seen, [(0, 1, 2), (0, 2, 1), (3, 3, 1)]);
    }
}
