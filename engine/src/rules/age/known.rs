//! The ages of people whose birth another text tells, and ages beside a birth in words that `stated` does not know.

use super::life::{Birth, birth, date_after, in_brackets};
use super::name_at;
use super::stated::{Stated, back, present, years};
use crate::facts::DateValue;
use crate::reading::{Reading, Story};
use crate::text::{Block, Sentence};

/// Words of somebody else: with one of them between birth and age, the age may be theirs.
const KIN: &[&str] = &[
    "aunt",
    "boyfriend",
    "brother",
    "children",
    "colleague",
    "cousin",
    "daughter",
    "father",
    "friend",
    "girlfriend",
    "grandchild",
    "granddaughter",
    "grandfather",
    "grandmother",
    "grandson",
    "husband",
    "mother",
    "nephew",
    "niece",
    "partner",
    "sister",
    "son",
    "sons",
    "daughters",
    "twin",
    "uncle",
    "when",
    "who",
    "whose",
    "widow",
    "wife",
    "until",
    "before",
    "after",
    "than",
    "since",
    "then",
    "was",
    "were",
    "had",
];

/// The births that the sources tell of people whom the article names, each of one date in all of them.
pub(super) fn births(story: &Story<'_>) -> Vec<Birth> {
    let own = birth(&story.body);
    let mut found: Vec<Birth> = Vec::new();
    for source in &story.sources {
        let told = birth(source).map_or_else(|| in_brackets(source), |it| vec![it]);
        found.extend(told.into_iter().map(|it| Birth { paragraph: usize::MAX, ..it }));
    }
    let last = |name: &str| name.rsplit(' ').next().unwrap_or_default().to_owned();
    let other =
        |it: &Birth, than: &Birth| last(&it.name) == last(&than.name) && it.date.first != than.date.first;
    let told = found.clone();
    found.retain(|it| it.name.contains(' ') && !told.iter().chain(&own).any(|than| other(it, than)));
    let mut seen: Vec<String> = Vec::new();
    found.retain(|it| {
        let new = !seen.contains(&last(&it.name));
        seen.push(last(&it.name));
        new
    });
    found
}

/// `Born on 9 April 1983, Otto, now 44, …`; `was born on 12 March 1985 and is, at 41, …`; `…, who was born on 30 January
/// 1999, and is 26, …`: the date and the age that one sentence gives of one person.
pub(super) fn beside(reading: &Reading<'_>) -> Vec<(DateValue, Stated)> {
    let sentences = reading.sentences.iter().filter(|s| s.block == Block::Prose);
    sentences.filter_map(|sentence| in_sentence(reading, sentence)).collect()
}

fn in_sentence(reading: &Reading<'_>, sentence: &Sentence) -> Option<(DateValue, Stated)> {
    let tokens = &reading.tokens;
    let range = tokens.within(sentence.span);
    let mut births = range.clone().filter(|&i| tokens.lower(i) == "born");
    let (verb, None) = (births.next()?, births.next()) else { return None };
    let date = date_after(reading, verb, sentence)?;
    let end = (verb..range.end).find(|&i| tokens.word(i).parse() == Ok(date.first.year()))?;
    let i = (end + 1..(end + 12).min(range.end)).find(|&i| years(reading, i).is_some() && led(reading, i))?;
    let closed = matches!(tokens.lower(i + 1), "," | "." | "and" | "but" | ";" | ")") && !tokens.glued(i + 1)
        || tokens.lower(i + 1) == "." && i + 2 >= range.end;
    let other = (end + 1..i).any(|k| KIN.contains(&tokens.lower(k)) || years(reading, k).is_some());
    let until = reading.published.filter(|_| closed && !other && present(reading, sentence, date))?;
    let number = tokens.get(i)?.span;
    Some((date, Stated { years: years(reading, i)?, span: number, number, since: back(until, 31)?, until }))
}

/// True if the words before the number at token `i` say that it is an age of now: `now 44`, `is 26`, `is, at 41`.
fn led(reading: &Reading<'_>, i: usize) -> bool {
    let at = |n: usize| i.checked_sub(n).map_or("", |k| reading.tokens.lower(k));
    matches!(
        (at(1), at(2), at(3)),
        ("now" | "aged", "," | "(", _)
            | ("is", "and" | "," | "he" | "she", _)
            | ("now", "is", _)
            | ("at", ",", "is")
    )
}

/// `An 18-year-old …` with which the story opens, where the next sentence names the one whose birth it tells and nobody
/// else has an age.
pub(super) fn opening(reading: &Reading<'_>, born: &Birth) -> Option<Stated> {
    let tokens = &reading.tokens;
    let mut prose = reading.sentences.iter().filter(|s| s.block == Block::Prose);
    let (first, second) = (prose.next()?, prose.next()?);
    let i = tokens.within(first.span).start + 1;
    let old = tokens.lower(i + 2) == "year" && tokens.lower(i + 4) == "old";
    let article = matches!(tokens.lower(i - 1), "a" | "an");
    let (name, _) = name_at(reading, tokens.within(second.span).start)?;
    let ages =
        (0..tokens.len()).filter(|&k| years(reading, k).is_some() && tokens.lower(k + 2) == "year").count();
    let until = reading.published?;
    if !(old && article && ages == 1 && name == born.name && present(reading, first, born.date)) {
        return None;
    }
    let number = tokens.get(i)?.span;
    Some(Stated {
        years: years(reading, i)?,
        span: tokens.span(i, i + 4),
        number,
        since: back(until, 31)?,
        until,
    })
}
