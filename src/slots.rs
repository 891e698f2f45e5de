//! Amounts of money and dates: what a page writes, as intervals that can be compared.

use regex::{Captures, Regex};
use std::sync::OnceLock;

use crate::corpus::{Money, Span};

/// An amount and where it stands, in bytes.
#[derive(Clone, Debug)]
pub struct Amount {
    pub start: usize,
    pub end: usize,
    pub money: Money,
    /// It is paid again and again: "$2 million a month".
    pub each: bool,
}

impl Amount {
    /// Whether it can be this sum, paid once.
    pub fn fits(&self, known: &Money) -> bool {
        !self.each && self.money.fits(known)
    }
}

/// A date and where it stands, in bytes.
#[derive(Clone, Debug)]
pub struct When {
    pub start: usize,
    pub end: usize,
    pub span: Span,
}

fn pattern(cell: &'static OnceLock<Regex>, text: &str) -> &'static Regex {
    // the patterns are constants: a test compiles each of them
    cell.get_or_init(|| Regex::new(text).expect("a pattern of this file"))
}

const UNITS: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: &[&str] = &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// "thirty", "twenty-nine", "a hundred", "half a", "twenty-nine point nine".
fn spelled(text: &str) -> Option<f64> {
    let text = text.to_ascii_lowercase().replace('-', " ");
    if let Some((whole, digits)) = text.split_once(" point ") {
        let digit = |word: &str| UNITS.iter().take(10).position(|unit| *unit == word);
        let digits = digits.split_whitespace().map(digit).collect::<Option<Vec<_>>>()?;
        let part = digits.iter().rev().fold(0.0, |part, digit| (part + *digit as f64) / 10.0);
        return Some(spelled(whole)? + part);
    }
    let mut total = 0.0;
    let mut words = text.split_whitespace().peekable();
    words.peek()?;
    for word in words {
        if let Some(i) = UNITS.iter().position(|u| *u == word) {
            total += i as f64;
        } else if let Some(i) = TENS.iter().position(|t| *t == word) {
            total += 10.0 * (i + 2) as f64;
        } else {
            match word {
                "half" => total += 0.5,
                "a" | "an" if total == 0.5 => {}
                "a" | "an" => total += 1.0,
                "hundred" => total = total.max(1.0) * 100.0,
                "and" => {}
                _ => return None,
            }
        }
    }
    (total > 0.0).then_some(total)
}

fn scale(word: &str) -> f64 {
    match word.to_ascii_lowercase().as_str() {
        "thousand" | "k" => 1e3,
        "million" | "millions" | "mil" | "m" | "mn" | "mm" => 1e6,
        "billion" | "billions" | "b" | "bn" => 1e9,
        "trillion" | "trillions" | "t" | "tn" => 1e12,
        _ => 1.0,
    }
}

/// The stretches of `text` around the places where it may name something, each once: the patterns are slow, and a look
/// at the bytes is not. `before` and `after` say how far the words of a sum or a date reach, in bytes.
fn around(text: &str, places: impl Iterator<Item = usize>, before: usize, after: usize) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    // cut at a space, which is never inside a character or a word
    let space = |at: &usize| bytes[*at] == b' ';
    let mut stretches: Vec<(usize, usize)> = Vec::new();
    for place in places {
        // no byte is looked at twice, however long a word is
        let done = stretches.last().map_or(0, |(_, to)| *to);
        if place + after < done {
            continue;
        }
        let to = (place + after..bytes.len()).find(space).map_or(bytes.len(), |at| at + 1);
        match stretches.last_mut() {
            Some(last) if place.saturating_sub(before) < done => last.1 = to,
            _ => {
                let from = (done..place.saturating_sub(before)).rev().find(space).map_or(done, |at| at + 1);
                stretches.push((from, to));
            }
        }
    }
    stretches
}

/// What a pattern finds in these stretches of `text`, each with where its stretch begins.
fn matches<'t>(
    pattern: &'static Regex,
    text: &'t str,
    stretches: &[(usize, usize)],
) -> impl Iterator<Item = (usize, Captures<'t>)> {
    stretches.iter().flat_map(move |(from, to)| pattern.captures_iter(&text[*from..*to]).map(move |c| (*from, c)))
}

/// Where `text` may name a sum: at a dollar sign, or at "million" and the like.
fn sums(text: &str) -> impl Iterator<Item = usize> + '_ {
    const UNITS: &[&[u8]] = &[b"illion", b"housand", b"mil "];
    let bytes = text.as_bytes();
    (0..bytes.len()).filter(move |at| {
        let here = &bytes[*at..];
        here[0] == b'$'
            || matches!(here[0] | 0x20, b'i' | b'h' | b'm')
                && UNITS.iter().any(|u| here.len() >= u.len() && here[..u.len()].eq_ignore_ascii_case(u))
    })
}

/// Whether the unit around `at` follows a number in words: "thirty million", not "30 million" nor "$30".
fn follows_letters(bytes: &[u8], at: usize) -> bool {
    // "tr" is the longest that stands before "illion"
    let near = &bytes[at.saturating_sub(4)..at];
    let gap = near.iter().rposition(|b| !b.is_ascii_alphabetic());
    bytes[at] != b'$' && gap.is_some_and(|gap| gap > 0 && near[gap - 1].is_ascii_alphabetic())
}

/// Where `text` may name a year.
fn years(text: &str) -> impl Iterator<Item = usize> + '_ {
    let year =
        |w: &[u8]| matches!(w, [b'1', b'9', a, b] | [b'2', b'0', a, b] if a.is_ascii_digit() && b.is_ascii_digit());
    text.as_bytes().windows(4).enumerate().filter(move |(_, w)| year(w)).map(|(at, _)| at)
}

/// Every sum of dollars in `text`, in order. "nearly $30 million", "$29.9M", "thirty million dollars",
/// "a $30-million award", "29.9 million and change".
pub fn money(text: &str) -> Vec<Amount> {
    let stretches = around(text, sums(text), 48, 24);
    if stretches.is_empty() {
        return Vec::new();
    }
    static FIGURE: OnceLock<Regex> = OnceLock::new();
    static SPELLED: OnceLock<Regex> = OnceLock::new();
    let figure = pattern(
        &FIGURE,
        r"(?i-u:(?:us\s?)?\$\s?([0-9][0-9,]*(?:\.[0-9]+)?)(?:[\s-]?(thousand|million|billion|trillion|mm|mn|bn|tn|k|m|b|t)\b)?|\b([0-9][0-9,]*(?:\.[0-9]+)?)[\s-](thousand|million|billion|trillion)(?:[\s-](?:(?:us\s)?dollars?|bucks)|\s+and change|[,.]| (?:is|was|from|to|for|went|goes|on|in) )|\b([0-9]+) (mil)\b)",
    );
    let spelled_out = pattern(
        &SPELLED,
        r"(?i-u:\b((?:(?:half an?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|and)[\s-])+(?:point[\s-](?:(?:zero|one|two|three|four|five|six|seven|eight|nine)[\s-])+)?)(thousand|million|billion|trillion)(?:[\s-](?:(?:us\s)?dollars?|bucks)|[,.]| (?:is|was|from|to|for|went|goes|out) ))",
    );
    let mut found = Vec::new();
    for (from, caps) in matches(figure, text, &stretches) {
        let (Some(all), Some(digits)) = (caps.get(0), caps.get(1).or_else(|| caps.get(3)).or_else(|| caps.get(5)))
        else {
            continue;
        };
        let unit = caps.get(2).or_else(|| caps.get(4)).or_else(|| caps.get(6)).map_or("", |m| m.as_str());
        if let Some(value) = digits.as_str().replace(',', "").parse::<f64>().ok().filter(|v| v.is_finite()) {
            let decimals = digits.as_str().split_once('.').map_or(0, |(_, d)| d.len());
            found.push(amount(text, from + all.start()..from + all.end(), value, decimals, scale(unit)));
        }
    }
    let stretches = around(text, sums(text).filter(|at| follows_letters(text.as_bytes(), *at)), 48, 24);
    for (from, caps) in matches(spelled_out, text, &stretches) {
        let (Some(all), Some(words), Some(unit)) = (caps.get(0), caps.get(1), caps.get(2)) else { continue };
        if let Some(value) = spelled(words.as_str()) {
            found.push(amount(text, from + all.start()..from + all.end(), value, 0, scale(unit.as_str())));
        }
    }
    found.sort_by_key(|a| a.start);
    found
}

/// How the words before a sum bound it.
#[derive(Clone, Copy)]
enum Bound {
    AtMost,
    Below,
    Above,
    /// A little less.
    Nearly,
    Around,
}

/// Longer phrases before those that they end with.
const BOUNDS: &[(&str, Bound)] = &[
    ("no more than", Bound::AtMost),
    ("up to", Bound::AtMost),
    ("as much as", Bound::AtMost),
    ("at most", Bound::AtMost),
    ("a shade less than", Bound::Nearly),
    ("just less than", Bound::Nearly),
    ("less than", Bound::Below),
    ("a little under", Bound::Nearly),
    ("a shade under", Bound::Nearly),
    ("just under", Bound::Nearly),
    ("under", Bound::Below),
    ("below", Bound::Below),
    ("just shy of", Bound::Nearly),
    ("shy of", Bound::Nearly),
    ("nearly", Bound::Nearly),
    ("almost", Bound::Nearly),
    ("close to", Bound::Nearly),
    ("the better part of", Bound::Nearly),
    ("more than", Bound::Above),
    ("over", Bound::Above),
    ("above", Bound::Above),
    ("at least", Bound::Above),
    ("upwards of", Bound::Above),
    ("north of", Bound::Above),
    ("in excess of", Bound::Above),
    ("about", Bound::Around),
    ("around", Bound::Around),
    ("roughly", Bound::Around),
    ("approximately", Bound::Around),
    ("some", Bound::Around),
    ("an estimated", Bound::Around),
    ("in the neighborhood of", Bound::Around),
    ("in the region of", Bound::Around),
];

/// Where `text` begins to end with `word`, in any case, white space after it aside.
fn ends_with_word(text: &str, word: &str) -> Option<usize> {
    let bytes = text.trim_end().as_bytes();
    let at = bytes.len().checked_sub(word.len())?;
    let edge = at == 0 || !bytes[at - 1].is_ascii_alphanumeric();
    (edge && bytes[at..].eq_ignore_ascii_case(word.as_bytes())).then_some(at)
}

/// The interval that a writer who rounds may mean: half a unit of the last figure written, and as far below or above
/// as the words before it allow. `place` is where the figure stands in `text`; the words before it are found here.
fn amount(text: &str, place: std::ops::Range<usize>, value: f64, decimals: usize, scale: f64) -> Amount {
    let exact = value * scale;
    let trailing = if decimals == 0 && scale >= 1e6 && value >= 10.0 && value % 10.0 == 0.0 { 10.0 } else { 1.0 };
    // half of the last figure written, but never more than 2.5% of a plain figure
    let half = (0.5 * scale * trailing / 10f64.powi(decimals as i32)).min(exact * 0.025).max(exact * 0.004);
    let before = &text[..place.start];
    let article = ["a", "an"].iter().find_map(|a| ends_with_word(before, a));
    let phrase_end = article.unwrap_or(before.len());
    let bound = BOUNDS.iter().find_map(|(words, bound)| Some((ends_with_word(&before[..phrase_end], words)?, *bound)));
    let (low, high) = match bound.map(|(_, bound)| bound) {
        None => (exact - half, exact + half),
        Some(Bound::AtMost) => (exact * 0.5, exact + half),
        Some(Bound::Below) => (exact * 0.8, exact),
        Some(Bound::Above) => (exact, exact * 1.15),
        Some(Bound::Nearly) => (exact * 0.95, exact),
        Some(Bound::Around) => (exact * 0.93, exact * 1.07),
    };
    let start = bound.map(|(at, _)| at).or(article).unwrap_or(place.start);
    let again = again(&text[place.end..]);
    let end = place.end + again;
    let text = text[start..end].trim().to_owned();
    Amount { start, end, money: Money { text, low, high }, each: again > 0 }
}

/// How far the words after a sum go that say how often it is paid, in bytes: " a month", " per year", " annually".
fn again(rest: &str) -> usize {
    static AGAIN: OnceLock<Regex> = OnceLock::new();
    let again = pattern(
        &AGAIN,
        r"^(?i-u:(?: (?:a|per|each|every|every single)[ -](?:day|week|month|quarter|year)| (?:daily|weekly|monthly|annually|yearly))\b)",
    );
    again.find(rest).map_or(0, |found| found.end())
}

impl Money {
    /// Whether both can be the same sum.
    pub fn fits(&self, other: &Money) -> bool {
        self.low <= other.high && other.low <= self.high
    }
}

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD` as `YYYYMMDD`: its first day, or its last.
pub fn day(text: &str, last: bool) -> Option<u32> {
    let mut parts = text.split('-');
    let mut number = |digits: usize, highest: u32| -> Option<Option<u32>> {
        let Some(part) = parts.next() else { return Some(None) };
        let value = part.parse::<u32>().ok()?;
        (part.len() == digits && (1..=highest).contains(&value)).then_some(Some(value))
    };
    let year = number(4, 9999)??;
    let month = number(2, 12)?;
    let date = number(2, 31)?;
    if parts.next().is_some() {
        return None;
    }
    let month = month.unwrap_or(if last { 12 } else { 1 });
    Some(year * 10_000 + month * 100 + date.unwrap_or(if last { 31 } else { 1 }))
}

const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Every date in `text` that names its year, in order: "in 2014", "since March 2024", "fiscal 2025".
pub fn dates(text: &str) -> Vec<When> {
    let stretches = around(text, years(text), 32, 4);
    if stretches.is_empty() {
        return Vec::new();
    }
    static DATE: OnceLock<Regex> = OnceLock::new();
    let date = pattern(
        &DATE,
        r"(?i-u:\b(until\s+|before\s+|after\s+|since\s+|by\s+|through\s+)?(?:(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?:[0-9]{1,2}(?:st|nd|rd|th)?,?\s+)?(?:of\s+)?|(?:fiscal(?: year)?|fy)\s?|(?:the\s+)?(?:spring|summer|fall|autumn|winter|end|start|beginning) of\s+)?\b((?:19|20)[0-9]{2})\b)",
    );
    let mut found = Vec::new();
    for (stretch, caps) in matches(date, text, &stretches) {
        let (Some(all), Some(year)) = (caps.get(0), caps.get(3)) else { continue };
        // "$2025", "2,025" and "2025 people" are no years; a unit after the figure tells
        if text[..stretch + year.start()].ends_with(['$', ',', '.', '-']) {
            continue;
        }
        let Ok(year) = year.as_str().parse::<u32>() else { continue };
        let (from, to) = match caps.get(2).and_then(|m| MONTHS.iter().position(|n| m.as_str().eq_ignore_ascii_case(n)))
        {
            Some(month) => {
                (year * 10_000 + (month as u32 + 1) * 100 + 1, year * 10_000 + (month as u32 + 1) * 100 + 31)
            }
            None => (year * 10_000 + 101, year * 10_000 + 1231),
        };
        found.push(When {
            start: stretch + all.start(),
            end: stretch + all.end(),
            span: Span { text: all.as_str().trim().to_owned(), from, to },
        });
    }
    found
}

/// Whether `text` may name a year.
pub fn names_year(text: &str) -> bool {
    years(text).next().is_some()
}

/// The day that a page or its metadata states: from "2026-02-03T10:00Z", or a date in words that has its year.
pub fn stated(published: &str) -> Option<Span> {
    let head: String = published.trim().chars().take(10).collect();
    let span = |text: &str| Some(Span { text: text.to_owned(), from: day(text, false)?, to: day(text, true)? });
    span(&head).or_else(|| span(head.get(..7)?)).or_else(|| dates(published).into_iter().next().map(|d| d.span))
}

impl Span {
    /// Whether both can be the same time.
    pub fn fits(&self, other: &Span) -> bool {
        self.from <= other.to && other.from <= self.to
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> Money {
        let mut all = money(text);
        assert_eq!(all.len(), 1, "{text}: {all:?}");
        all.remove(0).money
    }

    #[test]
    fn rounding_fits_and_other_sums_do_not() {
        let known = one("nearly $30 million");
        for fits in [
            "$29.8M",
            "29.9 million dollars",
            "about $30 million",
            "$30 million",
            "just under thirty million dollars",
            "a $30-million award",
            "29.9 million and change",
            "$29,900,000",
            "a little under thirty million dollars",
            "worth about $29.8 million",
            "a shade less than $30 million",
            "up to $30 million",
            "some $30 million",
        ] {
            assert!(known.fits(&one(fits)), "{fits}: {:?} against {known:?}", one(fits));
        }
        for other in [
            "$300 million",
            "$17M",
            "$100 million",
            "$2.9 billion",
            "$9.4 million",
            "more than $60 million",
            "$33 million",
        ] {
            assert!(!known.fits(&one(other)), "{other}: {:?} against {known:?}", one(other));
        }
    }

    #[test]
    fn dates_with_their_year() {
        let texts: Vec<_> =
            dates("In March 2024, and again in fiscal 2025; $2,019 in 2018.").into_iter().map(|d| d.span).collect();
        assert_eq!(texts.len(), 3, "{texts:?}");
        assert_eq!((texts[0].from, texts[0].to), (20_240_301, 20_240_331));
        assert_eq!((texts[2].from, texts[2].to), (20_180_101, 20_181_231));
        assert_eq!(day("2026-01", true), Some(20_260_131));
        assert_eq!(day("2026-1", true), None);
        assert_eq!(day("soon", true), None);
    }
}
