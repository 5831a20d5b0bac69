//! A small desk and story for the tests of the screens, independent of disk and engine.

use super::app::{App, Screen};
use super::glance::Glance;
use super::look::Look;
use super::model::{
    ArticleRow, Decision, DeskView, DiffLine, Document, LogKind, LogRow, Preview, ProofStep, SourceText,
    Story, Tally,
};
use super::msg::{Effect, Msg};
use super::page::PageData;
use super::update::update;
use super::view::{Spot, view};
use copydesk_engine::answer::{Agreement, Binding};
use copydesk_engine::{
    Claim, ClaimId, Confidence, Evidence, Finding, Level, Locator, Place, Rule, Span, Suggestion, Verdict,
};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use std::collections::BTreeMap;

const BODY: &str = "The coast guard of Selwa checked 41 beaches in 2019, two more than the year before. \
The bay of Orun fell to the red flag in 2019.\n\n\
Its water was tested 212 times. “We had rain for nine weeks,” the warden said.\n\n\
ទីក្រុងភ្នំពេញមានប្រជាជន 2 លាននាក់។ Nobody was fined.";
const SOURCE: &str = "Bathing waters 2019\n\n\
In 2019 the coast guard checked 41 beaches, against 39 in 2018.\n\
Orun was put on the review list in 2019; no beach had the red flag.\n\
Tests at Orun: 212.";

/// The first place of the words; a fixture that lacks them fails the tests that look for them.
fn span(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap_or_default();
    Span::new(start, start + words.len())
}

fn passage(words: &str, line: u32) -> Evidence {
    Evidence {
        source: "selwa/report.txt".into(),
        locator: Locator { line: Some(line), ..Locator::default() },
        span: span(SOURCE, words),
        text: words.into(),
    }
}

fn claim(
    n: u8,
    words: &str,
    verdict: Verdict,
    evidence: Vec<Evidence>,
    bound: &[(&str, &str, Agreement)],
) -> Claim {
    let whole = span(BODY, words);
    let bindings = bound.iter().map(|(fact, source, agreement)| {
        let fact = span(words, fact).shifted(whole.start);
        let source = (!source.is_empty()).then(|| span(SOURCE, source));
        Binding { fact, evidence: source.map(|_| 0), source, agreement: *agreement, reason: String::new() }
    });
    Claim {
        id: ClaimId(format!("c000000{n}")),
        place: Place::Body,
        span: whole,
        text: words.into(),
        verdict,
        confidence: Confidence::High,
        bindings: bindings.collect(),
        evidence,
    }
}

/// A story with a claim of every verdict.
pub fn story() -> Story {
    let sentences = [
        "The coast guard of Selwa checked 41 beaches in 2019, two more than the year before.",
        "The bay of Orun fell to the red flag in 2019.",
        "Its water was tested 212 times.",
        "“We had rain for nine weeks,” the warden said.",
        "ទីក្រុងភ្នំពេញមានប្រជាជន 2 លាននាក់។",
    ];
    let checked = passage("In 2019 the coast guard checked 41 beaches, against 39 in 2018.", 3);
    let listed = passage("Orun was put on the review list in 2019; no beach had the red flag.", 4);
    let tests = passage("Tests at Orun: 212.", 5);
    use Agreement::{Agrees, Conflicts, Unbound};
    let claims = vec![
        claim(
            1,
            sentences[0],
            Verdict::Supported,
            vec![checked],
            &[("41 beaches", "41 beaches", Agrees), ("2019", "2019", Agrees)],
        ),
        claim(
            2,
            sentences[1],
            Verdict::Contradicted,
            vec![listed.clone(), tests.clone()],
            &[("red flag", "review list", Conflicts), ("2019", "2019", Agrees)],
        ),
        claim(3, sentences[2], Verdict::Supported, vec![tests], &[("212", "212", Agrees)]),
        claim(4, sentences[3], Verdict::NotFound, Vec::new(), &[("nine weeks", "", Unbound)]),
        claim(5, sentences[4], Verdict::Unchecked, Vec::new(), &[]),
    ];
    let wrong = span(BODY, "red flag");
    let finding = Finding {
        rule: Rule::SourceRank,
        level: Level::Error,
        message: "The article says red flag; the source says review list.".into(),
        place: Place::Body,
        span: wrong,
        text: "red flag".into(),
        claim: Some(claims[1].id.clone()),
        evidence: vec![listed],
        suggestion: Some(Suggestion { span: wrong, replacement: "review list".into() }),
    };
    let mut document = Document::default();
    document.add(Place::Title, "Bay of Orun falls to the red flag");
    document.add(Place::Body, BODY);
    let source =
        SourceText { title: "Bathing waters 2019".into(), text: SOURCE.into(), ..SourceText::default() };
    let event = |kind, claim: Option<usize>, day: &str, what: &str, detail: &str| LogRow {
        kind,
        claim: claim.map(|n| claims[n].id.clone()),
        day: day.into(),
        who: "Ada Venn".into(),
        what: what.into(),
        detail: detail.into(),
    };
    let log = vec![
        event(LogKind::Review, Some(0), "2020-02-03", "verified", ""),
        event(
            LogKind::Correction,
            None,
            "2020-01-12",
            "correction: 38 → 39",
            "An earlier version had the number of beaches of 2018 wrong.",
        ),
    ];
    Story {
        slug: "selwa-beaches".into(),
        version: "v2".into(),
        published: true,
        path: Some("articles/selwa-beaches/v2.md".into()),
        document,
        findings: vec![finding],
        sources: BTreeMap::from([("selwa/report.txt".to_owned(), source)]),
        reviews: BTreeMap::from([(claims[0].id.clone(), Decision::Verified)]),
        claims,
        log,
        ..Story::default()
    }
    .indexed()
}

/// The fixture's story at a glance where an article has errors, else nothing but its counts.
fn glance(wrong: usize, tally: Tally) -> Glance {
    let glance = if wrong > 0 { Glance::of(&story()) } else { Glance::default() };
    Glance { tally, ..glance }
}

/// A desk with three articles.
pub fn desk() -> DeskView {
    let row = |slug: &str, title: &str, day: &str, version: &str, open, wrong, corrections| ArticleRow {
        slug: slug.into(),
        title: title.into(),
        version: version.into(),
        day: day.into(),
        glance: Some(Box::new(glance(wrong, Tally { claims: 9, open, wrong }))),
        corrections,
        error: None,
    };
    DeskView {
        name: "The Selwa Post".into(),
        articles: vec![
            row("selwa-beaches", "Bay of Orun falls to the red flag", "2020-01-10", "v2", 4, 1, 1),
            row("harbour-budget", "Harbour budget grows again", "2020-01-14", "v1", 3, 0, 0),
            row("new-bridge", "ស្ពានថ្មី opens in May", "", "draft", 0, 0, 0),
        ],
        ..DeskView::default()
    }
}

/// What every draft gives.
pub fn preview() -> Preview {
    let step =
        |name: &str, holds, message: &str| ProofStep { name: name.into(), holds, message: message.into() };
    Preview {
        notice:
            "Correction: An earlier version of this article said that the bay of Orun fell to the red flag. \
                 It was put on the review list."
                .into(),
        diff: vec![
            DiffLine::Before(vec![(false, "The bay of Orun fell to the ".into()), (true, "red flag".into())]),
            DiffLine::After(vec![
                (false, "The bay of Orun fell to the ".into()),
                (true, "review list".into()),
            ]),
        ],
        steps: vec![
            step("old-says-wrong", true, "v2 says “red flag”."),
            step("source-agrees", true, "The source says “review list”."),
            step("elsewhere", false, "The headline still says “red flag”."),
        ],
        blocked: None,
    }
}

/// An app that was told of the desk and, unless `slug` is empty, of the story.
pub fn app(size: (u16, u16), with_story: bool) -> App {
    let mut app = App::new(size, Look::default());
    update(&mut app, Msg::Desk(Box::new(desk())));
    if with_story {
        update(&mut app, Msg::Story(Box::new(story())));
    }
    app
}

/// Presses keys; each preview asked for is answered at once.
pub fn press(app: &mut App, keys: &str) -> Vec<Effect> {
    let mut all = Vec::new();
    for key in keys.split(' ').filter(|key| !key.is_empty()) {
        let effects = update(app, Msg::Key(key.into()));
        for effect in &effects {
            if let Effect::Preview(generation, _) = effect {
                update(app, Msg::Preview(*generation, Box::new(preview())));
            }
        }
        all.extend(effects);
    }
    all
}

/// The page that the uppermost one waits for.
pub fn paged(app: &mut App, data: PageData) {
    let of = app.screens.iter().rev().find_map(|screen| match screen {
        Screen::Page(view) => Some(view.of.clone()),
        _ => None,
    });
    update(app, Msg::Page(Box::new(PageData { of: of.flatten(), ..data })));
}

/// The cells of the screen.
pub fn cells(app: &App) -> (Buffer, Spot) {
    let mut buffer = Buffer::empty(Rect::new(0, 0, app.size.0, app.size.1));
    let spot = view(app, &mut buffer);
    (buffer, spot)
}

/// The screen as text.
pub fn text(app: &App) -> String {
    rendered(app, |cell| cell.symbol().to_owned())
}

/// The screen's styles, a letter a cell: colours as capitals, weights as small letters, `.` plain.
pub fn styles(app: &App) -> String {
    rendered(app, |cell| {
        let modifier = cell.modifier;
        let letter = match cell.fg {
            _ if modifier.contains(Modifier::REVERSED) => 'r',
            Color::Red => 'R',
            Color::Green => 'G',
            Color::Yellow => 'Y',
            Color::Cyan => 'C',
            _ if modifier.contains(Modifier::BOLD) => 'b',
            _ if modifier.contains(Modifier::DIM) => 'd',
            _ if cell.symbol() == " " => ' ',
            _ => '.',
        };
        letter.to_string()
    })
}

fn rendered(app: &App, show: impl Fn(&ratatui::buffer::Cell) -> String) -> String {
    let (buffer, _) = cells(app);
    let mut out = String::new();
    for y in 0..app.size.1 {
        let mut line = String::new();
        let mut x = 0;
        while x < app.size.0 {
            let cell = &buffer[(x, y)];
            line.push_str(&show(cell));
            x += match cell.diff_option {
                ratatui::buffer::CellDiffOption::ForcedWidth(width) => width.get(),
                _ => 1,
            };
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}
