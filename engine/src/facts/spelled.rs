//! Numbers and months as words, in the order that gives them their value: one table for everybody who reads or writes them.

/// `zero` to `nineteen`.
pub(crate) const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

/// `twenty` to `ninety`.
pub(crate) const TENS: [&str; 8] =
    ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// `january` to `december`.
pub(crate) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// True for the name of a month, lower case, or three letters of it or more: `sept`.
pub(crate) fn is_month(word: &str) -> bool {
    MONTHS.iter().any(|month| *month == word || word.len() >= 3 && month.starts_with(word))
}
