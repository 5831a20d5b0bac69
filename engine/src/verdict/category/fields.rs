//! Closed classes of one field each, beyond those of general English: courts, sport, schools, listings, weather, firms,
//! animals. Same form as the general table, whose groups they follow.
//!
//! A word that is common outside its field stands with the company that shows the field.

use super::groups::Company::{Any, Before, Behind};
use super::groups::Group;

#[rustfmt::skip]
pub(super) const FIELDS: &[Group] = &[
    // courts and inquests
    (Behind("conclusion verdict finding coroner recorded recording"),
        "misadventure | accident accidental_death | suicide | natural_causes | unlawful_killing | lawful_killing | open | narrative | industrial_disease"),
    (Behind("sentence sentenced term run running served serve"), "concurrently concurrent | consecutively consecutive"),
    (Before("sentence term"), "suspended | immediate | indeterminate | extended | determinate"),
    (Any, "false_accounting | money_laundering | insider_dealing | tax_evasion | market_abuse"),
    (Any, "grievous_bodily_harm | actual_bodily_harm | common_assault"),
    (Any, "wounding | affray | violent_disorder | criminal_damage"),
    (Any, "public_inquiry | judicial_review | royal_commission | select_committee | coroner_s_inquest | fatal_accident_inquiry | independent_review"),
    (Any, "freehold | leasehold"),
    (Any, "copyright | trademark trade_mark | patent"),
    // votes
    (Any, "secret_ballot | show_of_hands | roll_call"),
    (Any, "simple_majority | absolute_majority | two_thirds_majority | three_quarters_majority | relative_majority"),
    (Before("reading"), "first | second | third"),
    // sport
    (Behind("50 100 200 400 800 1500 metre metres 50m 100m 200m 400m 800m 1500m"),
        "freestyle free | backstroke back | breaststroke breast | butterfly fly | medley"),
    (Any, "high_jump | long_jump | triple_jump | pole_vault"),
    (Any, "discus | javelin | shot_put | hammer_throw"),
    (Behind("metre metres 100 110 400 3000 60"), "hurdle | steeplechase | flat"),
    (Before("race chase handicap stake"), "novice_hurdle | novice_chase | handicap_hurdle | handicap_chase | steeplechase | bumper"),
    (Any, "slalom | giant_slalom | downhill | super_g"),
    (Any, "foil | epee | sabre saber"),
    (Any, "single_scull | double_scull | quadruple_scull | coxless_four | coxed_four | coxless_pair | coxed_pair | eight"),
    (Any, "wicketkeeper | fast_bowler | spinner leg_spinner off_spinner | opening_batter opening_batsman"),
    (Any, "fly_half | scrum_half | flanker | hooker | tighthead_prop | loosehead_prop | full_back fullback"),
    (Any, "point_guard | shooting_guard | power_forward | small_forward"),
    (Any, "quarterback | linebacker | running_back | wide_receiver | cornerback | tight_end"),
    (Any, "shortstop | catcher | outfielder | pitcher | first_baseman | second_baseman | third_baseman"),
    (Any, "flyweight | bantamweight | featherweight | lightweight | welterweight | middleweight | cruiserweight | heavyweight"),
    (Any, "gelding | mare | stallion | filly | colt"),
    (Any, "grandmaster | international_master | fide_master"),
    (Before("court"), "clay | grass | hard"),
    (Any, "hat_trick | brace"),
    (Any, "byes leg_byes | no_balls | wides"),
    // prizes and honours
    (Any, "highly_commended | commended | shortlisted | runner_up"),
    (Any, "special_commendation | special_mention | honourable_mention | second_prize | third_prize | first_prize"),
    (Any, "obe | mbe | cbe | knighthood | damehood | peerage | british_empire_medal"),
    (Any, "best_actor | best_actress | best_director | best_screenplay | best_supporting_actor | best_supporting_actress | best_cinematography | best_editing"),
    (Any, "critics_prize critics_award | audience_prize audience_award | jury_prize jury_award"),
    // schools and degrees
    (Any, "first_class_honour first_class_honours | upper_second | lower_second | third_class_honour third_class_honours"),
    (Any, "summa_cum_laude | magna_cum_laude"),
    (Any, "a_level | gcse | baccalaureate | abitur"),
    (Any, "apprenticeship | internship | traineeship | work_placement"),
    (Behind("rated rate graded judged rating grade judgement judgment called"),
        "outstanding | good | requires_improvement require_improvement | inadequate | satisfactory"),
    (Behind("rated graded classed quality rating class"), "excellent | good | sufficient | poor | moderate | bad"),
    // nature
    (Any, "critically_endangered | endangered | vulnerable | near_threatened | least_concern | extinct_in_the_wild"),
    (Any, "amphibian | reptile | mammal | bird | fish | insect | crustacean | mollusc mollusk | arachnid"),
    (Any, "labrador | spaniel cocker_spaniel springer_spaniel | terrier jack_russell yorkshire_terrier border_terrier bull_terrier | alsatian german_shepherd | collie border_collie | beagle | dachshund | greyhound | poodle | whippet | rottweiler | husky \
        | golden_retriever | bulldog french_bulldog | pug | chihuahua | dalmatian | great_dane | st_bernard saint_bernard | bloodhound | foxhound | basset_hound | corgi | dobermann doberman | malinois | weimaraner | schnauzer | pomeranian | akita | mastiff | lurcher"),
    (Any, "ichthyosaur | plesiosaur | pterosaur | dinosaur"),
    (Any, "bittering | aroma"),
    (Any, "deciduous | evergreen coniferous"),
    (Any, "annual_plant | perennial | biennial"),
    (Any, "lichen | moss | fern | fungus | liverwort | alga"),
    (Any, "carnivore | herbivore | omnivore"),
    (Any, "mumps | rubella | shingles"),
    (Any, "hen | cock cockerel rooster"),
    (Any, "ewe | ram tup | wether | lamb"),
    (Any, "bull | heifer | bullock steer | calf calves bull_calf bull_calves"),
    // weather and ground
    (Before("warning alert weather_warning"), "yellow | amber orange | red | green"),
    (Any, "tropical_storm | tropical_depression | hurricane"),
    (Any, "foreshock | main_shock mainshock | aftershock"),
    (Any, "granite | basalt | limestone | sandstone | slate | marble | gneiss | schist | chalk"),
    (Any, "palaeolithic paleolithic | mesolithic | neolithic | bronze_age | iron_age | roman | anglo_saxon | viking | norman | medieval"),
    (Any, "triassic | jurassic | cretaceous | permian | carboniferous | devonian | silurian | ordovician | cambrian"),
    // firms and money
    (Any, "mutual | stock_company joint_stock_company | partnership | sole_trader"),
    (Any, "administration_order | liquidation | receivership | chapter_11 | chapter_7"),
    (Any, "operating_profit operating_result operating_income | net_profit net_income net_result | gross_profit | pre_tax_profit pretax_profit"),
    (Any, "operating_loss | net_loss | pre_tax_loss pretax_loss"),
    (Any, "landline | mobile_phone cellphone"),
    (Any, "onshore | offshore"),
    (Any, "wholesaler | retailer | manufacturer"),
    (Before("report figure result finding"), "interim preliminary provisional | final"),
    (Before("warning contract agreement reprimand statement"), "verbal oral | written"),
    // transport
    (Any, "single_decker | double_decker"),
    (Any, "turboprop | turbofan jet | piston"),
    (Any, "bow bows | stern"),
    (Any, "port_side | starboard"),
    (Any, "mainsail | jib | spinnaker | foresail"),
    (Before("signal aspect"), "red | green | yellow amber"),
    // materials, weapons, drugs
    (Any, "methane | carbon_dioxide | carbon_monoxide | ammonia | chlorine | nitrogen | propane | butane | hydrogen_sulphide"),
    (Any, "cocaine crack | heroin | cannabis marijuana hashish | ketamine | amphetamine | methamphetamine crystal_meth | fentanyl | ecstasy mdma | lsd | opium | morphine | codeine | methadone | oxycodone oxycontin | tramadol | diazepam valium | mephedrone \
        | nitrous_oxide laughing_gas | khat | magic_mushroom"),
    (Any, "rifle | pistol handgun revolver | shotgun | machine_gun | crossbow | air_gun air_rifle | knife dagger machete | axe hatchet | hammer | sword | baseball_bat | crowbar | grenade | taser | pepper_spray | petrol_bomb | letter_bomb | car_bomb | screwdriver"),
    (Any, "asbestos | fibreglass fiberglass | polystyrene | rock_wool"),
    (Before("wine"), "red | white | rose | sparkling"),
    (Any, "cast_iron | wrought_iron | stainless_steel"),
    (Any, "cow_s_milk | goat_s_milk | sheep_s_milk ewe_s_milk"),
    (Any, "vegan | vegetarian | pescatarian"),
    // health
    (Any, "anaesthetist anesthetist | radiographer | physiotherapist | obstetrician | paediatrician pediatrician | midwife | paramedic"),
    (Any, "gp_surgery | walk_in_centre | minor_injuries_unit | emergency_department"),
    (Any, "intensive_care | maternity_ward | palliative_care"),
    (Any, "stillbirth | miscarriage"),
    (Any, "type_1_diabetes | type_2_diabetes"),
    (Any, "sprain sprained | fracture fractured broken | dislocation dislocated"),
    // houses and listings
    (Before("house home property villa"), "semi_detached | detached | terraced"),
    (Any, "conservation_area | world_heritage_site | national_park | nature_reserve | scheduled_monument"),
    (Any, "outline_permission outline_planning | full_planning_permission full_permission | reserved_matters"),
    (Before("housing home flat rent"), "social | affordable | private | sheltered"),
    // stage and page
    (Any, "hardback hardcover | paperback | ebook e_book | audiobook"),
    (Any, "sonnet | villanelle | haiku | limerick | ballad"),
    (Any, "tapestry | embroidery | quilt | carpet"),
    (Any, "quartet | quintet | trio | sextet | octet"),
    (Any, "prequel | sequel | remake"),
    (Any, "requiem | oratorio | mass_in | cantata"),
    // faith
    (Any, "archbishop | bishop | archdeacon | vicar | rector | curate | deacon"),
    (Any, "baptism christening | confirmation | wedding | funeral"),
];
