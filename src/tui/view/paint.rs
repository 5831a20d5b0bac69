//! Drawing with labels.

use super::super::cells::{fit, glyphs, put, put_with, width, wrap};
use super::super::input::Input;
use super::super::layout::Boxed;
use super::super::page::Row;
use super::super::theme::{Label, Sign, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

/// Cells of one line that lead somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The first column, and the line.
    pub at: (u16, u16),
    /// The column after the last.
    pub end: u16,
    /// The address: `http`, `https` or `file`, without anything that could steer a terminal.
    pub to: String,
}

/// A buffer and a theme.
pub struct Paint<'a> {
    buffer: &'a mut Buffer,
    /// What was drawn as a link.
    pub links: Vec<Link>,
    /// Labels to styles.
    pub theme: Theme,
}

impl<'a> Paint<'a> {
    /// Draws into `buffer`.
    pub const fn new(buffer: &'a mut Buffer, theme: Theme) -> Self {
        Self { buffer, links: Vec::new(), theme }
    }

    /// The cells from column `x` to `end` of line `y` lead to an address.
    pub fn link(&mut self, (x, y): (u16, u16), end: u16, to: Option<&str>) {
        if let Some(to) = to.filter(|_| x < end) {
            self.links.push(Link { at: (x, y), end, to: to.to_owned() });
        }
    }

    /// Text from column `x` up to `end`; gives the column after it.
    pub fn text(&mut self, x: u16, y: u16, end: u16, text: &str, label: Label) -> u16 {
        put(self.buffer, (x, y), end, text, self.theme.style(label))
    }

    /// As [`Self::text`], with `…` where it is cut.
    pub fn fitted(&mut self, x: u16, y: u16, end: u16, text: &str, label: Label) -> u16 {
        let cut = fit(text, end.saturating_sub(x), self.theme.sign(Sign::Ellipsis));
        self.text(x, y, end, &cut, label)
    }

    /// Text with a style for each byte.
    pub fn styled(&mut self, x: u16, y: u16, end: u16, text: &str, style: impl Fn(usize) -> Style) -> u16 {
        put_with(self.buffer, (x, y), end, text, style)
    }

    /// What is typed, scrolled so that the cursor is in view; gives the cursor's column.
    pub fn input(&mut self, x: u16, y: u16, end: u16, input: &Input, label: Label) -> u16 {
        let room = end.saturating_sub(x).saturating_sub(1);
        let before = &input.text()[..input.cursor()];
        let mut over = width(before).saturating_sub(room);
        let mut start = 0;
        for glyph in glyphs(before) {
            if over == 0 {
                break;
            }
            over = over.saturating_sub(glyph.width);
            start = glyph.bytes.end;
        }
        self.text(x, y, end, &input.text()[start..], label);
        x + width(&before[start..]).min(room)
    }

    /// The cells of a line get a label over what they have.
    pub fn over(&mut self, line: Rect, label: Label) {
        self.buffer.set_style(line, self.theme.style(label));
    }

    /// Empties an area.
    pub fn clear(&mut self, area: Rect) {
        for y in area.top()..area.bottom() {
            for x in area.left()..area.right() {
                if let Some(cell) = self.buffer.cell_mut((x, y)) {
                    cell.reset();
                }
            }
        }
    }

    /// The lines around or above a pane, with a title at the left and a note at the right.
    pub fn pane(&mut self, pane: Boxed, title: &str, note: &str, focus: bool) {
        let area = pane.outer;
        if area.width < 4 || area.height == 0 {
            return;
        }
        let (line, label) = (if focus { Label::Focus } else { Label::Border }, title_label(focus));
        let horizontal = self.theme.sign(Sign::Horizontal);
        for x in area.left()..area.right() {
            self.text(x, area.y, area.right(), horizontal, line);
            if pane.framed && area.height > 1 {
                self.text(x, area.bottom() - 1, area.right(), horizontal, line);
            }
        }
        if pane.framed && area.height > 1 {
            self.sides(area, line);
        }
        let start = if pane.framed { area.x + 1 } else { area.x };
        let end = area.right() - 1;
        let note_width = if note.is_empty() { 0 } else { width(note) + 2 };
        let room = end.saturating_sub(note_width + 1);
        let padded = if pane.framed { format!(" {title} ") } else { format!("{title} ") };
        let x = if width(&padded) <= room.saturating_sub(start) {
            self.text(start, area.y, room, &padded, label)
        } else {
            // A title that is cut keeps its distance from the line.
            let end = self.fitted(start, area.y, room.saturating_sub(1), padded.trim_end(), label);
            self.text(end, area.y, room, " ", label)
        };
        if note_width > 0 && x + note_width < end {
            self.text(end - note_width, area.y, end, &format!(" {note} "), Label::Quiet);
        }
    }

    fn sides(&mut self, area: Rect, line: Label) {
        let vertical = self.theme.sign(Sign::Vertical);
        for y in area.top() + 1..area.bottom() - 1 {
            self.text(area.x, y, area.right(), vertical, line);
            self.text(area.right() - 1, y, area.right(), vertical, line);
        }
        for (x, y, sign) in [
            (area.x, area.y, Sign::TopLeft),
            (area.right() - 1, area.y, Sign::TopRight),
            (area.x, area.bottom() - 1, Sign::BottomLeft),
            (area.right() - 1, area.bottom() - 1, Sign::BottomRight),
        ] {
            self.text(x, y, area.right(), self.theme.sign(sign), line);
        }
    }

    /// Labelled lines from `top` on, wrapped; gives how many lines were drawn.
    pub fn rows(&mut self, area: Rect, rows: &[Row], top: usize) -> u16 {
        let mut y = 0;
        for (row, range) in wrapped(rows, area.width).into_iter().skip(top) {
            if y >= area.height {
                break;
            }
            let row = &rows[row];
            let text = row.text();
            let theme = self.theme;
            let line = text.get(range.clone()).unwrap_or_default();
            let style = |byte| theme.style(row.label(range.start + byte));
            let x = area.x + row.indent.min(area.width);
            let end = self.styled(x, area.y + y, area.right(), line, style);
            self.link((x, area.y + y), end, row.link.as_deref());
            if let (0, Some((lead, label, columns))) = (range.start, &row.lead) {
                let x = x.saturating_sub(*columns).max(area.x);
                // A sign that is underlined or struck through is another sign.
                let style = theme.style(*label).remove_modifier(Modifier::UNDERLINED | Modifier::CROSSED_OUT);
                self.styled(x, area.y + y, area.right(), lead, |_| style);
            }
            y += 1;
        }
        y
    }

    /// Turns a cell's words into those under the cursor of a list.
    pub fn select(&mut self, line: Rect, focus: bool) {
        self.over(line, if focus { Label::Selected } else { Label::Chosen });
        if focus {
            // One even bar: reversed colours and reversed dim letters are hard to read.
            self.buffer.set_style(line, Style::new().fg(Color::Reset).remove_modifier(Modifier::DIM));
        }
    }
}

const fn title_label(focus: bool) -> Label {
    if focus { Label::Focus } else { Label::Title }
}

/// The lines of labelled rows at a width: the row and the bytes of its words.
#[must_use]
pub fn wrapped(rows: &[Row], columns: u16) -> Vec<(usize, std::ops::Range<usize>)> {
    let mut lines = Vec::new();
    for (n, row) in rows.iter().enumerate() {
        let text = row.text();
        lines
            .extend(wrap(&text, columns.saturating_sub(row.indent).max(1)).into_iter().map(|line| (n, line)));
    }
    lines
}
