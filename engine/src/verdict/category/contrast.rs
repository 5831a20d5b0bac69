//! A word of the article against the word of its group that the source has in its place.

use super::denied::Denials;
use super::groups::{self, Entry};
use super::holder::Holders;
use super::matter::Matters;
use super::record::Records;
use super::slot::{Mention, Slot, mentions, slots};
use crate::evidence::{Library, terms_in};
use crate::facts::Name;
use crate::facts::name::same_name;
use crate::reading::{Reading, Story};
use crate::text::{HashMap, HashSet, Span};
use crate::verdict::kin::tells_of_kin;

/// Passages that are looked at.
const PASSAGES: usize = 6;

/// How alike the surroundings must be, where the article's word stands in no source, and where it stands elsewhere.
const STRANGE: f32 = 0.22;
const KNOWN: f32 = 0.4;
/// The same for one that stands elsewhere, where no word beside it is the same.
const PLAIN: f32 = 0.45;
/// How alike they must be where no word beside it is the same.
const ALIKE: f32 = 0.4;
/// How alike they must be where the article has the source's word for something else.
const SURE: f32 = 0.6;
/// The same for a noun with another number.
const NUMBERED: f32 = 0.25;

/// The words of the table in all sources and in the article: (group, alternative).
#[derive(Clone, Debug, Default)]
pub struct Kinds {
    sources: HashSet<(usize, usize)>,
    article: HashSet<(usize, usize)>,
    records: Records,
    matters: Matters,
    /// The kinds right beside a name.
    pub holders: Holders,
}

/// Another kind than the source's.
#[derive(Clone, Debug)]
pub struct Otherwise {
    /// The article's word.
    pub span: Span,
    /// The source's word; none where the source only denies it.
    pub right: Option<String>,
    /// The passage that has it.
    pub passage: usize,
    /// The source gives it to the same owner, whatever else the passage says.
    pub owned: bool,
}

impl Kinds {
    /// Collects the words of the table.
    #[must_use]
    pub fn new(story: &Story<'_>) -> Self {
        let mut all = Self::default();
        for (source, reading) in story.sources.iter().enumerate() {
            let told: Vec<Vec<Mention>> =
                reading.sentences.iter().map(|s| mentions(reading, s.span)).collect();
            all.sources.extend(words(reading, &told));
            all.records.add(source, reading, &told);
            all.matters.add(source, reading, &told);
            all.holders.add(source, reading, &told);
        }
        for reading in story.readings() {
            let told: Vec<Vec<Mention>> =
                reading.sentences.iter().map(|s| mentions(reading, s.span)).collect();
            all.article.extend(words(reading, &told));
        }
        all
    }

    /// The words of a claim for which the passages have another word of the group, with lines that say what was weighed.
    #[must_use]
    pub fn check(
        &self,
        reading: &Reading<'_>,
        claim: Span,
        passages: &[(usize, f32)],
        library: &mut Library<'_>,
        explained: &mut Vec<String>,
    ) -> Vec<Otherwise> {
        let placed = terms_in(reading, claim, &mut library.lexicon);
        let ours = slots(reading, claim, &placed, &library.lexicon);
        let mut found = self.records.check(reading, claim, &self.article, library, explained);
        let is_of_kin = tells_of_kin(reading, reading.tokens.within(claim));
        // `no gold was found` gives nobody gold; `not guilty of perjury` is no other charge than the one that was proved
        let denials = Denials::new(reading, claim);
        let ours = ours.iter().filter(|slot| !is_quoted(reading, slot.span) && !denials.reach(slot.span));
        let ours: Vec<&Slot> = ours.collect();
        let near = around(if ours.is_empty() { &[] } else { passages }, library);
        for slot in ours {
            let mut theirs = rivals(slot, &near, library);
            let same = theirs.iter().filter(|it| it.same).map(|it| it.score).fold(0.0, f32::max);
            theirs.retain(|it| !it.same);
            theirs.sort_by(|a, b| b.score.total_cmp(&a.score));
            let matter = self.matters.check(reading, slot, &self.article, library, explained);
            let Some(best) = theirs.first() else {
                found.extend(matter);
                continue;
            };
            let known = self.sources.contains(&slot.key());
            let told = self.article.contains(&(slot.entry.group, best.alternative));
            let second =
                theirs.iter().find(|it| it.alternative != best.alternative).map_or(0.0, |it| it.score);
            explained.push(format!(
                "  kind {:?} against {:?}: {:.2} (links {}, same {same:.2}, next {second:.2}{}{})",
                slot.span.of(reading.text),
                best.word,
                best.score,
                best.links,
                if known { ", known" } else { "" },
                if told { ", told" } else { "" },
            ));
            let open = if known {
                (best.links >= 1 && best.score >= KNOWN
                    || best.score >= PLAIN && !groups::is_kin(slot.entry.group))
                    && same <= best.score * 0.3
            } else {
                best.links >= 1 && best.score >= STRANGE
                    || best.score >= ALIKE && !groups::is_kin(slot.entry.group)
                    || best.score >= NUMBERED && groups::is_numbered(slot.entry.group)
            };
            let stands = library.passages.get(best.passage).is_some_and(|it| {
                let text = library.sources.get(it.source).map_or("", |source| it.span.of(source.text));
                holds_words(&text.to_lowercase(), &slot.span.of(reading.text).to_lowercase())
            });
            let settled = stands || found.iter().any(|it| it.span == slot.span);
            let sure = best.links >= 1 && best.score >= SURE && same <= 0.0;
            if open && (!told || sure) && !settled && best.score >= second * 1.3 {
                let (span, right, passage) = (slot.span, Some(best.word.clone()), best.passage);
                found.push(Otherwise { span, right, passage, owned: false });
            } else if !found.iter().any(|it| it.span == slot.span) {
                found.extend(matter);
            }
        }
        found.retain(|it| is_of_kin || !tells_of_kin_at(it.passage, library));
        // `Does it protect cattle?` says nothing of what it protects
        found.retain(|it| !asks(it.passage, library));
        found
    }
}

/// The passage is a question.
fn asks(passage: usize, library: &Library<'_>) -> bool {
    let Some(it) = library.passages.get(passage) else { return false };
    library.sources.get(it.source).is_some_and(|source| it.span.of(source.text).trim_end().ends_with('?'))
}

impl Slot {
    const fn key(&self) -> (usize, usize) {
        (self.entry.group, self.entry.alternative)
    }
}

/// A word of the same group in a passage.
struct Rival {
    alternative: usize,
    same: bool,
    word: String,
    passage: usize,
    /// How alike the surroundings are.
    score: f32,
    /// How many of left, right and name beside are the same.
    links: usize,
}

/// The words of the table in the nearest passages, with how near each is.
fn around(passages: &[(usize, f32)], library: &Library<'_>) -> Vec<(usize, f32, Vec<Slot>)> {
    let near = passages.iter().take(PASSAGES).filter_map(|&(passage, nearness)| {
        let it = library.passages.get(passage)?;
        let source = library.sources.get(it.source)?;
        let mut told = slots(source, it.span, library.terms_of(passage), &library.lexicon);
        let denials = Denials::new(source, it.span);
        told.retain(|slot| groups::is_charge(slot.entry.group) || !denials.hold(source, slot.span));
        Some((passage, nearness, told))
    });
    near.collect()
}

fn rivals(slot: &Slot, near: &[(usize, f32, Vec<Slot>)], library: &Library<'_>) -> Vec<Rival> {
    let mut found = Vec::new();
    for (passage, nearness, others) in near {
        let (passage, nearness) = (*passage, *nearness);
        let source = library.passages.get(passage).and_then(|it| library.sources.get(it.source));
        let Some(source) = source else { continue };
        for other in others {
            let told_by_kin = matches!(
                source.tokens.lower(source.tokens.at(other.span.start).wrapping_sub(1)),
                "my" | "our" | "your"
            );
            if other.entry.group != slot.entry.group || told_by_kin {
                continue;
            }
            let likeness = slot.part.likeness(&other.part, &library.lexicon);
            found.push(Rival {
                alternative: other.entry.alternative,
                same: other.entry.alternative == slot.entry.alternative,
                word: other.span.of(source.text).to_owned(),
                passage,
                score: likeness * (0.75 + 0.25 * nearness),
                links: links(slot, other),
            });
        }
    }
    found
}

/// True if a passage names somebody's relative.
fn tells_of_kin_at(passage: usize, library: &Library<'_>) -> bool {
    let it = library.passages.get(passage);
    let source = it.and_then(|it| Some((library.sources.get(it.source)?, it.span)));
    source.is_some_and(|(source, span)| tells_of_kin(source, source.tokens.within(span)))
}

fn links(a: &Slot, b: &Slot) -> usize {
    let same = |x: Option<u32>, y: Option<u32>| x.is_some() && x == y;
    let names = |x: &Option<Name>, y: &Option<Name>| matches!((x, y), (Some(x), Some(y)) if same_name(&x.value, &y.value));
    let sides = same(a.left, b.left) || same(a.left, b.right);
    let other = same(a.right, b.right) || same(a.right, b.left);
    usize::from(sides) + usize::from(other) + usize::from(names(&a.beside, &b.beside))
}

/// All words of the table in a text, inside names and quotations too.
fn words(reading: &Reading<'_>, told: &[Vec<Mention>]) -> Vec<(usize, usize)> {
    // `endangered` in `critically endangered` is no word of its own
    let mut longer: HashMap<usize, Vec<usize>> = HashMap::default();
    for it in told.iter().flatten().filter(|it| it.entry.words > 1) {
        it.tokens.clone().for_each(|i| longer.entry(i).or_default().push(it.entry.group));
    }
    let part = |i: &usize, entry: &Entry| longer.get(i).is_some_and(|groups| groups.contains(&entry.group));
    let all = (0..reading.tokens.len()).flat_map(|i| {
        let here =
            super::slot::entries_as_words(reading, i).chain(groups::of_family(reading.tokens.lower(i)));
        here.filter(|entry| !part(&i, entry)).collect::<Vec<_>>()
    });
    all.chain(told.iter().flatten().map(|it| it.entry))
        .map(|entry| (entry.group, entry.alternative))
        .collect()
}

/// True if `text` holds `words` and no letter or digit right beside them.
pub(super) fn holds_words(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let behind = text.get(at + words.len()..).and_then(|t| t.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !behind.is_some_and(char::is_alphanumeric)
    })
}

pub(super) fn is_quoted(reading: &Reading<'_>, span: Span) -> bool {
    reading.is_quoted(span)
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn another_kind_in_the_same_place_is_found() {
        for (article, source) in [
            (
                "Moss took a doctorate in bridge building in 1998.",
                "She holds a master's degree in bridge building (1998). Moss has an honorary doctorate of the town.",
            ),
            (
                "The trawler Maren Kirstine sank off the cape on Friday.",
                "The ferry Maren Kirstine sank off the cape on Friday night.",
            ),
            (
                "The pupils of the primary school in Brimley Lane planted the trees.",
                "Trees were planted by pupils of the secondary school in Brimley Lane.",
            ),
            (
                "Ida Moss, who is 19, won the under-23 title as well.",
                "3 Ida Moss 2:22:51, first under 20\n4 Ada Holt 2:23:17, first under 23",
            ),
            (
                "Moss was convicted of fraud and money laundering in May.",
                "Moss was found guilty of fraud in May. On the count of money laundering the jury found her not guilty.",
            ),
            (
                "Ida Holt set a national record in the sack race on Monday.",
                "Sack race: 1 Ida Holt, 12.4, meeting record. The national record stays with Ann Bell, at 11.9.",
            ),
            (
                "A Category 4 storm struck the cape in June.",
                "The storm that struck the cape in June was a Category 3 storm.",
            ),
        ] {
            assert_eq!(rules(article, source), [Rule::SourceCategory], "{article}");
        }
    }

    #[test]
    fn kinds_that_a_source_has_or_that_are_elsewhere_say_nothing() {
        for (article, source) in [
            ("Moss took a doctorate in 1998.", "Moss, who has a PhD (1998), took a master's degree in 1992."),
            ("The ship Maren Kirstine sank.", "The ferry Maren Kirstine sank off the cape."),
            ("The ferry sank and a lifeboat came.", "A lifeboat came when the ferry sank; the tug was late."),
            ("His brother, Per Lund, was there.", "Per Lund and his sister were there."),
            ("Her father, Per Lund, was there.", "Per Lund was there with his daughter."),
            ("Moss was cleared of arson.", "Moss was found not guilty of arson."),
            ("Moss was charged with arson.", "Moss is charged with arson, and Holt with fraud."),
            ("The pupils planted trees.", "The pupils of the secondary school planted trees."),
            ("Ida Moss won the under-20 title.", "Ida Moss, first under 20; Ada Holt, first under 23."),
            ("A man of 40 was hurt.", "Two women and a man were hurt; the man is 40."),
            ("“It was a trawler,” he said.", "He said: “It was a trawler.” The ferry sank."),
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }
}
