//! How old somebody is: `X, 47,` against `X, 41,`, `died aged 99` against `born 3 March 1924, died 28 April 2025`, `a boy of six`
//! against `a nine-year-old boy`.
//!
//! Only where every source that says how old the same one is says otherwise, and nobody is told of an earlier day. The two
//! must be of about one time; a year more or less counts only where they are of one month.

use super::Other;
use crate::evidence::fold;
use crate::facts::{Fact, Kind, Value};
use crate::reading::{Reading, Story};
use crate::rules::Rule;
use crate::text::Span;
use crate::verdict::holder::{Known, Person, people};
use jiff::civil::Date;
use rust_decimal::prelude::ToPrimitive;

/// What is said of ages.
#[derive(Clone, Debug, Default)]
pub struct Ages {
    known: Known,
    sources: Vec<(usize, Told)>,
    article: Vec<Told>,
}

/// Whose age.
#[derive(Clone, Debug)]
enum Who {
    Named(Person),
    /// `boy`: the only one with an age.
    Kind(&'static str),
}

/// An age where it stands.
#[derive(Clone, Debug)]
struct Told {
    who: Who,
    years: i64,
    at: Span,
    /// Of a day long before the text.
    past: bool,
    /// At death, which is one day in every text.
    death: bool,
}

/// Those who have an age and no name.
const BEINGS: &[(&str, &str)] = &[
    ("boy", "boy"),
    ("girl", "girl"),
    ("man", "man"),
    ("woman", "woman"),
    ("pensioner", "pensioner"),
    ("toddler", "toddler"),
    ("teenager", "teenager"),
    ("schoolboy", "boy"),
    ("schoolgirl", "girl"),
    ("cyclist", "cyclist"),
    ("motorcyclist", "motorcyclist"),
    ("driver", "driver"),
];

/// The ages of years in words, as `a boy of six` has them.
const SMALL: &[&str] =
    &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// Texts further apart than this, in days, are of two times; those nearer than a month of one.
const APART: i64 = 200;
const MONTH: i64 = 31;

impl Ages {
    /// Collects them.
    #[must_use]
    pub fn new(story: &Story<'_>) -> Self {
        let mut known = Known::default();
        let texts = || story.readings().chain(&story.sources);
        let named = texts().flat_map(|reading| people(reading, 0..reading.tokens.len()));
        named.filter(Person::is_full).for_each(|who| known.add(&who));
        let all = |reading: &Reading<'_>| -> Vec<Told> {
            reading.sentences.iter().flat_map(|it| told(reading, it.span, &known)).collect()
        };
        let sources = story.sources.iter().enumerate();
        let sources =
            sources.flat_map(|(at, reading)| all(reading).into_iter().map(move |it| (at, it))).collect();
        let article = story.readings().flat_map(all).collect();
        Self { sources, article, known }
    }

    /// The ages of a claim that the sources give otherwise.
    #[must_use]
    pub fn check(&self, story: &Story<'_>, reading: &Reading<'_>, claim: Span) -> Vec<Other> {
        let ours = told(reading, claim, &self.known);
        ours.iter().filter(|it| !it.past).filter_map(|it| self.other(story, reading, it)).collect()
    }

    fn other(&self, story: &Story<'_>, reading: &Reading<'_>, ours: &Told) -> Option<Other> {
        let theirs: Vec<&(usize, Told)> =
            self.sources.iter().filter(|(_, it)| is_one(&ours.who, &it.who) && !it.past).collect();
        let (source, first) = theirs.first().map(|it| (it.0, &it.1))?;
        let same = theirs.iter().all(|(_, it)| it.years == first.years);
        let distance = |at: usize| {
            let day = story.sources.get(at).and_then(|it| it.published);
            Some(i64::from((reading.published? - day?).get_days()).abs())
        };
        let near = theirs.iter().all(|(at, it)| {
            let slips = (ours.years - it.years).abs() > 1;
            let days = distance(*at);
            ours.death && it.death || days.map_or(slips, |days| days <= MONTH || days <= APART && slips)
        });
        // two boys in one story are nobody to compare
        let only = match &ours.who {
            Who::Named(_) => true,
            Who::Kind(_) => {
                let many = |all: &mut dyn Iterator<Item = &Told>| {
                    all.filter(|it| is_one(&ours.who, &it.who)).count()
                };
                many(&mut self.article.iter()) == 1 && theirs.len() == 1
            }
        };
        if !same || first.years == ours.years || !near || !only || self.is_told(story, ours) {
            return None;
        }
        Some(Other {
            rule: Rule::SourceAge,
            span: ours.at,
            says: format!("makes it {}", first.years),
            right: None,
            place: (source, first.at),
            least: if matches!(ours.who, Who::Named(_)) { 0.0 } else { 0.25 },
        })
    }

    /// A sentence of the sources that speaks of the one has the number of years, and gives it to nobody else.
    fn is_told(&self, story: &Story<'_>, ours: &Told) -> bool {
        story.sources.iter().enumerate().any(|(source, reading)| {
            reading.sentences.iter().any(|sentence| {
                let text = sentence.span.of(reading.text);
                let speaks = match &ours.who {
                    Who::Named(who) => who.stands_in(text),
                    Who::Kind(kind) => fold(text).contains(kind),
                };
                let others = |at: Span| {
                    let told = |(from, it): &(usize, Told)| {
                        *from == source && it.at.overlaps(at) && !is_one(&ours.who, &it.who)
                    };
                    self.sources.iter().any(told)
                };
                let is_ours = |fact: &Fact| {
                    let years = fact.value.amount().and_then(|a| a.value.to_i64());
                    years == Some(ours.years) && !others(fact.span)
                };
                let digits = ours.years.to_string();
                let is_written =
                    |i: usize| reading.tokens.word(i) == digits && !others(reading.tokens.span(i, i));
                speaks
                    && (reading.facts_in(sentence.span).any(is_ours)
                        || reading.tokens.within(sentence.span).any(is_written))
            })
        })
    }
}

fn is_one(a: &Who, b: &Who) -> bool {
    match (a, b) {
        (Who::Named(a), Who::Named(b)) => a.is(b),
        (Who::Kind(a), Who::Kind(b)) => a == b,
        _ => false,
    }
}

/// The ages of one sentence.
fn told(reading: &Reading<'_>, sentence: Span, known: &Known) -> Vec<Told> {
    let tokens = &reading.tokens;
    let range = tokens.within(sentence);
    let past = is_past(reading, sentence);
    let dies = range.clone().any(|i| matches!(tokens.lower(i), "died" | "dies" | "death" | "dead"));
    let mut found = Vec::new();
    for fact in reading.facts_in(sentence).filter(|fact| fact.kind() == Kind::Age) {
        let Value::Age(age) = &fact.value else { continue };
        let Some(years) = age.amount.value.to_i64().filter(|_| age.unit == "a" && age.amount.bound.is_none())
        else {
            continue;
        };
        let (first, last) = (tokens.at(fact.span.start), tokens.at(fact.span.end.saturating_sub(1)));
        let named = beside(reading, (range.start, range.end), first, last, known);
        let at_death = dies && tokens.lower(first) == "aged";
        let named = named.or_else(|| {
            let mut before = people(reading, range.start..first).filter_map(|who| who.among(known));
            let who = before.next().filter(|_| at_death)?;
            before.all(|it| it.is(&who)).then_some(Who::Named(who))
        });
        found.extend(named.map(|who| Told {
            who,
            years,
            at: fact.span,
            past: past && !at_death,
            death: at_death,
        }));
    }
    // `a boy of six`
    for i in range.clone().filter(|i| tokens.lower(i + 1) == "of") {
        let years = SMALL.iter().position(|word| *word == tokens.lower(i + 2)).map(|n| n as i64 + 1);
        let closes = i + 3 >= range.end
            || !tokens.lower(i + 3).ends_with('s')
            || matches!(tokens.lower(i + 3), "was" | "is" | "has");
        if let (Some(kind), Some(years), true) = (being(tokens.lower(i)), years, closes) {
            found.push(Told {
                who: Who::Kind(kind),
                years,
                at: tokens.span(i + 2, i + 2),
                past,
                death: false,
            });
        }
    }
    found.extend(lived(reading, sentence, known));
    found
}

/// Whose the age at tokens `first` to `last` is: the one right before it, or right behind.
fn beside(
    reading: &Reading<'_>,
    (start, end): (usize, usize),
    first: usize,
    last: usize,
    known: &Known,
) -> Option<Who> {
    let tokens = &reading.tokens;
    let mut at = first.checked_sub(1).filter(|at| *at >= start);
    if let Some(i) =
        at.filter(|i| matches!(tokens.lower(*i), "is" | "was") && tokens.lower(i.saturating_sub(1)) == "who")
    {
        at = i.checked_sub(2);
    }
    let mark = at.filter(|i| *i > start && matches!(tokens.word(*i), "," | "("));
    if let Some(i) = mark.or(at.filter(|_| tokens.lower(first) == "aged")) {
        let before = if mark.is_some() { i.checked_sub(1)? } else { i };
        if let Some(kind) = being(tokens.lower(before)) {
            return Some(Who::Kind(kind));
        }
        if let Some(who) = Person::until(reading, start, before).and_then(|who| who.among(known)) {
            return Some(Who::Named(who));
        }
    }
    let old = tokens.lower(last).starts_with("old");
    let behind =
        (last + 1..end.min(last + 5)).find(|i| tokens.is_capital(*i) || being(tokens.lower(*i)).is_some());
    let i = behind.filter(|_| old)?;
    let plain = (last + 1..i).all(|k| !matches!(tokens.lower(k), "and" | "of" | "who" | "," | "in" | "from"));
    if tokens.is_capital(i) {
        let who = Person::from(reading, i, end).and_then(|who| who.among(known))?;
        return plain.then_some(Who::Named(who));
    }
    being(tokens.lower(i)).filter(|_| plain).map(Who::Kind)
}

fn being(lower: &str) -> Option<&'static str> {
    BEINGS.iter().find(|(word, _)| *word == lower).map(|(_, kind)| *kind)
}

/// `X, born 3 March 1924, died 28 April 2025`: how old X became.
fn lived(reading: &Reading<'_>, sentence: Span, known: &Known) -> Option<Told> {
    let tokens = &reading.tokens;
    let range = tokens.within(sentence);
    let day_behind = |word: &str| -> Option<(Date, Span)> {
        let verb = range.clone().find(|i| tokens.lower(*i) == word)?;
        let within = Span::new(tokens.span(verb, verb).end, sentence.end);
        let fact = reading.facts_in(within).find(|fact| fact.kind() == Kind::Date)?;
        match &fact.value {
            Value::Date(date)
                if date.first == date.last && date.year_known() && tokens.at(fact.span.start) <= verb + 3 =>
            {
                Some((date.first, fact.span))
            }
            _ => None,
        }
    };
    let ((birth, _), (death, at)) = (day_behind("born")?, day_behind("died")?);
    let whole = i64::from(death.year()) - i64::from(birth.year());
    let before = (death.month(), death.day()) < (birth.month(), birth.day());
    let mut named = people(reading, range.start..tokens.at(at.start)).filter_map(|who| who.among(known));
    let who = named.next()?;
    let alone = named.all(|it| it.is(&who));
    let years = whole - i64::from(before);
    (alone && years > 0).then_some(Told { who: Who::Named(who), years, at, past: false, death: true })
}

/// The sentence tells of a day more than a year before its text, or of some time then.
fn is_past(reading: &Reading<'_>, sentence: Span) -> bool {
    let tokens = &reading.tokens;
    let then = tokens.within(sentence).any(|i| {
        matches!(tokens.lower(i), "then" | "when" | "became" | "began" | "started")
            || tokens.lower(i) == "at" && tokens.lower(i + 1) == "the" && tokens.lower(i + 2) == "time"
    });
    let old = |date: Date| reading.published.is_none_or(|now| i64::from((now - date).get_days()) > 300);
    then || reading.facts_in(sentence).any(|fact| match &fact.value {
        Value::Date(date) => date.year_known() && old(date.last),
        Value::Range(from, _) => from.days().is_some(),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::{Article, Level, Request, Source, check};

    /// The rules that speak where the article appears `days` after the source, of 1 May 2025.
    fn rules_after(days: i64, article: &str, source: &str) -> Vec<Rule> {
        let day = jiff::civil::date(2025, 5, 1);
        let published = day.checked_add(jiff::Span::new().days(days)).ok();
        let article = Article { slug: "a".into(), text: article.into(), published, ..Article::default() };
        let source =
            Source { id: "s".into(), text: source.into(), published: Some(day), ..Source::default() };
        let answer = check(&Request { article, sources: vec![source], ..Request::default() });
        answer.findings.iter().filter(|f| f.level > Level::Note).map(|f| f.rule).collect()
    }

    #[test]
    fn another_age_is_found() {
        for (article, source) in [
            (
                "Ivo Kern, aged 47, appeared in court.",
                "Ivo Kern, 41, charged with fraud. Co-accused: Lena Kern, 47, on bail.",
            ),
            ("Ada Moss, who is 13, won the prize.", "Prize: Ada Moss (12), Tarn."),
            ("The 37-year-old teacher Ada Moss won.", "The winner is Ada Moss, 39, of Tarn."),
            (
                "Tom Hale, who died last week aged 99, flew.",
                "Tom Hale, born 3 March 1924, died 28 April 2025. He flew.",
            ),
            (
                "A boy of six was pulled from the canal.",
                "A nine-year-old boy was pulled from the canal. His sister, six, cried.",
            ),
        ] {
            assert_eq!(rules_after(5, article, source), [Rule::SourceAge], "{article}");
        }
    }

    #[test]
    fn ones_own_age_or_another_day_says_nothing() {
        for (days, article, source) in [
            (
                5,
                "Ivo Kern, aged 41, appeared in court.",
                "Ivo Kern, 41, charged with fraud. Co-accused: Lena Kern, 47.",
            ),
            (5, "Lena Kern, 47, is on bail.", "Ivo Kern, 41, charged with fraud. Co-accused: Lena Kern, 47."),
            (90, "Ada Moss, who is 13, won the prize.", "Prize: Ada Moss (12), Tarn."),
            (400, "Ada Moss, 43, won the prize.", "Prize: Ada Moss (41), Tarn."),
            (
                5,
                "Ada Moss, 16, swam the Channel on 3 August 1985.",
                "Ada Moss (56), who swam the Channel in 1985, spoke.",
            ),
            (5, "Tom Hale died last week aged 101.", "Tom Hale, born 3 March 1924, died 28 April 2025."),
            (5, "Ada Moss, 39, won.", "The winner is Ada Moss, 38. Ada Moss turns 39 on Friday."),
            (5, "A boy of six was saved, and a boy of nine was hurt.", "A nine-year-old boy was hurt."),
            (5, "Ada Moss, who was 21 at the time, ran.", "Ada Moss, 24, is charged."),
        ] {
            assert_eq!(rules_after(days, article, source), [], "{article}");
        }
    }
}
