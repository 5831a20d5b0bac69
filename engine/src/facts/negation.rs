//! Words that turn a statement round or take it out of the world of facts: `not`, `may`, `if`, a question.
//!
//! A cue reaches to the end of its clause. Where two negations meet, or a question is asked, nobody should say
//! what is stated ([`Polarity::Open`]).

use crate::text::{HashSet, Span, Tokens, clause, parts_clauses};
use std::ops::Range;
use std::sync::LazyLock;

/// What a cue does to the words that it reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum CueKind {
    /// `not`, `never`, `failed to`: the statement does not hold.
    Negation,
    /// `may`, `plans to`, `is expected to`: it need not have happened.
    Modality,
    /// `if`, `unless`, `subject to`: it hangs on something else.
    Condition,
    /// The sentence asks.
    Question,
}

/// One cue in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cue {
    /// What it does.
    pub kind: CueKind,
    /// Its words.
    pub span: Span,
    /// The words that it reaches, itself included.
    pub scope: Span,
}

/// Whether a word is stated, denied, or left open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Polarity {
    /// Stated.
    Positive,
    /// Under one negation.
    Negative,
    /// Under two negations, or in a question.
    Open,
}

/// Negations of several words first, so that the longest is found.
const NEGATIONS: &[&[&str]] = &[
    &["no", "longer"],
    &["ruled", "out"],
    &["rules", "out"],
    &["yet", "to"],
    &["far", "from"],
    &["failed", "to"],
    &["fails", "to"],
    &["fail", "to"],
    &["failing", "to"],
    &["failure", "to"],
    &["refused", "to"],
    &["refuses", "to"],
    &["declined", "to"],
    &["declines", "to"],
    &["by", "no", "means"],
    &["rather", "than"],
    &["instead", "of"],
    &["not"],
    &["cannot"],
    &["never"],
    &["no"],
    &["nobody"],
    &["none"],
    &["nothing"],
    &["nowhere"],
    &["neither"],
    &["nor"],
    &["without"],
    &["hardly"],
    &["barely"],
    &["scarcely"],
    &["denied"],
    &["denies"],
    &["deny"],
    &["denying"],
    &["unlikely"],
    &["false"],
];

/// Words after `not` or `no` with which nothing is denied.
const HARMLESS: &[&[&str]] = &[
    &["not", "only"],
    &["not", "just"],
    &["not", "merely"],
    &["not", "least"],
    &["not", "more", "than"],
    &["not", "less", "than"],
    &["not", "fewer", "than"],
    &["not", "until"],
    &["not", "quite"],
    &["no", "more", "than"],
    &["no", "less", "than"],
    &["no", "fewer", "than"],
    &["no", "later", "than"],
    &["no", "earlier", "than"],
    &["no", "doubt"],
    &["no", "matter"],
    &["no", "wonder"],
    &["no", "sooner"],
    &["nothing", "but"],
];

/// What is wished, allowed, planned or thought likely.
const MODALITIES: &[&[&str]] = &[
    &["is", "to"],
    &["are", "to"],
    &["was", "to"],
    &["were", "to"],
    &["due", "to", "be"],
    &["set", "to"],
    &["expected", "to"],
    &["expects", "to"],
    &["hopes", "to"],
    &["hoped", "to"],
    &["hoping", "to"],
    &["plans", "to"],
    &["planned", "to"],
    &["planning", "to"],
    &["aims", "to"],
    &["wants", "to"],
    &["wanted", "to"],
    &["intends", "to"],
    &["likely", "to"],
    &["thought", "to"],
    &["believed", "to"],
    &["said", "to", "have"],
    &["allowed", "to"],
    &["able", "to"],
    &["might"],
    &["could"],
    &["would"],
    &["should"],
    &["can"],
    &["must"],
    &["will"],
    &["shall"],
    &["likely"],
    &["possibly"],
    &["perhaps"],
    &["probably"],
    &["reportedly"],
    &["allegedly"],
];

/// What a statement may hang on.
const CONDITIONS: &[&[&str]] = &[
    &["provided", "that"],
    &["on", "condition"],
    &["subject", "to"],
    &["as", "long", "as"],
    &["in", "case"],
    &["so", "long", "as"],
    &["if"],
    &["unless"],
    &["whether"],
    &["otherwise"],
];

/// The first words of all of them.
static OPENING: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let all = [NEGATIONS, HARMLESS, MODALITIES, CONDITIONS];
    all.into_iter().flatten().filter_map(|words| words.first().copied()).chain(["may"]).collect()
});

/// True for a word that says what somebody wants and not what is: `they wanted me to give it up`.
pub(crate) fn is_wish(lower: &str) -> bool {
    matches!(lower, "want" | "wants" | "wanted" | "hoped" | "wished" | "urged" | "begged" | "tried")
}

/// The cues of the sentence at `sentence`, in order.
pub(crate) fn cues(tokens: &Tokens<'_>, sentence: Span) -> Vec<Cue> {
    let range = tokens.within(sentence);
    let mut found = Vec::new();
    let mut i = range.start;
    while i < range.end {
        let Some((kind, length)) = cue_at(tokens, i) else {
            i += 1;
            continue;
        };
        let scope = scope(tokens, &range, i, kind);
        found.push(Cue { kind, span: tokens.span(i, i + length - 1), scope });
        i += length;
    }
    if let Some(last) = range.clone().rev().find(|&i| !matches!(tokens.word(i), "”" | "\"" | "’" | "'" | ")"))
        && tokens.is_sign(last, '?')
    {
        found.push(Cue { kind: CueKind::Question, span: tokens.span(last, last), scope: sentence });
    }
    found
}

/// Whether the words at `at`, in the sentence at `sentence`, are stated, denied or left open.
pub(crate) fn polarity(tokens: &Tokens<'_>, sentence: Span, at: Span) -> Polarity {
    let cues = cues(tokens, sentence);
    let over = |kind| cues.iter().filter(|cue| cue.kind == kind && cue.scope.contains(at)).count();
    match (over(CueKind::Negation), over(CueKind::Question)) {
        (0, 0) => Polarity::Positive,
        (1, 0) => Polarity::Negative,
        _ => Polarity::Open,
    }
}

/// True if a modal word or a condition reaches the words at `at`: they need not have happened.
pub(crate) fn hypothetical(tokens: &Tokens<'_>, sentence: Span, at: Span) -> bool {
    cues(tokens, sentence)
        .iter()
        .any(|cue| matches!(cue.kind, CueKind::Modality | CueKind::Condition) && cue.scope.contains(at))
}

/// Kind and number of tokens of the cue that begins at token `i`.
fn cue_at(tokens: &Tokens<'_>, i: usize) -> Option<(CueKind, usize)> {
    if !OPENING.contains(tokens.lower(i)) && !tokens.lower(i).ends_with('n') {
        return None;
    }
    if phrase(tokens, i, HARMLESS).is_some() {
        return None;
    }
    if let Some(length) = contracted_not(tokens, i).or_else(|| phrase(tokens, i, NEGATIONS)) {
        return Some((CueKind::Negation, length));
    }
    if let Some(length) = phrase(tokens, i, MODALITIES).or_else(|| may(tokens, i)) {
        return Some((CueKind::Modality, length));
    }
    phrase(tokens, i, CONDITIONS).map(|length| (CueKind::Condition, length))
}

fn phrase(tokens: &Tokens<'_>, i: usize, table: &[&[&str]]) -> Option<usize> {
    let fits = |words: &&&[&str]| words.iter().enumerate().all(|(n, word)| tokens.lower(i + n) == *word);
    table.iter().find(fits).map(|words| words.len())
}

/// `wasn’t` is three tokens: `wasn`, `’`, `t`.
fn contracted_not(tokens: &Tokens<'_>, i: usize) -> Option<usize> {
    let word = tokens.lower(i);
    let fits = word.ends_with('n')
        && word.len() > 2
        && matches!(tokens.word(i + 1), "’" | "'")
        && tokens.lower(i + 2) == "t"
        && tokens.glued(i)
        && tokens.glued(i + 1);
    fits.then_some(3)
}

/// The verb, not the month: lower case, and no day beside it.
fn may(tokens: &Tokens<'_>, i: usize) -> Option<usize> {
    (tokens.word(i) == "may").then_some(1)
}

/// From a negation or modal word to the end of its clause; `nobody` and other subjects likewise. A condition reaches
/// its whole sentence: what follows from it is as open as it is.
fn scope(tokens: &Tokens<'_>, sentence: &Range<usize>, i: usize, kind: CueKind) -> Span {
    if kind == CueKind::Condition {
        return tokens.span(sentence.start, sentence.end.saturating_sub(1));
    }
    let around = clause(tokens, sentence, i);
    let comma_clause = (i + 1..around.end).find(|&j| {
        tokens.is_sign(j, ',')
            && matches!(tokens.lower(j + 1), "and" | "so" | "after" | "as" | "he" | "she" | "it" | "they")
    });
    // `After gaining no points in May, the team won`: what stands before the comma is denied, no more.
    let led = matches!(
        tokens.lower(around.start),
        "after" | "before" | "despite" | "without" | "having" | "with" | "besides"
    );
    let led = led.then(|| (i + 1..around.end).find(|&j| tokens.is_sign(j, ','))).flatten();
    let end = led
        .or(comma_clause)
        .or_else(|| (i + 1..around.end).find(|&j| parts_clauses(tokens, j)))
        .unwrap_or(around.end);
    tokens.span(i, end.saturating_sub(1).max(i))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn polarity_of(text: &str, words: &str) -> Polarity {
        let at = text.find(words).expect("the words");
        let tokens = Tokens::new(text);
        polarity(&tokens, Span::new(0, text.len()), Span::new(at, at + words.len()))
    }

    fn open(text: &str, words: &str) -> bool {
        let at = text.find(words).expect("the words");
        let tokens = Tokens::new(text);
        hypothetical(&tokens, Span::new(0, text.len()), Span::new(at, at + words.len()))
    }

    #[test]
    fn a_negation_reaches_to_the_end_of_its_clause() {
        for (text, words) in [
            ("The bridge was not closed on Friday.", "closed"),
            ("The bridge wasn’t closed.", "closed"),
            ("The bridge wasn't closed.", "closed"),
            ("Nobody from the county saw the report.", "saw"),
            ("The mayor denied that she had sold the site.", "sold"),
            ("The council failed to publish the figures.", "publish"),
            ("The league ruled out a replay.", "replay"),
            ("The firm has yet to pay the fine.", "pay"),
            ("It is no longer open to cars.", "open"),
            ("A ban is unlikely to pass.", "pass"),
            ("The two were released without charge.", "charge"),
        ] {
            assert_eq!(polarity_of(text, words), Polarity::Negative, "{text}");
        }
    }

    #[test]
    fn what_stands_before_or_in_another_clause_is_stated() {
        for (text, words) in [
            ("The bridge was closed, but the tunnel was not.", "closed"),
            ("It did not rain, and the match was played.", "played"),
            ("The road was closed because nobody had cleared it.", "closed"),
            ("The court cleared him, which nobody had expected.", "cleared"),
            ("Not only was the roof lost, the hall burned down.", "lost"),
            ("No fewer than 40 people were treated.", "treated"),
            ("The fee rose by no more than 3 per cent.", "3"),
            ("No doubt the price fell.", "fell"),
        ] {
            assert_eq!(polarity_of(text, words), Polarity::Positive, "{text}");
        }
    }

    #[test]
    fn two_negations_and_questions_stay_open() {
        assert_eq!(polarity_of("She did not deny that it was sold.", "sold"), Polarity::Open);
        assert_eq!(polarity_of("Was the bridge closed?", "closed"), Polarity::Open);
        assert_eq!(polarity_of("“Was the bridge closed?”", "closed"), Polarity::Open);
    }

    #[test]
    fn wishes_plans_and_conditions_need_not_have_happened() {
        for (text, words) in [
            ("The rate could rise to 5 per cent.", "rise"),
            ("The board may cut 40 jobs.", "cut"),
            ("The plant is expected to close.", "close"),
            ("If the vote passes, the fare goes up.", "goes"),
            ("The fare goes up unless the county pays.", "goes"),
            ("The two sides are to meet on Monday.", "meet"),
            ("The sale is subject to a survey.", "survey"),
        ] {
            assert!(open(text, words), "{text}");
        }
        for (text, words) in [
            ("The fare rose in May.", "rose"),
            ("May Harker won.", "won"),
            ("The road opened on 3 May.", "opened"),
        ] {
            assert!(!open(text, words), "{text}");
        }
    }

    #[test]
    fn any_text_gives_scopes_inside_the_sentence() {
        for text in ["", "not", "isn’t", "no.", "if", "?", "not, and", "n't", "nicht – не — ដូច្នេះ not ж?"]
        {
            let tokens = Tokens::new(text);
            for cue in cues(&tokens, Span::new(0, text.len())) {
                assert!(cue.scope.end <= text.len() && cue.scope.contains(cue.span), "{text:?} {cue:?}");
            }
        }
    }
}
