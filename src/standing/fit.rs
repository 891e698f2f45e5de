//! How well a finding covers a claim, or why it does not bear on it after all.

use super::contrary;
use super::dropped::Dropped;
use super::guards::{
    Told, all_said_in, another_critic, another_deal, another_speaker, asks_by_name, denies_the_same, for_the_same,
    listed_together, named_at_all, named_enough, names_party, names_system, not_a_wish, not_beside_a_no,
    not_its_ground, not_its_object, not_set_aside, one_clause, plainly_tied, said_of_its_own, says_nothing_sought,
    tie_in_aside,
};
use super::index::Index;
use super::terms::{Terms, weight};
use crate::claim::{Aside, Claim, Stance, Via};
use crate::corpus::{Corpus, Finding, Group, Need, Standing};
use crate::vocabulary::{Kind, Role, Side, Vocabulary};

/// How well a finding covers a claim, or why it does not bear on it after all.
pub(super) fn score(
    corpus: &Corpus,
    index: &Index,
    finding: &Finding,
    pattern: &[Group],
    claim: &Claim,
    terms: &Terms,
) -> Result<f32, Dropped> {
    let vocabulary = &corpus.vocabulary;
    let mut score = 0.0;
    // heavy: concepts of the sentence itself that say what the finding says, beyond a bare tie
    let mut heavy = 0;
    // telling: those of them that are no relation; a sum or "awarded" alone fits many a deal
    let mut telling = 0;
    // slight: those that say little alone; two of them together say something
    let mut slight = 0;
    let mut met = Vec::new();
    let mut said = Vec::new();
    for group in pattern.iter().filter(|g| !g.not) {
        met.clear();
        met.extend(group.any.iter().copied().filter(|n| terms.has(*n)));
        met.sort_by(|a, b| weight(*b, vocabulary).total_cmp(&weight(*a, vocabulary)));
        for need in met.iter().take(group.at_least) {
            let inherited = match need {
                Need::Entity(e) => terms.entities.get(e) == Some(&Via::Context),
                Need::Concept(c) => terms.concepts.get(c) == Some(&false),
                _ => false,
            };
            score += weight(*need, vocabulary) * if inherited { 0.7 } else { 1.0 };
            match need {
                Need::Concept(c) if !inherited => {
                    let concept = &vocabulary.concepts[*c as usize];
                    let tie = concept.role == Role::Relation;
                    heavy += i32::from(!concept.light);
                    telling += i32::from(!concept.light && !tie);
                    slight += i32::from(concept.light && !tie);
                    said.push(*c);
                }
                Need::Amount => {
                    heavy += 1;
                    telling += i32::from(fits_amount(finding, claim));
                }
                _ => {}
            }
        }
    }
    if slight > 1 {
        (heavy, telling) = (heavy + 1, telling + 1);
    }
    if claim.tentative && heavy == 0 {
        return Err(Dropped::OneSide);
    }
    // "the deal comes to ...": the very sum of the finding needs no name either, where one deal is told of
    let sum = fits_amount(finding, claim) && pattern.iter().any(|g| g.any.contains(&Need::Amount));
    if finding.standing == Standing::Documented {
        // what says two things of the finding, or goes on with "it", needs no name of its own
        let loose = claim.tentative && !claim.goes_on && telling < 2 && !sum;
        let by_name = |m: &crate::claim::Mention| m.via == Via::Named && party(vocabulary, finding, m.entity);
        let nameless = heavy == 0 && !claim.mentions.iter().any(by_name);
        named_enough(vocabulary, pattern, terms, Told { heavy, telling, nameless, tentative: loose })?;
    }
    let covered = covered(index, finding, heavy > 0);
    // what the page puts in a mouth is most likely what a document puts there too
    if claim.stance == Stance::Attributed && finding.standing == Standing::Attributed {
        score += 0.4;
    }
    // "the vendor, which supplies the agency, gave to a museum": the aside ties the two, whatever the rest is about
    let bare = heavy == 0 && finding.standing == Standing::Documented;
    let aside = match finding.standing {
        Standing::Documented => tie_in_aside(vocabulary, finding, claim)
            .filter(|aside| bare || all_said_in(vocabulary, claim, aside, &said)),
        _ => None,
    };
    // "the vendor, which supplies the agency, denied ...": it denies something else
    if aside.is_some() && claim.stance == Stance::Denied {
        return Err(Dropped::TwoClauses);
    }
    let foreign = foreign(vocabulary, finding, claim, &covered, aside)?;
    // who tells the contrary of a finding speaks of it
    let contrary = contrary::is_said(finding, claim, terms);
    if !contrary {
        another_deal(vocabulary, finding, claim)?;
    }
    another_speaker(vocabulary, finding, claim)?;
    if finding.standing == Standing::Documented {
        another_critic(vocabulary, finding, claim)?;
        not_its_object(vocabulary, finding, claim)?;
        not_set_aside(vocabulary, finding, claim)?;
        if !contrary {
            said_of_its_own(vocabulary, finding, claim, &covered)?;
        }
        not_a_wish(vocabulary, claim)?;
        not_its_ground(vocabulary, claim, &said)?;
        says_nothing_sought(vocabulary, index, finding, claim)?;
    }
    // all that is said of it is who ordered something of whom
    let ordered = said.iter().all(|c| vocabulary.concepts[*c as usize].subject.is_some());
    if bare && aside.is_none() {
        one_clause(vocabulary, finding, claim)?;
        plainly_tied(vocabulary, finding, claim)?;
    } else if finding.standing == Standing::Documented && ordered && !sum && aside.is_none() {
        for_the_same(vocabulary, finding, claim)?;
    }
    if finding.standing == Standing::Documented {
        named_at_all(vocabulary, finding, claim, telling, sum)?;
        if bare {
            not_beside_a_no(vocabulary, claim)?;
        }
        if bare && said.iter().all(|c| vocabulary.concepts[*c as usize].role == Role::Relation) {
            names_party(vocabulary, claim)?;
        }
        if bare && claim.stance == Stance::Questioned {
            asks_by_name(vocabulary, finding, claim)?;
        }
        if bare && claim.stance == Stance::Denied {
            denies_the_same(vocabulary, claim, &covered)?;
        }
    }
    score -= 0.5 * foreign.len() as f32;
    // a documented finding must cover what the page says: only a close match may leave something open
    if finding.standing == Standing::Documented && foreign.len() as i32 > (heavy - 1).max(0) {
        return Err(Dropped::Leaves(foreign));
    }
    if score <= 0.9 {
        return Err(Dropped::TooLittle(score));
    }
    Ok(score)
}

/// Whether somebody is a party to what the finding tells, or its system.
fn party(vocabulary: &Vocabulary, finding: &Finding, entity: u32) -> bool {
    finding.who.iter().chain(&finding.whom).chain(&finding.system).any(|e| vocabulary.within(entity, *e))
}

/// Whether the page names the very sum of the finding.
fn fits_amount(finding: &Finding, claim: &Claim) -> bool {
    finding.amount.as_ref().is_some_and(|known| claim.amounts.iter().any(|a| a.fits(known)))
}

/// What a claim may hold without leaving what the finding says.
fn covered(index: &Index, finding: &Finding, heavy: bool) -> Vec<Need> {
    let mut covered = finding.fits.clone();
    covered.extend(finding.when.iter().flatten().filter(|g| !g.not).flat_map(|g| g.any.iter().copied()));
    covered.extend(finding.relation.map(Need::Concept));
    let entities = finding.who.iter().chain(&finding.whom).chain(&finding.system).copied();
    covered.extend(entities.map(Need::Entity));
    // one sentence may say what several findings document of the same system
    if heavy && finding.standing == Standing::Documented {
        covered.extend(index.told_of(&finding.system));
    }
    covered
}

/// What the page ties that the finding does not speak of. An error where that makes it another matter altogether.
fn foreign(
    vocabulary: &Vocabulary,
    finding: &Finding,
    claim: &Claim,
    covered: &[Need],
    aside: Option<&Aside>,
) -> Result<Vec<Need>, Dropped> {
    let mut foreign: Vec<Need> = Vec::new();
    let documented = finding.standing == Standing::Documented;
    let names_own_system = names_system(vocabulary, finding, claim);
    let own_vendor = claim.mentions.iter().find(|m| {
        vocabulary.side(m.entity) == Some(Side::Technology)
            && !vocabulary.entities[m.entity as usize].broad
            && m.via < Via::Context
            && finding.whom.iter().chain(&finding.who).any(|w| vocabulary.within(m.entity, *w))
    });
    // a product that merely fits the finding does not stand for its vendor: that one is named too
    let vendor_too = || claim.mentions.iter().any(|m| m.via < Via::Context && finding.whom.contains(&m.entity));
    let of_the_finding = |e: u32| !finding.fits.contains(&Need::Entity(e)) || vendor_too();
    let outside = |at: usize| aside.is_some_and(|a| at != a.about && !a.words.contains(&at));
    for (concept, at, _) in &claim.concepts {
        let c = &vocabulary.concepts[*concept as usize];
        let source = claim.clauses.sources.contains(at);
        if covered.contains(&Need::Concept(*concept)) || outside(*at) || source {
            continue;
        }
        // another purpose of what the finding is about differs, and is said so
        if c.role == Role::Purpose && (names_own_system || c.other && finding.purpose.is_some()) {
            continue;
        }
        // the very sum of the very system can be no other matter
        if c.blocks && !c.fate && names_own_system && fits_amount(finding, claim) {
            continue;
        }
        if c.blocks {
            return Err(Dropped::About(Need::Concept(*concept)));
        }
        if !c.light && !foreign.contains(&Need::Concept(*concept)) {
            foreign.push(Need::Concept(*concept));
        }
    }
    for mention in claim.mentions.iter().filter(|m| !outside(m.at)) {
        let entity = &vocabulary.entities[mention.entity as usize];
        let itself = covered.contains(&Need::Entity(mention.entity));
        let part = |need: &Need| matches!(need, Need::Entity(e) if vocabulary.within(*e, mention.entity));
        let known = itself
            || vocabulary.lineage(mention.entity).any(|e| covered.contains(&Need::Entity(e)))
            || covered.iter().any(part);
        let family = finding.standing == Standing::NotDocumented && known;
        match entity.kind {
            // another office in the agency's place is another matter, save where the page names the finding's own system
            Kind::Body if entity.office && documented && !known && !claim.clauses.kinds.contains(&mention.at) => {
                let mut own = claim.mentions.iter().filter(|m| {
                    m.via < Via::Context
                        && vocabulary.side(m.entity) == Some(Side::Enforcement)
                        && party(vocabulary, finding, m.entity)
                });
                let beside = own.clone().any(|m| listed_together(claim, m.at, mention.at));
                let replaced = names_own_system && own.all(|m| claim.clauses.set_aside.contains(&m.at));
                if !beside && !replaced {
                    return Err(Dropped::About(Need::Entity(mention.entity)));
                }
            }
            // a product by name that the finding does not name is another matter
            Kind::System
                if !(family || itself && of_the_finding(mention.entity))
                    && (documented || mention.via < Via::Context) =>
            {
                return Err(Dropped::About(Need::Entity(mention.entity)));
            }
            // so is another vendor, unless the finding's own vendor or product is there too
            Kind::Vendor | Kind::Leader if !known && !entity.generic && mention.via < Via::Context => {
                match own_vendor {
                    // "platforms such as ..." names what is watched, and nobody who watches
                    _ if claim.clauses.examples.iter().any(|e| e.contains(&mention.at)) => {}
                    // its name where the finding's vendor should stand: that differs
                    _ if names_own_system => {}
                    Some(own) if listed_together(claim, own.at, mention.at) || own.at < mention.at => {}
                    Some(_) => foreign.push(Need::Entity(mention.entity)),
                    None => return Err(Dropped::About(Need::Entity(mention.entity))),
                }
            }
            Kind::Technology
                if !known
                    && !entity.weak
                    && mention.via == Via::Named
                    && !entity.broad
                    && !foreign.contains(&Need::Entity(mention.entity)) =>
            {
                foreign.push(Need::Entity(mention.entity));
            }
            _ => {}
        }
    }
    Ok(foreign)
}
