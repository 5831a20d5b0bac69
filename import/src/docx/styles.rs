//! Which styles of paragraphs are headings.

use std::collections::HashMap;

use crate::xml::{Step, Xml};
use crate::{Limits, Refusal};

/// Styles and what a paragraph has from them.
#[derive(Clone, Debug, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
}

#[derive(Clone, Debug, Default)]
struct Style {
    heading: Option<usize>,
    base: Option<String>,
    list: Option<(String, usize)>,
}

/// A style that is based on another, and so on, this many times at most.
const LONGEST_CHAIN: usize = 16;

impl Styles {
    /// The level of a heading in this style.
    pub(super) fn heading(&self, id: &str) -> Option<usize> {
        self.chain(id).find_map(|style| style.heading).or_else(|| named(id))
    }

    /// The list that paragraphs of this style belong to, and their depth in it.
    pub(super) fn list(&self, id: &str) -> Option<(String, usize)> {
        self.chain(id).find_map(|style| style.list.clone())
    }

    fn chain<'s>(&'s self, id: &str) -> impl Iterator<Item = &'s Style> {
        let mut next = self.by_id.get(id);
        std::iter::from_fn(move || {
            let style = next?;
            next = style.base.as_deref().and_then(|base| self.by_id.get(base));
            Some(style)
        })
        .take(LONGEST_CHAIN)
    }
}

/// `heading 2`, `Heading2`, `Title`: the level.
fn named(name: &str) -> Option<usize> {
    let name = name.to_lowercase();
    if name == "title" {
        return Some(1);
    }
    let level = name.strip_prefix("heading")?.trim();
    level.parse().ok().filter(|level| (1..=9).contains(level))
}

pub(super) fn read(part: Option<Vec<u8>>, limits: &Limits) -> Result<Styles, Refusal> {
    let part = part.unwrap_or_default();
    let mut xml = Xml::new(part.as_slice(), limits);
    let mut styles = Styles::default();
    let mut id = String::new();
    loop {
        let Step::Open(tag) = (match xml.step()? {
            Step::End => return Ok(styles),
            step => step,
        }) else {
            continue;
        };
        if tag.name == "style" {
            id = tag.get("styleId").unwrap_or_default().to_owned();
            styles.by_id.insert(id.clone(), Style::default());
            continue;
        }
        let Some(style) = styles.by_id.get_mut(&id) else { continue };
        let value = tag.get("val");
        match tag.name.as_str() {
            "name" => style.heading = style.heading.or(value.and_then(named)),
            "basedOn" => style.base = value.map(str::to_owned),
            "outlineLvl" => {
                style.heading =
                    tag.number("val").filter(|level| *level < 9).map(|level| level + 1).or(style.heading);
            }
            "numId" => {
                style.list = value.map(|list| (list.to_owned(), style.list.as_ref().map_or(0, |(_, n)| *n)))
            }
            "ilvl" => {
                let depth = tag.number("val").unwrap_or(0);
                style.list = Some((style.list.take().map_or_else(String::new, |(list, _)| list), depth));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_by_name_level_and_base() {
        let part = "<styles><style styleId='a'><name val='heading 2'/></style><style styleId='b'><basedOn val='a'/></style>\
             <style styleId='c'><name val='Deck'/><outlineLvl val='0'/></style><style styleId='d'><basedOn val='d'/></style></styles>";
        let styles = read(Some(part.into()), &Limits::default()).unwrap();
        let levels = ["a", "b", "c", "d", "Heading3", "Title", "x"].map(|id| styles.heading(id));
        assert_eq!(levels, [Some(2), Some(2), Some(1), None, Some(3), Some(1), None]);
    }
}
