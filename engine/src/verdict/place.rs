//! Places of different levels: a country and a town do not exclude each other, since the one may lie in the other.

use crate::facts::Name;
use crate::facts::name::{is_country, nation, nations_differ};

/// Continents and the like.
#[rustfmt::skip]
const CONTINENTS: &[&str] = &[
    "africa", "north africa", "west africa", "east africa", "asia", "europe", "north america", "south america", "latin america",
    "central america", "antarctica", "oceania", "middle east", "scandinavia", "america", "americas", "balkans", "caribbean", "eu",
    "european union", "baltic", "atlantic", "pacific", "mediterranean", "adriatic", "aegean", "black sea", "north sea", "irish sea",
    "red sea", "arctic", "alps", "pyrenees", "himalayas", "rockies", "andes", "sahara", "lapland", "benelux", "maghreb", "levant",
];

/// States and provinces that newspapers name without their country.
#[rustfmt::skip]
const STATES: &[&str] = &[
    "alabama", "alaska", "arizona", "arkansas", "california", "colorado", "connecticut", "delaware", "florida", "hawaii", "idaho",
    "illinois", "indiana", "iowa", "kansas", "kentucky", "louisiana", "maine", "maryland", "massachusetts", "michigan", "minnesota",
    "mississippi", "missouri", "montana", "nebraska", "nevada", "new hampshire", "new jersey", "new mexico", "north carolina",
    "north dakota", "ohio", "oklahoma", "oregon", "pennsylvania", "rhode island", "south carolina", "south dakota", "tennessee", "texas",
    "utah", "vermont", "virginia", "west virginia", "wisconsin", "wyoming", "alberta", "british columbia", "manitoba", "new brunswick",
    "newfoundland", "nova scotia", "ontario", "quebec", "saskatchewan", "new south wales", "queensland", "south australia", "tasmania",
    "victoria", "western australia", "bavaria", "catalonia", "brittany", "normandy", "tuscany", "sicily", "sardinia", "punjab", "kerala",
    "gujarat", "bihar", "maharashtra", "cornwall", "devon", "kent", "essex", "yorkshire", "lancashire", "norfolk", "suffolk", "dorset",
    "somerset", "wiltshire", "cumbria", "northumberland", "sussex", "surrey", "ulster",
];

/// True if the one may lie in the other, or be another word for it: a country and a town, a county and a town, two names of
/// one state.
#[must_use]
pub fn differ_in_level(a: &Name, b: &Name) -> bool {
    differ(&a.value, &b.value) || is_street(a) != is_street(b)
}

/// A street, a building or a piece of land, by its last word.
fn is_street(name: &Name) -> bool {
    const HEADS: &str = "road street lane avenue drive close terrace square crescent row way boulevard alley place highway quay bridge \
                         park hall house farm school station hospital church";
    let lower = name.value.to_lowercase();
    lower.split(' ').next_back().is_some_and(|last| HEADS.split(' ').any(|head| head == last))
}

/// The same for names as they are written.
#[must_use]
pub fn differ(a: &str, b: &str) -> bool {
    let (a, b) = (bare(a), bare(b));
    level(&a) != level(&b) || level(&a) == 1 && !are_apart(&a, &b)
}

/// True for two countries, or two parts of the world, of which neither lies in the other.
#[must_use]
pub fn are_lands(a: &str, b: &str) -> bool {
    let (a, b) = (bare(a), bare(b));
    let apart = level(&a) == 0 || are_apart(&a, &b);
    level(&a) == level(&b) && level(&a) < 2 && apart && !a.contains(b.as_str()) && !b.contains(a.as_str())
}

/// True for two countries that are not one, and not part and whole.
fn are_apart(a: &str, b: &str) -> bool {
    match (nation(a), nation(b)) {
        (Some(a), Some(b)) => nations_differ(a, b),
        _ => a != b,
    }
}

fn bare(name: &str) -> String {
    let lower = name.to_lowercase();
    lower.strip_prefix("the ").unwrap_or(&lower).trim_end_matches('.').to_owned()
}

/// 0 for a part of the world, 1 for a country, 2 for a state or county, 3 for what lies in one.
fn level(bare: &str) -> u8 {
    if CONTINENTS.contains(&bare) {
        0
    } else if is_country(bare) {
        1
    } else {
        3 - u8::from(STATES.contains(&bare) || bare.ends_with(" county") || bare.ends_with("shire"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::NameType;

    fn differ(a: &str, b: &str) -> bool {
        let name =
            |value: &str| Name { value: value.into(), kind: NameType::Place, role: None, nationality: None };
        differ_in_level(&name(a), &name(b))
    }

    #[test]
    fn a_town_may_lie_in_a_country() {
        for (a, b) in
            [("Norway", "Bergen"), ("Leeds", "England"), ("the Netherlands", "Utrecht"), ("U.S.", "Ohio")]
        {
            assert!(differ(a, b), "{a} {b}");
        }
    }

    #[test]
    fn two_of_one_level_are_compared() {
        for (a, b) in [("Norway", "Sweden"), ("Leeds", "Bradford"), ("Europe", "Asia"), ("UK", "U.S.")] {
            assert!(!differ(a, b), "{a} {b}");
        }
    }
}
