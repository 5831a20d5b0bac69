//! The signs of a page with their places.

use std::panic::{AssertUnwindSafe, catch_unwind};

use pdf_extract::{
    Dictionary, Document, MediaBox, Object, OutputDev, OutputError, Stream, Transform, output_doc,
};

use super::rewrite::Page;

/// The most signs of one page.
const MOST: usize = 400_000;

/// A sign: where its base line begins, upright, `y` growing downwards.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Glyph {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub size: f64,
    pub text: String,
}

/// The four ways that a line of signs may run over the paper.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Right,
    Up,
    Left,
    Down,
}

/// What the library hands over.
#[derive(Default)]
struct Sink {
    found: Vec<(Way, Glyph)>,
    full: bool,
}

impl OutputDev for Sink {
    fn begin_page(
        &mut self,
        _: u32,
        _: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _: f64,
        font_size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        let (ahead, up) = ((place.m11, place.m12), (place.m21, place.m22));
        let size = font_size.abs() * up.0.hypot(up.1);
        let width = width * font_size.abs() * ahead.0.hypot(ahead.1);
        let (x, y) = (place.m31, place.m32);
        let finite = [x, y, size, width].iter().all(|n| n.is_finite() && n.abs() < 1e6);
        let Some(way) = way(ahead, font_size).filter(|_| finite && size > 0.1) else { return Ok(()) };
        let (x, y) = match way {
            Way::Right => (x, -y),
            Way::Left => (-x, y),
            Way::Up => (y, x),
            Way::Down => (-y, -x),
        };
        if self.found.len() < MOST {
            self.found.push((way, Glyph { x, y, width, size, text: text.to_owned() }));
        } else {
            self.full = true;
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}

/// Which way a line runs; none where it runs aslant, as marks across a page do.
fn way((x, y): (f64, f64), font_size: f64) -> Option<Way> {
    let (x, y) = if font_size < 0.0 { (-x, -y) } else { (x, y) };
    if x.abs() > 6.0 * y.abs() {
        return Some(if x > 0.0 { Way::Right } else { Way::Left });
    }
    if y.abs() > 6.0 * x.abs() {
        return Some(if y > 0.0 { Way::Up } else { Way::Down });
    }
    None
}

/// What was read of a page.
pub(super) struct Signs {
    /// The signs of the most frequent way, and then those of the others.
    pub ways: Vec<Vec<Glyph>>,
    /// The library failed on it, or there were too many signs.
    pub failed: bool,
}

/// A page with more fonts is not tried font by font.
const MOST_FONTS: usize = 24;

/// The signs of a page that was rewritten. Where the library fails on a font, the words of the others are kept.
pub(super) fn signs(doc: &mut Document, page: &Page) -> Signs {
    let (mut sink, mut failed) = follow(doc, page, page.content(|_| true));
    if failed && page.fonts.len() <= MOST_FONTS {
        let names: Vec<Vec<u8>> = page.fonts.iter().map(|(name, _)| name.clone()).collect();
        let fails = |name: &Vec<u8>| follow(doc, page, page.content(|font| font == name)).1;
        let bad: Vec<Vec<u8>> = names.into_iter().filter(fails).collect();
        (sink, _) = follow(doc, page, page.content(|font| !bad.iter().any(|name| name == font)));
    }
    failed |= sink.full || page.full;
    let mut ways = Vec::new();
    for way in [Way::Right, Way::Up, Way::Left, Way::Down] {
        let signs: Vec<Glyph> =
            sink.found.iter().filter(|(w, _)| *w == way).map(|(_, glyph)| glyph.clone()).collect();
        if !signs.is_empty() {
            ways.push(signs);
        }
    }
    ways.sort_by_key(|signs| std::cmp::Reverse(signs.len()));
    Signs { ways, failed }
}

/// Lets the library follow a content; gives what it handed over, and whether it failed.
fn follow(doc: &mut Document, page: &Page, content: Vec<u8>) -> (Sink, bool) {
    one_page(doc, page, content);
    let mut sink = Sink::default();
    // The library panics on what it does not know; nothing of ours is left half done by that.
    let done = catch_unwind(AssertUnwindSafe(|| output_doc(doc, &mut sink)));
    (sink, !matches!(done, Ok(Ok(()))))
}

/// Makes `page` the only page of the document.
fn one_page(doc: &mut Document, page: &Page, bytes: Vec<u8>) {
    let next = doc.objects.last_key_value().map_or(0, |((number, _), _)| *number).max(doc.max_id);
    let id = |n: u32| (next.saturating_add(n), 0);
    let old = doc.trailer.get(b"Root").and_then(Object::as_reference).ok();
    // The objects of the page before are put to use again.
    let [root, tree, leaf, content] = match old {
        Some((number, u16::MAX)) => [0, 1, 2, 3].map(|n| (number + n, u16::MAX)),
        _ => [1, 2, 3, 4].map(|n| (id(n).0, u16::MAX)),
    };
    let mut dict = Dictionary::new();
    dict.set("Type", Object::Name("Catalog".into()));
    dict.set("Pages", Object::Reference(tree));
    doc.objects.insert(root, Object::Dictionary(dict));
    let mut dict = Dictionary::new();
    dict.set("Type", Object::Name("Pages".into()));
    dict.set("Kids", Object::Array(vec![Object::Reference(leaf)]));
    dict.set("Count", Object::Integer(1));
    doc.objects.insert(tree, Object::Dictionary(dict));
    let mut resources = Dictionary::new();
    resources.set("Font", Object::Dictionary(page.fonts.clone()));
    let mut dict = Dictionary::new();
    dict.set("Type", Object::Name("Page".into()));
    let (width, height) = page.size;
    let sides = [0.0, 0.0, width, height].map(|side| {
        #[expect(clippy::cast_possible_truncation, reason = "a side of paper in points")]
        Object::Real(side as f32)
    });
    dict.set("MediaBox", Object::Array(sides.to_vec()));
    dict.set("Contents", Object::Reference(content));
    dict.set("Resources", Object::Dictionary(resources));
    doc.objects.insert(leaf, Object::Dictionary(dict));
    doc.objects.insert(content, Object::Stream(Stream::new(Dictionary::new(), bytes)));
    doc.trailer.set("Root", Object::Reference(root));
}
