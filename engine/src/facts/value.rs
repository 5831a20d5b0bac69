//! The values of facts. Exact decimals only; JSON shows each number as a decimal string.

use super::Kind;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// The words of a bound: which side of the number is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// `at least`, `from … up`, `or more`, `since`.
    AtLeast,
    /// `at most`, `up to`, `no more than`.
    AtMost,
    /// `more than`, `over`, `above`, `after`.
    MoreThan,
    /// `less than`, `fewer than`, `under`, `before`.
    LessThan,
    /// `nearly`, `almost`, `just under`: a little less.
    Nearly,
    /// `about`, `around`, `some`, `roughly`: either side.
    About,
}

impl Bound {
    /// Its name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AtLeast => "at_least",
            Self::AtMost => "at_most",
            Self::MoreThan => "more_than",
            Self::LessThan => "less_than",
            Self::Nearly => "nearly",
            Self::About => "about",
        }
    }
}

/// A number as it was written: its value, and how exactly it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// The value, multiplier included: 18200000000 for `18.2 billion`.
    pub value: Decimal,
    /// The worth of the last written place: 100000000 for `18.2 billion`, 1 for `1,043`, 0.01 for `60.94`.
    pub place: Decimal,
    /// The words of a bound.
    pub bound: Option<Bound>,
}

impl Amount {
    /// A whole or decimal number as written in digits or words, without bound; the place is that of its scale.
    #[must_use]
    pub fn exact(value: Decimal) -> Self {
        Self { value, place: Decimal::new(1, value.scale()), bound: None }
    }
}

/// An amount of a currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Money {
    /// How much.
    pub amount: Amount,
    /// ISO 4217 code.
    pub currency: String,
    /// True if the sign or word (`$`, `pounds`) did not say which and the desk's place decided.
    pub assumed: bool,
}

/// A number with a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// How much.
    pub amount: Amount,
    /// UCUM code: `km`, `[mi_i]`, `Cel`.
    pub unit: String,
}

/// How fine a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// One day.
    Day,
    /// Seven days from a Monday.
    Week,
    /// A calendar month.
    Month,
    /// Three months.
    Quarter,
    /// Spring, summer, autumn or winter.
    Season,
    /// A calendar or fiscal year.
    Year,
    /// `the 1990s`.
    Decade,
    /// `the 19th century`.
    Century,
    /// Any other stretch: `early 2013`, `the last three months`. (`3-5 May` is a [`Value::Range`] of two days.)
    Stretch,
}

/// A stretch of the calendar, both ends included.
///
/// Year 0 stands for a year that is not known: `7 May` where neither the text nor its own date gives one. Such a
/// value may be compared by month and day alone; see [`DateValue::year_known`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateValue {
    /// First day.
    pub first: Date,
    /// Last day.
    pub last: Date,
    /// How fine the words are.
    pub precision: Precision,
    /// True if the words do not give the year and the text's own date (or the sentence) had to.
    pub year_inferred: bool,
    /// True if the words are relative: `last May`, `two years earlier`, `on Tuesday`.
    pub relative: bool,
    /// The weekday named with the date, Monday 1 to Sunday 7.
    pub weekday: Option<i8>,
    /// `before`, `after`, `since`, `until`, `about`.
    pub bound: Option<Bound>,
}

impl DateValue {
    /// True unless the year stands for one that is not known.
    #[must_use]
    pub fn year_known(&self) -> bool {
        self.first.year() != 0
    }
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duration {
    /// How many of the unit.
    pub amount: Amount,
    /// The largest unit named: seconds `s`, minutes `min`, hours `h`, days `d`, weeks `wk`, months `mo`, years `a`.
    pub unit: &'static str,
}

/// How old somebody or something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Age {
    /// How many of the unit.
    pub amount: Amount,
    /// `a` years, `mo` months, `wk` weeks, `d` days.
    pub unit: &'static str,
}

/// A level on a declared scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankValue {
    /// The scale's name.
    pub scale: String,
    /// Index of the level, 0 is the best.
    pub level: usize,
    /// The level's first label.
    pub label: String,
}

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameType {
    /// A person.
    Person,
    /// A company, body, party, team.
    Organisation,
    /// A country, town, street, river.
    Place,
    /// A book, film, ship, prize.
    Work,
    /// Anything else with capitals, or not known.
    Other,
}

impl NameType {
    /// Its name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Place => "place",
            Self::Work => "work",
            Self::Other => "other",
        }
    }
}

/// A name, with what the text attaches to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The name as written, without titles and honorifics.
    pub value: String,
    /// What it names.
    pub kind: NameType,
    /// The role or title attached: `deputy district attorney`.
    pub role: Option<String>,
    /// The nationality attached: `Dutch`.
    pub nationality: Option<String>,
}

/// Words inside quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The words, without the marks.
    pub text: String,
    /// Who is said to have said them.
    pub speaker: Option<String>,
}

impl Quote {
    /// True for one to three words: a term in marks, likelier than somebody's speech.
    #[must_use]
    pub fn is_short(&self) -> bool {
        self.text.split_whitespace().take(4).count() <= 3
    }
}

/// What a fact says.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A count or other bare number.
    Number(Amount),
    /// A place in a row.
    Ordinal(Amount),
    /// A share; `points` for percentage points.
    Percent {
        /// `61` for 61 %, not 0.61.
        amount: Amount,
        /// True for percentage points.
        points: bool,
    },
    /// An amount of a currency.
    Money(Money),
    /// A number with a unit.
    Quantity(Quantity),
    /// A stretch of the calendar.
    Date(DateValue),
    /// A length of time.
    Duration(Duration),
    /// How old somebody is.
    Age(Age),
    /// A level on a declared scale.
    Rank(RankValue),
    /// A name.
    Name(Name),
    /// Words inside quotation marks.
    Quote(Quote),
    /// From one value to another of the same kind.
    Range(Box<Value>, Box<Value>),
}

impl Value {
    /// The kind of fact it makes; a range is of the kind of its ends.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Number(_) => Kind::Number,
            Self::Ordinal(_) => Kind::Ordinal,
            Self::Percent { .. } => Kind::Percent,
            Self::Money(_) => Kind::Money,
            Self::Quantity(_) => Kind::Quantity,
            Self::Date(_) => Kind::Date,
            Self::Duration(_) => Kind::Duration,
            Self::Age(_) => Kind::Age,
            Self::Rank(_) => Kind::Rank,
            Self::Name(_) => Kind::Name,
            Self::Quote(_) => Kind::Quote,
            Self::Range(from, _) => from.kind(),
        }
    }

    /// First and last day of a date or of a range of dates; `None` for other kinds and where the year is not known.
    #[must_use]
    pub fn days(&self) -> Option<(Date, Date)> {
        match self {
            Self::Date(date) if date.year_known() => Some((date.first, date.last)),
            Self::Range(from, to) => Some((from.days()?.0, to.days()?.1)),
            _ => None,
        }
    }

    /// The number in it, where it holds exactly one.
    #[must_use]
    pub fn amount(&self) -> Option<Amount> {
        match self {
            Self::Number(a) | Self::Ordinal(a) | Self::Percent { amount: a, .. } => Some(*a),
            Self::Money(m) => Some(m.amount),
            Self::Quantity(q) => Some(q.amount),
            Self::Duration(d) => Some(d.amount),
            Self::Age(a) => Some(a.amount),
            _ => None,
        }
    }

    /// Both are amounts of one unit or currency, so that they can be added up and set against each other.
    #[must_use]
    pub fn is_in_one_unit(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Quantity(a), Self::Quantity(b)) => a.unit == b.unit,
            (Self::Money(a), Self::Money(b)) => a.currency == b.currency,
            (Self::Duration(a), Self::Duration(b)) => a.unit == b.unit,
            (Self::Percent { points: a, .. }, Self::Percent { points: b, .. }) => a == b,
            (Self::Number(_), Self::Number(_)) => true,
            _ => false,
        }
    }
}
