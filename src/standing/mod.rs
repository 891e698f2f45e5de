//! Holds a claim against the findings: candidates from an index, compared slot by slot, with the reasons kept.

mod contrary;
mod differs;
mod dropped;
mod fit;
mod guards;
mod index;
mod terms;

use rustc_hash::FxHashMap;

use crate::claim::{Claim, Stance};
use crate::corpus::{Corpus, Standing};

use differs::differences;
use fit::score;
pub use index::Index;
use terms::Terms;

/// A slot that does not fit, in words.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Difference {
    pub slot: String,
    pub page: String,
    pub corpus: String,
}

/// What the corpus says of one claim.
#[derive(Clone, Debug)]
pub struct Assessment {
    pub standing: Standing,
    /// Findings that bear on the claim, best first. Indices into the corpus.
    pub findings: Vec<usize>,
    pub differs: Vec<Difference>,
    /// Why candidates were taken or dropped, where that was asked for.
    pub notes: Vec<String>,
}

/// Weighs one claim.
pub fn weigh(corpus: &Corpus, index: &Index, claim: &Claim) -> Assessment {
    weighed(corpus, index, claim, None)
}

/// The same with notes on every candidate, for `onrecord explain`.
pub fn weigh_aloud(corpus: &Corpus, index: &Index, claim: &Claim) -> Assessment {
    weighed(corpus, index, claim, Some(Vec::new()))
}

fn weighed(corpus: &Corpus, index: &Index, claim: &Claim, mut notes: Option<Vec<String>>) -> Assessment {
    let vocabulary = &corpus.vocabulary;
    let terms = Terms::of(claim, vocabulary);
    let mut best: FxHashMap<usize, f32> = FxHashMap::default();
    for entry in index.candidates(&terms.held()) {
        let f = entry.finding;
        let finding = &corpus.findings[f as usize];
        let pattern = &finding.when[entry.pattern as usize];
        let meets = pattern.iter().all(|g| terms.meets(g));
        if !meets || contrary::misses(finding, entry.pattern, claim, &terms) {
            continue;
        }
        match score(corpus, index, finding, pattern, claim, &terms) {
            Ok(score) => {
                let entry = best.entry(f as usize).or_insert(score);
                *entry = entry.max(score);
            }
            Err(why) => {
                if let Some(notes) = &mut notes {
                    notes.push(format!("{} dropped: {}", finding.id, why.tell(vocabulary, claim)));
                }
            }
        }
    }
    // "their partnership does not prove that it serves the agency": what is denied is what nobody documents
    let sought = |f: usize| claim.stance == Stance::Denied && corpus.findings[f].standing == Standing::NotDocumented;
    // who says the other way round what one finding tells speaks of that one
    let contrary = |f: usize| contrary::is_said(&corpus.findings[f], claim, &terms);
    let mut ranked: Vec<((bool, bool), usize, f32)> =
        best.into_iter().map(|(f, score)| ((sought(f), contrary(f)), f, score)).collect();
    // the better fit first; of equals the stronger standing, then the pack's own order
    ranked.sort_by(|a, b| {
        b.0.cmp(&a.0)
            .then_with(|| b.2.total_cmp(&a.2))
            .then_with(|| corpus.findings[a.1].standing.cmp(&corpus.findings[b.1].standing))
            .then_with(|| a.1.cmp(&b.1))
    });
    if let Some(notes) = &mut notes {
        notes.extend(ranked.iter().map(|(_, f, score)| format!("{} {score:.2}", corpus.findings[*f].id)));
    }
    let notes = notes.unwrap_or_default();
    let Some(&(_, first, top)) = ranked.first() else {
        return Assessment { standing: Standing::Silent, findings: Vec::new(), differs: Vec::new(), notes };
    };
    let standing = corpus.findings[first].standing;
    let findings: Vec<usize> = ranked
        .iter()
        .filter(|(_, f, s)| *s >= top * 0.6 && corpus.findings[*f].standing == standing)
        .map(|(_, f, _)| *f)
        .take(3)
        .collect();
    let differs = differences(corpus, index, &findings, claim, &terms);
    Assessment { standing, findings, differs, notes }
}
