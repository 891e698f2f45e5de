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
    steps: Vec<Step>,
    /// The step that a page takes most seldom, as far as its words let one guess: the others are looked for around it.
    anchor: u8,
    concept: ConceptIx,
}

impl Sequence {
    fn gate(&self) -> Gate {
        let anchor = usize::from(self.anchor);
        let before = anchor.checked_sub(1).and_then(|at| self.steps.get(at)).map(|step| step.bits);
        Gate { before, after: self.steps.get(anchor + 1).map(|step| step.bits) }
    }
}

/// The words of a step.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Step {
    /// As hashes in their order.
    words: Vec<u64>,
    /// Most words are not among them.
    #[serde(skip)]
    bits: FewBits,
}

/// A bit for each of a few words, by the top bits of their hashes.
#[derive(Clone, Copy, Debug, Default)]
struct FewBits([u64; 4]);

impl FewBits {
    fn of(words: impl Iterator<Item = u64>) -> FewBits {
        let mut bits = FewBits::default();
        for word in words {
            bits.0[(word >> 62) as usize] |= 1 << (word >> 56 & 63);
        }
        bits
    }

    #[inline]
    fn has(&self, word: u64) -> bool {
        self.0[(word >> 62) as usize] >> (word >> 56 & 63) & 1 == 1
    }

    #[inline]
    fn meets(&self, other: &FewBits) -> bool {
        self.0.iter().zip(&other.0).any(|(a, b)| a & b != 0)
    }
}

/// What must stand near a sequence's anchor: one word of the step before it and one of the step after it, where it has them.
#[derive(Clone, Copy, Debug)]
struct Gate {
    before: Option<FewBits>,
    after: Option<FewBits>,
}

impl Step {
    fn of(words: Vec<u64>) -> Step {
        let bits = FewBits::of(words.iter().copied());
        Step { words, bits }
    }

    fn complete(&mut self) {
        self.bits = FewBits::of(self.words.iter().copied());
    }

    #[inline]
    fn has(&self, word: u64) -> bool {
        self.bits.has(word) && self.words.binary_search(&word).is_ok()
    }
}

/// The sequences of a vocabulary, by each word of their anchors.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Sequences {
    sequences: Vec<Sequence>,
    /// Of each sequence: most are told to be elsewhere by this alone.
    #[serde(skip)]
    gates: Vec<Gate>,
    by_anchor: HashedMap<Vec<u32>>,
    /// A bit for each of those words: most words are none.
    #[serde(skip)]
    anchored: Bits,
}

impl Sequences {
    /// Adds one, written as "settle|choose who|whom leave|go". False where it has less than two steps or more than
    /// five, or one is no word.
    pub fn add(&mut self, written: &str, concept: ConceptIx, forms: &mut Forms) -> bool {
        let steps: Option<Vec<Step>> =
            written.split_whitespace().map(|step| forms.of_step(step).map(Step::of)).collect();
        let Some(steps) = steps.filter(|steps| (2..=MOST).contains(&steps.len())) else { return false };
        let Some((anchor, _)) = written.split_whitespace().map(often).enumerate().min_by_key(|(_, often)| *often)
        else {
            return false;
        };
        let ix = self.sequences.len() as u32;
        for word in &steps[anchor].words {
            self.anchored.set(*word);
            self.by_anchor.entry(*word).or_default().push(ix);
        }
        let sequence = Sequence { steps, anchor: anchor as u8, concept };
        self.gates.push(sequence.gate());
        self.sequences.push(sequence);
        true
    }

    /// What a prepared vocabulary leaves out.
    pub fn complete(&mut self) {
        self.by_anchor.keys().for_each(|word| self.anchored.set(*word));
        self.sequences.iter_mut().flat_map(|s| &mut s.steps).for_each(Step::complete);
        self.gates = self.sequences.iter().map(Sequence::gate).collect();
    }

    /// What they stand for.
    pub fn concepts(&self) -> impl Iterator<Item = ConceptIx> + '_ {
        self.sequences.iter().map(|s| s.concept)
    }

    /// Whether it refers to nothing that it does not hold.
    pub fn is_whole(&self) -> bool {
        self.by_anchor.values().flatten().all(|s| (*s as usize) < self.sequences.len())
            && self.sequences.iter().all(|s| s.steps.len() <= MOST && usize::from(s.anchor) < s.steps.len())
    }

    /// Where in these tokens each sequence begins, and its concept, in order.
    pub fn find(&self, tokens: &[Token]) -> Vec<(usize, ConceptIx)> {
        let mut found = Vec::new();
        for (at, token) in tokens.iter().enumerate().filter(|(_, token)| self.anchored.has(token.hash)) {
            let Some(begun) = self.by_anchor.get(&token.hash) else { continue };
            let bits = |tokens: &[Token]| FewBits::of(tokens.iter().map(|t| t.hash));
            let before = bits(&tokens[at.saturating_sub(BETWEEN + 1)..at]);
            let after = bits(&tokens[at + 1..tokens.len().min(at + BETWEEN + 2)]);
            for ix in begun {
                let gate = &self.gates[*ix as usize];
                if !gate.after.is_none_or(|m| m.meets(&after)) || !gate.before.is_none_or(|m| m.meets(&before)) {
                    continue;
                }
                let Sequence { steps, anchor, .. } = &self.sequences[*ix as usize];
                let (before, after) = (&steps[..usize::from(*anchor)], &steps[usize::from(*anchor) + 1..]);
                if goes_on(after, &tokens[at + 1..]) {
                    goes_back(before, tokens, at, &mut |from| found.push((from, *ix)));
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found.into_iter().map(|(from, ix)| (from, self.sequences[ix as usize].concept)).collect()
    }
}

/// How often pages have one of a step's words, to compare: short words are the common ones.
fn often(step: &str) -> usize {
    let of_word = |word: &str| match word.len() {
        ..=3 => 16,
        4 => 4,
        5 => 2,
        _ => 1,
    };
    step.split('|').map(of_word).sum()
}

/// Whether the steps follow in these tokens, each near the one before it.
fn goes_on(steps: &[Step], tokens: &[Token]) -> bool {
    let Some((step, rest)) = steps.split_first() else { return true };
    let near = &tokens[..tokens.len().min(BETWEEN + 1)];
    near.iter().enumerate().any(|(i, token)| step.has(token.hash) && goes_on(rest, &tokens[i + 1..]))
}

/// Calls `begins` with each place from which these steps lead up to the token at `to`, each near the one after it.
fn goes_back(steps: &[Step], tokens: &[Token], to: usize, begins: &mut impl FnMut(usize)) {
    let Some((step, rest)) = steps.split_last() else { return begins(to) };
    for at in to.saturating_sub(BETWEEN + 1)..to {
        if step.has(tokens[at].hash) {
            goes_back(rest, tokens, at, begins);
        }
    }
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
        !sequences.find(&tokens).is_empty()
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
