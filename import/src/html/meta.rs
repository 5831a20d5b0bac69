//! What a page says of itself: JSON-LD, the tags of its head, its first heading.

use super::words;
use crate::Document;
use crate::build::squeezed;
use dom_query::Document as Dom;
use serde_json::Value;

/// Types of JSON-LD that are a story; whatever ends in `Article` or `Posting` is one too.
const STORIES: &[&str] = &["Report", "LiveBlogPosting", "WebPage"];
/// The most JSON-LD that is looked at, in bytes.
const LONGEST: usize = 4 << 20;

/// What a page says that is no field of a document.
#[derive(Debug, Default)]
pub struct Described {
    /// The text of the article.
    pub body: Option<String>,
}

/// Fills the document from the page's own description.
pub fn read(dom: &Dom, document: &mut Document) -> Described {
    let mut described = Described::default();
    let story = story(dom);
    let mut modified = None;
    if let Some(story) = &story {
        document.title = text(story, "headline").or_else(|| text(story, "name"));
        document.summary = text(story, "description");
        document.byline = story.get("author").and_then(names);
        document.publisher = story.get("publisher").and_then(names);
        document.published = text(story, "datePublished").and_then(|at| moment(&at));
        modified = text(story, "dateModified").and_then(|at| moment(&at));
        document.url = text(story, "url").or_else(|| {
            let page = story.get("mainEntityOfPage")?;
            page.as_str().or_else(|| page.get("@id")?.as_str()).map(str::to_owned)
        });
        document.language = text(story, "inLanguage");
        described.body = story.get("articleBody").and_then(Value::as_str).map(paragraphs);
    }
    let or = |field: &mut Option<String>, value: Option<String>| {
        if field.is_none() {
            *field = value.filter(|value| !value.is_empty());
        }
    };
    or(&mut document.title, meta(dom, &["og:title", "twitter:title", "dc.title", "headline"]));
    or(&mut document.summary, meta(dom, &["og:description", "description", "twitter:description"]));
    or(
        &mut document.byline,
        meta(dom, &["author", "article:author", "dc.creator", "byl"]).filter(|by| !by.contains("://")),
    );
    or(
        &mut document.byline,
        first_words(dom, "[rel=author], [itemprop=author], .byline, .author").map(short).unwrap_or_default(),
    );
    or(&mut document.publisher, meta(dom, &["og:site_name", "dc.publisher", "application-name"]));
    let times = ["article:published_time", "datepublished", "pubdate", "date", "dc.date", "parsely-pub-date"];
    or(&mut document.published, meta(dom, &times).and_then(|at| moment(&at)));
    or(&mut document.published, attribute(dom, "time[datetime]", "datetime").and_then(|at| moment(&at)));
    or(&mut modified, meta(dom, &["article:modified_time", "last-modified"]).and_then(|at| moment(&at)));
    or(&mut document.url, attribute(dom, "link[rel=canonical]", "href"));
    or(&mut document.url, meta(dom, &["og:url"]));
    or(&mut document.language, attribute(dom, "html", "lang"));
    document.url = document.url.take().filter(|url| url.starts_with("http"));
    document.byline = document.byline.take().map(|by| without_by(&by));
    headline(dom, document);
    if let Some(modified) = modified.filter(|at| Some(at) != document.published.as_ref()) {
        document.warnings.push(format!("the page says that it was changed at {modified}"));
    }
    described
}

/// The heading that readers see, where it says what the description says, or where there is none.
fn headline(dom: &Dom, document: &mut Document) {
    let headings: Vec<String> =
        dom.select("h1").nodes().iter().map(words).filter(|h| !h.is_empty()).collect();
    let alike = |heading: &&String| {
        document.title.as_ref().is_none_or(|title| {
            let (title, heading) = (title.to_lowercase(), heading.to_lowercase());
            title.contains(&heading) || heading.contains(&title) || share(&title, &heading) >= 50
        })
    };
    if let Some(heading) = headings.iter().find(alike) {
        document.title = Some(heading.clone());
    }
    if document.title.is_none() {
        let title = first_words(dom, "title");
        // A window’s title ends in the name of the site.
        document.title = title.map(|title| {
            let cut = [" | ", " – ", " — ", " - "].iter().find_map(|mark| title.rsplit_once(mark));
            cut.filter(|(head, _)| head.split_whitespace().count() >= 3)
                .map_or(title.clone(), |(head, _)| head.to_owned())
        });
    }
    document.title = document.title.take().map(|title| squeezed(&title)).filter(|title| !title.is_empty());
}

/// How many in a hundred words of the shorter one stand in the other.
fn share(a: &str, b: &str) -> usize {
    let (a, b): (Vec<&str>, Vec<&str>) = (a.split_whitespace().collect(), b.split_whitespace().collect());
    let both = a.iter().filter(|word| b.contains(word)).count();
    both * 100 / a.len().max(b.len()).max(1)
}

/// The story among the page's JSON-LD.
fn story(dom: &Dom) -> Option<Value> {
    let mut best: Option<(usize, Value)> = None;
    for script in dom.select("script[type=\"application/ld+json\"]").nodes() {
        let text = script.text();
        if text.len() > LONGEST {
            continue;
        }
        let text = text.trim().trim_start_matches("<!--").trim_end_matches("-->");
        let Ok(value) = serde_json::from_str::<Value>(text) else { continue };
        let mut queue = vec![&value];
        while let Some(value) = queue.pop() {
            match value {
                Value::Array(items) => queue.extend(items),
                Value::Object(map) => {
                    queue.extend(map.get("@graph"));
                    queue.extend(map.get("mainEntity"));
                    let rank = rank(value);
                    if rank > 0 && best.as_ref().is_none_or(|(known, _)| rank > *known) {
                        best = Some((rank, value.clone()));
                    }
                }
                _ => {}
            }
        }
    }
    best.map(|(_, value)| value)
}

fn rank(value: &Value) -> usize {
    let kinds: Vec<&str> = match value.get("@type") {
        Some(Value::String(kind)) => vec![kind.as_str()],
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => return 0,
    };
    let one = |kind: &str| match kind {
        _ if kind.ends_with("NewsArticle") => 4,
        _ if kind.ends_with("Article") || kind.ends_with("Posting") => 3,
        "WebPage" => 1,
        _ if STORIES.contains(&kind) => 2,
        _ => 0,
    };
    kinds.into_iter().map(one).max().unwrap_or(0)
}

fn text(value: &Value, key: &str) -> Option<String> {
    let value = value.get(key)?;
    let text = value.as_str().or_else(|| value.as_array()?.first()?.as_str())?;
    Some(unescaped(text)).filter(|text| !text.is_empty())
}

/// Names of persons or organisations, given as text, object or list.
fn names(value: &Value) -> Option<String> {
    let names = match value {
        Value::String(name) => unescaped(name),
        Value::Object(map) => unescaped(map.get("name")?.as_str()?),
        Value::Array(items) => items.iter().take(40).filter_map(names).collect::<Vec<_>>().join(", "),
        _ => return None,
    };
    Some(names).filter(|names| !names.is_empty())
}

/// JSON-LD is often escaped as if it were markup.
fn unescaped(text: &str) -> String {
    if text.contains('&') || text.contains('<') {
        return words(&Dom::fragment(text).root());
    }
    squeezed(text)
}

fn paragraphs(body: &str) -> String {
    let body = if body.contains("</") || body.contains("&#") || body.contains("&amp;") {
        super::text_of(body, &crate::Limits::default())
    } else {
        body.to_owned()
    };
    let blocks = body.lines().map(squeezed).filter(|line| !line.is_empty());
    let text = blocks.collect::<Vec<_>>().join("\n\n");
    if text.is_empty() { text } else { format!("{text}\n") }
}

/// A time as RFC 3339 or a date; what is neither is none.
#[must_use]
pub fn moment(text: &str) -> Option<String> {
    let text = text.trim();
    if let Ok(at) = text.parse::<jiff::Timestamp>() {
        let given = text.len() > 19 && text.is_char_boundary(10) && text.as_bytes().get(10) == Some(&b'T');
        // Its own zone says which day it was there.
        return Some(if given { tidy(text) } else { at.to_string() });
    }
    if let Ok(at) = jiff::fmt::rfc2822::parse(text) {
        return Some(at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string());
    }
    let day: jiff::civil::Date = text.get(..10)?.parse().ok()?;
    Some(day.to_string())
}

/// Without fractions of a second, and with the colon in the zone that RFC 3339 wants.
fn tidy(text: &str) -> String {
    let (head, rest) = text.split_at_checked(19).unwrap_or((text, ""));
    let zone = rest.trim_start_matches(|c: char| c == '.' || c == ',' || c.is_ascii_digit());
    match zone.split_at_checked(3) {
        Some((hours, minutes)) if minutes.len() == 2 && !zone.contains(':') => {
            format!("{head}{hours}:{minutes}")
        }
        _ => format!("{head}{zone}"),
    }
}

/// The content of the first of these tags of the head.
fn meta(dom: &Dom, names: &[&str]) -> Option<String> {
    let tags = dom.select("meta");
    names.iter().find_map(|name| {
        tags.nodes().iter().find_map(|tag| {
            let own = tag.attr("property").or_else(|| tag.attr("name")).or_else(|| tag.attr("itemprop"))?;
            let fits = own.trim().eq_ignore_ascii_case(name);
            let content = fits.then(|| tag.attr("content")).flatten()?;
            Some(squeezed(&content)).filter(|content| !content.is_empty())
        })
    })
}

fn attribute(dom: &Dom, selector: &str, name: &str) -> Option<String> {
    dom.select(selector).nodes().first().and_then(|node| node.attr(name)).map(|value| squeezed(&value))
}

fn first_words(dom: &Dom, selector: &str) -> Option<String> {
    dom.select(selector).nodes().iter().map(words).find(|words| !words.is_empty())
}

fn short(by: String) -> Option<String> {
    (by.len() <= 120).then_some(by)
}

fn without_by(by: &str) -> String {
    let head = by.get(..3).filter(|head| head.eq_ignore_ascii_case("by "));
    head.map_or(by, |_| by.get(3..).unwrap_or_default()).trim().to_owned()
}
