//! One write a frame: what ratatui draws is gathered and goes out at once, inside a synchronized update.

use super::guard;
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
        frame.append(&mut bytes);
        frame.extend_from_slice(END);
        guard::all(&frame)
    }
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
