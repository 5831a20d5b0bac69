//! Whether two roles are one office.

use super::compare::canonical;
use super::lexicon::{Sorts, sorts};
use std::borrow::Cow;

/// How a role stands to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoleMatch {
    /// The same office.
    Same,
    /// The same office, of which the first role says less: `director` for `finance director`.
    Broader,
    /// The same office, of which the first role says more.
    Narrower,
    /// Another office, or another rank of it: `deputy`, `former`.
    Different,
    /// The words do not tell.
    Unclear,
}

/// A word of a role; `CEO` and the like in words.
#[must_use]
pub fn spelled_out(word: &str) -> &str {
    let bare = word.trim_end_matches('.');
    if bare.len() > LONGEST_SHORT {
        return word;
    }
    SHORT.iter().find(|(short, _)| *short == bare).map_or(word, |(_, long)| long)
}

/// The noun of a role, one word for the words of one office: `chair` for `chairs the committee`.
#[must_use]
pub fn head_of_role(role: &str) -> Option<String> {
    Parts::of(role).map(|parts| parts.head)
}

/// True if the two are one office of two fields: `finance director` and `managing director`.
#[must_use]
pub fn differ_in_field(a: &str, b: &str) -> bool {
    let (Some(left), Some(right)) = (Parts::of(a), Parts::of(b)) else { return false };
    // `director of music` may be the `music director`; that both are `of Tarn` says nothing
    let shares =
        left.modifiers.iter().any(|word| right.modifiers.contains(word) || right.complement.contains(word))
            || right.modifiers.iter().any(|word| left.complement.contains(word));
    left.head == right.head
        && left.ranks == right.ranks
        && !left.modifiers.is_empty()
        && !right.modifiers.is_empty()
        && !shares
}

/// Letters of the longest short form.
const LONGEST_SHORT: usize = 4;

/// Short forms of offices.
#[rustfmt::skip]
const SHORT: &[(&str, &str)] = &[
    ("CEO", "chief executive officer"), ("CFO", "chief financial officer"), ("COO", "chief operating officer"),
    ("CTO", "chief technology officer"), ("CIO", "chief information officer"), ("MP", "member of parliament"),
    ("MEP", "member of the European parliament"), ("DA", "district attorney"), ("VP", "vice president"), ("PM", "prime minister"),
    ("Ch", "chief"), ("Supt", "superintendent"), ("Insp", "inspector"), ("Det", "detective"), ("Sgt", "sergeant"),
    ("Con", "constable"), ("DC", "detective constable"), ("DS", "detective sergeant"), ("DI", "detective inspector"),
    ("DCI", "detective chief inspector"), ("GP", "doctor"), ("Gov", "governor"), ("Sen", "senator"), ("Rep", "representative"),
    ("Gen", "general"), ("Col", "colonel"), ("Capt", "captain"), ("Lt", "lieutenant"), ("Maj", "major"), ("Dep", "deputy"),
    ("Asst", "assistant"), ("Cmdr", "commander"), ("Cdr", "commander"), ("Brig", "brigadier"), ("Adm", "admiral"), ("Cpl", "corporal"),
    ("Pvt", "private"), ("Pte", "private"), ("Addl", "additional"), ("Engr", "engineer"), ("Prof", "professor"), ("Cllr", "councillor"),
];

/// Offices of several words, each line one office; words as [`canonical`] gives them.
#[rustfmt::skip]
const OFFICES: &[&str] = &[
    "caretaker|site manager|site supervisor|building superintendent",
    "headteacher|school principal|head of school",
    "police chief|chief of police",
    "fire chief|chief fire officer|chief of the fire brigade",
    "matron|nursing director|director of nursing|head nurse|chief nurse",
    "first officer|co pilot|co-pilot|second pilot",
    "flight attendant|cabin attendant|air steward|air stewardess",
    "press officer|press secretary|head of press|media officer",
    "funeral director|undertaker",
    "estate agent|real estate agent|realtor",
    "sporting director|director of football|sports director",
    "human resources manager|personnel manager|head of human resources|head of personnel",
    "external member|outside member|independent member",
    "junior minister|minister of state|parliamentary under secretary of state|parliamentary under secretary|parliamentary secretary",
    "finance minister|chancellor of the exchequer|treasury secretary|secretary of the treasury|minister of the treasury",
    "foreign minister|foreign secretary|secretary of state for foreign affairs|minister for foreign affairs|minister of foreign affairs|minister for external affairs|minister of external affairs|foreign affairs minister|external affairs minister",
    "interior minister|home secretary|minister of the interior|minister of home affairs|minister for home affairs|interior secretary",
    "defence minister|defence secretary|secretary of defense|defense secretary|defense minister|minister of defense",
    "justice minister|justice secretary|lord chancellor",
    "rector of the university|vice chancellor of the university|president of the university|vice chancellor",
    "public prosecutor|state prosecutor",
    "captain|skipper|master|shipmaster|master mariner",
];

/// Spellings of one side of the ocean with those of the other.
#[rustfmt::skip]
const SPELLED: &[(&str, &str)] = &[
    ("anaesth", "anesth"), ("archaeo", "archeo"), ("defence", "defense"), ("gynaec", "gynec"), ("haemat", "hemat"), ("labour", "labor"),
    ("orthopaed", "orthoped"), ("paed", "ped"), ("organis", "organiz"), ("programme", "program"), ("theatre", "theater"),
    ("centre", "center"),
];

/// A role (as [`canonical`] gives it) with the first way to say an office that has several.
#[must_use]
pub fn one_office(role: &str) -> Cow<'_, str> {
    for line in OFFICES {
        let Some((first, others)) = line.split_once('|') else { continue };
        for other in others.split('|') {
            if let Some(at) = role.find(other).filter(|at| is_whole(role, *at, other)) {
                let (head, tail) = (role.get(..at), role.get(at + other.len()..));
                return Cow::Owned(format!(
                    "{}{first}{}",
                    head.unwrap_or_default(),
                    tail.unwrap_or_default()
                ));
            }
        }
    }
    Cow::Borrowed(role)
}

/// `words` stand at `at` of `text` as words of their own.
fn is_whole(text: &str, at: usize, words: &str) -> bool {
    let open = text.get(..at).is_some_and(|head| head.is_empty() || head.ends_with(' '));
    open && text.get(at + words.len()..).is_some_and(|tail| tail.is_empty() || tail.starts_with(' '))
}

/// A role in its parts.
struct Parts {
    head: String,
    /// `deputy`, `former` and the like, which make another office.
    ranks: Vec<String>,
    modifiers: Vec<String>,
    /// Of, for, at what; content words.
    complement: Vec<String>,
}

/// Compares two roles as [`Name`](crate::facts::Name) holds them.
#[must_use]
pub fn compare_roles(a: &str, b: &str) -> RoleMatch {
    let (Some(left), Some(right)) = (Parts::of(a), Parts::of(b)) else { return RoleMatch::Unclear };
    if left.head != right.head {
        let generic = |head: &String| GENERIC.contains(&head.as_str());
        let unclear = generic(&left.head) || generic(&right.head);
        return if unclear { RoleMatch::Unclear } else { RoleMatch::Different };
    }
    if left.ranks != right.ranks {
        // it is the deputy who acts
        let acts =
            |parts: &Parts| parts.ranks.iter().any(|rank| matches!(rank.as_str(), "acting" | "interim"));
        let second =
            |parts: &Parts| parts.ranks.iter().any(|rank| matches!(rank.as_str(), "deputy" | "vice"));
        let stands_in = acts(&left) && second(&right) || second(&left) && acts(&right);
        return if stands_in { RoleMatch::Unclear } else { RoleMatch::Different };
    }
    let (left_all, right_all) = (left.rest(), right.rest());
    let within = |x: &[&String], y: &[&String]| x.iter().all(|w| y.contains(w));
    match (within(&left_all, &right_all), within(&right_all, &left_all)) {
        (true, true) => RoleMatch::Same,
        (true, false) => RoleMatch::Broader,
        (false, true) => RoleMatch::Narrower,
        (false, false) => {
            let shared = left_all.iter().any(|w| right_all.contains(w));
            let clash = !left.modifiers.is_empty() && !right.modifiers.is_empty() && !shared;
            if clash { RoleMatch::Different } else { RoleMatch::Unclear }
        }
    }
}

impl Parts {
    fn of(role: &str) -> Option<Self> {
        let words = canonical(&role.split(' ').map(spelled_out).collect::<Vec<_>>().join(" "));
        let words = SPELLED.iter().fold(one_office(&words).into_owned(), |words, (here, there)| {
            if words.contains(here) { words.replace(here, there) } else { words }
        });
        let words: Vec<&str> = words.split(' ').collect();
        let (first, rest) = words.split_first()?;
        if let Some((_, head)) = VERBS.iter().find(|(verb, _)| verb == first) {
            let complement = content(rest);
            return Some(Self { head: (*head).into(), ranks: Vec::new(), modifiers: Vec::new(), complement });
        }
        if let Some(rest) = words.strip_prefix(["in", "charge", "of"].as_slice()) {
            let complement = content(rest);
            return Some(Self { head: "head".into(), ranks: Vec::new(), modifiers: Vec::new(), complement });
        }
        let cut = words.iter().position(|w| matches!(*w, "of" | "for" | "at" | "in")).unwrap_or(words.len());
        let (office, complement) = words.split_at(cut);
        let at = office.iter().rposition(|w| sorts(w).is(Sorts::ROLE.or(Sorts::TITLE)))?;
        let head = same_office(office.get(at)?);
        let before = office.get(..at)?;
        let ranked = |w: &&&str| RANKS.contains(*w);
        let mut ranks: Vec<String> = before.iter().filter(ranked).map(|w| (*w).to_owned()).collect();
        ranks.sort();
        let modifiers = content(&before.iter().filter(|w| !RANKS.contains(*w)).copied().collect::<Vec<_>>());
        Some(Self { head, ranks, modifiers, complement: content(complement) })
    }

    fn rest(&self) -> Vec<&String> {
        self.modifiers.iter().chain(&self.complement).collect()
    }
}

fn content(words: &[&str]) -> Vec<String> {
    let small =
        ["the", "of", "for", "at", "in", "a", "an", "and", "its", "his", "her", "new", "our", "their"];
    words.iter().filter(|w| !small.contains(*w)).map(|w| (*w).to_owned()).collect()
}

/// Words that make another office of the same head.
#[rustfmt::skip]
const RANKS: &[&str] = &[
    "deputy", "assistant", "additional", "guest", "chief", "vice", "acting", "interim", "former", "ex", "associate", "under", "honorary", "incoming", "outgoing",
];

/// Heads that say too little to contradict another.
#[rustfmt::skip]
const GENERIC: &[&str] = &[
    "official", "member", "executive", "expert", "scientist", "officer", "researcher", "representative", "politician", "head",
    "academic", "resident", "scholar", "boss", "worker", "campaigner", "activist", "candidate", "player", "artist", "author",
    "writer", "musician", "spokesperson", "specialist", "doctor", "professor", "lawyer", "chief", "partner", "co", "adviser", "footballer", "athlete", "star", "founder",
    "teacher", "scholar", "performer", "actor", "actress", "singer", "businessman", "businesswoman", "entrepreneur",
];

/// What somebody is who does that.
const VERBS: &[(&str, &str)] = &[
    ("heads", "head"),
    ("headed", "head"),
    ("leads", "head"),
    ("runs", "head"),
    ("ran", "head"),
    ("chairs", "chair"),
    ("chaired", "chair"),
    ("directs", "head"),
    ("directed", "head"),
    ("manages", "head"),
    ("managed", "head"),
    ("owns", "owner"),
    ("owned", "owner"),
    ("founded", "founder"),
    ("edits", "editor"),
    ("edited", "editor"),
    ("coaches", "coach"),
    ("coached", "coach"),
    ("represents", "representative"),
    ("represented", "representative"),
];

/// One word for the words of one office.
fn same_office(head: &str) -> String {
    let same = match head {
        "chairman" | "chairwoman" | "chairperson" => "chair",
        "spokesman" | "spokeswoman" => "spokesperson",
        "cllr" | "councilor" | "councilman" | "councilwoman" => "councillor",
        "headteacher" | "headmaster" | "headmistress" | "principal" => "headteacher",
        "janitor" | "custodian" | "caretaker" => "caretaker",
        "copilot" => "pilot",
        "groundskeeper" | "greenkeeper" => "groundsman",
        "licensee" | "publican" => "landlord",
        "fireman" => "firefighter",
        "policeman" | "policewoman" => "officer",
        "organizer" => "organiser",
        "adviser" | "advisor" => "adviser",
        "cox" => "coxswain",
        "vet" => "veterinarian",
        "landlady" => "landlord",
        "curator" => "keeper",
        "postmistress" => "postmaster",
        "actress" => "actor",
        "gov" => "governor",
        "sen" => "senator",
        "rep" => "representative",
        "leader" | "head" | "boss" => "head",
        "counselor" => "counsellor",
        "convenor" => "convener",
        other => other,
    };
    same.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use RoleMatch::{Broader, Different, Narrower, Same, Unclear};

    #[test]
    fn offices_are_compared_by_head_rank_and_field() {
        for (a, b, expected) in [
            ("chairman", "Chair", Same),
            ("Cllr", "councillor", Same),
            ("heads the museum", "head of the museum", Same),
            ("district attorney", "deputy district attorney", Different),
            ("mayor", "former mayor", Different),
            ("acting mayor", "deputy mayor", Unclear),
            ("director", "director of collections", Broader),
            ("finance director", "director", Narrower),
            ("finance director", "managing director", Different),
            ("chairs the trust", "secretary of the trust", Different),
            ("secretary", "treasurer", Different),
            ("toxicologist", "epidemiologist", Different),
            ("runs the site", "site manager", Unclear),
            ("official", "treasurer", Unclear),
            ("researcher", "epidemiologist", Unclear),
            ("", "treasurer", Unclear),
            ("pediatrician", "paediatrician", Same),
            ("the captain", "master", Same),
        ] {
            assert_eq!(compare_roles(a, b), expected, "{a} / {b}");
        }
    }
}
