//! On which side somebody voted: `voted against` where the roll of the source has the name among those in favour.

use super::{Other, names};
use crate::facts::NameType;
use crate::reading::Reading;
use crate::rules::Rule;
use crate::text::{HashMap, Span, TokenKind};

/// So many names a roll must have.
const ROLL: usize = 3;

#[rustfmt::skip]
const FOR: &[&str] = &["for", "favour", "favor", "ayes", "aye", "yes", "yea", "yeas", "pro"];
#[rustfmt::skip]
const AGAINST: &[&str] = &["against", "noes", "nays", "nay", "no", "opposed", "contra"];
#[rustfmt::skip]
const NEITHER: &[&str] = &["abstained", "abstaining", "abstentions", "abstention", "abstain", "absent", "excused", "recused"];

/// A side of a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    For,
    Against,
    Neither,
}

impl Side {
    const fn words(self) -> &'static str {
        match self {
            Self::For => "in favour",
            Self::Against => "against",
            Self::Neither => "among those who did not vote",
        }
    }
}

/// The rolls of the sources: each surname with the sides on which it stands, and where.
#[derive(Clone, Debug, Default)]
pub struct Sides {
    all: HashMap<String, Vec<(Side, usize, Span)>>,
}

impl Sides {
    /// Collects them.
    #[must_use]
    pub fn new(sources: &[Reading<'_>]) -> Self {
        let mut all: HashMap<String, Vec<(Side, usize, Span)>> = HashMap::default();
        for (source, reading) in sources.iter().enumerate() {
            let mut found: Vec<(String, Side, Span)> = Vec::new();
            for sentence in &reading.sentences {
                found.extend(listed(reading, sentence.span));
            }
            if found.len() < ROLL {
                found.clear();
            }
            found.extend(
                reading
                    .sentences
                    .iter()
                    .filter_map(|it| voted(reading, it.span))
                    .map(|(who, side, at, _)| (who, side, at)),
            );
            for (who, side, at) in found {
                all.entry(who).or_default().push((side, source, at));
            }
        }
        Self { all }
    }

    /// The vote of a claim that the sources give otherwise.
    pub fn check(&self, reading: &Reading<'_>, claim: Span) -> Option<Other> {
        if self.all.is_empty() {
            return None;
        }
        let (who, side, _, span) = voted(reading, claim)?;
        let told = self.all.get(&who)?;
        let (other, source, at) = told.first()?;
        let only = told.iter().all(|(it, ..)| it == other);
        (only && *other != side).then(|| Other {
            rule: Rule::SourceNegation,
            span,
            says: format!("has {who} {}", other.words()),
            right: None,
            place: (*source, *at),
            least: 0.0,
        })
    }
}

fn side_of(word: &str) -> Option<Side> {
    if FOR.contains(&word) {
        Some(Side::For)
    } else if AGAINST.contains(&word) {
        Some(Side::Against)
    } else if NEITHER.contains(&word) {
        Some(Side::Neither)
    } else {
        None
    }
}

/// `for, Batty, Holt; against, Khanna`, `Ayes (3): Batty, Holt and Quill.`
fn listed(reading: &Reading<'_>, sentence: Span) -> Vec<(String, Side, Span)> {
    let tokens = &reading.tokens;
    let range = tokens.within(sentence);
    let mut found = Vec::new();
    let mut side = None;
    let mut i = range.start;
    while i < range.end {
        let word = tokens.lower(i);
        let labelled = side_of(word).and_then(|it| Some((it, behind_label(reading, i, range.end)?)));
        if let Some((it, next)) = labelled {
            side = Some(it);
            i = next;
            continue;
        }
        match (tokens.kind(i), side) {
            (Some(TokenKind::Word), Some(it))
                if tokens.is_capital(i) && word.len() > 2 && side_of(word).is_none() =>
            {
                found.push((tokens.word(i).to_owned(), it, tokens.span(i, i)));
            }
            (Some(TokenKind::Word), Some(_))
                if !tokens.is_capital(i)
                    && !matches!(
                        word,
                        "and" | "de" | "van" | "von" | "la" | "der" | "mr" | "ms" | "mrs" | "dr"
                    ) =>
            {
                side = None;
            }
            _ => {}
        }
        i += 1;
    }
    found
}

/// The token behind the mark of a label: a comma or colon, with or without a count in brackets, before a capital.
fn behind_label(reading: &Reading<'_>, i: usize, end: usize) -> Option<usize> {
    let tokens = &reading.tokens;
    let mut next = i + 1;
    if tokens.is_sign(next, '(') {
        next = (next..end.min(next + 4)).find(|k| tokens.is_sign(*k, ')'))? + 1;
    }
    let marked = tokens.is_sign(next, ':') || tokens.is_sign(next, ',');
    let mut first = next + 1;
    while first < end && tokens.kind(first) == Some(TokenKind::Digits)
        || tokens.is_sign(first, ',')
        || tokens.is_sign(first, '(')
        || tokens.is_sign(first, ')')
    {
        first += 1;
    }
    (marked && first < end && tokens.is_capital(first)).then_some(first)
}

/// `Councillor Pryce, who had brought a petition, voted against`: surname, side, and the words.
fn voted(reading: &Reading<'_>, sentence: Span) -> Option<(String, Side, Span, Span)> {
    let tokens = &reading.tokens;
    let range = tokens.within(sentence);
    let verb = range.clone().find(|i| matches!(tokens.lower(*i), "voted" | "abstained"))?;
    let denied =
        range.clone().any(|i| matches!(tokens.lower(i), "not" | "never" | "nobody" | "if" | "would" | "had"))
            && !range.clone().any(|i| tokens.lower(i) == "who");
    let (side, end) = if tokens.lower(verb) == "abstained" {
        (Side::Neither, verb)
    } else {
        let at = (verb + 1..range.end.min(verb + 3)).find(|i| side_of(tokens.lower(*i)).is_some())?;
        (side_of(tokens.lower(at))?, at)
    };
    // `voted for Holt` is an election
    let elects = side == Side::For && tokens.lower(end) == "for" && tokens.is_capital(end + 1);
    let before = Span::new(sentence.start, tokens.span(verb, verb).start);
    let mut people = names(reading, before).filter(|(_, name)| name.kind == NameType::Person);
    let (fact, name) = people.next()?;
    let alone = people.next().is_none();
    let surname = name.value.rsplit(' ').next().filter(|word| word.len() > 2)?.to_owned();
    (alone && !denied && !elects && !reading.is_quoted(fact.span))
        .then(|| (surname, side, fact.span, tokens.span(verb, end)))
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn the_other_side_of_a_roll() {
        let roll = "Vote on the motion: for, Batty, Holt, Pryce, Sandoval; against, Khanna, Yeo.";
        let ayes = "Roll call. Ayes (3): Batty, Holt and Pryce. Noes (2): Khanna, Yeo. Abstained: Quill.";
        for (article, source) in [
            ("Councillor Mary Pryce, who had brought a petition, voted against.", roll),
            ("Ravi Khanna voted in favour of the motion.", ayes),
            ("Councillor Ada Quill voted for the motion.", ayes),
        ] {
            assert_eq!(rules(article, source), [Rule::SourceNegation], "{article}");
        }
        for (article, source) in [
            ("Councillor Mary Pryce, who had brought a petition, voted in favour.", roll),
            ("Ravi Khanna voted against the motion.", ayes),
            ("Ada Quill abstained.", ayes),
            ("Ravi Khanna voted for Pryce as mayor.", roll),
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }
}
