//! One write a frame: what ratatui draws is gathered and goes out at once, inside a synchronized update.

use super::guard;
use super::short::short;
use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

/// Gathers; `flush` does nothing, [`Frames::commit`] writes.
#[derive(Clone, Debug, Default)]
pub struct Frames(Rc<RefCell<Vec<u8>>>);

impl Frames {
    /// Writes what was gathered; nothing if nothing changed.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn commit(&self) -> io::Result<()> {
        let mut bytes = self.0.borrow_mut();
        if bytes.is_empty() {
            return Ok(());
        }
        let mut frame = Vec::with_capacity(bytes.len() + BEGIN.len() + END.len());
        frame.extend_from_slice(BEGIN);
        frame.extend_from_slice(&short(&joined(&bytes)));
        bytes.clear();
        frame.extend_from_slice(END);
        guard::all(&frame)
    }
}

/// What ends a link.
pub const LINK_END: &str = "\x1b]8;;\x1b\\";
/// What begins one; id, address and a string terminator follow.
pub const LINK: &str = "\x1b]8;id=";

/// Each cell of a link is whole by itself; where cells of one link go out in a row, it is begun and ended once.
fn joined(bytes: &[u8]) -> Vec<u8> {
    let (begin, end) = (LINK.as_bytes(), LINK_END.as_bytes());
    let mut out = Vec::with_capacity(bytes.len());
    let mut open: &[u8] = &[];
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| *byte == 0x1b) {
        out.extend_from_slice(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with(begin) {
            let length = rest.windows(2).position(|w| w == b"\x1b\\").map_or(rest.len(), |n| n + 2);
            open = &rest[..length];
            out.extend_from_slice(open);
            rest = &rest[length..];
        } else if let Some(after) = rest.strip_prefix(end) {
            match after.strip_prefix(open).filter(|_| !open.is_empty()) {
                Some(more) => rest = more,
                None => {
                    out.extend_from_slice(end);
                    (open, rest) = (&[], after);
                }
            }
        } else {
            out.push(0x1b);
            rest = &rest[1..];
        }
    }
    out.extend_from_slice(rest);
    out
}

impl Write for Frames {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_of_one_link_go_out_as_one() {
        let cell = |id: &str, sign: &str| format!("{LINK}{id};file:///a\x1b\\{sign}{LINK_END}");
        let bytes = format!("\x1b[1m{}{}{}x", cell("1", "a"), cell("1", "b"), cell("2", "c"));
        let out = String::from_utf8(joined(bytes.as_bytes())).unwrap();
        let one = |id: &str, signs: &str| cell(id, signs);
        assert_eq!(out, format!("\x1b[1m{}{}x", one("1", "ab"), one("2", "c")));
    }
}
