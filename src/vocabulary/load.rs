//! Reads `vocabulary.json`. Every problem is kept, not only the first.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::lexicon::Case;
use super::{Concept, Entity, EntityIx, Forms, Kind, Pronoun, Role, SenseIx, Term, Vocabulary, inflect};
use crate::problem::Problems;

const FILE: &str = "vocabulary.json";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EntityEntry {
    id: String,
    name: String,
    kind: Kind,
    parent: Option<String>,
    serves: Option<String>,
    head: Option<String>,
    pronoun: Option<Pronoun>,
    #[serde(default)]
    weak: bool,
    #[serde(default)]
    generic: bool,
    #[serde(default)]
    broad: bool,
    #[serde(default)]
    office: bool,
    aliases: Vec<AliasEntry>,
    /// Nouns that stand for this entity after "the".
    #[serde(default)]
    called: Vec<String>,
}

/// An alias as a plain string is matched in any case, and in capitals only where it is written so.
#[derive(Deserialize)]
#[serde(untagged)]
enum AliasEntry {
    Plain(String),
    Full {
        text: String,
        #[serde(default)]
        case: Option<CaseEntry>,
        #[serde(default)]
        sense: Option<String>,
    },
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum CaseEntry {
    Any,
    Capital,
    Capitals,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ConceptEntry {
    id: String,
    role: Role,
    #[serde(default)]
    verbs: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    #[serde(default)]
    words: Vec<String>,
    /// Words that say it together, with others between them: "settle|choose who|whom leave|go".
    #[serde(default)]
    sequences: Vec<String>,
    #[serde(default)]
    entails: Vec<String>,
    #[serde(default)]
    light: bool,
    #[serde(default)]
    blocks: bool,
    #[serde(default)]
    stands_for_system: bool,
    #[serde(default)]
    negated: bool,
    #[serde(default)]
    speech: bool,
    #[serde(default)]
    demands: bool,
    #[serde(default)]
    evidence: bool,
    #[serde(default)]
    other: bool,
    #[serde(default)]
    fate: bool,
    subject: Option<Kind>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StandInEntry {
    kind: Kind,
    nouns: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SenseEntry {
    id: String,
    #[serde(rename = "for")]
    speaks_for: Vec<String>,
    against: Vec<String>,
}

/// The top of a pack's file as an object, or the reason why it is none.
pub(crate) fn object(file: &'static str, json: &str, problems: &mut Problems) -> Map<String, Value> {
    match serde_json::from_str(json) {
        Ok(Value::Object(map)) => map,
        Ok(_) => {
            problems.add(file, "the file", "is not an object", "begin it with { and end it with }");
            Map::new()
        }
        Err(e) => {
            problems.add(
                file,
                format!("line {} column {}", e.line(), e.column()),
                format!("is not JSON ({e})"),
                "mend the JSON there",
            );
            Map::new()
        }
    }
}

/// The entries of a list, each with the words by which a problem names it.
pub(crate) fn entries<T: DeserializeOwned>(
    file: &'static str,
    map: &mut Map<String, Value>,
    list: &str,
    problems: &mut Problems,
) -> Vec<(String, T)> {
    let values = match map.remove(list) {
        Some(Value::Array(values)) => values,
        Some(_) => {
            problems.add(file, list, "is not a list", "write it as [ ... ]");
            return Vec::new();
        }
        None => {
            problems.add(file, list, "is missing", format!("add \"{list}\": []"));
            return Vec::new();
        }
    };
    let mut read = Vec::with_capacity(values.len());
    for (i, value) in values.into_iter().enumerate() {
        let id = value.get("id").and_then(Value::as_str);
        let entry = id.map_or_else(|| format!("{list}[{i}]"), |id| format!("{list}[{i}] \"{id}\""));
        match serde_json::from_value(value) {
            Ok(one) => read.push((entry, one)),
            Err(e) => problems.add(file, entry, e.to_string(), "see CONTRIBUTING.md for the fields of an entry"),
        }
    }
    read
}

/// Reads a vocabulary. Problems are added to `problems`; what could be read is returned all the same.
pub fn load(json: &str, problems: &mut Problems) -> Vocabulary {
    let mut map = object(FILE, json, problems);
    if map.is_empty() {
        return Vocabulary::default();
    }
    let entities = entries::<EntityEntry>(FILE, &mut map, "entities", problems);
    let concepts = entries::<ConceptEntry>(FILE, &mut map, "concepts", problems);
    let stand_ins = entries::<StandInEntry>(FILE, &mut map, "standins", problems);
    let senses = entries::<SenseEntry>(FILE, &mut map, "senses", problems);
    let idioms = match map.contains_key("idioms") {
        true => entries::<String>(FILE, &mut map, "idioms", problems),
        false => Vec::new(),
    };
    for key in map.keys().filter(|k| *k != "about") {
        problems.add(FILE, key.as_str(), "is not a list that a vocabulary has", "remove it or mend its spelling");
    }

    let mut vocabulary = Vocabulary::default();
    let mut sense_ids: HashMap<String, SenseIx> = HashMap::new();
    for (i, (entry, sense)) in senses.iter().enumerate() {
        if sense_ids.insert(sense.id.clone(), i as SenseIx).is_some() {
            problems.add(FILE, entry, "has an id that another sense has", "give each its own");
        }
        for (words, speaks) in [(&sense.speaks_for, true), (&sense.against, false)] {
            for word in words {
                add(&mut vocabulary, entry, word, Case::Any, Term::Sense(i as SenseIx, speaks), problems);
            }
        }
    }
    vocabulary.senses = senses.len();
    load_entities(&mut vocabulary, &entities, &sense_ids, problems);
    load_concepts(&mut vocabulary, &concepts, problems);
    for (entry, stand_in) in &stand_ins {
        // as written: a plural stands for several, so it is listed only where that is meant
        for noun in &stand_in.nouns {
            add(&mut vocabulary, entry, noun, Case::Any, Term::StandIn(stand_in.kind), problems);
        }
    }
    for (entry, idiom) in &idioms {
        for form in inflect::noun(idiom) {
            add(&mut vocabulary, entry, &form, Case::Any, Term::Idiom, problems);
        }
    }
    vocabulary
}

fn add(vocabulary: &mut Vocabulary, entry: &str, phrase: &str, case: Case, term: Term, problems: &mut Problems) {
    if !vocabulary.lexicon.add(phrase, case, term) {
        problems.add(FILE, entry, format!("\"{phrase}\" has no word in it"), "remove it");
    }
}

fn load_entities(
    vocabulary: &mut Vocabulary,
    entities: &[(String, EntityEntry)],
    sense_ids: &HashMap<String, SenseIx>,
    problems: &mut Problems,
) {
    for (i, (entry, e)) in entities.iter().enumerate() {
        if vocabulary.entity_ids.insert(e.id.clone(), i as EntityIx).is_some() {
            problems.add(FILE, entry, "has an id that another entity has", "give each its own");
        }
    }
    // who owns an alias, by its folded words, so that one name never means two entities
    let mut owners: BTreeMap<Vec<u64>, usize> = BTreeMap::new();
    for (i, (entry, e)) in entities.iter().enumerate() {
        let refer = |id: &Option<String>, field: &str, problems: &mut Problems| {
            let id = id.as_ref()?;
            let found = vocabulary.entity_ids.get(id).copied();
            if found.is_none() {
                problems.add(FILE, entry, format!("{field} \"{id}\" is no entity"), "use the id of an entity");
            }
            found
        };
        let parent = refer(&e.parent, "parent", problems);
        let serves = refer(&e.serves, "serves", problems);
        let head = refer(&e.head, "head", problems);
        vocabulary.entities.push(Entity {
            id: e.id.clone(),
            name: e.name.clone(),
            kind: e.kind,
            parent,
            serves,
            head,
            pronoun: e.pronoun,
            weak: e.weak,
            generic: e.generic,
            broad: e.broad,
            office: e.office,
        });
        if e.aliases.is_empty() {
            problems.add(FILE, entry, "has no alias", "list at least the name by which text calls it");
        }
        for alias in &e.aliases {
            let (text, case, sense) = match alias {
                AliasEntry::Plain(text) => (text, None, None),
                AliasEntry::Full { text, case, sense } => (text, *case, sense.as_ref()),
            };
            let case = match case {
                Some(CaseEntry::Any) => Case::Any,
                Some(CaseEntry::Capital) => Case::Capital,
                Some(CaseEntry::Capitals) => Case::Capitals,
                None if text.len() > 1 && text.chars().all(|c| c.is_uppercase() || !c.is_alphabetic()) => {
                    Case::Capitals
                }
                None => Case::Any,
            };
            let sense = sense.and_then(|s| {
                let ix = sense_ids.get(s).copied();
                if ix.is_none() {
                    problems.add(FILE, entry, format!("sense \"{s}\" is not listed"), "add it to \"senses\"");
                }
                ix
            });
            let hashes = super::lexicon::hashes(text);
            if let Some(owner) = owners.insert(hashes, i) {
                let other = &entities[owner].1.id;
                problems.add(FILE, entry, format!("alias \"{text}\" is doubled: \"{other}\" has it"), "keep it in one");
            }
            add(vocabulary, entry, text, case, Term::Entity(i as EntityIx, sense), problems);
        }
        for noun in &e.called {
            add(vocabulary, entry, noun, Case::Any, Term::Called(i as EntityIx), problems);
        }
    }
    // a parent that leads back to its child would be walked for ever
    for (i, (entry, _)) in entities.iter().enumerate() {
        let mut at = vocabulary.entities[i].parent;
        for _ in 0..entities.len() {
            match at {
                Some(p) if p as usize == i => {
                    problems.add(FILE, entry, "is its own parent, by a detour or directly", "break the circle");
                    vocabulary.entities[i].parent = None;
                    break;
                }
                Some(p) => at = vocabulary.entities.get(p as usize).and_then(|e| e.parent),
                None => break,
            }
        }
    }
}

fn load_concepts(vocabulary: &mut Vocabulary, concepts: &[(String, ConceptEntry)], problems: &mut Problems) {
    for (i, (entry, c)) in concepts.iter().enumerate() {
        if vocabulary.entity_ids.contains_key(&c.id) {
            problems.add(FILE, entry, "has the id of an entity", "rename one of the two");
        }
        if vocabulary.concept_ids.insert(c.id.clone(), i as u32).is_some() {
            problems.add(FILE, entry, "has an id that another concept has", "give each its own");
        }
    }
    let mut step_forms = Forms::default();
    for (i, (entry, c)) in concepts.iter().enumerate() {
        let mut entails = Vec::new();
        for id in &c.entails {
            match vocabulary.concept_ids.get(id) {
                Some(ix) => entails.push(*ix),
                None => {
                    problems.add(FILE, entry, format!("entails \"{id}\", which is no concept"), "use a concept's id")
                }
            }
        }
        vocabulary.concepts.push(Concept {
            id: c.id.clone(),
            role: c.role,
            entails,
            light: c.light,
            blocks: c.blocks,
            stands_for_system: c.stands_for_system,
            negated: c.negated,
            speech: c.speech,
            demands: c.demands,
            evidence: c.evidence,
            other: c.other,
            fate: c.fate,
            subject: c.subject,
        });
        let forms = c.verbs.iter().flat_map(|v| inflect::verb(v));
        let forms = forms.chain(c.nouns.iter().flat_map(|n| inflect::noun(n))).chain(c.words.iter().cloned());
        let forms: Vec<String> = forms.collect();
        if forms.is_empty() && c.sequences.is_empty() {
            problems.add(FILE, entry, "has no verbs, nouns, words or sequences", "list what text calls it");
        }
        for form in forms {
            add(vocabulary, entry, &form, Case::Any, Term::Concept(i as u32), problems);
        }
        for sequence in &c.sequences {
            if !vocabulary.sequences.add(sequence, i as u32, &mut step_forms) {
                let what = format!("sequence \"{sequence}\" is none");
                problems.add(FILE, entry, what, "write two to five steps parted by spaces, each of words parted by |");
            }
        }
    }
}
