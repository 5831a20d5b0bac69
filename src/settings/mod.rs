//! The user's own settings, and who is at work: `$XDG_CONFIG_HOME/copydesk/config.toml` and a few variables.

mod identity;

pub use identity::Identity;

use crate::store::fields::{Document, Fields};
use crate::store::{Problem, Result};
use std::path::{Path, PathBuf};

/// Looks a variable of the environment up; empty ones count as absent.
pub type Env<'e> = &'e dyn Fn(&str) -> Option<String>;

/// The variables of this process.
#[must_use]
pub fn process_env(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// What `config.toml` says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Who decides, as shown in the history.
    pub user: Option<String>,
    /// `auto`, `light`, `dark`, `mono`, or a file.
    pub theme: Option<String>,
    /// `always`, `never` or `auto`.
    pub color: Option<String>,
    /// `unicode` or `ascii`.
    pub glyphs: Option<String>,
    /// Whether the mouse is on.
    pub mouse: Option<bool>,
    /// The editor, with its arguments.
    pub editor: Option<String>,
    /// What was skipped.
    pub problems: Vec<Problem>,
}

/// Where the settings stand, where a home is known.
#[must_use]
pub fn file(env: Env<'_>) -> Option<PathBuf> {
    Some(folder(env, "XDG_CONFIG_HOME", ".config")?.join("config.toml"))
}

/// Where what the screen remembers between two runs stands.
#[must_use]
pub fn state_folder(env: Env<'_>) -> Option<PathBuf> {
    folder(env, "XDG_STATE_HOME", ".local/state")
}

fn folder(env: Env<'_>, variable: &str, below_home: &str) -> Option<PathBuf> {
    let own = env(variable).map(PathBuf::from).filter(|path| path.is_absolute());
    let base = own.or_else(|| env("HOME").map(|home| Path::new(&home).join(below_home)));
    base.map(|base| base.join("copydesk"))
}

/// Reads the settings; a file that cannot be used is a problem and no error.
#[must_use]
pub fn load(env: Env<'_>) -> Settings {
    let Some(path) = file(env) else { return Settings::default() };
    let Ok(text) = std::fs::read_to_string(&path) else { return Settings::default() };
    read(&path, &text).unwrap_or_else(|error| {
        let (line, column) = match error.cause {
            crate::store::Cause::Syntax { line, column, .. } => (line, column),
            _ => (1, 1),
        };
        let message = error.to_string();
        Settings { problems: vec![Problem { path, line, column, message }], ..Settings::default() }
    })
}

fn read(path: &Path, text: &str) -> Result<Settings> {
    let document = Document::new(path, text, 0);
    let mut fields = Fields::new(&document, "", 0..0, document.table()?);
    let one_of = |fields: &mut Fields<'_, '_>, key: &str, expected: &str, words: &[&str]| {
        fields.parsed(key, expected, |word| words.contains(&word).then(|| word.to_owned()))
    };
    let mut settings = Settings {
        user: fields.string("user").filter(|user| !user.trim().is_empty()),
        theme: fields.string("theme"),
        color: one_of(
            &mut fields,
            "color",
            "\"always\", \"never\" or \"auto\"",
            &["always", "never", "auto"],
        ),
        glyphs: one_of(&mut fields, "glyphs", "\"unicode\" or \"ascii\"", &["unicode", "ascii"]),
        mouse: fields.flag("mouse"),
        editor: fields.string("editor"),
        problems: Vec::new(),
    };
    fields.done();
    settings.problems = document.problems();
    Ok(settings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_bad_line_leaves_the_others() {
        let settings = read(Path::new("config.toml"), "user='Ann'\ncolor='red'\nmouse=true\nx=1\n").unwrap();
        assert_eq!(
            (settings.user.as_deref(), settings.color, settings.mouse),
            (Some("Ann"), None, Some(true))
        );
        let lines: Vec<_> = settings.problems.iter().map(|p| p.line).collect();
        assert_eq!(lines, [2, 4]);
    }

    #[test]
    fn the_folder_follows_xdg() {
        let env = |name: &str| match name {
            "HOME" => Some("/h".to_owned()),
            "XDG_CONFIG_HOME" => Some("relative".to_owned()),
            _ => None,
        };
        assert_eq!(file(&env).unwrap(), Path::new("/h/.config/copydesk/config.toml"));
    }
}
