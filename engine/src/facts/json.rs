//! Facts as JSON: `{"kind", "start", "end", "text"?, "value", "readings"?}`, numbers as decimal strings.
//!
//! The words of a fact are not kept in it; whoever holds the text adds them ([`with_text`]).

use super::{Amount, DateValue, Fact, Precision, Value};
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value as Json, json};

/// One fact as a JSON object, with its words out of `text`.
#[must_use]
pub fn with_text(fact: &Fact, text: &str) -> Json {
    object(fact, Some(text))
}

pub(crate) fn serialize<S: Serializer>(fact: &Fact, serializer: S) -> Result<S::Ok, S::Error> {
    object(fact, None).serialize(serializer)
}

fn object(fact: &Fact, text: Option<&str>) -> Json {
    let mut map = Map::new();
    map.insert("kind".into(), json!(fact.kind().name()));
    map.insert("start".into(), json!(fact.span.start));
    map.insert("end".into(), json!(fact.span.end));
    if let Some(text) = text {
        map.insert("text".into(), json!(fact.span.of(text)));
    }
    map.insert("value".into(), Json::Object(fields(&fact.value)));
    if !fact.readings.is_empty() {
        let readings = fact.readings.iter().map(|value| Json::Object(fields(value))).collect();
        map.insert("readings".into(), Json::Array(readings));
    }
    Json::Object(map)
}

fn fields(value: &Value) -> Map<String, Json> {
    let mut map = Map::new();
    let mut put = |key: &str, value: Json| {
        if !value.is_null() {
            map.insert(key.to_owned(), value);
        }
    };
    match value {
        Value::Number(amount) | Value::Ordinal(amount) => put_amount(&mut put, amount),
        Value::Percent { amount, points } => {
            put("value", json!(decimal(amount.value)));
            put("points", json!(points));
            put("bound", json!(amount.bound.map(super::Bound::name)));
        }
        Value::Money(money) => {
            put("value", json!(decimal(money.amount.value)));
            put("currency", json!(money.currency));
            put("bound", json!(money.amount.bound.map(super::Bound::name)));
        }
        Value::Quantity(quantity) => {
            put("value", json!(decimal(quantity.amount.value)));
            put("unit", json!(super::unit_symbol(&quantity.unit)));
            put("bound", json!(quantity.amount.bound.map(super::Bound::name)));
        }
        Value::Date(date) => put_date(&mut put, date),
        Value::Duration(duration) => {
            put("value", json!(iso_duration(duration.amount.value, duration.unit)));
            put("bound", json!(duration.amount.bound.map(super::Bound::name)));
        }
        Value::Age(age) => {
            put("value", json!(decimal(age.amount.value)));
            put("unit", json!(age.unit));
            put("bound", json!(age.amount.bound.map(super::Bound::name)));
        }
        Value::Rank(rank) => {
            put("scale", json!(rank.scale));
            put("level", json!(rank.label));
        }
        Value::Name(name) => {
            put("value", json!(name.value));
            put("type", json!(name.kind.name()));
            put("role", json!(name.role));
            put("nationality", json!(name.nationality));
        }
        Value::Quote(quote) => {
            put("text", json!(quote.text));
            put("speaker", json!(quote.speaker));
        }
        Value::Range(from, to) => {
            let (mut from, mut to) = (fields(from), fields(to));
            let first = from.remove("from").or_else(|| from.remove("value"));
            let last = to.remove("to").or_else(|| to.remove("value"));
            from.remove("to");
            to.remove("from");
            put("from", first.unwrap_or_default());
            put("to", last.unwrap_or_default());
            for (key, value) in from.into_iter().chain(to) {
                put(&key, value);
            }
        }
    }
    map
}

fn put_amount(put: &mut impl FnMut(&str, Json), amount: &Amount) {
    put("value", json!(decimal(amount.value)));
    put("bound", json!(amount.bound.map(super::Bound::name)));
}

/// At the precision of the text: `2013`, `2013-06`, `2013-06-30`; any other stretch by its first and last day.
/// A day or month whose year is not known has none: `--05-07`, `--05`.
fn put_date(put: &mut impl FnMut(&str, Json), date: &DateValue) {
    let first = date.first;
    match date.precision {
        Precision::Day if !date.year_known() => {
            put("value", json!(format!("--{:02}-{:02}", first.month(), first.day())))
        }
        Precision::Month if !date.year_known() => put("value", json!(format!("--{:02}", first.month()))),
        Precision::Day => put("value", json!(first.to_string())),
        Precision::Month => put("value", json!(format!("{:04}-{:02}", first.year(), first.month()))),
        Precision::Year if first.month() == 1 && first.day() == 1 && date.last.year() == first.year() => {
            put("value", json!(format!("{:04}", first.year())));
        }
        Precision::Week => {
            let week = first.iso_week_date();
            put("value", json!(format!("{:04}-W{:02}", week.year(), week.week())));
        }
        _ => {
            put("from", json!(first.to_string()));
            put("to", json!(date.last.to_string()));
        }
    }
    put("bound", json!(date.bound.map(super::Bound::name)));
}

fn decimal(value: Decimal) -> String {
    value.normalize().to_string()
}

fn iso_duration(value: Decimal, unit: &str) -> String {
    let value = decimal(value);
    match unit {
        "s" => format!("PT{value}S"),
        "min" => format!("PT{value}M"),
        "h" => format!("PT{value}H"),
        "d" => format!("P{value}D"),
        "wk" => format!("P{value}W"),
        "mo" => format!("P{value}M"),
        _ => format!("P{value}Y"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Money;
    use crate::text::Span;
    use jiff::civil::date;

    #[test]
    fn money_keeps_its_decimals_exact() {
        let amount = Amount::exact(Decimal::new(97_489_600, 2));
        let value = Value::Money(Money { amount, currency: "USD".into(), assumed: false });
        let json = with_text(&Fact::new(Span::new(0, 8), value), "$974,896");
        assert_eq!(json["value"], json!({"value": "974896", "currency": "USD"}));
        assert_eq!(json["text"], "$974,896");
    }

    #[test]
    fn a_date_is_as_fine_as_its_words() {
        let mut day = DateValue {
            first: date(2013, 6, 1),
            last: date(2013, 6, 30),
            precision: Precision::Month,
            year_inferred: false,
            relative: false,
            weekday: None,
            bound: None,
        };
        let json = |d| Json::Object(fields(&Value::Date(d)));
        assert_eq!(json(day), json!({"value": "2013-06"}));
        day.precision = Precision::Quarter;
        assert_eq!(json(day), json!({"from": "2013-06-01", "to": "2013-06-30"}));
    }
}
