//! The bytes of an XML part as UTF-8, whatever the part declares.

use std::io::{self, BufRead, Read};

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How many bytes are looked at for a mark or a declaration.
const HEAD: usize = 256;
const BUFFER: usize = 1 << 15;

/// A stream of UTF-8. What cannot be decoded becomes U+FFFD and is remembered.
pub(super) struct Utf8<R> {
    inner: R,
    /// Bytes that were read to look at the head, not yet decoded.
    head: Vec<u8>,
    decoder: Option<Decoder>,
    out: Vec<u8>,
    from: usize,
    to: usize,
    done: bool,
    /// Whether something could not be decoded.
    pub replaced: bool,
}

impl<R: BufRead> Utf8<R> {
    pub(super) fn new(inner: R) -> Self {
        Self {
            inner,
            head: Vec::new(),
            decoder: None,
            out: vec![0; BUFFER],
            from: 0,
            to: 0,
            done: false,
            replaced: false,
        }
    }

    fn open(&mut self) -> io::Result<()> {
        self.inner.by_ref().take(HEAD as u64).read_to_end(&mut self.head)?;
        self.decoder = Some(declared(&self.head).new_decoder_with_bom_removal());
        Ok(())
    }

    fn decode(&mut self) -> io::Result<()> {
        if self.decoder.is_none() {
            self.open()?;
        }
        let Some(decoder) = self.decoder.as_mut() else { return Ok(()) };
        while self.from == self.to && !self.done {
            let from_head = !self.head.is_empty();
            let source = if from_head { self.head.as_slice() } else { self.inner.fill_buf()? };
            let last = source.is_empty();
            let (result, read, written, replaced) = decoder.decode_to_utf8(source, &mut self.out, last);
            (self.from, self.to) = (0, written);
            self.replaced |= replaced;
            if from_head {
                self.head.drain(..read);
            } else {
                self.inner.consume(read);
            }
            self.done = last && result == CoderResult::InputEmpty;
        }
        Ok(())
    }
}

impl<R: BufRead> Read for Utf8<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(into)?;
        self.consume(count);
        Ok(count)
    }
}

impl<R: BufRead> BufRead for Utf8<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.decode()?;
        Ok(self.out.get(self.from..self.to).unwrap_or_default())
    }

    fn consume(&mut self, count: usize) {
        self.from = (self.from + count).min(self.to);
    }
}

/// By mark, by the shape of `<?`, by declaration; UTF-8 otherwise.
fn declared(head: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return encoding;
    }
    match head {
        [0, b'<', 0, ..] => return UTF_16BE,
        [b'<', 0, ..] => return UTF_16LE,
        _ => {}
    }
    let text = String::from_utf8_lossy(head);
    let declaration = text.split_once("?>").map_or("", |(before, _)| before);
    let after = declaration.split_once("encoding").map_or("", |(_, after)| after);
    let name = after.split(['"', '\'']).nth(1).unwrap_or_default();
    match Encoding::for_label(name.as_bytes()) {
        // A declaration that can be read as ASCII is not in UTF-16, whatever it says.
        Some(encoding) if encoding != UTF_16LE && encoding != UTF_16BE => encoding,
        _ => UTF_8,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> (String, bool) {
        let mut stream = Utf8::new(bytes);
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        (text, stream.replaced)
    }

    #[test]
    fn the_encoding_is_the_one_that_is_marked_or_declared() {
        assert_eq!(decoded("\u{feff}<a>é</a>".as_bytes()), ("<a>é</a>".into(), false));
        let wide: Vec<u8> = "\u{feff}<a>é</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decoded(&wide), ("<a>é</a>".into(), false));
        let wide: Vec<u8> = "<a>é</a>".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decoded(&wide), ("<a>é</a>".into(), false));
        let latin = b"<?xml version='1.0' encoding='windows-1252'?><a>\x80</a>";
        assert!(decoded(latin).0.ends_with("<a>€</a>"));
        assert_eq!(decoded(b"<a>\xff</a>"), ("<a>\u{fffd}</a>".into(), true));
        assert_eq!(decoded(b""), (String::new(), false));
    }

    #[test]
    fn a_long_stream_comes_out_whole() {
        let text = "<a>é</a>".repeat(40_000);
        assert_eq!(decoded(text.as_bytes()), (text, false));
    }
}
