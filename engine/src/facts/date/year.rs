//! Years, decades and centuries, and what tells them from other numbers.

use super::lexicon::{Unit, Word, is_counted};
use super::mention::{Mention, When};
use super::scan::Scan;

/// Words after which four digits are a year.
const SURE: &[&str] = &[
    "in",
    "since",
    "by",
    "until",
    "till",
    "during",
    "before",
    "after",
    "circa",
    "c",
    "early",
    "late",
    "mid",
    "year",
    "from",
    "born",
    "spring",
    "summer",
    "autumn",
    "winter",
    "fall",
    "calendar",
    "through",
    "throughout",
    "fiscal",
    "fy",
    "pre",
    "post",
    "act",
    "season",
    "election",
    "elections",
    "cy",
    "ended",
    "ending",
    "founded",
    "established",
];

/// Words after which four digits are a year unless something counted follows.
const LIKELY: &[&str] = &[
    "the", "a", "of", "to", "and", "or", "its", "his", "her", "their", "between", "than", "for", "this",
    "an", "our", "around", "about", "with", "at", "s", "on", "as", "versus", "vs", "v", "like", "first",
    "last", "died", "d", "b", "est", "is", "was",
];

/// What happens by the year: four digits before one of these are a year.
const EVENTS: &[&str] = &[
    "season",
    "election",
    "elections",
    "census",
    "budget",
    "championship",
    "championships",
    "olympics",
    "festival",
    "edition",
    "film",
    "novel",
    "album",
    "campaign",
    "cup",
    "report",
    "survey",
    "vintage",
    "referendum",
    "treaty",
];

/// Words after which four digits are a number or a name.
const NEVER: &[&str] = &[
    "no",
    "nos",
    "room",
    "route",
    "flight",
    "page",
    "pages",
    "section",
    "number",
    "model",
    "highway",
    "unit",
    "boeing",
    "article",
    "resolution",
    "extension",
    "suite",
    "lot",
    "box",
    "gate",
    "chapter",
    "line",
    "apartment",
    "channel",
];

/// A bare year, or a run of years with a hyphen: `2015-16`.
pub(super) fn year(scan: &Scan<'_>, i: usize) -> Option<Mention> {
    if let Some(mention) = years(scan, i) {
        return Some(mention);
    }
    let (year, next) = scan.full_year(i)?;
    if scan.word(i) != Word::Digits {
        let led = scan.after_any(
            i,
            &["in", "since", "by", "until", "from", "to", "of", "and", "before", "after", "year"],
        );
        return (led && !is_counted(scan.lower(next))).then(|| Mention::new(i, next, When::Year(year)));
    }
    is_year(scan, i, year).then(|| Mention::new(i, next, When::Year(year)))
}

/// `’18` after a preposition of time.
pub(super) fn short(scan: &Scan<'_>, i: usize) -> Option<Mention> {
    let (value, 2) = scan.digits(i)? else { return None };
    let mark = i.checked_sub(1).filter(|&k| scan.apostrophe(k) && scan.tokens.glued(k))?;
    let led = scan.after_any(mark, &["in", "since", "until", "by", "from", "before", "after"]);
    let ends = !scan.tokens.glued(i) || scan.word(i + 1) == Word::Other;
    let year = i16::try_from(if value < 40 { 2000 + value } else { 1900 + value }).ok()?;
    let whole = led && ends && !scan.tokens.glued(mark - 1) && !is_counted(scan.lower(i + 1));
    let closed = scan.apostrophe(i + 1);
    (whole && !closed).then(|| Mention::new(mark, i + 1, When::Year(year)))
}

fn is_year(scan: &Scan<'_>, i: usize, year: i16) -> bool {
    let next = i + 1;
    let recent = (1700..=2060).contains(&year);
    let alone = (i == 0 || !scan.near(i - 1)) && !scan.near(i);
    if alone || i == 0 && scan.tokens.len() == 1 {
        return recent;
    }
    if scan.after_any(i, NEVER) || scan.sign(i.wrapping_sub(1), '#') || scan.near(i) && measured(scan, next) {
        return false;
    }
    if recent && !(scan.near(i) && is_counted(scan.lower(next))) && (chronicle(scan, i) || entered(scan, i)) {
        return true;
    }
    if i == 0 || !scan.near(i - 1) || sentence_start(scan, i) {
        return recent
            && (verb(scan, next)
                || scan.apostrophe(next)
                || !scan.near(i)
                || scan.sign(next, ':')
                || scan.sign(next, ','));
    }
    let counted = scan.near(i) && is_counted(scan.lower(next));
    if scan.after_any(i, SURE) {
        return !counted;
    }
    if scan.after_any(i, LIKELY) {
        let more = scan.is(i - 1, "than") && i > 1 && scan.is_any(i - 2, &["more", "less", "fewer"]);
        let amount = scan.is_any(i - 1, &["around", "about", "with", "to", "of", "is", "was"])
            && plural(scan, next)
            && !(1900..=2039).contains(&year);
        return recent && !counted && !more && !amount;
    }
    let event = EVENTS.contains(&scan.lower(next)) && scan.near(i);
    let bracket = event
        || scan.sign(i - 1, '©')
        || scan.sign(i - 1, '(')
        || scan.sign(next, ')')
        || scan.sign(i - 1, '/');
    let listed = i > 1
        && (scan.sign(i - 1, ',') || scan.sign(i - 1, ';') || scan.dash(i - 1))
        && scan.full_year(i - 2).is_some();
    recent
        && !counted
        && (bracket
            || listed
            || scan.sign(i - 1, '|')
            || cell(scan, i - 1)
            || cell(scan, i)
            || scan.sign(next, '|')
            || scan.apostrophe(next) && scan.is(next + 1, "s")
            || (1900..=2039).contains(&year) && between(scan, i))
}

/// The head of an entry of a chronology: `1861 collapse of the spire; 1866 rebuilding; 1994 restoration`, three years or
/// more in their order, each behind a mark or at the head of a line.
fn chronicle(scan: &Scan<'_>, i: usize) -> bool {
    const REACH: usize = 60;
    let heads = |k: &usize| {
        let open = *k == 0
            || !scan.near(k - 1)
            || sentence_start(scan, *k)
            || scan.sign(k - 1, ';')
            || scan.sign(k - 1, ':');
        open && scan.digits(*k).is_some_and(|(_, digits)| digits == 4)
            && scan.near(*k)
            && !is_counted(scan.lower(k + 1))
            && !scan.sign(k + 1, ',')
    };
    if !heads(&i) {
        return false;
    }
    let years = |range: Vec<usize>| -> Vec<i32> {
        let years = range.into_iter().filter(heads).filter_map(|k| scan.digits(k)).map(|(year, _)| year);
        years.take(2).collect()
    };
    let own = scan.digits(i).map_or(0, |(year, _)| year);
    let before = years((i.saturating_sub(REACH)..i).rev().collect());
    let behind = years((i + 1..(i + REACH).min(scan.tokens.len())).collect());
    let all: Vec<i32> = before.into_iter().rev().chain([own]).chain(behind).collect();
    let ordered = all.is_sorted() || all.iter().rev().is_sorted();
    all.len() >= 3 && ordered && all.iter().all(|year| (1000..=2060).contains(year))
}

/// `Withdrawn 1936.`, `joined 2008; partner 2014`: a participle of a record, and nothing behind the year.
fn entered(scan: &Scan<'_>, i: usize) -> bool {
    #[rustfmt::skip]
    const ENTRIES: &[&str] = &[
        "withdrawn", "issued", "founded", "established", "built", "opened", "closed", "completed", "demolished", "restored", "rebuilt",
        "renovated", "retired", "appointed", "elected", "joined", "married", "graduated", "launched", "published", "introduced",
        "commissioned", "decommissioned", "patented", "knighted", "ordained", "dissolved", "abolished", "renamed", "discontinued",
        "repealed", "enacted", "incorporated", "inaugurated", "consecrated", "dated", "erected", "listed", "partner", "consultant",
        "unveiled", "premiered", "released", "died", "begun", "finished", "promoted",
    ];
    let ends = i + 1 >= scan.tokens.len()
        || ['.', ';', ')', '|'].iter().any(|c| scan.sign(i + 1, *c))
        || !scan.near(i);
    ends && scan.after_any(i, ENTRIES) && scan.near(i - 1)
}

/// True if the white space after token `i` parts the columns of a table.
fn cell(scan: &Scan<'_>, i: usize) -> bool {
    let gap = scan.tokens.gap(i);
    gap.contains('\t') || gap.contains("  ")
}

/// True if a mark, not a word, stands before the year and nothing counted after: `Paris, 2015.`
fn between(scan: &Scan<'_>, i: usize) -> bool {
    let mark = scan.sign(i - 1, ',') || scan.dash(i - 1) || scan.sign(i - 1, '=') || scan.sign(i - 1, ':');
    mark && !plural(scan, i + 1)
}

fn plural(scan: &Scan<'_>, i: usize) -> bool {
    scan.small(i) && scan.lower(i).ends_with('s') && !scan.lower(i).ends_with("ss") && scan.lower(i).len() > 3
}

fn measured(scan: &Scan<'_>, next: usize) -> bool {
    scan.is_any(
        next,
        &[
            "km", "kg", "m", "mm", "cm", "mw", "hp", "ft", "per", "percent", "pct", "million", "billion",
            "hours",
        ],
    ) || scan.sign(next, '%')
        || scan.sign(next, '°')
}

fn verb(scan: &Scan<'_>, next: usize) -> bool {
    scan.is_any(
        next,
        &[
            "was", "is", "saw", "has", "had", "will", "marked", "marks", "brought", "began", "ended", "and",
            "to",
        ],
    )
}

/// True if the token before `i` ends a sentence.
fn sentence_start(scan: &Scan<'_>, i: usize) -> bool {
    i > 0 && !scan.tokens.glued(i - 1) && ['.', '!', '?', '“', '"', '•'].iter().any(|c| scan.sign(i - 1, *c))
}

/// `2015-16`, `1914–18`, `2015/16`: but `2014-10` where the second part can only be a month.
fn years(scan: &Scan<'_>, i: usize) -> Option<Mention> {
    let (from, digits) = scan.digits(i).filter(|(y, n)| *n == 4 && (1000..=2100).contains(y))?;
    let slash = scan.sign(i + 1, '/');
    if digits != 4 || !(slash || scan.dash(i + 1)) || !scan.tokens.glued(i) || !scan.tokens.glued(i + 1) {
        return None;
    }
    let glued_before = i > 0 && scan.tokens.glued(i - 1);
    if glued_before && !scan.sign(i - 1, '(') && scan.word(i - 1) != Word::Other
        || glued_before && (scan.dash(i - 1) || "$£€.,/".contains(scan.lower(i - 1)))
    {
        return None;
    }
    let (to, to_digits) = scan.digits(i + 2)?;
    let trailing = scan.tokens.glued(i + 2)
        && (scan.word(i + 3) != Word::Other
            || (scan.sign(i + 3, '-') || scan.sign(i + 3, '/')) && scan.word(i + 4) == Word::Digits);
    if trailing || is_counted(scan.lower(i + 3)) || scan.sign(i + 3, '%') {
        return None;
    }
    let from = i16::try_from(from).ok()?;
    let short = i16::try_from(to).ok()?;
    let to = match to_digits {
        4 => short,
        2 if short == 0 && from % 100 == 99 => from + 1,
        2 => from - from % 100 + short,
        _ => return None,
    };
    if to <= from || i32::from(to) > 2100 {
        let month = i8::try_from(short).ok().filter(|m| to_digits == 2 && (1..=12).contains(m))?;
        let year = super::mention::Year::Is(from);
        return Some(Mention::new(i, i + 3, When::Month { year, month }));
    }
    let fiscal = i > 0
        && (scan.word(i - 1) == Word::Fiscal || i > 1 && scan.is(i - 1, "year") && is_fiscal(scan, i - 2))
        || is_fiscal(scan, i + 3) && scan.is(i + 4, "year");
    Some(Mention::new(i, i + 3, When::Years { from, to, fiscal }))
}

fn is_fiscal(scan: &Scan<'_>, i: usize) -> bool {
    scan.word(i) == Word::Fiscal || scan.is_any(i, &["tax", "budget"])
}

/// `1990s`, `’90s`, `the 90s`, `the nineties`, `40s` after another decade.
pub(super) fn decade(scan: &Scan<'_>, i: usize) -> Option<Mention> {
    if let Word::Decade(tens) = scan.word(i) {
        let ages = |at: usize| scan.is_any(at, &["his", "her", "their", "my", "our", "your"]);
        let aged =
            (1..=2).any(|back| i >= back && ages(i - back)) || i > 2 && ages(i - 3) && scan.dash(i - 1);
        let the = (1..=2).any(|back| i >= back && scan.is_any(i - back, &["the", "in"]));
        return (the && !aged).then(|| short_decade(i, i + 1, tens));
    }
    let (value, digits) = scan.digits(i)?;
    let s = if scan.apostrophe(i + 1) && scan.tokens.glued(i) && scan.tokens.glued(i + 1) {
        i + 2
    } else {
        i + 1
    };
    if !scan.is(s, "s") || value % 10 != 0 || !scan.near(s - 1) {
        return None;
    }
    let value = i16::try_from(value).ok()?;
    if !scan.tokens.glued(s - 1) {
        // `in the 1990 s`
        let led = digits == 4 && scan.after_any(i, &["the", "in"]) && (1000..=2090).contains(&value);
        return (led && s == i + 1)
            .then(|| Mention::new(i, s + 1, When::Decade { start: value, wide: value % 100 == 0 }));
    }
    if digits == 4 && (1000..=2090).contains(&value) && s == i + 1 {
        return Some(Mention::new(i, s + 1, When::Decade { start: value, wide: value % 100 == 0 }));
    }
    if digits != 2 || value < 10 || s != i + 1 {
        return None;
    }
    if i > 0 && scan.apostrophe(i - 1) && scan.tokens.glued(i - 1) {
        return Some(short_decade(i - 1, s + 1, value));
    }
    let the = scan.after_any(i, &["the"])
        || i > 2 && scan.is(i - 3, "the") && scan.dash(i - 1) && scan.is(i - 2, "mid");
    let early = i > 1 && scan.is(i - 2, "the") && scan.after_any(i, &["early", "late"]);
    let joined = scan.after_any(i, &["and", "or", "to"]) && i > 2 && scan.is(i - 2, "s");
    (the || early || joined).then(|| short_decade(i, s + 1, value))
}

fn short_decade(first: usize, next: usize, tens: i16) -> Mention {
    let century = if tens < 20 { 2000 } else { 1900 };
    Mention::new(first, next, When::Decade { start: century + tens, wide: false })
}

/// `19th century`, `the nineteenth-century`.
pub(super) fn century(scan: &Scan<'_>, i: usize) -> Option<Mention> {
    let (n, next) = scan.ordinal(i)?;
    let at = if scan.dash(next) { next + 1 } else { next };
    let whole = scan.word(at) == Word::Unit(Unit::Century) && (1..=22).contains(&n) && scan.near(next - 1);
    let ancient = scan.is_any(at + 1, &["bc", "bce"]) || scan.is(at + 1, "b") && scan.sign(at + 2, '.');
    (whole && !ancient).then(|| Mention::new(i, at + 1, When::Century(n)))
}
