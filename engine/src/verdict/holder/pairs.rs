//! Who holds which office, where the two stand side by side or one is said of the other.

use super::antecedent::has_pronoun;
use super::office::{Office, offices};
use super::person::{Known, Person};
use super::words::UNITS;
use crate::facts::is_nationality;
use crate::facts::name::is_role;
use crate::reading::Reading;
use crate::text::{Sentence, TokenKind};
use std::ops::Range;

/// Verbs of holding an office, or of being put in it.
#[rustfmt::skip]
const HOLDS: &[&str] = &[
    "is", "was", "been", "became", "becomes", "remains", "remained", "serves", "served", "appointed", "elected",
    "named", "made", "works", "worked", "acts", "acted", "sits", "sat", "resigned", "retired", "returned",
    "continues", "be", "stays", "stayed",
];

/// What stands among them.
#[rustfmt::skip]
const BETWEEN: &[&str] = &[
    "has", "had", "now", "also", "currently", "still", "as", "who", "then", "later", "to", "will", "being", "once",
    "first", "again", "afterwards", "afterward", "thereafter", "subsequently", "eventually", "briefly", "recently",
    "since", "both",
];

/// Those of them that tell of the past.
#[rustfmt::skip]
const HELD: &[&str] = &[
    "was", "had", "served", "worked", "remained", "acted", "sat", "resigned", "retired", "stayed",
];

/// Somebody and an office of theirs.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    pub(super) who: Person,
    pub(super) office: Office,
    pub(super) how: How,
}

/// How a text says that somebody holds an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// Beside the name, or with `is`.
    Now,
    /// With `was` or `served as`.
    Past,
    /// `has appointed X`.
    Chosen,
    /// `came as`, some way behind the name: enough to say what somebody is, not who an office's holder is.
    Loose,
}

/// A sentence with its offices, each with its holder where that is certain.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub(super) sentence: Sentence,
    pub(super) offices: Vec<(Office, Option<Pair>)>,
}

/// What somebody is who does that.
const VERBS: &[(&str, &str)] = &[
    ("chairs", "chair"),
    ("chaired", "chair"),
    ("edits", "editor"),
    ("edited", "editor"),
    ("coaches", "coach"),
    ("heads", "head"),
    ("headed", "head"),
    ("runs", "head"),
    ("ran", "head"),
    ("leads", "head"),
    ("led", "head"),
    ("manages", "head"),
    ("managed", "head"),
];

const CHOOSING: &[&str] = &[
    "appointed",
    "appoints",
    "appoint",
    "named",
    "names",
    "elected",
    "elects",
    "chosen",
    "chose",
    "chooses",
    "picked",
    "picks",
    "hired",
    "hires",
    "made",
    "promoted",
    "selected",
    "installed",
];

/// Reads one sentence; `before` is the one whom the sentence before it is about.
pub(super) fn told(
    reading: &Reading<'_>,
    sentence: &Sentence,
    known: &Known,
    before: Option<&Person>,
) -> Told {
    let range = reading.tokens.within(sentence.span);
    let before = before.filter(|_| has_pronoun(reading, sentence));
    let mut found: Vec<(Office, Option<Pair>)> = Vec::new();
    for office in offices(reading, range.clone()) {
        let earlier = found.last().and_then(|(before, pair)| Some((before.clone(), pair.clone()?)));
        let side = Side { reading, range: range.clone(), office: &office, known, before };
        let holder = side.holder(earlier.as_ref());
        let pair = holder.map(|(who, how)| Pair { who, office: office.clone(), how });
        found.push((office, pair));
    }
    found.extend(done(reading, &range, known, before));
    Told { sentence: *sentence, offices: found }
}

/// `Lorna Haig, who chairs the trust`: the office of the verb.
fn done(
    reading: &Reading<'_>,
    range: &Range<usize>,
    known: &Known,
    before: Option<&Person>,
) -> Option<(Office, Option<Pair>)> {
    let tokens = &reading.tokens;
    let (at, head) = range
        .clone()
        .find_map(|i| VERBS.iter().find(|(verb, _)| *verb == tokens.lower(i)).map(|(_, head)| (i, *head)))?;
    let head_of_part = head == "head";
    // `the ministry's press department`: the nearest noun for a part ends it
    let unit = |from: usize| {
        (from..range.end.min(from + 6))
            .take_while(|i| tokens.kind(*i) == Some(TokenKind::Word) || matches!(tokens.word(*i), "'" | "’"))
            .find(|i| UNITS.contains(&tokens.lower(*i)))
    };
    let determined = |i: usize| matches!(tokens.lower(i), "the" | "its" | "their" | "a" | "his" | "her");
    if !determined(at + 1) {
        return None;
    }
    let (from, end) = if head_of_part {
        let end = unit(at + 2)?;
        let owner = (at + 2..end).rev().find(|i| matches!(tokens.word(*i), "'" | "’"));
        (owner.map_or(at + 2, |i| i + 2), end + 1)
    } else {
        let of = (at + 2..range.end.min(at + 5)).find(|i| tokens.kind(*i) != Some(TokenKind::Word));
        (at + 2, of.unwrap_or(at + 3))
    };
    let mut last = at.checked_sub(1)?;
    while last > range.start
        && matches!(tokens.lower(last), "then" | "now" | "later" | "also" | "has" | "had")
    {
        last -= 1;
    }
    let who = if tokens.lower(last) == "who" {
        last.checked_sub(2)
            .filter(|_| tokens.is_sign(last - 1, ','))
            .and_then(|i| Person::until(reading, range.start, i))
    } else if tokens.lower(last) == "and" {
        let opener = Person::from(reading, range.start, last);
        opener
            .filter(|who| people(reading, range.start..last).all(|it| it.is(who)))
            .or_else(|| before.cloned())
    } else {
        Person::until(reading, range.start, last).or_else(|| before.filter(|_| last == range.start).cloned())
    };
    let who = who?.among(known)?;
    let words = (from..end).map(|i| tokens.lower(i).to_owned()).collect();
    let of = end.max(at + 1);
    let office = Office {
        head: head.into(),
        ranks: Vec::new(),
        fields: Vec::new(),
        of: words,
        start: if head_of_part { from } else { at },
        end: of,
        behind: of,
        definite: true,
        indefinite: false,
        over: false,
        coming: false,
        sole: true,
        honour: None,
    };
    let how = if tokens.lower(at).ends_with("ed") || matches!(tokens.lower(at), "ran" | "led") {
        How::Past
    } else {
        How::Now
    };
    Some((office.clone(), Some(Pair { who, office, how })))
}

/// One office in its sentence.
struct Side<'r, 'a> {
    reading: &'r Reading<'a>,
    range: Range<usize>,
    office: &'r Office,
    known: &'r Known,
    /// Whom a pronoun at the beginning means.
    before: Option<&'r Person>,
}

impl Side<'_, '_> {
    fn holder(&self, earlier: Option<&(Office, Pair)>) -> Option<(Person, How)> {
        let told = |how: How| move |who: Person| (who, how);
        let known = |(who, how): (Person, How)| Some((who.among(self.known)?, how));
        self.apposed(earlier)
            .map(told(How::Now))
            .and_then(known)
            .or_else(|| self.said().and_then(known))
            .or_else(|| self.chosen().map(told(How::Chosen)).and_then(known))
            .or_else(|| self.before().map(|who| (who, self.beside())).and_then(known))
            .or_else(|| self.came_as().map(told(How::Loose)).and_then(known))
    }

    /// The token before the office and its determiner.
    fn lead(&self) -> Option<usize> {
        let tokens = &self.reading.tokens;
        let mut at = self.office.start.checked_sub(1)?;
        if tokens.lower(at) == "s" {
            // back over the owner, whose own determiner may stand before it
            at = at.checked_sub(2)?;
            while at > self.range.start && tokens.is_capital(at) && tokens.is_capital(at - 1) {
                at -= 1;
            }
            at = at.checked_sub(1)?;
        }
        let determined =
            matches!(tokens.lower(at), "the" | "a" | "an" | "its" | "his" | "her" | "their" | "our");
        let at = if determined { at.checked_sub(1)? } else { at };
        (at >= self.range.start).then_some(at)
    }

    /// The sentence ends, pauses or goes on behind token `at`.
    fn closed(&self, at: usize) -> bool {
        let tokens = &self.reading.tokens;
        at >= self.range.end
            || tokens.kind(at) == Some(TokenKind::Sign)
                && !matches!(tokens.word(at), "-" | "‑" | "'" | "’" | "&")
            || matches!(
                tokens.lower(at),
                "who"
                    | "said"
                    | "says"
                    | "since"
                    | "until"
                    | "has"
                    | "is"
                    | "was"
                    | "will"
                    | "told"
                    | "from"
                    | "in"
                    | "at"
                    | "with"
                    | "for"
                    | "wrote"
                    | "on"
            )
    }

    /// `X, the office,`, `X (office)`, `X, oboist and office`.
    fn apposed(&self, earlier: Option<&(Office, Pair)>) -> Option<Person> {
        let tokens = &self.reading.tokens;
        let lead = self.lead()?;
        if tokens.lower(lead) == "and"
            && let Some((before, pair)) = earlier
            && before.end == lead
            && Person::from(
                self.reading,
                self.office.end + usize::from(tokens.is_sign(self.office.end, ',')),
                self.range.end,
            )
            .is_none()
        {
            return Some(pair.who.clone());
        }
        let bracket = tokens.is_sign(lead, '(');
        let cell = matches!(tokens.word(lead), "|" | "–" | "—" | "-" | ":") && !self.office.definite;
        if cell && !self.labels(lead) {
            return None;
        }
        if !(tokens.is_sign(lead, ',') || bracket || cell) || tokens.is_sign(self.office.end, ':') && bracket
        {
            return None;
        }
        let goes_on = tokens.lower(self.office.end) == "and" && is_role(tokens.lower(self.office.end + 1));
        if !bracket && !goes_on && !self.closed(self.office.end) {
            return None;
        }
        // `the chair, X, the secretary, Y`: the office stands first
        let first =
            earlier.is_some_and(|(before, pair)| pair.who.end == lead && before.start < pair.who.first);
        if first
            && tokens.is_sign(self.office.end, ',')
            && Person::from(self.reading, self.office.end + 1, self.range.end).is_some()
        {
            return None;
        }
        let mut at = lead.checked_sub(1)?;
        // `Ada Moss (Harbour Party, deputy leader)`
        let party = |i: &usize| tokens.is_capital(*i) || matches!(tokens.word(*i), "-" | "&" | "'" | "’");
        let open =
            (self.range.start..lead).rev().take(6).find(|i| !party(i)).filter(|i| tokens.is_sign(*i, '('));
        if let Some(open) = open.filter(|open| tokens.is_sign(lead, ',') && open + 1 < lead) {
            at = open.checked_sub(1).filter(|at| *at >= self.range.start)?;
        }
        if tokens.kind(at) == Some(TokenKind::Digits) && at >= 2 && tokens.is_sign(at - 1, ',') {
            at -= 2;
        }
        // `Tom Hale (62), director`, `Ada Moss (Tarn), chair`
        if tokens.is_sign(at, ')') {
            let open = (self.range.start..at).rev().take(5).find(|i| tokens.is_sign(*i, '('))?;
            at = open.checked_sub(1).filter(|at| *at >= self.range.start)?;
        }
        Person::until(self.reading, self.range.start, at)
    }

    /// A name alone stands before the sign at token `sign`, from the beginning of the line on: `Tom Hale: principal guest
    /// conductor`.
    fn labels(&self, sign: usize) -> bool {
        let tokens = &self.reading.tokens;
        let spaced = tokens.word(sign) == "|" || !tokens.glued(sign) && !self.office.indefinite;
        let start = (self.range.start..sign)
            .rev()
            .take_while(|i| !matches!(tokens.word(*i), ";" | "|" | "•" | ":"))
            .last();
        let who = start.and_then(|start| Person::from(self.reading, start, sign));
        spaced && who.is_some_and(|who| who.end == sign && who.is_told_apart())
    }

    /// `X was the office`, `X, 49, … and has been office`, `the office is X`.
    fn said(&self) -> Option<(Person, How)> {
        let tokens = &self.reading.tokens;
        let after = tokens.lower(self.office.end);
        if self.office.definite
            && matches!(after, "is" | "was" | "remains")
            && let Some(who) = Person::from(self.reading, self.office.end + 1, self.range.end)
            && self.closed(who.end)
        {
            return Some((who, if after == "was" { How::Past } else { How::Now }));
        }
        let (at, how) = self.verbs_before(self.lead()?)?;
        let comma = tokens.is_sign(at, ',');
        let behind = if comma { at.checked_sub(1)? } else { at };
        if matches!(tokens.lower(at), "he" | "she")
            && people(self.reading, self.range.start..at).next().is_none()
            && let Some(who) = self.before
        {
            return Some((who.clone(), how));
        }
        if let Some(who) = Person::until(self.reading, self.range.start, behind) {
            return Some((who, how));
        }
        // the second thing said of the one person so far
        if !(comma || matches!(tokens.lower(at), "and" | ")")) {
            return None;
        }
        let mut people = people(self.reading, self.range.start..at);
        if matches!(tokens.lower(self.range.start), "he" | "she") {
            return self.before.filter(|who| people.all(|it| it.is(who))).map(|who| (who.clone(), how));
        }
        let first = match people.next() {
            Some(first) => Some(first).filter(|who| who.first == self.range.start)?,
            None => Person::until(self.reading, self.range.start, self.range.start)?,
        };
        people.all(|who| who.is(&first)).then_some((first, how))
    }

    /// The verbs of holding that end at token `at`: the token before them, and how the office was held.
    fn verbs_before(&self, mut at: usize) -> Option<(usize, How)> {
        let tokens = &self.reading.tokens;
        let (mut held, mut past, mut chosen) = (false, false, false);
        while at > self.range.start {
            let lower = tokens.lower(at);
            let holds = HOLDS.contains(&lower);
            if !holds && !BETWEEN.contains(&lower) {
                break;
            }
            held |= holds;
            past |= HELD.contains(&lower);
            chosen |= matches!(lower, "appointed" | "elected" | "named" | "made" | "be");
            at -= 1;
        }
        let how = match (chosen, past) {
            (true, _) => How::Chosen,
            (_, true) => How::Past,
            _ => How::Now,
        };
        held.then_some((at, how))
    }

    /// `X, who was with us … as office`: the last one named before it.
    fn came_as(&self) -> Option<Person> {
        let tokens = &self.reading.tokens;
        let lead = self.lead().filter(|lead| tokens.lower(*lead) == "as")?;
        let who = people(self.reading, self.range.start..lead).last()?;
        let verb = |i: usize| {
            matches!(
                tokens.lower(i),
                "was"
                    | "served"
                    | "worked"
                    | "joined"
                    | "came"
                    | "returned"
                    | "went"
                    | "left"
                    | "been"
                    | "acted"
                    | "sat"
            )
        };
        (who.end..lead).any(verb).then_some(who)
    }

    /// `has appointed X office`, `has chosen X, a chemist, as its next office`.
    fn chosen(&self) -> Option<Person> {
        let tokens = &self.reading.tokens;
        let lead = self.lead()?;
        let verb = |before: usize| {
            (before.saturating_sub(3).max(self.range.start)..before)
                .any(|i| CHOOSING.contains(&tokens.lower(i)))
        };
        if tokens.is_capital(lead) {
            let who = Person::until(self.reading, self.range.start, lead)?;
            return verb(who.first).then_some(who);
        }
        if tokens.lower(lead) != "as" {
            return None;
        }
        let who = people(self.reading, self.range.start..lead).last()?;
        verb(who.first).then_some(who)
    }

    /// `the conductor X` tells a trade, and not whose conductor it is.
    fn beside(&self) -> How {
        const TRADES: &[&str] = &[
            "conductor",
            "composer",
            "architect",
            "editor",
            "translator",
            "choreographer",
            "organist",
            "drummer",
            "bassist",
            "producer",
            "promoter",
            "curator",
            "landlord",
            "librettist",
            "accompanist",
            "auctioneer",
            "dramaturg",
            "impresario",
            "master",
            "tenant",
            "cantor",
            "narrator",
        ];
        let trade = TRADES.contains(&self.office.head.as_str()) && self.office.fields.is_empty();
        let mark = self.reading.tokens.kind(self.office.end) == Some(TokenKind::Sign);
        let owner = |word: &String| !is_nationality(word);
        let owned = self.office.of.iter().any(owner) || !self.office.ranks.is_empty();
        if trade && !mark && !owned && self.office.definite { How::Loose } else { How::Now }
    }

    /// `the office, X,`, `office X`, `Office: X`.
    fn before(&self) -> Option<Person> {
        let tokens = &self.reading.tokens;
        let at = self.office.end;
        let (comma, colon) = (tokens.is_sign(at, ','), matches!(tokens.word(at), ":" | "|"));
        let who = Person::from(self.reading, at + usize::from(comma || colon), self.range.end)?;
        let listed = self
            .lead()
            .is_none_or(|lead| matches!(tokens.word(lead), ";" | "(" | "." | ":" | "•" | "-" | "|"));
        let fits = if comma {
            (self.office.definite || tokens.is_capital(self.office.start)) && self.closed(who.end)
        } else if colon {
            listed
        } else {
            !self.office.indefinite && self.office.behind == at
        };
        fits.then_some(who)
    }
}

/// The people of a stretch, by their names of two words or with a title.
pub(in crate::verdict) fn people<'r>(
    reading: &'r Reading<'_>,
    range: Range<usize>,
) -> impl Iterator<Item = Person> + 'r {
    let mut next = range.start;
    range.clone().filter_map(move |i| {
        if i < next || !reading.tokens.is_capital(i) {
            return None;
        }
        let who = Person::from(reading, i, range.end)?;
        next = who.end;
        Some(who)
    })
}
