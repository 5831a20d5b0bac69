//! How the screen looks: the theme that was asked for, on what is known of the terminal. A theme that the terminal
//! cannot show is approximated, never refused.

use super::theme::{Colours, Theme};
use crate::settings::terminal::{Depth, Ground, Shade, Shades};
use ratatui::style::Color;

/// What is asked for, and what is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// `auto`, `light`, `dark`, `mono`, or a file.
    pub theme: String,
    /// Whether no colours are wanted at all.
    pub plain: bool,
    /// Signs from ASCII only.
    pub ascii: bool,
    /// How many colours there are.
    pub depth: Depth,
    /// What the letters are painted on, once it is known.
    pub ground: Option<Ground>,
    /// The colours of a theme file.
    pub own: Option<Shades>,
}

/// The colours of a shipped theme: accent, good, bad, doubt. Each has 4.5:1 on white, or on black, and on the usual
/// grounds near them.
pub const LIGHT: [(u8, u8, u8); 4] = [(0, 84, 122), (22, 90, 36), (158, 24, 28), (112, 70, 0)];
/// The same on dark ground.
pub const DARK: [(u8, u8, u8); 4] = [(118, 215, 234), (126, 231, 135), (255, 133, 125), (240, 170, 70)];

impl Look {
    /// The theme that it comes to.
    #[must_use]
    pub fn theme(&self) -> Theme {
        let colours = if self.plain { None } else { self.colours(&self.theme) };
        Theme { colours, ascii: self.ascii }
    }

    /// The theme as it would be under another name.
    #[must_use]
    pub fn preview(&self, name: &str) -> Theme {
        Self { theme: name.to_owned(), ..self.clone() }.theme()
    }

    /// True where the terminal is asked for its ground.
    #[must_use]
    pub fn asks(&self) -> bool {
        !self.plain && matches!(self.theme.as_str(), "auto" | "")
    }

    fn colours(&self, name: &str) -> Option<Colours> {
        match name {
            "mono" => None,
            "light" => Some(self.shipped(Ground::Light)),
            "dark" => Some(self.shipped(Ground::Dark)),
            "auto" | "" => Some(self.ground.map_or(Colours::ANSI, |ground| self.shipped(ground))),
            _ => {
                let base = self.ground.map_or(Colours::ANSI, |ground| self.shipped(ground));
                let own = self.own.unwrap_or_default();
                let shade = |shade: Option<Shade>, base| shade.map_or(base, |shade| self.reach(shade));
                Some(Colours {
                    accent: shade(own.accent, base.accent),
                    good: shade(own.good, base.good),
                    bad: shade(own.bad, base.bad),
                    doubt: shade(own.doubt, base.doubt),
                })
            }
        }
    }

    fn shipped(&self, ground: Ground) -> Colours {
        let rgb = match ground {
            Ground::Light => LIGHT,
            Ground::Dark => DARK,
        };
        if self.depth == Depth::Sixteen {
            // The terminal's own yellow and cyan are too pale for light ground.
            return match ground {
                Ground::Light => Colours { accent: Color::Blue, doubt: Color::Magenta, ..Colours::ANSI },
                Ground::Dark => Colours::ANSI,
            };
        }
        let [accent, good, bad, doubt] = rgb.map(|(r, g, b)| self.reach(Shade::Rgb(r, g, b)));
        Colours { accent, good, bad, doubt }
    }

    /// The nearest colour that the terminal has.
    fn reach(&self, shade: Shade) -> Color {
        match (shade, self.depth) {
            (Shade::Indexed(n), Depth::Sixteen) if n > 15 => ansi(nearest(rgb_of(n), 0, 16)),
            (Shade::Indexed(n @ 0..=15), _) => ansi(n),
            (Shade::Indexed(n), _) => Color::Indexed(n),
            (Shade::Rgb(r, g, b), Depth::Rgb) => Color::Rgb(r, g, b),
            (Shade::Rgb(r, g, b), Depth::Indexed) => Color::Indexed(nearest((r, g, b), 16, 240)),
            (Shade::Rgb(r, g, b), Depth::Sixteen) => ansi(nearest((r, g, b), 0, 16)),
        }
    }
}

const fn ansi(n: u8) -> Color {
    match n {
        0 => Color::Black,
        1 => Color::Red,
        2 => Color::Green,
        3 => Color::Yellow,
        4 => Color::Blue,
        5 => Color::Magenta,
        6 => Color::Cyan,
        7 => Color::Gray,
        8 => Color::DarkGray,
        9 => Color::LightRed,
        10 => Color::LightGreen,
        11 => Color::LightYellow,
        12 => Color::LightBlue,
        13 => Color::LightMagenta,
        14 => Color::LightCyan,
        15 => Color::White,
        n => Color::Indexed(n),
    }
}

/// Red, green and blue of one of the 256: sixteen as most terminals have them, a cube of six, and greys.
const fn rgb_of(n: u8) -> (u8, u8, u8) {
    const FIRST: [(u8, u8, u8); 16] = [
        (0, 0, 0),
        (205, 0, 0),
        (0, 205, 0),
        (205, 205, 0),
        (0, 0, 238),
        (205, 0, 205),
        (0, 205, 205),
        (229, 229, 229),
        (127, 127, 127),
        (255, 0, 0),
        (0, 255, 0),
        (255, 255, 0),
        (92, 92, 255),
        (255, 0, 255),
        (0, 255, 255),
        (255, 255, 255),
    ];
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    match n {
        0..=15 => FIRST[n as usize],
        16..=231 => {
            let n = n - 16;
            (STEPS[(n / 36) as usize], STEPS[(n / 6 % 6) as usize], STEPS[(n % 6) as usize])
        }
        _ => {
            let grey = 8 + 10 * (n - 232);
            (grey, grey, grey)
        }
    }
}

/// The nearest of `count` of the 256, from `first` on.
fn nearest((r, g, b): (u8, u8, u8), first: u8, count: u8) -> u8 {
    let square = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
    let away = |n: &u8| {
        let (red, green, blue) = rgb_of(*n);
        // The eye tells greens apart best.
        2 * square(red, r) + 4 * square(green, g) + 3 * square(blue, b)
    };
    (first..=first.saturating_add(count - 1)).min_by_key(away).unwrap_or(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance((r, g, b): (u8, u8, u8)) -> f64 {
        let part = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.039_28 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b)
    }

    fn contrast(a: (u8, u8, u8), b: (u8, u8, u8)) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn shipped_colours_can_be_read_on_the_usual_grounds() {
        for ground in [(255, 255, 255), (253, 246, 227), (239, 241, 245)] {
            for colour in LIGHT {
                assert!(contrast(colour, ground) >= 4.5, "{colour:?} on {ground:?}");
            }
        }
        for ground in [(0, 0, 0), (30, 30, 30), (0, 43, 54), (40, 42, 54)] {
            for colour in DARK {
                assert!(contrast(colour, ground) >= 4.5, "{colour:?} on {ground:?}");
            }
        }
        // What is only near keeps most of it.
        for (colours, ground) in [(LIGHT, (255, 255, 255)), (DARK, (0, 0, 0))] {
            for colour in colours {
                let near = rgb_of(nearest(colour, 16, 240));
                assert!(contrast(near, ground) >= 4.5, "{near:?} for {colour:?}");
            }
        }
    }

    /// As an eye without the cones for green sees a colour, roughly.
    fn deuteranope((r, g, b): (u8, u8, u8)) -> (f64, f64, f64) {
        let (r, g, b) = (f64::from(r), f64::from(g), f64::from(b));
        (0.625 * r + 0.375 * g, 0.7 * r + 0.3 * g, 0.3 * g + 0.7 * b)
    }

    #[test]
    fn good_bad_and_doubt_differ_for_eyes_that_mix_red_and_green_up() {
        // Signs and weights tell them apart too; this is for the glance.
        for [_, good, bad, doubt] in [LIGHT, DARK] {
            for (a, b) in [(good, bad), (good, doubt), (bad, doubt)] {
                let (a, b) = (deuteranope(a), deuteranope(b));
                let away = ((a.0 - b.0).powi(2) + (a.1 - b.1).powi(2) + (a.2 - b.2).powi(2)).sqrt();
                assert!(away >= 20.0, "{a:?} and {b:?}: {away}");
            }
        }
    }

    #[test]
    fn a_theme_is_approximated_and_never_refused() {
        let look = |theme: &str, depth| Look { theme: theme.into(), depth, ..Look::default() };
        let accent = |theme: &str, depth| look(theme, depth).theme().colours.unwrap().accent;
        assert!(matches!(accent("dark", Depth::Rgb), Color::Rgb(..)));
        assert!(matches!(accent("dark", Depth::Indexed), Color::Indexed(16..)));
        assert_eq!(accent("dark", Depth::Sixteen), Color::Cyan);
        assert_eq!(accent("light", Depth::Sixteen), Color::Blue);
        assert_eq!(accent("auto", Depth::Rgb), Color::Cyan, "as long as the ground is not known");
        assert_eq!(look("mono", Depth::Rgb).theme().colours, None);
        let own = Shades { bad: Some(Shade::Rgb(255, 0, 0)), ..Shades::default() };
        let mut look = look("mine.toml", Depth::Sixteen);
        look.own = Some(own);
        assert_eq!(look.theme().colours.unwrap().bad, Color::LightRed);
    }
}
