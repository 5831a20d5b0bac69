//! Abbreviations whose full stop need not end a sentence, and words that begin one.

use super::gate::Gate;

/// What a full stop after an abbreviation means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// A name follows: `Sen.`, `Cllr.`; never the end.
    Title,
    /// A number follows: `No.`, `p.`; the end only where none does.
    Number,
    /// Something always follows: `v.`, `e.g.`; never the end.
    Never,
    /// `a.m.`, `p.m.`: the end where a new sentence could start.
    Hour,
    /// May stand at the end: `Co.`, `U.S.`, `Calif.`; the end only where a word follows that begins sentences.
    Either,
}

#[rustfmt::skip]
const TITLES: &[&str] = &[
    "adm", "amb", "asst", "atty", "bp", "brig", "bro", "capt", "cdr", "cllr", "cmdr", "col", "comdr",
    "comm", "cong", "cpl", "cpt", "dep", "det", "dir", "dr", "drs", "fr", "gen", "gov", "govs", "hon",
    "insp", "lt", "ltc", "maj", "mgr", "mlle", "mme", "mmes", "mr", "mrs", "ms", "msgr", "mt", "mx", "ofc",
    "pfc", "pres", "prof", "profs", "pte", "pvt", "rep", "reps", "rev", "rt", "sen", "sens", "sgt", "sr",
    "sra", "srta", "ste", "supt", "treas", "mlles", "messrs", "ft", "pt", "sec", "vice-pres",
];

#[rustfmt::skip]
const NUMBERS: &[&str] = &[
    "no", "nos", "nr", "n°", "p", "pp", "pg", "vol", "vols", "art", "arts", "fig", "figs", "ch", "chap",
    "para", "paras", "pars", "ed", "eq", "ex", "ext", "op", "tel", "ca", "approx", "est", "c", "circa",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "l", "ll", "§",
];

const NEVER: &[&str] = &["v", "vs", "viz", "cf", "e.g", "i.e", "eg", "ie", "incl", "n.b", "a.k.a", "aka"];

const HOURS: &[&str] = &["a.m", "p.m", "am", "pm"];

#[rustfmt::skip]
const EITHER: &[&str] = &[
    "co", "cos", "inc", "ltd", "corp", "bros", "plc", "llc", "llp", "jr", "snr", "jnr", "esq", "assn",
    "assoc", "dept", "univ", "inst", "intl", "natl", "govt", "st", "ave", "av", "rd", "blvd", "hwy",
    "pkwy", "pl", "sq", "ariz", "ark", "calif", "cal", "colo", "conn", "del", "fla", "ga", "ill", "ind",
    "kan", "kans", "ky", "la", "md", "mass", "mich", "minn", "miss", "mo", "mont", "neb", "nebr", "nev",
    "okla", "ore", "pa", "penn", "tenn", "tex", "va", "vt", "wash", "wis", "wisc", "wyo", "ont", "que",
    "alta", "sask", "al", "mph", "hr", "hrs", "min", "mins", "lb", "lbs", "oz", "sq", "cu", "bn", "mn",
    "tn", "mln", "bln", "dist", "div", "ph.d", "m.d", "b.a", "m.a", "m.sc", "b.sc", "ed.d", "d.phil",
    "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "n.y", "d.c",
];

static GATE: Gate = Gate::of(TITLES).and(NUMBERS).and(NEVER).and(HOURS).and(EITHER);
static BEGIN: Gate = Gate::of(STARTERS);

/// What `word` (without its last full stop, lower case) is the abbreviation of.
pub(super) fn abbreviation(word: &str) -> Option<Abbreviation> {
    if !GATE.passes(word) {
        return is_dotted(word).then_some(Abbreviation::Either);
    }
    let table = [
        (TITLES, Abbreviation::Title),
        (NEVER, Abbreviation::Never),
        (HOURS, Abbreviation::Hour),
        (NUMBERS, Abbreviation::Number),
        (EITHER, Abbreviation::Either),
    ];
    let listed = table.iter().find(|(words, _)| words.contains(&word)).map(|(_, kind)| *kind);
    listed.or_else(|| is_dotted(word).then_some(Abbreviation::Either))
}

/// `u.s`, `u.s.a`, `m.p`, `b.c`: single letters parted by full stops.
fn is_dotted(word: &str) -> bool {
    if word.len() > 9 || !word.contains('.') {
        return false;
    }
    let mut letters = 0;
    for part in word.split('.') {
        let mut chars = part.chars();
        if !(chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()) {
            return false;
        }
        letters += 1;
    }
    letters >= 2
}

#[rustfmt::skip]
const STARTERS: &[&str] = &[
    "the", "a", "an", "he", "she", "it", "they", "we", "you", "this", "that", "these", "those", "there",
    "his", "her", "its", "their", "our", "my", "your", "but", "and", "or", "nor", "so", "yet", "in", "on",
    "at", "by", "for", "from", "to", "with", "without", "after", "before", "since", "while", "when",
    "where", "who", "what", "why", "how", "which", "if", "as", "although", "though", "because", "however",
    "meanwhile", "instead", "also", "both", "each", "every", "some", "many", "most", "all", "none", "not",
    "no", "yes", "then", "now", "here", "later", "earlier", "last", "next", "such", "another", "other",
    "others", "under", "over", "during", "until", "about", "between", "among", "despite", "did", "do",
    "does", "is", "are", "was", "were", "has", "have", "had", "can", "could", "will", "would", "should",
    "might", "must", "let", "please", "only", "even", "still", "once", "more", "fewer", "one", "two",
    "three", "four", "five", "six", "seven", "eight", "nine", "ten", "half", "nobody", "nothing",
    "everyone", "anyone", "neither", "either", "according", "asked", "officials", "critics", "residents",
    "shares", "investigators", "prosecutors",
];

/// True for a word (lower case) that begins sentences and no names.
pub(super) fn begins_sentences(word: &str) -> bool {
    BEGIN.passes(word) && STARTERS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dotted_letters_are_an_abbreviation_and_words_are_not() {
        assert_eq!(abbreviation("u.s"), Some(Abbreviation::Either));
        assert_eq!(abbreviation("sen"), Some(Abbreviation::Title));
        assert_eq!(abbreviation("e.g"), Some(Abbreviation::Never));
        for word in ["votes", "town", "example.com", "i", "3.5", ""] {
            assert_eq!(abbreviation(word), None, "{word}");
        }
    }

    #[test]
    fn tables_are_lower_case() {
        let all = [TITLES, NUMBERS, NEVER, HOURS, EITHER, STARTERS];
        assert!(all.iter().flat_map(|t| t.iter()).all(|w| *w == w.to_lowercase()));
    }
}
