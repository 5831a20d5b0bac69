//! Pages made here: what is the story, and what stands around it.

use super::*;

const PAGE: &str = r##"<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
<title>Ferry board lifts its fares - The Sound Herald</title>
<link rel="canonical" href="https://herald.example/ferry">
<meta property="og:site_name" content="The Sound Herald">
<script>document.write("<p>Never shown</p>")</script>
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"H"},
{"@type":["NewsArticle"],"headline":"Ferry board lifts its fares","datePublished":"2024-05-06T07:08:09.120+03:00",
"dateModified":"2024-05-07T10:00:00+03:00","author":[{"@type":"Person","name":"Petra Holm"},{"name":"Aro Tamm"}],
"description":"Grown-ups pay a tenth more &amp; bikes a fifth."}]}</script></head><body>
<nav><ul><li><a href="/a">News</a></li><li><a href="/b">Sport</a></li></ul></nav>
<header><a href="/">The Sound Herald</a></header>
<main><article><h1>Ferry board lifts its fares</h1>
<div class="byline">By Petra Holm and Aro Tamm</div>
<p class="note">Correction: An earlier version of this article said that the fares rise in June. They rise in May.</p>
<figure><img src="x.jpg" alt="x"><figcaption>The ferry Linnet at the old quay. Photograph: Rosa Vale</figcaption></figure>
<p>The ferry board will lift its fares in May, by a tenth for grown-ups and a fifth for bikes, it said on Monday after
a meeting of four hours.<sup><a href="#fn1">1</a></sup></p>
<p style="display:none">Subscribe for 1 euro.</p>
<p>“Nobody is glad,” said the chair of the board, Ivo Lund, who has led it since 2019 and will leave it in the autumn.</p>
<p><a href="/mill">Read more: Mill to close after ninety years</a></p>
<h2>What it costs</h2>
<p>The fares of the board are these, for one way across the Sound, with an area of 12 km<sup>2</sup> to be crossed:</p>
<table><tr><th>Who</th><th>2023</th><th>2024</th></tr><tr><td>Grown-up</td><td>4.00</td><td>4.40</td></tr>
<tr><td>Bike</td><td colspan=2>2.00</td></tr></table>
<ul><li>Children under six travel free of charge on every day of the week.</li><li>Dogs pay as children do.</li></ul>
<p>The board has lost passengers to the new bridge for three years in a row, and expects to lose more of them in 2025.</p>
<h2>More on this</h2>
<ul><li><a href="/1">Mill to close after ninety years</a></li><li><a href="/2">Bells ring again</a></li></ul>
</article></main>
<section class="most-viewed"><h2>Most viewed</h2><ol><li><a href="/1">Mill to close</a></li><li><a href="/2">Bells</a></li></ol></section>
<footer><p>Clarification: The chair was asked on Monday, and answered on Tuesday morning by letter.</p>
<p>© The Sound Herald</p></footer></body></html>"##;

fn page_of(html: &str) -> Document {
    page(html, &Limits::default())
}

#[test]
fn the_story_is_found_with_what_belongs_to_it() {
    let document = page_of(PAGE);
    assert_eq!(document.title.as_deref(), Some("Ferry board lifts its fares"));
    assert_eq!(document.byline.as_deref(), Some("Petra Holm, Aro Tamm"));
    assert_eq!(document.published.as_deref(), Some("2024-05-06T07:08:09+03:00"));
    assert_eq!(document.publisher.as_deref(), Some("The Sound Herald"));
    assert_eq!(document.url.as_deref(), Some("https://herald.example/ferry"));
    assert_eq!(document.summary.as_deref(), Some("Grown-ups pay a tenth more & bikes a fifth."));
    assert_eq!(document.captions, ["The ferry Linnet at the old quay. Photograph: Rosa Vale"]);
    assert!(
        document.warnings.iter().any(|w| w.contains("2024-05-07T10:00:00+03:00")),
        "{:?}",
        document.warnings
    );
    for inside in [
        "will lift its fares in May",
        "a meeting of four hours.\n",
        "Nobody is glad",
        "# What it costs",
        "12 km2",
    ] {
        assert!(document.text.contains(inside), "{inside}: {}", document.text);
    }
    for outside in [
        "Never shown",
        "Subscribe",
        "Read more",
        "Most viewed",
        "Mill to close",
        "Sport",
        "©",
        "Photograph",
        "More on this",
    ] {
        assert!(!document.text.contains(outside), "{outside}: {}", document.text);
    }
}

#[test]
fn tables_are_rows_with_heads_and_lists_keep_their_items() {
    let text = page_of(PAGE).text;
    assert!(text.contains("Who | 2023 | 2024\nGrown-up | 4.00 | 4.40\nBike | 2.00 | 2.00\n"), "{text}");
    assert!(
        text.contains("- Children under six travel free of charge on every day of the week.\n- Dogs pay"),
        "{text}"
    );
}

#[test]
fn notices_at_head_and_foot_are_kept() {
    let document = page_of(PAGE);
    let notices: Vec<_> = document.asides.iter().map(|a| (a.text.as_str(), a.at)).collect();
    let head =
        "Correction: An earlier version of this article said that the fares rise in June. They rise in May.";
    let foot = "Clarification: The chair was asked on Monday, and answered on Tuesday morning by letter.";
    assert!(document.text.contains(head) || notices.contains(&(head, Some(0))), "{document:?}");
    assert!(document.text.contains(foot) || notices.contains(&(foot, None)), "{document:?}");
}

#[test]
fn heads_over_two_rows_are_one_and_footnotes_stand_apart() {
    let document = page_of(
        "<title>Catches</title><p>Catches fell by 4 per cent.<sup><a href='#fn1'>1</a></sup> They did so twice.</p><div class=ad>Advertisement</div>\
         <table><tr><th rowspan=2>Harbour<th colspan=2>Tons<tr><th>2022<th>2023<tr><td>Munk<td>412<td>398</table>\
         <div class=footnotes><ol><li id=fn1>Without herring. <a href='#r1'>↩</a></ol></div>",
    );
    assert_eq!(
        document.text,
        "Catches fell by 4 per cent. They did so twice.\n\nHarbour | Tons 2022 | Tons 2023\nMunk | 412 | 398\n"
    );
    let asides: Vec<_> = document.asides.iter().map(|aside| (aside.kind, aside.text.as_str())).collect();
    assert_eq!(asides, [(AsideKind::Footnote, "Without herring.")]);
}

#[test]
fn blocks_know_their_heading() {
    let document = page_of(PAGE);
    let heading = |words: &str| {
        let at = document.text.find(words).unwrap();
        document
            .locators
            .iter()
            .find(|(span, _)| span.start <= at && at < span.end)
            .and_then(|(_, l)| l.heading.clone())
    };
    assert_eq!(heading("Grown-up | 4.00").as_deref(), Some("What it costs"));
    assert_eq!(heading("Nobody is glad"), None);
}

#[test]
fn a_page_without_an_article_is_read_whole() {
    let document =
        page_of("<title>Table of catches</title><table><tr><th>Year<th>Tons<tr><td>2023<td>412</table>");
    assert_eq!(document.text, "Year | Tons\n2023 | 412\n");
    assert_eq!(document.title.as_deref(), Some("Table of catches"));
    assert_eq!(page_of("").text, "");
    assert_eq!(page_of("<script>alert(1)</script>").text, "");
}

#[test]
fn old_encodings_are_read_as_declared() {
    let html = "<html><head><meta http-equiv=Content-Type content='text/html; charset=windows-1251'></head>\
                <body><p>Министерство сообщило о ста осуждённых.</p></body></html>";
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(html);
    let document = read(&bytes, &Limits::default()).unwrap();
    assert_eq!(document.text, "Министерство сообщило о ста осуждённых.\n");
    assert!(document.warnings[0].contains("windows-1251, as it declares"));
}

#[test]
fn deep_nesting_and_wide_spans_end() {
    let deep = format!("{}<p>At the bottom.</p>", "<div>".repeat(1000));
    assert!(page_of(&deep).text.contains("At the bottom."));
    let wide = "<table><tr><td colspan=99999999 rowspan=99999999>x</td><td>y</td></tr><tr><td>z</td><td>w</td></tr></table>";
    assert!(page_of(wide).text.len() < 4096);
}

#[test]
fn times_are_read_as_written() {
    let times = [
        ("2024-05-06T07:08:09Z", Some("2024-05-06T07:08:09Z")),
        ("2024-05-06T07:08:09.123+0700", Some("2024-05-06T07:08:09+07:00")),
        ("Mon, 06 May 2024 07:08:09 +0000", Some("2024-05-06T07:08:09+00:00")),
        ("2024-05-06", Some("2024-05-06")),
        ("2024-05-06 07:08", Some("2024-05-06")),
        ("last May", None),
        ("", None),
        ("éééééééé", None),
    ];
    for (given, expected) in times {
        assert_eq!(meta::moment(given).as_deref(), expected, "{given}");
    }
}
