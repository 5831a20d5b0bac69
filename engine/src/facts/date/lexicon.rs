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
    /// `fiscal`, `FY`.
    Fiscal,
    /// `end`, `beginning`, `early`: part of what follows.
    Part,
    /// The first word of a holiday's name.
    Holiday,
}

use Unit as U;
use Which as W;
use Word::{
    Article, Decade, Deictic, Fiscal, ForeignMonth, Half, Letter, Month, Ordinal, Season, ShortMonth,
    ShortWeekday, Small, Tens, Weekday,
};

/// Sorted by bytes, all in lower case.
const TABLE: &[(&str, Word)] = &[
    ("a", Article),
    ("abril", ForeignMonth(4)),
    ("agosto", ForeignMonth(8)),
    ("all", Word::Holiday),
    ("an", Article),
    ("anzac", Word::Holiday),
    ("août", ForeignMonth(8)),
    ("apr", ShortMonth(4)),
    ("april", Month(4)),
    ("aprile", ForeignMonth(4)),
    ("armistice", Word::Holiday),
    ("ascension", Word::Holiday),
    ("ash", Word::Holiday),
    ("aug", ShortMonth(8)),
    ("august", Month(8)),
    ("augustus", ForeignMonth(8)),
    ("autumn", Season(3)),
    ("avril", ForeignMonth(4)),
    ("bastille", Word::Holiday),
    ("beginning", Word::Part),
    ("boxing", Word::Holiday),
    ("centuries", Word::Unit(U::Century)),
    ("century", Word::Unit(U::Century)),
    ("christmas", Word::Holiday),
    ("columbus", Word::Holiday),
    ("coming", Word::Which(W::Coming)),
    ("corpus", Word::Holiday),
    ("current", Word::Which(W::This)),
    ("day", Word::Unit(U::Day)),
    ("days", Word::Unit(U::Day)),
    ("dec", ShortMonth(12)),
    ("decade", Word::Unit(U::Decade)),
    ("decades", Word::Unit(U::Decade)),
    ("december", Month(12)),
    ("dezember", ForeignMonth(12)),
    ("dezembro", ForeignMonth(12)),
    ("dicembre", ForeignMonth(12)),
    ("diciembre", ForeignMonth(12)),
    ("décembre", ForeignMonth(12)),
    ("earlier", Word::Part),
    ("earth", Word::Holiday),
    ("easter", Word::Holiday),
    ("eight", Small(8)),
    ("eighteen", Small(18)),
    ("eighteenth", Ordinal(18)),
    ("eighth", Ordinal(8)),
    ("eighties", Decade(80)),
    ("eighty", Tens(80)),
    ("eleven", Small(11)),
    ("eleventh", Ordinal(11)),
    ("end", Word::Part),
    ("enero", ForeignMonth(1)),
    ("fall", Season(3)),
    ("feb", ShortMonth(2)),
    ("febbraio", ForeignMonth(2)),
    ("febrero", ForeignMonth(2)),
    ("februar", ForeignMonth(2)),
    ("februari", ForeignMonth(2)),
    ("february", Month(2)),
    ("fevereiro", ForeignMonth(2)),
    ("fifteen", Small(15)),
    ("fifteenth", Ordinal(15)),
    ("fifth", Ordinal(5)),
    ("fifties", Decade(50)),
    ("fifty", Tens(50)),
    ("financial", Fiscal),
    ("first", Ordinal(1)),
    ("fiscal", Fiscal),
    ("five", Small(5)),
    ("following", Word::Which(W::Following)),
    ("forties", Decade(40)),
    ("fortnight", Word::Unit(U::Fortnight)),
    ("fortnights", Word::Unit(U::Fortnight)),
    ("forty", Tens(40)),
    ("four", Small(4)),
    ("fourteen", Small(14)),
    ("fourteenth", Ordinal(14)),
    ("fourth", Ordinal(4)),
    ("fri", ShortWeekday(5)),
    ("friday", Weekday(5)),
    ("fy", Fiscal),
    ("février", ForeignMonth(2)),
    ("gennaio", ForeignMonth(1)),
    ("giugno", ForeignMonth(6)),
    ("good", Word::Holiday),
    ("groundhog", Word::Holiday),
    ("h", Letter),
    ("half", Half),
    ("halloween", Word::Holiday),
    ("hogmanay", Word::Holiday),
    ("holocaust", Word::Holiday),
    ("independence", Word::Holiday),
    ("international", Word::Holiday),
    ("jan", ShortMonth(1)),
    ("janeiro", ForeignMonth(1)),
    ("januar", ForeignMonth(1)),
    ("januari", ForeignMonth(1)),
    ("january", Month(1)),
    ("janvier", ForeignMonth(1)),
    ("juillet", ForeignMonth(7)),
    ("juin", ForeignMonth(6)),
    ("jul", ShortMonth(7)),
    ("julho", ForeignMonth(7)),
    ("juli", ForeignMonth(7)),
    ("julio", ForeignMonth(7)),
    ("july", Month(7)),
    ("jun", ShortMonth(6)),
    ("june", Month(6)),
    ("juneteenth", Word::Holiday),
    ("junho", ForeignMonth(6)),
    ("juni", ForeignMonth(6)),
    ("junio", ForeignMonth(6)),
    ("jänner", ForeignMonth(1)),
    ("labor", Word::Holiday),
    ("last", Word::Which(W::Last)),
    ("late", Word::Part),
    ("later", Word::Part),
    ("luglio", ForeignMonth(7)),
    ("maart", ForeignMonth(3)),
    ("maggio", ForeignMonth(5)),
    ("mai", ForeignMonth(5)),
    ("maio", ForeignMonth(5)),
    ("mar", ShortMonth(3)),
    ("march", Month(3)),
    ("mars", ForeignMonth(3)),
    ("martin", Word::Holiday),
    ("marzo", ForeignMonth(3)),
    ("março", ForeignMonth(3)),
    ("maundy", Word::Holiday),
    ("may", Month(5)),
    ("mayo", ForeignMonth(5)),
    ("mei", ForeignMonth(5)),
    ("memorial", Word::Holiday),
    ("mon", ShortWeekday(1)),
    ("monday", Weekday(1)),
    ("month", Word::Unit(U::Month)),
    ("months", Word::Unit(U::Month)),
    ("märz", ForeignMonth(3)),
    ("new", Word::Holiday),
    ("next", Word::Which(W::Next)),
    ("nine", Small(9)),
    ("nineteen", Small(19)),
    ("nineteenth", Ordinal(19)),
    ("nineties", Decade(90)),
    ("ninety", Tens(90)),
    ("ninth", Ordinal(9)),
    ("nov", ShortMonth(11)),
    ("november", Month(11)),
    ("novembre", ForeignMonth(11)),
    ("novembro", ForeignMonth(11)),
    ("noviembre", ForeignMonth(11)),
    ("oct", ShortMonth(10)),
    ("october", Month(10)),
    ("octobre", ForeignMonth(10)),
    ("octubre", ForeignMonth(10)),
    ("oktober", ForeignMonth(10)),
    ("one", Small(1)),
    ("ottobre", ForeignMonth(10)),
    ("outubro", ForeignMonth(10)),
    ("palm", Word::Holiday),
    ("past", Word::Which(W::Past)),
    ("pentecost", Word::Holiday),
    ("presidents", Word::Holiday),
    ("previous", Word::Which(W::Previous)),
    ("q", Letter),
    ("qtr", Word::Unit(U::Quarter)),
    ("quarter", Word::Unit(U::Quarter)),
    ("quarters", Word::Unit(U::Quarter)),
    ("saint", Word::Holiday),
    ("same", Word::Which(W::Same)),
    ("sat", ShortWeekday(6)),
    ("saturday", Weekday(6)),
    ("second", Ordinal(2)),
    ("sep", ShortMonth(9)),
    ("sept", ShortMonth(9)),
    ("september", Month(9)),
    ("septembre", ForeignMonth(9)),
    ("septiembre", ForeignMonth(9)),
    ("setembro", ForeignMonth(9)),
    ("settembre", ForeignMonth(9)),
    ("seven", Small(7)),
    ("seventeen", Small(17)),
    ("seventeenth", Ordinal(17)),
    ("seventh", Ordinal(7)),
    ("seventies", Decade(70)),
    ("seventy", Tens(70)),
    ("shrove", Word::Holiday),
    ("six", Small(6)),
    ("sixteen", Small(16)),
    ("sixteenth", Ordinal(16)),
    ("sixth", Ordinal(6)),
    ("sixties", Decade(60)),
    ("sixty", Tens(60)),
    ("spring", Season(1)),
    ("st", Word::Holiday),
    ("start", Word::Part),
    ("summer", Season(2)),
    ("sun", ShortWeekday(7)),
    ("sunday", Weekday(7)),
    ("ten", Small(10)),
    ("tenth", Ordinal(10)),
    ("thanksgiving", Word::Holiday),
    ("that", Word::Which(W::Same)),
    ("third", Ordinal(3)),
    ("thirteen", Small(13)),
    ("thirteenth", Ordinal(13)),
    ("thirties", Decade(30)),
    ("thirtieth", Ordinal(30)),
    ("thirty", Tens(30)),
    ("this", Word::Which(W::This)),
    ("three", Small(3)),
    ("thu", ShortWeekday(4)),
    ("thur", ShortWeekday(4)),
    ("thurs", ShortWeekday(4)),
    ("thursday", Weekday(4)),
    ("today", Deictic(0)),
    ("tomorrow", Deictic(1)),
    ("tonight", Deictic(0)),
    ("tue", ShortWeekday(2)),
    ("tues", ShortWeekday(2)),
    ("tuesday", Weekday(2)),
    ("twelfth", Ordinal(12)),
    ("twelve", Small(12)),
    ("twenties", Decade(20)),
    ("twentieth", Ordinal(20)),
    ("twenty", Tens(20)),
    ("two", Small(2)),
    ("upcoming", Word::Which(W::Coming)),
    ("valentine", Word::Holiday),
    ("veterans", Word::Holiday),
    ("wed", ShortWeekday(3)),
    ("wednesday", Weekday(3)),
    ("week", Word::Unit(U::Week)),
    ("weekend", Word::Unit(U::Weekend)),
    ("weekends", Word::Unit(U::Weekend)),
    ("weeks", Word::Unit(U::Week)),
    ("whit", Word::Holiday),
    ("winter", Season(4)),
    ("workers", Word::Holiday),
    ("year", Word::Unit(U::Year)),
    ("years", Word::Unit(U::Year)),
    ("yesterday", Deictic(-1)),
    ("yr", Word::Unit(U::Year)),
];

/// For each first letter, the lengths that occur: most words of a text are turned away here.
const LENGTHS: [u16; 26] = lengths();

const fn lengths() -> [u16; 26] {
    let mut masks = [0; 26];
    let mut i = 0;
    while i < TABLE.len() {
        let word = TABLE[i].0.as_bytes();
        masks[(word[0] - b'a') as usize] |= 1 << word.len();
        i += 1;
    }
    masks
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
    let known = LENGTHS.get(letter).is_some_and(|mask| lower.len() < 16 && mask >> lower.len() & 1 == 1);
    if !known {
        return Word::Other;
    }
    let words = &TABLE[STARTS[letter]..STARTS[letter + 1]];
    words.binary_search_by(|(word, _)| (*word).cmp(lower)).map_or(Word::Other, |at| words[at].1)
}

/// Nouns that are counted: a four-digit number before one of them is no year.
pub(super) fn is_counted(lower: &str) -> bool {
    const NOUNS: &[&str] = &[
        "acres",
        "barrels",
        "beds",
        "books",
        "calories",
        "cars",
        "cases",
        "cent",
        "children",
        "companies",
        "copies",
        "cows",
        "days",
        "deaths",
        "dollars",
        "employees",
        "euros",
        "families",
        "feet",
        "flats",
        "ft",
        "gallons",
        "grams",
        "guests",
        "hectares",
        "homes",
        "horsepower",
        "hours",
        "households",
        "houses",
        "hp",
        "inches",
        "items",
        "jobs",
        "kg",
        "kilometers",
        "kilometres",
        "kilowatts",
        "km",
        "lb",
        "letters",
        "litres",
        "lots",
        "m",
        "mah",
        "megawatts",
        "members",
        "men",
        "meters",
        "metres",
        "mg",
        "miles",
        "minutes",
        "mm",
        "months",
        "mph",
        "mw",
        "ounces",
        "pages",
        "participants",
        "passengers",
        "patients",
        "pct",
        "people",
        "per",
        "percent",
        "persons",
        "pieces",
        "places",
        "points",
        "pounds",
        "prisoners",
        "pupils",
        "refugees",
        "residents",
        "respondents",
        "riel",
        "rooms",
        "runs",
        "rupees",
        "seats",
        "seconds",
        "shareholders",
        "shares",
        "sheep",
        "soldiers",
        "sq",
        "square",
        "staff",
        "steps",
        "students",
        "tickets",
        "times",
        "tonnes",
        "tons",
        "trees",
        "troops",
        "units",
        "vehicles",
        "villages",
        "visitors",
        "volunteers",
        "voters",
        "votes",
        "watts",
        "weeks",
        "women",
        "words",
        "workers",
        "yards",
        "years",
        "yen",
    ];
    NOUNS.binary_search(&lower).is_ok()
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
