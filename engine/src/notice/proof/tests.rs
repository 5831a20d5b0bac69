use super::*;
use crate::settings::Settings;

#[derive(Clone, Copy)]
struct Texts<'t> {
    old: &'t str,
    new: &'t str,
    source: &'t str,
    other: &'t str,
    wrong: &'t str,
    right: &'t str,
    notice: &'t str,
}

const GOOD: Texts<'static> = Texts {
    old: "The mill at Orm shut in 2012. Ann Petty owned it. It had 40 looms.",
    new: "The mill at Orm shut in 2013. Ann Petty owned it. It had 40 looms.",
    source: "Register: the mill closed in 2013.",
    other: "The church at Orm was built in 2012.",
    wrong: "2012",
    right: "2013",
    notice: "A previous version of this article said that the mill at Orm shut in 2012. In fact, the mill at Orm shut in 2013.",
};

/// The names of the steps that fail.
fn failing(texts: &Texts<'_>) -> Vec<&'static str> {
    let settings = Settings::default();
    let read = |text: &'_ str| -> Reading<'static> {
        let text: &'static str = Box::leak(text.to_owned().into_boxed_str());
        Reading::new(text, Place::Body, None, &settings)
    };
    let record = Record {
        id: "2024-05-01-abcdef".into(),
        kind: "correction".into(),
        wrong: texts.wrong.into(),
        right: texts.right.into(),
        notice: texts.notice.into(),
        ..Record::default()
    };
    let (old, new) = ([read(texts.old)], [read(&format!("{}\n\n{}", texts.new, texts.notice))]);
    let (sources, elsewhere) =
        ([("r.txt".to_owned(), read(texts.source))], [("other".to_owned(), read(texts.other))]);
    let case = Case {
        record: &record,
        old: &old,
        new: &new,
        sources: &sources,
        front: &[],
        elsewhere: &elsewhere,
        days: Days::default(),
    };
    let proof = prove(&case);
    assert_eq!(proof.steps.iter().map(|s| s.name).collect::<Vec<_>>(), STEPS);
    proof.steps.iter().filter(|s| !s.holds).map(|s| s.name).collect()
}

#[test]
fn a_good_correction_is_proved() {
    assert!(failing(&GOOD).is_empty(), "{:?}", failing(&GOOD));
}

#[test]
fn each_step_fails_on_its_own_fault() {
    let cases = [
        ("old-says-wrong", Texts { wrong: "2011", ..GOOD }),
        (
            "new-lacks-wrong",
            Texts {
                new: "The mill at Orm shut in 2013. Ann Petty owned it. When the mill at Orm shut in 2012, it had 40 looms.",
                ..GOOD
            },
        ),
        (
            "new-says-right",
            Texts { new: "The mill at Orm shut. Ann Petty owned it. It had 40 looms.", ..GOOD },
        ),
        ("source-agrees", Texts { source: "Register: the mill closed.", ..GOOD }),
        (
            "notice-covers-changes",
            Texts { new: "The mill at Orm shut in 2013. Ann Petty owned it. It had 60 looms.", ..GOOD },
        ),
        (
            "changes-cover-notice",
            Texts {
                notice: "A previous version of this article said that the mill at Orm shut in 2012. It shut in 2013. It also \
                         said that there were 90 horses; in fact, there were 70 horses.",
                ..GOOD
            },
        ),
        ("elsewhere", Texts { other: "When the mill at Orm shut in 2012, coal was dear.", ..GOOD }),
        (
            "names",
            Texts {
                notice: "A previous version of this article said that the mill of Ann Pety at Orm shut in 2012. In fact, the mill \
                         of Ann Pety shut in 2013.",
                ..GOOD
            },
        ),
    ];
    for (name, texts) in cases {
        let found = failing(&texts);
        assert!(found.contains(&name), "{name}: {found:?}");
    }
}

#[test]
fn the_same_words_about_another_thing_may_stay() {
    let texts = Texts {
        old: "The levy passed by nine votes to four. The mayor was elected by nine votes last spring.",
        new: "The levy passed by eight votes to four. The mayor was elected by nine votes last spring.",
        source: "The levy passed by eight votes to four.",
        wrong: "nine votes",
        right: "eight votes",
        notice: "A previous version of this article said that the levy passed by nine votes to four. In fact, the levy \
                 passed by eight votes to four.",
        ..GOOD
    };
    assert!(failing(&texts).is_empty(), "{:?}", failing(&texts));
    let longer = Texts { wrong: "by nine votes", right: "by eight votes", ..texts };
    assert!(failing(&longer).is_empty(), "{:?}", failing(&longer));
    let left = Texts {
        new: "The levy passed by eight votes to four. Councillors passed the levy by nine votes after midnight.",
        ..texts
    };
    assert_eq!(failing(&left), ["new-lacks-wrong"]);
}

#[test]
fn a_value_of_another_event_in_the_same_sentence_may_stay() {
    let texts = Texts {
        old: "The mill shut in 2013 and was sold to the county in 2013.",
        new: "The mill shut in 2013 and was sold to the town in 2016.",
        source: "Register: the mill shut in 2013; it was sold to the town in 2016.",
        wrong: "sold to the county in 2013",
        right: "sold to the town in 2016",
        notice: "A previous version of this article said that the mill was sold to the county in 2013. In fact, it was sold \
                 to the town in 2016.",
        ..GOOD
    };
    assert!(!failing(&texts).contains(&"new-lacks-wrong"), "{:?}", failing(&texts));
}

#[test]
fn a_weekday_is_a_change() {
    let texts = Texts {
        old: "The fair at Orm opened on Saturday 21 April 2024, with 40 stalls.",
        new: "The fair at Orm opened on Sunday 21 April 2024, with 40 stalls.",
        source: "The fair opened on Sunday 21 April 2024.",
        wrong: "Saturday 21 April 2024",
        right: "Sunday 21 April 2024",
        notice: "A previous version of this article said that the fair at Orm opened on Saturday 21 April 2024, with 40 \
                 stalls. In fact, the fair at Orm opened on Sunday 21 April 2024, with 40 stalls.",
        ..GOOD
    };
    assert!(failing(&texts).is_empty(), "{:?}", failing(&texts));
}
