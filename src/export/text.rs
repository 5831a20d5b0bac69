//! The body of an article as paragraphs without Markdown, for formats that have none.

/// The paragraphs, their lines joined, signs of emphasis and headings taken off; pictures by what they show.
pub(super) fn paragraphs(body: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut open = false;
    for line in body.lines() {
        let line = line.trim();
        if line.is_empty() {
            open = false;
            continue;
        }
        let words = bare(line);
        match found.last_mut().filter(|_| open) {
            Some(last) => {
                last.push(' ');
                last.push_str(&words);
            }
            None => found.push(words),
        }
        open = true;
    }
    found.retain(|paragraph| !paragraph.is_empty());
    found
}

fn bare(line: &str) -> String {
    let line = line.trim_start_matches(['#', '>', ' ']);
    let whole = [("**", "**"), ("*", "*"), ("_", "_")];
    let inner = whole.iter().find_map(|(open, close)| line.strip_prefix(open)?.strip_suffix(close));
    let line = inner.unwrap_or(line);
    // `![what it shows](address)`
    match line.strip_prefix("![").and_then(|rest| rest.split_once("](")) {
        Some((alt, _)) => alt.to_owned(),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_without_signs() {
        let body =
            "\n# A head\n\nOne line\nand another.\n\n![A heron](heron.jpg)\n\n*Correction: it is 5 * 3.*\n";
        assert_eq!(
            paragraphs(body),
            ["A head", "One line and another.", "A heron", "Correction: it is 5 * 3."]
        );
    }
}
