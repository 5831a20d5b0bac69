//! The text of a notice, from what was wrong and what is right.

use super::antecedent::dangling;
use super::clause::{clause, sentence};
use super::template::{self, Fields};
use super::{NoticeKind, Restate, Style};
use jiff::civil::Date;

/// One fact that a notice puts right.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftFact {
    /// The wrong words: `tier three`.
    pub wrong: String,
    /// The right words: `tier two`.
    pub right: String,
    /// The sentence of the old version that holds the wrong words; may be empty.
    pub old_sentence: String,
    /// The sentence of the new version that holds the right words; may be empty.
    pub new_sentence: String,
    /// What the fact is about, as a noun phrase: `the length of the tunnel`; may be empty.
    pub subject: String,
    /// Its kind, as records name it: `date`, `name`, `quote`.
    pub fact: String,
}

/// What a notice is to say.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// Its kind; a correction where not given.
    pub kind: Option<NoticeKind>,
    /// What it puts right, the gravest first.
    pub facts: Vec<DraftFact>,
    /// Where the error stood: `headline`, `caption`, `paragraph 3`; the body where not given.
    pub place: Option<String>,
    /// The day the text was put right.
    pub corrected: Option<Date>,
    /// The day the story was published.
    pub published: Option<Date>,
    /// The day the error was found, where the notice is late.
    pub found: Option<Date>,
    /// Why it is late; empty where it is not.
    pub late_reason: String,
    /// The words of an editor's note or retraction; what a clarification makes plain.
    pub note: String,
    /// True if it corrects an earlier correction.
    pub supersedes: bool,
    /// The body of the new version, which shows what is a name.
    pub text: String,
}

/// The notice in the words of the house. Never empty: where no template of the style fits, the plain words are used.
#[must_use]
pub fn draft(draft: &Draft, style: &Style) -> String {
    let kind = draft.kind.unwrap_or(NoticeKind::Correction);
    let mut text = String::new();
    let empty = DraftFact::default();
    let facts = if draft.facts.is_empty() { std::slice::from_ref(&empty) } else { &draft.facts };
    for (n, fact) in facts.iter().enumerate() {
        let fields = fields(draft, fact, style, n == 0);
        let said = if n == 0 {
            opening(draft, kind, fact, style, &fields)
        } else {
            template::first(&style.also, &fields)
        };
        let said = said.or_else(|| plain(n, kind, fact, &fields));
        if let Some(said) = said.filter(|said| !said.trim().is_empty()) {
            if n > 0 {
                text.push(' ');
            }
            text.push_str(said.trim());
        }
    }
    let late = (!draft.late_reason.trim().is_empty())
        .then(|| template::fill(&style.late, &fields(draft, &empty, style, true)));
    for more in
        [late.flatten(), (!style.regret.is_empty()).then(|| style.regret.clone())].into_iter().flatten()
    {
        text.push(' ');
        text.push_str(&more);
    }
    let label = template::fill(style.label(kind), &fields(draft, &empty, style, true)).unwrap_or_default();
    format!("{label}{text}")
}

fn opening(
    draft: &Draft,
    kind: NoticeKind,
    fact: &DraftFact,
    style: &Style,
    fields: &Fields,
) -> Option<String> {
    let place = draft.place.as_deref().and_then(|p| p.split_whitespace().next()).unwrap_or_default();
    let mut keys = Vec::new();
    if kind == NoticeKind::Correction {
        if draft.supersedes {
            keys.push("correction-of-correction");
        }
        keys.extend([place, fact.fact.as_str()]);
        if style.restate == Restate::Never {
            keys.push("never-restated");
        }
    }
    keys.push(kind.name());
    keys.into_iter().filter_map(|key| style.templates.get(key)).find_map(|list| template::first(list, fields))
}

/// Where the style has no template that fits.
fn plain(n: usize, kind: NoticeKind, fact: &DraftFact, fields: &Fields) -> Option<String> {
    let style = Style::default();
    let list = if n > 0 { Some(&style.also) } else { style.templates.get(kind.name()) };
    let said = list.and_then(|list| template::first(list, fields));
    said.or_else(|| (!fact.right.is_empty()).then(|| sentence(&fact.right)))
}

/// `first` says that nothing stands before it, so that `she` would be nobody.
fn fields(draft: &Draft, fact: &DraftFact, style: &Style, first: bool) -> Fields {
    let day = |date: Option<Date>| date.map_or_else(String::new, |date| style.day(date));
    let part = |sentence: &str, words: &str| {
        let told = clause(sentence, words, &draft.text);
        told.filter(|told| !first || dangling(told).is_none()).unwrap_or_default()
    };
    let wrong_clause = part(&fact.old_sentence, &fact.wrong);
    let right_clause = part(&fact.new_sentence, &fact.right);
    let right_sentence = if right_clause.is_empty() { String::new() } else { sentence(&right_clause) };
    // A clause that is the same on both sides tells nothing.
    let same = wrong_clause == right_clause;
    let told = |clause: String| if same { String::new() } else { clause };
    let note = if draft.note.is_empty() { String::new() } else { sentence(draft.note.trim()) };
    [
        ("noun", style.noun.clone()),
        ("date", day(draft.corrected)),
        ("published", day(draft.published)),
        ("found", day(draft.found)),
        ("place", draft.place.clone().unwrap_or_default()),
        ("in_place", draft.place.as_deref().map_or_else(String::new, in_place)),
        ("wrong", fact.wrong.clone()),
        ("right", fact.right.clone()),
        ("right_sentence", told(right_sentence)),
        ("subject", fact.subject.clone()),
        ("note", note),
        ("reason", draft.late_reason.trim().trim_end_matches('.').to_owned()),
        ("wrong_clause", told(wrong_clause.clone())),
        // Where the right words end it, `not WRONG` may follow.
        (
            "right_clause_end",
            told(if right_clause.ends_with(&fact.right) { right_clause.clone() } else { String::new() }),
        ),
        ("right_clause", told(right_clause)),
    ]
    .into()
}

/// `in paragraph 3`, `in the headline`.
fn in_place(place: &str) -> String {
    let numbered = place.ends_with(|c: char| c.is_ascii_digit());
    if numbered { format!("in {place}") } else { format!("in the {place}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fact(wrong: &str, right: &str, old: &str, new: &str) -> DraftFact {
        let [wrong, right, old_sentence, new_sentence] = [wrong, right, old, new].map(str::to_owned);
        DraftFact { wrong, right, old_sentence, new_sentence, ..DraftFact::default() }
    }

    fn year() -> DraftFact {
        fact("2012", "2013", "The mill at Orm shut in 2012.", "The mill at Orm shut in 2013.")
    }

    #[test]
    fn the_plain_note() {
        let one = Draft { facts: vec![year()], ..Draft::default() };
        assert_eq!(
            draft(&one, &Style::default()),
            "A previous version of this article said that the mill at Orm shut in 2012. In fact, the mill at Orm shut in 2013."
        );
    }

    #[test]
    fn two_facts_in_one_notice() {
        let second = fact("Perry", "Petty", "It was owned by Ann Perry.", "It was owned by Ann Petty.");
        let two = Draft { facts: vec![year(), second], ..Draft::default() };
        let text = draft(&two, &Style::default());
        assert!(
            text.ends_with(
                "It also said that it was owned by Ann Perry; in fact, it was owned by Ann Petty."
            ),
            "{text}"
        );
    }

    #[test]
    fn a_sentence_that_cannot_be_reported_leaves_the_words() {
        let quote = fact("red", "blue", "“It is red,” she said.", "“It is blue,” she said.");
        let text = draft(&Draft { facts: vec![quote], ..Draft::default() }, &Style::default());
        assert_eq!(text, "A previous version of this article gave “red” where it should have said “blue”.");
    }

    #[test]
    fn nobody_wonders_who_she_is() {
        let age = fact("84", "83", "She was 84.", "She was 83.");
        let text = draft(&Draft { facts: vec![age], ..Draft::default() }, &Style::default());
        assert_eq!(text, "A previous version of this article gave “84” where it should have said “83”.");
        let placed = Draft { facts: vec![year()], place: Some("paragraph 3".into()), ..Draft::default() };
        let text = draft(&placed, &Style::default());
        assert!(text.starts_with("A previous version of this article, in paragraph 3, said that"), "{text}");
    }

    #[test]
    fn a_note_a_retraction_and_a_late_correction() {
        let note = Draft {
            kind: Some(NoticeKind::EditorsNote),
            note: "two names were taken out".into(),
            ..Draft::default()
        };
        assert_eq!(draft(&note, &Style::default()), "Editor’s note: Two names were taken out.");
        let late = Draft {
            facts: vec![year()],
            found: Some(jiff::civil::date(2024, 5, 1)),
            late_reason: "the archive was closed".into(),
            ..Draft::default()
        };
        let text = draft(&late, &Style::default());
        assert!(text.ends_with("The error was found on 1 May 2024; the archive was closed."), "{text}");
    }
}
