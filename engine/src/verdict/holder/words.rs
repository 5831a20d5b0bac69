//! The words of offices: what one body has one of, and what makes another office of it.

/// Offices of which a body has one at a time.
#[rustfmt::skip]
pub(super) const SOLE: &[&str] = &[
    "president", "chair", "chairman", "chairwoman", "chairperson", "director", "manager", "secretary", "treasurer", "mayor", "mayoress",
    "provost", "principal", "headteacher", "headmaster", "headmistress", "dean", "archdeacon", "bishop", "archbishop", "abbot", "abbess",
    "precentor", "organist", "vicar", "rector", "chancellor", "governor", "commissioner", "coroner", "prosecutor", "premier",
    "ambassador", "captain", "skipper", "coach", "conductor", "concertmaster", "editor", "landlord", "landlady", "warden",
    "harbourmaster", "stationmaster", "registrar", "librarian", "bursar", "moderator", "convener", "convenor", "controller", "comptroller",
    "commander", "foreman", "architect", "composer", "librettist", "choreographer", "translator", "referee", "umpire", "superintendent",
    "chaplain", "administrator", "sheriff", "ombudsman", "postmaster", "postmistress", "purser", "quartermaster", "coxswain", "matron",
    "choirmaster", "bandmaster", "groundsman", "groundskeeper", "gamekeeper", "liquidator", "scrutineer", "chairs", "chaired", "adjudicator",
    "leader", "patron", "clerk", "whip", "arbiter", "marshal", "curator", "archivist", "dramaturg", "intendant", "bosun", "boatswain",
    "navigator", "foreperson", "forewoman", "caretaker", "janitor", "sexton", "verger", "beadle", "prioress", "prior", "cantor", "kapellmeister",
    "accompanist", "timekeeper", "starter", "headship", "proprietor", "publican", "sacristan", "churchwarden", "headman", "standardbearer",
    "adjutant", "paymaster", "storekeeper", "coordinator", "co-ordinator", "organiser", "organizer", "rapporteur", "auctioneer", "receiver",
    "plaintiff", "claimant", "defendant", "respondent", "appellant", "petitioner", "executor", "executrix", "vice-chancellor", "master",
    "lessee", "licensee", "freeholder", "tenant", "signaller", "signalman", "lookout", "copilot", "goalkeeper", "wicketkeeper", "drummer", "bassist",
    "promoter", "producer", "ringmaster", "impresario", "narrator", "compere", "doorkeeper", "lighthousekeeper", "speaker", "seconder",
];

/// Offices of which there is one where a word like `chief` stands before them.
#[rustfmt::skip]
pub(super) const RAISED: &[&str] = &[
    "executive", "officer", "engineer", "constable", "inspector", "economist", "scientist", "surgeon", "nurse", "geologist", "designer",
    "surveyor", "auditor", "master", "keeper", "teacher", "steward", "stewardess", "cook", "chef", "gardener", "ranger", "physician", "veterinarian",
    "vet", "pharmacist", "statistician", "planner", "architect", "adviser", "advisor", "negotiator", "investigator", "mechanic", "pilot",
    "judge", "justice", "magistrate", "sub-editor", "reporter", "correspondent", "technician", "operator", "accountant", "lawyer", "counsel",
    "solicitor", "analyst", "strategist", "actuary", "underwriter", "chemist", "botanist", "archaeologist", "historian", "meteorologist",
    "seismologist", "forester", "conservator", "restorer", "brewer", "distiller", "winemaker", "baker", "firefighter", "paramedic", "midwife",
    "porter", "guide", "guard", "examiner", "assessor", "lifeguard", "groom", "herdsman", "shepherd", "trader", "buyer", "scout", "medic",
    "spokesman", "spokeswoman", "spokesperson", "minister", "choreographer", "violinist", "cellist", "dancer", "oboist", "flautist", "horn",
];
pub(super) const RAISING: &[&str] = &[
    "chief",
    "head",
    "lead",
    "principal",
    "returning",
    "managing",
    "medical",
    "harbour",
    "harbor",
    "station",
    "concert",
    "prime",
    "probation",
    "presiding",
];

/// Words that make another office of the one behind them.
pub(super) const RANKS: &[&str] = &[
    "deputy",
    "assistant",
    "vice",
    "acting",
    "interim",
    "associate",
    "under",
    "sub",
    "guest",
    "pro",
    "additional",
    "junior",
    "lieutenant",
    "trainee",
    "caretaker",
    "stand-in",
];

/// Ranks that newspapers use one for another.
pub(super) fn one_rank(rank: &str) -> &str {
    match rank {
        "vice" => "deputy",
        "interim" | "caretaker" | "stand-in" => "acting",
        other => other,
    }
}

/// Offices that a ship, an aircraft or a government has in an order: `second engineer`, `first officer`.
pub(super) const ORDERED: &[&str] =
    &["officer", "engineer", "mate", "minister", "secretary", "lieutenant", "steward", "pilot"];

/// Words for a place in that order.
pub(super) fn place_in_order(lower: &str) -> Option<&'static str> {
    let place = match lower {
        "first" | "1st" => "first",
        "second" | "2nd" => "second",
        "third" | "3rd" => "third",
        "fourth" | "4th" => "fourth",
        _ => return None,
    };
    Some(place)
}

/// Words behind an office for an honour that stays.
pub(super) fn honour(lower: &str) -> Option<&'static str> {
    match lower {
        "emeritus" | "emerita" => Some("emeritus"),
        "laureate" => Some("laureate"),
        _ => None,
    }
}

pub(super) const OVER: &[&str] = &[
    "former", "ex", "previous", "past", "retired", "outgoing", "late", "then", "formerly", "longtime",
    "onetime", "founding", "first", "last", "sometime",
];
pub(super) const COMING: &[&str] = &["next", "incoming", "designate", "elect", "future", "new"];

/// Roles that the lexicon does not read as such, beside those of [`SOLE`].
#[rustfmt::skip]
const FURTHER: &[&str] = &[
    "oboist", "flautist", "curate", "deacon", "lyricist", "soprano", "alto", "bailiff", "mate", "stoker", "cook", "waiter", "porter", "usher",
    "examiner", "defender", "attacker", "scout", "trimmer", "prop", "lock", "hooker", "flanker", "restorer", "groom", "medic", "godfather", "godmother",
    "godson", "goddaughter", "benefactor", "sponsor", "guarantor", "freelancer", "bugler", "piper", "fiddler", "trombonist", "trumpeter", "percussionist",
    "harpist", "bassoonist", "clarinettist", "saxophonist", "keyboardist", "vocalist", "contralto", "mezzo",
];

/// A noun of an office that [`SOLE`] or the table beside it has, whatever the lexicon takes it for.
pub(super) fn is_office_word(lower: &str) -> bool {
    SOLE.contains(&lower) || FURTHER.contains(&lower)
}

/// Offices that every body keeps apart, each line under the names that one of them goes by.
pub(super) const APART: &[&str] = &[
    "chair chairman chairwoman chairperson convener convenor",
    "executive ceo director manager principal headteacher coach head",
    "secretary clerk registrar",
    "treasurer bursar comptroller",
    "editor",
    "captain skipper",
];

/// Nouns for a part of a body, which somebody heads.
pub(super) const UNITS: &[&str] = &[
    "department",
    "division",
    "unit",
    "section",
    "desk",
    "office",
    "branch",
    "wing",
    "bureau",
    "directorate",
    "faculty",
    "laboratory",
    "programme",
    "program",
    "ward",
    "clinic",
    "team",
];

/// Letters behind a name that are no part of it.
#[rustfmt::skip]
pub(super) const LETTERS: &[&str] = &[
    "mp", "kc", "qc", "sc", "mbe", "obe", "cbe", "kbe", "dbe", "phd", "frs", "msp", "mep", "jp", "td", "mla", "qpm", "dsc", "rn", "jr", "sr", "esq",
    "msc", "ma", "ba", "md", "frcs", "tds", "usn", "sj", "osb", "op",
];
