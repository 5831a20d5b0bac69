//! Units of measure: their UCUM codes, the signs that people write for them, and their size.

use rust_decimal::Decimal;

/// What a unit measures; values convert within one dimension only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dimension {
    Length,
    Area,
    Volume,
    Mass,
    Speed,
    Power,
    Energy,
    Temperature,
    Frequency,
    Data,
    Time,
    Calendar,
    Pressure,
    Voltage,
    Angle,
    Other,
}

/// A row of the table.
struct Unit {
    code: &'static str,
    symbol: &'static str,
    dimension: Dimension,
    factor: (i64, u32),
}

const fn unit(
    code: &'static str,
    symbol: &'static str,
    dimension: Dimension,
    factor: i64,
    scale: u32,
) -> Unit {
    Unit { code, symbol, dimension, factor: (factor, scale) }
}

/// UCUM code, sign in print, dimension, and its size in the dimension's base as digits and decimals. The bases: metre, square
/// metre, litre, gram, metre a second, watt, joule, hertz, byte, second, month, pascal, volt, degree.
#[rustfmt::skip]
const UNITS: &[Unit] = &{
    use Dimension::{Angle, Area, Calendar, Data, Energy, Frequency, Length, Mass, Other, Power, Pressure, Speed, Temperature,
        Time, Voltage, Volume};
    [
        unit("m", "m", Length, 1, 0), unit("km", "km", Length, 1000, 0), unit("cm", "cm", Length, 1, 2),
        unit("mm", "mm", Length, 1, 3), unit("um", "µm", Length, 1, 6), unit("nm", "nm", Length, 1, 9),
        unit("[mi_i]", "mi", Length, 1_609_344, 3), unit("[ft_i]", "ft", Length, 3048, 4),
        unit("[in_i]", "in", Length, 254, 4), unit("[yd_i]", "yd", Length, 9144, 4),
        unit("[nmi_i]", "nmi", Length, 1852, 0), unit("[fur_us]", "fur", Length, 201_168, 3),
        unit("[fth_i]", "fth", Length, 18_288, 4), unit("[ly]", "ly", Length, 9_460_730_472_580_800, 0),
        unit("m2", "m²", Area, 1, 0), unit("km2", "km²", Area, 1_000_000, 0), unit("cm2", "cm²", Area, 1, 4),
        unit("mm2", "mm²", Area, 1, 6), unit("har", "ha", Area, 10_000, 0),
        unit("[acr_us]", "acre", Area, 40_468_564_224, 7), unit("[mi_i]2", "mi2", Area, 2_589_988_110_336, 6),
        unit("[sft_i]", "ft2", Area, 9_290_304, 8), unit("[syd_i]", "yd2", Area, 83_612_736, 8),
        unit("[sin_i]", "in2", Area, 64_516, 8),
        unit("L", "l", Volume, 1, 0), unit("mL", "ml", Volume, 1, 3), unit("cL", "cl", Volume, 1, 2),
        unit("dL", "dl", Volume, 1, 1), unit("hL", "hl", Volume, 100, 0), unit("kL", "kl", Volume, 1000, 0),
        unit("ML", "Ml", Volume, 1_000_000, 0), unit("GL", "Gl", Volume, 1_000_000_000, 0), unit("m3", "m³", Volume, 1000, 0),
        unit("cm3", "cm³", Volume, 1, 3), unit("km3", "km³", Volume, 1_000_000_000_000, 0),
        unit("[cft_i]", "ft3", Volume, 28_316_846_592, 9), unit("[cyd_i]", "yd3", Volume, 764_554_857_984, 9),
        unit("[gal_us]", "gal", Volume, 3_785_411_784, 9), unit("[gal_br]", "gal (imp.)", Volume, 454_609, 5),
        unit("[pt_us]", "pt", Volume, 473_176_473, 9), unit("[qt_us]", "qt", Volume, 946_352_946, 9),
        unit("[pt_br]", "pt (imp.)", Volume, 56_826_125, 8),
        unit("[bbl_us]", "bbl", Volume, 158_987_294_928, 9), unit("[cup_us]", "cup", Volume, 2_365_882_365, 10),
        unit("[tbs_us]", "tbsp", Volume, 1_478_676_478_125, 14), unit("[tsp_us]", "tsp", Volume, 492_892_159_375, 14),
        unit("[bu_us]", "bu", Volume, 3_523_907_016_688, 11),
        unit("g", "g", Mass, 1, 0), unit("kg", "kg", Mass, 1000, 0), unit("mg", "mg", Mass, 1, 3),
        unit("ug", "µg", Mass, 1, 6), unit("t", "t", Mass, 1_000_000, 0), unit("kt", "kt", Mass, 1_000_000_000, 0),
        unit("Mt", "Mt", Mass, 1_000_000_000_000, 0), unit("[lb_av]", "lb", Mass, 45_359_237, 5),
        unit("[oz_av]", "oz", Mass, 28_349_523_125, 9), unit("[stone_av]", "st", Mass, 635_029_318, 5),
        unit("[ston_av]", "ton", Mass, 90_718_474, 2), unit("[car_m]", "ct", Mass, 2, 1),
        unit("m/s", "m/s", Speed, 1, 0), unit("km/h", "km/h", Speed, 2_777_777_777_777_778, 16),
        unit("[mi_i]/h", "mph", Speed, 44_704, 5), unit("[kn_i]", "kn", Speed, 5_144_444_444_444_444, 16),
        unit("[ft_i]/s", "ft/s", Speed, 3048, 4),
        unit("W", "W", Power, 1, 0), unit("kW", "kW", Power, 1000, 0), unit("MW", "MW", Power, 1_000_000, 0),
        unit("GW", "GW", Power, 1_000_000_000, 0), unit("TW", "TW", Power, 1_000_000_000_000, 0),
        unit("[HP]", "hp", Power, 745_699_871_582, 9),
        unit("J", "J", Energy, 1, 0), unit("kJ", "kJ", Energy, 1000, 0), unit("MJ", "MJ", Energy, 1_000_000, 0),
        unit("W.h", "Wh", Energy, 3600, 0), unit("kW.h", "kWh", Energy, 3_600_000, 0),
        unit("MW.h", "MWh", Energy, 3_600_000_000, 0), unit("GW.h", "GWh", Energy, 3_600_000_000_000, 0),
        unit("TW.h", "TWh", Energy, 3_600_000_000_000_000, 0), unit("cal", "cal", Energy, 4184, 3),
        unit("kcal", "kcal", Energy, 4184, 0), unit("[Btu]", "BTU", Energy, 105_505_585_262, 8),
        unit("eV", "eV", Energy, 1_602_176_634, 28), unit("MeV", "MeV", Energy, 1_602_176_634, 22),
        unit("Cel", "°C", Temperature, 1, 0), unit("[degF]", "°F", Temperature, 1, 0), unit("K", "K", Temperature, 1, 0),
        unit("Hz", "Hz", Frequency, 1, 0), unit("kHz", "kHz", Frequency, 1000, 0),
        unit("MHz", "MHz", Frequency, 1_000_000, 0), unit("GHz", "GHz", Frequency, 1_000_000_000, 0),
        unit("bit", "bit", Data, 125, 3), unit("By", "byte", Data, 1, 0), unit("kBy", "kB", Data, 1000, 0),
        unit("MBy", "MB", Data, 1_000_000, 0), unit("GBy", "GB", Data, 1_000_000_000, 0),
        unit("TBy", "TB", Data, 1_000_000_000_000, 0), unit("PBy", "PB", Data, 1_000_000_000_000_000, 0),
        unit("EBy", "EB", Data, 1_000_000_000_000_000_000, 0),
        unit("s", "s", Time, 1, 0), unit("min", "min", Time, 60, 0), unit("h", "h", Time, 3600, 0),
        unit("d", "d", Time, 86_400, 0), unit("wk", "wk", Time, 604_800, 0), unit("ms", "ms", Time, 1, 3),
        unit("mo", "mo", Calendar, 1, 0), unit("a", "a", Calendar, 12, 0),
        unit("Pa", "Pa", Pressure, 1, 0), unit("hPa", "hPa", Pressure, 100, 0), unit("kPa", "kPa", Pressure, 1000, 0),
        unit("mbar", "mbar", Pressure, 100, 0), unit("bar", "bar", Pressure, 100_000, 0),
        unit("[psi]", "psi", Pressure, 6_894_757_293_168, 9),
        unit("V", "V", Voltage, 1, 0), unit("kV", "kV", Voltage, 1000, 0),
        unit("deg", "°", Angle, 1, 0),
        unit("dB", "dB", Other, 1, 0), unit("mSv", "mSv", Other, 1, 0), unit("[ppm]", "ppm", Other, 1, 0),
    ]
};

fn find(code: &str) -> Option<&'static Unit> {
    UNITS.iter().find(|unit| unit.code == code)
}

/// The sign that people write for a unit: `mi` for `[mi_i]`; the code itself where it has no other.
#[must_use]
pub fn unit_symbol(code: &str) -> &str {
    find(code).map_or(code, |unit| unit.symbol)
}

/// `value` of unit `from`, in unit `to` (both UCUM codes): exact where the ratio of the units is a decimal number.
/// `None` if the two do not measure the same thing, a unit is not known, or the number is too large.
#[must_use]
pub fn convert(value: Decimal, from: &str, to: &str) -> Option<Decimal> {
    if from == to {
        return Some(value);
    }
    let (from, to) = (find(from)?, find(to)?);
    if from.dimension != to.dimension || from.dimension == Dimension::Other {
        return None;
    }
    if from.dimension == Dimension::Temperature {
        return from_celsius(to_celsius(value, from.code)?, to.code);
    }
    let size = |unit: &Unit| Decimal::new(unit.factor.0, unit.factor.1);
    let ratio = size(from).checked_div(size(to))?;
    value.checked_mul(ratio)
}

const ZERO_KELVIN: Decimal = Decimal::from_parts(27_315, 0, 0, true, 2);
const FREEZING: Decimal = Decimal::from_parts(32, 0, 0, false, 0);
const FAHRENHEIT_STEP: Decimal = Decimal::from_parts(18, 0, 0, false, 1);

fn to_celsius(value: Decimal, code: &str) -> Option<Decimal> {
    match code {
        "[degF]" => value.checked_sub(FREEZING)?.checked_div(FAHRENHEIT_STEP),
        "K" => value.checked_add(ZERO_KELVIN),
        _ => Some(value),
    }
}

fn from_celsius(value: Decimal, code: &str) -> Option<Decimal> {
    match code {
        "[degF]" => value.checked_mul(FAHRENHEIT_STEP)?.checked_add(FREEZING),
        "K" => value.checked_sub(ZERO_KELVIN),
        _ => Some(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn converted(value: i64, from: &str, to: &str) -> Option<String> {
        convert(Decimal::from(value), from, to).map(|v| v.round_dp(4).normalize().to_string())
    }

    #[test]
    fn metric_and_imperial_meet() {
        let cases = [
            (26, "[mi_i]", "km", "41.8429"),
            (6, "[ft_i]", "cm", "182.88"),
            (12, "[stone_av]", "kg", "76.2035"),
            (100, "[acr_us]", "har", "40.4686"),
            (70, "[mi_i]/h", "km/h", "112.6541"),
            (212, "[degF]", "Cel", "100"),
            (-40, "Cel", "[degF]", "-40"),
            (0, "Cel", "K", "273.15"),
            (2, "wk", "d", "14"),
            (3, "a", "mo", "36"),
            (1, "[bbl_us]", "L", "158.9873"),
            (500, "MW", "GW", "0.5"),
        ];
        for (value, from, to, wanted) in cases {
            assert_eq!(converted(value, from, to).as_deref(), Some(wanted), "{value} {from}");
        }
    }

    #[test]
    fn unlike_things_do_not_convert() {
        assert_eq!(converted(1, "km", "kg"), None);
        assert_eq!(converted(1, "mo", "d"), None);
        assert_eq!(converted(1, "parsec", "km"), None);
        assert_eq!(convert(Decimal::MAX, "km", "mm"), None);
    }

    #[test]
    fn every_code_stands_once_and_has_a_size() {
        for (n, unit) in UNITS.iter().enumerate() {
            assert!(unit.factor.0 > 0 && unit.factor.1 <= 28, "{}", unit.code);
            assert!(UNITS.iter().skip(n + 1).all(|other| other.code != unit.code), "{}", unit.code);
        }
    }
}
