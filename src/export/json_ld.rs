//! Corrections as schema.org says them: a `NewsArticle` with its `CorrectionComment`s.

use super::escape::json;
use super::{Item, Publisher};
use serde_json::{Value as Json, json};

/// One object for one article; for several, a `@graph` of them. Fit to stand in a `<script type="application/ld+json">`.
#[must_use]
pub fn json_ld(publisher: &Publisher, items: &[Item]) -> String {
    let mut slugs: Vec<&str> = Vec::new();
    for item in items {
        if !slugs.contains(&item.article.as_str()) {
            slugs.push(&item.article);
        }
    }
    let mut articles: Vec<Json> = slugs
        .into_iter()
        .map(|slug| {
            let own: Vec<&Item> = items.iter().filter(|item| item.article == slug).collect();
            article(publisher, &own)
        })
        .collect();
    let mut object = match articles.len() {
        1 => articles.remove(0),
        _ => json!({"@graph": articles}),
    };
    let mut whole = json!({"@context": "https://schema.org"});
    if let (Json::Object(whole), Json::Object(own)) = (&mut whole, &mut object) {
        whole.append(own);
    }
    format!("{}\n", json(&whole))
}

fn article(publisher: &Publisher, items: &[&Item]) -> Json {
    let newest = items.last();
    let url = items.iter().rev().find_map(|item| item.url.as_deref());
    let mut object = json!({
        "@type": "NewsArticle",
        "headline": newest.map(|item| item.title.as_str()),
        "publisher": {"@type": "NewsMediaOrganization", "name": publisher.name},
        "correction": items.iter().map(|item| comment(item)).collect::<Vec<_>>(),
    });
    let modified = items.iter().filter_map(|item| item.published.as_deref()).next_back();
    let published = items.iter().find_map(|item| item.article_published.as_deref());
    for (key, text) in [("url", url), ("datePublished", published), ("dateModified", modified)] {
        if let Some(text) = text {
            object[key] = text.into();
        }
    }
    object
}

fn comment(item: &Item) -> Json {
    let mut object = json!({
        "@type": "CorrectionComment",
        "identifier": item.id,
        "name": item.label(),
        "text": item.notice,
    });
    for (key, text) in [("@id", item.link()), ("url", item.link()), ("datePublished", item.published.clone())]
    {
        if let Some(text) = text {
            object[key] = text.into();
        }
    }
    object
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample::{items, publisher};

    #[test]
    fn what_is_read_back_is_the_record() {
        let items = items();
        let text = json_ld(&publisher(), &items);
        assert!(!text.contains('<'), "safe inside a script element");
        let read: Json = serde_json::from_str(&text).unwrap();
        assert_eq!(read["@context"], "https://schema.org");
        assert_eq!(read["@type"], "NewsArticle");
        assert_eq!(read["headline"], items[0].title.as_str());
        assert_eq!(read["url"], items[0].url.as_deref().unwrap());
        assert_eq!(read["datePublished"], items[0].article_published.as_deref().unwrap());
        assert_eq!(read["dateModified"], "2024-08-20T09:00:00Z");
        assert_eq!(read["publisher"]["name"], publisher().name.as_str());
        for (comment, item) in read["correction"].as_array().unwrap().iter().zip(&items) {
            assert_eq!(comment["@type"], "CorrectionComment");
            assert_eq!(comment["text"], item.notice.as_str());
            assert_eq!(comment["identifier"], item.id.as_str());
            assert_eq!(comment["datePublished"], item.published.as_deref().unwrap());
            assert_eq!(comment.get("@id").and_then(Json::as_str), item.link().as_deref());
        }
    }

    #[test]
    fn several_articles_make_a_graph() {
        let mut items = items();
        items[1].article = "another".into();
        let read: Json = serde_json::from_str(&json_ld(&publisher(), &items)).unwrap();
        assert_eq!(read["@graph"].as_array().unwrap().len(), 2);
    }
}
