//! Why a finding that shares words with a claim does not bear on it after all. Put into words only for `onrecord explain`.

use crate::claim::Claim;
use crate::corpus::Need;
use crate::vocabulary::{EntityIx, Vocabulary};

#[derive(Clone, Debug)]
pub(super) enum Dropped {
    OneSide,
    NoName,
    NothingParticular,
    NotNamed(EntityIx),
    About(Need),
    Speaks(EntityIx),
    SaidOf(EntityIx),
    SaidOfStranger,
    DoneTo(EntityIx),
    Wish,
    WhatFor,
    TwoClauses,
    Ground,
    Sought,
    OtherSum,
    OtherTime,
    /// What the page says and the finding leaves out.
    Leaves(Vec<Need>),
    TooLittle(f32),
}

impl Dropped {
    pub fn tell(&self, vocabulary: &Vocabulary, claim: &Claim) -> String {
        let name = |e: &EntityIx| vocabulary.entities[*e as usize].name.clone();
        let need = |n: &Need| match n {
            Need::Entity(e) => name(e),
            Need::Concept(c) => vocabulary.concepts[*c as usize].id.clone(),
            Need::Amount => "a sum".to_owned(),
            Need::Date => "a date".to_owned(),
        };
        match self {
            Dropped::OneSide => "the page names one side only, and nothing of its own ties the other".to_owned(),
            Dropped::NoName => "the sentence itself gives no name".to_owned(),
            Dropped::NothingParticular => "the sentence itself names nothing in particular".to_owned(),
            Dropped::NotNamed(e) => format!("the sentence itself does not name {}", name(e)),
            Dropped::About(n) => format!("the page is about {}", need(n)),
            Dropped::Speaks(e) => format!("{} speaks", name(e)),
            Dropped::SaidOf(e) => format!("it is said of {}", name(e)),
            Dropped::SaidOfStranger => "it is said of somebody else".to_owned(),
            Dropped::DoneTo(e) => format!("it is done to {}", name(e)),
            Dropped::Wish => "the page says what should be so".to_owned(),
            Dropped::WhatFor => "the page says what for, and the finding does not".to_owned(),
            Dropped::TwoClauses => "the two stand in different clauses".to_owned(),
            Dropped::Ground => "the page concludes something else from it".to_owned(),
            Dropped::Sought => "the page also says what was looked for in vain".to_owned(),
            Dropped::OtherSum => {
                let sum = claim.amounts.first().map_or("", |a| a.money.text.as_str());
                format!("another sum, and not by name the same deal: {sum}")
            }
            Dropped::OtherTime => {
                let time = claim.dates.first().map_or("", |d| d.span.text.as_str());
                format!("another time, and not by name the same deal: {time}")
            }
            Dropped::Leaves(needs) => {
                format!("it says nothing of {}", needs.iter().map(need).collect::<Vec<_>>().join(", "))
            }
            Dropped::TooLittle(score) => format!("too little in common ({score:.2})"),
        }
    }
}
