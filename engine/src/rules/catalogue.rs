//! The rules and their levels, as one table.

use serde::{Serialize, Serializer};

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// For the reader who wants everything.
    Note,
    /// Look at it.
    Warning,
    /// Wrong.
    Error,
}

macro_rules! rules {
    ($($variant:ident $name:literal $level:ident $doc:literal;)*) => {
        /// A rule. The names are those of `[rules]` in `corrections.toml` and of the JSON.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule { $(#[doc = $doc] $variant,)* }

        impl Rule {
            /// All rules, in the order of the manual.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its name: `source/number`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// Its level where the desk sets none.
            #[must_use]
            pub const fn level(self) -> Level {
                match self { $(Self::$variant => Level::$level,)* }
            }

            /// What it says, for the manual.
            #[must_use]
            pub const fn doc(self) -> &'static str {
                match self { $(Self::$variant => $doc,)* }
            }
        }
    };
}

rules! {
    SourceNumber "source/number" Error "The source has another number for the same thing.";
    SourcePercent "source/percent" Error "The source has another percentage for the same thing.";
    SourceMoney "source/money" Error "The source has another amount of money for the same thing.";
    SourceQuantity "source/quantity" Error "The source has another measure for the same thing.";
    SourceOrdinal "source/ordinal" Error "The source has another place in the row for the same thing.";
    SourceDate "source/date" Error "The source has another date for the same thing.";
    SourceDuration "source/duration" Error "The source has another length of time for the same thing.";
    SourceAge "source/age" Error "The source has another age for the same person.";
    SourceRank "source/rank" Error "The source has another level of the scale for the same thing.";
    SourceName "source/name" Error "The source has another person or organisation in the same part.";
    SourcePlace "source/place" Error "The source has another place in the same part.";
    SourceRole "source/role" Error "The source attaches another role or title to the name.";
    SourceCategory "source/category" Error "The source has another kind, nationality, degree or award.";
    SourceWork "source/work" Error "The source has another title of the work.";
    SourceQuote "source/quote" Error "The words inside the quotation marks differ from the source.";
    SourceAttribution "source/attribution" Error "The source says that somebody else said it.";
    SourceDirection "source/direction" Error "The source has the opposite direction.";
    SourceNegation "source/negation" Error "A not, a condition or a modality was lost or added.";
    SourceMissing "source/missing" Note "No passage speaks to the fact.";
    SelfContradiction "self/contradiction" Error "The article gives one thing two values, or an impossible change.";
    SelfArithmetic "self/arithmetic" Error "A sum, share or change does not come out.";
    SelfWeekday "self/weekday" Error "The weekday does not fit the date.";
    SelfAge "self/age" Error "The age does not fit the dates.";
    SelfHeadline "self/headline" Error "The headline disagrees with the body.";
    SelfName "self/name" Warning "One name is spelled two ways.";
    NoticeNotApplied "notice/not-applied" Error "The wrong value, or what was derived from it, still stands in the article.";
    NoticeMisstates "notice/misstates" Error "The notice gives another old or new value than the texts.";
    NoticeIncomplete "notice/incomplete" Error "The notice leaves out a changed fact.";
    NoticeKind "notice/kind" Error "A wrong fact is fixed under another label than correction.";
    NoticeStyle "notice/style" Warning "The notice does not keep to the form of the house.";
    HistoryStealthEdit "history/stealth-edit" Error "A published fact changed with neither notice nor record.";
    HistorySourceChanged "history/source-changed" Error "A source changed after a claim was verified against it.";
    HistoryRecordChanged "history/record-changed" Error "A published record is no longer what was published.";
    HistoryBrokenChain "history/broken-chain" Error "A line of the history was changed, dropped or inserted.";
}

impl Rule {
    /// The rule of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.name() == name)
    }
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}
