//! The map at the right edge of the article: every claim's verdict along the whole text, and the part in view.

use super::super::model::Story;
use super::super::theme::{Label, Sign};
use super::paint::Paint;
use super::review::graver;
use ratatui::layout::Rect;
use std::ops::Range;

/// Draws the map into the last column of `area`. Each row stands for a stretch of the article and shows the gravest
/// claim that begins there; a bar marks the rows in view. Where all lines are in view there is nothing to map.
pub fn draw(paint: &mut Paint<'_>, story: &Story, area: Rect, top: usize, lines: &[Range<usize>]) {
    let height = usize::from(area.height);
    if lines.len() <= height || area.width < 8 || height == 0 {
        return;
    }
    let x = area.right() - 1;
    let row_of = |line: usize| (line * height / lines.len()).min(height - 1);
    for row in row_of(top)..=row_of((top + height - 1).min(lines.len() - 1)) {
        let y = area.y + u16::try_from(row).unwrap_or(0);
        paint.text(x, y, area.right(), paint.theme.sign(Sign::Thumb), Label::Focus);
    }
    let mut gravest: Vec<Option<(u8, usize)>> = vec![None; height];
    for (n, claim) in story.claims.iter().enumerate() {
        let Some(span) = story.document.at(claim.place, claim.span) else { continue };
        let row = row_of(lines.partition_point(|line| line.end <= span.start));
        let gravity = story.gravity_at(n);
        if gravest[row].is_none_or(|(known, _)| gravity < known) {
            gravest[row] = Some((gravity, n));
        }
    }
    for (row, found) in gravest.into_iter().enumerate() {
        let Some(claim) = found.and_then(|(_, n)| story.claims.get(n)) else { continue };
        let (sign, label) = graver(story, claim);
        let y = area.y + u16::try_from(row).unwrap_or(0);
        paint.text(x, y, area.right(), paint.theme.sign(sign), label);
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture::{app, text};

    #[test]
    fn the_map_appears_where_the_article_is_longer_than_its_pane() {
        let mut long = app((80, 24), true);
        let last = |app: &super::super::super::app::App| {
            text(app).lines().filter(|line| line.trim_end().ends_with(['✗', '?'])).count()
        };
        assert!(last(&long) > 0, "{}", text(&long));
        long.size = (200, 60);
        assert_eq!(last(&long), 0);
    }
}
