//! Words that say something together without standing together: "settle [within a day] who [among them] is to leave".
//!
//! A phrase finds only itself. A sequence finds its steps in their order, each as any of a few words in any regular form,
//! with a few other words between them.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::lexicon::{Bits, HashedMap, hashes};
use super::{ConceptIx, inflect};
use crate::token::Token;

/// Steps of a sequence: with many, and many ways to take them, to follow it would take long.
const MOST: usize = 5;

/// Tokens that may stand between two steps.
const BETWEEN: usize = 4;

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Sequence {
    /// The words of each step after the first, as hashes in their order.
    steps: Vec<Vec<u64>>,
    concept: ConceptIx,
}

/// The sequences of a vocabulary, by each word of their first step.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Sequences {
    sequences: Vec<Sequence>,
    by_first: HashedMap<Vec<u32>>,
    /// A bit for each first word: most words begin none.
    #[serde(skip)]
    begun: Bits,
    /// The same by each word of their second step.
    #[serde(skip)]
    by_second: HashedMap<Vec<u32>>,
    #[serde(skip)]
    gone_on: Bits,
}

impl Sequences {
    /// Adds one, written as "settle|choose who|whom leave|go". False where it has less than two steps or more than
    /// five, or one is no word.
    pub fn add(&mut self, written: &str, concept: ConceptIx, forms: &mut Forms) -> bool {
        let steps: Option<Vec<Vec<u64>>> = written.split_whitespace().map(|step| forms.of_step(step)).collect();
        let Some(mut steps) = steps.filter(|steps| (2..=MOST).contains(&steps.len())) else { return false };
        let first = steps.remove(0);
        let ix = self.sequences.len() as u32;
        for word in first {
            self.begun.set(word);
            self.by_first.entry(word).or_default().push(ix);
        }
        self.sequences.push(Sequence { steps, concept });
        self.file_second(ix);
        true
    }

    fn file_second(&mut self, ix: u32) {
        for word in self.sequences[ix as usize].steps.first().into_iter().flatten() {
            self.gone_on.set(*word);
            self.by_second.entry(*word).or_default().push(ix);
        }
    }

    /// What a prepared vocabulary leaves out.
    pub fn complete(&mut self) {
        self.by_first.keys().for_each(|word| self.begun.set(*word));
        (0..self.sequences.len() as u32).for_each(|ix| self.file_second(ix));
    }

    /// What they stand for.
    pub fn concepts(&self) -> impl Iterator<Item = ConceptIx> + '_ {
        self.sequences.iter().map(|s| s.concept)
    }

    /// Whether it refers to nothing that it does not hold.
    pub fn is_whole(&self) -> bool {
        self.by_first.values().flatten().all(|s| (*s as usize) < self.sequences.len())
            && self.sequences.iter().all(|s| (1..MOST).contains(&s.steps.len()))
    }

    /// Calls `found(at, concept)` for every sequence within these tokens, `at` being where it begins; the last first.
    pub fn find(&self, tokens: &[Token], mut found: impl FnMut(usize, ConceptIx)) {
        // where the nearest word of each one's second step stands: the steps themselves are compared only where it is near
        let mut second = vec![u32::MAX; self.sequences.len()];
        for (at, token) in tokens.iter().enumerate().rev() {
            if self.begun.has(token.hash) {
                for ix in self.by_first.get(&token.hash).into_iter().flatten() {
                    let sequence = &self.sequences[*ix as usize];
                    let near = second[*ix as usize] as usize <= at + 1 + BETWEEN;
                    if near && goes_on(&sequence.steps, &tokens[at + 1..]) {
                        found(at, sequence.concept);
                    }
                }
            }
            if self.gone_on.has(token.hash) {
                for ix in self.by_second.get(&token.hash).into_iter().flatten() {
                    second[*ix as usize] = at as u32;
                }
            }
        }
    }
}

/// Whether the steps follow in these tokens, each near the one before it.
fn goes_on(steps: &[Vec<u64>], tokens: &[Token]) -> bool {
    let Some((step, rest)) = steps.split_first() else { return true };
    let near = &tokens[..tokens.len().min(BETWEEN + 1)];
    near.iter().enumerate().any(|(i, token)| step.binary_search(&token.hash).is_ok() && goes_on(rest, &tokens[i + 1..]))
}

/// The regular forms of words as hashes, each made once: a word is a step of many sequences.
#[derive(Default)]
pub struct Forms(HashMap<String, Vec<u64>>);

impl Forms {
    /// Of each word of a step; none where one is more than a word.
    fn of_step(&mut self, step: &str) -> Option<Vec<u64>> {
        let mut all = Vec::new();
        for word in step.split('|') {
            if !self.0.contains_key(word) {
                // a noun's forms are among a verb's
                let forms = inflect::verb(word).iter().map(|form| hashes(form)).collect::<Vec<_>>();
                let single = forms.iter().all(|hashes| hashes.len() == 1);
                self.0.insert(word.to_owned(), if single { forms.concat() } else { Vec::new() });
            }
            let forms = self.0.get(word).filter(|forms| !forms.is_empty())?;
            all.extend_from_slice(forms);
        }
        all.sort_unstable();
        all.dedup();
        Some(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokenize;

    fn finds(written: &str, text: &str) -> bool {
        let mut sequences = Sequences::default();
        assert!(sequences.add(written, 7, &mut Forms::default()));
        let mut tokens = Vec::new();
        tokenize(text, &mut tokens);
        let mut found = false;
        sequences.find(&tokens, |_, _| found = true);
        found
    }

    #[test]
    fn steps_in_their_order_and_near_each_other() {
        let written = "settle|pick who|whom leave|go";
        assert!(finds(written, "It settles by noon who among them leaves."));
        assert!(finds(written, "picking whom to let go"));
        assert!(!finds(written, "Who picks leave?"));
        assert!(!finds(written, "It picks the one of all the many passengers who leave."));
    }

    #[test]
    fn what_is_no_sequence() {
        let (mut sequences, mut forms) = (Sequences::default(), Forms::default());
        assert!(!sequences.add("settle", 0, &mut forms));
        assert!(!sequences.add("settle who/whom", 0, &mut forms));
    }
}
