//! Files as pages: plain text, HTML, standard input.

use std::io::Read;
use std::path::Path;

use ego_tree::NodeRef;
use onrecord::page::{Block, BlockKind, Page};
use scraper::{ElementRef, Html, Node, Selector};

/// A page, and for plain text the byte offset of each block in the file.
pub struct Input {
    pub name: String,
    pub page: Page,
    pub text: Option<(String, Vec<usize>)>,
}

/// Reads one file, or standard input for `-`. The error is one line that names the file and says what to do.
pub fn read(name: &str) -> Result<Input, String> {
    let bytes = if name == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).map_err(|e| format!("standard input: {e}"))?;
        bytes
    } else {
        std::fs::read(name).map_err(|e| format!("{name}: {e}"))?
    };
    let text = String::from_utf8(bytes)
        .map_err(|e| format!("{name}: is not UTF-8 at byte {}; save it as UTF-8", e.utf8_error().valid_up_to()))?;
    let extension = Path::new(name).extension().and_then(|e| e.to_str()).unwrap_or("").to_ascii_lowercase();
    let looks_html = name == "-" && text.trim_start().get(..1) == Some("<");
    match extension.as_str() {
        "html" | "htm" => Ok(Input { name: name.to_owned(), page: html(&text), text: None }),
        _ if looks_html => Ok(Input { name: name.to_owned(), page: html(&text), text: None }),
        "txt" | "" => {
            let (page, starts) = Page::from_text(&text);
            Ok(Input { name: name.to_owned(), page, text: Some((text, starts)) })
        }
        other => Err(format!("{name}: .{other} files are not read; give .html, .txt or -")),
    }
}

/// Elements whose text a reader does not see as text of the page.
const HIDDEN: &[&str] = &[
    "script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object", "select", "textarea",
    "button",
];

/// Elements that stand inside a line of text.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label",
    "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
];

fn html(source: &str) -> Page {
    let tree = Html::parse_document(source);
    let first = |selector: &str| {
        let selector = Selector::parse(selector).ok()?;
        tree.select(&selector).next()
    };
    let title = first("title").map(|e| fold(&e.text().collect::<String>())).filter(|t| !t.is_empty());
    let published = first("meta[property='article:published_time'], meta[name='date']")
        .and_then(|e| e.attr("content"))
        .or_else(|| first("time[datetime]").and_then(|e| e.attr("datetime")))
        .map(str::to_owned);
    let language = tree.root_element().attr("lang").map(str::to_owned);
    let address = first("link[rel='canonical']").and_then(|e| e.attr("href")).map(str::to_owned);
    let mut walk = Walk { blocks: Vec::new(), open: String::new(), kind: BlockKind::Paragraph };
    walk.element(tree.root_element(), BlockKind::Paragraph);
    walk.close();
    Page { title, published, language, address, blocks: walk.blocks }
}

struct Walk {
    blocks: Vec<Block>,
    open: String,
    kind: BlockKind,
}

impl Walk {
    fn close(&mut self) {
        let text = fold(&self.open);
        self.open.clear();
        if !text.is_empty() {
            self.blocks.push(Block { kind: self.kind, text });
        }
    }

    // An explicit stack: a page may nest deeper than a thread's stack is long.
    fn element(&mut self, root: ElementRef<'_>, kind: BlockKind) {
        enum Step<'a> {
            Enter(NodeRef<'a, Node>, BlockKind),
            Leave(BlockKind),
        }
        let mut stack = vec![Step::Enter(*root, kind)];
        while let Some(step) = stack.pop() {
            let (node, kind) = match step {
                Step::Leave(kind) => {
                    self.close();
                    self.kind = kind;
                    continue;
                }
                Step::Enter(node, kind) => (node, kind),
            };
            match node.value() {
                Node::Text(text) => self.open.push_str(&text.text),
                Node::Element(element) => {
                    let name = element.name();
                    if HIDDEN.contains(&name)
                        || element.attr("hidden").is_some()
                        || element.attr("aria-hidden") == Some("true")
                    {
                        continue;
                    }
                    if name == "br" {
                        self.open.push('\n');
                        continue;
                    }
                    let inner = match name {
                        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => BlockKind::Heading,
                        "li" | "dt" | "dd" | "td" | "th" => BlockKind::Item,
                        "blockquote" => BlockKind::Quote,
                        "figcaption" | "caption" => BlockKind::Caption,
                        "p" if kind == BlockKind::Quote => BlockKind::Quote,
                        "p" => BlockKind::Paragraph,
                        _ => kind,
                    };
                    if !INLINE.contains(&name) {
                        self.close();
                        self.kind = inner;
                        stack.push(Step::Leave(kind));
                    }
                    let children: Vec<_> = node.children().collect();
                    stack.extend(children.into_iter().rev().map(|c| Step::Enter(c, inner)));
                }
                Node::Document => {
                    let children: Vec<_> = node.children().collect();
                    stack.extend(children.into_iter().rev().map(|c| Step::Enter(c, kind)));
                }
                _ => {}
            }
        }
    }
}

/// White space as a browser would show it.
fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
