//! What the desk declares and the engine goes by.

use crate::rules::{Level, Rule};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// How numbers and dates are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Locale {
    /// `1,234.5`, day before month.
    #[default]
    EnGb,
    /// `1,234.5`, month before day.
    EnUs,
    /// `1.234,5`, day before month (German, Spanish, Vietnamese, …).
    Continental,
}

/// An ordered scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    /// Its name; empty where the input gives none.
    pub name: String,
    /// Its levels, the best first; each with its labels, the first of which is shown.
    pub levels: Vec<Vec<String>>,
}

impl Scale {
    /// A scale from levels written `label|synonym|…`, the best first.
    #[must_use]
    pub fn new<S: AsRef<str>>(name: &str, levels: &[S]) -> Self {
        let split = |level: &S| level.as_ref().split('|').map(|label| label.trim().to_owned()).collect();
        Self { name: name.to_owned(), levels: levels.iter().map(split).collect() }
    }
}

/// How far a hedged number may be from the source's, as fractions of the source's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tolerance {
    /// `about`, `around`, `some`: beyond this it is wrong.
    pub about: Decimal,
    /// Up to this it is not even noted.
    pub silent: Decimal,
    /// `nearly`, `almost`: how far below.
    pub nearly: Decimal,
}

impl Default for Tolerance {
    fn default() -> Self {
        Self { about: Decimal::new(10, 2), silent: Decimal::new(5, 2), nearly: Decimal::new(10, 2) }
    }
}

/// The settings of a desk that the engine goes by.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// How numbers and dates are written.
    pub locale: Locale,
    /// ISO 3166 country code of the desk: says which dollar `$` is.
    pub place: Option<String>,
    /// Declared scales.
    pub scales: Vec<Scale>,
    /// Tolerances of hedged numbers.
    pub tolerance: Tolerance,
    /// First month and day of the fiscal year.
    pub fiscal_year: Option<(i8, i8)>,
    /// Levels that the desk sets for rules; `None` turns the rule off.
    pub levels: BTreeMap<Rule, Option<Level>>,
    /// The languages of the desk's texts, as `km` or `zh-Hans`: words of scripts without spaces are parted by dictionary.
    pub languages: Vec<String>,
    /// Other spellings of a name: each group names one thing, the house's spelling first.
    pub names: Vec<Vec<String>>,
}
