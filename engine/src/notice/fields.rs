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
        ("wrong", name_alone(&fact.wrong)),
        ("right", name_alone(&fact.right)),
        ("contrast", told(&contrast(&right_clause, fact).unwrap_or_default())),
        ("subject", name_alone(&fact.subject)),
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

/// A name without the sign of its possessive.
fn name_alone(words: &str) -> String {
    words.strip_suffix("’s").or_else(|| words.strip_suffix("'s")).unwrap_or(words).to_owned()
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
    let pairs: Vec<(String, String)> = if fact.fact == "quote" {
        let whole = |quote: &str| format!("“{}”", quote.trim().trim_end_matches(['.', ',']));
        vec![(whole(&fact.old_quote), whole(&fact.quote))]
    } else {
        let first = std::iter::once((fact.wrong.trim().to_owned(), fact.right.trim().to_owned()));
        first.chain(fact.more.iter().cloned()).collect()
    };
    let mut told = clause.to_owned();
    for (wrong, right) in &pairs {
        told = set_against(&told, wrong, right, fact.fact == "quote")?;
    }
    Some(told)
}

fn set_against(clause: &str, wrong: &str, right: &str, is_quote: bool) -> Option<String> {
    let short = |words: &str| {
        let count = words.split_whitespace().count();
        is_quote && count <= WHOLE_QUOTE || (1..=SHORT).contains(&count) && !words.contains(", ")
    };
    let denies =
        |words: &str| words.split_whitespace().any(|word| matches!(word, "not" | "no" | "never" | "nobody"));
    let odd =
        right.ends_with(['.', '’', '”', ')']) || right.ends_with("’s") || denies(wrong) || denies(right);
    if !short(wrong) || !short(right) || !is_quote && odd {
        return None;
    }
    if clause.matches(right).count() > 1 {
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
    let joined = |c: char| c.is_alphanumeric() || matches!(c, '-' | '–' | '’' | '\'' | '%' | '/');
    if quoted || rest.starts_with(joined) || before.ends_with(joined) {
        return None;
    }
    let (taken, unit) = counted(right, rest);
    end += taken;
    let (head, rest) = (clause.get(..end)?, clause.get(end..)?);
    let unit = if wrong.split_whitespace().count() == 1 { unit } else { "" };
    let article = if taken == 0 { article(before, &wrong) } else { String::new() };
    let joint = if rest.is_empty() || rest.starts_with([',', ';', '.', ':', ')']) { "" } else { "," };
    Some(format!("{head}, not {article}{wrong}{unit}{joint}{rest}"))
}

/// The article before the right words, said again before the wrong ones: `a spring, not a glacier`.
fn article(before: &str, wrong: &str) -> String {
    let last = before.split_whitespace().next_back().unwrap_or_default();
    match last {
        "the" | "The" if before.ends_with(' ') => "the ".to_owned(),
        "a" | "an" | "A" | "An" if before.ends_with(' ') => {
            a(wrong).strip_suffix(wrong).unwrap_or_default().to_owned()
        }
        _ => String::new(),
    }
}

/// What belongs to a figure: bytes of the noun behind it, and the unit that is said again: `34 people, not 43`,
/// `4 per cent, not 5 per cent`, `eight years ago, not three`.
fn counted<'r>(right: &str, rest: &'r str) -> (usize, &'r str) {
    const UNITS: [&str; 7] =
        [" per cent", " percent", " percentage points", " million", " billion", " trillion", " thousand"];
    const TAILS: [&str; 12] = [
        " ago", " old", " later", " earlier", " long", " deep", " high", " wide", " tall", " away", " lower",
        " higher",
    ];
    let tokens = Tokens::new(right);
    let parts = units(&tokens, 0..tokens.len());
    if !matches!(parts.as_slice(), [unit] if unit.class == Class::Figure) {
        return (0, "");
    }
    let starts = |text: &str, part: &str| {
        text.strip_prefix(part).is_some_and(|r| !r.starts_with(char::is_alphanumeric))
    };
    let tail = |text: &str| TAILS.iter().find(|tail| starts(text, tail)).map_or(0, |tail| tail.len());
    if let Some(unit) = UNITS.iter().find(|unit| starts(rest, unit)) {
        let more = tail(rest.get(unit.len()..).unwrap_or_default());
        return (unit.len() + more, if more == 0 { rest.get(..unit.len()).unwrap_or_default() } else { "" });
    }
    let kind = [" cubic", " square"].iter().find(|kind| starts(rest, kind)).map_or(0, |kind| kind.len());
    let noun = rest.get(kind..).unwrap_or_default();
    let word = noun.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let plural =
        word.ends_with('s') && word.len() > 3 && !matches!(word, "does" | "says" | "goes" | "times" | "this");
    let counted = plural || matches!(word, "people" | "men" | "women" | "children");
    if !(counted && word.starts_with(char::is_lowercase) && noun.starts_with(' ')) {
        return (0, "");
    }
    let length = kind + 1 + word.len();
    (length + tail(rest.get(length..).unwrap_or_default()), "")
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
            ("it is fed by a spring", "glacier", "spring", "it is fed by a spring, not a glacier"),
            ("he is the pilot of it", "captain", "pilot", "he is the pilot, not the captain, of it"),
            ("it ran out eight years ago", "three", "eight", "it ran out eight years ago, not three"),
            ("it used 70 cubic metres", "7", "70", "it used 70 cubic metres, not 7"),
            ("they filled 2,300 bags", "3,200", "2,300", "they filled 2,300 bags, not 3,200"),
        ] {
            assert_eq!(set(clause, wrong, right).as_deref(), Some(told));
        }
    }

    #[test]
    fn several_facts_of_a_sentence_are_told_at_once() {
        let fact = DraftFact {
            wrong: "1926".into(),
            right: "1929".into(),
            more: vec![("700".into(), "770".into())],
            ..DraftFact::default()
        };
        let told = contrast("the theatre opened in 1929 and seats 770 people", &fact);
        assert_eq!(
            told.as_deref(),
            Some("the theatre opened in 1929, not 1926, and seats 770 people, not 700")
        );
    }

    #[test]
    fn where_it_would_be_no_sentence_nothing_is_set_against_anything() {
        for (clause, wrong, right) in [
            ("she wore Petty’s hat", "Perry", "Petty"),
            ("he said that “it is blue today”", "red", "blue"),
            ("the 12-year-old left", "11", "12"),
            ("it fell by 4%", "5", "4"),
            ("it shut", "2012", "2013"),
            ("at 30, it is 30 metres lower", "20", "30"),
            ("he did not appeal", "did appeal", "did not appeal"),
        ] {
            assert_eq!(set(clause, wrong, right), None, "{clause}");
        }
    }
}
