//! What the terminal can show, as far as variables say it: how many colours, and on which ground.

use super::{Env, Settings};

/// How many colours a terminal has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// Its own sixteen.
    #[default]
    Sixteen,
    /// 256, of which 240 are fixed.
    Indexed,
    /// All of them.
    Rgb,
}

impl Depth {
    /// Its word in the settings.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Sixteen => "16",
            Self::Indexed => "256",
            Self::Rgb => "rgb",
        }
    }

    /// The one of that word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        [Self::Sixteen, Self::Indexed, Self::Rgb].into_iter().find(|depth| depth.word() == word)
    }

    /// How many colours there are, and why that is believed.
    #[must_use]
    pub fn detect(settings: &Settings, env: Env<'_>) -> (Self, String) {
        if let Some(depth) = settings.depth.as_deref().and_then(Self::named) {
            return (depth, "the settings say so".into());
        }
        if let Some(word) = env("COLORTERM").filter(|word| matches!(word.as_str(), "truecolor" | "24bit")) {
            return (Self::Rgb, format!("COLORTERM={word}"));
        }
        let term = env("TERM").unwrap_or_default();
        if term.contains("256color") || term.contains("direct") {
            return (Self::Indexed, format!("TERM={term}, and COLORTERM does not say truecolor"));
        }
        (Self::Sixteen, format!("TERM={term}"))
    }
}

/// What letters are painted on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// Something light.
    Light,
    /// Something dark.
    Dark,
}

impl Ground {
    /// What `COLORFGBG` says: its last number is the ground, of the sixteen colours.
    #[must_use]
    pub fn of_variables(env: Env<'_>) -> Option<Self> {
        let ground: u8 = env("COLORFGBG")?.rsplit(';').next()?.trim().parse().ok()?;
        match ground {
            7 | 9..=15 => Some(Self::Light),
            0..=6 | 8 => Some(Self::Dark),
            _ => None,
        }
    }

    /// What a ground of these colours, from 0 to 255, is.
    #[must_use]
    pub const fn of_rgb(red: u8, green: u8, blue: u8) -> Self {
        // The eye's weights, in thousandths.
        let seen = red as u32 * 299 + green as u32 * 587 + blue as u32 * 114;
        if seen > 127_500 { Self::Light } else { Self::Dark }
    }
}

/// A colour as a theme file names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shade {
    /// One of 256: the first sixteen are the terminal's own.
    Indexed(u8),
    /// Red, green and blue.
    Rgb(u8, u8, u8),
}

impl Shade {
    /// `#rrggbb`, a number up to 255, or a name of the sixteen.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        const NAMES: [&str; 8] = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];
        if let Some(hex) = text.strip_prefix('#') {
            let whole = hex.len() == 6 && hex.bytes().all(|b| b.is_ascii_hexdigit());
            let part = |n: usize| u8::from_str_radix(hex.get(n..n + 2)?, 16).ok();
            return whole.then(|| Some(Self::Rgb(part(0)?, part(2)?, part(4)?))).flatten();
        }
        let (name, bright) = text.strip_prefix("bright-").map_or((text, 0), |name| (name, 8));
        let named = NAMES.iter().position(|known| *known == name).and_then(|n| u8::try_from(n).ok());
        named.map(|n| Self::Indexed(n + bright)).or_else(|| text.parse().ok().map(Self::Indexed))
    }
}

/// The four colours of a theme file; what it does not name stays as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shades {
    /// What has the keys.
    pub accent: Option<Shade>,
    /// What agrees.
    pub good: Option<Shade>,
    /// What conflicts.
    pub bad: Option<Shade>,
    /// What is not known.
    pub doubt: Option<Shade>,
}

/// The milliseconds that tmux waits after `Esc`, where one is inside and it is too long for quick hands.
#[must_use]
pub fn slow_escape(env: Env<'_>) -> Option<u32> {
    env("TMUX")?;
    let asked =
        std::process::Command::new("tmux").args(["show-options", "-sv", "escape-time"]).output().ok()?;
    let time: u32 = String::from_utf8_lossy(&asked.stdout).trim().parse().ok()?;
    (time > 50).then_some(time)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn env(vars: &'static [(&'static str, &'static str)]) -> impl Fn(&str) -> Option<String> {
        move |name| vars.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
    }

    #[test]
    fn depth_comes_from_settings_then_colorterm_then_term() {
        let found = |settings: &Settings, vars| Depth::detect(settings, &env(vars)).0;
        let none = Settings::default();
        assert_eq!(found(&none, &[("COLORTERM", "truecolor"), ("TERM", "xterm")]), Depth::Rgb);
        assert_eq!(found(&none, &[("TERM", "tmux-256color")]), Depth::Indexed);
        assert_eq!(found(&none, &[("TERM", "linux")]), Depth::Sixteen);
        let own = Settings { depth: Some("16".into()), ..Settings::default() };
        assert_eq!(found(&own, &[("COLORTERM", "24bit")]), Depth::Sixteen);
    }

    #[test]
    fn the_ground_is_read_from_the_last_number() {
        let ground = |vars| Ground::of_variables(&env(vars));
        assert_eq!(ground(&[("COLORFGBG", "0;15")]), Some(Ground::Light));
        assert_eq!(ground(&[("COLORFGBG", "15;default;0")]), Some(Ground::Dark));
        assert_eq!(ground(&[("COLORFGBG", "x")]), None);
        assert_eq!(Ground::of_rgb(253, 246, 227), Ground::Light);
        assert_eq!(Ground::of_rgb(0, 43, 54), Ground::Dark);
    }

    #[test]
    fn shades_have_three_ways_to_be_written() {
        assert_eq!(Shade::parse("#0b6b83"), Some(Shade::Rgb(11, 107, 131)));
        assert_eq!(Shade::parse("bright-red"), Some(Shade::Indexed(9)));
        assert_eq!(Shade::parse("208"), Some(Shade::Indexed(208)));
        for wrong in ["#12345", "#12345g", "pink", "256", "-1", "#ééé"] {
            assert_eq!(Shade::parse(wrong), None, "{wrong}");
        }
    }
}
