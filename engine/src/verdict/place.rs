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

/// True if one is a country or continent and the other is not.
#[must_use]
pub fn differ_in_level(a: &Name, b: &Name) -> bool {
    is_land(a) != is_land(b)
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
