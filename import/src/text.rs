//! Plain text: as it stands, cut to the article where it was scraped with a page's furniture, without the margins of
//! a transcript.

use crate::build::Build;
use crate::{Document, Limits, Refusal, encoding, margin};
use copydesk_engine::text::page;
use copydesk_engine::{Locator, Span};

/// Reads plain text.
///
/// # Errors
/// Where it is no text.
pub fn read(bytes: &[u8], _: &Limits) -> Result<Document, Refusal> {
    let decoded = encoding::decode(bytes, None)?;
    let mut warnings: Vec<String> = decoded.said.into_iter().collect();
    if let Some((text, locators)) = margin::stripped(&decoded.text) {
        warnings.push("the line numbers in the margin were taken out of the text".to_owned());
        return Ok(Document { text, locators, warnings, ..Document::default() });
    }
    let Some(page) = page::cut(&decoded.text) else {
        return Ok(Document { text: decoded.text, warnings, ..Document::default() });
    };
    let body = page.body.of(&decoded.text);
    let skipped = decoded.text.get(..page.body.start).unwrap_or_default().matches('\n').count();
    warnings.push(
        "what stands around the article (repeated headline, captions, teasers) was left out".to_owned(),
    );
    let text = format!("{body}\n");
    Ok(Document {
        locators: lines(&text, skipped),
        text,
        title: page.title,
        captions: page.captions,
        warnings,
        ..Document::default()
    })
}

/// Every line that holds words, with its number in the original, which has `skipped` lines more before it.
pub fn lines(text: &str, skipped: usize) -> Vec<(Span, Locator)> {
    let mut at = 0;
    let mut found = Vec::new();
    for (n, line) in text.split_inclusive('\n').enumerate() {
        if !line.trim().is_empty() {
            let locator = Locator { line: u32::try_from(n + 1 + skipped).ok(), ..Locator::default() };
            found.push((Span::new(at, at + line.len()), locator));
        }
        at += line.len();
    }
    found
}

/// Reads a transcript in plain text: turns as blocks, each with the time that was last given.
///
/// # Errors
/// Where it is no text.
pub fn read_transcript(bytes: &[u8], limits: &Limits) -> Result<Document, Refusal> {
    let mut document = read(bytes, limits)?;
    if !document.locators.is_empty() {
        return Ok(document);
    }
    let mut build = Build::default();
    let (mut time, mut timed) = (None, false);
    let mut open = false;
    for (n, line) in document.text.lines().enumerate() {
        let code = time_code(line);
        timed |= code.is_some();
        time = code.map(|(code, _)| code).or(time);
        let rest = code_end(line);
        let line_number = u32::try_from(n + 1).ok();
        let locator = match &time {
            Some(time) => Locator { time: Some(time.clone()), line: line_number, ..Locator::default() },
            None => Locator { line: line_number, ..Locator::default() },
        };
        let turn = copydesk_engine::text::speaker(line).is_some() || rest > 0;
        match (turn || !open, line.trim().is_empty()) {
            (_, true) => open = false,
            (true, false) => {
                build.block(line.get(rest..).unwrap_or(line), locator);
                open = true;
            }
            (false, false) => build.line(line, locator),
        }
    }
    let (text, locators) = build.done();
    document.text = text;
    document.locators = locators;
    if timed {
        document.warnings.push("time codes were taken out of the text and are given as places".to_owned());
    }
    Ok(document)
}

/// A time code at the start of a line, in brackets or bare: `[10:02]`, `(1:02:03.5)`, `00:04:10`.
fn time_code(line: &str) -> Option<(String, usize)> {
    let lead = line.len() - line.trim_start().len();
    let rest = line.get(lead..)?;
    let (inner, end) = match rest.as_bytes().first()? {
        b'[' => (rest.get(1..rest.find(']')?)?, rest.find(']')? + 1),
        b'(' => (rest.get(1..rest.find(')')?)?, rest.find(')')? + 1),
        b'0'..=b'9' => {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            (rest.get(..end)?, end)
        }
        _ => return None,
    };
    let parts: Vec<&str> = inner.split(':').collect();
    let digits = |part: &str| {
        let part = part.split(['.', ',']).next().unwrap_or_default();
        (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
    };
    let code = (2..=3).contains(&parts.len()) && parts.iter().all(|part| digits(part));
    code.then(|| (inner.to_owned(), lead + end))
}

fn code_end(line: &str) -> usize {
    let Some((_, end)) = time_code(line) else { return 0 };
    let rest = line.get(end..).unwrap_or_default();
    end + (rest.len() - rest.trim_start_matches([' ', '\t', '-', '–']).len())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "Site - Ferry board lifts its fares\n\nFerry board lifts its fares\n\n\
        The ferry Linnet leaves the old quay on Monday in the rain.\n\
        The ferry Linnet leaves the old quay on Monday in the rain. Aro Tamm\n\nFerry board lifts its fares\n\n\
        The ferry board will lift its fares in May, by a tenth for grown-ups and a fifth for bikes.\n\n\
        MOST READ\n\n  • Mill to close after ninety years\n\n  • Bells ring again at St Olave’s\n";

    #[test]
    fn furniture_is_cut_off_and_lines_count_in_the_file() {
        let document = read(PAGE.as_bytes(), &Limits::default()).unwrap();
        assert_eq!(document.title.as_deref(), Some("Ferry board lifts its fares"));
        assert_eq!(document.captions.len(), 1);
        assert!(document.text.starts_with("The ferry board will") && !document.text.contains("Mill"));
        assert_eq!(document.locators[0].1.line, Some(10));
        assert_eq!(document.warnings.len(), 1);
    }

    #[test]
    fn a_plain_text_is_its_own_bytes() {
        let text = "\u{feff}The board met.\r\n\r\nIt said nothing.\r\n";
        let document = read(text.as_bytes(), &Limits::default()).unwrap();
        assert_eq!(document.text, text.trim_start_matches('\u{feff}'));
        assert_eq!((document.locators.len(), document.warnings.len()), (0, 0));
    }

    #[test]
    fn turns_are_blocks_with_their_times() {
        let text = "[10:02] HOLM: We lost a point.\nAnd a day.\nTAMM: We did.\n\n[10:05] HOLM: A point.\nTAMM: And more.\n";
        let document = read_transcript(text.as_bytes(), &Limits::default()).unwrap();
        assert_eq!(
            document.text,
            "HOLM: We lost a point.\nAnd a day.\n\nTAMM: We did.\n\nHOLM: A point.\n\nTAMM: And more.\n"
        );
        let times: Vec<_> = document.locators.iter().map(|(_, l)| (l.time.as_deref(), l.line)).collect();
        assert_eq!(
            times,
            [
                (Some("10:02"), Some(1)),
                (Some("10:02"), Some(2)),
                (Some("10:02"), Some(3)),
                (Some("10:05"), Some(5)),
                (Some("10:05"), Some(6))
            ]
        );
    }

    #[test]
    fn only_codes_are_codes() {
        assert_eq!(time_code("1:02:03.5 Hi").unwrap().0, "1:02:03.5");
        for line in ["[x] y", "12 men", "[see 3:4:5:6]", "2013: a dry year", ""] {
            assert_eq!(time_code(line), None, "{line}");
        }
    }
}
