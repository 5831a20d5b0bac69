//! The text of a notice, from what was wrong and what is right.

use super::clause::sentence;
use super::fields::fields;
use super::house::Quotes;
use super::template::{Fields, Templates};
use super::{NoticeKind, Restate, Style};
use jiff::civil::{Date, Time};

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
    /// Its kind, as records name it: `date`, `name`, `quote`, `attribution`, `omission`.
    pub fact: String,
    /// Where it stood: `headline`, `paragraph 3`; where the notice has it, if not given.
    pub place: Option<String>,
    /// The quotation that the wrong words stand in or belong to, in the old version and in the new one.
    pub old_quote: String,
    /// The same in the new version.
    pub quote: String,
    /// Who was said to have said it.
    pub old_speaker: String,
    /// Who said it.
    pub speaker: String,
    /// True if it was worked out from the first one.
    pub derived: bool,
    /// Further wrong and right words of the same sentence, told with it.
    pub more: Vec<(String, String)>,
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
    /// The headline of the article as it reads now; may be empty.
    pub headline: String,
    /// The day the text was put right.
    pub corrected: Option<Date>,
    /// The time of day.
    pub time: Option<Time>,
    /// The day the story was published.
    pub published: Option<Date>,
    /// The day the error was found, where the notice is late.
    pub found: Option<Date>,
    /// Why it is late; empty where it is not.
    pub late_reason: String,
    /// How the error came about; named only where the house names it.
    pub cause: Option<String>,
    /// The words of an editor's note or retraction; what a clarification makes plain, what an update adds.
    pub note: String,
    /// True if it corrects an earlier correction.
    pub supersedes: bool,
    /// True where libel, a minor or a victim is concerned: the error is not repeated.
    pub sensitive: bool,
    /// The body of the new version, which shows what is a name.
    pub text: String,
}

/// The notice in the words of the house. Never empty: where no template of the style fits, the plain words are used.
#[must_use]
pub fn draft(draft: &Draft, style: &Style) -> String {
    let kind = draft.kind.unwrap_or(NoticeKind::Correction);
    let house = Templates::new(style);
    let empty = DraftFact::default();
    let told = together(draft, style);
    let facts = if told.is_empty() { std::slice::from_ref(&empty) } else { told.as_slice() };
    let mut said: Vec<String> = Vec::new();
    for (at, fact) in facts.iter().enumerate() {
        let fields = fields(draft, fact, style, at + 1);
        let told = if at == 0 {
            opening(draft, kind, fact, style, &house, &fields)
        } else {
            further(draft, fact, style, &house, &fields)
        };
        said.extend(told.or_else(|| (!fact.right.is_empty()).then(|| sentence(&fact.right))));
    }
    let first = fields(draft, &empty, style, 1);
    let owned = matches!(kind, NoticeKind::Correction | NoticeKind::Retraction);
    if owned && !draft.late_reason.trim().is_empty() {
        said.extend(house.fill(&style.late, &first));
    }
    if !style.regret.is_empty() {
        said.push(style.regret.clone());
    }
    let label = house.fill(style.label(kind), &first).unwrap_or_default();
    let text = said.iter().map(|sentence| sentence.trim()).collect::<Vec<_>>().join(" ");
    stops(&format!("{label}{}", capital(&text, &label)), style.quotes)
}

/// Facts of one sentence are told at once, where its clauses can be told.
fn together(draft: &Draft, style: &Style) -> Vec<DraftFact> {
    let mut told: Vec<DraftFact> = Vec::new();
    for fact in &draft.facts {
        let same = told.iter_mut().find(|other| {
            !fact.old_sentence.is_empty()
                && other.old_sentence == fact.old_sentence
                && other.new_sentence == fact.new_sentence
        });
        let clear = |other: &DraftFact| {
            !fields(draft, other, style, 1).get("right_clause").is_none_or(String::is_empty)
        };
        match same {
            Some(first) if clear(first) => {
                first.more.push((fact.wrong.clone(), fact.right.clone()));
                // The sentence is told, and not what one of its facts is about.
                first.fact.clear();
                first.subject.clear();
            }
            _ => told.push(fact.clone()),
        }
    }
    told
}

/// Stops on the side of the quotation marks where the house puts them, also in words of the article.
fn stops(text: &str, quotes: Quotes) -> String {
    if quotes != Quotes::DoubleInside {
        return text.to_owned();
    }
    let mut out = text.to_owned();
    for stop in [",", "."] {
        for own in [".", ",", "!", "?"] {
            out = out.replace(&format!("{own}”{stop}"), &format!("{own}”"));
        }
        out = out.replace(&format!("”{stop}"), &format!("{stop}”"));
    }
    out
}

/// A notice begins with a capital, also behind its label.
fn capital(text: &str, label: &str) -> String {
    let small = text.starts_with(char::is_lowercase) && (label.is_empty() || label.ends_with(": "));
    if !small {
        return text.to_owned();
    }
    let mut chars = text.chars();
    let first: String = chars.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    format!("{first}{}", chars.as_str())
}

/// The first sentence: by what the correction is of, then by place, then by the kind of fact.
fn opening(
    draft: &Draft,
    kind: NoticeKind,
    fact: &DraftFact,
    style: &Style,
    house: &Templates,
    fields: &Fields,
) -> Option<String> {
    let place = draft.place.as_deref().and_then(|p| p.split_whitespace().next()).unwrap_or_default();
    let mut keys = Vec::new();
    if kind == NoticeKind::Correction {
        if draft.sensitive || style.restate == Restate::Never {
            keys.push("never-restated");
        }
        if draft.supersedes {
            keys.push("correction-of-correction");
        }
        keys.push(place);
        if fact.subject.starts_with("the name of ") {
            keys.push("spelling");
        }
        keys.extend([fact.fact.as_str(), group(&fact.fact)]);
    }
    keys.push(kind.name());
    from_lists(&keys, style, house, fields)
}

/// A further sentence. What must not be repeated is left to the right words alone.
fn further(
    draft: &Draft,
    fact: &DraftFact,
    style: &Style,
    house: &Templates,
    fields: &Fields,
) -> Option<String> {
    if draft.sensitive || style.restate == Restate::Never {
        return house.fill("{{ right_clause | sentence }}", fields);
    }
    let derived = if fact.derived { from_lists(&["derived"], style, house, fields) } else { None };
    let also = || house.first(&style.also, fields).or_else(|| house.first(&Style::default().also, fields));
    derived.or_else(also)
}

/// The first template that fits, of the lists with these keys; the house's own before the plain ones.
fn from_lists(keys: &[&str], style: &Style, house: &Templates, fields: &Fields) -> Option<String> {
    let own = keys.iter().filter_map(|key| style.templates.get(*key));
    let plain = Style::default();
    let common = keys.iter().filter_map(|key| plain.templates.get(*key));
    own.chain(common).find_map(|list| house.first(list, fields))
}

/// Kinds of fact that are worded alike.
fn group(fact: &str) -> &'static str {
    match fact {
        "percent" | "money" | "quantity" | "ordinal" | "duration" | "age" | "rank" => "number",
        _ => "",
    }
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
        let named = Draft {
            headline: "Orm loses a mill".into(),
            ..Draft { facts: vec![fact("84", "83", "", "")], ..Draft::default() }
        };
        let text = draft(&named, &Style::default());
        assert!(
            text.starts_with("A previous version of this article gave “84” where it should have said “83”. The article is headlined “Orm loses a mill”."),
            "{text}"
        );
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
