//! The gold passages, through the tool as users run it. Prints the figures; the floors keep them from sinking unseen.

mod support;

use support::{onrecord, text};

#[test]
fn figures_on_the_gold_passages() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/gold");
    let printed = onrecord(&["evaluate", folder], None);
    assert!(printed.status.success(), "{}", text(&printed.stderr));
    println!("{}", text(&printed.stdout));
    let json = onrecord(&["evaluate", "--json", folder], None);
    let figures: serde_json::Value = serde_json::from_slice(&json.stdout).expect("JSON");
    let figure = |name: &str| figures[name].as_f64().unwrap_or_else(|| panic!("no figure {name}"));
    for (name, floor) in [
        ("f1", 0.89),
        ("standing_macro_f1", 0.82),
        ("documented_recall", 0.72),
        ("citations", 0.93),
        ("stance_accuracy", 0.83),
        ("differs_f1", 0.62),
    ] {
        assert!(figure(name) >= floor, "{name} is {:.3}, below {floor}", figure(name));
    }
    assert!(figure("wrong_documented") <= 0.02, "wrong_documented is {:.3}", figure("wrong_documented"));
    assert!(figure("claims") >= 400.0);
}
