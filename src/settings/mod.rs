//! The user's own settings, and who is at work: `$XDG_CONFIG_HOME/copydesk/config.toml` and a few variables.

mod choose;
mod identity;
mod keys;
pub mod terminal;

pub use choose::{CHOICES, Choice, set};
pub use identity::Identity;
pub use keys::{Keys, hex, unhex};

use crate::store::fields::{Document, Fields};
use crate::store::{Problem, Result};
use std::path::{Path, PathBuf};
use terminal::{Shade, Shades};

/// The themes that come with the program; any other is a file.
pub const THEMES: [&str; 4] = ["auto", "light", "dark", "mono"];

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
    /// `16`, `256` or `rgb`: how many colours the terminal has, where it cannot be found out.
    pub depth: Option<String>,
    /// Whether names of sources are links.
    pub links: Option<bool>,
    /// Letters of a keyboard layout, and the keys that they stand for.
    pub layout: Vec<(char, char)>,
    /// The colours of the theme, where it is a file.
    pub shades: Option<Shades>,
    /// What was skipped.
    pub problems: Vec<Problem>,
}

/// Where the settings stand, where a home is known.
#[must_use]
pub fn file(env: Env<'_>) -> Option<PathBuf> {
    Some(folder(env, "XDG_CONFIG_HOME", ".config")?.join("config.toml"))
}

/// Where the keys that sign checkpoints stand, where a home is known.
#[must_use]
pub fn key_folder(env: Env<'_>) -> Option<PathBuf> {
    folder(env, "XDG_CONFIG_HOME", ".config")
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
    again(env, &Settings::default())
}

/// Reads the settings again: a file that cannot be used any more leaves the last good ones, and the problem.
#[must_use]
pub fn again(env: Env<'_>, last: &Settings) -> Settings {
    let Some(path) = file(env) else { return Settings::default() };
    let Ok(text) = std::fs::read_to_string(&path) else { return Settings::default() };
    read(&path, &text).unwrap_or_else(|error| {
        let (line, column, message) = match &error.cause {
            crate::store::Cause::Syntax { line, column, message } => (*line, *column, message.clone()),
            _ => (1, 1, error.to_string()),
        };
        Settings { problems: vec![Problem { path, line, column, message }], ..last.clone() }
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
        depth: one_of(&mut fields, "depth", "\"16\", \"256\" or \"rgb\"", &["16", "256", "rgb"]),
        links: links(&mut fields),
        layout: layout(&mut fields),
        ..Settings::default()
    };
    if let Some(name) = settings.theme.clone().filter(|name| !THEMES.contains(&name.as_str())) {
        match theme_file(&path.parent().unwrap_or(path).join(&name)) {
            Ok((shades, problems)) => {
                settings.shades = Some(shades);
                settings.problems.extend(problems);
            }
            Err(why) => fields.problem(format!("`theme`: {why}; skipped")),
        }
    }
    fields.done();
    settings.problems.extend(document.problems());
    settings.problems.sort();
    Ok(settings)
}

/// `always` or `never`; a flag will do.
fn links(fields: &mut Fields<'_, '_>) -> Option<bool> {
    fields.parsed("links", "\"always\" or \"never\"", |word| match word {
        "always" => Some(true),
        "never" => Some(false),
        _ => None,
    })
}

/// `[layout]`: a letter, and the key that stands in its place.
fn layout(fields: &mut Fields<'_, '_>) -> Vec<(char, char)> {
    let Some(mut table) = fields.table("layout") else { return Vec::new() };
    let one = |text: &str| {
        let mut chars = text.chars();
        chars.next().filter(|_| chars.next().is_none())
    };
    let mut found = Vec::new();
    for letter in table.keys() {
        let key = table.parsed(&letter, "one letter for one letter", |key| Some((one(&letter)?, one(key)?)));
        found.extend(key);
    }
    table.done();
    found
}

/// Reads a theme file, and names what was skipped in it.
///
/// # Errors
/// Where it cannot be read, or is no TOML.
pub fn theme_file(path: &Path) -> std::result::Result<(Shades, Vec<Problem>), String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    shades(path, &text).map_err(|error| error.to_string())
}

/// A theme file: `accent`, `good`, `bad` and `doubt`.
fn shades(path: &Path, text: &str) -> Result<(Shades, Vec<Problem>)> {
    let document = Document::new(path, text, 0);
    let mut fields = Fields::new(&document, "", 0..0, document.table()?);
    let mut shade = |key: &str| fields.parsed(key, "\"#rrggbb\", a name or a number up to 255", Shade::parse);
    let shades =
        Shades { accent: shade("accent"), good: shade("good"), bad: shade("bad"), doubt: shade("doubt") };
    fields.done();
    Ok((shades, document.problems()))
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
    fn layout_links_depth_and_a_theme_file() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("mine.toml"), "accent='#112233'\nbad='pink'\n").unwrap();
        let text = "theme='mine.toml'\ndepth='256'\nlinks='never'\n[layout]\n'ы'='s'\n'xx'='y'\n";
        let settings = read(&folder.path().join("config.toml"), text).unwrap();
        assert_eq!(settings.shades.unwrap().accent, Some(Shade::Rgb(0x11, 0x22, 0x33)));
        assert_eq!((settings.depth.as_deref(), settings.links), (Some("256"), Some(false)));
        assert_eq!(settings.layout, [('ы', 's')]);
        let said: Vec<_> = settings.problems.iter().map(|p| (p.line, p.message.clone())).collect();
        assert_eq!(said.len(), 2, "{said:?}");
        let gone = read(&folder.path().join("config.toml"), "theme='gone.toml'\n").unwrap();
        assert!(gone.problems[0].message.contains("gone.toml"), "{gone:?}");
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
