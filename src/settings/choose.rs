//! Changing one line of `config.toml`: comments and order stay.

use super::{Env, Settings, file, load};
use std::path::PathBuf;
use toml_edit::{DocumentMut, Item, value};

/// A setting with the values that it can be turned through; the first is what goes without it.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// Its key.
    pub key: &'static str,
    /// Its values.
    pub values: &'static [&'static str],
    /// What it does.
    pub doc: &'static str,
}

/// The settings that the screen can turn; the others are typed into the file.
pub const CHOICES: [Choice; 6] = [
    Choice {
        key: "theme",
        values: &["auto", "light", "dark", "mono"],
        doc: "auto asks the terminal what its letters stand on; a file is typed into config.toml",
    },
    Choice { key: "color", values: &["auto", "always", "never"], doc: "auto follows NO_COLOR" },
    Choice {
        key: "depth",
        values: &["auto", "16", "256", "rgb"],
        doc: "how many colours the terminal has; auto follows COLORTERM and TERM",
    },
    Choice {
        key: "glyphs",
        values: &["auto", "unicode", "ascii"],
        doc: "signs and lines; auto is ascii on the console of Linux",
    },
    Choice {
        key: "mouse",
        values: &["false", "true"],
        doc: "whether the mouse is on from the start; F8 turns it",
    },
    Choice { key: "links", values: &["always", "never"], doc: "whether names of sources can be clicked" },
];

impl Settings {
    /// What a setting is now.
    #[must_use]
    pub fn value(&self, key: &str) -> Option<String> {
        match key {
            "theme" => self.theme.clone(),
            "color" => self.color.clone(),
            "depth" => self.depth.clone(),
            "glyphs" => self.glyphs.clone(),
            "mouse" => self.mouse.map(|on| on.to_string()),
            "links" => self.links.map(|on| if on { "always" } else { "never" }.to_owned()),
            _ => None,
        }
    }

    /// The value after the one that a setting has now.
    #[must_use]
    pub fn next(&self, key: &str) -> Option<&'static str> {
        let choice = CHOICES.iter().find(|choice| choice.key == key)?;
        let now = self.value(key);
        let at = choice.values.iter().position(|value| Some(*value) == now.as_deref()).unwrap_or(0);
        choice.values.get((at + 1) % choice.values.len()).copied()
    }
}

/// Writes one setting and reads all of them again; `auto` takes the line away where the key knows no such word.
///
/// # Errors
/// Where there is no place for settings, where the file is no TOML, or where it cannot be written.
pub fn set(env: Env<'_>, key: &str, to: &str) -> Result<Settings, String> {
    let path = file(env).ok_or("no home is known, so there is no place for settings")?;
    let said = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(said(&error)),
    };
    let mut document: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| said(&error))?;
    match (key, to) {
        ("depth" | "glyphs", "auto") => {
            document.remove(key);
        }
        ("mouse", to) => put(&mut document, key, value(to == "true")),
        (_, to) => put(&mut document, key, value(to)),
    }
    write(&path, &document.to_string()).map_err(|error| said(&error))?;
    Ok(load(env))
}

/// Puts a value in the place of another, with the comment behind it kept.
fn put(document: &mut DocumentMut, key: &str, new: Item) {
    let decor = document.get(key).and_then(Item::as_value).map(|value| value.decor().clone());
    document[key] = new;
    if let (Some(decor), Some(value)) = (decor, document[key].as_value_mut()) {
        *value.decor_mut() = decor;
    }
}

/// Beside, then renamed: the settings are whole at any moment.
fn write(path: &PathBuf, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let beside = path.with_extension("toml.new");
    std::fs::write(&beside, text)?;
    std::fs::rename(&beside, path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_is_turned_and_the_rest_of_the_file_stays() {
        let home = tempfile::tempdir().unwrap();
        let config = home.path().to_string_lossy().into_owned();
        let env = move |name: &str| (name == "XDG_CONFIG_HOME").then(|| config.clone());
        let path = file(&env).unwrap();
        let settings = set(&env, "theme", "dark").unwrap();
        assert_eq!((settings.theme.as_deref(), settings.next("theme")), (Some("dark"), Some("mono")));
        std::fs::write(&path, "# mine\nuser = \"Ann\"  # me\ntheme = \"dark\" # for the night\n").unwrap();
        set(&env, "theme", "light").unwrap();
        set(&env, "mouse", "true").unwrap();
        set(&env, "depth", "256").unwrap();
        let settings = set(&env, "depth", "auto").unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(text, "# mine\nuser = \"Ann\"  # me\ntheme = \"light\" # for the night\nmouse = true\n");
        assert_eq!((settings.mouse, settings.depth), (Some(true), None));
        std::fs::write(&path, "theme = \n").unwrap();
        assert!(set(&env, "theme", "dark").is_err(), "a broken file is not written over");
    }

    #[test]
    fn every_choice_goes_round() {
        for choice in CHOICES {
            let mut settings = Settings::default();
            let first = settings.next(choice.key).unwrap();
            assert_eq!(first, choice.values[1], "{}", choice.key);
            if choice.key == "theme" {
                settings.theme = Some("mine.toml".into());
                assert_eq!(settings.next("theme"), Some("light"), "a file is left for the first that comes");
            }
        }
    }
}
