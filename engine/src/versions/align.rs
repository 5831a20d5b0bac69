//! Which sentences of two versions are the same sentence: unmoved, moved, reworded, split or merged.

use super::unit::{Class, Unit};
use super::words;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::HashMap;

/// From this share of common words two sentences are the same sentence reworded.
const SAME: f64 = 0.5;
/// The same, where both stand between the same two sentences and nothing else does.
const SAME_IN_PLACE: f64 = 0.3;
/// From this share of its words a sentence counts as a part of another.
const PART: f64 = 0.65;
/// A word in more sentences than this says nothing about which sentence it is.
const COMMON: usize = 60;

/// Sentences of the old version and of the new one that are the same; one side may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Group {
    /// Indexes of sentences of the old version, in order.
    pub old: Vec<usize>,
    /// Indexes of sentences of the new version, in order.
    pub new: Vec<usize>,
}

/// One sentence as a bag of words.
struct Bag {
    /// Ids of all units, in order.
    units: Vec<u32>,
    /// Ids of the words that tell sentences apart, sorted.
    content: Vec<u32>,
}

/// Pairs the sentences of two versions, given as units; sentences that are left out (notices) are `None`.
pub(crate) fn align(old: &[Option<Vec<Unit>>], new: &[Option<Vec<Unit>>]) -> Vec<Group> {
    let mut ids = HashMap::new();
    let mut bags = |side: &[Option<Vec<Unit>>]| -> Vec<Option<Bag>> {
        side.iter().map(|units| units.as_ref().map(|units| bag(units, &mut ids))).collect()
    };
    let (old, new) = (bags(old), bags(new));
    let mut pairing = Pairing { of_old: vec![None; old.len()], of_new: vec![None; new.len()] };
    equal_in_order(&old, &new, &mut pairing);
    equal_moved(&old, &new, &mut pairing);
    reworded(&old, &new, &mut pairing);
    grouped(&old, &new, &pairing)
}

fn bag(units: &[Unit], ids: &mut HashMap<String, u32>) -> Bag {
    let mut id = |key: &str| {
        let next = u32::try_from(ids.len()).unwrap_or(u32::MAX);
        *ids.entry(key.to_owned()).or_insert(next)
    };
    let mut content: Vec<u32> =
        units.iter().filter(|u| !matches!(u.class, Class::Small)).map(|u| id(words::stem(&u.key))).collect();
    content.sort_unstable();
    Bag { units: units.iter().map(|u| id(&u.key)).collect(), content }
}

struct Pairing {
    of_old: Vec<Option<usize>>,
    of_new: Vec<Option<usize>>,
}

impl Pairing {
    fn pair(&mut self, old: usize, new: usize) {
        if let Some(slot) = self.of_old.get_mut(old) {
            *slot = Some(new);
        }
        if let Some(slot) = self.of_new.get_mut(new) {
            *slot = Some(old);
        }
    }

    fn free(&self, old: usize, new: usize) -> bool {
        self.of_old.get(old) == Some(&None) && self.of_new.get(new) == Some(&None)
    }
}

fn equal_in_order(old: &[Option<Bag>], new: &[Option<Bag>], pairing: &mut Pairing) {
    let list = |side: &[Option<Bag>]| -> Vec<(usize, Vec<u32>)> {
        side.iter().enumerate().filter_map(|(i, bag)| Some((i, bag.as_ref()?.units.clone()))).collect()
    };
    let (old, new) = (list(old), list(new));
    let keys = |side: &[(usize, Vec<u32>)]| side.iter().map(|(_, units)| units.clone()).collect::<Vec<_>>();
    for op in capture_diff_slices(Algorithm::Patience, &keys(&old), &keys(&new)) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            for k in 0..len {
                if let (Some(a), Some(b)) = (old.get(old_index + k), new.get(new_index + k)) {
                    pairing.pair(a.0, b.0);
                }
            }
        }
    }
}

fn equal_moved(old: &[Option<Bag>], new: &[Option<Bag>], pairing: &mut Pairing) {
    let mut waiting: HashMap<&[u32], Vec<usize>> = HashMap::new();
    for (i, bag) in new.iter().enumerate().rev() {
        if let Some(bag) = bag
            && pairing.of_new.get(i) == Some(&None)
        {
            waiting.entry(&bag.units).or_default().push(i);
        }
    }
    for (i, bag) in old.iter().enumerate() {
        if let Some(bag) = bag
            && pairing.of_old.get(i) == Some(&None)
            && let Some(at) = waiting.get_mut(bag.units.as_slice()).and_then(Vec::pop)
        {
            pairing.pair(i, at);
        }
    }
}

/// The likest pairs first; each sentence once.
fn reworded(old: &[Option<Bag>], new: &[Option<Bag>], pairing: &mut Pairing) {
    let free_new: Vec<usize> = (0..new.len()).filter(|&j| pairing.of_new.get(j) == Some(&None)).collect();
    let mut index: HashMap<u32, Vec<usize>> = HashMap::new();
    for &j in &free_new {
        let Some(Some(bag)) = new.get(j) else { continue };
        let mut content = bag.content.clone();
        content.dedup();
        for id in content {
            index.entry(id).or_default().push(j);
        }
    }
    let mut candidates = Vec::new();
    for (i, bag) in old.iter().enumerate() {
        let Some(bag) = bag else { continue };
        if pairing.of_old.get(i) != Some(&None) {
            continue;
        }
        let mut near: Vec<usize> = bag
            .content
            .iter()
            .filter_map(|id| index.get(id))
            .filter(|at| at.len() <= COMMON)
            .flatten()
            .copied()
            .collect();
        near.sort_unstable();
        near.dedup();
        for j in near {
            let Some(Some(other)) = new.get(j) else { continue };
            let score = likeness(bag, other);
            let alone = same_gap(pairing, i, j, old, new);
            if score >= SAME || alone && score >= SAME_IN_PLACE {
                candidates.push((score + if alone { 0.2 } else { 0.0 }, i, j));
            }
        }
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    for (_, i, j) in candidates {
        if pairing.free(i, j) {
            pairing.pair(i, j);
        }
    }
}

/// True if the two are as far from the pair before them, or from the pair behind them.
fn same_gap(pairing: &Pairing, i: usize, j: usize, old: &[Option<Bag>], new: &[Option<Bag>]) -> bool {
    let before =
        |side: &[Option<Bag>], at: usize| (0..at).rev().find(|&k| matches!(side.get(k), Some(Some(_))));
    let behind = |side: &[Option<Bag>], at: usize| {
        (at + 1..side.len()).find(|&k| matches!(side.get(k), Some(Some(_))))
    };
    let paired = |a: Option<usize>, b: Option<usize>| match (a, b) {
        (None, None) => true,
        (Some(a), Some(b)) => pairing.of_old.get(a) == Some(&Some(b)),
        _ => false,
    };
    paired(before(old, i), before(new, j)) && paired(behind(old, i), behind(new, j))
}

/// Common words, each counted as often as both have it, against all words.
fn likeness(a: &Bag, b: &Bag) -> f64 {
    let all = a.content.len() + b.content.len();
    if all == 0 {
        return 0.0;
    }
    #[allow(clippy::cast_precision_loss, reason = "sentences are short")]
    let score = 2.0 * common(&a.content, &b.content) as f64 / all as f64;
    score
}

fn common(a: &[u32], b: &[u32]) -> usize {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                count += 1;
                i += 1;
                j += 1;
            }
        }
    }
    count
}

/// Pairs become groups; a sentence left over joins the group beside it that it is a part of.
fn grouped(old: &[Option<Bag>], new: &[Option<Bag>], pairing: &Pairing) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut group_of_new: HashMap<usize, usize> = HashMap::new();
    for (i, bag) in old.iter().enumerate() {
        if let (Some(_), Some(Some(j))) = (bag, pairing.of_old.get(i)) {
            group_of_new.insert(*j, groups.len());
            groups.push(Group { old: vec![i], new: vec![*j] });
        }
    }
    let group_of_old = |groups: &[Group], at: usize| groups.iter().position(|g| g.old.contains(&at));
    let mut alone = Vec::new();
    for (j, bag) in new.iter().enumerate() {
        let Some(bag) = bag else { continue };
        if pairing.of_new.get(j) != Some(&None) {
            continue;
        }
        let beside = [j.checked_sub(1), Some(j + 1)]
            .into_iter()
            .flatten()
            .filter_map(|k| group_of_new.get(&k).copied());
        let part = beside
            .into_iter()
            .find(|&g| groups.get(g).is_some_and(|group| is_part(bag, &group.old, old, &group.new, new)));
        match part.and_then(|g| groups.get_mut(g).map(|group| (g, group))) {
            Some((g, group)) => {
                group.new.push(j);
                group.new.sort_unstable();
                group_of_new.insert(j, g);
            }
            None => alone.push(Group { old: Vec::new(), new: vec![j] }),
        }
    }
    for (i, bag) in old.iter().enumerate() {
        let Some(bag) = bag else { continue };
        if pairing.of_old.get(i) != Some(&None) {
            continue;
        }
        let beside: Vec<usize> = [i.checked_sub(1), Some(i + 1)]
            .into_iter()
            .flatten()
            .filter_map(|k| group_of_old(&groups, k))
            .collect();
        let part = beside
            .into_iter()
            .find(|&g| groups.get(g).is_some_and(|group| is_part(bag, &group.new, new, &group.old, old)));
        match part.and_then(|g| groups.get_mut(g)) {
            Some(group) => {
                group.old.push(i);
                group.old.sort_unstable();
            }
            None => alone.push(Group { old: vec![i], new: Vec::new() }),
        }
    }
    groups.extend(alone);
    groups.sort_by_key(|g| (g.new.first().copied().unwrap_or(usize::MAX), g.old.first().copied()));
    groups
}

/// True if most words of `bag` stand in `whole`, and its own side does not have them already.
fn is_part(bag: &Bag, whole: &[usize], there: &[Option<Bag>], own: &[usize], here: &[Option<Bag>]) -> bool {
    let gather = |at: &[usize], side: &[Option<Bag>]| -> Vec<u32> {
        let mut all: Vec<u32> = at
            .iter()
            .filter_map(|&k| side.get(k)?.as_ref())
            .flat_map(|bag| bag.content.iter().copied())
            .collect();
        all.sort_unstable();
        all
    };
    let (whole, own) = (gather(whole, there), gather(own, here));
    let words = bag.content.len();
    let in_whole = common(&bag.content, &whole);
    // The words that the whole has and its present partner lacks.
    let missing = whole.len().saturating_sub(common(&whole, &own));
    #[allow(clippy::cast_precision_loss, reason = "sentences are short")]
    let share = in_whole as f64 / words.max(1) as f64;
    words >= 2 && share >= PART && missing * 2 >= in_whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Tokens, sentences};
    use crate::versions::unit::units;

    fn split(text: &str) -> Vec<Option<Vec<Unit>>> {
        let tokens = Tokens::new(text);
        sentences(text).iter().map(|s| Some(units(&tokens, tokens.within(s.span)))).collect()
    }

    fn groups(old: &str, new: &str) -> Vec<(Vec<usize>, Vec<usize>)> {
        align(&split(old), &split(new)).into_iter().map(|g| (g.old, g.new)).collect()
    }

    #[test]
    fn a_moved_sentence_is_found() {
        let old = "The ferry left at noon. It carried nine horses. The sea was calm.";
        let new = "The sea was calm. The ferry left at noon. It carried nine horses.";
        let all = groups(old, new);
        assert_eq!(all, [(vec![2], vec![0]), (vec![0], vec![1]), (vec![1], vec![2])]);
    }

    #[test]
    fn a_reworded_sentence_and_an_added_one() {
        let old = "The ferry left the harbour at noon. The sea was calm.";
        let new = "The ferry had left the harbour by noon. Nobody was hurt on deck. The sea was calm.";
        assert_eq!(groups(old, new), [(vec![0], vec![0]), (vec![], vec![1]), (vec![1], vec![2])]);
    }

    #[test]
    fn a_split_and_a_merge() {
        let one = "The ferry left the harbour at noon and carried nine horses to the island of Orm.";
        let two = "The ferry left the harbour at noon. It carried nine horses to the island of Orm.";
        assert_eq!(groups(one, two), [(vec![0], vec![0, 1])]);
        assert_eq!(groups(two, one), [(vec![0, 1], vec![0])]);
    }

    #[test]
    fn different_sentences_stay_apart() {
        let all = groups("The ferry left at noon. Bread is dear.", "Coal was found in Ansty. Bread is dear.");
        assert_eq!(all, [(vec![], vec![0]), (vec![1], vec![1]), (vec![0], vec![])]);
    }
}
