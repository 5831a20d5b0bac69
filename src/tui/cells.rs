//! The one writer of text into cells. Whatever a text holds is shown and never obeyed: control characters and
//! direction marks become visible signs, a cluster is never split, and each cell says how wide it is, because
//! ratatui's guess loses signs of Khmer and some other scripts.

use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::style::Style;
use std::borrow::Cow;
use std::cell::RefCell;
use std::num::NonZeroU16;
use std::ops::Range;
use std::sync::Arc;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What is drawn for one cluster of a text.
#[derive(Debug, PartialEq, Eq)]
pub struct Glyph<'a> {
    /// The bytes of the text that it stands for.
    pub bytes: Range<usize>,
    /// What is drawn.
    pub symbol: Cow<'a, str>,
    /// Columns.
    pub width: u16,
}

/// The glyphs of `text`, in order.
pub fn glyphs(text: &str) -> impl Iterator<Item = Glyph<'_>> {
    text.grapheme_indices(true).map(|(start, cluster)| {
        let (symbol, width) = shown(cluster);
        Glyph { bytes: start..start + cluster.len(), symbol, width }
    })
}

/// Columns that `text` takes on one line.
#[must_use]
pub fn width(text: &str) -> u16 {
    let sum: usize = glyphs(text).map(|glyph| usize::from(glyph.width)).sum();
    u16::try_from(sum).unwrap_or(u16::MAX)
}

fn shown(cluster: &str) -> (Cow<'_, str>, u16) {
    let first = cluster.chars().next().unwrap_or(' ');
    if let Some(sign) = visible(first) {
        let width = u16::try_from(sign.width()).unwrap_or(1);
        return (Cow::Owned(sign), width);
    }
    let width = cluster_width(cluster);
    if width == 0 && !is_break(first) && !matches!(first, '\u{200C}' | '\u{200D}' | '\u{2060}' | '\u{FE0F}') {
        return (Cow::Owned(format!("\u{25CC}{cluster}")), 1);
    }
    (Cow::Borrowed(cluster), width)
}

/// Terminals advance by each code point in Khmer, so its clusters are as wide as their signs together.
fn cluster_width(cluster: &str) -> u16 {
    let khmer = cluster.chars().any(|c| ('\u{1780}'..='\u{17FF}').contains(&c));
    let width = if khmer { cluster.chars().map(|c| c.width().unwrap_or(0)).sum() } else { cluster.width() };
    u16::try_from(width).unwrap_or(u16::MAX)
}

/// The visible sign of a character that would otherwise steer the terminal or the direction of the line.
fn visible(c: char) -> Option<String> {
    let name = match c {
        '\n' => return Some(" ".into()),
        '\t' => return Some("  ".into()),
        '\0'..='\u{1F}' => return char::from_u32(0x2400 + u32::from(c)).map(String::from),
        '\u{7F}' => "\u{2421}",
        '\u{200E}' => "‹LRM›",
        '\u{200F}' => "‹RLM›",
        '\u{061C}' => "‹ALM›",
        '\u{202A}' => "‹LRE›",
        '\u{202B}' => "‹RLE›",
        '\u{202C}' => "‹PDF›",
        '\u{202D}' => "‹LRO›",
        '\u{202E}' => "‹RLO›",
        '\u{2066}' => "‹LRI›",
        '\u{2067}' => "‹RLI›",
        '\u{2068}' => "‹FSI›",
        '\u{2069}' => "‹PDI›",
        '\u{2028}' | '\u{2029}' => "¶",
        '\u{FEFF}' => "‹BOM›",
        '\u{80}'..='\u{9F}' | '\u{E0000}'..='\u{E007F}' => return Some(format!("‹{:X}›", u32::from(c))),
        _ => return None,
    };
    Some(name.into())
}

const fn is_break(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{200B}')
}

/// Writes `text` from column `x` of line `y`, up to but not into column `end`; gives the column after it.
pub fn put(buffer: &mut Buffer, (x, y): (u16, u16), end: u16, text: &str, style: Style) -> u16 {
    put_with(buffer, (x, y), end, text, |_| style)
}

/// As [`put`], with the style of each byte asked for.
pub fn put_with(
    buffer: &mut Buffer,
    (mut x, y): (u16, u16),
    end: u16,
    text: &str,
    style: impl Fn(usize) -> Style,
) -> u16 {
    let end = end.min(buffer.area.right());
    if y < buffer.area.top() || y >= buffer.area.bottom() {
        return x;
    }
    for glyph in glyphs(text) {
        if glyph.width == 0 {
            continue;
        }
        if x.saturating_add(glyph.width) > end {
            break;
        }
        let style = style(glyph.bytes.start);
        // A sign of ours is several clusters; a cluster of the text is one cell.
        if matches!(glyph.symbol, Cow::Owned(_)) && glyph.width > 1 {
            for part in glyph.symbol.graphemes(true) {
                x = cell(buffer, x, y, part, 1, style);
            }
        } else {
            x = cell(buffer, x, y, &glyph.symbol, glyph.width, style);
        }
    }
    x
}

fn cell(buffer: &mut Buffer, x: u16, y: u16, symbol: &str, width: u16, style: Style) -> u16 {
    let Some(cell) = buffer.cell_mut((x, y)) else { return x };
    // Nothing of what was there before shines through.
    cell.reset();
    cell.set_symbol(symbol).set_style(style);
    // Only where the guess could differ: a forced cell costs the diff a little.
    let guess = symbol.width();
    if let Some(forced) = NonZeroU16::new(width)
        && (!symbol.is_ascii() || guess != usize::from(width))
    {
        cell.set_diff_option(CellDiffOption::ForcedWidth(forced));
    }
    // Not a blank like others: where a terminal has a sign of the cluster there, a blank that follows must be written.
    for extra in 1..width {
        if let Some(cell) = buffer.cell_mut((x + extra, y)) {
            cell.reset();
            cell.set_style(style).set_diff_option(CellDiffOption::ForcedWidth(NonZeroU16::MIN));
        }
    }
    x + width
}

/// `text` cut to `columns`, with `…` where something was left out.
#[must_use]
pub fn fit(text: &str, columns: u16, ellipsis: &str) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let room = columns.saturating_sub(width(ellipsis));
    let mut used = 0u16;
    let mut cut = 0;
    for glyph in glyphs(text) {
        if used + glyph.width > room {
            break;
        }
        used += glyph.width;
        cut = glyph.bytes.end;
    }
    let kept = text.get(..cut).unwrap_or_default().trim_end();
    if columns == 0 { String::new() } else { format!("{kept}{ellipsis}") }
}

/// The lines of `text` at `columns`, as byte ranges without the blank or line feed that ends them. Breaks at
/// blanks and zero-width spaces, else between clusters; every line feed starts a line.
#[must_use]
pub fn wrap(text: &str, columns: u16) -> Vec<Range<usize>> {
    let columns = columns.max(1);
    let mut lines = Vec::new();
    let mut offset = 0;
    for paragraph in text.split('\n') {
        wrap_paragraph(paragraph.strip_suffix('\r').unwrap_or(paragraph), offset, columns, &mut lines);
        offset += paragraph.len() + 1;
    }
    lines
}

/// The lines of a text at the width they were last asked for: a long text is not laid out again for each frame.
#[derive(Clone, Debug, Default)]
pub struct Wrapped(RefCell<Option<(u16, Lines)>>);

/// Lines as byte ranges.
pub type Lines = Arc<Vec<Range<usize>>>;

impl Wrapped {
    /// The lines of `text`, which must be the same text at every call.
    pub fn lines(&self, text: &str, columns: u16) -> Lines {
        let mut kept = self.0.borrow_mut();
        match &*kept {
            Some((at, lines)) if *at == columns => Arc::clone(lines),
            _ => {
                let lines = Arc::new(wrap(text, columns));
                *kept = Some((columns, Arc::clone(&lines)));
                lines
            }
        }
    }
}

/// The lines that a span of bytes lies on, as a half-open range; at least one line.
#[must_use]
pub fn lines_of(lines: &[Range<usize>], start: usize, end: usize) -> (usize, usize) {
    let first = lines.partition_point(|line| line.end <= start).min(lines.len().saturating_sub(1));
    let last = lines.partition_point(|line| line.start < end);
    (first, last.max(first + 1))
}

fn wrap_paragraph(text: &str, offset: usize, columns: u16, lines: &mut Vec<Range<usize>>) {
    let (mut start, mut used) = (0, 0u16);
    // Where the line can be broken: the end of the words before, and the start and columns of those after.
    let mut chance: Option<(usize, usize, u16)> = None;
    for glyph in glyphs(text) {
        let blank = text[glyph.bytes.clone()].chars().next().is_some_and(is_break);
        if blank {
            let width = glyph.width;
            used = used.saturating_add(width);
            chance = Some((glyph.bytes.start, glyph.bytes.end, used));
            continue;
        }
        if used.saturating_add(glyph.width) > columns && glyph.bytes.start > start {
            match chance.take() {
                Some((end, next, before)) if next > start => {
                    lines.push(offset + start..offset + end.max(start));
                    (start, used) = (next, used - before);
                }
                _ => {
                    lines.push(offset + start..offset + glyph.bytes.start);
                    (start, used) = (glyph.bytes.start, 0);
                }
            }
            // The word itself may be longer than a line.
            if used.saturating_add(glyph.width) > columns && glyph.bytes.start > start {
                lines.push(offset + start..offset + glyph.bytes.start);
                (start, used) = (glyph.bytes.start, 0);
            }
        }
        used = used.saturating_add(glyph.width);
    }
    let end = text.trim_end_matches(is_break).len().max(start);
    lines.push(offset + start..offset + end);
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;

    fn lines(text: &str, columns: u16) -> Vec<&str> {
        wrap(text, columns).into_iter().map(|line| &text[line]).collect()
    }

    fn drawn(text: &str, columns: u16) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, 1));
        put(&mut buffer, (0, 0), columns, text, Style::new());
        let mut out = String::new();
        let mut skip = 0;
        for cell in buffer.content() {
            if skip > 0 {
                skip -= 1;
                continue;
            }
            if let CellDiffOption::ForcedWidth(width) = cell.diff_option {
                skip = width.get() - 1;
            }
            out.push_str(cell.symbol());
        }
        out
    }

    #[test]
    fn wraps_at_blanks_and_keeps_every_word() {
        assert_eq!(lines("the tier two watch list", 9), ["the tier", "two watch", "list"]);
        assert_eq!(lines("a\n\nb", 9), ["a", "", "b"]);
        assert_eq!(lines("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(lines("ab abcdefgh", 3), ["ab", "abc", "def", "gh"]);
        assert_eq!(lines("", 3), [""]);
        assert_eq!(lines("one\r\ntwo", 9), ["one", "two"]);
    }

    #[test]
    fn a_cluster_is_never_split_and_khmer_breaks_at_its_zero_width_spaces() {
        assert_eq!(lines("👩‍👩‍👧👩‍👩‍👧", 3), ["👩‍👩‍👧", "👩‍👩‍👧"]);
        let khmer = "ភាសា\u{200B}ខ្មែរ";
        assert_eq!(lines(khmer, width("ខ្មែរ")), ["ភាសា", "ខ្មែរ"]);
    }

    #[test]
    fn khmer_signs_all_reach_the_screen() {
        assert_eq!(drawn("ភាសាខ្មែរ", 20).trim_end(), "ភាសាខ្មែរ");
        assert_eq!(width("ខ្មែរ"), "ខ្មែរ".chars().map(|c| c.width().unwrap_or(0) as u16).sum::<u16>());
        for script in ["ไทยทั้งหมด", "हिन्दी", "漢字かな", "عربي", "שלום", "e\u{301}a"]
        {
            assert_eq!(drawn(script, 40).trim_end(), script);
        }
    }

    #[test]
    fn a_blank_after_a_wide_cluster_is_written() {
        let area = Rect::new(0, 0, 6, 1);
        let (mut before, after) = (Buffer::empty(area), Buffer::empty(area));
        let end = put(&mut before, (0, 0), 6, "បា", Style::new());
        let written: Vec<u16> = before.diff(&after).iter().map(|(x, ..)| *x).collect();
        assert_eq!(written, (0..end).collect::<Vec<_>>());
    }

    #[test]
    fn nothing_that_steers_a_terminal_gets_through() {
        let shown = drawn("a\u{1b}[2J\u{7}b\u{202E}c\u{9b}d", 40);
        assert!(!shown.chars().any(|c| c.is_control() || c == '\u{202E}'), "{shown:?}");
        assert_eq!(shown.trim_end(), "a␛[2J␇b‹RLO›c‹9B›d");
        assert_eq!(drawn("\u{301}x", 9).trim_end(), "\u{25CC}\u{301}x");
    }

    #[test]
    fn what_does_not_fit_is_cut_between_clusters() {
        assert_eq!(fit("tier two watch list", 10, "…"), "tier two…");
        assert_eq!(fit("漢字漢字", 5, "…"), "漢字…");
        assert_eq!(fit("short", 5, "…"), "short");
        assert_eq!(fit("short", 0, "…"), "");
        assert_eq!(drawn("漢字漢字", 3).trim_end(), "漢");
    }
}
