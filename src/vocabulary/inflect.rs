//! The regular forms of English verbs and nouns, so that a corpus pack lists a word once.

/// "award" → award, awards, awarded, awarding. Of a phrase ("turn to"), the first word is inflected.
/// Irregular forms are listed in the pack as words of their own.
pub fn verb(phrase: &str) -> Vec<String> {
    let (head, tail) = phrase.split_once(' ').map_or((phrase, ""), |(h, t)| (h, t));
    let mut forms = vec![head.to_owned(), third_person(head)];
    let stem = if let Some(stem) = head.strip_suffix('e').filter(|s| !s.ends_with(['e', 'o', 'y'])) {
        stem.to_owned()
    } else if doubles(head) {
        let last = &head[head.len() - 1..];
        format!("{head}{last}")
    } else {
        head.to_owned()
    };
    forms.push(past(head, &stem));
    forms.push(format!("{stem}ing"));
    if tail.is_empty() { forms } else { forms.into_iter().map(|f| format!("{f} {tail}")).collect() }
}

/// "award" → award, awards. Of a phrase ("purchase order"), the last word is inflected.
pub fn noun(phrase: &str) -> Vec<String> {
    let (lead, head) = phrase.rsplit_once(' ').map_or(("", phrase), |(l, h)| (l, h));
    let plural = third_person(head);
    let join = |h: &str| if lead.is_empty() { h.to_owned() } else { format!("{lead} {h}") };
    vec![join(head), join(&plural)]
}

/// The -s form, the same for verbs and nouns.
fn third_person(word: &str) -> String {
    if let Some(stem) = word.strip_suffix('y')
        && !stem.ends_with(['a', 'e', 'i', 'o', 'u'])
    {
        return format!("{stem}ies");
    }
    if word.ends_with(['s', 'x', 'z']) || word.ends_with("ch") || word.ends_with("sh") {
        return format!("{word}es");
    }
    format!("{word}s")
}

fn past(head: &str, stem: &str) -> String {
    if let Some(base) = head.strip_suffix('y')
        && !base.ends_with(['a', 'e', 'i', 'o', 'u'])
    {
        return format!("{base}ied");
    }
    if head.ends_with('e') { format!("{head}d") } else { format!("{stem}ed") }
}

/// One-syllable words that end in consonant, vowel, consonant double the last: "scan", "scanning".
fn doubles(word: &str) -> bool {
    let b = word.as_bytes();
    let vowel = |c: u8| matches!(c, b'a' | b'e' | b'i' | b'o' | b'u');
    if b.len() < 3 || !word.is_ascii() {
        return false;
    }
    let (x, y, z) = (b[b.len() - 3], b[b.len() - 2], b[b.len() - 1]);
    !vowel(z)
        && !matches!(z, b'w' | b'x' | b'y')
        && vowel(y)
        && (!vowel(x) || (x == b'u' && b.len() == 4 && b[0] == b'q'))
        && b[..b.len() - 2].iter().filter(|c| vowel(**c)).count() == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_verbs() {
        assert_eq!(verb("award"), ["award", "awards", "awarded", "awarding"]);
        assert_eq!(verb("use"), ["use", "uses", "used", "using"]);
        assert_eq!(verb("scan"), ["scan", "scans", "scanned", "scanning"]);
        assert_eq!(verb("supply"), ["supply", "supplies", "supplied", "supplying"]);
        assert_eq!(verb("deploy"), ["deploy", "deploys", "deployed", "deploying"]);
        assert_eq!(verb("turn to"), ["turn to", "turns to", "turned to", "turning to"]);
        assert_eq!(verb("monitor"), ["monitor", "monitors", "monitored", "monitoring"]);
    }

    #[test]
    fn regular_nouns() {
        assert_eq!(noun("agency"), ["agency", "agencies"]);
        assert_eq!(noun("purchase order"), ["purchase order", "purchase orders"]);
        assert_eq!(noun("address"), ["address", "addresses"]);
    }
}
