//! "What is said": the typed facts of a text, one file a kind.

pub(crate) mod change;
mod change_words;
mod context;
mod date;
mod json;
mod measure;
pub mod name;
pub(crate) mod negation;
mod overlap;
mod quote;
mod rank;
pub(crate) mod spelled;
mod value;

pub use context::Context;
pub(crate) use date::weekday_named;
pub(crate) use json::serialize;
pub use json::with_text;
pub(crate) use measure::names_unit;
pub use measure::{convert, unit_symbol};
pub(crate) use name::is_nationality;
pub use value::{
    Age, Amount, Bound, DateValue, Duration, Money, Name, NameType, Precision, Quantity, Quote, RankValue,
    Value,
};

use crate::text::{Sentence, Span, Tokens, sentences};

/// A typed value at a span.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Where it stands: sign, currency, number, multiplier, unit and the words of the bound; no preposition.
    pub span: Span,
    /// What it says, in the likeliest reading.
    pub value: Value,
    /// Every reading where there are several, the likeliest first; else empty.
    pub readings: Vec<Value>,
}

impl Fact {
    /// The fact of one reading.
    #[must_use]
    pub const fn new(span: Span, value: Value) -> Self {
        Self { span, value, readings: Vec::new() }
    }

    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.value.kind()
    }

    /// All readings, at least one.
    pub fn all_readings(&self) -> impl Iterator<Item = &Value> {
        let single = self.readings.is_empty().then_some(&self.value);
        single.into_iter().chain(self.readings.iter())
    }
}

/// The kinds of fact; the names are those of the JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A count or other bare number.
    Number,
    /// A place in a row: `third`, `21st`.
    Ordinal,
    /// A share, or a difference of shares in points.
    Percent,
    /// An amount of a currency.
    Money,
    /// A number with a unit of measure.
    Quantity,
    /// A day, month, year or other stretch of the calendar.
    Date,
    /// A length of time.
    Duration,
    /// How old somebody is.
    Age,
    /// A level on a scale that the desk declares.
    Rank,
    /// A person, organisation, place or work.
    Name,
    /// Words inside quotation marks.
    Quote,
}

impl Kind {
    /// Its name in JSON and in rules.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Ordinal => "ordinal",
            Self::Percent => "percent",
            Self::Money => "money",
            Self::Quantity => "quantity",
            Self::Date => "date",
            Self::Duration => "duration",
            Self::Age => "age",
            Self::Rank => "rank",
            Self::Name => "name",
            Self::Quote => "quote",
        }
    }
}

/// The facts of `text`, in order of their start. Never fails.
#[must_use]
pub fn facts(text: &str, context: &Context<'_>) -> Vec<Fact> {
    facts_of(&Tokens::new(text), &sentences(text), context)
}

/// The facts of a text that is in tokens and sentences already.
#[must_use]
pub(crate) fn facts_of(tokens: &Tokens<'_>, sentences: &[Sentence], context: &Context<'_>) -> Vec<Fact> {
    // About as many as newspapers have; what is too much is given back at the end.
    let mut found = Vec::with_capacity(tokens.len() / 8);
    date::find(tokens, context, &mut found);
    measure::find(tokens, context, &mut found);
    rank::find(tokens, context, &mut found);
    let mut names = Vec::with_capacity(tokens.len() / 16);
    name::find(tokens, sentences, &mut names);
    quote::find(tokens, sentences, &names, &mut found);
    found.append(&mut names);
    let mut found = overlap::resolve(found);
    found.shrink_to_fit();
    found
}
