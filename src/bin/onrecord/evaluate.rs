//! Scores the engine on labelled passages: claims found, standing, stance, citations, differences.
//!
//! A folder holds `ID.txt`, `ID.sents.json` (sentences with UTF-16 offsets) and `labels.json`. A sentence without a label
//! makes no claim; one labelled `"sure": false` counts neither way when it is got wrong.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use onrecord::corpus::Standing;
use onrecord::report::Engine;
use serde::Deserialize;
use serde_json::json;

use crate::baselines::{Bm25, Verdict, co_occurrence};
use crate::input;

#[derive(Deserialize)]
struct Sentence {
    i: usize,
    start: usize,
    end: usize,
    #[serde(default)]
    text: String,
}

fn yes() -> bool {
    true
}

#[derive(Clone, Deserialize)]
struct Label {
    i: usize,
    stance: String,
    standing: Standing,
    #[serde(default)]
    differs: bool,
    #[serde(default)]
    refs: Vec<String>,
    #[serde(default = "yes")]
    sure: bool,
}

/// What the engine said of a sentence.
#[derive(Clone)]
struct Said {
    stance: String,
    standing: Standing,
    differs: bool,
    cites: Vec<String>,
}

/// One passage: for each sentence, its label and what was said.
type Passage = Vec<(Option<Label>, Option<Said>)>;

const STANDINGS: [Standing; 4] =
    [Standing::Documented, Standing::Attributed, Standing::NotDocumented, Standing::Silent];

/// The claim that covers most of a sentence, if it covers more than half of the shorter of the two.
fn best(sentence: &Sentence, claims: &[(usize, usize, Said)]) -> Option<Said> {
    let mut found: Option<(usize, &Said)> = None;
    for (start, end, said) in claims {
        let lap = (*end).min(sentence.end).saturating_sub((*start).max(sentence.start));
        let shorter = (end - start).min(sentence.end - sentence.start);
        if 2 * lap > shorter && found.is_none_or(|(most, _)| lap > most) {
            found = Some((lap, said));
        }
    }
    found.map(|(_, said)| said.clone())
}

fn read_json<T: for<'de> Deserialize<'de>>(path: &Path) -> Result<T, String> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    serde_json::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))
}

fn passage(engine: &Engine, folder: &Path, id: &str, labels: &[Label]) -> Result<Passage, String> {
    let sentences: Vec<Sentence> = read_json(&folder.join(format!("{id}.sents.json")))?;
    let input = input::read(&folder.join(format!("{id}.txt")).to_string_lossy())?;
    let starts = crate::commands::block_starts(&input);
    let report = engine.scan(&input.page);
    let claims: Vec<(usize, usize, Said)> = report
        .claims
        .iter()
        .map(|c| {
            let said = Said {
                stance: c.stance.as_str().to_owned(),
                standing: c.standing,
                differs: !c.differs.is_empty(),
                cites: c.findings.iter().flat_map(|f| f.cites.iter().cloned()).collect(),
            };
            (starts[c.block] + c.start, starts[c.block] + c.end, said)
        })
        .collect();
    let label = |i: usize| labels.iter().find(|l| l.i == i).cloned();
    Ok(sentences.iter().map(|s| (label(s.i), best(s, &claims))).collect())
}

#[derive(Clone, Copy, Default)]
struct Counts {
    right: f64,
    extra: f64,
    missed: f64,
}

impl Counts {
    fn f1(self) -> f64 {
        ratio(2.0 * self.right, 2.0 * self.right + self.extra + self.missed)
    }
}

fn ratio(a: f64, b: f64) -> f64 {
    if b == 0.0 { f64::NAN } else { a / b }
}

/// The figures, by name, in the order in which they are printed.
fn figures<'a>(passages: impl Iterator<Item = &'a Passage>) -> Vec<(&'static str, f64)> {
    let mut claims = Counts::default();
    let mut differs = Counts::default();
    let mut per: HashMap<Standing, Counts> = HashMap::new();
    let (mut accurate, mut stances, mut said, mut wrong, mut soft) = (0.0, 0.0, 0.0, 0.0, 0.0);
    let (mut documented, mut documented_found, mut citable, mut cited) = (0.0, 0.0, 0.0, 0.0);
    for (label, got) in passages.flatten() {
        match (label, got) {
            (Some(label), None) if label.sure => {
                claims.missed += 1.0;
                per.entry(label.standing).or_default().missed += 1.0;
                documented += f64::from(u8::from(label.standing == Standing::Documented));
            }
            (None, Some(got)) => {
                claims.extra += 1.0;
                per.entry(got.standing).or_default().extra += 1.0;
                let documented = f64::from(u8::from(got.standing == Standing::Documented));
                said += documented;
                wrong += documented;
            }
            (Some(label), Some(got)) => {
                claims.right += 1.0;
                stances += f64::from(u8::from(label.stance == got.stance));
                if got.standing == Standing::Documented {
                    said += 1.0;
                    if label.standing != Standing::Documented && label.sure {
                        let by_somebody = label.standing == Standing::Attributed;
                        soft += f64::from(u8::from(by_somebody));
                        wrong += f64::from(u8::from(!by_somebody));
                    }
                }
                if label.standing == Standing::Documented {
                    documented += 1.0;
                    documented_found += f64::from(u8::from(got.standing == Standing::Documented));
                }
                if label.standing == got.standing {
                    accurate += 1.0;
                    per.entry(label.standing).or_default().right += 1.0;
                } else if label.sure {
                    per.entry(label.standing).or_default().missed += 1.0;
                    per.entry(got.standing).or_default().extra += 1.0;
                } else {
                    accurate += 1.0;
                }
                if !label.refs.is_empty() && got.standing != Standing::Silent {
                    citable += 1.0;
                    cited += f64::from(u8::from(got.cites.iter().any(|c| label.refs.contains(c))));
                }
                match (label.differs, got.differs) {
                    (true, true) => differs.right += 1.0,
                    (false, true) => differs.extra += 1.0,
                    (true, false) => differs.missed += 1.0,
                    (false, false) => {}
                }
            }
            _ => {}
        }
    }
    let counts = |s: Standing| per.get(&s).copied().unwrap_or_default();
    let used: Vec<f64> =
        STANDINGS.iter().map(|s| counts(*s)).filter(|c| c.right + c.missed > 0.0).map(Counts::f1).collect();
    vec![
        ("claims", claims.right + claims.missed),
        ("precision", ratio(claims.right, claims.right + claims.extra)),
        ("recall", ratio(claims.right, claims.right + claims.missed)),
        ("f1", claims.f1()),
        ("standing_accuracy", ratio(accurate, claims.right)),
        ("standing_macro_f1", ratio(used.iter().sum(), used.len() as f64)),
        ("said_documented", said),
        ("wrong_documented", ratio(wrong, said)),
        ("attributed_as_documented", ratio(soft, said)),
        ("documented_recall", ratio(documented_found, documented)),
        ("citations", ratio(cited, citable)),
        ("stance_accuracy", ratio(stances, claims.right)),
        ("differs_f1", differs.f1()),
        ("f1_documented", counts(Standing::Documented).f1()),
        ("f1_attributed", counts(Standing::Attributed).f1()),
        ("f1_not-documented", counts(Standing::NotDocumented).f1()),
        ("f1_silent", counts(Standing::Silent).f1()),
    ]
}

/// Figures that get an interval: 95%, bootstrapped over passages with a fixed seed.
const WITH_INTERVAL: [&str; 4] = ["f1", "standing_macro_f1", "wrong_documented", "documented_recall"];
const ROUNDS: usize = 300;

fn intervals(passages: &[Passage]) -> BTreeMap<&'static str, (f64, f64)> {
    // a small linear congruential generator: the same passages give the same intervals everywhere
    let mut state = 7u64;
    let mut pick = |n: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) as usize) % n
    };
    let mut drawn: BTreeMap<&'static str, Vec<f64>> = BTreeMap::new();
    for _ in 0..ROUNDS {
        let sample: Vec<&Passage> = (0..passages.len()).map(|_| &passages[pick(passages.len())]).collect();
        for (name, value) in figures(sample.into_iter()) {
            if WITH_INTERVAL.contains(&name) && !value.is_nan() {
                drawn.entry(name).or_default().push(value);
            }
        }
    }
    let span = |mut values: Vec<f64>| {
        values.sort_by(f64::total_cmp);
        let at = |share: f64| values[((values.len() as f64 * share) as usize).min(values.len() - 1)];
        (at(0.025), at(0.975))
    };
    drawn.into_iter().map(|(name, values)| (name, span(values))).collect()
}

/// The same sentences, each read by a baseline.
fn baseline(
    folder: &Path,
    labels: &BTreeMap<String, Vec<Label>>,
    read: impl Fn(&str) -> Option<Verdict>,
) -> Result<Vec<Passage>, String> {
    let mut passages = Vec::new();
    for (id, labels) in labels {
        let sentences: Vec<Sentence> = read_json(&folder.join(format!("{id}.sents.json")))?;
        let said = |text: &str| {
            read(text).map(|v| Said {
                stance: v.stance.as_str().to_owned(),
                standing: v.standing,
                differs: false,
                cites: v.cites,
            })
        };
        let label = |i: usize| labels.iter().find(|l| l.i == i).cloned();
        passages.push(sentences.iter().map(|s| (label(s.i), said(&s.text))).collect());
    }
    Ok(passages)
}

/// The engine beside keyword co-occurrence and BM25 over the findings, in one run.
pub fn compare(engine: &Engine, folder: &Path) -> Result<String, String> {
    let labels: BTreeMap<String, Vec<Label>> = read_json(&folder.join("labels.json"))?;
    let ours = labels.iter().map(|(id, l)| passage(engine, folder, id, l)).collect::<Result<Vec<_>, _>>()?;
    let bm25 = Bm25::new(engine);
    let methods = [
        ("engine", ours),
        ("co-occurrence", baseline(folder, &labels, |s| co_occurrence(engine, s))?),
        ("BM25", baseline(folder, &labels, |s| bm25.weigh(engine, s))?),
    ];
    let mut out = format!("{} passages; 95% intervals, bootstrapped over passages\n{:26}", labels.len(), "");
    for (name, _) in &methods {
        out.push_str(&format!("{name:>24}"));
    }
    out.push('\n');
    let all: Vec<_> = methods.iter().map(|(_, p)| (figures(p.iter()), intervals(p))).collect();
    for name in WITH_INTERVAL {
        out.push_str(&format!("{name:26}"));
        for (figures, spans) in &all {
            let value = figures.iter().find(|(n, _)| *n == name).map_or(f64::NAN, |(_, v)| *v);
            let span = spans.get(name).map(|(low, high)| format!("[{low:.2}, {high:.2}]")).unwrap_or_default();
            out.push_str(&format!("{:>24}", format!("{value:.3} {span}")));
        }
        out.push('\n');
    }
    Ok(out)
}

pub fn run(engine: &Engine, folder: &Path, as_json: bool) -> Result<String, String> {
    let labels: BTreeMap<String, Vec<Label>> = read_json(&folder.join("labels.json"))?;
    if labels.is_empty() {
        return Err(format!("{}: labels.json has no passage; label at least one", folder.display()));
    }
    let passages = labels.iter().map(|(id, l)| passage(engine, folder, id, l)).collect::<Result<Vec<_>, _>>()?;
    let figures = figures(passages.iter());
    let spans = intervals(&passages);
    if as_json {
        let mut out = serde_json::Map::new();
        for (name, value) in &figures {
            out.insert((*name).to_owned(), json!(value));
        }
        let spans: BTreeMap<_, _> = spans.iter().map(|(name, (low, high))| (*name, [*low, *high])).collect();
        out.insert("interval".to_owned(), json!(spans));
        return Ok(format!("{}\n", serde_json::Value::Object(out)));
    }
    let mut out = format!("{} passages\n", passages.len());
    for (name, value) in &figures {
        let whole = matches!(*name, "claims" | "said_documented");
        let value = if whole { format!("{value}") } else { format!("{value:.3}") };
        let span = spans.get(name).map(|(low, high)| format!("   [{low:.3}, {high:.3}]")).unwrap_or_default();
        out.push_str(&format!("{name:26} {value}{span}\n"));
    }
    Ok(out)
}
