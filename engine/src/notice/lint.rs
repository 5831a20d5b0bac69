//! The form of a notice against the style of the house (`notice/style`).

use super::form::opens;
use super::parse::alone;
use super::pattern::search as pattern;
use super::point::points;
use super::{NoticeKind, Restate, Style};
use crate::reading::Reading;
use crate::settings::Settings;
use crate::text::Span;
use crate::versions::unit::units;

/// A notice, and what is known of the correction that it is for.
#[derive(Clone, Debug, Default)]
pub struct Lint<'a> {
    /// The notice.
    pub notice: &'a str,
    /// Its kind, where a record says so; else it is taken from the label.
    pub kind: Option<NoticeKind>,
    /// The wrong words; empty where not known.
    pub wrong: &'a str,
    /// The right words; empty where not known.
    pub right: &'a str,
    /// Names of the staff, who are never blamed.
    pub staff: &'a [String],
    /// True where libel, a minor or a victim is concerned: the error is not repeated.
    pub sensitive: bool,
}

/// One fault of form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Which rule of form: `label`, `euphemism`, `right-missing`, `wrong-missing`, `wrong-repeated`, `blame`, `alone`,
    /// `length`, `empty`.
    pub name: &'static str,
    /// The words; the whole notice where something is missing.
    pub span: Span,
    /// What is wrong, and what would put it right.
    pub message: String,
}

/// Words that make an error sound like something else.
const EUPHEMISMS: &[&str] = &[
    "{noun} was|is|has been? updated to correct|reflect|fix",
    "updated|recast|recasts|tweaked|refreshed|adjusted|polished|fine-tuned",
    "clarifies|clarified",
    "for clarity",
    "{amended} for accuracy",
];

/// Words that only make sense beside another text.
const LEANING: &[&str] = &[
    "as noted|mentioned|stated|said above|below|earlier|previously",
    "see above|below",
    "the above|aforementioned",
    "ibid",
];

/// Words that blame.
const BLAME: &[&str] = &[
    "editing|reporting|production|typing|transcription|copying error|mistake|lapse",
    "our|the reporter|editor|correspondent|writer|intern|sub-editor",
    "human error",
];

/// Checks a notice; the faults in their order in the text.
#[must_use]
pub fn lint(case: &Lint<'_>, style: &Style) -> Vec<Fault> {
    let reading = alone(case.notice, &Settings::default());
    let whole = Span::new(0, case.notice.len());
    let mut faults = Vec::new();
    if case.notice.trim().is_empty() {
        faults.push(Fault { name: "empty", span: whole, message: "The notice is empty.".into() });
        return faults;
    }
    let kind = case.kind.or_else(|| opens(case.notice)).unwrap_or(NoticeKind::Correction);
    label(case, style, kind, &mut faults);
    words(&reading, kind, style, &mut faults);
    values(case, style, kind, &reading, &mut faults);
    for name in case.staff.iter().filter(|name| !name.trim().is_empty()) {
        if let Some(at) = case.notice.find(name.as_str()) {
            let message = format!("{name} is of the staff; nobody is blamed by name.");
            faults.push(Fault { name: "blame", span: Span::new(at, at + name.len()), message });
        }
    }
    let length = case.notice.chars().count();
    if style.longest > 0 && length > style.longest {
        let message = format!("The notice has {length} characters; the house allows {}.", style.longest);
        faults.push(Fault { name: "length", span: whole, message });
    }
    faults.sort_by_key(|fault| fault.span);
    faults
}

/// The label of the house, or an opening that says what the notice is.
fn label(case: &Lint<'_>, style: &Style, kind: NoticeKind, faults: &mut Vec<Fault>) {
    let wanted = style.label(kind).split(['[', '{', ':']).next().unwrap_or_default().trim();
    let starts = case.notice.trim_start().to_lowercase().starts_with(&wanted.to_lowercase());
    let span = Span::new(0, case.notice.len());
    if !wanted.is_empty() && !starts {
        let message = format!("The house puts “{wanted}:” before a notice of this kind.");
        faults.push(Fault { name: "label", span, message });
    } else if opens(case.notice).is_none()
        && matches!(kind, NoticeKind::Correction | NoticeKind::Clarification)
    {
        let message = "Nothing says that this is a notice: begin with a label, or with the article and what was changed.";
        faults.push(Fault { name: "label", span, message: message.into() });
    }
}

fn words(reading: &Reading<'_>, kind: NoticeKind, style: &Style, faults: &mut Vec<Fault>) {
    let mut flag = |list: &[&str], name: &'static str, message: &str| {
        let tokens = &reading.tokens;
        let hits = list.iter().filter_map(|p| pattern(tokens, 0, tokens.len(), p));
        if let Some((at, after)) = hits.min() {
            faults.push(Fault {
                name,
                span: tokens.span(at, after.saturating_sub(1)),
                message: message.to_owned(),
            });
        }
    };
    if kind == NoticeKind::Correction {
        flag(EUPHEMISMS, "euphemism", "An error is called a correction, by no softer word.");
    }
    flag(LEANING, "alone", "The notice must be understood without the text around it.");
    if !style.blame {
        flag(BLAME, "blame", "The house names no lapse of its own and blames nobody.");
    }
}

fn values(case: &Lint<'_>, style: &Style, kind: NoticeKind, reading: &Reading<'_>, faults: &mut Vec<Fault>) {
    if kind != NoticeKind::Correction {
        return;
    }
    let whole = Span::new(0, case.notice.len());
    let says = |words: &str| find(words, reading).or_else(|| find_facts(words, reading));
    if !case.right.is_empty() && says(case.right).is_none() {
        let message = format!("The right fact, “{}”, is not in the notice.", case.right);
        faults.push(Fault { name: "right-missing", span: whole, message });
    }
    if case.wrong.is_empty() {
        return;
    }
    match (says(case.wrong), style.restate) {
        (None, Restate::Always) if !case.sensitive => {
            let message = format!("The house repeats what was wrong; “{}” is not in the notice.", case.wrong);
            faults.push(Fault { name: "wrong-missing", span: whole, message });
        }
        (Some(span), restate) if restate == Restate::Never || case.sensitive => {
            let message = if case.sensitive {
                "This error is not repeated: it would do harm again."
            } else {
                "The house does not repeat what was wrong."
            };
            faults.push(Fault { name: "wrong-repeated", span, message: message.into() });
        }
        _ => {}
    }
}

/// The first place of the words in the notice, in any spelling.
fn find(words: &str, notice: &Reading<'_>) -> Option<Span> {
    let tokens = crate::text::Tokens::new(words);
    let wanted: Vec<String> = units(&tokens, 0..tokens.len()).into_iter().map(|u| u.key).collect();
    let all = units(&notice.tokens, 0..notice.tokens.len());
    let fits = |window: &&[crate::versions::unit::Unit]| window.iter().zip(&wanted).all(|(u, w)| u.key == *w);
    let window = all.windows(wanted.len().max(1)).find(fits).filter(|_| !wanted.is_empty())?;
    Some(window.first()?.span.join(window.last()?.span))
}

/// Where the notice says every fact of the words, in a sentence of its own making: `She was 84`, `Ann Petty was 84`.
fn find_facts(words: &str, notice: &Reading<'_>) -> Option<Span> {
    let asked = alone(words, &Settings::default());
    let wanted = points(&asked, Span::new(0, words.len()));
    let said = points(notice, Span::new(0, notice.text.len()));
    let places = wanted.iter().map(|fact| said.iter().find(|point| fact.says(point)).map(|point| point.span));
    places.collect::<Option<Vec<Span>>>()?.into_iter().reduce(Span::join)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(notice: &str, style: &Style, sensitive: bool) -> Vec<&'static str> {
        let staff = ["Pat Quill".to_owned()];
        let case =
            Lint { notice, kind: None, wrong: "tier three", right: "tier two", staff: &staff, sensitive };
        lint(&case, style).into_iter().map(|fault| fault.name).collect()
    }

    #[test]
    fn good_notices_have_no_fault() {
        for notice in [
            "A previous version of this article said that Orland was in tier three. In fact, Orland was in Tier 2.",
            "Correction: An earlier version of this article put Orland in tier three. It was in tier two.",
        ] {
            assert!(names(notice, &Style::default(), false).is_empty(), "{notice}");
        }
    }

    #[test]
    fn a_fact_may_stand_in_another_sentence() {
        let notice = "A previous version of this article said that Ann Petty was 84. In fact, she was 83.";
        let case = Lint { notice, wrong: "She was 84", right: "She was 83", ..Lint::default() };
        assert_eq!(lint(&case, &Style::default()), []);
        let other = Lint { wrong: "She was 85", ..case };
        assert_eq!(lint(&other, &Style::default())[0].name, "wrong-missing");
    }

    #[test]
    fn each_fault_is_found() {
        let plain = Style::default();
        let cases = [
            ("Orland was in tier two and not in tier three, we now know.", "label"),
            ("This article was updated to reflect that Orland was in tier two, not tier three.", "euphemism"),
            ("A previous version of this article said that Orland was in tier three.", "right-missing"),
            ("Correction: Orland was in tier two.", "wrong-missing"),
            (
                "Because of an editing error, a previous version of this article said tier three. It was tier two.",
                "blame",
            ),
            ("Correction: As noted above, Orland was in tier two, not tier three.", "alone"),
            ("Correction: Pat Quill wrote that Orland was in tier three. It was in tier two.", "blame"),
            ("  ", "empty"),
        ];
        for (notice, fault) in cases {
            assert_eq!(names(notice, &plain, false), [fault], "{notice}");
        }
        let notice = "Correction: Orland was in tier two, not tier three.";
        assert_eq!(names(notice, &plain, true), ["wrong-repeated"]);
        let never = Style { restate: Restate::Never, ..Style::default() };
        assert_eq!(names(notice, &never, false), ["wrong-repeated"]);
        let short = Style { longest: 20, ..Style::default() };
        assert_eq!(names(notice, &short, false), ["length"]);
    }

    #[test]
    fn the_label_of_the_house_is_asked_for() {
        let mut style = Style::default();
        style.labels.insert(NoticeKind::Correction, "Correction: ".into());
        let notice =
            "A previous version of this article said that Orland was in tier three. It was in tier two.";
        assert_eq!(names(notice, &style, false), ["label"]);
    }
}
