//! Reads the claims a page makes and weighs them against a reference corpus.
pub mod claim;
pub mod corpus;
mod notice;
pub mod page;
pub mod prepared;
pub mod problem;
mod relative;
pub mod report;
mod sentence;
mod slots;
pub mod standing;
mod token;
pub mod vocabulary;
#[cfg(target_arch = "wasm32")]
mod wasm;
