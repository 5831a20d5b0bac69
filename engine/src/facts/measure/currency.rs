//! Currencies: their signs, names and ISO 4217 codes, before and behind a number.

use super::words::{Part, cardinal};
use crate::text::{TokenKind, Tokens};
use rust_decimal::Decimal;

/// The currency of an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Currency {
    /// ISO 4217 code; `XXX` where neither the words nor the desk's place say which dinar it is.
    pub code: &'static str,
    /// True if the desk's place decided.
    pub assumed: bool,
    /// What the number is multiplied with: 0.01 for cents, a million for `MEUR`.
    pub factor: Decimal,
    /// True for `pounds` alone, which may be a weight.
    pub weight: bool,
}

impl Currency {
    const fn of(code: &'static str) -> Self {
        Self { code, assumed: false, factor: Decimal::ONE, weight: false }
    }

    const fn assumed(code: &'static str) -> Self {
        Self { assumed: true, ..Self::of(code) }
    }

    const fn hundredth(self) -> Self {
        Self { factor: Decimal::from_parts(1, 0, 0, false, 2), ..self }
    }
}

/// The money that one name has in several countries: name, country, code. The first of a name is the one assumed.
#[rustfmt::skip]
const SHARED: &[(&str, &str, &str)] = &[
    ("dollar", "US", "USD"), ("dollar", "AU", "AUD"), ("dollar", "CA", "CAD"), ("dollar", "NZ", "NZD"),
    ("dollar", "HK", "HKD"), ("dollar", "SG", "SGD"), ("dollar", "TW", "TWD"), ("dollar", "JM", "JMD"),
    ("dollar", "FJ", "FJD"), ("dollar", "NA", "NAD"), ("dollar", "ZW", "ZWL"), ("dollar", "TT", "TTD"),
    ("dollar", "BN", "BND"), ("dollar", "BB", "BBD"),
    ("pound", "GB", "GBP"), ("pound", "EG", "EGP"), ("pound", "LB", "LBP"), ("pound", "SY", "SYP"), ("pound", "SD", "SDG"),
    ("rupee", "IN", "INR"), ("rupee", "PK", "PKR"), ("rupee", "LK", "LKR"), ("rupee", "NP", "NPR"), ("rupee", "MU", "MUR"),
    ("peso", "MX", "MXN"), ("peso", "PH", "PHP"), ("peso", "AR", "ARS"), ("peso", "CL", "CLP"), ("peso", "CO", "COP"),
    ("peso", "CU", "CUP"), ("peso", "DO", "DOP"), ("peso", "UY", "UYU"),
    ("franc", "CH", "CHF"), ("franc", "FR", "FRF"), ("franc", "BE", "BEF"), ("franc", "RW", "RWF"), ("franc", "CD", "CDF"),
    ("krone", "NO", "NOK"), ("krone", "DK", "DKK"), ("krona", "SE", "SEK"), ("krona", "IS", "ISK"),
    ("dinar", "", "XXX"), ("dinar", "KW", "KWD"), ("dinar", "IQ", "IQD"), ("dinar", "JO", "JOD"), ("dinar", "DZ", "DZD"),
    ("dinar", "TN", "TND"), ("dinar", "RS", "RSD"), ("dinar", "LY", "LYD"), ("dinar", "BH", "BHD"),
    ("dirham", "AE", "AED"), ("dirham", "MA", "MAD"), ("riyal", "SA", "SAR"), ("riyal", "QA", "QAR"), ("rial", "IR", "IRR"),
    ("rial", "OM", "OMR"), ("rial", "YE", "YER"), ("shilling", "KE", "KES"), ("shilling", "TZ", "TZS"),
    ("shilling", "UG", "UGX"), ("shilling", "SO", "SOS"), ("won", "KR", "KRW"), ("won", "KP", "KPW"),
    ("lira", "TR", "TRY"), ("lira", "IT", "ITL"), ("rouble", "RU", "RUB"), ("rouble", "BY", "BYN"),
    ("yen", "JP", "JPY"), ("yuan", "CN", "CNY"), ("mark", "DE", "DEM"), ("markka", "FI", "FIM"),
];

/// The country of an adjective or name before the money's name.
#[rustfmt::skip]
fn country(word: &str) -> Option<&'static str> {
    Some(match word {
        "us" | "u.s" | "american" => "US", "australian" | "aussie" => "AU", "canadian" => "CA", "zealand" => "NZ",
        "kong" => "HK", "singapore" | "singaporean" => "SG", "taiwan" | "taiwanese" => "TW", "jamaican" => "JM",
        "fijian" => "FJ", "namibian" => "NA", "zimbabwe" | "zimbabwean" => "ZW", "brunei" => "BN",
        "british" | "uk" => "GB", "egyptian" => "EG", "lebanese" => "LB", "syrian" => "SY", "sudanese" => "SD",
        "indian" => "IN", "pakistani" => "PK", "lankan" => "LK", "nepalese" | "nepali" => "NP", "mauritian" => "MU",
        "mexican" => "MX", "philippine" | "filipino" => "PH", "argentine" | "argentinian" => "AR", "chilean" => "CL",
        "colombian" => "CO", "cuban" => "CU", "dominican" => "DO", "uruguayan" => "UY",
        "swiss" => "CH", "french" => "FR", "belgian" => "BE", "rwandan" => "RW", "congolese" => "CD",
        "norwegian" => "NO", "danish" => "DK", "swedish" => "SE", "icelandic" => "IS",
        "kuwaiti" => "KW", "iraqi" => "IQ", "jordanian" => "JO", "algerian" => "DZ", "tunisian" => "TN",
        "serbian" => "RS", "libyan" => "LY", "bahraini" => "BH", "emirati" | "uae" => "AE", "moroccan" => "MA",
        "saudi" => "SA", "qatari" => "QA", "iranian" => "IR", "omani" => "OM", "yemeni" => "YE",
        "kenyan" | "kenya" => "KE", "tanzanian" => "TZ", "ugandan" => "UG", "somali" => "SO", "korean" => "KR",
        "turkish" => "TR", "italian" => "IT", "russian" => "RU", "belarusian" => "BY", "japanese" => "JP",
        "chinese" => "CN", "german" => "DE", "finnish" => "FI", "cambodian" => "KH", "thai" => "TH", "vietnamese" => "VN",
        "polish" => "PL", "czech" => "CZ", "hungarian" => "HU", "israeli" => "IL", "brazilian" => "BR", "nigerian" => "NG",
        "malaysian" => "MY", "indonesian" => "ID", "laotian" | "lao" => "LA", "ukrainian" => "UA", "dutch" => "NL",
        "spanish" => "ES", "portuguese" => "PT", "bangladeshi" => "BD", "ethiopian" => "ET", "african" => "ZA",
        _ => return None,
    })
}

/// The code of a name that only one country's money has; lowercased, singular.
#[rustfmt::skip]
fn single(word: &str) -> Option<&'static str> {
    Some(match word {
        "euro" => "EUR", "sterling" | "quid" => "GBP", "renminbi" | "rmb" => "CNY", "riel" => "KHR", "baht" => "THB",
        "dong" => "VND", "ruble" => "RUB", "zloty" | "zlotys" => "PLN", "forint" => "HUF", "koruna" | "korunas" => "CZK",
        "reai" | "reais" => "BRL", "rand" => "ZAR", "shekel" => "ILS", "ringgit" => "MYR", "rupiah" => "IDR", "kip" => "LAK",
        "kyat" => "MMK", "taka" => "BDT", "naira" => "NGN", "cedi" => "GHS", "birr" => "ETB", "hryvnia" => "UAH",
        "guilder" => "NLG", "peseta" => "ESP", "escudo" => "PTE", "drachma" => "GRD", "lei" | "leu" => "RON", "leva" | "lev" => "BGN",
        "tenge" => "KZT", "manat" => "AZN", "lari" => "GEL", "tugrik" | "togrog" => "MNT", "afghani" => "AFN",
        "kwacha" => "ZMW", "metical" => "MZN", "pula" => "BWP", "kronor" => "SEK", "bolivar" => "VES", "guarani" => "PYG",
        "usd" => "USD", "eur" => "EUR", "gbp" => "GBP", "aud" => "AUD", "cad" => "CAD", "nzd" => "NZD", "inr" => "INR",
        _ => return None,
    })
}

/// ISO 4217 codes that stand beside numbers.
const CODES: &str = "AED AFN ALL AMD ARS AUD AZN BAM BBD BDT BEF BGN BHD BIF BND BOB BRL BWP BYN CAD CDF CHF CLP CNY COP CRC \
    CUP CZK DEM DKK DOP DZD EGP ESP ETB EUR FIM FJD FRF GBP GEL GHS GTQ HKD HNL HRK HUF IDR ILS INR IQD IRR ISK ITL JMD JOD JPY KES KHR \
    KPW KRW KWD KZT LAK LBP LKR LYD MAD MDL MMK MNT MOP MUR MVR MXN MYR MZN NAD NGN NIO NLG NOK NPR NZD OMR PAB PEN \
    PGK PHP PKR PLN PTE PYG QAR RON RSD RUB RWF SAR SDG SEK SGD SOS SYP THB TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS \
    VES VND XAF XOF YER ZAR ZMW";

/// The ISO code that a word in capitals is, unless the word is likelier English.
fn iso(word: &str) -> Option<&'static str> {
    if word.len() != 3 || !word.bytes().all(|b| b.is_ascii_uppercase()) {
        return None;
    }
    let at = CODES.find(word).filter(|at| at % 4 == 0 || CODES.as_bytes().get(at - 1) == Some(&b' '))?;
    let english = matches!(word, "ALL" | "TOP" | "TRY" | "PEN" | "CUP" | "MOP" | "SOS" | "MAD");
    CODES.get(at..at + 3).filter(|_| !english)
}

/// `MEUR`: millions of euros.
fn iso_millions(word: &str) -> Option<Currency> {
    let code = word.strip_prefix('M').and_then(iso)?;
    Some(Currency { factor: Decimal::from_parts(1_000_000, 0, 0, false, 0), ..Currency::of(code) })
}

fn sign(word: &str, place: &str) -> Option<Currency> {
    Some(match word {
        "$" | "＄" => shared("dollar", place)?,
        "£" | "￡" => Currency::of("GBP"),
        "€" => Currency::of("EUR"),
        "¥" | "￥" => Currency::assumed(if place == "CN" { "CNY" } else { "JPY" }),
        "₹" => Currency::of("INR"),
        "₩" => Currency::of("KRW"),
        "₽" => Currency::of("RUB"),
        "₪" => Currency::of("ILS"),
        "₺" => Currency::of("TRY"),
        "฿" => Currency::of("THB"),
        "₫" => Currency::of("VND"),
        "₦" => Currency::of("NGN"),
        "₱" => Currency::of("PHP"),
        "៛" => Currency::of("KHR"),
        "₴" => Currency::of("UAH"),
        "₸" => Currency::of("KZT"),
        "₼" => Currency::of("AZN"),
        "₾" => Currency::of("GEL"),
        "₲" => Currency::of("PYG"),
        "₡" => Currency::of("CRC"),
        "₵" => Currency::of("GHS"),
        "₭" => Currency::of("LAK"),
        "₮" => Currency::of("MNT"),
        "円" => Currency::of("JPY"),
        "元" => Currency::of("CNY"),
        "¢" => shared("dollar", place)?.hundredth(),
        _ => return None,
    })
}

/// The dollar of the letters before its sign: `US$`, `HK$`.
fn lettered(letters: &str) -> Option<&'static str> {
    Some(match letters {
        "us" | "usd" => "USD",
        "a" | "au" | "aud" => "AUD",
        "c" | "ca" | "can" | "cad" => "CAD",
        "nz" | "nzd" => "NZD",
        "hk" | "hkd" => "HKD",
        "s" | "sg" | "sgd" => "SGD",
        "nt" => "TWD",
        "r" => "BRL",
        "mx" | "mex" => "MXN",
        "j" => "JMD",
        "fj" => "FJD",
        "n" => "NAD",
        "tt" => "TTD",
        _ => return None,
    })
}

/// The money of this name in the desk's country, or the best known one.
fn shared(name: &str, place: &str) -> Option<Currency> {
    let mut of_name = SHARED.iter().filter(|row| row.0 == name);
    let first = of_name.clone().next()?;
    let only = of_name.clone().nth(1).is_none();
    let row = of_name.find(|row| row.1 == place).unwrap_or(first);
    Some(if only { Currency::of(row.2) } else { Currency::assumed(row.2) })
}

/// The currency that ends right before token `i`, and its first token.
pub(super) fn before(tokens: &Tokens<'_>, i: usize, floor: usize, place: &str) -> Option<(usize, Currency)> {
    let at = i.checked_sub(1).filter(|at| *at >= floor)?;
    if tokens.gap(at).len() > 2 || !tokens.near(at) {
        return None;
    }
    if tokens.kind(at) == Some(TokenKind::Sign) {
        return sign_before(tokens, at, floor, place);
    }
    let word = tokens.word(at);
    if let Some(code) = iso(word) {
        return Some((at, Currency::of(code)));
    }
    let currency = match word {
        "Rs" | "Re" => shared("rupee", place)?,
        "RM" => Currency::of("MYR"),
        "Rp" => Currency::of("IDR"),
        "Kč" => Currency::of("CZK"),
        "R" if tokens.glued(at) && (place == "ZA" || is_large(tokens, i)) => Currency::of("ZAR"),
        "kr" => shared(if matches!(place, "SE" | "IS") { "krona" } else { "krone" }, place)?,
        "dollar" => shared("dollar", place)?,
        "Tk" => Currency::of("BDT"),
        "Ksh" | "KSh" | "Sh" => Currency::of("KES"),
        _ => return iso_millions(word).map(|currency| (at, currency)),
    };
    Some((at, currency))
}

/// `R3.4 million`, `R1,500`: no road and no rule is so numbered.
fn is_large(tokens: &Tokens<'_>, i: usize) -> bool {
    let marked = |k: usize| {
        matches!(tokens.word(k), "," | ".")
            && tokens.glued(k - 1)
            && tokens.glued(k)
            && tokens.kind(k + 1) == Some(TokenKind::Digits)
    };
    let magnitude =
        |k: usize| matches!(tokens.lower(k), "million" | "billion" | "trillion" | "bn" | "m" | "mn");
    let grouped = tokens.word(i + 1) == "," && marked(i + 1) && tokens.word(i + 2).len() == 3;
    let next = if marked(i + 1) { i + 3 } else { i + 1 };
    grouped || magnitude(next)
}

fn sign_before(tokens: &Tokens<'_>, at: usize, floor: usize, place: &str) -> Option<(usize, Currency)> {
    let back = |n: usize| at.checked_sub(n).filter(|b| *b >= floor);
    if tokens.is_sign(at, '.') {
        let word = back(1).filter(|b| tokens.glued(*b) && matches!(tokens.word(*b), "Rs" | "Re" | "Fr"))?;
        let name = if tokens.word(word) == "Fr" { "franc" } else { "rupee" };
        return shared(name, place).map(|currency| (word, currency));
    }
    let currency = sign(tokens.word(at), place)?;
    if !matches!(tokens.word(at), "$" | "＄") {
        return Some((at, currency));
    }
    let Some(letters) = back(1).filter(|b| tokens.kind(*b) == Some(TokenKind::Word)) else {
        let dotted = back(4).filter(|b| tokens.lower(*b) == "u" && tokens.lower(*b + 2) == "s");
        return Some(dotted.map_or((at, currency), |b| (b, Currency::of("USD"))));
    };
    let (glued, word) = (tokens.glued(letters), tokens.lower(letters));
    let dotted = word == "s" && back(3).is_some_and(|b| tokens.lower(b) == "u" && tokens.is_sign(b + 1, '.'));
    let spaced = !glued && (dotted || matches!(word, "us" | "c" | "usd" | "hk" | "nz"));
    if let Some(code) = lettered(word).filter(|_| glued || spaced) {
        return Some(if dotted { (letters - 2, Currency::of("USD")) } else { (letters, Currency::of(code)) });
    }
    Some((at, currency))
}

/// The currency right behind token `last`, and its last token.
pub(super) fn after(tokens: &Tokens<'_>, last: usize, place: &str) -> Option<(usize, Currency)> {
    if !tokens.near(last) {
        return None;
    }
    let hyphen = tokens.glued(last) && tokens.glued(last + 1) && tokens.is_sign(last + 1, '-');
    let at = last + 1 + usize::from(hyphen);
    if tokens.kind(at) == Some(TokenKind::Sign) {
        let opens_next = tokens.glued(at) && tokens.kind(at + 1) == Some(TokenKind::Digits);
        return sign(tokens.word(at), place)
            .filter(|_| !opens_next && tokens.gap(last).len() <= 2)
            .map(|c| (at, c));
    }
    let word = tokens.word(at);
    if tokens.glued(at) && !tokens.glued(last) && tokens.kind(at + 1) == Some(TokenKind::Digits) {
        return None;
    }
    if let Some(code) = iso(word) {
        return Some((at, Currency::of(code)));
    }
    match word {
        "p" if tokens.glued(last) && !tokens.glued(at) => return Some((at, Currency::of("GBP").hundredth())),
        "p" if tokens.glued(last)
            && tokens.kind(at + 1) == Some(TokenKind::Sign)
            && !tokens.is_sign(at + 1, '-') =>
        {
            return Some((at, Currency::of("GBP").hundredth()));
        }
        "RM" => return Some((at, Currency::of("MYR"))),
        "Kč" | "Kc" => return Some((at, Currency::of("CZK"))),
        "zł" => return Some((at, Currency::of("PLN"))),
        "kr" => {
            return shared(if matches!(place, "SE" | "IS") { "krona" } else { "krone" }, place)
                .map(|c| (at, c));
        }
        _ => {}
    }
    named(tokens, at, place).or_else(|| iso_millions(word).map(|currency| (at, currency)))
}

/// True for the name of a currency at token `at`: `kroner`.
pub(super) fn is_named(tokens: &Tokens<'_>, at: usize) -> bool {
    named(tokens, at, "").is_some()
}

/// A currency by its name at token `at`: `dollars`, `New Zealand dollars`, `pounds sterling`, `cents`.
fn named(tokens: &Tokens<'_>, at: usize, place: &str) -> Option<(usize, Currency)> {
    let second = |a: &str, b: &str| tokens.lower(at) == a && tokens.lower(at + 1) == b;
    let dotted = second("u", ".") && tokens.lower(at + 2) == "s";
    let pair = second("new", "zealand")
        || second("hong", "kong")
        || second("sri", "lankan")
        || second("south", "korean");
    let pair = pair || second("south", "african");
    let adjective = if dotted { at + 2 } else { at + usize::from(pair) };
    let land = if dotted { Some("US") } else { country(tokens.lower(adjective)) };
    let noun = match land {
        Some(_) => adjective + 1 + usize::from(dotted && tokens.is_sign(adjective + 1, '.')),
        None => at,
    };
    let noun = noun + usize::from(land.is_some() && tokens.is_sign(noun, '-'));
    let currency = noun_of(tokens.lower(noun), land, place)?;
    if currency.weight && tokens.lower(noun + 1) == "sterling" {
        return Some((noun + 1, Currency::of("GBP")));
    }
    Some((noun, currency))
}

fn noun_of(word: &str, land: Option<&str>, place: &str) -> Option<Currency> {
    match word {
        "cent" | "cents" => return shared("dollar", land.unwrap_or(place)).map(Currency::hundredth),
        "pence" | "penny" | "pennies" => return Some(Currency::of("GBP").hundredth()),
        "buck" | "bucks" => return shared("dollar", place),
        "won" | "mark" | "marks" if land.is_none() => return None,
        _ => {}
    }
    let singular = word.strip_suffix('s').unwrap_or(word);
    let name = match singular {
        "kroner" => "krone",
        "kronur" => "krona",
        "ruble" => "rouble",
        other => other,
    };
    if let Some(code) = single(word).or_else(|| single(name)) {
        return Some(Currency::of(code));
    }
    let fixed = land.and_then(|land| SHARED.iter().find(|row| row.0 == name && row.1 == land));
    if let Some(row) = fixed {
        return Some(Currency::of(row.2));
    }
    if land.is_some() {
        return None;
    }
    shared(name, place).map(|currency| Currency { weight: name == "pound", ..currency })
}

/// True for `won` behind a number only where money is meant: `5 million won`.
pub(super) fn is_won(tokens: &Tokens<'_>, last: usize, large: bool) -> bool {
    large
        && tokens.lower(last + 1) == "won"
        && tokens.near(last)
        && !matches!(cardinal(tokens.lower(last)), Some(Part::Small(_)))
}

impl Currency {
    /// The won of the south.
    pub(super) const WON: Self = Self::assumed("KRW");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn behind(text: &str, place: &str) -> Option<(&'static str, bool)> {
        after(&Tokens::new(text), 0, place).map(|(_, c)| (c.code, c.assumed))
    }

    fn ahead(text: &str, place: &str) -> Option<(&'static str, bool)> {
        let tokens = Tokens::new(text);
        before(&tokens, tokens.len() - 1, 0, place).map(|(_, c)| (c.code, c.assumed))
    }

    #[test]
    fn names_and_their_countries() {
        let cases = [
            ("5 dollars", Some(("USD", true))),
            ("5 Australian dollars", Some(("AUD", false))),
            ("5 New Zealand dollars", Some(("NZD", false))),
            ("5 U.S. dollars", Some(("USD", false))),
            ("5 Swiss francs", Some(("CHF", false))),
            ("5 euros", Some(("EUR", false))),
            ("5 riel", Some(("KHR", false))),
            ("5 yen", Some(("JPY", false))),
            ("5 Danish kroner", Some(("DKK", false))),
            ("5 dinars", Some(("XXX", true))),
            ("5 pounds sterling", Some(("GBP", false))),
            ("5 pence", Some(("GBP", false))),
            ("5 people", None),
            ("5 American soldiers", None),
            ("5 won", None),
        ];
        for (text, wanted) in cases {
            assert_eq!(behind(text, ""), wanted, "{text}");
        }
    }

    #[test]
    fn signs_and_codes_before_the_number() {
        let cases = [
            ("$5", Some(("USD", true))),
            ("US$5", Some(("USD", false))),
            ("A$5", Some(("AUD", false))),
            ("HK$ 5", Some(("HKD", false))),
            ("£5", Some(("GBP", false))),
            ("GBP 5", Some(("GBP", false))),
            ("Rs 5", Some(("INR", true))),
            ("Rs. 5", Some(("INR", true))),
            ("ALL 5", None),
            ("the 5", None),
        ];
        for (text, wanted) in cases {
            assert_eq!(ahead(text, ""), wanted, "{text}");
        }
    }

    #[test]
    fn the_place_of_the_desk_decides_what_the_sign_leaves_open() {
        assert_eq!(ahead("$5", "AU"), Some(("AUD", true)));
        assert_eq!(ahead("$5", "KH"), Some(("USD", true)));
        assert_eq!(behind("5 rupees", "PK"), Some(("PKR", true)));
        assert_eq!(behind("5 pesos", "PH"), Some(("PHP", true)));
    }
}
