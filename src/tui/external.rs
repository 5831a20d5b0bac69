//! Programs beside ours: the clipboard of the terminal, the editor, whatever opens an original.

use super::term::guard;
use crossterm::Command as _;
use crossterm::clipboard::CopyToClipboard;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

/// Puts text on the clipboard of the terminal, wherever that runs. The clipboard is never read.
///
/// # Errors
/// The terminal is gone.
pub fn copy(text: &str) -> io::Result<()> {
    let mut sequence = String::new();
    CopyToClipboard::to_clipboard_from(text).write_ansi(&mut sequence).map_err(io::Error::other)?;
    guard::all(sequence.as_bytes())
}

/// False for a terminal that is known to have no clipboard.
#[must_use]
pub fn has_clipboard() -> bool {
    std::env::var("TERM").is_ok_and(|term| term != "linux")
}

/// Opens a file in the editor at a line and waits; says whether the file changed.
///
/// # Errors
/// Why there is no editor, or how it failed.
pub fn edit(settings: Option<&str>, path: &Path, line: usize) -> Result<String, String> {
    let given = |name: &str| std::env::var(name).ok().filter(|value| !value.trim().is_empty());
    let editor = given("VISUAL")
        .or_else(|| given("EDITOR"))
        .or_else(|| settings.map(str::to_owned))
        .ok_or("No editor is set: export EDITOR, or put editor into config.toml.")?;
    let before = std::fs::read(path).ok();
    // The shell splits the editor's arguments; file and line come as arguments of its own.
    let status = Command::new("sh")
        .arg("-c")
        .arg(format!("{editor} \"$@\""))
        .arg("copydesk")
        .args(at_line(&editor, path, line))
        .status()
        .map_err(|error| format!("The editor did not start: {error}."))?;
    let changed = std::fs::read(path).ok() != before;
    match (status.success(), changed) {
        (false, _) => Err(format!("The editor “{editor}” failed: {status}. Nothing was lost.")),
        (true, true) => Ok("The file changed and is checked again.".into()),
        (true, false) => Ok("The file is unchanged.".into()),
    }
}

/// File and line as editors want them: most take `+line`.
fn at_line(editor: &str, path: &Path, line: usize) -> Vec<String> {
    let file = path.to_string_lossy().into_owned();
    let program = editor.split_whitespace().next().unwrap_or_default();
    let name = Path::new(program).file_name().unwrap_or_default().to_string_lossy().into_owned();
    match name.as_str() {
        "code" | "codium" | "cursor" => vec!["--goto".into(), format!("{file}:{line}")],
        "hx" | "helix" | "zed" | "subl" => vec![format!("{file}:{line}")],
        "vi" | "vim" | "nvim" | "nano" | "emacs" | "emacsclient" | "kak" | "micro" | "joe" | "ne" => {
            vec![format!("+{line}"), file]
        }
        _ => vec![file],
    }
}

/// Opens an original in the program that the system has for it, without waiting.
///
/// # Errors
/// Where the system has none.
pub fn open(path: &Path) -> Result<String, String> {
    let program = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let null = || Stdio::null();
    match Command::new(program).arg(path).stdin(null()).stdout(null()).stderr(null()).spawn() {
        Ok(mut child) => {
            // Nobody waits for it, but it must not stay as a zombie.
            std::thread::spawn(move || child.wait());
            Ok(format!("Opened {}.", path.display()))
        }
        Err(_) => Err(format!("No program to open it with. It is at {}.", path.display())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editors_get_the_line_in_their_own_way() {
        let path = Path::new("a b.md");
        assert_eq!(at_line("nvim -u NONE", path, 7), ["+7", "a b.md"]);
        assert_eq!(at_line("code --wait", path, 7), ["--goto", "a b.md:7"]);
        assert_eq!(at_line("sed -i s/a/b/", path, 7), ["a b.md"]);
    }
}
