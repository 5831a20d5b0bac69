//! Numbers and what they measure: counts, ordinals, percentages, money, quantities, durations, ages, and ranges of them.

mod age;
mod bound;
mod currency;
mod digits;
mod duration;
mod fraction;
mod guard;
mod number;
mod percent;
mod quantity;
mod range;
mod reader;
mod unit;
mod words;

pub(crate) use quantity::names_unit;
pub use unit::{convert, unit_symbol};

use super::{Age, Amount, Context, Duration, Fact, Money, Quantity, Value};
use crate::text::{TokenKind, Tokens};
use reader::{Reader, Step};
use rust_decimal::Decimal;

/// What a number measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Number,
    Ordinal,
    Percent { points: bool },
    Money { code: &'static str, assumed: bool },
    Quantity(&'static str),
    Duration(&'static str),
    Age(&'static str),
}

impl What {
    fn value(self, amount: Amount) -> Value {
        match self {
            Self::Number => Value::Number(amount),
            Self::Ordinal => Value::Ordinal(amount),
            Self::Percent { points } => Value::Percent { amount, points },
            Self::Money { code, assumed } => {
                Value::Money(Money { amount, currency: code.to_owned(), assumed })
            }
            Self::Quantity(unit) => Value::Quantity(Quantity { amount, unit: unit.to_owned() }),
            Self::Duration(unit) => Value::Duration(Duration { amount, unit }),
            Self::Age(unit) => Value::Age(Age { amount, unit }),
        }
    }
}

/// One amount in the text, at tokens `first..=last`, before it becomes a fact.
#[derive(Clone, Copy, Debug)]
struct Measure {
    first: usize,
    last: usize,
    what: What,
    /// The other reading: `200 pounds` as a weight.
    other: Option<What>,
    amount: Amount,
    /// The multiplier written with it.
    scale: Option<Decimal>,
    /// True for digits without mark, multiplier, unit or currency.
    plain: bool,
}

impl Measure {
    fn fact(&self, tokens: &Tokens<'_>) -> Fact {
        let mut fact = Fact::new(tokens.span(self.first, self.last), self.what.value(self.amount));
        if let Some(other) = self.other {
            fact.readings = vec![fact.value.clone(), other.value(self.amount)];
        }
        fact
    }
}

/// Adds the facts of these kinds to `found`.
pub(super) fn find(tokens: &Tokens<'_>, context: &Context<'_>, found: &mut Vec<Fact>) {
    let reader = Reader::new(tokens, context.settings);
    let (mut at, mut floor) = (0, 0);
    while at < tokens.len() {
        if !starts(tokens, at) {
            at += 1;
            continue;
        }
        match reader.read(at, floor) {
            Step::Skip(last) => at = last.max(at) + 1,
            Step::Found(measure) => {
                let last = range::put(&reader, &measure, floor, found);
                at = last.max(at) + 1;
                floor = at;
            }
        }
    }
}

/// A quick look: false for nearly every token that starts no number.
fn starts(tokens: &Tokens<'_>, at: usize) -> bool {
    match tokens.kind(at) {
        Some(TokenKind::Digits) => true,
        Some(TokenKind::Word) => words::may_start(tokens.lower(at)),
        Some(TokenKind::Sign) => {
            let point =
                tokens.is_sign(at, '.') && tokens.glued(at) && tokens.kind(at + 1) == Some(TokenKind::Digits);
            point
                && !at
                    .checked_sub(1)
                    .is_some_and(|b| tokens.glued(b) && tokens.kind(b) != Some(TokenKind::Sign))
                || fraction::sign(tokens, at).is_some()
        }
        None => false,
    }
}

#[cfg(test)]
mod tests;
