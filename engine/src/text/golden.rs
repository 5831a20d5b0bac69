//! Forty-eight texts of our own, one for each phenomenon of the published golden rules for sentence boundaries, in the
//! words of newsrooms. At least forty-six must be right; `‖` stands where a sentence begins.

use super::sentences;

/// What a text shows, and the text.
const TEXTS: &[(&str, &str)] = &[
    ("a full stop", "The bridge reopened on Friday. ‖Traffic was light."),
    ("a question mark", "Who signed the lease? ‖The council would not say."),
    ("an exclamation mark", "Stop the count! ‖The clerk did not stop it."),
    ("an initial in a name", "The bill was drafted by Harriet Q. Lowe in a week."),
    ("an abbreviation before a number", "The figure stands on p. 212 of the audit."),
    ("a small abbreviation inside a sentence", "The grain dealers Rudd and co. paid in full."),
    ("a capital abbreviation inside a sentence", "Haulage by Verne, Adair & Co. ended in spring."),
    ("a small abbreviation at the end", "The grain was bought by Rudd and co. ‖They paid in full."),
    ("a capital abbreviation at the end", "The haulier was Verne, Adair & Co. ‖Its trucks were sold."),
    ("titles before and behind a name", "Fort St. Clair lies at the foot of Mt. Ida."),
    ("a possessive behind an abbreviation", "It was Luis Ortega Jr.'s third win."),
    ("dots between capitals inside a sentence", "An M.R.I. scan showed no break."),
    ("dots between capitals at the end", "Doctors ordered an M.R.I. ‖It showed no break."),
    ("a country at the end", "She moved to the U.K. ‖Her sons stayed behind."),
    ("a country before a noun", "The U.K. Treasury gave no date."),
    ("a country before a verb", "Exports to the U.S. have doubled since 2019."),
    ("hours", "Polls opened at 6 a.m. ‖Mr. Dunne voted first. ‖They closed at 9 p.m. ‖Counting began."),
    ("a decimal inside a sentence", "Growth of 2.75 percent beat the forecast."),
    ("a decimal at the end", "A litre now costs €1.89. ‖In May it cost €1.62."),
    ("brackets inside a sentence", "The mill (Its owners had left by then.) burned for two days."),
    ("a mail address", "Tips go to desk@harbour-post.example. ‖Names are kept secret."),
    ("a web address", "The list is at www.harbour.example/a.b?c=1.2 and will be updated."),
    ("single quotes inside a sentence", "She shook her head, 'Never again.' she said."),
    ("double quotes inside a sentence", "She shook her head, \"Never again.\" she said."),
    ("double quotes at the end", "She shook her head, \"Never again.\" ‖Then she left."),
    ("two exclamation marks", "Fire!! ‖Everyone ran."),
    ("two question marks", "How much?? ‖He would not say."),
    ("a question in anger", "They paid what!? ‖Nobody had asked."),
    ("anger in a question", "They paid what?! ‖Nobody had asked."),
    ("a list with dot and bracket", "1.) Close the valve ‖2.) Call the plant"),
    ("a list with dot and bracket, and stops", "1.) Close the valve. ‖2.) Call the plant."),
    ("a list with brackets", "1) Close the valve ‖2) Call the plant"),
    ("a list with brackets, and stops", "1) Close the valve. ‖2) Call the plant."),
    ("a list with dots", "1. Close the valve ‖2. Call the plant"),
    ("a list with dots, and stops", "1. Close the valve. ‖2. Call the plant."),
    ("a list with bullets and numbers", "• 9. Close the valve ‖• 10. Call the plant"),
    ("a list with dashes and numbers", "⁃9. Close the valve ‖⁃10. Call the plant"),
    ("a list with letters", "a. Close the valve ‖b. Call the plant ‖c. Wait outside"),
    ("a line end inside a sentence", "The vote was put off\nuntil the autumn for want of members."),
    ("a space and a line end inside a sentence", "There was a brief \npause before the verdict."),
    ("lines that are items", "sand\n‖gravel\n‖cement and lime\n"),
    ("a number with dots", "The plot is registered as N°. 2041.77.308. ‖It was sold in May."),
    ("a name with a mark", "Traffic from Yahoo! fell by half last year."),
    ("I at the end and in a name", "Nobody knew but you and I. ‖Was it Alan I. Frost?"),
    ("an ellipsis at the end of a quotation", "He read on, “and so the matter rests. . . .”"),
    ("ellipses in brackets", "\"Reyes [...] denied the charge [...]\" (Report 7)."),
    ("an ellipsis of four dots", "The letter breaks off there.... ‖No reply was found."),
    ("ellipses inside a sentence", "It was ... well, how to put it ... not what we had been told."),
];

#[test]
fn at_least_forty_six_of_forty_eight_are_right() {
    assert_eq!(TEXTS.len(), 48);
    let mut wrong = Vec::new();
    for (what, marked) in TEXTS {
        let text = marked.replace('‖', "");
        let wanted: Vec<&str> = marked.split('‖').map(str::trim).collect();
        let found: Vec<&str> = sentences(&text).iter().map(|sentence| sentence.span.of(&text)).collect();
        if found != wanted {
            wrong.push(format!("{what}: {found:?}"));
        }
    }
    assert!(wrong.len() <= 2, "{}", wrong.join("\n"));
}
