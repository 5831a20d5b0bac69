//! Who holds an office: `said Ada Moss, the dean` where the sources have Ada Moss as registrar and somebody else as dean.
//!
//! Only offices that one body has one of. The sources must give this office to another person in so many words, and
//! another one to this person, or name the two in one sentence; no sentence of theirs that speaks of this person may have
//! the office as anybody else's but that holder's. A rank lost or added (`vice`) needs no other holder.

mod antecedent;
mod office;
mod pairs;
mod person;
mod words;

use super::role::{SIDES, is_of_court};
use crate::reading::{Reading, Story};
use crate::text::Span;
use antecedent::all_told;
use office::Office;
pub(super) use pairs::people;
use pairs::{How, Pair, Told};
pub(super) use person::{Known, Person};

/// What the texts say of offices and their holders.
#[derive(Clone, Debug, Default)]
pub struct Holders {
    sources: Vec<Vec<Told>>,
    /// Of the article, text by text.
    article: Vec<Vec<Told>>,
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
    "retire", "retires", "retiring", "incoming", "outgoing", "vacates", "vacated", "follows", "takes",
];

/// True for the noun of an office of which a body has one (lower case).
pub(super) fn is_held_by_one(head: &str) -> bool {
    words::SOLE.contains(&head) || matches!(head, "head" | "chief" | "minister" | "ceo")
}

impl Holders {
    /// Collects the offices of all texts.
    #[must_use]
    pub fn new(story: &Story<'_>) -> Self {
        let texts = || story.readings().chain(&story.sources).chain(&story.titles);
        let mut known = Known::default();
        let named = texts().flat_map(|reading| people(reading, 0..reading.tokens.len()));
        named.filter(Person::is_full).for_each(|who| known.add(&who));
        let sources = story.sources.iter().map(|source| all_told(source, &known)).collect();
        let article = story.readings().map(|reading| all_told(reading, &known)).collect();
        Self { sources, article, known }
    }

    /// The offices of a claim that are somebody else's.
    #[must_use]
    pub fn check(&self, story: &Story<'_>, reading: &Reading<'_>, claim: Span) -> Vec<Misheld> {
        let Some(ours) = self.ours(story, reading, claim) else { return Vec::new() };
        let pairs = ours.offices.iter().filter_map(|(_, pair)| pair.as_ref());
        pairs.filter_map(|pair| self.misheld(story, reading, pair)).collect()
    }

    /// What the sentence of the article at `at` tells.
    fn ours(&self, story: &Story<'_>, reading: &Reading<'_>, at: Span) -> Option<&Told> {
        let text = story.readings().position(|it| it.place == reading.place)?;
        self.article.get(text)?.iter().find(|told| told.sentence.span.contains(Span::new(at.start, at.start)))
    }

    /// Everybody who is named in full somewhere.
    #[must_use]
    pub const fn known(&self) -> &Known {
        &self.known
    }

    /// True if a source gives the office whose words stand at `at` to the one whom the article gives it to.
    #[must_use]
    pub fn bear_out(&self, story: &Story<'_>, reading: &Reading<'_>, at: Span) -> bool {
        let Some(told) = self.ours(story, reading, at) else { return false };
        let ours = told.offices.iter().filter_map(|(_, pair)| pair.as_ref());
        let mut ours = ours.filter(|pair| pair.office.span(reading).overlaps(at));
        ours.any(|ours| {
            self.pairs().any(|(_, _, it)| it.who.is(&ours.who) && it.office.ranks_with(&ours.office))
        })
    }

    /// What the article tells, all in all.
    fn said(&self) -> impl Iterator<Item = &Pair> {
        self.article.iter().flatten().flat_map(|told| &told.offices).filter_map(|(_, pair)| pair.as_ref())
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
        let fits = office.sole && !office.indefinite && ours.how != How::Loose;
        if !fits || reading.is_quoted(span) {
            return None;
        }
        let coming = office.coming || ours.how == How::Chosen;
        let theirs: Vec<(usize, &Told, &Pair)> =
            self.pairs().filter(|(_, _, pair)| pair.who.is(&ours.who)).collect();
        let honoured = |it: &Pair| it.office.honour.is_some() && it.office.honour != office.honour;
        let honoured = theirs.iter().find(|(_, _, it)| office.honour.is_some() && honoured(it));
        if let Some((source, _, said)) = honoured.filter(|(_, _, it)| it.office.head == office.head) {
            let text = story.sources.get(*source)?;
            let words = said.office.span(text);
            let right = Some(words.of(text.text).to_owned());
            return Some(Misheld {
                span,
                who: ours.who.called.clone(),
                holder: None,
                right,
                place: (*source, words),
            });
        }
        if office.honour.is_some() {
            return None;
        }
        // `Moss becomes treasurer when Holt retires` beside `Moss takes his place`
        let said = reading.sentence_at(span.start).map_or(span, |it| it.span);
        let mut words = reading.tokens.within(said).map(|i| reading.tokens.lower(i));
        if words.any(|word| matches!(word, "becomes" | "become")) && self.is_chosen(story, ours) {
            return None;
        }
        let same = |pair: &Pair| !is_other(office, &pair.office);
        if theirs.iter().any(|(_, _, pair)| same(pair)) || self.may_hold(story, ours) {
            return None;
        }
        let stays = |pair: &Pair| {
            pair.office.over == office.over && (!coming || pair.office.coming || pair.how == How::Chosen)
        };
        let own = theirs.iter().copied().find(|(_, _, pair)| stays(pair));
        let lowered =
            own.filter(|(_, _, own)| coming || matches!(own.how, How::Now | How::Past) && !own.office.coming);
        let lowered =
            lowered.filter(|(_, _, own)| own.office.head == office.head && own.office.ranks != office.ranks);
        let lowered = lowered.filter(|_| !is_of_court(&office.head) || !office.ranks.is_empty());
        let sport = SIDES.contains(&office.head.as_str());
        let holder = self.holder(story, ours).filter(|it| !coming && (own.is_some() || it.1 && !sport));
        let given = |holder: &Pair| self.said().any(|it| it.who.is(&holder.who) && it.office.may_be(office));
        if (lowered.is_some() || holder.is_some_and(|it| it.2.how == How::Past))
            && self.is_chosen(story, ours)
            && !coming
        {
            return None;
        }
        let unknown = own.filter(|(_, _, own)| {
            !coming
                && !office.over
                && own.how == How::Now
                && ours.how == How::Now
                && Self::is_unheard_of(story, office, &own.office)
        });
        let lowered = lowered.or(unknown);
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

    /// The two are offices that every body keeps apart, and no source has a word of the article's.
    fn is_unheard_of(story: &Story<'_>, ours: &Office, theirs: &Office) -> bool {
        let group = |head: &str| words::APART.iter().find(|group| group.split(' ').any(|it| it == head));
        let (Some(a), Some(b)) = (group(&ours.head), group(&theirs.head)) else { return false };
        let said = |reading: &Reading<'_>| {
            let mut words = (0..reading.tokens.len()).map(|i| reading.tokens.lower(i));
            words.any(|word| a.split(' ').any(|it| word.starts_with(it)))
        };
        a != b && !story.sources.iter().chain(&story.titles).any(said)
    }

    /// Who has the office in the sources: the source, and whether the sentence names the article's person too.
    fn holder(&self, story: &Story<'_>, ours: &Pair) -> Option<(usize, bool, &Pair)> {
        self.pairs().find_map(|(source, told, pair)| {
            let text = story.sources.get(source)?.text;
            let beside = ours.who.is_told_apart() && ours.who.stands_in(told.sentence.span.of(text));
            let office = &pair.office;
            let held = office.is(&ours.office)
                && office.over == ours.office.over
                && !office.coming
                && !office.indefinite;
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
        let raised = ours.office.fields.iter().any(|field| words::RAISING.contains(&field.as_str()));
        let open = |told: &Told, reading: &Reading<'_>| {
            let plural = reading.tokens.within(told.sentence.span).any(|i| reading.tokens.lower(i) == many);
            plural && !raised
                || told.offices.iter().any(|(office, pair)| {
                    office.may_be(&ours.office)
                        && !office.differs_in_field(&ours.office)
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
        return ours.ranks != theirs.ranks || !ours.may_be(theirs) || ours.differs_in_field(theirs);
    }
    let vague = |it: &Office| VAGUE.contains(&it.head.as_str()) && !it.sole;
    !vague(ours) && !vague(theirs) || ours.differs_in_part(theirs)
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
    fn an_office_is_read_in_lists_labels_and_records() {
        for (article, source) in [
            (
                "Marcin Orr, the chief arbiter, turned him down.",
                "Officials: IA Beatrix Holt (chief arbiter), FA Marcin Orr (deputy), NA Lena Voss (group B).",
            ),
            (
                "“I got tired of it,” said Birgit Rask, the chair of the board.",
                "Board: Kaj Sand (chair), Mette Friis. Chief investment officer: Birgit Rask, who writes: \"I got tired of it.\"",
            ),
            (
                "Ida Brook, the ship's chief engineer, raised the alarm.",
                "Crew: master Tom Hale; chief engineer Hugh Pell; second engineer Ida Brook.",
            ),
            (
                "Tom Hale, the head of finance at the council, said so.",
                "Present: Ada Moss, Head of Finance; Tom Hale, Head of Planning; Ida Brook, Clerk.",
            ),
            (
                "Lena Voss, the hospital's medical director, apologised.",
                "Statement by Lena Voss, director of nursing. The medical director, Hugh Pell, is on leave.",
            ),
            (
                "Emek Strand has been principal conductor since 2022.",
                "Emek Strand: principal guest conductor since 2022; the principal conductor, Inge Wahl, is to conduct.",
            ),
            (
                "“He had 18 months left,” said Hannah Orr, the chairwoman.",
                "Hannah Orr, chief executive: \"He had 18 months left.\"",
            ),
            (
                "Dr Leila Hadd, the chief fire officer, said that it had rained.",
                "Dr Leila Hadd, Director of Resilience, Home Department. Dr Hadd: I heard it from fire officers. The Chief Fire \
                 Officer, Mr Gethin Shaw, wrote to me.",
            ),
            (
                "Anders Holt goes in May. He becomes the orchestra's conductor emeritus.",
                "Anders Holt, who came in 2013, will afterwards be our conductor laureate.",
            ),
            (
                "Sir Ivo Kern, the charity's president, cut the ribbon.",
                "Patron: Sir Ivo Kern. President: Lady Ada Moss. The ribbon was cut by our patron.",
            ),
        ] {
            assert_eq!(rules(article, source), [Rule::SourceRole], "{article}");
        }
    }

    #[test]
    fn parties_trades_and_letters_are_no_holders_and_no_offices() {
        for (article, source) in [
            (
                "The council's deputy leader, Roderick Vane, lost by two votes.",
                "Roderick Vane (Torrin Unionists, deputy leader of the council) 609. Marjorie Keel (Torrin Unionists, leader of \
                 the council) 1,204.",
            ),
            (
                "The Finnish conductor Ilmari Roth takes over in the autumn.",
                "Ilmari Roth becomes chief conductor in the autumn. Clara Aubert is conductor laureate.",
            ),
            (
                "Ida Brook, the prosecutor, sat down.",
                "For the Crown: Ida Brook KC, prosecutor. Tom Hale KC, for the defence.",
            ),
            (
                "She was director until 2015, and Tom Hale is now.",
                "Ida Brook was director until 2015. Tom Hale, the director, thanked her.",
            ),
            (
                "Ada Moss, head of music, played. Tom Hale, head of art, did not.",
                "Staff: Ada Moss, head of music; Tom Hale, head of art.",
            ),
            (
                "Hugh Pell, acting head of the school, wrote to parents.",
                "Hugh Pell, interim head of the school. The head, Ida Brook, is ill.",
            ),
            ("Hannah Orr, the managing director, spoke.", "Hannah Orr, chief executive: \"No.\""),
            (
                "Ida Brook, the keeper of coins, spoke.",
                "Ida Brook, curator of coins, and Tom Hale, keeper of maps, spoke.",
            ),
            (
                "Hugh Pell, who chaired the group before her, stays.",
                "Former chair Hugh Pell stays. Ada Moss is chair of the group.",
            ),
            (
                "Tom Hale, the new chief executive, was finance director.",
                "The chief executive, Ada Moss, goes in May; her successor is Tom Hale, now finance director.",
            ),
            ("Hannah Orr, the club's chair, spoke.", "Hannah Orr, president of the club, spoke."),
            (
                "The vice-chair, Ada Moss, spoke.",
                "Ada Moss (deputy chair) spoke. The chair, Tom Hale, was away.",
            ),
        ] {
            assert_eq!(rules(article, source), [], "{article}");
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
