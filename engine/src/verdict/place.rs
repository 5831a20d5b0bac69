//! Places of different levels: a country and a town do not exclude each other, since the one may lie in the other.

use crate::facts::Name;
use crate::facts::name::is_country;

/// Continents and the like.
const CONTINENTS: &[&str] = &[
    "africa",
    "asia",
    "europe",
    "north america",
    "south america",
    "antarctica",
    "oceania",
    "middle east",
    "scandinavia",
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

/// True if one is a country or continent and the other is not, or one a state or county and the other is not.
#[must_use]
pub fn differ_in_level(a: &Name, b: &Name) -> bool {
    is_land(a) != is_land(b) || is_state(a) != is_state(b)
}

fn is_state(name: &Name) -> bool {
    let lower = name.value.to_lowercase();
    STATES.contains(&lower.as_str()) || lower.ends_with(" county") || lower.ends_with("shire")
}

fn is_land(name: &Name) -> bool {
    let lower = name.value.to_lowercase();
    let bare = lower.strip_prefix("the ").unwrap_or(&lower);
    let bare = bare.trim_end_matches('.');
    CONTINENTS.contains(&bare) || is_country(bare)
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
