//! Quotations against the sources: the words, what was left out between them, and who said them.

mod align;
mod goes_on;
mod near;
mod pieces;
mod speaker;
mod unnamed;
mod words;

use crate::evidence::is_stop_word;
use crate::facts::name::{is_role, is_saying};
use crate::facts::{Fact, Kind, NameType, Quote, Value};
use crate::reading::{Reading, Story};
use crate::rules::{Level, Rule};
use crate::text::Span;
use align::Change;
use near::is_near;
use pieces::{Gap, Piece, pieces};
use speaker::{are_both_named, is_common_noun, is_named_in, same_speaker, speaker_at, speaker_of_title};
use std::ops::Range;
use words::{Word, Words};

/// A quotation below this many words is looked up, but its absence or difference says nothing.
const ENOUGH: usize = 4;

/// The sources in words, made once for a story.
#[derive(Debug)]
pub struct Quotations {
    sources: Vec<Words>,
}

/// What became of one quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Index of the source and the place of the words in it; none if no source has them.
    pub place: Option<(usize, Span)>,
    /// What is wrong with it; empty if it stands there word by word and was said by that speaker.
    pub faults: Vec<Fault>,
}

/// One thing wrong with a quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Which rule it breaks.
    pub rule: Rule,
    /// How grave.
    pub level: Level,
    /// The words of the article that are wrong.
    pub span: Span,
    /// What to say.
    pub message: String,
    /// What would stand there.
    pub replacement: Option<String>,
}

impl Quotations {
    /// Splits all sources into words; none where the article quotes nobody.
    #[must_use]
    pub fn new(story: &Story<'_>) -> Self {
        let quotes = story.readings().any(|r| r.facts.iter().any(|f| matches!(f.value, Value::Quote(_))));
        let sources = if quotes { story.sources.iter().map(Words::of).collect() } else { Vec::new() };
        Self { sources }
    }

    /// Looks a quotation up in all sources.
    #[must_use]
    pub fn check(&self, story: &Story<'_>, reading: &Reading<'_>, fact: &Fact, quote: &Quote) -> Outcome {
        let pieces = pieces(&reading.tokens, inside(reading.text, fact.span));
        let count: usize = pieces.iter().map(|piece| piece.words.len()).sum();
        let nowhere = Outcome { place: None, faults: Vec::new() };
        if count == 0 {
            return nowhere;
        }
        let spoken: Vec<(usize, Range<usize>)> = self
            .sources
            .iter()
            .enumerate()
            .flat_map(|(i, source)| align::verbatim(&pieces, source).into_iter().map(move |range| (i, range)))
            .collect();
        if !spoken.is_empty() {
            return self.verbatim(story, reading, fact, quote, &pieces, &spoken);
        }
        let nearest =
            self.sources.iter().enumerate().filter_map(|(i, s)| align::nearest(&pieces, s).map(|f| (i, f)));
        let nearest = nearest.max_by_key(|(i, found)| (found.share, usize::MAX - i));
        let near = nearest.filter(|(source, found)| {
            self.sources.get(*source).is_some_and(|it| is_near(reading.text, &pieces, found, it))
        });
        let Some((source, found)) = near else {
            let Some((source, range, change)) = goes_on::goes_on(reading, fact, &pieces, &self.sources)
            else {
                return nowhere;
            };
            let faults = altered(story, reading, source, &change).into_iter().collect();
            return Outcome { place: self.place(source, &range).map(|span| (source, span)), faults };
        };
        let place = self.place(source, &found.range);
        let faults = found
            .changes
            .iter()
            .take(3)
            .filter_map(|change| altered(story, reading, source, change))
            .collect();
        Outcome { place: place.map(|span| (source, span)), faults }
    }

    fn place(&self, source: usize, range: &Range<usize>) -> Option<Span> {
        let words = self.sources.get(source)?.list.get(range.clone())?;
        Some(words.first()?.span.join(words.last()?.span))
    }

    fn verbatim(
        &self,
        story: &Story<'_>,
        reading: &Reading<'_>,
        fact: &Fact,
        quote: &Quote,
        pieces: &[Piece],
        spoken: &[(usize, Range<usize>)],
    ) -> Outcome {
        let count: usize = pieces.iter().map(|piece| piece.words.len()).sum();
        let said_by = |(source, range): &(usize, Range<usize>)| {
            let span = self.place(*source, range)?;
            let reading = story.sources.get(*source)?;
            speaker_at(reading, span).or_else(|| speaker_of_title(story.titles.get(*source)?))
        };
        let judged = |place: &(usize, Range<usize>)| {
            let (ours, theirs) = (quote.speaker.as_deref()?, said_by(place)?);
            // a firm speaks through its people
            if is_body(story, ours) {
                return None;
            }
            let known = full_names(story, &theirs);
            if known.iter().any(|name| same_speaker(ours, name) == Some(true)) {
                return Some(true);
            }
            same_speaker(ours, &theirs).filter(|_| are_both_named(ours, &theirs, &story.sources))
        };
        let best = spoken.iter().find(|place| judged(place) == Some(true)).or_else(|| spoken.first());
        let Some(best) = best else { return Outcome { place: None, faults: Vec::new() } };
        let (source, range) = best;
        let mut faults = Vec::new();
        let nobody = spoken.iter().all(|place| judged(place) == Some(false));
        if nobody
            && count >= ENOUGH
            && let Some(theirs) = said_by(best)
            && is_somebody(story, &theirs)
            && self.is_named_beside(story, best, &theirs, quote)
            && !self.names_beside(story, quote, best, &theirs)
            && ![Some(theirs.as_str()), quote.speaker.as_deref()]
                .iter()
                .flatten()
                .any(|who| is_common_noun(who, story.sources.iter().chain(story.readings())))
            && !is_guessed(reading, fact, quote, &theirs)
            && !is_told_on(reading, fact, quote, &theirs)
            && !is_short(&theirs)
            && !is_called(reading, quote, &theirs)
        {
            faults.push(somebody_else(reading, fact, quote, &theirs));
        } else if let Some(fault) =
            self.unnamed(story, reading, fact, quote, spoken).filter(|_| count >= ENOUGH)
        {
            faults.push(fault);
        }
        faults.extend(self.turned_round(reading, fact, pieces, *source, range));
        Outcome { place: self.place(*source, range).map(|span| (*source, span)), faults }
    }

    /// Somebody without a name, here or there, to whom the words are not given in the one place that has them.
    fn unnamed(
        &self,
        story: &Story<'_>,
        reading: &Reading<'_>,
        fact: &Fact,
        quote: &Quote,
        spoken: &[(usize, Range<usize>)],
    ) -> Option<Fault> {
        let [(source, range)] = spoken else { return None };
        let (there, place) = (story.sources.get(*source)?, self.place(*source, range)?);
        let (span, ours, theirs) = unnamed::other_speaker(reading, fact, quote, there, place)?;
        let message = format!("The article gives these words to {ours}; the source gives them to {theirs}.");
        Some(Fault { rule: Rule::SourceAttribution, level: Level::Error, span, message, replacement: None })
    }

    /// True if the source names its speaker in the sentences of the words, as the label of a turn, or as the one person of
    /// the paragraph; whom a `she said` means otherwise is its reader's guess.
    fn is_named_beside(
        &self,
        story: &Story<'_>,
        (source, range): &(usize, Range<usize>),
        theirs: &str,
        quote: &Quote,
    ) -> bool {
        let Some((reading, span)) = story.sources.get(*source).zip(self.place(*source, range)) else {
            return false;
        };
        let quoted = reading.facts.iter().find(|fact| fact.kind() == Kind::Quote && fact.span.overlaps(span));
        let Some(quoted) = quoted else { return true };
        let sentences = reading.sentences.iter().filter(|s| s.span.overlaps(quoted.span));
        let around = sentences.fold(quoted.span, |all, s| all.join(s.span));
        let next = reading.text.get(around.end..).unwrap_or_default();
        let next = next.trim_start().split(['.', '\n']).next().unwrap_or_default();
        let start =
            reading.text.get(..around.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        let paragraph = Span::new(start, around.start);
        let label = crate::text::speaker(paragraph.join(around).of(reading.text)).is_some();
        // the one person of the paragraph so far
        let alone = || {
            let mut people = reading.facts_in(paragraph).filter_map(|fact| match &fact.value {
                Value::Name(name) if name.kind == NameType::Person => Some(name.value.as_str()),
                _ => None,
            });
            let first = people.next();
            first.is_some_and(|who| same_speaker(theirs, who) == Some(true))
                && people.all(|who| same_speaker(theirs, who) == Some(true))
        };
        let own: String = around.of(reading.text).replace(quoted.span.of(reading.text), " ");
        if quote.speaker.as_deref().is_some_and(|ours| same_speaker(ours, &own) == Some(true)) {
            return false;
        }
        label || alone() || [own.as_str(), next].iter().any(|text| same_speaker(theirs, text) == Some(true))
    }

    /// True if the source names the article's speaker in the line of the words: who of two spoke is then not for us.
    fn names_beside(
        &self,
        story: &Story<'_>,
        quote: &Quote,
        place: &(usize, Range<usize>),
        theirs: &str,
    ) -> bool {
        let beside = || {
            let span = self.place(place.0, &place.1)?;
            let text = story.sources.get(place.0)?.text;
            let mut before = text.get(..span.start)?.rsplit('\n').next()?;
            // `BELL: Mrs Roe told me, “…”`: whose turn it is only hands the words on
            if let Some(label) = crate::text::speaker(before)
                && let Some(told) = before.get(label.end..)
                && same_speaker(theirs, told) == Some(true)
            {
                before = told;
            }
            // `That's Josie.` right behind it; what follows further on is another matter
            let after = text.get(span.end..)?.trim_start_matches(|c: char| !c.is_alphanumeric());
            let first = after.split(['.', '\n']).next().unwrap_or_default();
            let short = first.split_whitespace().count() <= 3 && !first.contains("said");
            let after = if short { first } else { "" };
            let ours = quote.speaker.as_deref()?;
            Some([before, after].iter().any(|line| is_named_in(line, ours, theirs)))
        };
        beside().unwrap_or(false)
    }

    /// Words left out that turn the sense: a `not` under an ellipsis, or just before or behind the quotation.
    fn turned_round(
        &self,
        reading: &Reading<'_>,
        fact: &Fact,
        pieces: &[Piece],
        source: usize,
        range: &Range<usize>,
    ) -> Option<Fault> {
        let list = &self.sources.get(source)?.list;
        let there = list.get(range.clone())?;
        let quoted: Vec<&Word> = pieces.iter().flat_map(|p| &p.words).collect();
        // `…, nor for a machine` goes on with a denial that stands; only a new one turns the sense
        let denies = |w: &Word| is_negation(&w.key) && !matches!(w.key.as_str(), "nor" | "neither");
        let ours = quoted.iter().filter(|w| denies(w)).count();
        let lost = there
            .iter()
            .find(|w| denies(w))
            .filter(|_| ours == 0 && pieces.iter().any(|p| p.gap != Gap::Start));
        let text = reading.text;
        let fault =
            |rule, level, message| Some(Fault { rule, level, span: fact.span, message, replacement: None });
        if let Some(word) = lost {
            let message = format!(
                "The ellipsis leaves out \"{}\", which turns the sense of the quotation round.",
                word.key
            );
            return fault(Rule::SourceQuote, Level::Error, message);
        }
        let first = range.start.checked_sub(1).and_then(|i| list.get(i));
        let opens_low = inside(text, fact.span).of(text).starts_with(char::is_lowercase);
        if opens_low
            && ours == 0
            && first.is_some_and(|w| is_negation(&w.key))
            && !denied_before(reading, fact.span)
        {
            let message =
                "The quotation begins just behind the source's negation and so says the opposite.".to_owned();
            return fault(Rule::SourceNegation, Level::Error, message);
        }
        None
    }
}

/// The span without the marks around it.
fn inside(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let mark =
        |c: char| matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '\'' | '‹' | '›' | '「' | '」');
    let start = words.len() - words.trim_start_matches(mark).len();
    let end = words.trim_end_matches(mark).len();
    Span::new(span.start + start, span.start + end.max(start))
}

/// `“They did it,” she likes to say, “down to the soup.”`: what stands between two quotations of one sentence is not said.
fn is_between(text: &str, at: Span) -> bool {
    let plain = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | ':' | ';');
    let before = text.get(..at.start).unwrap_or_default().trim_end_matches(plain);
    let behind = text.get(at.end..).unwrap_or_default().trim_start_matches(plain);
    before.ends_with(['”', '"', '’', '»']) && behind.starts_with(['“', '"', '‘', '«'])
}

fn altered(story: &Story<'_>, reading: &Reading<'_>, source: usize, change: &Change) -> Option<Fault> {
    // `It is 41 pages long` for `The Quiles is 41 pages long`: a pronoun for what the reader has just been told
    if let [only] = change.quoted.as_slice()
        && matches!(only.key.as_str(), "it" | "he" | "she" | "they")
        && only.span.of(reading.text).starts_with(char::is_uppercase)
    {
        return None;
    }
    // `at their wits' end` for `at our wits' end`: what others say of themselves, told of them
    if let ([mine], [theirs]) = (change.quoted.as_slice(), change.source.as_slice())
        && is_told_of(&mine.key, &theirs.key)
    {
        return None;
    }
    let ours = span_of(&change.quoted).or(change.after.as_ref().map(|w| w.span))?;
    let theirs = story.sources.get(source)?;
    let words =
        |list: &[Word], text: &str| span_of(list).map_or_else(String::new, |span| span.of(text).to_owned());
    let (mine, there) = (words(&change.quoted, reading.text), words(&change.source, theirs.text));
    if change.quoted.is_empty() && span_of(&change.source).is_some_and(|at| is_between(theirs.text, at)) {
        return None;
    }
    let light =
        change.quoted.iter().chain(&change.source).all(|w| is_stop_word(&w.key) && !is_negation(&w.key));
    let level = if light { Level::Warning } else { Level::Error };
    let name = story.request.sources.get(source).map_or("the source", |s| s.id.as_str());
    let message = match (mine.as_str(), there.as_str()) {
        (mine, "") => format!("The quotation has \"{mine}\", which {name} does not have there."),
        ("", there) => {
            format!("The quotation leaves out \"{there}\" without marking it; {name} has it there.")
        }
        (mine, there) => format!("The quotation has \"{mine}\" where {name} has \"{there}\"."),
    };
    let replacement = (!mine.is_empty() && !there.is_empty()).then_some(there);
    Some(Fault { rule: Rule::SourceQuote, level, span: ours, message, replacement })
}

/// The second word is said of oneself, and the first one says the same of others.
fn is_told_of(third: &str, first: &str) -> bool {
    let others: &[&str] = match first {
        "my" | "mine" => &["his", "her", "hers", "their", "its"],
        "our" | "ours" => &["their", "theirs", "its"],
        "i" => &["he", "she", "they"],
        "we" => &["they", "it"],
        "me" => &["him", "her", "them"],
        "us" => &["them", "it"],
        "myself" => &["himself", "herself"],
        "ourselves" => &["themselves"],
        _ => &[],
    };
    others.contains(&third)
}

fn span_of(words: &[Word]) -> Option<Span> {
    Some(words.first()?.span.join(words.last()?.span))
}

fn somebody_else(reading: &Reading<'_>, fact: &Fact, quote: &Quote, theirs: &str) -> Fault {
    let ours = quote.speaker.as_deref().unwrap_or_default();
    let message = format!("The article gives these words to {ours}; the source gives them to {theirs}.");
    let span = nearest_mention(reading, fact.span, ours).unwrap_or(fact.span);
    Fault {
        rule: Rule::SourceAttribution,
        level: Level::Error,
        span: span.join(fact.span),
        message,
        replacement: None,
    }
}

/// True if the label of a turn is somebody: in capitals, of several words, or a name that is given elsewhere. `Prices:` in
/// an interviewer's notes is what was talked about.
fn is_somebody(story: &Story<'_>, label: &str) -> bool {
    let words = || label.split_whitespace();
    let shouted = !label.chars().any(char::is_lowercase);
    let several = words().count() >= 2 && words().all(|word| word.starts_with(char::is_uppercase));
    let known = |reading: &Reading<'_>| {
        reading.facts.iter().any(|fact| match &fact.value {
            Value::Name(name) => {
                let is_label = reading.text.get(fact.span.end..).is_some_and(|rest| rest.starts_with(':'));
                name.kind == NameType::Person
                    && !is_label
                    && name.value.split_whitespace().any(|w| w == label)
            }
            _ => false,
        })
    };
    shouted || several || story.readings().any(known) || story.sources.iter().any(known)
}

/// True for the name of a body: `Orme Mills plc announced`.
fn is_body(story: &Story<'_>, who: &str) -> bool {
    story.readings().flat_map(|reading| &reading.facts).any(|fact| {
        matches!(&fact.value, Value::Name(name) if name.kind == NameType::Organisation && name.value == who)
    })
}

/// The full names of which `label` is a part: whom a source calls by the first name, the article calls by the last.
fn full_names<'s>(story: &'s Story<'_>, label: &str) -> Vec<&'s str> {
    let names = story.sources.iter().chain(story.readings()).flat_map(|reading| &reading.facts);
    let full = names.filter_map(|fact| match &fact.value {
        Value::Name(name) if name.value.contains(' ') => Some(name.value.as_str()),
        _ => None,
    });
    let is_part = |name: &&str| name.split_whitespace().any(|word| word.eq_ignore_ascii_case(label));
    if label.contains(' ') { Vec::new() } else { full.filter(is_part).collect() }
}

/// True if the article does not name its speaker beside the quotation, and names the source's speaker shortly before:
/// then who is meant by `she said` is the reader's guess and ours.
fn is_guessed(reading: &Reading<'_>, fact: &Fact, quote: &Quote, theirs: &str) -> bool {
    let ours = quote.speaker.as_deref().unwrap_or_default();
    let named = |text: &str, who: &str| same_speaker(text, who) == Some(true);
    let Some(sentence) = reading.sentence_at(fact.span.start) else { return true };
    let last = reading.sentence_at(fact.span.end.saturating_sub(1)).map_or(sentence.span.end, |s| s.span.end);
    let beside = Span::new(sentence.span.start, last.max(fact.span.end));
    if named(beside.of(reading.text), ours) {
        return false;
    }
    // `she told an interviewer`, behind a sentence about a book
    let is_person = |fact: &Fact| matches!(&fact.value, Value::Name(name) if name.kind == NameType::Person && named(&name.value, ours));
    if !reading.facts.iter().any(is_person) {
        return true;
    }
    // `Ms Hazrat called it a beginning. “…,” she said.`: the paragraph has opened with its speaker and names no other
    let own =
        |s: &&crate::text::Sentence| s.paragraph == sentence.paragraph && s.span.start < sentence.span.start;
    let so_far: Vec<&crate::text::Sentence> = reading.sentences.iter().filter(own).collect();
    let opens = so_far.first().is_some_and(|s| {
        let words = s.span.of(reading.text).split_whitespace().take(4).collect::<Vec<_>>().join(" ");
        named(&words, ours)
    });
    // `The sun is low there, Brash said. “…”`, where nobody else `replied`
    let own_words = [Span::new(beside.start, fact.span.start), Span::new(fact.span.end, beside.end)];
    let replied = own_words.iter().flat_map(|at| at.of(reading.text).split(|c: char| !c.is_alphabetic()));
    let closes = so_far.last().is_some_and(|s| {
        let words = s.span.of(reading.text).trim_end_matches('.').split_whitespace();
        let last = words.rev().take(3).collect::<Vec<_>>();
        last.iter().any(|word| is_saying(word)) && last.iter().any(|word| named(word, ours))
    });
    if closes && !replied.into_iter().any(is_saying) {
        return false;
    }
    let people = |s: &&crate::text::Sentence| {
        reading.facts_in(s.span).all(|fact| match &fact.value {
            Value::Name(name) if name.kind == NameType::Person => named(&name.value, ours),
            _ => true,
        })
    };
    if opens && so_far.iter().all(people) {
        return false;
    }
    let before = |s: &&crate::text::Sentence| {
        s.paragraph + 3 >= sentence.paragraph && s.span.start <= sentence.span.start
    };
    let paragraph = reading.sentences.iter().filter(before);
    let around: Vec<&str> = paragraph.map(|s| s.span.of(reading.text)).collect();
    named(&around.join(" "), theirs)
}

/// `Lin said that Wei had called her “a slow kind of genius”`: the source's speaker tells what the article's had said.
fn is_told_on(reading: &Reading<'_>, fact: &Fact, quote: &Quote, theirs: &str) -> bool {
    let ours = quote.speaker.as_deref().unwrap_or_default();
    let Some(sentence) = reading.sentence_at(fact.span.start) else { return false };
    let before = Span::new(sentence.span.start, fact.span.start.max(sentence.span.start));
    let words = before.of(reading.text);
    let Some(at) = words.find(ours) else { return false };
    let Some((first, _)) = words.get(..at).and_then(|text| text.rsplit_once(" that ")) else { return false };
    same_speaker(theirs, first) == Some(true)
}

/// `EQ:` may be anybody with these initials.
fn is_short(theirs: &str) -> bool {
    theirs.len() <= 3 && theirs.chars().all(|c| c.is_uppercase() || c == '.')
}

/// `The Chief Constable:` is whom the article calls `the chief constable, Meera Sandhu`.
fn is_called(reading: &Reading<'_>, quote: &Quote, theirs: &str) -> bool {
    const BESIDE: usize = 40;
    let office = theirs.to_lowercase();
    let office = office.strip_prefix("the ").unwrap_or(&office);
    let Some(name) = quote.speaker.as_deref().and_then(|ours| ours.rsplit(' ').next()) else { return false };
    let is_office = office.rsplit(' ').next().is_some_and(is_role);
    is_office
        && reading.text.match_indices(name).any(|(at, name)| {
            let beside = |from: usize, to: usize| {
                let text: String = reading.text.chars().skip(from).take(to.saturating_sub(from)).collect();
                text.to_lowercase().contains(office)
            };
            let start = reading.text.get(..at).map_or(0, |before| before.chars().count());
            let end = start + name.chars().count();
            beside(start.saturating_sub(BESIDE + office.len()), start)
                || beside(end, end + BESIDE + office.len())
        })
}

/// The mention of the speaker in the quotation's own paragraph, nearest to it.
fn nearest_mention(reading: &Reading<'_>, quote: Span, speaker: &str) -> Option<Span> {
    let sentence = reading.sentence_at(quote.start)?;
    let words = sentence.span.of(reading.text);
    let at = words.find(speaker)? + sentence.span.start;
    Some(Span::new(at, at + speaker.len()))
}

fn is_negation(key: &str) -> bool {
    matches!(
        key,
        "not" | "no" | "never" | "nobody" | "nothing" | "none" | "neither" | "nor" | "cannot" | "without"
    ) || key.ends_with("n't")
        || key.ends_with("n’t")
}

/// True if the article itself denies just before the quotation: `it was not "urgent"`.
fn denied_before(reading: &Reading<'_>, span: Span) -> bool {
    let first = reading.tokens.at(span.start);
    (first.saturating_sub(8)..first).any(|i| {
        let lower = reading.tokens.lower(i);
        is_negation(lower) || matches!(lower, "t" | "denied" | "rather" | "deny" | "denies" | "refused")
    })
}
