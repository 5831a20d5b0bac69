//! A sentence of the article made fit to follow `said that`, and back.

use crate::text::Tokens;

/// From this number of words a sentence is cut to the part that tells.
const LONG: usize = 32;

/// `sentence` as the clause of a longer one: no full stop, and a small first letter unless a name begins it. `text` is
/// the article, which shows what is a name. Long sentences are cut to the part that holds `words`.
#[must_use]
pub(super) fn clause(sentence: &str, words: &str, text: &str) -> Option<String> {
    let sentence = without_tail(without_speaker(part(sentence.trim(), words), words), words);
    let sentence = sentence.trim_end_matches(['.', ',', ';', ':']).trim();
    if sentence.is_empty() || sentence.ends_with(['?', '!']) || starts_odd(sentence) || !balanced(sentence) {
        return None;
    }
    Some(if begins_with_name(sentence, text) { sentence.to_owned() } else { lowered(sentence) })
}

/// `clause` as a sentence.
#[must_use]
pub(super) fn sentence(clause: &str) -> String {
    let mut chars = clause.chars();
    let first: String = chars.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    // A quotation that ends a sentence brings the sentence's own stop.
    let bare = clause.trim_end_matches(['”', '"', '’', ')']);
    let stop = if bare.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("{first}{}{stop}", chars.as_str())
}

fn lowered(sentence: &str) -> String {
    let mut chars = sentence.chars();
    let first: String = chars.next().map(|c| c.to_lowercase().collect()).unwrap_or_default();
    format!("{first}{}", chars.as_str())
}

/// A quotation or a figure at the start reads badly after `said that`; a label is no sentence.
fn starts_odd(sentence: &str) -> bool {
    sentence.starts_with(['“', '"', '‘', '\'', '(', '•', '-', '–', '#', '|', '!', '['])
        || sentence.split_whitespace().count() < 3
}

/// Quotation marks and brackets that open also close.
fn balanced(text: &str) -> bool {
    let count = |c: char| text.matches(c).count();
    count('“') == count('”') && count('(') == count(')') && count('"') % 2 == 0
}

/// The part of a long sentence that holds `words`.
fn part<'s>(sentence: &'s str, words: &str) -> &'s str {
    if sentence.split_whitespace().count() < LONG {
        return sentence;
    }
    let mut best = sentence;
    for parts in ["; ", " – ", " — ", ", and ", ", but ", ", while "] {
        let found = best.split(parts).find(|part| part.contains(words));
        if let Some(found) = found.filter(|part| part.split_whitespace().count() >= 5 && has_subject(part)) {
            best = found;
        }
    }
    best
}

/// A sentence without who said it, where that only hangs on: `…, the registrar confirmed`, `…, according to the ministry`.
fn without_speaker<'s>(sentence: &'s str, words: &str) -> &'s str {
    const SAYS: &[&str] = &[
        "said",
        "says",
        "confirmed",
        "counted",
        "show",
        "shows",
        "showed",
        "reported",
        "reports",
        "announced",
        "added",
        "found",
        "wrote",
        "insisted",
        "insists",
        "explained",
    ];
    let Some((head, tail)) = sentence.trim_end_matches('.').rsplit_once(", ") else { return sentence };
    let count = tail.split_whitespace().count();
    let last = tail.split_whitespace().next_back().unwrap_or_default();
    let says = count <= 6 && SAYS.contains(&last) || tail.starts_with("according to ");
    let inside = tail.contains(['“', '”', '"']) || tail.contains(words) && !words.is_empty();
    if says && !inside && head.split_whitespace().count() > 3 { head } else { sentence }
}

/// From this number of words on, what hangs on behind the words in question is left out.
const TELLING: usize = 18;

/// A sentence up to the comma behind `words` that only adds: `…, finishing in 2:24:36`, `…, the first since 2018`.
fn without_tail<'s>(sentence: &'s str, words: &str) -> &'s str {
    const ADDS: &[&str] = &[
        "which",
        "who",
        "whose",
        "where",
        "when",
        "after",
        "before",
        "while",
        "as",
        "in",
        "the",
        "a",
        "an",
        "or",
        "including",
        "with",
        "though",
        "although",
        "because",
        "since",
        "up",
        "down",
        "for",
    ];
    if words.is_empty() || sentence.split_whitespace().count() < TELLING {
        return sentence;
    }
    let Some(after) = sentence.find(words).map(|at| at + words.len()) else { return sentence };
    let commas = sentence.get(after..).unwrap_or_default().match_indices(", ");
    for (at, _) in commas {
        let (head, rest) = sentence.split_at(after + at);
        let next = rest.trim_start_matches([',', ' ']).split_whitespace().next().unwrap_or_default();
        let adds = ADDS.contains(&next) || (next.len() > 5 && next.ends_with("ing"));
        // `Hale, 47, who was cleared, …`: the verb is still to come.
        let verb =
            head.split_whitespace().count() > 6 && !head.get(..after).is_some_and(|h| h.ends_with(','));
        if adds && verb && head.matches(", ").count() == 0 {
            return head;
        }
    }
    sentence
}

/// A part that begins with a verb has lost its subject.
fn has_subject(part: &str) -> bool {
    let first = part.split_whitespace().next().unwrap_or_default().to_lowercase();
    let article = matches!(
        first.as_str(),
        "the" | "a" | "an" | "its" | "his" | "her" | "their" | "it" | "he" | "she" | "they"
    );
    article || part.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
}

/// True if the first word keeps its capital inside a sentence.
fn begins_with_name(sentence: &str, text: &str) -> bool {
    let tokens = Tokens::new(sentence);
    let first = tokens.word(0);
    if first.is_empty() || !first.starts_with(char::is_uppercase) {
        return true;
    }
    let shouted = first.chars().count() > 1 && first.chars().all(char::is_uppercase);
    if first == "I" || shouted {
        return true;
    }
    let whole = Tokens::new(text);
    let lower = first.to_lowercase();
    // `From October`, `The Orm Trust`: what follows is the name.
    if is_small(&lower) {
        return false;
    }
    let mut capital_inside = false;
    for i in 0..whole.len() {
        if whole.word(i) == lower {
            return false;
        }
        let inside =
            i > 0 && whole.word(i) == first && whole.gap(i - 1) == " " && !ends_sentence(whole.word(i - 1));
        capital_inside |= inside;
    }
    let next_capital = tokens.word(1).starts_with(char::is_uppercase);
    // `Parks and libraries rise`: a plural that is a name would stand elsewhere with its first name.
    let plural =
        lower.ends_with('s') && !lower.ends_with("ss") && !tokens.word(1).starts_with([',', '’', '\'']);
    capital_inside || next_capital || !(plural || is_common(&lower))
}

fn ends_sentence(word: &str) -> bool {
    matches!(word, "." | "!" | "?" | ":" | "”" | "“" | "\"" | "’" | "‘" | "•")
}

/// Words that often begin a sentence and are no name.
const COMMON: &[&str] = &[
    "the",
    "a",
    "an",
    "it",
    "he",
    "she",
    "they",
    "we",
    "his",
    "her",
    "its",
    "their",
    "our",
    "this",
    "that",
    "these",
    "those",
    "there",
    "in",
    "on",
    "at",
    "by",
    "for",
    "from",
    "to",
    "of",
    "as",
    "with",
    "about",
    "some",
    "nearly",
    "almost",
    "more",
    "most",
    "many",
    "few",
    "all",
    "both",
    "each",
    "every",
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "after",
    "before",
    "since",
    "until",
    "when",
    "while",
    "if",
    "although",
    "under",
    "over",
    "between",
    "during",
    "within",
    "last",
    "next",
    "then",
    "now",
    "only",
    "another",
    "other",
    "several",
    "around",
    "up",
    "because",
    "among",
    "police",
    "officials",
    "prices",
    "sales",
    "people",
    "workers",
    "residents",
    "shares",
    "output",
    "profits",
    "exports",
    "imports",
    "members",
    "students",
    "visitors",
];

/// More small words that sentences begin with.
const SMALL: &str = "had has have half what where who why how which whose born nobody somebody everybody anybody \
    nothing something everything neither either not hardly even just still yet once twice here \
    above below near inside outside across along against behind beyond despite except like past \
    through throughout toward towards upon via without till unless whether though rather instead \
    perhaps maybe such same much little less fewer enough plenty dozens hundreds thousands millions \
    third quarter current first second fourth fifth sixth seventh eighth ninth tenth";

/// Nouns and adjectives that news sentences begin with; a few of them are names too.
const NOUNS: &str = "south north east west water snow rain frost ice fire wind smoke heat power oil gas gold food \
    trade tax money income growth inflation unemployment demand supply support work life time \
    history traffic transport education health research science security justice law evidence crime \
    tourism production construction music art ticket heavy local new old public private young \
    foreign national free high low big small long short early late good bad poor rich former \
    builders volunteers rents rates fares fees teachers doctors nurses farmers drivers pupils \
    parents tenants owners voters judges investigators firefighters scientists researchers experts \
    critics supporters opponents campaigners councillors ministers lawyers journalists readers \
    customers shareholders passengers trains buses ferries schools hospitals shops houses homes \
    roads bridges trees birds";

/// The figures in words that a sentence begins with.
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// True for a small word, which is never a name.
fn is_small(lower: &str) -> bool {
    COMMON.contains(&lower)
        || TENS.contains(&lower)
        || lower.ends_with("teen")
        || SMALL.split_whitespace().any(|word| word == lower)
}

/// True for a word that often begins a sentence and is hardly a name.
pub(super) fn is_common(lower: &str) -> bool {
    is_small(lower)
        || NOUNS.split_whitespace().any(|word| word == lower)
        || lower.len() > 5 && lower.ends_with("ing")
        || lower.ends_with("ly")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_follows_said_that() {
        let text = "The mill at Orm shut. Petty owned it. When Petty left, sales of paper fell.";
        assert_eq!(clause("The mill shut in 2012.", "2012", text).as_deref(), Some("the mill shut in 2012"));
        assert_eq!(clause("Petty left in 2012.", "2012", text).as_deref(), Some("Petty left in 2012"));
        assert_eq!(clause("Sales fell by 4%.", "4%", text).as_deref(), Some("sales fell by 4%"));
        assert_eq!(clause("NATO met in 2012.", "2012", text).as_deref(), Some("NATO met in 2012"));
        assert_eq!(
            clause("Parks and libraries rise by 4%.", "4%", text).as_deref(),
            Some("parks and libraries rise by 4%")
        );
        assert_eq!(
            clause("From May the bus stops here.", "May", text).as_deref(),
            Some("from May the bus stops here")
        );
        assert_eq!(
            clause("There are 12 wells in Orm, the board counted.", "12", text).as_deref(),
            Some("there are 12 wells in Orm")
        );
        assert_eq!(clause("“It is over,” said Petty.", "over", text), None);
        assert_eq!(clause("Who left in 2012?", "2012", text), None);
    }

    #[test]
    fn what_only_adds_is_left_out_of_a_long_sentence() {
        let text = "Jan Ott won.";
        let long = "Jan Ott won the longest race in the history of the Orm Rally on Saturday 4 May, finishing in 2:24:36 and \
                    taking a minute off the record that Per Lind had set.";
        let short = "Jan Ott won the longest race in the history of the Orm Rally on Saturday 4 May";
        assert_eq!(clause(long, "Saturday 4 May", text).as_deref(), Some(short));
        assert!(clause(long, "2:24:36", text).is_some_and(|told| told.contains("2:24:36")));
        let parted = "Jan Ott, 47, who was born in Orm and moved to the city as a child, won the race for the third time on \
                      Saturday evening.";
        assert!(clause(parted, "47", text).is_some_and(|told| told.ends_with("Saturday evening")));
    }

    #[test]
    fn a_clause_becomes_a_sentence() {
        assert_eq!(sentence("the mill shut"), "The mill shut.");
        assert_eq!(sentence("she said “no”"), "She said “no”.");
        assert_eq!(sentence("she said: “No.”"), "She said: “No.”");
    }
}
