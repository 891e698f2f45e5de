//! A corpus pack with mistakes: every one of them is named, with its file, its entry and a way to mend it.

mod support;

use serde_json::{Value, json};
use support::{CORPUS, FINDINGS, VOCABULARY, engine, onrecord, text};

fn parsed(source: &str) -> Value {
    serde_json::from_str(source).expect("JSON")
}

/// Writes a pack and returns its folder.
fn pack(name: &str, corpus: &Value, vocabulary: &Value, findings: &Value) -> String {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).expect("a folder");
    for (file, value) in [("corpus.json", corpus), ("vocabulary.json", vocabulary), ("findings.json", findings)] {
        std::fs::write(folder.join(file), value.to_string()).expect("a file");
    }
    folder.to_string_lossy().into_owned()
}

#[test]
fn the_shipped_pack_is_sound() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/extension/corpus");
    let output = onrecord(&["corpus", "check", folder], None);
    assert!(output.status.success(), "{}", text(&output.stdout));
    let findings = engine().corpus.findings.len();
    assert!((50..=100).contains(&findings), "{findings} findings");
}

#[test]
fn every_mistake_is_named() {
    let (mut corpus, mut vocabulary, mut findings) = (parsed(CORPUS), parsed(VOCABULARY), parsed(FINDINGS));
    corpus["documents"][1]["date"] = json!("soon");
    vocabulary["entities"][0]["parent"] = json!("nobody");
    vocabulary["entities"][1]["aliases"].as_array_mut().unwrap().push(json!("OpenAI"));
    vocabulary["concepts"][0].as_object_mut().unwrap().remove("role");
    let list = findings["findings"].as_array_mut().unwrap();
    list[0]["cites"] = json!([{ "at": "immigrationos:99" }]);
    list[1]["who"] = json!(["atlantis"]);
    list[2].as_object_mut().unwrap().remove("text");
    list[3]["when"] = json!(["ice & palantir"]);
    list[4]["cites"] = json!([{ "at": "no-such-document:1" }]);
    let again = list[5].clone();
    list.push(again);
    list[6]["amount"] = json!("a lot");
    list[7]["colour"] = json!("blue");
    let contrary = json!({ "when": "ice", "of": "atlantis", "slot": "relation", "page": "so", "corpus": "not so" });
    list[8]["contrary"] = json!([contrary]);
    let output = onrecord(&["corpus", "check", &pack("mistakes", &corpus, &vocabulary, &findings)], None);
    assert_eq!(output.status.code(), Some(2));
    let printed = text(&output.stdout);
    for part in [
        "corpus.json: documents[1] \"immigrationos\": date \"soon\"",
        "vocabulary.json: entities[0] \"dhs\": parent \"nobody\" is no entity",
        "alias \"OpenAI\" is doubled",
        "vocabulary.json: concepts[0] \"award\": missing field `role`",
        "cites paragraph 99 of \"immigrationos\", which has 1 to 22",
        "who \"atlantis\" is no entity",
        "findings.json: findings[2]",
        "missing field `text`",
        "when \"ice & palantir\"",
        "cites document \"no-such-document\"",
        "has an id that another finding has",
        "amount \"a lot\" is no sum of money",
        "unknown field `colour`",
        "contrary \"ice\": \"atlantis\" is no id",
    ] {
        assert!(printed.contains(part), "not named: {part}\n{printed}");
    }
    assert!(text(&output.stderr).contains("problems"));
}

#[test]
fn a_file_that_is_no_json_is_named_with_its_line() {
    let folder = pack("no-json", &parsed(CORPUS), &parsed(VOCABULARY), &parsed(FINDINGS));
    std::fs::write(format!("{folder}/findings.json"), "{\n \"findings\": [,]\n}").expect("a file");
    let output = onrecord(&["corpus", "check", &folder], None);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stdout).contains("findings.json: line 2 column 15"), "{}", text(&output.stdout));
    std::fs::remove_file(format!("{folder}/findings.json")).expect("it is there");
    let gone = onrecord(&["corpus", "check", &folder], None);
    assert_eq!(gone.status.code(), Some(2));
    assert!(text(&gone.stderr).contains("findings.json"), "{}", text(&gone.stderr));
}

/// Another topic is another pack: no name of this one is in the code.
#[test]
fn another_topic_needs_no_code() {
    let corpus = json!({ "name": "Ferries", "documents": [
        { "id": "log", "title": "The log", "publisher": "Harbor", "address": "https://example.org/log", "date": "2024-05", "paragraphs": 4 }] });
    let vocabulary = json!({ "senses": [], "standins": [],
        "entities": [
            { "id": "harbor", "name": "Harbor Board", "kind": "agency", "aliases": ["Harbor Board"] },
            { "id": "kelp", "name": "Kelp Systems", "kind": "vendor", "aliases": ["Kelp Systems", "Kelp"] }],
        "concepts": [{ "id": "award", "role": "relation", "verbs": ["award"] }] });
    let findings = json!({ "findings": [
        { "id": "award", "text": "The Harbor Board awarded Kelp 2 million dollars.", "standing": "documented", "who": ["harbor"],
          "relation": "award", "whom": ["kelp"], "amount": "$2 million", "when": ["harbor kelp award"], "cites": [{ "at": "log:3" }] }] });
    let folder = pack("ferries", &corpus, &vocabulary, &findings);
    let output =
        onrecord(&["scan", "--json", "--corpus", &folder, "-"], Some("The Harbor Board awarded Kelp $2 million."));
    assert!(output.status.success(), "{}", text(&output.stderr));
    let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(report["claims"][0]["standing"], "documented");
    assert_eq!(report["claims"][0]["findings"][0]["cites"][0], "log:3");
}
