//! What holds for every reading, of any bytes.

mod check;

pub use check::check;
use copydesk_import::{Kind, Limits, Tracked, read};

/// Limits small enough for many runs a second.
const SMALL: Limits =
    Limits { file: 1 << 20, unpacked: 4 << 20, ratio: 100, text: 1 << 20, parts: 200, rows: 2000, depth: 60 };

/// Reads the bytes as a file of the kind of that name, and stops where the reading is not sound.
pub fn target(kind: &str, bytes: &[u8]) {
    let kind = Kind::named(kind);
    if kind == Some(Kind::Zip) {
        let _ = copydesk_import::zip::each(bytes, &SMALL, &mut |name, _| {
            copydesk_import::zip::parts(&name).is_ok()
        });
        return;
    }
    for tracked in [Tracked::Accepted, Tracked::Original] {
        if let Ok(read) = read(None, kind, bytes, &SMALL, tracked) {
            for document in &read.documents {
                assert_eq!(document.fault(), None);
            }
        }
    }
}
