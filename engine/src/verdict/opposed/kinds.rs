//! Kinds of thing, by the nouns that name them, and which of them exclude each other.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The most general sort of a kind: two kinds of different sorts exclude each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Person,
    Beast,
    Land,
    Work,
    Body,
    Thing,
}

/// A kind: its sort, its name, the nouns that name it.
struct Kind(Sort, &'static str, &'static str);

#[rustfmt::skip]
const KINDS: &[Kind] = &[
    Kind(Sort::Person, "arts", "actor actress singer songwriter musician rapper model comedian comedienne dancer choreographer presenter \
        broadcaster drummer guitarist bassist pianist violinist cellist vocalist composer conductor producer filmmaker screenwriter \
        playwright dramatist entertainer performer magician artist painter sculptor photographer illustrator cartoonist animator designer \
        lyricist librettist soprano tenor baritone dj mime \
        clown puppeteer ventriloquist youtuber stuntman"),
    Kind(Sort::Person, "writing", "author writer novelist poet essayist journalist columnist critic editor reporter"),
    Kind(Sort::Person, "sport", "footballer cricketer golfer boxer wrestler athlete sprinter swimmer quarterback goalkeeper striker \
        midfielder defender winger linebacker pitcher batsman batter bowler skier skater cyclist jockey racer driver gymnast runner jumper \
        rower sailor fencer coach referee umpire surfer snowboarder weightlifter decathlete"),
    Kind(Sort::Person, "office", "politician senator congressman congresswoman mayor minister president chancellor premier governor \
        councillor lawmaker legislator diplomat ambassador statesman stateswoman mp lawyer attorney barrister solicitor judge prosecutor \
        businessman businesswoman entrepreneur banker economist investor philanthropist activist soldier admiral colonel \
        commander marine sniper veteran lieutenant sergeant king queen prince princess emperor empress duke duchess monarch \
        revolutionary spy"),
    Kind(Sort::Person, "learning", "scientist physicist chemist biologist astronomer mathematician doctor physician surgeon nurse dentist \
        pharmacist engineer inventor geologist zoologist botanist psychologist psychiatrist neurologist teacher professor scholar philosopher \
        historian linguist archaeologist anthropologist librarian veterinarian architect astronaut cosmonaut"),
    Kind(Sort::Person, "church", "bishop archbishop priest pope cardinal monk nun rabbi imam vicar pastor missionary theologian saint"),
    Kind(Sort::Person, "crime", "murderer killer criminal thief robber gangster mobster terrorist pirate fraudster arsonist rapist"),
    Kind(Sort::Person, "trade", "farmer chef cook baker butcher carpenter plumber electrician mechanic pilot miner fisherman waiter waitress \
        barber hairdresser stripper firefighter policeman policewoman detective"),
    Kind(Sort::Beast, "beast", "dog puppy cat kitten horse pony cow bull sheep goat pig elephant tiger lion leopard bear wolf fox rabbit mouse \
        rat monkey ape gorilla bird parrot eagle owl fish shark whale dolphin snake lizard crocodile turtle frog spider beetle insect \
        butterfly bee ant worm terrier retriever dinosaur mammal reptile"),
    Kind(Sort::Land, "settlement", "city capital town village suburb borough hamlet municipality metropolis"),
    Kind(Sort::Land, "district", "county district province prefecture canton parish"),
    Kind(Sort::Land, "country", "country nation kingdom republic archipelago continent empire"),
    Kind(Sort::Land, "water", "river lake ocean sea canal creek stream waterfall reservoir lagoon"),
    Kind(Sort::Land, "height", "mountain volcano hill glacier valley desert canyon"),
    Kind(Sort::Work, "film", "film movie documentary"),
    Kind(Sort::Work, "series", "series sitcom soap telenovela miniseries show programme program"),
    Kind(Sort::Work, "clip", "video"),
    Kind(Sort::Work, "book", "book novel novella memoir autobiography biography textbook cookbook trilogy anthology"),
    Kind(Sort::Work, "album", "album ep mixtape soundtrack"),
    Kind(Sort::Work, "song", "song single ballad anthem hymn"),
    Kind(Sort::Work, "stage", "play musical opera ballet"),
    Kind(Sort::Work, "picture", "painting sculpture statue fresco mural portrait"),
    Kind(Sort::Work, "game", "videogame game"),
    Kind(Sort::Work, "paper", "newspaper magazine journal periodical tabloid"),
    Kind(Sort::Body, "group", "band orchestra choir duo trio quartet quintet"),
    Kind(Sort::Body, "firm", "company corporation manufacturer bank airline supermarket brewery retailer bookmaker conglomerate startup \
        network channel broadcaster website studio label publisher brand"),
    Kind(Sort::Body, "party", "party"),
    Kind(Sort::Body, "learned", "university school college academy"),
    Kind(Sort::Body, "club", "club team"),
    Kind(Sort::Body, "care", "hospital clinic prison jail museum library"),
    Kind(Sort::Thing, "vehicle", "truck lorry car motorcycle bicycle tractor helicopter aircraft airliner submarine frigate ship locomotive"),
    Kind(Sort::Thing, "illness", "disease virus bacterium infection cancer"),
    Kind(Sort::Thing, "food", "dish soup cheese bread wine beer fruit vegetable dessert"),
    Kind(Sort::Thing, "plant", "tree shrub flower grass herb"),
    Kind(Sort::Thing, "matter", "metal element gas mineral isotope acid alloy"),
    Kind(Sort::Thing, "event", "battle war festival election tournament earthquake hurricane"),
    Kind(Sort::Thing, "tongue", "language dialect alphabet"),
];

/// Kinds of one sort that may well be said of one thing.
const TOGETHER: &[(&str, &str)] = &[
    ("arts", "writing"),
    ("writing", "sport"),
    ("writing", "office"),
    ("writing", "learning"),
    ("writing", "church"),
    ("writing", "crime"),
    ("writing", "trade"),
    ("arts", "learning"),
    ("office", "learning"),
    ("office", "church"),
    ("office", "crime"),
    ("office", "trade"),
    ("learning", "church"),
    ("learning", "trade"),
    ("crime", "trade"),
    ("sport", "trade"),
    ("water", "height"),
    ("film", "series"),
    ("film", "game"),
    ("clip", "game"),
    ("clip", "song"),
    ("clip", "album"),
    ("series", "event"),
    ("series", "game"),
    ("album", "song"),
    ("series", "book"),
    ("book", "paper"),
    ("song", "stage"),
    ("book", "stage"),
    ("firm", "party"),
    ("firm", "club"),
    ("firm", "learned"),
    ("firm", "care"),
    ("firm", "group"),
    ("learned", "care"),
    ("learned", "club"),
    ("food", "plant"),
    ("illness", "matter"),
    ("matter", "food"),
    ("firm", "paper"),
];

static BY_NOUN: LazyLock<HashMap<String, usize>> = LazyLock::new(|| {
    let mut by_noun = HashMap::new();
    for (kind, Kind(_, _, nouns)) in KINDS.iter().enumerate() {
        for noun in nouns.split_whitespace() {
            by_noun.entry(noun.to_owned()).or_insert(kind);
        }
    }
    by_noun
});

/// The kind that a noun, lower case, names.
pub(super) fn of(noun: &str) -> Option<usize> {
    let known = |word: &str| BY_NOUN.get(word).copied();
    known(noun)
        .or_else(|| noun.strip_suffix("ies").and_then(|start| known(&format!("{start}y"))))
        .or_else(|| noun.strip_suffix('s').and_then(known))
        .or_else(|| noun.strip_suffix("es").and_then(known))
        .or_else(|| noun.strip_suffix("men").and_then(|start| known(&format!("{start}man"))))
}

/// True if nothing is both.
pub(super) fn exclude(a: usize, b: usize) -> bool {
    let (Some(Kind(sort, one, _)), Some(Kind(other_sort, other, _))) = (KINDS.get(a), KINDS.get(b)) else {
        return false;
    };
    let together = |(x, y): &(&str, &str)| (x, y) == (one, other) || (x, y) == (other, one);
    a != b && (sort != other_sort || !TOGETHER.iter().any(together)) && !TOGETHER.iter().any(together)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apart(a: &str, b: &str) -> bool {
        exclude(of(a).expect("a kind"), of(b).expect("a kind"))
    }

    #[test]
    fn kinds_of_other_sorts_exclude_each_other() {
        for (a, b) in [
            ("actress", "dog"),
            ("films", "river"),
            ("politician", "actor"),
            ("albums", "band"),
            ("novel", "city"),
        ] {
            assert!(apart(a, b), "{a} {b}");
        }
    }

    #[test]
    fn what_goes_together_does_not() {
        for (a, b) in [
            ("actress", "singer"),
            ("lawyer", "politician"),
            ("city", "municipality"),
            ("magazine", "company"),
        ] {
            assert!(!apart(a, b), "{a} {b}");
        }
    }
}
