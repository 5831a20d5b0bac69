//! Roles and nationalities that the text attaches to a name: before it, after a comma, after `is a`, after `who`.

use super::lexicon::{Sorts, is_nationality, is_place, sorts};
use super::run::is_capital;
use crate::text::{TokenKind, Tokens};
use std::ops::Range;

/// What stands beside a name; ranges of tokens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Attached {
    pub role: Option<Range<usize>>,
    pub nationality: Option<Range<usize>>,
}

/// No role is longer, in tokens.
const LONGEST: usize = 10;

/// Looks around the name at tokens `first..=last` inside `sentence`.
pub(super) struct Beside<'a, 't> {
    pub tokens: &'a Tokens<'t>,
    pub sentence: Range<usize>,
}

impl Beside<'_, '_> {
    /// A role right before the name, or before a comma: `chief nurse X`, `the governor of Y, X,`.
    pub(super) fn before(&self, first: usize, last: usize) -> Attached {
        let tokens = self.tokens;
        let Some(mut j) = first.checked_sub(1).filter(|j| *j >= self.sentence.start) else {
            return Attached::default();
        };
        if matches!(tokens.lower(j), "is" | "was") && j > self.sentence.start {
            let (start, determined) = self.phrase_before(j - 1);
            let head = (start..j).find(|&k| self.is_role(k));
            let complete = head.is_some_and(|h| h + 1 == j || tokens.lower(h + 1) == "of");
            return if determined && complete { self.parted(start..j) } else { Attached::default() };
        }
        let comma = tokens.is_sign(j, ',');
        let colon = tokens.is_sign(j, ':');
        if comma || colon {
            let closed = colon
                || last + 1 >= self.sentence.end
                || matches!(tokens.word(last + 1), "," | "." | ")" | ";" | "?" | "!" | ":");
            match j.checked_sub(1).filter(|k| closed && *k >= self.sentence.start) {
                Some(k) => j = k,
                None => return Attached::default(),
            }
        }
        let (start, determined) = self.phrase_before(j);
        if comma && self.follows_name(start) {
            return Attached::default();
        }
        let whole = start..j + 1;
        let with_complement = |k: &usize| matches!(tokens.lower(k + 1), "of" | "for" | "at" | "in") && *k < j;
        let led = if comma { whole.clone().filter(|&k| self.is_role(k)).find(with_complement) } else { None };
        let head = led.or_else(|| whole.clone().rev().find(|&k| self.is_role(k)));
        let Some(head) = head else {
            return if comma || colon { Attached::default() } else { self.only_nationality(whole) };
        };
        let complement = head == j || matches!(tokens.lower(head + 1), "of" | "for" | "at" | "in");
        if !complement || (comma && !determined) || (head != j && !comma && !colon) {
            return Attached::default();
        }
        let start = if determined || colon { start } else { self.known_start(start, head) };
        self.parted(start..if head == j { head + 1 } else { j + 1 })
    }

    /// `Ada Moss, the skipper, Lena Voss, a nurse`: the role that begins at `start` is that of the name before it.
    fn follows_name(&self, start: usize) -> bool {
        let tokens = self.tokens;
        let determined = start.checked_sub(2).filter(|k| is_determiner(tokens.lower(k + 1)));
        let Some(comma) = determined.filter(|k| *k > self.sentence.start && tokens.is_sign(*k, ',')) else {
            return false;
        };
        let named = |k: usize| k >= self.sentence.start && k < comma && is_capital(tokens.word(k));
        let mut first = comma;
        while first.checked_sub(1).is_some_and(named) {
            first -= 1;
        }
        // `In London, the chair, Ada Moss, …`
        let place = first.checked_sub(1).is_some_and(|k| {
            matches!(tokens.lower(k), "in" | "at" | "from" | "near" | "to" | "of" | "on" | "for")
        });
        comma - first >= 2 && !place
    }

    /// The noun phrase that ends at token `j`: its first token, and whether a determiner stands before it.
    fn phrase_before(&self, j: usize) -> (usize, bool) {
        let tokens = self.tokens;
        let mut start = j + 1;
        while start > self.sentence.start && j + 1 - start < LONGEST {
            let k = start - 1;
            let word = tokens.lower(k);
            let inner = k > self.sentence.start && matches!(tokens.lower(k - 1), "of" | "for" | "at");
            if (is_determiner(word) && !(inner && word == "the" && !(start..=j).any(|n| self.is_role(n))))
                || (word == "s" && k > 0 && matches!(tokens.word(k - 1), "’" | "'"))
            {
                return (start, start <= j);
            }
            let part = match tokens.kind(k) {
                Some(TokenKind::Word) => {
                    !sorts(word).is(Sorts::SAYING)
                        && !matches!(word, "and" | "who" | "with" | "by" | "to" | "from" | "is" | "was")
                }
                Some(TokenKind::Sign) => matches!(tokens.word(k), "-" | "‑" | "’" | "'"),
                _ => false,
            };
            if !part {
                return (start, false);
            }
            start = k;
        }
        (start, start == self.sentence.start)
    }

    /// Without a determiner only words known to belong to roles are taken before the head.
    fn known_start(&self, start: usize, head: usize) -> usize {
        let tokens = self.tokens;
        let known = Sorts::ROLE_MODIFIER.or(Sorts::RANK).or(Sorts::ROLE).or(Sorts::TITLE);
        let mut at = head;
        while at > start {
            let word = tokens.lower(at - 1);
            if !(sorts(word).is(known) || is_nationality(word) || matches!(word, "-")) {
                break;
            }
            at -= 1;
        }
        at
    }

    /// `, 41, the secretary of …`, `, a toxicologist`, ` is the chair`, `, who heads …`, ` (secretary)`, ` of France`.
    pub(super) fn after(&self, last: usize) -> Attached {
        let tokens = self.tokens;
        let mut at = last + 1;
        if tokens.is_sign(at, '(') {
            let close = (at..self.sentence.end.min(at + 12)).find(|&k| tokens.is_sign(k, ')'));
            if let Some(close) = close {
                let inner = self.bracketed(at + 1..close);
                if inner != Attached::default() {
                    return inner;
                }
                at = close + 1;
            }
        }
        if tokens.lower(at) == "of" && self.is_country(at + 1) {
            return Attached { role: None, nationality: Some(at + 1..at + 2) };
        }
        if tokens.is_sign(at, ',') {
            at += 1;
            if tokens.kind(at) == Some(TokenKind::Digits) && tokens.is_sign(at + 1, ',') {
                at += 2;
            }
            if tokens.lower(at) == "who" {
                return self.who(at + 1);
            }
        } else if matches!(tokens.lower(at), "is" | "was" | "as") && is_determiner(tokens.lower(at + 1)) {
            at += 1;
        } else {
            return self.made(at).map_or_else(Attached::default, |at| self.apposed(at));
        }
        self.apposed(at)
    }

    /// `has been`, `became`, `was appointed`, `serves as`: the token behind the verb.
    fn made(&self, at: usize) -> Option<usize> {
        let tokens = self.tokens;
        let mut verb = at;
        while matches!(
            tokens.lower(verb),
            "is" | "was" | "has" | "had" | "been" | "will" | "be" | "currently" | "now" | "also" | "who"
        ) && verb < at + 4
        {
            verb += 1;
        }
        let auxiliary = tokens.lower(verb.saturating_sub(1));
        let chosen = matches!(
            tokens.lower(verb),
            "appointed" | "named" | "elected" | "made" | "promoted" | "chosen" | "installed" | "re" | "sworn"
        );
        let next = match tokens.lower(verb) {
            "became" | "becomes" | "remains" | "remained" => verb + 1,
            "serves" | "served" | "works" | "worked" | "acts" | "acted" if tokens.lower(verb + 1) == "as" => {
                verb + 2
            }
            _ if chosen && matches!(auxiliary, "is" | "was" | "been" | "be") => {
                verb + 1 + usize::from(matches!(tokens.lower(verb + 1), "as" | "in" | "to"))
            }
            _ if matches!(auxiliary, "been" | "be") => verb,
            _ => return None,
        };
        let next = next + usize::from(tokens.lower(verb) == "sworn" && tokens.lower(next) == "as");
        (next < self.sentence.end).then_some(next)
    }

    /// `heads the museum`: from the verb to the end of its noun phrase.
    fn who(&self, verb: usize) -> Attached {
        let tokens = self.tokens;
        if matches!(tokens.lower(verb), "is" | "was")
            && tokens.lower(verb + 1) == "in"
            && tokens.lower(verb + 2) == "charge"
        {
            let end = self.noun_phrase_end(verb + 4);
            return Attached { role: (end > verb + 4).then_some(verb + 1..end), nationality: None };
        }
        if matches!(tokens.lower(verb), "is" | "was") && is_determiner(tokens.lower(verb + 1)) {
            return self.apposed(verb + 1);
        }
        if let Some(at) = self.made(verb) {
            return self.apposed(at);
        }
        let verb = if matches!(tokens.lower(verb), "has" | "had") { verb + 1 } else { verb };
        if !sorts(tokens.lower(verb)).is(Sorts::ROLE_VERB) || !is_determiner(tokens.lower(verb + 1)) {
            return Attached::default();
        }
        let end = self.noun_phrase_end(verb + 2);
        Attached { role: (end > verb + 2).then_some(verb..end), nationality: None }
    }

    /// A role that stands at `at`, after a determiner or none.
    fn apposed(&self, at: usize) -> Attached {
        let tokens = self.tokens;
        let determined = is_determiner(tokens.lower(at));
        let mut start = at + usize::from(determined);
        let mut head = None;
        let mut k = start;
        while k < self.sentence.end.min(at + LONGEST) {
            if matches!(tokens.word(k), "’" | "'") && head.is_none() && k > start {
                k += 1 + usize::from(tokens.lower(k + 1) == "s");
                start = k;
                continue;
            }
            let hyphen = matches!(tokens.word(k), "-" | "‑") && tokens.glued(k);
            if tokens.kind(k) != Some(TokenKind::Word) && !hyphen {
                break;
            }
            let word = tokens.lower(k);
            let unfinished = head.is_none_or(|h| sorts(tokens.lower(h)).is(Sorts::RANK));
            if self.is_role(k) {
                head = Some(k);
            } else if !unfinished || word == "of" || is_closing(word) {
                break;
            }
            k += 1;
        }
        let Some(head) = head else { return Attached::default() };
        if !determined
            && tokens.word(start).chars().next().is_some_and(char::is_uppercase)
            && !self.is_role(start)
            && !is_nationality(tokens.lower(start))
        {
            return Attached::default();
        }
        let mut end = head + 1;
        if tokens.lower(end) == "of" || (tokens.lower(end) == "for" && !is_determiner(tokens.lower(end + 1)))
        {
            end = self.noun_phrase_end(end + 1);
        }
        let next = tokens.lower(end);
        let closed = end >= self.sentence.end
            || matches!(
                next,
                "," | "."
                    | "("
                    | ")"
                    | ";"
                    | ":"
                    | "?"
                    | "!"
                    | "—"
                    | "–"
                    | "who"
                    | "at"
                    | "for"
                    | "with"
                    | "in"
                    | "from"
                    | "since"
            )
            || sorts(next).is(Sorts::SAYING);
        if closed { self.parted(start..end) } else { Attached::default() }
    }

    /// `(secretary)`, `(Portugal)`, `(SUI)`.
    fn bracketed(&self, inner: Range<usize>) -> Attached {
        if inner.len() == 1
            && (self.is_country(inner.start) || is_nationality(self.tokens.lower(inner.start)))
        {
            return Attached { role: None, nationality: Some(inner) };
        }
        let words = inner.clone().all(|k| self.tokens.kind(k) == Some(TokenKind::Word));
        let head = inner.end.checked_sub(1).filter(|&k| inner.contains(&k) && self.is_role(k));
        match head {
            Some(head)
                if words && inner.len() <= 4 && (inner.len() == 1 || !is_capital(self.tokens.word(head))) =>
            {
                self.parted(inner)
            }
            _ => Attached::default(),
        }
    }

    /// The token after a noun phrase that begins at `at`: no sign but hyphen and apostrophe, no verb of saying.
    fn noun_phrase_end(&self, at: usize) -> usize {
        let tokens = self.tokens;
        let mut end = at;
        while end < self.sentence.end && end < at + LONGEST {
            let word = tokens.lower(end);
            let sign = tokens.kind(end) == Some(TokenKind::Sign);
            let joint =
                matches!(tokens.word(end), "-" | "‑" | "’" | "'" | "&") && end + 1 < self.sentence.end;
            let verb = sorts(word).is(Sorts::SAYING) && !is_capital(tokens.word(end));
            if (sign && !joint) || (verb && end > at) || is_closing(word) {
                break;
            }
            end += 1;
        }
        end
    }

    /// A role with the nationality before it taken off.
    fn parted(&self, range: Range<usize>) -> Attached {
        let tokens = self.tokens;
        let national = range.clone().find(|&k| is_nationality(tokens.lower(k)) && is_capital(tokens.word(k)));
        let Some(at) = national else { return Attached { role: Some(range), nationality: None } };
        let role = if at == range.start { at + 1..range.end } else { range.clone() };
        let rest = if role.is_empty() { None } else { Some(role) };
        Attached { role: rest, nationality: Some(at..at + 1) }
    }

    fn only_nationality(&self, range: Range<usize>) -> Attached {
        let tokens = self.tokens;
        let national = |k: usize| {
            k >= range.start
                && is_capital(tokens.word(k))
                && is_nationality(tokens.span(k, range.end - 1).of(tokens.lowered()))
        };
        let last = range.end.saturating_sub(1);
        let start =
            last.checked_sub(1).filter(|k| national(*k)).or_else(|| Some(last).filter(|k| national(*k)));
        Attached { role: None, nationality: start.map(|k| k..range.end) }
    }

    /// A role in lower case, or in capitals without a name after it.
    fn is_role(&self, k: usize) -> bool {
        let sort = sorts(self.tokens.lower(k));
        sort.is(Sorts::ROLE)
            || (sort.is(Sorts::TITLE)
                && !is_capital(self.tokens.word(k))
                && !NOUNS_TOO.contains(&self.tokens.lower(k)))
    }

    fn is_country(&self, k: usize) -> bool {
        is_capital(self.tokens.word(k)) && is_place(self.tokens.lower(k))
    }
}

/// Titles that are other words when written small.
const NOUNS_TOO: &[&str] =
    &["count", "general", "major", "private", "sister", "brother", "father", "prime", "earl", "pope"];

pub(super) fn is_determiner(word: &str) -> bool {
    matches!(word, "the" | "a" | "an" | "its" | "his" | "her" | "their" | "our" | "my" | "whose")
}

/// Words that no noun phrase goes beyond.
fn is_closing(word: &str) -> bool {
    matches!(
        word,
        "who"
            | "which"
            | "that"
            | "and"
            | "but"
            | "or"
            | "is"
            | "was"
            | "were"
            | "are"
            | "has"
            | "had"
            | "have"
            | "will"
            | "would"
            | "to"
            | "when"
            | "where"
            | "while"
            | "after"
            | "before"
            | "since"
            | "because"
            | "as"
            | "from"
            | "with"
            | "by"
            | "on"
            | "at"
            | "in"
            | "for"
            | "until"
            | "during"
            | "not"
            | "he"
            | "she"
            | "they"
            | "it"
            | "whose"
            | "than"
            | "if"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attached(text: &str, name: &str, after: bool) -> (String, String) {
        let tokens = Tokens::new(text);
        let start = text.find(name).expect("the name");
        let within = tokens.within(crate::text::Span::new(start, start + name.len()));
        let beside = Beside { tokens: &tokens, sentence: 0..tokens.len() };
        let found =
            if after { beside.after(within.end - 1) } else { beside.before(within.start, within.end - 1) };
        let words = |range: Option<Range<usize>>| {
            range.map_or("", |r| tokens.span(r.start, r.end - 1).of(text)).to_owned()
        };
        (words(found.role), words(found.nationality))
    }

    #[test]
    fn roles_before_a_name() {
        for (text, role, nationality) in [
            ("the governor, Lidia Moss, said", "governor", ""),
            ("It told chief nurse Lidia Moss on Monday", "chief nurse", ""),
            ("the Dutch rider Lidia Moss", "rider", "Dutch"),
            ("the deputy head of the school, Lidia Moss.", "deputy head of the school", ""),
            ("the county's chief geologist Lidia Moss", "chief geologist", ""),
            ("Chief geologist: Lidia Moss.", "Chief geologist", ""),
            ("They met Lidia Moss", "", ""),
            ("He thanked the crew, Lidia Moss and others", "", ""),
            ("The lawyer met Lidia Moss", "", ""),
            ("the mayor, Lidia Moss and Tom Hale", "", ""),
            ("by co-owner Lidia Moss", "co-owner", ""),
        ] {
            assert_eq!(attached(text, "Lidia Moss", false), (role.into(), nationality.into()), "{text}");
        }
    }

    #[test]
    fn roles_after_a_name() {
        for (text, role, nationality) in [
            ("Lidia Moss, the secretary of the trust, wept", "secretary of the trust", ""),
            ("Lidia Moss, 41, a toxicologist at the institute", "toxicologist", ""),
            ("Lidia Moss, the German champion, came in", "champion", "German"),
            ("Lidia Moss, deputy district attorney, rose", "deputy district attorney", ""),
            ("Lidia Moss is a researcher.", "researcher", ""),
            ("Lidia Moss, who heads the museum, said", "heads the museum", ""),
            ("Lidia Moss of France won", "", "France"),
            ("Lidia Moss (Portugal) won", "", "Portugal"),
            ("Lidia Moss (treasurer) left", "treasurer", ""),
            ("wrote Lidia Moss, the owner.", "owner", ""),
            ("Lidia Moss, Tom Hale, the cook, and others", "", ""),
            ("Lidia Moss, a priest and two nuns", "", ""),
            ("Lidia Moss, who was late", "", ""),
            ("Lidia Moss, director of the Harbour Trust, said", "director of the Harbour Trust", ""),
        ] {
            assert_eq!(attached(text, "Lidia Moss", true), (role.into(), nationality.into()), "{text}");
        }
    }
}
