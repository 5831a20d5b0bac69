//! The corrected article as ninjs 3.1, with its record in an extension that the schema allows.
//!
//! ninjs has no place for a correction, and its `edNote` is for the newsroom that receives it, not for readers. So the
//! article comes as its new version, the notice stands in `bodies` (role `correctionNotice`), and each record is an
//! associated object: `rel` is `correction`, its `bodies` hold the notice and, with role `record`, the record as JSON.

use super::errata::erratum;
use super::text::paragraphs;
use super::{Item, Publisher};
use serde_json::{Value as Json, json};

/// One object for one article; for several, a list of them.
#[must_use]
pub fn ninjs(publisher: &Publisher, items: &[Item]) -> String {
    let mut objects: Vec<Json> =
        super::by_article(items).iter().map(|items| object(publisher, items)).collect();
    let whole = if objects.len() == 1 { objects.remove(0) } else { Json::Array(objects) };
    format!("{}\n", serde_json::to_string_pretty(&whole).unwrap_or_default())
}

fn object(publisher: &Publisher, items: &[&Item]) -> Json {
    let Some(newest) = items.last() else { return Json::Null };
    let text = paragraphs(&newest.body).join("\n\n");
    let notices: Vec<Json> =
        items.iter().map(|item| body("correctionNotice", "text/plain", &item.notice)).collect();
    let mut main = body("main", "text/plain", &text);
    main["charCount"] = text.chars().count().into();
    main["wordCount"] = text.split_whitespace().count().into();
    let mut object = json!({
        "uri": newest.uri(),
        "type": "text",
        "representationType": "full",
        "profile": "copydesk-correction",
        "version": newest.version_number().to_string(),
        "versionCreated": newest.moment(&publisher.now),
        "pubStatus": newest.pub_status(),
        "language": newest.language,
        "edNote": format!("{}: {}", newest.label(), newest.notice),
        "slugline": newest.article,
        "headlines": [{"role": "main", "contentType": "text/plain", "value": newest.title}],
        "bodies": std::iter::once(main).chain(notices).collect::<Vec<_>>(),
        "infoSources": [{"name": publisher.name, "role": "publisher"}],
        "associations": items.iter().map(|item| record(publisher, item)).collect::<Vec<_>>(),
        "standard": {
            "name": "ninjs", "version": "3.1", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
        },
    });
    if let Some(first) = newest.first_moment() {
        object["firstCreated"] = first.into();
    }
    object
}

fn record(publisher: &Publisher, item: &Item) -> Json {
    json!({
        "name": format!("{} {}", item.label(), item.id),
        "uri": format!("urn:copydesk:correction:{}", item.id),
        "rel": "correction",
        "type": "text",
        "versionCreated": item.moment(&publisher.now),
        "bodies": [
            body("notice", "text/plain", &item.notice),
            body("record", "application/json", &erratum(item).to_string()),
        ],
    })
}

fn body(role: &str, content: &str, value: &str) -> Json {
    json!({"role": role, "contentType": content, "value": value})
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample::{items, publisher};

    /// What the schema of ninjs 3.1 says of the properties used here: name, type, and the values allowed.
    const KNOWN: &[(&str, &str, &[&str])] = &[
        ("uri", "uri", &[]),
        ("type", "string", &["text"]),
        ("representationType", "string", &["full", "partial"]),
        ("profile", "string", &[]),
        ("version", "string", &[]),
        ("firstCreated", "date-time", &[]),
        ("versionCreated", "date-time", &[]),
        ("pubStatus", "string", &["usable", "withheld", "canceled"]),
        ("language", "string", &[]),
        ("edNote", "string", &[]),
        ("slugline", "string", &[]),
        ("headlines", "texts", &[]),
        ("bodies", "texts", &[]),
        ("infoSources", "array", &[]),
        ("associations", "associations", &[]),
        ("standard", "object", &[]),
    ];

    /// No property that the schema does not know, each of its type; `name` and `rel` only in an association.
    fn fits(object: &Json, associated: bool) {
        for (key, value) in object.as_object().unwrap() {
            if associated && matches!(key.as_str(), "name" | "rel") {
                assert!(value.is_string());
                continue;
            }
            let (_, kind, values) = KNOWN
                .iter()
                .find(|known| known.0 == key)
                .unwrap_or_else(|| panic!("{key} is unknown to ninjs"));
            let text = value.as_str();
            match *kind {
                "uri" => assert!(text.is_some_and(|text| text.contains(':')), "{key}"),
                "date-time" => {
                    assert!(text.is_some_and(|t| t.parse::<jiff::Timestamp>().is_ok()), "{key}: {value}")
                }
                "string" => {
                    assert!(text.is_some_and(|t| values.is_empty() || values.contains(&t)), "{key}: {value}")
                }
                "texts" => texts(value),
                "associations" => value.as_array().unwrap().iter().for_each(|one| {
                    assert!(one["name"].is_string() && one["uri"].is_string(), "required in an association");
                    fits(one, true);
                }),
                "array" => assert!(value.is_array(), "{key}"),
                _ => assert!(value.is_object(), "{key}"),
            }
        }
        assert!(object["uri"].is_string(), "the only required property");
    }

    fn texts(list: &Json) {
        for one in list.as_array().unwrap() {
            assert!(one["value"].is_string(), "required");
            for (key, value) in one.as_object().unwrap() {
                match key.as_str() {
                    "role" | "contentType" | "value" => assert!(value.is_string()),
                    "charCount" | "wordCount" => assert!(value.is_u64()),
                    other => panic!("{other} is unknown to ninjs"),
                }
            }
        }
    }

    #[test]
    fn what_is_read_back_is_the_record_and_fits_the_standard() {
        let items = items();
        let read: Json = serde_json::from_str(&ninjs(&publisher(), &items)).unwrap();
        fits(&read, false);
        assert_eq!(read["standard"]["version"], "3.1");
        assert_eq!((&read["version"], &read["pubStatus"]), (&json!("2"), &json!("usable")));
        assert_eq!(read["headlines"][0]["value"], items[1].title.as_str());
        let records = read["associations"].as_array().unwrap();
        for ((record, item), notice) in
            records.iter().zip(&items).zip(read["bodies"].as_array().unwrap().iter().skip(1))
        {
            assert_eq!(record["bodies"][0]["value"], item.notice.as_str());
            assert_eq!(notice["value"], item.notice.as_str());
            let inner: Json = serde_json::from_str(record["bodies"][1]["value"].as_str().unwrap()).unwrap();
            assert_eq!(inner, erratum(item));
        }
    }

    #[test]
    fn a_retracted_article_is_canceled() {
        let mut items = items();
        items[1].kind = "retraction".into();
        let read: Json = serde_json::from_str(&ninjs(&publisher(), &items)).unwrap();
        assert_eq!(read["pubStatus"], "canceled");
        items[1].article = "another".into();
        let read: Json = serde_json::from_str(&ninjs(&publisher(), &items)).unwrap();
        assert_eq!(read.as_array().unwrap().len(), 2);
    }
}
