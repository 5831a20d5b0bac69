//! What the readers make of a file: `cargo run -p copydesk-import --example text -- FILE`.

use std::io::Write;

use copydesk_import::{Limits, Tracked, read};

fn main() {
    let Some(path) = std::env::args().nth(1) else { return };
    let bytes = std::fs::read(&path).unwrap_or_default();
    let mut out = std::io::stdout().lock();
    let written = match read(Some(&path), None, &bytes, &Limits::default(), Tracked::default()) {
        Ok(read) => read.documents.iter().try_for_each(|document| {
            out.write_all(document.text.as_bytes())?;
            document
                .asides
                .iter()
                .try_for_each(|aside| writeln!(out, "[{:?}] {}", aside.kind, aside.text))?;
            document.warnings.iter().try_for_each(|warning| writeln!(out, "[warning] {warning}"))
        }),
        Err(refusal) => writeln!(out, "[refused] {refusal}"),
    };
    if written.is_err() {
        std::process::exit(2);
    }
}
