//! Names in a block, told apart from the same words elsewhere.

use crate::sentence::{self, Sentence};
use crate::token::{Token, tokenize};
use crate::vocabulary::{ConceptIx, EntityIx, Kind, Role, Side, Term, Vocabulary};

/// How an entity came into a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Via {
    /// By a name of its own.
    Named,
    /// By a noun that stands for it ("the agency").
    StandIn,
    /// By a pronoun, or because the sentence goes on about it.
    Context,
}

/// An entity in a sentence. `at` and `len` are tokens of the block.
#[derive(Clone, Copy, Debug)]
pub struct Mention {
    pub entity: EntityIx,
    pub at: usize,
    pub len: usize,
    pub via: Via,
}

/// A phrase of the vocabulary in a block.
#[derive(Clone, Copy, Debug)]
pub struct Hit {
    pub term: Term,
    pub at: usize,
    pub len: usize,
}

/// How strongly a page speaks for and against the topic's sense of each ambiguous name.
#[derive(Clone, Debug, Default)]
pub struct Senses {
    pub speaks_for: Vec<u32>,
    pub against: Vec<u32>,
}

impl Senses {
    pub fn new(count: usize) -> Senses {
        Senses { speaks_for: vec![0; count], against: vec![0; count] }
    }
}

/// Finds every phrase of the vocabulary in `tokens`, in order; of names, the longest at each place.
pub fn hits(vocabulary: &Vocabulary, tokens: &[Token], out: &mut Vec<Hit>) {
    let mut taken = 0; // names do not overlap
    for at in 0..tokens.len() {
        let mut longest_name = 0;
        let begin = out.len();
        vocabulary.lexicon.at(tokens, at, |term, len| match term {
            Term::Entity(..) => {
                // two ambiguous names of one length both stay; which it is, the senses tell
                if at >= taken && len >= longest_name {
                    longest_name = len;
                    out.push(Hit { term, at, len });
                }
            }
            Term::Concept(concept) => {
                let known = out[begin..].iter().any(|h| h.term == Term::Concept(concept));
                if !known {
                    out.push(Hit { term, at, len });
                }
            }
            _ => out.push(Hit { term, at, len }),
        });
        if longest_name > 0 {
            taken = at + longest_name;
        }
    }
}

/// One block, cut and looked up.
#[derive(Clone, Debug, Default)]
pub struct BlockReading {
    pub tokens: Vec<Token>,
    pub sentences: Vec<Sentence>,
    pub hits: Vec<Hit>,
}

impl BlockReading {
    pub fn of(vocabulary: &Vocabulary, text: &str) -> BlockReading {
        let mut reading = BlockReading::default();
        reading.read(vocabulary, text);
        reading
    }

    /// Reads another block into the same buffers.
    pub fn read(&mut self, vocabulary: &Vocabulary, text: &str) {
        self.tokens.clear();
        self.sentences.clear();
        self.hits.clear();
        tokenize(text, &mut self.tokens);
        sentence::split(text, &self.tokens, &mut self.sentences);
        hits(vocabulary, &self.tokens, &mut self.hits);
    }

    /// What the words of a sentence say together, each at its first word.
    pub fn apart(&self, vocabulary: &Vocabulary, sentence: Sentence) -> Vec<Hit> {
        let mut found = Vec::new();
        for (from, concept) in vocabulary.sequences.find(&self.tokens[sentence.from..sentence.to]) {
            let (at, term) = (sentence.from + from, Term::Concept(concept));
            let here = self.hits.partition_point(|h| h.at < at);
            if !self.hits[here..].iter().take_while(|h| h.at == at).any(|h| h.term == term) {
                found.push(Hit { term, at, len: 1 });
            }
        }
        found.dedup_by_key(|h| (h.at, h.term));
        found
    }

    pub fn hits_of(&self, sentence: Sentence) -> &[Hit] {
        let from = self.hits.partition_point(|h| h.at < sentence.from);
        let to = self.hits.partition_point(|h| h.at < sentence.to);
        &self.hits[from..to]
    }
}

/// Whether an ambiguous name means what the vocabulary says: by the words of its sentence, then by the whole page.
pub fn means(sense: Option<u16>, page: &Senses, near: &[Hit]) -> bool {
    let Some(sense) = sense else { return true };
    let local = |speaks: bool| near.iter().any(|h| h.term == Term::Sense(sense, speaks));
    let (pro, contra) = (page.speaks_for[sense as usize], page.against[sense as usize]);
    match (local(true), local(false)) {
        (true, false) => pro * 3 >= contra,
        // one stray word does not outweigh a page that is clear
        (false, true) => pro >= 6 && pro > contra * 5,
        _ => pro * 2 >= contra,
    }
}

/// What one sentence names.
#[derive(Clone, Debug, Default)]
pub struct Named {
    pub mentions: Vec<Mention>,
    pub concepts: Vec<(ConceptIx, usize, usize)>,
    /// Concepts that are a mere detail, kept apart: they say nothing by themselves.
    pub details: Vec<(ConceptIx, usize, usize)>,
    /// Nouns that may stand for an entity: its kind or the entity itself, and where.
    pub stand_ins: Vec<(Result<EntityIx, Kind>, usize, usize)>,
}

pub fn named(vocabulary: &Vocabulary, hits: &[Hit], page: &Senses) -> Named {
    let mut named = Named::default();
    for hit in hits {
        match hit.term {
            Term::Entity(entity, sense) => {
                if means(sense, page, hits) {
                    named.mentions.push(Mention { entity, at: hit.at, len: hit.len, via: Via::Named });
                }
            }
            Term::Concept(concept) if vocabulary.concepts[concept as usize].role == Role::Detail => {
                named.details.push((concept, hit.at, hit.len))
            }
            Term::Concept(concept) => named.concepts.push((concept, hit.at, hit.len)),
            Term::StandIn(kind) => named.stand_ins.push((Err(kind), hit.at, hit.len)),
            Term::Called(entity) => named.stand_ins.push((Ok(entity), hit.at, hit.len)),
            Term::Sense(..) | Term::Idiom => {}
        }
    }
    let idioms: Vec<(usize, usize)> =
        hits.iter().filter(|h| h.term == Term::Idiom).map(|h| (h.at, h.at + h.len)).collect();
    let idle = |at: usize, len: usize| idioms.iter().any(|(from, to)| *from <= at && at + len <= *to);
    // what would be evidence as a whole stays that ("procurement record")
    let whole = |c: ConceptIx, at, len| vocabulary.concepts[c as usize].evidence && idioms.contains(&(at, at + len));
    named.concepts.retain(|(c, at, len)| !idle(*at, *len) || whole(*c, *at, *len));
    named.stand_ins.retain(|(_, at, len)| !idle(*at, *len));
    named.mentions.retain(|m| !vocabulary.entities[m.entity as usize].weak || !idle(m.at, m.len));
    // a word of a longer name is part of that name ("the Immigration Lifecycle Operating System")
    let of_a_name = |at: usize, len: usize| {
        let own = |m: &&Mention| !vocabulary.entities[m.entity as usize].generic && len < m.len;
        named.mentions.iter().filter(own).any(|m| m.at < at && at + len <= m.at + m.len)
    };
    named.concepts.retain(|(_, at, len)| !of_a_name(*at, *len));
    // a word inside a longer phrase says what the phrase says ("workers without papers" are no workforce)
    let concepts = [named.concepts.as_slice(), named.details.as_slice()].concat();
    named.concepts.retain(|(c, at, len)| {
        vocabulary.concepts[*c as usize].light
            || !concepts
                .iter()
                .any(|(other, from, long)| other != c && *len < *long && from <= at && at + len <= from + long)
    });
    // a word that names something is no stand-in as well ("the deportation agency")
    let covers = |at: usize| {
        named
            .mentions
            .iter()
            .any(|m| (m.at..m.at + m.len).contains(&at) && !vocabulary.entities[m.entity as usize].weak)
    };
    let mut stand_ins = std::mem::take(&mut named.stand_ins);
    stand_ins.retain(|(_, at, _)| !covers(*at));
    named.stand_ins = stand_ins;
    named
}

/// The names of either side in a text that stands alone, with everything they are part of: what counting names would see.
pub fn names_in(vocabulary: &Vocabulary, text: &str) -> (Vec<EntityIx>, Vec<EntityIx>) {
    let block = BlockReading::of(vocabulary, text);
    let senses = Senses::new(vocabulary.senses);
    let (mut bodies, mut makers) = (Vec::new(), Vec::new());
    for mention in named(vocabulary, &block.hits, &senses).mentions {
        let strong = !vocabulary.entities[mention.entity as usize].weak;
        match vocabulary.side(mention.entity).filter(|_| strong) {
            Some(Side::Enforcement) => bodies.extend(vocabulary.lineage(mention.entity)),
            Some(Side::Technology) => makers.extend(vocabulary.lineage(mention.entity)),
            None => {}
        }
    }
    (bodies, makers)
}
