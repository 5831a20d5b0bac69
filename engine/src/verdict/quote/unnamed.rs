//! Words of somebody without a name: `a nurse said`, where the source has them behind `The daughter of a resident:` and other
//! words behind `A nurse:`.

use super::speaker::{same_speaker, speaker_at};
use crate::facts::name::{is_role, is_saying};
use crate::facts::{Fact, Quote, Value};
use crate::reading::Reading;
use crate::text::{Span, TokenKind};

/// People by what they are to others; offices and trades are roles.
#[rustfmt::skip]
const PEOPLE: &[&str] = &[
    "resident", "daughter", "son", "mother", "father", "wife", "husband", "widow", "widower", "sister", "brother", "aunt",
    "uncle", "niece", "nephew", "cousin", "grandmother", "grandfather", "granddaughter", "grandson", "relative", "neighbour",
    "neighbor", "friend", "nurse", "carer", "patient", "passenger", "driver", "cyclist", "pedestrian", "witness", "bystander",
    "visitor", "guest", "tenant", "landlord", "shopkeeper", "customer", "farmer", "fisherman", "worker", "labourer", "miner",
    "teacher", "pupil", "student", "parent", "child", "boy", "girl", "man", "woman", "midwife", "cook", "cleaner", "guard",
    "porter", "volunteer", "survivor", "member", "colleague", "employee", "waiter", "waitress", "caretaker", "gardener",
    "mechanic", "pilot", "sailor", "skipper", "soldier", "officer", "constable", "inspector", "adviser", "listener", "reader",
    "caller", "commuter", "walker", "hiker", "rider", "runner", "swimmer", "climber", "player", "fan", "supporter", "voter",
];

/// The speaker in the article and the one in the source, where they are two and one of them has no name.
pub(super) fn other_speaker(
    article: &Reading<'_>,
    fact: &Fact,
    quote: &Quote,
    source: &Reading<'_>,
    place: Span,
) -> Option<(Span, String, String)> {
    let theirs = label_before(source, opening(source, place)?);
    if let Some(ours) = quote.speaker.as_deref() {
        let label = theirs?;
        let indefinite = ["A ", "An ", "One ", "Another "].iter().any(|article| label.starts_with(article));
        let other = indefinite || label.contains(" of another ") || label.contains(" of a ");
        let head = head(label)?;
        let speaks = source.facts.iter().any(|other| match &other.value {
            Value::Quote(said) if !other.span.overlaps(place) => {
                said.speaker.as_deref().is_some_and(|who| same_speaker(ours, who) == Some(true))
            }
            _ => false,
        });
        let named_beside = same_speaker(ours, label) == Some(true);
        return (other && speaks && !named_beside && !described(source, ours, &head))
            .then(|| (fact.span, ours.to_owned(), label.to_owned()));
    }
    let (span, ours) = described_speaker(article, fact)?;
    let mine = head(&ours)?;
    let says_other = labels(source).any(|label| head(label).as_ref() == Some(&mine));
    if !says_other {
        return None;
    }
    let theirs = match theirs {
        Some(label) => {
            let head = head(label)?;
            let apart = head != mine && !label.to_lowercase().contains(&mine);
            apart.then(|| label.to_owned())?
        }
        None => speaker_at(source, place).filter(|who| !described(source, who, &mine))?,
    };
    Some((span.join(fact.span), ours, theirs))
}

/// Where the quotation of the source opens that holds the words.
fn opening(source: &Reading<'_>, place: Span) -> Option<usize> {
    let quote =
        source.facts.iter().find(|fact| matches!(fact.value, Value::Quote(_)) && fact.span.overlaps(place));
    quote.map(|fact| fact.span.start)
}

/// What stands before a quotation's colon in its sentence: `The daughter of another resident`.
fn label_before<'r>(source: &Reading<'r>, quote: usize) -> Option<&'r str> {
    let before = source.text.get(..quote)?.trim_end().strip_suffix(':')?;
    let start = before
        .rfind(['.', '!', '?', '\n', '"', '”', '’', '»'])
        .map_or(0, |at| at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    let label = before.get(start..)?.trim();
    (!label.is_empty() && label.split_whitespace().count() <= 8).then_some(label)
}

/// The labels of all quotations of a source.
fn labels<'r>(source: &'r Reading<'_>) -> impl Iterator<Item = &'r str> {
    let quotes = source.facts.iter().filter(|fact| matches!(fact.value, Value::Quote(_)));
    quotes.filter_map(|fact| label_before(source, fact.span.start))
}

/// The noun for a person of `a resident of 88`, `The daughter of another resident`; none where a name stands.
fn head(label: &str) -> Option<String> {
    let mut words = label.split_whitespace();
    let first = words.next()?.to_lowercase();
    if !matches!(first.as_str(), "a" | "an" | "one" | "another" | "the") {
        return None;
    }
    let mut found = None;
    for word in words {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if bare.starts_with(char::is_uppercase)
            || matches!(bare, "of" | "in" | "from" | "at" | "who" | "aged" | "with" | "for")
        {
            break;
        }
        found = Some(bare.to_lowercase());
        if word.ends_with([',', '(']) {
            break;
        }
    }
    found.filter(|noun| PEOPLE.contains(&noun.as_str()) || is_role(noun))
}

/// `a nurse told the inspectors`, `said a nurse`, right behind a quotation: whose words they are, without a name.
fn described_speaker(article: &Reading<'_>, fact: &Fact) -> Option<(Span, String)> {
    let tokens = &article.tokens;
    let from = tokens.at(fact.span.end.saturating_sub(1)) + 1;
    let from = from + usize::from(tokens.is_sign(from, ','));
    let ends = |i: usize| tokens.get(i).is_none() || tokens.kind(i) != Some(TokenKind::Word);
    let verb = (from..from + 8).take_while(|&i| !ends(i)).find(|&i| is_saying(tokens.lower(i)))?;
    let range = if verb == from {
        let end = (verb + 1..verb + 7).find(|&i| ends(i)).unwrap_or(verb + 7);
        verb + 1..end
    } else {
        from..verb
    };
    let indefinite = matches!(tokens.lower(range.start), "a" | "an" | "one" | "another");
    let span = (indefinite && range.len() > 1).then(|| tokens.span(range.start, range.end - 1))?;
    Some((span, span.of(article.text).to_owned()))
}

/// True if the source has the noun near the name: `Ann Bell, a nurse`.
fn described(source: &Reading<'_>, who: &str, noun: &str) -> bool {
    const NEAR: usize = 60;
    let Some(last) = who.split_whitespace().next_back() else { return false };
    let text = source.text.to_lowercase();
    let last = last.to_lowercase();
    text.match_indices(last.as_str()).any(|(at, _)| {
        let around: String = text
            .char_indices()
            .skip_while(|(i, _)| i + NEAR < at)
            .take_while(|(i, _)| *i < at + last.len() + NEAR)
            .map(|(_, c)| c)
            .collect();
        around.contains(noun)
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SourceAttribution;
    use crate::verdict::testing::rules;

    const SOURCE: &str = "What people told us. A tenant, aged 81: “They gave me a whistle, like a shepherd.” The son of another \
                          tenant: “They mean well, and there are too few of them.” A porter: “I have asked for help since Lent.” \
                          The manager, Nora Quill: “The lift is as old as I am.”";

    #[test]
    fn words_of_another_without_a_name() {
        for who in ["a porter told the board", "said a porter", "said Nora Quill"] {
            let article =
                format!("Nora Quill runs the house. “They mean well, and there are too few of them,” {who}.");
            assert_eq!(rules(&article, SOURCE), [SourceAttribution], "{article}");
        }
    }

    #[test]
    fn whose_words_they_are_or_may_be() {
        for who in [
            "said a son of a tenant",
            "a relative said",
            "the son of a tenant told the board",
            "said one of them",
        ] {
            let article =
                format!("Nora Quill runs the house. “They mean well, and there are too few of them,” {who}.");
            assert_eq!(rules(&article, SOURCE), [], "{article}");
        }
        let manager = "“The lift is as old as I am,” said a manager. “I have asked for help since Lent,” a porter said.";
        assert_eq!(rules(manager, SOURCE), []);
    }
}
