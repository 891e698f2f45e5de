//! Reads and checks a pack's three files together: ids must meet, paragraphs must exist.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;

use super::pattern::{Pattern, need, parse};
use super::{Citation, Contrary, Corpus, Document, Finding, Money, Span, Standing};
use crate::problem::Problems;
use crate::vocabulary::load as load_vocabulary;
use crate::vocabulary::{ConceptIx, EntityIx, Vocabulary};
use crate::{slots, vocabulary::entries, vocabulary::object};

const DOCUMENTS: &str = "corpus.json";
const FINDINGS: &str = "findings.json";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FindingEntry {
    id: String,
    text: String,
    standing: Standing,
    #[serde(default)]
    who: Vec<String>,
    relation: Option<String>,
    #[serde(default)]
    whom: Vec<String>,
    #[serde(default)]
    system: Vec<String>,
    purpose: Option<String>,
    /// As a page would write it, "nearly $30 million".
    amount: Option<String>,
    date: Option<DateEntry>,
    speaker: Option<String>,
    when: Vec<String>,
    #[serde(default)]
    contrary: Vec<ContraryEntry>,
    #[serde(default)]
    fits: Vec<String>,
    not_shown: Option<String>,
    cites: Vec<CiteEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DateEntry {
    text: String,
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; the first and the last that fit.
    from: String,
    to: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ContraryEntry {
    /// A pattern, as in `when`.
    when: String,
    of: Option<String>,
    only: Option<String>,
    slot: String,
    page: String,
    corpus: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CiteEntry {
    /// `document:paragraph`
    at: String,
    /// A few words of the paragraph, for a link that opens there.
    words: Option<String>,
}

pub fn load(corpus: &str, vocabulary: &str, findings: &str) -> Result<Corpus, Problems> {
    let mut problems = Problems::default();
    let vocabulary = load_vocabulary(vocabulary, &mut problems);
    let (name, documents) = load_documents(corpus, &mut problems);
    let findings = load_findings(findings, &vocabulary, &documents, &mut problems);
    if problems.0.is_empty() { Ok(Corpus { name, documents, findings, vocabulary }) } else { Err(problems) }
}

fn load_documents(json: &str, problems: &mut Problems) -> (String, Vec<Document>) {
    let mut map = object(DOCUMENTS, json, problems);
    if map.is_empty() {
        return Default::default();
    }
    let name = match map.remove("name") {
        Some(serde_json::Value::String(name)) if !name.trim().is_empty() => name,
        _ => {
            problems.add(DOCUMENTS, "name", "is missing", "add \"name\": how readers should know this corpus");
            String::new()
        }
    };
    let documents = entries::<Document>(DOCUMENTS, &mut map, "documents", problems);
    for key in map.keys() {
        problems.add(DOCUMENTS, key.as_str(), "is not a field of a corpus", "remove it or mend its spelling");
    }
    let mut seen = HashSet::new();
    for (entry, document) in &documents {
        if !seen.insert(document.id.as_str()) {
            problems.add(DOCUMENTS, entry, "has an id that another document has", "give each its own");
        }
        if document.paragraphs == 0 {
            problems.add(DOCUMENTS, entry, "has no paragraphs", "count its non-empty lines, the title first");
        }
        if slots::day(&document.date, false).is_none() {
            problems.add(
                DOCUMENTS,
                entry,
                format!("date \"{}\" is none", document.date),
                "write YYYY-MM or YYYY-MM-DD",
            );
        }
        if !document.address.starts_with("https://") && !document.address.starts_with("http://") {
            problems.add(DOCUMENTS, entry, "address is no web address", "begin it with https://");
        }
    }
    (name, documents.into_iter().map(|(_, d)| d).collect())
}

fn load_findings(json: &str, vocabulary: &Vocabulary, documents: &[Document], problems: &mut Problems) -> Vec<Finding> {
    let mut map = object(FINDINGS, json, problems);
    if map.is_empty() {
        return Vec::new();
    }
    let read = entries::<FindingEntry>(FINDINGS, &mut map, "findings", problems);
    for key in map.keys() {
        problems.add(FINDINGS, key.as_str(), "is not a list that findings have", "remove it or mend its spelling");
    }
    let by_id: HashMap<&str, u32> = documents.iter().enumerate().map(|(i, d)| (d.id.as_str(), i as u32)).collect();
    let mut seen = HashSet::new();
    let mut findings = Vec::with_capacity(read.len());
    for (entry, f) in &read {
        if !seen.insert(f.id.as_str()) {
            problems.add(FINDINGS, entry, "has an id that another finding has", "give each its own");
        }
        findings.push(finding(entry, f, vocabulary, documents, &by_id, problems));
    }
    findings
}

fn finding(
    entry: &str,
    f: &FindingEntry,
    vocabulary: &Vocabulary,
    documents: &[Document],
    by_id: &HashMap<&str, u32>,
    problems: &mut Problems,
) -> Finding {
    let mut entities = |field: &str, ids: &[String]| -> Vec<EntityIx> {
        let found = ids.iter().filter_map(|id| {
            let ix = vocabulary.entity(id);
            if ix.is_none() {
                problems.add(FINDINGS, entry, format!("{field} \"{id}\" is no entity"), "use an id of vocabulary.json");
            }
            ix
        });
        found.collect()
    };
    let (who, whom, system) = (entities("who", &f.who), entities("whom", &f.whom), entities("system", &f.system));
    let relation = f.relation.as_ref().and_then(|id| {
        let ix: Option<ConceptIx> = vocabulary.concept(id);
        if ix.is_none() {
            problems.add(FINDINGS, entry, format!("relation \"{id}\" is no concept"), "use an id of vocabulary.json");
        }
        ix
    });
    let mut when = Vec::new();
    if f.when.is_empty() {
        problems.add(FINDINGS, entry, "when is empty", "say which claims it bears on, as \"ice palantir award\"");
    }
    for text in &f.when {
        match parse(text, vocabulary) {
            Ok(pattern) => when.push(pattern),
            Err(e) => problems.add(FINDINGS, entry, format!("when \"{text}\": {e}"), "see CONTRIBUTING.md on patterns"),
        }
    }
    let contrary = contraries(entry, f, vocabulary, &mut when, problems);
    let mut fits = Vec::new();
    for id in &f.fits {
        match need(id, vocabulary) {
            Ok(one) => fits.push(one),
            Err(e) => problems.add(FINDINGS, entry, format!("fits: {e}"), "use an id of vocabulary.json"),
        }
    }
    let amount: Option<Money> = f.amount.as_ref().and_then(|text| {
        let read = slots::money(text).into_iter().next().map(|m| m.money);
        if read.is_none() {
            problems.add(
                FINDINGS,
                entry,
                format!("amount \"{text}\" is no sum of money"),
                "write it as \"$30 million\"",
            );
        }
        read
    });
    let date: Option<Span> = f.date.as_ref().and_then(|d| {
        let span = slots::day(&d.from, false).zip(slots::day(&d.to, true)).filter(|(from, to)| from <= to);
        if span.is_none() {
            problems.add(
                FINDINGS,
                entry,
                format!("date from \"{}\" to \"{}\" is no stretch of time", d.from, d.to),
                "write YYYY, YYYY-MM or YYYY-MM-DD, the earlier first",
            );
        }
        span.map(|(from, to)| Span { text: d.text.clone(), from, to })
    });
    let mut citations = Vec::new();
    if f.cites.is_empty() {
        problems.add(FINDINGS, entry, "cites is empty", "cite at least one \"document:paragraph\"");
    }
    for cite in &f.cites {
        let Some((document, paragraph)) = cite.at.split_once(':') else {
            problems.add(FINDINGS, entry, format!("cites \"{}\"", cite.at), "write \"document:paragraph\"");
            continue;
        };
        let Some(&ix) = by_id.get(document) else {
            problems.add(
                FINDINGS,
                entry,
                format!("cites document \"{document}\", which is not in corpus.json"),
                "add or mend it",
            );
            continue;
        };
        let last = documents[ix as usize].paragraphs;
        match paragraph.parse::<u32>() {
            Ok(n) if (1..=last).contains(&n) => {
                citations.push(Citation { document: ix, paragraph: n, words: cite.words.clone() });
            }
            _ => problems.add(
                FINDINGS,
                entry,
                format!("cites paragraph {paragraph} of \"{document}\", which has 1 to {last}"),
                "cite a paragraph that it has",
            ),
        }
    }
    for (field, empty) in [("id", f.id.trim().is_empty()), ("text", f.text.trim().is_empty())] {
        if empty {
            problems.add(FINDINGS, entry, format!("{field} is empty"), "fill it in");
        }
    }
    if f.standing == Standing::Silent {
        problems.add(
            FINDINGS,
            entry,
            "standing is \"silent\"",
            "a finding says something: leave it out if it does not",
        );
    }
    if f.standing == Standing::Attributed && f.speaker.is_none() {
        problems.add(FINDINGS, entry, "speaker is missing", "say who says so, since it is attributed");
    }
    Finding {
        id: f.id.clone(),
        text: f.text.clone(),
        standing: f.standing,
        who,
        relation,
        whom,
        system,
        purpose: f.purpose.clone(),
        amount,
        date,
        speaker: f.speaker.clone(),
        when,
        contrary,
        fits,
        not_shown: f.not_shown.clone(),
        citations,
    }
}

/// The ways to say the contrary of a finding; their patterns go to the end of its patterns.
fn contraries(
    entry: &str,
    f: &FindingEntry,
    vocabulary: &Vocabulary,
    when: &mut Vec<Pattern>,
    problems: &mut Problems,
) -> Vec<Contrary> {
    let mut read = Vec::new();
    for one in &f.contrary {
        let of = one.of.as_ref().map(|id| vocabulary.entity(id).ok_or(id));
        let only = one.only.as_ref().map(|id| vocabulary.concept(id).ok_or(id));
        match (parse(&one.when, vocabulary), of.transpose(), only.transpose()) {
            (Ok(pattern), Ok(of), Ok(only)) => {
                let (slot, page, corpus) = (one.slot.clone(), one.page.clone(), one.corpus.clone());
                read.push(Contrary { pattern: when.len() as u32, of, only, slot, page, corpus });
                when.push(pattern);
            }
            (Err(e), ..) => {
                let what = format!("contrary \"{}\": {e}", one.when);
                problems.add(FINDINGS, entry, what, "see CONTRIBUTING.md on patterns");
            }
            (_, Err(id), _) | (_, _, Err(id)) => {
                let what = format!("contrary \"{}\": \"{id}\" is no id", one.when);
                problems.add(FINDINGS, entry, what, "use an id of vocabulary.json");
            }
        }
    }
    read
}
