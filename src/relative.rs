//! Dates that a page gives from its own day: "last April", "in April", "two years ago", "this year".
//!
//! They say something only where the page states its month, and only what can be known then: "last April" in a November
//! may be of this year or of the year before, and is taken as either. What could as well lie ahead is left alone.

use std::ops::Range;

use crate::corpus::Span;
use crate::slots::{self, When};
use crate::token::{Kind, Token, hashes_of};

/// A month, counted from the year 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month(u32);

impl Month {
    /// The month that a page was published in, from the date that it states.
    pub fn stated(published: &str) -> Option<Month> {
        let Span { from, to, .. } = slots::stated(published)?;
        let one = from / 100 == to / 100 && from > 10_000_000;
        one.then(|| Month(from / 10_000 * 12 + from / 100 % 100 - 1))
    }

    /// The latest month that is the `nth` of its year, this one included.
    fn latest(self, nth: u32) -> u32 {
        self.0 - (self.0 + 12 - nth) % 12
    }

    fn year(self) -> u32 {
        self.0 / 12
    }
}

const MONTHS: [u64; 12] = hashes_of([
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]);
const SHORT: [u64; 12] =
    hashes_of(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sept", "oct", "nov", "dec"]);
/// Spring begins in March; writers let a season run into the month in which the next begins.
const SEASONS: [(u64, u32); 5] = {
    let [spring, summer, fall, autumn, winter] = hashes_of(["spring", "summer", "fall", "autumn", "winter"]);
    [(spring, 2), (summer, 5), (fall, 8), (autumn, 8), (winter, 11)]
};
const NUMBERS: [u64; 12] =
    hashes_of(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]);
const LAST: [u64; 1] = hashes_of(["last"]);
const THIS: [u64; 1] = hashes_of(["this"]);
const THE: [u64; 1] = hashes_of(["the"]);
const AGO: [u64; 1] = hashes_of(["ago"]);
const ONE: [u64; 2] = hashes_of(["a", "an"]);
const BEYOND: [u64; 2] = hashes_of(["than", "over"]);
const YEARS: [u64; 2] = hashes_of(["year", "years"]);
const MONTHS_LONG: [u64; 2] = hashes_of(["month", "months"]);
const BEFORE_MONTH: [u64; 5] = hashes_of(["in", "on", "since", "early", "late"]);
/// With one of these in its sentence, a bare month may be the next as well as the last.
const AHEAD: [u64; 16] = hashes_of([
    "to",
    "will",
    "would",
    "won't",
    "may",
    "might",
    "could",
    "should",
    "plans",
    "planned",
    "expected",
    "due",
    "scheduled",
    "slated",
    "next",
    "upcoming",
]);

/// First and last month of what may be meant.
type Months = (u32, u32);

/// The dates of a sentence that follow from the page's month. `words` are the sentence's tokens of the block `text`.
pub fn dates(text: &str, tokens: &[Token], words: Range<usize>, today: Month) -> Vec<When> {
    let sentence = Words { text, tokens: &tokens[words], today };
    (0..sentence.tokens.len()).flat_map(|at| sentence.at(at)).collect()
}

struct Words<'a> {
    text: &'a str,
    tokens: &'a [Token],
    today: Month,
}

impl Words<'_> {
    fn is(&self, at: usize, words: &[u64]) -> bool {
        self.tokens.get(at).is_some_and(|t| t.is_one_of(words))
    }

    fn follows(&self, at: usize, words: &[u64]) -> bool {
        at > 0 && self.is(at - 1, words)
    }

    /// Which month of a year is named at `at`, from 0.
    fn month(&self, at: usize) -> Option<u32> {
        let token = self.tokens.get(at).filter(|t| t.capital)?;
        let place = |names: &[u64; 12]| names.iter().position(|n| *n == token.hash);
        place(&MONTHS).or_else(|| place(&SHORT)).map(|nth| nth as u32)
    }

    fn season(&self, at: usize) -> Option<u32> {
        let token = self.tokens.get(at)?;
        SEASONS.iter().find(|(name, _)| *name == token.hash).map(|(_, begins)| *begins)
    }

    /// What the words that begin or end at `at` may mean: one date for each reading.
    fn at(&self, at: usize) -> Vec<When> {
        if self.is(at, &LAST) && !self.follows(at, &THE) {
            self.readings(at..at + 2, self.last(at + 1))
        } else if self.is(at, &THIS) {
            self.readings(at..at + 2, self.this(at + 1))
        } else if self.is(at, &AGO) && at >= 2 {
            self.readings(at - 2..at + 1, self.ago(at - 2))
        } else if self.follows(at, &BEFORE_MONTH) {
            self.readings(at..at + 1, self.bare(at))
        } else {
            Vec::new()
        }
    }

    /// "in April": the latest one, unless the paragraph so far speaks of another year.
    fn bare(&self, at: usize) -> Vec<Months> {
        let Some(nth) = self.month(at) else { return Vec::new() };
        let so_far = self.tokens.last().map_or("", |last| &self.text[..last.end as usize]);
        if slots::names_year(so_far) {
            return Vec::new();
        }
        let latest = self.today.latest(nth);
        let ahead = self.tokens.iter().any(|t| !t.capital && t.is_one_of(&AHEAD));
        std::iter::once((latest, latest)).chain(ahead.then_some((latest + 12, latest + 12))).collect()
    }

    /// "last year", "last month", "last April", "last summer".
    fn last(&self, at: usize) -> Vec<Months> {
        let Month(today) = self.today;
        if self.is(at, &YEARS[..1]) {
            return vec![year(self.today.year() - 1)];
        }
        if self.is(at, &MONTHS_LONG[..1]) {
            return vec![(today - 1, today - 1)];
        }
        let (nth, length) = match (self.month(at), self.season(at)) {
            (Some(nth), _) => (nth, 0),
            (None, Some(nth)) => (nth, 3),
            (None, None) => return Vec::new(),
        };
        let latest = self.today.latest(nth);
        let also = latest / 12 == self.today.year() || today <= latest + length;
        let mut readings = vec![(latest, latest + length)];
        readings.extend(also.then_some((latest - 12, latest - 12 + length)));
        readings
    }

    /// "this year", "this month", "this April", "this summer".
    fn this(&self, at: usize) -> Vec<Months> {
        let Month(today) = self.today;
        let january = self.today.year() * 12;
        if self.is(at, &YEARS[..1]) {
            vec![year(self.today.year())]
        } else if self.is(at, &MONTHS_LONG[..1]) {
            vec![(today, today)]
        } else if let Some(nth) = self.month(at) {
            vec![(january + nth, january + nth)]
        } else if let Some(nth) = self.season(at) {
            // a winter is of two years
            let winter = (nth == 11).then_some((january - 1, january + 2));
            std::iter::once((january + nth, january + nth + 3)).chain(winter).collect()
        } else {
            Vec::new()
        }
    }

    /// "two years ago", "six months ago": about so long.
    fn ago(&self, at: usize) -> Vec<Months> {
        let Month(today) = self.today;
        if self.follows(at, &BEYOND) {
            return Vec::new();
        }
        let token = &self.tokens[at];
        let count = match token.kind {
            _ if token.is_one_of(&ONE) => Some(1),
            Kind::Number => token.text(self.text).parse().ok().filter(|n| (1..=50).contains(n)),
            _ => NUMBERS.iter().position(|n| *n == token.hash).map(|n| n as u32 + 1),
        };
        let Some(count) = count else { return Vec::new() };
        if self.is(at + 1, &YEARS) {
            let (then, about) = (today - 12 * count, 6.max(2 * count));
            let (first, last) = year(self.today.year() - count);
            vec![(first.min(then - about), last.max(then + about))]
        } else if self.is(at + 1, &MONTHS_LONG) {
            let about = 1 + count / 4;
            vec![(today - count - about, today.min(today - count + about))]
        } else {
            Vec::new()
        }
    }

    /// As spans; the words are shown as they stand on the page.
    fn readings(&self, words: Range<usize>, months: Vec<Months>) -> Vec<When> {
        let Some(words) = self.tokens.get(words) else { return Vec::new() };
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return Vec::new() };
        let (start, end) = (first.start as usize, last.end as usize);
        let day = |month: u32, day: u32| month / 12 * 10_000 + (month % 12 + 1) * 100 + day;
        let shown = &self.text[start..end];
        let span = |(from, to)| Span { text: shown.to_owned(), from: day(from, 1), to: day(to, 31) };
        months.into_iter().map(|months| When { start, end, span: span(months) }).collect()
    }
}

/// First and last month of a year.
fn year(year: u32) -> Months {
    (year * 12, year * 12 + 11)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokenize;

    /// What each date of a sentence may mean on a page of this day, as months: "2025-04" or "2025-06..2025-09".
    fn read(day: &str, text: &str) -> Vec<String> {
        let mut tokens = Vec::new();
        tokenize(text, &mut tokens);
        let Some(today) = Month::stated(day) else { return vec!["no month".to_owned()] };
        let month = |day: u32| format!("{}-{:02}", day / 10_000, day / 100 % 100);
        let shown = |When { span, .. }| match (month(span.from), month(span.to)) {
            (from, to) if from == to => from,
            (from, to) => format!("{from}..{to}"),
        };
        dates(text, &tokens, 0..tokens.len(), today).into_iter().map(shown).collect()
    }

    #[test]
    fn months_years_and_seasons_of_the_page() {
        for (text, meant) in [
            ("It was signed last month.", &["2025-10"][..]),
            ("It began earlier this month.", &["2025-11"]),
            ("Last year it grew.", &["2024-01..2024-12"]),
            ("It was bought earlier this year.", &["2025-01..2025-12"]),
            ("It was signed in December.", &["2024-12"]),
            ("In April the work began.", &["2025-04"]),
            ("On Nov. 3 the work began.", &["2025-11"]),
            ("This April it began.", &["2025-04"]),
            ("Work on it began this summer.", &["2025-06..2025-09"]),
            ("Two years ago it was signed.", &["2023-01..2024-05"]),
            ("It was signed 6 months ago.", &["2025-03..2025-07"]),
        ] {
            assert_eq!(read("2025-11-20", text), meant, "{text}");
        }
    }

    #[test]
    fn what_may_be_either_is_read_as_either() {
        assert_eq!(read("2025-11-20", "It was signed last April."), ["2025-04", "2024-04"]);
        assert_eq!(read("2025-03-20", "It was signed last April."), ["2024-04"]);
        assert_eq!(read("2025-11-20", "It was signed last summer."), ["2025-06..2025-09", "2024-06..2024-09"]);
        assert_eq!(read("2026-01-20", "It was signed last fall."), ["2025-09..2025-12"]);
        assert_eq!(read("2026-01-20", "It fell last winter."), ["2025-12..2026-03", "2024-12..2025-03"]);
        assert_eq!(read("2025-07-04", "It is due in September."), ["2024-09", "2025-09"]);
    }

    #[test]
    fn what_cannot_be_known_is_left_alone() {
        for (day, text) in [
            ("2025-11-20", "In 2019 it was planned, and in April it began."),
            ("2025-11-20", "It grew over the last year."),
            ("2025-11-20", "It began more than two years ago."),
            ("2025-11-20", "Years ago it began, and at last it may end."),
            ("2025-11-20", "They march this way."),
            ("2025-11-20", "It is due next month."),
        ] {
            assert_eq!(read(day, text), [""; 0], "{text}");
        }
        for day in ["2025", "in 2025", "0001-01-01", "soon", ""] {
            assert_eq!(read(day, "It was signed last month."), ["no month"], "{day}");
        }
    }

    #[test]
    fn the_day_of_a_page_in_words_or_figures() {
        for day in ["2025-04-30", "2025-04", "2025-04-30T23:00:00-05:00", "April 30, 2025"] {
            assert_eq!(read(day, "It was signed last month."), ["2025-03"], "{day}");
        }
    }
}
