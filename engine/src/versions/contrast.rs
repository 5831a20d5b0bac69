//! Words whose exchange changes a fact: opposites, roles, units; and the small words that carry none.

/// Rows of words that exclude each other where they stand in the same place. Words in one cell mean the same.
const ROWS: &[&[&str]] = &[
    &["more", "fewer|less"],
    &["most", "least|fewest"],
    &["first", "last|final"],
    &["before", "after"],
    &["earlier", "later"],
    &["above|over", "below|under|beneath"],
    &["north|northern", "south|southern", "east|eastern", "west|western"],
    &["northeast|northeastern", "northwest|northwestern", "southeast|southeastern", "southwest|southwestern"],
    &["left", "right"],
    &["won|wins|win|winning|victory|defeated|beat|beats", "lost|loses|lose|losing|defeat|defeats"],
    &["killed|dead|died|deaths|fatalities", "injured|wounded|hurt|injuries", "missing"],
    &["guilty|convicted|conviction", "innocent|acquitted|acquittal"],
    &["arrested", "charged", "convicted", "sentenced", "acquitted"],
    &[
        "father",
        "mother",
        "son",
        "daughter",
        "brother",
        "sister",
        "uncle",
        "aunt",
        "nephew",
        "niece",
        "cousin",
        "grandson",
        "granddaughter",
        "grandfather",
        "grandmother",
        "husband",
        "wife",
        "widow",
        "widower",
    ],
    &["man|men|male|boy", "woman|women|female|girl"],
    &["novel", "film|movie", "album", "song", "single", "play", "poem", "musical", "opera", "documentary"],
    &["daily", "weekly", "monthly|month", "quarterly|quarter", "yearly|annual|annually|year"],
    &["legal|lawful", "illegal|unlawful"],
    &["public", "private"],
    &["import|imports|imported", "export|exports|exported"],
    &["bought|buy|buys|purchased", "sold|sell|sells"],
    &["profit|profits", "loss|losses", "revenue|revenues|sales|turnover"],
    &["approved|approve|accepted|backed|passed", "rejected|reject|refused|blocked|opposed"],
    &["confirmed|confirm|confirms", "denied|deny|denies"],
    &["opened|opens|open", "closed|closes|shut"],
    &["began|started|begun|begins", "ended|finished|ends"],
    &["hired|appointed", "fired|sacked|dismissed|ousted", "left|quit|resigned|departed", "retired"],
    &["favorable|favourable|positive|acclaim", "negative|unfavorable|unfavourable|scathing", "mixed"],
    &["morning", "afternoon", "evening", "night"],
    &["spring", "summer", "autumn", "winter"],
    &["home", "away"],
    &["lawful", "unlawful"],
    &[
        "murder",
        "manslaughter",
        "suicide",
        "robbery",
        "theft",
        "burglary",
        "fraud",
        "assault",
        "arson",
        "rape",
    ],
    &["deaths", "cases", "hospitalisations|hospitalizations"],
    &["net", "gross"],
    &["upper", "lower"],
    &["allowed|permitted|legalised|legalized", "banned|prohibited|outlawed|forbade|forbidden"],
    &["rural", "urban"],
    &["mild|minor", "severe|serious"],
    &["unanimously", "narrowly"],
    &["married", "divorced", "engaged"],
    &["alive|living", "dead|deceased|late"],
    &["largest|biggest|highest|tallest|longest", "smallest|lowest|shortest"],
    &["oldest|eldest", "youngest"],
    &["second-largest", "largest"],
    &["majority", "minority"],
    &["all|every", "some", "none|no"],
    &["always", "never", "sometimes"],
    &[
        "increase|increases|increased|rise|rises|rose|risen|grew|grow|growth|gained|climbed|jumped|soared|surged|up|\
       raised|higher|upgraded|improved",
        "decrease|decreases|decreased|fall|falls|fell|fallen|shrank|drop|drops|dropped|declined|decline|slumped|\
       plunged|down|cut|lowered|lower|downgraded|worsened|slipped",
    ],
    &["democrat|democratic|democrats", "republican|republicans"],
    &["conservative|conservatives|tory|tories", "labour|labor", "liberal|liberals", "green|greens"],
    &["christian", "muslim", "jewish", "hindu", "buddhist", "catholic", "protestant", "sikh"],
    &["gold", "silver", "bronze"],
    &["bachelor", "master", "doctorate|phd|doctoral"],
    &["primary", "secondary"],
    &["red", "blue", "green", "yellow", "white", "black", "brown", "pink", "purple", "orange"],
    &["heavier", "lighter"],
    &["warmer|hotter|hottest|warmest", "colder|cooler|coldest"],
    &["minimum", "maximum"],
    &["city", "town", "village", "county", "province", "state", "district"],
    &["river", "lake", "mountain", "island"],
];

/// Titles and roles, one row each for what excludes the others.
const ROLES: &[&str] = &[
    "president",
    "vice-president",
    "chairman|chair|chairwoman|chairperson",
    "secretary",
    "treasurer",
    "director",
    "manager",
    "minister",
    "premier",
    "chancellor",
    "mayor",
    "governor",
    "senator|sen",
    "congressman|congresswoman|\
     representative|rep",
    "councillor|councilor|councilman|councilwoman",
    "judge",
    "justice",
    "prosecutor",
    "attorney",
    "lawyer|solicitor|barrister",
    "professor|prof",
    "lecturer",
    "doctor|dr",
    "surgeon",
    "nurse",
    "teacher",
    "principal",
    "dean",
    "coach",
    "captain",
    "lieutenant",
    "colonel",
    "general",
    "sergeant|sgt",
    "major",
    "admiral",
    "commander",
    "inspector",
    "detective",
    "superintendent",
    "constable",
    "officer",
    "chief",
    "head",
    "deputy",
    "assistant",
    "editor",
    "reporter|journalist",
    "correspondent",
    "columnist",
    "producer",
    "actor|actress",
    "singer",
    "guitarist",
    "drummer",
    "bassist",
    "pianist",
    "violinist",
    "composer",
    "conductor",
    "author|novelist|writer",
    "poet",
    "painter",
    "sculptor",
    "architect",
    "engineer",
    "scientist",
    "physicist",
    "chemist",
    "biologist",
    "historian",
    "economist",
    "philosopher",
    "goalkeeper",
    "midfielder",
    "striker|forward",
    "defender",
    "batsman",
    "bowler",
    "pitcher",
    "quarterback",
    "king",
    "queen",
    "prince",
    "princess",
    "duke",
    "duchess",
    "earl",
    "baron",
    "pope",
    "cardinal",
    "archbishop",
    "bishop",
    "priest",
    "rabbi",
    "imam",
    "farmer",
    "driver",
    "pilot",
    "spokesman|spokeswoman|spokesperson",
    "ambassador",
    "consul",
    "trustee",
    "founder|co-founder",
    "owner",
    "ceo",
    "banker",
    "trader",
    "student",
    "pupil",
    "mr",
    "mrs|ms|miss",
    "sir",
    "lord",
    "lady",
    "dame",
];

/// Titles that only polite forms distinguish: their coming and going changes no role.
const POLITE: &[&str] =
    &["mr", "mrs", "ms", "miss", "dr", "doctor", "sir", "prof", "professor", "dame", "lord", "lady"];

const NEGATIONS: &[&str] =
    &["not", "never", "no", "none", "nobody", "nothing", "neither", "nor", "without", "cannot", "nowhere"];

/// Words that deny without a negation word: beside them a lost `not` is a rewording.
const DENYING: &[&str] = &[
    "fail",
    "failed",
    "fails",
    "refuse",
    "refused",
    "refuses",
    "deny",
    "denied",
    "denies",
    "lack",
    "lacks",
    "lacked",
    "lacking",
    "unable",
    "reject",
    "rejected",
    "declined",
    "avoid",
    "avoided",
    "absent",
    "absence",
    "missing",
    "hardly",
    "barely",
    "few",
    "little",
    "unlikely",
    "impossible",
    "false",
    "wrong",
    "instead",
    "rather",
    "but",
    "only",
    "yet",
    "until",
    "unless",
    "except",
    "ruled",
    "zero",
    "non",
    "other",
    "un",
    "despite",
    "remains",
    "remained",
    "free",
];

const SMALL: &[&str] = &[
    "a",
    "an",
    "the",
    "of",
    "in",
    "on",
    "at",
    "to",
    "by",
    "for",
    "from",
    "with",
    "and",
    "or",
    "as",
    "is",
    "was",
    "are",
    "were",
    "be",
    "been",
    "being",
    "has",
    "have",
    "had",
    "it",
    "its",
    "he",
    "she",
    "they",
    "his",
    "her",
    "their",
    "him",
    "them",
    "who",
    "whom",
    "whose",
    "which",
    "that",
    "this",
    "these",
    "those",
    "there",
    "here",
    "i",
    "we",
    "you",
    "our",
    "us",
    "my",
    "your",
    "about",
    "some",
    "around",
    "approximately",
    "roughly",
    "into",
    "onto",
    "upon",
    "will",
    "would",
    "shall",
    "should",
    "can",
    "could",
    "may",
    "might",
    "must",
    "do",
    "does",
    "did",
    "also",
    "then",
    "than",
    "so",
    "if",
    "when",
    "where",
    "while",
    "such",
    "both",
    "each",
    "but",
    "out",
    "up",
    "off",
    "own",
    "per",
    "any",
    "all",
    "said",
    "says",
    "one's",
    "itself",
    "himself",
    "herself",
    "themselves",
    "more",
    "most",
    "very",
    "just",
    "only",
    "too",
];

const MEASURES: &[&str] = &[
    "%|percent|pct",
    "km|kilometre|kilometres|kilometer|kilometers",
    "mile|miles|mi",
    "metre|metres|meter|meters",
    "centimetre|centimetres|centimeter|centimeters|cm",
    "millimetre|millimetres|millimeter|millimeters|mm",
    "foot|feet|ft",
    "inch|inches",
    "yard|yards|yd",
    "kg|kilogram|kilograms|kilogramme|kilogrammes|kilo|kilos",
    "gram|grams|gramme|grammes",
    "mg|milligram|milligrams",
    "microgram|micrograms|mcg|µg",
    "tonne|tonnes",
    "ton|tons",
    "pound|pounds|lb|lbs",
    "ounce|ounces|oz",
    "stone|stones",
    "litre|litres|liter|liters",
    "millilitre|millilitres|ml",
    "gallon|gallons",
    "barrel|barrels",
    "hectare|hectares|ha",
    "acre|acres",
    "second|seconds|secs",
    "minute|minutes|mins",
    "hour|hours|hrs",
    "day|days",
    "week|weeks",
    "month|months",
    "year|years",
    "decade|decades",
    "century|centuries",
    "celsius|centigrade",
    "fahrenheit",
    "watt|watts",
    "kw|kilowatt|kilowatts",
    "mw|megawatt|megawatts",
    "gw|gigawatt|gigawatts",
    "kwh",
    "mph",
    "kph",
    "dollar|dollars",
    "euro|euros",
    "yen",
    "rupee|rupees",
    "cent|cents",
    "pence|penny|p",
    "point|points",
    "degree|degrees",
];

/// Signs that are units only behind digits.
const BEHIND_DIGITS: &[(&str, &str)] =
    &[("m", "metre"), ("c", "celsius"), ("f", "fahrenheit"), ("g", "gram"), ("l", "litre"), ("t", "tonne")];

fn holds(cell: &str, word: &str) -> bool {
    cell.split('|').any(|one| one == word)
}

/// True if the two words exclude each other where they stand in the same place.
pub(super) fn excludes(a: &str, b: &str) -> bool {
    let cell = |row: &'static [&'static str], word: &str| row.iter().position(|cell| holds(cell, word));
    ROWS.iter().any(|row| matches!((cell(row, a), cell(row, b)), (Some(x), Some(y)) if x != y))
}

/// True if the two are roles, and not the same role.
pub(super) fn other_role(a: &str, b: &str) -> bool {
    let row = |word: &str| ROLES.iter().position(|cell| holds(cell, word));
    let polite = |word: &str| POLITE.contains(&word);
    !polite(a) && !polite(b) && matches!((row(a), row(b)), (Some(x), Some(y)) if x != y)
}

pub(crate) fn is_role(word: &str) -> bool {
    ROLES.iter().any(|cell| holds(cell, word))
}

pub(super) fn is_negation(word: &str) -> bool {
    NEGATIONS.contains(&word)
}

pub(super) fn is_denying(word: &str) -> bool {
    DENYING.contains(&word)
        || word.strip_prefix("un").or_else(|| word.strip_prefix("in")).is_some_and(|rest| rest.len() > 4)
        || word.ends_with("less")
}

pub(super) fn is_small(word: &str) -> bool {
    SMALL.contains(&word)
}

/// The key of a unit of measure, the first of its spellings.
pub(super) fn measure(word: &str, behind_digits: bool) -> Option<&'static str> {
    if behind_digits && let Some(row) = BEHIND_DIGITS.iter().find(|row| row.0 == word) {
        return Some(row.1);
    }
    let cell = MEASURES.iter().find(|cell| holds(cell, word))?;
    cell.split('|').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opposites_exclude_each_other_and_synonyms_do_not() {
        assert!(excludes("rose", "fell"));
        assert!(excludes("killed", "injured"));
        assert!(excludes("north", "southern"));
        assert!(!excludes("killed", "died"));
        assert!(!excludes("rose", "climbed"));
        assert!(!excludes("rose", "blue"));
    }

    #[test]
    fn roles() {
        assert!(other_role("chair", "secretary"));
        assert!(!other_role("chairman", "chair"));
        assert!(!other_role("mr", "president"));
    }

    #[test]
    fn every_spelling_of_a_unit_has_one_key() {
        assert_eq!(measure("kilometres", false), measure("km", false));
        assert_eq!(measure("m", true), measure("metre", false));
        assert_eq!(measure("m", false), None);
    }
}
