//! Styles of OpenDocument: which paragraphs are titles or contents, which lists count.

use std::collections::{HashMap, HashSet};

use crate::xml::{Step, Xml};
use crate::{Limits, Refusal};

/// The deepest level of a list.
const LEVELS: usize = 10;

/// What the styles say that matters for the text.
#[derive(Debug, Default)]
pub(super) struct Styles {
    parents: HashMap<String, String>,
    lists: HashMap<String, Vec<Level>>,
    raised: HashSet<String>,
}

/// How the items of one level are marked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Level {
    /// `1`, `a`, `A`, `i`, `I`; empty for bullets.
    pub format: String,
    pub prefix: String,
    pub suffix: String,
    pub start: u32,
}

impl Styles {
    /// Adds the styles that a part declares.
    pub(super) fn read(&mut self, part: &[u8], limits: &Limits) -> Result<(), Refusal> {
        let mut xml = Xml::new(part, limits);
        let (mut list, mut style) = (String::new(), String::new());
        loop {
            let tag = match xml.step()? {
                Step::End => return Ok(()),
                Step::Open(tag) => tag,
                Step::Close(_) | Step::Text(_) => continue,
            };
            let text = |name: &str| tag.get(name).unwrap_or_default().to_owned();
            match tag.name.as_str() {
                "style" => {
                    style = text("name");
                    self.parents.insert(style.clone(), text("parent-style-name"));
                }
                "text-properties" if is_raised(&text("text-position")) => {
                    self.raised.insert(style.clone());
                }
                "list-style" => {
                    list = text("name");
                    self.lists.insert(list.clone(), vec![Level::default(); LEVELS]);
                }
                "list-level-style-number" => {
                    let depth = tag.number("level").unwrap_or(1).clamp(1, LEVELS) - 1;
                    let level = Level {
                        format: text("num-format"),
                        prefix: text("num-prefix"),
                        suffix: text("num-suffix"),
                        start: tag.number("start-value").and_then(|n| u32::try_from(n).ok()).unwrap_or(1),
                    };
                    let slot = self.lists.get_mut(&list).and_then(|levels| levels.get_mut(depth));
                    slot.into_iter().for_each(|slot| *slot = level.clone());
                }
                // The text itself comes last, and there are no more styles in it.
                "body" => return Ok(()),
                _ => {}
            }
        }
    }

    /// The style itself, or the named style that an automatic one was made from.
    pub(super) fn base<'s>(&'s self, style: &'s str) -> &'s str {
        let parent = self.parents.get(style).map_or("", String::as_str);
        let automatic = style.strip_prefix('P').is_some_and(|n| n.chars().all(|c| c.is_ascii_digit()));
        if automatic && !parent.is_empty() { parent } else { style }
    }

    /// Whether words in this style are raised: powers, ordinal signs.
    pub(super) fn is_raised(&self, style: &str) -> bool {
        self.raised.contains(style)
    }

    /// How the items of a list are marked at `depth`, from 0.
    pub(super) fn level(&self, list: &str, depth: usize) -> Option<&Level> {
        self.lists.get(list)?.get(depth.min(LEVELS - 1)).filter(|level| !level.format.is_empty())
    }
}

/// `super 58%`, or raised by a share of the size: `33% 58%`.
fn is_raised(position: &str) -> bool {
    let first = position.split_whitespace().next().unwrap_or_default();
    first == "super"
        || first.strip_suffix('%').and_then(|share| share.parse::<u32>().ok()).is_some_and(|share| share > 0)
}
