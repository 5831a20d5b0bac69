//! Sources that disagree with each other: no verdict, and a warning that names both.

use copydesk_engine::{Article, Level, Request, Source, Verdict, check};

#[test]
fn sources_that_disagree_give_not_found_and_a_warning_that_names_both() {
    let source = |id: &str, text: &str| Source { id: id.into(), text: text.into(), ..Source::default() };
    let request = Request {
        article: Article {
            slug: "fire".into(),
            text: "The fire destroyed 214 houses in Marlow.".into(),
            ..Article::default()
        },
        sources: vec![
            source("police", "The fire destroyed 214 houses in Marlow."),
            source("council", "The fire destroyed 241 houses in Marlow."),
        ],
        ..Request::default()
    };
    let answer = check(&request);
    let warning = answer.findings.iter().find(|f| f.level == Level::Warning).expect("a warning");
    assert!(warning.message.contains("police") && warning.message.contains("council"), "{}", warning.message);
    assert_eq!(answer.claims[0].verdict, Verdict::NotFound);
    assert!(!answer.findings.iter().any(|f| f.level == Level::Error), "{:?}", answer.findings);
}
