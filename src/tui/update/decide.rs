//! Decisions about claims.

use super::super::app::App;
use super::super::model::{Decision, Story};
use super::super::msg::Effect;
use crate::actions::Action;
use std::rc::Rc;

/// Decides on the marked claims, or on the one selected, and goes on to the next.
pub fn decide(app: &mut App, story: &Rc<Story>, action: Action, effects: &mut Vec<Effect>) {
    let review = match action {
        Action::Verify => Decision::Verified,
        Action::Dispute => Decision::Disputed,
        Action::NeedSource => Decision::NeedsSource,
        Action::Opinion => Decision::Opinion,
        Action::Hold => Decision::Held,
        _ => return,
    };
    let Some(view) = app.review_view() else { return };
    let mut claims: Vec<_> = std::mem::take(&mut view.marked).into_iter().collect();
    if claims.is_empty() {
        claims.extend(story.claims.get(view.claim).map(|claim| claim.id.clone()));
    }
    // Marks of an earlier version mean nothing any more.
    claims.retain(|id| story.claims.iter().any(|claim| claim.id == *id));
    let what = Effect::Decide(story.slug.clone(), story.version.clone(), claims, review);
    wait(app, "Writing", what, effects);
}

/// Asks the worker, and says what it does.
pub fn wait(app: &mut App, what: &str, effect: Effect, effects: &mut Vec<Effect>) {
    app.busy = Some(what.into());
    effects.push(effect);
}
