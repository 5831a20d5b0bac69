//! `copydesk batch`: JSON lines in, JSON lines out, in order.

use copydesk_engine::{Answer, Article, Request, Scale, Settings, Source, facts};
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::{Value as Json, json};
use std::io::{self, BufRead, Write};
use std::process::ExitCode;

#[derive(Deserialize)]
struct Line {
    id: Json,
    article: Text,
    sources: Option<Vec<Text>>,
    previous: Option<Text>,
    scales: Option<Vec<Vec<String>>>,
}

#[derive(Deserialize)]
struct Text {
    id: Option<Json>,
    title: Option<String>,
    published: Option<String>,
    text: String,
}

/// Reads requests from standard input until it ends; exit code 2 if a line could not be read.
pub fn run(with_facts: bool) -> ExitCode {
    let mut code = ExitCode::SUCCESS;
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let Ok(line) = line else { return ExitCode::from(2) };
        if line.trim().is_empty() {
            continue;
        }
        let answer = answer(&line, with_facts).unwrap_or_else(|error| {
            code = ExitCode::from(2);
            error
        });
        if writeln!(out, "{answer}").is_err() {
            return ExitCode::from(2);
        }
    }
    if out.flush().is_err() { ExitCode::from(2) } else { code }
}

fn answer(line: &str, with_facts: bool) -> Result<Json, Json> {
    let failed = |id: Json, error: String| json!({"id": id, "error": error});
    let json: Json = serde_json::from_str(line).map_err(|e| failed(Json::Null, e.to_string()))?;
    let id = json.get("id").cloned().unwrap_or(Json::Null);
    let line: Line = serde_json::from_value(json).map_err(|e| failed(id.clone(), e.to_string()))?;
    let request = request(&line).map_err(|e| failed(id, e))?;
    let Answer { claims, findings, facts, .. } = copydesk_engine::check(&request);
    let mut answer = json!({"id": line.id, "claims": claims, "findings": findings});
    if with_facts {
        answer["facts"] = facts.iter().map(|fact| facts::with_text(fact, &request.article.text)).collect();
    }
    Ok(answer)
}

fn request(line: &Line) -> Result<Request, String> {
    let scales = line.scales.iter().flatten().map(|levels| Scale::new("", levels)).collect();
    let previous = line.previous.as_ref().map(|text| article(text, &line.id)).transpose()?;
    let mut sources = Vec::new();
    for (n, text) in line.sources.iter().flatten().enumerate() {
        let id = match &text.id {
            Some(Json::String(id)) => id.clone(),
            Some(id) => id.to_string(),
            None => (n + 1).to_string(),
        };
        let published = day(text.published.as_deref())?;
        let (title, text) = (text.title.clone(), text.text.clone());
        sources.push(Source { id, title, published, text, locators: Vec::new() });
    }
    let settings = Settings { scales, ..Settings::default() };
    Ok(Request {
        article: article(&line.article, &line.id)?,
        sources,
        previous,
        settings,
        records: Vec::new(),
    })
}

fn article(text: &Text, id: &Json) -> Result<Article, String> {
    let slug = id.as_str().map_or_else(|| id.to_string(), str::to_owned);
    let published = day(text.published.as_deref())?;
    Ok(Article { slug, title: text.title.clone(), published, text: text.text.clone(), ..Article::default() })
}

/// The day of a date or an RFC 3339 time.
fn day(published: Option<&str>) -> Result<Option<Date>, String> {
    let Some(text) = published else { return Ok(None) };
    let day = text.get(..10).unwrap_or(text);
    day.parse().map(Some).map_err(|_| format!("published: {text:?} is neither a date nor an RFC 3339 time"))
}
