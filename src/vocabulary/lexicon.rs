//! Looks phrases up in tokens: the first word's hash finds the phrases that begin with it, the longest match wins.

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
    by_first: HashedMap<Vec<Phrase<T>>>,
    /// One bit for each value of a hash's top bits: most words of a page begin no phrase, and one look tells.
    seen: Box<[u64; SEEN_BITS / 64]>,
}

const SEEN_BITS: usize = 1 << 15;

/// The word and the bit of [`Lexicon::seen`] for a hash.
#[inline]
fn place(hash: u64) -> (usize, u64) {
    let bit = (hash >> (64 - SEEN_BITS.trailing_zeros())) as usize;
    (bit / 64, 1 << (bit % 64))
}

impl<T> From<HashedMap<Vec<Phrase<T>>>> for Lexicon<T> {
    fn from(by_first: HashedMap<Vec<Phrase<T>>>) -> Self {
        let mut seen = Box::new([0; SEEN_BITS / 64]);
        for hash in by_first.keys() {
            let (word, bit) = place(*hash);
            seen[word] |= bit;
        }
        Lexicon { by_first, seen }
    }
}

impl<T> From<Lexicon<T>> for HashedMap<Vec<Phrase<T>>> {
    fn from(lexicon: Lexicon<T>) -> Self {
        lexicon.by_first
    }
}

impl<T> Default for Lexicon<T> {
    fn default() -> Self {
        Lexicon { by_first: HashedMap::default(), seen: Box::new([0; SEEN_BITS / 64]) }
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
        self.by_first.values().flatten().map(|p| p.term)
    }

    /// Adds a phrase. False where the phrase has no word in it.
    pub fn add(&mut self, phrase: &str, case: Case, term: T) -> bool {
        let hashes = hashes(phrase);
        let Some((first, rest)) = hashes.split_first() else { return false };
        let (word, bit) = place(*first);
        self.seen[word] |= bit;
        let list = self.by_first.entry(*first).or_default();
        if !list.iter().any(|p| p.term == term && p.case == case && *p.rest == *rest) {
            list.push(Phrase { rest: rest.into(), case, term });
            list.sort_by_key(|p| std::cmp::Reverse(p.rest.len()));
        }
        true
    }

    /// Calls `found(term, length in tokens)` for every phrase that begins at `at`, longest first.
    #[inline]
    pub fn at(&self, tokens: &[Token], at: usize, mut found: impl FnMut(T, usize)) {
        let (word, bit) = place(tokens[at].hash);
        if self.seen[word] & bit == 0 {
            return;
        }
        let Some(list) = self.by_first.get(&tokens[at].hash) else { return };
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
