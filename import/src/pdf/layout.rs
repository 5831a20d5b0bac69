//! The order of reading: columns of text, tables, and what stands above and below them.

use super::words::{Line, Word, lines};

/// A stretch of a page.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Region {
    /// Running text, line by line.
    Prose(Vec<Line>),
    /// Rows of cells.
    Table(Vec<Vec<String>>),
}

/// Regions are parted this often, one in the other.
const DEEPEST: usize = 8;
/// So many free stretches between words are followed at once.
const MOST_OPEN: usize = 160;
/// A page with more lines is no page of paper, and is read from top to bottom.
const MOST_LINES: usize = 600;
/// Columns of text have lines of at least so many signs, and fill that share of their column.
const COLUMN: (usize, f64) = (18, 0.62);
/// No page has more columns of text.
const MOST_COLUMNS: usize = 4;

/// The regions of a page in the order of reading.
pub(super) fn regions(words: Vec<Word>) -> Vec<Region> {
    let mut found = Vec::new();
    part(words, 0, &mut found);
    found
}

/// A stretch without words, from line `first` to before line `last`.
#[derive(Clone, Copy, Debug)]
struct Gutter {
    left: f64,
    right: f64,
    first: usize,
    last: usize,
    /// Lines with words on its left, and on its right.
    sides: (usize, usize),
}

impl Gutter {
    fn width(self) -> f64 {
        self.right - self.left
    }

    fn middle(self) -> f64 {
        f64::midpoint(self.left, self.right)
    }
}

fn part(words: Vec<Word>, depth: usize, found: &mut Vec<Region>) {
    if words.is_empty() {
        return;
    }
    let all = lines(words);
    let best = if depth < DEEPEST && all.len() <= MOST_LINES { best_gutter(&all) } else { None };
    let Some(gutter) = best else {
        found.push(Region::Prose(all));
        return;
    };
    let above: Vec<Word> = all.iter().take(gutter.first).flat_map(|line| line.words.clone()).collect();
    let below: Vec<Word> = all.iter().skip(gutter.last).flat_map(|line| line.words.clone()).collect();
    let run: Vec<Line> = all.get(gutter.first..gutter.last).unwrap_or_default().to_vec();
    part(above, depth + 1, found);
    let edges = edges(&run);
    if is_columns(&run, &edges) {
        for column in 0..=edges.len() {
            let words =
                run.iter().flat_map(|line| &line.words).filter(|word| column_of(word, &edges) == column);
            part(words.cloned().collect(), depth + 1, found);
        }
    } else {
        table(&run, &edges, found);
    }
    part(below, depth + 1, found);
}

/// The usual size of the words.
fn usual_size(all: &[Line]) -> f64 {
    let mut sizes: Vec<f64> = all.iter().flat_map(|line| &line.words).map(|word| word.size).collect();
    sizes.sort_by(f64::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(10.0)
}

/// What a stretch is measured by: the usual size, or more where the spaces between words are wide.
fn unit(all: &[Line]) -> f64 {
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
fn best_gutter(all: &[Line]) -> Option<Gutter> {
    let size = unit(all);
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
        let gaps = gaps(line);
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
                add(&mut next, narrowed);
            }
            if !goes_on {
                close(gutter);
            }
        }
        for (left, right) in &gaps {
            if right - left >= 0.6 * size {
                add(&mut next, Gutter { left: *left, right: *right, first: n, last: n + 1, sides: (0, 0) });
            }
        }
        open = next;
    }
    open.iter().for_each(&mut close);
    best.map(|(_, gutter)| gutter)
}

/// Keeps a stretch unless an older one is as wide.
fn add(open: &mut Vec<Gutter>, new: Gutter) {
    let covered =
        |old: &Gutter| old.first <= new.first && old.left <= new.left + 0.1 && new.right - 0.1 <= old.right;
    if open.len() < MOST_OPEN && !open.iter().any(covered) {
        open.push(new);
    }
}

/// The stretches between, before and behind the words of a line.
fn gaps(line: &Line) -> Vec<(f64, f64)> {
    let mut found = Vec::with_capacity(line.words.len() + 1);
    let mut at = f64::NEG_INFINITY;
    for word in &line.words {
        if word.left > at {
            found.push((at, word.left));
        }
        at = at.max(word.right);
    }
    found.push((at, f64::INFINITY));
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
    if least < enough || only_markers(run, middle) {
        return None;
    }
    let count = f64::from(u32::try_from(gutter.last - gutter.first).ok()?);
    Some((count * wide.min(3.0), gutter))
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

/// The middles of all stretches that (almost) no line of the run crosses.
fn edges(run: &[Line]) -> Vec<f64> {
    let size = unit(run);
    let left = run.iter().map(Line::left).fold(f64::MAX, f64::min);
    let right = run.iter().map(Line::right).fold(f64::MIN, f64::max);
    // How many lines cover each step of half a point.
    let steps = whole((right - left) * 2.0) + 1;
    let mut covered = vec![0_usize; steps.min(8000)];
    for word in run.iter().flat_map(|line| &line.words) {
        let (from, to) = (whole((word.left - left) * 2.0), whole((word.right - left) * 2.0));
        covered.iter_mut().take(to + 1).skip(from).for_each(|count| *count += 1);
    }
    let few = run.len() / 12;
    let least = whole(1.2 * size);
    let mut found = Vec::new();
    let mut start = None;
    for (n, count) in covered.iter().enumerate() {
        if *count <= few {
            start = start.or(Some(n));
        } else if let Some(from) = start.take()
            && n - from >= least
        {
            found.push(left + f64::midpoint(step(from), step(n)));
        }
    }
    // What is parted must be there on both sides, more than once.
    found.retain(|edge| {
        let sides = |line: &&Line| {
            line.words.iter().any(|w| w.right <= *edge) && line.words.iter().any(|w| w.left >= *edge)
        };
        let each = (
            run.iter().filter(|line| line.words.iter().any(|word| word.right <= *edge)).count(),
            run.iter().filter(|line| line.words.iter().any(|word| word.left >= *edge)).count(),
        );
        run.iter().filter(sides).count() >= 2 || each.0.min(each.1) >= 3
    });
    found
}

fn step(n: usize) -> f64 {
    u32::try_from(n).map_or(0.0, f64::from) / 2.0
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a length on paper, clamped")]
fn whole(length: f64) -> usize {
    length.clamp(0.0, 1e6) as usize
}

fn column_of(word: &Word, edges: &[f64]) -> usize {
    let middle = f64::midpoint(word.left, word.right);
    edges.iter().filter(|edge| **edge < middle).count()
}

/// Columns of text have long lines that fill them; cells of tables are short.
fn is_columns(run: &[Line], edges: &[f64]) -> bool {
    if edges.is_empty() || edges.len() >= MOST_COLUMNS {
        return false;
    }
    (0..=edges.len()).all(|column| {
        let mut chars: Vec<usize> = Vec::new();
        let mut widths: Vec<f64> = Vec::new();
        for line in run {
            let own: Vec<&Word> = line.words.iter().filter(|word| column_of(word, edges) == column).collect();
            let (Some(first), Some(last)) = (own.first(), own.last()) else { continue };
            chars.push(own.iter().map(|word| word.text.chars().count() + 1).sum());
            widths.push(last.right - first.left);
        }
        chars.sort_unstable();
        widths.sort_by(f64::total_cmp);
        let typical = chars.get(chars.len() / 2).copied().unwrap_or(0);
        let width = widths.get(widths.len() / 2).copied().unwrap_or(0.0);
        let widest = widths.last().copied().unwrap_or(1.0);
        typical >= COLUMN.0 && width >= COLUMN.1 * widest
    })
}

/// The rows of a table; lone words above it are prose.
fn table(run: &[Line], edges: &[f64], found: &mut Vec<Region>) {
    let columns = edges.len() + 1;
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut last: Option<&Line> = None;
    for line in run {
        let cells = cells(line, edges, columns);
        let close = last.is_some_and(|last| line.y() - last.y() < 1.45 * line.size());
        let filled: Vec<usize> =
            (0..columns).filter(|n| cells.get(*n).is_some_and(|cell| !cell.is_empty())).collect();
        let wordy = |cells: &[String]| !cells.iter().any(|cell| starts_with_figure(cell));
        let head = rows.len() == 1 && rows.first().is_some_and(|head| wordy(head));
        let wraps = !filled.contains(&0) && (head || filled.len() == 1);
        match rows.last_mut().filter(|_| close && wraps && wordy(&cells)) {
            // The second line of a cell.
            Some(row) => {
                for (cell, more) in row.iter_mut().zip(&cells).filter(|(_, more)| !more.is_empty()) {
                    if !cell.is_empty() {
                        cell.push(' ');
                    }
                    cell.push_str(more);
                }
            }
            None => rows.push(cells),
        }
        last = Some(line);
    }
    found.push(Region::Table(rows));
}

fn starts_with_figure(cell: &str) -> bool {
    let bare = cell.trim_start_matches(|c: char| !c.is_alphanumeric());
    let year = cell.len() == 4 && (cell.starts_with("19") || cell.starts_with("20"));
    bare.starts_with(|c: char| c.is_ascii_digit()) && !year
}

/// The words of a line by column; words that stand close together and reach over an edge stay together.
fn cells(line: &Line, edges: &[f64], columns: usize) -> Vec<String> {
    let mut cells = vec![String::new(); columns];
    let mut before: Option<(&Word, usize)> = None;
    for word in &line.words {
        let mut column = column_of(word, edges);
        if let Some((last, known)) = before
            && word.left - last.right < 0.45 * word.size
        {
            column = known;
        }
        if let Some(cell) = cells.get_mut(column) {
            if !cell.is_empty() {
                cell.push(' ');
            }
            cell.push_str(&word.text);
        }
        before = Some((word, column));
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(out: &mut Vec<Word>, x: f64, y: f64, text: &str) {
        let mut left = x;
        for word in text.split(' ') {
            let width = 5.0 * f64::from(u32::try_from(word.chars().count()).unwrap());
            out.push(Word { left, right: left + width, y, size: 10.0, text: word.to_owned() });
            left += width + 3.0;
        }
    }

    fn shown(words: Vec<Word>) -> Vec<String> {
        let one = |region: &Region| match region {
            Region::Prose(lines) => lines.iter().map(Line::text).collect::<Vec<_>>().join("/"),
            Region::Table(rows) => rows.iter().map(|row| row.join(" | ")).collect::<Vec<_>>().join("/"),
        };
        regions(words).iter().map(one).collect()
    }

    #[test]
    fn columns_are_read_one_after_the_other() {
        let mut words = Vec::new();
        write(&mut words, 50.0, 80.0, "A headline that runs over both of the columns and is long");
        for n in 0..8 {
            let y = 100.0 + 12.0 * f64::from(n);
            write(&mut words, 50.0, y, &format!("left column line {n} words"));
            if n < 6 {
                write(&mut words, 210.0, y + 4.0, &format!("right column line {n} text"));
            }
        }
        let found = shown(words);
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(
            found[1].starts_with("left column line 0 words/left column line 1")
                && found[1].ends_with("line 7 words"),
            "{found:?}"
        );
        assert!(found[2].starts_with("right column line 0 text"), "{found:?}");
    }

    #[test]
    fn tables_are_rows() {
        let mut words = Vec::new();
        write(&mut words, 50.0, 60.0, "The fares of the ferry rose in all years that we have looked at:");
        for (n, row) in [
            ["Route", "2022", "2023"],
            ["North pier", "4.10", "4.55"],
            ["South", "", "3.90"],
            ["West", "1.00", "2.00"],
        ]
        .iter()
        .enumerate()
        {
            for (cell, x) in row.iter().zip([50.0, 160.0, 220.0]) {
                if !cell.is_empty() {
                    write(&mut words, x, 90.0 + 14.0 * f64::from(u32::try_from(n).unwrap()), cell);
                }
            }
        }
        write(&mut words, 50.0, 180.0, "Nobody is glad about any of this, the chair of the board said.");
        let found = shown(words);
        assert_eq!(
            found[1], "Route | 2022 | 2023/North pier | 4.10 | 4.55/South |  | 3.90/West | 1.00 | 2.00",
            "{found:?}"
        );
        assert_eq!(found.len(), 3);
    }

    #[test]
    fn lists_and_plain_pages_have_no_columns() {
        let mut words = Vec::new();
        for n in 0..9 {
            let y = 100.0 + 12.0 * f64::from(n);
            write(&mut words, 50.0, y, &format!("{n}."));
            write(&mut words, 75.0, y, &format!("An item of the list that goes on for a while {n}"));
        }
        assert_eq!(shown(words).len(), 1);
        assert!(regions(Vec::new()).is_empty());
    }
}
