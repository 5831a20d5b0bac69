//! Corrections with everything in them that a format must escape.

use super::{Flag, Item, Publisher, Region};

pub fn publisher() -> Publisher {
    Publisher { name: "Tom & Ann’s <Courier>".into(), now: "2024-09-01T00:00:00Z".into() }
}

pub fn items() -> Vec<Item> {
    let first = Item {
        id: "2024-08-08-abcdef".into(),
        article: "budget".into(),
        title: "Levy \"up\" & away <again>".into(),
        body: "\nThe levy rose.\n".into(),
        language: "en-GB".into(),
        url: Some("https://courier.example/2024/budget?a=1&b=2".into()),
        article_published: Some("2024-08-01T08:00:00+07:00".into()),
        kind: "correction".into(),
        place: Some("paragraph 2".into()),
        versions: (Some("v1".into()), Some("v2".into())),
        wrong: "less than <4> & more".into(),
        right: "“5” *per* cent".into(),
        fact: Some("percent".into()),
        source: Some(("report.csv".into(), Some("line 3".into()))),
        claim: Some("The levy is less than <4> & more.".into()),
        further: vec![("3".into(), "4".into())],
        published: Some("2024-08-08T14:20:00+07:00".into()),
        day: Some("8 August 2024".into()),
        notice: "It said </p><script>alert(1)</script> & less than <4> & more; it is “5” *per* cent.".into(),
        supersedes: None,
        superseded_by: Some("2024-08-20-ghjkmn".into()),
    };
    let second = Item {
        id: "2024-08-20-ghjkmn".into(),
        url: None,
        kind: "clarification".into(),
        published: Some("2024-08-20T09:00:00Z".into()),
        day: Some("20 August 2024".into()),
        notice: "The levy is paid once a year.".into(),
        supersedes: Some(first.id.clone()),
        superseded_by: None,
        source: None,
        claim: None,
        further: Vec::new(),
        ..first.clone()
    };
    vec![first, second]
}

pub fn flags() -> Vec<Flag> {
    let region = Region { start: (3, 7), end: (3, 9) };
    let first = Flag {
        rule: "source/number".into(),
        doc: "Another value.".into(),
        level: "error".into(),
        message: "The article says 43,\nthe source 34: 100% sure".into(),
        path: "articles/my story, new/v1.md".into(),
        region: Some(region),
        replacement: Some((region, "34".into())),
    };
    let second = Flag {
        rule: "self/headline".into(),
        level: "note".into(),
        region: None,
        replacement: None,
        ..first.clone()
    };
    vec![first.clone(), second, first]
}
