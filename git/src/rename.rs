//! Which file of the commit before became this one.

use crate::Result;
use crate::tree::Objects;
use gix_hash::ObjectId;
use std::collections::HashMap;

/// A renamed file keeps at least this share of its lines, in hundredths, weighed by their length.
const LEAST: usize = 50;

/// The path and the id that the file had in the tree `old`, where it appeared in the tree `new` under another name: the
/// same bytes, else the file that is most like it.
pub(crate) fn source(
    objects: &Objects,
    (path, id): (&str, ObjectId),
    old: ObjectId,
    new: ObjectId,
) -> Result<Option<(String, ObjectId)>> {
    let gone = objects.gone(old, Some(new))?;
    if let Some(same) = gone.iter().find(|(_, other)| *other == id) {
        return Ok(Some(same.clone()));
    }
    let ending = |path: &str| path.rsplit_once('.').map(|(_, ending)| ending.to_owned());
    let text = objects.file(id)?;
    let mut best: Option<(usize, (String, ObjectId))> = None;
    for (other, other_id) in gone.into_iter().filter(|(other, _)| ending(other) == ending(path)) {
        // A file that is too large to be read is no story.
        let Ok(bytes) = objects.file(other_id) else { continue };
        let alike = alike(&bytes, &text);
        if alike >= LEAST && best.as_ref().is_none_or(|(most, _)| alike > *most) {
            best = Some((alike, (other, other_id)));
        }
    }
    Ok(best.map(|(_, found)| found))
}

/// How much of the longer text stands in the other, line by line, in hundredths.
fn alike(old: &[u8], new: &[u8]) -> usize {
    let mut lines: HashMap<&[u8], usize> = HashMap::new();
    for line in old.split(|byte| *byte == b'\n') {
        *lines.entry(line).or_default() += 1;
    }
    let mut kept = 0;
    for line in new.split(|byte| *byte == b'\n') {
        if let Some(left) = lines.get_mut(line).filter(|left| **left > 0) {
            *left -= 1;
            kept += line.len() + 1;
        }
    }
    let longest = old.len().max(new.len()) + 1;
    kept * 100 / longest
}

#[cfg(test)]
mod tests {
    use super::alike;

    #[test]
    fn lines_are_weighed_by_their_length() {
        let old = b"title\nA long sentence of the story stands here.\n";
        assert_eq!(alike(old, old), 100);
        assert!(alike(old, b"Other\nA long sentence of the story stands here.\n") > 80);
        assert!(alike(old, b"title\nAnother story altogether, with other words.\n") < 50);
        assert_eq!(alike(b"x\n", b"y\nx\nz\nlonger line that is new\n") / 10, 0);
    }
}
