//! Who holds an office: `said Ada Moss, the dean` where the sources have Ada Moss as registrar and somebody else as dean.
//!
//! Only offices that one body has one of. The sources must give this office to another person in so many words, and
//! another one to this person, or name the two in one sentence; no sentence of theirs that speaks of this person may have
//! the office as anybody else's but that holder's. A rank lost or added (`vice`) needs no other holder.

mod office;
mod pairs;
mod person;

use super::role::{SIDES, is_of_court};
use crate::reading::{Reading, Story};
use crate::text::Span;
use office::Office;
pub(super) use pairs::people;
use pairs::{How, Pair, Told, told};
pub(super) use person::{Known, Person};

/// What the texts say of offices and their holders.
#[derive(Clone, Debug, Default)]
pub struct Holders {
    sources: Vec<Vec<Told>>,
    article: Vec<Pair>,
    /// Everybody who is named in full somewhere.
    known: Known,
}

/// An office that the sources give to somebody else.
#[derive(Clone, Debug)]
pub struct Misheld {
    /// The article's words for the office.
    pub span: Span,
    /// Whom the article gives it to.
    pub who: String,
    /// Who has it in the source, if anybody is named.
    pub holder: Option<String>,
    /// What the source gives to the person instead.
    pub right: Option<String>,
    /// The source, and where that stands.
    pub place: (usize, Span),
}

/// Heads that may stand for any office of a body.
const VAGUE: &[&str] = &[
    "head",
    "boss",
    "chief",
    "executive",
    "official",
    "officer",
    "representative",
    "spokesperson",
    "member",
    "founder",
    "owner",
];

/// Words of a choice, or of one who follows another.
#[rustfmt::skip]
const CHOSEN: &[&str] = &[
    "elected", "appointed", "chosen", "promoted", "sworn", "succeed", "succeeds", "succeeded", "succession", "successor", "replace",
    "replaces", "replaced", "nominated", "designate", "elect", "becomes", "became", "become", "inherits",
];

impl Holders {
    /// Collects the offices of all texts.
    #[must_use]
    pub fn new(story: &Story<'_>) -> Self {
        let texts = || story.readings().chain(&story.sources).chain(&story.titles);
        let mut known = Known::default();
        let named = texts().flat_map(|reading| people(reading, 0..reading.tokens.len()));
        named.filter(Person::is_full).for_each(|who| known.add(&who));
        let read = |reading: &Reading<'_>| -> Vec<Told> {
            reading.sentences.iter().map(|sentence| told(reading, sentence, &known)).collect()
        };
        let sources = story.sources.iter().map(read).collect();
        let article = story
            .readings()
            .flat_map(read)
            .flat_map(|told| told.offices)
            .filter_map(|(_, pair)| pair)
            .collect();
        Self { sources, article, known }
    }

    /// The offices of a claim that are somebody else's.
    #[must_use]
    pub fn check(&self, story: &Story<'_>, reading: &Reading<'_>, claim: Span) -> Vec<Misheld> {
        let Some(sentence) = reading.sentence_at(claim.start) else { return Vec::new() };
        let ours = told(reading, sentence, &self.known);
        let pairs = ours.offices.iter().filter_map(|(_, pair)| pair.as_ref());
        pairs.filter_map(|pair| self.misheld(story, reading, pair)).collect()
    }

    /// Everybody who is named in full somewhere.
    #[must_use]
    pub const fn known(&self) -> &Known {
        &self.known
    }

    /// True if a source gives the office whose words stand at `at` to the one whom the article gives it to.
    #[must_use]
    pub fn bear_out(&self, reading: &Reading<'_>, at: Span) -> bool {
        let Some(sentence) = reading.sentence_at(at.start) else { return false };
        let ours = told(reading, sentence, &self.known).offices.into_iter().filter_map(|(_, pair)| pair);
        let mut ours = ours.filter(|pair| pair.office.span(reading).overlaps(at));
        ours.any(|ours| {
            self.pairs().any(|(_, _, it)| it.who.is(&ours.who) && it.office.ranks_with(&ours.office))
        })
    }

    fn pairs(&self) -> impl Iterator<Item = (usize, &Told, &Pair)> {
        let all =
            self.sources.iter().enumerate().flat_map(|(source, all)| all.iter().map(move |it| (source, it)));
        all.flat_map(|(source, it)| {
            it.offices.iter().filter_map(move |(_, pair)| Some((source, it, pair.as_ref()?)))
        })
    }

    fn misheld(&self, story: &Story<'_>, reading: &Reading<'_>, ours: &Pair) -> Option<Misheld> {
        let office = &ours.office;
        let span = office.span(reading);
        let fits = office.sole && !office.indefinite && !office.over && ours.how != How::Loose;
        if !fits || reading.is_quoted(span) {
            return None;
        }
        let coming = office.coming || ours.how == How::Chosen;
        let theirs: Vec<(usize, &Told, &Pair)> =
            self.pairs().filter(|(_, _, pair)| pair.who.is(&ours.who)).collect();
        let same = |pair: &Pair| !is_other(office, &pair.office);
        if theirs.iter().any(|(_, _, pair)| same(pair)) || self.may_hold(story, ours) {
            return None;
        }
        let stays =
            |pair: &Pair| !pair.office.over && (!coming || pair.office.coming || pair.how == How::Chosen);
        let own = theirs.iter().copied().find(|(_, _, pair)| stays(pair));
        let lowered =
            own.filter(|(_, _, own)| coming || matches!(own.how, How::Now | How::Past) && !own.office.coming);
        let lowered =
            lowered.filter(|(_, _, own)| own.office.head == office.head && own.office.ranks != office.ranks);
        let lowered = lowered.filter(|_| !is_of_court(&office.head) || !office.ranks.is_empty());
        let sport = SIDES.contains(&office.head.as_str());
        let holder = self.holder(story, ours).filter(|it| !coming && (own.is_some() || it.1 && !sport));
        let given =
            |holder: &Pair| self.article.iter().any(|it| it.who.is(&holder.who) && it.office.may_be(office));
        if (lowered.is_some() || holder.is_some_and(|it| it.2.how == How::Past))
            && self.is_chosen(story, ours)
            && !coming
        {
            return None;
        }
        if holder.is_none() && lowered.is_none() || holder.is_some_and(|(_, _, pair)| given(pair)) {
            return None;
        }
        let (source, said) = match (lowered.or(own), holder) {
            (Some((source, _, own)), _) => (source, own),
            (None, Some((source, _, pair))) => (source, pair),
            (None, None) => return None,
        };
        let text = story.sources.get(source)?;
        let words = said.office.span(text);
        Some(Misheld {
            span,
            who: ours.who.called.clone(),
            holder: holder.map(|(_, _, pair)| pair.who.called.clone()),
            right: own.is_some().then(|| words.of(text.text).to_owned()),
            place: (source, words),
        })
    }

    /// Who has the office in the sources: the source, and whether the sentence names the article's person too.
    fn holder(&self, story: &Story<'_>, ours: &Pair) -> Option<(usize, bool, &Pair)> {
        self.pairs().find_map(|(source, told, pair)| {
            let text = story.sources.get(source)?.text;
            let beside = ours.who.is_told_apart() && ours.who.stands_in(told.sentence.span.of(text));
            let office = &pair.office;
            let held = office.is(&ours.office) && !office.over && !office.coming && !office.indefinite;
            let now = matches!(pair.how, How::Now | How::Chosen) && ours.how == How::Now;
            let sure = pair.how != How::Loose && (now || beside);
            (held && sure && pair.who.is_not(&ours.who)).then_some((source, beside, pair))
        })
    }

    /// A sentence that speaks of the person tells of a choice or a succession: the article may have the office that comes.
    fn is_chosen(&self, story: &Story<'_>, ours: &Pair) -> bool {
        self.sources.iter().zip(&story.sources).any(|(all, reading)| {
            all.iter().any(|told| {
                let chosen = |i: usize| CHOSEN.contains(&reading.tokens.lower(i));
                ours.who.stands_in(told.sentence.span.of(reading.text))
                    && reading.tokens.within(told.sentence.span).any(chosen)
            })
        })
    }

    /// A sentence that speaks of the person, or the one behind it that begins with a pronoun, has such an office and does
    /// not give it to somebody else.
    fn may_hold(&self, story: &Story<'_>, ours: &Pair) -> bool {
        let many = format!("{}s", ours.office.head);
        let open = |told: &Told, reading: &Reading<'_>| {
            let plural = reading.tokens.within(told.sentence.span).any(|i| reading.tokens.lower(i) == many);
            plural
                || told.offices.iter().any(|(office, pair)| {
                    office.may_be(&ours.office)
                        && pair.as_ref().is_none_or(|pair| !pair.who.is_not(&ours.who))
                })
        };
        self.sources.iter().zip(&story.sources).any(|(all, reading)| {
            let speaks = |told: &Told| ours.who.stands_in(told.sentence.span.of(reading.text));
            let goes_on = |told: &Told| {
                let first = reading.tokens.within(told.sentence.span).start;
                matches!(reading.tokens.lower(first), "he" | "she" | "they" | "his" | "her")
            };
            let mut near = false;
            all.iter().any(|told| {
                near = speaks(told) || near && goes_on(told);
                near && open(told, reading)
            })
        })
    }
}

/// The two are certainly two offices: another head that says something, or another rank of one.
fn is_other(ours: &Office, theirs: &Office) -> bool {
    if ours.head == theirs.head {
        return ours.ranks != theirs.ranks || !ours.may_be(theirs);
    }
    let vague = |it: &Office| VAGUE.contains(&it.head.as_str()) && !it.sole;
    !vague(ours) && !vague(theirs)
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule;
    use crate::verdict::testing::rules;

    const MUSEUM: &str = "Board of the Tarn Museum. Chair: Professor Ada Moss. Director: Dr Tom Hale. Ida Brook, registrar of \
                          the museum, gave evidence. The keeper of coins, Lena Voss, spoke. The treasurer, Sir Ivo Kern, sent \
                          his regrets. Hugh Pell has been deputy director since 2019. Dame Olive Stead, the chief executive of \
                          the Harker Fund, praised the plan. Lena Voss also thanked the secretary, Mr Paul Quist. Before 2015 \
                          the director was Sam Orr, who is now a trustee.";

    #[test]
    fn an_office_of_somebody_else_is_found() {
        for article in [
            "“We shall open in May,” said Ida Brook, the director of the Tarn Museum.",
            "Ida Brook, the museum's treasurer, gave evidence.",
            "The chair, Tom Hale, said so.",
            "Tom Hale, who chairs the museum, said so.",
            "Hugh Pell has been director since 2019.",
            "Secretary Lena Voss spoke.",
        ] {
            assert_eq!(rules(article, MUSEUM), [Rule::SourceRole], "{article}");
        }
    }

    #[test]
    fn ones_own_office_and_other_words_for_it_say_nothing() {
        for article in [
            "Ida Brook, the registrar, gave evidence.",
            "Ada Moss, who chairs the board, spoke.",
            "The secretary, Paul Quist, was thanked.",
            "The former director, Sam Orr, is a trustee now.",
            "Sam Orr was director until 2015.",
            "Olive Stead, the fund's chief executive, praised the plan.",
            "Hugh Pell, the deputy director, has been there since 2019.",
            "Lena Voss, who keeps the coins, spoke.",
            "Tom Hale, the boss of the museum, smiled.",
        ] {
            assert_eq!(rules(article, MUSEUM), [], "{article}");
        }
    }

    #[test]
    fn a_rank_is_lost_in_a_choice_and_in_the_past() {
        for (article, source) in [
            (
                "The university has chosen Professor Leonora Quist, a chemist, as its next vice-chancellor.",
                "The council has appointed Professor Leonora Quist deputy vice-chancellor for research. She will report to \
                 the vice-chancellor, Professor Anselm Okoro.",
            ),
            (
                "Tunde Adeyi built boats. Adeyi was mayor of Hartlow for a year from May 1994.",
                "Tunde Adeyi died. Tunde sat on the council from 1987 to 1999, was deputy mayor in 1994 (the mayor was \
                 Joyce Tillotson) and was honoured in 2001.",
            ),
            (
                "“It is a habit,” wrote Lady Justice Amberley, the president of the Water Court.",
                "Before Lady Justice Amberley, Lord Justice Quaye and Mr Justice Fenner (president of the Water Court).",
            ),
        ] {
            assert_eq!(rules(article, source), [Rule::SourceRole], "{article}");
        }
    }

    #[test]
    fn two_sides_two_boards_and_two_times_have_an_office_each() {
        let source = "Head coach Ian Verity: \"We were asleep.\" Herons coach Delia Strand said little. Bhattal, captain of \
                      Lanreath, won the toss. Her opposite number, Morwenna Trewin, shrugged. Directors: Ada Moss, Tom Hale. \
                      Ida Brook, a director, and Jo Rusk, the director of music, spoke. Vera Holt and Sam Orr co-chair the \
                      panel. Mayor Leonard Quay remains until May. Speaking in Vikna, the governor, Marit Rask, said no. \
                      Station Manager Delphine Arkwright gave the order. Marta Holm was deputy mayor of Voss under the mayor, \
                      Nils Berge.";
        for article in [
            "Ian Verity, the coach of the Tanners, said they were asleep.",
            "Morwenna Trewin, the Penhallow captain, shrugged.",
            "Ada Moss, the director, said nothing.",
            "Ida Brook, the director, spoke.",
            "Vera Holt, the chair of the panel, said so.",
            "“No,” said Marit Rask, the governor of the bank.",
            "Nils Berge was mayor of Voss at the time.",
        ] {
            assert_eq!(rules(article, source), [], "{article}");
        }
    }
}
