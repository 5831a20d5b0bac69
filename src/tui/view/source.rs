//! The source pane: the reason in a sentence, the facts one by one, and the passage in its place with what agrees
//! and what conflicts marked.

use super::super::app::ReviewView;
use super::super::cells::{Lines, lines_of, width};
use super::super::glance::because;
use super::super::layout::{Boxed, Pane, split};
use super::super::model::{SourceText, Story, locator};
use super::super::page::Row;
use super::super::theme::{Label, Sign, Theme};
use super::beside;
use super::paint::{Paint, wrapped};
use super::review::marked;
use crate::desk::Dismissed;
use copydesk_engine::answer::{Agreement, Binding};
use copydesk_engine::{Claim, Evidence, Level, Span};
use ratatui::layout::Rect;

/// How a source pane is filled: the reason above, the source's text below.
pub struct Shape {
    /// The reason, as labelled lines.
    pub reason: Vec<Row>,
    /// Where the reason goes.
    pub head: Rect,
    /// Where the source's text goes.
    pub body: Rect,
    /// The lines of the source's text.
    pub lines: Lines,
    /// The lines of the passage.
    pub at: (usize, usize),
}

/// Lays a source pane out.
#[must_use]
pub fn source_pane(story: &Story, claim: &Claim, passage: usize, area: Rect, theme: Theme) -> Shape {
    let passages = story.passages(claim);
    let evidence = passages.get(passage).or(passages.first()).copied();
    let reason = reason(story, claim, theme);
    let needed = u16::try_from(wrapped(&reason, area.width).len()).unwrap_or(u16::MAX);
    // The reason leaves the passage a few lines, and a free one before it where there is room.
    let air = u16::from(area.height >= 9);
    let most = match evidence {
        Some(_) => area.height.div_ceil(2).max(area.height.saturating_sub(5)),
        None => area.height,
    };
    let (head, rest) = split(area, needed.min(most));
    let (_, body) = split(rest, air);
    let text = evidence.and_then(|evidence| story.sources.get(&evidence.source));
    let lines =
        text.map_or_else(Lines::default, |source| source.wrapped.lines(&source.text, columns(body.width)));
    let at = evidence.map_or((0, 1), |evidence| lines_of(&lines, evidence.span.start, evidence.span.end));
    Shape { reason, head, body, lines, at }
}

const fn columns(width: u16) -> u16 {
    super::review::article_columns(width)
}

/// Why the claim has its verdict: each finding as its sentence, then fact by fact.
pub(super) fn reason(story: &Story, claim: &Claim, theme: Theme) -> Vec<Row> {
    let mut findings: Vec<_> = story.findings_of(claim).collect();
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.level));
    let mut rows: Vec<Row> = findings
        .into_iter()
        .filter(|finding| finding.level > Level::Note || claim.evidence.is_empty())
        .map(|finding| {
            let (sign, label) = match finding.level {
                Level::Error => (Sign::Contradicted, Label::Contradicted),
                Level::Warning => (Sign::NotFound, Label::NotFound),
                Level::Note => (Sign::Unchecked, Label::Unchecked),
            };
            Row::new(finding.message.clone(), Label::Text).led(theme.sign(sign), label, 2)
        })
        .collect();
    if rows.is_empty() {
        let (sign, label) = super::review::verdict(claim.verdict);
        rows.push(Row::new(because(claim.verdict), Label::Text).led(theme.sign(sign), label, 2));
    }
    for Dismissed { finding, by, why, .. } in story.put_aside_of(claim) {
        let said = format!("Put aside by {by}: {} on “{}” — {why}", finding.rule.name(), finding.text);
        rows.push(Row::new(said, Label::Quiet).led(theme.sign(Sign::Unchecked), Label::Unchecked, 2));
    }
    let facts = facts(story, claim, theme);
    if !facts.spans.is_empty() {
        rows.push(facts);
    }
    rows
}

/// Each fact of the claim and what it was compared with, in words, so that no colour is needed.
fn facts(story: &Story, claim: &Claim, theme: Theme) -> Row {
    let mut row = Row::default();
    for binding in &claim.bindings {
        let said =
            story.document.at(claim.place, binding.fact).map_or("", |span| span.of(&story.document.text));
        let source = bound(claim, binding).and_then(|(id, span)| {
            story.sources.get(id).map(|source| span.of(&source.text).trim().to_owned())
        });
        let (sign, between, label) = match binding.agreement {
            Agreement::Agrees => (Sign::Supported, Sign::Equal, Label::Supported),
            Agreement::Conflicts => (Sign::Contradicted, Sign::Unequal, Label::Contradicted),
            Agreement::Unbound => (Sign::NotFound, Sign::Equal, Label::NotFound),
        };
        if !row.spans.is_empty() {
            row = row.and("   ", Label::Quiet);
        }
        // A sign never stands at the end of a line, away from its fact.
        row = row.and(format!("{}\u{A0}", theme.sign(sign)), label).and(said.to_owned(), Label::Quiet);
        if let Some(source) = source
            && (source != said || binding.agreement == Agreement::Conflicts)
        {
            row = row.and(format!(" {} {source}", theme.sign(between)), Label::Quiet);
        }
    }
    row
}

/// The source and the span that a fact was bound to.
fn bound<'a>(claim: &'a Claim, binding: &Binding) -> Option<(&'a str, Span)> {
    let passage = claim.evidence.get(binding.evidence?)?;
    Some((passage.source.as_str(), binding.source?))
}

/// True where the passages of the claim in view stand side by side.
#[must_use]
pub fn is_beside(view: &ReviewView, story: &Story) -> bool {
    let claim = story.claims.get(view.claim);
    view.beside && claim.is_some_and(|claim| story.passages(claim).len() > 1)
}

pub fn draw(paint: &mut Paint<'_>, view: &ReviewView, story: &Story, claim: Option<&Claim>, pane: Boxed) {
    let focus = view.pane == Pane::Source;
    let Some(claim) = claim else { return paint.pane(pane, "Source", "", focus) };
    if is_beside(view, story) {
        return beside::draw(paint, view, story, claim, pane);
    }
    let passages = story.passages(claim);
    let evidence = passages.get(view.passage).or(passages.first()).copied();
    let source = evidence.and_then(|evidence| story.sources.get(&evidence.source));
    let dot = paint.theme.sign(Sign::Dot);
    let name = evidence.map(|evidence| source.map_or(&evidence.source, |source| &source.title));
    let title = name.map_or_else(|| "Source".into(), |name| format!("Source {dot} {name}"));
    let count = (passages.len() > 1).then(|| format!("{}/{}", view.passage + 1, passages.len()));
    let place = evidence.map(|evidence| locator(&evidence.locator)).filter(|place| !place.is_empty());
    let rank = source.and_then(|source| source.rank.clone());
    let note = [rank, place, count].into_iter().flatten().collect::<Vec<_>>().join(&format!(" {dot} "));
    paint.pane(pane, &title, &note, focus);
    let link = source.and_then(|source| source.link.as_deref());
    let lead = width("Source ") + width(dot) + 1 + if pane.framed { 2 } else { 0 };
    let (x, room) = (pane.outer.x + lead, width(&note) + 4);
    let end = (x + name.map_or(0, |name| width(name))).min(pane.outer.right().saturating_sub(room));
    paint.link((x, pane.outer.y), end, link);
    let theme = paint.theme;
    let shape = source_pane(story, claim, view.passage, pane.inner, theme);
    paint.rows(shape.head, &shape.reason, 0);
    if let (Some(evidence), Some(source)) = (evidence, source) {
        passage(paint, view.tops[2], claim, evidence, source, &shape);
    }
}

/// The source's text with the passage in its place: the rest stays quiet.
pub(super) fn passage(
    paint: &mut Paint<'_>,
    top: usize,
    claim: &Claim,
    evidence: &Evidence,
    source: &SourceText,
    shape: &Shape,
) {
    let theme = paint.theme;
    let area = shape.body;
    let marks: Vec<(Span, Label)> = claim
        .bindings
        .iter()
        .filter_map(|binding| {
            let (id, span) = bound(claim, binding)?;
            let conflicts = binding.agreement == Agreement::Conflicts;
            let label = if conflicts { Label::Conflicts } else { Label::Agrees };
            (id == evidence.source).then_some((span, label))
        })
        .collect();
    let here = evidence.span;
    for (row, line) in shape.lines.iter().skip(top).take(usize::from(area.height)).enumerate() {
        let y = area.y + u16::try_from(row).unwrap_or(0);
        let style = |byte: usize| {
            let byte = byte + line.start;
            let inside = here.start <= byte && byte < here.end;
            marked(theme, &marks, byte, if inside { Label::Text } else { Label::Quiet })
        };
        paint.styled(area.x + 2, y, area.right(), &source.text[line.clone()], style);
        if here.start < line.end && line.start < here.end {
            paint.text(area.x, y, area.right(), theme.sign(Sign::Here), Label::Focus);
        }
    }
}
