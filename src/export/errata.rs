//! Corrections as before and after, after the model of the RFC errata: original text, corrected text, type, status.

use super::{Item, Publisher};
use serde_json::{Value as Json, json};

/// One JSON object, the corrections in the order of the log.
#[must_use]
pub fn errata(publisher: &Publisher, items: &[Item]) -> String {
    let errata: Vec<Json> = items.iter().map(erratum).collect();
    let whole = json!({
        "schema": "copydesk/errata/1", "publication": publisher.name, "errata": errata,
    });
    format!("{}\n", serde_json::to_string_pretty(&whole).unwrap_or_default())
}

/// One correction as before and after.
pub(super) fn erratum(item: &Item) -> Json {
    let status = if item.superseded_by.is_some() { "superseded" } else { "verified" };
    json!({
        "id": item.id,
        "status": status,
        "type": item.kind,
        "fact": item.fact,
        "document": {
            "article": item.article, "title": item.title, "url": item.url, "published": item.article_published,
            "from": item.versions.0, "to": item.versions.1, "section": item.place,
        },
        "original_text": item.wrong,
        "corrected_text": item.right,
        "claim": item.claim,
        "further": item.further.iter().map(|(w, r)| json!({"original_text": w, "corrected_text": r})).collect::<Vec<_>>(),
        "source": item.source.as_ref().map(|(id, at)| json!({"id": id, "locator": at})),
        "published": item.published,
        "notice": item.notice,
        "supersedes": item.supersedes,
        "superseded_by": item.superseded_by,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample::{items, publisher};

    #[test]
    fn what_is_read_back_is_the_record() {
        let items = items();
        let read: Json = serde_json::from_str(&errata(&publisher(), &items)).unwrap();
        assert_eq!(read["publication"], publisher().name.as_str());
        let errata = read["errata"].as_array().unwrap();
        assert_eq!(errata.len(), items.len());
        for (erratum, item) in errata.iter().zip(&items) {
            let text = |key: &str| erratum[key].as_str().map(str::to_owned);
            let document = |key: &str| erratum["document"][key].as_str().map(str::to_owned);
            let read = Item {
                id: text("id").unwrap(),
                article: document("article").unwrap(),
                title: document("title").unwrap(),
                url: document("url"),
                article_published: document("published"),
                kind: text("type").unwrap(),
                place: document("section"),
                versions: (document("from"), document("to")),
                body: item.body.clone(),
                language: item.language.clone(),
                claim: text("claim"),
                further: {
                    let pair = |one: &Json| {
                        let text = |key: &str| one[key].as_str().unwrap().to_owned();
                        (text("original_text"), text("corrected_text"))
                    };
                    erratum["further"].as_array().unwrap().iter().map(pair).collect()
                },
                wrong: text("original_text").unwrap(),
                right: text("corrected_text").unwrap(),
                fact: text("fact"),
                source: erratum["source"]["id"]
                    .as_str()
                    .map(|id| (id.to_owned(), erratum["source"]["locator"].as_str().map(str::to_owned))),
                published: text("published"),
                day: item.day.clone(),
                notice: text("notice").unwrap(),
                supersedes: text("supersedes"),
                superseded_by: text("superseded_by"),
            };
            assert_eq!(read, *item);
        }
    }
}
