//! When a finding bears on a claim, in a small notation:
//!
//! `"ice palantir award|contract"`: the claim names ICE (or a part of it) and Palantir, and awards or contracts.
//! Words parted by spaces must all hold; `a|b` holds when one of them does; `2(a|b|c)` when two do; `!a` when `a`
//! does not. A name is the id of an entity or a concept, or `#amount` or `#date`.

use serde::{Deserialize, Serialize};

use crate::vocabulary::{ConceptIx, EntityIx, Vocabulary};

/// One thing that a pattern asks of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Need {
    Entity(EntityIx),
    Concept(ConceptIx),
    Amount,
    Date,
}

/// `at_least` of these must hold; with `not`, none may.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    pub any: Vec<Need>,
    pub at_least: usize,
    pub not: bool,
}

/// All groups of a pattern must hold.
pub type Pattern = Vec<Group>;

/// Reads one name.
pub fn need(name: &str, vocabulary: &Vocabulary) -> Result<Need, String> {
    match name {
        "#amount" => return Ok(Need::Amount),
        "#date" => return Ok(Need::Date),
        _ => {}
    }
    vocabulary
        .entity(name)
        .map(Need::Entity)
        .or_else(|| vocabulary.concept(name).map(Need::Concept))
        .ok_or_else(|| format!("\"{name}\" is the id of no entity and no concept"))
}

/// Reads a pattern; the error names the part that cannot be read.
pub fn parse(text: &str, vocabulary: &Vocabulary) -> Result<Pattern, String> {
    let mut pattern = Vec::new();
    for part in text.split_whitespace() {
        let (not, rest) = part.strip_prefix('!').map_or((false, part), |r| (true, r));
        let (at_least, names) = match rest.split_once('(') {
            Some((count, names)) => {
                let count = count.parse().map_err(|_| format!("\"{part}\" does not begin with a number"))?;
                (count, names.strip_suffix(')').ok_or_else(|| format!("\"{part}\" lacks its closing bracket"))?)
            }
            None => (1, rest),
        };
        let any = names.split('|').map(|n| need(n, vocabulary)).collect::<Result<Vec<_>, _>>()?;
        if at_least == 0 || at_least > any.len() {
            return Err(format!("\"{part}\" asks for {at_least} of {}", any.len()));
        }
        pattern.push(Group { any, at_least, not });
    }
    if pattern.iter().all(|g| g.not) {
        return Err("it asks for nothing that a claim must have".to_owned());
    }
    Ok(pattern)
}
