//! Stories as ninjs, in its versions 1 to 3.

use crate::{Aside, AsideKind, Document, Limits, Refusal, encoding, html};
use copydesk_engine::notice::form;
use serde_json::Value;

/// Reads a story.
///
/// # Errors
/// Where it is no JSON object, or holds no text.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Document, Refusal> {
    let decoded = encoding::decode(bytes, None)?;
    let story: Value = serde_json::from_str(&decoded.text)
        .map_err(|error| Refusal::Broken(format!("it is no JSON: {error}")))?;
    // Some services wrap the story.
    let story = ["item", "story", "data"]
        .iter()
        .find_map(|key| story.get(key).filter(|inner| inner.is_object()))
        .unwrap_or(&story);
    let text = |keys: &[&str]| keys.iter().find_map(|key| words(story.get(key)?));
    let mut document = Document {
        title: text(&["headline", "headlines", "title"]),
        summary: text(&["description_text", "description_html", "descriptions", "abstract"]),
        byline: text(&["byline", "by", "bylines"]),
        publisher: text(&["source", "provider", "infosources", "copyrightholder"]),
        language: text(&["language"]),
        published: text(&["firstpublished", "firstcreated", "contentcreated", "versioncreated"])
            .and_then(|at| html::moment(&at)),
        url: text(&["url", "uri"]).filter(|url| url.starts_with("http")),
        warnings: decoded.said.into_iter().collect(),
        ..Document::default()
    };
    for key in ["title", "summary", "byline"] {
        let field = match key {
            "title" => &mut document.title,
            "summary" => &mut document.summary,
            _ => &mut document.byline,
        };
        *field = field.take().map(|words| {
            if words.contains('<') { html::text_of(&words, limits).trim().to_owned() } else { words }
        });
    }
    document.text = body(story, limits).unwrap_or_default();
    if document.text.trim().is_empty() {
        return Err(Refusal::NoText("the story has no body".to_owned()));
    }
    document.captions = captions(story);
    if let Some(note) = text(&["ednote", "editorialnote"]) {
        let kind = if form::opens(&note).is_some() { AsideKind::Notice } else { AsideKind::Comment };
        document.asides.push(Aside { kind, text: note, at: None });
    }
    if let Some(status) = text(&["pubstatus"]).filter(|status| status != "usable") {
        document.warnings.push(format!("the story is marked as {status}"));
    }
    Ok(document)
}

/// Words given as text, as an object with a value, or as a list of such.
fn words(value: &Value) -> Option<String> {
    let found = match value {
        Value::String(words) => words.trim().to_owned(),
        Value::Object(map) => words(map.get("value").or_else(|| map.get("name"))?)?,
        Value::Array(items) => {
            let main = items.iter().find(|item| item.get("role").and_then(Value::as_str) == Some("main"));
            words(main.or_else(|| items.first())?)?
        }
        _ => return None,
    };
    Some(found).filter(|found| !found.is_empty())
}

fn body(story: &Value, limits: &Limits) -> Option<String> {
    let marked = |value: &Value| value.as_str().map(|html| html::text_of(html, limits));
    let own =
        ["body_html", "body_xhtml", "body_html5"].iter().find_map(|key| story.get(key).and_then(marked));
    let plain = || {
        story
            .get("body_text")
            .and_then(Value::as_str)
            .map(|text| format!("{}\n", text.trim().replace("\r\n", "\n")))
    };
    let listed = || {
        let bodies = story.get("bodies")?.as_array()?;
        bodies.iter().find_map(|body| {
            let value = body.get("value").or_else(|| body.get("content"))?;
            let kind = body
                .get("contenttype")
                .or_else(|| body.get("contentType"))
                .and_then(Value::as_str)
                .unwrap_or_default();
            if kind.contains("html") || value.as_str()?.contains("</") {
                marked(value)
            } else {
                Some(format!("{}\n", value.as_str()?.trim()))
            }
        })
    };
    own.filter(|text| !text.trim().is_empty()).or_else(plain).or_else(listed)
}

fn captions(story: &Value) -> Vec<String> {
    let values: Vec<&Value> = match story.get("associations") {
        Some(Value::Object(map)) => map.values().collect(),
        Some(Value::Array(items)) => items.iter().collect(),
        _ => Vec::new(),
    };
    let caption = |value: &Value| {
        ["description_text", "descriptions", "caption"].iter().find_map(|key| words(value.get(key)?))
    };
    let mut found = Vec::new();
    for caption in values.into_iter().filter_map(caption).take(100) {
        if !found.contains(&caption) {
            found.push(caption);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn story(json: &str) -> Result<Document, Refusal> {
        read(json.as_bytes(), &Limits::default())
    }

    #[test]
    fn a_story_of_version_1_is_read() {
        let document = story(
            r#"{"uri":"https://herald.example/1","headline":"Fares up","byline":"Petra Holm","versioncreated":"2024-05-06T07:08:09Z",
            "body_html":"<p>The board met.</p><p>It lost <b>4</b> points.</p><script>x()</script>","description_text":"In short.",
            "ednote":"Correction: An earlier version of this story said 5 points.","pubstatus":"withheld",
            "associations":{"main":{"description_text":"The ferry."}}}"#,
        )
        .unwrap();
        assert_eq!(
            (document.title.as_deref(), document.text.as_str()),
            (Some("Fares up"), "The board met.\n\nIt lost 4 points.\n")
        );
        assert_eq!(document.published.as_deref(), Some("2024-05-06T07:08:09Z"));
        assert_eq!((document.captions.len(), document.asides[0].kind), (1, AsideKind::Notice));
        assert!(document.warnings[0].contains("withheld"));
    }

    #[test]
    fn a_story_of_version_2_is_read() {
        let document = story(
            r#"{"uri":"urn:1","headlines":[{"role":"short","value":"Up"},{"role":"main","value":"Fares up"}],
            "bodies":[{"contenttype":"text/plain","value":"The board met."}]}"#,
        )
        .unwrap();
        assert_eq!((document.title.as_deref(), document.url.as_deref()), (Some("Fares up"), None));
        assert_eq!(document.text, "The board met.\n");
    }

    #[test]
    fn other_json_is_refused() {
        assert!(matches!(story("{\"headline\":\"A\"}"), Err(Refusal::NoText(_))));
        assert!(matches!(story("{\"headline\":"), Err(Refusal::Broken(_))));
        let deep = format!("{}1{}", "[".repeat(10_000), "]".repeat(10_000));
        assert!(matches!(story(&deep), Err(Refusal::Broken(_))));
    }
}
