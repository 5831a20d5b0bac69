//! Puts a number together with what stands around it: sign, currency, unit, bound.

use super::currency::{self, Currency};
use super::number::{self, Around, Form, Found, Number};
use super::words::cardinal;
use super::{Measure, What, age, bound, duration, fraction, guard, percent, quantity};
use crate::facts::{Amount, Bound};
use crate::settings::{Locale, Settings};
use crate::text::{TokenKind, Tokens};
use rust_decimal::Decimal;

/// Verbs whose `over` is no bound: `has handed over $96,000`, `presided over 612 sittings`.
#[rustfmt::skip]
const TAKE_OVER: &[&str] = &[
    "hand", "hands", "handed", "handing", "turn", "turned", "turning", "sign", "signed", "signing", "preside", "presides", "presided",
    "presiding", "watch", "watched", "watching", "rule", "ruled", "ruling", "reigned", "spread", "staggered", "argued", "wrangled",
    "quarrelled", "fought",
];

/// Reads the amounts of one text.
#[derive(Clone, Copy)]
pub(super) struct Reader<'r> {
    /// The text.
    pub tokens: &'r Tokens<'r>,
    place: &'r str,
    continental: bool,
    american: bool,
}

/// What stands at a token.
pub(super) enum Step {
    /// An amount.
    Found(Measure),
    /// None up to this token.
    Skip(usize),
}

/// What measures a number: its last token, the kinds it may be, and a factor.
struct Unit {
    first: usize,
    last: usize,
    what: What,
    other: Option<What>,
    factor: Decimal,
}

/// True if the minus at token `before` stands apart from a number that fills its cell, or the whole text.
fn alone(tokens: &Tokens<'_>, before: usize) -> bool {
    let opens = before == 0 || tokens.is_sign(before - 1, '|');
    let ends = |at: usize| at + 1 >= tokens.len() || tokens.is_sign(at + 1, '|');
    let short = |at: usize| tokens.word(at).len() <= 3 || tokens.kind(at) == Some(TokenKind::Digits);
    opens && (before + 1..before + 10).take_while(|at| short(*at)).any(ends)
}

impl<'r> Reader<'r> {
    /// A reader for the desk's locale and place.
    pub fn new(tokens: &'r Tokens<'r>, settings: &'r Settings) -> Self {
        let place = settings.place.as_deref().unwrap_or_default();
        let american = settings.locale == Locale::EnUs || place == "US";
        Self { tokens, place, continental: settings.locale == Locale::Continental, american }
    }

    /// The amount that starts with the number at token `at`; what stands before token `floor` belongs to another.
    pub fn read(&self, at: usize, floor: usize) -> Step {
        let tokens = self.tokens;
        let (mut first, negative) = self.sign(at, floor);
        let signed = first < at;
        let money = currency::before(tokens, first, floor, self.place);
        if let Some((at, _)) = money {
            first = at;
        }
        let (first, minus) =
            if money.is_some() && !signed { self.sign(first, floor) } else { (first, false) };
        let between = first > floor && tokens.lower(first - 1) == "between";
        let around = Around { continental: self.continental, money: money.is_some(), between };
        let mut number = match number::number(tokens, at, around) {
            Found::Number(number) => number,
            Found::Skip(last) => match self.article(at) {
                Some(number) => number,
                None => return Step::Skip(last),
            },
        };
        let touched = money.is_none() && !signed && tokens.kind(at) == Some(TokenKind::Digits);
        if let Some(last) = guard::left(tokens, &number).filter(|_| touched) {
            return Step::Skip(last);
        }
        number.first = first;
        if negative || minus {
            number.amount.value = -number.amount.value;
        }
        let unit = self.unit(&number, money.map(|(_, currency)| currency), floor);
        if unit.is_none()
            && let Some(ratio) = fraction::ratio(tokens, &number)
        {
            return self.measure(ratio, None, floor);
        }
        self.measure(number, unit, floor)
    }

    /// The first token of a sign before token `at`, and whether it is a minus.
    fn sign(&self, at: usize, floor: usize) -> (usize, bool) {
        let tokens = self.tokens;
        let Some(before) = at.checked_sub(1).filter(|b| *b >= floor) else { return (at, false) };
        if matches!(tokens.lower(before), "minus" | "negative") && tokens.near(before) {
            return (before, true);
        }
        let free = before == 0
            || before == floor
            || !tokens.glued(before - 1)
            || matches!(tokens.word(before - 1), "(" | "$" | "£" | "€" | "[");
        let opens = tokens.kind(at) != Some(TokenKind::Word);
        if matches!(tokens.word(before), "-" | "−") && !tokens.glued(before) && opens && alone(tokens, before)
        {
            return (before, true);
        }
        if !(tokens.glued(before) && free && opens) {
            return (at, false);
        }
        match tokens.word(before) {
            "-" | "−" | "–" => (before, true),
            "+" => (before, false),
            _ => (at, false),
        }
    }

    /// `a year`, `an hour`, `a mile`, `a gallon of milk`, `a penny` as one of them.
    fn article(&self, at: usize) -> Option<Number> {
        let tokens = self.tokens;
        let article = matches!(tokens.lower(at), "a" | "an") && tokens.near(at);
        let larger = duration::unit(tokens.lower(at + 1));
        let unit = larger.is_some() || quantity::is_unit(tokens, at + 1);
        let before = at.checked_sub(1).map_or("", |b| tokens.lower(b));
        let filled = article
            && quantity::is_vessel(tokens.lower(at + 1))
            && tokens.lower(at + 2) == "of"
            && before.bytes().all(|b| b.is_ascii_alphabetic())
            && !matches!(before, "dollars" | "pounds" | "cents" | "pence" | "euros" | "for");
        // "a penny a pint" is an amount, "not a penny" is none.
        let coin = matches!(tokens.lower(at + 1), "penny" | "cent")
            && !matches!(before, "not" | "without" | "nor" | "never" | "hardly" | "even");
        // `it took them an hour and a half`: whatever stands in front of it
        let and_half =
            tokens.lower(at + 2) == "and" && tokens.lower(at + 3) == "a" && tokens.lower(at + 4) == "half";
        // `in the water an hour and ten minutes`
        let smaller = larger.zip(duration::unit(tokens.lower(at + 4)));
        let and_more = tokens.lower(at + 2) == "and"
            && smaller.is_some_and(|(large, small)| duration::smaller(large.0, small.0).is_some());
        let counts = filled || and_half || and_more || duration::article_counts(tokens, at);
        let measured = unit && tokens.lower(at + 1) != "second" && counts;
        let fits = article && (measured || coin);
        let amount = Amount { value: Decimal::ONE, place: Decimal::ONE, bound: None };
        fits.then_some(Number { first: at, last: at, amount, form: Form::Words, scale: None })
    }

    /// What the number measures, if anything.
    fn unit(&self, number: &Number, money: Option<Currency>, floor: usize) -> Option<Unit> {
        let tokens = self.tokens;
        let (first, last) = (number.first, number.last);
        let unit = |first, last, what| Some(Unit { first, last, what, other: None, factor: Decimal::ONE });
        if number.form == Form::Ordinal {
            return None;
        }
        if let Some(currency) = money {
            return Some(self.money(number, last, currency));
        }
        if let Some(percent) = percent::after(tokens, last) {
            let what = What::Percent { points: percent.points };
            return Some(Unit { first, last: percent.last, what, other: None, factor: percent.factor });
        }
        if let Some((last, currency)) = currency::after(tokens, last, self.place) {
            return Some(self.money(number, last, currency));
        }
        if currency::is_won(tokens, last, number.scale.is_some()) {
            return Some(self.money(number, last + 1, Currency::WON));
        }
        if let Some(age) = age::age(tokens, number, floor) {
            return unit(age.first, age.last, What::Age(age.unit));
        }
        let plural = number.amount.value != Decimal::ONE;
        if let Some((last, (code, times))) = duration::after(tokens, last, plural) {
            let factor = Decimal::from(times);
            return Some(Unit { first, last, what: What::Duration(code), other: None, factor });
        }
        let (last, code) = quantity::unit(tokens, number)?;
        unit(first, last, What::Quantity(code))
    }

    fn money(&self, number: &Number, last: usize, currency: Currency) -> Unit {
        let tokens = self.tokens;
        let what = What::Money { code: currency.code, assumed: currency.assumed };
        let mut unit = Unit { first: number.first, last, what, other: None, factor: currency.factor };
        let scale = cardinal(tokens.lower(last + 1)).filter(|_| last > number.last && number.scale.is_none());
        if let Some(super::words::Part::Scale(power)) = scale
            && let Some(factor) = super::digits::ten_to(power)
        {
            unit.last += 1;
            unit.factor = factor;
        }
        if currency.weight {
            let weight = What::Quantity("[lb_av]");
            match self.weighs(number, last) {
                Some(true) => unit.what = weight,
                Some(false) => {}
                None if self.american => (unit.what, unit.other) = (weight, Some(what)),
                None => unit.other = Some(weight),
            }
        }
        unit
    }

    /// Whether `pounds` at token `last` is a weight; `None` where the words around do not tell.
    fn weighs(&self, number: &Number, last: usize) -> Option<bool> {
        let tokens = self.tokens;
        if number.scale.is_some_and(|s| s >= Decimal::from(1_000_000)) {
            return Some(false);
        }
        let next = tokens.lower(last + 1);
        let money = matches!(
            tokens.lower(last + 2),
            "aid" | "debt" | "debts" | "savings" | "funding" | "damage" | "public" | "taxpayers"
        );
        if next == "of" || next == "per" && tokens.lower(last + 2) == "square" {
            return Some(!money);
        }
        if matches!(next, "a" | "per" | "an")
            && matches!(tokens.lower(last + 2), "year" | "month" | "week" | "hour" | "head")
        {
            return Some(false);
        }
        if matches!(next, "overweight" | "heavier" | "lighter" | "ounce" | "ounces")
            || next.starts_with("weight")
        {
            return Some(true);
        }
        (number.first.saturating_sub(6)..number.first).rev().find_map(|at| {
            let word = tokens.lower(at);
            match word {
                "lost" | "lose" | "gained" | "gain" | "losing" | "heavy" | "ton" | "tonne" | "kg"
                | "kilograms" | "stone" => Some(true),
                "cost" | "costs" | "paid" | "pay" | "worth" | "price" | "prices" | "fined" | "bill"
                | "earned" | "sold" | "spent" | "profit" | "profits" => Some(false),
                _ => word.starts_with("weigh").then_some(true),
            }
        })
    }

    /// The finished amount: guards passed, smaller units and bounds taken in.
    fn measure(&self, number: Number, unit: Option<Unit>, floor: usize) -> Step {
        let tokens = self.tokens;
        let Number { first, last, mut amount, form, scale } = number;
        let mut measure = Measure {
            first,
            last,
            what: if form == Form::Ordinal { What::Ordinal } else { What::Number },
            other: None,
            amount,
            scale,
            plain: form == Form::Plain,
        };
        if let Some(unit) = unit {
            let scaled = amount.value.checked_mul(unit.factor).zip(amount.place.checked_mul(unit.factor));
            let Some((value, place)) = scaled else { return Step::Skip(unit.last) };
            amount = Amount { value, place, bound: None };
            measure = Measure {
                first: unit.first,
                last: unit.last,
                what: unit.what,
                other: unit.other,
                amount,
                plain: false,
                ..measure
            };
            self.take_smaller(&mut measure);
        } else if let Some(last) = guard::right(tokens, &number) {
            return Step::Skip(last);
        } else if guard::in_name(tokens, &number) {
            return Step::Skip(last);
        }
        if measure.what == What::Ordinal {
            return Step::Found(measure);
        }
        self.take_bounds(&mut measure, floor);
        Step::Found(measure)
    }

    /// Takes the smaller unit that follows: `6ft 2in`, `2 hours and 30 minutes`, `15 dollars 50`, `a year and a half`.
    fn take_smaller(&self, measure: &mut Measure) {
        let tokens = self.tokens;
        let last = measure.last;
        // two columns of pence are two amounts
        let minor = matches!(measure.what, What::Money { .. })
            && matches!(tokens.lower(last), "p" | "c" | "pence" | "penny" | "cent" | "cents");
        if !tokens.near(last) || minor {
            return;
        }
        let and = tokens.lower(last + 1) == "and";
        let half = and && matches!(tokens.lower(last + 2), "a") && tokens.lower(last + 3) == "half";
        if half && matches!(measure.what, What::Duration(_) | What::Quantity(_)) && measure.scale.is_none() {
            // `a century and a half`: half of what the word means
            let times = duration::unit(tokens.lower(last)).map_or(1, |(_, times)| times);
            let step = Decimal::new(5, 1).saturating_mul(Decimal::from(times));
            if let Some(value) = measure.amount.value.checked_add(step) {
                measure.amount = Amount { value, place: step, bound: None };
                measure.last = last + 3;
            }
            return;
        }
        let hyphen =
            tokens.is_sign(last + 1, '-') && tokens.glued(last) && measure.what == What::Quantity("[ft_i]");
        let at = last + 1 + usize::from(and || hyphen);
        if !matches!(tokens.kind(at), Some(TokenKind::Digits | TokenKind::Word)) || measure.scale.is_some() {
            return;
        }
        let Found::Number(number) = number::number(tokens, at, Around::default()) else { return };
        if matches!(number.form, Form::Ordinal | Form::Fraction) {
            return;
        }
        let smaller = self.smaller(measure.what, &number);
        if let Some((end, times, what)) = smaller
            && let Some(value) =
                measure.amount.value.checked_mul(times).and_then(|v| v.checked_add(number.amount.value))
        {
            let value = if what == measure.what { value.checked_div(times).unwrap_or(value) } else { value };
            let place = if what == measure.what { Decimal::new(1, 2) } else { number.amount.place };
            measure.amount = Amount { value, place, bound: None };
            (measure.last, measure.what) = (end, what);
            measure.other = None;
        }
    }

    /// The unit of the smaller number, how many make one of the larger, and what the sum measures.
    fn smaller(&self, what: What, number: &Number) -> Option<(usize, Decimal, What)> {
        let tokens = self.tokens;
        let whole = number.amount.value;
        match what {
            What::Quantity(code) => {
                let (small, times) = quantity::smaller(code)?;
                let limit = Decimal::from(times);
                let named = quantity::unit(tokens, number).filter(|(_, unit)| *unit == small);
                let bare = code == "[ft_i]"
                    && number.form == Form::Plain
                    && tokens.kind(number.last + 1) != Some(TokenKind::Word);
                let pounds =
                    small == "[lb_av]" && matches!(tokens.lower(number.last + 1), "pound" | "pounds");
                let end = named
                    .map(|(end, _)| end)
                    .or(pounds.then_some(number.last + 1))
                    .or(bare.then_some(number.last))?;
                (whole < limit).then_some((end, limit, What::Quantity(small)))
            }
            What::Duration(unit) => {
                // `1 minute 50`
                let bare = number.form == Form::Plain
                    && matches!(unit, "min" | "h")
                    && whole >= Decimal::TEN
                    && whole < Decimal::from(60)
                    && whole.scale() == 0
                    && !matches!(tokens.kind(number.last + 1), Some(TokenKind::Word | TokenKind::Digits));
                if bare {
                    let small = if unit == "min" { "s" } else { "min" };
                    return Some((number.last, Decimal::from(60), What::Duration(small)));
                }
                // `7 min 50 s`
                if unit == "min" && tokens.lower(number.last + 1) == "s" && whole < Decimal::from(60) {
                    return Some((number.last + 1, Decimal::from(60), What::Duration("s")));
                }
                let (end, (small, count)) = duration::after(tokens, number.last, true)?;
                let times = duration::smaller(unit, small).filter(|_| count == 1)?;
                Some((end, Decimal::from(times), What::Duration(small)))
            }
            What::Money { code, .. } => {
                let cents = currency::after(tokens, number.last, self.place)
                    .filter(|(_, c)| c.code == code && c.factor < Decimal::ONE);
                let bare = whole >= Decimal::TEN
                    && whole.scale() == 0
                    && !matches!(tokens.kind(number.last + 1), Some(TokenKind::Word | TokenKind::Digits));
                let bare = bare
                    && number.first > 0
                    && tokens.kind(number.first - 1) == Some(TokenKind::Word)
                    && !tokens.is_sign(number.last + 1, '-');
                let end = cents.map(|(end, _)| end).or(bare.then_some(number.last))?;
                (whole < Decimal::ONE_HUNDRED).then_some((end, Decimal::ONE_HUNDRED, what))
            }
            _ => None,
        }
    }

    /// Takes in the words of a bound on either side.
    fn take_bounds(&self, measure: &mut Measure, floor: usize) {
        let tokens = self.tokens;
        let before = bound::before(tokens, measure.first, floor);
        if let Some((first, bound)) = before.filter(|(first, _)| !self.is_preposition(measure, *first)) {
            measure.first = first;
            measure.amount.bound = Some(bound);
        }
        let behind = bound::behind(tokens, measure.last);
        let behind = behind.or_else(|| bound::closes(tokens, measure.last, measure.amount.bound));
        if let Some((last, bound)) = behind {
            let hedge = matches!(measure.amount.bound, None | Some(Bound::About)) || bound != Bound::About;
            measure.last = last;
            if hedge {
                measure.amount.bound = Some(bound);
            }
            measure.plain = false;
        }
    }

    /// `over three years` says how long something took, unless words before make it a bound.
    fn is_preposition(&self, measure: &Measure, first: usize) -> bool {
        let tokens = self.tokens;
        let before = first.checked_sub(1).map_or("", |b| tokens.lower(b));
        let single = first + 1 == measure.first;
        if single && tokens.lower(first) == "over" && TAKE_OVER.contains(&before) {
            return true;
        }
        // `people aged 65 and over 73 per cent`: the word ends an age
        let number = |at: Option<usize>| at.is_some_and(|i| tokens.kind(i) == Some(TokenKind::Digits));
        if single
            && matches!(before, "and" | "or")
            && matches!(tokens.lower(first), "over" | "above" | "under")
            && number(first.checked_sub(2))
            && first.checked_sub(3).is_some_and(|i| matches!(tokens.lower(i), "aged" | "age" | "over"))
        {
            return true;
        }
        match tokens.lower(first) {
            "over" if single && matches!(measure.what, What::Duration(_)) => !matches!(
                before,
                "for"
                    | "in"
                    | "after"
                    | "of"
                    | "lasted"
                    | "took"
                    | "take"
                    | "takes"
                    | "lasting"
                    | "lasts"
                    | "within"
                    | "is"
                    | "was"
            ),
            "about" | "around" if single => matches!(before, "all" | "worries" | "talked" | "talk" | "spoke"),
            _ => false,
        }
    }
}
