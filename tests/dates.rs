//! Dates that a page gives from its own day are compared like dates that name their year.

mod support;

use onrecord::corpus::Standing;
use onrecord::page::Page;
use onrecord::report::{ClaimView, Engine};
use support::{engine, page};

/// The first claim of a page published then.
fn claim(engine: &Engine, published: Option<&str>, paragraph: &str) -> ClaimView {
    let page = Page { published: published.map(str::to_owned), ..page(&[paragraph]) };
    let claims = engine.scan(&page).claims;
    claims.into_iter().next().unwrap_or_else(|| panic!("no claim in {paragraph}"))
}

fn other_date(claim: &ClaimView) -> Option<&str> {
    claim.differs.iter().find(|d| d.slot == "date").map(|d| d.page.as_str())
}

const AWARD: &str = "ICE awarded Palantir nearly $30 million for ImmigrationOS";

#[test]
fn a_date_told_from_the_day_of_the_page_is_compared() {
    let engine = engine();
    // the award was early in 2025
    for (published, words, other) in [
        ("2026-05-02", "last year", false),
        ("2025-12-02", "this year", false),
        ("2025-12-02", "last April", false),
        ("2025-11-20T08:00:00Z", "in April", false),
        ("2026-04-09", "a year ago", false),
        ("2025-12-02", "eight months ago", false),
        ("2025-12-02", "last spring", false),
        ("2025-12-02", "last year", true),
        ("2026-11-02", "this year", true),
        ("2026-11-02", "last month", true),
        ("2026-11-02", "in March", true),
        ("2025-11-02", "three years ago", true),
        ("2025-01-12", "last fall", true),
    ] {
        let claim = claim(&engine, Some(published), &format!("{AWARD} {words}."));
        assert_eq!(claim.standing, Standing::Documented, "{published}: {words}");
        assert_eq!(
            claim.slots.date.as_deref(),
            Some(words).map(|w| w.trim_start_matches("in ")),
            "{published}: {words}"
        );
        assert_eq!(other_date(&claim).is_some(), other, "{published}: {words}: {:?}", claim.differs);
    }
}

#[test]
fn the_same_as_with_its_year() {
    let engine = engine();
    for (told, named) in [("last month", "in October 2026"), ("this year", "in 2026"), ("in May", "in May 2026")] {
        for words in ["ICE awarded Palantir nearly $30 million", "ICE pays Palantir for a platform", AWARD] {
            let told = claim(&engine, Some("2026-11-02"), &format!("{words} {told}."));
            let named = claim(&engine, None, &format!("{words} {named}."));
            assert_eq!(
                (told.standing, other_date(&told).is_some()),
                (named.standing, other_date(&named).is_some()),
                "{words}"
            );
        }
    }
}

#[test]
fn without_the_day_of_the_page_it_says_nothing() {
    let engine = engine();
    for published in [None, Some("2026"), Some("a while back")] {
        for words in ["last year", "in March", "three years ago", "this month"] {
            let claim = claim(&engine, published, &format!("{AWARD} {words}."));
            assert_eq!((claim.standing, claim.slots.date.as_deref()), (Standing::Documented, None), "{words}");
            assert_eq!(other_date(&claim), None, "{words}");
        }
    }
}

#[test]
fn a_month_in_a_story_of_another_year_is_left_alone() {
    let engine = engine();
    let story = format!("The plan was older than 2024. {AWARD} in October, a clerk recalled.");
    assert_eq!(other_date(&claim(&engine, Some("2026-11-02"), &story)), None);
    // a month that may lie ahead is no other date than the one ahead
    let ahead = "ICE is to launch ImmigrationOS in September, and Palantir builds it.";
    assert_eq!(other_date(&claim(&engine, Some("2025-06-02"), ahead)), None);
}
