//! The words of numbers, and how they add up: `two hundred and five thousand`.

use rust_decimal::Decimal;

/// What one word adds to a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// 0 to 99.
    Small(u8),
    /// A hundred.
    Hundred,
    /// Ten to this power, at least a thousand.
    Scale(u32),
    /// Twelve or twenty of what stands before.
    Pack(u8),
}

/// The cardinal that a lowercased word is or begins.
#[rustfmt::skip]
pub(super) fn cardinal(word: &str) -> Option<Part> {
    use Part::{Hundred, Pack, Scale, Small};
    Some(match word {
        "zero" | "nought" | "naught" => Small(0),
        "one" => Small(1), "two" => Small(2), "three" => Small(3), "four" => Small(4), "five" => Small(5),
        "six" => Small(6), "seven" => Small(7), "eight" => Small(8), "nine" => Small(9), "ten" => Small(10),
        "eleven" => Small(11), "twelve" => Small(12), "thirteen" => Small(13), "fourteen" => Small(14),
        "fifteen" => Small(15), "sixteen" => Small(16), "seventeen" => Small(17), "eighteen" => Small(18),
        "nineteen" => Small(19), "twenty" => Small(20), "thirty" => Small(30), "forty" | "fourty" => Small(40),
        "fifty" => Small(50), "sixty" => Small(60), "seventy" => Small(70), "eighty" => Small(80),
        "ninety" => Small(90),
        "hundred" => Hundred,
        "dozen" | "dozens" => Pack(12),
        "thousand" => Scale(3), "lakh" | "lac" | "lakhs" => Scale(5),
        "million" | "millions" => Scale(6), "crore" | "crores" => Scale(7),
        "billion" | "billions" => Scale(9), "trillion" | "trillions" => Scale(12),
        "quadrillion" => Scale(15),
        _ => return None,
    })
}

/// The ordinal that a lowercased word is or ends.
#[rustfmt::skip]
pub(super) fn ordinal(word: &str) -> Option<Part> {
    use Part::{Hundred, Scale, Small};
    Some(match word {
        "first" => Small(1), "second" => Small(2), "third" => Small(3), "fourth" => Small(4), "fifth" => Small(5),
        "sixth" => Small(6), "seventh" => Small(7), "eighth" => Small(8), "ninth" | "nineth" => Small(9),
        "tenth" => Small(10), "eleventh" => Small(11), "twelfth" => Small(12), "thirteenth" => Small(13),
        "fourteenth" => Small(14), "fifteenth" => Small(15), "sixteenth" => Small(16), "seventeenth" => Small(17),
        "eighteenth" => Small(18), "nineteenth" => Small(19), "twentieth" => Small(20), "thirtieth" => Small(30),
        "fortieth" => Small(40), "fiftieth" => Small(50), "sixtieth" => Small(60), "seventieth" => Small(70),
        "eightieth" => Small(80), "ninetieth" => Small(90),
        "hundredth" => Hundred,
        "thousandth" => Scale(3), "millionth" => Scale(6), "billionth" => Scale(9), "trillionth" => Scale(12),
        _ => return None,
    })
}

/// A short multiplier behind digits, as a power of ten. `m`, `b`, `k` and the like need their surroundings.
pub(super) fn short_scale(word: &str) -> Option<u32> {
    Some(match word {
        "k" | "K" => 3,
        "mn" | "mln" | "mil" | "mio" | "Mio" | "m" | "M" => 6,
        "bn" | "bln" | "bil" | "b" | "B" | "Bn" | "G" => 9,
        "tn" | "tln" | "trn" | "T" => 12,
        "cr" | "Cr" => 7,
        _ => return None,
    })
}

/// A quick look at a lowercased word: false for nearly every word that starts no number.
pub(super) fn may_start(word: &str) -> bool {
    let bytes = word.as_bytes();
    match bytes.len() {
        1 => bytes == b"a",
        2 => bytes == b"an" || bytes == b"no",
        0 | 13.. => false,
        _ => match bytes.first() {
            Some(b'o' | b'z' | b'q' | b'd') => true,
            Some(b't') => matches!(bytes.get(1), Some(b'w' | b'e' | b'r')) || starts_with_thi_or_thr(bytes),
            Some(b'f') => matches!(bytes.get(1), Some(b'o' | b'i')),
            Some(b's') => matches!(bytes.get(1), Some(b'i' | b'e')),
            Some(b'e') => matches!(bytes.get(1), Some(b'i' | b'l')),
            Some(b'n') => matches!(bytes.get(1), Some(b'i' | b'o' | b'a' | b'u' | b'e')),
            Some(b'h') => matches!(bytes.get(1), Some(b'u' | b'a')),
            Some(b'm') => bytes.get(1) == Some(&b'i'),
            Some(b'b') => bytes.get(1) == Some(&b'i'),
            _ => false,
        },
    }
}

fn starts_with_thi_or_thr(bytes: &[u8]) -> bool {
    bytes.get(1) == Some(&b'h') && matches!(bytes.get(2), Some(b'i' | b'r' | b'o'))
}

/// What was added last; decides what may come next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Last {
    Start,
    Unit,
    Teen,
    Tens,
    Hundred,
    Scale,
    Digits,
    Closed,
}

/// A number as it adds up word by word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sum {
    total: Decimal,
    group: Decimal,
    place: Decimal,
    floor: Option<Decimal>,
    last: Last,
}

impl Sum {
    /// Nothing yet.
    pub const fn new() -> Self {
        Self {
            total: Decimal::ZERO,
            group: Decimal::ZERO,
            place: Decimal::ONE,
            floor: None,
            last: Last::Start,
        }
    }

    /// A sum that starts with digits (or a fraction) worth `value`.
    pub const fn of(value: Decimal, place: Decimal) -> Self {
        Self { total: Decimal::ZERO, group: value, place, floor: None, last: Last::Digits }
    }

    /// The value so far.
    pub fn value(&self) -> Option<Decimal> {
        self.total.checked_add(self.group)
    }

    /// The worth of the last place.
    pub const fn place(&self) -> Decimal {
        self.place
    }

    /// The multiplier just taken, where the last part was one.
    pub fn scale(&self) -> Option<Decimal> {
        self.floor.filter(|_| self.last == Last::Scale)
    }

    /// True if `and` may stand before the next part.
    pub fn takes_and(&self) -> bool {
        matches!(self.last, Last::Hundred | Last::Scale)
    }

    /// True if a hyphen may stand before the next part.
    pub fn takes_hyphen(&self) -> bool {
        !matches!(self.last, Last::Start | Last::Closed)
    }

    /// Adds a part, if it fits behind what there is.
    pub fn take(&mut self, part: Part) -> bool {
        let next = match part {
            Part::Small(n) => self.with_small(n),
            Part::Hundred => self.with_hundred(),
            Part::Scale(power) => super::digits::ten_to(power).and_then(|scale| self.with_scale(scale)),
            Part::Pack(n) => self.with_pack(n),
        };
        next.map(|next| *self = next).is_some()
    }

    /// Adds digits behind a hundred, or behind a multiplier if `hundreds` follow them.
    pub fn take_digits(&mut self, value: Decimal, hundreds: bool) -> bool {
        let fits = match self.last {
            Last::Hundred => value < Decimal::ONE_HUNDRED && !value.is_zero(),
            Last::Scale => hundreds && value < Decimal::TEN,
            _ => false,
        };
        let group = self.group.checked_add(value).filter(|_| fits);
        group.map(|group| *self = Self { group, place: Decimal::ONE, last: Last::Digits, ..*self }).is_some()
    }

    fn with_small(self, n: u8) -> Option<Self> {
        let add = Decimal::from(n);
        let last = match n {
            0..=9 => Last::Unit,
            10..=19 => Last::Teen,
            _ => Last::Tens,
        };
        let fits = match self.last {
            Last::Start => true,
            Last::Hundred | Last::Scale => n > 0,
            Last::Tens => (1..=9).contains(&n),
            _ => false,
        };
        if fits {
            return Some(Self { group: self.group.checked_add(add)?, place: Decimal::ONE, last, ..self });
        }
        let year = matches!(self.last, Last::Teen | Last::Tens) && n >= 10 && self.total.is_zero();
        let century = self.group >= Decimal::from(13) && self.group <= Decimal::from(20);
        let group = self.group.checked_mul(Decimal::ONE_HUNDRED)?.checked_add(add)?;
        (year && century).then_some(Self {
            group,
            last: if n.is_multiple_of(10) { Last::Tens } else { Last::Closed },
            ..self
        })
    }

    fn with_hundred(self) -> Option<Self> {
        let times = match self.last {
            Last::Start | Last::Scale if self.group.is_zero() => Decimal::ONE,
            Last::Unit | Last::Teen | Last::Tens | Last::Digits if self.group < Decimal::ONE_HUNDRED => {
                self.group
            }
            _ => return None,
        };
        let place = if self.last == Last::Digits { self.place * Decimal::ONE_HUNDRED } else { Decimal::ONE };
        let place = if place < Decimal::ONE { place } else { Decimal::ONE };
        Some(Self { group: times.checked_mul(Decimal::ONE_HUNDRED)?, place, last: Last::Hundred, ..self })
    }

    fn with_scale(self, scale: Decimal) -> Option<Self> {
        if self.last == Last::Closed {
            return None;
        }
        if self.last == Last::Start {
            return Some(Self { total: scale, place: scale, floor: Some(scale), last: Last::Scale, ..self });
        }
        let whole =
            self.last == Last::Scale && self.floor.is_some_and(|f| scale >= f || f <= Decimal::ONE_THOUSAND);
        let (total, place) = if whole || self.floor.is_some_and(|floor| floor <= scale) {
            let all = self.value()?;
            (all.checked_mul(scale)?, self.place.checked_mul(scale)?)
        } else if self.last == Last::Scale {
            (self.total.checked_mul(scale)?, self.place.checked_mul(scale)?)
        } else {
            let group = self.group.checked_mul(scale)?;
            (self.total.checked_add(group)?, self.place.checked_mul(scale)?)
        };
        Some(Self { total, group: Decimal::ZERO, place, floor: Some(scale), last: Last::Scale })
    }

    fn with_pack(self, n: u8) -> Option<Self> {
        let times = match self.last {
            Last::Unit | Last::Teen | Last::Tens | Last::Digits | Last::Hundred => self.group,
            _ => return None,
        };
        // `two hundred and three dozen`: the dozens are those of the last number.
        let few = if self.last == Last::Hundred { times } else { times.checked_rem(Decimal::ONE_HUNDRED)? };
        let packs = few.checked_mul(Decimal::from(n))?;
        let group = times.checked_sub(few)?.checked_add(packs)?;
        Some(Self { group, place: Decimal::ONE, last: Last::Closed, ..self })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(text: &str) -> Option<i64> {
        let mut sum = Sum::new();
        for word in text.split(' ') {
            if !sum.take(cardinal(word).or_else(|| ordinal(word))?) {
                return None;
            }
        }
        sum.value().and_then(|v| v.try_into().ok())
    }

    #[test]
    fn words_add_up_by_their_size() {
        let cases = [
            ("seventeen", 17),
            ("forty two", 42),
            ("three hundred nine", 309),
            ("six thousand four hundred", 6_400),
            ("two hundred five thousand", 205_000),
            ("one million two thousand", 1_002_000),
            ("two hundred thousand million", 200_000_000_000),
            ("four lakh crore", 4_000_000_000_000),
            ("nineteen eighty four", 1984),
            ("five dozen", 60),
            ("two hundred dozen", 2400),
            ("two hundred three dozen", 236),
        ];
        for (text, value) in cases {
            assert_eq!(sum(text), Some(value), "{text}");
        }
    }

    #[test]
    fn what_does_not_follow_is_another_number() {
        for text in ["two three", "ten four", "forty fifty", "hundred hundred", "seven eleven"] {
            assert_eq!(sum(text), None, "{text}");
        }
    }

    #[test]
    fn every_word_of_the_tables_may_start() {
        for word in [
            "zero", "one", "two", "three", "thirteen", "eleven", "eighty", "half", "quarter", "million",
            "third", "first", "twelfth", "nought", "dozen", "hundred", "thousand", "billion", "trillion",
            "ninety", "negative", "minus",
        ] {
            assert!(may_start(word), "{word}");
        }
        for word in ["the", "of", "said", "and", "to", "that", "with", "was", "people"] {
            assert!(!may_start(word), "{word}");
        }
    }
}
