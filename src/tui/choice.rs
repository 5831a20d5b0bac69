//! Which articles and claims are shown, and in what order.

use super::model::Story;

/// In which order the desk shows its articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By slug.
    #[default]
    Name,
    /// The newest first; drafts before what is published.
    Day,
    /// Those with the most errors first.
    Errors,
}

impl Order {
    /// The next one.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Name => Self::Day,
            Self::Day => Self::Errors,
            Self::Errors => Self::Name,
        }
    }

    /// Its word, to be remembered.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Day => "day",
            Self::Errors => "errors",
        }
    }

    /// The one of that word.
    #[must_use]
    pub fn named(word: &str) -> Self {
        [Self::Day, Self::Errors].into_iter().find(|order| order.word() == word).unwrap_or_default()
    }
}

/// Which claims the review screen shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// All.
    #[default]
    All,
    /// Those without a review.
    Open,
    /// Those that are contradicted, or have an error.
    Contradicted,
    /// Those that quote somebody.
    Quotes,
    /// Those that name somebody or something.
    Names,
    /// Those that the one at work has decided on.
    Mine,
}

impl Filter {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::All, Self::Open, Self::Contradicted, Self::Quotes, Self::Names, Self::Mine];

    /// The one of that word.
    #[must_use]
    pub fn named(word: &str) -> Self {
        Self::ALL.into_iter().find(|filter| filter.word() == word).unwrap_or_default()
    }

    /// Its word, to be remembered.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Open => "open",
            Self::Contradicted => "contradicted",
            Self::Quotes => "quotes",
            Self::Names => "names",
            Self::Mine => "mine",
        }
    }

    /// True for a claim that it lets through, by its place among the story's claims.
    #[must_use]
    pub fn holds(self, story: &Story, n: usize) -> bool {
        let Some(claim) = story.claims.get(n) else { return false };
        match self {
            Self::All => true,
            Self::Open => !story.reviews.contains_key(&claim.id),
            Self::Contradicted => story.gravity_at(n) == 0,
            Self::Quotes => claim.text.contains(['“', '”', '„', '«', '"']),
            Self::Names => story.named.contains(&claim.id),
            Self::Mine => story.mine.contains(&claim.id),
        }
    }

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::All => "all claims",
            Self::Open => "open claims",
            Self::Contradicted => "contradicted claims",
            Self::Quotes => "claims that quote",
            Self::Names => "claims with names",
            Self::Mine => "your decisions",
        }
    }
}

/// How well `typed` fits `text`: every sign in order; more for signs in a row and at the start of words. None where
/// it does not fit.
#[must_use]
pub fn fit(text: &str, typed: &str) -> Option<i32> {
    let text: Vec<char> = text.to_lowercase().chars().collect();
    let (mut at, mut score, mut row) = (0, 0, 0);
    for sign in typed.to_lowercase().chars().filter(|c| !c.is_whitespace()) {
        let hit = at + text.get(at..)?.iter().position(|c| *c == sign)?;
        row = if hit == at { row + 1 } else { 0 };
        let starts = hit == 0 || !text[hit - 1].is_alphanumeric();
        score += 3 * row + if starts { 4 } else { 0 } - i32::try_from(hit - at).unwrap_or(0).min(3);
        at = hit + 1;
    }
    Some(score)
}
