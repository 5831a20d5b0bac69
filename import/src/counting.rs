//! How lists count.

/// A number of a list in the format that Word or OpenDocument names.
pub(crate) fn counted(count: u32, format: &str) -> String {
    let letter = |first: u8| {
        let n = u8::try_from(count.saturating_sub(1) % 26).unwrap_or(0);
        char::from(first + n)
            .to_string()
            .repeat(usize::try_from(count.saturating_sub(1) / 26 % 8).unwrap_or(0) + 1)
    };
    match format {
        "lowerLetter" | "a" => letter(b'a'),
        "upperLetter" | "A" => letter(b'A'),
        "lowerRoman" | "i" => roman(count).to_lowercase(),
        "upperRoman" | "I" => roman(count),
        _ => count.to_string(),
    }
}

fn roman(count: u32) -> String {
    const SIGNS: &[(u32, &str)] =
        &[(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    if !(1..400).contains(&count) {
        return count.to_string();
    }
    let mut rest = count;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while rest >= *value {
            out.push_str(sign);
            rest -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_in_letters_and_roman() {
        let shown = [(1, "lowerLetter"), (28, "upperLetter"), (14, "lowerRoman"), (5, "ordinal")];
        assert_eq!(shown.map(|(n, f)| counted(n, f)), ["a", "BB", "xiv", "5"]);
    }
}
