//! `self/headline`: how many were killed, hurt, held or hired, and what was sold, where headline and lead say it in
//! other words: `Nine dead` over `killed seven people`, `to create 400 jobs` over `will employ 340 people`.

use super::{in_headline, is_new, prose};
use crate::reading::{Reading, Story};
use crate::rules::arithmetic::{Term, Unit, terms};
use crate::rules::{Finding, Rule};
use crate::text::{Place, Sentence, Span};
use rust_decimal::Decimal;

/// Words of one lot that people may have; headlines and leads choose different ones.
const LOTS: &[&[&str]] = &[
    &[
        "dead",
        "death",
        "deaths",
        "die",
        "died",
        "dies",
        "drown",
        "drowned",
        "drowns",
        "fatalities",
        "kill",
        "killed",
        "killing",
        "kills",
        "lives",
        "perish",
        "perished",
    ],
    &["hurt", "injured", "injures", "injuries", "injuring", "wounded", "wounding", "wounds"],
    &["arrest", "arrested", "arrests", "charged", "detain", "detained", "detains", "held", "seized"],
    &["missing", "unaccounted"],
    &["evacuated", "evacuate", "evacuates", "homeless", "displaced"],
    &["rescue", "rescued", "rescues", "saved", "saves"],
];

/// Words of new work, in a headline and in a lead.
const HIRING: &[&str] =
    &["bring", "brings", "create", "creates", "creating", "hire", "hires", "new", "promise", "promises"];
const EMPLOYING: &[&str] =
    &["create", "creating", "employ", "employing", "employs", "hire", "hiring", "jobs", "recruit", "work"];

/// Who is hired.
const WORK: &[&str] = &["jobs", "people", "posts", "staff", "workers", "employees", "roles"];

/// What turns to another thing between a count and its lot.
const TURNS: &[&str] = &[",", ";", ":", "and", "but", "while", "with", "–", "—"];

/// Holds the counts of the headline against those of the lead.
pub(super) fn check(story: &Story<'_>, findings: &mut Vec<Finding>) {
    let Some(title) = story.around.iter().find(|reading| reading.place == Place::Title) else { return };
    let body = &story.body;
    let sentences = prose(title, body);
    let all = Span::new(0, title.text.len());
    for term in terms(title, all).iter().filter(|term| term.is_whole()) {
        let stands = sentences
            .iter()
            .flat_map(|s| terms(body, s.span))
            .any(|other| other.unit == Unit::Count && other.amount.value == term.amount.value);
        if stands {
            continue;
        }
        let other = of_lot(title, term, body, &sentences)
            .or_else(|| of_work(title, term, body, &sentences))
            .or_else(|| of_noun(title, term, body, &sentences));
        let found = other.map(|other| report(story, title, term, other));
        findings.extend(found.filter(|found| is_new(findings, found)));
    }
}

fn report(story: &Story<'_>, title: &Reading<'_>, term: &Term, other: Span) -> Finding {
    let body = &story.body;
    let message = format!(
        "The headline has {} and the body has {} in its place; change the one that is wrong.",
        term.span.of(title.text),
        other.of(body.text)
    );
    let at = in_headline(title, body, term.span).unwrap_or(other);
    Finding::new(Rule::SelfHeadline, body, at, message)
}

/// The words of the sentence of `term` before and behind it, up to a turn; the nearest first.
fn around<'r>(reading: &'r Reading<'_>, sentence: Span, term: &Term) -> (Vec<&'r str>, Vec<&'r str>) {
    let range = reading.tokens.within(sentence);
    let word = |i: usize| reading.tokens.lower(i);
    let turn = |word: &&str| TURNS.contains(word);
    let before = (range.start..term.first).rev().map(word).take(3).take_while(|word| !turn(word)).collect();
    let behind = (term.last + 1..range.end).map(word).take(4).take_while(|word| !turn(word)).collect();
    (before, behind)
}

/// The lot that a count has: the word may stand on either side.
fn lot(reading: &Reading<'_>, sentence: Span, term: &Term) -> Option<usize> {
    let (before, behind) = around(reading, sentence, term);
    let of = |words: &[&str]| words.iter().find_map(|word| LOTS.iter().position(|lot| lot.contains(word)));
    // in `two trains killed seven`, those killed are the seven
    let next = terms(reading, sentence).into_iter().find(|other| other.first > term.last);
    let object = next.is_some_and(|next| {
        let verb = next.first.checked_sub(1).map_or("", |i| reading.tokens.lower(i));
        next.first <= term.last + 1 + behind.len() + 1 && of(&[verb]).is_some()
    });
    if object { of(&before) } else { of(&behind).or_else(|| of(&before)) }
}

/// Every whole count of the lot in these sentences; a hedged one counts too, so that it silences.
fn counts(body: &Reading<'_>, sentences: &[&Sentence], lot_of: usize) -> Vec<Term> {
    let of = |s: &&Sentence| {
        let all = terms(body, s.span);
        let counts =
            all.into_iter().filter(|term| term.unit == Unit::Count && term.amount.value.is_integer());
        counts.filter(|term| lot(body, s.span, term) == Some(lot_of)).collect::<Vec<_>>()
    };
    sentences.iter().flat_map(of).collect()
}

/// The one count of the same lot that the first two sentences give.
fn of_lot(title: &Reading<'_>, term: &Term, body: &Reading<'_>, sentences: &[&Sentence]) -> Option<Span> {
    let all = Span::new(0, title.text.len());
    let wanted = lot(title, all, term)?;
    let lead =
        sentences.iter().take(2).map(|s| (*s, counts(body, &[*s], wanted))).find(|(_, all)| !all.is_empty());
    let (home, lead) = lead?;
    // `Dozens have died in a fire. A fire in 2019 killed 12.`
    let told = |s: &Sentence| {
        body.tokens
            .within(s.span)
            .any(|i| LOTS.get(wanted).is_some_and(|l| l.contains(&body.tokens.lower(i))))
    };
    if sentences.first().is_some_and(|first| first.span != home.span && told(first)) {
        return None;
    }
    let [only] = lead.as_slice() else { return None };
    // `three men on Friday and a woman on Saturday`
    let more = |i: usize| {
        matches!(body.tokens.lower(i), "and" | "," | "also")
            && matches!(body.tokens.lower(i + 1), "a" | "an" | "another" | "his" | "her" | "their" | "one")
    };
    let further = body.tokens.within(home.span).any(more);
    if further
        && term
            .amount
            .value
            .checked_sub(only.amount.value)
            .is_some_and(|d| d > Decimal::ZERO && d <= Decimal::from(3))
    {
        return None;
    }
    let everywhere = counts(body, sentences, wanted);
    // `seven people in Orme and two in Hale`
    let beside = terms(body, home.span).into_iter().filter(|other| other.unit == Unit::Count);
    let parts: Vec<Decimal> = beside
        .chain(everywhere.iter().filter(|t| !home.span.contains(t.span)).cloned())
        .map(|t| t.amount.value)
        .take(8)
        .collect();
    let sums = (0..1u32 << parts.len()).any(|chosen| {
        let mut picked = parts.iter().enumerate().filter(|(n, _)| chosen & (1 << n) != 0);
        picked.try_fold(Decimal::ZERO, |sum, (_, part)| sum.checked_add(*part)) == Some(term.amount.value)
    });
    // an earlier accident, told as such
    let other_day =
        everywhere.iter().any(|other| other.span != only.span && other.amount.value > only.amount.value);
    let fair = only.is_whole() && near(term, only, 3) && !sums && !other_day;
    fair.then_some(only.span)
}

/// `to create 400 jobs` over `will employ 340 people`.
fn of_work(title: &Reading<'_>, term: &Term, body: &Reading<'_>, sentences: &[&Sentence]) -> Option<Span> {
    let jobs = (term.last + 1..=term.last + 3).any(|i| title.tokens.lower(i) == "jobs");
    let hiring = (0..title.tokens.len()).any(|i| HIRING.contains(&title.tokens.lower(i)));
    let first = *sentences.first()?;
    let people = |term: &Term| (term.last + 1..=term.last + 3).any(|i| WORK.contains(&body.tokens.lower(i)));
    let counted: Vec<Term> = terms(body, first.span).into_iter().filter(people).collect();
    let [only] = counted.as_slice() else { return None };
    let (before, behind) = around(body, first.span, only);
    let ahead = |words: &[&str]| words.iter().any(|word| matches!(*word, "will" | "to" | "would"));
    let employs = ahead(&before) && before.iter().any(|word| EMPLOYING.contains(word))
        || ahead(&behind) && behind.iter().any(|word| EMPLOYING.contains(word));
    (jobs && hiring && employs && only.is_whole() && near(term, only, 2)).then_some(only.span)
}

/// `sells a record 310,000 tickets` over `sold 301,000 tickets`: the one count of the lead with the same noun, one slip of
/// the fingers away.
fn of_noun(title: &Reading<'_>, term: &Term, body: &Reading<'_>, sentences: &[&Sentence]) -> Option<Span> {
    let noun = title.tokens.lower(term.last + 1);
    if !noun.ends_with('s') || noun.len() < 5 || term.amount.value < Decimal::ONE_HUNDRED {
        return None;
    }
    let same = |term: &Term| (term.last + 1..=term.last + 2).any(|i| body.tokens.lower(i) == noun);
    let lead = sentences.iter().take(3).flat_map(|s| terms(body, s.span)).filter(same).collect::<Vec<_>>();
    let [only] = lead.as_slice() else { return None };
    (only.is_whole() && slipped(term.amount.value, only.amount.value)).then_some(only.span)
}

/// True if the one is at most `times` the other.
fn near(a: &Term, b: &Term, times: i64) -> bool {
    let most = |value: Decimal| value.checked_mul(Decimal::from(times));
    most(a.amount.value).is_some_and(|most| b.amount.value <= most)
        && most(b.amount.value).is_some_and(|most| a.amount.value <= most)
}

/// Two neighbouring digits changed places.
fn slipped(a: Decimal, b: Decimal) -> bool {
    let digits = |value: Decimal| value.normalize().to_string().into_bytes();
    let (a, b) = (digits(a), digits(b));
    let wrong: Vec<usize> =
        a.iter().zip(&b).enumerate().filter(|(_, (x, y))| x != y).map(|(n, _)| n).collect();
    match wrong.as_slice() {
        [n, m] if a.len() == b.len() => *m == n + 1 && a.get(*n) == b.get(*m) && a.get(*m) == b.get(*n),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfHeadline;
    use crate::rules::testing::{flagged_in, story};

    fn flagged(title: &str, text: &str) -> Vec<String> {
        flagged_in(SelfHeadline, &story(Some(title), text, &[]))
    }

    #[test]
    fn counts_in_other_words() {
        for (title, text, expected) in [
            (
                "Nine dead after quake near Orme",
                "A quake has killed seven people near Orme. Five died in a block of flats.",
                "seven",
            ),
            (
                "Ferry fire kills 14",
                "Twelve people have died in a fire on a ferry, the coastguard said.",
                "Twelve",
            ),
            (
                "Police arrest 16 over match riot",
                "Police detained 19 supporters after the match on Sunday.",
                "19",
            ),
            (
                "Glass works to create 400 jobs at Orme",
                "The glass works at Orme will employ 340 people from May.",
                "340",
            ),
            (
                "Zoo sells a record 310,000 tickets",
                "From April to March it sold 301,000 tickets: 218,000 to adults.",
                "301,000",
            ),
        ] {
            assert_eq!(flagged(title, text), [expected], "{title}");
        }
    }

    #[test]
    fn counts_that_agree_or_are_of_others() {
        for (title, text) in [
            ("Seven dead after quake near Orme", "A quake has killed seven people near Orme."),
            ("Nine dead after quake near Orme", "A quake has killed seven people in Orme and two in Hale."),
            ("Nine dead after quake near Orme", "A quake has killed at least seven people near Orme."),
            (
                "Nine dead after quake near Orme",
                "A quake near Orme has killed a family of seven and two nurses.",
            ),
            (
                "Nine dead after quake near Orme",
                "Seven people died in Orme.\n\nTwo more were killed in Hale by falling walls.",
            ),
            (
                "Two hurt in crash",
                "A crash on the bridge killed three people on Sunday. A driver and her child were injured.",
            ),
            ("Ferry fire kills 14", "Dozens of people have died in a fire. A fire in 2019 killed 12 people."),
            (
                "Glass works to cut 400 jobs at Orme",
                "The glass works at Orme, which employs 340 people in the town, is to shrink.",
            ),
            (
                "Glass works to create 400 jobs at Orme",
                "The glass works, which employs 340 people, will double in size.",
            ),
            ("Zoo sells 310,000 tickets", "It sold 309,600 tickets last year."),
            (
                "Zoo sells 310,000 tickets",
                "It sold 218,000 tickets to adults and 92,000 tickets to children.",
            ),
            (
                "Five die as trains meet",
                "A collision of two trains killed five people on Sunday. Three of them were drivers.",
            ),
            ("Four held after raid", "Police arrested three men on Friday and a woman on Saturday."),
        ] {
            assert_eq!(flagged(title, text), [] as [&str; 0], "{title} / {text}");
        }
    }
}
