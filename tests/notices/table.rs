//! The table of corrections, read, and the notice of each row in a house style.

use copydesk::desk::house_styles;
use copydesk_engine::notice::{self, Draft, NoticeKind, Style};
use copydesk_engine::{Place, Reading, Settings, Span};
use jiff::civil::{Date, date, time};
use std::path::Path;

pub const CORRECTED: Date = date(2024, 9, 3);
pub const PUBLISHED: Date = date(2024, 7, 30);

/// One correction.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// The first word of its line.
    pub kind: String,
    pub headline: String,
    pub late: Option<String>,
    pub note: String,
    /// The text before and after.
    pub old: String,
    pub new: String,
    /// What changed: in the old text, in the new one, and whether it followed from the first change.
    pub changes: Vec<(Span, Span, bool)>,
}

pub fn rows() -> Vec<Row> {
    let lines =
        include_str!("corrections.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(row).collect()
}

/// The lines of a table beside this file, comments and empty lines left out.
pub fn lines(name: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/notices").join(name);
    let text = std::fs::read_to_string(path).expect("a table");
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect()
}

fn row(line: &str) -> Row {
    let (head, text) = line.split_once(" |").unwrap_or_else(|| panic!("{line}"));
    let mut parts = head.split("; ");
    let mut row =
        Row { kind: parts.next().unwrap().into(), headline: "News from Tamsel".into(), ..Row::default() };
    for part in parts {
        match part.split_once('=').unwrap() {
            ("headline", value) => row.headline = value.into(),
            ("late", value) => row.late = Some(value.into()),
            ("note", value) => row.note = value.into(),
            other => panic!("{other:?}"),
        }
    }
    let mut rest = text.trim();
    while let Some((plain, more)) = rest.split_once('[') {
        let (inside, after) = more.split_once(']').unwrap();
        let (wrong, right) = inside.split_once(" => ").unwrap();
        let derived = wrong.starts_with('~');
        let wrong = wrong.trim_start_matches('~');
        row.old.push_str(plain);
        row.new.push_str(plain);
        let starts = (row.old.len(), row.new.len());
        row.old.push_str(wrong);
        row.new.push_str(right);
        row.changes.push((Span::new(starts.0, row.old.len()), Span::new(starts.1, row.new.len()), derived));
        rest = after;
    }
    row.old.push_str(rest);
    row.new.push_str(rest);
    if row.kind == "headline" {
        row.headline = row.new.clone();
    }
    row
}

impl Row {
    pub fn notice_kind(&self) -> NoticeKind {
        NoticeKind::from_name(&self.kind).unwrap_or(NoticeKind::Correction)
    }

    pub fn place(&self) -> Place {
        match self.kind.as_str() {
            "headline" => Place::Title,
            "caption" => Place::Caption(1),
            "summary" => Place::Summary,
            _ => Place::Body,
        }
    }

    pub fn wrong(&self) -> &str {
        self.changes.first().map_or("", |(wrong, ..)| wrong.of(&self.old))
    }

    pub fn right(&self) -> &str {
        self.changes.first().map_or("", |(_, right, _)| right.of(&self.new))
    }

    pub fn draft(&self) -> Draft {
        let settings = Settings::default();
        let old = Reading::new(&self.old, self.place(), Some(PUBLISHED), &settings);
        let new = Reading::new(&self.new, self.place(), Some(PUBLISHED), &settings);
        let place = match self.place() {
            Place::Title => "headline",
            Place::Summary => "summary",
            Place::Caption(_) => "caption",
            Place::Body => "paragraph 1",
        };
        let facts = self.changes.iter().map(|(wrong, right, derived)| notice::DraftFact {
            derived: *derived,
            place: Some(place.into()),
            ..notice::fact_of(&old, *wrong, &new, *right)
        });
        Draft {
            kind: Some(self.notice_kind()),
            facts: facts.collect(),
            place: Some(place.into()),
            headline: self.headline.clone(),
            corrected: Some(CORRECTED),
            time: Some(time(15, 5, 0, 0)),
            published: Some(PUBLISHED),
            found: self.late.as_ref().map(|_| CORRECTED),
            late_reason: self.late.clone().unwrap_or_default(),
            note: self.note.clone(),
            supersedes: self.kind == "supersedes",
            text: self.new.clone(),
            ..Draft::default()
        }
    }
}

/// Every house style as its file has it now.
pub fn styles() -> Vec<Style> {
    let read = |name: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("styles").join(format!("{name}.toml"));
        let style: Style = toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        assert_eq!(style.faults(), [], "{name}");
        Style { name: name.to_owned(), ..style }
    };
    house_styles().map(read).collect()
}
