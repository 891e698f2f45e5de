//! A prepared corpus says what the pack says, and damaged bytes are an error, never a panic.

mod support;

use onrecord::report::Engine;
use proptest::prelude::*;
use support::{engine, page};

const TEXT: &[&str] = &[
    "ICE awarded Palantir nearly $30 million to build ImmigrationOS. The agency will use it to track people.",
    "There is no evidence that OpenAI's models choose whom ICE deports, and Altman said the agency had gone too far.",
];

fn as_json(engine: &Engine) -> String {
    serde_json::to_string(&engine.scan(&page(TEXT))).expect("a report is JSON")
}

fn prepared() -> Vec<u8> {
    engine().prepare().expect("the shipped corpus can be prepared")
}

#[test]
fn the_same_report_either_way() {
    let loaded = Engine::prepared(&prepared()).expect("what was prepared loads");
    assert!(as_json(&loaded).contains("palantir-immigrationos-award"));
    assert_eq!(as_json(&loaded), as_json(&engine()));
    assert_eq!(loaded.corpus.vocabulary.entity("ice"), engine().corpus.vocabulary.entity("ice"));
}

#[test]
fn another_version_or_another_file_is_told() {
    for bytes in [&b""[..], b"{}", b"onrecord corpus 0\n", &prepared()[..40]] {
        let problem = Engine::prepared(bytes).expect_err("these bytes are no corpus");
        assert!(problem.contains("onrecord corpus prepare"), "{problem}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn damaged_bytes_never_panic(changes in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..6)) {
        let mut bytes = prepared();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(engine) = Engine::prepared(&bytes) {
            engine.scan(&page(TEXT));
            engine.corpus_view();
        }
    }
}
