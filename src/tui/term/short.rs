//! A frame in fewer bytes, for slow lines: what sets colours and weights is joined and left out where it says nothing
//! new, small steps along a line are steps, and long blanks are erased. It shows the same cells.

/// The shortest run of blanks that is erased instead of written.
const BLANKS: usize = 12;

/// What is known of the terminal while a frame goes out.
#[derive(Default)]
struct Short<'a> {
    out: Vec<u8>,
    /// Row and column, from 1, as long as they are certain.
    at: Option<(usize, usize)>,
    /// Parameters that are still to be written.
    pending: Vec<&'a [u8]>,
    /// Weights that are seen on a blank: reversed, underlined, crossed out.
    seen: [bool; 3],
}

/// The same frame, shorter.
#[must_use]
pub fn short(bytes: &[u8]) -> Vec<u8> {
    let mut state = Short { out: Vec::with_capacity(bytes.len()), ..Short::default() };
    let mut rest = bytes;
    while !rest.is_empty() {
        rest = match sequence(rest) {
            Some((parameters, b'm', after)) => {
                state.pending.extend(parameters.split(|byte| *byte == b';'));
                after
            }
            Some((parameters, b'H', after)) => {
                state.go(parameters);
                after
            }
            Some((_, _, after)) => {
                state.flush();
                state.out.extend_from_slice(&rest[..rest.len() - after.len()]);
                after
            }
            None => state.text(rest),
        };
    }
    state.flush();
    state.out
}

/// A sequence that begins with `ESC [`: its parameters, its last byte, and what follows.
fn sequence(bytes: &[u8]) -> Option<(&[u8], u8, &[u8])> {
    let rest = bytes.strip_prefix(b"\x1b[")?;
    let end = rest.iter().position(|byte| (0x40..=0x7e).contains(byte))?;
    Some((&rest[..end], rest[end], &rest[end + 1..]))
}

impl<'a> Short<'a> {
    /// Writes the parameters that are pending. No ground is ever painted, so nothing has to say that there is none;
    /// one of the sixteen colours has a short name.
    fn flush(&mut self) {
        let mut codes: Vec<Vec<u8>> = Vec::new();
        let mut parameters = std::mem::take(&mut self.pending).into_iter();
        while let Some(code) = parameters.next() {
            match code {
                b"49" | b"59" => continue,
                b"38" => {
                    let kind = parameters.next().unwrap_or_default();
                    if kind == b"5" {
                        codes.push(colour(parameters.next().unwrap_or_default()));
                    } else {
                        let rgb: Vec<&[u8]> = parameters.by_ref().take(3).collect();
                        codes.push([b"38;", kind, b";", &rgb.join(&b';')].concat());
                    }
                    continue;
                }
                b"7" => self.seen[0] = true,
                b"27" => self.seen[0] = false,
                b"4" => self.seen[1] = true,
                b"24" => self.seen[1] = false,
                b"9" => self.seen[2] = true,
                b"29" => self.seen[2] = false,
                b"0" | b"" => self.seen = [false; 3],
                _ => {}
            }
            codes.push(code.to_vec());
        }
        if !codes.is_empty() {
            self.out.extend_from_slice(b"\x1b[");
            self.out.extend_from_slice(&codes.join(&b';'));
            self.out.push(b'm');
        }
    }

    /// Goes to a row and column: by a step where that is along the line.
    fn go(&mut self, parameters: &[u8]) {
        let text = std::str::from_utf8(parameters).unwrap_or_default();
        let mut numbers = text.split(';').map(|number| number.parse::<usize>().ok());
        let to = numbers.next().flatten().zip(numbers.next().flatten());
        match (self.at, to) {
            (Some((row, column)), Some((to, end))) if row == to && end >= column => self.step(end - column),
            _ => {
                self.out.extend_from_slice(b"\x1b[");
                self.out.extend_from_slice(parameters);
                self.out.push(b'H');
            }
        }
        self.at = to;
    }

    fn step(&mut self, by: usize) {
        match by {
            0 => {}
            1 => self.out.extend_from_slice(b"\x1b[C"),
            by => self.out.extend_from_slice(format!("\x1b[{by}C").as_bytes()),
        }
    }

    /// Writes text up to the next sequence, or a sequence of another kind; gives what follows.
    fn text(&mut self, bytes: &'a [u8]) -> &'a [u8] {
        self.flush();
        if bytes[0] == 0x1b {
            // A link moves nothing; of anything else nothing is known.
            let link = bytes.starts_with(b"\x1b]");
            let end =
                bytes.windows(2).position(|pair| pair == b"\x1b\\").filter(|_| link).map_or(1, |n| n + 2);
            self.at = self.at.filter(|_| link);
            self.out.extend_from_slice(&bytes[..end]);
            return &bytes[end..];
        }
        let end = bytes.iter().position(|byte| *byte == 0x1b).unwrap_or(bytes.len());
        // Text that is not ASCII moves as far as the terminal thinks it is wide.
        let (text, rest) = bytes.split_at(end);
        let mut left = text;
        while !left.is_empty() {
            let blanks = left.iter().take_while(|byte| **byte == b' ').count();
            if blanks >= BLANKS && self.seen == [false; 3] && self.at.is_some() {
                self.out.extend_from_slice(format!("\x1b[{blanks}X").as_bytes());
                self.step(blanks);
                left = &left[blanks..];
            } else {
                let word =
                    left[blanks..].iter().position(|byte| *byte == b' ').map_or(left.len(), |n| blanks + n);
                self.out.extend_from_slice(&left[..word]);
                left = &left[word..];
            }
        }
        self.at = self.at.filter(|_| text.is_ascii()).map(|(row, column)| (row, column + text.len()));
        rest
    }
}

/// One of 256 colours by its shortest name.
fn colour(number: &[u8]) -> Vec<u8> {
    match std::str::from_utf8(number).ok().and_then(|number| number.parse::<u8>().ok()) {
        Some(n @ 0..=7) => format!("{}", 30 + n).into_bytes(),
        Some(n @ 8..=15) => format!("{}", 82 + n).into_bytes(),
        _ => [b"38;5;", number].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shortened(bytes: &str) -> String {
        String::from_utf8(short(bytes.as_bytes())).unwrap()
    }

    #[test]
    fn colours_and_weights_are_joined_and_short() {
        assert_eq!(shortened("\x1b[38;5;3;49m\x1b[1mA\x1b[39;49mB"), "\x1b[33;1mA\x1b[39mB");
        assert_eq!(shortened("\x1b[38;5;9mA\x1b[38;2;1;2;3;49mB"), "\x1b[91mA\x1b[38;2;1;2;3mB");
        assert_eq!(shortened("\x1b[39;49;59m\x1b[0m\x1b[?25l"), "\x1b[39;0m\x1b[?25l");
    }

    #[test]
    fn steps_along_a_line_are_steps_until_a_wide_sign() {
        assert_eq!(shortened("\x1b[2;3Hab\x1b[2;6Hc\x1b[3;1Hd"), "\x1b[2;3Hab\x1b[Cc\x1b[3;1Hd");
        assert_eq!(shortened("\x1b[2;3Hក\x1b[2;6Hc"), "\x1b[2;3Hក\x1b[2;6Hc");
        assert_eq!(shortened("\x1b[2;3Hab\x1b[2;5Hc"), "\x1b[2;3Habc");
    }

    #[test]
    fn long_blanks_are_erased_unless_they_are_seen() {
        let blanks = " ".repeat(20);
        assert_eq!(shortened(&format!("\x1b[1;1H{blanks}x")), "\x1b[1;1H\x1b[20X\x1b[20Cx");
        assert_eq!(shortened(&format!("\x1b[1;1H\x1b[7m{blanks}")), format!("\x1b[1;1H\x1b[7m{blanks}"));
    }

    #[test]
    fn a_link_and_its_text_pass_unchanged() {
        let link = "\x1b[1;1H\x1b]8;id=1;file:///a\x1b\\ab\x1b]8;;\x1b\\\x1b[1;9Hz";
        let out = shortened(link);
        assert!(out.contains("\x1b]8;id=1;file:///a\x1b\\ab\x1b]8;;\x1b\\") && out.ends_with("z"), "{out:?}");
        assert_eq!(shortened("\x1b"), "\x1b");
    }
}
