//! Change one thing in a sentence, and the result must change; rephrase it, and it must not.

mod support;

use onrecord::claim::Stance;
use onrecord::corpus::Standing;
use support::{claim, engine};

/// Ways to say the same: each must be documented, fit in every slot, and cite the same paragraph.
#[test]
fn rephrasing_changes_nothing() {
    let engine = engine();
    let groups: &[(&str, &[&str])] = &[
        (
            "immigrationos:11",
            &[
                "ICE awarded Palantir nearly $30 million to develop ImmigrationOS.",
                "Palantir was awarded nearly $30 million by ICE to develop ImmigrationOS.",
                "Nearly $30 million was awarded to Palantir by ICE for ImmigrationOS.",
                "A $30-million award from Immigration and Customs Enforcement to Palantir pays for ImmigrationOS.",
                "ICE's $29.9M contract with Palantir covers ImmigrationOS.",
                "Palantir, which ICE is paying just under thirty million dollars, builds ImmigrationOS.",
            ],
        ),
        (
            "immigrationos:15",
            &[
                "ICE is deeply reliant on Palantir.",
                "ICE depends heavily on Palantir's software.",
                "ICE's dependence on Palantir has become deep.",
            ],
        ),
        (
            "openai-ice-factcheck:7",
            &[
                "ICE and CBP are expanding their AI-enabled surveillance of social media.",
                "AI-enabled surveillance of social media is being expanded by ICE and CBP.",
            ],
        ),
    ];
    for (cite, sentences) in groups {
        for sentence in *sentences {
            let claim = claim(&engine, sentence);
            assert_eq!(claim.standing, Standing::Documented, "{sentence}: {claim:#?}");
            assert!(claim.differs.is_empty(), "{sentence}: {:?}", claim.differs);
            assert!(
                claim.findings.iter().any(|f| f.cites.iter().any(|c| c == cite)),
                "{sentence}: {:?}",
                claim.findings
            );
        }
    }
}

/// What changes when one slot does: the slot that must be named as different.
#[test]
fn a_changed_slot_is_named() {
    let engine = engine();
    for (slot, sentence) in [
        ("amount", "ICE awarded Palantir $300 million to develop ImmigrationOS."),
        ("vendor", "ICE awarded Oracle nearly $30 million to develop ImmigrationOS."),
        ("agency", "The Border Patrol hired Palantir to develop ImmigrationOS for nearly $30 million."),
        ("direction", "Palantir awarded ICE nearly $30 million to develop ImmigrationOS."),
        ("date", "In 2014 ICE awarded Palantir nearly $30 million to develop ImmigrationOS."),
        ("stance", "ICE has not awarded Palantir any contract to develop ImmigrationOS."),
        ("agency", "The tax office, not ICE, awarded Palantir nearly $30 million to develop ImmigrationOS."),
        ("relation", "Sam Altman, on Slack, defended ICE before his staff."),
        ("relation", "Only staff at headquarters can use ImmigrationOS."),
    ] {
        let claim = claim(&engine, sentence);
        assert!(claim.differs.iter().any(|d| d.slot == slot), "{sentence}: {:?} {:?}", claim.standing, claim.differs);
    }
}

/// Who defends the agency's critics does not take the agency's side; "not only" is no "only".
#[test]
fn a_contrary_is_said_of_the_very_name() {
    let engine = engine();
    for sentence in ["Sam Altman defended ICE's critics.", "Sam Altman praised ICE whistleblowers in a note to staff."]
    {
        let differs = claim(&engine, sentence).differs;
        assert!(differs.iter().all(|d| d.slot != "relation"), "{sentence}: {differs:?}");
    }
    let denied = claim(&engine, "Agents in the field, and not only headquarters, can use ImmigrationOS.");
    assert!(denied.differs.is_empty(), "{:?}", denied.differs);
}

#[test]
fn a_negation_turns_the_stance() {
    let engine = engine();
    for (plain, negative) in [
        (
            "ICE uses OpenAI's models to select whom to arrest.",
            "ICE does not use OpenAI's models to select whom to arrest.",
        ),
        ("Palantir has a contract with ICE.", "Palantir has no contract with ICE."),
        ("ICE buys location data from Venntel.", "ICE never bought location data from Venntel."),
    ] {
        assert_eq!(claim(&engine, plain).stance, Stance::Asserted, "{plain}");
        assert_eq!(claim(&engine, negative).stance, Stance::Denied, "{negative}");
    }
    let pseudo = claim(&engine, "ICE not only pays Palantir, it depends on Palantir's software.");
    assert_eq!(pseudo.stance, Stance::Asserted);
}

/// Another vendor, another product, a parent in place of the part: never "documented".
#[test]
fn a_neighbour_is_not_documented() {
    let engine = engine();
    for sentence in [
        "ICE awarded Clearview AI $2 million for face recognition.",
        "ICE uses Palantir's Gotham to map gangs.",
        "ICE agents use Palantir's ELITE to draw maps of neighborhoods to raid.",
        "Workers at Palantir are protesting the company's contract with ICE.",
        "ICE pays LexisNexis for addresses.",
        "Google's cloud hosts data for Customs and Border Protection.",
        "OpenAI's models select whom ICE arrests.",
        "ICE screens its job applicants with a model of OpenAI's.",
        "Immigration agents had ChatGPT write up their reports.",
        "Anthropic has a contract with ICE.",
    ] {
        let claim = claim(&engine, sentence);
        assert_ne!(claim.standing, Standing::Documented, "{sentence}: {:?}", claim.findings);
    }
}

/// The distinction at the heart of the corpus.
#[test]
fn a_partnership_is_not_a_use() {
    let engine = engine();
    let partner =
        claim(&engine, "OpenAI is a partner of the administration behind the mass deportations in Project Stargate.");
    assert_eq!(partner.standing, Standing::Documented, "{partner:#?}");
    for sentence in [
        "OpenAI's models choose the people whom ICE deports.",
        "ICE uses ChatGPT to rank applicants for jobs as deportation officers.",
    ] {
        let claim = claim(&engine, sentence);
        assert_eq!(claim.standing, Standing::NotDocumented, "{sentence}: {claim:#?}");
        assert!(claim.findings[0].cites.iter().any(|c| c == "openai-ice-factcheck:13"));
    }
    let agrees = claim(&engine, "There is no evidence that ICE uses OpenAI's models to select people.");
    assert_eq!((agrees.standing, agrees.stance), (Standing::NotDocumented, Stance::Denied));
    assert!(agrees.differs.is_empty());
}
