//! What the engine reads: a page as blocks of visible text.

use serde::{Deserialize, Serialize};

/// What a block of text is on its page. Headings and items may lack a full stop.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BlockKind {
    Heading,
    #[default]
    Paragraph,
    Item,
    Quote,
    Caption,
}

/// One run of visible text. Offsets into it that leave the engine are UTF-16 code units.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Block {
    #[serde(default)]
    pub kind: BlockKind,
    pub text: String,
}

/// A page as the browser or the command line hands it over.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Page {
    #[serde(default)]
    pub title: Option<String>,
    /// The date that the page itself states, as it stands there.
    #[serde(default)]
    pub published: Option<String>,
    /// The language that the page states, as in `<html lang>`.
    #[serde(default)]
    pub language: Option<String>,
    /// Where the page stands; compared with the documents' addresses, nothing else.
    #[serde(default)]
    pub address: Option<String>,
    pub blocks: Vec<Block>,
}

impl Page {
    /// Plain text: blocks are parted by blank lines. Returns the page and the byte offset of each block in `text`.
    pub fn from_text(text: &str) -> (Page, Vec<usize>) {
        let mut blocks = Vec::new();
        let mut starts = Vec::new();
        let mut open: Option<(usize, usize)> = None;
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let end = at + line.trim_end().len();
            if line.trim().is_empty() {
                if let Some((from, to)) = open.take() {
                    starts.push(from);
                    blocks.push(Block { kind: BlockKind::Paragraph, text: text[from..to].to_owned() });
                }
            } else {
                open = Some((open.map_or(at, |(from, _)| from), end));
            }
            at += line.len();
        }
        if let Some((from, to)) = open {
            starts.push(from);
            blocks.push(Block { kind: BlockKind::Paragraph, text: text[from..to].to_owned() });
        }
        (Page { blocks, ..Page::default() }, starts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_part_blocks() {
        let text = "Head\n\n  \nFirst line\nsecond line\n\nLast";
        let (page, starts) = Page::from_text(text);
        let texts: Vec<_> = page.blocks.iter().map(|b| b.text.as_str()).collect();
        assert_eq!(texts, ["Head", "First line\nsecond line", "Last"]);
        for (block, start) in page.blocks.iter().zip(starts) {
            assert!(text[start..].starts_with(&block.text));
        }
    }
}
