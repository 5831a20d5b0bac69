//! Who says the words at a place of a source: the turn of a transcript, or the speaker that a quotation is given.

use crate::evidence::fold;
use crate::facts::name::{is_role, is_saying, is_short_for, is_title, sounds_like};
use crate::facts::{Kind, NameType, Value};
use crate::reading::Reading;
use crate::text::{Span, speaker};
use unicode_normalization::UnicodeNormalization;

/// The speaker of the words at `span`, as the source names them.
#[must_use]
pub fn speaker_at(reading: &Reading<'_>, span: Span) -> Option<String> {
    let quoted = reading.facts.iter().find_map(|fact| match &fact.value {
        Value::Quote(quote) if fact.span.overlaps(span) => {
            let named = quote.speaker.clone().or_else(|| alone_before(reading, fact.span.start));
            Some(named.filter(|who| !is_addressed(reading, fact.span.start, who)))
        }
        _ => None,
    });
    let is_quoted = quoted.is_some();
    let turn = quoted.flatten().or_else(|| turn_at(reading.text, span.start));
    turn.or_else(|| signature(reading.text).filter(|_| !is_quoted).map(str::to_owned))
}

/// `The chair, Ann Bell, reported: the board had met twice. “…”`: who speaks in the line so far, where it names nobody else.
fn alone_before(reading: &Reading<'_>, quote: usize) -> Option<String> {
    let start = reading.text.get(..quote)?.rfind('\n').map_or(0, |at| at + 1);
    let mut people = reading.facts_in(Span::new(start, quote)).filter_map(|fact| match &fact.value {
        Value::Name(name) if name.kind == NameType::Person => Some((fact.span, name.value.as_str())),
        _ => None,
    });
    let (span, who) = people.next()?;
    let tokens = &reading.tokens;
    let behind = tokens.at(span.end.saturating_sub(1)) + 1;
    let end = reading.sentence_at(span.start)?.span.end;
    // the sentence that names the speaker goes on to say something
    let spoke = (behind..behind + 5)
        .take_while(|&i| tokens.get(i).is_some_and(|token| token.span.start < end))
        .any(|i| tokens.is_sign(i, ':') || is_saying(tokens.lower(i)));
    let alone = people.all(|(_, other)| same_speaker(who, other) == Some(true));
    let quotes = reading.facts_in(Span::new(start, quote)).any(|fact| fact.kind() == Kind::Quote);
    (spoke && alone && !quotes).then(|| who.to_owned())
}

/// The name below a letter, which begins `Dear …` or ends `Yours sincerely`.
fn signature(text: &str) -> Option<&str> {
    const CLOSINGS: [&str; 7] =
        ["yours", "sincerely", "regards", "kind regards", "best wishes", "with best wishes", "faithfully"];
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let dear = lines.iter().take(4).any(|line| line.starts_with("Dear "));
    let closes = |line: &&str| {
        let line = line.to_lowercase();
        line.len() < 40 && CLOSINGS.iter().any(|closing| line.starts_with(closing))
    };
    let closing = lines.iter().rposition(closes).filter(|at| at + 4 >= lines.len());
    let from = closing.map(|at| at + 1).or_else(|| dear.then(|| lines.len().saturating_sub(3)))?;
    lines.get(from..)?.iter().find_map(|line| {
        let name = line.split([',', '(']).next().unwrap_or_default().trim();
        let words = || name.split_whitespace();
        let named = (2..=4).contains(&words().count())
            && words().all(|word| word.starts_with(char::is_uppercase) && !is_role(&word.to_lowercase()))
            && !name.ends_with(['.', ':', '?', '!']);
        named.then_some(name)
    })
}

/// `The court, to Munk: "…"`: the one named is spoken to.
fn is_addressed(reading: &Reading<'_>, quote: usize, who: &str) -> bool {
    let before = reading.text.get(..quote).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.contains(&format!("to {who}"))
}

/// The label of the last turn that begins at or before byte `at`, in a text with at least two turns. `The Bishop:` is
/// somebody whom the text names elsewhere, if at all; `A.` answers for the witness whose name stood last on a line of its own.
fn turn_at(text: &str, at: usize) -> Option<String> {
    let (mut turns, mut last, mut witness, mut start) = (0, None, None, 0);
    for line in text.split_inclusive('\n') {
        let told = line.trim_end();
        if let Some(label) = speaker(told) {
            turns += 1;
            if start <= at {
                last = line.get(label).map(|label| label.trim().to_owned());
            }
        } else if start <= at {
            match opening(told) {
                Opening::Question => last = None,
                Opening::Answer => last.clone_from(&witness),
                Opening::Role => last = None,
                Opening::Witness(name) => {
                    witness = Some(name.to_owned());
                    last = None;
                }
                Opening::None => {}
            }
        }
        if start <= at && at < start + line.len() && is_answer(line, at - start) {
            last.clone_from(&witness);
        }
        start += line.len();
    }
    last.filter(|_| turns >= 2)
}

/// `MR PYE: Was it wet? -- It was wet`: what stands behind the question and a dash is the answer to it.
fn is_answer(line: &str, at: usize) -> bool {
    let before = line.get(..at).unwrap_or_default();
    [" -- ", " – ", " — "].iter().any(|dash| {
        before
            .rfind(dash)
            .is_some_and(|end| before.get(..end).is_some_and(|asked| asked.ends_with(['?', '.'])))
    })
}

/// How a line opens that has no name before a colon.
enum Opening<'t> {
    /// `Q.`, `Q. (Mr Urquhart)`.
    Question,
    /// `A.`
    Answer,
    /// `The Bishop:`
    Role,
    /// `Mairi Beaton, passenger.` alone on its line.
    Witness(&'t str),
    None,
}

fn opening(line: &str) -> Opening<'_> {
    let line = line.trim_start();
    if let Some(rest) = line.strip_prefix(['Q', 'A']).filter(|rest| rest.starts_with(['.', ':', ' ', '\t'])) {
        let marked = rest.starts_with(['.', ':', '\t']);
        return match (line.starts_with('Q'), marked) {
            (true, true) => Opening::Question,
            (false, true) => Opening::Answer,
            _ => Opening::None,
        };
    }
    let role = line.strip_prefix("The ").and_then(|rest| rest.split_once(": ")).is_some_and(|(label, _)| {
        label.split_whitespace().count() <= 3 && !label.contains(|c: char| c.is_ascii_digit() || c == ',')
    });
    if role {
        return Opening::Role;
    }
    let words = || line.split_whitespace();
    let name = line.split([',', '(', ':', '.']).next().unwrap_or_default().trim();
    let capitals = name.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    let count = name.split_whitespace().count();
    if (2..=4).contains(&count) && capitals && words().count() <= 9 && name.len() < line.len() {
        Opening::Witness(name)
    } else {
        Opening::None
    }
}

/// The one who speaks throughout a source, by its title: `Sentencing remarks of Judge X`, `Statement by X`.
#[must_use]
pub fn speaker_of_title(title: &Reading<'_>) -> Option<String> {
    const SPOKEN: &[&str] =
        &["remarks", "speech", "statement", "address", "letter", "testimony", "evidence", "sermon", "blog"];
    let tokens = &title.tokens;
    let spoken = (0..tokens.len()).find(|i| {
        SPOKEN.contains(&tokens.lower(*i)) && matches!(tokens.lower(i + 1), "of" | "by" | "from")
    })?;
    let behind = Span::new(tokens.get(spoken)?.span.end, title.text.len());
    let mut people = title.facts_in(behind).filter_map(|fact| match &fact.value {
        Value::Name(name) if matches!(name.kind, NameType::Person | NameType::Other) => {
            Some(name.value.clone())
        }
        _ => None,
    });
    let Some(first) = people.next() else {
        // `remarks of HHJ Miriam Moss`
        let mut titled = crate::verdict::holder::people(title, spoken + 2..tokens.len());
        let only = titled.next()?;
        return titled.next().is_none().then_some(only.called);
    };
    people.next().is_none().then_some(first)
}

/// True for a label that some text has as a common noun: `CALLER`, where the article has `the caller`.
#[must_use]
pub fn is_common_noun<'r>(label: &str, mut texts: impl Iterator<Item = &'r Reading<'r>>) -> bool {
    let lower = label.trim().to_lowercase();
    let is_word = |reading: &Reading<'_>| (0..reading.tokens.len()).any(|i| reading.tokens.word(i) == lower);
    !lower.contains(' ') && texts.any(is_word)
}

/// Whether two labels can be one person: yes, no, or not known where one of them is no name.
#[must_use]
pub fn same_speaker(article: &str, source: &str) -> Option<bool> {
    let (a, s) = (name_words(article), name_words(source));
    // one name in two scripts is not compared
    let is_latin = |words: &[String]| words.iter().any(|word| word.chars().any(|c| c.is_ascii_alphabetic()));
    if a.is_empty() || s.is_empty() || is_latin(&a) != is_latin(&s) {
        return None;
    }
    // A name spelled otherwise is a matter of spelling.
    let same = |x: &String, y: &String| x == y || x.chars().count() > 4 && sounds_like(x, y);
    if are_relatives(&a, &s) {
        return Some(false);
    }
    Some(a.iter().any(|word| s.iter().any(|other| same(word, other))))
}

/// Two full names with one surname and first names that have nothing in common: `Philippa Crane` and `EDMUND CRANE`.
fn are_relatives(a: &[String], s: &[String]) -> bool {
    let ([first, .., last], [other, .., surname]) = (a, s) else { return false };
    let start = |a: &str, b: &str| a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count() >= 2;
    // `Remark Cadruvi`: what a list puts before who said it
    let said = |word: &String| {
        matches!(
            word.as_str(),
            "remark" | "statement" | "comment" | "quote" | "answer" | "reply" | "question"
        )
    };
    let name = |word: &String| word.chars().count() > 2 && !is_title(word) && !is_role(word) && !said(word);
    let full = a.len() <= 3 && s.len() <= 3 && last == surname && name(first) && name(other);
    full && !start(first, other)
        && !sounds_like(first, other)
        && !is_short_for(first, other)
        && !a.contains(other)
        && !s.contains(first)
}

/// False if the two would be relatives, of whom the sources know but one by the first name.
#[must_use]
pub fn are_both_named(ours: &str, theirs: &str, sources: &[Reading<'_>]) -> bool {
    let (a, s) = (name_words(ours), name_words(theirs));
    let first = a.first().map(String::as_str).unwrap_or_default();
    let named = |reading: &Reading<'_>| {
        fold(reading.text).split(|c: char| !c.is_alphanumeric()).any(|word| word == first)
    };
    !are_relatives(&a, &s) || sources.iter().any(named)
}

/// True if a text names the article's speaker: by the first name too, where the source's speaker has the same surname.
#[must_use]
pub fn is_named_in(text: &str, ours: &str, theirs: &str) -> bool {
    let relatives = are_relatives(&name_words(ours), &name_words(theirs));
    let who = if relatives { ours.split_whitespace().next().unwrap_or(ours) } else { ours };
    same_speaker(who, text) == Some(true)
}

/// Words of labels that are no part of a name.
#[rustfmt::skip]
const NO_NAME: &[&str] = &[
    "the", "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "judge", "justice",
    "cllr", "councillor", "councilor", "deputy", "minister", "president", "chair", "chairman", "chairwoman",
    "general", "captain", "sen", "senator", "rep", "gov", "governor", "mayor", "q", "a", "question", "answer",
    "reporter", "widow", "widower", "husband", "wife", "son", "daughter", "brother",
    "sister", "friend", "colleague", "survivor", "passenger", "patient", "visitor", "worker", "manager", "lawyer", "caller", "voice", "resident", "member", "moderator", "host", "interviewer", "presenter", "nurse",
    "driver", "pilot", "operator", "dispatcher", "student", "teacher", "farmer", "defendant", "prosecutor",
    "prosecution", "defence", "defense", "clerk", "usher", "foreman", "juror", "guard", "customer", "delegate",
    "interpreter", "audience", "boy", "girl", "neighbour", "neighbor", "editor", "commissioner", "tower", "control",
    "lady", "gentleman", "first", "second", "third", "officer", "sergeant", "coach", "court", "he", "she", "they",
    "i", "it", "we", "spokesman", "spokeswoman", "spokesperson", "speaker", "witness", "counsel", "inspector",
    "detective", "rev", "reverend", "hon", "secretary", "police", "company", "man", "woman", "father", "mother",
    "owner", "director", "head", "chief", "and", "of", "st", "madam", "mister", "leader", "opposition", "treasurer",
    "registrar", "applicant", "claimant", "respondent", "appellant", "chairperson", "principal", "curator", "convener",
    "ambassador", "attorney", "solicitor", "advocate", "vice", "acting",
];

/// The words of a name without titles, roles and initials; none for a label such as `the chair`.
fn name_words(label: &str) -> Vec<String> {
    // a mark over a letter may be a sign of its own
    let label: String = label.nfc().collect();
    label
        .split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’')
        .filter(|word| word.chars().next().is_some_and(char::is_uppercase) && word.chars().count() > 1)
        .map(|word| fold(word).into_owned())
        .map(|word| word.trim_end_matches("'s").trim_end_matches("’s").to_owned())
        .filter(|word| !NO_NAME.contains(&word.as_str()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;
    use crate::text::Place;

    #[test]
    fn the_turn_of_a_transcript() {
        let text = "Q: Why?\nHALE: It rained all day.\nR. MOSS: Nobody told us.\nQ: When?\n";
        let settings = Settings::default();
        let reading = Reading::new(text, Place::Body, None, &settings);
        let at = text.find("Nobody").unwrap();
        assert_eq!(speaker_at(&reading, Span::new(at, at + 6)).as_deref(), Some("R. MOSS"));
    }

    #[test]
    fn whoever_answers_is_the_witness_and_a_role_is_nobody_named_before() {
        let text = "LORD BRAY: Please call the witness.\nMR PYE: I do.\nMairi Bell, passenger.\nQ. Was it wet?\nA. It was wet, \
                    as ever.\nLORD BRAY: Thank you.\nThe Bishop: A hymn book is no museum.\n";
        let settings = Settings::default();
        let reading = Reading::new(text, Place::Body, None, &settings);
        let at = |words: &str| {
            let at = text.find(words).unwrap();
            speaker_at(&reading, Span::new(at, at + words.len()))
        };
        assert_eq!(at("It was wet").as_deref(), Some("Mairi Bell"));
        assert_eq!(at("Was it wet"), None);
        assert_eq!(at("A hymn book"), None);
        assert_eq!(at("I do").as_deref(), Some("MR PYE"));
    }

    #[test]
    fn the_answer_behind_a_dash_is_the_witness_s() {
        let text = "MS MAIRI BELL, train driver\nMR PYE: When did you see it? -- At noon, from the cab.\nAnd did it stop? -- It \
                    slowed.\nSGT ANN ORR, police\nMR PYE: What was the speed? -- Sixty or so.\n";
        let settings = Settings::default();
        let reading = Reading::new(text, Place::Body, None, &settings);
        let at = |words: &str| {
            let at = text.find(words).unwrap();
            speaker_at(&reading, Span::new(at, at + words.len()))
        };
        assert_eq!(at("When did you").as_deref(), Some("MR PYE"));
        assert_eq!(at("At noon").as_deref(), Some("MS MAIRI BELL"));
        assert_eq!(at("It slowed").as_deref(), Some("MS MAIRI BELL"));
        assert_eq!(at("Sixty").as_deref(), Some("SGT ANN ORR"));
    }

    #[test]
    fn names_are_compared_and_labels_are_not() {
        assert_eq!(same_speaker("Dr Ewa Dolinska", "PROF. DOLINSKA"), Some(true));
        assert_eq!(same_speaker("Councillor Okafor", "PELLOW"), Some(false));
        assert_eq!(same_speaker("Karen Westergård", "Karin Westergaard"), Some(true));
        assert_eq!(same_speaker("Lef\u{e8}vre", "Mayor Jean Lefe\u{300}vre"), Some(true));
        assert_eq!(same_speaker("Anna Quist", "THE CHAIR"), None);
        assert_eq!(same_speaker("she", "MOSS"), None);
        assert_eq!(same_speaker("Stoyan Petrov", "Стоян Петров"), None);
    }

    #[test]
    fn relatives_longer_quotations_and_titles_with_honours_name_their_speaker() {
        use crate::rules::Rule::{SourceAttribution, SourceQuote};
        use crate::verdict::testing::rules;
        let hall = "PHILIPPA CRANE: A dinner takes two hours and a half.\nEDMUND CRANE: I am sorry to contradict my sister. They \
                    park in front of my window until breakfast.\nPAVIC: I have no preference at all.\nROOS: Karst. They beat us \
                    twice and I have a long memory.\nTRUSTEE BRANDT: Nobody opens a book with a phone in hand.\n\
                    Colin Stan: \"It was drilling, everybody wanted everything.\"\n";
        for (article, rule) in [
            ("“They park in front of my window until breakfast,” Philippa Crane said.", SourceAttribution),
            (
                "Tilda Roos and Mira Pavic spoke. “Karst. They beat us twice and I have a long memory,” said Mira Pavic.",
                SourceAttribution,
            ),
            ("“It was ploughing, everybody wanted everything,” Colin Stan said.", SourceQuote),
        ] {
            assert_eq!(rules(article, hall), [rule], "{article}");
        }
        for article in [
            "“They park in front of my window until breakfast,” Edmund Crane said.",
            "“They park in front of my window until breakfast,” Eddie Crane said.",
            "“Nobody opens a book with a phone in hand,” said Lyle Brandt.",
            "“Karst. They beat us twice and I have a long memory,” said Tilda Roos.",
            "“It was drilling, everybody wanted everything,” Colin Stan said.",
        ] {
            assert_eq!(rules(article, hall), [], "{article}");
        }
    }

    #[test]
    fn who_put_it_so_against_every_layout_of_a_source() {
        use crate::rules::Rule::SourceAttribution;
        use crate::verdict::testing::rules;
        let words = "She taught a noisy hall to listen, if not to agree";
        let people = "Marta Lindqvist leads the hall and Jonas Ekberg is its clerk. ";
        for source in [
            format!(
                "The Leader of the Hall (Marta Lindqvist): We part today. {words}.\n\nThe Clerk (Jonas Ekberg): Nothing to add from me.\n"
            ),
            format!(
                "Dear members,\n\nWe part today. {words}. Jonas Ekberg has the list.\n\nMarta Lindqvist\nLeader of the Hall\n"
            ),
            format!(
                "The leader, Marta Lindqvist, reported: the hall had met twice. “{words}.”\n\nJonas Ekberg: “Nothing to add.”\n"
            ),
            format!("“{words}.” — Marta Lindqvist, leader\n\n“Nothing to add.” — Jonas Ekberg, clerk\n"),
        ] {
            for (form, first) in [
                ("As {} put it, “she taught a noisy hall to listen, if not to agree”.", false),
                ("For {}, “she taught a noisy hall to listen, if not to agree”.", true),
                ("In the words of {}, “she taught a noisy hall to listen, if not to agree”.", true),
                ("“She taught a noisy hall to listen, if not to agree,” said {}.", true),
            ] {
                let article = |who: &str| format!("{people}{}", form.replace("{}", who));
                assert_eq!(rules(&article("Marta Lindqvist"), &source), [], "{form} / {source}");
                if first {
                    assert_eq!(
                        rules(&article("Jonas Ekberg"), &source),
                        [SourceAttribution],
                        "{form} / {source}"
                    );
                }
            }
        }
    }

    #[test]
    fn words_that_are_handed_on_and_an_office_that_has_its_holder() {
        use crate::rules::Rule::SourceAttribution;
        use crate::verdict::testing::rules;
        let turns = "BELL: Why was it shut?\nAIRD: A woman in my ward, Mrs Jane Roe, drove there at two. She told me, “I felt that we \
                     had been rubbed off the map.”\nBELL: I am sorry.\n";
        let felt = "“I felt that we had been rubbed off the map,” said";
        assert_eq!(rules(&format!("{felt} Susan Aird."), turns), [SourceAttribution]);
        assert_eq!(rules(&format!("{felt} Jane Roe."), turns), []);
        let answers = "Hilma Aho, the prime minister, opened the hall. Asked about fish, Ms Selma Iris said: “I know where the fish \
                       are.” The prime minister said: “These moves have nothing to do with the budget.”";
        assert_eq!(
            rules("The moves “have nothing to do with the budget”, according to Hilma Aho.", answers),
            []
        );
    }
}
