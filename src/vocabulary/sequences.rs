//! Words that say something together without standing together: "settle [within a day] who [among them] is to leave".
//!
//! A phrase finds only itself. A sequence finds its steps in their order, each as any of a few words in any regular form,
//! with a few other words between them.

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
}

impl Sequences {
    /// Adds one, written as "settle|choose who|whom leave|go". False where it has less than two steps or more than
    /// five, or one is no word.
    pub fn add(&mut self, written: &str, concept: ConceptIx) -> bool {
        let steps: Option<Vec<Vec<u64>>> = written.split_whitespace().map(forms).collect();
        let Some(mut steps) = steps.filter(|steps| (2..=MOST).contains(&steps.len())) else { return false };
        let first = steps.remove(0);
        let ix = self.sequences.len() as u32;
        for word in first {
            self.begun.set(word);
            self.by_first.entry(word).or_default().push(ix);
        }
        self.sequences.push(Sequence { steps, concept });
        true
    }

    /// What a prepared vocabulary leaves out.
    pub fn complete(&mut self) {
        self.by_first.keys().for_each(|word| self.begun.set(*word));
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

    /// Calls `found(concept)` for every sequence that begins with the first of these tokens and ends within them.
    pub fn at(&self, tokens: &[Token], mut found: impl FnMut(ConceptIx)) {
        let Some((first, rest)) = tokens.split_first() else { return };
        if !self.begun.has(first.hash) {
            return;
        }
        let Some(begun) = self.by_first.get(&first.hash) else { return };
        for sequence in begun.iter().map(|s| &self.sequences[*s as usize]) {
            if goes_on(&sequence.steps, rest) {
                found(sequence.concept);
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

/// The regular forms of each word of a step; none where one is more than a word.
fn forms(step: &str) -> Option<Vec<u64>> {
    let mut all = Vec::new();
    for word in step.split('|') {
        for form in inflect::verb(word).iter().chain(&inflect::noun(word)) {
            let [hash] = hashes(form)[..] else { return None };
            all.push(hash);
        }
    }
    all.sort_unstable();
    all.dedup();
    Some(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokenize;

    fn finds(written: &str, text: &str) -> bool {
        let mut sequences = Sequences::default();
        assert!(sequences.add(written, 7));
        let mut tokens = Vec::new();
        tokenize(text, &mut tokens);
        let mut found = false;
        (0..tokens.len()).for_each(|at| sequences.at(&tokens[at..], |_| found = true));
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
        let mut sequences = Sequences::default();
        assert!(!sequences.add("settle", 0));
        assert!(!sequences.add("settle who/whom", 0));
    }
}
