//! Desks for the tests: a small one in memory, and a copy of the demo desk.

use super::Desk;
use crate::settings::{Identity, Settings};
use crate::store::memory::Memory;
use crate::store::{Files, Store};
use copydesk_engine::{Claim, ClaimId, Confidence, Place, Span, Verdict};
use std::path::Path;

const CONFIG: &str = "[desk]\npublication = 'The Test'\narticles = 'articles'\n\n[[scale]]\nname = 'tiers'\n\
                      levels = ['tier one', 'tier two', 'tier three']\n";
const STORY: &str = "+++\ntitle = 'Grades'\npublished = 2017-06-29T08:00:00Z\nsources = ['report.txt']\n+++\n\
                     The mission spent $974,896 in 2016.\n\nIt employed 43 people.\n";
const REPORT: &str = "The mission spent $974,896 in 2016. It employed 34 people.\n";

/// A desk for `who` on `files`, which get their first texts where they have none.
pub fn desk_of(files: &Memory, who: &str) -> Desk {
    if files.len(Path::new("corrections.toml")).is_err() {
        for (path, text) in
            [("corrections.toml", CONFIG), ("articles/s/v1.md", STORY), ("sources/report.txt", REPORT)]
        {
            files.write(Path::new(path), text.as_bytes()).unwrap();
        }
    }
    let who = who.to_owned();
    // Two people who wrote with one seed would give two records one id.
    let seed = if who == "bob" { "2" } else { "1" };
    let env = move |name: &str| match name {
        "COPYDESK_USER" => Some(who.clone()),
        "COPYDESK_NOW" => Some("2017-07-01T10:00:00Z".to_owned()),
        "COPYDESK_SEED" => Some(seed.to_owned()),
        _ => None,
    };
    let identity = Identity::new(&Settings::default(), &env).unwrap();
    Desk {
        store: Store::open(Box::new(files.clone())).unwrap(),
        identity,
        readers: crate::desk::Readers::default(),
    }
}

/// A copy of the demo desk in a folder of its own, opened for one who has `env`; the folder goes when it is dropped.
pub fn demo(env: &dyn Fn(&str) -> Option<String>) -> (tempfile::TempDir, Desk) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("demo");
    crate::desk::init(&root, true).unwrap();
    let identity = Identity::new(&Settings::default(), env).unwrap();
    let desk = Desk::open(&root, identity, false).unwrap();
    (folder, desk)
}

/// A claim as a face would show it.
pub fn claim(id: &str) -> Claim {
    Claim {
        id: ClaimId(id.to_owned()),
        place: Place::Body,
        span: Span::new(0, 35),
        text: "The mission spent $974,896 in 2016.".to_owned(),
        verdict: Verdict::Unchecked,
        confidence: Confidence::High,
        evidence: Vec::new(),
        bindings: Vec::new(),
    }
}
