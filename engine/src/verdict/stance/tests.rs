use crate::rules::Rule;
use crate::verdict::testing::rules;

#[test]
fn the_other_side_is_told() {
    for (article, source) in [
        (
            "The highway office objected to the plan for Mill Lane.",
            "On the plan for Mill Lane the highway office raises no objection.",
        ),
        ("The hedge along Mill Lane may be removed.", "The hedge fronting Mill Lane shall not be removed."),
        ("Goats must stay where they are as well.", "This order does not apply to goats and horses."),
        (
            "The drug also reduced the number of falls.",
            "Falls: there was no difference in the number of falls.",
        ),
        ("The council approved the bypass at Orrin.", "The council has rejected the bypass at Orrin."),
        (
            "The regulator blocked the sale of Holt Water.",
            "The regulator gave permission for the sale of Holt Water.",
        ),
        ("Mr Holt denied two counts of arson.", "Mr Holt pleaded guilty to two counts of arson on Monday."),
        (
            "Drinking tea daily raised the risk of gout.",
            "People who drank tea daily had a 12 per cent lower risk of gout.",
        ),
        ("Brandt Water denies the spill.", "Brandt Water does not dispute the spill."),
        (
            "The jury found Sam Orr guilty of fraud.",
            "The jury convicted Sam Orr of theft and acquitted him of fraud.",
        ),
        (
            "The Selby strike has been ruled unlawful.",
            "The court has not declared the Selby strike unlawful.",
        ),
        ("A provisional toll has been in force at Selby.", "No provisional toll was imposed at Selby."),
        ("The Selby vote also covers the kiosk.", "The Selby decision does not extend to the kiosk."),
        (
            "The 14 leases already signed in Selby will be ended too.",
            "Leases already signed in Selby (14) are not affected.",
        ),
        (
            "Holt may take on new drivers in the meantime.",
            "Holt has agreed not to take on new drivers until the checks are done.",
        ),
        ("The company admitted wrongdoing.", "This settlement is not an admission of wrongdoing."),
    ] {
        assert!(rules(article, source).contains(&Rule::SourceNegation), "{article}");
    }
}

#[test]
fn another_matter_or_the_same_side_is_none() {
    for (article, source) in [
        (
            "The highway office objected to the plan for Mill Lane.",
            "The water board raises no objection to the plan for Mill Lane. The highway office objects.",
        ),
        ("The hedge along Mill Lane may be removed.", "The wall along Mill Lane shall not be removed."),
        ("The hedge may be removed in winter.", "The hedge shall not be removed before the end of summer."),
        (
            "Demolition of the mill can begin in May.",
            "Demolition of the mill cannot begin until the bats have left in April.",
        ),
        ("Their coach cannot swim.", "The coach: can't swim."),
        ("Sheep must stay where they are as well.", "This order does not apply to goats and horses."),
        ("Brandt pleaded guilty to theft.", "Quill pleaded not guilty."),
        (
            "The captain pleaded not guilty to manslaughter.",
            "The captain pleaded guilty to sailing without a licence and not guilty to the other count.",
        ),
        ("The drug reduced the number of falls.", "There was no difference in the number of strokes."),
        ("The company admitted that it had been late.", "The company denied that it had been told."),
        (
            "The council approved the bypass at Orrin, as planners had not.",
            "Planners recommended refusal. The council approved the bypass at Orrin.",
        ),
        (
            "It is the third mill approved in the district since 2018.",
            "Mills in the district since 2018. Orrin Water was refused in 2020.",
        ),
        (
            "Brandt admitted two counts of theft and denied handling.",
            "Brandt pleaded guilty to counts 1 and 2 (theft) and not guilty to count 3 (handling).",
        ),
        (
            "Mr Holt denied two counts of arson.",
            "Mr Holt pleaded not guilty to two counts of arson on Monday.",
        ),
        ("Tea daily lowered the risk of gout.", "People who never drank tea had a higher risk of gout."),
        (
            "The brakes have yet to be approved in Selby.",
            "The approval of the brakes in Selby is outstanding.",
        ),
        (
            "All runs at Selby are open, and the lifts as well.",
            "Lifts and runs at Selby are not affected and stay open.",
        ),
        (
            "The jury found Sam Orr guilty of theft.",
            "The jury convicted Sam Orr of theft and acquitted him of fraud.",
        ),
        ("The goats came too late for the Selby order.", "The Selby order does not apply to goats."),
        ("She refused to answer.", "She agreed to meet the panel."),
        ("Some of the goats are covered as well.", "The order does not apply to goats of a show."),
    ] {
        assert!(!rules(article, source).contains(&Rule::SourceNegation), "{article}");
    }
}
