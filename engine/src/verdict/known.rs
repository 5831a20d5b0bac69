//! What is looked up in the sources once, for every claim.

use super::astray::Digits;
use super::borrowed::Bearers;
use super::candidate::Parts;
use super::category::Kinds;
use super::closed::Closed;
use super::label::Lists;
use super::line::Lines;
use super::memory::Memory;
use super::office::Offices;
use super::origin::Origins;
use super::other_row::Entries;
use super::quote::Quotations;
use super::rival::Slots;
use super::role::Roles;
use super::spelling::Spellings;
use super::stance::{self, Stand};
use super::stranger::Strangers;
use super::tie::Ties;
use super::timeline::{self, Standing};
use super::trend::Pairs;
use super::{negation, support};
use crate::evidence::Library;
use crate::reading::{Reading, Story};
use crate::text::{HashSet, TokenKind};

/// What is looked up in the sources for every claim.
pub(super) struct Known<'s> {
    pub(super) memory: Memory<'s>,
    pub(super) quotations: Quotations,
    pub(super) standings: Vec<Standing>,
    pub(super) spellings: Spellings,
    pub(super) roles: Roles<'s>,
    pub(super) kinds: Kinds,
    pub(super) origins: Origins,
    pub(super) ties: Ties,
    pub(super) closed: Closed,
    pub(super) offices: Offices,
    pub(super) lists: Lists,
    pub(super) lines: Lines,
    pub(super) trends: Pairs,
    pub(super) slots: Slots,
    pub(super) astray: Digits,
    pub(super) strangers: Strangers,
    pub(super) bearers: Bearers,
    pub(super) entries: Entries,
    pub(super) families: support::Families,
    pub(super) clauses: negation::Clauses,
    pub(super) stands: Vec<Stand>,
    /// The figures of the sources as they are written, also those inside names.
    pub(super) digits: HashSet<&'s str>,
}

impl<'s> Known<'s> {
    /// Looks through the sources once.
    pub(super) fn new(story: &'s Story<'_>, library: &mut Library<'_>, parts: &mut Parts) -> Self {
        Self {
            memory: Memory::new(story),
            quotations: Quotations::new(story),
            standings: timeline::standings(library, parts),
            spellings: Spellings::new(&story.sources, &story.titles),
            roles: Roles::new(&story.sources),
            kinds: Kinds::new(story),
            origins: Origins::new(library),
            ties: Ties::new(library),
            closed: Closed::new(story),
            offices: Offices::new(&story.sources),
            lists: Lists::new(story),
            lines: Lines::new(library),
            trends: Pairs::new(library),
            slots: Slots::new(library),
            astray: Digits::new(&story.sources),
            strangers: Strangers::new(story),
            bearers: Bearers::new(story),
            entries: Entries::new(library),
            families: support::Families::new(library),
            clauses: negation::Clauses::default(),
            stands: stance::stands(library),
            digits: story.sources.iter().flat_map(digits).collect(),
        }
    }
}

/// The whole numbers of a text, as they are written.
fn digits<'r>(reading: &'r Reading<'_>) -> impl Iterator<Item = &'r str> {
    let digits = reading.tokens.list().iter().filter(|it| it.kind == TokenKind::Digits);
    digits.map(|it| it.span.of(reading.text))
}
