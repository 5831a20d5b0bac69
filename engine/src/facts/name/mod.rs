//! People, organisations, places and works, with titles, roles and nationalities.

mod compare;
mod exonym;
mod gazetteer;
mod given;
mod kind;
mod lexicon;
mod link;
mod nation;
mod reader;
mod role;
mod role_compare;
mod run;
mod spelled;
mod word;
mod words;
mod work;

use super::{Fact, Name, NameType, Value};
use crate::text::{Sentence, Span, Tokens};
pub use compare::{
    NameMatch, Spelling, canonical, compare_names, is_short_for, same_name, sounds_like, spelling,
};
pub(crate) use exonym::is_one_place;
use kind::Reading;
pub(crate) use lexicon::is_nationality;
pub use nation::{is_country, nation, nation_of_code, nations_differ};
pub use role_compare::{RoleMatch, compare_roles, differ_in_field, head_of_role, one_office, spelled_out};
pub use spelled::Spelled;

use reader::Mentions;
use role::{Attached, Beside};
use std::ops::Range;

/// Adds the facts of this kind to `found`. The span and value are those of the name without titles and honorifics.
pub(super) fn find(tokens: &Tokens<'_>, sentences: &[Sentence], found: &mut Vec<Fact>) {
    let works = work::titles(tokens);
    let mentions = Mentions::new(tokens, sentences);
    for (reading, sentence) in mentions.readings.iter().zip(&mentions.sentences) {
        let Some((first, last)) = mentions.ends(reading) else { continue };
        let span = tokens.span(first, last);
        let inside = works.partition_point(|w| w.end <= span.start);
        if !works.get(inside).is_some_and(|w| w.overlaps(span)) {
            found.push(Fact::new(
                span,
                Value::Name(name(tokens, reading, sentence.clone(), (first, last), &mentions)),
            ));
        }
    }
    let work = |span: &Span| Name {
        value: tidy(span.of(tokens.text())),
        kind: NameType::Work,
        role: None,
        nationality: None,
    };
    found.extend(works.iter().map(|span| Fact::new(*span, Value::Name(work(span)))));
    found.sort_by_key(|fact: &Fact| fact.span.start);
}

/// Roles that firms have too.
const FIRMS_TOO: &[&str] =
    &["owner", "operator", "publisher", "developer", "contractor", "broker", "printer", "builder", "agent"];

/// The name with the role and nationality that stand beside it.
fn name(
    tokens: &Tokens<'_>,
    reading: &Reading,
    sentence: Range<usize>,
    ends: (usize, usize),
    mentions: &Mentions,
) -> Name {
    let (first, last) = ends;
    let words =
        |range: Range<usize>| tidy(tokens.span(range.start, range.end.saturating_sub(1)).of(tokens.text()));
    let mut kind = reading.kind;
    let mut attached = Attached::default();
    if matches!(kind, NameType::Person | NameType::Other) {
        let beside = Beside { tokens, sentence };
        let start = mentions.titles(reading).map_or(first, |t| t.start);
        let before = beside.before(start, last);
        let after = beside.after(last);
        attached = Attached {
            role: before.role.or(after.role),
            nationality: before.nationality.or(after.nationality),
        };
    }
    if let Some(title) =
        mentions.titles(reading).filter(|t| t.clone().any(|k| !is_honorific(tokens.lower(k))))
    {
        let title = beside_title(tokens, title);
        attached.nationality = title.nationality.or(attached.nationality);
        attached.role = attached
            .role
            .filter(|role| role.end + 1 >= first && role.start < first)
            .map(|r| r.start..first)
            .or(title.role);
    }
    let personal =
        attached.role.clone().is_some_and(|r| !r.clone().any(|k| FIRMS_TOO.contains(&tokens.lower(k))));
    if kind == NameType::Other && personal && !reading.sure {
        kind = NameType::Person;
    }
    if kind == NameType::Other && !reading.sure {
        attached = Attached::default();
    }
    Name {
        value: tidy(tokens.span(first, last).of(tokens.text())),
        kind,
        role: attached.role.map(words),
        nationality: attached.nationality.map(words),
    }
}

/// Titles written before a name as a role, with the nationality that opens them taken off.
fn beside_title(tokens: &Tokens<'_>, title: Range<usize>) -> Attached {
    let national = lexicon::is_nationality(tokens.lower(title.start));
    let role = if national { title.start + 1..title.end } else { title.clone() };
    Attached {
        role: (!role.is_empty()).then_some(role),
        nationality: national.then_some(title.start..title.start + 1),
    }
}

/// True for a verb of saying (lower case).
pub(crate) fn is_saying(word: &str) -> bool {
    lexicon::sorts(word).is(lexicon::Sorts::SAYING)
}

/// What a word (lower case) that ends a name makes of it: a place, a body, or neither.
#[must_use]
pub fn head_of(word: &str) -> Option<NameType> {
    let sorts = lexicon::sorts(word);
    if sorts.is(lexicon::Sorts::PLACE) {
        Some(NameType::Place)
    } else {
        sorts.is(lexicon::Sorts::ORGANISATION).then_some(NameType::Organisation)
    }
}

/// True for an honorific, or an office that is written before a name (lower case).
#[must_use]
pub fn is_title(word: &str) -> bool {
    lexicon::sorts(word).is(lexicon::Sorts::HONORIFIC.or(lexicon::Sorts::TITLE))
}

/// True for a word that begins sentences and belongs to no name (lower case).
#[must_use]
pub fn is_starter(word: &str) -> bool {
    lexicon::sorts(word).is(lexicon::Sorts::STARTER)
}

/// True for a word that a role is told with (lower case): its noun, its rank, its field.
#[must_use]
pub fn is_role_word(word: &str) -> bool {
    use lexicon::Sorts;
    lexicon::sorts(word).is(Sorts::ROLE.or(Sorts::RANK).or(Sorts::ROLE_MODIFIER))
}

/// True for a noun of a role (lower case).
#[must_use]
pub fn is_role(word: &str) -> bool {
    lexicon::sorts(word).is(lexicon::Sorts::ROLE)
}

fn is_honorific(word: &str) -> bool {
    let sorts = lexicon::sorts(word);
    word == "." || sorts.is(lexicon::Sorts::HONORIFIC)
}

/// The words with single spaces, wherever the lines broke.
fn tidy(words: &str) -> String {
    if words.contains(['\n', '\t', '\u{a0}']) || words.contains("  ") {
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        words.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::sentences;

    /// `Name/kind[/role][/nationality]` for each name of the text.
    fn names(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        find(&Tokens::new(text), &sentences(text), &mut found);
        let show = |fact: &Fact| {
            let Value::Name(name) = &fact.value else { return String::new() };
            let kind = match name.kind {
                NameType::Person => "P",
                NameType::Organisation => "O",
                NameType::Place => "L",
                NameType::Work => "W",
                NameType::Other => "?",
            };
            let mut shown = format!("{}/{kind}", name.value);
            for part in [&name.role, &name.nationality].into_iter().flatten() {
                shown.push('/');
                shown.push_str(part);
            }
            shown
        };
        found.iter().map(show).collect()
    }

    #[test]
    fn people_bodies_and_places_are_told_apart() {
        for (text, expected) in [
            (
                "Mr Tobias Wren joined the Orchard Council in Brimley.",
                &["Tobias Wren/P", "Orchard Council/O", "Brimley/L"][..],
            ),
            ("It was sold to Larch & Sons near Mill Lane.", &["Larch & Sons/O", "Mill Lane/L"]),
            ("They left Kraków for the Ministry of Trade.", &["Kraków/L", "Ministry of Trade/O"]),
            ("Dame Ruth Hill, of Heron Lake, paid.", &["Ruth Hill/P", "Heron Lake/L"]),
            ("He sued Tom Park at Park House in York.", &["Tom Park/P", "Park House/L", "York/L"]),
            ("Omar al-Rashid and Ines de la Cruz met.", &["Omar al-Rashid/P", "Ines de la Cruz/P"]),
            ("Her novel “The Long Tide” won.", &["The Long Tide/W"]),
            ("It crossed Route 66 with a Boeing 737.", &["Route 66/?", "Boeing 737/?"]),
        ] {
            assert_eq!(names(text), expected, "{text}");
        }
    }

    #[test]
    fn titles_and_roles_are_attached() {
        for (text, expected) in [
            ("Judge Moss fined the city.", &["Moss/P/Judge"][..]),
            ("Deputy Attorney General Lidia Moss wept.", &["Lidia Moss/P/Deputy Attorney General"]),
            ("German Chancellor Petra Holm flew in.", &["Petra Holm/P/Chancellor/German"]),
            ("Former Brill Harbour Police Chief Aro Tamm lost.", &["Aro Tamm/P/Brill Harbour Police Chief"]),
            ("“No,” said Ivo Tamm, the union’s organiser for the north.", &["Ivo Tamm/P/organiser"]),
            ("A letter from the owner, Petra Holm, was read.", &["Petra Holm/P/owner"]),
            ("The epigraphist Aro Tamm plans a reading.", &["Aro Tamm/P/epigraphist"]),
        ] {
            assert_eq!(names(text), expected, "{text}");
        }
    }

    #[test]
    fn a_short_form_is_what_its_full_name_is() {
        assert_eq!(
            names("Aro Tamm, 41, sang. Tamm won. Then Tamm left."),
            ["Aro Tamm/P", "Tamm/P", "Tamm/P"]
        );
        assert_eq!(names("Vorsk Drava sang. He met Drava again."), ["Vorsk Drava/P", "Drava/P"]);
        assert_eq!(
            names("The Reed Institute grew. The Institute said so."),
            ["Reed Institute/O", "Institute/O"]
        );
    }

    #[test]
    fn capitals_that_name_nothing_are_left_out() {
        for text in [
            "The council met. Residents were angry.",
            "On Monday, 4 May, it rained.",
            "Deputy mayors met. Doctors said no.",
            "MOST READ TODAY",
            "I said so. “We lost,” he said. “Nobody won.”",
            "The Deputy Mayor and the Attorney General agreed.",
            "It cost $4m in FY2023.",
            "Train drivers will strike.",
            "Dutch farmers and Swiss riders met.",
            "Ferry Board Raises Fares For Dogs And Bikes",
            "Pupils were told. Rain fell. Water rose.",
            "A U-turn was made. In plan B. Yes.",
        ] {
            assert_eq!(names(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn any_text_gives_spans_on_boundaries_in_order() {
        let pieces = [
            "Mr ",
            "Åse ",
            "de ",
            "O’",
            "Rashid",
            "-",
            ". ",
            "the ",
            "Ministry of ",
            "66 ",
            "“",
            "”",
            "\n",
            ", ",
            "said ",
            "é",
            "U.S.",
            "14th ",
            "ខ្មែរ",
        ];
        let mut state = 11_usize;
        for _ in 0..2000 {
            let mut text = String::new();
            for _ in 0..16 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                text.push_str(pieces[(state >> 33) % pieces.len()]);
            }
            let mut found = Vec::new();
            find(&Tokens::new(&text), &sentences(&text), &mut found);
            let names: Vec<_> = found
                .iter()
                .filter(|f| !matches!(&f.value, Value::Name(n) if n.kind == NameType::Work))
                .collect();
            assert!(names.iter().all(|f| !f.span.of(&text).is_empty()), "{text:?}");
            assert!(names.windows(2).all(|w| w[0].span.end <= w[1].span.start), "{text:?}");
        }
    }
}
