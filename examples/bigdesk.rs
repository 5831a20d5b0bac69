//! A desk of any size, made by chance that is the same everywhere, and how long copydesk takes on it.
//!
//! ```text
//! cargo run --release --example bigdesk -- make DIR [ARTICLES VERSIONS EVENTS]
//! cargo run --release --example bigdesk -- measure DIR
//! ```
//!
//! Without figures: 10,000 articles, 50,000 versions, 1,000,000 events of two writers. `measure` starts this program anew
//! for each step, so that each has its own memory: opening without an index, opening with it, the account without kept
//! answers, with them, and with every line of the history verified.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a program for measuring may stop"
)]

use copydesk::desk::{AuditFilter, Desk};
use copydesk::settings::{Identity, Settings};
use copydesk::store::hash::{ZEROS, sha256};
use copydesk::store::{Correction, Event, SourceRef, Version};
use copydesk_engine::versions::claim_id;
use serde_json::json;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

const TOWNS: [&str; 8] = ["Ansel", "Orm", "Tarn", "Wexley", "Brill", "Haddow", "Lesk", "Maren"];
const SECTIONS: [&str; 4] = ["news", "business", "sport", "science"];
const CAUSES: [&str; 4] = ["reporting", "editing", "source", "production"];
const GRAVE: [&str; 3] = ["minor", "significant", "serious"];
const DECISIONS: [&str; 6] = ["verified", "verified", "wrong", "disputed", "needs-source", "held"];
const WRITERS: [(&str, &str); 2] = [("Ann Reed", "ann-laptop"), ("Bob Hale", "bob-desk")];

struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most.max(1)
    }

    fn one<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[usize::try_from(self.below(words.len() as u64)).unwrap()]
    }
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let number = |n: usize, usual: u64| args.get(n).map_or(usual, |text| text.parse().expect("a number"));
    match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["make", dir, ..] => make(Path::new(dir), number(2, 10_000), number(3, 50_000), number(4, 1_000_000)),
        ["measure", dir] => measure(Path::new(dir)),
        ["step", step, dir] => run(step, Path::new(dir)),
        _ => panic!("make DIR [ARTICLES VERSIONS EVENTS], or measure DIR"),
    }
}

/// What a story says: the figures that its versions change.
struct Figures {
    town: &'static str,
    homes: u64,
    millions: u64,
    people: u64,
    months: u64,
}

impl Figures {
    fn new(chance: &mut Chance) -> Self {
        Self {
            town: chance.one(&TOWNS),
            homes: 20 + chance.below(900),
            millions: 2 + chance.below(80),
            people: 100 + chance.below(9000),
            months: 3 + chance.below(40),
        }
    }

    fn sentences(&self) -> [String; 5] {
        let Self { town, homes, millions, people, months } = self;
        [
            format!("The council of {town} approved {homes} new homes in 2023."),
            format!("The plan costs ${millions} million, the mayor said on Monday."),
            format!("Some {people} people signed a petition against it."),
            format!("Work takes {months} months and begins in May 2024."),
            "Nobody who lives beside the field was asked.".to_owned(),
        ]
    }
}

fn make(dir: &Path, articles: u64, versions: u64, events: u64) {
    assert!(!dir.exists(), "{} is there already", dir.display());
    fs::create_dir_all(dir.join("history")).unwrap();
    let mut chance = Chance(7);
    let mut config = String::from(
        "[desk]\npublication = \"The Large Desk\"\narticles = \"articles\"\nsources = \"sources\"\n",
    );
    let mut chains: Vec<Writer> = WRITERS.iter().map(|(who, writer)| Writer::new(dir, who, writer)).collect();
    let each = (versions / articles.max(1)).max(1);
    let rounds = (events / articles.max(1)).max(1);
    for n in 0..articles {
        let slug = format!("{}/story-{n:05}", SECTIONS[usize::try_from(n % 4).unwrap()]);
        story(dir, &slug, n, (each, rounds), &mut chance, &mut chains, &mut config);
    }
    for chain in &mut chains {
        chain.file.flush().unwrap();
    }
    fs::write(dir.join("corrections.toml"), config).unwrap();
    println!("{articles} articles, {} versions, {} events", articles * each, articles * rounds);
}

#[expect(clippy::too_many_lines, reason = "one story is told from its texts to its last event")]
fn story(
    dir: &Path,
    slug: &str,
    n: u64,
    (each, rounds): (u64, u64),
    chance: &mut Chance,
    chains: &mut [Writer],
    config: &mut String,
) {
    let right = Figures::new(chance);
    let source = format!("{slug}.txt");
    let path = dir.join("sources").join(&source);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let text = format!("{}\n", right.sentences()[..4].join("\n\n"));
    fs::write(&path, &text).unwrap();
    let sum = sha256(text.as_bytes());
    let corrected = each > 1 && n % 5 < 2;
    let wrong = Figures { homes: if corrected { right.homes + 7 } else { right.homes }, ..right };
    let right_sentences = Figures { homes: wrong.homes, ..right }.sentences();
    let claims: Vec<String> = right_sentences[..4].iter().map(|words| claim_id(slug, words, 0).0).collect();
    let (day, id) = (1 + n % 27, format!("2024-03-{:02}-{n:06}", 1 + n % 27));
    let notice = format!(
        "Correction: An earlier version of this article said that the council approved {} homes. In fact, it was {}.",
        wrong.homes, right.homes
    );
    fs::create_dir_all(dir.join("articles").join(slug)).unwrap();
    let mut sums = Vec::new();
    for v in 1..=each {
        let figures = if v == 1 { &wrong } else { &right };
        let mut sentences = figures.sentences();
        if v >= 3 {
            sentences[4] = "Nobody who lives next to the field was asked.".to_owned();
        }
        // One story in twenty changes a figure without a word.
        if v >= 4 && n % 20 == 3 {
            sentences[2] = format!("Some {} people signed a petition against it.", figures.people + 11);
        }
        let gap = if v >= 5 { "\n\n\n" } else { "\n\n" };
        let mut body = sentences.join(gap);
        if corrected && v > 1 {
            let _ = write!(body, "\n\n*{notice}*");
        }
        let text = format!(
            "+++\ntitle = \"{} to build homes\"\npublished = \"2024-{:02}-{day:02}T{:02}:00:00Z\"\n\
             sources = [\"{source}\"]\n+++\n\n{body}\n",
            figures.town,
            2 + v.min(10),
            v % 24
        );
        sums.push(sha256(text.as_bytes()));
        fs::write(dir.join("articles").join(slug).join(format!("v{v}.md")), text).unwrap();
    }
    let record = Correction {
        id: id.clone(),
        article: slug.to_owned(),
        kind: if n.is_multiple_of(15) { "clarification".into() } else { "correction".into() },
        from: Some("v1".into()),
        to: Some("v2".into()),
        wrong: format!("{} new homes", wrong.homes),
        right: format!("{} new homes", right.homes),
        fact: Some("number".into()),
        severity: Some(chance.one(&GRAVE).into()),
        cause: Some(chance.one(&CAUSES).into()),
        source: Some(SourceRef { id: source.clone(), locator: None, sha256: Some(sum.clone()) }),
        found_by: Some("Ann Reed".into()),
        approved_by: Some("Bob Hale".into()),
        found: Some(format!("2024-03-{day:02}T05:{:02}:00Z", chance.below(60))),
        fixed: Some(format!("2024-03-{day:02}T09:00:00Z")),
        published: Some(format!("2024-04-{day:02}T02:00:00Z")),
        style: Some("plain".into()),
        notice: Some(notice),
        ..Correction::default()
    };
    if corrected {
        config.push('\n');
        config.push_str(&record.to_toml());
    }
    for round in 0..rounds {
        let writer = usize::try_from(chance.below(2)).unwrap();
        let other = chains[1 - writer].prev.clone();
        let chain = &mut chains[writer];
        if round % 40 == 0 && other != ZEROS {
            chain.seen = BTreeMap::from([(WRITERS[1 - writer].1.to_owned(), other)]);
        }
        let version = 1 + round * each / rounds;
        let at = &sums[usize::try_from(version - 1).unwrap()];
        let claim = &claims[usize::try_from(round % 4).unwrap()];
        match round % 20 {
            0 => chain.add("version.recorded", slug, version, None, json!({"origin": "made", "sha256": at})),
            1 if round == 1 && corrected => chain.add(
                "correction.drafted",
                slug,
                1,
                Some(&claims[0]),
                json!({"correction": id, "wrong": record.wrong, "right": record.right}),
            ),
            2 if round == 2 && corrected => chain.add(
                "correction.published",
                slug,
                2,
                Some(&claims[0]),
                json!({"correction": id, "wrong": record.wrong, "right": record.right, "new_sha256": sums[1]}),
            ),
            _ => chain.add(
                "review.set",
                slug,
                version,
                Some(claim),
                json!({"decision": chance.one(&DECISIONS), "evidence": {"source": source, "sha256": sum}}),
            ),
        }
    }
}

/// One writer's history, as it is written.
struct Writer {
    who: &'static str,
    file: BufWriter<fs::File>,
    seq: u64,
    prev: String,
    seen: BTreeMap<String, String>,
}

impl Writer {
    fn new(dir: &Path, who: &'static str, writer: &str) -> Self {
        let file = fs::File::create(dir.join("history").join(format!("{writer}.jsonl"))).unwrap();
        Self { who, file: BufWriter::new(file), seq: 0, prev: ZEROS.to_owned(), seen: BTreeMap::new() }
    }

    fn add(
        &mut self,
        event: &str,
        slug: &str,
        version: u64,
        claim: Option<&String>,
        data: serde_json::Value,
    ) {
        self.seq += 1;
        let event = Event {
            seq: self.seq,
            prev: self.prev.clone(),
            seen: self.seen.clone(),
            at: jiff::Timestamp::from_second(1_710_000_000 + i64::try_from(self.seq).unwrap() * 30).unwrap(),
            claimed: None,
            who: self.who.to_owned(),
            event: event.to_owned(),
            article: Some(slug.to_owned()),
            version: u32::try_from(version).ok().map(|n| Version::Number(n).to_string()),
            claim: claim.cloned(),
            data,
            hash: String::new(),
            writer: String::new(),
        };
        let (event, line) = event.seal();
        self.prev = event.hash;
        self.file.write_all(line.as_bytes()).unwrap();
    }
}

/// The steps, and what `.copydesk` is rid of before each.
const STEPS: [(&str, &str, &[&str]); 6] = [
    ("open", "opened without an index", &["history.index", "audit.jsonl"]),
    ("open", "opened", &[]),
    ("audit", "account, nothing kept", &["audit.jsonl"]),
    ("audit", "account", &[]),
    ("verify", "account, every line verified", &[]),
    ("overview", "opened, with its list of articles", &[]),
];

fn measure(dir: &Path) {
    let exe = std::env::current_exe().unwrap();
    for (step, title, gone) in STEPS {
        for name in gone {
            let _ = fs::remove_file(dir.join(".copydesk").join(name));
        }
        let ran = Command::new(&exe).arg("step").arg(step).arg(dir).output().unwrap();
        print!("{title:34} {}", String::from_utf8_lossy(&ran.stdout));
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    }
}

fn run(step: &str, dir: &Path) {
    let began = Instant::now();
    let env = |name: &str| std::env::var(name).ok();
    let identity = Identity::new(&Settings::default(), &env).unwrap();
    let desk = Desk::open(dir, identity, false).unwrap();
    let opened = began.elapsed();
    let said = match step {
        "open" => String::new(),
        "overview" => format!("{} articles", desk.overview().unwrap().articles.len()),
        _ => {
            let filter = AuditFilter { verify: step == "verify", ..AuditFilter::default() };
            let audit = desk.audit(&filter).unwrap();
            format!(
                "{} claims, {} corrections, {} stealth edits, {} open; {}",
                audit.claims.values().sum::<usize>(),
                audit.corrections.total,
                audit.stealth_edits.len(),
                audit.open.len(),
                audit.checks.words()
            )
        }
    };
    let all = began.elapsed();
    println!(
        "{:6.2} s (opened in {:.2} s), {:4} MB  {said}",
        all.as_secs_f32(),
        opened.as_secs_f32(),
        peak() >> 10
    );
}

/// The most memory that this process has had, in KB; 0 where the system does not say.
fn peak() -> u64 {
    let status = fs::read_to_string(PathBuf::from("/proc/self/status")).unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kb| kb.parse().ok()).unwrap_or(0)
}
