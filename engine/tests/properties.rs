//! What holds for any text whatever: every span lies on characters of its text, nothing panics, and the same
//! request gives the same bytes.

use copydesk_engine::text::Place;
use copydesk_engine::{Article, Request, Scale, Settings, Source, Span, Verdict, check};
use proptest::prelude::*;

/// Pieces of news copy, whole and broken, that a random text is put together from.
const PIECES: &[&str] = &[
    "rose",
    "fell",
    "to",
    "from",
    "by",
    "12 per cent",
    "£1.2bn",
    "$",
    "€4",
    "1,23",
    "1.234,5",
    "-",
    "–",
    "—",
    "(",
    ")",
    ":",
    ";",
    ", ",
    ". ",
    "\n",
    "\n\n",
    "not",
    "isn’t",
    "n’t",
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "said Dr Ada Orme",
    "Mr",
    "St",
    "the 12 towns",
    "four towns: A, B and C",
    "in all",
    "a total of",
    "of the",
    "half",
    "two-thirds",
    "½",
    "nearly",
    "more than",
    "twice as many",
    "as",
    "again",
    "doubled",
    "halved",
    "1999",
    "3 May 2020",
    "on Friday",
    "Friday 3 May",
    "last May",
    "aged 41",
    "41-year-old",
    "tier two",
    "the watch list",
    "was upgraded to",
    "dropped to",
    "third",
    "21st",
    "An earlier version of this article said",
    "Correction:",
    "It was",
    "ភ្នំពេញ",
    "𝟙𝟚",
    "٣٤",
    "e\u{301}",
    "\u{200b}",
    "\u{202e}",
    "\u{feff}",
    "🦀",
    "ß",
    "İ",
    "99999999999999999999999999999999",
    "0.00000000000000000000000000001",
    "million million",
    "%",
    "per cent",
    "points",
    "°C",
    "km",
    "a majority of",
    "against",
    "Of",
    "and",
    "but",
    "while",
    "?",
    "!",
    "…",
    "[",
    "]",
    "|",
    "\t",
    "\u{a0}",
    "\u{ad}",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => prop::sample::select(PIECES).prop_map(str::to_owned),
        2 => "[a-z]{1,8}",
        1 => "[0-9]{1,12}",
        1 => any::<char>().prop_map(String::from),
    ];
    let space = prop_oneof![4 => Just(" "), 1 => Just("")];
    prop::collection::vec((piece, space), 0..40).prop_map(|pieces| {
        pieces.into_iter().fold(String::new(), |text, (piece, space)| text + &piece + space)
    })
}

fn request(title: String, body: String, source: String, previous: Option<String>) -> Request {
    let published = "2025-05-14".parse().ok();
    let article = |text| Article { slug: "story".into(), published, text, ..Article::default() };
    let scales =
        vec![Scale::new("tiers", &["tier one", "tier two", "tier two watch list|watch list", "tier three"])];
    Request {
        article: Article { title: Some(title), ..article(body) },
        sources: vec![Source { id: "source".into(), published, text: source, ..Source::default() }],
        previous: previous.map(article),
        settings: Settings { scales, ..Settings::default() },
        ..Request::default()
    }
}

fn fits(span: Span, text: &str) -> bool {
    span.start <= span.end && text.get(span.start..span.end).is_some()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_spans_inside_it_and_the_same_answer_twice(
        title in text(), body in text(), source in text(), previous in prop::option::of(text()),
    ) {
        let request = request(title, body, source, previous);
        let answer = check(&request);
        let article = &request.article;
        let of = |place: Place| match place {
            Place::Title => article.title.clone().unwrap_or_default(),
            _ => article.text.clone(),
        };
        for fact in &answer.facts {
            prop_assert!(fits(fact.span, &article.text), "{fact:?}");
        }
        for finding in &answer.findings {
            let text = of(finding.place);
            prop_assert!(fits(finding.span, &text), "{finding:?}");
            prop_assert_eq!(finding.span.of(&text), &finding.text);
            if let Some(suggestion) = &finding.suggestion {
                prop_assert!(fits(suggestion.span, &text), "{finding:?}");
            }
            prop_assert!(!finding.message.is_empty() && !finding.message.contains('\n'), "{finding:?}");
        }
        for claim in &answer.claims {
            prop_assert!(fits(claim.span, &of(claim.place)), "{claim:?}");
        }
        let bytes = |answer: &copydesk_engine::Answer| {
            (serde_json::to_string(&answer.claims).ok(), serde_json::to_string(&answer.findings).ok())
        };
        prop_assert_eq!(bytes(&answer), bytes(&check(&request)));
    }

    #[test]
    fn a_source_that_shares_nothing_changes_no_verdict(picked in prop::sample::subsequence(STORY.to_vec(), 1..STORY.len())) {
        let body = picked.join(" ");
        let mut request = request("Otley library".into(), body, STORY.join(" "), None);
        let verdicts = |request: &Request| check(request).claims.iter().map(|claim| claim.verdict).collect::<Vec<_>>();
        let before = verdicts(&request);
        request.sources.push(Source { id: "stranger".into(), text: STRANGER.into(), ..Source::default() });
        prop_assert_eq!(before, verdicts(&request));
    }

    #[test]
    fn a_number_outside_what_the_source_allows_is_never_supported(
        which in 0..NUMBERED.len(), other in 1_000_u32..99_000, times in 3_u32..30,
    ) {
        let (before, number, after) = NUMBERED[which];
        let source = STORY.join(" ");
        let right = request("Otley".into(), format!("{before}{number}{after}"), source.clone(), None);
        let verdict = |request: &Request| check(request).claims.iter().find(|c| c.place == Place::Body).map(|c| c.verdict);
        prop_assert_eq!(verdict(&right), Some(Verdict::Supported));
        // Odd and far from every figure of the source, whatever was drawn.
        let wrong = number * times * 7 + other * 2 + 1;
        prop_assume!(!source.contains(&wrong.to_string()));
        let wrong = request("Otley".into(), format!("{before}{wrong}{after}"), source, None);
        prop_assert_ne!(verdict(&wrong), Some(Verdict::Supported));
    }
}

/// A small source, a sentence each.
const STORY: &[&str] = &[
    "The library in Otley lent 48210 books last year.",
    "It was opened by Ida Brook in 1974.",
    "The county pays 612 pounds a week for its roof.",
    "About 350 pupils came to the reading club.",
    "Hal Moss, the librarian, said the club would go on.",
    "The trust did not sell the garden.",
];

/// A source about something else: no name and no content word in common.
const STRANGER: &str =
    "Penguins swim near Antarctica. Their feathers shed water, and krill feeds them through winter.";

/// Claims that the source bears out, in two parts, with the number between.
const NUMBERED: &[(&str, u32, &str)] = &[
    ("The library in Otley lent ", 48_210, " books last year."),
    ("The county pays ", 612, " pounds a week for its roof."),
    ("The reading club drew ", 350, " pupils."),
];
