//! Whether a text that was taken from a page can be trusted: words that are glued, garbled or no words at all.

/// No word of prose is longer, in letters; German compounds are.
const LONGEST: usize = 32;
/// From this many words on, a share says something.
const FEWEST: usize = 20;

/// What the tokens of a text look like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Looks {
    tokens: usize,
    passing: usize,
    /// Too long, or with letters and figures in turns, or a capital behind a small letter again and again.
    glued: usize,
    /// With signs that stand for nothing, or letters that make no word.
    garbled: usize,
}

/// How many tokens of the text look like words or figures. Of two readings of one page, the one with more is better.
#[must_use]
pub fn words_that_pass(text: &str) -> usize {
    looks(text).passing
}

/// Whether the text can be trusted.
///
/// # Errors
/// Why not, as a part of a sentence.
pub fn trusted(text: &str) -> Result<(), String> {
    let looks = looks(text);
    if looks.tokens == 0 {
        return Err("it holds no words".into());
    }
    if looks.tokens < FEWEST {
        let bad = looks.glued + looks.garbled;
        return if looks.passing == 0 && bad > 0 { Err("its few words are garbled".into()) } else { Ok(()) };
    }
    let share = |count: usize, percent: usize| count * 100 > looks.tokens * percent;
    if share(looks.garbled, 12) {
        return Err(format!("{} of its {} words are garbled", looks.garbled, looks.tokens));
    }
    if share(looks.glued, 8) {
        return Err(format!("{} of its {} words are glued together", looks.glued, looks.tokens));
    }
    if share(looks.tokens - looks.passing, 40) {
        return Err(format!("only {} of its {} words look like words", looks.passing, looks.tokens));
    }
    Ok(())
}

fn looks(text: &str) -> Looks {
    let mut looks = Looks::default();
    for token in text.split_whitespace() {
        let bare = token.trim_matches(|c: char| !c.is_alphanumeric() && !is_noise(c));
        // Bars between cells, leaders, lone signs.
        if bare.is_empty() {
            continue;
        }
        looks.tokens += 1;
        if is_garbled(bare) {
            looks.garbled += 1;
        } else if is_glued(bare) {
            looks.glued += 1;
        } else {
            looks.passing += usize::from(is_word(bare));
        }
    }
    looks
}

/// Signs that stand for what could not be read: replacement signs, private use, control.
fn is_noise(sign: char) -> bool {
    sign == '\u{fffd}' || sign.is_control() || matches!(sign, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}

fn is_garbled(word: &str) -> bool {
    if word.chars().any(is_noise) || word.contains("(cid:") {
        return true;
    }
    let latin = word.chars().all(|c| c.is_ascii_alphabetic());
    let letters = word.chars().count();
    // A long Latin word without a vowel, or with four signs of one kind in a row, is none.
    if latin && letters >= 5 {
        let vowel = |c: char| matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
        let shouted = word.chars().all(|c| c.is_ascii_uppercase());
        return !shouted && !word.chars().any(vowel);
    }
    let (inner, signs) = word.chars().fold((0, 0), |(letters, signs), c| {
        (
            letters + usize::from(c.is_alphanumeric()),
            signs + usize::from("!\"#$%&*+<=>?@[\\]^`{|}~".contains(c)),
        )
    });
    signs >= 2 && signs * 3 > inner && !is_address(word)
}

fn is_address(word: &str) -> bool {
    word.contains("://") || word.starts_with("www.") || word.contains('@') || word.contains('/')
}

fn is_glued(word: &str) -> bool {
    if is_address(word) || word.chars().any(is_wide) {
        return false;
    }
    let parts = word.split(['-', '–', '—', '/', '_', '.', ',', '\u{2010}', '\u{2011}']);
    let mut longest = 0;
    let mut turns = 0;
    for part in parts {
        longest = longest.max(part.chars().filter(|c| c.is_alphabetic()).count());
        let mut before = None;
        for sign in part.chars() {
            let kind = if sign.is_ascii_digit() {
                'd'
            } else if sign.is_lowercase() {
                'l'
            } else if sign.is_uppercase() {
                'u'
            } else {
                'o'
            };
            // `heSaid`, `12people`: one such turn may be a name or a unit.
            turns += usize::from(matches!((before, kind), (Some('l'), 'u' | 'd') | (Some('d'), 'l')));
            before = Some(kind);
        }
    }
    longest > LONGEST || turns >= 3
}

/// Scripts that write without spaces.
const fn is_wide(sign: char) -> bool {
    matches!(sign, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}

fn is_word(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let digits = word.chars().filter(|c| c.is_numeric()).count();
    let all = word.chars().count();
    if digits > 0 {
        return letters + digits > 0 && all <= 40;
    }
    letters * 10 >= all * 7
        && (letters >= 2 || matches!(word, "a" | "A" | "I" | "O" | "o" | "e" | "y" | "à" | "é") || all == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "The board of the ferry said on Monday that fares will rise by 4.5 per cent, to £4.55 for a \
        single crossing (see https://example.org/a?b=c&d=1), as McAllister had asked in its well-known letter of 5 May 2013.";

    #[test]
    fn prose_tables_and_other_scripts_pass() {
        for text in [
            GOOD,
            "Route | 2022 | 2023\nNorth | 4.10 | 4.55\nSouth | 3.20 | 3.90\nWest | £1,200 | 2.00\nEast | 7% | 9%\nAll | 12 | 14\n",
            "Die Donaudampfschifffahrtsgesellschaft hat am Montag mitgeteilt, dass die Preise im Mai steigen werden, und zwar um vier Prozent auf allen Strecken.",
            "雨が降った。橋は閉じた。雨が降った。橋は閉じた。雨が降った。橋は閉じた。",
            "A short note.",
            "7",
        ] {
            assert_eq!(trusted(text), Ok(()), "{text}");
        }
        assert_eq!(words_that_pass("The fare is 4.55 – \u{fffd}\u{fffd} ."), 4);
    }

    #[test]
    fn glued_and_garbled_text_is_refused_with_the_reason() {
        let glued = GOOD.split(' ').collect::<String>().repeat(4) + &" one two".repeat(10);
        let glued_rows = "Theboardsaidthatfareswillriseinalltheyears4people7boats9ships ".repeat(30);
        for (text, why) in [
            (glued_rows.as_str(), "glued"),
            (&"\u{fffd}\u{fffd}x the ".repeat(20), "garbled"),
            (&"xkcdq zzrtw the pqrst ".repeat(20), "garbled"),
            (&"\u{e012}\u{e044} word ".repeat(20), "garbled"),
            (" \n ", "no words"),
        ] {
            let said = trusted(text).unwrap_err();
            assert!(said.contains(why), "{said}");
        }
        assert!(words_that_pass(&glued) < words_that_pass(&GOOD.repeat(4)));
    }
}
