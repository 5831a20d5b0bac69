//! The words of deeds: who does them stands before some, behind others, or beside a word for the doer.

use super::verbs::{VERBS, doers, forms};
use crate::evidence::stem;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// One part of one deed.
pub(super) struct Deed {
    /// Words before which its doer stands; `+word` asks for that word behind them.
    before: &'static str,
    /// Words behind which the doer stands: the last one is the preposition right before it, `*` none.
    after: &'static str,
    /// Words for the doer, or for the deed in a heading: `Artist: X`, `the artist, X`.
    doer: &'static str,
    /// Two deeds are one only if what they are done to is named in both.
    to_one: bool,
    /// What it is done to is read as far as one noun goes.
    tight: bool,
}

const fn deed(before: &'static str, after: &'static str, doer: &'static str) -> Deed {
    Deed { before, after, doer, to_one: false, tight: false }
}

/// A deed that is done again and again.
const fn often(before: &'static str, after: &'static str, doer: &'static str) -> Deed {
    Deed { before, after, doer, to_one: true, tight: false }
}

/// The same, told of all sorts of things.
const fn common(before: &'static str, after: &'static str, doer: &'static str) -> Deed {
    Deed { before, after, doer, to_one: true, tight: true }
}

/// Who beats whom.
pub(super) const BEAT: usize = 0;
/// Who wins.
pub(super) const WIN: usize = 1;

/// One deed a line.
#[rustfmt::skip]
pub(super) const DEEDS: &[Deed] = &[
    often("beat|beats|defeated|thrashed|overcame|edged|edged out|knocked out|saw off|hammered|downed|eliminated|trounced|outclassed",
        "lost to|defeat to|loss to|defeat by|defeated by|beaten by|knocked out by|eliminated by|thrashed by", ""),
    often("won|wins", "won by|victory for|win for|victory of|triumph for", "winner|champion|overall winner|first place|first prize|1st"),
    often("overtook|overtakes|passed|passes|overhauled|outsprinted|went past", "overtaken by|passed by|overhauled by", ""),
    deed("painted|paints", "painted by|painting by|portrait by|picture by|canvas by|mural by|fresco by|watercolour by|drawing by|drawn by",
        "artist|painter"),
    deed("sculpted|carved", "sculpted by|carved by|sculpture by|statue by|bust by|carving by", "sculptor|carver"),
    deed("wrote|writes|penned|authored", "written by|penned by|authored by|novel by|book by|play by|poem by|essay by|biography by|memoir by|\
        script by|screenplay by|libretto by|lyrics by|words by|text by", "author|librettist|playwright|screenwriter|text|words"),
    deed("composed|composes", "composed by|music by|symphony by|opera by|concerto by|set to music by", "composer|music"),
    deed("directed|directs", "directed by|film by|staged by|production by|staging by", "stage director|film director|:director"),
    deed("designed|designs|drew up", "designed by|design by|designed at|drawn up by|plans by|planned by", "architect|architects|designer"),
    deed("built|builds|constructed|erected|put up", "built by|constructed by|erected by|put up by|made by|manufactured by|assembled by",
        "builder|builders|shipbuilder|manufacturer|maker|yard|shipyard"),
    deed("developed|invented|devised|pioneered", "developed by|developed at|invented by|invented at|devised by|devised at|designed at|\
        designed by|pioneered by|pioneered at|brainchild of", "inventor|developer"),
    deed("founded|co-founded|set up|established", "founded by|set up by|established by|started by", "founder|founders"),
    deed("discovered|discovers|found|finds|spotted|spots|noticed|unearthed|uncovered",
        "discovered by|found by|spotted by|noticed by|unearthed by|uncovered by", "finder|discoverer"),
    deed("scored|netted|equalised|equalized|headed in", "goal was scored by|try was scored by|goal from|goal by|goals from|goals by|goal came from|goals came from|scored by|headed by",
        "scorer|scorers|goals|goalscorers|goal scorers|try scorers"),
    deed("bought|buys|acquired|acquires|purchased|takes over|took over|snapped up",
        "bought by|acquired by|purchased by|taken over by|sold to|sale to|takeover by|acquisition by|purchase by", "buyer|purchaser|acquirer|new owner"),
    deed("sold|sells|is selling", "sold by|from funds managed by|seller is|seller was|sellers are|vendor is|bought from|acquire from|buy from|purchase from|acquired from|purchased from|sale by|acquisition from", "seller|sellers|vendor"),
    deed("blocked|blocks|prohibited|prohibits|banned|vetoed|barred|forbade|halted", "blocked by|prohibited by|banned by|vetoed by|barred by|halted by", ""),
    deed("commissioned|requested|asked for|ordered", "commissioned by|requested by|asked for by|ordered by|at the request of|on behalf of|\
        report for|study for|survey for|carried out for|prepared for", "client"),
    deed("bore the cost|met the cost|paid the cost|footed the bill|covered the cost|funded|paid for|financed|funds|finances|pays for|sponsored|sponsors|bankrolled|donated",
        "cost was borne by|costs were borne by|funded by|paid for by|financed by|sponsored by|paid by|donated by|gift of|grant from|funding from|sponsorship by|sponsorship of",
        "funder|donor|sponsor|main sponsor|funding"),
    deed("withdrawn +sponsorship|withdrew +sponsorship|ended +sponsorship|ends +sponsorship|no longer be +sponsor|withdraw +sponsorship|\
        pulled out as +sponsor|withdrawn as +sponsor|no longer +sponsor", "sponsorship withdrawn by", ""),
    deed("introduced|proposed|tabled|moved|put forward|sponsored", "introduced by|proposed by|tabled by|moved by|put forward by|sponsored by|motion by",
        "sponsor|mover|proposer"),
    deed("seconded", "seconded by", "seconder"),
    deed("dissented|dissents|filed an opinion dissenting|filed a dissenting opinion|filed a dissent|wrote a dissent|wrote the dissent|wrote a dissenting opinion|\
        wrote in dissent", "in a dissent ,|in her dissent ,|in his dissent ,|in a dissent *|in a dissenting opinion *|dissent by|dissent of|dissenting opinion by|dissenting opinion of|dissenting opinion was written by|dissent was written by|\
        dissenting opinion written by", "dissent|dissents|dissenting"),
    deed("gave the judgment|delivered the judgment|gave the judgement|wrote the majority opinion",
        "judgment by|judgment given by|judgment of the court by|majority opinion was written by",
        "opinion of the court|judgment of the court|majority opinion"),
    deed("won +contract|was awarded +contract|is building +vessels|is building +ships|secured +contract|landed +contract|beat +contract|clinched +contract|won +order|secured +order|landed +order",
        "contract to|contract went to|contract has gone to|contract with|order to|order with|ordered from|on order from|on order at|on order with|order placed with|orders placed with|ordered at|contract was awarded to|contract is awarded to|\
        contract was given to|contract goes to|contract placed with|contract has been awarded to|contract awarded to|being built by|being built at|supplied by",
        "contractor|supplier|successful bidder|preferred bidder|winning bidder"),
    deed("is suing|sued|sues|has sued", "sued by|claim by|claim filed by|action by|lawsuit by", "claimant|plaintiff|petitioner|pursuer"),
    deed("is being sued|was sued", "suing *|sued *|sues *|lawsuit against|action against|claim against|suit against",
        "defendant|respondent|defender"),
    deed("rescued|saved|freed|brought out|pulled out", "rescued by|saved by|freed by|pulled out by|brought out by|pulled to safety by",
        "rescuer|rescuers"),
    deed("was driving|was at the wheel|drove", "driven by", "driver"),
    deed("published|publishes", "published by|brought out by|issued by", "publisher|imprint"),
    often("translated", "translated by|translation by", "translator|translation"),
    deed("illustrated", "illustrated by|illustrations by|pictures by", "illustrator|illustrations"),
    deed("edited", "edited by", "editors"),
    deed("choreographed", "choreographed by|choreography by", "choreographer|choreography"),
    deed("conducted", "conducted by|under the baton of", "conductor"),
    deed("led|leads|headed|chaired|captained", "led by|headed by|chaired by|captained by|under the leadership of|under the chairmanship of|\
        under the command of", "expedition leader|team leader"),
    deed("nominated|backed|endorsed", "nominated by|backed by|endorsed by|put up by|supported by", ""),
    deed("rejected|rejects|turned down|threw out|refused", "rejected by|turned down by|thrown out by|refused by", ""),
    deed("lent|lends|loaned", "lent by|loaned by|on loan from|borrowed from|comes from", "lender"),
    deed("lodged the complaint|made the complaint|filed the complaint|brought the complaint|complained",
        "complaint by|complaint from|complaint came from|complaint was made by|complaint was lodged by|complaint lodged by|complaint was brought by",
        "complainant"),
    deed("ordered the evacuation|gave the order|orders that|ordered that", "order was given by|ordered by|orders from|on the orders of", ""),
    deed("designed the costumes|made the costumes", "costumes by|costumes are by|costumes were designed by|costumes were made by", "costumes|costume design|costume designer"),
    deed("designed the set|designed the sets", "sets by|set by|sets are by|sets were designed by|stage design by", "sets|set|set design|stage design|set designer"),
    deed("", "named after *|named for *|in honour of|in memory of|bears the name *|bears the name of", ""),
    deed("holds the rights|bought the rights|won the rights|has the rights", "rights went to|rights to|rights have gone to|broadcast by|shown by|televised by", "broadcaster|rights holder"),
    deed("insured", "insured by|insured with", "insurer"),
    deed("represented|defended", "represented by|defended by", "defence counsel|defence|counsel for the defence"),
    deed("prosecuted", "prosecuted by", "prosecutor|prosecution|for the prosecution|for the crown"),
    deed("trained|trains", "trained by", "trainer"),
    deed("rode|rides", "ridden by", "jockey|rider"),
    deed("photographed|took the photograph|took the picture|took the photo", "photograph taken by|picture taken by|photo taken by|photograph was taken by|\
        picture was taken by|photographs taken by|photographs were taken by|pictures taken by|pictures were taken by|photographed by|photograph by|photographs by|photo by|photos by", "photographer|photographs|photo"),
    deed("narrated|narrates", "narrated by|read by", "narrator|reader"),
    deed("produced|produces", "produced by", "producer"),
    deed("owns|owned", "land belongs to|site belongs to|owned by|belongs to|belonged to|property of", "owner|owners|proprietor|freeholder|landowner"),
    deed("operates|operated|manages|managed|looks after|runs|maintains", "operated by|run by|managed by|maintained by|looked after by|administered by|in the care of",
        "operator|managing agent|managing company|manager of the site"),
    deed("opened|unveiled|inaugurated", "opened by|unveiled by|inaugurated by", ""),
    deed("", "remains of|those of|bones of|body of|belong to|identified as", "victim|deceased"),
    deed("killed|shot|stabbed|murdered", "killed by|shot by|stabbed by|murdered by", ""),
    often("carried out|conducted|performed|undertook", "carried out by|conducted by|performed by|undertaken by|done by", ""),
    deed("succeeded|succeeds|replaced|replaces|follows him|followed him|follows her|followed her|took over from|takes over from",
        "succeeded by|replaced by|followed by|successor is|successor was|successor will be|handed over to|hands over to", "successor"),
    deed("called the police|rang the police|phoned the police|alerted the police|called police|rang police|alerted police|raised the alarm|called 999|dialled 999|rang 999|called 911|dialed 911|\
        called the emergency services|called the fire brigade|rang the fire brigade|called an ambulance|called the ambulance|rang for an ambulance|called the coastguard|alerted the coastguard",
        "police were called by|alarm was raised by|ambulance was called by|alerted by", ""),
    common("chaired|chairs|presided over|led|headed|heads", "chaired by|led by|headed by|presided over by|under the chairmanship of",
        "in the chair|chair|chairman|chairwoman|chairperson|presiding|foreman|forewoman"),
    deed("lit the flame|lit the beacon|lit the torch|lit the fire", "flame was lit by|beacon was lit by|torch was lit by", ""),
    common("presented|presents|handed over|hands over|gave out|gives out", "presented by|handed over by|handed out by|given out by|made over by", ":presentation|:presentations"),
    common("", "awarded to|went to|goes to|given to|presented to|gone to", ":award"),
    common("", "taken by", ""),
    deed("cut the ribbon|cut the tape|cut the cake", "ribbon was cut by|tape was cut by|cake was cut by", ""),
    deed("cast the deciding vote|had the casting vote|used the casting vote|gave the casting vote", "casting vote of|deciding vote of|casting vote by", ""),
    deed("fired the shot|fired the gun|pulled the trigger", "shot was fired by|gun was fired by", "gunman|shooter"),
    deed("", "advised by|legal advice from|advice from", "financial adviser|legal adviser|financial advisers|legal advisers"),
    often("taught|teaches|coached|mentored", "taught by|studied with|studied under|studies with|pupil of|student of|coached by|mentored by|apprenticed to",
        "teacher|teachers"),
];

/// How a word leads to the doer.
#[derive(Clone, Debug)]
pub(super) enum Lead {
    /// The doer stands before; the word is needed behind.
    Before(Option<&'static str>),
    /// The doer stands behind this preposition, or right behind.
    After(Option<&'static str>),
    /// The word is one for the doer.
    Doer,
    /// A participle that heads a line: `Seconded: X`.
    Label,
}

/// One way to say a deed.
#[derive(Clone, Debug)]
pub(super) struct Way {
    pub(super) deed: usize,
    pub(super) words: Vec<&'static str>,
    pub(super) lead: Lead,
}

/// The ways by their first words.
pub(super) static WAYS: LazyLock<HashMap<&'static str, Vec<Way>>> = LazyLock::new(|| {
    let mut ways = HashMap::<&'static str, Vec<Way>>::new();
    let mut add = |deed: usize, words: Vec<&'static str>, lead: Lead| {
        if let Some(first) = words.first() {
            ways.entry(first).or_default().push(Way { deed, words, lead });
        }
    };
    let said = |all: &'static str| all.split('|').map(str::trim).filter(|it| !it.is_empty());
    let single = |verb: &str| DEEDS.iter().any(|deed| said(deed.before).any(|way| way == verb));
    for (at, row) in VERBS.iter().enumerate() {
        let (past, part, present) = forms(row);
        if single(past) {
            continue;
        }
        let number = DEEDS.len() + at;
        let words = |form: &'static str| form.split(' ').collect::<Vec<&'static str>>();
        add(number, words(past), Lead::Before(None));
        add(number, words(present), Lead::Before(None));
        add(number, words(part), Lead::After(Some("by")));
        add(number, words(part), Lead::Label);
        for doer in doers(row) {
            add_doer(&mut add, number, doer);
        }
    }
    for (number, deed) in DEEDS.iter().enumerate() {
        for way in said(deed.before) {
            let (words, needed): (Vec<&str>, Vec<&str>) =
                way.split(' ').partition(|word| !word.starts_with('+'));
            let needed = needed.first().and_then(|word| word.strip_prefix('+'));
            add(number, words, Lead::Before(needed));
        }
        for way in said(deed.after) {
            let mut words: Vec<&str> = way.split(' ').collect();
            let last = words.pop().filter(|word| *word != "*");
            if let ([part], Some("by")) = (words.as_slice(), last)
                && part.ends_with("ed")
            {
                add(number, vec![part], Lead::Label);
            }
            add(number, words, Lead::After(last));
        }
        for way in said(deed.doer) {
            add_doer(&mut add, number, way);
        }
    }
    ways
});

/// A word for the doer; behind a colon, one that only heads a line.
fn add_doer(add: &mut impl FnMut(usize, Vec<&'static str>, Lead), number: usize, doer: &'static str) {
    match doer.strip_prefix(':') {
        Some(label) => add(number, label.split(' ').collect(), Lead::Label),
        None => add(number, doer.split(' ').collect(), Lead::Doer),
    }
}

/// The words of each deed by their stems.
pub(super) static OWN: LazyLock<Vec<HashSet<String>>> = LazyLock::new(|| {
    let own = |deed: &Deed| {
        let all = [deed.before, deed.after, deed.doer].into_iter().flat_map(|all| all.split(['|', ' ', '+']));
        all.filter(|word| word.len() > 2).map(|word| stem(word).into_owned()).collect()
    };
    let row = |row: &&'static str| -> HashSet<String> {
        row.split(['|', ' ']).filter(|word| word.len() > 2).map(|word| stem(word).into_owned()).collect()
    };
    DEEDS.iter().map(own).chain(VERBS.iter().map(row)).collect()
});

/// A credit: `lighting by X`, `Harp: X`. What it is for is its object.
pub(super) static CREDIT: LazyLock<usize> = LazyLock::new(|| DEEDS.len() + VERBS.len());

/// True if two tellings are of one deed only where what it is done to is named in both.
pub(super) fn is_to_one(deed: usize) -> bool {
    let verb = || VERBS.get(deed.checked_sub(DEEDS.len())?).map(|row| doers(row).next().is_none());
    DEEDS.get(deed).map_or_else(|| verb().unwrap_or(true), |deed| deed.to_one)
}

/// True if what it is done to is read as far as one noun goes.
pub(super) fn is_tight(deed: usize) -> bool {
    DEEDS.get(deed).is_none_or(|deed| deed.tight)
}

/// True for a deed whose doer is called by an office: who holds that is asked elsewhere.
pub(super) fn is_office(deed: usize) -> bool {
    DEEDS.get(deed).is_some_and(|deed| deed.before.starts_with("chaired"))
}

/// Deeds that a credit tells as well.
#[rustfmt::skip]
const CREDITED: &[&str] = &[
    "painted", "sculpted", "wrote", "composed", "designed", "built", "developed", "carried out", "photographed", "translated", "illustrated", "played",
    "sang", "curated", "arranged", "engraved", "conducted", "choreographed", "baked", "cooked", "recorded", "filmed", "restored",
];

/// True if somebody may have done it by whom the thing is said to be.
pub(super) fn is_credited(deed: usize) -> bool {
    let first = |words: &'static str| words.split(['|']).next().unwrap_or_default();
    let verb = || VERBS.get(deed.checked_sub(DEEDS.len())?).map(|row| forms(row).0);
    let word = DEEDS.get(deed).map(|deed| first(deed.before)).or_else(verb);
    word.is_some_and(|word| CREDITED.contains(&word))
}
