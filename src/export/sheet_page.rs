//! A sheet as one page: HTML without scripts or foreign files, readable in print, in the dark and aloud.

use super::chart::chart;
use super::escape::xml;
use super::{Sheet, SheetChart};
use std::fmt::Write;

/// How many rows behind a bar the page shows; the CSV has all of them.
const ROWS: usize = 200;

const CSS: &str = include_str!("sheet_page.css");

/// The page.
///
/// # Errors
/// Where a chart cannot be drawn.
pub fn sheet_page(sheet: &Sheet) -> Result<String, String> {
    let title = xml(&sheet.title);
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\"/>\n<meta name=\"color-scheme\" content=\"light dark\"/>\n\
         <title>{title}</title>\n<style>\n{CSS}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
    );
    for line in &sheet.made {
        let _ = writeln!(out, "<p class=\"meta\">{}</p>", xml(line));
    }
    out.push_str("<section aria-label=\"Figures\">\n<table class=\"figures\">\n<caption>In figures</caption>\n<tbody>\n");
    for figure in &sheet.figures {
        let _ = writeln!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{}</td></tr>",
            xml(&figure.title),
            xml(&figure.value)
        );
    }
    out.push_str("</tbody>\n</table>\n</section>\n");
    for one in &sheet.charts {
        section(&mut out, sheet, one)?;
    }
    if !sheet.notes.is_empty() {
        out.push_str("<section aria-label=\"Notes\">\n<h2>What this rests on</h2>\n<ul>\n");
        for note in &sheet.notes {
            let _ = writeln!(out, "<li>{}</li>", xml(note));
        }
        out.push_str("</ul>\n</section>\n");
    }
    out.push_str("</main>\n</body>\n</html>\n");
    Ok(out)
}

fn section(out: &mut String, sheet: &Sheet, one: &SheetChart) -> Result<(), String> {
    let (id, title, unit) = (xml(&one.name), xml(&one.title), xml(&one.unit));
    let _ = write!(out, "<section id=\"{id}\">\n<h2>{title}</h2>\n");
    if one.bars.is_empty() {
        out.push_str("<p>None.</p>\n</section>\n");
        return Ok(());
    }
    let (svg, left_out) = chart(one)?;
    let _ = write!(out, "<figure>\n{svg}\n");
    if left_out > 0 {
        let _ = writeln!(out, "<figcaption>{left_out} more stand in the table.</figcaption>");
    }
    out.push_str("</figure>\n");
    let _ = write!(
        out,
        "<table class=\"counts\">\n<caption>{title}</caption>\n<thead><tr><th scope=\"col\">Which</th>\
         <th scope=\"col\">Number</th></tr></thead>\n<tbody>\n"
    );
    for bar in &one.bars {
        let _ = writeln!(out, "<tr><th scope=\"row\">{}</th><td>{}</td></tr>", xml(&bar.key), bar.count);
    }
    out.push_str("</tbody>\n</table>\n");
    for bar in one.bars.iter().filter(|bar| !bar.rows.is_empty()) {
        let many = if bar.count == 1 { "" } else { "s" };
        let _ = write!(
            out,
            "<details>\n<summary>{}: {} {unit}{many}</summary>\n<table class=\"rows\">\n<thead><tr>",
            xml(&bar.key),
            bar.count
        );
        for column in &sheet.columns {
            let _ = write!(out, "<th scope=\"col\">{}</th>", xml(column));
        }
        out.push_str("</tr></thead>\n<tbody>\n");
        for row in bar.rows.iter().take(ROWS) {
            out.push_str("<tr>");
            for cell in row {
                let _ = write!(out, "<td>{}</td>", xml(cell));
            }
            out.push_str("</tr>\n");
        }
        out.push_str("</tbody>\n</table>\n");
        if bar.rows.len() > ROWS {
            let _ = writeln!(out, "<p>{} more: see the CSV.</p>", bar.rows.len() - ROWS);
        }
        out.push_str("</details>\n");
    }
    out.push_str("</section>\n");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample_sheet;

    #[test]
    fn the_page_is_well_formed_and_says_everything_without_a_picture() {
        let text = sheet_page(&sample_sheet()).unwrap();
        assert!(!text.contains("<script") && !text.contains("http://courier"), "{text}");
        let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
        let document = roxmltree::Document::parse_with_options(&text, options).unwrap();
        let svg: Vec<_> = document.descendants().filter(|node| node.has_tag_name("svg")).collect();
        assert_eq!(svg.len(), 2, "one chart a list that is not empty");
        for one in svg {
            assert_eq!(one.attribute("role"), Some("img"));
            let labels = one.attribute("aria-labelledby").unwrap();
            for id in labels.split(' ') {
                let named = one.descendants().find(|node| node.attribute("id") == Some(id)).unwrap();
                assert!(!named.text().unwrap_or_default().is_empty(), "{id}");
            }
            let bars =
                one.descendants().filter(|n| n.has_tag_name("rect") && n.attribute("class") == Some("bar"));
            assert_eq!(bars.count(), 2, "{text}");
        }
        assert!(text.contains("&lt;b&gt;Courier&lt;/b&gt;"), "names are shown, not obeyed");
        assert!(text.contains("<p>None.</p>"));
    }

    #[test]
    fn a_longer_bar_counts_more() {
        let text = sheet_page(&sample_sheet()).unwrap();
        let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
        let document = roxmltree::Document::parse_with_options(&text, options).unwrap();
        let chart = document.descendants().find(|node| node.attribute("id") == Some("by_kind")).unwrap();
        let widths: Vec<u32> = chart
            .descendants()
            .filter(|n| n.has_tag_name("rect") && n.attribute("class") == Some("bar"))
            .map(|n| n.attribute("width").unwrap().parse().unwrap())
            .collect();
        assert!(widths[0] > widths[1] && widths[1] > 0, "{widths:?}");
    }
}
