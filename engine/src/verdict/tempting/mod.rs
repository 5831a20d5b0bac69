//! Sentences that are right and tempt: each drew an alarm once. The twin beneath it is wrong, and must still draw one.

mod figures;
mod people;

use super::testing::rules;
use crate::rules::{Level, Rule};
use crate::settings::{Scale, Settings};
use crate::{Article, Request, Source, check};

fn silent(pairs: &[(&str, &str)]) {
    for (article, source) in pairs {
        assert_eq!(rules(article, source), [], "{article} | {source}");
    }
}

fn finds(rule: Rule, pairs: &[(&str, &str)]) {
    for (article, source) in pairs {
        assert_eq!(rules(article, source), [rule], "{article} | {source}");
    }
}

fn notes(rule: Rule, article: &str, source: &str) {
    let article = Article { slug: "a".into(), text: article.into(), ..Article::default() };
    let source = Source { id: "s".into(), text: source.into(), ..Source::default() };
    let answer = check(&Request { article, sources: vec![source], ..Request::default() });
    let level = answer.findings.iter().find(|finding| finding.rule == rule).map(|finding| finding.level);
    assert_eq!(level, Some(Level::Note));
}

#[test]
fn whom_a_source_calls_otherwise_said_it_all_the_same() {
    silent(&[
        (
            "Ana Lopes-Hart leads the union. “Seven in ten of us did not vote,” said Lopes-Hart.",
            "Ana Lopes-Hart was a guard for twelve years.\n\n\"Seven in ten of us did not vote,\" Ana told the newsletter.",
        ),
        (
            "“We had the lights of the village in the window,” said Stoyan Valkov.",
            "\"We had the lights of the village in the window,\" Captain Stoyan Valkov (Стоян Вълков), 51, said by telephone.",
        ),
        (
            "“He is calm and his mother already knows where to park,” said general manager Rick Palmer.",
            "\"He is calm and his mother already knows where to park,\" said Ice Hounds general manager Rick Palmer.",
        ),
    ]);
    finds(
        Rule::SourceAttribution,
        &[(
            "“He is calm and his mother already knows where to park,” said Joe Marsh.",
            "\"He is calm and his mother already knows where to park,\" said Rick Palmer. Joe Marsh kept silent.",
        )],
    );
}

#[test]
fn two_figures_are_crossed_only_where_each_stands_in_the_others_place() {
    silent(&[
        (
            "The state is to build 2,400 social homes by 2027; 310 have been finished so far and 690 are under way.",
            "Social housing (2,400 dwellings, 2022 to 2027): completed 310, under construction 690, in planning 900.",
        ),
        (
            "The win, their sixth in nine matches, takes the Tanners to the top of the southern group with 26 points.",
            "Points after nine matches: Tanners 26, Marden 24, Colne 21, Herons 18.",
        ),
        (
            "The stock, which was sold at $24 when the company went public in 2021, gained 9 percent Wednesday, to $3.27.",
            "The stock closed at $3.27 on Wednesday, up from an even $3.00. It was offered to the public at $24 in June 2021.",
        ),
        (
            "Ostmark's share of the beer market will grow from 19 to 26 per cent, behind Kessel, which has 31.",
            "Market shares in 2024: Kessel 31%, Ostmark 19%, Falk 7%, all others 43%.",
        ),
    ]);
    assert_eq!(
        rules(
            "Some 4,870 people came from Lower Anahe and 3,260 from Teo Bay.",
            "People who came: from Lower Anahe 3,260; from Teo Bay 4,870."
        ),
        [Rule::SourceNumber, Rule::SourceNumber]
    );
}

#[test]
fn what_a_figure_or_a_date_belongs_to() {
    silent(&[
        ("Four wickets in 13 balls from Dilini Perera turned the match.", "Dilini Perera not out 21 (13)"),
        (
            "A tug was to take the ship to Syros, 64 nautical miles to the north-west.",
            "Next: tow to the yard at Syros (64 nm, course north-west).",
        ),
        (
            "Marchetti expects savings of £15m a year from 2026.",
            "Annual savings from 2026 are now expected to be £15 million.",
        ),
        (
            "It sold four older vessels in 2025 for $66m.",
            "Four vessels built between 1999 and 2003 were sold for $66 million.",
        ),
        ("The dividend will be held at 11p.", "Dividend per share    11.0p     11.0p"),
    ]);
    finds(
        Rule::SourceMoney,
        &[("The dividend per share is 21p this year.", "The dividend per share is 12p this year.")],
    );
}

#[test]
fn what_was_only_wanted_is_not_stated() {
    silent(&[(
        "She gave up smoking the same day. She did not give up the boat.",
        "They wanted me to give up the boat also.",
    )]);
    // a note: only the words of the two clauses say so
    notes(Rule::SourceNegation, "She did not give up the boat.", "That year she gave up the boat.");
}

#[test]
fn names_and_roles_that_say_the_same() {
    silent(&[
        (
            "She was born Marisol Ibarra in 1934, the daughter of a ship's engineer.",
            "Marisol Quennell died on Sunday.\n\n1934 Born on 11 February in Bilbao to Mikel Ibarra, engineer in the navy.",
        ),
        (
            "Tanners coach Ian Verity said that her finger would be X-rayed.",
            "Head coach Ian Verity: \"We were asleep for ten overs. Her finger will be X-rayed.\"",
        ),
        (
            "She is survived by the set designer Benedetta Fox.",
            "She is survived by Benedetta Fox, stage designer.",
        ),
    ]);
    finds(
        Rule::SourceRole,
        &[(
            "The finance director Benedetta Fox resigned.",
            "Benedetta Fox, the marketing director, resigned. The finance director stays.",
        )],
    );
}

#[test]
fn the_older_figure_is_told_from_the_newer() {
    finds(
        Rule::SourceNumber,
        &[(
            "On the other hand 61,300 people arrived on cruise ships.",
            "Cruise passengers: 88,400 (61,300).",
        )],
    );
    finds(
        Rule::SourcePercent,
        &[(
            "Two doses have been given to 91.3 per cent of the five-year-olds.",
            "Coverage with two doses at the age of five: 84.1% (2019: 91.3%).",
        )],
    );
    silent(&[
        ("On the other hand 88,400 people arrived on cruise ships.", "Cruise passengers: 88,400 (61,300)."),
        (
            "Two doses had been given to 91.3 per cent of the five-year-olds in 2019.",
            "Coverage with two doses at the age of five: 84.1% (2019: 91.3%).",
        ),
        (
            "Flour was kinder to it than in 2024, when costs went up by 9%.",
            "Cost inflation was 2.8% in 2025 (2024: 9.0%).",
        ),
    ]);
}

#[test]
fn a_surname_before_a_place_is_whole() {
    finds(
        Rule::SourceName,
        &[(
            "The study was led by Dr Philippa Garnon of Wendmore University.",
            "A team led by Dr Philippa Garnham of Wendmore University has described a new bat.",
        )],
    );
}

#[test]
fn words_that_only_look_like_a_bound_a_date_or_another_name() {
    silent(&[
        (
            "Among people aged 65 and over 73 per cent have had the jab.",
            "Had the jab, aged 65 and over: 73%; 71%",
        ),
        (
            "They include an inspection of all fuses of that type by the end of 2026.",
            "No. 1: inspect the fuses of the same type not later than December 31, 2026.",
        ),
        (
            "Judit Varga was born in Pécs, and she left Hungary in November 1956 with a rucksack.",
            "Judit Varga was born in Pécs on 14 May 1933, the daughter of a railwayman.",
        ),
        (
            "The panel was led by the former judge Carol Whitlam.",
            "Carol Whitlam, retired judge, chair; Hector Amaya; Lynn Soder.",
        ),
        (
            "Researchers from Ostmark University ran light traps beside 36 hedges between 2014 and 2023.",
            "A paper in the Journal of Farmland Ecology reports ten seasons (2014 to 2023) of light trapping at 36 hedges. \
             The traps were run by Ostmark University.",
        ),
    ]);
    finds(
        Rule::SourceDate,
        &[(
            "Judit Varga was born in Pécs in 1934.",
            "Judit Varga was born in Pécs on 14 May 1933, the daughter of a railwayman.",
        )],
    );
}

#[test]
fn millions_are_told_from_billions() {
    finds(
        Rule::SourceMoney,
        &[
            ("The charity had an income of £18.7bn last year.", "Total income for the year: £18.7 million."),
            ("The grocer had sales of €1.84m in the quarter.", "Net sales: 1,841 million euros."),
        ],
    );
    silent(&[
        ("The charity had an income of £18.7m last year.", "Total income for the year: £18.7 million."),
        ("The grocer had sales of €1.84bn in the quarter.", "Net sales: 1,841 million euros."),
        ("The sector is worth £5bn.", "Total income of the firm: £5 million."),
    ]);
}

#[test]
fn words_that_lead_and_stand_for_others() {
    silent(&[
        (
            "She has already handed over $96,000 from the sale.",
            "The sum of $96,000, from the sale, has already been paid.",
        ),
        (
            "“It is 41 pages long and I have not stopped reading it,” said Rosalind Peake.",
            "Rosalind Peake said: \"The poem is 41 pages long and I have not stopped reading it.\"",
        ),
        (
            "“We were moved,” said the critic Rosalind Peake, who chaired the judges.",
            "The judges were Rosalind Peake (chair), Tariq Anwar and Joy Adeyemi. Rosalind Peake: \"We were moved.\"",
        ),
    ]);
    finds(
        Rule::SourceQuote,
        &[(
            "“It is 41 pages long and I have often stopped reading it,” said Rosalind Peake.",
            "Rosalind Peake said: \"It is 41 pages long and I have not stopped reading it.\"",
        )],
    );
}

#[test]
fn a_code_of_a_country_is_no_other_name() {
    silent(&[(
        "ASAR, Japan: Faith Chebor of Kenya ran the last seven kilometres on her own.",
        "1 Faith Chebor KEN 2:22:08 (prize 12,000,000 yen)\n2 Mio Tanabe JPN 2:23:40",
    )]);
}

/// The rules that speak of a story with a headline, on a scale of four levels.
fn rules_of(title: &str, text: &str, source: &str) -> Vec<Rule> {
    let article = Article { title: Some(title.into()), text: text.into(), ..Article::default() };
    let source = Source { id: "s".into(), text: source.into(), ..Source::default() };
    let scales = vec![Scale::new("", &["high", "considerable", "moderate", "low"])];
    let settings = Settings { scales, ..Settings::default() };
    let answer = check(&Request { article, sources: vec![source], settings, ..Request::default() });
    answer.findings.iter().filter(|it| it.level > Level::Note).map(|it| it.rule).collect()
}

#[test]
fn a_level_is_that_of_what_stands_next_to_it() {
    let source = "Danger level by region (yesterday; today)\nSarn North: considerable; high\nArvel: moderate; considerable\n\
                  Monte Cedro: considerable; moderate\nSouthern foothills: low; low";
    let text = "At Arvel it went up by one level, to considerable. On Monte Cedro the danger has eased to moderate, and in \
                the foothills it remains low.";
    assert_eq!(rules_of("Less danger", text, source), []);
    let wrong = text.replace("eased to moderate", "eased to low");
    assert_eq!(rules_of("Less danger", &wrong, source), [Rule::SourceRank]);
}

#[test]
fn a_headline_is_judged_with_its_body() {
    let source =
        "FAITH CHEBOR (28, winner; earlier wins Porto 2021 and Turin 2023): \"At 35 there is the bridge.\"";
    assert_eq!(rules_of("Chebor wins in Asar", "Faith Chebor won the Asar race on Sunday.", source), []);
}

#[test]
fn a_contraction_is_no_other_word() {
    silent(&[(
        "“This isn't for everyone, and I'm not given to praise, but it's a start,” said Mara Quill.",
        "Mara Quill: \"This is not for everyone, and I am not given to praise, but it is a start.\"",
    )]);
    let altered = "“This isn't for nobody, and I'm not given to praise, but it's a start,” said Mara Quill.";
    let source = "Mara Quill: \"This is not for everyone, and I am not given to praise, but it is a start.\"";
    assert_eq!(rules(altered, source), [Rule::SourceQuote]);
}

#[test]
fn what_stands_between_two_quotations_is_not_said() {
    silent(&[(
        "“They did everything right, down to bringing me soup,” said Jasmine Porrett.",
        "Jasmine Porrett was there for two days. \"They did everything right,\" she likes to tell people, \"down to \
         bringing me soup.\"",
    )]);
}

#[test]
fn both_sides_in_one_sentence_are_no_opposite() {
    silent(&[(
        "The young otters at Bergau: two are female.",
        "The young otters at Bergau: one male, two females.",
    )]);
}

#[test]
fn a_round_number_refutes_no_particular_figure() {
    silent(&[(
        "They won the first leg in front of 14,300 people on Thursday.",
        "Attendance 14,300. The coach: \"On Thursday we will be playing in front of twenty thousand people.\"",
    )]);
}

#[test]
fn a_word_cut_short_is_no_other_name() {
    silent(&[(
        "Among the 118 who followed the Leaving Cert Applied programme, 54 gained a distinction.",
        "Leaving Certificate Applied: 118 candidates. Distinction: 54.",
    )]);
}

#[test]
fn cells_of_one_column_may_be_added() {
    let table = "Department | 2024 (US$) | 2025 (US$)\nSchools | 18200000 | 19110000\nRoads | 9600000 | 10560000\n\
                 Clinics | 7400000 | 7770000\nParks | 2300000 | 2415000\n";
    silent(&[("Together, schools and clinics will take $26.88 million.", table)]);
    assert_eq!(rules("Clinics will take $7.47 million.", table), [Rule::SourceMoney]);
}

#[test]
fn a_short_form_of_a_given_name_is_no_other_name() {
    silent(&[
        ("Pippa Laughton and Beth Rowe won.", "Winners: Philippa Laughton (Exeter) and Bethany Rowe (Hull)."),
        ("Becca Holt and Drew Marsh won.", "Winners: Rebecca Holt (Exeter) and Andrew Marsh (Hull)."),
        ("Peggy Holt and Dick Marsh won.", "Winners: Margaret Holt (Exeter) and Richard Marsh (Hull)."),
    ]);
}

#[test]
fn a_place_is_that_of_its_own_turn_of_life_and_thing() {
    silent(&[
        (
            "She was born in Bombay and died in London.",
            "Anjali Mehra, born 4 July 1938, Mumbai; died 2 May 2025, at Hammersmith Hospital.",
        ),
        (
            "Her father was born in Cork, she herself in Boston.",
            "Nora Keane was born in Boston in 1950. Her father was born in Cork in 1911 and her mother in Galway.",
        ),
        (
            "Voltara's works, in Győr, will make batteries for lorries from 2027.",
            "Voltara is to build a plant in Győr. From 2027 it will make lorry batteries. Voltara's existing plant in \
             Debrecen makes batteries for cars.",
        ),
    ]);
}

#[test]
fn the_year_of_what_brackets_hold_is_not_that_of_the_figures_before_them() {
    let list =
        "Result (2021 in brackets): Greens 15.2% (11.2%); Liberals 18.1% (22.1%); Centre 30.4% (29.0%).";
    silent(&[("The Greens gained four points, to 15.2%.", list)]);
    finds(Rule::SourceDirection, &[("The Greens fell to 15.2%.", list)]);
}

#[test]
fn one_length_of_time_in_other_words() {
    silent(&[
        ("It was in use for a century and a half.", "It was in use for some 150 years."),
        (
            "Until Saturday it took people an hour and a half to get to a doctor. Now it takes 14 minutes.",
            "The drive to the nearest doctor takes 90 minutes. Journey by cable car: 14 minutes.",
        ),
        ("It stood for half a century.", "It stood for about 50 years."),
        ("Not quite a hundred children were born at home.", "At home 96 children were born."),
    ]);
}

#[test]
fn what_was_so_until_something_came_and_who_was_something_then() {
    silent(&[
        (
            "She fed the calf by bottle for four days because its mother had no milk.",
            "For four days she gave the calf the bottle, until the mother's milk came in.",
        ),
        (
            "The company's former manager, Arild Moen, was acquitted.",
            "The court acquitted the manager at the time, Arild Moen.",
        ),
    ]);
}

#[test]
fn a_worse_place_has_a_higher_number() {
    silent(&[
        ("Malvern dropped to 7th.", "Ranking of towns: Malvern 7 (2024: 3)."),
        ("Malvern climbed from seventh to third.", "Malvern's position: 7 in 2024, 3 in 2025."),
    ]);
    finds(
        Rule::SourceDirection,
        &[("Sales fell to 70 tonnes.", "Sales of tea: 70 tonnes (2024: 30 tonnes).")],
    );
}

#[test]
fn what_people_say_of_themselves_is_told_of_them() {
    silent(&[("The family were “at their wits’ end”.", "The father said: “We are at our wits’ end.”")]);
}

#[test]
fn one_kind_of_house_by_its_short_word() {
    silent(&[(
        "Heating a terraced house takes 11,400 kilowatt-hours a year.",
        "Annual use (kWh): flat 7,200; mid-terrace 11,400; detached 17,900.",
    )]);
}

#[test]
fn words_are_those_of_the_speaker_and_not_of_the_one_the_speaker_is_described_by() {
    let source = "DEALER: I would have sold it to anybody.\nMARIA REYES: He never came home for tea that day.\n\
                  INES ROE: It had no brakes, I found that out later.\nLIN: He called me a very slow kind of genius.\n\
                  WEI: I said a slow kind of person.\nPAUL REYES: I was at school on that day.\n";
    silent(&[
        ("“I would have sold it to anybody,” said the man who had sold Ines Roe the car.", source),
        ("Lin said that Wei had called her “a very slow kind of genius”.", source),
    ]);
    finds(
        Rule::SourceAttribution,
        &[
            ("“He never came home for tea that day,” said the lorry driver Paul Reyes.", source),
            ("“It had no brakes, I found that out later,” said a witness, Maria Reyes.", source),
        ],
    );
}

#[test]
fn a_trade_is_no_office_and_one_office_has_several_names() {
    silent(&[
        (
            "The singer Jo Marr and the guitarist Paul Sayle will be there.",
            "Jo Marr (voice), Paul Sayle (guitar); singer Barney Stope left.",
        ),
        (
            "The headmistress, Agnes Daly, and the caretaker, Joe Loach, found the boy.",
            "The boy was found by Agnes Daly (principal) and Joe Loach (site manager).",
        ),
        (
            "The one who wanted most was Renata Lehn, an outside member.",
            "For a cut of 50 basis points (1): Renata Lehn (external member).",
        ),
    ]);
}

#[test]
fn what_is_told_of_others_or_did_not_happen() {
    silent(&[
        (
            "Her first concert is with Anton Reiss, the principal cellist and her husband's twin.",
            "She is married to Jonas Reiss; Anton Reiss, our first cellist, is his twin brother.",
        ),
        (
            "Tvedt, the farmer and welder who built the harrow, died aged 91.",
            "Tvedt, a farmer, built the harrow. \"They said I could not be called doctor,\" says Tvedt.",
        ),
        (
            "She never lost the accent of Gotland, the Baltic island where she was born.",
            "Born at Klintehamn, Gotland, a baker's daughter.",
        ),
        (
            "Without new shops the gain in sales would have been less than 1 per cent.",
            "Gain in sales 4%, most of it from new shops. Sales of milk rose by 5%.",
        ),
        (
            "From September the second dose will be given at 18 months.",
            "From 1 September 2025 the second dose is given at 18 months (hitherto at 36 months).",
        ),
        (
            "She was in the water for more than an hour.",
            "I was in the water an hour and ten minutes. It was cold in the water.",
        ),
    ]);
}

#[test]
fn one_more_is_no_office_and_a_deputy_acts() {
    let crew =
        "Crew list. Moss, Ada, deputy captain, Orrin brigade: bruised. Hale, Tom, captain: burns to a hand.";
    silent(&[
        ("Two were hurt. A second volunteer, Ada Moss, was bruised.", crew),
        (
            "The acting mayor, Tom Hale, took the chair.",
            "Present: Cllr Tom Hale (Deputy Mayor) in the chair; Cllr Ada Moss.",
        ),
        (
            "Ada Moss, the head, wrote to parents.",
            "Chief executive of the trust: Ivo Kern. Headteacher: Ada Moss, since 2024.",
        ),
    ]);
    finds(Rule::SourceRole, &[("The captain of the brigade, Ada Moss, was bruised.", crew)]);
}

#[test]
fn who_speaks_is_not_the_owner_and_not_whom_advice_is_for() {
    let source = "LACROIX: We lost a friend before lunch on that day.\nHALE: My advice is to count the spoons at night.\n\
                  CHIEF CONSTABLE: A thief here has one chance in ten of being caught.\n";
    silent(&[
        ("“We lost a friend before lunch on that day,” said Brand's opposite number, Cam Lacroix.", source),
        (
            "Tom Hale thanked the cooks. His advice to Ada Lacroix, he said, was “to count the spoons at night”.",
            source,
        ),
        (
            "“A thief here has one chance in ten of being caught,” the chief constable, Meera Roe, told the panel.",
            source,
        ),
    ]);
    finds(
        Rule::SourceAttribution,
        &[("“We lost a friend before lunch on that day,” said Tom Hale of the other side.", source)],
    );
}

#[test]
fn the_very_stretch_the_very_sum_and_what_was_added() {
    silent(&[
        (
            "Ada Moss was the manager of the bank from 1998 to 2015.",
            "Managers of the bank since 1990: Tom Hale (1990–1998), Ada Moss (1998–2015), Ivo Kern (since 2015).",
        ),
        (
            "The fee for a mooring rises by $250 to $670.",
            "Fees ($), now and from May. Mooring: 420; 670. Slipway: 90; 95.",
        ),
        (
            "Of 1,860 hectares of vines 740 were hit, or two in five.",
            "Vines: 1,860 ha. Damaged 740 ha, of which 210 ha have no crop.",
        ),
    ]);
}

#[test]
fn counts_within_a_list_and_the_day_of_next_year() {
    silent(&[
        (
            "There are eight coaches: four sleeping cars, two couchettes, a restaurant and one for bicycles.",
            "",
        ),
        ("The supper was on Friday. Next year's supper is on Saturday, Feb. 20.", ""),
    ]);
}
