//! Subtitles, SubRip and WebVTT: what is said, with its time and, where it is given, who says it.

use crate::build::{Build, squeezed};
use crate::{Document, Limits, Refusal, encoding};
use copydesk_engine::Locator;

/// Cues this far apart, in milliseconds, belong to different paragraphs.
const PAUSE: u64 = 4000;
/// After the end of a sentence a shorter pause is enough.
const BREATH: u64 = 1200;
/// A paragraph of subtitles is no longer than this, in bytes, where a sentence ends.
const LONG: usize = 700;

/// One cue.
#[derive(Debug, Default, PartialEq, Eq)]
struct Cue {
    from: u64,
    to: u64,
    speaker: Option<String>,
    words: String,
}

/// Reads subtitles of either form.
///
/// # Errors
/// Where they are no text, or hold no cue.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Document, Refusal> {
    let decoded = encoding::decode(bytes, None)?;
    let (cues, odd) = cues(&decoded.text, limits.parts.saturating_mul(10));
    if cues.is_empty() {
        return Err(Refusal::Broken("it holds no line of the form 00:00:01,000 --> 00:00:02,000".to_owned()));
    }
    let mut warnings: Vec<String> = decoded.said.into_iter().collect();
    if odd > 0 {
        warnings.push(format!("{odd} time lines were not understood: their words go with the cue before"));
    }
    let (text, locators) = paragraphs(&cues);
    Ok(Document { text, locators, warnings, ..Document::default() })
}

/// The cues in order, and how many lines look like times and are none.
fn cues(text: &str, most: usize) -> (Vec<Cue>, usize) {
    let mut found: Vec<Cue> = Vec::new();
    let (mut odd, mut last_shown) = (0, String::new());
    for block in blocks(text) {
        let Some(at) = block.iter().position(|line| line.contains("-->")) else { continue };
        let Some((from, to)) = block.get(at).and_then(|line| times(line)) else {
            odd += 1;
            continue;
        };
        let mut speaker = None;
        let mut lines = Vec::new();
        for line in block.get(at + 1..).unwrap_or_default() {
            let (said_by, words) = plain(line);
            speaker = speaker.or(said_by);
            // Rolling captions show the last line again above the new one.
            let again = lines.is_empty() && words == last_shown && block.len() > at + 2;
            if !words.is_empty() && !again {
                lines.push(words);
            }
        }
        if let Some(last) = lines.last() {
            last_shown.clone_from(last);
        }
        if !lines.is_empty() && found.len() < most {
            found.push(Cue { from, to, speaker, words: lines.join("\n") });
        }
    }
    (found, odd)
}

/// Blocks parted by empty lines; the notes and styles of WebVTT are none.
fn blocks(text: &str) -> Vec<Vec<&str>> {
    let mut found: Vec<Vec<&str>> = Vec::new();
    let mut open: Vec<&str> = Vec::new();
    let lines = text.lines().map(str::trim_end).chain([""]);
    for line in lines {
        // A file without empty lines still begins a cue with each time line.
        let begins = line.contains("-->") && open.iter().any(|other| other.contains("-->"));
        if line.is_empty() || begins {
            let number =
                begins.then(|| open.pop_if(|last| last.bytes().all(|b| b.is_ascii_digit()))).flatten();
            if !open.is_empty() {
                found.push(std::mem::take(&mut open));
            }
            open.extend(number);
        }
        if !line.is_empty() {
            open.push(line);
        }
    }
    let silent = |block: &Vec<&str>| {
        let first = block.first().copied().unwrap_or_default();
        ["NOTE", "STYLE", "REGION", "WEBVTT"].iter().any(|word| first.starts_with(word))
            && !block.iter().any(|line| line.contains("-->"))
    };
    found.retain(|block| !silent(block));
    found
}

/// `00:01:02,500 --> 00:01:04.000 line:90%`, in milliseconds.
fn times(line: &str) -> Option<(u64, u64)> {
    let (from, rest) = line.split_once("-->")?;
    Some((time(from.trim())?, time(rest.split_whitespace().next()?)?))
}

fn time(code: &str) -> Option<u64> {
    let (clock, part) = code.split_once([',', '.']).unwrap_or((code, "0"));
    let mut seconds = 0_u64;
    let fields: Vec<&str> = clock.split(':').collect();
    if !(2..=3).contains(&fields.len()) {
        return None;
    }
    for field in fields {
        seconds = seconds.checked_mul(60)?.checked_add(field.trim().parse::<u32>().ok()?.into())?;
    }
    let part: String = format!("{part:0<3}").chars().take(3).collect();
    seconds.checked_mul(1000)?.checked_add(part.parse().ok()?)
}

fn code(millis: u64) -> String {
    let seconds = millis / 1000;
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// A line without its tags, and the voice that they name.
fn plain(line: &str) -> (Option<String>, String) {
    let (mut out, mut speaker) = (String::with_capacity(line.len()), None);
    let mut rest = line;
    while let Some(at) = rest.find(['<', '{']) {
        out.push_str(rest.get(..at).unwrap_or_default());
        let tail = rest.get(at..).unwrap_or_default();
        let close = if tail.starts_with('<') { '>' } else { '}' };
        let style =
            tail.starts_with("{\\") || tail.starts_with("<v ") || tail.starts_with("<v.") || is_tag(tail);
        match tail.find(close).filter(|_| style) {
            Some(end) => {
                let tag = tail.get(1..end).unwrap_or_default();
                if let Some(("v", name) | ("v.loud", name)) =
                    tag.split_once(' ').map(|(v, name)| (v, name.trim()))
                {
                    speaker = speaker.or(Some(name.to_owned()));
                }
                rest = tail.get(end + 1..).unwrap_or_default();
            }
            None => {
                out.push_str(tail.get(..1).unwrap_or_default());
                rest = tail.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    for (entity, sign) in
        [("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&lrm;", ""), ("&rlm;", ""), ("&amp;", "&")]
    {
        out = out.replace(entity, sign);
    }
    (speaker, squeezed(&out))
}

/// `<i>`, `</c>`, `<c.yellow>`, `<00:01.500>`, `<font color=…>`.
fn is_tag(tail: &str) -> bool {
    let inner = tail.trim_start_matches('<').trim_start_matches('/');
    let end = inner.find(|c: char| !(c.is_ascii_alphanumeric() || c == ':')).unwrap_or(inner.len());
    let name = inner.get(..end).unwrap_or_default();
    let known = ["i", "b", "u", "s", "c", "v", "font", "ruby", "rt", "lang", "span", "br"].contains(&name);
    let stamp = name.contains(':') && name.starts_with(|c: char| c.is_ascii_digit());
    tail.starts_with('<') && (known || stamp)
}

/// Cues as paragraphs: a line a cue, so that each keeps its time, and sentences go on over cues.
fn paragraphs(cues: &[Cue]) -> (String, Vec<(copydesk_engine::Span, Locator)>) {
    let mut build = Build::default();
    let mut before: Option<&Cue> = None;
    let mut length = 0;
    for cue in cues {
        let turn =
            cue.words.starts_with(['-', '–', '>']) || copydesk_engine::text::speaker(&cue.words).is_some();
        let opens = before.is_none_or(|before| {
            let gap = cue.from.saturating_sub(before.to);
            let ended = before.words.ends_with(['.', '!', '?', '…', '"', '”', '。', '！', '？', '♪']);
            before.speaker != cue.speaker
                || turn
                || gap >= PAUSE
                || (ended && (gap >= BREATH || length >= LONG))
        });
        let locator = Locator { time: Some(code(cue.from)), ..Locator::default() };
        let words = cue.words.trim_start_matches(['-', '–', '>', ' ']);
        if opens {
            length = 0;
            match &cue.speaker {
                Some(speaker) => build.block(&format!("{speaker}: {words}"), locator),
                None => build.block(words, locator),
            }
        } else {
            build.line(words, locator);
        }
        length += words.len();
        before = Some(cue);
    }
    build.done()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> Document {
        read(text.as_bytes(), &Limits::default()).unwrap()
    }

    #[test]
    fn sentences_go_on_over_cues_and_keep_their_times() {
        let document = read_text(
            "1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>The board lost</i>\r\n{\\an8}four points\r\n\r\n\
             2\r\n00:00:02,600 --> 00:00:04,000 X1:40\r\nin May &amp; June.\r\n\r\n\
             3\r\n01:10:06,000 --> 01:10:08,000\r\n- It did.\r\n",
        );
        assert_eq!(document.text, "The board lost\nfour points\nin May & June.\n\nIt did.\n");
        let at: Vec<_> = document.locators.iter().map(|(_, l)| l.time.as_deref().unwrap()).collect();
        assert_eq!(at, ["00:00:01", "00:00:02", "01:10:06"]);
    }

    #[test]
    fn voices_are_speakers_and_notes_are_nothing() {
        let document = read_text(
            "WEBVTT - a talk\n\nSTYLE\n::cue { color: red }\n\nNOTE said later\n\nintro\n00:01.000 --> 00:02.000 align:start\n\
             <v Ivo Lund>We lost <c.loud>5 < 6</c> points.</v>\n\n00:02.100 --> 00:03.000\n<v Petra Holm>We did.\n",
        );
        assert_eq!(document.text, "Ivo Lund: We lost 5 < 6 points.\n\nPetra Holm: We did.\n");
    }

    #[test]
    fn rolling_captions_are_read_once() {
        let document = read_text(
            "WEBVTT\n\n00:01.000 --> 00:02.000\nthe board\n\n00:02.000 --> 00:03.000\nthe board\nlost four points\n\n\
             00:03.000 --> 00:04.000\nlost four points\nin May\n",
        );
        assert_eq!(document.text, "the board\nlost four points\nin May\n");
    }

    #[test]
    fn what_is_broken_costs_its_cue() {
        let document = read_text(
            "1\n00:00:01,000 --> soon\nlost\n\n2\n0:00:01,000 --> 0:00:02,000\nOne.\n3\n0:00:03,000 --> 0:00:04,000\nTwo.\n",
        );
        assert_eq!(document.text.replace('\n', " ").trim(), "One. Two.");
        assert_eq!(document.warnings.len(), 1);
        assert!(matches!(read(b"WEBVTT\n\nwords", &Limits::default()), Err(Refusal::Broken(_))));
        assert_eq!((time("99999999999:00:00"), time("1:2"), time("x")), (None, Some(62_000), None));
    }
}
