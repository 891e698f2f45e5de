//! Where sentences begin and end.
//!
//! A stop ends a sentence unless it belongs to an abbreviation, an initial or a number, or the next word goes on in
//! lower case. Closing quotes and brackets stay with the sentence that they close. A block always ends a sentence, so
//! headlines and list items need no stop.

use crate::token::{Kind, Token, hash_of_mark, hashes_of};

/// A sentence as a range of token indices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    pub from: usize,
    pub to: usize,
}

/// Titles and the like: a name follows, so the stop never ends a sentence.
const BEFORE_NAME: [u64; 38] = hashes_of([
    "mr", "mrs", "ms", "dr", "sen", "sens", "rep", "reps", "gov", "govs", "gen", "col", "lt", "sgt", "capt", "cmdr",
    "adm", "maj", "prof", "rev", "hon", "st", "pres", "supt", "atty", "asst", "det", "ofc", "msgr", "mt", "ft", "vs",
    "cf", "eg", "ie", "al", "approx", "est",
]);

/// Those of them that are written small.
const SMALL_TOO: [u64; 6] = hashes_of(["vs", "eg", "ie", "al", "approx", "cf"]);

/// A number follows: "No. 5".
const BEFORE_NUMBER: [u64; 4] = hashes_of(["no", "nos", "fig", "art"]);

const I: [u64; 1] = hashes_of(["i"]);
const COLON: u64 = hash_of_mark(':');

/// These may end a sentence or stand inside one: the next word's case decides.
const EITHER: [u64; 47] = hashes_of([
    "inc", "corp", "co", "ltd", "llc", "jr", "sr", "bros", "dept", "univ", "assn", "jan", "feb", "mar", "apr", "jun",
    "jul", "aug", "sep", "sept", "oct", "nov", "dec", "etc", "ave", "blvd", "rd", "ariz", "calif", "colo", "conn",
    "fla", "ill", "mass", "mich", "minn", "tex", "va", "wash", "us", "uk", "eu", "un", "dc", "am", "pm", "phd",
]);

/// Those of them that, written small, are words.
const WORDS_TOO: [u64; 6] = hashes_of(["us", "un", "ill", "mass", "wash", "mar"]);

/// Months and states: a number or a capital may follow inside the sentence.
const MONTHS: [u64; 12] =
    hashes_of(["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"]);

fn is_close(text: &str) -> bool {
    matches!(text, "\"" | "'" | "\u{201D}" | "\u{2019}" | ")" | "]" | "\u{BB}")
}

fn is_open(text: &str) -> bool {
    matches!(text, "\"" | "'" | "\u{201C}" | "\u{2018}" | "(" | "[" | "\u{AB}")
}

/// Longer runs without a stop are cut, in a list between two of its items: no writer's sentence has so many words and
/// marks, and work within a sentence may grow faster than its length.
const LONGEST: usize = 400;

/// The place after the last semicolon in a stretch of tokens, or after the last comma.
fn joint(tokens: &[Token], stretch: std::ops::Range<usize>) -> Option<usize> {
    let after = |mark: char| stretch.clone().rev().find(|at| tokens[*at].hash == hash_of_mark(mark)).map(|at| at + 1);
    after(';').or_else(|| after(','))
}

/// Splits the tokens of one block into sentences, in order.
pub fn split(text: &str, tokens: &[Token], out: &mut Vec<Sentence>) {
    let mut from = 0;
    let mut at = 0;
    while at < tokens.len() {
        if at - from >= LONGEST {
            let to = joint(tokens, from + LONGEST / 2..at).unwrap_or(at);
            out.push(Sentence { from, to });
            from = to;
        }
        let token = &tokens[at];
        // the last byte of a stop, which few tokens end with
        if !matches!(text.as_bytes()[token.end as usize - 1], b'.' | b'!' | b'?' | 0xA6) {
            at += 1;
            continue;
        }
        let word = token.text(text);
        let stop = match token.kind {
            Kind::Mark => matches!(word, "." | "!" | "?" | "\u{2026}"),
            // "U.S." and "p.m." carry their own stop
            Kind::Word => word.len() > 2 && word.ends_with('.'),
            Kind::Number => false,
        };
        if !stop || (token.kind == Kind::Mark && word == "." && !ends_here(text, tokens, from, at)) {
            at += 1;
            continue;
        }
        // further stops, closing quotes and brackets belong to this sentence
        let mut end = at + 1;
        while end < tokens.len() && end - from < 2 * LONGEST {
            let next = tokens[end].text(text);
            let more = tokens[end].kind == Kind::Mark
                && (matches!(next, "." | "!" | "?" | "\u{2026}") || (is_close(next) && closes(text, tokens, end)));
            if !more {
                break;
            }
            end += 1;
        }
        if token.kind == Kind::Word && end == at + 1 && !starts_sentence(text, tokens, end) {
            at += 1;
            continue;
        }
        if end < tokens.len() && !may_start(text, tokens, end) {
            at = end;
            continue;
        }
        out.push(Sentence { from, to: end });
        from = end;
        at = end;
    }
    if from < tokens.len() {
        out.push(Sentence { from, to: tokens.len() });
    }
}

/// A straight quote closes when it touches what stands before it.
fn closes(text: &str, tokens: &[Token], at: usize) -> bool {
    let straight = matches!(tokens[at].text(text), "\"" | "'");
    !straight || tokens[at].glued
}

/// Whether the full stop at `at` can end a sentence, judged by the word before it.
fn ends_here(text: &str, tokens: &[Token], from: usize, at: usize) -> bool {
    if at == from || !tokens[at].glued {
        return true;
    }
    let before = &tokens[at - 1];
    if before.kind != Kind::Word {
        // "3." opens a list item
        return !(before.kind == Kind::Number && at - 1 == from && before.end - before.start <= 2);
    }
    let length = before.end - before.start;
    // glued on both sides: "example.com", "e.g."; but "countries.The" lost its space and "us.5" has a footnote
    if let Some(next) = tokens.get(at + 1).filter(|n| n.glued && n.kind != Kind::Mark) {
        let lost_space = next.capital && length > 2 && !before.capital && next.end - next.start > 1;
        let footnote = next.kind == Kind::Number && next.end - next.start <= 2 && !before.capital;
        return lost_space || footnote;
    }
    if length == 1 && before.capital && tokens.get(at + 1).is_some_and(|n| n.capital) {
        return before.is_one_of(&I); // an initial, as in "John F. Kelly"
    }
    if before.is_one_of(&BEFORE_NUMBER) {
        return tokens.get(at + 1).is_none_or(|n| n.kind != Kind::Number);
    }
    if before.is_one_of(&BEFORE_NAME) && (before.capital || before.is_one_of(&SMALL_TOO)) {
        return tokens.get(at + 1).is_none();
    }
    // "she told us." is no country, "he fell ill." no state
    if before.is_one_of(&EITHER) && (before.capital || !before.is_one_of(&WORDS_TOO)) {
        if before.is_one_of(&MONTHS) && tokens.get(at + 1).is_some_and(|n| n.kind == Kind::Number) {
            return !before.capital;
        }
        return starts_sentence(text, tokens, at + 1);
    }
    true
}

/// After a word that may or may not have ended the sentence: does a new one clearly begin?
fn starts_sentence(text: &str, tokens: &[Token], at: usize) -> bool {
    let Some(next) = tokens.get(at) else { return true };
    if next.kind == Kind::Mark {
        return is_open(next.text(text)) && tokens.get(at + 1).is_some_and(|n| n.capital);
    }
    if !next.capital {
        return false;
    }
    // "U.S. Immigration ..." goes on; "... in the U.S. The agency ..." does not
    const OPENERS: [u64; 56] = hashes_of([
        "the",
        "a",
        "an",
        "it",
        "its",
        "he",
        "she",
        "they",
        "their",
        "we",
        "i",
        "you",
        "this",
        "that",
        "these",
        "those",
        "but",
        "and",
        "in",
        "on",
        "at",
        "for",
        "as",
        "when",
        "while",
        "if",
        "after",
        "before",
        "since",
        "there",
        "what",
        "who",
        "how",
        "why",
        "so",
        "yet",
        "no",
        "not",
        "nor",
        "his",
        "her",
        "our",
        "my",
        "critics",
        "officials",
        "some",
        "many",
        "most",
        "under",
        "with",
        "by",
        "from",
        "according",
        "last",
        "now",
        "then",
    ]);
    next.is_one_of(&OPENERS)
}

/// Whether a sentence may begin at `at`: not with a small letter, unless a quote or a number opens it.
fn may_start(text: &str, tokens: &[Token], at: usize) -> bool {
    let next = &tokens[at];
    // a stop at the end of a line ends what is on it
    if text[tokens[at - 1].end as usize..next.start as usize].contains('\n') {
        return true;
    }
    match next.kind {
        Kind::Word => {
            // "tealeaf: Does it?": whoever speaks in a forum may write their name small
            let speaks = tokens[at + 1..].iter().take(5).take_while(|t| t.glued).any(|t| t.hash == COLON);
            next.capital || speaks || !next.text(text).chars().next().is_some_and(char::is_lowercase)
        }
        Kind::Number => true,
        Kind::Mark => {
            let mark = next.text(text);
            if matches!(mark, "," | ";" | ":" | "-" | "\u{2014}" | "\u{2013}") {
                return false;
            }
            // a straight quote opens where white space stands before it
            (!is_close(mark) || (is_open(mark) && !next.glued))
                && tokens.get(at + 1).is_none_or(|n| n.kind != Kind::Word || n.capital || !is_open(mark))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokenize;

    fn sentences(text: &str) -> Vec<&str> {
        let (mut tokens, mut out) = (Vec::new(), Vec::new());
        tokenize(text, &mut tokens);
        split(text, &tokens, &mut out);
        out.iter().map(|s| &text[tokens[s.from].start as usize..tokens[s.to - 1].end as usize]).collect()
    }

    #[test]
    fn abbreviations_do_not_end_sentences() {
        assert_eq!(
            sentences("Sen. Ito asked the U.S. Marshals at 5 p.m. on Friday. Mr. Oduya left."),
            ["Sen. Ito asked the U.S. Marshals at 5 p.m. on Friday.", "Mr. Oduya left."]
        );
        assert_eq!(
            sentences("Acme Inc. sold it. He lives in the U.S. The agency moved."),
            ["Acme Inc. sold it.", "He lives in the U.S.", "The agency moved."]
        );
        assert_eq!(
            sentences("It began on Sept. 25 in St. Paul. Then it ended."),
            ["It began on Sept. 25 in St. Paul.", "Then it ended."]
        );
    }

    #[test]
    fn quotes_close_with_their_sentence() {
        assert_eq!(
            sentences("“We know.” She left. “Why?” he asked. \"No.\" \"Yes.\""),
            ["“We know.”", "She left.", "“Why?” he asked.", "\"No.\"", "\"Yes.\""]
        );
    }

    #[test]
    fn a_block_without_a_stop_is_one_sentence() {
        assert_eq!(sentences("Agency picks a vendor"), ["Agency picks a vendor"]);
        assert_eq!(
            sentences("It cost $2.5 million... or more! (So they say.) End"),
            ["It cost $2.5 million... or more!", "(So they say.)", "End"]
        );
    }

    #[test]
    fn a_stop_at_the_end_of_a_line_ends_the_sentence() {
        assert_eq!(sentences("It was late.\nmods, lock this\nplease"), ["It was late.", "mods, lock this\nplease"]);
        assert_eq!(sentences("It was late.\n\u{2014} R. Ashby"), ["It was late.", "\u{2014} R. Ashby"]);
    }

    #[test]
    fn a_small_name_before_a_colon_speaks() {
        assert_eq!(
            sentences("heron7: Is it late? gull_two: Always. It was No. 4: late."),
            ["heron7: Is it late?", "gull_two: Always.", "It was No. 4: late."]
        );
    }

    #[test]
    fn a_list_without_end_is_cut_between_its_items() {
        let text = format!("It bought {}and nothing else.", "red kites of paper, ".repeat(200));
        let cut = sentences(&text);
        assert!(cut.len() > 1);
        for (i, part) in cut.iter().enumerate() {
            assert!(part.split_whitespace().count() <= LONGEST);
            assert!(part.starts_with(if i == 0 { "It bought red" } else { "red kites" }), "{part}");
        }
        let text = "word ".repeat(1000);
        assert_eq!(sentences(&text).len(), 3);
    }
}
