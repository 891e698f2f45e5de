//! From sentences to claims: who is named, what stands in for whom, which words tie the two sides.
//!
//! [`read`] goes over a page block by block. `mention` finds names, `resolve` the nouns that stand for them,
//! `person` whom "he" may mean, `features` decides whether a sentence makes a claim, `stance` and `voices` how it
//! puts it, `clauses` how it hangs together, and `build` fills the slots.

mod apart;
mod build;
mod clauses;
mod critic;
mod cues;
mod features;
mod ground;
mod mention;
mod negation;
mod person;
mod reading;
mod resolve;
mod stance;
mod voices;

pub use clauses::{Aside, Clauses};
pub use cues::Grammar;
pub use features::Features;
pub use mention::{Mention, Via, names_in};
pub use reading::{Bearing, Claim, Gap, PageReading, read};
pub use stance::Stance;
