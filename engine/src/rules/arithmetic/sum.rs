//! `28 concerts and 17 talks, 45 events in all`: a total against the parts that the sentence gives.

use super::interval::Interval;
use super::line::{Line, Term, Unit};
use super::restate::plain;
use super::{Desk, Finding, finding, made_by};
use crate::settings::Tolerance;
use rust_decimal::Decimal;

/// What marks the number before it as a total.
const IN_ALL: &[&[&str]] =
    &[&["in", "all"], &["in", "total"], &["all", "told"], &["altogether"], &["combined"]];

/// What marks the number after it as a total.
const TOTAL_OF: &[&[&str]] = &[
    &["for", "a", "total", "of"],
    &["to", "a", "total", "of"],
    &["making", "a", "total", "of"],
    &["bringing", "the", "total", "to"],
    &["a", "total", "of"],
    &["making"],
    &["for", "a", "combined"],
    &["or", "a", "total", "of"],
    &["totalling"],
    &[":", "in", "all"],
    &[",", "in", "all"],
    &[":", "altogether"],
    &[",", "altogether"],
    &[":", "together"],
    &[":", "all", "told"],
];

/// With these a list does not give all parts.
pub(super) const OPEN_LIST: &[&str] = &[
    "among",
    "each",
    "estimated",
    "half",
    "include",
    "included",
    "includes",
    "including",
    "least",
    "like",
    "mainly",
    "many",
    "more",
    "mostly",
    "most",
    "notably",
    "others",
    "say",
    "some",
    "such",
    "whom",
    "which",
    "for",
    "rest",
];

/// Words of which one or the other is true of everybody, so that the two counts make the whole.
const OUTCOMES: &[(&[&str], &[&str])] = &[
    (
        &[
            "abandoned",
            "dropped out",
            "gave up",
            "pulled out",
            "retired",
            "withdrew",
            "did not finish",
            "failed to finish",
        ],
        &["classified", "completed", "crossed", "finished", "reached the finish", "were placed"],
    ),
    (&["died", "were killed", "drowned", "were lost"], &["survived", "were rescued", "were saved", "lived"]),
    (&["passed"], &["failed"]),
    (
        &["were granted", "were approved", "were accepted", "were allowed", "were upheld"],
        &["were refused", "were rejected", "were turned down", "were dismissed", "were denied"],
    ),
];

/// Nouns that part people into two kinds.
const KINDS: &[(&str, &str)] = &[
    ("men", "women"),
    ("boys", "girls"),
    ("males", "females"),
    ("adults", "children"),
    ("sons", "daughters"),
];

pub(super) fn check(desk: &Desk<'_, '_, '_>, n: usize, found: &mut Vec<Finding>) {
    let Some(line) = desk.lines.get(n) else { return };
    for (at, total) in line.terms.iter().enumerate() {
        let (before, after) =
            (line.terms.get(..at).unwrap_or_default(), line.terms.get(at + 1..).unwrap_or_default());
        let one = in_all(desk.tolerance, line, before, total)
            .or_else(|| two_kinds(line, total, after))
            .or_else(|| of_the(line, total, after));
        found.extend(one);
    }
}

/// The words between two terms.
pub(super) fn gap<'r>(line: &Line<'r, '_>, a: &Term, b: &Term) -> Vec<&'r str> {
    line.between(a.last + 1, b.first).collect()
}

pub(super) fn has(words: &[&str], any: &[&str]) -> bool {
    words.iter().any(|word| any.contains(word))
}

/// `A, B and C, T in all`; `A and B, a total of T`.
fn in_all(tolerance: &Tolerance, line: &Line<'_, '_>, before: &[Term], total: &Term) -> Option<Finding> {
    let marked = (1..=3)
        .any(|n| IN_ALL.iter().any(|words| line.starts(total.last + n, words)) && clear(line, total, n));
    let led = TOTAL_OF.iter().find(|words| {
        total.first >= line.tokens.start + words.len() && line.starts(total.first - words.len(), words)
    });
    let parts = list_before(line, before, total, total.first - led.map_or(0, |words| words.len()));
    if !(marked || led.is_some()) || parts.len() < 2 || longer_fits(tolerance, line, before, &parts, total) {
        return None;
    }
    compare(tolerance, line, &parts, total)
}

/// True if the figures further up in the sentence make the total together with the list: it began before them.
fn longer_fits(
    tolerance: &Tolerance,
    line: &Line<'_, '_>,
    before: &[Term],
    parts: &[&Term],
    total: &Term,
) -> bool {
    let first = parts.first().map_or(0, |part| part.first);
    let mut all = parts.to_vec();
    before.iter().rev().filter(|term| term.first < first && term.unit == total.unit).any(|term| {
        all.insert(0, term);
        compare(tolerance, line, &all, total).is_none()
    })
}

/// No sign stands between the total and the words that mark it.
fn clear(line: &Line<'_, '_>, total: &Term, n: usize) -> bool {
    !line.any_of(total.last + 1, total.last + n, &[",", ";", ".", "and", ":"])
}

/// The list that ends before `total`: parts of its unit, parted by commas, with `and` before the last.
fn list_before<'l>(line: &Line<'_, '_>, before: &'l [Term], total: &Term, start: usize) -> Vec<&'l Term> {
    let mut parts: Vec<&Term> = Vec::new();
    for part in before.iter().rev().filter(|part| part.unit == total.unit) {
        let next = parts.last().map_or(start, |next| next.first);
        let words: Vec<&str> = line.between(part.last + 1, next).collect();
        // what an item is made of may hold an `and` of its own: `nine to yachts and dinghies, four to …`
        let item = |ends: &[&str]| words.last().is_some_and(|last| ends.contains(last));
        // `£6,000 from the council` is a part, `£3m, up from` the end of a change
        let turned = has(&words, &["than", "while", "but"])
            || words.last() == Some(&"from")
            || words.first() == Some(&"of");
        let fits = match parts.len() {
            0 => {
                (words.is_empty() || item(&[",", "–", "—", "or", "making", ";"]))
                    && !has(&words, &["and", "of"])
            }
            1 => {
                let and = ["and", "plus", "&"];
                // `and the Pines, the smallest, $61,300`
                let gapped = words.len() <= 7 && has(words.get(..2).unwrap_or(&words), &and);
                (item(&and) || words.len() <= 4 && has(&words, &and) || gapped) && !has(&words, &["of"])
            }
            // `, Ottoway $148,500`: who gave it stands before the figure
            _ if words.first() == Some(&",") && words.len() <= 5 => !has(&words, &["and"]),
            _ => item(&[","]) && (!has(&words, &["and"]) || words.first().is_some_and(|word| *word != "and")),
        };
        if !fits || turned || words.len() > 12 {
            break;
        }
        parts.push(part);
    }
    parts.reverse();
    parts
}

/// A list that comes nowhere near the total was not meant to make it.
pub(super) fn near(parts: &[&Term], total: &Term) -> bool {
    let sum = made_by(parts);
    let share = sum.and_then(|sum| sum.checked_div(total.amount.value));
    share.is_some_and(|share| share > Decimal::new(7, 1) && share < Decimal::new(14, 1))
}

/// `a crew of 14, nine men and six women`.
fn two_kinds(line: &Line<'_, '_>, total: &Term, after: &[Term]) -> Option<Finding> {
    let [a, b, ..] = after else { return None };
    let pair = (line.lower(a.last + 1), line.lower(b.last + 1));
    let known = KINDS.iter().any(|kind| pair == *kind || pair == (kind.1, kind.0));
    let apposed = matches!(line.before(a.first), "," | ":" | "–" | "—" | "(");
    let adjacent = b.first == a.last + 3 && line.before(b.first) == "and";
    let short = a.first <= total.last + 8
        && !line.any_of(total.last + 1, a.first, &["and", "who", "as", "than", "but"]);
    let whole = total.is_whole() && a.is_whole() && b.is_whole();
    if !(known && apposed && adjacent && short && whole) || line.before(total.first) == "in" {
        return None;
    }
    wrong_sum(line, &[a, b], total)
}

/// `Of the 123 riders … nine gave up and 112 were classified`; `Of its 64 workers 40 …, the other 24 …`.
fn of_the(line: &Line<'_, '_>, total: &Term, after: &[Term]) -> Option<Finding> {
    let start = (1..=3).filter_map(|n| total.first.checked_sub(n)).find(|&i| line.lower(i) == "of")?;
    let opens = start == line.tokens.start || matches!(line.before(start), "," | ";" | ":" | "and");
    if !opens || !total.is_whole() {
        return None;
    }
    let parts: Vec<&Term> =
        after.iter().filter(|term| term.is_whole() && bare_subject(line, term)).take(6).collect();
    let rest = parts.iter().position(|part| {
        matches!(line.before(part.first), "other" | "remaining") && line.before(part.first - 1) == "the"
    });
    if let Some(rest) = rest.filter(|rest| *rest > 0) {
        let others = parts.get(..rest)?;
        let last = parts.get(rest)?;
        return (!any_subset(others, last, total))
            .then(|| wrong_sum(line, &[others, &[*last]].concat(), total))?;
    }
    let [a, b] = parts.as_slice() else { return None };
    let outcome = |term: &Term, words: &[&str]| {
        let end = (term.last + 5).min(line.tokens.end);
        let said = line.between(term.last + 1, end).collect::<Vec<_>>().join(" ");
        words.iter().any(|word| said.starts_with(word) || said.starts_with(&format!("were {word}")))
    };
    let complete = OUTCOMES
        .iter()
        .any(|(one, other)| outcome(a, one) && outcome(b, other) || outcome(a, other) && outcome(b, one));
    if complete { wrong_sum(line, &[a, b], total) } else { None }
}

/// A number that is a subject of its own: a verb or a bare place follows it, no noun.
fn bare_subject(line: &Line<'_, '_>, term: &Term) -> bool {
    !matches!(
        line.before(term.first),
        "of" | "after" | "in" | "for" | "at" | "by" | "to" | "from" | "than" | "-" | "–"
    ) && term.unit == Unit::Count
}

/// True if the last part and some of the others make the total.
fn any_subset(others: &[&Term], last: &Term, total: &Term) -> bool {
    (1..1u32 << others.len().min(8)).any(|chosen| {
        let mut picked = others.iter().enumerate().filter(|(n, _)| chosen & (1 << n) != 0);
        let sum = picked.try_fold(last.amount.value, |sum, (_, term)| sum.checked_add(term.amount.value));
        sum == Some(total.amount.value)
    })
}

fn wrong_sum(line: &Line<'_, '_>, parts: &[&Term], total: &Term) -> Option<Finding> {
    let sum = made_by(parts)?;
    (sum != total.amount.value).then(|| report(line, parts, total, sum))
}

pub(super) fn compare(
    tolerance: &Tolerance,
    line: &Line<'_, '_>,
    parts: &[&Term],
    total: &Term,
) -> Option<Finding> {
    let sum = parts
        .iter()
        .try_fold(Interval::point(Decimal::ZERO), |sum, part| sum.plus(part.interval(tolerance)?))?;
    let largest = parts.iter().map(|part| part.amount.value).max()?;
    if total.interval(tolerance)?.meets(sum) || total.amount.value < largest {
        return None;
    }
    let exact = made_by(parts)?;
    Some(report(line, parts, total, exact))
}

/// Says that the parts make another sum than the total.
pub(super) fn report(line: &Line<'_, '_>, parts: &[&Term], total: &Term, sum: Decimal) -> Finding {
    let mut words: Vec<&str> = parts.iter().map(|part| line.words(part.span)).collect();
    let last = words.pop().unwrap_or_default();
    let message = format!(
        "{} and {last} make {}, not {}; change the total or one of its parts.",
        words.join(", "),
        plain(sum, 2),
        line.words(total.span)
    );
    finding(line, total, Some(sum), message)
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfArithmetic;
    use crate::rules::testing::{finds, silent};

    #[test]
    fn totals_that_their_parts_do_not_make() {
        finds(
            SelfArithmetic,
            &[
                ("There are 14 plays, nine films and 11 readings, 36 events in all.", "36"),
                ("The club sold 412 adult tickets and 230 for children, a total of 652.", "652"),
                (
                    "Attendance was 21,300 on Thursday, 24,850 on Friday and 38,400 on Saturday, for a total of 86,550.",
                    "86,550",
                ),
                ("The county gives £48,000 and two firms £22,500 together, £72,500 in all.", "£72,500"),
                (
                    "There were 108 names on the list: 61 from Ashby, 29 from Norton and 28 from elsewhere.",
                    "108",
                ),
                (
                    "It went 19 times to yachts and other small craft, 12 times to trawlers and nine times to people cut off \
                     by the tide, 44 times in all.",
                    "44",
                ),
                ("A crew of 14, nine men and six women, sailed on Monday.", "14"),
                (
                    "The hall has cost £8.3m, the council said: £5.1m for the building, £2.6m for land and £0.9m for seats.",
                    "£8.3m",
                ),
                ("The hall cost £8.3m: £5.1m for the building, £2.6m for land and £0.9m for seats.", "£8.3m"),
                ("Of the 88 runners who set out, nine gave up in the heat and 77 finished.", "88"),
                ("Of its 64 workers 40 are at home; the other 34 are clearing up.", "64"),
            ],
        );
    }

    #[test]
    fn totals_that_come_out() {
        silent(
            SelfArithmetic,
            &[
                "It went 19 times to yachts and other small craft, 12 times to trawlers and nine times to people cut off \
                 by the tide, 40 times in all.",
                "It sold 40 tickets in May and 30 in June, more than 12 of them to children, 300 in all so far this year.",
                "The hall has cost £8.6m, the council said: £5.1m for the building, £2.6m for land and £0.9m for seats.",
                "The hall cost £8.3m, most of it for land: £5.1m went to one farmer and £2.6m to the church.",
                "The hall cost £8.3m, a record: £1.1m more than the school and £2.6m more than the baths.",
                "The walk is 12 km long: 5 km on the road, 4 km on the beach and 3 km in the wood.",
                "There are 14 plays, nine films and 11 readings, 34 events in all.",
                "The club sold 412 adult tickets and 230 for children, a total of 642.",
                "The county gives £48,000 and two firms £22,500 together, £70,500 in all.",
                "There were 108 names on the list: 61 from Ashby, 29 from Norton and 18 from elsewhere.",
                "A crew of 15, nine men and six women, sailed on Monday.",
                "Of the 86 runners who set out, nine gave up in the heat and 77 finished.",
                "Of its 64 workers 40 are at home; the other 24 are clearing up.",
                "The three grants were £1.2m, £2.3m and £0.4m, £4m in all.",
                "About 1,200 people came by train and 800 by bus, some 2,000 in all.",
            ],
        );
    }

    #[test]
    fn lists_that_were_never_meant_to_make_the_total() {
        silent(
            SelfArithmetic,
            &[
                "Of the 120 seats, the League won 58 and the Greens 40.",
                "Of the 127 letters, 80 objected to the height and 70 to the traffic.",
                "The plant employs 400 people, including 120 drivers and 60 mechanics.",
                "He played in 3 matches, scored 12 goals and made 7 assists in all.",
                "They won 3-1: two goals by Lund and one by Quist.",
                "Two questions were put: 12 people answered one and 14 the other.",
                "In four of the past five years it lost money, €11m in all.",
                "The firm has 12 shops: three in Leeds, two in York and others abroad.",
                "It rained on 20 days: five in May and three in June were the wettest.",
                "A jury of seven women and five men took two days to decide.",
                "The school has 412 pupils, 30 teachers and 12 assistants in total disarray.",
                "Fractures were rare, with nine in the one group and 14 in the other.",
                "Of the 15,535 ballots cast, 151 were rejected, five more than the first time round.",
                "She has two sons and three daughters, and in total 14 grandchildren.",
            ],
        );
    }
}
