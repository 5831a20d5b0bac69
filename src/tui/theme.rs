//! Labels of meaning and their styles. Nothing else names a colour: the default theme uses the terminal's own
//! sixteen colours and its own ground, and every meaning also has a sign or a weight, for those who see none.

use ratatui::style::{Color, Modifier, Style};

/// What a piece of the screen means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Label {
    /// Words to read.
    Text,
    /// Words that stay behind.
    Quiet,
    /// Words to see first.
    Strong,
    /// Titles of panes.
    Title,
    /// Title of the pane that has the keys.
    Focus,
    /// Lines between panes.
    Border,
    /// What is selected.
    Selected,
    /// What is selected in a pane that has not the keys.
    Chosen,
    /// `supported`, and what agrees.
    Supported,
    /// `contradicted`, errors.
    Contradicted,
    /// `not_found`, warnings.
    NotFound,
    /// `unchecked`, notes.
    Unchecked,
    /// Words of a text that agree with the other text.
    Agrees,
    /// Words of a text that conflict with the other text.
    Conflicts,
    /// A fact that nothing was found for.
    Unbound,
    /// Words that were added.
    Added,
    /// Words that were taken out.
    Removed,
    /// A key in a hint.
    Key,
    /// What a search found.
    Match,
}

/// The terminal's ground.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Palette {
    /// The sixteen colours of the terminal, readable on light and dark.
    #[default]
    Auto,
    /// Weights only.
    Mono,
}

/// Labels to styles, and the signs.
#[derive(Clone, Copy, Debug, Default)]
pub struct Theme {
    /// Which colours.
    pub palette: Palette,
    /// Signs from ASCII only.
    pub ascii: bool,
}

impl Theme {
    /// The style of a label.
    #[must_use]
    pub fn style(self, label: Label) -> Style {
        let (colour, modifier) = match label {
            Label::Text => (None, Modifier::empty()),
            Label::Quiet | Label::Border => (None, Modifier::DIM),
            Label::Strong | Label::Title => (None, Modifier::BOLD),
            Label::Focus | Label::Key => (Some(Color::Cyan), Modifier::BOLD),
            Label::Selected => (None, Modifier::REVERSED),
            Label::Chosen => (None, Modifier::BOLD),
            Label::Supported => (Some(Color::Green), Modifier::empty()),
            Label::Contradicted => (Some(Color::Red), Modifier::BOLD),
            Label::NotFound => (Some(Color::Yellow), Modifier::empty()),
            Label::Unchecked => (None, Modifier::DIM),
            Label::Agrees => (Some(Color::Green), Modifier::UNDERLINED),
            Label::Conflicts => (Some(Color::Red), Modifier::BOLD.union(Modifier::UNDERLINED)),
            Label::Unbound => (Some(Color::Yellow), Modifier::ITALIC),
            Label::Added => (Some(Color::Green), Modifier::UNDERLINED),
            Label::Removed => (Some(Color::Red), Modifier::CROSSED_OUT),
            Label::Match => (Some(Color::Cyan), Modifier::UNDERLINED),
        };
        let style = Style::new().add_modifier(modifier);
        match (self.palette, colour) {
            (Palette::Auto, Some(colour)) => style.fg(colour),
            _ => style,
        }
    }

    /// The sign, or what stands for it in ASCII.
    #[must_use]
    pub const fn sign(self, sign: Sign) -> &'static str {
        let (unicode, ascii) = match sign {
            Sign::Supported => ("✓", "+"),
            Sign::Contradicted => ("✗", "x"),
            Sign::NotFound => ("?", "?"),
            Sign::Unchecked => ("·", "."),
            Sign::Selected => ("▸", ">"),
            Sign::Marked => ("●", "*"),
            Sign::Here => ("▌", "|"),
            Sign::Ellipsis => ("…", "..."),
            Sign::Unequal => ("≠", "!="),
            Sign::Equal => ("=", "="),
            Sign::Dot => ("·", "-"),
            Sign::Horizontal => ("─", "-"),
            Sign::Vertical => ("│", "|"),
            Sign::TopLeft => ("╭", "+"),
            Sign::TopRight => ("╮", "+"),
            Sign::BottomLeft => ("╰", "+"),
            Sign::BottomRight => ("╯", "+"),
        };
        if self.ascii { ascii } else { unicode }
    }
}

/// The signs of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is named for what it shows")]
pub enum Sign {
    Supported,
    Contradicted,
    NotFound,
    Unchecked,
    Selected,
    Marked,
    Here,
    Ellipsis,
    Unequal,
    Equal,
    Dot,
    Horizontal,
    Vertical,
    TopLeft,
    TopRight,
    BottomLeft,
    BottomRight,
}

#[cfg(test)]
mod tests {
    use super::*;

    const LABELS: [Label; 19] = [
        Label::Text,
        Label::Quiet,
        Label::Strong,
        Label::Title,
        Label::Focus,
        Label::Border,
        Label::Selected,
        Label::Chosen,
        Label::Supported,
        Label::Contradicted,
        Label::NotFound,
        Label::Unchecked,
        Label::Agrees,
        Label::Conflicts,
        Label::Unbound,
        Label::Added,
        Label::Removed,
        Label::Key,
        Label::Match,
    ];

    #[test]
    fn no_label_paints_a_ground_and_mono_has_no_colour() {
        for label in LABELS {
            assert_eq!(Theme::default().style(label).bg, None, "{label:?}");
            let mono = Theme { palette: Palette::Mono, ascii: false };
            assert_eq!(mono.style(label).fg, None, "{label:?}");
        }
    }

    #[test]
    fn agreement_and_conflict_differ_without_colour() {
        let mono = Theme { palette: Palette::Mono, ascii: false };
        let style = |label| mono.style(label);
        assert_ne!(style(Label::Agrees), style(Label::Conflicts));
        assert_ne!(style(Label::Unbound), style(Label::Agrees));
        assert_ne!(style(Label::Added), style(Label::Removed));
        assert_ne!(style(Label::Selected), style(Label::Text));
    }
}
