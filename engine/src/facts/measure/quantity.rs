//! Numbers with a unit of measure: `45-acre`, `26 miles`, `4 km²`, `6ft 2in`, `-5 °C`.

use super::number::{Form, Number};
use crate::text::{TokenKind, Tokens};
use rust_decimal::Decimal;

/// A unit in the text: its last token and its UCUM code.
type Unit = (usize, &'static str);

/// The unit that a lowercased singular word names.
#[rustfmt::skip]
fn named(word: &str) -> Option<&'static str> {
    Some(match word {
        "metre" | "meter" => "m", "kilometre" | "kilometer" => "km", "centimetre" | "centimeter" => "cm",
        "millimetre" | "millimeter" => "mm", "micrometre" | "micrometer" | "micron" => "um",
        "nanometre" | "nanometer" => "nm",
        "mile" => "[mi_i]", "foot" | "feet" => "[ft_i]", "inch" | "inche" => "[in_i]", "yard" => "[yd_i]",
        "furlong" => "[fur_us]", "fathom" => "[fth_i]",
        "hectare" => "har", "acre" => "[acr_us]",
        "litre" | "liter" => "L", "millilitre" | "milliliter" => "mL", "centilitre" | "centiliter" => "cL",
        "decilitre" | "deciliter" => "dL", "hectolitre" | "hectoliter" => "hL", "kilolitre" | "kiloliter" => "kL",
        "megalitre" | "megaliter" => "ML", "gigalitre" | "gigaliter" => "GL", "gallon" => "[gal_us]", "pint" => "[pt_us]", "quart" => "[qt_us]",
        "barrel" => "[bbl_us]", "cup" => "[cup_us]", "tablespoon" => "[tbs_us]", "teaspoon" => "[tsp_us]",
        "bushel" => "[bu_us]",
        "gram" | "gramme" => "g", "kilogram" | "kilogramme" | "kilo" => "kg", "milligram" | "milligramme" => "mg",
        "microgram" | "microgramme" => "ug", "tonne" => "t", "ton" => "[ston_av]", "kiloton" => "kt", "megaton" => "Mt",
        "pound" => "[lb_av]", "ounce" => "[oz_av]", "carat" => "[car_m]",
        "watt" => "W", "kilowatt" => "kW", "megawatt" => "MW", "gigawatt" => "GW", "terawatt" => "TW",
        "horsepower" => "[HP]", "joule" => "J", "kilojoule" => "kJ", "megajoule" => "MJ", "calorie" => "kcal",
        "kilocalorie" => "kcal", "electronvolt" => "eV",
        "hertz" => "Hz", "kilohertz" => "kHz", "megahertz" => "MHz", "gigahertz" => "GHz",
        "bit" => "bit", "byte" => "By", "kilobyte" => "kBy", "megabyte" => "MBy", "gigabyte" => "GBy",
        "terabyte" => "TBy", "petabyte" => "PBy", "exabyte" => "EBy",
        "knot" => "[kn_i]", "celsius" | "celcius" | "centigrade" => "Cel", "fahrenheit" | "farenheit" => "[degF]",
        "kelvin" => "K", "volt" => "V", "kilovolt" => "kV", "decibel" => "dB", "millisievert" => "mSv",
        "millisecond" => "ms", "millibar" => "mbar", "hectopascal" => "hPa", "kilopascal" => "kPa", "pascal" => "Pa",
        _ => return None,
    })
}

/// The unit that a sign written like this stands for; case counts.
#[rustfmt::skip]
fn signed(word: &str) -> Option<&'static str> {
    Some(match word {
        "m" => "m", "km" | "kms" => "km", "cm" => "cm", "mm" => "mm", "nm" => "nm", "µm" | "μm" => "um",
        "mi" => "[mi_i]", "ft" => "[ft_i]", "yd" | "yds" => "[yd_i]", "nmi" => "[nmi_i]",
        "ha" => "har", "l" | "L" => "L", "ml" | "mL" | "mls" => "mL", "cl" => "cL", "dl" => "dL", "hl" => "hL",
        "gal" => "[gal_us]", "bbl" | "bbls" => "[bbl_us]", "pt" => "[pt_us]", "tbsp" => "[tbs_us]", "tsp" => "[tsp_us]",
        "cc" => "cm3",
        "g" => "g", "kg" | "kgs" | "Kg" | "KG" => "kg", "mg" => "mg", "mcg" | "µg" | "μg" => "ug", "t" => "t", "kt" => "kt",
        "lb" | "lbs" => "[lb_av]", "oz" => "[oz_av]", "st" => "[stone_av]",
        "mph" => "[mi_i]/h", "kph" | "kmh" | "kmph" => "km/h", "kn" | "kt." => "[kn_i]",
        "W" => "W", "kW" | "KW" => "kW", "MW" => "MW", "GW" => "GW", "TW" => "TW", "hp" | "bhp" => "[HP]",
        "Wh" => "W.h", "kWh" | "KWh" | "kwh" => "kW.h", "MWh" => "MW.h", "GWh" => "GW.h", "TWh" => "TW.h",
        "kJ" => "kJ", "MJ" => "MJ", "kcal" => "kcal", "cal" => "cal", "BTU" | "Btu" => "[Btu]", "eV" => "eV", "MeV" => "MeV",
        "Hz" => "Hz", "kHz" | "KHz" => "kHz", "MHz" => "MHz", "GHz" => "GHz",
        "KB" | "kB" | "kb" => "kBy", "MB" => "MBy", "GB" | "gb" => "GBy", "TB" => "TBy", "PB" => "PBy",
        "V" => "V", "kV" => "kV", "dB" => "dB", "mSv" => "mSv", "ppm" => "[ppm]", "ms" => "ms",
        "hPa" => "hPa", "kPa" => "kPa", "mbar" | "mb" => "mbar", "psi" => "[psi]", "K" => "K", "C" => "Cel", "F" => "[degF]",
        _ => return None,
    })
}

/// Area and volume of a length.
fn raised(code: &str, power: u8) -> Option<&'static str> {
    Some(match (code, power) {
        ("m", 2) => "m2",
        ("km", 2) => "km2",
        ("cm", 2) => "cm2",
        ("mm", 2) => "mm2",
        ("[mi_i]", 2) => "[mi_i]2",
        ("[ft_i]", 2) => "[sft_i]",
        ("[yd_i]", 2) => "[syd_i]",
        ("[in_i]", 2) => "[sin_i]",
        ("m", 3) => "m3",
        ("cm", 3) => "cm3",
        ("km", 3) => "km3",
        ("[ft_i]", 3) => "[cft_i]",
        ("[yd_i]", 3) => "[cyd_i]",
        _ => return None,
    })
}

/// The speed of this length in an hour or a second.
fn speed(code: &str, time: &str) -> Option<&'static str> {
    Some(match (code, time) {
        ("km", "hour" | "h" | "hr") => "km/h",
        ("[mi_i]", "hour" | "h" | "hr") => "[mi_i]/h",
        ("m", "second" | "s" | "sec") => "m/s",
        ("[ft_i]", "second" | "s" | "sec") => "[ft_i]/s",
        _ => return None,
    })
}

/// The unit whose full name is the word at `at`, in the plural or not.
fn plain(tokens: &Tokens<'_>, at: usize) -> Option<&'static str> {
    let word = tokens.lower(at);
    named(word).or_else(|| word.strip_suffix('s').and_then(named))
}

/// Measures that goods are filled into: `a gallon of milk`.
pub(super) fn is_vessel(word: &str) -> bool {
    matches!(
        word,
        "gallon" | "litre" | "liter" | "pint" | "quart" | "barrel" | "bushel" | "tonne" | "ton" | "kilo"
    )
}

/// True if a unit by its full name starts at `at`; for `half a mile`.
pub(super) fn is_unit(tokens: &Tokens<'_>, at: usize) -> bool {
    !matches!(tokens.lower(at), "pound" | "pounds" | "stone" | "foot" | "bit")
        && in_words(tokens, at).is_some()
}

/// True if the token at `at` names a unit, in words or by its sign, as the head of a table does.
pub(crate) fn names_unit(tokens: &Tokens<'_>, at: usize) -> bool {
    let sign = matches!(
        tokens.word(at),
        "km" | "mi"
            | "kg"
            | "ha"
            | "mm"
            | "cm"
            | "ft"
            | "kW"
            | "MW"
            | "GW"
            | "kWh"
            | "MWh"
            | "GWh"
            | "mg"
            | "ml"
            | "mph"
            | "kt"
    );
    sign || is_unit(tokens, at)
        || matches!(tokens.lower(at), "°" | "°c" | "°f" | "degrees" | "celsius" | "fahrenheit" | "foot")
}

/// A unit by its full name at token `at`.
fn in_words(tokens: &Tokens<'_>, at: usize) -> Option<Unit> {
    let next = at
        + 1
        + usize::from(
            tokens.is_sign(at + 1, '-') || tokens.is_sign(at + 1, '.') && tokens.lower(at).len() == 2,
        );
    match tokens.lower(at) {
        "square" | "sq" => {
            let code = plain(tokens, next).or_else(|| short_length(tokens, next))?;
            return raised(code, 2).map(|code| (next, code));
        }
        "cubic" | "cu" => {
            let code = plain(tokens, next).or_else(|| short_length(tokens, next))?;
            return raised(code, 3).map(|code| (next, code));
        }
        "metric" | "long" | "short" if matches!(tokens.lower(next), "ton" | "tons" | "tonne" | "tonnes") => {
            return Some((next, if tokens.lower(at) == "short" { "[ston_av]" } else { "t" }));
        }
        "nautical" if matches!(tokens.lower(next), "mile" | "miles") => return Some((next, "[nmi_i]")),
        "light" if matches!(tokens.lower(next), "year" | "years") => return Some((next, "[ly]")),
        "british" if tokens.lower(next) == "thermal" => return Some((next + 1, "[Btu]")),
        "degree" | "degrees" | "deg" => return Some(degrees(tokens, at)),
        _ => {}
    }
    let code = plain(tokens, at)?;
    if matches!(code, "kW" | "MW" | "GW" | "TW" | "W") && matches!(tokens.lower(next), "hour" | "hours") {
        let hours = hours(code)?;
        return Some((next, hours));
    }
    if matches!(tokens.lower(at + 1), "per" | "an" | "a")
        && let Some(code) = speed(code, tokens.lower(at + 2))
    {
        return Some((at + 2, code));
    }
    if tokens.lower(at + 1) == "squared" {
        return raised(code, 2).map(|code| (at + 1, code));
    }
    Some((at, code))
}

fn short_length(tokens: &Tokens<'_>, at: usize) -> Option<&'static str> {
    match tokens.lower(at) {
        "in" => Some("[in_i]"),
        word => signed(word).filter(|code| raised(code, 2).is_some()),
    }
}

fn hours(power: &str) -> Option<&'static str> {
    Some(match power {
        "W" => "W.h",
        "kW" => "kW.h",
        "MW" => "MW.h",
        "GW" => "GW.h",
        "TW" => "TW.h",
        _ => return None,
    })
}

/// `degrees`, `degrees Celsius`, `deg. F`, `°C`, from the token of the degree on.
fn degrees(tokens: &Tokens<'_>, at: usize) -> Unit {
    let dot = usize::from(tokens.lower(at) == "deg" && tokens.is_sign(at + 1, '.') && tokens.glued(at));
    let next = at + 1 + dot;
    let code = match tokens.lower(next) {
        "c" | "celsius" | "celcius" | "centigrade" => "Cel",
        "f" | "fahrenheit" | "farenheit" => "[degF]",
        "on" if tokens.lower(next + 1) == "the" && tokens.lower(next + 3) == "scale" => {
            let scale = named(tokens.lower(next + 2)).filter(|code| matches!(*code, "Cel" | "[degF]"));
            return (at + dot, scale.unwrap_or("deg"));
        }
        _ => return (at + dot, "deg"),
    };
    (next, code)
}

/// A sign of a unit at token `at`, `glued` to the number or behind a space.
fn in_signs(tokens: &Tokens<'_>, at: usize, glued: bool, number: &Number) -> Option<Unit> {
    if tokens.is_sign(at, '°') || tokens.is_sign(at, '˚') || tokens.is_sign(at, 'º') {
        return Some(degrees(tokens, at));
    }
    if glued && let Some(code) = primes(tokens, at) {
        return Some((at, code));
    }
    if tokens.is_sign(at, '℃') {
        return Some((at, "Cel"));
    }
    let word = tokens.word(at);
    let code = if word == "in" && stands_for_inch(tokens, at, glued) { "[in_i]" } else { signed(word)? };
    if let Some(raised) =
        exponent(tokens, at).and_then(|(last, power)| raised(code, power).map(|code| (last, code)))
    {
        return Some(raised);
    }
    if tokens.lower(at + 1) == "squared"
        && let Some(code) = raised(code, 2)
    {
        return Some((at + 1, code));
    }
    let slash = tokens.is_sign(at + 1, '/') && tokens.glued(at) && tokens.glued(at + 1);
    if slash && let Some(code) = speed(code, tokens.word(at + 2)) {
        return Some((at + 2, code));
    }
    let ends = !tokens.glued(at) || !matches!(tokens.kind(at + 1), Some(TokenKind::Digits | TokenKind::Word));
    (ends && sign_fits(tokens, at, glued, number)).then_some((at, code))
}

/// `8″`, `8"`, `6'2"`: a straight mark is one of inches only where it closes no quotation.
fn primes(tokens: &Tokens<'_>, at: usize) -> Option<&'static str> {
    let sign = |c: char| tokens.is_sign(at, c);
    if sign('″') || sign('"') && quote_marks_before(tokens, at).is_multiple_of(2) {
        return Some("[in_i]");
    }
    let inches = tokens.kind(at + 1) == Some(TokenKind::Digits)
        && tokens.glued(at)
        && tokens.glued(at + 1)
        && matches!(tokens.word(at + 2), "\"" | "″" | "”");
    let opens = at.checked_sub(2).is_none_or(|b| !tokens.glued(b));
    ((sign('′') || sign('\'') || sign('’')) && inches && opens).then_some("[ft_i]")
}

/// How many straight double quotes stand in the line before token `at`.
fn quote_marks_before(tokens: &Tokens<'_>, at: usize) -> usize {
    (0..at).rev().take_while(|i| !tokens.gap(*i).contains('\n')).filter(|i| tokens.is_sign(*i, '"')).count()
}

/// `km²`, `km2`, `km^2`.
fn exponent(tokens: &Tokens<'_>, at: usize) -> Option<(usize, u8)> {
    if !tokens.glued(at) {
        return None;
    }
    let caret = usize::from(tokens.is_sign(at + 1, '^'));
    let last = at + 1 + caret;
    let ends = !tokens.glued(last) || tokens.kind(last + 1) == Some(TokenKind::Sign);
    let power = match tokens.word(last) {
        "2" | "²" => 2,
        "3" | "³" => 3,
        _ => return None,
    };
    ends.then_some((last, power))
}

/// `2 in` before a full stop, `6ft 2in`; never `12 in six boxes`.
fn stands_for_inch(tokens: &Tokens<'_>, at: usize, glued: bool) -> bool {
    let behind_feet = at.checked_sub(2).is_some_and(|b| matches!(tokens.lower(b), "ft" | "feet" | "foot"));
    let ends = !matches!(tokens.kind(at + 1), Some(TokenKind::Word | TokenKind::Digits)) || !tokens.near(at);
    glued || ends || behind_feet
}

/// Signs of one letter stand for a unit only where nothing else is likely.
fn sign_fits(tokens: &Tokens<'_>, at: usize, glued: bool, number: &Number) -> bool {
    let value = number.amount.value;
    let within = |low: i64, high: i64| value >= Decimal::from(low) && value <= Decimal::from(high);
    // what the next line begins with is no part of a name here
    let capital = tokens.is_capital(at + 1) && !tokens.glued(at) && !tokens.gap(at).contains('\n');
    let name = capital || tokens.is_sign(at + 1, '-') && tokens.glued(at);
    match tokens.word(at) {
        "C" => within(-90, 99) && !name && !tokens.is_sign(at + 1, '/') && number.form != Form::Words,
        "F" => (within(20, 140) || within(-80, -1)) && !name && number.form != Form::Words,
        "K" => glued && number.form == Form::Digits && number.scale.is_none(),
        "V" | "W" => glued && !name,
        "st" => glued && within(4, 60),
        "t" | "g" | "l" | "L" | "m" => (glued || !name) && number.form != Form::Words,
        "pt" | "mb" | "ms" | "cal" | "hl" | "kn" => glued,
        _ => true,
    }
}

/// The unit behind the number, with the hyphen or space between them.
pub(super) fn unit(tokens: &Tokens<'_>, number: &Number) -> Option<Unit> {
    let last = number.last;
    if !tokens.near(last) {
        return None;
    }
    let hyphen = tokens.glued(last) && (tokens.is_sign(last + 1, '-') || tokens.is_sign(last + 1, '‑'));
    let at = last + 1 + usize::from(hyphen);
    if hyphen && !tokens.glued(last + 1) {
        return None;
    }
    if tokens.is_sign(at, '[') && tokens.is_sign(at + 2, ']') {
        return signed(tokens.word(at + 1)).map(|code| (at + 2, code));
    }
    let glued = tokens.glued(last) && !hyphen;
    let named = in_words(tokens, at).filter(|_| !tokens.is_capital(at) || number.form != Form::Words);
    let found = named.or_else(|| in_signs(tokens, at, glued, number))?;
    let word = tokens.lower(at);
    let excused = match word {
        "degree" | "degrees" => {
            matches!(tokens.lower(found.0 + 1), "in" | "from" | "murder") && found.1 == "deg"
        }
        "foot" => {
            matches!(tokens.lower(at + 1), "soldiers" | "soldier")
                || hyphen && tokens.lower(at + 1) == "patrol"
        }
        "yard" => matches!(tokens.lower(at + 1), "sale" | "sales"),
        "cup" | "cups" => tokens.is_capital(at),
        _ => false,
    };
    (!excused).then_some(found)
}

/// The smaller unit that may follow a larger one, and how many of it make one: `6ft 2in`, `12st 4lb`.
pub(super) fn smaller(code: &str) -> Option<(&'static str, u32)> {
    match code {
        "[ft_i]" => Some(("[in_i]", 12)),
        "[stone_av]" => Some(("[lb_av]", 14)),
        "[lb_av]" => Some(("[oz_av]", 16)),
        _ => None,
    }
}
