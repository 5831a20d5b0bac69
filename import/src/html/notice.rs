//! Corrections and other notices that stand outside the article's text: at its head, at its foot, in a box.

use super::{walk, words};
use crate::build::squeezed;
use copydesk_engine::notice::form;
use dom_query::{Document as Dom, NodeRef};

/// As much of a paragraph as shows whether it is a notice.
const HEAD: usize = 240;
/// A notice is no shorter and no longer, in bytes.
const SHORTEST: usize = 24;
const LONGEST: usize = 2000;
/// The most notices of one page.
const MOST: usize = 20;

/// The notices of the page that `text` does not hold, each with whether it stands below the article's beginning.
pub fn outside(dom: &Dom, text: &str) -> Vec<(String, bool)> {
    let flat = squeezed(text);
    // The story has begun once some of its own words were met.
    let opening = text.lines().map(str::trim).find(|line| line.len() > 40).map(squeezed);
    let mut begun = false;
    let mut found: Vec<(String, bool)> = Vec::new();
    for node in
        dom.select("p, div, li, aside, footer, section, em, i, span, small, h2, h3, h4, h5, strong").nodes()
    {
        if has_blocks(node) {
            continue;
        }
        let own = words(node);
        begun |= opening.as_ref().is_some_and(|opening| own.contains(opening.as_str()));
        let Some(words) = notice(node, &own) else { continue };
        let known = flat.contains(&words) || found.iter().any(|(other, _)| other.contains(&words));
        if !known && found.len() < MOST {
            found.push((words, begun));
        }
    }
    found
}

/// The words of a node that is a notice, with those of the node after it where it is only the label.
fn notice(node: &NodeRef<'_>, own: &str) -> Option<String> {
    let label = own.trim_end_matches([':', '.', ' ']);
    let is_label =
        label.len() <= 40 && !label.is_empty() && opens(&format!("{label}: The board met on Monday."));
    let words = if is_label && own.len() < SHORTEST + label.len() {
        let next = node.next_element_sibling()?;
        let next = super::words(&next);
        if next.is_empty() || next.len() > LONGEST {
            return None;
        }
        format!("{label}: {next}")
    } else {
        own.to_owned()
    };
    let fits = (SHORTEST..=LONGEST).contains(&words.len()) && opens(&words);
    (fits && !is_teaser(node, &words)).then_some(words)
}

fn opens(words: &str) -> bool {
    let end = words.char_indices().nth(HEAD).map_or(words.len(), |(at, _)| at);
    form::opens(words.get(..end).unwrap_or(words)).is_some()
}

/// A link to another story, or something of the furniture that is no foot.
fn is_teaser(node: &NodeRef<'_>, words: &str) -> bool {
    let linked: usize =
        node.descendants_it().filter(|n| n.has_name("a")).map(|n| super::words(&n).len()).sum();
    let inside = node.ancestors_it(None).any(|above| {
        above.has_name("a") || above.has_name("nav") || above.has_name("button") || walk::is_hidden(&above)
    });
    inside || linked * 2 > words.len()
}

fn has_blocks(node: &NodeRef<'_>) -> bool {
    node.descendants_it().any(|inner| {
        inner
            .node_name()
            .is_some_and(|name| matches!(&*name, "p" | "div" | "li" | "ul" | "section" | "article" | "table"))
    })
}
