//! A corpus checked and indexed ahead of time, as bytes that load without parsing JSON: for corpora of many thousand
//! findings. Made by `onrecord corpus prepare`, read by the tool and by the WASM engine alike.
//!
//! The bytes may come from anybody: what they refer to is checked before anything is looked up in them.

use crate::corpus::Corpus;
use crate::standing::Index;
use crate::token::hash_of;

/// What every prepared corpus begins with; the number rises with each change of what follows.
const MARK: &[u8] = b"onrecord corpus 7\n";

/// The bytes of a corpus and its index.
pub fn write(corpus: &Corpus, index: &Index) -> Result<Vec<u8>, String> {
    let mut bytes = MARK.to_vec();
    // the phrases in it are hashes: of a tool that hashes otherwise they would match nothing
    bytes.extend(hash_of("onrecord").to_le_bytes());
    let body = postcard::to_allocvec(&(corpus, index)).map_err(|e| format!("the corpus cannot be written: {e}"))?;
    bytes.extend(body);
    Ok(bytes)
}

/// Reads what [`write`] wrote.
pub fn read(bytes: &[u8]) -> Result<(Corpus, Index), String> {
    const AGAIN: &str = "prepare it again with onrecord corpus prepare";
    let body = bytes
        .strip_prefix(MARK)
        .and_then(|rest| rest.strip_prefix(&hash_of("onrecord").to_le_bytes()))
        .ok_or_else(|| format!("this is no prepared corpus of this version; {AGAIN}"))?;
    let (mut corpus, index): (Corpus, Index) =
        postcard::from_bytes(body).map_err(|e| format!("this prepared corpus is damaged ({e}); {AGAIN}"))?;
    if !corpus.is_whole() || !index.fits(&corpus) {
        return Err(format!("this prepared corpus is damaged (it refers to what it does not hold); {AGAIN}"));
    }
    corpus.vocabulary.complete();
    Ok((corpus, index))
}
