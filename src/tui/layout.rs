//! Where the panes stand at a size. Update and view ask the same functions, so scrolling and drawing agree.

use ratatui::layout::Rect;

/// The panes of the review screen, in the order of `Tab`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pane {
    /// The claims.
    #[default]
    Claims,
    /// The article.
    Article,
    /// The source.
    Source,
    /// Corrections and history.
    Log,
}

impl Pane {
    /// All, in order.
    pub const ALL: [Self; 4] = [Self::Claims, Self::Article, Self::Source, Self::Log];

    /// The n-th.
    #[must_use]
    pub fn nth(n: usize) -> Self {
        Self::ALL[n % 4]
    }
}

/// The smallest screen that anything is shown on.
pub const SMALLEST: (u16, u16) = (40, 12);

/// Head, body, message and hint lines of a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// The line of titles.
    pub head: Rect,
    /// What is left.
    pub body: Rect,
    /// The line for messages.
    pub message: Rect,
    /// The line of hints.
    pub hints: Rect,
}

/// The frame of a screen; none where the screen is too small.
#[must_use]
pub fn frame((width, height): (u16, u16)) -> Option<Frame> {
    if width < SMALLEST.0 || height < SMALLEST.1 {
        return None;
    }
    // Wider margins where there is room.
    let margin = if width >= 120 { 2 } else { u16::from(width >= 80) };
    let line = |y| Rect::new(margin, y, width - 2 * margin, 1);
    // A free line below the head and above the message, where there is room.
    let air = u16::from(height >= 40);
    Some(Frame {
        head: line(0),
        body: Rect::new(margin, 1 + air, width - 2 * margin, height - 3 - 2 * air),
        message: line(height - 2),
        hints: line(height - 1),
    })
}

/// A pane with its frame, or with a title line only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Boxed {
    /// With the frame or title line.
    pub outer: Rect,
    /// Where the content goes.
    pub inner: Rect,
    /// Whether lines go all around.
    pub framed: bool,
}

impl Boxed {
    /// Lines all around, and a free column at each side.
    #[must_use]
    pub fn framed(outer: Rect) -> Self {
        let inner = Rect::new(
            outer.x + 2.min(outer.width),
            outer.y + 1.min(outer.height),
            outer.width.saturating_sub(4),
            outer.height.saturating_sub(2),
        );
        Self { outer, inner, framed: true }
    }

    /// A title line above.
    #[must_use]
    pub fn titled(outer: Rect) -> Self {
        let inner =
            Rect::new(outer.x, outer.y + 1.min(outer.height), outer.width, outer.height.saturating_sub(1));
        Self { outer, inner, framed: false }
    }
}

/// The places of the four panes; none for those not in view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Panes([Option<Boxed>; 4]);

impl Panes {
    /// Where a pane stands.
    #[must_use]
    pub const fn get(&self, pane: Pane) -> Option<Boxed> {
        self.0[pane as usize]
    }

    /// The pane at a column and row.
    #[must_use]
    pub fn at(&self, x: u16, y: u16) -> Option<Pane> {
        let inside = |boxed: Boxed| boxed.outer.contains((x, y).into());
        Pane::ALL.into_iter().find(|pane| self.get(*pane).is_some_and(inside))
    }
}

/// The list of articles, and from 160 columns on the chosen one at a glance beside it.
#[must_use]
pub fn desk(body: Rect, (width, _): (u16, u16)) -> (Boxed, Option<Boxed>) {
    if width < 160 {
        return (Boxed::framed(body), None);
    }
    let list = body.width * 66 / 100;
    let beside = Rect { x: body.x + list, width: body.width - list, ..body };
    (Boxed::framed(Rect { width: list, ..body }), Some(Boxed::framed(beside)))
}

/// How the review screen is to be laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// The pane that has the keys.
    pub focus: Pane,
    /// Whether it has the whole screen.
    pub zoomed: bool,
    /// Whether several sources stand side by side.
    pub beside: bool,
}

/// The review screen: side by side from 100×30, stacked from 80×24, else the pane in focus alone; also alone if
/// it is zoomed. Several sources get the greater part.
#[must_use]
pub fn review(body: Rect, size: (u16, u16), shape: &Shape) -> Panes {
    let (width, height) = size;
    if shape.zoomed || width < 80 || height < 24 {
        let mut panes = [None; 4];
        let boxed = if width < 80 { Boxed::titled(body) } else { Boxed::framed(body) };
        panes[shape.focus as usize] = Some(boxed);
        return Panes(panes);
    }
    if width < 100 || height < 30 {
        return stacked(body);
    }
    let list = match width {
        0..120 => body.width * 40 / 100,
        120..180 => body.width * 38 / 100,
        _ => body.width * 26 / 100,
    };
    let (left, right) =
        (Rect { width: list, ..body }, Rect { x: body.x + list, width: body.width - list, ..body });
    let (claims, log) = split(left, left.height * 62 / 100);
    let (article, source) = if shape.beside {
        split(right, right.height * 36 / 100)
    } else if width >= 180 {
        let half = right.width / 2;
        (Rect { width: half, ..right }, Rect { x: right.x + half, width: right.width - half, ..right })
    } else {
        split(right, right.height / 2)
    };
    Panes([claims, article, source, log].map(|rect| Some(Boxed::framed(rect))))
}

fn stacked(body: Rect) -> Panes {
    let log = 4.max(body.height / 6);
    let third = (body.height - log) / 3;
    let rest = body.height - log - 2 * third;
    let mut y = body.y;
    let mut next = |height| {
        let rect = Rect { y, height, ..body };
        y += height;
        Some(Boxed::titled(rect))
    };
    Panes([next(third), next(third), next(rest), next(log)])
}

/// `rect` cut after `height` lines.
#[must_use]
pub fn split(rect: Rect, height: u16) -> (Rect, Rect) {
    let height = height.min(rect.height);
    (Rect { height, ..rect }, Rect { y: rect.y + height, height: rect.height - height, ..rect })
}

/// A box in the middle of `body`, at most so wide and high.
#[must_use]
pub fn middle(body: Rect, width: u16, height: u16) -> Boxed {
    let (width, height) = (width.min(body.width), height.min(body.height));
    Boxed::framed(Rect::new(
        body.x + (body.width - width) / 2,
        body.y + (body.height - height) / 3,
        width,
        height,
    ))
}

/// The first line to show, so that the lines `from..to` of `all` are in view of `height` lines with a little
/// around them; `top` is kept where it will do, so that nothing jumps.
#[must_use]
pub fn keep(top: usize, (from, to): (usize, usize), height: u16, all: usize) -> usize {
    let height = usize::from(height.max(1));
    let around = if height >= 5 { 1 } else { 0 };
    let last = all.saturating_sub(height);
    let (first, end) = (from.saturating_sub(around), to + around);
    let top = if end > top + height { end.saturating_sub(height) } else { top };
    top.min(first).min(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panes_lie_inside_the_screen_and_never_on_each_other() {
        for width in 1..=300u16 {
            for height in 1..=100u16 {
                let Some(frame) = frame((width, height)) else { continue };
                let screen = Rect::new(0, 0, width, height);
                for zoomed in [false, true] {
                    let shape = Shape { focus: Pane::Source, zoomed, beside: width.is_multiple_of(2) };
                    let panes = review(frame.body, (width, height), &shape);
                    let rects: Vec<Rect> =
                        Pane::ALL.into_iter().filter_map(|pane| panes.get(pane)).map(|b| b.outer).collect();
                    for (n, rect) in rects.iter().enumerate() {
                        assert_eq!(screen.intersection(*rect), *rect, "{width}×{height}");
                        assert!(
                            rects[n + 1..].iter().all(|other| !rect.intersects(*other)),
                            "{width}×{height}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn all_four_are_in_view_from_80_by_24_and_one_below() {
        let count = |width, height| {
            let frame = frame((width, height)).expect("large enough");
            let panes = review(frame.body, (width, height), &Shape::default());
            Pane::ALL.into_iter().filter(|pane| panes.get(*pane).is_some()).count()
        };
        assert_eq!([count(100, 30), count(80, 24), count(200, 60)], [4, 4, 4]);
        assert_eq!([count(79, 24), count(40, 12)], [1, 1]);
        assert!(frame((39, 12)).is_none() && frame((40, 11)).is_none());
    }

    #[test]
    fn scrolling_moves_only_when_it_must() {
        assert_eq!(keep(0, (3, 4), 10, 50), 0);
        assert_eq!(keep(0, (12, 13), 10, 50), 4);
        assert_eq!(keep(20, (5, 6), 10, 50), 4);
        assert_eq!(keep(45, (49, 50), 10, 50), 40);
        assert_eq!(keep(9, (0, 1), 10, 5), 0);
        assert_eq!(keep(0, (4, 30), 10, 50), 3);
    }
}
