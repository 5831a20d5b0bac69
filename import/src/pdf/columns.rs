//! Columns and cells: where the edges between them are, and which of both they are.

use super::gutter::unit;
use super::words::{Line, Word};

/// Columns of text have lines of at least so many signs, and fill that share of their column.
const COLUMN: (usize, f64) = (18, 0.62);
/// No page has more columns of text.
const MOST_COLUMNS: usize = 4;
/// One line in so many may cross an edge: a head over several columns.
const FEW: usize = 12;

/// Where columns of text may be parted: the middles of all stretches that (almost) no line of the run crosses.
pub(super) fn free(run: &[Line]) -> Vec<f64> {
    tidied(run, stretches(run))
}

/// Where the cells of a table are parted: also where words begin and figures end at one place.
pub(super) fn edges(run: &[Line]) -> Vec<f64> {
    let few = run.len() / FEW;
    let mut found = stretches(run);
    found.extend(aligned(run, few));
    found.extend(ends_of_figures(run, few));
    tidied(run, found)
}

fn stretches(run: &[Line]) -> Vec<f64> {
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
    let few = run.len() / FEW;
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
    found
}

/// Edges in order, each with words on both sides of it and between it and the next.
fn tidied(run: &[Line], mut found: Vec<f64>) -> Vec<f64> {
    found.sort_by(f64::total_cmp);
    // Two edges without a word between them are one.
    let between = |a: f64, b: f64| {
        run.iter().flat_map(|line| &line.words).any(|word| {
            let middle = f64::midpoint(word.left, word.right);
            a < middle && middle < b
        })
    };
    found.dedup_by(|b, a| !between(*a, *b));
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

/// Where half of the lines begin a word at the same place, and (almost) none has a word across it.
fn aligned(run: &[Line], few: usize) -> Vec<f64> {
    // Where words begin, and the space before them.
    let mut starts: Vec<(f64, f64)> =
        run.iter().flat_map(|line| line.words.windows(2)).filter_map(start).collect();
    let mut spaces: Vec<f64> = starts.iter().map(|(_, space)| *space).collect();
    spaces.sort_by(f64::total_cmp);
    let usual = spaces.get(spaces.len() / 4).copied().unwrap_or(0.0);
    starts.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((first, _)) = starts.get(at).copied() {
        let rest = starts.get(at..).unwrap_or_default();
        let count = rest.iter().take_while(|(start, _)| start - first < 0.7).count();
        let crosses =
            |line: &&Line| line.words.iter().any(|word| word.left < first - 0.5 && word.right > first + 0.5);
        if count < 3 || count * 2 < run.len() {
            at += 1;
            continue;
        }
        let mut before: Vec<f64> = rest.iter().take(count).map(|(_, space)| *space).collect();
        before.sort_by(f64::total_cmp);
        let wide = before.get(count / 2).is_some_and(|space| *space > 1.3 * usual);
        if wide && run.iter().filter(crosses).count() <= few {
            found.push(first - 0.4);
            at += count;
        } else {
            at += 1;
        }
    }
    found
}

/// Where half of the lines end a figure at the same place, and (almost) none has a word across it.
fn ends_of_figures(run: &[Line], few: usize) -> Vec<f64> {
    let is_figure =
        |word: &&Word| word.text.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '%' | ')'));
    let mut ends: Vec<f64> =
        run.iter().flat_map(|line| &line.words).filter(is_figure).map(|word| word.right).collect();
    ends.sort_by(f64::total_cmp);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = ends.get(at).copied() {
        let rest = ends.get(at..).unwrap_or_default();
        let count = rest.iter().take_while(|end| **end - first < 1.0).count();
        at += 1;
        if count < 3 || count * 2 < run.len() {
            continue;
        }
        let edge = first + 1.2;
        let crosses =
            |line: &&Line| line.words.iter().any(|word| word.left < edge - 0.5 && word.right > edge + 0.5);
        if run.iter().filter(crosses).count() <= few {
            found.push(edge);
            at += count - 1;
        }
    }
    found
}

fn start(pair: &[Word]) -> Option<(f64, f64)> {
    match pair {
        [a, b] => Some((b.left, b.left - a.right)),
        _ => None,
    }
}

fn step(n: usize) -> f64 {
    u32::try_from(n).map_or(0.0, f64::from) / 2.0
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a length on paper, clamped")]
fn whole(length: f64) -> usize {
    length.clamp(0.0, 1e6) as usize
}

pub(super) fn column_of(word: &Word, edges: &[f64]) -> usize {
    let middle = f64::midpoint(word.left, word.right);
    edges.iter().filter(|edge| **edge < middle).count()
}

/// Columns of text have long lines that fill them; cells of tables are short.
pub(super) fn is_columns(run: &[Line], edges: &[f64]) -> bool {
    if edges.is_empty() || edges.len() >= MOST_COLUMNS {
        return false;
    }
    (0..=edges.len()).all(|column| {
        let (chars, width, widest) = typical(run, edges, column);
        chars >= COLUMN.0 && width >= COLUMN.1 * widest
    })
}

/// The usual number of signs of the lines in a column, their usual width, and the largest.
fn typical(run: &[Line], edges: &[f64], column: usize) -> (usize, f64, f64) {
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
    let middle = |n: usize| n / 2;
    (
        chars.get(middle(chars.len())).copied().unwrap_or(0),
        widths.get(middle(widths.len())).copied().unwrap_or(0.0),
        widths.last().copied().unwrap_or(1.0),
    )
}

/// Where a stretch of columns or of a table ends, and the other kind begins below it behind a gap.
pub(super) fn of_one_kind(run: &[Line]) -> usize {
    let mut steps: Vec<f64> = run.windows(2).filter_map(pitch).collect();
    steps.sort_by(f64::total_cmp);
    let usual = steps.get(steps.len() / 2).copied().unwrap_or(0.0);
    let apart = |n: &usize| run.get(n - 1..=*n).and_then(pitch).is_some_and(|step| step > 1.45 * usual);
    // Lines of text are long in some column; cells are short in all.
    let short = |lines: &[Line]| {
        let edges = free(lines);
        !edges.is_empty() && (0..=edges.len()).all(|column| typical(lines, &edges, column).0 < COLUMN.0)
    };
    let long = |lines: &[Line]| is_columns(lines, &free(lines));
    (2..run.len().saturating_sub(1))
        .filter(apart)
        .find(|n| {
            let (above, below) = run.split_at(*n);
            (short(above) && long(below)) || (long(above) && short(below))
        })
        .unwrap_or(run.len())
}

/// Where a table ends: lines of one cell below it belong to it only as the second line of a cell.
pub(super) fn table_length(run: &[Line], edges: &[f64]) -> usize {
    let filled = |line: &Line| {
        let mut columns: Vec<usize> = line.words.iter().map(|word| column_of(word, edges)).collect();
        columns.dedup();
        columns.len()
    };
    let last = run.iter().rposition(|line| filled(line) > 1).map_or(run.len(), |last| last + 1);
    let rows = run.get(..last).unwrap_or_default();
    let close = rows.windows(2).filter_map(pitch).fold(f64::MAX, f64::min);
    let mut end = last;
    while let (Some(above), Some(line)) = (end.checked_sub(1).and_then(|n| run.get(n)), run.get(end)) {
        if line.y() - above.y() > 1.1 * close || close > 1.3 * line.size() {
            break;
        }
        end += 1;
    }
    end
}

fn pitch(pair: &[Line]) -> Option<f64> {
    match pair {
        [a, b] => Some(b.y() - a.y()),
        _ => None,
    }
}

/// The largest step between two lines of one cell, if rows stand further apart than the lines of a cell.
fn line_step(run: &[Line]) -> Option<f64> {
    let mut steps: Vec<f64> = run.windows(2).filter_map(pitch).filter(|step| *step > 0.5).collect();
    steps.sort_by(f64::total_cmp);
    let least = *steps.first()?;
    let wider = steps.iter().filter(|step| **step > 1.25 * least).count();
    (wider * 4 >= steps.len() && wider < steps.len()).then_some(1.12 * least)
}

/// The rows of a table, each with as many cells.
pub(super) fn table(run: &[Line], edges: &[f64]) -> Vec<Vec<String>> {
    let columns = edges.len() + 1;
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut last: Option<&Line> = None;
    let step = line_step(run);
    for line in run {
        let cells = cells(line, edges, columns);
        let close = last.is_some_and(|last| line.y() - last.y() < 1.45 * line.size());
        let filled: Vec<usize> =
            (0..columns).filter(|n| cells.get(*n).is_some_and(|cell| !cell.is_empty())).collect();
        let wordy = |cells: &[String]| !cells.iter().any(|cell| starts_with_figure(cell));
        let head = rows.len() == 1 && rows.first().is_some_and(|head| wordy(head));
        let wraps = !filled.contains(&0) && (head || filled.len() == 1);
        let within = last.zip(step).is_some_and(|(last, step)| line.y() - last.y() <= step);
        match rows.last_mut().filter(|_| within || (close && wraps && wordy(&cells))) {
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
    rows
}

fn starts_with_figure(cell: &str) -> bool {
    let bare = cell.trim_start_matches(|c: char| !c.is_alphanumeric());
    let year = cell.len() == 4 && (cell.starts_with("19") || cell.starts_with("20"));
    bare.starts_with(|c: char| c.is_ascii_digit()) && !year
}

/// The words of a line by column; words that stand close together and reach over an edge stay together, figures do not.
fn cells(line: &Line, edges: &[f64], columns: usize) -> Vec<String> {
    let mut cells = vec![String::new(); columns];
    let mut before: Option<(&Word, usize)> = None;
    for word in &line.words {
        let mut column = column_of(word, edges);
        if let Some((last, known)) = before
            && word.left - last.right < 0.45 * word.size
            && !last.text.ends_with(|c: char| c.is_ascii_digit())
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
