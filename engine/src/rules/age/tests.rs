use super::*;
use crate::request::{Article, Request};
use jiff::civil::date;

/// The words flagged in an article of 20 January 2026, each with what would put it right.
fn flagged(text: &str) -> Vec<(String, String)> {
    let article = Article { text: text.into(), published: Some(date(2026, 1, 20)), ..Article::default() };
    let request = Request { article, ..Request::default() };
    let mut findings = Vec::new();
    check(&Story::new(&request), &mut findings);
    let right = |f: &Finding| f.suggestion.as_ref().map_or(String::new(), |s| s.replacement.clone());
    findings.iter().map(|f| (f.text.clone(), right(f))).collect()
}

#[track_caller]
fn wrong(text: &str, words: &str, right: &str) {
    assert_eq!(flagged(text), [(words.to_owned(), right.to_owned())], "{text}");
}

#[track_caller]
fn silent(text: &str) {
    assert_eq!(flagged(text), [], "{text}");
}

#[test]
fn an_age_at_death() {
    wrong(
        "Ada Quill, who has died aged 81, wrote for boys. She was born in Hull on 2 May 1945.",
        "aged 81",
        "80",
    );
    wrong(
        "Ada Quill was born on 2 May 1945. She died on 3 May 2001 at the age of 57.",
        "at the age of 57",
        "56",
    );
    silent("Ada Quill, who has died aged 80, wrote for boys. She was born in Hull on 2 May 1945.");
    silent("Ada Quill, who has died aged 79, wrote for boys. She was born in Hull on 2 May 1945.");
    silent("Ada Quill, who has died at 80, wrote for boys. Born in Hull in 1945, she moved to Rye.");
}

#[test]
fn the_age_of_a_speaker() {
    wrong(
        "Tom Rudge was born on 2 March 1958 in York. “It burned,” the 69-year-old said.",
        "69-year-old",
        "67",
    );
    silent("Tom Rudge was born on 2 March 1958 in York. “It burned,” the 67-year-old said.");
    silent("Tom Rudge was born on 2 March 1958. Ann Lee saw it. “It burned,” the 41-year-old said.");
    silent("Tom Rudge was born on 2 March 1958. In 1980 the 22-year-old left.");
}

#[test]
fn the_age_of_somebody_born() {
    wrong(
        "Tom Rudge is to retire. Born on 8 May 1968 in a mill beside the weir, the 59-year-old has never left the valley.",
        "59-year-old",
        "57",
    );
    silent(
        "Tom Rudge is to retire. Born on 8 May 1968 in a mill beside the weir, the 57-year-old has never left.",
    );
    silent("Born on 8 May 1968, the 22-year-old won the race in 1990.");
    silent("Born on 8 May 1968, he met the 41-year-old in York.");
}

#[test]
fn the_age_before_a_birth() {
    wrong("Tom Rudge, 84, who was born around the corner in 1939 and never left, said so.", "84", "");
    silent("Tom Rudge, 86, who was born around the corner in 1939 and never left, said so.");
    silent("Tom Rudge, 84, who was born to a miller, and married in 1961, said so.");
}

#[test]
fn the_age_behind_a_name() {
    wrong("Tom Rudge, 66, lost the mill. Tom Rudge was born on 2 March 1958 in York.", "66", "67");
    silent("Tom Rudge, 67, lost the mill. Tom Rudge was born on 2 March 1958 in York.");
    silent("Ann Lee, 41, lost the mill. Tom Rudge was born on 2 March 1958 in York.");
}

#[test]
fn two_births_are_left_alone() {
    silent("Ada Quill, who has died aged 90, was born on 2 May 1945. Her son was born in 1970.");
    silent("Their daughter was born on 2 May 1945. Ada Quill, who has died aged 90, wrote for boys.");
}

#[test]
fn things_built_so_long_ago() {
    wrong("The mill, built in 1911 and now 125 years old, burned.", "125 years old", "");
    silent("The mill, which was built in 1911 and is 115 years old this year, burned.");
    silent("The mill, which was built in 1911 and is 114 years old, burned.");
    silent("The mill, built in 1911, was bought when its owner was 30 years old.");
}

#[test]
fn an_age_beside_a_birth_in_other_words() {
    wrong(
        "Gordon Leake, born on 30 September 1950, was one of them. “I was a clerk,” the 79-year-old said.",
        "79-year-old",
        "75",
    );
    wrong("The goalkeeper, who was born on 4 July 1989, is 37 and has signed for a year.", "37", "36");
    wrong(
        "Signe Hald, the first woman to head the club, died at home on 10 January 2026. She was 88.\n\nBorn on 21 April 1938 \
         in Bergen, she was taken up her first mountain by a postman.",
        "88",
        "87",
    );
    silent(
        "Gordon Leake, born on 30 September 1950, was one of them. “I was a clerk,” the 75-year-old said.",
    );
    silent("The goalkeeper, who was born on 4 July 1989, is 36 and has signed for a year.");
    silent("The goalkeeper, who was born on 4 July 1989, is 37 kilos lighter than then.");
    silent(
        "Signe Hald, the first woman to head the club, died at home on 10 January 2026. She was 87.\n\nBorn on 21 April 1938 \
         in Bergen, she was taken up her first mountain by a postman.",
    );
    silent("Signe Hald retired. She was 60.\n\nBorn on 21 April 1938 in Bergen, she climbed.");
}

#[test]
fn an_age_of_now_beside_a_birth() {
    wrong("Born at Ashby on 9 April 1983, Otto, now 44, is the oldest of them.", "44", "42");
    wrong(
        "Berit Sole, a nurse, was born on 12 March 1985 and is, at 41, the oldest to have won.",
        "41",
        "40",
    );
    wrong("Edie March, who was born on January 30, 1999, and is 27, ran it in 33:15.", "27", "26");
    wrong(
        "Signe Hald died at home on 10 January. She was 88.\n\nBorn on 21 April 1938, she climbed.",
        "88",
        "87",
    );
    silent("Born at Ashby on 9 April 1983, Otto, now 42, is the oldest of them.");
    silent("Born at Ashby on 9 April 1983, Otto and his brother, now 44, are the oldest of them.");
    silent("Berit Sole, a nurse, was born on 12 March 1985 and is, at 40, the oldest to have won.");
    silent("Berit Sole was born on 12 March 1985 and is 41 centimetres taller than he.");
    silent("Edie March, who was born on January 30, 1999, and is 26, ran it in 33:15.");
    silent("Edie March was born on January 30, 1999, and is, at 1.61, the smallest.");
}

#[test]
fn the_age_with_which_a_story_opens() {
    let story = |age: u8, more: &str| {
        format!(
            "A {age}-year-old in her first race beat the best on Sunday.\n\nSaskia Thorne, of New Zealand, won with 138 \
             points.\n\n{more}Thorne, who was born on 11 May 2008, comes from Hull."
        )
    };
    wrong(&story(18, ""), "18-year-old", "17");
    silent(&story(17, ""));
    silent(&story(18, "She beat a 31-year-old. "));
}

/// The words flagged where a source tells of the birth.
fn with_source(text: &str, source: &str) -> Vec<String> {
    let article = Article { text: text.into(), published: Some(date(2026, 1, 20)), ..Article::default() };
    let source = crate::request::Source { text: source.into(), ..crate::request::Source::default() };
    let request = Request { article, sources: vec![source], ..Request::default() };
    let mut findings = Vec::new();
    check(&Story::new(&request), &mut findings);
    findings.iter().map(|f| f.text.clone()).collect()
}

#[test]
fn a_birth_that_a_source_tells() {
    let born = "Walter Grieve was born on 3 May 1971 in Hull. He is a baker.";
    assert_eq!(with_source("The mill belongs to Walter Grieve, 56, a baker.", born), ["56"]);
    assert_eq!(with_source("The mill belongs to Walter Grieve, 54, a baker.", born), [] as [&str; 0]);
    assert_eq!(with_source("In 2003 Walter Grieve, 32, bought the mill.", born), [] as [&str; 0]);
    assert_eq!(with_source("The mill belongs to Ann Lee, 56, a baker.", born), [] as [&str; 0]);
}

#[test]
fn an_age_at_a_date() {
    wrong(
        "He was born on 22 January 1931, the youngest of six, and began to work in the spring of 1946, at 16.",
        "16",
        "15",
    );
    wrong("Ada Quill was born on 2 May 1945. She joined the navy in June 1963, aged 19.", "19", "18");
    silent(
        "He was born on 22 January 1931, the youngest of six, and began to work in the spring of 1946, at 15.",
    );
    silent("Ada Quill was born on 2 May 1945. She joined the navy in 1963, aged 17.");
    silent("Ada Quill was born on 2 May 1945. Her son joined the navy in June 1983, aged 19.");
    silent("Ada Quill was born on 2 May 1945. She left on 3 June 1963, at 19.30.");
    silent("Ada Quill was born on 2 May 1945. Tom Quill, 41, owns the mill.");
}

#[test]
fn the_day_of_a_birth_behind_an_abbreviation_and_a_first_name() {
    wrong(
        "Otto Lund, who threw the hammer for Norway, died on Sunday. He was 88.\n\nLund was born in Fargo, N.D., on March 9, 1938.",
        "88",
        "87",
    );
    silent(
        "Otto Lund, who threw the hammer for Norway, died on Sunday. He was 87.\n\nLund was born in Fargo, N.D., on March 9, 1938.",
    );
    wrong(
        "Ada Quill, who has died aged 82, wrote for boys. Ada was born in a flat above the shop on 2 May 1945.",
        "aged 82",
        "80",
    );
}

#[test]
fn a_year_of_work_is_no_year_of_death() {
    silent(
        "Ada Quill, who has died at the age of 80, wrote, as she said, her first book in 1963.\n\nShe was born on 2 May 1945 in Hull.",
    );
    silent(
        "Ada Quill, who has died at the age of 80, drew a tumbler in 1963.\n\nShe was born on 2 May 1945 in Hull.",
    );
}

#[test]
fn an_age_on_the_day_of_the_deed() {
    let text = |age: &str| {
        format!(
            "The tower was climbed on Sunday, and Tom Rudge, who was born on 3 May 1936, got to the top at the age of {age}."
        )
    };
    wrong(&text("88"), "88", "89");
    silent(&text("89"));
    silent("Tom Rudge, who was born on 3 May 1936 and came to Leeds at the age of 19, said so in 2022.");
    silent(
        "Tom Rudge, who was born on 3 May 1936, first climbed the tower in 1950 with Ann Lee at the age of 41.",
    );
}

#[test]
fn an_age_to_come_and_one_of_the_oldest() {
    wrong("Tom Rudge was born on 3 March 1958 in York. He will be 66 when he retires in May.", "66", "68");
    silent("Tom Rudge was born on 3 March 1958 in York. He will be 68 when he retires in May.");
    silent("Tom Rudge was born on 3 March 1958 in York. He will be 67 when he retires in February.");
    wrong(
        "The oldest singer was Ann Bell, born on Feb. 3, 1937, who has sung at every feast since 1960. At 85 she came second.",
        "85",
        "88",
    );
    silent(
        "The oldest singer was Ann Bell, born on Feb. 3, 1937, who has sung at every feast since 1960. At 88 she came second.",
    );
}

#[test]
fn a_birth_behind_an_apposition() {
    let born = "Ann Tilley, a chemist, was born in Dayton on 2 June 1971.";
    let ages: Vec<String> = flagged(&format!("{born} She will be 53 when she takes office."))
        .into_iter()
        .map(|it| it.0)
        .collect();
    assert_eq!(ages, ["53"]);
    silent(&format!("{born} She will be 54 when she takes office."));
    let ages: Vec<String> =
        flagged(&format!("{born} Now 52, she says that she has moved.")).into_iter().map(|it| it.0).collect();
    assert_eq!(ages, ["52"]);
}

#[test]
fn nobody_is_older_than_on_the_day_of_the_story() {
    wrong("Ada Quill died on Monday. Born on 2 May 1945, she was 82.", "82", "");
    wrong(
        "Ada Quill led the choir for 40 years. She was born in Hull on 2 May 1945.\n\nShe was 81.",
        "81",
        "",
    );
    for text in [
        "Ada Quill died on Monday. Born on 2 May 1945, she was 80.",
        "Ada Quill left the stage in 2001. Born on 2 May 1945, she was 56.",
        "Ada Quill led the choir for 40 years. She was born in Hull on 2 May 1945.\n\nShe was 80.",
        "Ada Quill was born in Hull on 2 May 1945. Her father Tom Rudge taught her. He was 84.",
        "Ada Quill was born in Hull on 2 May 1945. Her mother Ann Rudge died in 1990. She was 91.",
        "Born on 2 May 1945, she was 81st of 90 in her year.",
        "Born on 2 May 1945, she was 84 kilometres from home.",
    ] {
        silent(text);
    }
}

#[test]
fn an_age_before_was_born() {
    wrong("Ann Teague, 63, was born in 1958 above the bait shop.", "63", "");
    wrong("Teague, 63, was born in 1958 above the bait shop, and has lived there all her life.", "63", "");
    for text in [
        "Ann Teague, 67, was born in 1958 above the bait shop.",
        "Ann Teague, 68, was born in 1958 above the bait shop.",
        "Ann Teague, 63, was born to a miller and moved in 1958.",
        "Ann Teague, 63, was born above the bait shop that opened in 1958.",
        "Ann Teague, 63, was born in the house of Tom Rudge, who built it in 1958.",
        "In 2021 Ann Teague, 63, was born again, as she puts it, in 1958 Street.",
    ] {
        silent(text);
    }
}
