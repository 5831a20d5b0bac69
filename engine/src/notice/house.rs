//! How a house writes days, times, numbers, quotation marks, a/an and possessives: the filters of its templates.

use crate::facts::spelled::{ONES, TENS};
use jiff::civil::{Date, Time};

const MONTHS: [(&str, &str); 12] = [
    ("January", "Jan."),
    ("February", "Feb."),
    ("March", "March"),
    ("April", "April"),
    ("May", "May"),
    ("June", "June"),
    ("July", "July"),
    ("August", "Aug."),
    ("September", "Sept."),
    ("October", "Oct."),
    ("November", "Nov."),
    ("December", "Dec."),
];

/// A day in the form of the house: `{day}`, `{month}`, `{Mon}` (shortened as the agencies do) and `{year}` stand for
/// its parts.
#[must_use]
pub fn day(form: &str, date: Date) -> String {
    let at = usize::from(date.month().unsigned_abs()).saturating_sub(1);
    let (long, short) = MONTHS.get(at).copied().unwrap_or_default();
    form.replace("{day}", &date.day().to_string())
        .replace("{month}", long)
        .replace("{Mon}", short)
        .replace("{year}", &date.year().to_string())
}

/// A time of day in the form of the house: `{h}` and `{hh}` are the hour of twelve and of twenty-four, `{mm}` the
/// minutes, `{ampm}` is `pm` and `{a.m.}` is `p.m.`.
#[must_use]
pub fn time(form: &str, time: Time) -> String {
    let (hour, late) = (time.hour(), time.hour() >= 12);
    let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
    form.replace("{hh}", &format!("{hour:02}"))
        .replace("{h}", &twelve.to_string())
        .replace("{mm}", &format!("{:02}", time.minute()))
        .replace("{ampm}", if late { "pm" } else { "am" })
        .replace("{a.m.}", if late { "p.m." } else { "a.m." })
}

/// A whole number: in words below `below` (never from a hundred on), else in figures, parted by commas from a thousand on.
#[must_use]
pub fn number(n: u64, below: u64) -> String {
    if n < below.min(100) { in_words(n) } else { grouped(n) }
}

fn in_words(n: u64) -> String {
    let word = |list: &[&'static str], at: u64| {
        usize::try_from(at).ok().and_then(|at| list.get(at)).copied().unwrap_or_default()
    };
    match n {
        0..20 => word(&ONES, n).to_owned(),
        _ if n.is_multiple_of(10) => word(&TENS, n / 10 - 2).to_owned(),
        _ => format!("{}-{}", word(&TENS, n / 10 - 2), word(&ONES, n % 10)),
    }
}

fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// The place in a row: `third`, `21st`; in words below `below`.
#[must_use]
pub fn ordinal(n: u64, below: u64) -> String {
    const WORDS: [&str; 13] = [
        "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
        "eleventh", "twelfth",
    ];
    let word = usize::try_from(n).ok().and_then(|at| WORDS.get(at)).filter(|w| !w.is_empty() && n < below);
    word.map_or_else(|| format!("{}{}", grouped(n), ending(n)), |word| (*word).to_owned())
}

fn ending(n: u64) -> &'static str {
    match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

/// How a house sets words off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quotes {
    /// `“words”.`
    #[default]
    Double,
    /// `“words.”`: full stop and comma stand inside.
    DoubleInside,
    /// `‘words’.`
    Single,
}

/// `words` inside the quotation marks of the house, with the stop that follows them, if any, where the house puts it.
/// Quotation marks in the words become those of the other kind.
#[must_use]
pub fn quoted(words: &str, style: Quotes, stop: &str) -> String {
    let single = style == Quotes::Single;
    let (open, close, inner) =
        if single { ('‘', '’', ['“', '”']) } else { ('“', '”', ['‘', '’']) };
    let mut text = String::with_capacity(words.len() + 8);
    let mut opened = false;
    for c in words.trim().chars() {
        match c {
            '"' if opened => text.push(inner[1]),
            '"' => text.push(inner[0]),
            '“' => text.push(inner[0]),
            '”' => text.push(inner[1]),
            c => text.push(c),
        }
        opened ^= c == '"';
    }
    let ends = text.ends_with(['.', '!', '?']);
    let inside = style == Quotes::DoubleInside && matches!(stop, "." | ",");
    match stop {
        // A sentence brings its own stop.
        "." if ends => format!("{open}{text}{close}"),
        "," if ends && inside => format!("{open}{}{stop}{close}", text.trim_end_matches('.')),
        _ if inside => format!("{open}{text}{stop}{close}"),
        _ => format!("{open}{text}{close}{stop}"),
    }
}

/// `Ann Petty’s`; `the Friends’`, where a plural or a name in `s` has one already.
#[must_use]
pub fn possessive(words: &str) -> String {
    let plural = words.ends_with('s') && !words.ends_with("ss");
    let name = words.split_whitespace().next_back().is_some_and(|w| w.starts_with(char::is_uppercase))
        && !words.starts_with("the ")
        && !words.starts_with("The ");
    if plural && !name { format!("{words}’") } else { format!("{words}’s") }
}

/// `words` behind `a` or `an`, by their sound.
#[must_use]
pub fn a(words: &str) -> String {
    format!("{} {words}", if sounds_open(words) { "an" } else { "a" })
}

/// True if the first sound is a vowel: `hour`, `8 boats`, `MP`; not `one`, `university`, `European`.
fn sounds_open(words: &str) -> bool {
    const OPEN: [&str; 6] = ["hour", "honest", "honour", "honor", "heir", "herb "];
    const SHUT: [&str; 14] = [
        "uni", "use", "usu", "utop", "euro", "eu", "one", "once", "ewe", "ukr", "uga", "ura", "uru", "utilit",
    ];
    let trimmed = words.trim_start_matches(['“', '‘', '"', '\'', '(']);
    let lower = trimmed.to_lowercase();
    let first = trimmed.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    if first.starts_with(|c: char| c.is_ascii_digit()) {
        let digits: String = trimmed.chars().take_while(char::is_ascii_digit).collect();
        return digits.starts_with('8') || matches!(digits.as_str(), "11" | "18");
    }
    let shouted = first.chars().count() > 1 && first.chars().all(char::is_uppercase);
    if shouted && (first.starts_with('U') || first == "EU") {
        return false;
    }
    let spelled = first.chars().count() > 1
        && first.chars().all(|c| c.is_uppercase() || c.is_ascii_digit())
        && !first.chars().any(|c| "AEIOUY".contains(c))
        || first.chars().count() == 1 && first.chars().all(char::is_uppercase);
    if spelled {
        return first.starts_with(['A', 'E', 'F', 'H', 'I', 'L', 'M', 'N', 'O', 'R', 'S', 'X']);
    }
    if OPEN.iter().any(|word| lower.starts_with(word)) {
        return true;
    }
    let unin = lower.starts_with("unin") || lower.starts_with("unim") || lower.starts_with("unid");
    let shut = SHUT.iter().any(|word| lower.starts_with(word)) && !unin;
    lower.starts_with(['a', 'e', 'i', 'o', 'u', 'é', 'å', 'ö']) && !shut
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil;

    #[test]
    fn days_and_times() {
        let at = civil::date(2024, 9, 3);
        assert_eq!(day("{day} {month} {year}", at), "3 September 2024");
        assert_eq!(day("{Mon} {day}, {year}", at), "Sept. 3, 2024");
        assert_eq!(time("{h}:{mm} {a.m.}", civil::time(15, 5, 0, 0)), "3:05 p.m.");
        assert_eq!(time("{h}.{mm}{ampm}", civil::time(0, 30, 0, 0)), "12.30am");
        assert_eq!(time("{hh}:{mm}", civil::time(7, 0, 0, 0)), "07:00");
    }

    #[test]
    fn numbers_and_places_in_a_row() {
        let spelled: Vec<String> = [0, 9, 10, 21, 90, 1_204, 1_000_000].map(|n| number(n, 10)).into();
        assert_eq!(spelled, ["zero", "nine", "10", "21", "90", "1,204", "1,000,000"]);
        assert_eq!([number(21, 100), number(40, 101), number(100, 500)], ["twenty-one", "forty", "100"]);
        let places: Vec<String> = [1, 3, 9, 11, 12, 22, 113].map(|n| ordinal(n, 10)).into();
        assert_eq!(places, ["first", "third", "ninth", "11th", "12th", "22nd", "113th"]);
        assert_eq!(ordinal(12, 20), "twelfth");
    }

    #[test]
    fn quotation_marks_and_the_stop_behind_them() {
        let all = |words: &str, stop: &str| {
            [Quotes::Double, Quotes::DoubleInside, Quotes::Single].map(|style| quoted(words, style, stop))
        };
        assert_eq!(all("red", "."), ["“red”.", "“red.”", "‘red’."]);
        assert_eq!(all("red", ""), ["“red”", "“red”", "‘red’"]);
        assert_eq!(all("It is red.", "."), ["“It is red.”", "“It is red.”", "‘It is red.’"]);
        assert_eq!(all("It is red.", ","), ["“It is red.”,", "“It is red,”", "‘It is red.’,"]);
        assert_eq!(all("a \"red\" hat", ""), ["“a ‘red’ hat”", "“a ‘red’ hat”", "‘a “red” hat’"]);
    }

    #[test]
    fn possessives() {
        let all = ["Ann Petty", "the Friends", "Ann Davies", "the boss", "the mill’s owners"].map(possessive);
        assert_eq!(all, ["Ann Petty’s", "the Friends’", "Ann Davies’s", "the boss’s", "the mill’s owners’"]);
    }

    #[test]
    fn a_and_an() {
        for words in [
            "hour",
            "8 per cent rise",
            "MP",
            "X-ray",
            "elder",
            "uninvited guest",
            "11-year-old",
            "“old” mill",
        ] {
            assert!(a(words).starts_with("an "), "{}", a(words));
        }
        for words in [
            "university",
            "one-off",
            "European",
            "NATO ship",
            "UN envoy",
            "mill",
            "100 boats",
            "house",
            "BBC film",
        ] {
            assert!(a(words).starts_with("a "), "{}", a(words));
        }
    }
}
