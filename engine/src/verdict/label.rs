//! The party, team or employer of somebody in a list: `Tilda Moss (Green) 1,004; Rory Hale (Labour) 995`.
//!
//! Whose label the article gives to somebody else (`Tilda Moss of Labour`) is wrong where the sources put another label of
//! the same list behind the name, and name the two together nowhere.

use super::holder::{Holders, Known, Person, people};
use crate::evidence::{fold, is_stop_word};
use crate::facts::name::{is_role, is_title};
use crate::reading::{Reading, Story};
use crate::text::{Span, TokenKind};
use std::ops::Range;

/// All labels of the sources.
#[derive(Clone, Debug, Default)]
pub struct Labels {
    all: Vec<Label>,
    known: Known,
}

/// What lists and rosters tell of people.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists {
    pub(super) holders: Holders,
    pub(super) labels: Labels,
}

impl Lists {
    /// Reads the lists of a story.
    pub(super) fn new(story: &Story<'_>) -> Self {
        let holders = Holders::new(story);
        Self { labels: Labels::new(story, holders.known()), holders }
    }
}

/// What a list has behind a name.
#[derive(Clone, Debug)]
struct Label {
    who: Person,
    words: Vec<String>,
    form: Form,
    source: usize,
    span: Span,
}

/// How a label stands behind its name: labels of one sort stand in one form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// In brackets, as the so-many-th thing there.
    Bracket(usize),
    /// Between commas, in a row of names and figures or trades.
    Row,
}

/// A label of somebody else.
#[derive(Clone, Debug)]
pub struct Mislabelled {
    /// The article's words.
    pub span: Span,
    /// The source's.
    pub right: String,
    /// Whose it is.
    pub of: String,
    /// The source, and where it stands.
    pub place: (usize, Span),
}

/// Verbs between a name and the label that say nothing else of it.
#[rustfmt::skip]
const BELONGING: &[&str] = &[
    "stood", "stands", "standing", "ran", "run", "runs", "running", "sits", "sat", "works", "worked", "plays", "played", "competes",
    "represents", "represented", "belongs", "candidate", "councillor", "member", "who", "has", "had", "been", "is", "was", "and",
];

/// Words of labels that any of them may have.
const COMMON: &[&str] = &["party", "list", "the", "of", "and", "for", "team", "club"];

impl Labels {
    /// Collects them.
    #[must_use]
    pub fn new(story: &Story<'_>, known: &Known) -> Self {
        let mut all = Vec::new();
        for (source, reading) in story.sources.iter().enumerate() {
            for who in people(reading, 0..reading.tokens.len()) {
                let Some(who) = who.among(known) else { continue };
                all.extend(behind(reading, &who).into_iter().map(|(words, form, span)| {
                    let who = who.clone();
                    Label { who, words, form, source, span }
                }));
            }
        }
        Self { all, known: known.clone() }
    }

    /// The labels of a claim that are somebody else's.
    #[must_use]
    pub fn check(&self, story: &Story<'_>, reading: &Reading<'_>, claim: Span) -> Vec<Mislabelled> {
        if self.all.is_empty() {
            return Vec::new();
        }
        let range = reading.tokens.within(claim);
        let everybody: Vec<Person> = people_named(reading, range.clone(), &self.known);
        let tied = everybody.iter().filter_map(|who| Some((who, tied_to(reading, &range, who)?)));
        tied.filter_map(|(who, at)| self.mislabelled(story, reading, who, at)).collect()
    }

    fn mislabelled(
        &self,
        story: &Story<'_>,
        reading: &Reading<'_>,
        who: &Person,
        at: Range<usize>,
    ) -> Option<Mislabelled> {
        let ours = words(reading, at.clone());
        let span = reading.tokens.span(at.start, at.end - 1);
        let own: Vec<&Label> = self.all.iter().filter(|it| it.who.is(who)).collect();
        let another =
            |form: Form| self.all.iter().any(|it| it.form == form && it.words == ours && it.who.is_not(who));
        let first = own.iter().find(|it| another(it.form))?;
        let shares = |it: &&Label| it.words.iter().any(|w| ours.contains(w));
        if own.iter().any(shares) || reading.is_quoted(span) || self.stand_together(story, who, &ours) {
            return None;
        }
        let right = first.span.of(story.sources.get(first.source)?.text).to_owned();
        Some(Mislabelled { span, right, of: who.called.clone(), place: (first.source, first.span) })
    }

    /// Some sentence of a source, or a part of one between semicolons, names both, and not as the label of somebody else.
    fn stand_together(&self, story: &Story<'_>, who: &Person, ours: &[String]) -> bool {
        story.sources.iter().enumerate().any(|(source, reading)| {
            reading.sentences.iter().filter(|s| who.stands_in(s.span.of(reading.text))).any(|sentence| {
                let range = reading.tokens.within(sentence.span);
                let labelled = |i: usize| {
                    let at = reading.tokens.span(i, i);
                    self.all
                        .iter()
                        .any(|it| it.source == source && it.span.contains(at) && it.who.is_not(who))
                };
                range.clone().any(|i| {
                    ours.first().is_some_and(|first| bare(&fold(reading.tokens.word(i))) == *first)
                        && !labelled(i)
                })
            })
        })
    }
}

/// The people of a sentence, those with a bare surname too.
fn people_named(reading: &Reading<'_>, range: Range<usize>, known: &Known) -> Vec<Person> {
    let single = |i: usize| Person::until(reading, i, i).filter(|it| !it.is_told_apart());
    let mut next = range.start;
    let mut found = Vec::new();
    for i in range.clone().filter(|i| reading.tokens.is_capital(*i)) {
        if i < next {
            continue;
        }
        let who = Person::from(reading, i, range.end).or_else(|| single(i)).and_then(|who| who.among(known));
        if let Some(who) = who {
            next = who.end;
            found.push(who);
        }
    }
    found
}

/// The label that the article ties to somebody: `X of the Coast List`, `X, a baker, stood for the Coast List`, `X, a Green`,
/// `Labour's X`.
fn tied_to(reading: &Reading<'_>, range: &Range<usize>, who: &Person) -> Option<Range<usize>> {
    let tokens = &reading.tokens;
    let mark = |i: usize| matches!(tokens.word(i), "’" | "'");
    if let Some(owner) =
        who.first.checked_sub(3).filter(|_| tokens.lower(who.first - 1) == "s" && mark(who.first - 2))
        && owner >= range.start
    {
        let start = (range.start..=owner).rev().take_while(|i| tokens.is_capital(*i)).last()?;
        return Some(start..owner + 1);
    }
    if let Some(before) = led_by(reading, range, who) {
        return Some(before);
    }
    let (mut at, mut open) = (who.end, false);
    let last = range.end.min(who.end + 12);
    let apposed = tokens.is_sign(at, ',') && matches!(tokens.lower(at + 1), "a" | "an" | "the");
    if apposed && tokens.is_capital(at + 2) {
        let end = run(reading, at + 2, range.end);
        let closed =
            tokens.kind(end) == Some(TokenKind::Sign) || is_role(tokens.lower(end)) || end >= range.end;
        return closed.then_some(at + 2..end);
    }
    if tokens.is_sign(at, '(') && tokens.is_capital(at + 1) {
        return Some(at + 1..run(reading, at + 1, range.end));
    }
    while at < last {
        let lower = tokens.lower(at);
        if matches!(lower, "of" | "for" | "at" | "from" | "with" | "to") {
            let start = at + 1 + usize::from(matches!(tokens.lower(at + 1), "the" | "a"));
            if tokens.is_capital(start) {
                let verb = (who.end..at)
                    .all(|i| !tokens.lower(i).ends_with("ed") || BELONGING.contains(&tokens.lower(i)));
                return verb.then(|| start..run(reading, start, range.end));
            }
        }
        let word = tokens.kind(at) == Some(TokenKind::Word) && !tokens.is_capital(at);
        let told = BELONGING.contains(&lower) || is_role(lower) || is_title(lower);
        // behind a comma, or such a verb, stands what else there is to say: `, a baker, stood for`, `ran the shop for`
        let fits = word && (told || open && !is_verb(lower));
        open |= told || tokens.is_sign(at, ',');
        if !fits && !tokens.is_sign(at, ',') && tokens.kind(at) != Some(TokenKind::Digits) {
            return None;
        }
        at += 1;
    }
    None
}

/// `the Labour candidate, Rory Hale`: the name before what somebody is.
fn led_by(reading: &Reading<'_>, range: &Range<usize>, who: &Person) -> Option<Range<usize>> {
    let tokens = &reading.tokens;
    let end = who.first - usize::from(who.first > range.start && tokens.is_sign(who.first - 1, ','));
    let role = end.checked_sub(1).filter(|i| *i > range.start && LED.contains(&tokens.lower(*i)))?;
    let named = |i: &usize| tokens.is_capital(*i) && tokens.lower(*i) != "the";
    let start = (range.start..role).rev().take_while(named).last()?;
    let led = start > range.start && matches!(tokens.lower(start - 1), "the" | "a" | "its" | "their");
    led.then_some(start..role)
}

/// What somebody is who belongs to a party, a team or a firm.
const LED: &[&str] =
    &["candidate", "contender", "challenger", "nominee", "driver", "rider", "councillor", "member"];

/// Words that say something else of somebody than where they belong.
fn is_verb(lower: &str) -> bool {
    const VERBS: &[&str] = &[
        "said", "says", "told", "beat", "met", "left", "won", "lost", "came", "went", "took", "saw",
        "thanked", "but", "after", "before", "against", "over", "than", "by", "on", "when", "while", "not",
        "or", "his", "her", "their", "into", "former", "formerly", "will", "would", "could", "may", "might",
        "must", "can", "should", "shall", "work", "talk", "talks", "vote", "join", "joins", "share", "asks",
        "warns", "wants", "hopes", "fears",
    ];
    VERBS.contains(&lower)
        || lower.ends_with("ed") && lower.len() > 4
        || lower.ends_with("ing") && lower.len() > 5
}

/// The token behind a run of capitals, with the small words between them.
fn run(reading: &Reading<'_>, start: usize, end: usize) -> usize {
    let tokens = &reading.tokens;
    let mut at = start;
    while at < end.min(start + 6) {
        let joint = matches!(tokens.lower(at), "of" | "and" | "the" | "for" | "-" | "&")
            && tokens.is_capital(at + 1)
            && at > start;
        if !tokens.is_capital(at) && !joint {
            break;
        }
        at += 1;
    }
    at
}

/// The words of a label, without those that any may have and without the ending of many.
fn words(reading: &Reading<'_>, range: Range<usize>) -> Vec<String> {
    let words = range.map(|i| fold(reading.tokens.word(i)).into_owned());
    words.filter(|w| w.chars().count() > 1 && !COMMON.contains(&w.as_str())).map(|w| bare(&w)).collect()
}

fn bare(word: &str) -> String {
    match word {
        "tory" | "tories" => "conservative".to_owned(),
        _ => word.strip_suffix('s').filter(|rest| rest.len() > 3).unwrap_or(word).to_owned(),
    }
}

/// The labels behind a name.
fn behind(reading: &Reading<'_>, who: &Person) -> Vec<(Vec<String>, Form, Span)> {
    let tokens = &reading.tokens;
    let Some(sentence) = tokens.get(who.first).and_then(|it| reading.sentence_at(it.span.start)) else {
        return Vec::new();
    };
    let end = tokens.within(sentence.span).end;
    let mut found = Vec::new();
    if tokens.is_sign(who.end, '(') {
        let Some(close) = (who.end..end.min(who.end + 16)).find(|i| tokens.is_sign(*i, ')')) else {
            return found;
        };
        for (n, item) in items(reading, who.end + 1..close).into_iter().enumerate() {
            if let Some(label) = label(reading, item) {
                found.push((
                    words(reading, label.clone()),
                    Form::Bracket(n),
                    tokens.span(label.start, label.end - 1),
                ));
            }
        }
    } else if tokens.is_sign(who.end, ',') {
        found.extend(in_row(reading, who, end));
    }
    found.retain(|(words, ..)| !words.is_empty());
    found
}

/// The parts between commas.
fn items(reading: &Reading<'_>, range: Range<usize>) -> Vec<Range<usize>> {
    let (mut found, mut start) = (Vec::new(), range.start);
    for i in range.clone().filter(|i| reading.tokens.is_sign(*i, ',')) {
        found.push(start..i);
        start = i + 1;
    }
    found.push(start..range.end);
    found.retain(|it| !it.is_empty());
    found
}

/// An item that is a label: capitals, or those behind `nominated by`.
fn label(reading: &Reading<'_>, item: Range<usize>) -> Option<Range<usize>> {
    let tokens = &reading.tokens;
    let lead = matches!(tokens.lower(item.start), "nominated" | "backed" | "supported")
        && tokens.lower(item.start + 1) == "by";
    let mut start = item.start + if lead { 2 } else { 0 };
    start += usize::from(lead && tokens.lower(start) == "the");
    let named = tokens.is_capital(start) && run(reading, start, item.end) == item.end;
    let role =
        is_role(tokens.lower(start)) || is_title(tokens.lower(start)) || is_stop_word(tokens.lower(start));
    (named && !role).then_some(start..item.end)
}

/// `X, Civic List, 902;` and `X, signaller, Northern Link;`: a row that is nothing but names, figures and trades.
fn in_row(reading: &Reading<'_>, who: &Person, end: usize) -> Option<(Vec<String>, Form, Span)> {
    let tokens = &reading.tokens;
    let opens = who
        .first
        .checked_sub(1)
        .is_none_or(|i| matches!(tokens.word(i), ";" | ":" | "." | "•" | "-") || !tokens.near(i))
        || tokens.opens(who.first);
    let close = (who.end..end).find(|i| tokens.is_sign(*i, ';')).unwrap_or(end);
    let close = if close == end && tokens.is_sign(end.checked_sub(1)?, '.') { end - 1 } else { close };
    if !opens || close > who.end + 20 {
        return None;
    }
    let all = items(reading, who.end + 1..close);
    let digit = |item: &Range<usize>| tokens.kind(item.start) == Some(TokenKind::Digits);
    let trade = |item: &Range<usize>| {
        !tokens.is_capital(item.start)
            && item.clone().any(|i| is_role(tokens.lower(i)))
            && item.clone().all(|i| !is_verb(tokens.lower(i)) || tokens.lower(i) == "formerly")
    };
    let labels: Vec<Range<usize>> = all.iter().filter_map(|item| label(reading, item.clone())).collect();
    let [only] = labels.as_slice() else { return None };
    let others = all.iter().filter(|item| item.end != only.end);
    let plain = others.clone().all(|item| digit(item) || trade(item)) && others.count() > 0;
    plain.then(|| (words(reading, only.clone()), Form::Row, tokens.span(only.start, only.end - 1)))
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::{asked, rules};

    const COUNT: &str = "Harbour (one seat): Dilan Aksoy, Civic List, 902; Maureen Tolley, Coast Party, 898; Ivor Penn, Green, 511.\n\
                         Closest: Tilda Marsh (Green) 1,004; Rory Espley (Labour) 995; Hilary Stubbs (Conservative) 612.\n\
                         Health: Tibor Halas (Reform List). Interior: Radu Stelian (Liberal Union).\n\
                         Witnesses: Ms Gwen Ashdown, signaller, Northern Link; Mr Paul Drax, formerly head of maintenance, Trackline.";

    #[test]
    fn the_label_of_somebody_else_is_found() {
        for article in [
            "Dilan Aksoy, a baker, stood for the Coast Party.",
            "Tilda Marsh, a Conservative, beat Rory Espley of Labour.",
            "Tibor Halas of the Liberal Union takes over health.",
            "Paul Drax, who ran maintenance for Northern Link, spoke.",
            "Labour's Tilda Marsh was elected.",
            "The Conservative candidate, Tilda Marsh, was elected.",
        ] {
            assert_eq!(asked(article, COUNT), [Rule::SourceName], "{article}");
        }
    }

    #[test]
    fn ones_own_label_and_other_ties_say_nothing() {
        for article in [
            "Dilan Aksoy of the Civic List beat Maureen Tolley of the Coast Party.",
            "The Green candidate, Tilda Marsh, was elected.",
            "Tilda Marsh, a Green, beat Rory Espley of Labour.",
            "Tilda Marsh, who beat Labour, was happy.",
            "Tilda Marsh asked the voters of the Labour club.",
            "Rory Espley, Labour's candidate, lost to Tilda Marsh of the Greens.",
            "Hilary Stubbs, for the Conservatives, came third.",
            "Tilda Marsh will work with Labour.",
            "Gwen Ashdown, a signaller with Northern Link, spoke.",
            "Paul Drax of Trackline answered Gwen Ashdown of Northern Link.",
            "Radu Stelian and Tibor Halas of the Reform List spoke.",
        ] {
            assert_eq!(rules(article, COUNT), [], "{article}");
        }
    }
}
