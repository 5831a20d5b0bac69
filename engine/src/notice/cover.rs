//! Which changes a notice speaks of.

use super::parse::{Item, Notice};
use super::point::{Point, points};
use super::told::{Told, told};
use crate::reading::Reading;
use crate::request::Record;
use crate::text::Span;
use crate::versions::unit::{Class, units};
use crate::versions::{Change, Changed};

/// The items of some notices with their facts, and the text that they stand in.
pub(crate) struct Covering<'r> {
    home: &'r Reading<'r>,
    items: Vec<(&'r Item, Told)>,
}

impl<'r> Covering<'r> {
    pub(crate) fn new(home: &'r Reading<'r>, notices: impl IntoIterator<Item = &'r Notice>) -> Self {
        let items = notices.into_iter().flat_map(|notice| &notice.items);
        Self { home, items: items.map(|item| (item, told(home, item))).collect() }
    }

    /// The items in facts.
    pub(crate) fn told(&self) -> impl Iterator<Item = &Told> {
        self.items.iter().map(|(_, told)| told)
    }

    /// True if an item gives the old state of the change, or the new one.
    pub(crate) fn covers(&self, change: &Change, old: &Reading<'_>, new: &Reading<'_>) -> bool {
        let before = Words::new(old, change.before);
        let after = Words::new(new, change.after);
        let sentence = (change.fact == Some(Changed::Negation)).then(|| Words::new(old, change.old_sentence));
        self.items.iter().any(|(item, told)| {
            let says =
                |list: &[Point], words: &Words| words.points.iter().any(|p| list.iter().any(|l| l.says(p)));
            says(&told.wrong, &before)
                || self.names_changed(&item.wrong, &before, &after)
                // what it was is given, and what it is wrongly: that is another rule's
                || !item.right.is_empty() && self.holds(&item.wrong, &before)
                || says(&told.right, &after)
                || self.holds(&item.wrong, &before) && self.holds(&item.right, &after)
                || sentence.as_ref().is_some_and(|sentence| self.speaks_of(&item.wrong, sentence))
        })
    }

    /// True if the wrong words of the notice tell the matter of a sentence in which a `not` came or went: `with a receipt only`.
    fn speaks_of(&self, wrong: &[Span], sentence: &Words) -> bool {
        const ENOUGH: usize = 3;
        let units = wrong.iter().flat_map(|span| units(&self.home.tokens, self.home.tokens.within(*span)));
        let mut shared: Vec<String> =
            units.map(|unit| unit.key).filter(|key| sentence.keys.contains(key)).collect();
        shared.sort_unstable();
        shared.dedup();
        shared.len() >= ENOUGH
    }

    /// True if the wrong words of the notice hold every telling word that the change took away: `misspelled as Zurbruck`.
    fn names_changed(&self, wrong: &[Span], before: &Words, after: &Words) -> bool {
        let gone: Vec<String> = before.keys.iter().filter(|key| !after.keys.contains(key)).cloned().collect();
        gone.len() < before.keys.len() && self.holds(wrong, &Words { points: Vec::new(), keys: gone })
    }

    /// True if the spans of the notice hold all telling words.
    fn holds(&self, spans: &[Span], words: &Words) -> bool {
        let keys: Vec<String> = spans
            .iter()
            .flat_map(|span| units(&self.home.tokens, self.home.tokens.within(*span)))
            .map(|unit| unit.key)
            .collect();
        !words.keys.is_empty() && words.keys.iter().all(|key| keys.contains(key))
    }
}

/// The words of one side of a change.
struct Words {
    points: Vec<Point>,
    keys: Vec<String>,
}

impl Words {
    fn new(reading: &Reading<'_>, span: Option<Span>) -> Self {
        let Some(span) = span else { return Self { points: Vec::new(), keys: Vec::new() } };
        let all = units(&reading.tokens, reading.tokens.within(span));
        let telling = all.into_iter().filter(|u| u.class != Class::Small);
        Self { points: points(reading, span), keys: telling.map(|u| u.key).collect() }
    }
}

/// True if a record gives the wrong words of the change and its right ones, or its notice covers it.
pub(crate) fn record_covers(record: &Record, change: &Change, old: &Reading<'_>, new: &Reading<'_>) -> bool {
    let settings = crate::settings::Settings::default();
    let read = |text: &'_ str| -> (Vec<String>, usize) {
        let tokens = crate::text::Tokens::new(text);
        let keys: Vec<String> = units(&tokens, 0..tokens.len()).into_iter().map(|u| u.key).collect();
        let length = keys.len();
        (keys, length)
    };
    let (before, after) = (Words::new(old, change.before), Words::new(new, change.after));
    let inside = |words: &Words, keys: &(Vec<String>, usize)| {
        keys.1 > 0 && !words.keys.is_empty() && words.keys.iter().all(|key| keys.0.contains(key))
    };
    let first = (record.wrong.as_str(), record.right.as_str());
    let further = record.also.iter().map(|(wrong, right)| (wrong.as_str(), right.as_str()));
    for (wrong, right) in std::iter::once(first).chain(further) {
        let (wrong, right) = (read(wrong), read(right));
        // Where one side has no telling word (`some`, `not`), the other decides.
        let was = before.keys.is_empty() || inside(&before, &wrong);
        let is = after.keys.is_empty() || inside(&after, &right);
        if was && is && !(before.keys.is_empty() && after.keys.is_empty()) {
            return true;
        }
    }
    let notice = super::parse::alone(&record.notice, &settings);
    let parsed = super::notices(&notice);
    Covering::new(&notice, &parsed).covers(change, old, new)
}
