//! One line of `batch`, from bytes to answer.

use crate::store::time;
use copydesk_engine::{Answer, Article, Request, Scale, Settings, Source, facts};
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::{Value as Json, json};

/// A line that could not be answered.
#[derive(Debug)]
pub struct Failed {
    /// Its id, as far as it could be read.
    pub id: Json,
    /// Why.
    pub message: String,
}

#[derive(Deserialize)]
struct Line {
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

/// The answer to one line, as JSON text without a line feed.
///
/// # Errors
/// Where the line is no request.
pub fn answer(line: &[u8], with_facts: bool) -> Result<String, Failed> {
    let failed = |id: &Json, message: String| Failed { id: id.clone(), message };
    let text = std::str::from_utf8(line)
        .map_err(|error| failed(&Json::Null, format!("not UTF-8 (byte {})", error.valid_up_to())))?;
    let json: Json = serde_json::from_str(text).map_err(|e| failed(&Json::Null, e.to_string()))?;
    let id = json.get("id").cloned().unwrap_or_default();
    let line: Line = serde_json::from_value(json).map_err(|e| failed(&id, e.to_string()))?;
    let request = request(line, &id).map_err(|message| failed(&id, message))?;
    let Answer { claims, findings, facts, .. } = copydesk_engine::check(&request);
    let mut answer = json!({"id": id, "claims": claims, "findings": findings});
    if with_facts {
        answer["facts"] = facts.iter().map(|fact| facts::with_text(fact, &request.article.text)).collect();
    }
    Ok(answer.to_string())
}

/// What is said of a line that the engine broke on: the run goes on.
pub fn engine_failed(line: &[u8]) -> Failed {
    let json: Option<Json> = serde_json::from_slice(line).ok();
    let id = json.and_then(|json| json.get("id").cloned()).unwrap_or_default();
    Failed { id, message: "the engine failed on this line: please report it".to_owned() }
}

fn request(line: Line, id: &Json) -> Result<Request, String> {
    let scales = line.scales.iter().flatten().map(|levels| Scale::new("", levels)).collect();
    let mut sources = Vec::new();
    for (n, text) in line.sources.unwrap_or_default().into_iter().enumerate() {
        let id = match text.id {
            Some(id) => words(&id),
            None => (n + 1).to_string(),
        };
        let published = day(text.published.as_deref())?;
        sources.push(Source { id, title: text.title, published, text: text.text, locators: Vec::new() });
    }
    Ok(Request {
        article: article(line.article, id)?,
        sources,
        previous: line.previous.map(|text| article(text, id)).transpose()?,
        settings: Settings { scales, ..Settings::default() },
        records: Vec::new(),
    })
}

fn words(id: &Json) -> String {
    id.as_str().map_or_else(|| id.to_string(), str::to_owned)
}

fn article(text: Text, id: &Json) -> Result<Article, String> {
    let published = day(text.published.as_deref())?;
    Ok(Article { slug: words(id), title: text.title, published, text: text.text, ..Article::default() })
}

/// The day of a date or an RFC 3339 time.
fn day(published: Option<&str>) -> Result<Option<Date>, String> {
    let Some(text) = published else { return Ok(None) };
    let day = time::day(text);
    day.map(Some).ok_or_else(|| format!("published: {text:?} is neither a date nor an RFC 3339 time"))
}
