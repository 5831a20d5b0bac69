//! Why an action does not work now: said where its key is pressed, and left out of the hints.

use super::app::{App, Screen};
use super::picker::Purpose;
use crate::actions::Action;

/// Why an action does not work now; none if it does.
#[must_use]
pub fn why_not(app: &App, action: Action) -> Option<String> {
    use crate::actions::Danger;
    let locked = app.desk.as_ref().and_then(|desk| desk.locked.clone());
    if action.entry().danger != Danger::None
        && let Some(reason) = locked
    {
        return Some(reason);
    }
    let foreign = app.review().is_some_and(|(_, story)| story.foreign);
    let on_desk = matches!(
        action,
        Action::Wrong
            | Action::Report
            | Action::PutAside
            | Action::History
            | Action::Versions
            | Action::AddClaim
            | Action::SplitClaim
            | Action::MergeClaims
            | Action::ChooseEvidence
            | Action::AddSource
    );
    if foreign && on_desk {
        return Some("This file is no article of the desk: it is checked, and nothing is recorded.".into());
    }
    if let (Action::SideBySide, Some(Screen::Page(view))) = (action, app.front()) {
        let paired = view.data.as_ref().is_some_and(|data| !data.pairs.is_empty());
        return (!paired).then(|| "This page has nothing to lay side by side.".into());
    }
    if let Some(Screen::Picker(picker)) = app.front() {
        let splits = matches!(picker.purpose, Purpose::Split(_));
        let of_ends = matches!(
            action,
            Action::More | Action::Less | Action::StartLater | Action::StartEarlier | Action::Find
        );
        if splits && of_ends {
            return Some("Of a claim that is split only the seam moves: h and l.".into());
        }
        if matches!(action, Action::NextText | Action::PreviousText) && picker.texts.len() < 2 {
            return Some("There is no other text to choose from.".into());
        }
    }
    match action {
        Action::Wrong
        | Action::Report
        | Action::Verify
        | Action::Dispute
        | Action::NeedSource
        | Action::Opinion
        | Action::Hold
        | Action::Mark
        | Action::SplitClaim
        | Action::MergeClaims
        | Action::ChooseEvidence
        | Action::History => review_claim(app).is_none().then(|| "There is no claim here.".into()),
        Action::Copy if matches!(app.front(), Some(Screen::Review(_))) => {
            review_claim(app).is_none().then(|| "There is no claim here.".into())
        }
        Action::PutAside => nothing_to_put_aside(app),
        Action::NextEvidence
        | Action::PreviousEvidence
        | Action::SideBySide
        | Action::Original
        | Action::CopyCitation => match review_claim(app) {
            None => Some("There is no claim here.".into()),
            Some(claim) => match app.story.as_deref().map_or(0, |story| story.passages(claim).len()) {
                0 => Some("No passage of a source speaks to this claim.".into()),
                1 if matches!(
                    action,
                    Action::NextEvidence | Action::PreviousEvidence | Action::SideBySide
                ) =>
                {
                    Some("Only this passage speaks to the claim.".into())
                }
                _ => None,
            },
        },
        _ => None,
    }
}

fn nothing_to_put_aside(app: &App) -> Option<String> {
    let (Some(claim), Some(story)) = (review_claim(app), app.story.as_deref()) else {
        return Some("There is no claim here.".into());
    };
    let none = "No error or warning on this claim can be put aside.";
    story.gravest(claim).is_none().then(|| none.into())
}

fn review_claim(app: &App) -> Option<&copydesk_engine::Claim> {
    let (view, story) = app.review()?;
    story.claims.get(view.claim)
}
