//! What is said of the page as a whole.

mod support;

use onrecord::page::Page;
use support::{engine, page};

#[test]
fn a_newer_page_is_told_so() {
    let engine = engine();
    let dated =
        |published: &str| Page { published: Some(published.to_owned()), ..page(&["ICE pays Palantir for software."]) };
    assert_eq!(engine.scan(&dated("2026-07-01T09:00:00Z")).page.notices, ["newer-than-corpus"]);
    assert_eq!(engine.scan(&dated("March 3, 2026")).page.notices, ["newer-than-corpus"]);
    assert!(engine.scan(&dated("2025-11-30")).page.notices.is_empty());
    assert!(engine.scan(&dated("yesterday")).page.notices.is_empty());
}

#[test]
fn a_document_of_the_corpus_is_recognised() {
    let engine = engine();
    for document in &engine.corpus.documents {
        let address = format!("{}?from=feed#top", document.address.replace("https://", "https://www."));
        let page = Page { address: Some(address), ..page(&["Some text."]) };
        assert_eq!(engine.scan(&page).page.notices, [format!("is-document:{}", document.id)]);
    }
}

#[test]
fn a_page_in_another_language_is_left_unmarked() {
    let engine = engine();
    let spanish = "ICE adjudicó a Palantir un contrato de casi treinta millones de dólares para desarrollar una plataforma de \
                   deportación, según los documentos que la agencia publicó. La empresa no quiso hacer comentarios sobre el acuerdo \
                   y remitió las preguntas al departamento, que tampoco respondió a las consultas de este diario durante la semana.";
    let report = engine.scan(&page(&[spanish]));
    assert_eq!(report.page.notices, ["not-english"]);
    assert!(report.claims.is_empty());
}
