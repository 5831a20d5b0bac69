//! Grades in a list: `Sixth form: requires improvement`, `Moor Lane | B | A` under years.
//!
//! Inspectors give grades of a closed class. Where the claim names one row of such a list and gives it a grade of the class,
//! for the year of a column or where the row has one grade only, it must be the row's.

use super::Other;
use crate::evidence::is_stop_word;
use crate::facts::Kind;
use crate::reading::Reading;
use crate::rules::Rule;
use crate::text::{Span, TokenKind};

/// The classes of grades; a list uses one of them.
#[rustfmt::skip]
const CLASSES: &[&[&str]] = &[
    &["outstanding", "good", "requires improvement", "inadequate", "satisfactory", "unsatisfactory", "special measures", "needs improvement"],
    &["excellent", "very good", "good", "sufficient", "adequate", "fair", "moderate", "poor", "bad", "very poor"],
    &["a", "b", "c", "d", "e", "f", "g"],
    &["green", "amber", "yellow", "orange", "red"],
    &["strong", "adequate", "weak", "unsatisfactory"],
    &["pass", "fail", "merit", "distinction"],
    &["gold", "silver", "bronze"],
    &["very low", "low", "moderate", "medium", "considerable", "high", "very high", "extreme"],
];

/// A list of fewer rows gives no grades.
const ROWS: usize = 3;

/// The rows of the sources that have grades.
#[derive(Clone, Debug, Default)]
pub struct Grades {
    rows: Vec<Row>,
}

#[derive(Clone, Debug)]
struct Row {
    class: usize,
    label: String,
    /// Each with the year of its column.
    cells: Vec<(&'static str, Option<String>)>,
    place: (usize, Span),
}

/// A grade of a claim.
struct Given {
    grade: &'static str,
    year: Option<String>,
    span: Span,
}

impl Grades {
    /// Collects them.
    #[must_use]
    pub fn new(sources: &[Reading<'_>]) -> Self {
        Self {
            rows: sources
                .iter()
                .enumerate()
                .flat_map(|(source, reading)| lists(source, reading.text))
                .collect(),
        }
    }

    /// The grades of a claim that the lists give otherwise.
    #[must_use]
    pub fn check(&self, reading: &Reading<'_>, claim: Span) -> Vec<Other> {
        let text = claim.of(reading.text).to_lowercase();
        let named = |row: &&Row| holds(&text, &row.label.to_lowercase());
        let mut rows = self.rows.iter().filter(named);
        let (Some(row), None) = (rows.next(), rows.next()) else { return Vec::new() };
        let mut found = Vec::new();
        for it in given(reading, claim, row.class) {
            let of_year = |(_, year): &&(&str, Option<String>)| it.year.is_some() && *year == it.year;
            let right = match (row.cells.as_slice(), &it.year) {
                ([(grade, None)], None) => Some(*grade),
                (cells, Some(_)) => cells.iter().find(of_year).map(|(grade, _)| *grade),
                _ => None,
            };
            let Some(right) = right.filter(|right| *right != it.grade) else { continue };
            found.push(Other {
                rule: Rule::SourceCategory,
                span: it.span,
                says: format!(
                    "has \"{}\" for {}",
                    if right.len() == 1 { right.to_uppercase() } else { right.to_owned() },
                    row.label
                ),
                right: None,
                place: row.place,
                least: 0.0,
            });
        }
        found
    }
}

/// True if `text` has `words` with no letter beside.
fn holds(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let behind = text.get(at + words.len()..).and_then(|t| t.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !behind.is_some_and(char::is_alphanumeric)
    })
}

/// The lists of a source, each of one class.
fn lists(source: usize, text: &str) -> Vec<Row> {
    let (mut found, mut block, mut heads): (Vec<Row>, Vec<Row>, Vec<Option<String>>) = Default::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end();
        let span = Span::new(at, at + bare.len());
        at += line.len();
        let parted = bare.split_once(['|', ':']);
        let (label, cells) = parted.map_or(("", Vec::new()), |(label, rest)| {
            (label.trim(), rest.split(['|', ';']).map(str::trim).collect::<Vec<_>>())
        });
        let class = block.first().map(|row: &Row| row.class).or_else(|| {
            CLASSES.iter().position(|class| cells.first().is_some_and(|cell| grade(class, cell).is_some()))
        });
        let grades: Vec<&'static str> =
            cells.iter().filter_map(|cell| grade(CLASSES.get(class?)?, cell)).collect();
        if let Some(class) =
            class.filter(|_| !cells.is_empty() && grades.len() == cells.len() && label.len() > 2)
        {
            let year = |n: usize| heads.get(n).cloned().flatten().filter(|_| heads.len() == grades.len());
            let cells = grades.iter().enumerate().map(|(n, grade)| (*grade, year(n))).collect();
            block.push(Row { class, label: label.to_owned(), cells, place: (source, span) });
            continue;
        }
        if block.len() >= ROWS {
            found.append(&mut block);
        }
        block.clear();
        heads = cells.iter().map(|cell| year_in(cell)).collect();
    }
    if block.len() >= ROWS {
        found.append(&mut block);
    }
    found
}

/// The one year of a head of a column.
fn year_in(head: &str) -> Option<String> {
    let mut years = head.split(|c: char| !c.is_ascii_digit()).filter(|word| word.len() == 4);
    years.next().filter(|_| years.next().is_none()).map(str::to_owned)
}

/// The grade that a cell is.
fn grade(class: &[&'static str], cell: &str) -> Option<&'static str> {
    let bare = cell.trim_end_matches('.');
    let letter = bare.len() == 1;
    class
        .iter()
        .copied()
        .find(|it| bare.eq_ignore_ascii_case(it))
        .filter(|_| !letter || bare.chars().all(char::is_uppercase))
}

/// The grades that a claim gives: behind `is`, `rated`, `judged`, or before `in 2022`; what was before or is denied is none.
fn given(reading: &Reading<'_>, claim: Span, class: usize) -> Vec<Given> {
    let tokens = &reading.tokens;
    let range = tokens.within(claim);
    let mut found = Vec::new();
    let class = CLASSES.get(class).copied().unwrap_or_default();
    for i in range.clone() {
        let fits = |it: &&&str| {
            it.split(' ').enumerate().all(|(n, word)| i + n < range.end && tokens.lower(i + n) == word)
        };
        let Some(grade) = class.iter().filter(fits).max_by_key(|it| it.len()).copied() else { continue };
        let last = i + grade.split(' ').count() - 1;
        if grade.len() == 1
            && (!tokens.is_capital(i)
                || tokens.kind(i + 1) == Some(TokenKind::Word) && tokens.is_capital(i + 1))
        {
            continue;
        }
        let mut before = i;
        while before > range.start && matches!(tokens.word(before - 1), "“" | "‘" | "\"" | "'") {
            before -= 1;
        }
        let lead = |back: usize| {
            before.checked_sub(back).filter(|k| *k >= range.start).map_or("", |k| tokens.lower(k))
        };
        let year = (tokens.lower(last + 1) == "in"
            && tokens.kind(last + 2) == Some(TokenKind::Digits)
            && tokens.word(last + 2).len() == 4)
            .then(|| tokens.word(last + 2).to_owned());
        let verb = |word: &str| {
            matches!(
                word,
                "is" | "rated" | "judged" | "graded" | "found" | "called" | "remains" | "considered"
            )
        };
        let bound = verb(lead(1)) || matches!(lead(1), "as" | "a" | "an") && verb(lead(2));
        let unsure = range.clone().any(|k| {
            matches!(
                tokens.lower(k),
                "not"
                    | "never"
                    | "until"
                    | "once"
                    | "formerly"
                    | "previously"
                    | "had"
                    | "if"
                    | "from"
                    | "should"
                    | "would"
                    | "could"
                    | "may"
            )
        });
        // `good at sport` and `good for the town` are no grades
        let next = tokens.lower(last + 1);
        let word = tokens.kind(last + 1) == Some(TokenKind::Word);
        let closed =
            !word || is_stop_word(next) && !matches!(next, "at" | "for" | "to" | "with" | "enough" | "as");
        let dated = reading.facts_in(claim).any(|fact| fact.kind() == Kind::Date);
        if closed && (year.is_some() || bound && !unsure && !dated) {
            found.push(Given { grade, year, span: tokens.span(i, last) });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    const LIST: &str =
        "Quality of education: good\nBehaviour and attitudes: outstanding\nSixth form: requires improvement";
    const TABLE: &str = "School | 2022 | 2023\nRidge Primary | A | C\nElm Street | A | B\nMoor Lane | B | A";

    #[test]
    fn another_grade_than_the_row_has_is_found() {
        for (article, source) in [
            ("The sixth form, with 187 students, is inadequate.", LIST),
            ("The sixth form was judged good, the inspectors say.", LIST),
            ("Moor Lane, which had a C in 2022, was raised to an A.", TABLE),
        ] {
            assert_eq!(rules(article, source), [Rule::SourceCategory], "{article}");
        }
    }

    #[test]
    fn the_grade_of_the_row_or_of_another_year_says_nothing() {
        for (article, source) in [
            ("The sixth form requires improvement.", LIST),
            ("The sixth form is rated “requires improvement”.", LIST),
            ("The sixth form is not inadequate.", LIST),
            ("The sixth form was rated inadequate in 2019.", LIST),
            ("The sixth form is good at sport.", LIST),
            ("The sixth form had been inadequate before.", LIST),
            ("Behaviour is called outstanding.", LIST),
            ("Moor Lane, which had a B in 2022, was raised to an A.", TABLE),
            ("Moor Lane, which had a D in 2021, was raised to an A.", TABLE),
            ("Moor Lane and Elm Street had a B in 2022 and 2023.", TABLE),
            ("A man from Moor Lane in a C class car came.", TABLE),
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }
}
