//! Pictures of the real screen: a desk is opened, keys are pressed, and the cells become an SVG.

use super::app::App;
use super::look::Look;
use super::msg::{Effect, Msg};
use super::update::update;
use super::view::view;
use super::worker::Worker;
use crate::desk::Desk;
use crate::settings::terminal::{Depth, Ground};
use crate::settings::{Identity, Settings};
use ratatui::buffer::{Buffer, Cell, CellDiffOption};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use std::collections::{BTreeMap, VecDeque};
use std::fmt::Write;
use std::path::Path;

/// Columns, lines, and the ground they are painted on.
#[derive(Clone, Copy, Debug)]
pub struct Canvas {
    /// Columns and lines.
    pub size: (u16, u16),
    /// Dark letters on light ground.
    pub light: bool,
}

/// Opens the desk at `root`, presses `keys` (names as in the table of actions, blanks between) and gives the screen
/// as SVG on each canvas. What is written to the desk on the way is written.
///
/// # Errors
/// Where the desk cannot be opened, or there is no canvas.
pub fn pictures(
    root: &Path,
    identity: Identity,
    keys: &str,
    canvases: &[Canvas],
) -> Result<Vec<String>, String> {
    let first = canvases.first().ok_or("no canvas to paint on")?;
    let mut app = opened(root, identity, keys, first.size)?;
    let draw = |canvas: &Canvas| {
        let ground = if canvas.light { Ground::Light } else { Ground::Dark };
        update(&mut app, Msg::Ground(ground));
        update(&mut app, Msg::Resize(canvas.size.0, canvas.size.1));
        let mut buffer = Buffer::empty(Rect::new(0, 0, canvas.size.0, canvas.size.1));
        view(&app, &mut buffer);
        svg(&buffer, *canvas)
    };
    Ok(canvases.iter().map(draw).collect())
}

/// The state of the screens on the desk at `root` after the keys; the worker did all that was asked of it.
pub(super) fn opened(root: &Path, identity: Identity, keys: &str, size: (u16, u16)) -> Result<App, String> {
    let desk = Desk::open(root, identity, false).map_err(|error| error.to_string())?;
    let mut worker = Worker::new(desk, Settings::default());
    let look = Look { depth: Depth::Rgb, ..Look::default() };
    let mut app = App::new(size, look);
    // Nothing is remembered from another run, and nothing for the next.
    let start = app.start(None, None);
    settle(&mut app, &mut worker, start);
    let mut told = Vec::new();
    worker.finish(&mut |msg| told.push(msg));
    told.into_iter().for_each(|msg| drop(update(&mut app, msg)));
    for key in keys.split(' ').filter(|key| !key.is_empty()) {
        let effects = update(&mut app, Msg::Key(key.to_owned()));
        settle(&mut app, &mut worker, effects);
    }
    Ok(app)
}

/// As [`pictures`], on one canvas.
///
/// # Errors
/// As there.
pub fn picture(root: &Path, identity: Identity, keys: &str, canvas: Canvas) -> Result<String, String> {
    pictures(root, identity, keys, &[canvas])?.pop().ok_or_else(|| "no picture".to_owned())
}

/// Does effects at once, and those that come of them.
fn settle(app: &mut App, worker: &mut Worker, effects: Vec<Effect>) {
    let mut effects: VecDeque<Effect> = effects.into();
    while let Some(effect) = effects.pop_front() {
        // Nothing is remembered, and the settings of whoever draws stay as they are.
        if matches!(effect, Effect::Remember(_) | Effect::Set(..)) {
            continue;
        }
        let mut told = Vec::new();
        worker.perform(effect, &mut |msg| told.push(msg));
        for msg in told {
            effects.extend(update(app, msg));
        }
    }
}

const WIDE: f32 = 8.43;
const HIGH: f32 = 18.0;

/// Ground and letters of a canvas.
const fn grounds(light: bool) -> (&'static str, &'static str) {
    if light { ("#ffffff", "#24292f") } else { ("#1c2128", "#d8dee6") }
}

/// A colour for SVG; the terminal's own colours are those of the theme that fits the canvas.
fn paint(colour: Color, canvas: Canvas) -> String {
    match colour {
        Color::Rgb(r, g, b) => format!("#{r:02x}{g:02x}{b:02x}"),
        _ => grounds(canvas.light).1.to_owned(),
    }
}

/// The cells as SVG: runs of one style are one text, lines and bars are drawn, so that no font leaves gaps.
fn svg(buffer: &Buffer, canvas: Canvas) -> String {
    let (width, height) = (f32::from(canvas.size.0) * WIDE + 24.0, f32::from(canvas.size.1) * HIGH + 24.0);
    let (ground, letters) = grounds(canvas.light);
    let mut drawing = Drawing { canvas, body: String::new(), lines: BTreeMap::new() };
    for y in 0..canvas.size.1 {
        let mut x = 0;
        while x < canvas.size.0 {
            x = drawing.run(buffer, x, y, canvas.size.0);
        }
    }
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" xml:space=\"preserve\" \
         font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"14\" \
         fill=\"{letters}\">\n<style>.b{{font-weight:bold}}.i{{font-style:italic}}.d{{opacity:.62}}\
         .u{{text-decoration:underline}}.s{{text-decoration:line-through}}path{{fill:none}}</style>\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{ground}\"/>\n"
    );
    for ((colour, dim), path) in drawing.lines {
        let dim = if dim { " class=\"d\"" } else { "" };
        let _ = writeln!(out, "<path d=\"{path}\" stroke=\"{colour}\"{dim}/>");
    }
    out.push_str(&drawing.body);
    out.push_str("</svg>\n");
    out
}

struct Drawing {
    canvas: Canvas,
    body: String,
    /// Lines by colour and whether they are dim, as one path each.
    lines: BTreeMap<(String, bool), String>,
}

impl Drawing {
    /// Draws the run that starts at a column; gives the column after it.
    fn run(&mut self, buffer: &Buffer, start: u16, y: u16, end: u16) -> u16 {
        let first = &buffer[(start, y)];
        let (left, top) = (12.0 + f32::from(start) * WIDE, 12.0 + f32::from(y) * HIGH);
        let colour = paint(first.fg, self.canvas);
        let dim = first.modifier.contains(Modifier::DIM);
        if let Some(path) = line(first.symbol(), left, top) {
            self.lines.entry((colour, dim)).or_default().push_str(&path);
            return start + 1;
        }
        let (mut x, mut text) = (start, String::new());
        while x < end {
            let cell = &buffer[(x, y)];
            if cell.style() != first.style() || line(cell.symbol(), 0.0, 0.0).is_some() {
                break;
            }
            text.push_str(cell.symbol());
            x += columns(cell).max(1);
        }
        let (ground, letters) = grounds(self.canvas.light);
        let reversed = first.modifier.contains(Modifier::REVERSED);
        if reversed {
            let wide = f32::from(x - start) * WIDE;
            let _ = writeln!(
                self.body,
                "<rect shape-rendering=\"crispEdges\" x=\"{left:.1}\" y=\"{top:.0}\" width=\"{wide:.1}\" height=\"{HIGH}\" fill=\"{colour}\"/>"
            );
        }
        let fill = match reversed {
            true => format!(" fill=\"{ground}\""),
            false if colour == letters => String::new(),
            false => format!(" fill=\"{colour}\""),
        };
        let base = top + 13.5;
        // Not every renderer keeps blanks at the start of a text, or several in a row.
        for (before, piece) in pieces(&text) {
            let left = left + f32::from(super::cells::width(before)) * WIDE;
            let long = f32::from(super::cells::width(piece)) * WIDE;
            let _ = writeln!(
                self.body,
                "<text x=\"{left:.1}\" y=\"{base:.1}\" textLength=\"{long:.1}\"{}{fill}>{}</text>",
                classes(first),
                escape(piece)
            );
        }
        x
    }
}

/// The pieces of a text between two or more blanks, each with what stands before it.
fn pieces(text: &str) -> Vec<(&str, &str)> {
    let mut pieces = Vec::new();
    let mut at = 0;
    for piece in text.split("  ") {
        let start = at + piece.len() - piece.trim_start().len();
        if let (Some(before), false) = (text.get(..start), piece.trim().is_empty()) {
            pieces.push((before, piece.trim()));
        }
        at += piece.len() + 2;
    }
    pieces
}

fn columns(cell: &Cell) -> u16 {
    match cell.diff_option {
        CellDiffOption::ForcedWidth(width) => width.get(),
        _ => 1,
    }
}

/// Weights as classes.
fn classes(cell: &Cell) -> String {
    const CLASSES: [(Modifier, char); 5] = [
        (Modifier::BOLD, 'b'),
        (Modifier::ITALIC, 'i'),
        (Modifier::DIM, 'd'),
        (Modifier::UNDERLINED, 'u'),
        (Modifier::CROSSED_OUT, 's'),
    ];
    let held: Vec<String> = CLASSES
        .iter()
        .filter(|(modifier, _)| cell.modifier.contains(*modifier))
        .map(|(_, class)| class.to_string())
        .collect();
    if held.is_empty() { String::new() } else { format!(" class=\"{}\"", held.join(" ")) }
}

/// A line or bar as a path.
fn line(symbol: &str, x: f32, y: f32) -> Option<String> {
    let (right, bottom) = (x + WIDE, y + HIGH);
    let (middle, centre) = (x + WIDE / 2.0, y + HIGH / 2.0);
    Some(match symbol {
        "─" => format!("M{x:.1} {centre:.1}H{right:.1}"),
        "│" => format!("M{middle:.1} {y:.1}V{bottom:.1}"),
        "╭" => format!("M{right:.1} {centre:.1}Q{middle:.1} {centre:.1} {middle:.1} {bottom:.1}"),
        "╮" => format!("M{x:.1} {centre:.1}Q{middle:.1} {centre:.1} {middle:.1} {bottom:.1}"),
        "╰" => format!("M{right:.1} {centre:.1}Q{middle:.1} {centre:.1} {middle:.1} {y:.1}"),
        "╯" => format!("M{x:.1} {centre:.1}Q{middle:.1} {centre:.1} {middle:.1} {y:.1}"),
        "▌" => format!("M{:.1} {y:.1}V{bottom:.1}", x + 1.0),
        "▐" => format!("M{:.1} {y:.1}V{bottom:.1}", right - 1.0),
        _ => return None,
    })
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    #[test]
    fn columns_are_texts_of_their_own() {
        assert_eq!(pieces("  a b   cក  d "), [("  ", "a b"), ("  a b   ", "cក"), ("  a b   cក  ", "d")]);
        assert!(pieces("    ").is_empty());
    }

    #[test]
    fn a_picture_has_the_words_their_weight_and_nothing_unescaped() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 2));
        super::super::cells::put(&mut buffer, (0, 0), 12, "│a < b & ក", Style::new().bold());
        let drawn = svg(&buffer, Canvas { size: (12, 2), light: false });
        assert!(drawn.contains("class=\"b\"") && drawn.contains("a &lt; b &amp; ក"), "{drawn}");
        assert!(drawn.contains("<path"), "{drawn}");
        assert!(svg(&buffer, Canvas { size: (12, 2), light: true }).contains("#ffffff"));
    }
}
