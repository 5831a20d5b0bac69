//! Countries with the words for what comes from them, and the codes that result lists give them.

use crate::text::HashMap;
use std::sync::LazyLock;

/// A country: its names, the words for its people and things, and its codes, each list parted by commas; lower case but
/// for the codes.
type Row = (&'static str, &'static str, &'static str);

/// The first name of the country of a word (lower case): `dutch`, `netherlands` and `holland` give `netherlands`.
#[must_use]
pub fn nation(word: &str) -> Option<&'static str> {
    BY_WORD.get(word.strip_prefix("the ").unwrap_or(word)).copied()
}

/// The first name of the country of a code as written: `NED`.
#[must_use]
pub fn nation_of_code(code: &str) -> Option<&'static str> {
    BY_CODE.get(code).copied()
}

/// True if the word is the name of a country, and not one for its people.
#[must_use]
pub fn is_country(word: &str) -> bool {
    COUNTRIES.contains_key(word.strip_prefix("the ").unwrap_or(word))
}

/// True if nobody is of both by what the words say: the one does not lie in the other.
#[must_use]
pub fn nations_differ(a: &str, b: &str) -> bool {
    const BRITISH: &[&str] = &["england", "scotland", "wales", "northern ireland"];
    let inside = |whole: &str, part: &str| match whole {
        "britain" => BRITISH.contains(&part),
        "ireland" => part == "northern ireland",
        "soviet union" | "yugoslavia" | "czechoslovakia" => true,
        _ => false,
    };
    a != b && !inside(a, b) && !inside(b, a)
}

fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split(',').map(str::trim).filter(|it| !it.is_empty())
}

fn table(of: fn(&Row) -> &'static str) -> HashMap<&'static str, &'static str> {
    let mut found = HashMap::default();
    for row in ROWS {
        let Some(first) = entries(row.0).next() else { continue };
        for word in entries(of(row)) {
            found.entry(word).or_insert(first);
        }
    }
    found
}

static COUNTRIES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| table(|row| row.0));
static BY_CODE: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| table(|row| row.2));
static BY_WORD: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let mut found = table(|row| row.0);
    found.extend(table(|row| row.1));
    found
});

/// True for a word (lower case) for people or things of a country.
pub(super) fn is_demonym(word: &str) -> bool {
    BY_WORD.contains_key(word) && !COUNTRIES.contains_key(word)
}

#[rustfmt::skip]
const ROWS: &[Row] = &[
    ("afghanistan", "afghan", "AFG"), ("albania", "albanian", "ALB"), ("algeria", "algerian", "ALG,DZA"), ("andorra", "andorran", "AND"),
    ("angola", "angolan", "ANG,AGO"), ("argentina", "argentine,argentinian", "ARG"), ("armenia", "armenian", "ARM"), ("australia", "australian", "AUS"),
    ("austria", "austrian", "AUT"), ("azerbaijan", "azerbaijani,azeri", "AZE"), ("bahamas", "bahamian", "BAH,BHS"), ("bahrain", "bahraini", "BRN,BHR"),
    ("bangladesh", "bangladeshi", "BAN,BGD"), ("barbados", "barbadian,bajan", "BAR,BRB"), ("belarus", "belarusian", "BLR"), ("belgium", "belgian", "BEL"),
    ("belize", "belizean", "BIZ"), ("benin", "beninese", "BEN"), ("bhutan", "bhutanese", "BHU,BTN"), ("bolivia", "bolivian", "BOL"),
    ("bosnia,bosnia and herzegovina,bosnia-herzegovina", "bosnian", "BIH"), ("botswana", "motswana", "BOT,BWA"), ("brazil", "brazilian", "BRA"),
    ("bulgaria", "bulgarian", "BUL,BGR"), ("burkina faso", "burkinabe,burkinabé", "BUR,BFA"), ("burundi", "burundian", "BDI"),
    ("cambodia", "cambodian", "CAM,KHM"), ("cameroon", "cameroonian", "CMR"), ("canada", "canadian", "CAN"), ("cape verde", "cape verdean", "CPV"),
    ("chad", "chadian", "CHA"), ("chile", "chilean", "CHI,CHL"), ("china", "chinese", "CHN"), ("colombia", "colombian", "COL"),
    ("congo,democratic republic of congo,democratic republic of the congo", "congolese", "COD,CGO"), ("costa rica", "costa rican", "CRC,CRI"),
    ("croatia", "croatian,croat", "CRO,HRV"), ("cuba", "cuban", "CUB"), ("cyprus", "cypriot", "CYP"), ("czech republic,czechia", "czech", "CZE"),
    ("denmark", "danish,dane", "DEN,DNK"), ("dominican republic", "dominican", "DOM"), ("ecuador", "ecuadorean,ecuadorian", "ECU"), ("egypt", "egyptian", "EGY"),
    ("el salvador", "salvadoran,salvadorean", "ESA,SLV"), ("england", "english,englishman,englishwoman", "ENG"), ("eritrea", "eritrean", "ERI"), ("estonia", "estonian", "EST"),
    ("eswatini,swaziland", "swazi", "SWZ"), ("ethiopia", "ethiopian", "ETH"), ("faroe islands", "faroese", "FRO,FAR"), ("fiji", "fijian", "FIJ,FJI"), ("finland", "finnish,finn", "FIN"),
    ("france", "french,frenchman,frenchwoman", "FRA"), ("gabon", "gabonese", "GAB"), ("gambia", "gambian", "GAM,GMB"), ("georgia", "georgian", "GEO"),
    ("germany", "german", "GER,DEU"), ("ghana", "ghanaian", "GHA"), ("greece", "greek", "GRE,GRC"), ("greenland", "greenlandic,greenlander", "GRL"), ("grenada", "grenadian", "GRN,GRD"),
    ("guatemala", "guatemalan", "GUA,GTM"), ("guinea", "guinean", "GUI,GIN"), ("guyana", "guyanese", "GUY"), ("haiti", "haitian", "HAI,HTI"),
    ("honduras", "honduran", "HON,HND"), ("hungary", "hungarian", "HUN"), ("iceland", "icelandic,icelander", "ISL"), ("india", "indian", "IND"),
    ("indonesia", "indonesian", "INA,IDN"), ("iran", "iranian", "IRI,IRN"), ("iraq", "iraqi", "IRQ"), ("ireland,republic of ireland", "irish,irishman,irishwoman", "IRL"),
    ("israel", "israeli", "ISR"), ("italy", "italian", "ITA"), ("ivory coast,côte d’ivoire,côte d'ivoire", "ivorian", "CIV"), ("jamaica", "jamaican", "JAM"),
    ("japan", "japanese", "JPN"), ("jordan", "jordanian", "JOR"), ("kazakhstan", "kazakh", "KAZ"), ("kenya", "kenyan", "KEN"), ("kosovo", "kosovan,kosovar", "KOS,XKX"),
    ("kuwait", "kuwaiti", "KUW,KWT"), ("kyrgyzstan", "kyrgyz", "KGZ"), ("laos", "laotian,lao", "LAO"), ("latvia", "latvian", "LAT,LVA"),
    ("lebanon", "lebanese", "LBN"), ("lesotho", "basotho,mosotho", "LES,LSO"), ("liberia", "liberian", "LBR"), ("libya", "libyan", "LBA,LBY"),
    ("liechtenstein", "liechtensteiner", "LIE"), ("lithuania", "lithuanian", "LTU"), ("luxembourg", "luxembourgish,luxembourger", "LUX"),
    ("madagascar", "malagasy,madagascan", "MAD,MDG"), ("malawi", "malawian", "MAW,MWI"), ("malaysia", "malaysian", "MAS,MYS"), ("maldives", "maldivian", "MDV"),
    ("mali", "malian", "MLI"), ("malta", "maltese", "MLT"), ("mauritania", "mauritanian", "MTN,MRT"), ("mauritius", "mauritian", "MRI,MUS"), ("mexico", "mexican", "MEX"),
    ("moldova", "moldovan", "MDA"), ("monaco", "monegasque,monégasque", "MON,MCO"), ("mongolia", "mongolian", "MGL,MNG"), ("montenegro", "montenegrin", "MNE"),
    ("morocco", "moroccan", "MAR"), ("mozambique", "mozambican", "MOZ"), ("myanmar,burma", "burmese", "MYA,MMR"), ("namibia", "namibian", "NAM"),
    ("nepal", "nepalese,nepali", "NEP,NPL"), ("netherlands,holland", "dutch,dutchman,dutchwoman", "NED,NLD"), ("new zealand", "new zealander", "NZL"),
    ("nicaragua", "nicaraguan", "NCA,NIC"), ("niger", "nigerien", "NIG"), ("nigeria", "nigerian", "NGR,NGA"), ("north korea", "north korean", "PRK"),
    ("north macedonia,macedonia", "macedonian", "MKD"), ("northern ireland", "northern irish", "NIR"), ("norway", "norwegian", "NOR"), ("oman", "omani", "OMA,OMN"),
    ("pakistan", "pakistani", "PAK"), ("palestine", "palestinian", "PLE,PSE"), ("panama", "panamanian", "PAN"), ("papua new guinea", "papua new guinean", "PNG"),
    ("paraguay", "paraguayan", "PAR,PRY"), ("peru", "peruvian", "PER"), ("philippines", "filipino,filipina,philippine", "PHI,PHL"), ("poland", "polish,pole", "POL"),
    ("portugal", "portuguese", "POR,PRT"), ("puerto rico", "puerto rican", "PUR,PRI"), ("qatar", "qatari", "QAT"), ("romania", "romanian", "ROU"),
    ("russia", "russian", "RUS"), ("rwanda", "rwandan", "RWA"), ("samoa", "samoan", "SAM,WSM"), ("saudi arabia", "saudi,saudi arabian", "KSA,SAU"),
    ("scotland", "scottish,scot,scotsman,scotswoman", "SCO"), ("senegal", "senegalese", "SEN"), ("serbia", "serbian,serb", "SRB"), ("seychelles", "seychellois", "SEY,SYC"),
    ("sierra leone", "sierra leonean", "SLE"), ("singapore", "singaporean", "SGP,SIN"), ("slovakia", "slovak,slovakian", "SVK"), ("slovenia", "slovenian,slovene", "SLO,SVN"),
    ("somalia", "somali", "SOM"), ("south africa", "south african", "RSA,ZAF"), ("south korea", "south korean", "KOR"), ("south sudan", "south sudanese", "SSD"),
    ("soviet union,ussr", "soviet", "URS"), ("spain", "spanish,spaniard", "ESP"), ("sri lanka", "sri lankan", "SRI,LKA"), ("sudan", "sudanese", "SUD,SDN"),
    ("suriname", "surinamese", "SUR"), ("sweden", "swedish,swede", "SWE"), ("switzerland", "swiss", "SUI,CHE"), ("syria", "syrian", "SYR"),
    ("taiwan", "taiwanese", "TPE,TWN"), ("tajikistan", "tajik", "TJK"), ("tanzania", "tanzanian", "TAN,TZA"), ("thailand", "thai", "THA"), ("tibet", "tibetan", ""),
    ("togo", "togolese", "TOG,TGO"), ("tonga", "tongan", "TGA,TON"), ("trinidad,trinidad and tobago", "trinidadian", "TTO,TRI"), ("tunisia", "tunisian", "TUN"),
    ("turkey,türkiye", "turkish,turk", "TUR"), ("turkmenistan", "turkmen", "TKM"), ("uganda", "ugandan", "UGA"), ("ukraine", "ukrainian", "UKR"),
    ("united arab emirates,uae", "emirati", "UAE,ARE"), ("britain,great britain,united kingdom,uk,u.k", "british,briton", "GBR,UK"),
    ("united states,us,u.s,usa,america", "american", "USA,US"), ("uruguay", "uruguayan", "URU,URY"), ("uzbekistan", "uzbek", "UZB"),
    ("vanuatu", "ni-vanuatu", "VAN,VUT"), ("venezuela", "venezuelan", "VEN"), ("vietnam", "vietnamese", "VIE,VNM"), ("wales", "welsh,welshman,welshwoman", "WAL"),
    ("yemen", "yemeni", "YEM"), ("yugoslavia", "yugoslav", "YUG"), ("czechoslovakia", "czechoslovak", "TCH"), ("zambia", "zambian", "ZAM,ZMB"), ("zimbabwe", "zimbabwean", "ZIM,ZWE"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_country_meet() {
        assert_eq!(nation("malagasy"), nation("madagascar"));
        assert_eq!(nation("dutch"), nation_of_code("NED"));
        assert_eq!(nation("the netherlands"), nation("holland"));
        assert_eq!(nation("local"), None);
    }

    #[test]
    fn a_part_does_not_differ_from_its_whole() {
        assert!(nations_differ("france", "spain") && nations_differ("england", "scotland"));
        assert!(!nations_differ("britain", "wales") && !nations_differ("peru", "peru"));
    }

    #[test]
    fn demonyms_are_no_countries() {
        assert!(is_demonym("swiss") && !is_demonym("switzerland") && is_country("the netherlands"));
    }
}
