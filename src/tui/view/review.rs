//! The review screen: claims, and the article with the claim in place.

use super::super::app::{App, Filter, ReviewView};
use super::super::layout::{Boxed, Pane, review};
use super::super::model::{Story, letter};
use super::super::theme::{Label, Sign, Theme};
use super::paint::Paint;
use super::{Spot, log, minimap, source};
use copydesk_engine::answer::Agreement;
use copydesk_engine::{Claim, Level, Span, Verdict};
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Columns of text in an article pane: what the signs at its edge leave.
#[must_use]
pub const fn article_columns(width: u16) -> u16 {
    // Lines longer than this are hard to read. At the left are the signs of the claims, at the right the map.
    let text = width.saturating_sub(4);
    if text > 96 { 96 } else { text }
}

/// The sign and label of a verdict.
#[must_use]
pub const fn verdict(verdict: Verdict) -> (Sign, Label) {
    match verdict {
        Verdict::Supported => (Sign::Supported, Label::Supported),
        Verdict::Contradicted => (Sign::Contradicted, Label::Contradicted),
        Verdict::NotFound => (Sign::NotFound, Label::NotFound),
        Verdict::Unchecked => (Sign::Unchecked, Label::Unchecked),
    }
}

pub fn draw(paint: &mut Paint<'_>, app: &App, view: &ReviewView, body: Rect) -> Spot {
    let Some(story) = app.story.as_deref() else { return Spot::default() };
    let panes = review(body, app.size, &view.shape());
    let mut spot = Spot::default();
    let claim = story.claims.get(view.claim);
    if let Some(pane) = panes.get(Pane::Claims) {
        spot = claims(paint, app, view, story, pane);
    }
    if let Some(pane) = panes.get(Pane::Article) {
        article(paint, app, view, story, pane);
    }
    if let Some(pane) = panes.get(Pane::Source) {
        source::draw(paint, view, story, claim, pane);
    }
    if let Some(pane) = panes.get(Pane::Log) {
        log::draw(paint, view, story, claim, pane);
    }
    if spot == Spot::default()
        && let Some(pane) = panes.get(view.pane)
    {
        spot.at = (pane.inner.x, pane.inner.y);
    }
    spot
}

/// One line a claim: selected, marked, verdict, review, words.
fn claims(paint: &mut Paint<'_>, app: &App, view: &ReviewView, story: &Story, pane: Boxed) -> Spot {
    let focus = view.pane == Pane::Claims;
    let shown = view.shown(story);
    let at = shown.iter().position(|n| *n == view.claim).map_or(0, |n| n + 1);
    let title = if view.filter == Filter::All { "Claims" } else { view.filter.name() };
    paint.pane(pane, title, &format!("{at}/{}", shown.len()), focus);
    let area = pane.inner;
    if shown.is_empty() {
        let why =
            if story.claims.is_empty() { "No claim in this text." } else { "None of these. f a shows all." };
        paint.fitted(area.x, area.y, area.right(), why, Label::Quiet);
    }
    let mut spot = Spot::default();
    for (row, n) in shown.iter().skip(view.tops[0]).take(usize::from(area.height)).enumerate() {
        let claim = &story.claims[*n];
        let y = area.y + u16::try_from(row).unwrap_or(0);
        let selected = *n == view.claim;
        let lead = if selected { Sign::Selected } else { Sign::Dot };
        let theme = paint.theme;
        let x = area.x;
        if selected {
            paint.text(x, y, area.right(), theme.sign(lead), Label::Focus);
            spot.at = (x, y);
        }
        if story.changed.contains(&claim.id) {
            paint.text(x + 1, y, area.right(), theme.sign(Sign::Changed), Label::Focus);
        }
        if view.marked.contains(&claim.id) {
            paint.text(x + 1, y, area.right(), theme.sign(Sign::Marked), Label::Focus);
        }
        let (sign, label) = graver(story, claim);
        paint.text(x + 2, y, area.right(), theme.sign(sign), label);
        let review = story.reviews.get(&claim.id);
        if let Some(review) = review {
            paint.text(x + 4, y, area.right(), letter(*review), Label::Strong);
        }
        let words = words(story, claim);
        let quiet = if review.is_some() { Label::Quiet } else { Label::Text };
        paint.fitted(x + 6, y, area.right(), &words, quiet);
        if let Some(search) = &app.search
            && super::super::update::matches(&words, search)
        {
            paint.over(Rect::new(x + 6, y, area.width.saturating_sub(6), 1), Label::Match);
        }
        if selected {
            paint.select(Rect::new(x, y, area.width, 1), focus);
        }
    }
    spot
}

/// The sign of the graver of the two: a claim's verdict, or what was found about it.
pub fn graver(story: &Story, claim: &Claim) -> (Sign, Label) {
    graver_of(story.level(claim), claim.verdict)
}

/// As [`graver`], of a level and a verdict.
pub const fn graver_of(level: Option<Level>, found: Verdict) -> (Sign, Label) {
    match (level, found) {
        (Some(Level::Error), _) => (Sign::Contradicted, Label::Contradicted),
        (Some(Level::Warning), Verdict::Supported | Verdict::Unchecked) => (Sign::NotFound, Label::NotFound),
        (_, found) => verdict(found),
    }
}

/// A claim's words on one line, with the place where it is not the body.
fn words(_: &Story, claim: &Claim) -> String {
    let text = claim.text.split_whitespace().collect::<Vec<_>>().join(" ");
    if claim.place.is_body() { text } else { format!("[{}] {text}", claim.place.name()) }
}

/// The words of the article that were compared, and how they stand.
fn marks(story: &Story, claim: &Claim) -> Vec<(Span, Label)> {
    let mut marks = Vec::new();
    for binding in &claim.bindings {
        let label = match binding.agreement {
            Agreement::Agrees => Label::Agrees,
            Agreement::Conflicts => Label::Conflicts,
            Agreement::Unbound => Label::Unbound,
        };
        marks.extend(story.document.at(claim.place, binding.fact).map(|span| (span, label)));
    }
    for finding in story.findings_of(claim).filter(|finding| finding.level >= Level::Warning) {
        marks.extend(story.document.at(finding.place, finding.span).map(|span| (span, Label::Conflicts)));
    }
    marks
}

/// The style of a byte of a text: the last mark that holds it.
pub fn marked(theme: Theme, marks: &[(Span, Label)], byte: usize, base: Label) -> Style {
    let hit = marks.iter().rev().find(|(span, _)| span.start <= byte && byte < span.end);
    let base = theme.style(base);
    hit.map_or(base, |(_, label)| base.patch(theme.style(*label)))
}

fn article(paint: &mut Paint<'_>, app: &App, view: &ReviewView, story: &Story, pane: Boxed) {
    let title = format!("Article {} {}", paint.theme.sign(Sign::Dot), story.version);
    let text = &story.document.text;
    let lines = story.document.wrapped.lines(text, article_columns(pane.inner.width));
    let top = view.tops[1];
    let percent = match lines.len().saturating_sub(usize::from(pane.inner.height)) {
        0 => String::new(),
        last => format!("{}%", top.min(last) * 100 / last),
    };
    paint.pane(pane, &title, &percent, view.pane == Pane::Article);
    let claim = story.claims.get(view.claim);
    let here = claim.and_then(|claim| story.document.at(claim.place, claim.span));
    let marks = claim.map_or_else(Vec::new, |claim| marks(story, claim));
    let area = pane.inner;
    let theme = paint.theme;
    for (row, line) in lines.iter().skip(top).take(usize::from(area.height)).enumerate() {
        let y = area.y + u16::try_from(row).unwrap_or(0);
        let inside = |byte: usize| here.is_some_and(|span| span.start <= byte && byte < span.end);
        let style = |byte: usize| {
            let byte = byte + line.start;
            marked(theme, &marks, byte, if inside(byte) { Label::Strong } else { Label::Text })
        };
        paint.styled(area.x + 2, y, area.right(), &text[line.clone()], style);
        if let Some(search) = &app.search {
            search_marks(paint, area, y, &text[line.clone()], search);
        }
    }
    gutter(paint, top, story, area, &lines);
    minimap::draw(paint, story, area, top, &lines);
    // The claim's own lines last: where they are matters most.
    for (row, line) in lines.iter().skip(top).take(usize::from(area.height)).enumerate() {
        if here.is_some_and(|span| span.start < line.end && line.start < span.end) {
            let y = area.y + u16::try_from(row).unwrap_or(0);
            paint.text(area.x, y, area.right(), theme.sign(Sign::Here), Label::Focus);
        }
    }
}

/// The verdict of each claim at the line where it begins.
fn gutter(paint: &mut Paint<'_>, top: usize, story: &Story, area: Rect, lines: &[std::ops::Range<usize>]) {
    let (from, to) = (top, top + usize::from(area.height));
    let visible = |claim: &Claim| {
        let span = story.document.at(claim.place, claim.span)?;
        let line = lines.partition_point(|line| line.end <= span.start);
        (from..to).contains(&line).then_some((story.gravity(claim), line))
    };
    let mut signs: Vec<_> =
        story.claims.iter().filter_map(|claim| Some((visible(claim)?, graver(story, claim)))).collect();
    // The gravest last: it stays where several begin on one line.
    signs.sort_by_key(|((gravity, _), _)| std::cmp::Reverse(*gravity));
    for ((_, line), (sign, label)) in signs {
        let y = area.y + u16::try_from(line - top).unwrap_or(0);
        paint.text(area.x, y, area.right(), paint.theme.sign(sign), label);
    }
}

pub fn search_marks(paint: &mut Paint<'_>, area: Rect, y: u16, line: &str, search: &str) {
    let lower = line.to_lowercase();
    // Only where lowering keeps the bytes in place can a hit be shown in place.
    if lower.len() != line.len() {
        return;
    }
    for (at, hit) in lower.match_indices(&search.to_lowercase()) {
        let (before, words) =
            (line.get(..at).unwrap_or_default(), line.get(at..at + hit.len()).unwrap_or_default());
        let x = area.x + 2 + super::super::cells::width(before);
        let wide = super::super::cells::width(words).min(area.right().saturating_sub(x));
        paint.over(Rect::new(x.min(area.right()), y, wide, 1), Label::Match);
    }
}
