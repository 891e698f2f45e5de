//! The reference corpus: documents, and findings that say what each of them bears on.

mod load;
mod pattern;

use serde::{Deserialize, Serialize};

pub use pattern::{Group, Need, Pattern};

use crate::problem::Problems;
use crate::vocabulary::{ConceptIx, EntityIx, Vocabulary};

/// Where the corpus stands on a proposition. The order is the order of strength.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// A document reports it in its own voice.
    Documented,
    /// A document reports it only as what somebody says.
    Attributed,
    /// A document looked for it and found no documentation.
    NotDocumented,
    /// Nothing here bears on it.
    Silent,
}

impl Standing {
    /// As written in reports and packs.
    pub fn as_str(self) -> &'static str {
        match self {
            Standing::Documented => "documented",
            Standing::Attributed => "attributed",
            Standing::NotDocumented => "not-documented",
            Standing::Silent => "silent",
        }
    }
}

/// One text of the corpus. Its words are not in the pack: it is cited by paragraph and linked to.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    pub id: String,
    pub title: String,
    pub publisher: String,
    pub address: String,
    /// `YYYY-MM` or `YYYY-MM-DD`.
    pub date: String,
    /// The document prints no date; `date` was inferred.
    #[serde(default)]
    pub inferred: bool,
    /// How many non-empty lines it has, the title being the first.
    pub paragraphs: u32,
    /// What a careful reader should know of it.
    #[serde(default)]
    pub caveats: Vec<String>,
}

/// A place in a document: `document:paragraph`, with a few words of it that a link can open at.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Citation {
    pub document: u32,
    pub paragraph: u32,
    pub words: Option<String>,
}

/// An amount of money as an interval, with the words it was read from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Money {
    pub text: String,
    /// US dollars.
    pub low: f64,
    pub high: f64,
}

/// A stretch of time as days of the proleptic calendar, `YYYYMMDD` at both ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    pub text: String,
    pub from: u32,
    pub to: u32,
}

/// A way to say the contrary of a finding: "defended the agency" where the document reports that he criticized it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Contrary {
    /// Which of the finding's patterns it is: a claim that meets it is about the finding, and differs.
    pub pattern: u32,
    /// Something in the pattern must be said straight of this entity.
    pub of: Option<EntityIx>,
    /// "only" must stand before this.
    pub only: Option<ConceptIx>,
    pub slot: String,
    /// What the page says and what the corpus says, in our own words.
    pub page: String,
    pub corpus: String,
}

/// One statement that a document bears on, in our own words.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Finding {
    pub id: String,
    pub text: String,
    pub standing: Standing,
    pub who: Vec<EntityIx>,
    pub relation: Option<ConceptIx>,
    pub whom: Vec<EntityIx>,
    pub system: Vec<EntityIx>,
    pub purpose: Option<String>,
    pub amount: Option<Money>,
    pub date: Option<Span>,
    pub speaker: Option<String>,
    /// Claims that it bears on: any one of these patterns.
    pub when: Vec<Pattern>,
    /// Those of the patterns that say the contrary.
    pub contrary: Vec<Contrary>,
    /// Further terms that such a claim may hold without leaving what the finding says.
    pub fits: Vec<Need>,
    /// What the document does not show, where readers tend to take it to.
    pub not_shown: Option<String>,
    pub citations: Vec<Citation>,
}

/// A corpus pack, read and checked.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Corpus {
    pub name: String,
    pub documents: Vec<Document>,
    pub findings: Vec<Finding>,
    pub vocabulary: Vocabulary,
}

impl Corpus {
    /// Reads a pack's three files. An error lists every problem, not only the first.
    pub fn load(corpus: &str, vocabulary: &str, findings: &str) -> Result<Corpus, Problems> {
        load::load(corpus, vocabulary, findings)
    }

    /// Whether everything in it refers to something in it: what a prepared corpus, which anybody may have written, must be.
    pub(crate) fn is_whole(&self) -> bool {
        let entity = |e: &EntityIx| (*e as usize) < self.vocabulary.entities.len();
        let concept = |c: &ConceptIx| (*c as usize) < self.vocabulary.concepts.len();
        let need = |n: &Need| match n {
            Need::Entity(e) => entity(e),
            Need::Concept(c) => concept(c),
            Need::Amount | Need::Date => true,
        };
        let document = |c: &Citation| (c.document as usize) < self.documents.len();
        self.vocabulary.is_whole()
            && self.findings.iter().all(|f| {
                f.who.iter().chain(&f.whom).chain(&f.system).all(entity)
                    && f.relation.iter().all(concept)
                    && f.when.iter().flatten().flat_map(|g| &g.any).chain(&f.fits).all(need)
                    && f.contrary.iter().all(|c| {
                        (c.pattern as usize) < f.when.len() && c.of.iter().all(entity) && c.only.iter().all(concept)
                    })
                    && f.citations.iter().all(document)
            })
    }

    /// The date of the newest document.
    pub fn latest(&self) -> &str {
        self.documents.iter().map(|d| d.date.as_str()).max().unwrap_or("")
    }

    /// `document:paragraph`.
    pub fn cite(&self, citation: &Citation) -> String {
        format!("{}:{}", self.documents[citation.document as usize].id, citation.paragraph)
    }
}
