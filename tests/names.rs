//! Names against the same words elsewhere.

mod support;

use support::{engine, page};

fn claims(paragraphs: &[&str]) -> usize {
    engine().scan(&page(paragraphs)).claims.len()
}

#[test]
fn other_senses_make_no_claim() {
    for paragraphs in [
        &["The ICE engine of the hybrid uses an algorithm to choose its gear, and the software rarely fails."][..],
        &["An ICE train left Berlin with new software on board; the rail operator's AI predicts delays."],
        &["WebRTC peers use ICE candidates; the app opens a STUN server and the algorithm picks a pair."],
        &["Shares of ICE rose as the exchange bought a data firm, and futures volume grew with Microsoft's cloud."],
        &["Ice on the roads closed the data center for an hour, a Google spokesman said."],
        &["Monet's first name was Claude, and the painter kept no diary of immigration."],
    ] {
        assert_eq!(claims(paragraphs), 0, "{paragraphs:?}");
    }
}

#[test]
fn the_agency_is_found_in_capitals_and_possessives() {
    for sentence in [
        "ICE PICKS PALANTIR FOR DEPORTATION SOFTWARE",
        "Palantir's contract with ICE's deportation branch grew.",
        "US Immigration & Customs Enforcement signed a contract with Palantir.",
        "ICE uses Pal\u{200B}antir to plan deportations.",
    ] {
        assert_eq!(claims(&[sentence]), 1, "{sentence}");
    }
}

#[test]
fn two_candidates_mean_nobody() {
    let engine = engine();
    let report = engine.scan(&page(&[
        "Google and Microsoft both host data for ICE. The company signed a contract with ICE last year.",
    ]));
    let last = report.claims.last().expect("a claim");
    assert!(last.slots.whom.is_empty(), "{:?}", last.slots);
}

#[test]
fn a_stand_in_reaches_over_the_sentence_before() {
    let engine = engine();
    let report = engine.scan(&page(&["Palantir reported its earnings on Monday. The company builds ImmigrationOS for ICE, and the agency pays nearly $30 million."]));
    let claim = report.claims.last().expect("a claim");
    assert!(claim.slots.whom.contains(&"palantir".to_owned()), "{:?}", claim.slots);
}
