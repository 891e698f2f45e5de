//! The command line's contract: its JSON, its exit status, its one line of complaint.

mod support;

use serde_json::Value;
use support::{onrecord, text};

fn write(name: &str, content: &str) -> String {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("command-line");
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(name);
    std::fs::write(&path, content).expect("a file");
    path.to_string_lossy().into_owned()
}

#[test]
fn json_has_one_object_a_line_and_offsets_in_utf16() {
    let plain =
        "Über 😀 headline\n\nShe said nothing. ICE awarded Palantir nearly $30 million to develop ImmigrationOS.\n";
    let first = write("a.txt", plain);
    let second = write(
        "b.html",
        "<html lang=en><head><title>T</title><meta property='article:published_time' content='2026-06-01'></head>\
         <body><p>ICE <b>pays</b> Clearview AI for face recognition.</p><script>var ICE = 'Palantir contract';</script></body></html>",
    );
    let output = onrecord(&["scan", "--json", &first, &second], None);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let lines: Vec<Value> = text(&output.stdout).lines().map(|l| serde_json::from_str(l).expect("JSON")).collect();
    assert_eq!(lines.len(), 2);
    let claim = &lines[0]["claims"][0];
    let units: Vec<u16> = plain.encode_utf16().collect();
    let (start, end) = (claim["start"].as_u64().unwrap() as usize, claim["end"].as_u64().unwrap() as usize);
    assert_eq!(String::from_utf16(&units[start..end]).unwrap(), claim["text"].as_str().unwrap());
    assert!(claim["text"].as_str().unwrap().starts_with("ICE awarded"));
    assert_eq!(claim["standing"], "documented");
    assert_eq!(claim["stance"], "asserted");
    assert_eq!(claim["slots"]["who"][0], "ice");
    assert_eq!(claim["slots"]["relation"], "award");
    assert_eq!(claim["slots"]["amount"], "nearly $30 million");
    assert_eq!(claim["findings"][0]["cites"][0], "immigrationos:11");
    assert_eq!(lines[0]["corpus"]["documents"], 3);
    assert_eq!(lines[0]["corpus"]["latest"], "2026-01");
    assert_eq!(lines[1]["claims"].as_array().unwrap().len(), 1, "script text is no text of the page");
    assert_eq!(lines[1]["claims"][0]["standing"], "silent");
    assert_eq!(lines[1]["page"]["published"], "2026-06-01");
    assert_eq!(lines[1]["page"]["notices"][0], "newer-than-corpus");
}

#[test]
fn standard_input_is_read() {
    let output = onrecord(&["scan", "-"], Some("ICE relies on Palantir."));
    assert!(output.status.success());
    assert!(text(&output.stdout).contains("documented"), "{}", text(&output.stdout));
    let html = onrecord(&["scan", "--json", "-"], Some("<p>ICE relies on Palantir.</p>"));
    assert!(text(&html.stdout).contains("\"text\":\"ICE relies on Palantir.\""), "{}", text(&html.stdout));
}

#[test]
fn bad_input_is_one_line_and_exit_status_2() {
    let folder = env!("CARGO_TARGET_TMPDIR");
    let latin = write("latin.txt", "x");
    std::fs::write(&latin, b"caf\xe9").expect("a file");
    for (arguments, says) in [
        (vec!["scan", "/nowhere/a.txt"], "/nowhere/a.txt"),
        (vec!["scan", latin.as_str()], "UTF-8"),
        (vec!["scan", "a.pdf"], "a.pdf"),
        (vec!["scan"], "no file"),
        (vec!["read", "a.txt"], "read"),
        (vec!["scan", "--colour", "a.txt"], "--colour"),
        (vec!["evaluate", folder], "labels.json"),
        (vec![], "no command"),
    ] {
        let output = onrecord(&arguments, None);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let complaint = text(&output.stderr);
        assert_eq!(complaint.lines().count(), 1, "{complaint}");
        assert!(complaint.contains(says), "{arguments:?}: {complaint}");
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn explain_shows_why() {
    let output =
        onrecord(&["explain", "-"], Some("Clearview AI sells face recognition to ICE. Palantir works for ICE."));
    let printed = text(&output.stdout);
    for part in ["clearview", "mentions", "candidates", "palantir-works-for-ice", "stance"] {
        assert!(printed.contains(part), "{part} is not in {printed}");
    }
    let same = onrecord(
        &["scan", "--explain", "-"],
        Some("Clearview AI sells face recognition to ICE. Palantir works for ICE."),
    );
    assert_eq!(same.stdout, output.stdout);
}
