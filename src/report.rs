//! What the engine says of a page: the shapes that the command line prints and the browser receives.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::claim::{self, Bearing, Claim, Gap, Grammar, PageReading, Stance};
use crate::corpus::{Corpus, Finding, Standing};
use crate::notice;
use crate::page::Page;
use crate::problem::Problems;
use crate::standing::{self, Assessment, Difference, Index};
use crate::vocabulary::{EntityIx, Kind, Side};

/// A corpus made ready to weigh pages.
#[derive(Clone, Debug)]
pub struct Engine {
    pub corpus: Corpus,
    grammar: Grammar,
    index: Index,
}

#[derive(Clone, Debug, Serialize)]
pub struct Report {
    pub corpus: CorpusLine,
    pub page: PageLine,
    pub claims: Vec<ClaimView>,
    /// Every finding that a claim names, by id.
    pub records: BTreeMap<String, FindingView>,
}

#[derive(Clone, Debug, Serialize)]
pub struct CorpusLine {
    pub name: String,
    pub documents: usize,
    pub findings: usize,
    pub latest: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct PageLine {
    pub title: Option<String>,
    pub published: Option<String>,
    pub sentences: usize,
    /// Sentences that name an enforcement body or a vendor.
    pub mentioning: usize,
    /// Blocks that name somebody of either side, and those right after them: no claim stands elsewhere.
    pub closely: Vec<usize>,
    pub notices: Vec<String>,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct Slots {
    pub who: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relation: Option<String>,
    pub whom: Vec<String>,
    pub system: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ClaimView {
    pub block: usize,
    /// UTF-16 code units into the block's text.
    pub start: usize,
    pub end: usize,
    pub text: String,
    pub standing: Standing,
    pub stance: Stance,
    pub slots: Slots,
    /// Display names of the entities in the slots, by id.
    pub names: BTreeMap<String, String>,
    pub differs: Vec<Difference>,
    pub findings: Vec<FindingRef>,
    pub why: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct FindingRef {
    pub id: String,
    pub standing: Standing,
    pub cites: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct CitationView {
    pub cite: String,
    pub document: String,
    pub title: String,
    pub publisher: String,
    pub address: String,
    pub date: String,
    pub inferred: bool,
    pub paragraph: u32,
    pub words: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct FindingView {
    pub id: String,
    pub text: String,
    pub standing: Standing,
    pub speaker: Option<String>,
    pub not_shown: Option<String>,
    pub citations: Vec<CitationView>,
    pub who: Vec<String>,
    pub relation: Option<String>,
    pub whom: Vec<String>,
    pub system: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct EntityView {
    pub id: String,
    pub name: String,
    pub kind: Kind,
    pub parent: Option<String>,
}

/// Everything that a corpus page shows.
#[derive(Clone, Debug, Serialize)]
pub struct CorpusView {
    pub name: String,
    pub latest: String,
    pub documents: Vec<crate::corpus::Document>,
    pub findings: Vec<FindingView>,
    pub entities: Vec<EntityView>,
}

/// One sentence as the engine saw it, for `onrecord explain`.
pub struct Explained {
    pub gap: Gap,
    pub claim: Option<(Claim, standing::Assessment)>,
}

impl Engine {
    /// Reads a pack's three files; an error lists every problem.
    pub fn new(corpus: &str, vocabulary: &str, findings: &str) -> Result<Engine, Problems> {
        let corpus = Corpus::load(corpus, vocabulary, findings)?;
        let index = Index::new(&corpus);
        Ok(Engine { corpus, grammar: Grammar::default(), index })
    }

    /// A corpus that was prepared ahead of time. See [`crate::prepared`].
    pub fn prepared(bytes: &[u8]) -> Result<Engine, String> {
        let (corpus, index) = crate::prepared::read(bytes)?;
        Ok(Engine { corpus, grammar: Grammar::default(), index })
    }

    /// The corpus of this engine as bytes for [`Engine::prepared`].
    pub fn prepare(&self) -> Result<Vec<u8>, String> {
        crate::prepared::write(&self.corpus, &self.index)
    }

    pub fn corpus_line(&self) -> CorpusLine {
        CorpusLine {
            name: self.corpus.name.clone(),
            documents: self.corpus.documents.len(),
            findings: self.corpus.findings.len(),
            latest: self.corpus.latest().to_owned(),
        }
    }

    /// A page that is not in English is left unread.
    fn read(&self, page: &Page, english: bool) -> (PageReading, Vec<Assessment>) {
        if !english {
            return Default::default();
        }
        claim::read(&self.corpus.vocabulary, &self.grammar, page, |claim| self.weigh(claim))
    }

    fn weigh(&self, claim: &Claim) -> Bearing<Assessment> {
        let assessment = standing::weigh(&self.corpus, &self.index, claim);
        let first = assessment.findings.first().map(|f| &self.corpus.findings[*f]);
        let own = |e: &&EntityIx| !self.corpus.vocabulary.entities[**e as usize].generic;
        // what the page has otherwise may be another system
        let same = assessment.differs.is_empty() && claim.stance != Stance::Denied;
        let system = first.filter(|_| same).and_then(|f| f.system.iter().find(own).copied());
        Bearing { bears: first.is_some(), system, assessment }
    }

    /// Reads a page and weighs each of its claims.
    pub fn scan(&self, page: &Page) -> Report {
        let english = notice::is_english(page);
        let (reading, assessments) = self.read(page, english);
        let mut records = BTreeMap::new();
        let mut claims = Vec::with_capacity(reading.claims.len());
        let mut place = Utf16::default();
        for (claim, assessment) in reading.claims.iter().zip(assessments) {
            for f in &assessment.findings {
                let finding = &self.corpus.findings[*f];
                records.entry(finding.id.clone()).or_insert_with(|| self.finding_view(finding));
            }
            claims.push(self.claim_view(page, claim, assessment, &mut place));
        }
        Report {
            corpus: self.corpus_line(),
            page: PageLine {
                title: page.title.clone(),
                published: page.published.clone(),
                sentences: reading.sentences,
                mentioning: reading.mentioning,
                closely: reading.closely,
                notices: notice::notices(&self.corpus, page, english).iter().map(ToString::to_string).collect(),
            },
            claims,
            records,
        }
    }

    /// The bodies and the makers that a sentence names by name, with everything they are part of.
    pub fn names_in(&self, sentence: &str) -> (Vec<EntityIx>, Vec<EntityIx>) {
        claim::names_in(&self.corpus.vocabulary, sentence)
    }

    /// The same reading with what led to it, sentence by sentence.
    pub fn explain(&self, page: &Page) -> Vec<Explained> {
        let (reading, _) = self.read(page, notice::is_english(page));
        let weighed = |i: usize| {
            let claim = reading.claims[i].clone();
            let assessment = standing::weigh_aloud(&self.corpus, &self.index, &claim);
            (claim, assessment)
        };
        reading.gaps.iter().map(|gap| Explained { gap: gap.clone(), claim: gap.claim.map(weighed) }).collect()
    }

    fn claim_view(&self, page: &Page, claim: &Claim, assessment: Assessment, place: &mut Utf16) -> ClaimView {
        let text = &page.blocks[claim.block].text;
        let start = place.at(claim.block, text, claim.start);
        let end = place.at(claim.block, text, claim.end);
        let (slots, names) = self.slots(claim);
        let findings = assessment.findings.iter().map(|f| &self.corpus.findings[*f]);
        ClaimView {
            block: claim.block,
            start,
            end,
            text: text[claim.start..claim.end].to_owned(),
            standing: assessment.standing,
            stance: claim.stance,
            slots,
            names,
            differs: assessment.differs,
            findings: findings
                .map(|f| FindingRef {
                    id: f.id.clone(),
                    standing: f.standing,
                    cites: f.citations.iter().map(|c| self.corpus.cite(c)).collect(),
                })
                .collect(),
            why: claim.why.clone(),
        }
    }

    fn slots(&self, claim: &Claim) -> (Slots, BTreeMap<String, String>) {
        let vocabulary = &self.corpus.vocabulary;
        let mut slots = Slots::default();
        let mut names = BTreeMap::new();
        for mention in &claim.mentions {
            let entity = &vocabulary.entities[mention.entity as usize];
            let list = match (entity.kind, entity.kind.side()) {
                (Kind::System | Kind::Technology, _) => &mut slots.system,
                (_, Some(Side::Enforcement)) => &mut slots.who,
                (_, Some(Side::Technology)) => &mut slots.whom,
                _ => continue,
            };
            if !list.contains(&entity.id) {
                list.push(entity.id.clone());
                names.insert(entity.id.clone(), entity.name.clone());
            }
        }
        for (concept, ..) in &claim.concepts {
            let concept = &vocabulary.concepts[*concept as usize];
            let slot = match concept.role {
                crate::vocabulary::Role::Relation => &mut slots.relation,
                crate::vocabulary::Role::Purpose => &mut slots.purpose,
                crate::vocabulary::Role::Topic | crate::vocabulary::Role::Detail => continue,
            };
            slot.get_or_insert_with(|| concept.id.clone());
        }
        slots.amount = claim.amounts.first().map(|a| a.money.text.clone());
        slots.date = claim.dates.first().map(|d| d.span.text.clone());
        slots.speaker = claim.speaker.clone();
        (slots, names)
    }

    fn finding_view(&self, finding: &Finding) -> FindingView {
        let vocabulary = &self.corpus.vocabulary;
        let ids = |list: &[u32]| list.iter().map(|e| vocabulary.entities[*e as usize].id.clone()).collect();
        FindingView {
            id: finding.id.clone(),
            text: finding.text.clone(),
            standing: finding.standing,
            speaker: finding.speaker.clone(),
            not_shown: finding.not_shown.clone(),
            citations: finding
                .citations
                .iter()
                .map(|c| {
                    let document = &self.corpus.documents[c.document as usize];
                    CitationView {
                        cite: self.corpus.cite(c),
                        document: document.id.clone(),
                        title: document.title.clone(),
                        publisher: document.publisher.clone(),
                        address: document.address.clone(),
                        date: document.date.clone(),
                        inferred: document.inferred,
                        paragraph: c.paragraph,
                        words: c.words.clone(),
                    }
                })
                .collect(),
            who: ids(&finding.who),
            relation: finding.relation.map(|r| vocabulary.concepts[r as usize].id.clone()),
            whom: ids(&finding.whom),
            system: ids(&finding.system),
        }
    }

    /// The corpus as a reader would browse it.
    pub fn corpus_view(&self) -> CorpusView {
        let vocabulary = &self.corpus.vocabulary;
        CorpusView {
            name: self.corpus.name.clone(),
            latest: self.corpus.latest().to_owned(),
            documents: self.corpus.documents.clone(),
            findings: self.corpus.findings.iter().map(|f| self.finding_view(f)).collect(),
            entities: vocabulary
                .entities
                .iter()
                .map(|e| EntityView {
                    id: e.id.clone(),
                    name: e.name.clone(),
                    kind: e.kind,
                    parent: e.parent.map(|p| vocabulary.entities[p as usize].id.clone()),
                })
                .collect(),
        }
    }
}

/// Turns byte offsets into UTF-16 code units. Claims come in the page's order, so it only ever goes on.
#[derive(Default)]
struct Utf16 {
    block: usize,
    byte: usize,
    unit: usize,
}

impl Utf16 {
    fn at(&mut self, block: usize, text: &str, byte: usize) -> usize {
        if self.block != block || byte < self.byte {
            *self = Utf16 { block, byte: 0, unit: 0 };
        }
        self.unit += text[self.byte..byte].chars().map(char::len_utf16).sum::<usize>();
        self.byte = byte;
        self.unit
    }
}
