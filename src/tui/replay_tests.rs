//! Random keys on the review screen of a real desk: no decision is lost, and the history, read again from its first
//! line, gives what the screen shows.

use super::app::App;
use super::look::Look;
use super::model::Decision;
use super::msg::{Effect, Msg};
use super::tests::Chance;
use super::update::update;
use super::worker::Worker;
use crate::actions::{Context, Danger, of};
use crate::desk::example::desk_of;
use crate::settings::Settings;
use crate::store::Files;
use crate::store::memory::Memory;
use crate::support;
use copydesk_engine::ClaimId;
use std::collections::{BTreeMap, VecDeque};
use std::path::Path;

/// Keys on the review, and after how many of them the history is read again: where the slow suites are on, and off.
const ALL: (usize, usize) = (10_000, 500);
const FEW: (usize, usize) = (1_000, 250);

const STORY: &str = "+++\ntitle = 'Grades'\npublished = 2017-06-29T08:00:00Z\nsources = ['report.txt']\n+++\n\
The mission spent $974,896 in 2016.\n\nIt employed 43 people and 12 cooks in 2015.\n\nIt closed in 2017.\n";

/// Does effects at once, as the loop and the worker would; what leaves the program is left out.
fn settle(app: &mut App, worker: &mut Worker, effects: Vec<Effect>) {
    let mut effects: VecDeque<Effect> = effects.into();
    while let Some(effect) = effects.pop_front() {
        let outside = matches!(
            effect,
            Effect::Quit | Effect::Edit(..) | Effect::Original(..) | Effect::Set(..) | Effect::Import(_)
        );
        if outside {
            app.busy = None;
            continue;
        }
        let mut told = Vec::new();
        worker.perform(effect, &mut |msg| told.push(msg));
        for msg in told {
            effects.extend(update(app, msg));
        }
    }
}

/// What the history gives when it is read from its first line is what the screen shows.
fn compare(files: &Memory, app: &App, step: usize) {
    let fresh = desk_of(files, "ann");
    assert!(fresh.store.log.breaks().is_empty(), "step {step}");
    let replayed: BTreeMap<String, _> =
        fresh.reviews("s").into_iter().map(|(claim, review)| (claim, review.decision)).collect();
    let story = app.story.as_ref().expect("a story");
    let shown: BTreeMap<String, _> =
        story.reviews.iter().map(|(claim, decision)| (claim.0.clone(), *decision)).collect();
    assert_eq!(shown, replayed, "step {step}");
}

#[test]
fn the_history_replayed_is_what_the_screen_shows() {
    let (steps, every) = if support::skips("replayed-keys", "COPYDESK_SLOW") { FEW } else { ALL };
    let files = Memory::default();
    drop(desk_of(&files, "ann"));
    files.write(Path::new("articles/s/v1.md"), STORY.as_bytes()).unwrap();
    let mut worker = Worker::new(desk_of(&files, "ann"), Settings::default());
    let mut app = App::new((100, 30), Look::default());
    let start = app.start(Some("s".into()), None);
    settle(&mut app, &mut worker, start);
    // Decisions come often, publishing never: its key asks first, and the answer is not among these.
    let mut keys: Vec<&str> =
        "v m d m s m o m h u u C-r Space j k n G Esc x m u x s Enter".split(' ').collect();
    for action in of(Context::Review).filter(|action| action.entry().danger != Danger::Final) {
        keys.extend(action.entry().keys.iter().flat_map(|key| key.split(' ')));
    }
    let often: Vec<&str> = "v m d m s m o m h u C-r".split(' ').collect();
    (0..6).for_each(|_| keys.extend(&often));
    keys.retain(|key| !matches!(*key, "C-z" | "q" | "C-c" | "I" | "T"));
    let mut chance = Chance(23);
    let (mut decided, mut step) = (0, 0);
    // Only keys on the review itself are counted; every other one elsewhere leads back to it.
    while step < steps {
        let back = chance.below(2) == 0;
        let key = match app.context() {
            Context::Review => keys[chance.below(keys.len())],
            Context::Desk if back => "Enter",
            _ if back => "Esc",
            _ => keys[chance.below(keys.len())],
        };
        step += usize::from(app.context() == Context::Review);
        let effects = update(&mut app, Msg::Key(key.to_owned()));
        let made: Vec<_> = effects.iter().filter_map(decisions).collect();
        settle(&mut app, &mut worker, effects);
        assert!(!app.screens.is_empty(), "step {step}");
        // None is lost on the way to the screen.
        let story = app.story.as_ref().expect("a story");
        for (claims, decision) in made {
            assert!(claims.iter().all(|claim| story.reviews.get(claim) == Some(&decision)), "step {step}");
            decided += claims.len();
        }
        if step % every == 0 && app.context() == Context::Review {
            compare(&files, &app, step);
        }
    }
    compare(&files, &app, step);
    assert!(decided * 30 > steps, "the keys decide something: {decided}");
}

/// The claims that an effect decides on.
fn decisions(effect: &Effect) -> Option<(Vec<ClaimId>, Decision)> {
    match effect {
        Effect::Decide(_, _, claims, decision) => Some((claims.clone(), *decision)),
        _ => None,
    }
}
