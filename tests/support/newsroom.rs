//! The stories of `tests/cases`: read, and the flags of the engine laid over what was planted.

#![allow(
    dead_code,
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "of tests and of a table"
)]

use copydesk_engine::{Answer, Article, Finding, Level, Request, Rule, Scale, Settings, Source, Span, check};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::ops::Range;
use std::path::Path;

/// A story with what was planted in it.
pub struct Case {
    pub id: String,
    pub request: Request,
    pub planted: Vec<Planted>,
}

/// A planted error.
pub struct Planted {
    pub kind: String,
    /// What it should have said.
    pub truth: String,
    /// Byte ranges where a flag counts for it.
    pub places: Vec<Range<usize>>,
}

fn string(json: &Json, field: &str) -> Option<String> {
    json[field].as_str().map(str::to_owned)
}

fn list<'a>(json: &'a Json, field: &str) -> &'a [Json] {
    json[field].as_array().map_or(&[], Vec::as_slice)
}

fn article(slug: &str, json: &Json) -> Article {
    Article {
        slug: slug.to_owned(),
        title: string(json, "title"),
        published: json["published"].as_str().map(|day| day.parse().expect("a date")),
        text: string(json, "text").expect("a text"),
        ..Article::default()
    }
}

fn source(json: &Json) -> Source {
    Source {
        id: string(json, "id").expect("an id"),
        title: string(json, "title"),
        published: json["published"].as_str().map(|day| day.parse().expect("a date")),
        text: string(json, "text").expect("a text"),
        ..Source::default()
    }
}

/// Where the `occurrence`-th `span` of a planted error stands.
fn place(text: &str, json: &Json) -> Range<usize> {
    let span = json["span"].as_str().expect("a span");
    let nth = json["occurrence"].as_u64().expect("an occurrence") as usize - 1;
    let (start, _) = text.match_indices(span).nth(nth).expect("the span stands in the text");
    start..start + span.len()
}

fn read(path: &Path) -> Case {
    let text = fs::read_to_string(path).expect("a readable case");
    let json: Json = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let id = string(&json, "id").expect("an id");
    let article = article(&id, &json["article"]);
    let planted = list(&json, "errors")
        .iter()
        .map(|error| Planted {
            kind: string(error, "kind").expect("a kind"),
            truth: string(error, "truth").expect("a truth"),
            places: [error]
                .into_iter()
                .chain(list(error, "also"))
                .map(|at| place(&article.text, at))
                .collect(),
        })
        .collect();
    for silent in list(&json, "silent") {
        let silent = silent.as_str().expect("a string");
        assert!(article.text.contains(silent), "{id}: {silent:?} does not stand in the text");
    }
    let scales = list(&json, "scales")
        .iter()
        .map(|levels| {
            levels.as_array().expect("levels").iter().map(|l| l.as_str().expect("a level")).collect()
        })
        .map(|levels: Vec<&str>| Scale::new("", &levels))
        .collect();
    let request = Request {
        sources: list(&json, "sources").iter().map(source).collect(),
        previous: json["previous"].is_object().then(|| self::article(&id, &json["previous"])),
        settings: Settings { scales, ..Settings::default() },
        records: Vec::new(),
        article,
    };
    Case { id, request, planted }
}

/// All of them, in the order of their names.
pub fn cases() -> Vec<Case> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut paths: Vec<_> =
        fs::read_dir(dir).expect("tests/cases").map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "json"));
    paths.sort();
    paths.iter().map(|path| read(path)).collect()
}

/// The errors and warnings.
pub fn flags(answer: &Answer) -> Vec<&Finding> {
    answer.findings.iter().filter(|finding| finding.level > Level::Note).collect()
}

/// True where a flag stands on the place.
pub fn overlaps(span: Span, place: &Range<usize>) -> bool {
    span.start < place.end && place.start < span.end
}

/// True if a flag stands on something that was planted.
pub fn hits(flag: &Finding, case: &Case) -> bool {
    let mut places = case.planted.iter().flat_map(|planted| &planted.places);
    flag.place.is_body() && places.any(|place| overlaps(flag.span, place))
}

/// How often each rule raised an alarm, and how often it was right.
pub struct Measured {
    rules: BTreeMap<Rule, Flags>,
    stories: usize,
}

#[derive(Clone, Copy, Default)]
struct Flags {
    all: usize,
    right: usize,
}

impl Measured {
    const OPENS: &str = "<!-- measured: cargo run --example rules -->\n";
    const CLOSES: &str = "<!-- end of measured -->\n";

    /// Runs the engine over the stories.
    pub fn of(cases: &[Case]) -> Self {
        let mut rules: BTreeMap<Rule, Flags> = BTreeMap::new();
        for case in cases {
            for flag in flags(&check(&case.request)) {
                let count = rules.entry(flag.rule).or_default();
                count.all += 1;
                count.right += usize::from(hits(flag, case));
            }
        }
        Self { rules, stories: cases.len() }
    }

    /// As a table in Markdown: every rule that raised an alarm, and a line for those that raised none.
    pub fn table(&self) -> String {
        let mut table = format!(
            "Errors and warnings on the {} stories of `tests/cases`:\n\n\
             | rule | level | alarms | right | in hundred |\n|---|---|---|---|---|\n",
            self.stories
        );
        let mut silent = Vec::new();
        for rule in Rule::ALL {
            let Some(Flags { all, right }) = self.rules.get(rule).copied() else {
                silent.push(format!("`{}`", rule.name()));
                continue;
            };
            let level = format!("{:?}", rule.level()).to_lowercase();
            let _ =
                writeln!(table, "| `{}` | {level} | {all} | {right} | {} |", rule.name(), right * 100 / all);
        }
        if !silent.is_empty() {
            let _ = write!(table, "\nNo alarm there: {}.\n", silent.join(", "));
        }
        table
    }

    /// The page with this table between the two marks; nothing where it lacks them.
    pub fn put_into(&self, page: &str) -> Option<String> {
        let (before, rest) = page.split_once(Self::OPENS)?;
        let (_, after) = rest.split_once(Self::CLOSES)?;
        Some([before, Self::OPENS, "\n", &self.table(), "\n", Self::CLOSES, after].concat())
    }
}
