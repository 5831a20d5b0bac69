//! The role that the article attaches to a person against the roles that the sources attach to them.
//!
//! A role is wrong if a source gives it to somebody else and another one to this person, or if it drops or adds a word
//! that lowers it (`deputy`). Another way of naming the same role is not wrong: the words decide, not their order.

use super::compare::{Match, name};
use super::holder::is_held_by_one;
use super::ladder::are_two_ranks;
use crate::evidence::{stem, word_term};
use crate::facts::name::{
    RoleMatch, canonical, compare_roles, differ_in_field, head_of_role, one_office, spelled_out,
};
use crate::facts::{Fact, Kind, Name, NameType, Value};
use crate::reading::Reading;
use crate::text::{HashSet, Span};
use std::borrow::Cow;
use std::cell::OnceCell;

/// A role of a person in a source.
#[derive(Clone, Debug)]
struct Held {
    name: Name,
    /// The words of the name.
    called: Vec<String>,
    role: String,
    words: Vec<String>,
    place: (usize, Span),
    /// The sentence says until when, so that it was once.
    over: bool,
}

/// All roles that the sources attach to people.
#[derive(Clone, Debug, Default)]
pub struct Roles<'s> {
    held: Vec<Held>,
    beside: Vec<Beside<'s>>,
    texts: Vec<&'s str>,
    /// All words of the sources, by their concepts, once they are asked for.
    words: OnceCell<HashSet<String>>,
}

/// The words near a mention of a person, in their order.
#[derive(Clone, Debug)]
struct Beside<'s> {
    name: Name,
    called: Vec<String>,
    near: &'s str,
    words: OnceCell<Vec<String>>,
    place: (usize, Span),
}

impl Beside<'_> {
    fn words(&self) -> &[String] {
        self.words.get_or_init(|| role_words(self.near))
    }
}

/// A role that is not this person's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongRole {
    /// The role that the sources give.
    pub right: String,
    /// The words of the article.
    pub span: Span,
    /// The source, and where the person stands in it.
    pub place: (usize, Span),
    /// Who has the article's role in the sources.
    pub others: Option<String>,
}

/// Words that make another role of the one that they stand before.
const LOWERING: &[&str] = &[
    "deputy",
    "additional",
    "guest",
    "vice",
    "assistant",
    "associate",
    "acting",
    "former",
    "interim",
    "junior",
    "retired",
    "honorary",
    "temporary",
    "ex",
    "sub",
    "under",
];

/// Ranks that `chief` makes another rank of.
const RAISED: &[&str] = &["superintendent", "inspector", "constable", "justice"];

/// Roles that many hold at a time: that another has one says nothing.
#[rustfmt::skip]
const SHARED: &[&str] = &[
    "councillor", "council", "cllr", "member", "trustee", "professor", "doctor", "senator", "representative", "deputy", "judge", "justice",
    "officer", "constable", "sergeant", "inspector", "detective", "player", "resident", "witness", "candidate", "delegate",
    "student", "teacher", "volunteer", "worker", "researcher", "scientist", "official", "author", "writer", "artist",
    "singer", "vocalist", "guitarist", "bassist", "drummer", "pianist", "violinist", "cellist", "musician", "actor", "actress", "dancer",
    "novelist", "poet", "playwright", "painter", "sculptor", "photographer", "journalist", "reporter", "critic", "historian",
    "economist", "analyst", "engineer", "architect", "lawyer", "solicitor", "barrister", "doctor", "surgeon", "nurse", "midwife",
    "farmer", "builder", "driver", "pilot", "miner", "fisherman", "baker", "butcher", "chef", "cook", "waiter", "goalkeeper", "keeper",
    "striker", "defender", "midfielder", "winger", "forward", "bowler", "batsman", "batter", "hooker", "prop", "lock", "flanker",
    "champion", "winner", "owner", "neighbour", "neighbor", "campaigner", "activist", "businessman", "businesswoman", "expert",
    "soprano", "tenor", "baritone", "mezzo", "bass", "soldier", "priest", "partner", "consultant",
];

/// Ranks of services: whoever has one may hold any office.
#[rustfmt::skip]
const BY_RANK: &[&str] = &[
    "private", "corporal", "sergeant", "lieutenant", "captain", "major", "colonel", "brigadier", "general", "commander", "commodore",
    "admiral", "marshal", "constable", "inspector", "superintendent", "professor", "reverend", "father", "sister", "sir", "dame",
];

/// Heads of which each of two sides has one.
pub(super) const SIDES: &[&str] =
    &["captain", "skipper", "coach", "manager", "conductor", "referee", "umpire"];

impl<'s> Roles<'s> {
    /// Collects the roles of all sources.
    #[must_use]
    pub fn new(sources: &[Reading<'s>]) -> Self {
        let (mut held, mut beside) = (Vec::new(), Vec::new());
        for (source, reading) in sources.iter().enumerate() {
            for fact in &reading.facts {
                let Value::Name(it) = &fact.value else { continue };
                if !is_person(it) {
                    continue;
                }
                let (called, place) = (name::words(&it.value), (source, fact.span));
                if let Some(role) = &it.role {
                    held.push(Held {
                        name: it.clone(),
                        called: called.clone(),
                        role: role.clone(),
                        words: role_words(role),
                        place,
                        over: is_over(reading, fact.span),
                    });
                }
                let near = near(reading, fact.span).of(reading.text);
                beside.push(Beside { name: it.clone(), called, near, words: OnceCell::new(), place });
            }
        }
        let texts = sources.iter().map(|reading| reading.text).collect();
        Self { held, beside, texts, words: OnceCell::new() }
    }

    fn words(&self) -> &HashSet<String> {
        self.words.get_or_init(|| {
            let words: HashSet<&str> = self.texts.iter().flat_map(|text| text.split(' ')).collect();
            words.into_iter().flat_map(role_words).collect()
        })
    }

    /// What the sources say against the role that the article attaches to `name`, whose words stand at `at`.
    #[must_use]
    pub fn check(&self, article: &Reading<'_>, at: Span, it: &Name) -> Option<WrongRole> {
        let role = it.role.as_deref().filter(|_| is_person(it))?;
        let ours = role_words(role);
        let called = name::words(&it.value);
        let same = |name: &Name, words: &[String]| name::is_one((it, &called), (name, words));
        let theirs: Vec<&Held> = self.held.iter().filter(|held| same(&held.name, &held.called)).collect();
        let mentions: Vec<&Beside<'_>> =
            self.beside.iter().filter(|beside| same(&beside.name, &beside.called)).collect();
        let first = mentions.first()?;
        let agrees = |held: &&Held| {
            use RoleMatch::{Broader, Narrower, Same};
            let found = compare_roles(role, &held.role);
            is_same_role(&ours, &held.words)
                || is_court(&ours) && ours.iter().all(|word| held.words.contains(word))
                || matches!(found, Same | Broader | Narrower) && !differs_by_lowering(&ours, &held.words)
        };
        if ours.is_empty() || theirs.iter().any(agrees) {
            return None;
        }
        // `who chaired the group` is the former chair, and the new director may be another's successor
        let past = ours_is_past(role) && theirs.iter().any(|held| held.words.iter().any(|w| w == "former"));
        if past || is_coming(role) && mentions.iter().any(|beside| tells_of_succession(beside.words())) {
            return None;
        }
        let span = role_span(article, at, role)?;
        if is_apposed(role, &mentions) {
            return None;
        }
        if mentions.iter().any(|beside| is_to_be(&ours, beside.words())) {
            return None;
        }
        let lowered = |held: &&&Held| is_lowered(role, &ours, held);
        if let Some(lowered) = theirs.iter().find(lowered) {
            return Some(WrongRole { right: lowered.role.clone(), span, place: lowered.place, others: None });
        }
        let right = theirs.first().map_or_else(String::new, |held| held.role.clone());
        if let Some(beside) = mentions.iter().find(|beside| ours.iter().all(|w| beside.words().contains(w))) {
            let head = beside.words().iter().position(|w| ours.contains(w)).and_then(|i| i.checked_sub(1));
            let lowering = head.and_then(|i| beside.words().get(i));
            let lowering = lowering.filter(|w| lowers(w) && !ours.contains(w) && !is_court(&ours))?;
            let right = LOWERING
                .iter()
                .find(|l| stem(l) == lowering.as_str())
                .map_or(role.to_owned(), |l| format!("{l} {role}"));
            return Some(WrongRole { right, span, place: beside.place, others: None });
        }
        if let Some(held) = theirs.first()
            && theirs.iter().all(|held| are_two_ranks(role, &held.role))
        {
            return Some(WrongRole { right: held.role.clone(), span, place: held.place, others: None });
        }
        // `the critic X, who chaired the judges` is both
        let beside = role_words(near(article, at).of(article.text));
        let both = theirs
            .iter()
            .any(|held| held.words.iter().any(|word| beside.contains(word) && !ours.contains(word)));
        if let Some(held) = self.stranger(role, &theirs).filter(|_| !both) {
            return Some(WrongRole { right: held.role.clone(), span, place: held.place, others: None });
        }
        // The same office in two fields, and nobody near this person speaks of the article's.
        if self.knows_field(role)
            && theirs.iter().all(|held| differ_in_field(role, &held.role))
            && let Some(held) = theirs.first()
        {
            return Some(WrongRole { right: held.role.clone(), span, place: held.place, others: None });
        }
        if is_shared(&ours) || is_done_by(role, mentions.iter().flat_map(|beside| beside.words())) {
            return None;
        }
        // of a trade many are masters: nobody is none of them because another is one
        let office = head_of_role(role).is_some_and(|head| is_held_by_one(&head));
        if theirs.is_empty() && !office && ours.len() < 2 {
            return None;
        }
        // two sides have a captain each
        let of_sides = ours.iter().any(|word| SIDES.iter().any(|side| stem(side) == word.as_str()));
        let other = self.held.iter().filter(|_| !(of_sides && theirs.is_empty())).find(|held| {
            ours.iter().all(|w| held.words.contains(w))
                && !differs_by_lowering(&ours, &held.words)
                && name::compare(it, &held.name) == Match::Differs
        })?;
        let place = theirs.first().map_or(first.place, |held| held.place);
        Some(WrongRole { right, span, place, others: Some(other.name.value.clone()) })
    }

    /// True if a role names its field in words that tell it from another: capitals throughout (`Chief Financial Officer`),
    /// or words that the sources have. `Tanners coach` names whose coach it is, and `set designer` is a word of its own.
    fn knows_field(&self, role: &str) -> bool {
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        let known = || role_words(role).iter().all(|word| self.words().contains(word));
        role.split(' ').all(capital) || !capital(role) && known()
    }

    /// The role that the sources give a person whose role in the article no source has a word of.
    fn stranger<'h>(&self, role: &str, theirs: &[&'h Held]) -> Option<&'h Held> {
        let first = theirs.first()?;
        let other = theirs.iter().all(|held| compare_roles(role, &held.role) == RoleMatch::Different);
        let shared = |role: &str| {
            let head = head_of_role(role).unwrap_or_default();
            SHARED.contains(&head.as_str())
        };
        // whoever is a commander by rank may be captain of a ship
        let by_rank =
            |held: &&&Held| head_of_role(&held.role).is_some_and(|head| BY_RANK.contains(&head.as_str()));
        let bare =
            head_of_role(role).is_some_and(|head| BY_RANK.contains(&head.as_str()) && !role.contains(" of "));
        if theirs.iter().any(|held| shared(&held.role)) || !bare && theirs.iter().any(|held| by_rank(&held)) {
            return None;
        }
        // `His deputy` is somebody's, and no office of its own.
        let own = head_of_role(role).filter(|head| !LOWERING.contains(&head.as_str()))?;
        let head = role_words(&own).pop()?;
        // `cox` for `coxswain`: one is cut from the other.
        let start = |word: &String| word.get(..3).is_some_and(|start| head.starts_with(start));
        let cut = theirs.iter().flat_map(|held| &held.words).any(start);
        (other && !cut && !self.words().contains(&head)).then_some(*first)
    }
}

/// One of the two is lowered by a word that the other has not, and not only because somebody has left a trade: who has taught
/// is a teacher, in office or not.
fn is_lowered(role: &str, ours: &[String], held: &Held) -> bool {
    let trade = !head_of_role(role).is_some_and(|head| is_held_by_one(&head));
    let former = |words: &[String]| words.iter().any(|w| w == "former");
    differs_by_lowering(ours, &held.words)
        && !(held.over && former(ours))
        && !(trade && former(&held.words) != former(ours))
}

/// `Acting Inspector X, duty inspector`: a source has the whole role in apposition too.
fn is_apposed(role: &str, mentions: &[&Beside<'_>]) -> bool {
    let whole = role.to_lowercase();
    let marked = |ahead: &str| ahead.trim_end().ends_with([',', ';', ':', '(']);
    let apposed = |near: &str| {
        let near = near.to_lowercase();
        near.match_indices(&whole).any(|(at, _)| near.get(..at).is_some_and(marked))
    };
    whole.contains(' ') && mentions.iter().any(|beside| apposed(beside.near))
}

/// `directed by her` makes her the director: the role's verb stands beside the person.
fn is_done_by<'w>(role: &str, mut words: impl Iterator<Item = &'w String>) -> bool {
    let Some(head) = head_of_role(role) else { return false };
    let verb = head.strip_suffix("or").or_else(|| head.strip_suffix("er")).filter(|verb| verb.len() >= 4);
    verb.is_some_and(|verb| words.any(|word| word.starts_with(verb) || stem(verb) == *word))
}

/// The person comes into the bare role from a lower one: `Sam Obi, deputy director, becomes director`.
fn is_to_be(ours: &[String], near: &[String]) -> bool {
    const COMES: &str = "become promoted succeed successor appointed made named elected";
    let bare = |at: usize| at == 0 || near.get(at - 1).is_some_and(|word| !lowers(word) && word != "boss");
    let stands = |at: usize| near.get(at..at + ours.len()) == Some(ours);
    !ours.iter().any(|word| lowers(word) || word == "boss")
        && (0..near.len()).any(|at| stands(at) && bare(at))
        && role_words(COMES).iter().any(|word| near.contains(word))
}

/// The role is told by a verb in the past.
fn ours_is_past(role: &str) -> bool {
    let verb = role.split(' ').next().unwrap_or_default();
    matches!(
        verb,
        "chaired"
            | "headed"
            | "led"
            | "ran"
            | "directed"
            | "managed"
            | "edited"
            | "coached"
            | "commanded"
            | "owned"
    )
}

/// `the new director`, `the next mayor`.
fn is_coming(role: &str) -> bool {
    role.split(' ').any(|word| matches!(word, "new" | "next" | "incoming" | "future" | "designate" | "elect"))
}

/// Words of a change in an office stand near somebody.
fn tells_of_succession(near: &[String]) -> bool {
    const CHANGES: &str = "successor succeed replace follow appointed become becomes elected takes";
    role_words(CHANGES).iter().any(|word| near.contains(word))
}

/// Who sits for a court is called by the office, whatever the rank.
const OF_COURT: &[&str] = &["coroner", "judge", "magistrate", "recorder", "registrar"];

/// A bare role that many hold at a time.
fn is_shared(ours: &[String]) -> bool {
    let shared = |last: &String| SHARED.iter().any(|head| stem(head) == last.as_str());
    ours.len() < 3 && ours.last().is_some_and(shared)
}

/// `Thabiso Ndze, 27, of Gansgat is the maker of the year`: a name behind `of` and before its role is where somebody lives.
pub(super) fn is_home(reading: &Reading<'_>, name: Span, role: Span) -> bool {
    let before = reading.tokens.at(name.start).checked_sub(1);
    let led = before.is_some_and(|k| matches!(reading.tokens.lower(k), "of" | "from" | "near"));
    let next = reading.tokens.at(name.end.saturating_sub(1)) + 1;
    led && role.start >= name.start
        && matches!(reading.tokens.lower(next), "is" | "was" | "becomes" | "remains")
}

/// A role with the name that bears it, where the two stand side by side: either may be the wrong one.
pub(super) fn with_bearer(role: Span, name: Span) -> Span {
    const APART: usize = ", who is the ".len();
    let between = role.start.max(name.start).saturating_sub(role.end.min(name.end));
    if between <= APART { role.join(name) } else { role }
}

/// True where an article's words at `span` and the role `right` of a source need not be two: `a second volunteer` is one
/// more, a deputy acts for the one who is away, and `the head` of a school is its headteacher.
pub(super) fn says_little(reading: &Reading<'_>, span: Span, right: &str) -> bool {
    let tokens = &reading.tokens;
    let one_more = |i: usize| {
        let counts = matches!(
            tokens.lower(i),
            "second" | "third" | "fourth" | "fifth" | "new" | "further" | "fellow" | "other"
        );
        let indefinite = || i.checked_sub(1).is_some_and(|before| matches!(tokens.lower(before), "a" | "an"));
        tokens.lower(i) == "another" || counts && indefinite()
    };
    let first = tokens.at(span.start);
    // a `Deputy` with a capital is a member of some parliaments, whatever else they are
    let member = right == "Deputy";
    let (ours, right) = (span.of(reading.text).to_lowercase(), right.to_lowercase());
    let has = |text: &str, ranks: &[&str]| {
        text.split(|c: char| !c.is_alphanumeric()).any(|word| ranks.contains(&word))
    };
    let stands_in = |a: &str, b: &str| has(a, &["acting", "interim"]) && has(b, &["deputy", "vice"]);
    member
        || one_more(first)
        || first.checked_sub(1).is_some_and(one_more)
        || stands_in(&ours, &right)
        || stands_in(&right, &ours)
        || ours.trim_start_matches("the ") == "head"
            && right.contains("head")
            && tokens.lower(tokens.at(span.end.saturating_sub(1)) + 1) != "of"
}

/// True for an office of a court that is named without its rank (lower case): `the coroner`.
pub(super) fn is_of_court(word: &str) -> bool {
    OF_COURT.contains(&word)
}

fn is_court(ours: &[String]) -> bool {
    matches!(ours, [only] if OF_COURT.iter().any(|word| role_words(word).first() == Some(only)))
}

/// Ten words before and after a name, inside its sentence.
fn near(reading: &Reading<'_>, span: Span) -> Span {
    let sentence = reading.sentence_at(span.start).map_or(span, |s| s.span);
    let (first, last) = (reading.tokens.at(span.start), reading.tokens.at(span.end.saturating_sub(1)));
    let wide = reading
        .tokens
        .span(first.saturating_sub(10), (last + 10).min(reading.tokens.len().saturating_sub(1)));
    Span::new(wide.start.max(sentence.start), wide.end.min(sentence.end))
}

/// The sentence gives an end to what it says behind the name: `from 2012 to 2016`, `until March`, `1987-1994`.
fn is_over(reading: &Reading<'_>, name: Span) -> bool {
    let Some(sentence) = reading.sentence_at(name.start) else { return false };
    let behind = Span::new(name.end, sentence.span.end.max(name.end));
    let ends = |fact: &Fact| matches!(fact.value, Value::Range(..)) && fact.kind() == Kind::Date;
    let now_past = |i: usize| reading.tokens.lower(i) == "at" && reading.tokens.lower(i + 2) == "time";
    reading.facts_in(behind).any(ends)
        || reading.tokens.within(sentence.span).any(now_past)
        || reading
            .tokens
            .within(sentence.span)
            .any(|i| matches!(reading.tokens.lower(i), "until" | "was" | "once" | "then"))
}

fn is_person(name: &Name) -> bool {
    matches!(name.kind, NameType::Person | NameType::Other)
}

/// The words of a role that carry meaning, each by its concept.
fn role_words(role: &str) -> Vec<String> {
    let small = |c: char| c.is_ascii_lowercase();
    let lower = |word| {
        if str::chars(word).all(small) { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
    };
    let plain = canonical(role);
    let office = one_office(&plain);
    // the words as they stand, where the office has one name only
    let role = if office == plain { role } else { &office };
    role.split(' ')
        .flat_map(|word| spelled_out(word).split(|c: char| !c.is_alphabetic()))
        .filter(|word| !matches!(*word, "new" | "long-time"))
        .map(|word| if matches!(word, "retired" | "ex") { "former" } else { word })
        .filter_map(|word| word_term(word, &lower(word)))
        .collect()
}

/// One holds the other's words, and nothing that lowers it stands in only one of them.
fn is_same_role(a: &[String], b: &[String]) -> bool {
    let within = |short: &[String], long: &[String]| short.iter().all(|word| long.contains(word));
    (within(a, b) || within(b, a)) && !differs_by_lowering(a, b)
}

fn differs_by_lowering(a: &[String], b: &[String]) -> bool {
    let raised = |words: &[String]| {
        let ranked = words.iter().any(|w| RAISED.iter().any(|raised| stem(raised) == w.as_str()));
        ranked && words.first().is_some_and(|w| w == "boss")
    };
    let lowered = |words: &[String]| (words.iter().any(|w| lowers(w)), raised(words));
    let rest = |words: &[String]| {
        let from = usize::from(raised(words));
        words.iter().skip(from).filter(|w| !lowers(w)).cloned().collect::<Vec<_>>()
    };
    let (ours, theirs) = (rest(a), rest(b));
    let alike = !ours.is_empty()
        && (ours.iter().all(|w| theirs.contains(w)) || theirs.iter().all(|w| ours.contains(w)));
    lowered(a) != lowered(b) && alike
}

/// The word itself if it makes another office of the one before which it stands; what is over or to come aside.
#[must_use]
pub fn ranks(word: &str) -> Option<&'static str> {
    const TIMES: &[&str] = &["former", "retired", "ex", "acting", "interim", "temporary"];
    LOWERING.iter().copied().find(|it| *it == word && !TIMES.contains(it))
}

fn lowers(word: &str) -> bool {
    LOWERING.iter().any(|lowering| stem(lowering) == word)
}

/// Where the role's words stand, in the sentence of the name.
fn role_span(article: &Reading<'_>, at: Span, role: &str) -> Option<Span> {
    let sentence = article.sentence_at(at.start)?.span;
    let words = sentence.of(article.text);
    let start = sentence.start + words.find(role)?;
    Some(Span::new(start, start + role.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(a: &str, b: &str) -> bool {
        is_same_role(&role_words(a), &role_words(b))
    }

    #[test]
    fn another_way_of_naming_a_role_is_the_same() {
        assert!(same("head of the laboratory", "the laboratory's head"));
        assert!(same("director", "director of the museum"));
        assert!(same("chair", "chairwoman"));
    }

    #[test]
    fn a_home_town_bears_no_role() {
        use crate::verdict::testing::rules;
        let source = "Results. Young maker of the year: Thabiso Ndze, Gansgat. Best value: Gansgat Grenache.";
        let article = "Thabiso Ndze, 27, of Gansgat is the young maker of the year.";
        assert_eq!(rules(article, source), []);
    }

    #[test]
    fn a_role_beside_its_bearer_is_marked_with_the_name() {
        use crate::verdict::testing::found;
        let source = "Mary Poole, matron, wrote the report. Ann Holt, chief nurse, thanked the staff.";
        for (article, marked) in [
            ("Mary Poole, the chief nurse, wrote the report.", "Mary Poole, the chief nurse"),
            ("The chief nurse, Mary Poole, wrote the report.", "chief nurse, Mary Poole"),
        ] {
            let all = found(article, source);
            let spans: Vec<&str> = all.iter().map(|it| it.span.of(article)).collect();
            assert_eq!(spans, [marked]);
        }
    }

    #[test]
    fn an_office_to_come_and_one_of_a_court_are_no_lowered_ones() {
        use crate::verdict::testing::rules;
        for (article, source) in [
            (
                "Ms Cole, the coroner, thanked the pathologist.",
                "Assistant coroner Ms Helen Cole sat at Truro; the pathologist was thanked.",
            ),
            (
                "Ms Roy, then the junior minister for housing, signed the order.",
                "The order was signed by the Minister of State for Housing, Anna Roy.",
            ),
            (
                "The rector of the university, Tom Brandl, said that fees would not rise.",
                "Prof. Tom Brandl, vice-chancellor: there will be no rise in fees.",
            ),
            (
                "Ada Moss, the skipper, Lena Voss, a nurse, and Ida Holt, a surveyor, rowed in turns.",
                "Ada Moss, skipper, 34. Lena Voss, nurse, 29. Ida Holt, surveyor, 41.",
            ),
            (
                "Ada Moss, the treasurer, becomes chief financial officer when Tom Hale retires.",
                "Tom Hale, chief financial officer, retires in May; Ada Moss, at present treasurer, takes his place.",
            ),
            (
                "The trust's director, Sam Obi, will live in the lodge.",
                "Sam Obi, deputy director, becomes director on 1 May. The lodge comes with the post.",
            ),
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
        let (article, source) = (
            "The trust's director, Sam Obi, lives in the lodge.",
            "Sam Obi, deputy director of the trust, lives in the lodge.",
        );
        assert_eq!(rules(article, source), [crate::rules::Rule::SourceRole]);
    }

    #[test]
    fn a_lowered_role_is_another() {
        assert!(!same("district attorney", "deputy district attorney"));
        assert!(differs_by_lowering(&role_words("mayor"), &role_words("former mayor")));
        assert!(!differs_by_lowering(&role_words("mayor"), &role_words("former teacher")));
    }
}
