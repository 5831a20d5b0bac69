//! Things that a newspaper names: breeds, plants, food, buildings, cargo, organs, medals, languages. Same form as the general
//! table, whose groups they follow.
//!
//! What is a kind of another thing stands in one alternative with it, or in a group of its own with the other kinds.

use super::groups::Company::{Any, Before, Near};
use super::groups::Group;

/// What carries a load, and how that is said.
const LOAD: &str = "tanker lorry truck trailer wagon van container cargo load carrying carried transporting laden loaded consignment shipment";

/// How a theft and what was taken are told.
const TAKEN: &str = "stolen stole steal theft thief haul seized loot burglar recovered smuggled";

/// A shop, a collection and a sale.
const TRADE: &str = "sell sold stock antique shop dealer collector collection collect auction bought exhibit";

/// How a language is used and learned.
const TONGUE: &str = "teach teaching taught learn learned learning learnt course degree ba speak spoke spoken fluent fluently translate translated \
                      translation language study studying studied lesson class lecturer professor native subtitle written";

#[rustfmt::skip]
pub(super) const THINGS: &[Group] = &[
    // breeds and species
    (Any, "labrador | golden_retriever | cocker_spaniel | springer_spaniel | border_collie | jack_russell | yorkshire_terrier | border_terrier | bull_terrier | german_shepherd alsatian | beagle | dachshund | greyhound | poodle | whippet | rottweiler | french_bulldog"),
    (Any, "siamese_cat | persian_cat | maine_coon | bengal_cat | burmese_cat | ragdoll"),
    (Any, "thoroughbred | shire_horse | clydesdale | shetland_pony | exmoor_pony | connemara_pony | lipizzaner | percheron | suffolk_punch | appaloosa"),
    (Any, "friesian holstein | aberdeen_angus | charolais | limousin | simmental | longhorn | shorthorn | highland_cattle"),
    (Any, "merino | swaledale | herdwick | texel | cheviot"),
    (Any, "polar_bear | brown_bear grizzly | black_bear"),
    (Any, "red_deer | roe_deer | fallow_deer | sika_deer | muntjac | reindeer caribou | moose elk"),
    (Any, "grey_seal gray_seal | common_seal harbour_seal | elephant_seal | fur_seal"),
    (Any, "humpback humpback_whale | sperm_whale | orca killer_whale | minke minke_whale | fin_whale | blue_whale | pilot_whale | beluga | narwhal"),
    (Any, "great_white_shark | basking_shark | hammerhead | tiger_shark | whale_shark | porbeagle | bull_shark"),
    (Any, "kestrel | peregrine peregrine_falcon | merlin"),
    (Any, "barn_owl | tawny_owl | snowy_owl | eagle_owl | little_owl | short_eared_owl | long_eared_owl"),
    (Any, "golden_eagle | white_tailed_eagle sea_eagle | bald_eagle"),
    (Any, "sparrowhawk | goshawk | buzzard | marsh_harrier | hen_harrier"),
    (Any, "mallard | teal | wigeon | pintail | eider | tufted_duck | pochard | goldeneye | shelduck"),
    (Any, "greylag greylag_goose | canada_goose | brent_goose | barnacle_goose | pink_footed_goose"),
    (Any, "macaw | cockatoo | budgerigar budgie | parakeet | cockatiel | lovebird"),
    (Any, "adder viper | grass_snake | python | cobra | boa_constrictor | rattlesnake | mamba | anaconda | corn_snake"),
    (Any, "gecko | iguana | chameleon | monitor_lizard | slow_worm | bearded_dragon | skink"),
    (Any, "bumblebee bumble_bee | honeybee honey_bee | mason_bee"),
    (Any, "red_admiral | painted_lady | swallowtail | purple_emperor | holly_blue | orange_tip | monarch_butterfly | peacock_butterfly | cabbage_white"),
    (Any, "ammonite | trilobite | belemnite | mammoth | mastodon"),
    (Any, "femur thigh_bone thighbone | tibia shin_bone | skull | jawbone mandible | rib | vertebra | tooth | tusk | pelvis | humerus | footprint"),
    // plants and food
    (Any, "daffodil | tulip | snowdrop | bluebell | crocus | lily | orchid | dahlia | chrysanthemum | carnation | sunflower | poppy | daisy | primrose | foxglove | lavender | peony | hyacinth | geranium | begonia | petunia | pansy | gladiolus | marigold \
        | forget_me_not | honeysuckle | clematis | wisteria | jasmine | rhododendron | camellia | hydrangea | fuchsia | sweet_pea | hollyhock | delphinium | lupin | cowslip | buttercup | thistle | dandelion | nettle | hogweed | knotweed | ragwort"),
    (Any, "horse_chestnut | sweet_chestnut"),
    (Any, "carrot | parsnip | turnip | swede | beetroot | radish | celeriac | celery | leek | onion | shallot | garlic | cabbage | cauliflower | broccoli | brussels_sprout | kale | spinach | chard | lettuce | cucumber | courgette zucchini marrow | pumpkin \
        | aubergine eggplant | tomato | potato | sweet_potato | pea | broad_bean | runner_bean | lentil | chickpea | asparagus | artichoke | mushroom | rhubarb | sweetcorn | fennel"),
    (Any, "almond | walnut | hazelnut cobnut | peanut | cashew | pistachio | pecan | brazil_nut | macadamia | chestnut"),
    (Any, "saffron | cinnamon | nutmeg | ginger | turmeric | cumin | coriander | cardamom | paprika | chilli chili | vanilla | basil | thyme | rosemary | sage | parsley | mint | dill | oregano marjoram | tarragon | star_anise | sorrel | horseradish | mustard | caraway"),
    (Any, "baguette | ciabatta | focaccia | bagel | brioche | croissant | pitta | naan | pretzel"),
    (Any, "cheddar | stilton | brie | camembert | gouda | edam | mozzarella | parmesan | feta | roquefort | gorgonzola | emmental | gruyere | halloumi | ricotta | wensleydale"),
    (Any, "champagne | prosecco | cava"),
    (Any, "chardonnay | sauvignon_blanc | riesling | pinot_noir | merlot | cabernet_sauvignon | shiraz syrah | malbec | tempranillo | pinot_grigio pinot_gris | zinfandel | sangiovese | grenache | viognier"),
    (Any, "pizza | burger hamburger | kebab | curry | pasta lasagne spaghetti | risotto | paella | sushi | ramen | soup | stew casserole goulash | salad | sandwich | pie pasty quiche | fish_and_chip | hot_dog | taco | burrito | omelette | pancake | haggis"),
    (Any, "scone | muffin | brownie | doughnut donut | flapjack | cheesecake | victoria_sponge | fruit_cake fruitcake | gingerbread | meringue | pavlova | trifle | tiramisu | strudel | eclair | shortbread"),
    (Any, "toffee | fudge | liquorice | marzipan | nougat"),
    (Any, "breakfast | lunch | dinner supper"),
    (Any, "sow | boar | gilt | weaner"),
    (Any, "evensong | matins | vespers | compline | eucharist holy_communion"),
    (Any, "heath heathland | bog peatland peat_bog | saltmarsh salt_marsh | hay_meadow meadow | woodland | sand_dune | reedbed reed_bed | moorland | wetland fen"),
    (Any, "denv_1 | denv_2 | denv_3 | denv_4"),
    (Any, "hepatitis_a | hepatitis_b | hepatitis_c | hepatitis_e"),
    (Any, "h5n1 | h5n8 | h7n9 | h1n1 | h3n2 | h5n5"),
    (Any, "ef0 | ef1 | ef2 | ef3 | ef4 | ef5"),
    (Any, "one_star | two_star | three_star | four_star | five_star"),
    (Near("river pollution polluted spill spilled leaked leak stream beach lake"), "sewage | slurry | diesel | crude_oil | pesticide | nitrate | phosphate | ammonia | chlorine | fertiliser"),
    (Before("flooding flood"), "river | surface_water | tidal coastal | groundwater"),
    (Before("station plant power fired"), "coal | gas | oil | nuclear | biomass | wood"),
    (Before("bridge span"), "suspension | cantilever | arch | cable_stayed | swing | bascule | truss"),
    (Any, "narrow_gauge | standard_gauge | broad_gauge"),
    (Before("locomotive railcar engine train"), "steam | diesel | electric"),
    (Before("insurance insurer policy"), "life | home | motor car | travel | health | pet | liability"),
    (Near("coin hoard minted detectorist"), "penny | shilling | florin | sovereign | guinea | groat | farthing | denarius | solidus | aureus | dirham | thaler | ducat | stater"),
    (Near("excavation excavated dig archaeologist trench dug"), "kiln | hearth | ditch | grave burial | midden | posthole | roundhouse | villa"),
    (Any, "affidavit | subpoena | summons | injunction | writ"),
    (Any, "cavalry | infantry | artillery"),
    (Near("spacecraft probe satellite orbiter mission"), "solar_panel solar_array | battery | thruster | gyroscope reaction_wheel | antenna | camera"),
    (Any, "vellum parchment | papyrus"),
    (Any, "runic rune | ogham | cuneiform | hieroglyph hieroglyphic"),
    // stones and things
    (Any, "diamond | ruby | emerald | sapphire | pearl | opal | amber | jade | topaz | garnet | amethyst | turquoise | lapis_lazuli | aquamarine"),
    (Any, "arsenic | cyanide | strychnine | ricin | polonium | novichok | sarin | thallium | antifreeze"),
    (Any, "aspirin | paracetamol acetaminophen | ibuprofen | penicillin amoxicillin | insulin | warfarin | metformin | morphine | doxycycline | ivermectin | hydroxychloroquine | tamoxifen | ritalin | viagra | semaglutide ozempic wegovy"),
    (Any, "erythropoietin epo | testosterone | nandrolone | stanozolol | clenbuterol | meldonium | furosemide | trimetazidine | salbutamol"),
    (Near(LOAD), "milk | petrol gasoline | diesel | beer | wine | cement | gravel | sand | timber log | grain | sugar | salt | coal | crude_oil | cooking_oil | acid | liquid_nitrogen | chocolate | cattle cow | pig | sheep lamb | chicken hen | banana | steel \
        | scrap_metal | fertiliser fertilizer | kerosene jet_fuel aviation_fuel | water | whisky | slurry manure | furniture | brick | hay straw | potato | onion | cigarette | clothe clothing | firework | explosive | newspaper | horse | chlorine | ammonia"),
    (Near(TAKEN), "bicycle bike | catalytic_converter | phone smartphone mobile_phone | laptop | television | car | motorcycle motorbike | jewellery jewelry | painting | cigarette | perfume | tractor | quad_bike | sheep | cattle | statue | manuscript | coin \
        | medal | trophy | violin | passport | wine | whisky | gun firearm | diesel | handbag | cable | sculpture | ring | ivory | cash | egg | parrot | tortoise | watch"),
    (Near(TRADE), "clock | map | coin | stamp | medal | painting | furniture | toy | doll | jewellery | carpet rug | glassware | silverware | lamp | postcard | camera | watch | mirror | button | hat | puppet | fossil | teapot | umbrella | typewriter"),
    (Near("found hoard treasure detectorist dug unearthed excavated excavation buried discovered"), "coin | brooch | sword | helmet | shield | necklace | bracelet | axe | urn | spearhead | chariot | figurine | goblet chalice | crucifix | mosaic | pendant | dagger"),
    (Any, "chair armchair | table | desk | wardrobe | sofa settee couch | bookcase | chest_of_drawers | stool | cradle | bed"),
    (Any, "hat cap | scarf | glove | coat jacket overcoat | dress gown wedding_dress | skirt | shirt blouse | trousers jeans | jumper sweater | kilt | shoe | boot"),
    (Near("fire blaze started cause caused ignited began"), "cigarette | candle | lightning | firework | chip_pan | barbecue | heater electric_heater | electrical_fault short_circuit faulty_wiring | gas_leak | tumble_dryer | dishwasher | freezer fridge refrigerator | toaster | charger | bonfire | blowtorch | boiler"),
    (Near("died death killed dead murder murdered kill"), "drowned drowning | strangled strangulation | stabbed stabbing | shot shooting gunshot | poisoned poisoning | hanged | suffocated smothered | overdose | hypothermia | electrocuted"),
    (Near("closed cancelled delayed disrupted postponed abandoned called shut because"), "fog | snow | strike | power_cut power_failure | bomb_scare bomb_threat | burst_pipe burst_water_main | signal_failure"),
    (Near("paid pay payment"), "cash | cheque check | credit_card | bank_transfer | bitcoin cryptocurrency"),
    // the body
    (Any, "gall_bladder gallbladder | appendix | spleen | kidney | liver | lung | heart | pancreas | tonsil | thyroid | stomach | bowel colon intestine | womb uterus | ovary | prostate | brain | bone_marrow | cornea | bladder"),
    // buildings and works
    (Any, "vicarage rectory parsonage | coaching_inn inn | manor_house | farmhouse | mill watermill windmill | barn | schoolhouse | chapel | castle | warehouse | almshouse | workhouse | tannery | malthouse maltings | forge smithy | courthouse | asylum \
        | convent priory monastery | lighthouse | barrack | boathouse | observatory | corn_exchange | hunting_lodge | toll_house | orphanage"),
    (Near("build built building construct constructed fund finance rebuild"), "school | hospital clinic health_clinic health_centre | library | market | mosque | church | orphanage | playground | swimming_pool | sports_hall | museum | well | road | bridge | dam | prison | theatre | stadium"),
    (Any, "font | stained_glass | altarpiece | pulpit | rood_screen | organ | bell | spire steeple | pew | lectern | crypt | lychgate | misericord | wall_painting | effigy | gargoyle | cloister"),
    (Before("farm farmer farming holding herd unit"), "dairy | pig | sheep | poultry chicken | beef | arable | fruit | salmon | mushroom | goat | ostrich | alpaca | turkey | oyster | mink | trout | egg"),
    (Any, "campsite | caravan_park | holiday_park | bed_and_breakfast | hostel | hotel"),
    // law, honours, offices
    (Any, "solicitor | barrister | notary"),
    (Any, "inquest | trial | court_martial | employment_tribunal | arbitration | mediation | judicial_review | disciplinary_hearing | extradition_hearing | parole_hearing"),
    (Any, "military_cross | george_medal | george_cross | victoria_cross | distinguished_service_order | military_medal | gallantry_medal | distinguished_flying_cross | croix_de_guerre | legion_of_honour legion_d_honneur | iron_cross | bronze_star | silver_star \
        | purple_heart | medal_of_honor | navy_cross | distinguished_service_cross | royal_red_cross | polar_medal | order_of_merit | air_force_cross"),
    (Any, "rabbi | imam | vicar rector curate | monk friar | nun | bishop archbishop"),
    // stage, page, sport
    (Any, "comedy farce | tragedy | pantomime | musical | opera operetta | ballet | puppet_show | revue"),
    (Any, "science_fiction sci_fi | crime_fiction detective_fiction | historical_fiction"),
    (Any, "waltz | tango | foxtrot | quickstep | rumba | samba | salsa | cha_cha | jive | paso_doble | polka | flamenco | tap_dance | breakdance | morris_dance"),
    (Any, "high_jump | long_jump | triple_jump | pole_vault | discus | javelin | shot_put | hammer_throw | hurdle | steeplechase | marathon | relay | decathlon | heptathlon"),
    (Any, "road_race | time_trial | keirin | omnium | madison"),
    (Any, "show_jumping | dressage | eventing"),
    (Any, "rugby_league | rugby_union"),
    (Any, "floor_exercise | uneven_bar asymmetric_bar | parallel_bar | high_bar horizontal_bar | pommel_horse | still_ring | balance_beam"),
    (Near(TONGUE), "french | german | spanish | italian | portuguese | russian | latin | greek ancient_greek | mandarin chinese | japanese | arabic | hebrew | dutch | swedish | danish | norwegian | finnish | polish | czech | hungarian | turkish | welsh | gaelic \
        | irish | english | hindi | urdu | bengali | punjabi | korean | persian farsi | swahili | esperanto | sanskrit | ukrainian | romanian | bulgarian | serbian | croatian | catalan | basque | yiddish"),
    (Any, "concert recital | exhibition | lecture | auction | raffle | jumble_sale | fete"),
];
