//! Given names, so that a pair of capitalised words is known for a person.

use crate::text::HashMap;
use std::sync::LazyLock;

/// Common given names of many languages, lower case, parted by white space.
pub(super) const GIVEN: &str = "
    aaron abdul abdullah abel abigail abraham ada adam adele adrian agnes ahmed aidan aisha akira alan alana albert alberto alejandro
    aleksandr alessandro alex alexa alexander alexandra alexei alfonso alfred ali alice alicia alison alistair allan allen alma
    alvaro alyssa amal amanda amara amber amelia amina amir amit amy ana anand anastasia anders andre andrea andreas andrei andrew
    andrzej angela angelina angus anil anita ann anna anne annette annika anselm anthony anton antonio anwar april arjun
    arlene arnold arthur arturo asha ashley astrid aung aurora ava axel ayesha barbara barry bart basil beata beatrice bella ben benedikt benjamin
    bernard bernadette bert beth bettina betty bianca bill birgit bjorn bob boris brad bradley brenda brendan brent brian bridget bruce bruno bryan calvin
    cameron camila camille carl carla carlos carmen carol carole caroline carolyn carrie carsten catherine cathy cecilia celeste celia
    chad charles charlie charlotte chen cheryl chidinma chloe chris christian christina christine christopher claire clara clare
    clark claude claudia clement clive colin colleen connor conor conrad cora craig cristina curtis cynthia cyril daisy damian dan
    daniel daniela danielle danny darius darrell darren dave david dawn dean deborah declan deepak denis denise dennis derek
    desmond diana diane diego dieter dilnoza dimitri dina dinah dirk dmitri dmitry dominic don donald donna dora doris dorothea dorothy doug douglas
    duarte duncan dwight dylan eamon edgar edith eduardo edward edwin eileen elaine eleanor elena eleni elias elisabeth elise
    elizabeth ella ellen ellie elsa emile emily emma emmanuel enrique eric erica erik erin ernest esther ethan eugene eunice eva
    evan evelyn ewa fabian farah fatima felicity felipe felix fenella fernando fiona flora florence frances francesca francis
    francisco francois frank franz fred freda freddie frederick frieda gabriel gail gareth gary gavin gemma geoff geoffrey george georgia gerald gerard
    gerhard gertrude giles gillian gina giorgi giovanni giulia giuseppe glen glenn gloria gordon grace graeme graham grant greg gregory greta guido
    gunnar guri gustav guy gwen hakan hamish hannah hans harold harriet harry harvey hassan hazel heather hector heidi heinrich helen
    helena helga henrik henry herbert hilary hilda hiroshi holly howard hugh hugo humphrey ian ibrahim ida idris igor ilse imran ines
    ingrid irene iris isaac isabel isabella isla ivan ivor ivy jack jackie jacob jacqueline jacques jade jake james jamie jan jane janet janice
    jasmine jason javier jay jean jeff jeffrey jennifer jenny jeremy jerome jerry jesse jessica jill jim jimmy joan joanna joanne
    joe joel johan johann johannes john johnny jonas jonathan jordan jorge jose josef joseph josephine joshua joy joyce juan juanita
    judith judy jules julia julian julie juliet julio june jurgen justin kai karen karim karin karl karla kate katarina katell katherine
    kathleen kathryn kathy katie katrin kay keith kelly ken kenji kenneth kerry kevin khalid kim kirsten kirsty klaus krishna
    kristin kurt kyle lakshmi lana lance larry lars laszlo laura lauren laurence lawrence leah leanne leif lena leo leon
    leonard leroy leslie leticia lewis liam lidia lila lillian lily lin linda lindsay lisa lloyd lois lorenzo lorna lorraine louis louisa
    louise luca lucas lucia lucy luigi luis luke lydia lynn maeve madeleine magnus malcolm mamadou manfred manuel marc marcel marcia marco marcus
    margaret margarita maria marian marianne marie marina mario marion marit mark marlene marta martha martin martina marvin
    mary mateo matilda matthew matthias maud maureen maurice max maya mehmet mei melanie melissa michael michel michelle miguel mikhail milan
    mildred millie milos mina miriam mohamed mohammad mohammed moira mona monica morris moses muhammad muriel myra nadia nadine nancy naomi
    nasser natalia natalie natasha nataliya nathan neil nelson nguyen niall nicholas nick nicola nicolas nigel nikolai nina noel
    noemi nora norbert norma norman olaf oleg olga oliver olivia olivier oluwaseun omar oona oscar otto ottilie owen pablo paddy pamela
    patricia patrick paul paula pauline pavel pedro penelope penny per percy pete peter petra phil philip philippa philippe phoebe phyllis
    pierre piers piotr priya quentin quincy rachel rafael rahul raj rajesh ralph ramon randall randy raul ravi ray raymond rebecca
    regina reginald rene rhys ricardo richard rick rita rob robert roberta roberto robin rodney rodrigo roger roland rolf roman ronald rosa
    rosalind rose rosemary rosie ross roy ruby rudolf rupert russell ruth ryan sabine sadie sally salma salman sam samantha samir samuel
    sandra sanjay sara sarah saskia scott sean sebastian selma serena sergei shane shannon sharon shaun sheila shelley shirley sid
    sidney siegfried sigrid silvia simon simone sofia solveig solvej sonia sophia sophie sophy stacey stan stanley stefan stella stephanie
    stephen steve steven stewart stuart sue sunil sunita sunniva susan susanna suzanne sven sylvia tabitha tamara tanya tara tariq tatiana ted terence
    teresa terry thelma theo theodore theresa thomas tim timothy tina tobias toby todd tom tomas tommy toni tony tracy trevor tricia
    trudy umar una ursula valentina valerie vanessa vera veronica vicky victor victoria vijay vincent viola violet virginia vivian
    vladimir walter wanda warren wayne wendy werner wilfred wilhelm will william willie wilma winifred winnie winston wolfgang xavier yasmin yvette yolanda
    yusuf yuki yuri yvonne zachary zainab zara zhang zoe zoltan";

/// Given names with their short forms; the first name of a line is the long one, several ways to spell it are parted by
/// bars.
#[rustfmt::skip]
const LONG: &[&str] = &[
    "abigail: abby gail", "abraham: abe bram", "agnes: aggie nessie", "albert: al bert bertie", "alexander|aleksandr: alex alec sandy sasha xander lex al",
    "alexandra: alex sandra sasha lexi sandy", "alfred: alf alfie fred freddie", "alison: ali", "amanda: mandy manda", "amelia: millie",
    "andrew|andreas: andy drew", "angela: angie", "angus: gus", "anna|anne|ann: annie nan nancy anouk anya", "anthony|antony: tony ant", "antonia: toni tony",
    "arabella: bella", "archibald: archie", "arnold: arnie", "arthur: art artie", "augustus|august: gus augie", "barbara: babs barb barbie",
    "bartholomew: bart", "beatrice: bea trixie", "benedict: ben", "benjamin: ben benny benji", "bernard: bernie", "bernadette: bernie", "bethany: beth",
    "bridget: biddy bridie", "caroline|carolyn: caro carrie lina", "catherine|katherine|kathryn|catharine|katharine: kate cathy kathy katie kitty kay kat cath katy kit",
    "cecilia|cecily: cissie celia cec", "charles: charlie chuck chas chaz", "charlotte: charlie lottie lotte lotta", "christina|christine: chris chrissie tina",
    "christian: chris", "christopher: chris kit topher", "clarence: clarrie", "clement: clem", "constance: connie", "cornelius: neil con corny",
    "cynthia: cindy", "daniel: dan danny", "daniela|danielle: dani", "david: dave davy dai", "deborah|debra: deb debbie", "denise: den", "desmond: des",
    "diana: di", "dominic: dom", "donald: don donnie", "dorothy|dorothea: dot dottie dolly dora thea", "douglas: doug dougie", "edgar: ed eddie", "edith: edie",
    "edmund: ed eddie ned ted", "edward: ed eddie ned ted teddy", "edwin: ed eddie", "eleanor|elinor: ellie nell nellie nora ella lena",
    "elizabeth|elisabeth: liz lizzie lizzy beth betty bess bessie betsy lisa eliza libby elsie lisbeth liza bettina ilse",
    "emily: em emmy millie", "emma: em", "emmanuel: manny", "ernest: ernie", "esther: essie hettie", "eugene: gene", "evelyn: evie eve", "felicity: flick fliss",
    "ferdinand: ferdie nando", "florence: flo florrie flossie", "frances|francesca: fran frankie fanny", "francis: frank frankie", "francisco: paco pancho frank",
    "franklin: frank", "frederick|frederic|friedrich: fred freddie freddy fritz", "gabriel: gabe", "gabrielle|gabriela: gabby gaby", "geoffrey: geoff", "george: georgie",
    "georgina|georgia: georgie gina", "gerald|gerard: gerry jerry", "geraldine: gerry", "gertrude: gertie trudy trude", "gilbert: gil bert", "gillian: gill jill jilly",
    "giovanni: gianni vanni", "giuseppe: beppe peppe", "gregory: greg", "gustav|gustavo: gus", "harold: harry hal", "harriet: harry hattie", "helen|helena: nell nellie lena",
    "henrietta: hettie etta", "henry: harry hal hank", "herbert: bert herb bertie", "hilary: hil", "horace: horry", "howard: howie", "hubert: bert hugh", "humphrey: humph",
    "ignacio: nacho", "irene: rene", "isaac: ike zac", "isabel|isabella|isobel: bel bella belle izzy issy ibby", "jacob: jake", "jacqueline: jackie jacqui",
    "james: jim jimmy jamie jem", "janet: jan", "janice: jan", "jasmine: jas", "jeffrey: jeff", "jennifer: jen jenny jenni", "jeremiah: jerry", "jeremy: jerry jez",
    "jerome: jerry", "jessica: jess jessie", "joan: joanie", "joanna|joanne: jo", "johannes|johann: hans jan", "john: jack johnny jock jon ian", "jonathan|jonathon: jon jonny",
    "jose: pepe", "joseph: joe joey jo", "josephine: jo josie fina", "joshua: josh", "juan: juanito", "judith: judy jude", "julia|julie: jules", "julian: jules", "karen: kaz",
    "katarina|katerina: katya kata", "kathleen: kath kathy kate", "kenneth: ken kenny", "kimberly|kimberley: kim", "kirsten: kirsty", "laurence|lawrence: larry laurie lars lorenz",
    "leonard: len lenny leo", "leopold: leo", "leslie: les", "lewis|louis: lou lew louie", "lillian|lilian: lil lily", "louise: lou lulu", "lucinda: lucy cindy", "lydia: liddy",
    "madeleine|madeline: maddie maddy", "magdalena: magda lena", "malcolm: mal", "manuel: manny manolo", "margaret|margarita|margarete: maggie meg peggy madge marge margie greta daisy rita peg maisie megan gretel",
    "marian|marianne: mary", "marilyn: mari", "marjorie: marge", "martha: mattie", "martin: marty", "mary|maria: molly polly may mamie mimi mitzi moll poll minnie marie", "matilda: tilly tilda mattie",
    "matthew: matt", "maurice: mo", "maximilian|maxwell|maxim: max", "melanie: mel", "melissa: mel lissa", "michael: mike mick micky mikey", "mikhail: misha", "michelle: shelly",
    "mildred: millie", "miranda: mandy", "miriam: mimi mim", "mohammed|muhammad|mohamed: mo", "mortimer: mort", "natalie|natalia: nat natasha", "natasha: tasha", "nathan|nathaniel: nat nate",
    "nicholas|nicolas|nikolai: nick nicky klaus nico kolya", "nicola|nicole: nicky nikki", "norman: norm", "oliver: ollie", "olivia: liv livvy", "oscar: ossie", "oswald: oz ozzie", "pamela: pam",
    "patricia: pat patsy patty tricia trish pattie", "patrick: paddy pat", "paula: polly", "penelope: penny pen", "percival: percy", "peter: pete", "philip|phillip: phil pip", "philippa: pippa pip flip",
    "priscilla: cilla", "prudence: pru", "rachel: rach", "randolph: randy", "raymond: ray", "rebecca: becky becca bex", "reginald: reg reggie", "reinhold: reiner", "richard: dick rick ricky rich richie dickie",
    "robert: bob bobby rob robbie bert rab robin", "roberta: bobbie", "roderick: rod roddy", "rodney: rod", "roger: rodge", "roland: rolly", "ronald: ron ronnie", "rosemary: rose rosie", "rosalind: ros roz",
    "rosamund: ros", "rudolf|rudolph: rudi rudy", "rupert: rupe", "samantha: sam sammy", "samuel: sam sammy", "sarah|sara: sally sadie", "sebastian: seb bas", "sidney|sydney: sid syd", "simone: sim",
    "solomon: sol", "sophia|sophie: sophy", "stanley: stan", "stefan|stephen|steven: steve stevie", "stephanie: steph", "stewart|stuart: stu", "susan|susanna|suzanne|susannah: sue susie suzy sukie", "sylvester: sly",
    "terence|terrence: terry", "teresa|theresa: terry tess tessa tracy", "theodore: ted teddy theo", "theodora: dora thea", "thomas: tom tommy", "timothy: tim timmy", "tobias: toby", "valentine: val",
    "valerie: val", "vanessa: nessa", "veronica: ronnie vera", "victor: vic", "victoria: vicky tori vic vickie", "vincent: vince vinnie", "violet: vi", "virginia: ginny", "vivian|vivien: viv", "vladimir: vova volodya",
    "walter: walt wally", "wilfred|wilfrid: wilf fred", "wilhelm: willi helmut", "wilhelmina: mina minnie billie wilma", "william: bill billy will willie liam", "winifred: winnie win freda", "winston: winnie",
    "xavier: javi", "yevgeny: zhenya", "yvonne: vonnie", "zachary|zachariah: zac zach zack",
];

/// Each short form with a name that it is short for.
fn pairs() -> impl Iterator<Item = (&'static str, &'static str)> {
    LONG.iter().filter_map(|line| line.split_once(": ")).flat_map(|(long, short)| {
        short.split(' ').flat_map(move |short| long.split('|').map(move |long| (short, long)))
    })
}

/// Names by names, in the order of the table.
type Index = HashMap<&'static str, Vec<&'static str>>;

fn index(pairs: impl Iterator<Item = (&'static str, &'static str)>) -> Index {
    let mut index = Index::default();
    for (key, value) in pairs {
        index.entry(key).or_default().push(value);
    }
    index
}

static BY_SHORT: LazyLock<Index> = LazyLock::new(|| index(pairs()));
static BY_LONG: LazyLock<Index> = LazyLock::new(|| index(pairs().map(|(short, long)| (long, short))));

/// The long forms and the short ones of a given name (lower case).
pub(super) fn other_forms(name: &str) -> [&'static [&'static str]; 2] {
    [&BY_SHORT, &BY_LONG].map(|index| index.get(name).map_or(&[][..], |names| &names[..]))
}

/// True if `short` is a short form of `long` (lower case).
pub(super) fn is_nickname(short: &str, long: &str) -> bool {
    BY_SHORT.get(short).is_some_and(|all| all.contains(&long))
}

/// The first name that `short` (lower case) is short for.
pub(super) fn long_name(short: &str) -> Option<&'static str> {
    BY_SHORT.get(short).and_then(|all| all.first()).copied()
}
