//! Who did it: `painted by X` where the sources have `Artist: Y`, `A beat B` where they have `B 2 A 1`.
//!
//! A deed has its words in a table (`words.rs`), and whoever stands before a verb, behind a participle or beside a word for
//! the doer did it. The article is wrong only if the sources tell the same deed by one name alone, have the article's name
//! as the doer of it nowhere, and no sentence of theirs has that name and a word of the deed without saying who did it.

mod clause;
mod contest;
mod read;
mod verbs;
mod words;

use super::closed::Other;
use super::place;
use super::stranger::rule_of;
use crate::evidence::{fold, stem};
use crate::facts::name::{NameMatch, canonical, compare_names, head_of, is_short_for, sounds_like};
use crate::facts::{Name, NameType};
use crate::reading::{Reading, Story};
use crate::rules::Rule;
use crate::text::{HashSet, Span, is_one_word};
use read::{Told, speaks_of};
use words::{BEAT, CREDIT, is_credited, is_office, is_to_one};

/// How much of the rest of the claim the source must bear out, where it has the article's name elsewhere, and where not.
const KNOWN: f32 = 0.1;
const STRANGE: f32 = 0.25;

/// The deeds of all texts.
#[derive(Clone, Debug, Default)]
pub struct Deeds {
    sources: Vec<(usize, Told)>,
    article: Vec<Told>,
}

impl Deeds {
    /// Collects them.
    #[must_use]
    pub fn new(story: &Story<'_>) -> Self {
        let texts = || story.readings().chain(&story.sources);
        let capitals: HashSet<String> = texts().flat_map(read::capitals).collect();
        let read = |reading: &Reading<'_>| -> Vec<Told> {
            let told = read::all_told(reading, &capitals);
            told.into_iter().chain(contest::told(reading, &capitals)).collect()
        };
        let sources = story.sources.iter().enumerate();
        let sources =
            sources.flat_map(|(source, reading)| read(reading).into_iter().map(move |told| (source, told)));
        let (sources, article) = (sources.collect(), story.readings().flat_map(read).collect());
        Self { sources, article }
    }

    /// The deeds of a claim that the sources give to somebody else.
    #[must_use]
    pub fn check(&self, story: &Story<'_>, reading: &Reading<'_>, claim: Span) -> Vec<Other> {
        let ours: Vec<&Told> = self
            .article
            .iter()
            .filter(|told| told.place == reading.place && claim.contains(told.sentence))
            .collect();
        let mut found: Vec<Other> = Vec::new();
        let own = |told: &&&Told| {
            let office = told.by_office && is_office(told.deed);
            told.by.len() <= 2 && told.deed != *CREDIT && !told.by_pronoun && !office
        };
        for told in ours.iter().filter(own) {
            let Some((name, span)) = told.by.first() else { continue };
            if found.iter().all(|it| it.span != *span) && told.by.len() == 1 {
                found.extend(self.other(story, told, name, *span));
            }
        }
        found
    }

    fn other(&self, story: &Story<'_>, ours: &Told, name: &Name, span: Span) -> Option<Other> {
        if is_noun(story, name) {
            return None;
        }
        let credited = is_credited(ours.deed);
        let told =
            || self.sources.iter().filter(|(_, it)| it.deed == ours.deed || credited && it.deed == *CREDIT);
        let ours_too = |it: &&(usize, Told)| {
            let of_it = it.1.deed != *CREDIT || it.1.object.iter().any(|word| ours.object.contains(word));
            of_it && it.1.by.iter().any(|(by, _)| !apart(name, by))
        };
        let own: Vec<&(usize, Told)> = told().filter(ours_too).collect();
        if own.iter().any(|(_, it)| may_be_one(ours, name, it)) {
            return None;
        }
        let theirs: Vec<&(usize, Told)> = told()
            .filter(|(_, it)| is_one(ours, name, it) && (own.is_empty() || is_mostly(ours, it)))
            .collect();
        let (source, first) = theirs.first().map(|it| (it.0, &it.1))?;
        // `produced by Kenneth “Babyface” Edmonds, Tracey Edmonds and others`: the list may not have been read to its end
        let beside = |(source, it): &&(usize, Told)| {
            let text = story.sources.get(*source).map_or("", |source| it.window.of(source.text));
            let relative = it.by.iter().any(|(by, _)| are_relatives(&words(name), &words(by)));
            let stands = if relative { first_stands_in(name, text) } else { stands_in(name, text) };
            !is_turned(ours, name, it) && stands
        };
        if theirs.iter().any(beside) {
            return None;
        }
        let (right, at) = first.by.first()?;
        let one = theirs.iter().all(|(_, it)| it.by.iter().any(|(by, _)| !apart(right, by)));
        let given = self
            .article
            .iter()
            .any(|it| it.deed == ours.deed && it.by.iter().any(|(by, _)| !apart(right, by)));
        if !one
            || given
            || theirs.iter().any(|(_, it)| it.by.len() > 3 && !it.object.is_empty())
            || self.may_do(story, ours.deed, name)
        {
            return None;
        }
        let known = is_named(story, name);
        let fits = comparable(name, right, known, ours.deed == BEAT);
        let says = format!("has \"{}\" as the one who did that", right.value);
        // where the two are the wrong way round, the verb is at fault
        let turned = is_turned(ours, name, first);
        fits.then(|| Other {
            rule: if name.kind == NameType::Place { Rule::SourceName } else { rule_of(name.kind) },
            span: if turned { ours.words } else { span },
            says,
            right: (!turned).then(|| right.value.clone()),
            place: (source, *at),
            least: match (known, first.object.is_empty() || ours.by_office) {
                (true, true) => 0.0,
                (true, false) => KNOWN,
                (false, _) => STRANGE,
            },
        })
    }

    /// A sentence of the sources has the name and words of the deed, and does not say whose it was.
    fn may_do(&self, story: &Story<'_>, deed: usize, name: &Name) -> bool {
        story.sources.iter().enumerate().any(|(source, reading)| {
            reading.sentences.iter().any(|sentence| {
                let told = || {
                    self.sources
                        .iter()
                        .any(|(at, it)| *at == source && it.deed == deed && it.sentence == sentence.span)
                };
                stands_in(name, sentence.span.of(reading.text))
                    && speaks_of(reading, reading.tokens.within(sentence.span), deed)
                    && !told()
            })
        })
    }
}

/// Each of the two has the doer of the other as the one it was done to.
fn is_turned(ours: &Told, name: &Name, theirs: &Told) -> bool {
    let has = |object: &[String], name: &Name| {
        let name = fold(&name.value).to_lowercase();
        name.split(' ').any(|word| object.iter().any(|it| *it == *stem(word)))
    };
    theirs.by.iter().any(|(by, _)| has(&ours.object, by)) && has(&theirs.object, name)
}

/// The two tell one deed: of one thing, as far as both say, and of one time.
fn is_one(ours: &Told, name: &Name, theirs: &Told) -> bool {
    // who is in the chair here is not who heads something
    if is_office(ours.deed) && ours.object.is_empty() != theirs.object.is_empty() {
        return false;
    }
    let turned = is_turned(ours, name, theirs);
    let shared = ours.object.iter().any(|word| !is_weak(word) && theirs.object.contains(word));
    let to_one = is_to_one(ours.deed);
    let bare = ours.object.is_empty() || theirs.object.is_empty();
    let thing = if theirs.deed == *CREDIT {
        shared && is_mostly(ours, theirs)
    } else if ours.deed == BEAT {
        turned
    } else {
        turned || shared || bare && (!to_one || theirs.object.is_empty() && is_whole(&ours.object))
    };
    let meet =
        |a: &(jiff::civil::Date, jiff::civil::Date)| theirs.days.iter().any(|b| a.0 <= b.1 && b.0 <= a.1);
    thing && (turned || ours.days.is_empty() || theirs.days.is_empty() || ours.days.iter().any(meet))
}

/// The two may tell one deed: nothing says that they are of two things.
fn may_be_one(ours: &Told, name: &Name, theirs: &Told) -> bool {
    let shared = ours.object.iter().any(|word| theirs.object.contains(word));
    let bare = ours.object.is_empty() || theirs.object.is_empty();
    is_turned(ours, name, theirs) || shared || bare
}

/// Most of what theirs is done to is what ours is done to.
fn is_mostly(ours: &Told, theirs: &Told) -> bool {
    let shared = theirs.object.iter().filter(|word| !is_weak(word) && ours.object.contains(word)).count();
    shared * 2 > theirs.object.len()
}

/// Words that many things have in common.
fn is_weak(word: &str) -> bool {
    #[rustfmt::skip]
    const WEAK: &[&str] = &[
        "first", "second", "third", "last", "new", "old", "year", "years", "day", "days", "time", "week", "month", "part", "man", "woman", "people", "mr",
        "mrs", "dr", "minutes", "hour", "hours", "one", "two", "three", "four", "five", "final", "whole", "great", "small", "large", "said", "later", "end",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "june", "july", "august",
        "september", "october", "november", "december", "morning", "evening", "night", "afternoon", "yesterday", "today",
    ];
    word.bytes().all(|b| b.is_ascii_digit()) || WEAK.iter().any(|weak| *weak == word || stem(weak) == word)
}

/// What a table of places, or a winner without more, is of: the whole contest, and no stage of it.
fn is_whole(object: &[String]) -> bool {
    const WHOLE: &[&str] = &[
        "tournament",
        "championship",
        "championships",
        "title",
        "league",
        "race",
        "contest",
        "competition",
        "event",
        "cup",
        "election",
        "marathon",
        "match",
        "game",
        "final",
        "regatta",
        "rally",
        "quiz",
        "show",
    ];
    const PARTS: &[&str] = &[
        "stage", "leg", "heat", "round", "set", "frame", "section", "class", "point", "seat", "points",
        "seats", "first", "second", "third", "fourth",
    ];
    let has = |words: &[&str]| object.iter().any(|word| words.iter().any(|it| stem(it) == word.as_str()));
    has(WHOLE) && !has(PARTS)
}

fn words(name: &Name) -> Vec<String> {
    canonical(&name.value).split(' ').map(str::to_owned).collect()
}

/// Certainly two names.
fn apart(a: &Name, b: &Name) -> bool {
    let theirs = words(b);
    let surname = |name: &Name| words(name).pop();
    let people = a.kind == NameType::Person && b.kind == NameType::Person;
    let shares = if people {
        surname(a) == surname(b) && !are_relatives(&words(a), &theirs)
    } else {
        let one = |a: &str, b: &str| a == b || is_one_word(a, b);
        let says = |word: &&String| word.len() > 2 && head_of(word).is_none();
        words(a).iter().filter(says).any(|word| theirs.iter().any(|other| one(word, other)))
    };
    !shares && compare_names(&a.value, &b.value) == NameMatch::Different
}

/// One surname, and two first names that are not one in short.
fn are_relatives(a: &[String], b: &[String]) -> bool {
    let (Some(x), Some(y)) = (a.first(), b.first()) else { return false };
    let long = |words: &[String], word: &str| words.len() > 1 && word.chars().count() > 2;
    long(a, x) && long(b, y) && x != y && !is_short_for(x, y) && !is_short_for(y, x) && !sounds_like(x, y)
}

/// The two can fill one place: both people, or both bodies. What no source names must be of one sort for certain.
fn comparable(a: &Name, b: &Name, known: bool, to_one: bool) -> bool {
    use NameType::{Organisation, Other, Person, Place};
    match (a.kind, b.kind) {
        (Place, Place) => !place::differ_in_level(a, b),
        (Other, Organisation) | (Organisation, Other) => true,
        (x, y) if x == y => x != Other || known,
        (Other, Person) | (Person, Other) => known,
        (Other, Place) | (Place, Other) => {
            known && (to_one || a.value.contains(' ') && b.value.contains(' '))
        }
        (Place, Organisation) | (Organisation, Place) => known,
        (Person, _) | (_, Person) => false,
        _ => false,
    }
}

/// A word that the texts have in small letters too: `Probe finds ice` is told of a probe.
fn is_noun(story: &Story<'_>, name: &Name) -> bool {
    let small = name.value.to_lowercase();
    let words = |text: &str| text.split(|c: char| !c.is_alphanumeric()).any(|word| word == small);
    let mut texts = story.readings().chain(&story.sources);
    !name.value.contains(' ') && name.value != small && texts.any(|reading| words(reading.text))
}

fn is_named(story: &Story<'_>, name: &Name) -> bool {
    story.sources.iter().any(|source| stands_in(name, source.text))
}

/// True if a text has the last word of somebody's name, or the first that says something of another one.
fn stands_in(name: &Name, text: &str) -> bool {
    let whole = canonical(&name.value);
    let says = |word: &&str| word.len() > 2 && head_of(word).is_none();
    let mut words = whole.split(' ');
    let word = if name.kind == NameType::Person { words.rfind(says) } else { words.find(says) };
    let word = word.unwrap_or(&whole);
    text.split(|c: char| !c.is_alphanumeric()).any(|it| canonical(it) == word)
}

/// The same by the first word: for somebody of a family.
fn first_stands_in(name: &Name, text: &str) -> bool {
    let first = words(name).into_iter().next();
    first.is_some_and(|first| text.split(|c: char| !c.is_alphanumeric()).any(|it| canonical(it) == first))
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::{asked, rules};

    #[test]
    fn a_deed_of_somebody_else_is_found() {
        for (article, source) in [
            (
                "The portrait, painted by Ada Moss in 1931, hung in a school.",
                "Lot 21. Portrait of a girl, oil. Artist: Tom Hale. Dated 1931. Frame by Ada Moss, who lent it.",
            ),
            (
                "The motion was proposed by Councillor Lena Voss and passed by one vote.",
                "Motion on the lane. Moved by: Cllr Hugh Pell. Voting for: Lena Voss, Sam Orr. Passed by one vote.",
            ),
            (
                "Sam Orr, who was driving, broke a wrist.",
                "Collision at Tarn. The driver, Hugh Pell, broke a wrist. The passenger, Sam Orr, is in hospital.",
            ),
            (
                "The report, commissioned by the Ellery Fund, says that rents have doubled.",
                "The report on rents was commissioned by the Marlow Trust. The Ellery Fund paid for the print.",
            ),
            (
                "Two of the three judges agreed; the dissent was written by Judge Ida Brook.",
                "Opinion of the court: Judge Ida Brook, with Judge Tom Hale. Dissent: Judge Paul Quist.",
            ),
            (
                "It was Ida Brook who found the crack in the dam on Monday.",
                "Log. Monday: Paul Quist, on his round, finds a crack in the dam. Ida Brook closes the road.",
            ),
            (
                "The race was won by Ida Brook, a length ahead of the rest.",
                "Results: 1. Lena Voss 7:02; 2. Ida Brook 7:04; 3. Ada Moss 7:09.",
            ),
            (
                "The mill was sold to Harker Homes in 2019.",
                "1988: sold by the Pells to Marlow Estates. 2019: sold by Marlow Estates to Stead Brothers. Harker Homes bid too.",
            ),
        ] {
            assert_eq!(asked(article, source), [Rule::SourceName], "{article}");
        }
    }

    #[test]
    fn a_deed_is_read_in_credits_labels_and_behind_a_pronoun() {
        for (article, source) in [
            (
                "The drug was prescribed by Dr Ada Moss, who had been on duty since noon.",
                "Dr Ada Moss saw the patient at noon and took blood. Dr Hugh Pell took over at six. He prescribed the drug at seven.",
            ),
            (
                "In a dissent, Justice Paul Quist said that a refund delayed is a refund denied.",
                "Brook, J., filed an opinion dissenting in part, in which Quist and Hale, JJ., joined.",
            ),
            (
                "The motion was seconded by Councillor Lena Voss.",
                "Motion 4. Moved: Cllr Tom Hale. Seconded: Cllr Ida Brook. Carried, 12 to 3. Cllr Lena Voss abstained.",
            ),
            (
                "The panel, led by Yusuf Bell, sat for a day.",
                "Panel: Mrs Rosalind Orr (lay member, in the chair), Dr Yusuf Bell, Mr Gareth Pole.",
            ),
            (
                "The tower was put up by Hector Bain.",
                "The tower was designed by Ida Holt and built by Hugh Bain in 1871. His cousin Hector Bain lived in it.",
            ),
            (
                "The chief executive, Ada Moss, signed the letter.",
                "The letter was signed by the finance director, Tom Hale. Ada Moss, the chief executive, was on leave.",
            ),
            (
                "The report was written by Professor Lena Voss.",
                "Report: Dr Hugh Pell. Foreword: Professor Lena Voss.",
            ),
            (
                "The horse is trained by Denis Moran.",
                "1 Copper Bay, owner Denis Moran, trainer Maeve Hart, jockey Orla Dunne.",
            ),
        ] {
            assert_eq!(asked(article, source), [Rule::SourceName], "{article}");
        }
    }

    #[test]
    fn another_thing_done_by_another_says_nothing() {
        for (article, source) in [
            (
                "The tower was built to a design by Ida Holt.",
                "The tower was designed by Ida Holt and built by Hugh Bain.",
            ),
            (
                "Ada Moss also photographed the director's first film.",
                "Director and script: Lena Voss. Camera: Ada Moss.",
            ),
            ("The harp was played by Ada Moss.", "Violin: Tom Hale. Harp: Ada Moss."),
            ("Ada Moss, the soprano, sang without notes.", "Soloist: Ada Moss. Programme notes: Tom Hale."),
            (
                "The camera was made by Orbital Works.",
                "Camera: Orbital Works, to plans by the University of Tarn.",
            ),
            (
                "The choir was led by Tom Hale.",
                "The choir, under Tom Hale, sang. The jury: Ada Moss (in the chair), Ida Brook.",
            ),
            (
                "Ada Moss cancelled the trip.",
                "Tom Hale came in. He cancelled the order. Ada Moss called off the trip.",
            ),
            ("The clerk, Ada Moss, read the minutes.", "Minutes were read. The oath was read by Tom Hale."),
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }

    #[test]
    fn two_the_wrong_way_round_are_found() {
        for (article, source) in [
            ("Tarnford beat Harwick in the final.", "Final. Harwick 2 Tarnford 1. Attendance 4,112."),
            (
                "Ida Brook is suing her cousin over a fence.",
                "Claimant: Hugh Pell. Defendant: Ida Brook. Claim: a fence.",
            ),
        ] {
            assert_eq!(rules(article, source).len(), 1, "{article}");
        }
    }

    #[test]
    fn ones_own_deed_or_another_says_nothing() {
        for (article, source) in [
            (
                "The portrait, painted by Tom Hale, hung in a school.",
                "Portrait. Artist: Tom Hale. Frame by Ada Moss.",
            ),
            ("The goal came from Ada Moss.", "Scorers: Tom Hale 9, Ada Moss 63. Yellow cards: Sam Orr."),
            ("Tarnford won most games.", "The Herons won 15 of their last 18 games and beat Tarnford twice."),
            (
                "Hugh Pell built the first tower, lost in 1868.",
                "The tower was built by Ida Holt in 1871. An earlier tower, the work of Hugh Pell, was lost in 1868.",
            ),
            (
                "The bridge was designed by Ada Moss and built by Tom Hale.",
                "Ada Moss drew the bridge, which Tom Hale built.",
            ),
            (
                "The house was bought by Ida Brook in 2021.",
                "1988: sold to Tom Hale. Ida Brook has lived there since 2021.",
            ),
            (
                "Harwick beat Tarnford in the final.",
                "Final. Harwick 2 Tarnford 1. Semi-final: Tarnford 3 Ellery 0.",
            ),
            (
                "Tarnford beat Ellery in the semi-final.",
                "Final. Harwick 2 Tarnford 1. Semi-final: Tarnford 3 Ellery 0.",
            ),
            ("The scheme is funded by the CMT.", "The scheme is funded by the Castle Marlow Trust."),
            (
                "Noemi Straub won the fourth stage.",
                "Stage 4: Straub, alone. General classification: 1. Ilse Pell 14:52; 2. Noemi Straub 14:53.",
            ),
            ("Merrick scored one goal more.", "Scorers: Bright (Tarrant) 27, Quill (Merrick) 19."),
            (
                "She was driven by Sam Orr to the station.",
                "The bus driver, Hugh Pell, saw Sam Orr leave in his car with her.",
            ),
            ("Ada Moss's firm bought the mill.", "The mill was bought by Moss Holdings. Ada Moss owns it."),
            (
                "Tracey Marsh produced the film.",
                "The film was produced by Kenneth \"Babe\" Hale, Tracey Marsh and Tom Orr.",
            ),
            (
                "Bell signed a contract with Corley United.",
                "In June Bell signed a contract with fellow Northern League club Corley United.",
            ),
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }
}
