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

/// The four meanings that have a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colours {
    /// What has the keys.
    pub accent: Color,
    /// What agrees.
    pub good: Color,
    /// What conflicts.
    pub bad: Color,
    /// What is not known.
    pub doubt: Color,
}

impl Colours {
    /// The terminal's own, whatever it has made of them.
    pub const ANSI: Self =
        Self { accent: Color::Cyan, good: Color::Green, bad: Color::Red, doubt: Color::Yellow };
}

/// Labels to styles, and the signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// The colours; without any there are weights only.
    pub colours: Option<Colours>,
    /// Signs from ASCII only.
    pub ascii: bool,
}

impl Default for Theme {
    fn default() -> Self {
        Self { colours: Some(Colours::ANSI), ascii: false }
    }
}

impl Theme {
    /// The style of a label.
    #[must_use]
    pub fn style(self, label: Label) -> Style {
        type Pick = fn(&Colours) -> Color;
        let (accent, good): (Pick, Pick) = (|c| c.accent, |c| c.good);
        let (bad, doubt): (Pick, Pick) = (|c| c.bad, |c| c.doubt);
        let (colour, modifier): (Option<Pick>, _) = match label {
            Label::Text => (None, Modifier::empty()),
            Label::Quiet | Label::Border => (None, Modifier::DIM),
            Label::Strong | Label::Title => (None, Modifier::BOLD),
            Label::Focus | Label::Key => (Some(accent), Modifier::BOLD),
            Label::Selected => (None, Modifier::REVERSED),
            Label::Chosen => (None, Modifier::BOLD),
            Label::Supported => (Some(good), Modifier::empty()),
            Label::Contradicted => (Some(bad), Modifier::BOLD),
            Label::NotFound => (Some(doubt), Modifier::empty()),
            Label::Unchecked => (None, Modifier::DIM),
            Label::Agrees => (Some(good), Modifier::UNDERLINED),
            Label::Conflicts => (Some(bad), Modifier::BOLD.union(Modifier::UNDERLINED)),
            Label::Unbound => (Some(doubt), Modifier::ITALIC),
            Label::Added => (Some(good), Modifier::UNDERLINED),
            Label::Removed => (Some(bad), Modifier::CROSSED_OUT),
            Label::Match => (Some(accent), Modifier::UNDERLINED),
        };
        let style = Style::new().add_modifier(modifier);
        match self.colours.zip(colour) {
            Some((colours, pick)) => style.fg(pick(&colours)),
            None => style,
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
            Sign::Changed => ("~", "~"),
            Sign::Here => ("▌", "|"),
            Sign::Thumb => ("▐", "|"),
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
    Changed,
    Here,
    Thumb,
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
            let mono = Theme { colours: None, ascii: false };
            assert_eq!(mono.style(label).fg, None, "{label:?}");
        }
    }

    #[test]
    fn agreement_and_conflict_differ_without_colour() {
        let mono = Theme { colours: None, ascii: false };
        let style = |label| mono.style(label);
        assert_ne!(style(Label::Agrees), style(Label::Conflicts));
        assert_ne!(style(Label::Unbound), style(Label::Agrees));
        assert_ne!(style(Label::Added), style(Label::Removed));
        assert_ne!(style(Label::Selected), style(Label::Text));
    }
}
