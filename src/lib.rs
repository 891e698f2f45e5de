pub mod corpus;
pub mod page;
pub mod problem;
pub mod vocabulary;
mod sentence;
mod slots;
mod token;
