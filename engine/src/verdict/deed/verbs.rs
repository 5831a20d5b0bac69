//! Verbs of things that somebody does once: a row has the past tense, the participle where it is another word, and the
//! present; behind a bar, words for the one who does it.

/// What is done with these must be named in both texts, unless the row has a word for the doer.
#[rustfmt::skip]
pub(super) const VERBS: &[&str] = &[
    // courts, police, offices
    "cancelled cancels", "signed signs", "countersigned countersigns", "witnessed witnesses", "drafted drafts", "amended amends", "repealed repeals",
    "ratified ratifies", "granted grants", "revoked revokes", "expelled expels", "sacked sacks", "hired hires",
    "appointed appoints", "promoted promotes", "recruited recruits", "arrested arrests", "convicted convicts", "acquitted acquits",
    "sentenced sentences", "fined fines", "jailed jails", "pardoned pardons", "extradited extradites", "seized seizes", "confiscated confiscates",
    "adjourned adjourns", "quashed quashes", "overturned overturns", "upheld upholds", "tried tries|:before|:coram", "cross-examined cross-examines",
    "evacuated evacuates", "sealed seals", "locked locks", "unlocked unlocks", "shut shuts", "reopened reopens", "demolished demolishes", "dismantled dismantles",
    "inspected inspects", "certified certifies", "licensed licenses", "audited audits|auditor|auditors", "mediated mediates|mediator", "brokered brokers",
    "underwrote underwritten underwrites", "hosted hosts", "organised organises|organiser|organisers",
    "organized organizes|organizer|organizers", "convened convenes", "moderated moderates",
    // medicine
    "prescribed prescribes", "diagnosed diagnoses", "examined examines", "vaccinated vaccinates", "injected injects",
    "resuscitated resuscitates", "transplanted transplants", "dispensed dispenses", "administered administers", "amputated amputates", "pronounced pronounces",
    // works, shows, ceremonies
    "curated curates|curator", "arranged arranges|arranger", "orchestrated orchestrates", "adapted adapts", "dedicated dedicates", "inscribed inscribes",
    "engraved engraves|engraver", "embroidered embroiders", "knitted knits", "sewed sewn sews", "wove woven weaves|weaver", "sang sung sings|soloist",
    "played plays", "recited recites", "read reads", "laid lays", "lit lights", "planted plants", "conferred confers", "filmed films|cameraman",
    "interviewed interviews|interviewer", "restored restores|restorer", "repaired repairs", "renovated renovates", "rebuilt rebuilds",
    "converted converts", "installed installs|installer", "baked bakes", "cooked cooks", "brewed brews|brewer", "bottled bottles", "staged stages",
    "forged forges", "cast casts", "printed prints|printer", "bound binds|bookbinder", "typeset typesets", "lettered letters", "mixed mixes", "mastered masters",
    // land, animals, trade
    "bred breeds|breeder", "reared rears", "auctioned auctions|auctioneer", "valued values|valuer", "appraised appraises|appraiser", "authenticated authenticates",
    "catalogued catalogues", "excavated excavates|excavator", "deciphered deciphers", "transcribed transcribes", "surveyed surveys|surveyor", "mapped maps|mapmaker",
    "drilled drills", "dug digs", "felled fells", "shipped ships|shipper", "towed tows", "salvaged salvages|salvor", "steered steers|helmsman",
    "piloted pilots", "flew flown flies", "navigated navigates|navigator", "christened christens", "inherited inherits", "bequeathed bequeaths",
    "smuggled smuggles", "stole stolen steals|thief", "burgled burgles", "betrayed betrays", "adopted adopts", "leased leases|lessee|leaseholder",
    "rented rents", "shut down shuts down", "switched off switches off", "switched on switches on", "turned off turns off",
    // sport
    "bowled bowls", "caught catches", "stumped stumps", "booked books", "tackled tackles", "kicked kicks", "substituted substitutes",
    "assisted assists", "coxed coxes|cox", "crewed crews", "refereed referees|referee", "umpired umpires|umpire", "selected selects", "sent off sends off",
];

/// The words of a row: past, participle and present, each of one word or more.
pub(super) fn forms(row: &'static str) -> (&'static str, &'static str, &'static str) {
    let words = row.split('|').next().unwrap_or_default();
    let all: Vec<&'static str> = words.split(' ').collect();
    match all.as_slice() {
        [past, present] => (past, past, present),
        [past, part, present] => (past, part, present),
        // `shut down shuts down`
        [.., _, _] => {
            let middle = words.match_indices(' ').nth(all.len() / 2 - 1).map_or(words.len(), |(at, _)| at);
            let past = words.get(..middle).unwrap_or(words);
            (past, past, words.get(middle + 1..).unwrap_or_default())
        }
        _ => (words, words, words),
    }
}

/// The words for the doer in a row.
pub(super) fn doers(row: &'static str) -> impl Iterator<Item = &'static str> {
    row.split('|').skip(1)
}
