//! What came of a matter of which a story has one: the appeal, the bail, the plea, a motion, an offer.
//!
//! Both sides of a matter have their words. A conflict is said where the article has one side, the sources tell the other,
//! and none of them has the article's anywhere, not even as what was asked for.

use super::judge::Bench;
use crate::answer::Claim;
use crate::evidence::{Library, stem};
use crate::facts::negation::{CueKind, cues};
use crate::facts::{Kind, Value};
use crate::reading::Reading;
use crate::rules::Rule;
use crate::text::{HashMap, Span, Tokens, clause};
use std::sync::LazyLock;

/// A matter: the nouns that name it, none where the sides do, and the words of its two sides.
struct Matter {
    of: &'static str,
    yes: &'static str,
    no: &'static str,
}

/// Words are compared by their stems; ways are parted by `|`.
#[rustfmt::skip]
const MATTERS: &[Matter] = &[
    Matter { of: "appeal", yes: "allow|succeed|won|win|grant", no: "dismiss|reject|refuse|fail|lost|lose|turn down|throw out|threw out" },
    Matter { of: "bail", yes: "grant|release|free", no: "refuse|was denied|were denied|denied bail|without bail|remand" },
    Matter { of: "motion|amendment|resolution|ordinance", yes: "carry|carried|pass|adopt|approve|agree", no: "lost|defeat|reject|fell|fall|not carried|vote down|voted down|fail" },
    Matter { of: "injunction|stay|adjournment|extension", yes: "grant|obtain|win|won|secure", no: "refuse|was denied|were denied|reject|turn down|dismiss" },
    Matter { of: "application|licence|license|permit|permission|consent|visa|patent|waiver", yes: "grant|approve|allow|issue|renew", no: "refuse|reject|turn down|was denied|were denied|been denied|dismiss|revoke" },
    Matter { of: "offer|bid", yes: "accept|agree to", no: "reject|decline|turn down|refuse|rebuff" },
    Matter { of: "draft|plan|proposal|budget|scheme|report", yes: "accept|adopt|approve|endorse|pass", no: "reject|vote down|voted down|throw out|threw out|turn down" },
    Matter { of: "guilty", yes: "plead|plea|enter", no: "" },
    Matter { of: "vote|result|referendum|ballot|decision|ruling|opinion|recommendation|advice|code|target|deal|agreement", yes: "bind|mandatory|compulsory", no: "advisory|non - bind|nonbinding|consultative|voluntary|optional" },
    Matter { of: "decision|verdict|ruling|jury", yes: "unanimous|unanimously", no: "by a majority|majority verdict|majority decision|split|dissent" },
    Matter { of: "strike|walkout|stoppage|march|concert|match|race|festival|parade", yes: "go ahead|went ahead|going ahead|take place as planned", no: "call off|called off|cancel|suspend|abandon|postpone" },
    Matter { of: "", yes: "admit|admitted|admitting|concede|conceded|acknowledge|own up|accept liability|accept responsibility",
        no: "without admit|without admitting|without any admission|no admission|not an admission|neither admit|neither admitting|neither admitted|not admit|not admitting|without admission|admits no|admit no|admitted no" },
    Matter { of: "", yes: "deliberate|deliberately|intentional|intentionally|on purpose|knowingly|wilfully|willfully",
        no: "inadvertent|inadvertently|unintentional|unintentionally|not deliberate|not on purpose" },
    Matter { of: "", yes: "was injured|were injured|was hurt|were hurt|been injured|been hurt",
        no: "nobody was hurt|no one was hurt|nobody was injured|no one was injured|no injury|without injury|unhurt|unharmed|uninjured|nobody hurt" },
    Matter { of: "man|woman|suspect|driver|teenager|boy|girl|pilot|officer|captain|owner|couple", yes: "been charged|charged with|was charged|were charged",
        no: "released without charge|release without charge|no charge|not been charged|not be charged" },
    Matter { of: "", yes: "resign|resignation|step down|stood down", no: "was sacked|were sacked|was fired|dismissed from|removed from office|removed from the post|was ousted" },
    Matter { of: "redundancy|redundancies|evacuation|test|service|membership|retirement|scheme|levy", yes: "compulsory|mandatory|obligatory", no: "voluntary|optional" },
    Matter { of: "closure|ban|contract|replacement|injunction", yes: "permanent|permanently|for good|indefinitely", no: "temporary|temporarily|interim|provisional" },
    Matter { of: "inquiry|hearing|session|meeting|evidence|trial|talks", yes: "in public|open session|public session", no: "in private|closed door|closed session|in camera" },
    Matter { of: "ban|curfew|embargo|sanction|restriction|warning", yes: "lift|revoke|withdraw", no: "remain in force|stay in force|remain in place|stay in place|extend|prolong" },
];

/// Words beside which another of several is told, or an earlier one.
#[rustfmt::skip]
const OTHERS: &[&str] = &[
    "earlier", "previous", "previously", "first", "second", "third", "another", "other", "others", "former", "initially", "originally", "last",
    "past", "some", "most", "many", "until", "unless", "if", "whether", "should", "would", "could", "might", "may", "expected", "asked", "urged",
    "wants", "wanted", "again", "once", "before", "partly", "part", "either", "each", "any", "lower", "accused", "alleged", "allegedly", "claimed",
    "suspected",
];

/// Words of more than one matter of a kind.
const SEVERAL: &[&str] = &["two", "three", "four", "several", "both"];

/// How much of the rest of the claim a passage must bear out that tells how somebody left.
const BORNE: f32 = 0.15;

/// Nouns of those who settle.
#[rustfmt::skip]
const BODIES: &[&str] = &[
    "company", "companies", "bank", "firm", "group", "trust", "authority", "council", "airline", "maker", "chain", "retailer", "insurer", "agency",
    "charity", "club", "university", "hospital", "supplier", "operator", "manufacturer", "developer", "contractor", "business", "corporation",
    "broker", "brokerage", "fund", "lender", "utility", "school", "college", "ministry", "department", "police", "force", "carrier", "landlord",
    "builder", "publisher", "producer", "restaurant", "hotel", "casino", "startup", "subsidiary", "parent", "employer", "union", "federation",
];

/// Names that records give to whom they are about.
#[rustfmt::skip]
const PARTIES: &[&str] = &[
    "Respondent", "Respondents", "Defendant", "Defendants", "Claimant", "Plaintiff", "Appellant", "Applicant", "Petitioner", "Company",
    "Licensee", "Board", "Commission", "Department", "Court", "Crown", "Council", "Tribunal", "Committee", "Minister", "Chair",
];

/// Words that say of a whole sentence that nothing bears it out.
const NO_EVIDENCE: &[&[&str]] = &[
    &["found", "none"],
    &["found", "no"],
    &["no", "evidence"],
    &["no", "proof"],
    &["no", "sign"],
    &["no", "reason", "to", "think"],
    &["nothing", "to", "suggest"],
    &["no", "suggestion"],
    &["none", "was", "found"],
];

/// A side that a sentence takes.
#[derive(Clone, Debug)]
struct Side {
    matter: usize,
    noun: Option<String>,
    yes: bool,
    span: Span,
    /// Something else may be meant, or it is not told as done.
    open: bool,
}

/// What the sources tell of matters.
#[derive(Debug, Default)]
pub(super) struct Outcomes {
    all: Vec<(usize, Side)>,
}

type Way = (Vec<String>, usize, bool);

static WAYS: LazyLock<HashMap<String, Vec<Way>>> = LazyLock::new(|| {
    let mut ways: HashMap<String, Vec<Way>> = HashMap::default();
    for (matter, it) in MATTERS.iter().enumerate() {
        for (side, yes) in [(it.yes, true), (it.no, false)] {
            for way in side.split('|').filter(|way| !way.is_empty()) {
                let words: Vec<String> = way.split(' ').map(|word| stem(word).into_owned()).collect();
                if let Some(first) = words.first() {
                    ways.entry(first.clone()).or_default().push((words, matter, yes));
                }
            }
        }
    }
    ways
});

impl Outcomes {
    /// Reads the sources.
    pub(super) fn new(library: &Library<'_>) -> Self {
        let mut all = Vec::new();
        for (passage, it) in library.passages.iter().enumerate() {
            let Some(source) = library.sources.get(it.source) else { continue };
            all.extend(sides(source, it.span).into_iter().map(|side| (passage, side)));
        }
        Self { all }
    }
}

impl Bench<'_, '_> {
    /// Says where a matter went the other way.
    pub(super) fn outcomes(&mut self, reading: &Reading<'_>, claim: &Claim) {
        if self.known.outcomes.all.is_empty() {
            return;
        }
        let known = self.known;
        let ours = sides(reading, claim.span);
        for it in ours.iter().filter(|it| !it.open) {
            let mixed = ours.iter().any(|other| other.matter == it.matter && other.yes != it.yes);
            if mixed || reading.is_quoted(it.span) || self.is_contradicted(claim, it.span) {
                continue;
            }
            let of_it = || {
                known.outcomes.all.iter().filter(|(_, side)| side.matter == it.matter && side.noun == it.noun)
            };
            // a wider word of the matter may tell the article's side
            let same =
                known.outcomes.all.iter().any(|(_, side)| side.matter == it.matter && side.yes == it.yes);
            if same {
                continue;
            }
            let leaves = MATTERS.get(it.matter).is_some_and(|matter| matter.yes.starts_with("resign"));
            let admits = MATTERS.get(it.matter).is_some_and(|matter| matter.yes.starts_with("admit"));
            if admits && !is_of_a_body(reading, claim.span, it.span) {
                continue;
            }
            let Some((passage, _)) = of_it()
                .find(|(passage, side)| !side.open && !self.is_of_another(reading, claim.span, *passage))
            else {
                continue;
            };
            // somebody else may have been dismissed
            if leaves && self.bears_out(reading, claim.span, it.span, *passage) < BORNE {
                continue;
            }
            let Some(place) = self.place_of(*passage) else { continue };
            let source = self.library.sources.get(place.0).map_or("", |source| place.1.of(source.text));
            let said = source.split_whitespace().collect::<Vec<_>>().join(" ");
            let says = format!("has it the other way: \"{said}\"");
            self.otherwise(reading, claim, (Rule::SourceNegation, it.span), &says, (None, place));
        }
    }

    /// The passage names a person or body of which the claim has no word.
    fn is_of_another(&self, reading: &Reading<'_>, claim: Span, passage: usize) -> bool {
        let Some((source, span)) = self.place_of(passage) else { return true };
        let Some(source) = self.library.sources.get(source) else { return true };
        let title = self.story.request.article.title.as_deref().unwrap_or_default();
        let said = |word: &str| {
            word.len() < 3
                || PARTIES.contains(&word)
                || claim.of(reading.text).contains(word)
                || title.contains(word)
        };
        source.facts_in(span).any(|fact| match &fact.value {
            Value::Name(name) => {
                !name.value.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2).any(said)
            }
            _ => false,
        })
    }
}

/// A firm or office stands before the words: who settles without an admission is seldom a person.
fn is_of_a_body(reading: &Reading<'_>, claim: Span, at: Span) -> bool {
    let tokens = &reading.tokens;
    let before = Span::new(claim.start, at.start);
    let noun = tokens.within(before).any(|i| {
        let word = tokens.lower(i);
        BODIES.contains(&word.strip_suffix('s').unwrap_or(word)) || BODIES.contains(&word)
    });
    noun || reading.facts_in(before).any(
        |fact| matches!(&fact.value, Value::Name(name) if name.kind == crate::facts::NameType::Organisation),
    )
}

/// The sides that a sentence takes.
fn sides(reading: &Reading<'_>, sentence: Span) -> Vec<Side> {
    let tokens = &reading.tokens;
    let range = tokens.within(sentence);
    let mut found: Vec<Side> = Vec::new();
    for i in range.clone() {
        let Some(ways) = WAYS.get(&*stem(tokens.lower(i))) else { continue };
        for (words, matter, yes) in ways {
            let fits = i + words.len() <= range.end
                && words.iter().enumerate().all(|(n, word)| *stem(tokens.lower(i + n)) == **word);
            if !fits {
                continue;
            }
            let span = tokens.span(i, i + words.len() - 1);
            let around = clause(tokens, &range, i);
            let Some(noun) = noun_of(tokens, *matter, around.clone(), i) else { continue };
            let cues = cues(tokens, sentence);
            let turned = cues
                .iter()
                .filter(|cue| {
                    cue.kind == CueKind::Negation && cue.scope.contains(span) && !cue.span.overlaps(span)
                })
                .count();
            let not_done = cues.iter().any(|cue| {
                cue.scope.contains(span)
                    && matches!(cue.kind, CueKind::Question | CueKind::Condition | CueKind::Modality)
            });
            let counted = MATTERS.get(*matter).is_some_and(|it| !it.of.is_empty());
            let aside = |k: usize| {
                let word = tokens.lower(k);
                OTHERS.contains(&word) || counted && SEVERAL.contains(&word)
            };
            let none = turned == 0
                && range.clone().any(|k| {
                    NO_EVIDENCE
                        .iter()
                        .any(|it| it.iter().enumerate().all(|(n, word)| tokens.lower(k + n) == *word))
                });
            let turned = turned + usize::from(none);
            // `without help and without injury`, `no passengers were injured`
            let denies = words
                .iter()
                .any(|word| matches!(&**word, "no" | "not" | "without" | "nobody" | "neither" | "unhurt"));
            let turned = if denies { 0 } else { turned };
            let hurt = MATTERS.get(*matter).is_some_and(|it| it.no.contains("unhurt"));
            let of_some = hurt && (turned == 1 || it_is_history(reading, sentence));
            let open = turned > 1
                || of_some
                || not_done
                || around.clone().any(|k| !(i..i + words.len()).contains(&k) && aside(k))
                || reading.facts_over(span).any(|fact| fact.kind() == Kind::Quote);
            // `pleaded not guilty`: the denial stands behind the verb
            let yes = if MATTERS.get(*matter).is_some_and(|it| it.of == "guilty") {
                !around.clone().any(|k| tokens.lower(k) == "not" && tokens.lower(k + 1) == "guilty")
            } else {
                *yes != (turned == 1)
            };
            found.retain(|it| !(it.matter == *matter && span.contains(it.span)));
            if !found.iter().any(|it| it.matter == *matter && it.span.contains(span)) {
                found.push(Side { matter: *matter, noun, yes, span, open });
            }
        }
    }
    found
}

/// The sentence names a year: it tells what came of such a matter then.
fn it_is_history(reading: &Reading<'_>, sentence: Span) -> bool {
    reading
        .facts_in(sentence)
        .any(|fact| matches!(&fact.value, Value::Date(date) if date.precision == crate::facts::Precision::Year && !date.relative))
}

/// The noun of a matter near one of its sides; `Some(None)` where it has none of its own.
fn noun_of(
    tokens: &Tokens<'_>,
    matter: usize,
    around: std::ops::Range<usize>,
    i: usize,
) -> Option<Option<String>> {
    const REACH: usize = 8;
    let it = MATTERS.get(matter)?;
    if it.of.is_empty() {
        return Some(None);
    }
    let near = around.start.max(i.saturating_sub(REACH))..around.end.min(i + REACH);
    let noun = |k: usize| {
        let word = tokens.lower(k);
        let singular = word.strip_suffix('s').unwrap_or(word);
        // `the court of appeal`, `appeal judges`, `a ballot paper`
        let of_body = k >= 2
            && tokens.lower(k - 1) == "of"
            && matches!(tokens.lower(k - 2), "court" | "courts" | "judges" | "board" | "panel");
        let before_body = matches!(
            tokens.lower(k + 1),
            "court" | "courts" | "judge" | "judges" | "panel" | "board" | "tribunal" | "paper" | "papers"
        );
        if of_body || before_body {
            return None;
        }
        it.of.split('|').find(|noun| *noun == word || *noun == singular).map(str::to_owned)
    };
    near.clone().find_map(noun).map(Some)
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    #[test]
    fn the_other_outcome() {
        for (article, source) in [
            (
                "The court allowed his appeal and ordered a new trial.",
                "For these reasons the appeal is dismissed.",
            ),
            (
                "The company, which has 40 shops, admitted that it had overcharged 3,000 customers.",
                "Without admitting or denying the findings, Respondent consents to a penalty of £200,000 and to pay back 3,000 customers.",
            ),
            (
                "The firm had pleaded not guilty.",
                "The company pleaded guilty at the first hearing, on 4 May.",
            ),
            (
                "Its first draft, of 2021, was accepted by the assembly.",
                "The draft of 2021 left out 40 articles and was rejected by the assembly of that year.",
            ),
            (
                "The report says that managers had deliberately hidden her letters.",
                "The panel looked for evidence that it was done on purpose and found none.",
            ),
            ("Nobody was hurt when the crane fell.", "A crane fell at 4.10 pm. Five workers were injured."),
            ("The vote of the islanders is binding.", "The vote is advisory. It was held on 4 May."),
        ] {
            assert!(rules(article, source).contains(&Rule::SourceNegation), "{article}");
        }
    }

    #[test]
    fn the_same_outcome_or_another_matter() {
        for (article, source) in [
            ("The court threw out his appeal.", "For these reasons the appeal is dismissed."),
            (
                "The court allowed his appeal.",
                "The appeal against conviction is allowed. The appeal against sentence is dismissed.",
            ),
            (
                "The company did not admit that it had overcharged anybody.",
                "Without admitting the findings, Respondent consents to a penalty.",
            ),
            (
                "The company admitted a breach of the rules on signs.",
                "The company admits the breach of rule 4. It makes no admission as to rule 5.",
            ),
            ("Brandt pleaded guilty to theft.", "Quill pleaded not guilty."),
            ("The appeal would be allowed if the court followed her.", "The appeal is dismissed."),
            ("An earlier appeal was allowed.", "The appeal is dismissed."),
            (
                "Her brother accused managers of having deliberately hidden her letters.",
                "The panel found no evidence that it was done on purpose.",
            ),
            (
                "Nobody was hurt when the crane fell.",
                "A crane fell at 4.10 pm. There were no injuries. In 2019 two men were injured there.",
            ),
            ("She was refused bail.", "Bail was refused."),
        ] {
            assert!(!rules(article, source).contains(&Rule::SourceNegation), "{article}");
        }
    }
}
