//! What a reference stands for.

/// The names that may stand in any XML, and the usual ones of HTML, which chapters of books use.
#[rustfmt::skip]
const NAMED: &[(&str, &str)] = &[
    ("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'"),
    ("nbsp", "\u{a0}"), ("ensp", "\u{2002}"), ("emsp", "\u{2003}"), ("thinsp", "\u{2009}"), ("shy", "\u{ad}"),
    ("ndash", "–"), ("mdash", "—"), ("hellip", "…"), ("bull", "•"), ("middot", "·"),
    ("lsquo", "‘"), ("rsquo", "’"), ("sbquo", "‚"), ("ldquo", "“"), ("rdquo", "”"), ("bdquo", "„"),
    ("laquo", "«"), ("raquo", "»"), ("lsaquo", "‹"), ("rsaquo", "›"), ("prime", "′"), ("Prime", "″"),
    ("cent", "¢"), ("pound", "£"), ("yen", "¥"), ("euro", "€"), ("sect", "§"), ("para", "¶"), ("copy", "©"),
    ("reg", "®"), ("trade", "™"), ("deg", "°"), ("plusmn", "±"), ("minus", "−"), ("times", "×"), ("divide", "÷"),
    ("frac12", "½"), ("frac14", "¼"), ("frac34", "¾"), ("sup1", "¹"), ("sup2", "²"), ("sup3", "³"),
    ("iexcl", "¡"), ("iquest", "¿"), ("ordf", "ª"), ("ordm", "º"), ("micro", "µ"), ("permil", "‰"),
    ("agrave", "à"), ("aacute", "á"), ("acirc", "â"), ("atilde", "ã"), ("auml", "ä"), ("aring", "å"),
    ("aelig", "æ"), ("ccedil", "ç"), ("egrave", "è"), ("eacute", "é"), ("ecirc", "ê"), ("euml", "ë"),
    ("igrave", "ì"), ("iacute", "í"), ("icirc", "î"), ("iuml", "ï"), ("ntilde", "ñ"), ("ograve", "ò"),
    ("oacute", "ó"), ("ocirc", "ô"), ("otilde", "õ"), ("ouml", "ö"), ("oslash", "ø"), ("ugrave", "ù"),
    ("uacute", "ú"), ("ucirc", "û"), ("uuml", "ü"), ("yacute", "ý"), ("yuml", "ÿ"), ("szlig", "ß"),
    ("oelig", "œ"), ("OElig", "Œ"), ("scaron", "š"), ("Scaron", "Š"),
    ("Agrave", "À"), ("Aacute", "Á"), ("Acirc", "Â"), ("Atilde", "Ã"), ("Auml", "Ä"), ("Aring", "Å"),
    ("AElig", "Æ"), ("Ccedil", "Ç"), ("Egrave", "È"), ("Eacute", "É"), ("Ecirc", "Ê"), ("Euml", "Ë"),
    ("Iacute", "Í"), ("Ntilde", "Ñ"), ("Oacute", "Ó"), ("Ocirc", "Ô"), ("Ouml", "Ö"), ("Oslash", "Ø"),
    ("Uacute", "Ú"), ("Uuml", "Ü"),
];

/// The character that the reference `&name;` stands for; the reference itself where there is none.
pub(super) fn character(name: &str) -> String {
    let numbered = name.strip_prefix('#').and_then(|number| {
        let hex = number.strip_prefix(['x', 'X']);
        let code = hex.map_or_else(|| number.parse(), |hex| u32::from_str_radix(hex, 16)).ok()?;
        char::from_u32(code).filter(|c| *c != '\0').map(String::from)
    });
    let named = || NAMED.iter().find(|(known, _)| *known == name).map(|(_, sign)| (*sign).to_owned());
    numbered.or_else(named).unwrap_or_else(|| format!("&{name};"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_names_are_read_and_nothing_else() {
        for (name, sign) in [("amp", "&"), ("#8364", "€"), ("#x20AC", "€"), ("eacute", "é")] {
            assert_eq!(character(name), sign);
        }
        for name in ["lol9", "#0", "#xD800", "#99999999999", "#", ""] {
            assert_eq!(character(name), format!("&{name};"));
        }
    }
}
