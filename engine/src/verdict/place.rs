//! Places of different levels: a country and a town do not exclude each other, since the one may lie in the other.

use crate::facts::Name;

/// Countries and continents, lower case; the longer names by the words that newspapers use.
#[rustfmt::skip]
const LANDS: &[&str] = &[
    "africa", "asia", "europe", "north america", "south america", "antarctica", "oceania", "middle east", "scandinavia",
    "afghanistan", "albania", "algeria", "angola", "argentina", "armenia", "australia", "austria", "azerbaijan", "bahrain",
    "bangladesh", "belarus", "belgium", "benin", "bhutan", "bolivia", "bosnia", "botswana", "brazil", "britain", "bulgaria",
    "burundi", "cambodia", "cameroon", "canada", "chad", "chile", "china", "colombia", "congo", "costa rica", "croatia", "cuba",
    "cyprus", "czech republic", "czechia", "denmark", "dominican republic", "ecuador", "egypt", "england", "eritrea", "estonia",
    "ethiopia", "fiji", "finland", "france", "gabon", "gambia", "germany", "ghana", "great britain", "greece", "guatemala",
    "guinea", "guyana", "haiti", "honduras", "hungary", "iceland", "india", "indonesia", "iran", "iraq", "ireland", "israel",
    "italy", "ivory coast", "jamaica", "japan", "jordan", "kazakhstan", "kenya", "kosovo", "kuwait", "kyrgyzstan", "laos",
    "latvia", "lebanon", "lesotho", "liberia", "libya", "lithuania", "madagascar", "malawi", "malaysia", "maldives", "mali",
    "malta", "mauritania", "mauritius", "mexico", "moldova", "mongolia", "montenegro", "morocco", "mozambique", "myanmar",
    "namibia", "nepal", "netherlands", "new zealand", "nicaragua", "niger", "nigeria", "north korea", "north macedonia",
    "northern ireland", "norway", "oman", "pakistan", "panama", "papua new guinea", "paraguay", "peru", "philippines", "poland",
    "portugal", "qatar", "romania", "russia", "rwanda", "saudi arabia", "scotland", "senegal", "serbia", "sierra leone",
    "slovakia", "slovenia", "somalia", "south africa", "south korea", "south sudan", "spain", "sri lanka", "sudan", "suriname",
    "sweden", "switzerland", "syria", "taiwan", "tajikistan", "tanzania", "thailand", "togo", "trinidad", "tunisia", "turkey",
    "turkmenistan", "uganda", "ukraine", "united arab emirates", "united kingdom", "united states", "uk", "us", "u.s", "u.k", "usa",
    "uruguay", "uzbekistan", "venezuela", "vietnam", "wales", "yemen", "zambia", "zimbabwe",
];

/// True if one is a country or continent and the other is not.
#[must_use]
pub fn differ_in_level(a: &Name, b: &Name) -> bool {
    is_land(a) != is_land(b)
}

fn is_land(name: &Name) -> bool {
    let lower = name.value.to_lowercase();
    let bare = lower.strip_prefix("the ").unwrap_or(&lower);
    LANDS.contains(&bare.trim_end_matches('.'))
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
