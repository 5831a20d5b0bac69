//! What stands before the items of lists, which the text itself does not hold.

use std::collections::HashMap;

use crate::counting::counted;
use crate::xml::{Step, Xml};
use crate::{Limits, Refusal};

/// Lists never go deeper.
const LEVELS: usize = 9;

/// The lists of a document and how far they have counted.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbering {
    /// A list's own number to the number of its pattern.
    pattern_of: HashMap<String, String>,
    patterns: HashMap<String, Vec<Level>>,
    counts: HashMap<String, [u32; LEVELS]>,
}

#[derive(Clone, Debug)]
struct Level {
    format: String,
    text: String,
    start: u32,
}

impl Default for Level {
    fn default() -> Self {
        Self { format: "bullet".into(), text: String::new(), start: 1 }
    }
}

impl Numbering {
    /// The marker of the next item of list `list` at `depth`: `-` for bullets; none where it is no list.
    pub(super) fn marker(&mut self, list: &str, depth: usize) -> Option<String> {
        if list == "0" || list.is_empty() {
            return None;
        }
        let depth = depth.min(LEVELS - 1);
        let Some(levels) = self.pattern_of.get(list).and_then(|pattern| self.patterns.get(pattern)) else {
            return Some("-".into());
        };
        let level = levels.get(depth).cloned().unwrap_or_default();
        let starts: Vec<u32> = (0..LEVELS).map(|n| levels.get(n).map_or(1, |level| level.start)).collect();
        let counts = self.counts.entry(list.to_owned()).or_insert([0; LEVELS]);
        for (n, (count, start)) in counts.iter_mut().zip(&starts).enumerate() {
            match n.cmp(&depth) {
                std::cmp::Ordering::Less if *count == 0 => *count = *start,
                std::cmp::Ordering::Equal => {
                    *count = if *count == 0 { *start } else { count.saturating_add(1) }
                }
                std::cmp::Ordering::Greater => *count = 0,
                std::cmp::Ordering::Less => {}
            }
        }
        if level.format == "bullet" || level.format == "none" || !level.text.contains('%') {
            return Some("-".into());
        }
        let mut text = level.text;
        for (n, count) in counts.iter().enumerate() {
            let format = levels.get(n).map_or("decimal", |level| level.format.as_str());
            text = text.replace(&format!("%{}", n + 1), &counted(*count, format));
        }
        Some(text.trim().to_owned())
    }
}

pub(super) fn read(part: Option<Vec<u8>>, limits: &Limits) -> Result<Numbering, Refusal> {
    let part = part.unwrap_or_default();
    let mut xml = Xml::new(part.as_slice(), limits);
    let mut found = Numbering::default();
    let (mut pattern, mut list, mut depth) = (None::<String>, String::new(), 0);
    loop {
        let tag = match xml.step()? {
            Step::End => return Ok(found),
            Step::Open(tag) => tag,
            Step::Close(_) | Step::Text(_) => continue,
        };
        let value = tag.get("val").unwrap_or_default();
        let level = pattern
            .as_ref()
            .and_then(|id| found.patterns.get_mut(id))
            .and_then(|levels| levels.get_mut(depth));
        match (tag.name.as_str(), level) {
            ("abstractNum", _) => {
                let id = tag.get("abstractNumId").unwrap_or_default().to_owned();
                found.patterns.insert(id.clone(), vec![Level::default(); LEVELS]);
                pattern = Some(id);
            }
            ("num", _) => {
                list = tag.get("numId").unwrap_or_default().to_owned();
                pattern = None;
            }
            ("abstractNumId", _) => {
                found.pattern_of.insert(list.clone(), value.to_owned());
            }
            ("lvl", _) => depth = tag.number("ilvl").unwrap_or(0),
            ("numFmt", Some(level)) => level.format = value.to_owned(),
            ("lvlText", Some(level)) => level.text = value.to_owned(),
            ("start", Some(level)) => level.start = value.parse().unwrap_or(1),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_counted_by_list_and_depth() {
        let part = "<numbering><abstractNum abstractNumId='7'><lvl ilvl='0'><start val='3'/><numFmt val='decimal'/><lvlText val='%1.'/></lvl>\
             <lvl ilvl='1'><numFmt val='lowerLetter'/><lvlText val='%1.%2)'/></lvl></abstractNum><num numId='1'><abstractNumId val='7'/></num></numbering>";
        let mut lists = read(Some(part.into()), &Limits::default()).unwrap();
        let markers: Vec<_> =
            [0, 1, 1, 0, 1].iter().map(|depth| lists.marker("1", *depth).unwrap()).collect();
        assert_eq!(markers, ["3.", "3.a)", "3.b)", "4.", "4.a)"]);
        assert_eq!(lists.marker("9", 0).as_deref(), Some("-"));
        assert_eq!(lists.marker("0", 0), None);
    }
}
