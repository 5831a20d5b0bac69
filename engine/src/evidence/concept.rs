//! Words that newsrooms and their sources use for one thing. Each group is looked up by stem and stands under its
//! first word. Only words that can replace each other in most sentences; never opposites, never whole and part.

use super::stem::stem;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The concept of a stem, where a group holds it.
#[must_use]
pub fn concept(stemmed: &str) -> Option<&'static str> {
    BY_STEM.get(stemmed).copied()
}

static BY_STEM: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut by_stem = HashMap::new();
    for group in GROUPS {
        let mut words = group.split_whitespace();
        let Some(first) = words.next() else { continue };
        by_stem.insert(stem(first).into_owned(), first);
        for word in words {
            by_stem.entry(stem(word).into_owned()).or_insert(first);
        }
    }
    by_stem
});

const GROUPS: &[&str] = &[
    // work and people
    "worker employee staff workforce personnel employ headcount",
    "job post position",
    "boss chief head",
    "join hire recruit",
    "dismiss sack fire axe",
    "resign quit stepped step",
    "retire retirement",
    "appoint name chosen elect choose",
    "chair chairman chairwoman chairperson chaired",
    "policeman policewoman officer constable",
    "doctor physician medic",
    "pupil student schoolchild",
    "resident inhabitant population",
    "customer client",
    "visitor visit attendance attend",
    "passenger rider traveller traveler",
    "shareholder investor",
    "lawyer attorney solicitor barrister counsel",
    "scientist researcher research",
    "firefighter fireman",
    // change
    "rise increase climb grow jump gain soar surge",
    "fall decrease drop decline slip shrink tumble plunge",
    "start begin commence launch",
    "end finish complete conclude close",
    "open opening inaugurate",
    "buy purchase acquire acquisition bought",
    "sell sale sold",
    "build construct erect construction",
    "repair mend restore refurbish renovate",
    "replace succeed successor succession",
    "cancel scrap call-off",
    "postpone delay defer",
    "allow permit permission authorise authorize",
    "approve pass adopt back",
    "refuse reject turn-down dismissal deny",
    "win victory beat defeat",
    "damage harm",
    "destroy demolish demolition",
    "move relocate transfer relocation",
    "reach arrive",
    "receive get obtain",
    "show display exhibit exhibition",
    "publish release issue",
    "record log register",
    // money
    "cost price expense charge bill",
    "pay wage salary earn",
    "revenue turnover income takings",
    "profit earnings surplus",
    "loss deficit",
    "budget spending expenditure spend",
    "fund money finance",
    "debt borrowing owe",
    "tax levy duty",
    "fee fare tariff",
    "fine penalty",
    "grant subsidy award",
    "dividend payout",
    "benefit allowance",
    // events
    "kill die fatal fatality dead",
    "hurt injure wound injury",
    "crash collision accident collide",
    "blaze fire",
    "quake earthquake",
    "attack assault",
    "murder homicide manslaughter",
    "theft burglary robbery",
    "arrest detain custody",
    "convict guilty conviction",
    "sentence jail prison imprison",
    "acquit cleared",
    "vote ballot poll",
    "strike walkout stoppage",
    "meet meeting session",
    "ceremony event",
    "match game fixture",
    "team side squad",
    "coach manager trainer",
    "race final",
    // things and places
    "car vehicle automobile",
    "lorry truck",
    "ship vessel boat ferry",
    "plane aircraft aeroplane airplane jet",
    "house home dwelling property household",
    "road street",
    "town city borough municipality",
    "county district region province",
    "country nation state",
    "company firm business enterprise",
    "factory plant works",
    "shop store",
    "school academy",
    "hospital clinic infirmary",
    "court tribunal",
    "council councillor councilor",
    "government administration",
    "minister secretary",
    "newspaper paper",
    "book volume",
    "film movie picture",
    "song track",
    "award prize medal trophy",
    "area surface",
    "length long",
    "height high tall elevation",
    "width wide broad",
    "depth deep",
    "weight weigh heavy",
    "speed fast velocity",
    "age old aged",
    "average mean median typical",
    "share proportion part portion",
    "quarter three-month",
    "yearly annual",
    "illness sickness disease ill sick",
    "power electricity",
    "rain rainfall precipitation",
    "picture image photo photograph",
    "letter correspondence",
    "plan proposal scheme project",
    "report study survey",
    "target goal aim",
    "rule regulation law",
    "wife husband spouse marry marriage",
    "father mother parent",
    "daughter son child kid",
    "baby birth",
    "wait waiting queue",
    "test trial experiment",
    "drug medicine medication",
    "wound injury",
    "gust wind",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_group_are_one_concept() {
        for (a, b) in
            [("jobs", "posts"), ("employees", "staff"), ("cancelled", "scrapped"), ("rainfall", "rain")]
        {
            let key = |word: &str| concept(&stem(word));
            assert!(key(a).is_some() && key(a) == key(b), "{a} and {b}: {:?} {:?}", key(a), key(b));
        }
    }

    #[test]
    fn opposites_are_apart() {
        for (a, b) in [("rise", "fall"), ("profit", "loss"), ("win", "lose"), ("buy", "sell")] {
            assert_ne!(concept(&stem(a)), concept(&stem(b)).or(Some("none")), "{a} and {b}");
        }
    }
}
