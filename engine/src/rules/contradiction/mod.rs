//! `self/contradiction`: the article says one thing twice and differently, or tells an impossible change.

mod backward;
mod counts;
mod events;
mod exception;
mod list;
mod transition;

use super::Finding;
use super::quoted::quoted;
use crate::reading::{Reading, Story};
use crate::text::{Block, Sentence};

/// Holds each text of the article against itself.
pub(super) fn check(story: &Story<'_>, findings: &mut Vec<Finding>) {
    for reading in story.readings() {
        let mut found = Vec::new();
        transition::check(reading, &mut found);
        backward::check(reading, &mut found);
        counts::check(reading, &mut found);
        list::check(reading, &mut found);
        events::check(reading, &mut found);
        exception::check(reading, &mut found);
        found.retain(|finding: &Finding| !quoted(reading, finding.span));
        findings.append(&mut found);
    }
}

/// The sentences in which the article itself speaks.
fn own<'r>(reading: &'r Reading<'_>) -> impl Iterator<Item = &'r Sentence> {
    reading.sentences.iter().filter(|sentence| !matches!(sentence.block, Block::Notice | Block::Row))
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::SelfContradiction;
    use crate::rules::testing::silent;

    #[test]
    fn stories_that_count_and_rank_again_are_left_alone() {
        silent(
            SelfContradiction,
            &[
                "Two boats turned over. The nine boats that were left raced on, and the two boats were towed in.",
                "Police closed three roads on Friday and five roads on Saturday. The roads reopen today.",
                "The school has 412 pupils. Twelve pupils went to Rome. The 12 pupils came back on Monday.",
                "There are 36 crews from 12 clubs. The 12 clubs each send three crews, and the 36 crews race twice.",
                "The club went down to the third division in 2010, came up to the second in 2014 and went down again.",
                "The bank lowered its rating to B in May, and raised that of its rival to B.",
                "Unemployment fell to 4 per cent in March, rose to 5 per cent in June and fell to 4 per cent in July.",
                "The village was upgraded to a town in 1912, and to a city in 1974.",
                "The works has three halls: the old hall, the new hall and the boiler house, which is listed.",
                "He has two homes: one in Leeds and one in York.",
                "The chapel was built in 1820. The tower was built in 1904.",
                "The four witnesses gave evidence on Monday. Three witnesses will be heard on Tuesday.",
            ],
        );
    }
}
