//! Sentences that hold the words of a finding and say something else: never "documented". One each for what was once
//! said too soon, or could be.

mod support;

use onrecord::corpus::Standing;
use support::{engine, page};

const TRAPS: &[(&str, &[&str])] = &[
    (
        "somebody else does it",
        &[
            "ICE arrested a man who used AI.",
            "ICE works with sheriffs who use AI.",
            "DHS regulates firms using AI.",
            "A watchdog of ICE uses AI.",
            "Lawyers suing ICE use AI to draft their briefs.",
            "Scammers posing as ICE use AI.",
            "GEO Group, an ICE contractor, uses AI.",
            "ICE's cafeteria uses AI.",
            "The LAPD uses Palantir. ICE does not.",
            "Insurance agents have access to AI.",
            "Secret Service agents have access to AI.",
        ],
    ),
    (
        "it is not so yet, no more, or nobody knows",
        &[
            "ICE plans to use AI.",
            "ICE is considering using AI.",
            "ICE ended its use of AI.",
            "Congress barred ICE from using AI.",
            "Imagine that ICE uses AI.",
            "I dreamed that ICE uses AI.",
            "Nobody knows whether ICE uses AI.",
            "ICE agents might get access to AI.",
            "ICE ended its contract with Palantir for ImmigrationOS.",
            "Protesters want ICE to stop paying Palantir.",
        ],
    ),
    (
        "it is used for something else",
        &[
            "ICE uses AI to cook lunch.",
            "ICE uses AI to post on social media.",
            "DHS employees use social media and AI.",
            "ICE picked Palantir to supply chairs.",
            "ICE picked Palantir to build a tip line.",
            "ICE hired Palantir to count its own staplers.",
            "ICE hired Palantir to cater a picnic.",
            "ICE picked Palantir to judge a baking contest.",
        ],
    ),
    (
        "another thing, another word",
        &[
            "ICE uses AI scanners.",
            "ICE adopted an AI policy.",
            "ICE engines use AI to save fuel.",
            "Crushed ice and AI are used here.",
            "ICE picked a fight with Palantir.",
            "A navy blue van of ICE carried Palantir staff.",
            "AI agents have access to ICE systems.",
        ],
    ),
    (
        "another sum",
        &[
            "Palantir paid $30 million to settle a suit over ImmigrationOS.",
            "Palantir shares fell $30 million after ImmigrationOS.",
            "Critics of Palantir raised $30 million to fight ImmigrationOS.",
            "Palantir got 30 million records from ICE for ImmigrationOS.",
        ],
    ),
    (
        "somebody else says it",
        &[
            "Sam Altman runs OpenAI. Governor Quist said that he condemned the agency.",
            "Sam Altman runs OpenAI. Jonas Wickfield runs a soup kitchen. He said that ICE had gone too far.",
            "Sam Altman wrote to ICE's critics. She condemned the agency.",
        ],
    ),
];

#[test]
fn traps_are_never_documented() {
    let engine = engine();
    for (kind, traps) in TRAPS {
        for trap in *traps {
            let claims = engine.scan(&page(&[trap])).claims;
            let documented: Vec<_> = claims.iter().filter(|c| c.standing == Standing::Documented).collect();
            assert!(documented.is_empty(), "{kind}: {trap}: {:?}", documented[0].findings);
        }
    }
}
