//! Stages, strengths and degrees of a thing, of which a text often tells more than one: signed and ratified, a warning and
//! an alert, the first leg and the second. Same form as the general table, whose groups they follow.
//!
//! Since both may be told, these count only in the same place of a passage, never by their matter alone.

use super::groups::Company::{Any, Before, Behind, Near};
use super::groups::Group;

/// What is decided on by a council or an office.
const ASKED: &str = "application permission permit licence license request bid plan planning scheme proposal";

/// Where somebody is hurt.
const HURT: &str = "injury injuries wound wounds burn burns condition";

/// Church and clergy.
const CHURCH: &str =
    "bishop priest deacon church cathedral synod dean archdeacon vicar rector canon minister diocese pope";

#[rustfmt::skip]
pub(super) const DEGREES: &[Group] = &[
    // courts and police
    (Any, "upheld affirmed | overturned reversed quashed set_aside | vacated | struck_down"),
    (Near("appeal"), "allowed granted | dismissed rejected refused | withdrawn abandoned | adjourned"),
    (Near("police officer suspicion detective custody"), "arrested | charged | cautioned | summonsed"),
    (Any, "remanded_in_custody | released_on_bail | released_under_investigation | released_without_charge"),
    (Near("verdict jury juror vote decision ruling court judge councillor panel board voted agreed"), "unanimous unanimously unanimity | majority by_majority split"),
    (Near("ordered order pay paid court awarded"), "damages damage | cost | fine | compensation | restitution"),
    (Any, "search_warrant | arrest_warrant"),
    (Any, "closing_argument closing_speech | opening_argument opening_statement opening_speech"),
    (Any, "out_of_court_settlement out_of_court | default_judgment | summary_judgment"),
    // votes and laws
    (Any, "first_reading | second_reading | third_reading final_reading | final_approval final_passage final_vote | committee_stage | report_stage | royal_assent"),
    (Any, "white_paper | green_paper"),
    (Any, "initialled | signed | ratified"),
    (Any, "elected | appointed | co_opted | nominated"),
    (Any, "abstained | voted_against | voted_for voted_in_favour voted_in_favor"),
    (Near(ASKED), "approved granted | refused rejected | deferred postponed | withdrawn"),
    (Any, "first_past_the_post | proportional_representation | single_transferable_vote"),
    (Any, "by_consensus | by_acclamation | by_lot"),
    (Any, "state_visit | official_visit | working_visit | private_visit | courtesy_call"),
    (Any, "letter_of_credence credential | letter_of_recall"),
    (Any, "preliminary_agreement agreement_in_principle | binding_agreement definitive_agreement final_agreement"),
    (Any, "advisory_vote consultative_vote | binding_vote"),
    (Any, "pardon pardoned | amnesty | commutation commuted | reprieve reprieved | parole paroled"),
    (Any, "extradition extradited | deportation deported | expulsion expelled"),
    (Any, "vote_of_no_confidence no_confidence_vote | vote_of_confidence confidence_vote | impeachment | censure"),
    (Any, "curfew | state_of_emergency | martial_law | lockdown"),
    (Any, "bilateral | trilateral | multilateral | unilateral"),
    (Any, "observer_status | full_membership full_member | associate_membership associate_member | candidate_status"),
    (Near("import imports trade goods imposed impose"), "tariff | quota | embargo | sanction"),
    (Any, "asylum_seeker | refugee | economic_migrant"),
    (Near("granted grant refused status applied"), "asylum | humanitarian_protection | residence_permit | citizenship"),
    (Any, "statutory_inquiry public_inquiry | non_statutory_inquiry internal_inquiry internal_review"),
    (Any, "plurality | absolute_majority outright_majority"),
    (Before("profit loss dividend result accounts report"), "interim half_year | final full_year | quarterly"),
    (Any, "investment_grade | junk sub_investment_grade"),
    (Any, "hostile_bid hostile_takeover | friendly_bid agreed_bid | management_buyout"),
    // offices and posts
    (Any, "resigned quit | sacked dismissed | retired | suspended | made_redundant laid_off"),
    (Before("contract staff worker post job employee position"), "zero_hours | fixed_term | permanent | temporary | agency | casual | seasonal | voluntary"),
    (Any, "unpaid | paid salaried"),
    // church
    (Near(CHURCH), "ordained | consecrated | installed enthroned | inducted | licensed | commissioned | confirmed | baptised baptized"),
    (Any, "canonised canonized canonisation | beatified beatification"),
    // sport and shows
    (Near("match final round race game game tie"), "walkover | disqualified disqualification | retired_hurt"),
    (Any, "extra_time | penalty_shoot_out penalty_shootout shoot_out shootout | replay | tie_break tiebreak"),
    (Any, "first_leg | second_leg"),
    (Any, "first_half | second_half"),
    (Any, "home_win home_victory | away_win away_victory"),
    (Any, "last_16 round_of_16 | last_32 round_of_32 | quarter_final quarterfinal | semi_final semifinal"),
    (Any, "heat | qualifying_round qualifier | repechage"),
    (Any, "knockout ko | technical_knockout tko | split_decision | unanimous_decision"),
    (Any, "birdie | bogey | double_bogey | hole_in_one"),
    (Any, "yellow_jersey | green_jersey | polka_dot_jersey | white_jersey | pink_jersey"),
    (Any, "short_program short_programme | free_skate free_program"),
    (Any, "test_match | one_day_international | twenty20 t20"),
    (Any, "wild_card wildcard | qualifier | lucky_loser | top_seed"),
    (Any, "general_classification | point_classification | mountain_classification"),
    (Any, "pole_position | fastest_lap | front_row"),
    (Any, "sprint_stage | mountain_stage | prologue"),
    (Any, "first_team | second_team reserve_team | youth_team academy_team"),
    (Any, "promoted promotion | relegated relegation"),
    (Any, "leading_role lead_role title_role | supporting_role | cameo | understudy"),
    (Any, "preview | premiere | press_night | last_night closing_night"),
    (Before("movement"), "first | second | third | fourth | last final | slow"),
    // weather, sky and sea
    (Behind("flood tornado storm gale tsunami hurricane blizzard thunderstorm"), "watch | warning | advisory | alert"),
    (Any, "flood_alert | flood_warning | severe_flood_warning"),
    (Before("rain snow shower drizzle rainfall"), "light | moderate | heavy | torrential"),
    (Any, "sunrise dawn daybreak | sunset dusk nightfall"),
    (Any, "high_tide high_water | low_tide low_water"),
    (Any, "spring_tide | neap_tide"),
    (Any, "flood_tide | ebb_tide"),
    (Any, "full_moon | new_moon | half_moon crescent_moon"),
    (Any, "crewed manned | uncrewed unmanned robotic"),
    // travel
    (Near("aircraft flight runway plane jet airliner helicopter pilot"), "take_off takeoff | landing touchdown | climb | descent | approach | taxi taxiing | cruise"),
    (Any, "inbound | outbound"),
    (Before("ticket fare trip journey flight"), "one_way | return round_trip"),
    (Any, "peak | off_peak"),
    (Any, "high_season | low_season off_season"),
    (Before("door seat wheel axle entrance carriage garden row page cover wing"), "front | rear back"),
    (Before("deck reach slope storey lake town floor house"), "upper | lower | middle"),
    (Before("wall ring core harbour harbor ear"), "inner | outer"),
    (Before("engine wing tyre tire wheel lane headlight mirror"), "left port | right starboard"),
    // health and science
    (Before(HURT), "minor slight | serious severe | critical life_threatening | fatal | stable"),
    (Any, "inpatient | outpatient | day_patient"),
    (Any, "benign | malignant"),
    (Any, "acute | chronic"),
    (Any, "first_dose | second_dose | booster"),
    (Before("case death outbreak infection"), "confirmed | probable | suspected"),
    (Any, "peer_reviewed | preprint"),
    (Any, "double_blind | single_blind | open_label"),
    (Near("new described taxon extinct discovered"), "genus | species | subspecies"),
    (Any, "low_earth_orbit | geostationary geostationary_orbit | lunar_orbit | sun_synchronous"),
    (Any, "life_fellow | honorary_fellow | visiting_fellow | research_fellow"),
    // nature
    (Any, "captive captive_bred | wild_caught wild_bred"),
    (Near("species plant animal fish shrub"), "native | introduced non_native | invasive"),
    (Any, "freshwater | saltwater"),
    (Any, "migratory | resident_bird sedentary"),
    (Near("nest colony laid hatched hatch fledged ringed"), "egg | chick nestling | fledgling | adult"),
    (Near("moth butterfly frog toad newt beetle insect"), "egg | larva caterpillar | pupa chrysalis | tadpole"),
    // money and trade
    (Any, "wholesale | retail"),
    (Any, "spot_price | future_price"),
    (Any, "majority_stake majority_share | minority_stake minority_share"),
    (Any, "interim_dividend | final_dividend | special_dividend"),
    (Before("building land premise site house farm aircraft vehicle"), "owned | leased rented"),
    (Any, "buyer purchaser | seller vendor"),
    (Any, "supplier | customer"),
    (Any, "employer | employee"),
    (Any, "fixed_rate | variable_rate | tracker_mortgage"),
    (Any, "day_ticket | weekly_ticket | season_ticket | monthly_pass | annual_pass"),
    (Any, "day_pupil | boarder"),
    (Any, "original | replica facsimile reproduction | forgery fake"),
    (Any, "killed_in_action | missing_in_action | prisoner_of_war"),
];
