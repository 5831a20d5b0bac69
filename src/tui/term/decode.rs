//! Bytes of the terminal to keys, pastes and clicks.
//!
//! Ours, because crossterm's reader spins for ever once the terminal has hung up, blocks on half a sequence and
//! leaves bytes behind after a long paste. It also waits with no escape: `Esc` is a key at once.

/// What the terminal sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key, named as in the table of actions.
    Key(String),
    /// A bracketed paste.
    Paste(String),
    /// A letter of another layout, and the key in its place.
    Letter(String, char),
    /// The mouse, at a column and row from 0.
    Mouse(Click, u16, u16),
    /// The colour of the terminal's ground: red, green, blue.
    Ground(u8, u8, u8),
    /// The terminal can tell keys apart.
    Keyboard,
    /// The terminal has said what it is: whatever was asked before is answered, or never will be.
    Attributes,
}

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Click {
    /// The left button went down.
    Down,
    /// The wheel, away from the hand.
    WheelUp,
    /// The wheel, towards the hand.
    WheelDown,
}

const PASTE_END: &[u8] = b"\x1b[201~";
/// A sequence longer than this is none.
const LONGEST: usize = 64;

/// Keeps what is not yet a whole sequence.
#[derive(Debug, Default)]
pub struct Decoder {
    held: Vec<u8>,
    pasting: bool,
}

enum Step {
    /// So many bytes are one input, or nothing we know.
    Took(usize, Option<Input>),
    /// The bytes so far may go on.
    More,
}

impl Decoder {
    /// Takes bytes as they were read in one go; gives what is whole.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<Input> {
        self.held.extend_from_slice(bytes);
        let mut found = Vec::new();
        while !self.held.is_empty() {
            if self.pasting {
                let Some(end) = self.held.windows(PASTE_END.len()).position(|w| w == PASTE_END) else {
                    break;
                };
                let text = String::from_utf8_lossy(&self.held[..end]).into_owned();
                found.push(Input::Paste(text));
                self.held.drain(..end + PASTE_END.len());
                self.pasting = false;
                continue;
            }
            if self.held.starts_with(b"\x1b[200~") {
                self.held.drain(..6);
                self.pasting = true;
                continue;
            }
            match step(&self.held) {
                Step::More if self.held.len() < LONGEST => break,
                Step::More => self.held.clear(),
                Step::Took(n, input) => {
                    self.held.drain(..n.max(1));
                    found.extend(input);
                }
            }
        }
        found
    }
}

fn key(n: usize, name: impl Into<String>) -> Step {
    Step::Took(n, Some(Input::Key(name.into())))
}

fn step(bytes: &[u8]) -> Step {
    match bytes {
        [0x1b] => key(1, "Esc"),
        [0x1b, b'[', rest @ ..] => csi(rest),
        [0x1b, b'O'] => Step::More,
        [0x1b, b'O', last, ..] => Step::Took(3, ss3(*last).map(|name| Input::Key(name.into()))),
        [0x1b, b']' | b'P' | b'_' | b'^', ..] => string(bytes),
        // Alt and a key is Esc and the key: nobody has to be slow.
        [0x1b, ..] => key(1, "Esc"),
        [b'\r' | b'\n', ..] => key(1, "Enter"),
        [b'\t', ..] => key(1, "Tab"),
        [0x7f | 0x08, ..] => key(1, "Backspace"),
        [b' ', ..] => key(1, "Space"),
        [0, ..] => key(1, "C-Space"),
        [c @ 1..=26, ..] => key(1, format!("C-{}", char::from(c + 96))),
        [0x1c..=0x1f, ..] => Step::Took(1, None),
        _ => character(bytes),
    }
}

fn character(bytes: &[u8]) -> Step {
    let length = match bytes.first() {
        Some(0x00..=0x7f) => 1,
        Some(0xc2..=0xdf) => 2,
        Some(0xe0..=0xef) => 3,
        Some(0xf0..=0xf4) => 4,
        _ => return Step::Took(1, None),
    };
    let Some(whole) = bytes.get(..length) else { return Step::More };
    match std::str::from_utf8(whole) {
        Ok(text) => key(length, text),
        Err(_) => Step::Took(1, None),
    }
}

/// An answer of the terminal to some question: up to its end, and forgotten.
fn string(bytes: &[u8]) -> Step {
    match bytes.iter().skip(2).position(|b| matches!(b, 0x07 | b'\\')) {
        Some(end) => {
            let text = bytes.get(2..end + 2).unwrap_or_default();
            let text = String::from_utf8_lossy(text);
            let rgb = text.strip_prefix("11;rgb:").and_then(|rgb| ground(rgb.trim_end_matches('\u{1b}')));
            Step::Took(end + 3, rgb)
        }
        None => Step::More,
    }
}

/// `ffff/ffff/ffff`: one to four hex digits a part.
fn ground(rgb: &str) -> Option<Input> {
    let mut parts = rgb.split('/').map(|part| {
        let most = (1_u32 << (4 * u32::try_from(part.len()).ok().filter(|n| (1..=4).contains(n))?)) - 1;
        let value = u32::from_str_radix(part, 16).ok()?;
        u8::try_from(value * 255 / most).ok()
    });
    Some(Input::Ground(parts.next()??, parts.next()??, parts.next()??))
}

const fn ss3(last: u8) -> Option<&'static str> {
    Some(match last {
        b'A' => "Up",
        b'B' => "Down",
        b'C' => "Right",
        b'D' => "Left",
        b'H' => "Home",
        b'F' => "End",
        b'P' => "F1",
        b'Q' => "F2",
        b'R' => "F3",
        b'S' => "F4",
        b'M' => "Enter",
        _ => return None,
    })
}

fn csi(rest: &[u8]) -> Step {
    // The Linux console writes F1 to F5 as `ESC [ [ A`.
    if let [b'[', tail @ ..] = rest {
        return match tail.first() {
            Some(c @ b'A'..=b'E') => key(4, format!("F{}", c - b'A' + 1)),
            Some(_) => Step::Took(4, None),
            None => Step::More,
        };
    }
    let Some(end) = rest.iter().position(|b| (0x40..=0x7e).contains(b)) else { return Step::More };
    let (parameters, last) = (&rest[..end], rest[end]);
    let took = end + 3;
    let text = String::from_utf8_lossy(parameters);
    if let Some(mouse) = text.strip_prefix('<') {
        return Step::Took(took, click(mouse, last));
    }
    if text.starts_with('?') {
        return Step::Took(
            took,
            match last {
                b'u' => Some(Input::Keyboard),
                b'c' => Some(Input::Attributes),
                _ => None,
            },
        );
    }
    let fields: Vec<&str> = text.split(';').collect();
    let number =
        |n: usize| fields.get(n).and_then(|f| f.split(':').next()).and_then(|f| f.parse::<u32>().ok());
    let modifiers = number(1).unwrap_or(1).saturating_sub(1);
    let released = fields.get(1).and_then(|f| f.split(':').nth(1)) == Some("3");
    if released {
        return Step::Took(took, None);
    }
    let name = match last {
        b'Z' => Some("S-Tab".to_owned()),
        b'~' => tilde(number(0)),
        b'u' => return Step::Took(took, kitty(fields.first().copied(), modifiers)),
        b'I' | b'O' if parameters.is_empty() => None,
        last => ss3(last).map(str::to_owned),
    };
    Step::Took(took, name.map(|name| Input::Key(modified(name, modifiers))))
}

fn modified(name: String, modifiers: u32) -> String {
    match (modifiers & 4 != 0, name.as_str()) {
        (true, _) => format!("C-{name}"),
        (false, "Tab") if modifiers & 1 != 0 => "S-Tab".into(),
        _ => name,
    }
}

fn tilde(number: Option<u32>) -> Option<String> {
    Some(match number? {
        1 | 7 => "Home".into(),
        3 => "Delete".into(),
        4 | 8 => "End".into(),
        5 => "PageUp".into(),
        6 => "PageDown".into(),
        n @ 11..=15 => format!("F{}", n - 10),
        n @ 17..=21 => format!("F{}", n - 11),
        n @ 23..=24 => format!("F{}", n - 12),
        _ => return None,
    })
}

/// `code:shifted:base`: a letter of another layout comes with the key in its place.
fn kitty(field: Option<&str>, modifiers: u32) -> Option<Input> {
    let mut codes = field?.split(':').map(|code| code.parse::<u32>().ok().and_then(char::from_u32));
    let (typed, shifted) = (codes.next().flatten()?, codes.next().flatten());
    let base = codes.next().flatten().filter(char::is_ascii_alphabetic);
    let name = match typed {
        '\u{1b}' => "Esc".into(),
        '\r' => "Enter".into(),
        '\t' => "Tab".into(),
        '\u{7f}' => "Backspace".into(),
        ' ' => "Space".into(),
        // Keys that type nothing: of the keypad those that a screen has a use for, else none.
        '\u{E000}'..='\u{F8FF}' => return keypad(typed).map(|name| Input::Key(name.into())),
        c if modifiers & 4 != 0 => c.to_string(),
        c if modifiers & 1 != 0 => shifted.map_or_else(|| c.to_uppercase().to_string(), String::from),
        c => c.to_string(),
    };
    let upper = |base: char| if modifiers & 1 != 0 { base.to_ascii_uppercase() } else { base };
    Some(match base.filter(|_| !typed.is_ascii()) {
        Some(base) if modifiers & 4 != 0 => Input::Key(format!("C-{base}")),
        Some(base) => Input::Letter(name, upper(base)),
        None => Input::Key(modified(name, modifiers)),
    })
}

/// Keys of the keypad.
fn keypad(key: char) -> Option<&'static str> {
    const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
    Some(match u32::from(key) {
        n @ 57399..=57408 => DIGITS[usize::try_from(n - 57399).ok()?],
        57414 => "Enter",
        57417 => "Left",
        57418 => "Right",
        57419 => "Up",
        57420 => "Down",
        57421 => "PageUp",
        57422 => "PageDown",
        57423 => "Home",
        57424 => "End",
        57426 => "Delete",
        _ => return None,
    })
}

fn click(text: &str, last: u8) -> Option<Input> {
    let mut fields = text.split(';').map(|field| field.parse::<u16>().ok());
    let (button, x, y) = (fields.next()??, fields.next()??, fields.next()??);
    let click = match (button, last) {
        (0, b'M') => Click::Down,
        (64, b'M') => Click::WheelUp,
        (65, b'M') => Click::WheelDown,
        _ => return None,
    };
    Some(Input::Mouse(click, x.saturating_sub(1), y.saturating_sub(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(bytes: &[u8]) -> Vec<String> {
        let named = |input| match input {
            Input::Key(name) => name,
            other => format!("{other:?}"),
        };
        Decoder::default().feed(bytes).into_iter().map(named).collect()
    }

    #[test]
    fn keys_have_the_names_of_the_table() {
        assert_eq!(keys(b"jN\t\x1b[Z\r \x10"), ["j", "N", "Tab", "S-Tab", "Enter", "Space", "C-p"]);
        assert_eq!(keys(b"\x1b[A\x1bOB\x1b[1;5C"), ["Up", "Down", "C-Right"]);
        assert_eq!(keys(b"\x1bOP\x1b[15~\x1b[24~\x1b[[A"), ["F1", "F5", "F12", "F1"]);
        assert_eq!(keys("ក".as_bytes()), ["ក"]);
    }

    #[test]
    fn escape_is_a_key_at_once_and_never_swallows_the_next() {
        assert_eq!(keys(b"\x1b"), ["Esc"]);
        assert_eq!(keys(b"\x1bj"), ["Esc", "j"]);
        assert_eq!(keys(b"\x1b\x1b"), ["Esc", "Esc"]);
    }

    #[test]
    fn a_paste_is_one_input_whatever_it_holds_and_wherever_it_is_cut() {
        let mut decoder = Decoder::default();
        let mut found = Vec::new();
        for byte in b"\x1b[200~a\rq\x1b[A\xe1\x9e\x80\x1b[201~v" {
            // The first byte alone would be the key Esc; terminals send the mark whole.
            found.extend(decoder.feed(&[*byte]));
        }
        assert_eq!(found.first(), Some(&Input::Key("Esc".into())));
        let whole = Decoder::default().feed(b"\x1b[200~a\rq\x1b[A\xe1\x9e\x80\x1b[201~v");
        assert_eq!(whole, [Input::Paste("a\rq\x1b[Aក".into()), Input::Key("v".into())]);
    }

    #[test]
    fn characters_cut_by_a_read_are_put_together() {
        let mut decoder = Decoder::default();
        assert!(decoder.feed(&[0xe1, 0x9e]).is_empty());
        assert_eq!(decoder.feed(&[0x80]), [Input::Key("ក".into())]);
        assert!(decoder.feed(b"\x1b[1;").is_empty());
        assert_eq!(decoder.feed(b"5A"), [Input::Key("C-Up".into())]);
    }

    #[test]
    fn releases_answers_and_rubbish_are_no_keys() {
        assert!(keys(b"\x1b[107;1:3u").is_empty());
        assert!(keys(b"\x1b]52;c;eA==\x1b\\").is_empty());
        assert!(keys(&[0xff, 0xfe]).is_empty());
        assert_eq!(keys(b"\x1b[107;5u\x1b[57361;1u\x1b[57414;1u"), ["C-k", "Enter"]);
    }

    #[test]
    fn answers_of_the_terminal_are_told_apart() {
        let found = Decoder::default()
            .feed(b"\x1b]11;rgb:ffff/8080/00\x07\x1b[?5u\x1b]11;rgb:12/34/56\x1b\\\x1b[?62;1cj");
        let expected = [
            Input::Ground(255, 128, 0),
            Input::Keyboard,
            Input::Ground(0x12, 0x34, 0x56),
            Input::Attributes,
            Input::Key("j".into()),
        ];
        assert_eq!(found, expected);
        assert!(Decoder::default().feed(b"\x1b]11;rgb:zz/1/2\x07").is_empty());
    }

    #[test]
    fn a_letter_of_another_layout_brings_its_key() {
        let found = Decoder::default().feed(b"\x1b[6016::107;1u\x1b[1090::110;2u\x1b[1092::97;5u");
        let letter = |text: &str, key| Input::Letter(text.into(), key);
        assert_eq!(found, [letter("ក", 'k'), letter("Т", 'N'), Input::Key("C-a".into())]);
    }

    #[test]
    fn the_mouse_counts_from_zero() {
        let found = Decoder::default().feed(b"\x1b[<0;11;6M\x1b[<0;11;6m\x1b[<65;1;1M");
        assert_eq!(found, [Input::Mouse(Click::Down, 10, 5), Input::Mouse(Click::WheelDown, 0, 0)]);
    }

    #[test]
    fn any_bytes_are_survived() {
        let mut seed = 7u64;
        let mut decoder = Decoder::default();
        for _ in 0..20_000 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let byte = (seed >> 33) as u8;
            decoder.feed(&[if byte.is_multiple_of(5) { 0x1b } else { byte }]);
            assert!(decoder.pasting || decoder.held.len() <= LONGEST);
        }
    }
}
