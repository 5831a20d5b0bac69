//! The words that dates are made of, as one sorted table.

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Fortnight,
    Weekend,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// Words that place a unit, month or weekday against the document's date or the sentence's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    Last,
    Past,
    Previous,
    This,
    Same,
    Next,
    Coming,
    Following,
    /// `after next`: no word of the table.
    AfterNext,
    /// `before last`: no word of the table.
    BeforeLast,
}

/// What a word means to a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// Nothing.
    Other,
    /// A run of digits.
    Digits,
    /// `January` … `December`, 1 to 12.
    Month(i8),
    /// `Jan`, `Sept`.
    ShortMonth(i8),
    /// `März`, `août`: only beside a day.
    ForeignMonth(i8),
    /// `Monday` 1 to `Sunday` 7.
    Weekday(i8),
    /// `Mon`, `Thurs`.
    ShortWeekday(i8),
    /// `day`, `weeks`, `century`.
    Unit(Unit),
    /// Spring 1, summer 2, autumn 3, winter 4.
    Season(i8),
    /// `one` to `nineteen`.
    Small(i16),
    /// `twenty` to `ninety`.
    Tens(i16),
    /// `first` to `thirtieth`.
    Ordinal(i16),
    /// `a`, `an`.
    Article,
    /// `last`, `next`, `this`.
    Which(Which),
    /// `yesterday` -1, `today` 0, `tomorrow` 1.
    Deictic(i8),
    /// `twenties` 20 to `nineties` 90.
    Decade(i16),
    /// `half`.
    Half,
    /// `q` of `Q3`, `h` of `H1`, glued to a digit.
    Letter,
    /// `now`, `present`: only as the end of a range.
    Present,
    /// `w` of `w/c`.
    WeekLetter,
    /// `EOM`, `EOY`: the end of this month or year.
    EndOf(Unit),
    /// `fiscal`, `FY`.
    Fiscal,
    /// `end`, `beginning`, `early`: part of what follows.
    Part,
    /// The first word of a holiday's name.
    Holiday,
}

use super::table::{COUNTED, TABLE};
use crate::text::Gate;

/// Most words of a text are turned away here.
static GATE: Gate = gate();

const fn gate() -> Gate {
    let mut gate = Gate::of(&[]);
    let mut i = 0;
    while i < TABLE.len() {
        gate = gate.and(&[TABLE[i].0]);
        i += 1;
    }
    gate
}

/// For each first letter, where its words begin in the table; and where the last of them ends.
const STARTS: [usize; 27] = starts();

const fn starts() -> [usize; 27] {
    let mut starts = [0; 27];
    let mut letter = 0;
    while letter < 27 {
        let mut i = 0;
        while i < TABLE.len() && ((TABLE[i].0.as_bytes()[0] - b'a') as usize) < letter {
            i += 1;
        }
        starts[letter] = i;
        letter += 1;
    }
    starts
}

/// What the lower-cased word `lower` means to a date.
pub(super) fn word(lower: &str) -> Word {
    let letter = lower.as_bytes().first().map_or(usize::MAX, |b| usize::from(b.wrapping_sub(b'a')));
    if letter > 25 || !GATE.passes(lower) {
        return Word::Other;
    }
    let words = &TABLE[STARTS[letter]..STARTS[letter + 1]];
    words.binary_search_by(|(word, _)| (*word).cmp(lower)).map_or(Word::Other, |at| words[at].1)
}

/// True for a noun that is counted: a four-digit number before one is no year.
pub(super) fn is_counted(lower: &str) -> bool {
    COUNTED.binary_search(&lower).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_so_that_every_word_is_found() {
        assert!(TABLE.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for (name, meaning) in TABLE {
            assert_eq!(word(name), *meaning, "{name}");
        }
        assert_eq!(word("maybe"), Word::Other);
        assert_eq!(word(""), Word::Other);
        assert_eq!(word("ürün"), Word::Other);
    }

    #[test]
    fn counted_nouns_are_found() {
        for noun in ["acres", "people", "years", "yen", "votes", "km"] {
            assert!(is_counted(noun), "{noun}");
        }
        assert!(!is_counted("treaty"));
    }
}
