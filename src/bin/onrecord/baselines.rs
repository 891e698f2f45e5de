//! What simple methods reach on the same passages: keyword co-occurrence, and BM25 over the findings. The engine has to
//! beat both, with intervals that do not overlap, to be worth its rules.

use std::collections::HashMap;

use onrecord::claim::Stance;
use onrecord::corpus::Standing;
use onrecord::report::Engine;

/// What a method says of a sentence.
pub struct Verdict {
    pub stance: Stance,
    pub standing: Standing,
    pub cites: Vec<String>,
}

/// A sentence that names both sides is a claim, and documented where a finding of the corpus names the same two.
pub fn co_occurrence(engine: &Engine, sentence: &str) -> Option<Verdict> {
    let (bodies, makers) = engine.names_in(sentence);
    if bodies.is_empty() || makers.is_empty() {
        return None;
    }
    let same = engine.corpus.findings.iter().find(|f| {
        let named: Vec<u32> = f.who.iter().chain(&f.whom).chain(&f.system).copied().collect();
        named.iter().any(|e| bodies.contains(e)) && named.iter().any(|e| makers.contains(e))
    });
    Some(Verdict {
        stance: Stance::Asserted,
        standing: same.map_or(Standing::Silent, |f| f.standing),
        cites: same.map(|f| f.citations.iter().map(|c| engine.corpus.cite(c)).collect()).unwrap_or_default(),
    })
}

/// Okapi BM25 over the findings' own words, with the usual k1 = 1.2 and b = 0.75.
pub struct Bm25 {
    /// For each word, the findings that have it and how often.
    postings: HashMap<String, Vec<(usize, f64)>>,
    lengths: Vec<f64>,
    mean: f64,
}

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 2).map(str::to_lowercase)
}

/// Below this a finding is taken to say nothing about a sentence; without a cut, every claim would get a standing.
const ENOUGH: f64 = 9.0;

impl Bm25 {
    pub fn new(engine: &Engine) -> Bm25 {
        let mut postings: HashMap<String, Vec<(usize, f64)>> = HashMap::new();
        let mut lengths = Vec::new();
        for (i, finding) in engine.corpus.findings.iter().enumerate() {
            let mut counts: HashMap<String, f64> = HashMap::new();
            let mut length = 0.0;
            for word in words(&finding.text) {
                *counts.entry(word).or_default() += 1.0;
                length += 1.0;
            }
            for (word, count) in counts {
                postings.entry(word).or_default().push((i, count));
            }
            lengths.push(length);
        }
        let mean = lengths.iter().sum::<f64>() / lengths.len().max(1) as f64;
        Bm25 { postings, lengths, mean }
    }

    /// A sentence that names both sides is a claim; the best finding gives its standing.
    pub fn weigh(&self, engine: &Engine, sentence: &str) -> Option<Verdict> {
        co_occurrence(engine, sentence)?;
        let mut scores = vec![0.0; self.lengths.len()];
        for word in words(sentence) {
            let Some(list) = self.postings.get(&word) else { continue };
            let n = self.lengths.len() as f64;
            let idf = ((n - list.len() as f64 + 0.5) / (list.len() as f64 + 0.5) + 1.0).ln();
            for (i, count) in list {
                let norm = 1.2 * (1.0 - 0.75 + 0.75 * self.lengths[*i] / self.mean);
                scores[*i] += idf * count * 2.2 / (count + norm);
            }
        }
        let best = (0..scores.len()).max_by(|a, b| scores[*a].total_cmp(&scores[*b])).filter(|i| scores[*i] >= ENOUGH);
        let finding = best.map(|i| &engine.corpus.findings[i]);
        Some(Verdict {
            stance: Stance::Asserted,
            standing: finding.map_or(Standing::Silent, |f| f.standing),
            cites: finding.map(|f| f.citations.iter().map(|c| engine.corpus.cite(c)).collect()).unwrap_or_default(),
        })
    }
}
