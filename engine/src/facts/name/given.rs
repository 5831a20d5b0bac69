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

/// Short forms of given names and what they are short for.
pub(super) const NICKNAMES: &[(&str, &str)] = &[
    ("alex", "alexander"),
    ("andy", "andrew"),
    ("beth", "elizabeth"),
    ("liz", "elizabeth"),
    ("bill", "william"),
    ("billy", "william"),
    ("will", "william"),
    ("bob", "robert"),
    ("bobby", "robert"),
    ("rob", "robert"),
    ("ben", "benjamin"),
    ("charlie", "charles"),
    ("chris", "christopher"),
    ("dan", "daniel"),
    ("dave", "david"),
    ("don", "donald"),
    ("ed", "edward"),
    ("fred", "frederick"),
    ("geoff", "geoffrey"),
    ("greg", "gregory"),
    ("jack", "john"),
    ("jeff", "jeffrey"),
    ("jim", "james"),
    ("jimmy", "james"),
    ("jenny", "jennifer"),
    ("joe", "joseph"),
    ("jon", "jonathan"),
    ("josh", "joshua"),
    ("kate", "katherine"),
    ("kathy", "katherine"),
    ("ken", "kenneth"),
    ("larry", "lawrence"),
    ("maggie", "margaret"),
    ("matt", "matthew"),
    ("mike", "michael"),
    ("mick", "michael"),
    ("nick", "nicholas"),
    ("pat", "patricia"),
    ("pete", "peter"),
    ("phil", "philip"),
    ("ron", "ronald"),
    ("sam", "samuel"),
    ("steve", "steven"),
    ("sue", "susan"),
    ("ted", "edward"),
    ("tim", "timothy"),
    ("tom", "thomas"),
    ("tony", "anthony"),
    ("vicky", "victoria"),
    ("winnie", "winifred"),
];

/// The long forms by the short ones, in the order of the table.
static BY_SHORT: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut by_short: HashMap<&str, Vec<&str>> = HashMap::default();
    for (short, long) in NICKNAMES {
        by_short.entry(short).or_default().push(long);
    }
    by_short
});

/// True if `short` is a short form of `long` (lower case).
pub(super) fn is_nickname(short: &str, long: &str) -> bool {
    BY_SHORT.get(short).is_some_and(|all| all.contains(&long))
}

/// The first name that `short` (lower case) is short for.
pub(super) fn long_name(short: &str) -> Option<&'static str> {
    BY_SHORT.get(short).and_then(|all| all.first()).copied()
}
