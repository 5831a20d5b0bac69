//! Random keys on the review screen of a real desk: no decision is lost, and the history, read again from its first
//! line, gives what the screen shows.

use super::app::App;
use super::look::Look;
use super::msg::{Effect, Msg};
use super::tests::Chance;
use super::update::update;
use super::worker::Worker;
use crate::actions::{Context, Danger, of};
use crate::desk::example::desk_of;
use crate::settings::Settings;
use crate::store::Files;
use crate::store::memory::Memory;
use std::collections::{BTreeMap, VecDeque};
use std::path::Path;

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

#[test]
fn the_history_replayed_is_what_the_screen_shows() {
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
    let mut decided = 0;
    for step in 0..2_500 {
        // Every other key leads back to the claims, so that most of the rest are about them.
        let key = match app.context() {
            Context::Review => keys[chance.below(keys.len())],
            Context::Desk if step % 2 == 0 => "Enter",
            _ if step % 2 == 0 => "Esc",
            _ => keys[chance.below(keys.len())],
        };
        let effects = update(&mut app, Msg::Key(key.to_owned()));
        decided += effects.iter().filter(|effect| matches!(effect, Effect::Decide(..))).count();
        settle(&mut app, &mut worker, effects);
        assert!(!app.screens.is_empty(), "step {step}");
    }
    let fresh = desk_of(&files, "ann");
    assert!(fresh.store.log.breaks().is_empty());
    let replayed: BTreeMap<String, _> =
        fresh.reviews("s").into_iter().map(|(claim, review)| (claim, review.decision)).collect();
    let story = app.story.as_ref().expect("a story");
    let shown: BTreeMap<String, _> =
        story.reviews.iter().map(|(claim, decision)| (claim.0.clone(), *decision)).collect();
    assert_eq!(shown, replayed);
    assert!(decided > 100, "the keys decide something: {decided}");
}
