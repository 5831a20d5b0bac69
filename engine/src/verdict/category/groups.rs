//! Words that exclude each other: a ferry is no trawler, a primary school no secondary school, a cousin no brother.
//!
//! Each line is one group. Its alternatives are parted by `|`; the words of one alternative, parted by spaces, say the
//! same (`_` stands for a space or a hyphen). A more general word (`boat`, `degree`, `relative`) belongs to no group, so
//! that it never contradicts. Where one word would be another thing in other company, the group names its company.

use crate::evidence::fold;
use crate::text::{Gate, HashMap};
use std::borrow::Cow;
use std::sync::LazyLock;

use super::degrees::DEGREES;
use super::fields::FIELDS;
use super::things::THINGS;

/// Where a word of a group must stand for the group to be meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Company {
    /// Anywhere.
    Any,
    /// Within two words before one of these.
    Before(&'static str),
    /// Within three words behind one of these.
    Behind(&'static str),
    /// Within six words before or behind one of these.
    Near(&'static str),
}

/// One group: its company and its alternatives.
pub type Group = (Company, &'static str);

/// A word's place in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Which group.
    pub group: usize,
    /// Which alternative of it.
    pub alternative: usize,
    /// How many words it has.
    pub words: usize,
}

/// The entries of a word by its first part, the longest first.
#[must_use]
pub fn entries(first: &str) -> &'static [Listed] {
    BY_FIRST.get(&*singular(first)).map_or(&[], Vec::as_slice)
}

/// How many groups the tables have.
const COUNT: usize = GROUPS.len() + FIELDS.len() + THINGS.len() + DEGREES.len();

/// The groups of all tables, in their order.
fn tables() -> impl Iterator<Item = &'static Group> {
    GROUPS.iter().chain(FIELDS).chain(THINGS).chain(DEGREES)
}

/// A group of the tables.
fn table(group: usize) -> Option<&'static Group> {
    tables().nth(group)
}

/// Where the words of a group must stand.
#[must_use]
pub fn company(group: usize) -> Company {
    table(group).map_or(Company::Any, |(company, _)| *company)
}

/// Nouns that a number makes a kind of: `Category 4`.
#[rustfmt::skip]
const NUMBERED: &[&str] = &[
    "category", "phase", "grade", "type", "division", "league", "class", "tier", "stage", "group", "pool", "zone", "lane", "terminal",
    "platform", "gate", "runway", "reactor", "section", "article", "schedule", "chapter", "volume", "formula", "route", "highway", "junction",
    "courtroom", "channel", "hall", "ward", "berth", "pier", "dock", "shaft", "block", "sector", "bay", "level", "force", "under", "over", "band", "schedule", "appendix",
];

/// The group of a noun that takes a number; beyond those of the table.
#[must_use]
pub fn numbered(word: &str) -> Option<usize> {
    static HEADS: Gate = Gate::of(NUMBERED);
    HEADS.passes(word).then_some(())?;
    NUMBERED.iter().position(|head| *head == word).map(|at| COUNT + at)
}

/// Superlatives, the words of one parted by spaces: with an ordinal they make a rank.
const SUPERLATIVES: &[&str] = &[
    "largest biggest",
    "highest tallest",
    "longest",
    "fastest",
    "oldest",
    "deepest",
    "richest",
    "busiest",
    "smallest",
    "best",
    "worst",
];

/// The entry of an ordinal before a superlative: `second largest`.
#[must_use]
pub fn ranked(ordinal: &str, superlative: &str) -> Option<Entry> {
    const ORDINALS: &[&str] =
        &["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    let alternative = ORDINALS.iter().position(|word| *word == ordinal)?;
    let at = SUPERLATIVES.iter().position(|words| words.split(' ').any(|word| word == superlative))?;
    let group = COUNT + NUMBERED.len() + FAMILIES.len() + at;
    Some(Entry { group, alternative, words: 2 })
}

/// Endings that make one family of different things: `plesiosaur` and `ichthyosaur`.
#[rustfmt::skip]
const FAMILIES: &[&str] = &[
    "saur", "saurus", "ologist", "ologists", "itis", "ectomy", "plasty", "iatrist", "icide", "icides", "therium", "pithecus",
];

/// The entry of a word that belongs to a family by its ending.
#[must_use]
pub fn of_family(word: &str) -> Option<Entry> {
    let lower = singular(word);
    let at = FAMILIES.iter().position(|ending| lower.len() > ending.len() + 2 && lower.ends_with(ending))?;
    let alternative = lower.bytes().fold(7_usize, |sum, b| sum.wrapping_mul(31).wrapping_add(usize::from(b)));
    Some(Entry { group: COUNT + NUMBERED.len() + at, alternative, words: 1 })
}

/// The number behind such a noun: digits, a Roman numeral, a word, a letter.
#[must_use]
pub fn number(word: &str) -> Option<usize> {
    const ROMAN: &[&str] = &["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];
    const WORDS: &[&str] = &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let listed = |list: &[&str], word: &str| list.iter().position(|it| *it == word).map(|at| at + 1);
    let letter = match word.as_bytes() {
        [letter @ b'A'..=b'H'] => Some(1_000 + usize::from(*letter)),
        _ => None,
    };
    let digits = word.trim_end_matches('s').parse().ok().filter(|_| word.len() <= 4);
    digits.or(listed(ROMAN, word)).or(listed(WORDS, &word.to_lowercase())).or(letter)
}

/// True for what belongs to whoever it is said of, so that somebody else's says nothing: a degree, a charge, a trade.
#[must_use]
pub fn is_own(group: usize) -> bool {
    const OWN: &[&str] = &[
        "doctorate",
        "physics",
        "undergraduate",
        "murder",
        "felony",
        "goalkeeper",
        "freestyle",
        "violinist",
        "soprano",
        "catholic",
        "nurse",
        "notary",
        "gold",
        "brigade",
        "navy",
        "trawler",
        "novel",
        "painting",
        "helicopter",
        "single",
        "guitar",
        "left_wing",
        "sent_off",
        "meeting_record",
        "two_handed",
        "companion",
        "under",
    ];
    let table = table(group)
        .is_some_and(|(_, words)| OWN.iter().any(|own| words.split_whitespace().any(|w| w == *own)));
    table || NUMBERED.get(group.wrapping_sub(COUNT)).is_some_and(|head| OWN.contains(head))
}

/// True for a noun with its number: the same noun with another number is the same kind of thing.
#[must_use]
pub const fn is_numbered(group: usize) -> bool {
    group >= COUNT && group < COUNT + NUMBERED.len() || group >= COUNT + NUMBERED.len() + FAMILIES.len()
}

/// True for what stands before nouns: `a bittering hop`.
#[must_use]
pub fn is_modifier(group: usize) -> bool {
    const FIRST: &[&str] = &[
        "bittering",
        "deciduous",
        "onshore",
        "single_decker",
        "diesel",
        "state_owned",
        "left_wing",
        "sunni",
        "catholic",
        "freestyle",
        "indoor",
        "carnivore",
    ];
    table(group)
        .is_some_and(|(_, words)| words.split_whitespace().next().is_some_and(|first| FIRST.contains(&first)))
}

/// True for the members of a family: whose father one is, one is not.
#[must_use]
pub fn is_kin(group: usize) -> bool {
    let kin =
        ["brother", "son", "father", "nephew", "uncle", "grandson", "grandfather", "boy", "man", "male"];
    table(group)
        .is_some_and(|(_, words)| words.split_whitespace().next().is_some_and(|first| kin.contains(&first)))
}

/// True for a state, a side or a degree of a thing, of which a text tells both: won and lost, arrivals and departures.
#[must_use]
pub fn is_state(group: usize) -> bool {
    #[rustfmt::skip]
    const STATES: &[&str] = &[
        "undergraduate", "freshman", "boy", "man", "male", "married", "plaintiff", "prosecution", "acquitted", "bail", "witness",
        "left", "upstream", "uphill", "clockwise", "indoor", "northbound", "left_wing", "final", "winner", "penalty", "draw", "gross",
        "median", "import", "inflow", "pre_tax", "surplus", "arrival", "full_time", "temporary", "compulsory", "unanimous", "landlord",
        "lender", "maximum", "oldest", "largest", "highest", "longest", "fastest", "best", "cheapest", "heaviest", "wettest", "hottest",
        "maternal", "domestic", "killed", "highly_commended", "special_commendation", "best_actor", "wholesaler", "foreshock", "concurrently", "freehold", "northern",
    ];
    let degree = (COUNT - DEGREES.len()..COUNT).contains(&group);
    degree
        || table(group).is_some_and(|(_, words)| {
            words.split_whitespace().next().is_some_and(|first| STATES.contains(&first))
        })
}

/// True for crimes and their degrees, of which one can be cleared.
#[must_use]
pub fn is_charge(group: usize) -> bool {
    table(group).is_some_and(|(company, words)| {
        words.contains("manslaughter")
            || matches!(company, Company::Before(list) if list.contains("burglary"))
    })
}

/// A noun without its plural ending; folded.
#[must_use]
pub fn singular(word: &str) -> Cow<'_, str> {
    let folded = fold(word);
    match &*folded {
        "buses" => return Cow::Borrowed("bus"),
        "geese" => return Cow::Borrowed("goose"),
        "mice" => return Cow::Borrowed("mouse"),
        "men" => return Cow::Borrowed("man"),
        "women" => return Cow::Borrowed("woman"),
        "wives" => return Cow::Borrowed("wife"),
        "children" => return Cow::Borrowed("child"),
        "sheep" | "series" | "species" | "gas" | "bus" | "glass" | "physics" | "politics" | "economics"
        | "mathematics" | "linguistics" | "ethics" | "athletics" | "gymnastics" | "classics"
        | "statistics" | "plus" | "less" => return folded,
        _ => {}
    }
    for (ending, instead) in [("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x")] {
        if let Some(start) = folded.strip_suffix(ending).filter(|start| start.len() >= 2) {
            return Cow::Owned(format!("{start}{instead}"));
        }
    }
    let plural =
        folded.len() > 3 && folded.ends_with('s') && !folded.ends_with("ss") && !folded.ends_with("us");
    if !plural {
        return folded;
    }
    match folded {
        Cow::Borrowed(word) => Cow::Borrowed(word.trim_end_matches('s')),
        Cow::Owned(word) => Cow::Owned(word.trim_end_matches('s').to_owned()),
    }
}

/// The parts of an entry, each without its plural ending, and the entry.
type Listed = (Vec<String>, Entry);

static BY_FIRST: LazyLock<HashMap<String, Vec<Listed>>> = LazyLock::new(|| {
    let mut found: HashMap<String, Vec<Listed>> = HashMap::default();
    for (group, (_, alternatives)) in tables().enumerate() {
        for (alternative, words) in alternatives.split('|').enumerate() {
            for word in words.split_whitespace() {
                let parts: Vec<String> = word.split('_').map(|part| singular(part).into_owned()).collect();
                let Some(first) = parts.first().cloned() else { continue };
                let entry = Entry { group, alternative, words: parts.len() };
                found.entry(first).or_default().push((parts, entry));
            }
        }
    }
    for list in found.values_mut() {
        list.sort_by_key(|(parts, _)| std::cmp::Reverse(parts.len()));
    }
    found
});

use Company::{Any, Before, Behind};

/// Nouns behind which a field of study stands.
const STUDY: &str = "degree doctorate phd professor lecturer studied studying study read reading graduated department bachelor \
                     master diploma taught teaches teacher chair reader graduate in of qualification";

#[rustfmt::skip]
const GROUPS: &[Group] = &[
    // degrees, schools, fields
    (Any, "doctorate phd dphil doctoral doctor_of | master_degree master_s_degree master_s_in masters_in msc mba master_of | bachelor_degree bachelor_s_degree bachelor_s_in bachelors_in bsc bachelor_of"),
    (Before("degree"), "doctoral doctorate | master | bachelor | law | medical | engineering | nursing"),
    (Before("degree burglary assault murder burn robbery arson"), "first | second | third | fourth"),
    (Before("school pupil teacher education headteacher"), "primary elementary | secondary high middle | nursery pre kindergarten | boarding | grammar | special"),
    (Behind(STUDY), "physics | chemistry | biology | mathematics maths | engineering | medicine | law | economics | history | philosophy \
        | geography | geology | psychology | sociology | anthropology | archaeology | linguistics | literature | politics | theology \
        | music | architecture | botany | zoology | astronomy | agriculture | nursing | dentistry | pharmacy | statistics | journalism \
        | ecology | epidemiology | toxicology | virology | oceanography | meteorology | classics | education | surgery | finance | art | materials_science | computer_science | political_science | criminology | genetics"),
    (Any, "undergraduate | postgraduate"),
    (Any, "freshman | sophomore"),
    // family
    // Up and down the family apart: whose father is named has a son who may be named as well.
    (Any, "brother sister sibling twin | cousin | uncle aunt | father mother parent | grandfather grandmother grandparent \
        | husband wife widow widower spouse | brother_in_law sister_in_law | father_in_law mother_in_law | stepfather stepmother | godfather godmother"),
    (Any, "brother sister sibling twin | cousin | nephew niece | son daughter | grandson granddaughter grandchild \
        | husband wife widow widower spouse | brother_in_law sister_in_law | son_in_law daughter_in_law | stepson stepdaughter | godson goddaughter"),
    (Any, "son stepson | daughter stepdaughter"),
    (Any, "father | mother"),
    (Any, "nephew | niece"),
    (Any, "grandson | granddaughter"),
    (Any, "uncle | aunt"),
    (Any, "grandfather | grandmother"),
    (Any, "boy | girl"),
    (Any, "man | woman"),
    (Any, "male | female"),
    (Any, "married wed | divorced | unmarried single_man single_woman | widowed"),
    // law
    (Any, "murder | manslaughter | assault | robbery | burglary | theft larceny stealing | fraud | forgery | arson | rape sexual_assault | kidnapping kidnap abduction \
        | bribery bribe | embezzlement | perjury | money_laundering | tax_evasion tax_fraud | drink_driving drunk_driving drunken_driving \
        | dangerous_driving reckless_driving | careless_driving | trespass | stalking | harassment | libel defamation slander \
        | blackmail extortion | espionage spying | treason | smuggling | vandalism | contempt | shoplifting | trafficking | obstruction | insider_trading insider_dealing | poaching \
        | perverting_the_course_of_justice | bigamy | counterfeiting | piracy | carjacking | handling_stolen_goods | false_imprisonment | indecent_exposure \
        | genocide | torture | speeding | hacking | identity_theft | match_fixing | drug_dealing drug_trafficking | people_smuggling | human_trafficking | incitement | sedition"),
    (Before("burglary robbery assault murder manslaughter"), "aggravated | attempted | common | armed | voluntary | involuntary"),
    (Any, "plaintiff claimant | defendant"),
    (Any, "prosecution prosecutor | defence defense defence_lawyer defense_lawyer defense_attorney"),
    (Before("court judge"), "magistrate magistrates | crown | high | supreme | district | appeal appeals appellate | county | federal | superior | constitutional | family | juvenile | bankruptcy | labour"),
    (Before("case court law claim lawsuit action trial"), "civil | criminal"),
    (Any, "misdemeanour misdemeanor | felony"),
    (Any, "acquitted cleared acquittal | convicted conviction"),
    (Any, "found_guilty | pleaded_guilty pleads_guilty guilty_plea | no_contest"),
    (Any, "bail | custody remand"),
    (Any, "suspended_sentence | community_service community_order | probation | house_arrest | life_imprisonment life_sentence life_term"),
    (Any, "witness | suspect"),
    // ships, aircraft, vehicles
    (Any, "ferry | trawler | tanker | frigate | destroyer | corvette | cruiser | submarine | battleship | aircraft_carrier | yacht | barge \
        | tug tugboat | lifeboat | container_ship | cruise_ship cruise_liner | dredger | minesweeper | canoe | dinghy | kayak | catamaran | schooner \
        | bulk_carrier | icebreaker | paddle_steamer | gunboat | rowing_boat rowboat | speedboat | houseboat | fishing_boat | sailing_boat sailboat"),
    (Any, "helicopter | airliner | light_aircraft light_plane light_aeroplane | hang_glider | paraglider | gyrocopter autogyro | glider | drone | biplane | balloon hot_air_balloon | seaplane | airship | fighter_jet fighter_plane fighter | bomber | microlight"),
    (Any, "car saloon hatchback estate_car saloon_car suv jeep limousine sports_car | van | lorry truck hgv | bus coach minibus | tram trolley streetcar | train | motorcycle motorbike moped scooter | bicycle bike \
        | tractor | ambulance | taxi cab | fire_engine | caravan | quad_bike | bulldozer | tank | hearse | milk_float | combine_harvester | digger excavator | forklift | mobility_scooter | e_scooter electric_scooter \
        | rickshaw | snowmobile | cable_car | funicular | steamroller | horsebox"),
    (Before("train locomotive line service railway"), "freight goods | passenger commuter"),
    (Any, "diesel | petrol gasoline | electric battery_powered | hybrid | hydrogen"),
    // buildings and places
    (Any, "church chapel | mosque | synagogue | pagoda | cathedral | monastery | abbey"),
    (Any, "library | museum | theatre theater | cinema | concert_hall | art_gallery | swimming_pool | sports_hall | stadium | ice_rink | town_hall"),
    (Any, "school | hospital clinic health_clinic health_centre medical_centre | prison jail | police_station | fire_station | court_house courthouse | railway_station | airport | post_office"),
    (Any, "pub bar tavern | restaurant | cafe | hotel | hostel | guesthouse"),
    (Any, "supermarket | bakery | butcher_shop butcher_s | pharmacy chemist_s | bookshop bookstore | petrol_station gas_station filling_station | department_store | garden_centre"),
    (Any, "factory | warehouse | mill | brewery | distillery | refinery | power_station power_plant | shipyard | foundry | quarry | mine | sawmill | dairy | abattoir slaughterhouse"),
    (Any, "flat apartment | bungalow | cottage | mansion | terraced_house terrace mid_terrace end_terrace | farmhouse | caravan"),
    (Any, "bridge footbridge viaduct aqueduct flyover | tunnel underpass | level_crossing | causeway | roundabout"),
    (Any, "viaduct | aqueduct | footbridge"),
    (Any, "dam | weir | lock | canal | reservoir"),
    (Any, "river | lake | lagoon | mountain | volcano | glacier | waterfall"),
    (Any, "city | town | village hamlet"),
    (Any, "island | peninsula"),
    (Any, "beach | cliff | cave | harbour harbor"),
    (Any, "basement cellar | attic loft | kitchen | bathroom | bedroom | garage | roof | living_room lounge sitting_room | dining_room | conservatory | balcony | staircase | chimney | shed"),
    (Before("coast side bank shore end part suburb half wing edge slope of province border region wall entrance of"),
        "northern north | southern south | eastern east | western west | north_eastern northeastern north_east | north_western northwestern north_west \
        | south_eastern southeastern south_east | south_western southwestern south_west"),
    (Before("arm leg hand foot knee ankle wrist eye ear shoulder hip elbow lung kidney side bank thumb"), "left | right"),
    (Any, "upstream | downstream"),
    (Any, "uphill | downhill"),
    (Any, "clockwise | anticlockwise anti_clockwise counterclockwise"),
    (Any, "indoor indoors | outdoor outdoors"),
    (Any, "northbound | southbound | eastbound | westbound"),
    (Before("floor storey"), "ground | first | second | third | fourth | fifth | sixth | top"),
    // bodies
    (Any, "bank | airline | brewer brewery | insurer | supermarket_chain | broadcaster | publisher | shipbuilder | steelmaker | carmaker car_maker | drugmaker drug_maker \
        | housebuilder | retailer | charity | cooperative co_operative | trade_union | newspaper | shipping_line | law_firm | railway_operator | football_club"),
    (Any, "charity | company | trade_union | government_agency | limited_company"),
    (Before("council"), "county | city | district | parish | town | borough | regional | village"),
    (Before("government minister law court election authority police budget parliament"), "federal | state provincial | municipal local"),
    (Any, "senate upper_house house_of_lords | house_of_representatives lower_house house_of_commons"),
    (Before("bank ownership owned company"), "state | family | privately | publicly"),
    (Any, "state_owned publicly_owned state_run | privately_owned private_owned family_owned | employee_owned"),
    (Before("sector school hospital company"), "private | public"),
    (Before("government cabinet administration"), "minority | majority | coalition | caretaker"),
    (Any, "left_wing leftist | right_wing rightist | centrist"),
    (Before("election vote poll ballot"), "local | general | presidential | parliamentary | mayoral | european | primary | regional | by"),
    (Any, "bill | act | decree | treaty | bylaw by_law | amendment | injunction"),
    (Any, "navy | army | air_force | coastguard coast_guard | marine_corp"),
    (Any, "brigade | battalion | regiment | platoon | squadron"),
    // sport and prizes
    (Any, "gold | silver_gilt | silver | bronze"),
    (Any, "final | semi_final semifinal | quarter_final quarterfinal | group_stage | play_off playoff"),
    (Any, "winner champion | runner_up"),
    (Any, "shortlisted shortlist short_list | longlisted longlist long_list"),
    (Any, "turboprop | jet jet_engine | piston_engine"),
    (Any, "goalkeeper | defender | midfielder | striker forward | winger"),
    (Any, "freestyle | backstroke | breaststroke | butterfly | medley"),
    (Any, "football soccer | rugby | cricket | tennis | golf | hockey | basketball | volleyball | handball | netball | badminton | table_tennis | squash \
        | baseball | softball | lacrosse | hurling | water_polo | archery | skiing | snowboarding | figure_skating | speed_skating | taekwondo | karate \
        | weightlifting | canoeing | show_jumping | dressage | croquet | speedway | orienteering | skateboarding | bobsleigh | luge | biathlon | chess | rowing | swimming | cycling | athletics | gymnastics | boxing | judo | wrestling | fencing | sailing | curling | snooker | darts"),
    (Any, "penalty | free_kick | corner | header | own_goal"),
    (Any, "singles | doubles"),
    (Any, "marathon | half_marathon | triathlon | decathlon | pentathlon"),
    (Any, "yellow_card | red_card"),
    (Before("team side cup race event final match title championship relay league"), "men mens | women womens | boy | girl | junior | youth"),
    (Any, "draw | victory win | defeat loss"),
    (Any, "jury_prize | special_mention | grand_prize grand_prix | audience_award audience_prize people_choice_award"),
    // works and arts
    (Any, "novel | memoir autobiography | biography | cookbook | textbook | short_story story_collection | poem poetry poetry_collection collection_of_poem | essay | pamphlet \
        | travelogue | guidebook | dictionary | encyclopaedia encyclopedia | atlas | diary | picture_book"),
    (Any, "documentary | feature_film | short_film | sitcom | soap_opera | musical | opera | ballet | symphony | concerto | sonata | string_quartet | cantata | oratorio | requiem | overture | nocturne | fugue | song_cycle | madrigal | motet"),
    (Any, "painting | sculpture statue bust | photograph | tapestry | mosaic | mural fresco wall_painting | etching engraving | drawing sketch"),
    (Any, "oil | watercolour watercolor | pastel | charcoal | acrylic | woodcut wood_engraving linocut | etching engraving aquatint mezzotint drypoint | lithograph \
        | screenprint silkscreen | gouache | tempera | fresco | collage"),
    (Any, "woodcut wood_engraving | linocut | lithograph"),
    (Any, "violin fiddle | viola | cello | piano | guitar | flute | clarinet | oboe | bassoon | trumpet | trombone | harp | organ | saxophone | accordion | double_bass | drum \
        | banjo | mandolin | ukulele | lute | harpsichord | piccolo | cor_anglais | french_horn | tuba | cornet | euphonium | xylophone | sitar | bagpipe | harmonica | concertina | bugle | zither"),
    (Any, "violinist | violist | cellist | pianist | guitarist | flautist flutist | clarinettist | organist | trumpeter | drummer percussionist | saxophonist | harpist | bassoonist | oboist | trombonist | harpsichordist | accordionist | lutenist | banjoist | bassist"),
    (Any, "soprano | mezzo_soprano | contralto alto | tenor | baritone"),
    (Any, "album | single | ep"),
    (Any, "daily_newspaper daily | weekly_newspaper | magazine | radio_station | television_channel television_station tv_channel"),
    // nature, food, matter
    (Any, "dog puppy | cat kitten | horse pony foal | cow cattle ox bull heifer | sheep lamb ewe | goat | pig piglet | elephant | tiger | lion | bear polar_bear brown_bear black_bear grizzly | wolf | fox | deer reindeer moose elk red_deer roe_deer fallow_deer | rabbit \
        | otter | beaver | badger | seal elephant_seal grey_seal | whale killer_whale \
        | dolphin | porpoise | shark whale_shark tiger_shark | snake python cobra adder viper | lizard gecko iguana | spider tarantula | beetle ladybird | bee bumblebee honeybee bumble_bee honey_bee | wasp hornet | butterfly | moth | bat | rat | mouse | donkey mule | camel | monkey baboon \
        | gorilla | chimpanzee | orangutan | giraffe | hippopotamus hippo | rhinoceros rhino | zebra | leopard | cheetah | jaguar | lynx | hyena | jackal | antelope gazelle | buffalo bison | kangaroo | wallaby | koala | panda \
        | red_panda | sloth | armadillo | anteater | hedgehog | squirrel | hare | ferret polecat | pine_marten | stoat | weasel | mole | hamster | guinea_pig | gerbil | meerkat | lemur | crocodile | alligator | tortoise turtle terrapin | frog \
        | toad | newt | salamander | sea_lion | walrus | manatee | llama | alpaca | wild_boar | mosquito | dragonfly | grasshopper | locust | termite | tick | flea | cockroach | scorpion | snail | slug | ant | tapir | wombat"),
    (Any, "eagle | falcon kestrel peregrine merlin | hawk buzzard harrier sparrowhawk goshawk | owl barn_owl tawny_owl eagle_owl | gull seagull kittiwake herring_gull | heron egret bittern | crane | stork | swan | goose geese | duck mallard eider teal | pigeon dove \
        | parrot macaw cockatoo budgerigar parakeet | crow | raven | penguin | puffin | osprey | kite red_kite | curlew | swallow | sparrow | robin | blackbird | thrush song_thrush | starling | wren | goldfinch | chaffinch | bullfinch | blue_tit | great_tit | magpie \
        | jay | jackdaw | rook | woodpecker | kingfisher | cuckoo | nightingale | skylark | house_martin | lapwing | plover | oystercatcher | avocet | flamingo | pelican | cormorant | gannet | guillemot | razorbill | tern | skua \
        | albatross | petrel | shearwater | grebe | coot | moorhen | pheasant | partridge | grouse | quail | peacock | ostrich | emu | vulture condor | canary | hummingbird | wagtail | nuthatch | corncrake | spoonbill | ibis | wheatear | nightjar | hoopoe | turkey"),
    (Any, "salmon | trout | cod | herring | mackerel | tuna | haddock | eel | carp | pike | perch | sardine pilchard | anchovy | prawn shrimp | crab | lobster | oyster | mussel | squid | dover_sole lemon_sole | plaice | halibut | turbot | flounder | stingray | sea_bass | bream | mullet | monkfish | hake \
        | pollock | whiting | sprat | sturgeon | barbel | tench | stickleback | catfish | swordfish | marlin | tilapia | scallop | clam | cockle | whelk | octopus | cuttlefish | langoustine | crayfish | krill | jellyfish"),
    (Any, "oak | ash | elm | beech | birch | pine | spruce | fir | willow | poplar aspen | chestnut horse_chestnut sweet_chestnut | walnut | lime lime_tree linden | maple | yew | cedar | sycamore \
        | hornbeam | hazel | alder | hawthorn | blackthorn | rowan mountain_ash | holly | larch | cypress | juniper | plane_tree london_plane | magnolia | eucalyptus | acacia | palm_tree date_palm | olive olive_tree | fig fig_tree | redwood sequoia | ginkgo | mulberry \
        | cherry cherry_tree | apple_tree | pear_tree | plum_tree | laburnum | mahogany | teak | ebony | rosewood | baobab | mangrove"),
    (Any, "wheat | barley | maize corn | rice | oat | rye | soya soybean soy | potato | sugar_beet | rapeseed canola | cotton | sunflower | millet | sorghum | buckwheat | quinoa | flax linseed | hemp | tobacco | sugar_cane sugarcane | cassava | yam | lentil | chickpea | peanut groundnut"),
    (Any, "apple | pear | plum damson | cherry | peach nectarine | apricot | grape | orange | lemon | lime | grapefruit | tangerine clementine satsuma | banana | mango | papaya | pineapple | melon watermelon | strawberry | raspberry | blackberry \
        | blueberry bilberry | gooseberry | blackcurrant | redcurrant | cranberry | fig | olive | pomegranate | coconut | avocado | quince | guava | lychee"),
    (Any, "beer ale lager stout | wine champagne prosecco cava sherry | whisky whiskey bourbon | gin | vodka | cider | rum | brandy cognac armagnac | tequila | absinthe | mead | sake | vermouth"),
    (Any, "tea | coffee | cocoa hot_chocolate | lemonade | cola | orange_juice | apple_juice"),
    (Any, "beef veal | pork bacon ham gammon | mutton | chicken | turkey | venison | horse_meat horsemeat | duck"),
    (Any, "milk | butter | cheese | yoghurt yogurt | ice_cream"),
    (Any, "copper | iron | steel | tin | zinc | lead | nickel | aluminium aluminum | lithium | uranium | cobalt | titanium | gold | silver | platinum | palladium | tungsten | manganese | chromium | brass | bronze | pewter | bauxite | graphite | potash | phosphate"),
    (Any, "crude_oil | natural_gas | coal | nuclear | hydroelectric hydropower | solar | geothermal"),
    (Before("farm power park energy turbine project panel"), "wind | solar | tidal"),
    (Any, "timber wooden wood oak pine | brick | concrete | thatch thatched | stone marble granite slate sandstone limestone flint"),
    (Any, "marble | granite | slate | sandstone | limestone | flint | alabaster"),
    (Any, "glass | marble | ceramic earthenware pottery terracotta stoneware | porcelain | plaster | ivory | wax | papier_mache | jade | bronze | plastic | cardboard"),
    (Any, "wool woollen cashmere mohair | silk | linen | leather suede | cotton denim | polyester | nylon | fur | jute | viscose rayon"),
    (Any, "flood flooding | drought | earthquake | landslide mudslide | wildfire | avalanche | tornado | hurricane typhoon cyclone | tsunami | volcanic_eruption | hailstorm | thunderstorm | sandstorm dust_storm | sinkhole | blizzard snowstorm | heatwave heat_wave"),
    // health
    (Any, "measles | mumps | rubella | polio | cholera | typhoid | malaria | dengue | influenza flu bird_flu avian_flu swine_flu | tuberculosis | diphtheria | hepatitis | ebola | whooping_cough pertussis \
        | scarlet_fever | chickenpox | smallpox | meningitis | tetanus | rabies | yellow_fever | norovirus | legionnaire_disease legionnaire_s_disease | lyme_disease | leprosy | plague | anthrax | zika | covid covid_19 coronavirus | mpox monkeypox | hiv aids | lassa_fever | salmonella | e_coli | listeria | botulism | scabies \
        | dysentery | chikungunya | foot_and_mouth | bluetongue | swine_fever | syphilis | gonorrhoea gonorrhea | chlamydia | herpes | leptospirosis | glandular_fever | trachoma | toxoplasmosis | sleeping_sickness"),
    (Any, "pneumonia | stroke | heart_attack | cancer leukaemia leukemia lymphoma melanoma | dementia alzheimer | parkinson | diabetes | asthma | epilepsy | motor_neurone_disease | multiple_sclerosis | cystic_fibrosis | lupus | crohn_s_disease | coeliac_disease celiac_disease | sickle_cell | haemophilia hemophilia | schizophrenia | bipolar_disorder | autism | anorexia \
        | bulimia | glaucoma | psoriasis | eczema | gout | osteoporosis | kidney_failure | thrombosis | aneurysm | pulmonary_embolism"),
    (Any, "leukaemia leukemia | lymphoma | melanoma | myeloma | sarcoma"),
    (Before("cancer tumour tumor"), "lung | breast | prostate | bowel colon colorectal | liver | pancreatic | skin | ovarian | cervical | kidney | brain | stomach"),
    (Any, "wrist | ankle | knee | shoulder | hip | elbow | collarbone | skull | rib | jaw | pelvis | spine"),
    (Before("injury fracture bone broken wound"), "leg | arm | hand | foot | head | neck | back | chest"),
    (Any, "vaccine jab | antibiotic | painkiller"),
    (Any, "bacterium bacteria bacterial | virus viral | fungus fungal | parasite parasitic"),
    // faith
    (Any, "catholic roman_catholic | protestant anglican methodist baptist lutheran presbyterian quaker pentecostal calvinist | greek_orthodox russian_orthodox | mormon | muslim | jewish | hindu | buddhist | sikh"),
    (Any, "anglican | methodist | baptist | lutheran | presbyterian | quaker | pentecostal | unitarian | calvinist"),
    (Any, "sunni | shia shiite"),
    // time, money, measure
    (Before("fee meeting report payment basis ticket allowance charge magazine newspaper pass rent bulletin newsletter subscription figure wage pay"),
        "daily | weekly | fortnightly | monthly | quarterly | annual yearly"),
    (Before("service shift session prayer news edition"), "morning | afternoon | evening | night"),
    (Any, "gross | net"),
    (Any, "median | mean"),
    (Any, "import | export"),
    (Any, "inflow | outflow"),
    (Any, "pre_tax before_tax | after_tax post_tax"),
    (Any, "surplus | deficit"),
    (Any, "arrival | departure"),
    (Any, "full_time | part_time"),
    (Any, "temporary | permanent"),
    (Any, "compulsory mandatory obligatory | voluntary optional"),
    (Any, "unanimous unanimously | narrowly"),
    (Any, "landlord | tenant"),
    (Any, "lender creditor | borrower debtor"),
    (Any, "maximum | minimum"),
    (Any, "oldest eldest | youngest"),
    (Any, "largest biggest | smallest"),
    (Any, "highest tallest | lowest"),
    (Any, "longest | shortest"),
    (Any, "fastest quickest | slowest"),
    (Any, "best | worst"),
    (Any, "cheapest | dearest most_expensive"),
    (Any, "heaviest | lightest"),
    (Any, "wettest | driest"),
    (Any, "hottest warmest | coldest coolest"),
    (Any, "maternal | paternal"),
    (Any, "domestic | international"),
    (Any, "single_lane | dual_carriageway | motorway"),
    (Any, "killed died dead death | injured hurt wounded injury | missing"),
    // trades, where no name is near
    (Any, "nurse | doctor physician gp | paramedic | dentist | midwife | pharmacist | teacher | firefighter | soldier | sailor | miner | fisherman | pilot \
        | electrician | plumber | carpenter joiner | bricklayer | butcher | baker | postman postwoman postal_worker | bus_driver | train_driver | lorry_driver truck_driver | taxi_driver \
        | cleaner | librarian | vet veterinarian | architect | accountant | shepherd | beekeeper | gardener | welder | tailor | hairdresser barber | judge | chef cook | waiter waitress | barman barmaid bartender | receptionist | security_guard | gamekeeper | undertaker | blacksmith | locksmith | potter | weaver | roofer | thatcher | stonemason | mechanic \
        | surveyor | estate_agent | auctioneer | lifeguard | solicitor barrister lawyer attorney | actuary | optician optometrist | social_worker | photographer | interpreter translator | jeweller goldsmith silversmith | watchmaker | bookseller | bookbinder | milkman | plasterer | novelist | poet | sculptor"),
    // colours
    (Before("car van flag paint jacket coat shirt dress hat door light line card brick wall bag bin book cover card uniform helmet vest ribbon list"),
        "red | blue | green | yellow | black | white | orange | purple | brown | grey gray | pink"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_alternative_is_given_twice_in_a_group() {
        for (_, alternatives) in tables() {
            let mut words: Vec<&str> = alternatives.split('|').flat_map(str::split_whitespace).collect();
            let all = words.len();
            words.sort_unstable();
            words.dedup();
            assert_eq!(all, words.len(), "{alternatives}");
        }
    }

    #[test]
    fn plurals_are_found_under_their_singular() {
        for (word, base) in
            [("ferries", "ferry"), ("lorries", "lorry"), ("churches", "church"), ("women", "woman")]
        {
            assert_eq!(singular(word), base);
        }
    }
}
