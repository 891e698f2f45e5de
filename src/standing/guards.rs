//! What keeps a finding from a claim that shares its words and not its sense: "documented" must never be said by
//! mistake.

use std::ops::Range;

use crate::claim::{Aside, Claim, Via};
use crate::corpus::{Finding, Group, Need};
use crate::vocabulary::{ConceptIx, Kind, Role, Side, Vocabulary};

use super::differs::{other_sum, other_time};
use super::dropped::Dropped;
use super::index::Index;
use super::terms::Terms;

/// "Musk criticized Altman" is not what Altman said: where somebody else stands before the words of criticism or praise, and
/// the finding's speaker only after them, they are that other's words.
pub(super) fn another_speaker(vocabulary: &Vocabulary, finding: &Finding, claim: &Claim) -> Result<(), Dropped> {
    // "the staff wrote to Doe that": to hear something is not to say it
    let mut heard =
        claim.mentions.iter().filter(|m| m.via < Via::Context && finding.who.contains(&m.entity)).peekable();
    if let Some(first) = heard.peek().map(|m| m.entity)
        && heard.all(|m| claim.clauses.addressed.contains(&m.at))
    {
        return Err(Dropped::SaidOf(first));
    }
    let speech =
        claim.concepts.iter().filter(|(c, ..)| vocabulary.concepts[*c as usize].speech).map(|(_, at, _)| *at).min();
    let Some(speech) = speech else { return Ok(()) };
    let person = |e: u32| matches!(vocabulary.entities[e as usize].kind, Kind::Leader | Kind::Official | Kind::Body);
    let ours = |e: u32| finding.who.contains(&e) && person(e);
    let mut people = claim.mentions.iter().filter(|m| m.via == Via::Named && person(m.entity));
    let our_first = people.clone().filter(|m| ours(m.entity)).min_by_key(|m| m.at);
    let other = people.find(|m| m.at < speech && !ours(m.entity));
    match (our_first, other) {
        (Some(our), Some(other)) if our.at > speech => Err(Dropped::Speaks(other.entity)),
        (Some(our), None) if our.at > speech && claim.clauses.objects.contains(&our.at) => {
            Err(Dropped::SaidOf(our.entity))
        }
        _ => Ok(()),
    }
}

/// "Employees who criticized the bureau", "unlike Doe, Roe criticized it", "Doe was criticized by it": not what Doe said.
pub(super) fn another_critic(vocabulary: &Vocabulary, finding: &Finding, claim: &Claim) -> Result<(), Dropped> {
    let ours = |e: u32| finding.who.contains(&e) && matches!(kind_of(vocabulary, e), Kind::Leader | Kind::Official);
    if !finding.who.iter().any(|e| ours(*e)) {
        return Ok(());
    }
    if claim.clauses.another_critic {
        return Err(Dropped::SaidOfStranger);
    }
    let passive = |m: &&crate::claim::Mention| ours(m.entity) && claim.clauses.criticized.contains(&m.at);
    if let Some(spoken_of) = claim.mentions.iter().find(passive) {
        return Err(Dropped::SaidOf(spoken_of.entity));
    }
    claim.clauses.critic.filter(|e| !ours(*e)).map_or(Ok(()), |critic| Err(Dropped::Speaks(critic)))
}

/// "He criticized the Gazette": what is said must be said of somebody whom the finding speaks of (`covered`), and not of
/// a stranger.
pub(super) fn said_of_its_own(
    vocabulary: &Vocabulary,
    finding: &Finding,
    claim: &Claim,
    covered: &[Need],
) -> Result<(), Dropped> {
    if !claim.concepts.iter().any(|(c, ..)| vocabulary.concepts[*c as usize].speech) {
        return Ok(());
    }
    // "He praised the president": words of one kind are said of the agency only where the sentence names it
    let enforces =
        |m: &crate::claim::Mention| m.via < Via::Context && vocabulary.side(m.entity) == Some(Side::Enforcement);
    let kinds = claim.concepts.iter().filter(|(c, ..)| vocabulary.concepts[*c as usize].speech).map(|(c, ..)| *c);
    let first = kinds.clone().next();
    if kinds.clone().all(|c| Some(c) == first) && !claim.mentions.iter().any(enforces) {
        return Err(Dropped::OneSide);
    }
    if claim.clauses.stranger && !finding.whom.is_empty() {
        return Err(Dropped::SaidOfStranger);
    }
    let known = |e: u32| vocabulary.lineage(e).any(|e| covered.contains(&Need::Entity(e)));
    let mut objects = claim.mentions.iter().filter(|m| claim.clauses.objects.contains(&m.at));
    match objects.clone().next() {
        Some(first) if !objects.any(|m| known(m.entity)) => Err(Dropped::SaidOf(first.entity)),
        _ => Ok(()),
    }
}

/// A body that something is done to does not do it: "threats against the agency", "an app that tracks its officers".
pub(super) fn not_its_object(vocabulary: &Vocabulary, finding: &Finding, claim: &Claim) -> Result<(), Dropped> {
    if claim.concepts.iter().any(|(c, ..)| vocabulary.concepts[*c as usize].speech) {
        return Ok(());
    }
    let ours = |e: u32| {
        let body = vocabulary.side(e) == Some(Side::Enforcement);
        body && finding.who.iter().chain(&finding.whom).any(|w| vocabulary.within(e, *w))
    };
    let mut bodies = claim.mentions.iter().filter(|m| m.via < Via::Context && ours(m.entity));
    match bodies.clone().next() {
        Some(first) if bodies.all(|m| claim.clauses.objects.contains(&m.at)) => Err(Dropped::DoneTo(first.entity)),
        _ => Ok(()),
    }
}

/// "It relies on the museum rather than the vendor": who is set aside has no part in it, save where the page puts another
/// in its place at the finding's own system.
pub(super) fn not_set_aside(vocabulary: &Vocabulary, finding: &Finding, claim: &Claim) -> Result<(), Dropped> {
    let maker =
        |e: u32| finding.whom.iter().any(|w| vocabulary.within(e, *w)) && kind_of(vocabulary, e) == Kind::Vendor;
    let mut makers = claim.mentions.iter().filter(|m| m.via < Via::Context && maker(m.entity));
    match makers.clone().next() {
        Some(first)
            if makers.all(|m| claim.clauses.set_aside.contains(&m.at)) && !names_system(vocabulary, finding, claim) =>
        {
            Err(Dropped::NotNamed(first.entity))
        }
        _ => Ok(()),
    }
}

fn kind_of(vocabulary: &Vocabulary, entity: u32) -> Kind {
    vocabulary.entities[entity as usize].kind
}

/// "It should not decide", "a law to ban": what should be is not what is.
pub(super) fn not_a_wish(vocabulary: &Vocabulary, claim: &Claim) -> Result<(), Dropped> {
    let on_banner = |at: usize| claim.clauses.slogans.iter().any(|slogan| slogan.contains(&at));
    if claim.mentions.iter().any(|m| m.via < Via::Context && on_banner(m.at)) {
        return Err(Dropped::Wish);
    }
    let says = |c: ConceptIx| {
        let concept = &vocabulary.concepts[c as usize];
        concept.role == Role::Purpose || concept.role == Role::Relation && !concept.light
    };
    let purposes = claim.concepts.iter().filter(|(c, ..)| says(*c));
    let mut purposes = purposes.map(|(_, at, _)| *at);
    let wished = |at: usize| claim.clauses.wishes.iter().any(|w| *w < at && at <= w + 6);
    if purposes.any(wished) { Err(Dropped::Wish) } else { Ok(()) }
}

/// The aside that by itself ties the finding's two sides, "the vendor, which supplies the agency,".
pub(super) fn tie_in_aside<'c>(vocabulary: &Vocabulary, finding: &Finding, claim: &'c Claim) -> Option<&'c Aside> {
    let parties = || finding.who.iter().chain(&finding.whom).chain(&finding.system);
    let ours = |e: u32| parties().any(|w| vocabulary.within(e, *w));
    let side_at = |at: usize| {
        let mention = claim.mentions.iter().find(|m| m.via < Via::Context && m.at == at && ours(m.entity))?;
        vocabulary.side(mention.entity)
    };
    claim.clauses.asides.iter().find(|aside| {
        let Some(about) = side_at(aside.about) else { return false };
        let other = aside.words.clone().filter_map(side_at).any(|side| side != about);
        let tied = claim
            .concepts
            .iter()
            .any(|(c, at, _)| vocabulary.concepts[*c as usize].role == Role::Relation && aside.words.contains(at));
        other && tied && !claim.clauses.aims.iter().any(|aim| aside.words.contains(&aim.at))
    })
}

/// Whether an aside holds each of these concepts: "recruiters of the vendor, on which the agency relies, came to campus".
pub(super) fn all_said_in(vocabulary: &Vocabulary, claim: &Claim, aside: &Aside, said: &[ConceptIx]) -> bool {
    let inside = |wanted: &ConceptIx| {
        let mut within = claim.concepts.iter().filter(|(_, at, _)| aside.words.contains(at));
        within.any(|(c, ..)| vocabulary.entailed(*c).contains(wanted))
    };
    said.iter().all(inside)
}

/// A bare tie ("works for", "contract") holds between two names of one clause, with the verb between or beside them.
pub(super) fn one_clause(vocabulary: &Vocabulary, finding: &Finding, claim: &Claim) -> Result<(), Dropped> {
    // a system of its own name stays that one, whatever it is for and in however many clauses: another aim differs
    if named_itself(vocabulary, finding, claim) {
        return Ok(());
    }
    let Some(pair) = nearest(vocabulary, finding, claim) else { return Ok(()) };
    let joined = !turned(claim, &pair);
    // a purpose that no word of the vocabulary covers makes it more than the bare tie
    if other_aim(vocabulary, finding, claim, pair).is_some() {
        return Err(Dropped::WhatFor);
    }
    if joined { Ok(()) } else { Err(Dropped::TwoClauses) }
}

/// "The bureau hired it to count chairs": an award that no word ties to the finding's system is for what it says.
pub(super) fn for_the_same(vocabulary: &Vocabulary, finding: &Finding, claim: &Claim) -> Result<(), Dropped> {
    let some_system = |m: &crate::claim::Mention| {
        let kind = kind_of(vocabulary, m.entity);
        kind == Kind::Technology || finding.system.contains(&m.entity)
    };
    let told = claim.mentions.iter().any(|m| m.via < Via::Context && some_system(m))
        || claim.concepts.iter().any(|(c, ..)| vocabulary.concepts[*c as usize].stands_for_system);
    if told {
        return Ok(());
    }
    let Some(pair) = nearest(vocabulary, finding, claim) else { return Ok(()) };
    let aim = other_aim(vocabulary, finding, claim, pair);
    aim.map_or(Ok(()), |_| Err(Dropped::WhatFor))
}

/// "It is a partner there, which proves that it serves the bureau": what is only the ground for something else is not what
/// the page claims.
pub(super) fn not_its_ground(vocabulary: &Vocabulary, claim: &Claim, said: &[ConceptIx]) -> Result<(), Dropped> {
    let Some(conclusion) = &claim.clauses.conclusion else { return Ok(()) };
    let mut concluded = claim.concepts.iter().filter(|(_, at, _)| conclusion.contains(at));
    let of_it = concluded.any(|(c, ..)| said.iter().any(|s| vocabulary.entailed(*c).contains(s)));
    if of_it || said.is_empty() { Ok(()) } else { Err(Dropped::Ground) }
}

/// "Doe's message reveals that her firm works with the bureau": what some document looked for and did not find is said here
/// too, and "documented" would be read as said of that.
pub(super) fn says_nothing_sought(
    vocabulary: &Vocabulary,
    index: &Index,
    finding: &Finding,
    claim: &Claim,
) -> Result<(), Dropped> {
    // a finding that names no party may be about such ties themselves
    if !claim.clauses.negations.is_empty() || finding.who.is_empty() && finding.whom.is_empty() {
        return Ok(());
    }
    let named = || claim.mentions.iter().filter(|m| m.via < Via::Context);
    let vendor = |e: u32| vocabulary.lineage(e).find(|e| kind_of(vocabulary, *e) == Kind::Vendor);
    let mut vendors = named().filter_map(|m| vendor(m.entity));
    let Some(whom) = vendors.next().filter(|first| vendors.all(|other| other == *first)) else { return Ok(()) };
    let first = named().filter(|m| vendor(m.entity) == Some(whom)).map(|m| m.at).min();
    // "went for the bureau", "blame for it" are words against it
    let near = 1 + usize::from(claim.concepts.iter().any(|(c, ..)| vocabulary.concepts[*c as usize].speech));
    let bound = |m: &crate::claim::Mention| {
        // "works with the bureau", "got the bureau contract"
        let next_to = |at: usize| {
            (at + near..at + 4).contains(&m.at) || at == m.at + m.len && first.is_some_and(|first| first < m.at)
        };
        let ties = |c: ConceptIx| vocabulary.concepts[c as usize].role == Role::Relation;
        claim.concepts.iter().any(|(c, at, _)| ties(*c) && next_to(*at))
    };
    if named().any(|m| index.sought(m.entity, whom) && bound(m)) { Err(Dropped::Sought) } else { Ok(()) }
}

/// What the page has the finding's own system for, where the finding has it for something else.
pub(super) fn aim_of_its_system<'c>(vocabulary: &Vocabulary, finding: &Finding, claim: &'c Claim) -> Option<&'c str> {
    let bare = |c: ConceptIx| vocabulary.concepts[c as usize].role == Role::Relation;
    if !claim.concepts.iter().all(|(c, ..)| bare(*c)) || !named_itself(vocabulary, finding, claim) {
        return None;
    }
    let pair = nearest(vocabulary, finding, claim)?;
    other_aim(vocabulary, finding, claim, pair)
}

/// Whether the sentence names the finding's own system by a name of its own.
fn named_itself(vocabulary: &Vocabulary, finding: &Finding, claim: &Claim) -> bool {
    let own = |m: &crate::claim::Mention| m.via == Via::Named && finding.system.contains(&m.entity);
    claim.mentions.iter().any(|m| own(m) && !vocabulary.entities[m.entity as usize].generic)
}

/// Where the two sides of a finding stand nearest each other in one clause, else where they stand nearest.
fn nearest(vocabulary: &Vocabulary, finding: &Finding, claim: &Claim) -> Option<Range<usize>> {
    let of = |wanted: Side| {
        let entities = finding.who.iter().chain(&finding.whom).chain(&finding.system);
        let entities: Vec<u32> = entities.copied().filter(|e| vocabulary.side(*e) == Some(wanted)).collect();
        let within = move |m: &&crate::claim::Mention| {
            m.via < Via::Context && entities.iter().any(|e| vocabulary.within(m.entity, *e))
        };
        claim.mentions.iter().filter(within).map(|m| m.at).collect::<Vec<_>>()
    };
    let (bodies, makers) = (of(Side::Enforcement), of(Side::Technology));
    let pairs = bodies.iter().flat_map(|a| makers.iter().map(|b| *a.min(b)..*a.max(b)));
    pairs.min_by_key(|pair| (turned(claim, pair), pair.len()))
}

pub(super) fn turned(claim: &Claim, pair: &Range<usize>) -> bool {
    claim.clauses.turns.iter().any(|t| pair.contains(t))
}

/// The words of an aim that is no part of the tie between these two, nor what the finding's own system is for.
fn other_aim<'c>(
    vocabulary: &Vocabulary,
    finding: &Finding,
    claim: &'c Claim,
    Range { start: first, end: last }: Range<usize>,
) -> Option<&'c str> {
    // of another clause it says nothing, and "known for supplying the agency" is the tie itself
    let end = claim.clauses.turns.iter().find(|t| **t > last).copied().unwrap_or(usize::MAX);
    let tie = |aim: usize| {
        aim < last
            && claim
                .concepts
                .iter()
                .any(|(c, at, _)| *at == aim + 1 && vocabulary.concepts[*c as usize].role == Role::Relation)
    };
    // what the finding's own system is for is told of that system: "to speed up deportations", "paid it to make the system"
    let of_system = claim.mentions.iter().any(|m| m.via == Via::Named && finding.system.contains(&m.entity));
    let enforces = |aim: usize| {
        let effort = |m: &crate::claim::Mention| kind_of(vocabulary, m.entity) == Kind::Effort;
        let its_own = |m: &crate::claim::Mention| effort(m) || finding.system.contains(&m.entity);
        of_system && claim.mentions.iter().any(|m| its_own(m) && (aim + 1..aim + 6).contains(&m.at))
    };
    let other = |at: usize| (first..end).contains(&at) && !tie(at) && !enforces(at);
    claim.clauses.aims.iter().find(|aim| other(aim.at)).map(|aim| aim.words.as_str())
}

/// Of a whole field only a plain tie is told: "the bureau now uses AI", and neither "it buys AI glasses" nor "it fears that
/// others use AI".
pub(super) fn plainly_tied(vocabulary: &Vocabulary, finding: &Finding, claim: &Claim) -> Result<(), Dropped> {
    let field = finding.whom.iter().copied().find(|e| vocabulary.entities[*e as usize].broad);
    let Some(field) = field else { return Ok(()) };
    let within = |at: usize, e: u32| {
        claim.mentions.iter().any(|m| m.via < Via::Context && m.at == at && vocabulary.within(m.entity, e))
    };
    let tied = |subject: usize, object: usize| {
        finding.who.iter().any(|e| within(subject, *e))
            && within(object, field)
            && !claim.clauses.kinds.contains(&object)
    };
    let plain = claim.clauses.plain.iter().any(|(subject, object)| tied(*subject, *object));
    if plain { Ok(()) } else { Err(Dropped::TwoClauses) }
}

/// Whether the page names the finding's own system, which has a name of its own.
pub(super) fn names_system(vocabulary: &Vocabulary, finding: &Finding, claim: &Claim) -> bool {
    claim.mentions.iter().any(|m| finding.system.contains(&m.entity) && !vocabulary.entities[m.entity as usize].generic)
}

/// Whether two names stand in one list, "Palantir, Google and Ring": only commas and "and" between the names of it.
pub(super) fn listed_together(claim: &Claim, one: usize, other: usize) -> bool {
    let (from, to) = (one.min(other), one.max(other));
    let mut within: Vec<(usize, usize)> =
        claim.mentions.iter().filter(|m| (from..=to).contains(&m.at)).map(|m| (m.at, m.len)).collect();
    within.sort_unstable();
    within.windows(2).all(|pair| pair[1].0.saturating_sub(pair[0].0 + pair[0].1) <= 2)
}

/// How much of the finding a claim says, as [`named_enough`] asks.
pub(super) struct Told {
    pub heavy: i32,
    pub telling: i32,
    /// It names no party of the finding, and says nothing of it but a bare tie.
    pub nameless: bool,
    pub tentative: bool,
}

/// "Documented" rests on what the sentence names: not on context alone, and never on a class of things that only context
/// brings in.
pub(super) fn named_enough(
    vocabulary: &Vocabulary,
    pattern: &[Group],
    terms: &Terms,
    Told { heavy, telling, nameless, tentative }: Told,
) -> Result<(), Dropped> {
    let (mut own, mut names) = (0, 0);
    for group in pattern.iter().filter(|g| !g.not) {
        let met = group.any.iter().filter_map(|n| match n {
            Need::Entity(e) => terms.entities.get(e).map(|via| (*e, *via)),
            _ => None,
        });
        let Some((entity, via)) = met.min_by_key(|(_, via)| *via) else { continue };
        let generic = vocabulary.entities[entity as usize].generic;
        names += i32::from(via == Via::Named);
        if via < Via::Context {
            own += i32::from(!generic);
        } else if generic || telling == 0 {
            return Err(Dropped::NotNamed(entity));
        }
    }
    // "The tool was sold to Canada": stand-ins and a bare verb tie nobody
    if names == 0 && nameless {
        return Err(Dropped::NoName);
    }
    // "the government has a machine say who goes": two classes of things, both by name, and what one does
    // so are three of them: who, with what, in what
    if own == 0 && (heavy < 1 && names < 3 || tentative && names < 2) {
        return Err(Dropped::NothingParticular);
    }
    Ok(())
}

/// "He praised the president too": a sentence without a word for either side ties nobody, save what goes on to tell of the
/// finding's own system, "It finds the bed", or gives its very sum.
pub(super) fn named_at_all(
    vocabulary: &Vocabulary,
    finding: &Finding,
    claim: &Claim,
    telling: i32,
    sum: bool,
) -> Result<(), Dropped> {
    let sided = |m: &crate::claim::Mention| m.via < Via::Context && vocabulary.side(m.entity).is_some();
    let told = sum || telling > 0 && names_system(vocabulary, finding, claim);
    if told || claim.mentions.iter().any(sided) { Ok(()) } else { Err(Dropped::OneSide) }
}

/// "The name is short for an operating system": a product's name and a bare verb say nothing of who ordered or made it.
pub(super) fn names_party(vocabulary: &Vocabulary, claim: &Claim) -> Result<(), Dropped> {
    let body = |m: &crate::claim::Mention| vocabulary.side(m.entity) == Some(Side::Enforcement);
    let kind = |m: &crate::claim::Mention| vocabulary.entities[m.entity as usize].kind;
    let maker = |m: &crate::claim::Mention| m.via < Via::Context && kind(m) == Kind::Vendor;
    if claim.mentions.iter().any(|m| body(m) || maker(m)) { Ok(()) } else { Err(Dropped::NothingParticular) }
}

/// "It never assembled a list for the agency" does not deny that it builds for it: where only a bare tie is denied, every
/// word that says what for must be of the finding, and be it a slight one. Nor does "they never had the tool that it wrote
/// for the agency" deny what only tells which tool.
pub(super) fn denies_the_same(vocabulary: &Vocabulary, claim: &Claim, covered: &[Need]) -> Result<(), Dropped> {
    if claim.clauses.relatives.iter().any(|that| told_which(vocabulary, claim, *that)) {
        return Err(Dropped::TwoClauses);
    }
    // "it denied ties to the agency or the vendor": of one list, and not of each other
    let named = |side: Side| {
        claim.mentions.iter().filter(move |m| m.via == Via::Named && vocabulary.side(m.entity) == Some(side))
    };
    let mut pairs = named(Side::Enforcement).flat_map(|a| named(Side::Technology).map(move |b| (a, b)));
    if pairs.any(|(a, b)| listed_together(claim, a.at, b.at)) {
        return Err(Dropped::TwoClauses);
    }
    let other = claim.concepts.iter().map(|(c, ..)| *c).find(|c| {
        let concept = &vocabulary.concepts[*c as usize];
        !concept.evidence && concept.role != Role::Relation && !covered.contains(&Need::Concept(*c))
    });
    other.map_or(Ok(()), |c| Err(Dropped::Leaves(vec![Need::Concept(c)])))
}

/// Whether the clause that begins at `that` holds both sides, and only tells which thing is meant.
fn told_which(vocabulary: &Vocabulary, claim: &Claim, that: usize) -> bool {
    let sided = |m: &&crate::claim::Mention| m.via < Via::Context && !vocabulary.entities[m.entity as usize].generic;
    let names =
        |side: Side| claim.mentions.iter().filter(sided).filter(move |m| vocabulary.side(m.entity) == Some(side));
    let after = |side: Side| names(side).any(|m| m.at > that);
    // the noun that the clause tells of is no name before it
    let before = names(Side::Technology).any(|m| m.at + m.len < that);
    after(Side::Enforcement) && after(Side::Technology) && !before
}

/// "They never had accounts on the tool that it wrote for the agency", "it did not answer how the agency uses the tool": the
/// sentence says no, though not of the tie.
pub(super) fn not_beside_a_no(vocabulary: &Vocabulary, claim: &Claim) -> Result<(), Dropped> {
    let after_no = |that: usize| claim.clauses.negations.iter().any(|no| *no < that);
    let mut relatives = claim.clauses.relatives.iter();
    let beside = relatives.any(|that| after_no(*that) && told_which(vocabulary, claim, *that));
    if beside || claim.clauses.unanswered { Err(Dropped::TwoClauses) } else { Ok(()) }
}

/// "Would the agency license the company's new builder?" asks for a deal to come: where only a bare tie is asked about, no
/// noun may stand for a side of it.
pub(super) fn asks_by_name(vocabulary: &Vocabulary, finding: &Finding, claim: &Claim) -> Result<(), Dropped> {
    let via = |wanted: u32| claim.mentions.iter().filter(|m| vocabulary.within(m.entity, wanted)).map(|m| m.via).min();
    let stood_for = finding.who.iter().chain(&finding.whom).find(|e| via(**e) == Some(Via::StandIn));
    stood_for.map_or(Ok(()), |e| Err(Dropped::NotNamed(*e)))
}

/// A sum or a date that does not fit differs where the page speaks of the finding's own system, or of a system without its
/// name and either fits. Where it speaks of none, it speaks of another deal of the same two.
pub(super) fn another_deal(vocabulary: &Vocabulary, finding: &Finding, claim: &Claim) -> Result<(), Dropped> {
    let some_system = |m: &crate::claim::Mention| {
        let entity = &vocabulary.entities[m.entity as usize];
        m.via == Via::Named && entity.generic && entity.weak && entity.kind == Kind::Technology
    };
    let names_system = finding.system.is_empty()
        || claim.mentions.iter().any(|m| finding.system.contains(&m.entity))
        || claim.concepts.iter().any(|(c, ..)| vocabulary.concepts[*c as usize].stands_for_system);
    let own = |m: &crate::claim::Mention| m.via < Via::Context && kind_of(vocabulary, m.entity) == Kind::Agency;
    let parties_alone = claim.mentions.iter().filter(|m| own(m)).all(|m| finding.who.contains(&m.entity));
    match (other_sum(finding, claim).is_some(), other_time(finding, claim).is_some()) {
        _ if names_system => Ok(()),
        // of the two alone, and of no other time, a sum is a sum of their one deal on record
        (true, false) if claim.dates.is_empty() && parties_alone => Ok(()),
        (true, false) | (false, true) if claim.mentions.iter().any(some_system) => Ok(()),
        (true, _) => Err(Dropped::OtherSum),
        (_, true) => Err(Dropped::OtherTime),
        _ => Ok(()),
    }
}
