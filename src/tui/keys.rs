//! Keys as the table of actions writes them: `j`, `S-Tab`, `C-p`, `Enter`, `F1`.

/// The character that a key types, if it types one.
#[must_use]
pub fn typed(key: &str) -> Option<char> {
    let mut chars = if key == "Space" { " ".chars() } else { key.chars() };
    match (chars.next(), chars.next()) {
        (Some(c), None) => Some(c),
        _ => None,
    }
}

/// How a key is written in hints: arrows as arrows.
#[must_use]
pub fn shown(key: &str) -> &str {
    match key {
        "Up" => "↑",
        "Down" => "↓",
        "Left" => "←",
        "Right" => "→",
        key => key,
    }
}

/// The key that stands where a letter of another layout was pressed, so that `k` works on a Khmer (NiDA),
/// Russian or Arabic keyboard without switching; none for letters of no layout known here.
#[must_use]
pub fn latin(c: char) -> Option<char> {
    const LAYOUTS: [(&str, &str); 2] = [
        (
            "йцукенгшщзфывапролдячсмитьЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ",
            "qwertyuiopasdfghjklzxcvbnmQWERTYUIOPASDFGHJKLZXCVBNM",
        ),
        ("ضصثقفغعهخحشسيبلاتنمئءؤرىة", "qwertyuiopasdfghjklzxcvnm"),
    ];
    const KHMER: [(char, char); 44] = [
        ('ឆ', 'q'),
        ('ឹ', 'w'),
        ('េ', 'e'),
        ('រ', 'r'),
        ('ត', 't'),
        ('យ', 'y'),
        ('ុ', 'u'),
        ('ិ', 'i'),
        ('ោ', 'o'),
        ('ផ', 'p'),
        ('ា', 'a'),
        ('ស', 's'),
        ('ដ', 'd'),
        ('ថ', 'f'),
        ('ង', 'g'),
        ('ហ', 'h'),
        ('្', 'j'),
        ('ក', 'k'),
        ('ល', 'l'),
        ('ឋ', 'z'),
        ('ខ', 'x'),
        ('ច', 'c'),
        ('វ', 'v'),
        ('ប', 'b'),
        ('ន', 'n'),
        ('ម', 'm'),
        ('ឈ', 'Q'),
        ('ឺ', 'W'),
        ('ែ', 'E'),
        ('ឬ', 'R'),
        ('ទ', 'T'),
        ('ួ', 'Y'),
        ('ូ', 'U'),
        ('ី', 'I'),
        ('ៅ', 'O'),
        ('ភ', 'P'),
        ('ៃ', 'S'),
        ('ឌ', 'D'),
        ('ធ', 'F'),
        ('អ', 'G'),
        ('ះ', 'H'),
        ('ញ', 'J'),
        ('គ', 'K'),
        ('ណ', 'N'),
    ];
    if let Some((_, key)) = KHMER.iter().find(|(letter, _)| *letter == c) {
        return Some(*key);
    }
    LAYOUTS
        .iter()
        .find_map(|(letters, keys)| letters.chars().zip(keys.chars()).find(|(l, _)| *l == c).map(|(_, k)| k))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_single_characters_type() {
        assert_eq!(typed("Space"), Some(' '));
        assert_eq!(typed("ខ"), Some('ខ'));
        assert_eq!(typed("C-p"), None);
        assert_eq!(typed("Tab"), None);
    }

    #[test]
    fn letters_of_other_layouts_stand_for_the_key_in_their_place() {
        for (letter, key) in
            [('ក', 'k'), ('ល', 'l'), ('о', 'j'), ('л', 'k'), ('Т', 'N'), ('ت', 'j'), ('ن', 'k')]
        {
            assert_eq!(latin(letter), Some(key), "{letter}");
        }
        assert_eq!(latin('漢'), None);
    }
}
