//! Words, numbers and marks of a text, each with a hash of its folded form.
//!
//! Everything that looks words up (names, triggers, grammar) compares these hashes, so the text is folded once.
//! A token keeps byte offsets; only [`crate::report`] turns them into UTF-16.

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Word,
    Number,
    Mark,
}

/// One word, number or mark.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Byte offsets into the text.
    pub start: u32,
    pub end: u32,
    /// Hash of the lower-cased form, without invisible characters.
    pub hash: u64,
    pub kind: Kind,
    /// The first letter is a capital.
    pub capital: bool,
    /// Every letter is a capital.
    pub capitals: bool,
    /// No white space stands before it.
    pub glued: bool,
}

impl Token {
    pub fn text<'a>(&self, text: &'a str) -> &'a str {
        &text[self.start as usize..self.end as usize]
    }

    /// Whether it is one of these words, in any case; they come from [`hashes_of`].
    #[inline]
    pub fn is_one_of(&self, words: &[u64]) -> bool {
        words.contains(&self.hash)
    }
}

/// Of each ASCII letter and digit its small form; of every other byte 0.
const SMALL: [u8; 256] = {
    let mut small = [0; 256];
    let mut b = 0;
    while b < 128 {
        if (b as u8).is_ascii_alphanumeric() {
            small[b] = (b as u8).to_ascii_lowercase();
        }
        b += 1;
    }
    small
};

const SEED: u64 = 0x9E37_79B9_7F4A_7C15;

#[inline]
const fn mix(hash: u64, unit: u32) -> u64 {
    (hash ^ unit as u64).wrapping_mul(0xff51_afd7_ed55_8ccd).rotate_left(23)
}

/// The hash that a token of this word has. `word` is one token's text, in any case.
pub fn hash_of(word: &str) -> u64 {
    let mut hash = SEED;
    for c in word.chars() {
        hash = fold(hash, c);
    }
    hash
}

/// The hash that a token of this mark has.
pub const fn hash_of_mark(mark: char) -> u64 {
    mix(SEED, mark as u32)
}

/// The hashes of words of small ASCII letters, made when the program is.
pub const fn hashes_of<const N: usize>(words: [&str; N]) -> [u64; N] {
    let mut hashes = [SEED; N];
    let mut i = 0;
    while i < N {
        let bytes = words[i].as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            assert!(bytes[at].is_ascii() && !bytes[at].is_ascii_uppercase());
            hashes[i] = mix(hashes[i], bytes[at] as u32);
            at += 1;
        }
        i += 1;
    }
    hashes
}

#[inline]
fn fold(hash: u64, c: char) -> u64 {
    if c.is_ascii() {
        mix(hash, u32::from(c.to_ascii_lowercase() as u8))
    } else if c == '\u{2019}' || c == '\u{02BC}' {
        mix(hash, u32::from(b'\''))
    } else if invisible(c) {
        hash
    } else {
        c.to_lowercase().fold(hash, |h, l| mix(h, l as u32))
    }
}

/// Characters that a reader does not see: a name with one inside is still that name.
fn invisible(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

fn is_space(c: char) -> bool {
    c.is_whitespace()
}

/// Cuts `text` into tokens, in order. Appends to `out`, so that one buffer serves many blocks.
pub fn tokenize(text: &str, out: &mut Vec<Token>) {
    // a token and the space after it are rarely shorter than five bytes on the whole
    out.reserve(text.len() / 5);
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut glued = false;
    while at < bytes.len() {
        let first = bytes[at];
        if first.is_ascii_alphanumeric() {
            at = word(text, at, glued, out);
            glued = true;
        } else if first.is_ascii() {
            if !first.is_ascii_whitespace() {
                out.push(mark(at, at + 1, char::from(first), glued));
                glued = true;
            } else {
                glued = false;
            }
            at += 1;
        } else {
            let c = text[at..].chars().next().unwrap_or(' ');
            if c.is_alphanumeric() {
                at = word(text, at, glued, out);
                glued = true;
            } else {
                if is_space(c) {
                    glued = false;
                } else if !invisible(c) {
                    out.push(mark(at, at + c.len_utf8(), c, glued));
                    glued = true;
                }
                at += c.len_utf8();
            }
        }
    }
}

fn mark(start: usize, end: usize, c: char, glued: bool) -> Token {
    Token {
        start: start as u32,
        end: end as u32,
        hash: hash_of_mark(c),
        kind: Kind::Mark,
        capital: false,
        capitals: false,
        glued,
    }
}

/// Reads the word or number that starts at `from`; returns where it ends.
fn word(text: &str, from: usize, glued: bool, out: &mut Vec<Token>) -> usize {
    let bytes = text.as_bytes();
    let number = bytes[from].is_ascii_digit();
    let mut hash = SEED;
    let mut at = from;
    let mut capitals = true;
    let mut capital = bytes[from].is_ascii_uppercase();
    // most words are plain letters with a plain mark or space after them
    if !number {
        let mut highest = 0;
        while let Some(&b) = bytes.get(at) {
            let small = SMALL[usize::from(b)];
            if small == 0 {
                break;
            }
            hash = mix(hash, u32::from(small));
            highest = highest.max(b);
            at += 1;
        }
        // of letters and digits the small letters come last
        capitals = highest < b'a';
        let ends = bytes.get(at).is_none_or(|b| b.is_ascii() && !matches!(b, b'\'' | b'.'));
        if ends && at > from {
            out.push(Token { start: from as u32, end: at as u32, hash, kind: Kind::Word, capital, capitals, glued });
            return at;
        }
    }
    while at < bytes.len() {
        let b = bytes[at];
        if number {
            // A number ends at its last digit; "29.9M" is a number and a word, "1,400" one number.
            if b.is_ascii_digit() || (matches!(b, b'.' | b',') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)) {
                hash = mix(hash, u32::from(b));
                at += 1;
                continue;
            }
            break;
        }
        if b.is_ascii_alphanumeric() {
            if at == from {
                capital = b.is_ascii_uppercase();
            }
            capitals &= !b.is_ascii_lowercase();
            hash = mix(hash, u32::from(b.to_ascii_lowercase()));
            at += 1;
            continue;
        }
        let Some(c) = text[at..].chars().next() else { break };
        let after = at + c.len_utf8();
        let next = text[after..].chars().next();
        if c.is_alphanumeric() {
            if at == from {
                capital = c.is_uppercase();
            }
            capitals &= !c.is_lowercase();
            hash = fold(hash, c);
        } else if matches!(c, '\'' | '\u{2019}' | '\u{02BC}') {
            // "don't" is one word; "ICE's" is a name and a possessive.
            let possessive =
                matches!(next, Some('s' | 'S')) && !text[after + 1..].chars().next().is_some_and(char::is_alphanumeric);
            if possessive || !next.is_some_and(char::is_alphabetic) {
                break;
            }
            hash = mix(hash, u32::from(b'\''));
        } else if c == '.' && initials(bytes, from, at) {
            // "U.S." and "p.m." are one word each, folded without their stops.
        } else if invisible(c) && next.is_some_and(|n| n.is_alphanumeric() || invisible(n)) {
            // part of the word, and of nothing else
        } else {
            break;
        }
        at = after;
    }
    out.push(Token {
        start: from as u32,
        end: at as u32,
        hash,
        kind: if number { Kind::Number } else { Kind::Word },
        capital,
        capitals: capitals && !number,
        glued,
    });
    // The possessive after it, as a token of its own.
    let mut rest = text[at..].chars();
    if let Some(c @ ('\'' | '\u{2019}' | '\u{02BC}')) = rest.next()
        && let Some('s' | 'S') = rest.next()
        && !rest.next().is_some_and(char::is_alphanumeric)
    {
        let end = at + c.len_utf8() + 1;
        out.push(Token {
            start: at as u32,
            end: end as u32,
            hash: hash_of("'s"),
            kind: Kind::Word,
            capital: false,
            capitals: false,
            glued: true,
        });
        return end;
    }
    at
}

/// Whether the stop at `at` belongs to single letters parted by stops, as in "U.S." or "p.m."
fn initials(bytes: &[u8], from: usize, at: usize) -> bool {
    const LONGEST: usize = 12;
    if at - from > LONGEST {
        return false;
    }
    let letter = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_alphabetic);
    let so_far = (from..at).all(|i| if (i - from).is_multiple_of(2) { letter(i) } else { bytes[i] == b'.' });
    // a last stop belongs to the word when stops have parted its letters before
    so_far && (at - from) % 2 == 1 && (letter(at + 1) && !letter(at + 2) || at > from + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenize(text, &mut tokens);
        tokens.iter().map(|t| t.text(text)).collect()
    }

    #[test]
    fn cuts_words_numbers_and_marks() {
        assert_eq!(
            words("The U.S. paid $29.9M, didn't it?"),
            ["The", "U.S.", "paid", "$", "29.9", "M", ",", "didn't", "it", "?"]
        );
        assert_eq!(words("ICE’s AI-powered I-9"), ["ICE", "’s", "AI", "-", "powered", "I", "-", "9"]);
        assert_eq!(words("at 5 p.m. Élan"), ["at", "5", "p.m.", "Élan"]);
    }

    #[test]
    fn invisible_characters_do_not_hide_a_word() {
        let mut tokens = Vec::new();
        tokenize("Pal\u{200B}an\u{00AD}tir", &mut tokens);
        assert_eq!(tokens.len(), 1);
        assert_eq!(tokens[0].hash, hash_of("palantir"));
    }

    #[test]
    fn hash_of_agrees_with_tokenize() {
        for word in ["U.S.", "don’t", "ICE", "Élan"] {
            let mut tokens = Vec::new();
            tokenize(word, &mut tokens);
            let folded = if word == "U.S." { "us" } else { word };
            assert_eq!(tokens[0].hash, hash_of(folded), "{word}");
        }
    }
}
