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
        "it is only taken as the ground for something else",
        &[
            "OpenAI is a partner in Stargate, which proves that it works for ICE.",
            "OpenAI's part in Stargate shows that the company serves ICE.",
            "Because OpenAI is a partner in the administration's Stargate project, ICE uses its models.",
            "ICE uses OpenAI's models because OpenAI is a partner in Stargate with the White House.",
            "They point to Stargate, in which OpenAI is a partner of the administration, as evidence that ICE runs on ChatGPT.",
            "Through Stargate, in which the administration is its partner, OpenAI supplies the deportation drive with AI.",
            "Greg Brockman gave money to MAGA Inc., which means OpenAI works for ICE.",
            "Palantir's contract to build ImmigrationOS proves that ICE lets AI decide who is deported.",
        ],
    ),
    (
        "it also says what was looked for in vain",
        &[
            "Altman's leaked message reveals that OpenAI works with ICE.",
            "Altman called for clear boundaries in OpenAI's contract with ICE.",
            "OpenAI's donations to Trump bought it a contract with ICE.",
            "OpenAI benefits from a friendly policy environment and pays for it by helping ICE.",
        ],
    ),
    (
        "somebody else says it, or it is said of somebody else",
        &[
            "Unlike Sam Altman, Satya Nadella has criticized ICE.",
            "Jane Roe criticized ICE long before Sam Altman did.",
            "OpenAI employees who criticized ICE were sent home by Sam Altman.",
            "Sam Altman was criticized by ICE.",
            "Sam Altman criticized a book about ICE.",
            "Sam Altman criticized the woman who left ICE.",
            "Sam Altman runs OpenAI. Governor Quist said that he condemned the agency.",
            "Sam Altman runs OpenAI. Jonas Wickfield runs a soup kitchen. He said that ICE had gone too far.",
            "Sam Altman wrote to ICE's critics. She condemned the agency.",
        ],
    ),
    (
        "it came to nothing",
        &[
            "ICE cancelled the contract with Palantir for ImmigrationOS.",
            "ICE almost awarded Palantir nearly $30 million for ImmigrationOS.",
            "ICE considered giving Palantir nearly $30 million for ImmigrationOS.",
            "Palantir turned down the contract to build ImmigrationOS for ICE.",
            "Palantir was outbid for ICE's ImmigrationOS contract.",
        ],
    ),
    (
        "others have it",
        &[
            "Sheriffs in Texas get access to ImmigrationOS.",
            "State troopers have direct access to ICE's ImmigrationOS.",
            "Foreign governments have access to ImmigrationOS.",
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
