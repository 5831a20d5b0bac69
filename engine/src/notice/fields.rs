//! What a template can say of one fact.

use super::antecedent::dangling;
use super::clause::{clause, sentence};
use super::draft::{Draft, DraftFact};
use super::house::a;
use super::style::Style;
use super::template::Fields;
use crate::text::Tokens;
use crate::versions::unit::{Class, units};

/// The longest quotation that a notice gives whole, in words.
const WHOLE_QUOTE: usize = 24;
/// The longest words that can stand against others inside a sentence: `34, not 43, people`.
const SHORT: usize = 6;

/// The fields of fact number `n`, from 1; before the first nothing stands, so that `she` would be nobody.
pub(super) fn fields(draft: &Draft, fact: &DraftFact, style: &Style, n: usize) -> Fields {
    let part = |sentence: &str, words: &str| {
        let told = clause(sentence, words, &draft.text);
        told.filter(|told| n > 1 || dangling(told).is_none()).unwrap_or_default()
    };
    let wrong_clause = part(&fact.old_sentence, &fact.wrong);
    let right_clause = part(&fact.new_sentence, &fact.right);
    // A clause that is the same on both sides tells nothing.
    let told = |clause: &str| if wrong_clause == right_clause { String::new() } else { clause.to_owned() };
    let short = |words: &str| {
        let bare = words.trim().trim_end_matches(['.', ',']);
        let fits = bare.split_whitespace().count() <= WHOLE_QUOTE;
        if fits { bare.to_owned() } else { String::new() }
    };
    let iso = |date: Option<jiff::civil::Date>| date.map_or_else(String::new, |date| date.to_string());
    let note = draft.note.trim();
    let place = fact.place.as_deref().or_else(|| draft.place.as_deref().filter(|_| n == 1));
    let paragraph = place.and_then(|place| place.strip_prefix("paragraph "));
    let reference = |place: &&str| style.references || !place.starts_with("paragraph");
    [
        ("noun", style.noun.clone()),
        ("verb", style.verb.clone()),
        ("headline", draft.headline.trim().to_owned()),
        ("date", iso(draft.corrected)),
        ("time", draft.time.map_or_else(String::new, |time| time.to_string())),
        ("published", iso(draft.published)),
        ("found", iso(draft.found)),
        ("place", place.filter(reference).unwrap_or_default().to_owned()),
        ("paragraph", paragraph.filter(|_| style.references).unwrap_or_default().to_owned()),
        ("n", n.to_string()),
        ("wrong", fact.wrong.clone()),
        ("right", fact.right.clone()),
        ("contrast", told(&contrast(&right_clause, fact).unwrap_or_default())),
        ("subject", fact.subject.clone()),
        ("speaker", fact.speaker.clone()),
        ("old_speaker", fact.old_speaker.clone()),
        ("quote", short(&fact.quote)),
        ("old_quote", short(&fact.old_quote)),
        ("note", if note.is_empty() { String::new() } else { sentence(note) }),
        ("reason", draft.late_reason.trim().trim_end_matches('.').to_owned()),
        ("days", days(draft)),
        ("because", because(draft, style)),
        ("wrong_clause", told(&wrong_clause)),
        ("right_clause", told(&right_clause)),
    ]
    .into()
}

/// How the error came about, where the house names it: `Because of an editing error, `.
fn because(draft: &Draft, style: &Style) -> String {
    let cause = draft.cause.as_ref().filter(|cause| style.blame.contains(cause));
    match cause.map(String::as_str) {
        None => String::new(),
        Some("source") => "Because of wrong information from a source, ".to_owned(),
        Some(cause) => format!("Because of {}, ", a(&format!("{cause} error"))),
    }
}

/// How many days after its publication the text was put right.
fn days(draft: &Draft) -> String {
    let days = draft.published.zip(draft.corrected).and_then(|(from, to)| from.until(to).ok());
    days.map_or_else(String::new, |span| span.get_days().to_string())
}

/// The right clause with the wrong words set against the right ones: `it employed 34 people, not 43, in 2016`. `None`
/// where that would not be a sentence.
fn contrast(clause: &str, fact: &DraftFact) -> Option<String> {
    let (wrong, right) = (fact.wrong.trim(), fact.right.trim());
    let short = |words: &str| (1..=SHORT).contains(&words.split_whitespace().count()) && !words.contains(',');
    if !short(wrong) || !short(right) || right.ends_with(['.', '’', '”', ')']) {
        return None;
    }
    let (at, wrong) = match clause.find(right) {
        Some(at) => (at, wrong.to_owned()),
        // The first word of a sentence has lost its capital.
        None => (clause.find(&small(right)).filter(|at| *at == 0)?, small(wrong)),
    };
    let before = clause.get(..at)?;
    let quoted =
        before.matches('“').count() != before.matches('”').count() || before.matches('"').count() % 2 == 1;
    let mut end = at + right.len();
    let rest = clause.get(end..)?;
    if quoted
        || rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '–' | '’' | '\'' | '%' | '/'))
    {
        return None;
    }
    let (taken, unit) = counted(right, rest);
    end += taken;
    let (head, rest) = (clause.get(..end)?, clause.get(end..)?);
    let unit = if wrong.split_whitespace().count() == 1 { unit } else { "" };
    let joint = if rest.is_empty() || rest.starts_with([',', ';', '.', ':', ')']) { "" } else { "," };
    Some(format!("{head}, not {wrong}{unit}{joint}{rest}"))
}

/// What belongs to a figure: bytes of the noun behind it, and the unit that is said again: `34 people, not 43`,
/// `4 per cent, not 5 per cent`.
fn counted<'r>(right: &str, rest: &'r str) -> (usize, &'r str) {
    const UNITS: [&str; 10] = [
        " per cent",
        " percent",
        " percentage points",
        " million",
        " billion",
        " trillion",
        " thousand",
        " miles",
        " metres",
        " feet",
    ];
    let tokens = Tokens::new(right);
    let parts = units(&tokens, 0..tokens.len());
    if !matches!(parts.as_slice(), [unit] if unit.class == Class::Figure) {
        return (0, "");
    }
    let ends =
        |unit: &&&str| rest.strip_prefix(**unit).is_some_and(|r| !r.starts_with(char::is_alphanumeric));
    if let Some(unit) = UNITS.iter().find(ends) {
        return (unit.len(), rest.get(..unit.len()).unwrap_or_default());
    }
    let word = rest.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let plural =
        word.ends_with('s') && word.len() > 3 && !matches!(word, "does" | "says" | "goes" | "times" | "this");
    let counted = plural || matches!(word, "people" | "men" | "women" | "children");
    let small = word.starts_with(char::is_lowercase) && rest.starts_with(' ');
    if counted && small { (1 + word.len(), "") } else { (0, "") }
}

fn small(words: &str) -> String {
    let mut chars = words.chars();
    let first: String = chars.next().map(|c| c.to_lowercase().collect()).unwrap_or_default();
    format!("{first}{}", chars.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(clause: &str, wrong: &str, right: &str) -> Option<String> {
        contrast(clause, &DraftFact { wrong: wrong.into(), right: right.into(), ..DraftFact::default() })
    }

    #[test]
    fn wrong_and_right_stand_side_by_side() {
        for (clause, wrong, right, told) in [
            ("the mill shut in 2013", "2012", "2013", "the mill shut in 2013, not 2012"),
            (
                "the mill shut in 2013 after a fire",
                "2012",
                "2013",
                "the mill shut in 2013, not 2012, after a fire",
            ),
            ("it shut in 2013, after a fire", "2012", "2013", "it shut in 2013, not 2012, after a fire"),
            ("it employed 34 people in May", "43", "34", "it employed 34 people, not 43, in May"),
            ("it fell by 4 per cent", "5", "4", "it fell by 4 per cent, not 5 per cent"),
            ("profits rose in May", "fell", "rose", "profits rose, not fell, in May"),
            ("parks shut", "Pools", "Parks", "parks, not pools, shut"),
        ] {
            assert_eq!(set(clause, wrong, right).as_deref(), Some(told));
        }
    }

    #[test]
    fn where_it_would_be_no_sentence_nothing_is_set_against_anything() {
        for (clause, wrong, right) in [
            ("she wore Petty’s hat", "Perry", "Petty"),
            ("he said that “it is blue today”", "red", "blue"),
            ("the 12-year-old left", "11", "12"),
            ("it fell by 4%", "5", "4"),
            ("it shut", "2012", "2013"),
        ] {
            assert_eq!(set(clause, wrong, right), None, "{clause}");
        }
    }
}
