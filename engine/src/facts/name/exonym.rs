//! Towns of two names: what they were called before, and what others call them. Lands have theirs in `nation.rs`.

use super::nation::{is_country, nation};
use crate::text::HashMap;
use std::sync::LazyLock;

/// A place each (towns, a mountain or two, and lands that `nation.rs` has by one name), its names parted by bars, as [`super::canonical`] gives them: lower case, without accents and hyphens.
#[rustfmt::skip]
const NAMES: &[&str] = &[
    "mumbai|bombay", "kolkata|calcutta", "chennai|madras", "bengaluru|bangalore", "varanasi|benares", "pune|poona",
    "thiruvananthapuram|trivandrum", "kochi|cochin", "puducherry|pondicherry", "vadodara|baroda", "mysuru|mysore", "kanpur|cawnpore",
    "beijing|peking", "guangzhou|canton", "nanjing|nanking", "ho chi minh city|saigon", "yangon|rangoon", "tokyo|edo",
    "jakarta|batavia", "sri lanka|ceylon", "thailand|siam", "iran|persia", "istanbul|constantinople", "izmir|smyrna", "ankara|angora",
    "kyiv|kiev", "odesa|odessa", "kharkiv|kharkov", "lviv|lvov|lwow|lemberg", "dnipro|dnepropetrovsk", "chernihiv|chernigov",
    "mykolaiv|nikolaev", "st petersburg|saint petersburg|leningrad|petrograd", "volgograd|stalingrad", "nizhny novgorod|gorky",
    "yekaterinburg|sverdlovsk", "tbilisi|tiflis", "almaty|alma ata", "kaliningrad|konigsberg", "tallinn|reval", "vilnius|wilno",
    "gdansk|danzig", "wroclaw|breslau", "szczecin|stettin", "krakow|cracow", "warsaw|warszawa", "poznan|posen", "bratislava|pressburg",
    "brno|brunn", "prague|praha", "pilsen|plzen", "vienna|wien", "munich|munchen|muenchen", "cologne|koln|koeln", "nuremberg|nurnberg",
    "hanover|hannover", "dusseldorf|duesseldorf", "chemnitz|karl marx stadt", "brunswick|braunschweig", "oslo|christiania|kristiania",
    "gothenburg|goteborg", "copenhagen|kobenhavn", "helsinki|helsingfors", "turku|abo", "elsinore|helsingor", "geneva|geneve|genf",
    "basel|basle|bale", "zurich|zuerich", "lucerne|luzern", "bern|berne", "lyon|lyons", "marseille|marseilles", "dunkirk|dunkerque",
    "strasbourg|strassburg", "brussels|bruxelles|brussel", "antwerp|antwerpen|anvers", "ghent|gent|gand", "bruges|brugge", "liege|luik",
    "the hague|hague|den haag", "flushing|vlissingen", "florence|firenze", "venice|venezia", "milan|milano", "turin|torino",
    "naples|napoli", "rome|roma", "genoa|genova", "padua|padova", "mantua|mantova", "leghorn|livorno", "syracuse|siracusa",
    "seville|sevilla", "zaragoza|saragossa", "corunna|a coruna|la coruna", "lisbon|lisboa", "porto|oporto", "athens|athina",
    "piraeus|pireas", "thessaloniki|salonica|salonika", "heraklion|iraklio", "corfu|kerkyra", "rhodes|rodos", "crete|kriti",
    "belgrade|beograd", "bucharest|bucuresti", "dubrovnik|ragusa", "moscow|moskva", "damascus|dimashq", "mecca|makkah", "jeddah|jiddah",
    "basra|basrah", "cairo|al qahira", "alexandria|iskandariya", "kinshasa|leopoldville", "lubumbashi|elisabethville",
    "maputo|lourenco marques", "pretoria|tshwane", "port elizabeth|gqeberha", "grahamstown|makhanda", "benin|dahomey",
    "burkina faso|upper volta", "cape verde|cabo verde",
    "east timor|timor leste", "londonderry|derry",
    "iqaluit|frobisher bay", "quebec city|quebec", "uluru|ayers rock", "denali|mount mckinley", "everest|mount everest|chomolungma",
    "aoraki|mount cook", "ulaanbaatar|ulan bator", "astana|nur sultan", "bolzano|bozen", "merano|meran", "bressanone|brixen",
    "donostia|san sebastian", "bilbao|bilbo", "pamplona|iruna", "palma|palma de mallorca", "ypres|ieper", "aachen|aix la chapelle",
    "trier|treves", "mainz|mayence", "regensburg|ratisbon", "cluj|cluj napoca", "ljubljana|laibach", "zagreb|agram", "trieste|trst",
    "rijeka|fiume", "pula|pola", "valletta|il belt",
];

static BY_NAME: LazyLock<HashMap<&'static str, usize>> = LazyLock::new(|| {
    let rows = NAMES.iter().enumerate();
    rows.flat_map(|(row, names)| names.split('|').map(move |name| (name, row))).collect()
});

/// True if the two are names of one place, as [`super::canonical`] gives them.
pub(crate) fn is_one_place(a: &str, b: &str) -> bool {
    let lands = || is_country(a) && is_country(b) && nation(a) == nation(b);
    BY_NAME.get(a).is_some_and(|row| BY_NAME.get(b) == Some(row)) || lands()
}

#[cfg(test)]
mod tests {
    use crate::facts::name::same_name;

    #[test]
    fn a_town_of_two_names_is_one_town() {
        for (a, b) in [
            ("Bombay", "Mumbai"),
            ("Göteborg", "Gothenburg"),
            ("Karl-Marx-Stadt", "Chemnitz"),
            ("Holland", "the Netherlands"),
            ("Burma", "Myanmar"),
        ] {
            assert!(same_name(a, b), "{a} {b}");
        }
        for (a, b) in [("Bombay", "Madras"), ("Vienna", "Venice"), ("Kiev", "Kharkiv"), ("Norway", "Sweden")]
        {
            assert!(!same_name(a, b), "{a} {b}");
        }
    }
}
