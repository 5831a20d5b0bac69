//! Writes the bad files of the tests to a folder: `cargo run -p copydesk-import --example hostile -- FOLDER`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "it makes files for tests")]

#[path = "../tests/hostile/files.rs"]
#[allow(dead_code, reason = "what a reader is to make of them is for the test")]
mod files;
#[path = "../tests/readers/make.rs"]
#[allow(dead_code, reason = "other tests make other files")]
mod make;
#[path = "../tests/hostile/office.rs"]
mod office;
#[path = "../tests/readers/paper.rs"]
#[allow(dead_code, reason = "other tests make other files")]
mod paper;
#[path = "../tests/hostile/pdf.rs"]
mod pdf;
#[path = "../tests/hostile/sheets.rs"]
mod sheets;

fn main() {
    let folder = std::env::args().nth(1).expect("a folder to write to");
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    for file in files::all() {
        std::fs::write(std::path::Path::new(&folder).join(&file.name), &file.bytes)
            .expect("the file can be written");
    }
}
