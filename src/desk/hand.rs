//! Claims and evidence by hand: a claim added, split or merged where the engine did not see it as an editor does, and
//! a passage chosen as its evidence. All of it is events of the history; the text is never touched.
//!
//! What stands by hand is judged by the engine like anything else: the words of the claim against the sources, or
//! against the one passage that was chosen.

use super::correct::sum;
use super::review::HAND;
use super::{Checked, Desk, Error, Kind, Result};
use crate::store::{Event, NewEvent, Version};
use copydesk_engine::versions::claim_id;
use copydesk_engine::{
    Article, Claim, ClaimId, Confidence, Evidence, Finding, Locator, Place, Request, Source, Span, Verdict,
};
use serde_json::json;
use std::collections::HashSet;

/// What is done by hand.
#[derive(Clone, Debug)]
pub enum Hand<'a> {
    /// These words are a claim.
    Added {
        /// The part of the article.
        place: Place,
        /// Where in it.
        span: Span,
    },
    /// A claim is two: it is cut before this byte of its place.
    Split {
        /// The claim.
        claim: &'a Claim,
        /// Where it is cut.
        at: usize,
    },
    /// Claims are one.
    Merged {
        /// The claims, at least two of one place.
        claims: Vec<&'a Claim>,
    },
    /// This passage speaks to the claim.
    Evidence {
        /// The claim.
        claim: &'a Claim,
        /// The source.
        source: &'a str,
        /// Where in its text.
        span: Span,
    },
}

impl Desk {
    /// Logs what was done by hand, and gives the event.
    ///
    /// # Errors
    /// Where nothing may be written, or where the words are no claim that could be made: empty, one already, of two
    /// places, or not in the source.
    pub fn by_hand(&mut self, slug: &str, version: Version, hand: &Hand<'_>) -> Result<Event> {
        let text = self.store.read_version(slug, version)?;
        let article = super::check::to_engine(slug, &text);
        let (event, claim, data) = match hand {
            Hand::Added { place, span } => {
                let whole = text_of(&article, *place);
                let span = trimmed(whole, *span).ok_or_else(|| refused("there are no words in it"))?;
                let checked = self.check_version(slug, version, &super::CheckOptions::default())?;
                if checked.claims.iter().any(|claim| claim.place == *place && claim.span.overlaps(span)) {
                    return Err(refused("these words are part of a claim already").hint("split that one"));
                }
                let id = new_id(slug, whole, span);
                ("claim.added", id, json!({"in": place.name(), "start": span.start, "text": span.of(whole)}))
            }
            Hand::Split { claim, at } => {
                let whole = text_of(&article, claim.place);
                let halves = [Span::new(claim.span.start, *at), Span::new(*at, claim.span.end)];
                let halves = halves.map(|half| trimmed(whole, half));
                let [Some(first), Some(second)] = halves else {
                    return Err(refused("one of the two would have no words"));
                };
                let part = |span: Span| json!({"id": new_id(slug, whole, span).0, "text": span.of(whole)});
                let data = json!({"text": claim.text, "parts": [part(first), part(second)]});
                ("claim.split", claim.id.clone(), data)
            }
            Hand::Merged { claims } => {
                let place = claims.first().map(|claim| claim.place).unwrap_or_default();
                if claims.len() < 2 || claims.iter().any(|claim| claim.place != place) {
                    return Err(refused("it takes two claims of one part of the article"));
                }
                let whole = text_of(&article, place);
                let span = claims.iter().skip(1).fold(claims[0].span, |span, claim| span.join(claim.span));
                let from: Vec<&str> = claims.iter().map(|claim| claim.id.0.as_str()).collect();
                let data = json!({"in": place.name(), "text": span.of(whole), "from": from});
                ("claim.merged", new_id(slug, whole, span), data)
            }
            Hand::Evidence { claim, source, span } => {
                let read = self.store.read_source(source)?;
                let span = trimmed(&read.text, *span).ok_or_else(|| refused("there are no words in it"))?;
                let words = span.of(&read.text);
                let data = json!({
                    "source": source, "start": span.start, "text": words, "sha256": read.sha256,
                    "claim_text": claim.text, "text_sha256": sum(words),
                });
                ("evidence.chosen", claim.id.clone(), data)
            }
        };
        self.log_one(NewEvent {
            event: event.to_owned(),
            article: Some(slug.to_owned()),
            version: Some(version.to_string()),
            claim: Some(claim.0),
            data,
            claimed: None,
        })
    }

    /// The sources that were added to an article by hand and are not in its front matter.
    pub(crate) fn sources_added(&self, slug: &str) -> Vec<String> {
        let added = self.standing(slug, &HAND).into_iter().filter(|event| event.event == "source.added");
        added.filter_map(|event| event.data_str("source").map(str::to_owned)).collect()
    }

    /// The events of these names about an article that were not taken back, in order.
    pub(crate) fn standing(&self, slug: &str, names: &[&str]) -> Vec<Event> {
        let mut events = self.store.events_about(slug);
        let undone: HashSet<String> = events
            .iter()
            .filter(|event| event.event == "review.undone")
            .filter_map(|event| event.data_str("undoes").map(str::to_owned))
            .collect();
        events.retain(|event| names.contains(&event.event.as_str()) && !undone.contains(&event.hash));
        events
    }

    /// Puts what was done by hand into what the engine said of a version.
    pub(crate) fn apply_hand(&self, slug: &str, request: &Request, checked: &mut Checked) {
        let events = self.standing(slug, &HAND);
        if events.is_empty() {
            return;
        }
        for event in &events {
            match event.event.as_str() {
                "claim.added" => add(request, checked, event),
                "claim.split" => split(request, checked, event),
                "claim.merged" => merge(request, checked, event),
                "evidence.chosen" => self.choose(request, checked, event),
                _ => {}
            }
        }
        checked.claims.sort_by_key(|claim| (claim.place.is_body(), claim.place, claim.span));
        checked.findings.sort_by_key(|finding| (finding.place, finding.span, finding.rule));
    }

    fn choose(&self, request: &Request, checked: &mut Checked, event: &Event) {
        let id = ClaimId(event.claim.clone().unwrap_or_default());
        let Some(at) = checked.claims.iter().position(|claim| claim.id == id) else { return };
        let (Some(source), Some(words)) = (event.data_str("source"), event.data_str("text")) else { return };
        if !checked.sources.iter().any(|known| known.id == source) {
            match self.store.read_source(source) {
                Ok(read) => checked.sources.push(read),
                Err(error) => return checked.problems.push(error.into()),
            }
        }
        let Some(read) = checked.sources.iter().find(|known| known.id == source) else { return };
        // The words are looked for where they were; a source that has them no more has no such passage.
        let Some(start) = nearest(&read.text, words, start_of(event)) else { return };
        let span = Span::new(start, start + words.len());
        let whole = read.to_engine();
        let locator = locator_at(&whole, span);
        let passage = Source { text: words.to_owned(), locators: Vec::new(), ..whole };
        let claim = &mut checked.claims[at];
        let judged = judge(request, claim, vec![passage], Some(span));
        let chosen = Evidence { source: source.to_owned(), locator, span, text: words.to_owned() };
        let others = std::mem::take(&mut claim.evidence);
        let others = others.into_iter().filter(|e| e.source != chosen.source || !e.span.overlaps(span));
        claim.evidence = std::iter::once(chosen.clone()).chain(others).collect();
        (claim.verdict, claim.confidence) = (judged.verdict, judged.confidence);
        claim.bindings = judged.bindings;
        for binding in &mut claim.bindings {
            binding.evidence = binding.evidence.map(|_| 0);
        }
        let of_source = |finding: &Finding| finding.rule.name().starts_with("source/");
        checked.findings.retain(|finding| finding.claim.as_ref() != Some(&id) || !of_source(finding));
        checked.findings.extend(judged.findings.into_iter().map(|mut finding| {
            finding.evidence = vec![chosen.clone()];
            finding
        }));
    }
}

fn refused(why: &str) -> Error {
    Error::new(Kind::Refused, why)
}

fn text_of(article: &Article, place: Place) -> &str {
    match place {
        Place::Body => &article.text,
        Place::Title => article.title.as_deref().unwrap_or_default(),
        Place::Summary => article.summary.as_deref().unwrap_or_default(),
        Place::Caption(n) => article.captions.get(n.saturating_sub(1)).map_or("", String::as_str),
    }
}

/// The span without white space at its ends; none where nothing is left, or where it does not fit the text.
fn trimmed(text: &str, span: Span) -> Option<Span> {
    let words = text.get(span.start..span.end)?;
    let start = span.start + (words.len() - words.trim_start().len());
    let end = start + words.trim().len();
    (start < end).then(|| Span::new(start, end))
}

/// The id of words that are a claim by hand: by its wording, and how often that stands before it.
fn new_id(slug: &str, whole: &str, span: Span) -> ClaimId {
    let words = span.of(whole);
    let before = whole.get(..span.start).map_or(0, |text| text.matches(words).count());
    claim_id(slug, words, before)
}

/// Where the words stand, nearest to where they stood.
fn nearest(text: &str, words: &str, start: usize) -> Option<usize> {
    if words.is_empty() {
        return None;
    }
    text.match_indices(words).map(|(at, _)| at).min_by_key(|at| at.abs_diff(start))
}

fn start_of(event: &Event) -> usize {
    let start = event.data.get("start").and_then(serde_json::Value::as_u64);
    start.and_then(|start| usize::try_from(start).ok()).unwrap_or(0)
}

fn place_of(name: Option<&str>) -> Place {
    match name {
        Some("title") => Place::Title,
        Some("summary") => Place::Summary,
        Some(caption) if caption.starts_with("caption:") => {
            caption.trim_start_matches("caption:").parse().map_or(Place::Body, Place::Caption)
        }
        _ => Place::Body,
    }
}

fn locator_at(source: &Source, span: Span) -> Locator {
    let at = source.locators.iter().find(|(line, _)| line.overlaps(span));
    at.map(|(_, locator)| locator.clone()).unwrap_or_default()
}

/// A claim of these words, judged against all sources; its findings are added.
fn put(request: &Request, checked: &mut Checked, id: ClaimId, place: Place, span: Span) {
    let text = span.of(text_of(&request.article, place)).to_owned();
    let mut claim = Claim {
        id,
        place,
        span,
        text,
        verdict: Verdict::Unchecked,
        confidence: Confidence::Low,
        evidence: Vec::new(),
        bindings: Vec::new(),
    };
    let judged = judge(request, &claim, request.sources.clone(), None);
    (claim.verdict, claim.confidence) = (judged.verdict, judged.confidence);
    (claim.evidence, claim.bindings) = (judged.evidence, judged.bindings);
    let known =
        |new: &Finding, old: &Finding| (new.rule, new.place, new.span) == (old.rule, old.place, old.span);
    for finding in judged.findings {
        if !checked.findings.iter().any(|old| known(&finding, old)) {
            checked.findings.push(finding);
        }
    }
    checked.claims.push(claim);
}

fn add(request: &Request, checked: &mut Checked, event: &Event) {
    let (Some(id), Some(words)) = (event.claim.clone().map(ClaimId), event.data_str("text")) else { return };
    let place = place_of(event.data_str("in"));
    let Some(start) = nearest(text_of(&request.article, place), words, start_of(event)) else { return };
    let span = Span::new(start, start + words.len());
    // A later version may have a claim of the engine there.
    if !checked.claims.iter().any(|claim| claim.place == place && claim.span.overlaps(span)) {
        put(request, checked, id, place, span);
    }
}

fn split(request: &Request, checked: &mut Checked, event: &Event) {
    let id = ClaimId(event.claim.clone().unwrap_or_default());
    let Some(at) = checked.claims.iter().position(|claim| claim.id == id) else { return };
    let old = checked.claims[at].clone();
    let parts = event.data.get("parts").and_then(|parts| parts.as_array()).cloned().unwrap_or_default();
    let found: Option<Vec<(ClaimId, Span)>> = parts
        .iter()
        .map(|part| {
            let (id, words) = (part.get("id")?.as_str()?, part.get("text")?.as_str()?);
            let start = old.span.start + old.text.find(words)?;
            Some((ClaimId(id.to_owned()), Span::new(start, start + words.len())))
        })
        .collect();
    // Where the words changed since, the claim is whole again.
    let Some(found) = found.filter(|found| !found.is_empty()) else { return };
    checked.claims.remove(at);
    for (part, span) in &found {
        put(request, checked, part.clone(), old.place, *span);
    }
    for finding in checked.findings.iter_mut().filter(|finding| finding.claim.as_ref() == Some(&id)) {
        let part = found.iter().find(|(_, span)| span.overlaps(finding.span)).or(found.first());
        finding.claim = part.map(|(part, _)| part.clone());
    }
}

fn merge(request: &Request, checked: &mut Checked, event: &Event) {
    let Some(id) = event.claim.clone().map(ClaimId) else { return };
    let from = event.data.get("from").and_then(|from| from.as_array()).cloned().unwrap_or_default();
    let from: Vec<ClaimId> = from.iter().filter_map(|id| Some(ClaimId(id.as_str()?.to_owned()))).collect();
    let parts: Vec<Claim> = checked.claims.iter().filter(|claim| from.contains(&claim.id)).cloned().collect();
    let place = place_of(event.data_str("in"));
    if parts.len() != from.len() || parts.iter().any(|part| part.place != place) {
        return;
    }
    let Some(span) = parts.iter().map(|part| part.span).reduce(Span::join) else { return };
    checked.claims.retain(|claim| !from.contains(&claim.id));
    put(request, checked, id.clone(), place, span);
    for finding in &mut checked.findings {
        if finding.claim.as_ref().is_some_and(|claim| from.contains(claim)) {
            finding.claim = Some(id.clone());
        }
    }
}

/// What the engine says of a claim's words.
struct Judged {
    verdict: Verdict,
    confidence: Confidence,
    evidence: Vec<Evidence>,
    bindings: Vec<copydesk_engine::answer::Binding>,
    findings: Vec<Finding>,
}

/// Has the engine judge the words alone against `sources`. Where they are a passage, `passage` says where it stands in
/// its source.
fn judge(request: &Request, claim: &Claim, sources: Vec<Source>, passage: Option<Span>) -> Judged {
    let (at, from) = (claim.span.start, passage.map_or(0, |span| span.start));
    let nothing = sources.is_empty();
    let alone = Request {
        article: Article {
            slug: request.article.slug.clone(),
            published: request.article.published,
            text: claim.text.clone(),
            ..Article::default()
        },
        sources,
        settings: request.settings.clone(),
        ..Request::default()
    };
    let answer = copydesk_engine::check(&alone);
    let verdicts: Vec<Verdict> = answer.claims.iter().map(|claim| claim.verdict).collect();
    let verdict = match verdicts.as_slice() {
        _ if nothing => Verdict::Unchecked,
        [] => Verdict::NotFound,
        all if all.contains(&Verdict::Contradicted) => Verdict::Contradicted,
        all if all.iter().all(|verdict| *verdict == Verdict::Supported) => Verdict::Supported,
        _ => Verdict::NotFound,
    };
    let confidence = answer.claims.iter().map(|claim| claim.confidence).max().unwrap_or(Confidence::Low);
    let moved = |mut evidence: Evidence| {
        evidence.span = evidence.span.shifted(from);
        evidence
    };
    let (mut evidence, mut bindings) = (Vec::new(), Vec::new());
    for part in answer.claims {
        let base = evidence.len();
        evidence.extend(part.evidence.into_iter().map(moved));
        bindings.extend(part.bindings.into_iter().map(|mut binding| {
            binding.fact = binding.fact.shifted(at);
            binding.evidence = binding.evidence.map(|n| n + base);
            binding.source = binding.source.map(|span| span.shifted(from));
            binding
        }));
    }
    let of_source = |finding: &Finding| finding.rule.name().starts_with("source/");
    let findings = answer.findings.into_iter().filter(of_source).map(|mut finding| {
        finding.place = claim.place;
        finding.span = finding.span.shifted(at);
        finding.claim = Some(claim.id.clone());
        finding.evidence = finding.evidence.into_iter().map(moved).collect();
        if let Some(suggestion) = &mut finding.suggestion {
            suggestion.span = suggestion.span.shifted(at);
        }
        finding
    });
    let findings = findings.collect();
    Judged { verdict, confidence, evidence, bindings, findings }
}

#[cfg(test)]
#[path = "hand_tests.rs"]
mod tests;
