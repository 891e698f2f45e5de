//! A claim as the set of what it holds, and how much each part of it says.

use rustc_hash::FxHashMap;

use crate::claim::{Claim, Via};
use crate::corpus::{Group, Need};
use crate::vocabulary::{ConceptIx, EntityIx, Role, Vocabulary};

/// A claim as the set of what it holds.
pub(super) struct Terms {
    /// Entities with everything they are part of, and how each came in.
    pub entities: FxHashMap<EntityIx, Via>,
    pub concepts: FxHashMap<ConceptIx, bool>,
    pub amount: bool,
    pub date: bool,
}

impl Terms {
    pub fn of(claim: &Claim, vocabulary: &Vocabulary) -> Terms {
        let mut entities: FxHashMap<EntityIx, Via> = FxHashMap::default();
        for mention in &claim.mentions {
            let entity = &vocabulary.entities[mention.entity as usize];
            let served = entity.serves;
            // "the tool" for AI in general is no naming of AI
            let via = if entity.generic && mention.via == Via::StandIn { Via::Context } else { mention.via };
            for entity in vocabulary.lineage(mention.entity).chain(served) {
                let known = entities.entry(entity).or_insert(via);
                *known = (*known).min(via);
            }
        }
        let mut concepts = FxHashMap::default();
        for (concept, ..) in claim.concepts.iter().chain(&claim.details) {
            for entailed in vocabulary.entailed(*concept) {
                concepts.insert(entailed, true);
            }
        }
        for concept in &claim.inherited {
            concepts.entry(*concept).or_insert(false);
        }
        Terms { entities, concepts, amount: !claim.amounts.is_empty(), date: !claim.dates.is_empty() }
    }

    /// Everything in it, once each.
    pub fn held(&self) -> Vec<Need> {
        let entities = self.entities.keys().map(|e| Need::Entity(*e));
        let concepts = self.concepts.keys().map(|c| Need::Concept(*c));
        let slots = self.amount.then_some(Need::Amount).into_iter().chain(self.date.then_some(Need::Date));
        entities.chain(concepts).chain(slots).collect()
    }

    pub fn has(&self, need: Need) -> bool {
        match need {
            Need::Entity(e) => self.entities.contains_key(&e),
            Need::Concept(c) => self.concepts.contains_key(&c),
            Need::Amount => self.amount,
            Need::Date => self.date,
        }
    }

    pub fn meets(&self, group: &Group) -> bool {
        let met = group.any.iter().filter(|n| self.has(**n)).count();
        if group.not { met == 0 } else { met >= group.at_least }
    }
}

/// How much a need says: a name of one thing more than a class of things, a purpose more than a bare tie.
pub(super) fn weight(need: Need, vocabulary: &Vocabulary) -> f32 {
    match need {
        Need::Entity(e) => {
            let entity = &vocabulary.entities[e as usize];
            if entity.weak {
                0.3
            } else if entity.generic {
                0.7
            } else {
                1.0
            }
        }
        Need::Concept(c) => {
            let concept = &vocabulary.concepts[c as usize];
            match (concept.role, concept.light) {
                (Role::Detail, _) => 0.0,
                (_, false) => 1.6,
                (Role::Relation, true) => 0.5,
                (_, true) => 0.9,
            }
        }
        Need::Amount => 0.8,
        Need::Date => 0.3,
    }
}
