//! What the numbers of a table are multiplied by: `£m`, `in thousands`, `Million pounds`, `$'000`.

use super::table::Row;
use crate::text::Span;
use rust_decimal::Decimal;

/// How many lines above a row may say it for the table.
const LINES_ABOVE: usize = 12;

/// The zeros that words and signs stand for.
const WORDS: &[(&str, u32)] = &[
    ("thousand", 3),
    ("thousands", 3),
    ("000", 3),
    ("000s", 3),
    ("million", 6),
    ("millions", 6),
    ("m", 6),
    ("mn", 6),
    ("mln", 6),
    ("billion", 9),
    ("billions", 9),
    ("bn", 9),
];

/// Words with which a label says that its numbers are no amounts of the table's unit.
const OWN_UNIT: &[&str] = &[
    "cents",
    "pence",
    "percent",
    "cent",
    "percentage",
    "ratio",
    "number",
    "employees",
    "staff",
    "headcount",
    "share",
    "margin",
    "rate",
];

/// The multiplier of a cell: said by its row, by its column, by the corner of the heads, or by a line above the table.
pub(super) fn scale(text: &str, row: &Row, cell: usize) -> Decimal {
    let label = row.label.of(text);
    let own = words(label).iter().any(|word| OWN_UNIT.contains(&word.as_str())) || label.contains('%');
    let corner = row.head_line.map(|line| {
        let end = row.heads.first().map_or(line.end, |head| head.start);
        Span::new(line.start, end.max(line.start)).of(text)
    });
    let head = row.head_at(cell).map(|head| head.of(text));
    let said = zeros(label).or_else(|| head.and_then(zeros));
    let said = said.or_else(|| {
        let of_table = corner.and_then(zeros).or_else(|| above(text, row.span.start));
        of_table.filter(|_| !own)
    });
    said.map_or(Decimal::ONE, |zeros| Decimal::from(10_i64.pow(zeros)))
}

/// A line above that says it: `(in millions, except per share)`, `€ million`.
fn above(text: &str, before: usize) -> Option<u32> {
    let lines = text.get(..before).unwrap_or_default().rsplit('\n').filter(|line| !line.trim().is_empty());
    lines.take(LINES_ABOVE).find_map(|line| {
        let lower = line.to_lowercase();
        let said = ["thousand", "million", "billion"].iter().any(|word| {
            // `all amounts in A$ million`
            let led = ["", "$ ", "€ ", "£ ", "us$ ", "a$ ", "c$ ", "nz$ ", "eur ", "usd "];
            led.iter().any(|sign| lower.contains(&format!("in {sign}{word}")))
                || lower.contains(&format!("{word}s of "))
        });
        // `12 March 2025. Million euros: 2024; 2023`
        let last = line
            .rsplit(". ")
            .next()
            .filter(|last| last.contains("; ") && last.split_whitespace().count() <= 5);
        if let Some(zeros) = last.and_then(zeros) {
            return Some(zeros);
        }
        let short = line.split_whitespace().count() <= 4;
        if said || short { zeros(line) } else { None }
    })
}

/// The zeros that some words state, unless a figure stands before the word: `£4.4 million` is an amount.
fn zeros(label: &str) -> Option<u32> {
    let all = words(label);
    let mut before = "";
    for word in &all {
        let row = WORDS.iter().find(|(known, _)| known == word);
        let sign = word.len() <= 3;
        // `m` alone is metres; `£m` and `€ m` are millions, `'000` is thousands
        let marked = !sign || before.is_empty() && word.starts_with("000") || is_currency(before);
        let counted = before.ends_with(|c: char| c.is_ascii_digit());
        if let Some((_, zeros)) = row.filter(|_| marked && !counted) {
            return Some(*zeros);
        }
        before = word;
    }
    None
}

fn is_currency(word: &str) -> bool {
    matches!(word, "£" | "$" | "€" | "¥" | "₹" | "us$" | "a$" | "usd" | "eur" | "gbp" | "rs")
}

/// Lowercased words, figures and signs of money; a sign is parted from the word behind it.
fn words(label: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut flush = |word: &mut String| {
        if !word.is_empty() {
            all.push(std::mem::take(word));
        }
    };
    for c in label.to_lowercase().chars() {
        let sign = matches!(c, '£' | '$' | '€' | '¥' | '₹');
        let parts =
            word.ends_with(|l: char| l.is_ascii_digit()) && c.is_alphabetic() && !word.starts_with("000");
        if sign || parts {
            flush(&mut word);
        }
        if sign {
            word.push(c);
            flush(&mut word);
        } else if c.is_alphanumeric() {
            word.push(c);
        } else if !matches!(c, '.' | ',') || !word.ends_with(|l: char| l.is_ascii_digit()) {
            flush(&mut word);
        }
    }
    flush(&mut word);
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::rows;

    #[test]
    fn labels_that_say_a_multiplier() {
        for (label, expected) in [
            ("Million pounds", 6),
            ("£m", 6),
            ("Revenue (€ million)", 6),
            ("US$ bn", 9),
            ("£'000", 3),
            ("(in thousands of euros)", 3),
            ("$000s", 3),
        ] {
            assert_eq!(zeros(label), Some(expected), "{label}");
        }
    }

    #[test]
    fn labels_that_say_none() {
        for label in
            ["Height (m)", "It cost £4.4 million", "12 m", "Year", "£", "Members 2024", "5,000 m", ""]
        {
            assert_eq!(zeros(label), None, "{label}");
        }
    }

    #[test]
    fn a_row_may_have_its_own_unit() {
        let text = "Million pounds | 2024 | 2025\nRevenue | 41.2 | 44.0\nDividend, pence | 3.1 | 3.2\nStaff | 900 | 950\n";
        let rows = rows(text);
        let of = |n: usize| scale(text, &rows[n], rows[n].cells[0].start);
        assert_eq!(of(1), Decimal::from(1_000_000));
        assert_eq!(of(2), Decimal::ONE);
        assert_eq!(of(3), Decimal::ONE);
    }
}
