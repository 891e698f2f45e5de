//! From sentences to claims: who is named, what stands in for whom, which words tie the two sides.

pub mod grammar;
mod mention;
mod reading;

pub use grammar::Stance;
pub use mention::{Mention, Via};
pub use reading::{Claim, Gap, PageReading, read};
