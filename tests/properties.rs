//! Whatever the text: no panic, spans inside the text and on character boundaries, the same result twice.

mod support;

use onrecord::page::{Block, BlockKind, Page};
use proptest::prelude::*;
use support::{engine, page};

/// Pieces that the engine cares about, so that random text reaches its depths.
const PIECES: &[&str] = &[
    "ICE",
    "Palantir",
    "OpenAI",
    "ImmigrationOS",
    "the agency",
    "the company",
    "it",
    "awarded",
    "does not",
    "no evidence",
    "$30 million",
    "nearly",
    "in 2025",
    "said",
    "according to",
    "“",
    "”",
    "\"",
    "'",
    "’s",
    ".",
    "?",
    "!",
    "…",
    ",",
    ";",
    " ",
    "  ",
    "\n",
    "U.S.",
    "Mr.",
    "p.m.",
    "\u{200B}",
    "\u{202E}",
    "\u{FEFF}",
    "😀",
    "İ",
    "ß",
    "ﬁ",
    "e\u{301}",
    "СBP",
    "AI",
    "algorithms",
    "who should be deported",
    "$",
    "million",
    "30",
    "1,000",
    "2026",
    "-",
    "—",
    "contract with",
    "ChatGPT",
    "choose",
    "hiring",
    "DHS",
    "Border Patrol",
    "of",
    "the",
    "to",
];

fn prose() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => "\\PC{0,8}",
        1 => Just(" ".to_owned()),
    ];
    proptest::collection::vec(piece, 0..80).prop_map(|pieces| pieces.join(" "))
}

fn kind() -> impl Strategy<Value = BlockKind> {
    proptest::sample::select(
        &[BlockKind::Heading, BlockKind::Paragraph, BlockKind::Item, BlockKind::Quote, BlockKind::Caption][..],
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(blocks in proptest::collection::vec((kind(), prose()), 0..6), published in proptest::option::of("\\PC{0,24}")) {
        let engine = engine();
        let blocks = blocks.into_iter().map(|(kind, text)| Block { kind, text }).collect();
        let page = Page { blocks, published, ..Page::default() };
        let report = engine.scan(&page);
        let mut last = (0, 0);
        for claim in &report.claims {
            let units: Vec<u16> = page.blocks[claim.block].text.encode_utf16().collect();
            prop_assert!(claim.start < claim.end && claim.end <= units.len());
            let span = String::from_utf16(&units[claim.start..claim.end]);
            prop_assert_eq!(span.as_deref().ok(), Some(claim.text.as_str()));
            prop_assert!((claim.block, claim.start) >= last, "claims come in the page's order");
            last = (claim.block, claim.end);
            prop_assert!(claim.findings.iter().all(|f| report.records.contains_key(&f.id)));
        }
        let again = engine.scan(&page);
        prop_assert_eq!(serde_json::to_string(&report).ok(), serde_json::to_string(&again).ok());
    }
}

/// Ten times the text makes ten times the work, counted in sentences and claims, and ends at all on text made to be slow.
#[test]
fn text_made_to_be_slow_is_read() {
    let engine = engine();
    for unit in [
        "ICE ",
        "$1,",
        "“",
        "the agency ",
        "a.",
        "\u{200B}",
        "U.S.",
        "not ",
        "ICE's ",
        "nearly ",
        "twenty-",
        "Palantir,",
    ] {
        let report = engine.scan(&page(&[&unit.repeat(1_000_000 / unit.len())]));
        assert!(report.claims.len() <= report.page.sentences, "{unit}");
    }
    let paragraph = "ICE awarded Palantir nearly $30 million to develop ImmigrationOS. The weather was fine. ";
    let one = engine.scan(&page(&[&paragraph.repeat(1_000)]));
    let ten = engine.scan(&page(&[&paragraph.repeat(10_000)]));
    assert_eq!(one.claims.len(), 1_000);
    assert_eq!(ten.claims.len(), 10_000);
}
