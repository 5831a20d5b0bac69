//! The passage that speaks of the same matter has another word of the group.
//!
//! `The council will plant 400 beeches along the ring road` against `Ring road: 400 limes. Cemetery: 25 beeches.`: what else the
//! claim says near its word stands beside the one and not beside the other. The article's word elsewhere in a source is no
//! support where that passage shares next to nothing with the claim; and a word that the source only denies backs neither.

use super::contrast::{Otherwise, holds_words};
use super::denied::Denials;
use super::groups;
use super::slot::{Mention, Slot};
use crate::evidence::{Library, Part, Passage};
use crate::facts::name::{is_role, same_name};
use crate::facts::{NameType, Value};
use crate::reading::Reading;
use crate::text::{HashMap, HashSet, Span, TokenKind};

/// Words of the tables in the sources.
#[derive(Clone, Debug, Default)]
pub(super) struct Matters {
    /// By group.
    all: HashMap<usize, Vec<Stands>>,
}

/// A word of the tables where a source has it.
#[derive(Clone, Debug)]
struct Stands {
    group: usize,
    alternative: usize,
    source: usize,
    sentence: usize,
    span: Span,
    /// A denial reaches it; or it is the subject of one.
    denied: bool,
    subject: bool,
}

/// What a passage must share with the claim, in weight of words by their nearness, and in number of them.
const ENOUGH: f32 = 0.4;
const LEAST: usize = 2;
/// At most so much of that may stand beside the article's own word, or beside a third of the group.
const OWN: f32 = 0.4;
const THIRD: f32 = 0.6;
/// How near the words of the sentences beside it count, and of those beyond; and what the same digits count.
const BESIDE: f32 = 0.3;
const BEYOND: f32 = 0.15;
const FIGURE: f32 = 0.15;

impl Matters {
    /// Adds those of a source, given the words of each of its sentences.
    pub fn add(&mut self, source: usize, reading: &Reading<'_>, told: &[Vec<Mention>]) {
        for (sentence, (it, told)) in reading.sentences.iter().zip(told).enumerate() {
            if told.is_empty() {
                continue;
            }
            let denials = Denials::new(reading, it.span);
            for mention in told {
                let span = reading.tokens.span(mention.tokens.start, mention.tokens.end.saturating_sub(1));
                self.all.entry(mention.entry.group).or_default().push(Stands {
                    group: mention.entry.group,
                    alternative: mention.entry.alternative,
                    source,
                    sentence,
                    span,
                    denied: denials.reach(span),
                    subject: denials.hold(reading, span),
                });
            }
        }
    }

    fn of(&self, group: usize) -> &[Stands] {
        self.all.get(&group).map_or(&[], Vec::as_slice)
    }

    /// What the passage about the same matter has in place of a word of the claim; `article` are the words that the article
    /// uses anywhere.
    pub fn check(
        &self,
        reading: &Reading<'_>,
        slot: &Slot,
        article: &HashSet<(usize, usize)>,
        library: &Library<'_>,
        explained: &mut Vec<String>,
    ) -> Option<Otherwise> {
        let group = slot.entry.group;
        if groups::is_kin(group) || groups::is_numbered(group) || groups::is_state(group) {
            return None;
        }
        // what somebody is has its own rules
        let is_person = |word: &str| is_role(&word.to_lowercase());
        // `the grandmaster title` is no person
        let next = reading.tokens.lower(reading.tokens.at(slot.span.end.saturating_sub(1)) + 1);
        let titled =
            matches!(next, "title" | "norm" | "medal" | "prize" | "award" | "licence" | "badge" | "class");
        if is_person(slot.span.of(reading.text)) && !titled {
            return None;
        }
        if opens_with(slot.span.of(reading.text), library) {
            return None;
        }
        let same = |it: &Stands| it.alternative == slot.entry.alternative;
        let (mut own, mut theirs): (f32, Vec<(f32, usize, &Stands)>) = (0.0, Vec::new());
        for it in self.of(group).iter().filter(|it| !it.denied) {
            if same(it) {
                own = own.max(self.shared(reading, slot, it, library).weight);
            } else if !it.subject && !article.contains(&(group, it.alternative)) && !is_part(it, library) {
                let shared = self.shared(reading, slot, it, library);
                theirs.push((shared.weight, shared.words, it));
            }
        }
        theirs.sort_by(|a, b| b.0.total_cmp(&a.0));
        let &(weight, number, best) = theirs.first()?;
        let third = theirs.iter().find(|it| it.2.alternative != best.alternative).map_or(0.0, |it| it.0);
        let right = best.span.of(library.sources.get(best.source)?.text);
        if is_person(right) && !titled {
            return None;
        }
        explained.push(format!(
            "  matter {:?} against {right:?}: {weight:.2} of {number} words, own {own:.2}, third {third:.2}",
            slot.span.of(reading.text),
        ));
        let passage = library.passage_of(best.source, best.sentence)?;
        // The article's word inside a longer one: `a discus` and `discus throw`.
        let text = library.passages.get(passage)?.span.of(library.sources.get(best.source)?.text);
        let here = |it: &Stands| (it.source, it.sentence) == (best.source, best.sentence) && same(it);
        let words_here = holds_words(&text.to_lowercase(), &slot.span.of(reading.text).to_lowercase());
        if words_here && !self.of(group).iter().any(here) {
            return None;
        }
        if names_others(reading, slot, library.passages.get(passage)?, library) {
            return None;
        }
        let open = weight >= ENOUGH && number >= LEAST && own <= weight * OWN && third <= weight * THIRD;
        open.then(|| Otherwise { span: slot.span, right: Some(right.to_owned()), passage, owned: false })
    }
}

/// The claim names people and the passage names others.
fn names_others(reading: &Reading<'_>, slot: &Slot, passage: &Passage, library: &Library<'_>) -> bool {
    let people = |reading: &Reading<'_>, at: Span| -> Vec<String> {
        let named = reading.facts_in(at).filter_map(|fact| match &fact.value {
            Value::Name(name) if name.kind == NameType::Person => Some(name.value.clone()),
            _ => None,
        });
        named.collect()
    };
    let claim = reading.sentence_at(slot.span.start).map_or(slot.span, |it| it.span);
    let ours = people(reading, claim);
    let theirs = library.sources.get(passage.source).map_or_else(Vec::new, |it| people(it, passage.span));
    let meets = ours.iter().any(|a| theirs.iter().any(|b| same_name(a, b)));
    !ours.is_empty() && !theirs.is_empty() && !meets
}

/// A source has the word in its first sentence, names included: it is what the whole of it is about.
fn opens_with(word: &str, library: &Library<'_>) -> bool {
    let word = word.to_lowercase();
    library.sources.iter().any(|source| {
        let first = source.sentences.first().map_or("", |sentence| sentence.span.of(source.text));
        holds_words(&first.to_lowercase(), &word)
    })
}

/// How much of what the claim says around its word stands around another in a source: weight by nearness, and number.
struct Shared {
    weight: f32,
    words: usize,
}

impl Matters {
    fn shared(&self, reading: &Reading<'_>, slot: &Slot, it: &Stands, library: &Library<'_>) -> Shared {
        let mut shared = Shared { weight: 0.0, words: 0 };
        let Some((source, passage)) =
            library.sources.get(it.source).zip(library.passage_of(it.source, it.sentence))
        else {
            return shared;
        };
        let mut theirs = Part::in_sentence(source, it.span, library.terms_of(passage), &library.lexicon);
        for (beside, near) in self.around(source, it) {
            for placed in library.passage_of(it.source, beside).map_or(&[][..], |p| library.terms_of(p)) {
                theirs.add(placed.term, near);
            }
        }
        let mut names = false;
        for &(term, near) in &slot.part.terms {
            let there = theirs.nearness_of(term);
            if there > 0.0 {
                let there = if there > BESIDE { there.max(0.5) } else { there };
                shared.weight += library.lexicon.weight(term) * near.max(0.4) * there;
                let in_name = slot.named.contains(&term);
                names |= in_name;
                shared.words += usize::from(!in_name);
            }
        }
        // Whom it is told of is one thing, however many words the names have.
        shared.words += usize::from(names);
        let sentence = source.sentences.get(it.sentence).map_or(it.span, |s| s.span);
        let figures = same_figures(reading, slot, source, sentence);
        shared.weight += FIGURE * f32::from(figures);
        shared.words += usize::from(figures);
        shared
    }

    /// The sentences beside one in its paragraph that have no word of the group, with how near they count.
    fn around(&self, source: &Reading<'_>, it: &Stands) -> Vec<(usize, f32)> {
        let paragraph = |at: usize| source.sentences.get(at).map(|s| s.paragraph);
        let told = |at: usize| self.of(it.group).iter().any(|o| o.source == it.source && o.sentence == at);
        let at = it.sentence;
        let near = [
            (at.checked_sub(1), BESIDE),
            (Some(at + 1), BESIDE),
            (at.checked_sub(2), BEYOND),
            (Some(at + 2), BEYOND),
        ];
        near.into_iter()
            .filter_map(|(at, near)| Some((at?, near)))
            .filter(|(at, _)| {
                paragraph(*at).is_some() && paragraph(*at) == paragraph(it.sentence) && !told(*at)
            })
            .collect()
    }
}

/// `CAB` is no cab, and `raw-milk cheese` no milk.
fn is_part(it: &Stands, library: &Library<'_>) -> bool {
    let Some(source) = library.sources.get(it.source) else { return false };
    let word = it.span.of(source.text);
    let behind = source.text.get(it.span.end..).is_some_and(|text| text.starts_with(['-', '‑']));
    let before = source.text.get(..it.span.start).is_some_and(|text| text.ends_with(['-', '‑']));
    before || behind || word.len() <= 4 && !word.contains(char::is_lowercase)
}

/// How many figures, by their digits, stand in both sentences, that are no term of both: `1420` and `of 1420`.
fn same_figures(reading: &Reading<'_>, slot: &Slot, source: &Reading<'_>, sentence: Span) -> u8 {
    let Some(own) = reading.sentence_at(slot.span.start) else { return 0 };
    let digits = |reading: &Reading<'_>, i: usize| {
        reading.tokens.kind(i) == Some(TokenKind::Digits) && reading.tokens.word(i).len() >= 2
    };
    let ours = reading.tokens.within(own.span).filter(|i| digits(reading, *i));
    let same = ours.filter(|i| {
        let word = reading.tokens.word(*i);
        source.tokens.within(sentence).any(|j| digits(source, j) && source.tokens.word(j) == word)
    });
    u8::try_from(same.count()).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn another_kind_in_the_passage_about_the_same_is_found() {
        for (article, source) in [
            (
                "The council will put 300 birches along the canal path this autumn.",
                "Planting list, autumn. Canal path: 300 alders. Rectory Field: 40 oaks. Market Place: 12 birches.",
            ),
            (
                "A lorry laden with whisky overturned at Corrie Bridge at dawn and shut the road.",
                "At dawn a lorry carrying cement overturned at Corrie Bridge. The road was shut until noon.",
            ),
            (
                "Holm competed in the triple jump at the 1996 Games in Atlanta.",
                "Ada Holm: 1996 Atlanta, long jump, seventh. Her sister held the county record in the triple jump.",
            ),
            (
                "Surgeons took out Ms Brand's spleen on Monday evening after a fall.",
                "Ms Brand was brought in after a fall. Surgeons removed a kidney on Monday evening. She is well.",
            ),
            (
                "Thieves took 40 stolen laptops from the depot in Ash Lane.",
                "Police found 40 stolen bicycles in a van in Ash Lane, taken from the depot.",
            ),
        ] {
            assert_eq!(rules(article, source), [Rule::SourceCategory], "{article}");
        }
    }

    #[test]
    fn what_the_passage_has_or_what_is_told_of_something_else_says_nothing() {
        for (article, source) in [
            (
                "The council will put 300 alders along the canal path this autumn.",
                "Planting list, autumn. Canal path: 300 alders. Rectory Field: 40 oaks. Market Place: 12 birches.",
            ),
            (
                "A lorry overturned at Corrie Bridge at dawn; a van behind it was damaged.",
                "At dawn a lorry carrying cement overturned at Corrie Bridge. A car was hit as well.",
            ),
            (
                "A cocker spaniel called Fern helped in the search for the boy.",
                "The boy was found by Biscuit, a springer spaniel. A cocker spaniel, Fern, also took part in the search.",
            ),
            (
                "The discus was her event at the 1996 Games in Atlanta.",
                "Ada Holm: 1996 Atlanta, discus throw, seventh. She held the county record in the javelin.",
            ),
            (
                "Firefighters saved two tortoises from the house in Vine Street on Monday.",
                "On Monday firefighters were called to Vine Street. They brought out two terrapins.",
            ),
            (
                "The bridge at Orrin, a viaduct of 1861, will be painted in May.",
                "The viaduct at Orrin was built in 1861. It will be painted in May. The tunnel will not be closed.",
            ),
            (
                "The Corrie Trust is planning a swimming pool in Selby.",
                "The library in Orrin was opened in May by the Corrie Trust. It has 800 films.",
            ),
            ("The dogs slept in the barn at Orrin.", "The puppies slept in the barn at Orrin, near the cat."),
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }
}
