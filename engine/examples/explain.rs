//! Prints how one request was judged, step by step: `cargo run -p copydesk-engine --example explain -- CASE.json`.
//!
//! The file holds one request as `copydesk batch` reads it, on any number of lines.

use copydesk_engine::{Article, Request, Scale, Settings, Source, check};
use serde_json::Value;

fn main() {
    for path in std::env::args().skip(1) {
        let Ok(text) = std::fs::read_to_string(&path) else {
            eprintln!("cannot read {path}");
            continue;
        };
        match serde_json::from_str::<Value>(&text) {
            Ok(json) => show(&request(&json)),
            Err(error) => eprintln!("{path}: {error}"),
        }
    }
}

fn request(json: &Value) -> Request {
    let text = |v: &Value, key: &str| v[key].as_str().map(str::to_owned);
    let day = |v: &Value| v["published"].as_str().and_then(|d| d.get(..10)).and_then(|d| d.parse().ok());
    let article = |v: &Value| Article {
        slug: text(json, "id").unwrap_or_default(),
        title: text(v, "title"),
        published: day(v),
        text: text(v, "text").unwrap_or_default(),
        ..Article::default()
    };
    let source = |v: &Value| Source {
        id: text(v, "id").unwrap_or_default(),
        title: text(v, "title"),
        published: day(v),
        text: text(v, "text").unwrap_or_default(),
        locators: Vec::new(),
    };
    let levels = |v: &Value| {
        v.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect::<Vec<_>>()
    };
    let scales =
        json["scales"].as_array().into_iter().flatten().map(|v| Scale::new("", &levels(v))).collect();
    Request {
        article: article(&json["article"]),
        sources: json["sources"].as_array().into_iter().flatten().map(source).collect(),
        previous: json.get("previous").filter(|v| !v.is_null()).map(article),
        records: Vec::new(),
        settings: Settings { scales, ..Settings::default() },
    }
}

fn show(request: &Request) {
    let answer = check(request);
    for claim in &answer.claims {
        println!("\n{} {:?} {:?}\n  {}", claim.id.0, claim.verdict, claim.place, claim.text);
        let its = answer.explained.iter().filter(|line| line.starts_with(&claim.id.0));
        its.for_each(|line| println!("  {line}"));
        for finding in answer.findings.iter().filter(|f| f.claim.as_ref() == Some(&claim.id)) {
            println!(
                "  ! {} {:?} {:?}: {}",
                finding.rule.name(),
                finding.level,
                finding.text,
                finding.message
            );
        }
    }
    println!();
    for finding in answer.findings.iter().filter(|f| f.claim.is_none()) {
        println!("! {} {:?} {:?}: {}", finding.rule.name(), finding.level, finding.text, finding.message);
    }
}
