//! What a number format makes of a stored number.
//!
//! Figures are shown as the workbook shows them; where the format hides digits, the stored figure follows in brackets, in
//! the same unit: `12.3% [12.345%]`. Dates are shown as days of the calendar, whatever their order in the format.

use rust_decimal::{Decimal, RoundingStrategy};

use super::date::{self, Parts};

/// A workbook stores no more digits than these.
const DIGITS: u32 = 15;
/// No format shows more decimals.
const MOST_DECIMALS: u32 = 20;

/// The format of a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Format {
    sections: Vec<Section>,
    parts: Option<Parts>,
}

/// How numbers of one sign are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Section {
    before: String,
    after: String,
    /// The fewest and the most decimals.
    decimals: (u32, u32),
    grouped: bool,
    percent: bool,
    /// How often the number is divided by a thousand.
    thousands: u32,
    /// It has places for digits.
    digits: bool,
    /// It cannot be followed here: powers of ten, fractions, conditions.
    free: bool,
}

/// The formats that have a number and no code, as far as they are not `General`.
const BUILT_IN: &[(usize, &str)] = &[
    (1, "0"),
    (2, "0.00"),
    (3, "#,##0"),
    (4, "#,##0.00"),
    (9, "0%"),
    (10, "0.00%"),
    (14, "yyyy-mm-dd"),
    (15, "d-mmm-yy"),
    (16, "d-mmm"),
    (17, "mmm-yy"),
    (18, "h:mm AM/PM"),
    (19, "h:mm:ss AM/PM"),
    (20, "h:mm"),
    (21, "h:mm:ss"),
    (22, "yyyy-mm-dd h:mm"),
    (37, "#,##0 ;(#,##0)"),
    (38, "#,##0 ;(#,##0)"),
    (39, "#,##0.00;(#,##0.00)"),
    (40, "#,##0.00;(#,##0.00)"),
    (45, "mm:ss"),
    (46, "[h]:mm:ss"),
    (47, "mm:ss"),
];

impl Format {
    /// The format of that number.
    pub(super) fn built_in(id: usize) -> Self {
        BUILT_IN.iter().find(|(known, _)| *known == id).map(|(_, code)| Self::new(code)).unwrap_or_default()
    }

    /// The format that a code describes.
    pub(super) fn new(code: &str) -> Self {
        if code.trim().eq_ignore_ascii_case("general") {
            return Self::default();
        }
        let sections: Vec<Vec<Token>> = tokens(code);
        let parts = sections.first().and_then(|first| date::parts(first));
        Self { sections: sections.iter().map(|tokens| section(tokens)).collect(), parts }
    }

    /// The day or time that the number stands for, if this is a format of dates.
    pub(super) fn date(&self, value: &str, from_1904: bool) -> Option<String> {
        date::shown(decimal(value)?, self.parts.as_ref()?, from_1904)
    }

    /// The number as it is shown, and as it is stored where that is more.
    pub(super) fn number(&self, value: &str) -> String {
        let Some(number) = decimal(value).filter(|_| self.parts.is_none()) else { return plain(value) };
        let (section, sign) = match (self.sections.as_slice(), number) {
            ([_, negative, ..], n) if n.is_sign_negative() && !n.is_zero() => (negative, ""),
            ([_, _, zero, ..], n) if n.is_zero() => (zero, ""),
            ([first, ..], n) => (first, if n.is_sign_negative() && !n.is_zero() { "-" } else { "" }),
            ([], _) => return plain(value),
        };
        if section.free || !section.digits {
            // A section without places for digits shows its words alone; nothing at all hides the number.
            let words = format!("{}{}", section.before, section.after);
            return if section.free || words.trim().is_empty() {
                plain(value)
            } else {
                format!("{words} [{}]", plain(value))
            };
        }
        let Some(exact) = section.scaled(number.abs()) else { return plain(value) };
        let (least, most) = section.decimals;
        let rounded = exact.round_dp_with_strategy(most, RoundingStrategy::MidpointAwayFromZero);
        let mut digits = rounded.normalize();
        if digits.scale() < least {
            digits.rescale(least);
        }
        let shown = if section.grouped { grouped(&digits.to_string()) } else { digits.to_string() };
        let percent = if section.percent { "%" } else { "" };
        let shown = format!("{sign}{}{shown}{percent}{}", section.before, section.after);
        if rounded == exact {
            return shown;
        }
        let minus = if number.is_sign_negative() { "-" } else { "" };
        format!("{} [{minus}{}{percent}]", shown.trim(), exact.normalize())
    }
}

impl Section {
    fn scaled(&self, number: Decimal) -> Option<Decimal> {
        let mut number = number.round_sf(DIGITS)?;
        if self.percent {
            number = number.checked_mul(Decimal::ONE_HUNDRED)?;
        }
        for _ in 0..self.thousands {
            number = number.checked_div(Decimal::ONE_THOUSAND)?;
        }
        Some(number)
    }
}

/// A number without a format: its digits, without the noise behind the fifteenth.
pub(super) fn plain(value: &str) -> String {
    let rounded = decimal(value).and_then(|number| number.round_sf(DIGITS));
    rounded.map_or_else(|| value.to_owned(), |number| number.normalize().to_string())
}

fn decimal(value: &str) -> Option<Decimal> {
    let value = value.trim();
    value.parse().or_else(|_| Decimal::from_scientific(value)).ok()
}

fn grouped(digits: &str) -> String {
    let (whole, rest) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let mut out = String::new();
    for (n, digit) in whole.chars().enumerate() {
        if n > 0 && (whole.len() - n).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    rest.map_or(out.clone(), |rest| format!("{out}.{rest}"))
}

/// A piece of a format's code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// Words that are shown as they stand.
    Words(String),
    /// A sign with a meaning.
    Sign(char),
    /// What stands in square brackets.
    Bracket(String),
}

/// The sections of a code, each in tokens.
fn tokens(code: &str) -> Vec<Vec<Token>> {
    let mut sections = vec![Vec::new()];
    let mut chars = code.chars();
    while let Some(sign) = chars.next() {
        let token = match sign {
            '"' => Token::Words(chars.by_ref().take_while(|c| *c != '"').collect()),
            '\\' => Token::Words(chars.next().map(String::from).unwrap_or_default()),
            '[' => Token::Bracket(chars.by_ref().take_while(|c| *c != ']').collect()),
            // Room as wide as the next sign, or filled with it.
            '_' | '*' => {
                chars.next();
                continue;
            }
            ';' => {
                sections.push(Vec::new());
                continue;
            }
            sign => Token::Sign(sign),
        };
        sections.last_mut().into_iter().for_each(|section| section.push(token.clone()));
    }
    sections
}

fn section(tokens: &[Token]) -> Section {
    let mut section = Section::default();
    let (mut point, mut commas) = (false, 0);
    for token in tokens {
        let words = match token {
            Token::Words(words) => words.clone(),
            Token::Bracket(inside) => match inside.strip_prefix('$') {
                Some(symbol) => symbol.split('-').next().unwrap_or_default().to_owned(),
                None => {
                    section.free |= inside.starts_with(['<', '>', '=']);
                    continue;
                }
            },
            Token::Sign('0' | '#' | '?') => {
                section.digits = true;
                section.grouped |= commas > 0 && !point;
                commas = 0;
                if point {
                    section.decimals.1 = (section.decimals.1 + 1).min(MOST_DECIMALS);
                    if *token == Token::Sign('0') {
                        section.decimals.0 = section.decimals.1;
                    }
                }
                continue;
            }
            Token::Sign('.') if !point => {
                point = true;
                continue;
            }
            Token::Sign(',') => {
                commas += u32::from(section.digits);
                continue;
            }
            Token::Sign('%') => {
                section.percent = true;
                continue;
            }
            Token::Sign('E' | 'e' | '/') if section.digits => {
                section.free = true;
                continue;
            }
            // The words `General` and `@` leave the number as it is.
            Token::Sign('G' | 'g' | '@') => {
                section.free = true;
                continue;
            }
            Token::Sign(sign) => sign.to_string(),
        };
        if section.digits { section.after.push_str(&words) } else { section.before.push_str(&words) }
    }
    section.thousands = commas;
    section.before = section.before.trim_start().to_owned();
    section.after = section.after.trim_end().to_owned();
    section
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_the_format_says_and_as_they_are_stored() {
        for (code, value, shown) in [
            ("General", "0.30000000000000004", "0.3"),
            ("General", "1.2345E-2", "0.012345"),
            ("0", "41", "41"),
            ("0.0", "41.26", "41.3 [41.26]"),
            ("0.00", "41.5", "41.50"),
            ("0.##", "41.5", "41.5"),
            ("#,##0", "1234567", "1,234,567"),
            ("#,##0.0", "-1234567.25", "-1,234,567.3 [-1234567.25]"),
            ("0%", "0.12", "12%"),
            ("0.0%", "0.12345", "12.3% [12.345%]"),
            ("\"$\"#,##0.00", "12.5", "$12.50"),
            ("[$€-407] #,##0", "1200", "€ 1,200"),
            ("#,##0\\ \"km\"", "1200", "1,200 km"),
            ("#,##0_);(#,##0)", "-1200", "(1,200)"),
            ("#,##0;-#,##0;\"–\"", "0", "– [0]"),
            ("#,##0,", "1234567", "1,235 [1234.567]"),
            ("0.0E+0", "1200", "1200"),
            ("# ?/?", "0.5", "0.5"),
            (";;;", "7", "7"),
            ("0", "text", "text"),
            ("0", "1e300", "1e300"),
        ] {
            assert_eq!(Format::new(code).number(value), shown, "{code} of {value}");
        }
        assert_eq!(Format::built_in(10).number("0.5"), "50.00%");
        assert_eq!(Format::built_in(0).number("7.5"), "7.5");
    }

    #[test]
    fn dates_are_days_of_the_calendar() {
        for (code, value, shown) in [
            ("dd/mm/yyyy", "45021", "2023-04-05"),
            ("m/d/yy h:mm", "45021.75", "2023-04-05 18:00"),
            ("mmm-yy", "45021", "2023-04"),
            ("yyyy", "45021", "2023"),
            ("h:mm:ss", "0.5", "12:00:00"),
            ("[h]:mm", "1.5", "36:00"),
            ("yyyy-mm-dd", "59", "1900-02-28"),
            ("yyyy-mm-dd", "61", "1900-03-01"),
        ] {
            assert_eq!(Format::new(code).date(value, false).as_deref(), Some(shown), "{code} of {value}");
        }
        assert_eq!(Format::new("yyyy-mm-dd").date("43559", true).as_deref(), Some("2023-04-05"));
        assert_eq!(Format::new("yyyy-mm-dd").date("99999999", false), None);
        for code in ["0.00", "#,##0 \"days\"", "General", "[Red]0", "\"y\"0"] {
            assert_eq!(Format::new(code).date("45021", false), None, "{code}");
        }
    }
}
