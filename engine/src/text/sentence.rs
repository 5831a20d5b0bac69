//! Sentences and the blocks they stand in.

use super::Span;
use super::block::blocks;
use super::boundary::split;

/// What a block of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block {
    /// Running text.
    Prose,
    /// A line that heads what follows.
    Heading,
    /// A row of a table: cells parted by ` | ` or a tab, or a label with cells parted by semicolons.
    Row,
    /// An item of a list.
    Item,
    /// A correction, clarification or editor's note; no claim.
    Notice,
}

/// A sentence, heading, table row or list item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, white space around it left out.
    pub span: Span,
    /// Number of its paragraph (or other block), from 0.
    pub paragraph: usize,
    /// What it stands in.
    pub block: Block,
}

/// The sentences of `text`, in order; never overlapping, and together they hold every token.
///
/// A paragraph ends at a blank line; rows, items, headings and speaker turns end at the end of their line. Lines of
/// hard-wrapped prose are joined, so a sentence may hold line ends.
#[must_use]
pub fn sentences(text: &str) -> Vec<Sentence> {
    let mut found = Vec::new();
    for (paragraph, piece) in blocks(text).into_iter().enumerate() {
        let mut add = |span| found.push(Sentence { span, paragraph, block: piece.block });
        match piece.block {
            Block::Row | Block::Heading => add(piece.span),
            Block::Prose | Block::Item | Block::Notice => split(text, piece.span, &mut add),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).iter().map(|s| s.span.of(text)).collect()
    }

    /// Texts with `‖` where a new sentence begins; the phenomena of the published golden rules, and of newsrooms.
    const MARKED: &[&str] = &[
        "The tide was low. ‖Boats lay on the mud.",
        "Is the pier open? ‖Nobody knows.",
        "Shut the gate! ‖The dog is out.",
        "Her name is Petra K. Holm.",
        "See the map on p. 31.",
        "Did Rosa and co. miss the bus?",
        "The bank lent it to Marsh, Poole & Co. at once.",
        "Ask Rosa and co. ‖They have the keys.",
        "The bank lent it to Marsh, Poole & Co. ‖It was repaid in June.",
        "Snow covers Mt. Rainier all year.",
        "St. Olave's School is on 9th st. near the park.",
        "The boat was Tom Reyes Jr.'s pride.",
        "She flew over the U.S.A. twice.",
        "They trade with the E.U. ‖How much is not known.",
        "He was born in the U.S. ‖What he did there is a secret.",
        "A U.S. Senate panel met in Ohio.",
        "Half of the U.S. has had no rain for months.",
        "At 7 a.m. Mrs. Vale opened the shop. ‖It closed at 3 P.M. ‖Mrs. Vale went home.",
        "A ticket costs $4.50 at the door.",
        "A ticket costs $4.50. ‖A child pays half.",
        "He painted (His brother had taught him for years.) at the old harbour.",
        "Write to front.desk@example.org. ‖We reply within a day.",
        "The map is at https://maps.example.org/v2.1/north.html. ‖Print it out.",
        "He looked up, 'It is late.' he said.",
        "He looked up, \"It is late.\" he said.",
        "He looked up, \"It is late.\" ‖He took his coat.",
        "Well!! ‖That was quick.",
        "What?? ‖Nobody told me.",
        "Really!? ‖When was it?",
        "Really?! ‖When was it?",
        "1.) Boil the water ‖2.) Add the rice",
        "1.) Boil the water. ‖2.) Add the rice.",
        "1) Boil the water ‖2) Add the rice",
        "1) Boil the water. ‖2) Add the rice.",
        "1. Boil the water ‖2. Add the rice",
        "1. Boil the water. ‖2. Add the rice.",
        "• 4. Boil the water ‖• 5. Add the rice",
        "⁃4. Boil the water ‖⁃5. Add the rice",
        "a. Boil the water ‖b. Add the rice ‖c. Wait for ten minutes",
        "The road was closed\nfor the whole winter because of ice.",
        "There was a long \nsilence in the hall.",
        "opening hours\n‖ferry tickets\n‖maps, leaflets\n",
        "The form is N°. 88.204.17. ‖Ask for it at the desk.",
        "She reads Yahoo! at breakfast every day.",
        "It is between you and I. ‖Did you meet Robert I. Stone?",
        "He wrote that, left alone, “the river will find its bed. . . .”",
        "\"Kuhl [...] drew the same bridge twice [...]\" (Weber 18).",
        "Leave the rest out and close with a stop . . . . ‖A new thought follows.",
        "I thought of calling.... ‖The phone rang first.",
        "He was not ... well, what he means...look . . . the point is . . . I left early.",
        "A habit that was lost . . . was the singing of long ballads. . . . ‖The fiddle stayed. . . .",
        // Newsrooms.
        "Sen. Ruth Abel and Gov. Tim Cole met Rep. Jo Lane on Monday.",
        "Cllr. Penny Marsh opened the vote. ‖Cllr Dean Holt left.",
        "The meeting began at 7 p.m. Monday and ended at 9 a.m. EDT.",
        "In Abel v. State the court agreed. ‖The D.A. appealed.",
        "He lives at No. 14 Mill Lane. ‖The answer was no. ‖She lives at No. 9.",
        "“We asked for proof. ‖Who has seen it? ‖… We have not,” he said. ‖“That is all.”",
        "She told the board: “It was late and I am sorry.” ‖He said that the firm had 40 staff.",
        "\"Why?\" Smith asked. ‖\"Because.\"",
        "He said it was over. ‖“Nobody won.” ‖The crowd left.",
        "The ferry sank on Jan. 4. ‖Forty were saved. ‖On Feb. 9 it was raised.",
        "Rainfall was 3.5 mm. ‖2013 was drier. ‖$4 bought a loaf.",
        "Dr. J. R. Osei, of Tampa, Fla., spoke first. ‖The Rev. A. Pugh, of Mobile, Ala. ‖He left.",
        "She swims, runs, etc. ‖The coach is pleased.",
        "This is plan B. ‖The mayor prefers it to plan A.",
        "The law (see Sec. 4) is old. ‖(It dates from 1911.) ‖It stands.",
        "雨が降った。‖橋は閉じた。",
        "ភ្លៀងធ្លាក់។ ‖ស្ពានបិទ។",
        "The firm, Acme Inc., grew. ‖Profit at Acme Inc. rose by 4 per cent. ‖The Hon. Ada Byrne presided.",
    ];

    #[test]
    fn sentences_end_where_an_editor_would_end_them() {
        let mut wrong = Vec::new();
        for marked in MARKED {
            let text = marked.replace('‖', "");
            let expected: Vec<&str> = marked.split('‖').map(str::trim).collect();
            if split(&text) != expected {
                wrong.push(format!("{expected:?}\n   {:?}", split(&text)));
            }
        }
        assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), MARKED.len(), wrong.join("\n"));
    }

    #[test]
    fn headings_rows_items_turns_and_notices_are_told_apart() {
        let text = "Ferry fares rise\n\nFares go up in May. Nobody is glad.\n\nRoute | 2022 | 2023\nNorth | 4.10 | 4.55\n\n- Dogs\n  travel free.\n\
                    - Bikes pay.\n\n[09:12] HOLT: We lost money. Much.\n[09:13] ABEL: How much?\n\nCorrection: An earlier version had May.";
        use Block::{Heading, Item, Notice, Prose, Row};
        let found: Vec<Block> = sentences(text).iter().map(|s| s.block).collect();
        assert_eq!(found, [Heading, Prose, Prose, Row, Row, Item, Item, Prose, Prose, Prose, Notice]);
    }

    #[test]
    fn every_token_lies_in_a_sentence_and_sentences_never_overlap() {
        let pieces = [
            "a.", " B", "\n", "“", "”", "...", "1. ", "é", "|", "\t", "។", "(", "Mr. ", "\u{200b}", "U.S.",
            "- ", ": ",
        ];
        let mut state = 7_usize;
        for _ in 0..3000 {
            let mut text = String::new();
            for _ in 0..14 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                text.push_str(pieces[(state >> 33) % pieces.len()]);
            }
            let mut end = 0;
            for sentence in sentences(&text) {
                assert!(sentence.span.start >= end && !sentence.span.of(&text).is_empty(), "{text:?}");
                assert!(text[end..sentence.span.start].trim().is_empty(), "{text:?}");
                end = sentence.span.end;
            }
            assert!(text[end..].trim().is_empty(), "{text:?}");
        }
    }
}
