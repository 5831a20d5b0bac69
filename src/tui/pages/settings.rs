//! The settings: one's own, which can be turned here, and the desk's, which stand in `corrections.toml`.

use super::super::page::{PageData, Row, Target};
use super::super::theme::Label;
use crate::desk::Desk;
use crate::settings::{self, CHOICES, Settings, process_env};
use crate::store::Approver;
use copydesk_engine::Level;

const NAMES: u16 = 20;

pub fn page(desk: &Desk, settings: &Settings) -> PageData {
    let file = settings::file(&process_env);
    let mut rows = vec![Row::new("Yours", Label::Title)];
    if let Some(file) = &file {
        rows.push(
            Row::new(short(file), Label::Quiet)
                .and("  Enter opens it in your editor", Label::Quiet)
                .indent(2)
                .to(Target::File(file.clone(), 1)),
        );
    }
    for choice in CHOICES {
        let now = settings.value(choice.key).unwrap_or_else(|| choice.values[0].to_owned());
        rows.push(
            Row::new(now, Label::Strong)
                .and(format!("  {}", choice.doc), Label::Quiet)
                .led(choice.key, Label::Text, NAMES)
                .indent_by(2)
                .to(Target::Setting(choice.key.to_owned())),
        );
    }
    let or = |value: &Option<String>, other: &str| value.clone().unwrap_or_else(|| other.to_owned());
    rows.push(plain("user", or(&settings.user, &desk.identity().who)));
    rows.push(plain("editor", or(&settings.editor, "$VISUAL or $EDITOR")));
    let letters: Vec<String> = settings.layout.iter().map(|(from, to)| format!("{from} is {to}")).collect();
    let letters = if letters.is_empty() {
        "Khmer, Russian and Arabic are known".to_owned()
    } else {
        letters.join(", ")
    };
    rows.push(plain("layout", letters));
    for problem in &settings.problems {
        let said = format!("{}:{}: {}", problem.line, problem.column, problem.message);
        rows.push(Row::new(said, Label::NotFound).led("?", Label::NotFound, 2).indent_by(2).problem(true));
    }
    rows.push(Row::blank());
    desk_rows(desk, &mut rows);
    PageData { title: "Settings".into(), rows, ..PageData::default() }
}

/// A path as the shell would have it, from one's home.
fn short(path: &std::path::Path) -> String {
    let home = process_env("HOME");
    match home.as_ref().and_then(|home| path.strip_prefix(home).ok()) {
        Some(below) => format!("~/{}", below.display()),
        None => path.display().to_string(),
    }
}

fn plain(name: &str, value: impl Into<String>) -> Row {
    Row::new(value, Label::Strong).led(name, Label::Text, NAMES).indent_by(2)
}

fn desk_rows(desk: &Desk, rows: &mut Vec<Row>) {
    let config = desk.config();
    let file = desk.root().join("corrections.toml");
    rows.push(Row::new("The desk’s", Label::Title));
    rows.push(
        Row::new("corrections.toml", Label::Quiet)
            .and("  Enter opens it in your editor", Label::Quiet)
            .indent(2)
            .to(Target::File(file, 1)),
    );
    let approver = match config.approver {
        Approver::Anyone => "anyone, also the one who drafted it",
        Approver::Other => "somebody else than the one who drafted it",
    };
    let or_none = |value: &Option<String>| value.clone().unwrap_or_else(|| "not said".into());
    rows.push(plain("publication", or_none(&config.publication)));
    rows.push(plain("house style", config.style.clone()));
    rows.push(plain("zone", config.zone.clone().unwrap_or_else(|| "UTC".into())));
    rows.push(plain("languages", config.languages.join(", ")));
    rows.push(plain("articles", config.articles.clone()));
    rows.push(plain("sources", config.sources.clone()));
    rows.push(plain("approved by", approver));
    rows.push(plain("late after", format!("{} days", config.late_after_days)));
    rows.push(plain("read-only", if config.read_only { "yes" } else { "no" }));
    for scale in &config.engine.scales {
        let levels: Vec<&str> =
            scale.levels.iter().filter_map(|level| level.first()).map(String::as_str).collect();
        rows.push(plain("scale", format!("{}: {}", scale.name, levels.join(" > "))));
    }
    for (rule, level) in &config.engine.levels {
        let level = match level {
            Some(Level::Error) => "error",
            Some(Level::Warning) => "warning",
            Some(Level::Note) => "note",
            None => "off",
        };
        rows.push(plain("rule", format!("{}: {level}", rule.name())));
    }
    for problem in desk.problems() {
        let said = format!("corrections.toml:{}:{}: {}", problem.line, problem.column, problem.message);
        rows.push(Row::new(said, Label::NotFound).led("?", Label::NotFound, 2).indent_by(2).problem(true));
    }
}
