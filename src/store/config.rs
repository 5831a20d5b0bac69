//! `corrections.toml`: the desk's settings and its published records.

use super::error::Result;
use super::fields::{Document, Fields, Problem};
use super::record::Correction;
use copydesk_engine::{Level, Locale, Rule, Scale, Settings, Tolerance};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::path::Path;

/// The file that makes a folder a desk.
pub const FILE: &str = "corrections.toml";

/// The limits of `[import]`: sizes in megabytes, time in seconds, the rest counted.
pub const IMPORT: &[&str] = &[
    "file_mb",
    "keep_mb",
    "unpacked_mb",
    "ratio",
    "text_mb",
    "parts",
    "rows",
    "depth",
    "seconds",
    "memory_mb",
];

/// Who may approve a correction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Approver {
    /// Also the one who drafted it.
    #[default]
    Anyone,
    /// Somebody else.
    Other,
}

/// What `corrections.toml` says.
#[derive(Clone, Debug)]
pub struct Config {
    /// The name of the publication.
    pub publication: Option<String>,
    /// The house style of notices.
    pub style: String,
    /// The time zone of the desk, by its IANA name.
    pub zone: Option<String>,
    /// The languages of its articles.
    pub languages: Vec<String>,
    /// The folder of articles, below the desk.
    pub articles: String,
    /// The folder of sources, below the desk.
    pub sources: String,
    /// The folder of the desk's own house styles.
    pub styles: String,
    /// The file of names with their spellings.
    pub names: String,
    /// Who may approve a correction.
    pub approver: Approver,
    /// After this many days a notice says why it is late.
    pub late_after_days: u32,
    /// True where the program writes nothing.
    pub read_only: bool,
    /// Limits of the import, by name, where they are set.
    pub import: BTreeMap<String, u32>,
    /// What the engine goes by.
    pub engine: Settings,
    /// The published records, in order.
    pub corrections: Vec<Correction>,
    /// What was skipped.
    pub problems: Vec<Problem>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            publication: None,
            style: "plain".to_owned(),
            zone: None,
            languages: Vec::new(),
            articles: "articles".to_owned(),
            sources: "sources".to_owned(),
            styles: "styles".to_owned(),
            names: "names.toml".to_owned(),
            approver: Approver::Anyone,
            late_after_days: 30,
            read_only: false,
            import: BTreeMap::new(),
            engine: Settings::default(),
            corrections: Vec::new(),
            problems: Vec::new(),
        }
    }
}

impl Config {
    /// Reads the text of `corrections.toml`; `path` is for messages.
    ///
    /// # Errors
    /// Where it is not TOML, with line and column.
    pub fn read(path: &Path, text: &str) -> Result<Self> {
        let document = Document::new(path, text, 0);
        let mut root = Fields::new(&document, "", 0..0, document.table()?);
        let mut config = Self::default();
        if let Some(desk) = root.table("desk") {
            config.read_desk(desk);
        }
        if let Some(mut import) = root.table("import") {
            for name in IMPORT {
                config.import.extend(import.count(name).map(|count| ((*name).to_owned(), count)));
            }
            config.import.extend(import.flag("pdftotext").map(|on| ("pdftotext".to_owned(), u32::from(on))));
            import.done();
        }
        if let Some(tolerance) = root.table("tolerance") {
            config.engine.tolerance = read_tolerance(tolerance);
        }
        if let Some(rules) = root.table("rules") {
            config.read_rules(rules);
        }
        for scale in root.tables("scale") {
            config.engine.scales.extend(read_scale(scale));
        }
        for record in root.tables("correction") {
            match Correction::read(record) {
                Some(record) if config.correction(&record.id).is_none() => config.corrections.push(record),
                Some(record) => {
                    document.problem_at(record.at, format!("the id {:?} is used twice; skipped", record.id))
                }
                None => {}
            }
        }
        root.done();
        config.problems = document.problems();
        Ok(config)
    }

    fn read_desk(&mut self, mut desk: Fields<'_, '_>) {
        let set = |to: &mut String, value: Option<String>| {
            if let Some(value) = value {
                *to = value;
            }
        };
        self.publication = desk.string("publication");
        set(&mut self.style, desk.string("style"));
        self.zone = desk.parsed("zone", "the IANA name of a time zone", |name| {
            jiff::tz::TimeZone::get(name).ok().map(|_| name.to_owned())
        });
        set(&mut self.articles, desk.parsed("articles", "a folder below the desk", below));
        set(&mut self.sources, desk.parsed("sources", "a folder below the desk", below));
        set(&mut self.styles, desk.parsed("styles", "a folder below the desk", below));
        set(&mut self.names, desk.parsed("names", "a file below the desk", below));
        self.languages = desk.strings("languages").unwrap_or_default();
        self.engine.languages.clone_from(&self.languages);
        self.engine.place = desk.parsed("place", "a two-letter country code", |code| {
            (code.len() == 2 && code.bytes().all(|b| b.is_ascii_alphabetic())).then(|| code.to_uppercase())
        });
        self.engine.locale = desk.parsed("locale", "a locale such as \"en-GB\"", locale).unwrap_or_default();
        self.engine.fiscal_year = desk.parsed("fiscal_year", "month and day, as \"07-01\"", month_and_day);
        let approver = desk.parsed("approver", "\"anyone\" or \"other\"", |who| match who {
            "anyone" => Some(Approver::Anyone),
            "other" => Some(Approver::Other),
            _ => None,
        });
        self.approver = approver.unwrap_or_default();
        self.late_after_days = desk.count("late_after_days").unwrap_or(self.late_after_days);
        self.read_only = desk.flag("read_only").unwrap_or(false);
        desk.done();
    }

    fn read_rules(&mut self, mut rules: Fields<'_, '_>) {
        for name in rules.keys() {
            let Some(rule) = Rule::from_name(&name) else { continue };
            let level =
                rules.parsed(&name, "\"error\", \"warning\", \"note\" or \"off\"", |level| match level {
                    "error" => Some(Some(Level::Error)),
                    "warning" => Some(Some(Level::Warning)),
                    "note" => Some(Some(Level::Note)),
                    "off" => Some(None),
                    _ => None,
                });
            if let Some(level) = level {
                self.engine.levels.insert(rule, level);
            }
        }
        rules.done();
    }

    /// The record with this id.
    #[must_use]
    pub fn correction(&self, id: &str) -> Option<&Correction> {
        self.corrections.iter().find(|record| record.id == id)
    }
}

/// A path that stays below the desk.
fn below(path: &str) -> Option<String> {
    let parts = Path::new(path).components();
    let stays = parts.into_iter().all(|part| matches!(part, std::path::Component::Normal(_)));
    (stays && !path.is_empty()).then(|| path.trim_end_matches('/').to_owned())
}

/// How a locale writes numbers and dates.
fn locale(name: &str) -> Option<Locale> {
    let mut parts = name.split(['-', '_']);
    let language = parts.next().filter(|l| (2..=3).contains(&l.len()))?;
    Some(match (language, parts.next_back()) {
        ("en", Some("US" | "PH")) => Locale::EnUs,
        ("en" | "zh" | "ja" | "ko" | "th" | "he" | "hi" | "ms", _) => Locale::EnGb,
        _ => Locale::Continental,
    })
}

fn month_and_day(text: &str) -> Option<(i8, i8)> {
    let (month, day) = text.split_once('-')?;
    let date = jiff::civil::Date::new(2000, month.parse().ok()?, day.parse().ok()?).ok()?;
    Some((date.month(), date.day()))
}

fn read_tolerance(mut fields: Fields<'_, '_>) -> Tolerance {
    let usual = Tolerance::default();
    let mut share = |key| fields.parsed(key, "a percentage, as \"10%\"", percentage);
    let tolerance = Tolerance {
        about: share("about").unwrap_or(usual.about),
        silent: share("silent").unwrap_or(usual.silent),
        nearly: share("nearly").unwrap_or(usual.nearly),
    };
    fields.done();
    tolerance
}

/// `10%` is 0.1.
fn percentage(text: &str) -> Option<Decimal> {
    let number: Decimal = text.strip_suffix('%')?.trim().parse().ok()?;
    let share = number.checked_div(Decimal::ONE_HUNDRED)?;
    (share >= Decimal::ZERO && share <= Decimal::ONE).then_some(share)
}

fn read_scale(mut fields: Fields<'_, '_>) -> Option<Scale> {
    let name = fields.string("name").unwrap_or_default();
    let levels = fields.strings("levels").filter(|levels| levels.len() > 1);
    if levels.is_none() {
        fields.problem(format!("scale {name:?}: expected at least two levels, the best first; skipped"));
    }
    fields.done();
    levels.map(|levels| Scale::new(&name, &levels))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Config {
        Config::read(Path::new(FILE), text).unwrap()
    }

    #[test]
    fn an_empty_file_is_a_desk() {
        let config = read("");
        assert_eq!((config.articles.as_str(), config.late_after_days), ("articles", 30));
        assert!(config.problems.is_empty() && config.corrections.is_empty());
    }

    #[test]
    fn settings_reach_the_engine() {
        let config = read(
            "[desk]\nplace='kh'\nlocale='en-US'\nfiscal_year='07-01'\nread_only=true\n\
             [tolerance]\nabout='12.5%'\n[rules]\n'source/name'='off'\n'self/age'='note'\n\
             [[scale]]\nname='tiers'\nlevels=['tier one|tier 1','tier two','tier three']\n",
        );
        assert_eq!(config.problems, []);
        let engine = &config.engine;
        assert_eq!((engine.place.as_deref(), engine.locale), (Some("KH"), Locale::EnUs));
        assert_eq!(engine.fiscal_year, Some((7, 1)));
        assert_eq!(engine.tolerance.about, Decimal::new(125, 3));
        assert_eq!(engine.levels[&Rule::SourceName], None);
        assert_eq!(engine.levels[&Rule::SelfAge], Some(Level::Note));
        assert_eq!(engine.scales[0].levels[0], ["tier one", "tier 1"]);
        assert!(config.read_only);
    }

    #[test]
    fn what_cannot_be_used_is_named() {
        let config = read(
            "[desk]\narticles='../elsewhere'\nread_only='yes'\n[rules]\n'source/nme'='off'\n'self/age'='bad'\n\
             [[scale]]\nname='x'\nlevels=['one']\n[[correction]]\nid='a'\n",
        );
        let shown: Vec<_> = config.problems.iter().map(|p| format!("{}: {}", p.line, p.message)).collect();
        let expected = [
            "2: `desk.articles`: expected a folder below the desk; skipped",
            "3: `desk.read_only`: expected true or false; skipped",
            "5: `rules.source/nme`: unknown key; skipped",
            "6: `rules.self/age`: expected \"error\", \"warning\", \"note\" or \"off\"; skipped",
            "7: scale \"x\": expected at least two levels, the best first; skipped",
            "10: correction: expected an `id` and an `article`; skipped",
        ];
        assert_eq!(shown, expected);
        assert_eq!((config.articles.as_str(), config.read_only), ("articles", false));
    }

    #[test]
    fn locales_differ_in_marks_and_order() {
        assert_eq!(locale("en-US"), Some(Locale::EnUs));
        assert_eq!(locale("en-GB"), Some(Locale::EnGb));
        assert_eq!(locale("de"), Some(Locale::Continental));
        assert_eq!(locale("english"), None);
    }
}
