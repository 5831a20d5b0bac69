//! Bars as SVG, drawn by `plotters`. The drawing has classes instead of colours, so that a page can be light or dark.

use super::SheetChart;
use super::escape::xml;
use plotters::prelude::*;
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

fn lying(bars: &[(String, usize)], svg: &mut String) -> Drawn {
    let rows = u32::try_from(bars.len()).unwrap_or(1).max(1);
    let root = SVGBackend::with_string(svg, (WIDTH, rows * BAR + 50)).into_drawing_area();
    let (most, rows) = (most(bars), i32::try_from(rows).unwrap_or(1));
    let label = |at: &SegmentValue<i32>| match at {
        SegmentValue::CenterOf(n) | SegmentValue::Exact(n) => name(bars, rows - 1 - *n),
        SegmentValue::Last => String::new(),
    };
    let mut plot = ChartBuilder::on(&root)
        .margin(8)
        .margin_right(44)
        .x_label_area_size(26)
        .y_label_area_size(200)
        .build_cartesian_2d(0..most, (0..rows).into_segmented())?;
    let text = ("sans-serif", 14).into_font().color(&INK);
    plot.configure_mesh()
        .disable_y_mesh()
        .light_line_style(TRANSPARENT)
        .bold_line_style(GRID)
        .axis_style(GRID)
        .x_labels(marks(most))
        .y_labels(bars.len() + 1)
        .y_label_formatter(&label)
        .x_label_formatter(&|count: &i32| count.to_string())
        .label_style(text.clone())
        .draw()?;
    for (n, (_, count)) in bars.iter().enumerate() {
        let row = rows - 1 - i32::try_from(n).unwrap_or(0);
        let count = i32::try_from(*count).unwrap_or(i32::MAX);
        let mut bar = Rectangle::new(
            [(0, SegmentValue::Exact(row)), (count, SegmentValue::Exact(row + 1))],
            FILL.filled(),
        );
        bar.set_margin(4, 4, 0, 0);
        plot.draw_series(std::iter::once(bar))?;
        let figure = EmptyElement::at((count, SegmentValue::CenterOf(row)))
            + Text::new(count.to_string(), (6, -7), text.clone());
        plot.draw_series(std::iter::once(figure))?;
    }
    root.present()?;
    Ok(())
}

fn standing(bars: &[(String, usize)], svg: &mut String) -> Drawn {
    let root = SVGBackend::with_string(svg, (WIDTH, STANDING)).into_drawing_area();
    let (most, columns) = (most(bars), i32::try_from(bars.len()).unwrap_or(1).max(1));
    let label = |at: &SegmentValue<i32>| match at {
        SegmentValue::CenterOf(n) | SegmentValue::Exact(n) => name(bars, *n),
        SegmentValue::Last => String::new(),
    };
    let mut plot = ChartBuilder::on(&root)
        .margin(8)
        .margin_top(24)
        .x_label_area_size(30)
        .y_label_area_size(44)
        .build_cartesian_2d((0..columns).into_segmented(), 0..most)?;
    let text = ("sans-serif", if columns > 14 { 10 } else { 13 }).into_font().color(&INK);
    plot.configure_mesh()
        .disable_x_mesh()
        .light_line_style(TRANSPARENT)
        .bold_line_style(GRID)
        .axis_style(GRID)
        .x_labels(if columns > 12 { 12 } else { bars.len() + 1 })
        .y_labels(marks(most))
        .x_label_formatter(&label)
        .y_label_formatter(&|count: &i32| count.to_string())
        .label_style(text.clone())
        .draw()?;
    for (n, (_, count)) in bars.iter().enumerate() {
        let column = i32::try_from(n).unwrap_or(0);
        let count = i32::try_from(*count).unwrap_or(i32::MAX);
        let corners = [(SegmentValue::Exact(column), 0), (SegmentValue::Exact(column + 1), count)];
        let mut bar = Rectangle::new(corners, FILL.filled());
        bar.set_margin(0, 0, 3, 3);
        plot.draw_series(std::iter::once(bar))?;
        let figure = EmptyElement::at((SegmentValue::CenterOf(column), count))
            + Text::new(count.to_string(), (-4, -16), text.clone());
        plot.draw_series(std::iter::once(figure))?;
    }
    root.present()?;
    Ok(())
}

fn name(bars: &[(String, usize)], n: i32) -> String {
    let bar = usize::try_from(n).ok().and_then(|n| bars.get(n));
    let key = bar.map_or("", |(key, _)| key.as_str());
    if key.chars().count() <= LABEL {
        return key.to_owned();
    }
    // The end of a path says more than its beginning.
    let skip = key.chars().count() - (LABEL - 1);
    format!("…{}", key.chars().skip(skip).collect::<String>())
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
