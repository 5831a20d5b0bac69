//! `rose 12 per cent to 46 from 41`: the change that a sentence states against the one its two values make.

use super::interval::{Interval, Outcome, judge, judge_share};
use super::line::{Line, Term, Unit, term};
use super::restate::{plain, round};
use super::{Desk, Finding, Rule, alike, finding, level};
use crate::facts::change::{Change, Direction, Part, changes};
use crate::facts::negation::{Polarity, polarity};
use rust_decimal::Decimal;

/// Words that say that the percentage is not that of the two values: per year, after inflation, at other rates.
const OTHER_MEASURE: &[&str] = &[
    "annual",
    "annualised",
    "annualized",
    "annually",
    "average",
    "comparable",
    "compound",
    "constant",
    "currencies",
    "currency",
    "each",
    "effect",
    "inflation",
    "like",
    "organic",
    "real",
    "respectively",
    "underlying",
    "yearly",
];

/// What rises when its figure falls, or is known by more than one figure.
pub(super) const TURNED: &[&str] = &[
    "dollar", "dollars", "euro", "franc", "handicap", "krona", "krone", "peso", "pound", "rank", "ranking",
    "rand", "real", "riel", "ringgit", "rouble", "ruble", "rupee", "rupiah", "sterling", "time", "won",
    "yen", "yuan", "zloty", "currency", "loss", "losses", "deficit", "position", "place", "spot", "baht",
    "dong", "lira", "shilling",
];

/// Verbs that say nothing of a figure's size but of how good it is.
pub(super) const VERDICTS: &[&str] = &[
    "advanced",
    "ascended",
    "boosted",
    "deteriorated",
    "eased",
    "improved",
    "improves",
    "improving",
    "narrowed",
    "promoted",
    "recovered",
    "rebounded",
    "relegated",
    "strengthened",
    "upgraded",
    "downgraded",
    "weakened",
    "worsened",
    "widened",
    "extended",
    "demoted",
];

/// Nouns after the size of a step: `a 12 per cent rise`.
#[rustfmt::skip]
const STEPS: &[&str] = &[
    "cut", "decline", "decrease", "drop", "fall", "gain", "improvement", "increase", "jump", "reduction", "rise", "surge",
];

/// A change with both its values.
struct Told<'c> {
    change: &'c Change,
    to: Term,
    from: Term,
    by: Option<Term>,
}

pub(super) fn check(desk: &Desk<'_, '_, '_>, n: usize, found: &mut Vec<Finding>) {
    let Some(line) = desk.lines.get(n) else { return };
    let all = changes(line.reading, line.sentence.span);
    for (at, change) in all.iter().enumerate() {
        let stated = polarity(&line.reading.tokens, line.sentence.span, change.verb) == Polarity::Positive;
        if !stated || change.direction == Direction::Unchanged {
            continue;
        }
        if let Some(told) = told(line, change, all.get(at + 1)) {
            check_told(desk, line, &told, found);
        }
    }
    after_values(desk, n, &all, found);
}

/// The change with both its values and what is said of the step between them.
fn told<'c>(line: &Line<'_, '_>, change: &'c Change, next: Option<&Change>) -> Option<Told<'c>> {
    let of = |part: &Part| term(line.reading, part.span, &part.value);
    let from = of(change.from.as_ref()?)?;
    // `between 20,000 and 21,500, down from 22,000 to 24,000`: what it was is a range
    let led = change.token.checked_sub(1).is_some_and(|i| line.lower(i) == ",")
        && matches!(line.lower(change.token), "up" | "down")
        && line.lower(change.token + 1) == "from";
    let to = match &change.to {
        Some(_) if led => return None,
        Some(part) => of(part)?,
        None => before_up(line, change)?,
    };
    let by = match &change.by {
        Some(part) => Some(share_or_points(line, of(part)?)),
        None => in_apposition(line, &to, &from, next),
    };
    // `leave within two years, down from one in seven`: a share is no stretch of time
    let share = |term: &Term| term.amount.value > Decimal::ZERO && term.amount.value < Decimal::ONE;
    let sorts = share(&to) == share(&from) || to.unit != Unit::Count && from.unit != Unit::Count;
    (sorts && alike(line, &to, &from) && one_thing(line, change, &to, &from)).then_some(Told {
        change,
        to,
        from,
        by,
    })
}

/// `by a fifth` is a share, `by half a point` a number of points.
fn share_or_points(line: &Line<'_, '_>, term: Term) -> Term {
    let below_one =
        term.unit == Unit::Count && term.amount.value > Decimal::ZERO && term.amount.value < Decimal::ONE;
    if !below_one || line.words(term.span).contains('.') {
        return term;
    }
    let next = term.last + 1;
    if line.lower(next) == "a" && line.any_of(next + 1, next + 3, &["point"]) {
        return Term { unit: Unit::Points, ..term };
    }
    Term { unit: Unit::Share, ..term }
}

/// `profit of £1.2m, up from £1m`: the last value before the comma is what it came to.
fn before_up(line: &Line<'_, '_>, change: &Change) -> Option<Term> {
    let adverb = matches!(line.lower(change.token), "up" | "down");
    let comma = change.token.checked_sub(1)?;
    if !adverb || line.lower(comma) != "," {
        return None;
    }
    // `£1.2m,` or `120 million marks,`
    let value = line.terms.iter().rev().find(|term| term.last < comma)?;
    let words: Vec<&str> = line.between(value.last + 1, comma).collect();
    let noun =
        words.len() <= 2 && !words.iter().any(|word| matches!(*word, "of" | "than" | "for" | "from" | ","));
    // `31 people asked about each of them, up from 44`: the only figure of its sentence so far
    let alone = words.len() <= 8
        && !line.terms.iter().any(|term| term.last < value.first)
        && !words.iter().any(|word| matches!(*word, "," | ";" | "while" | "but" | "and" | "than" | "from"));
    let noun = noun || alone;
    noun.then(|| value.clone())
}

/// `from $84 to $90, or about 7 per cent`; `from 100 to 120, an increase of 20 per cent`.
fn in_apposition(line: &Line<'_, '_>, to: &Term, from: &Term, next: Option<&Change>) -> Option<Term> {
    let end = to.last.max(from.last) + 1;
    let after = line.terms.iter().find(|term| term.first >= end)?;
    let share = after.unit == Unit::Percent;
    let or = line.lower(end) == "," && line.lower(end + 1) == "or" && after.first == end + 2;
    if or && share {
        return Some(after.clone());
    }
    let before_noun =
        line.lower(end) == "," && matches!(line.lower(end + 1), "a" | "an") && after.first == end + 2;
    if before_noun && share && STEPS.contains(&line.lower(after.last + 1)) {
        return Some(after.clone());
    }
    let noun = next.filter(|next| next.to.is_none() && next.from.is_none() && line.lower(end) == ",")?;
    let by = noun.by.as_ref().filter(|part| part.span == after.span)?;
    (noun.token <= end + 4 && line.reading.tokens.at(by.span.start) <= noun.token + 3 && share)
        .then(|| after.clone())
}

/// Both values and the word of change in one stretch, with nothing between them that turns to something else.
fn one_thing(line: &Line<'_, '_>, change: &Change, to: &Term, from: &Term) -> bool {
    let first = change.token.min(to.first).min(from.first);
    let last = to.last.max(from.last);
    let inside_values = |i: usize| (to.first..=to.last).contains(&i) || (from.first..=from.last).contains(&i);
    let part_only = line.any_of(last + 1, (last + 7).min(line.tokens.end), &["alone"]);
    !part_only
        && !(first..=last).any(|i| {
            !inside_values(i)
                && matches!(line.lower(i), "while" | "but" | "and" | "whereas" | "respectively" | ";")
        })
}

fn check_told(desk: &Desk<'_, '_, '_>, line: &Line<'_, '_>, told: &Told<'_>, found: &mut Vec<Finding>) {
    let interval = |term: &Term| Interval::of(&term.amount, desk.tolerance);
    let (Some(to), Some(from)) = (interval(&told.to), interval(&told.from)) else { return };
    let hedged = told.to.amount.bound.is_some() || told.from.amount.bound.is_some();
    if hedged || told.from.amount.value <= Decimal::ZERO || !same_magnitude(&told.to, &told.from) {
        return;
    }
    if wrong_way(line, told, to, from) {
        let words = line.words(told.change.verb);
        let message = format!(
            "The article says “{words}”, but {} after {} is a {}; change the word or one of the two figures.",
            line.words(told.to.span),
            line.words(told.from.span),
            if told.change.direction == Direction::Up { "fall" } else { "rise" },
        );
        found.push(Finding::new(Rule::SelfArithmetic, line.reading, told.change.verb, message));
        return;
    }
    if let Some(factor) = told.change.factor {
        check_factor(line, told, factor, to, from, found);
        return;
    }
    let Some(by) = &told.by else { return };
    let measured = match by.unit {
        Unit::Percent | Unit::Share => check_percent(desk, line, told, by, to, from),
        _ if by.unit == told.to.unit || by.unit == Unit::Points && told.to.unit == Unit::Percent => {
            check_step(desk, line, told, by, to, from)
        }
        _ => None,
    };
    found.extend(measured);
}

/// A figure without its `million` beside one with it cannot be reckoned with.
fn same_magnitude(to: &Term, from: &Term) -> bool {
    let (a, b) = (to.amount.value.abs(), from.amount.value.abs());
    let limit = Decimal::from(50);
    b.checked_mul(limit).is_none_or(|most| a <= most) && a.checked_mul(limit).is_none_or(|most| b <= most)
}

fn wrong_way(line: &Line<'_, '_>, told: &Told<'_>, to: Interval, from: Interval) -> bool {
    let verb = line.words(told.change.verb).to_ascii_lowercase();
    let clause = line.reading.tokens.within(told.change.clause);
    if VERDICTS.contains(&verb.as_str()) || line.any_of(clause.start, clause.end, TURNED) {
        return false;
    }
    let Some(step) = to.minus(from) else { return false };
    match told.change.direction {
        Direction::Up => step.high.is_some_and(|high| high < Decimal::ZERO),
        Direction::Down => step.low.is_some_and(|low| low > Decimal::ZERO),
        Direction::Unchanged => false,
    }
}

/// The step between the two values, upwards for a word that points up.
fn signed(told: &Told<'_>, step: Interval) -> Interval {
    if told.change.direction == Direction::Down { step.negated() } else { step }
}

fn check_percent(
    desk: &Desk<'_, '_, '_>,
    line: &Line<'_, '_>,
    told: &Told<'_>,
    by: &Term,
    to: Interval,
    from: Interval,
) -> Option<Finding> {
    if other_measure(line, told.change.token + 1) || per_time(line, by) {
        return None;
    }
    let computed = signed(told, to.change_over(from)?);
    // words that judge rather than measure may point either way
    let computed =
        if computed.high.is_some_and(|high| high < Decimal::ZERO) { computed.negated() } else { computed };
    let judged = if by.unit == Unit::Share { judge_share } else { judge };
    let outcome = judged(&by.amount, desk.tolerance, computed)?;
    if outcome == Outcome::Fits {
        return None;
    }
    let exact =
        told.to.amount.value.checked_sub(told.from.amount.value)?.checked_div(told.from.amount.value)?;
    let exact = exact.checked_mul(Decimal::ONE_HUNDRED)?.abs();
    let values = format!("{} to {}", line.words(told.from.span), line.words(told.to.span));
    let in_points = told.to.unit == Unit::Percent
        && judge(&by.amount, desk.tolerance, signed(told, to.minus(from)?))? == Outcome::Fits;
    let places = by.amount.place.scale().max(1);
    let message = if in_points {
        format!(
            "From {values} is a change of {} percentage points, or {} per cent; write points or change the figure.",
            plain(by.amount.value, places),
            plain(exact, 1)
        )
    } else {
        let change = plain(exact, places);
        format!(
            "From {values} is {change} per cent, not {}; change the percentage or one of the two figures.",
            line.words(by.span)
        )
    };
    let value = (!in_points).then(|| round(exact, by.amount.place.scale()));
    let mut finding = finding(line, by, value, message);
    finding.level = level(outcome);
    Some(finding)
}

/// True if the words from token `first` on measure in another way, or against a second time: `year on year`, a
/// second `from`.
fn other_measure(line: &Line<'_, '_>, first: usize) -> bool {
    let end = line.tokens.end;
    let from = line.between(first, end).filter(|word| *word == "from").count();
    let on_year = (first..end).any(|i| {
        let plain = line.lower(i) == "on"
            && matches!(line.lower(i + 1), "year" | "month" | "quarter" | "week" | "last");
        plain
            || line.starts(i, &["on", "the"])
                && matches!(line.lower(i + 2), "year" | "month" | "quarter" | "week" | "day")
            || line.starts(i, &["on", "-"]) && matches!(line.lower(i + 2), "year" | "month" | "quarter")
    });
    from > 1 || on_year || line.any_of(first, end, OTHER_MEASURE)
}

/// `a year`, `a month`: the percentage belongs to each of several steps.
fn per_time(line: &Line<'_, '_>, by: &Term) -> bool {
    let next = by.last + 1;
    matches!(line.lower(next), "a" | "per" | "each" | "every")
        && matches!(line.lower(next + 1), "year" | "month" | "quarter" | "week" | "day")
}

fn check_step(
    desk: &Desk<'_, '_, '_>,
    line: &Line<'_, '_>,
    told: &Told<'_>,
    by: &Term,
    to: Interval,
    from: Interval,
) -> Option<Finding> {
    let outcome = judge(&by.amount, desk.tolerance, to.distance(from)?)?;
    if outcome == Outcome::Fits {
        return None;
    }
    let exact = told.to.amount.value.checked_sub(told.from.amount.value)?.abs();
    let message = format!(
        "From {} to {} is a step of {}, not {}; change the step or one of the two figures.",
        line.words(told.from.span),
        line.words(told.to.span),
        plain(exact, 2),
        line.words(by.span)
    );
    Some(finding(line, by, Some(exact), message))
}

/// `doubled from 12 to 24`, with a tenth of room, more before `more than` and after `nearly`.
fn check_factor(
    line: &Line<'_, '_>,
    told: &Told<'_>,
    factor: Decimal,
    to: Interval,
    from: Interval,
    found: &mut Vec<Finding>,
) {
    let Some(ratio) = to.over(from) else { return };
    let verb = line.reading.tokens.at(told.change.verb.start);
    let more = line.before(verb) == "than";
    let nearly = matches!(
        line.before(verb),
        "nearly" | "almost" | "roughly" | "about" | "virtually" | "practically" | "all"
    );
    let share = |percent: i64| factor.checked_mul(Decimal::new(percent, 2)).unwrap_or(factor);
    let (low, high) = match (more, nearly) {
        (true, _) => (Some(factor), None),
        (_, true) => (Some(share(80)), Some(share(112))),
        _ => (Some(share(90)), Some(share(112))),
    };
    // `more than halved` went below the half
    let stated = if more && factor < Decimal::ONE {
        Interval { low: None, high: Some(factor) }
    } else {
        Interval { low, high }
    };
    if stated.meets(ratio) {
        return;
    }
    let Some(exact) = told.to.amount.value.checked_div(told.from.amount.value) else { return };
    let message = format!(
        "From {} to {} is {} times as much, which is not “{}”; change the word or one of the two figures.",
        line.words(told.from.span),
        line.words(told.to.span),
        plain(exact, 2),
        line.words(told.change.verb)
    );
    found.push(Finding::new(Rule::SelfArithmetic, line.reading, told.change.verb, message));
}

/// `The increase of 12 per cent …`, after a paragraph that tells the price of now and of then and no third.
fn after_values(desk: &Desk<'_, '_, '_>, n: usize, all: &[Change], found: &mut Vec<Finding>) {
    let Some(line) = desk.lines.get(n) else { return };
    let opens = |change: &&Change| {
        change.token <= line.tokens.start + 2
            && line.any_of(line.tokens.start, change.token, &["the", "that", "this"])
            && change.to.is_none()
            && change.from.is_none()
    };
    let Some(change) = all.first().filter(opens) else { return };
    let Some(by) = change.by.as_ref().and_then(|part| term(line.reading, part.span, &part.value)) else {
        return;
    };
    if by.unit != Unit::Percent || line.any_of(line.tokens.start, line.tokens.end, OTHER_MEASURE) {
        return;
    }
    let near = |other: &&Line<'_, '_>| other.sentence.paragraph + 2 > line.sentence.paragraph;
    let before: Vec<&Line<'_, '_>> = desk.lines.iter().take(n).rev().take(3).filter(near).collect();
    let now = before.iter().any(|other| {
        other.any_of(
            other.tokens.start,
            other.tokens.end,
            &["now", "currently", "present", "previously", "today"],
        )
    });
    let money: Vec<(&Line<'_, '_>, &Term)> = before
        .iter()
        .flat_map(|other| other.terms.iter().map(move |term| (*other, term)))
        .filter(|(_, term)| matches!(term.unit, Unit::Money(_)))
        .collect();
    let [(_, a), (_, b)] = money.as_slice() else { return };
    if !now || a.unit != b.unit || a.amount.bound.is_some() || b.amount.bound.is_some() {
        return;
    }
    let (low, high) = if a.amount.value < b.amount.value { (*a, *b) } else { (*b, *a) };
    let (from, to) = if change.direction == Direction::Down { (high, low) } else { (low, high) };
    let told = Told { change, to: to.clone(), from: from.clone(), by: Some(by.clone()) };
    let interval = |term: &Term| Interval::of(&term.amount, desk.tolerance);
    if let (Some(to), Some(from)) = (interval(to), interval(from)) {
        found.extend(check_percent(desk, line, &told, &by, to, from));
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfArithmetic;
    use crate::rules::testing::{finds, silent};

    #[test]
    fn a_percentage_that_its_two_values_do_not_make() {
        finds(
            SelfArithmetic,
            &[
                ("Net profit rose 15.5 per cent to £46.1 million from £37.9 million.", "15.5 per cent"),
                ("Sales fell by 8 per cent to 1,120 from 1,400 a year earlier.", "8 per cent"),
                ("The fare goes up from $84 to $90, or about 12 percent, in May.", "about 12 percent"),
                ("Output dropped from 46 tonnes to 41 tonnes, a fall of 21 per cent.", "21 per cent"),
                ("Turnover was up 30% at €52.0m from €44.5m.", "30%"),
                ("Pre-tax profit of £9.6m, up 32 per cent from £8m, was better than hoped.", "32 per cent"),
                (
                    "Net income rose 25 per cent to $37.2m, or $1.12 a share, from $32.2m, or 96 cents.",
                    "25 per cent",
                ),
                ("Output fell 12 per cent to 123.4 (1980 is 100) from 128.0 in May.", "12 per cent"),
                ("Profit grew to £4.5m from £3.2m, a 25 per cent increase.", "25 per cent"),
                ("Output rose 4 per cent to a seasonally adjusted 128.1 from a revised 121.0.", "4 per cent"),
                ("Annual profit rose 30 per cent to 46 million from 41 million.", "30 per cent"),
                ("Sales came to 120 million marks, up 15 per cent from 100 million.", "15 per cent"),
                ("The index climbed 2.4 per cent to 131.20 from 129.80 in April.", "2.4 per cent"),
            ],
        );
    }

    #[test]
    fn percentages_that_come_out_within_rounding() {
        silent(
            SelfArithmetic,
            &[
                "Net profit rose 21.6 per cent to £46.1 million from £37.9 million.",
                "Sales fell by a fifth to 1,120 from 1,400 a year earlier.",
                "The fare goes up from $84 to $90, or about 7 percent, in May.",
                "The rate rose 2.5 per cent to 4.1 from 4.0.",
                "Output dropped from 46 tonnes to 41 tonnes, a fall of almost 11 per cent.",
                "Turnover was up 17% at €52.0m from €44.5m.",
                "Costs rose more than 10 per cent to £150m from £120m.",
                "Membership grew 50 per cent to 1.2 million from 800,000.",
                "Net income rose 15.5 per cent to $37.2m, or $1.12 a share, from $32.2m, or 96 cents.",
                "Prices rose 5 per cent from a year earlier to 120 from 118 in April.",
                "Prices rose 5 per cent year on year to 120 from 118 in April.",
                "Prices rose 5 per cent on the year to 120, from 118 in April.",
                "Output rose 20 per cent to 1.2 million tonnes from 1 million.",
                "Profit grew to £4.5m from £3.2m, a 41 per cent increase.",
                "Growth slowed to 2 per cent from 3 per cent, the lowest rate in 12 years.",
                "Earnings rose 12 per cent to 46 pence a share on 41 million shares from 40 million.",
                "The price climbed 3 per cent to 1.3 billion dollars from 1.26 billion.",
            ],
        );
    }

    #[test]
    fn a_change_in_the_other_direction() {
        finds(
            SelfArithmetic,
            &[
                ("The index rose 0.8 per cent to 153.50 from 154.67.", "rose"),
                ("The price of a loaf fell to £1.45 from £1.30.", "fell"),
                ("Attendance dropped from 9,100 to 10,400 last season.", "dropped"),
                ("On average 31 people wrote in about each of the flats, up from 44.", "up"),
            ],
        );
        silent(
            SelfArithmetic,
            &[
                "The yen rose to 148.20 per dollar from 149.90.",
                "The loss narrowed to £3m from £5m.",
                "She improved to 9.8 seconds from 9.9.",
                "The club rose to third from fifth.",
                "Of 31 people asked, 12 said they had, up from 44 in a larger survey.",
                "The council raised £4m for the park, from £6m that it had hoped for.",
            ],
        );
    }

    #[test]
    fn per_cent_or_points() {
        finds(
            SelfArithmetic,
            &[("Approval declined 1.6 per cent to 55.9 per cent from 57.5 per cent.", "1.6 per cent")],
        );
        silent(
            SelfArithmetic,
            &[
                "Approval declined 1.6 percentage points to 55.9 per cent from 57.5 per cent.",
                "Approval declined 2.8 per cent to 55.9 per cent from 57.5 per cent.",
            ],
        );
    }

    #[test]
    fn steps_of_the_same_unit() {
        finds(
            SelfArithmetic,
            &[
                ("The ticket rises by 20 cents to $2.70 from $2.40.", "20 cents"),
                ("The rate was cut by half a point to 4.25 per cent from 5.25 per cent.", "half"),
            ],
        );
        silent(
            SelfArithmetic,
            &[
                "The ticket rises by 30 cents to $2.70 from $2.40.",
                "The levy increased by £47 to £1,231.",
                "The workforce shrank by 155 to 3,260.",
            ],
        );
    }

    #[test]
    fn doubled_and_its_like() {
        finds(
            SelfArithmetic,
            &[
                ("The number of sites doubled from 12 to 31.", "doubled"),
                ("Deaths more than tripled to 41 from 20.", "tripled"),
                ("The share of the undecided has halved, from 18 per cent to 13 per cent.", "halved"),
            ],
        );
        silent(
            SelfArithmetic,
            &[
                "The number of sites doubled from 12 to 24.",
                "Deaths more than tripled to 71 from 20.",
                "The share of the undecided has halved, from 18 to 9 per cent.",
                "Sales nearly doubled to 19 million from 10 million.",
                "The dose was doubled to 20 milligrams after four weeks.",
            ],
        );
    }

    #[test]
    fn values_in_other_clauses_or_of_other_measures_are_not_bound() {
        silent(
            SelfArithmetic,
            &[
                "It expects to deliver between 20,000 and 21,500 vans, down from 22,000 to 24,000.",
                "Sales rose 5 per cent to £120m, while costs came down to £80m from £90m.",
                "Sales rose 5 per cent to £120m and profit to £12m from £9m.",
                "Pay rose 3 per cent in real terms to £31,000 from £29,000.",
                "Prices rose 4 per cent a year to $90 from $60.",
                "Exports rose 10 per cent to 40,000 from 2021 levels.",
                "Profits rose 14 per cent to £12m after £2m of costs from 31 closures.",
                "“Prices rose 50 per cent to £3 from £2.90,” he said.",
                "The rate may rise 5 per cent to £21, from next May.",
                "Sales did not rise 50 per cent to 120 from 100.",
                "Revenue rose 12 per cent to £112m from £104m at constant currency.",
            ],
        );
    }

    #[test]
    fn an_increase_told_after_both_prices() {
        let prices = "A ticket will cost $2.70 from Sunday, the authority decided. It now costs $2.40.\n\n";
        finds(
            SelfArithmetic,
            &[(&format!("{prices}The increase of 15 percent is the first since 2021."), "15 percent")],
        );
        silent(
            SelfArithmetic,
            &[
                &format!("{prices}The increase of 12.5 percent is the first since 2021."),
                "The firm paid £3m for the site and £5m for the hall.\n\nThe rise of 4 per cent in rents is the first.",
            ],
        );
    }
}
