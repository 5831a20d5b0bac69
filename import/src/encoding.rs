//! Bytes as text: by byte-order mark, as UTF-8, by declaration, by detection. What was assumed is said.

use crate::Refusal;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Text, and how it was had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte-order mark.
    pub text: String,
    /// The name of the encoding.
    pub encoding: &'static str,
    /// What was assumed, where anything was.
    pub said: Option<String>,
}

/// As many bytes as the detection looks at: it grows no surer after that.
const LOOK: usize = 256 << 10;

/// Decodes `bytes`; `declared` is the label that the file or its message gives.
///
/// # Errors
/// Where they are no text.
pub fn decode(bytes: &[u8], declared: Option<&str>) -> Result<Decoded, Refusal> {
    let decoded = decode_any(bytes, declared);
    if is_binary(&decoded.text) {
        return Err(Refusal::Unknown("this file: it holds no text".to_owned()));
    }
    Ok(decoded)
}

fn decode_any(bytes: &[u8], declared: Option<&str>) -> Decoded {
    if let Some(text) = utf_32(bytes) {
        return Decoded {
            text,
            encoding: "UTF-32",
            said: Some("read as UTF-32, by its byte-order mark".to_owned()),
        };
    }
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let said =
            (encoding != UTF_8).then(|| format!("read as {}, by its byte-order mark", encoding.name()));
        return with(encoding, bytes.get(length..).unwrap_or_default(), said);
    }
    let labelled = declared.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    if let Ok(text) = std::str::from_utf8(bytes)
        && !(is_japanese_mail(bytes) || looks_wide(bytes).is_some())
    {
        let said = labelled
            .filter(|label| *label != UTF_8 && !bytes.is_ascii())
            .map(|label| format!("declared as {}, and read as UTF-8, which it is", label.name()));
        return Decoded { text: text.to_owned(), encoding: UTF_8.name(), said };
    }
    if let Some(encoding) = looks_wide(bytes) {
        let said = format!("read as {}, as it seems: it has no byte-order mark", encoding.name());
        return with(encoding, bytes, Some(said));
    }
    if let Some(encoding) = labelled.filter(|label| *label != UTF_8) {
        return with(encoding, bytes, Some(format!("read as {}, as it declares", encoding.name())));
    }
    if let Some(decoded) = nearly_utf_8(bytes) {
        return decoded;
    }
    let encoding = detected(bytes);
    let why = if declared.is_some() { "its declaration does not fit" } else { "nothing in it says so" };
    with(encoding, bytes, Some(format!("read as {}, as it seems: {why}", encoding.name())))
}

fn with(encoding: &'static Encoding, bytes: &[u8], said: Option<String>) -> Decoded {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let lost = text.matches('\u{fffd}').count();
    let said = match (said, lost) {
        (said, 0) => said,
        (said, lost) => {
            let how = said.unwrap_or_else(|| format!("read as {}", encoding.name()));
            Some(format!("{how}; {lost} places fit no character and are shown as \u{fffd}"))
        }
    };
    Decoded { text: text.into_owned(), encoding: encoding.name(), said }
}

fn detected(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes.get(..bytes.len().min(LOOK)).unwrap_or(bytes), true);
    detector.guess(None, Utf8Detection::Deny)
}

/// UTF-8 with a few bad bytes, as a copy that was cut or pasted together has them.
fn nearly_utf_8(bytes: &[u8]) -> Option<Decoded> {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    // A text cut inside a character has one bad place, at its end.
    let cut = bad == 1 && bytes.utf8_chunks().last().is_some_and(|last| !last.invalid().is_empty());
    (good > bad * 20 || (cut && good > 2)).then(|| with(UTF_8, bytes, None))
}

/// Escape sequences that begin two-byte characters in ISO-2022-JP.
fn is_japanese_mail(bytes: &[u8]) -> bool {
    bytes.is_ascii() && bytes.windows(3).any(|w| w == b"\x1b$B" || w == b"\x1b$@")
}

/// UTF-16 without a mark: in most scripts of newsrooms, every second byte of spaces and digits is zero.
fn looks_wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let look = bytes.get(..bytes.len().min(4096)).unwrap_or(bytes);
    let zeros = |from: usize| look.iter().skip(from).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), look.len() / 2);
    if half < 4 || bytes.len() % 2 == 1 {
        return None;
    }
    let most = |many: usize, few: usize| many * 10 >= half && few * 20 <= many;
    let found = [(most(odd, even), UTF_16LE), (most(even, odd), UTF_16BE)];
    let (_, encoding) = found.into_iter().find(|(fits, _)| *fits)?;
    // Zeros in a regular place make no text yet.
    let (text, _) = encoding.decode_without_bom_handling(look);
    let odd_ones = text.chars().filter(|c| is_control(*c) || *c == '\u{fffd}').count();
    (odd_ones * 50 <= text.chars().count()).then_some(encoding)
}

fn utf_32(bytes: &[u8]) -> Option<String> {
    let little = match bytes {
        [0xff, 0xfe, 0, 0, ..] => true,
        [0, 0, 0xfe, 0xff, ..] => false,
        _ => return None,
    };
    let chars = bytes.chunks_exact(4).skip(1).map(|four| {
        let four = [four[0], four[1], four[2], four[3]];
        let code = if little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) };
        char::from_u32(code).unwrap_or('\u{fffd}')
    });
    Some(chars.collect())
}

const fn is_control(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{e}'..='\u{1a}' | '\u{1c}'..='\u{1f}' | '\u{7f}')
}

/// More control characters than a text has.
fn is_binary(text: &str) -> bool {
    let (mut controls, mut all) = (0_usize, 0_usize);
    for c in text.chars().take(LOOK) {
        all += 1;
        controls += usize::from(is_control(c));
    }
    controls * 50 > all
}

/// The encoding that markup declares near its head: `<meta charset=…>`, `<?xml … encoding=…?>`.
#[must_use]
pub fn declared(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let xml = head.trim_start().strip_prefix("<?xml").and_then(|rest| {
        let rest = rest.get(..rest.find("?>")?)?;
        value_after(rest, "encoding")
    });
    xml.or_else(|| {
        let mut from = 0;
        while let Some(at) = head.get(from..)?.find("<meta") {
            let start = from + at;
            let end = head.get(start..)?.find('>').map_or(head.len(), |end| start + end);
            if let Some(label) = value_after(head.get(start..end)?, "charset") {
                return Some(label);
            }
            from = end;
        }
        None
    })
}

/// The value of `name="value"`, also inside another attribute's value: `content="text/html; charset=gbk"`.
fn value_after(text: &str, name: &str) -> Option<String> {
    let rest = text.get(text.find(name)? + name.len()..)?.trim_start().strip_prefix('=')?;
    let rest = rest.trim_start().trim_start_matches(['"', '\'']);
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.+".contains(c))).unwrap_or(rest.len());
    rest.get(..end).filter(|label| !label.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{BIG5, GBK, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252};

    fn read(bytes: &[u8], declared: Option<&str>) -> Decoded {
        decode(bytes, declared).unwrap()
    }

    #[test]
    fn utf_8_is_read_in_silence() {
        let decoded = read("\u{feff}Café – 4 €".as_bytes(), None);
        assert_eq!((decoded.text.as_str(), decoded.encoding, decoded.said), ("Café – 4 €", "UTF-8", None));
        assert_eq!(read("plain".as_bytes(), Some("iso-8859-1")).said, None);
        assert!(read("Café".as_bytes(), Some("iso-8859-1")).said.unwrap().contains("UTF-8, which it is"));
    }

    #[test]
    fn wide_text_is_known_with_and_without_its_mark() {
        let words = "The fare rose to 12 euros on Monday.";
        for little in [true, false] {
            let wide = |c: u16| if little { c.to_le_bytes() } else { c.to_be_bytes() };
            let bytes: Vec<u8> = words.encode_utf16().flat_map(wide).collect();
            assert_eq!(read(&bytes, None).text, words);
            let marked: Vec<u8> = [0xfeff].into_iter().flat_map(wide).chain(bytes).collect();
            let decoded = read(&marked, None);
            assert_eq!(decoded.text, words);
            assert!(decoded.said.unwrap().contains("byte-order mark"));
        }
        let four: Vec<u8> = std::iter::once('\u{feff}')
            .chain(words.chars())
            .flat_map(|c| u32::from(c).to_le_bytes())
            .collect();
        assert_eq!(read(&four, None).text, words);
    }

    #[test]
    fn a_declaration_is_followed_and_said() {
        let (bytes, _, _) = WINDOWS_1252.encode("“Rösti” – 4 €");
        let decoded = read(&bytes, Some("latin1"));
        assert_eq!((decoded.text.as_str(), decoded.encoding), ("“Rösti” – 4 €", "windows-1252"));
        assert_eq!(decoded.said.as_deref(), Some("read as windows-1252, as it declares"));
    }

    #[test]
    fn encodings_are_detected() {
        let texts = [
            (
                WINDOWS_1251,
                "Министерство сообщило, что в 2016 году осуждено сто человек, а в 2015 году сорок три.",
            ),
            (GBK, "卫生部周一表示，二零一六年至少有一百名人口贩运者被定罪，而二零一五年为四十三名。"),
            (BIG5, "衛生部星期一表示，二零一六年至少有一百名人口販運者被定罪，而二零一五年為四十三名。"),
            (
                SHIFT_JIS,
                "保健省は月曜日、二〇一六年に少なくとも百人の人身売買業者が有罪判決を受けたと発表しました。",
            ),
            (
                WINDOWS_1252,
                "Le ministère a déclaré qu’au moins cent trafiquants avaient été condamnés l’année précédente.",
            ),
        ];
        for (encoding, text) in texts {
            let (bytes, _, lost) = encoding.encode(text);
            assert!(!lost, "{text}");
            let decoded = read(&bytes, None);
            assert_eq!(decoded.text, text, "{}", encoding.name());
            assert!(decoded.said.unwrap().contains("as it seems"));
        }
    }

    #[test]
    fn a_few_bad_bytes_do_not_change_the_encoding() {
        let mut bytes = "é".repeat(100).into_bytes();
        bytes.push(0xc3);
        let decoded = read(&bytes, None);
        assert_eq!(decoded.encoding, "UTF-8");
        assert!(decoded.said.unwrap().contains("1 places"));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let bytes: Vec<u8> = (0..=255).cycle().take(2048).collect();
        assert!(matches!(decode(&bytes, None), Err(Refusal::Unknown(_))));
        assert!(decode(b"\x1b[31mred\x1b[0m is an escape sequence", None).is_ok());
    }

    #[test]
    fn declarations_are_found_in_markup() {
        assert_eq!(declared(b"<?xml version='1.0' encoding='GB2312'?><html>").as_deref(), Some("gb2312"));
        assert_eq!(declared(b"<meta name=a><META CHARSET=big5>").as_deref(), Some("big5"));
        let old = b"<meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1251\">";
        assert_eq!(declared(old).as_deref(), Some("windows-1251"));
        assert_eq!(declared(b"<p>charset=x</p>"), None);
    }
}
