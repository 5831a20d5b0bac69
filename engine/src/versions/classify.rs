//! A stretch of changed words: which facts it changes, if any.

use super::change::Changed;
use super::contrast;
use super::unit::{Class, Unit, same_name};
use crate::facts::Kind;
use crate::text::Span;
use std::ops::Range;

/// Old and new units of a group of sentences.
pub(super) struct Sides<'u> {
    pub old: &'u [Unit],
    pub new: &'u [Unit],
}

/// One changed fact: its kind and its words on each side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub fact: Changed,
    pub before: Option<Span>,
    pub after: Option<Span>,
}

/// What a figure is by the words around it, so that a year is paired with a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Year,
    Time,
    Ordinal,
    Percent,
    Money,
    Day,
    Measured,
    Plain,
}

impl Sort {
    const fn fact(self) -> Changed {
        Changed::Kind(match self {
            Self::Year | Self::Day | Self::Time => Kind::Date,
            Self::Ordinal => Kind::Ordinal,
            Self::Percent => Kind::Percent,
            Self::Money => Kind::Money,
            Self::Measured => Kind::Quantity,
            Self::Plain => Kind::Number,
        })
    }
}

impl Sides<'_> {
    /// The facts that change where `old` was replaced with `new`; empty for a mere rewording.
    pub(super) fn facts(&self, old: &Range<usize>, new: &Range<usize>) -> Vec<Found> {
        let mut found = self.figures(old, new);
        found.extend(self.calendar(old, new));
        found.extend(self.names(old, new));
        found.extend(self.contrasts(old, new));
        found.extend(self.measures(old, new));
        if found.is_empty() {
            found.extend(self.negation(old, new));
        }
        found
    }

    fn of_class<'s>(side: &'s [Unit], range: &Range<usize>, class: Class) -> Vec<(usize, &'s Unit)> {
        let units = side.get(range.clone()).unwrap_or_default();
        let with_index = units.iter().enumerate().map(|(k, unit)| (range.start + k, unit));
        with_index.filter(|(_, unit)| unit.class == class).collect()
    }

    /// Figures of the region that the other side does not have, paired by sort and then by position.
    fn figures(&self, old: &Range<usize>, new: &Range<usize>) -> Vec<Found> {
        let pure = old.len() == 1 && new.len() == 1;
        let lone = |unit: &Unit, other: &[Unit], own: &[Unit]| {
            let count =
                |side: &[Unit]| side.iter().filter(|u| u.class == Class::Figure && u.key == unit.key).count();
            pure || count(own) > count(other)
        };
        let list = |side: &'_ [Unit], range: &Range<usize>, other: &[Unit]| -> Vec<(Sort, Span, String)> {
            Self::of_class(side, range, Class::Figure)
                .into_iter()
                .filter(|(_, unit)| lone(unit, other, side))
                .map(|(i, unit)| (sort(side, i), unit.span, unit.key.clone()))
                .collect()
        };
        let mut before = list(self.old, old, self.new);
        let mut after = list(self.new, new, self.old);
        before.retain(|(_, _, key)| match after.iter().position(|row| row.2 == *key) {
            Some(at) => {
                after.remove(at);
                false
            }
            None => true,
        });
        let mut found = Vec::new();
        let mut rest = Vec::new();
        for (sort, span, key) in before {
            if let Some(at) = after.iter().position(|row| row.0 == sort) {
                let other = after.remove(at);
                if !same_by_words(&key, &other.2) {
                    found.push(Found { fact: sort.fact(), before: Some(span), after: Some(other.1) });
                }
            } else {
                rest.push((sort, span, key));
            }
        }
        for (sort, span, key) in rest {
            let loose = |other: Sort| {
                !matches!((sort, other), (Sort::Year | Sort::Time, _) | (_, Sort::Year | Sort::Time))
            };
            let at = after.iter().position(|row| loose(row.0) && !same_by_words(&key, &row.2));
            let after = at.map(|at| after.remove(at).1);
            if after.is_some() || !matches!(key.as_str(), "n1" | "o1" | "o2") {
                found.push(Found { fact: sort.fact(), before: Some(span), after });
            }
        }
        let plain = |key: &str| matches!(key, "n1" | "o1" | "o2");
        found.extend(after.into_iter().filter(|row| !plain(&row.2)).map(|row| Found {
            fact: row.0.fact(),
            before: None,
            after: Some(row.1),
        }));
        found
    }

    fn calendar(&self, old: &Range<usize>, new: &Range<usize>) -> Vec<Found> {
        let list = |side, range, other: &[Unit]| -> Vec<(usize, Unit)> {
            Self::of_class(side, range, Class::Calendar)
                .into_iter()
                .filter(|(_, unit)| !other.iter().any(|u| u.key == unit.key))
                .map(|(i, unit)| (i, unit.clone()))
                .collect()
        };
        let before = list(self.old, old, self.new);
        let mut after = list(self.new, new, self.old);
        let mut found = Vec::new();
        for (_, unit) in before {
            let day = unit.key.ends_with("day");
            let at = after.iter().position(|(_, other)| other.key.ends_with("day") == day);
            let after = at.map(|at| after.remove(at).1.span);
            found.push(Found { fact: Changed::Kind(Kind::Date), before: Some(unit.span), after });
        }
        found.extend(after.into_iter().map(|(_, unit)| Found {
            fact: Changed::Kind(Kind::Date),
            before: None,
            after: Some(unit.span),
        }));
        found
    }

    /// A name for another; not a name for its longer or shorter form, nor for a pronoun or noun.
    fn names(&self, old: &Range<usize>, new: &Range<usize>) -> Option<Found> {
        let before = Self::of_class(self.old, old, Class::Name);
        let after = Self::of_class(self.new, new, Class::Name);
        if before.is_empty() || after.is_empty() {
            return self.lone_name(old, new, &before, &after);
        }
        // So much else was rewritten that nobody can say which name took the place of which.
        let words = |side, range| Self::of_class(side, range, Class::Word).len();
        if words(self.old, old).min(words(self.new, new)) > 2 || old.len().max(new.len()) > 12 {
            return None;
        }
        let known = |unit: &Unit, other: &[Unit]| other.iter().any(|u| same_name(&u.key, &unit.key));
        let pure = self.pure_names(old, new);
        let lost: Vec<(usize, &Unit)> =
            before.iter().filter(|(_, u)| pure || !known(u, self.new)).copied().collect();
        let gained: Vec<(usize, &Unit)> =
            after.iter().filter(|(_, u)| pure || !known(u, self.old)).copied().collect();
        if lost.is_empty()
            || gained.is_empty()
            || abbreviates(&before, &after)
            || abbreviates(&after, &before)
        {
            return None;
        }
        if lost.iter().all(|(_, a)| gained.iter().any(|(_, b)| same_name(&a.key, &b.key))) {
            return None;
        }
        let fact = Changed::Kind(Kind::Name);
        Some(Found { fact, before: run(&before, &lost), after: run(&after, &gained) })
    }

    /// A name put in or taken out and nothing else, that is no part of the name beside it.
    fn lone_name(
        &self,
        old: &Range<usize>,
        new: &Range<usize>,
        before: &[(usize, &Unit)],
        after: &[(usize, &Unit)],
    ) -> Option<Found> {
        let (own, names, other, range) = match (old.is_empty(), new.is_empty()) {
            (true, false) => (self.new, after, self.old, new),
            (false, true) => (self.old, before, self.new, old),
            _ => return None,
        };
        let is_name = |at: Option<usize>| {
            at.and_then(|k| own.get(k)).is_some_and(|u| matches!(u.class, Class::Name | Class::Role))
        };
        let known = names.iter().any(|(_, u)| other.iter().any(|o| same_name(&o.key, &u.key)));
        if names.is_empty() || known || is_name(range.start.checked_sub(1)) || is_name(Some(range.end)) {
            return None;
        }
        let span = run(names, names);
        let fact = Changed::Kind(Kind::Name);
        let (before, after) = if old.is_empty() { (None, span) } else { (span, None) };
        Some(Found { fact, before, after })
    }

    /// True if the region is nothing but names on both sides, with the same words around it.
    fn pure_names(&self, old: &Range<usize>, new: &Range<usize>) -> bool {
        let only = |side: &[Unit], range: &Range<usize>| {
            side.get(range.clone()).is_some_and(|units| units.iter().all(|u| u.class == Class::Name))
        };
        only(self.old, old) && only(self.new, new) && old.len() == new.len()
    }

    /// Roles and words that exclude each other.
    fn contrasts(&self, old: &Range<usize>, new: &Range<usize>) -> Vec<Found> {
        let mut found = Vec::new();
        let (Some(before), Some(after)) = (self.old.get(old.clone()), self.new.get(new.clone())) else {
            return found;
        };
        if before.len() > 6 || after.len() > 6 {
            return found;
        }
        let stands = |unit: &Unit, side: &[Unit]| side.iter().any(|u| u.key == unit.key);
        for a in before.iter().filter(|a| !stands(a, self.new)) {
            let fits = |b: &&Unit| !stands(b, self.old);
            let role = after.iter().filter(fits).find(|b| contrast::other_role(&a.key, &b.key));
            let opposite = after.iter().filter(fits).find(|b| contrast::excludes(&a.key, &b.key));
            // A synonym on the other side as well: nothing was turned round.
            let fact = if role.is_some() { Changed::Role } else { Changed::Direction };
            if let Some(b) = role.or(opposite) {
                found.push(Found { fact, before: Some(a.span), after: Some(b.span) });
            }
        }
        found
    }

    /// One unit of measure for another beside an unchanged figure.
    fn measures(&self, old: &Range<usize>, new: &Range<usize>) -> Option<Found> {
        let before = Self::of_class(self.old, old, Class::Measure);
        let after = Self::of_class(self.new, new, Class::Measure);
        let (&(i, a), &(j, b)) = (before.first()?, after.first()?);
        let figure = |side: &[Unit], at: usize| {
            [at.checked_sub(1), Some(at + 1)]
                .into_iter()
                .flatten()
                .filter_map(|k| side.get(k))
                .find_map(|u| (u.class == Class::Figure).then(|| u.key.clone()))
        };
        let same_figure = figure(self.old, i).is_some_and(|key| figure(self.new, j) == Some(key));
        let synonyms = [("$", "dollar"), ("£", "pound"), ("€", "euro"), ("points", "point"), ("%", "points")];
        let synonym = synonyms
            .iter()
            .take(4)
            .any(|s| *s == (a.key.as_str(), b.key.as_str()) || *s == (b.key.as_str(), a.key.as_str()));
        (a.key != b.key && same_figure && !synonym).then_some(Found {
            fact: Changed::Kind(Kind::Quantity),
            before: Some(a.span),
            after: Some(b.span),
        })
    }

    /// A `not` on one side only, in a stretch too short to be a rewording.
    fn negation(&self, old: &Range<usize>, new: &Range<usize>) -> Option<Found> {
        let (before, after) = (self.old.get(old.clone())?, self.new.get(new.clone())?);
        let cue = |side: &[Unit]| side.iter().find(|u| u.class == Class::Negation).map(|u| u.span);
        let (a, b) = (cue(before), cue(after));
        if a.is_some() == b.is_some() || before.len() > 3 || after.len() > 3 {
            return None;
        }
        let total = |side: &[Unit]| side.iter().filter(|u| u.class == Class::Negation).count();
        let denies = |side: &[Unit]| side.iter().any(|u| contrast::is_denying(&u.key));
        let near = |side: &[Unit], at: &Range<usize>| {
            side.get(at.start.saturating_sub(2)..(at.end + 2).min(side.len())).is_some_and(denies)
        };
        if total(self.old) == total(self.new) || near(self.old, old) || near(self.new, new) {
            return None;
        }
        Some(Found { fact: Changed::Negation, before: a, after: b })
    }
}

/// `1` and `a`, `first` and `one`: the same figure said otherwise.
fn same_by_words(a: &str, b: &str) -> bool {
    let bare = |key: &str| key.trim_start_matches(['n', 'x', 'o']).to_owned();
    let multiplies = |key: &str| key.starts_with('x');
    (multiplies(a) || multiplies(b)) && bare(a) == bare(b)
}

/// The unbroken run of names around the first of `changed`.
fn run(names: &[(usize, &Unit)], changed: &[(usize, &Unit)]) -> Option<Span> {
    let first = changed.first()?.0;
    let runs = names.chunk_by(|a, b| a.0 + 1 == b.0);
    let found = runs.into_iter().find(|run| run.iter().any(|(i, _)| *i == first))?;
    found.iter().map(|(_, u)| u.span).reduce(Span::join)
}

/// True if one name is the initials of the other: `WHO` for `World Health Organization`.
fn abbreviates(short: &[(usize, &Unit)], long: &[(usize, &Unit)]) -> bool {
    let [(_, short)] = short else { return false };
    let initials: String = long.iter().filter_map(|(_, unit)| unit.key.chars().next()).collect();
    long.len() >= 2 && short.key.len() >= 2 && initials.starts_with(short.key.as_str())
}

fn sort(side: &[Unit], i: usize) -> Sort {
    let at = |k: Option<usize>| k.and_then(|k| side.get(k));
    let (before, after) = (at(i.checked_sub(1)), at(i.checked_add(1)));
    let measure = |unit: Option<&Unit>| unit.filter(|u| u.class == Class::Measure).map(|u| u.key.clone());
    let Some(unit) = side.get(i) else { return Sort::Plain };
    let month =
        |unit: Option<&Unit>| unit.is_some_and(|u| u.class == Class::Calendar && !u.key.ends_with("day"));
    if unit.key.starts_with('t') {
        return Sort::Time;
    }
    let whole: Option<i64> = unit.key.strip_prefix('n').and_then(|n| n.parse().ok());
    let is_year = whole.is_some_and(|n| (1000..2200).contains(&n)) && unit.span.len() == 4;
    if let Some(sign) = measure(before).filter(|key| !key.starts_with(|c: char| c.is_ascii_alphabetic())) {
        return if sign == "%" { Sort::Plain } else { Sort::Money };
    }
    match measure(after).as_deref() {
        Some("%" | "points" | "point") => return Sort::Percent,
        Some("$" | "£" | "€" | "dollar" | "euro" | "yen" | "rupee" | "cent" | "pence") => {
            return Sort::Money;
        }
        Some(_) if !is_year => return Sort::Measured,
        _ => {}
    }
    if is_year {
        return Sort::Year;
    }
    if whole.is_some_and(|n| (1..=31).contains(&n)) && (month(before) || month(after)) {
        return Sort::Day;
    }
    if unit.key.starts_with('o') { Sort::Ordinal } else { Sort::Plain }
}
