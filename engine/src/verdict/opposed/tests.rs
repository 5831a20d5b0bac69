use crate::answer::Verdict;
use crate::request::{Article, Request, Source};
use crate::rules::{Level, Rule};

/// The rules of what speaks against a claim, and its verdict.
fn against(claim: &str, source: &str) -> (Vec<Rule>, Verdict) {
    let article = Article { text: claim.to_owned(), ..Article::default() };
    let source = Source { id: "source".to_owned(), text: source.to_owned(), ..Source::default() };
    let answer = crate::check(&Request { article, sources: vec![source], ..Request::default() });
    let loud =
        answer.findings.iter().filter(|it| it.level > Level::Note && it.rule.name().starts_with("source/"));
    (loud.map(|it| it.rule).collect(), answer.claims.first().map_or(Verdict::Unchecked, |it| it.verdict))
}

fn finds(rule: Rule, pairs: &[(&str, &str)]) {
    for (claim, source) in pairs {
        assert_eq!(against(claim, source), (vec![rule], Verdict::Contradicted), "{claim} | {source}");
    }
}

fn silent(pairs: &[(&str, &str)]) {
    for (claim, source) in pairs {
        assert_eq!(against(claim, source).0, Vec::<Rule>::new(), "{claim} | {source}");
    }
}

#[test]
fn another_kind_nationality_or_sort_of_thing() {
    finds(
        Rule::SourceCategory,
        &[
            ("Ida Brook is a politician.", "Ida Brook (born 4 May 1961) is a Danish actress and singer."),
            ("Oskar Lund is a Swedish painter.", "Oskar Emil Lund (born 1961) is a Danish painter."),
            ("Marlin is a music video.", "Marlin is a 2003 crime film by Hal Moss."),
            ("Selby Cross is a county.", "Selby Cross is a town in the north of Yorkshire."),
            ("Jon Pell is a poker player.", "Jonathan Pell was a tennis player and coach."),
            ("There is a Welsh actor named Hal Moss.", "Hal Moss (born 1950) is an Irish actor."),
        ],
    );
    silent(&[
        ("Ida Brook is a politician.", "Ida Brook is a lawyer and member of the party board."),
        ("Oskar Lund is a British painter.", "Oskar Lund is an English painter."),
        ("Marlin is part of the second album.", "Marlin is a song from the second album."),
        ("Selby Cross is a town.", "Selby Cross is a small market town and parish."),
    ]);
}

#[test]
fn another_day_of_birth_or_death() {
    finds(
        Rule::SourceDate,
        &[
            ("Ida Brook was born on 5 May 1961.", "Ida Brook (born 4 May 1961) is a Danish actress."),
            (
                "Oskar Lund died on 2 March 1990.",
                "Oskar Lund (1 June 1920 – 3 March 1991) was a Danish painter.",
            ),
            ("Oskar Lund was born in 1921.", "Oskar Lund (1 June 1920 – 3 March 1991) was a Danish painter."),
        ],
    );
    silent(&[
        (
            "Oskar Lund was born in June 1920.",
            "Oskar Lund (1 June 1920 – 3 March 1991) was a Danish painter.",
        ),
        ("Oskar Lund died in 1991.", "Oskar Lund (1 June 1920 – 3 March 1991) was a Danish painter."),
    ]);
}

#[test]
fn a_denial_lost_or_added() {
    finds(
        Rule::SourceNegation,
        &[
            (
                "Harrow Ferries never paid for the new harbour wall.",
                "Harrow Ferries paid for the new harbour wall.",
            ),
            ("Ida Brook has a daughter.", "Ida Brook has no daughter and no son."),
            (
                "The trust has produced zero school films.",
                "The trust produced more than 40 school films last year.",
            ),
        ],
    );
    silent(&[
        ("Harrow Ferries never paid for the wall.", "Harrow Ferries did not pay for the wall."),
        ("Harrow Ferries did not pay for all of the wall.", "Harrow Ferries paid for the wall."),
        ("Gin and tobacco are not allowed.", "Banned goods\n\n| Gin and tobacco |"),
        ("The trust was not the first to film Selby.", "The trust was the second to film Selby."),
        ("Ferries and trams stay open.", "Ferries and trams are not affected and stay open."),
    ]);
}

#[test]
fn an_opposite() {
    finds(
        Rule::SourceCategory,
        &[
            (
                "Selby Water is the largest lake in the county.",
                "Selby Water is the smallest lake in the county.",
            ),
            ("In 2004 the Harrow Choir was founded.", "The Harrow Choir was dissolved in 2004."),
        ],
    );
    silent(&[
        // who teaches herself learns
        ("Ida Holt taught herself weaving from old books.", "Ida Holt learned weaving from old books."),
        ("Ida Holt learned weaving from old books.", "Ida Holt taught herself weaving from old books."),
        ("The Selby pool opened in 1990.", "The Selby pool closed in 2012."),
        (
            "Selby Water is the largest lake in the county.",
            "Selby Water is the largest lake and Moss Pond the smallest.",
        ),
    ]);
}

#[test]
fn another_name_in_the_same_part() {
    finds(
        Rule::SourceName,
        &[("Marlin was directed by Ida Brook.", "Marlin is a film written and directed by Hal Moss.")],
    );
    finds(
        Rule::SourcePlace,
        &[("The Marlin was built in Norway.", "The Marlin is a ferry built in Sweden.")],
    );
    silent(&[
        ("Marlin was directed by Moss.", "Marlin is a film written and directed by Hal Moss."),
        ("The Marlin was built in Norway.", "The Marlin is a ferry built in Bergen."),
        ("The Marlin was shown on Saturday.", "The Marlin was shown in Bergen."),
    ]);
}
