//! Free stretches between words: the gutters of columns and of tables.

use super::words::{Line, Word};

/// So many free stretches between words are followed at once.
const MOST_OPEN: usize = 160;
/// A stretch without words, from line `first` to before line `last`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gutter {
    left: f64,
    right: f64,
    pub first: usize,
    pub last: usize,
    /// Lines with words on its left, and on its right.
    sides: (usize, usize),
}

impl Gutter {
    fn width(self) -> f64 {
        self.right - self.left
    }

    /// Where it parts the words.
    pub(super) fn middle(self) -> f64 {
        f64::midpoint(self.left, self.right)
    }
}

/// The usual size of the words.
fn usual_size(all: &[Line]) -> f64 {
    let mut sizes: Vec<f64> = all.iter().flat_map(|line| &line.words).map(|word| word.size).collect();
    sizes.sort_by(f64::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(10.0)
}

/// What a stretch is measured by: the usual size, or more where the spaces between words are wide.
pub(super) fn unit(all: &[Line]) -> f64 {
    let pairs = all.iter().flat_map(|line| line.words.windows(2));
    let mut spaces: Vec<f64> = pairs
        .filter_map(|pair| match pair {
            [a, b] => Some(b.left - a.right),
            _ => None,
        })
        .collect();
    spaces.sort_by(f64::total_cmp);
    let usual = spaces.get(spaces.len() / 2).copied().unwrap_or(0.0);
    let size = usual_size(all);
    // In a table of lone words every space is wide.
    if usual > size { size } else { size.max(2.2 * usual) }
}

/// The free stretch that parts the most lines.
pub(super) fn best_gutter(all: &[Line]) -> Option<Gutter> {
    let size = unit(all);
    let left = all.iter().map(Line::left).fold(f64::MAX, f64::min);
    let right = all.iter().map(Line::right).fold(f64::MIN, f64::max);
    let page = (left - 2.0 * size, right.max(left) + 2.0 * size);
    let mut open: Vec<Gutter> = Vec::new();
    let mut best: Option<(f64, Gutter)> = None;
    let mut close = |gutter: &Gutter| {
        if let Some((score, gutter)) = scored(*gutter, all, size)
            && best.as_ref().is_none_or(|(known, _)| score > *known)
        {
            best = Some((score, gutter));
        }
    };
    for (n, line) in all.iter().enumerate() {
        let gaps = gaps(line, size);
        let mut next: Vec<Gutter> = Vec::new();
        for gutter in &open {
            let mut goes_on = false;
            for (left, right) in &gaps {
                let (left, right) = (left.max(gutter.left), right.min(gutter.right));
                if right - left < 0.6 * size {
                    continue;
                }
                let narrowed = Gutter { left, right, last: n + 1, ..*gutter };
                // A much narrower stretch is another one; this one ends here as well.
                goes_on |= narrowed.width() > 0.5 * gutter.width().min(3.0 * size);
                add(&mut next, narrowed, page);
            }
            if !goes_on {
                close(gutter);
            }
        }
        for (left, right) in &gaps {
            if right - left >= 0.6 * size {
                add(
                    &mut next,
                    Gutter { left: *left, right: *right, first: n, last: n + 1, sides: (0, 0) },
                    page,
                );
            }
        }
        open = next;
    }
    open.iter().for_each(&mut close);
    best.map(|(_, gutter)| gutter)
}

/// Keeps a stretch unless an older one is there for most of its width.
fn add(open: &mut Vec<Gutter>, new: Gutter, page: (f64, f64)) {
    // Beyond the words a stretch has no end; this far counts.
    let bounded = |x: f64| x.clamp(page.0, page.1);
    let width = bounded(new.right) - bounded(new.left);
    let covered = |old: &Gutter| {
        let common = bounded(old.right.min(new.right)) - bounded(old.left.max(new.left));
        old.first <= new.first && common >= 0.8 * width
    };
    if open.len() < MOST_OPEN && !open.iter().any(covered) {
        open.push(new);
    }
}

/// The stretches between, before and behind the words of a line; no mere spaces between words.
fn gaps(line: &Line, size: f64) -> Vec<(f64, f64)> {
    let mut found = Vec::with_capacity(line.words.len() + 1);
    let mut at = f64::NEG_INFINITY;
    for word in &line.words {
        if word.left > at {
            found.push((at, word.left));
        }
        at = at.max(word.right);
    }
    found.push((at, f64::INFINITY));
    let mut widths: Vec<f64> =
        found.iter().map(|(left, right)| right - left).filter(|width| width.is_finite()).collect();
    widths.sort_by(f64::total_cmp);
    let (Some(least), Some(most)) = (widths.first().copied(), widths.last().copied()) else { return found };
    let wordy = line.words.iter().filter(|word| !word.text.contains(|c: char| c.is_ascii_digit())).count();
    let uniform = most - least < 0.1 * size && wordy * 5 >= line.words.len() * 3;
    let parts = |width: f64| widths.len() < 3 || !uniform || width.is_infinite();
    found.retain(|(left, right)| parts(right - left));
    found
}

/// How good a stretch is, with its ends where both sides have words; none where it parts nothing.
fn scored(mut gutter: Gutter, all: &[Line], size: f64) -> Option<(f64, Gutter)> {
    if !gutter.left.is_finite() || !gutter.right.is_finite() {
        return None;
    }
    let middle = gutter.middle();
    let sides = |line: &Line| {
        let left = line.words.iter().any(|word| word.right <= middle);
        (left, line.words.iter().any(|word| word.left >= middle))
    };
    // Lines at the head that stand on the left alone belong to what is above; at the foot, only behind a large gap.
    while gutter.first < gutter.last && all.get(gutter.first).is_some_and(|line| sides(line) != (true, true))
    {
        let next = all.get(gutter.first + 1).map(sides);
        if sides(all.get(gutter.first)?) == (true, false) && next == Some((false, true)) {
            break;
        }
        gutter.first += 1;
    }
    gutter.last = foot(&gutter, all, size, &sides);
    let run = all.get(gutter.first..gutter.last)?;
    gutter.sides.0 = run.iter().filter(|line| sides(line).0).count();
    gutter.sides.1 = run.iter().filter(|line| sides(line).1).count();
    let least = gutter.sides.0.min(gutter.sides.1);
    let wide = gutter.width() / size;
    let enough = if wide >= 1.5 {
        2
    } else if wide >= 1.0 {
        4
    } else {
        6
    };
    let right = || run.iter().flat_map(|line| &line.words).filter(|word| word.left >= middle);
    let figures = right().filter(|word| word.text.contains(|c: char| c.is_ascii_digit())).count();
    if least < 4 && figures == 0 {
        return None;
    }
    // Columns of figures may stand close.
    let enough = if figures * 2 > right().count() { enough.min(3) } else { enough };
    if least < enough || only_markers(run, middle) || is_stretched(run, middle, size) {
        return None;
    }
    let count = f64::from(u32::try_from(gutter.last - gutter.first).ok()?);
    // A long stretch goes before a wide one.
    Some((count * (1.0 + 0.02 * wide.min(3.0)), gutter))
}

/// Where the stretch ends: lines on one side alone at its foot stay with a column, and go from a table.
fn foot(gutter: &Gutter, all: &[Line], size: f64, sides: &impl Fn(&Line) -> (bool, bool)) -> usize {
    let both = |n: &usize| all.get(*n).is_some_and(|line| sides(line) == (true, true));
    let last_both = (gutter.first..gutter.last).rev().find(both).unwrap_or(gutter.first);
    let mut end = last_both + 1;
    while end < gutter.last {
        let (Some(a), Some(b)) = (all.get(end - 1), all.get(end)) else { break };
        if b.y() - a.y() > 2.2 * size {
            break;
        }
        end += 1;
    }
    // Right-hand lines alone, one below the other, belong to the right column wherever they end.
    while end < gutter.last && all.get(end).is_some_and(|line| sides(line) == (false, true)) {
        end += 1;
    }
    end
}

/// Whether the free stretch is only the spaces of justified lines, which are all of one width in their line.
fn is_stretched(run: &[Line], middle: f64, size: f64) -> bool {
    let (mut alike, mut unlike) = (0, 0);
    for line in run.iter().filter(|line| line.left() < middle && line.right() > middle) {
        let spaces = line.words.windows(2).filter_map(|pair| match pair {
            [a, b] => Some(b.left - a.right),
            _ => None,
        });
        let (count, least, most) = spaces.fold((0, f64::MAX, f64::MIN), |(count, least, most), space| {
            (count + 1, space.min(least), space.max(most))
        });
        alike += usize::from(count > 1 && most - least < 0.1 * size);
        unlike += usize::from(count > 1 && most - least >= 0.1 * size);
    }
    alike > 0 && alike >= unlike
}

/// Whether all that stands on the left is markers of lists or of questions and answers.
fn only_markers(run: &[Line], middle: f64) -> bool {
    let marker = |word: &Word| {
        let bare = word.text.trim_matches(['(', ')', '.', ':', '[', ']']);
        let signs = bare.chars().count();
        signs == 0
            || (signs <= 3 && bare.chars().all(|c| c.is_ascii_digit()) && bare.len() < word.text.len())
            // The number of a section.
            || (signs <= 8 && bare.contains('.') && bare.split('.').all(|n| n.len() <= 2 && n.parse::<u8>().is_ok()))
            || (signs == 1 && bare.chars().all(|c| !c.is_ascii_digit()))
            || (bare.len() <= 4 && bare.chars().all(|c| matches!(c, 'i' | 'v' | 'x')))
    };
    run.iter().flat_map(|line| &line.words).filter(|word| word.right <= middle).all(marker)
}
