//! Any text: no panic, spans inside the text and on character boundaries, the same result twice.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use onrecord::page::{Block, Page};
use onrecord::report::Engine;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    Engine::new(
        include_str!("../../../extension/corpus/corpus.json"),
        include_str!("../../../extension/corpus/vocabulary.json"),
        include_str!("../../../extension/corpus/findings.json"),
    )
    .expect("the shipped corpus loads")
});

fuzz_target!(|text: &str| {
    // a blank line parts blocks; the first is the title and the day of the page
    let mut blocks = text.split("\n\n").map(|text| Block { text: text.to_owned(), ..Block::default() });
    let title = blocks.next().map(|block| block.text);
    let page = Page { published: title.clone(), title, blocks: blocks.collect(), ..Page::default() };
    let report = ENGINE.scan(&page);
    for claim in &report.claims {
        let units: Vec<u16> = page.blocks[claim.block].text.encode_utf16().collect();
        let span = String::from_utf16(&units[claim.start..claim.end]).expect("a span cuts no character in two");
        assert_eq!(span, claim.text);
    }
    let again = ENGINE.scan(&page);
    assert_eq!(serde_json::to_string(&report).unwrap(), serde_json::to_string(&again).unwrap());
});
