//! What a reader should know of a page as a whole: it is newer than the corpus, it is one of the documents, it is not
//! in English.

use crate::corpus::Corpus;
use crate::page::{BlockKind, Page};
use crate::slots;
use crate::token::{Kind, Token, hashes_of, tokenize};

/// What is said of a page; `Display` gives the id that reports carry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    NotEnglish,
    NewerThanCorpus,
    /// The page is this document of the corpus.
    IsDocument(String),
}

impl std::fmt::Display for Notice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Notice::NotEnglish => f.write_str("not-english"),
            Notice::NewerThanCorpus => f.write_str("newer-than-corpus"),
            Notice::IsDocument(id) => write!(f, "is-document:{id}"),
        }
    }
}

/// How much of a page is looked at to tell its language, in bytes.
const SAMPLE: usize = 16_000;

/// Words that English text is full of and that other languages do not share.
const ENGLISH: [u64; 30] = hashes_of([
    "the", "of", "and", "to", "that", "for", "it", "with", "by", "from", "this", "have", "which", "are", "not", "his",
    "they", "been", "would", "has", "were", "their", "who", "an", "is", "its", "but", "had", "on", "as",
]);

/// Whether a page is in English: by its words where it has enough of them, else by what it states.
pub fn is_english(page: &Page) -> bool {
    let (mut words, mut known, mut read) = (0usize, 0usize, 0usize);
    let mut tokens: Vec<Token> = Vec::new();
    for block in &page.blocks {
        if read >= SAMPLE {
            break;
        }
        let mut end = block.text.len().min(SAMPLE - read);
        while !block.text.is_char_boundary(end) {
            end -= 1;
        }
        tokens.clear();
        tokenize(&block.text[..end], &mut tokens);
        words += tokens.iter().filter(|t| t.kind == Kind::Word).count();
        known += tokens.iter().filter(|t| t.is_one_of(&ENGLISH)).count();
        read += end.max(1);
    }
    if words >= 40 {
        return known * 100 >= words * 10;
    }
    let stated = page.language.as_deref().unwrap_or("").to_ascii_lowercase();
    stated.is_empty() || stated == "en" || stated.starts_with("en-") || stated.starts_with("en_")
}

/// An address without what does not tell pages apart.
fn plain(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, r)| r);
    let rest = rest.split(['?', '#']).next().unwrap_or("");
    rest.trim_start_matches("www.").trim_end_matches('/').to_ascii_lowercase()
}

fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// Whether a text begins with a title, but for case, spaces and marks.
fn begins_with(text: &str, title: &str) -> bool {
    let mut here = letters(text);
    letters(title).all(|letter| here.next() == Some(letter))
}

/// Everything to say of the page as a whole; `english` is what [`is_english`] says of it.
pub fn notices(corpus: &Corpus, page: &Page, english: bool) -> Vec<Notice> {
    if !english {
        return vec![Notice::NotEnglish];
    }
    let mut notices = Vec::new();
    let address = page.address.as_deref().map(plain);
    let heads: Vec<&str> = page
        .title
        .iter()
        .map(String::as_str)
        .chain(page.blocks.iter().take(40).filter(|b| b.kind == BlockKind::Heading).map(|b| b.text.as_str()))
        .chain(page.blocks.first().map(|b| b.text.as_str()))
        .collect();
    let same = |d: &&crate::corpus::Document| {
        address.as_ref().is_some_and(|a| *a == plain(&d.address))
            || heads.iter().any(|head| begins_with(head, &d.title))
    };
    if let Some(document) = corpus.documents.iter().find(same) {
        notices.push(Notice::IsDocument(document.id.clone()));
    }
    let stated = page.published.as_deref().and_then(slots::stated).map(|s| s.from);
    if let (Some(stated), Some(latest)) = (stated, slots::day(corpus.latest(), true))
        && stated > latest
    {
        notices.push(Notice::NewerThanCorpus);
    }
    notices
}
