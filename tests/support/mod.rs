//! What the integration tests share: the shipped corpus, and the tool as a program.
#![allow(dead_code)]

use std::io::Write;
use std::process::{Command, Output, Stdio};

use onrecord::page::{Block, Page};
use onrecord::report::{ClaimView, Engine, Report};

pub const CORPUS: &str = include_str!("../../extension/corpus/corpus.json");
pub const VOCABULARY: &str = include_str!("../../extension/corpus/vocabulary.json");
pub const FINDINGS: &str = include_str!("../../extension/corpus/findings.json");

pub fn engine() -> Engine {
    Engine::new(CORPUS, VOCABULARY, FINDINGS).unwrap_or_else(|problems| panic!("the shipped corpus:\n{problems}"))
}

/// A page of paragraphs.
pub fn page(paragraphs: &[&str]) -> Page {
    let blocks = paragraphs.iter().map(|text| Block { text: (*text).to_owned(), ..Block::default() });
    Page { blocks: blocks.collect(), ..Page::default() }
}

/// The one claim of a sentence that stands alone.
pub fn claim(engine: &Engine, sentence: &str) -> ClaimView {
    let Report { mut claims, .. } = engine.scan(&page(&[sentence]));
    assert_eq!(claims.len(), 1, "{sentence}: {claims:#?}");
    claims.remove(0)
}

/// Runs the tool.
pub fn onrecord(arguments: &[&str], input: Option<&str>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the tool starts");
    let mut stdin = child.stdin.take().expect("its standard input");
    if let Some(input) = input {
        stdin.write_all(input.as_bytes()).expect("it reads");
    }
    drop(stdin);
    child.wait_with_output().expect("it ends")
}

pub fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}
