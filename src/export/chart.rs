//! Bars as SVG, drawn by `plotters`. The drawing has classes instead of colours, so that a page can be light or dark.

use super::SheetChart;
use super::escape::xml;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use std::fmt::Write;

/// Width of a drawing, in its own units.
const WIDTH: u32 = 720;
/// Height of one bar that lies, with its gap.
const BAR: u32 = 28;
/// Height of a chart with bars that stand.
const STANDING: u32 = 260;
/// How many bars are drawn; the table has all of them.
const MOST: usize = 24;
/// The longest label, in characters.
const LABEL: usize = 30;

/// Colours that stand for classes: what the page's style sheet paints.
const INK: RGBColor = RGBColor(1, 1, 1);
const FILL: RGBColor = RGBColor(2, 2, 2);
const GRID: RGBColor = RGBColor(3, 3, 3);

/// The chart as an `<svg>` element with a title and a description, and how many bars it leaves out.
///
/// # Errors
/// What the plotting library says, which it does for sizes that it cannot draw.
pub(super) fn chart(chart: &SheetChart) -> Result<(String, usize), String> {
    let shown: Vec<(String, usize)> = if chart.in_time {
        // The newest months count.
        let skip = chart.bars.len().saturating_sub(MOST);
        chart.bars.iter().skip(skip).map(|bar| (bar.key.clone(), bar.count)).collect()
    } else {
        chart.bars.iter().take(MOST).map(|bar| (bar.key.clone(), bar.count)).collect()
    };
    let mut svg = String::new();
    let drawn = if chart.in_time { standing(&shown, &mut svg) } else { lying(&shown, &mut svg) };
    drawn.map_err(|error| error.to_string())?;
    Ok((labelled(chart, &shown, &svg), chart.bars.len() - shown.len()))
}

type Drawn = Result<(), Box<dyn std::error::Error>>;

fn most(bars: &[(String, usize)]) -> i32 {
    let most = bars.iter().map(|(_, count)| *count).max().unwrap_or(0);
    i32::try_from(most).unwrap_or(i32::MAX - 1).max(1)
}

/// How many marks an axis of whole numbers takes.
fn marks(most: i32) -> usize {
    usize::try_from(most).unwrap_or(1).clamp(1, 6) + 1
}

/// Units of the axis that a bar has, with its gap.
const PITCH: i32 = 10;
/// Units of the gap, on each side.
const GAP: i32 = 2;

fn lying(bars: &[(String, usize)], svg: &mut String) -> Drawn {
    let rows = u32::try_from(bars.len()).unwrap_or(1).max(1);
    let root = SVGBackend::with_string(svg, (WIDTH, rows * BAR + 42)).into_drawing_area();
    let (most, rows) = (most(bars), i32::try_from(rows).unwrap_or(1));
    let mut plot = ChartBuilder::on(&root)
        .margin(8)
        .margin_right(52)
        .x_label_area_size(26)
        .y_label_area_size(210)
        .build_cartesian_2d(0..most, 0..rows * PITCH)?;
    let text = ("sans-serif", 14).into_font().color(&INK);
    plot.configure_mesh()
        .disable_y_mesh()
        .disable_y_axis()
        .light_line_style(TRANSPARENT)
        .bold_line_style(GRID)
        .axis_style(GRID)
        .x_labels(marks(most))
        .x_label_formatter(&|count: &i32| count.to_string())
        .label_style(text.clone())
        .draw()?;
    for (n, (key, count)) in bars.iter().enumerate() {
        let low = (rows - 1 - i32::try_from(n).unwrap_or(0)) * PITCH;
        let count = i32::try_from(*count).unwrap_or(i32::MAX);
        let corners = [(0, low + GAP), (count, low + PITCH - GAP)];
        plot.draw_series(std::iter::once(Rectangle::new(corners, FILL.filled())))?;
        let (left, middle) = plot.backend_coord(&(0, low + PITCH / 2));
        let (right, _) = plot.backend_coord(&(count, low));
        let before = text.pos(Pos::new(HPos::Right, VPos::Center));
        let after = text.pos(Pos::new(HPos::Left, VPos::Center));
        root.draw(&Text::new(name(key), (left - 8, middle), before))?;
        root.draw(&Text::new(count.to_string(), (right + 6, middle), after))?;
    }
    root.present()?;
    Ok(())
}

fn standing(bars: &[(String, usize)], svg: &mut String) -> Drawn {
    let root = SVGBackend::with_string(svg, (WIDTH, STANDING)).into_drawing_area();
    let most = most(bars);
    // A few bars are no wider than many.
    let columns = i32::try_from(bars.len()).unwrap_or(1).max(8);
    let mut plot = ChartBuilder::on(&root)
        .margin(8)
        .margin_top(24)
        .x_label_area_size(26)
        .y_label_area_size(44)
        .build_cartesian_2d(0..columns * PITCH, 0..most)?;
    let text = ("sans-serif", if columns > 14 { 11 } else { 14 }).into_font().color(&INK);
    plot.configure_mesh()
        .disable_x_mesh()
        .disable_x_axis()
        .light_line_style(TRANSPARENT)
        .bold_line_style(GRID)
        .axis_style(GRID)
        .y_labels(marks(most))
        .y_label_formatter(&|count: &i32| count.to_string())
        .label_style(text.clone())
        .draw()?;
    let every = bars.len().div_ceil(12).max(1);
    for (n, (key, count)) in bars.iter().enumerate() {
        let left = i32::try_from(n).unwrap_or(0) * PITCH;
        let count = i32::try_from(*count).unwrap_or(i32::MAX);
        let corners = [(left + GAP / 2, 0), (left + PITCH - GAP / 2, count)];
        plot.draw_series(std::iter::once(Rectangle::new(corners, FILL.filled())))?;
        let (middle, foot) = plot.backend_coord(&(left + PITCH / 2, 0));
        let (_, top) = plot.backend_coord(&(left, count));
        let above = text.pos(Pos::new(HPos::Center, VPos::Bottom));
        root.draw(&Text::new(count.to_string(), (middle, top - 4), above))?;
        if n % every == 0 {
            let below = text.pos(Pos::new(HPos::Center, VPos::Top));
            root.draw(&Text::new(name(key), (middle, foot + 7), below))?;
        }
    }
    root.present()?;
    Ok(())
}

/// A label that fits; the end of a path says more than its beginning.
fn name(key: &str) -> String {
    let count = key.chars().count();
    if count <= LABEL {
        return key.to_owned();
    }
    format!("…{}", key.chars().skip(count - (LABEL - 1)).collect::<String>())
}

/// The drawing with a title and a description for those who do not see it, and classes for colours.
fn labelled(chart: &SheetChart, shown: &[(String, usize)], svg: &str) -> String {
    let id = xml(&chart.name);
    let mut said = String::new();
    for (n, (key, count)) in shown.iter().enumerate() {
        let _ = write!(said, "{}{}: {count}", if n > 0 { ", " } else { "" }, xml(key));
    }
    let start = svg.find("<svg").unwrap_or(0);
    let end = svg[start..].find('>').map_or(svg.len(), |at| start + at);
    let size = svg.get(start..end).unwrap_or_default();
    let field = |name: &str| {
        let from = size.find(&format!(" {name}=\""))? + name.len() + 3;
        size.get(from..from + size.get(from..)?.find('"')?)
    };
    let view = field("viewBox").map(str::to_owned).unwrap_or_else(|| {
        format!("0 0 {} {}", field("width").unwrap_or("720"), field("height").unwrap_or("260"))
    });
    let inside = svg.get(end + 1..).unwrap_or_default();
    let inside = [(INK, "ink"), (FILL, "bar"), (GRID, "grid")].into_iter().fold(
        inside.to_owned(),
        |inside, (colour, class)| {
            let hex = format!("#{:02X}{:02X}{:02X}", colour.0, colour.1, colour.2);
            inside
                .replace(&format!("fill=\"{hex}\""), &format!("class=\"{class}\""))
                .replace(&format!("stroke=\"{hex}\""), &format!("class=\"{class}\""))
        },
    );
    format!(
        "<svg role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" viewBox=\"{view}\" \
         xmlns=\"http://www.w3.org/2000/svg\">\n<title id=\"{id}-title\">{}</title>\n<desc id=\"{id}-desc\">{said}</desc>{inside}",
        xml(&chart.title)
    )
}
