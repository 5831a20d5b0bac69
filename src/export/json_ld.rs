//! Corrections as schema.org says them: a `NewsArticle` with its `CorrectionComment`s, and a `ClaimReview` for each claim
//! that was checked against a source.

use super::escape::json;
use super::{Item, Publisher};
use serde_json::{Value as Json, json};

/// One object for one article; for several, a `@graph` of them. Fit to stand in a `<script type="application/ld+json">`.
#[must_use]
pub fn json_ld(publisher: &Publisher, items: &[Item]) -> String {
    let mut articles: Vec<Json> =
        super::by_article(items).iter().map(|items| article(publisher, items)).collect();
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
    let reviews: Vec<Json> = items.iter().filter_map(|item| review(publisher, item)).collect();
    if !reviews.is_empty() {
        object["review"] = reviews.into();
    }
    object
}

/// The wrong claim, rated by the newsroom itself on what its source says.
fn review(publisher: &Publisher, item: &Item) -> Option<Json> {
    let (claim, (source, _)) = (item.claim.as_ref()?, item.source.as_ref()?);
    let organisation = json!({"@type": "NewsMediaOrganization", "name": publisher.name});
    let mut made = json!({"@type": "Claim", "text": claim, "author": organisation});
    if let Some(day) = item.article_published.as_deref() {
        made["datePublished"] = day.into();
    }
    if let Some(url) = item.url.as_deref() {
        made["appearance"] = json!({"@type": "NewsArticle", "url": url});
    }
    let mut object = json!({
        "@type": "ClaimReview",
        "claimReviewed": claim,
        "author": organisation,
        "itemReviewed": made,
        "reviewBody": item.notice,
        "reviewRating": {
            "@type": "Rating", "ratingValue": 1, "worstRating": 1, "bestRating": 5, "alternateName": "Wrong",
        },
        "citation": source,
    });
    for (key, text) in [("url", item.link()), ("datePublished", item.published.clone())] {
        if let Some(text) = text {
            object[key] = text.into();
        }
    }
    Some(object)
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
    fn a_claim_that_was_checked_has_its_review() {
        let items = items();
        let read: Json = serde_json::from_str(&json_ld(&publisher(), &items)).unwrap();
        let reviews = read["review"].as_array().unwrap();
        assert_eq!(reviews.len(), 1, "no source was cited for the second");
        let review = &reviews[0];
        assert_eq!(review["@type"], "ClaimReview");
        assert_eq!(review["claimReviewed"], items[0].claim.as_deref().unwrap());
        assert_eq!(review["itemReviewed"]["text"], review["claimReviewed"]);
        assert_eq!(review["itemReviewed"]["appearance"]["url"], items[0].url.as_deref().unwrap());
        assert_eq!(review["url"].as_str(), items[0].link().as_deref());
        assert_eq!(review["datePublished"], items[0].published.as_deref().unwrap());
        let rating = &review["reviewRating"];
        assert!(
            rating["ratingValue"].as_u64() <= rating["bestRating"].as_u64()
                && rating["alternateName"].is_string()
        );
    }

    #[test]
    fn several_articles_make_a_graph() {
        let mut items = items();
        items[1].article = "another".into();
        let read: Json = serde_json::from_str(&json_ld(&publisher(), &items)).unwrap();
        assert_eq!(read["@graph"].as_array().unwrap().len(), 2);
    }
}
