//! `notice/incomplete`: there is a new notice, and a changed fact that it leaves out.

use super::{Finding, Rule};
use crate::facts::Kind;
use crate::facts::spelled::MONTHS;
use crate::notice::cover::{Covering, record_covers};
use crate::notice::{Notice, NoticeKind, fresh};
use crate::reading::{Reading, Story};
use crate::versions::{Change, Changed, diff};

/// Compares the changes since the version before with what the new notices say.
pub(super) fn check(story: &Story<'_>, findings: &mut Vec<Finding>) {
    let Some(previous) = &story.previous else { return };
    let all = fresh(&story.body, previous);
    if all.is_empty() || all.iter().all(|n| n.kind == NoticeKind::Update || n.items.is_empty()) {
        return;
    }
    let covering = Covering::new(&story.body, &all);
    let changes: Vec<Change> = diff(previous, &story.body).into_iter().filter(Change::is_exchange).collect();
    let covered = |change: &Change| {
        covering.covers(change, previous, &story.body)
            || story.request.records.iter().any(|record| record_covers(record, change, previous, &story.body))
    };
    let (told, left_out): (Vec<&Change>, Vec<&Change>) = changes.iter().partition(|change| covered(change));
    for change in left_out {
        if updates(story, &all, change) || has_new_words(story, &all, change, previous) {
            continue;
        }
        let follows = told.iter().any(|other| other.new_sentence == change.new_sentence) && is_share(change);
        let Some(span) = change.after.or(change.new_sentence).filter(|_| !follows) else { continue };
        let was = change.before.map_or("", |s| s.of(previous.text));
        let message = if was.is_empty() || change.after.is_none() {
            "This was changed since the version before, and the notice does not say so.".to_owned()
        } else {
            format!("The version before had “{was}”, and the notice leaves this change out.")
        };
        findings.push(Finding::new(Rule::NoticeIncomplete, &story.body, span, message));
    }
}

/// True if a note beside the correction says that what the sentence tells was brought up to date.
fn updates(story: &Story<'_>, all: &[Notice], change: &Change) -> bool {
    let body = &story.body;
    let Some(sentence) = change.new_sentence else { return false };
    let words = |span| {
        let long =
            body.tokens.within(span).map(|i| body.tokens.lower(i)).filter(|word| word.chars().count() > 4);
        long.collect::<Vec<_>>()
    };
    let told = words(sentence);
    let update = |notice: &&Notice| notice.kind == NoticeKind::Update;
    all.iter().filter(update).any(|notice| words(notice.span).iter().any(|word| told.contains(word)))
}

/// What is new of the fact stands in a notice: that it has the old value wrong is another rule's. So does a fact whose old
/// and new words it has, however it puts them.
pub(super) fn has_new_words(
    story: &Story<'_>,
    all: &[Notice],
    change: &Change,
    previous: &Reading<'_>,
) -> bool {
    let Some((before, after)) = change.before.zip(change.after) else { return false };
    let words = |reading: &Reading<'_>, span| {
        reading.tokens.within(span).map(|i| reading.tokens.lower(i).to_owned()).collect::<Vec<_>>()
    };
    let (old, now) = (words(previous, before), words(&story.body, after));
    let new: Vec<String> = now.iter().filter(|word| !old.contains(word)).cloned().collect();
    let gone: Vec<String> = old.into_iter().filter(|word| !now.contains(word)).collect();
    let day = |word: &str| word.len() > 2 && (word.ends_with("day") || MONTHS.contains(&word));
    let figures = new.iter().all(|word| word.bytes().all(|b| b.is_ascii_digit()) || day(word));
    let told = |notice: &Notice| {
        let said = words(&story.body, notice.span);
        let has = |list: &[String]| !list.is_empty() && list.iter().all(|word| said.contains(word));
        has(&new) && (figures || has(&gone))
    };
    all.iter().any(told)
}

/// A share follows from the figure beside it and needs no mention of its own.
fn is_share(change: &Change) -> bool {
    matches!(change.fact, Some(Changed::Kind(Kind::Percent | Kind::Ordinal)))
}

#[cfg(test)]
mod tests {
    use crate::rules::Rule::NoticeIncomplete;
    use crate::rules::cases::{changed_flags, changed_silent};

    const OLD: &str = "The lido, built in 1936, is run by the Friends of Orm. It cost £5.4m.";

    #[test]
    fn a_change_that_is_left_out() {
        changed_flags(
            NoticeIncomplete,
            OLD,
            "The lido, built in 1934, is run by the Orm Pools Trust. It cost £5.4m.\n\n\
             An earlier version of this article said that the lido was built in 1936. It was built in 1934.",
            "Orm Pools Trust",
        );
    }

    #[test]
    fn a_name_told_by_its_wrong_part_and_a_value_told_wrongly() {
        changed_silent(
            NoticeIncomplete,
            "“It rang,” said Rahel Zurmatt-Aydin, who led the dive. It weighs 940 kilograms.",
            "“It rang,” said Rahel Zurmatten-Aydin, who led the dive. It weighs 490 kilograms.\n\n\
             Correction: An earlier version of this article gave the weight as 940 kilograms. It is 490 kilograms. The name of \
             the diver Rahel Zurmatten-Aydin was misspelled as Zurmatt-Aydin.",
        );
        // where a `not` came or went, the notice tells it in words of its own
        changed_silent(
            NoticeIncomplete,
            "Customers can have their money back if they have kept the receipt.",
            "Customers can have their money back whether or not they have kept the receipt.\n\n\
             Correction: An earlier version of this article said that customers could have their money back only with a receipt.",
        );
        // that the notice has the right value wrong is another rule's
        changed_silent(
            NoticeIncomplete,
            "The jars carry the best-before date 31 June 2025. There are 14,000 of them.",
            "The jars carry the best-before date 13 June 2025. There are 41,000 of them.\n\n\
             Correction: An earlier version of this article put the number of jars at 14,000. It is 41,000. The article also \
             gave the best-before date as 31 June 2025. It is 30 June 2025.",
        );
    }

    #[test]
    fn a_notice_that_has_only_the_old_value_wrong() {
        changed_silent(
            NoticeIncomplete,
            "He led the union of quarrymen from 1974 to 1988, and lived in Orm.",
            "He led the union of quarrymen from 1974 to 1986, and lived in Orm.\n\n\
             This obituary was corrected. It said at first that he had led the union until 1984; he did so until 1986.",
        );
    }

    #[test]
    fn a_whole_notice_and_an_added_paragraph() {
        changed_silent(
            NoticeIncomplete,
            OLD,
            "The lido, built in 1934, is run by the Friends of Orm. It cost £5.4m. Some 900 people swam on the first day.\n\n\
             An earlier version of this article said that the lido was built in 1936. It was built in 1934.",
        );
        changed_silent(
            NoticeIncomplete,
            OLD,
            "The lido, built in 1934, is run by the Friends of Orm. It cost £5.4m.",
        );
    }
}
