//! Any corpus: what loads can be scanned with, what does not says so, and nothing panics.
#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord::page::{Block, Page};
use onrecord::report::Engine;

const TEXT: &str = "ICE awarded Palantir nearly $30 million. The agency denied that OpenAI selects people.";

fuzz_target!(|bytes: &[u8]| {
    let page = Page { blocks: vec![Block { text: TEXT.to_owned(), ..Block::default() }], ..Page::default() };
    if let Ok(engine) = Engine::prepared(bytes) {
        engine.scan(&page);
    }
    // the three files of a pack, parted by a zero
    let text = String::from_utf8_lossy(bytes);
    let mut files = text.split('\0');
    let mut next = || files.next().unwrap_or("");
    if let Ok(engine) = Engine::new(next(), next(), next()) {
        engine.scan(&page);
    }
});
