//! The words of a topic: entities that text can name, concepts that tie them, and nouns that stand in for them.
//!
//! All of it is data, read from a pack's `vocabulary.json`. Code knows the *kinds* of entity and which side of a
//! claim each is on, never a name.

mod inflect;
pub mod lexicon;
mod load;
mod sequences;

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use lexicon::Lexicon;
pub use load::load;
pub(crate) use load::{entries, object};
pub use sequences::{Forms, Sequences};

/// What an entity is. The kind decides on which side of a claim it can stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A body that enforces: a department, an agency, a branch.
    Agency,
    /// What such bodies do, named as a whole: a campaign, a crackdown.
    Effort,
    /// The people of an agency, by name or by job.
    Official,
    /// A company.
    Vendor,
    /// A product or system.
    System,
    /// The people of a vendor, by name or by job.
    Leader,
    /// A technology named in general.
    Technology,
    /// Anybody else who speaks or acts: a court, a paper, a watchdog, a government.
    Body,
}

/// The two sides that a claim ties together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Enforcement,
    Technology,
}

impl Kind {
    pub fn side(self) -> Option<Side> {
        match self {
            Kind::Agency | Kind::Effort | Kind::Official => Some(Side::Enforcement),
            Kind::Vendor | Kind::System | Kind::Leader | Kind::Technology => Some(Side::Technology),
            Kind::Body => None,
        }
    }
}

pub type EntityIx = u32;
pub type ConceptIx = u32;
pub type SenseIx = u16;

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Entity {
    pub id: String,
    pub name: String,
    pub kind: Kind,
    pub parent: Option<EntityIx>,
    /// The agency that a system is made for: to name the system is to name that tie.
    pub serves: Option<EntityIx>,
    /// Who leads a company: "its chief" is nobody else.
    pub head: Option<EntityIx>,
    /// What a page calls this person after the name.
    pub pronoun: Option<Pronoun>,
    /// Says little by itself ("software", "the administration"): counts only beside something stronger.
    pub weak: bool,
    /// A class of things ("facial recognition", "tech companies"), not one that has a name of its own.
    pub generic: bool,
    /// Names a whole field ("AI", "surveillance technology"), which any finding about a part of it may be about.
    pub broad: bool,
    /// An office of government on neither side, which could stand where a finding's agency stands.
    pub office: bool,
}

/// A personal pronoun, by its subject form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pronoun {
    He,
    She,
}

impl Entity {
    /// Whether naming it names an enforcement body: by itself, or by being made for one.
    pub fn enforces(&self) -> bool {
        self.kind.side() == Some(Side::Enforcement) || self.serves.is_some()
    }
}

/// What part a concept plays in a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Ties the two sides: awards, uses, selects, criticises.
    Relation,
    /// What for: choosing whom to deport, auditing forms.
    Purpose,
    /// Anything else that a finding can turn on.
    Topic,
    /// When, where or before whom: makes no claim and no other matter of one, and only a finding's `contrary` asks for it.
    Detail,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Concept {
    pub id: String,
    pub role: Role,
    /// Relations that hold wherever this one does.
    pub entails: Vec<ConceptIx>,
    /// May stand in a claim without a finding having to cover it.
    pub light: bool,
    /// Makes a claim one about this and nothing else ("workers protest"): only a finding that covers it can bear on it.
    pub blocks: bool,
    /// Describes a system closely enough to stand for its name ("one-stop enforcement platform").
    pub stands_for_system: bool,
    /// What it says is mostly said with a negation ("no gospel"): a "not" beside it denies nothing.
    pub negated: bool,
    /// Somebody's words or opinion, also without a verb of saying ("rebuke", "praise").
    pub speech: bool,
    /// A demand: what it asks for is not said to be so.
    pub demands: bool,
    /// What proof would be ("a contract", "testimony"): a sentence that finds none is about the claim before it.
    pub evidence: bool,
    /// A purpose that no finding of the pack is about: where a system of a finding is said to serve it, that differs.
    pub other: bool,
    /// What became of a deal ("renewed", "suspended"): no sum and no name makes it the deal itself.
    pub fate: bool,
    /// The kind that acts where this is a verb: an agency awards, a vendor supplies.
    pub subject: Option<Kind>,
}

/// What a phrase of the vocabulary stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Term {
    Entity(EntityIx, Option<SenseIx>),
    Concept(ConceptIx),
    /// A noun that can stand for an entity of this kind ("agency").
    StandIn(Kind),
    /// A noun that can stand for this very entity ("the lab").
    Called(EntityIx),
    /// Speaks for (true) or against the topic's sense of an ambiguous name.
    Sense(SenseIx, bool),
    /// Says nothing of the topic, though words in it alone would ("user guide").
    Idiom,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Vocabulary {
    pub entities: Vec<Entity>,
    pub concepts: Vec<Concept>,
    pub senses: usize,
    pub lexicon: Lexicon<Term>,
    pub sequences: Sequences,
    #[serde(skip)]
    entity_ids: HashMap<String, EntityIx>,
    #[serde(skip)]
    concept_ids: HashMap<String, ConceptIx>,
}

impl Vocabulary {
    pub fn entity(&self, id: &str) -> Option<EntityIx> {
        self.entity_ids.get(id).copied()
    }

    pub fn concept(&self, id: &str) -> Option<ConceptIx> {
        self.concept_ids.get(id).copied()
    }

    /// What a prepared vocabulary leaves out because it can be told from the rest.
    pub(crate) fn complete(&mut self) {
        self.sequences.complete();
        self.entity_ids = self.entities.iter().enumerate().map(|(i, e)| (e.id.clone(), i as EntityIx)).collect();
        self.concept_ids = self.concepts.iter().enumerate().map(|(i, c)| (c.id.clone(), i as ConceptIx)).collect();
    }

    /// Whether everything in it refers to something in it, so that no lookup can miss.
    pub(crate) fn is_whole(&self) -> bool {
        let entity = |e: EntityIx| (e as usize) < self.entities.len();
        let concept = |c: ConceptIx| (c as usize) < self.concepts.len();
        let sense = |s: SenseIx| (s as usize) < self.senses;
        let ends = |e: &Entity| {
            let mut parent = e.parent;
            for _ in 0..=self.entities.len() {
                match parent {
                    Some(p) if entity(p) => parent = self.entities[p as usize].parent,
                    other => return other.is_none(),
                }
            }
            false
        };
        self.entities.iter().all(|e| e.serves.is_none_or(entity) && e.head.is_none_or(entity) && ends(e))
            && self.concepts.iter().all(|c| c.entails.iter().all(|e| concept(*e)))
            && self.sequences.is_whole()
            && self.sequences.concepts().all(concept)
            && self.lexicon.terms().all(|term| match term {
                Term::Entity(e, s) => entity(e) && s.is_none_or(sense),
                Term::Concept(c) => concept(c),
                Term::Called(e) => entity(e),
                Term::Sense(s, _) => sense(s),
                Term::StandIn(_) | Term::Idiom => true,
            })
    }

    /// The side on which an entity stands, if any.
    pub fn side(&self, entity: EntityIx) -> Option<Side> {
        self.entities[entity as usize].kind.side()
    }

    /// An entity and everything that it is part of, itself first.
    pub fn lineage(&self, entity: EntityIx) -> impl Iterator<Item = EntityIx> + '_ {
        std::iter::successors(Some(entity), |e| self.entities[*e as usize].parent)
    }

    /// Whether `part` is `whole` or a named part of it.
    pub fn within(&self, part: EntityIx, whole: EntityIx) -> bool {
        self.lineage(part).any(|e| e == whole)
    }

    /// A concept and every concept that it entails, itself first.
    pub fn entailed(&self, concept: ConceptIx) -> Vec<ConceptIx> {
        let mut all = vec![concept];
        let mut at = 0;
        while at < all.len() {
            for next in &self.concepts[all[at] as usize].entails {
                if !all.contains(next) {
                    all.push(*next);
                }
            }
            at += 1;
        }
        all
    }
}
