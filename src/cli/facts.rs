//! `copydesk facts`: the facts of a text.

use super::args::Facts;
use super::context::{Context, Label, Painted};
use super::overview::plural;
use super::shown::cut;
use crate::desk::{Kind, Result};
use crate::exit::Exit;
use crate::store::fields::position;
use crate::store::{ArticleText, Error};
use copydesk_engine::facts::{Context as Reading, facts, with_text};
use serde_json::{Value as Json, json};
use std::io::Read;
use std::path::Path;

/// Prints the facts of a file or of standard input.
///
/// # Errors
/// Where it cannot be read, or is not UTF-8.
pub fn run(context: &mut Context, args: &Facts) -> Result<Exit> {
    let json = context.json()?;
    let (name, bytes) = if args.file == Path::new("-") {
        let name = Path::new("standard input");
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).map_err(|error| Error::io(name, error))?;
        (name, bytes)
    } else {
        let name = args.file.as_path();
        (name, std::fs::read(name).map_err(|error| Error::io(name, error))?)
    };
    let text = ArticleText::read(name, bytes)?;
    let settings = match context.desk() {
        Ok(desk) => desk.engine_settings(),
        Err(error) if error.kind == Kind::NotFound && context.common.desk.is_none() => Default::default(),
        Err(error) => return Err(error),
    };
    let published = args.date.or_else(|| text.front.day());
    let body = text.body();
    let found = facts(body, &Reading { published, settings: &settings });
    if json {
        let found: Vec<Json> = found.iter().map(|fact| with_text(fact, body)).collect();
        context.object("facts", json!({"facts": found}))?;
        return Ok(Exit::Done);
    }
    for fact in &found {
        let (line, column) = position(body, fact.span.start);
        let at = format!("{}:{column}", line + text.lines_before());
        let value = with_text(fact, body).get("value").map(words).unwrap_or_default();
        let start = format!("{at:9} {:9} ", fact.kind().name());
        let text = format!("“{}”", cut(fact.span.of(body), 60));
        context.parts(&[
            Painted::plain(&start),
            Painted::plain(&format!("{text:32} ")),
            context.paint(Label::Dim, &value),
        ])?;
    }
    context.line(&plural(found.len(), "fact"))?;
    Ok(Exit::Done)
}

/// A value in words: `974896, currency USD`.
fn words(value: &Json) -> String {
    let fields = value.as_object().into_iter().flatten().filter_map(|(key, value)| {
        let value = match value {
            Json::String(text) => text.clone(),
            Json::Bool(false) => return None,
            other => other.to_string(),
        };
        Some(if key == "value" || key == "text" { value } else { format!("{key} {value}") })
    });
    fields.collect::<Vec<_>>().join(", ")
}
