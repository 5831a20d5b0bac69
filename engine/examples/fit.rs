//! Finds the weights of the gate of support: `cargo run -p copydesk-engine --example fit -- FILE.jsonl …`.
//!
//! Each line of a file holds `claim`, `evidence`, `label` (`supported` or another word) and, where there is one, `title`.
//! The program tries every weight of a small grid and prints those that reach the best balanced accuracy, with the share
//! of flags that are right. Claims with a contradiction or an open figure are flagged whatever the weights.

use copydesk_engine::{Article, Request, Source, Verdict, check};
use serde_json::Value;

/// What the gate sees of one row.
struct Row {
    supported: bool,
    shut: bool,
    claims: Vec<[f32; 3]>,
}

fn main() {
    let mut rows = Vec::new();
    for path in std::env::args().skip(1) {
        match std::fs::read_to_string(&path) {
            Ok(text) => rows.extend(
                text.lines().filter_map(|line| serde_json::from_str(line).ok()).map(|row| read(&row)),
            ),
            Err(error) => eprintln!("{path}: {error}"),
        }
    }
    let mut tried = Vec::new();
    for lacking in [0.0, -0.1, -0.2, -0.3, -0.5] {
        for strangers in [0.0, -0.5, -0.8, -1.05, -1.3, -1.6] {
            for enough in [-2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0] {
                let (balanced, right) = figures(&rows, &[2.9, lacking, strangers], enough);
                tried.push((balanced, right, lacking, strangers, enough));
            }
        }
    }
    tried.sort_by(|a, b| b.0.total_cmp(&a.0));
    println!("{} rows; share is held at 2.9", rows.len());
    for (balanced, right, lacking, strangers, enough) in tried.iter().take(12) {
        println!(
            "balanced {balanced:.1} flags right {right:.1}: lacking {lacking} strangers {strangers} enough {enough}"
        );
    }
}

fn read(row: &Value) -> Row {
    let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
    let title = row["title"].as_str().map(str::to_owned);
    let article = Article { title, text: text("claim"), ..Article::default() };
    let source = Source { id: "source".to_owned(), text: text("evidence"), ..Source::default() };
    let answer = check(&Request { article, sources: vec![source], ..Request::default() });
    let (mut shut, mut claims) = (answer.claims.is_empty(), Vec::new());
    for claim in answer.claims.iter().filter(|claim| claim.place == copydesk_engine::Place::Body) {
        shut |= claim.verdict == Verdict::Contradicted;
        let its = answer.explained.iter().filter(|line| line.starts_with(&claim.id.0));
        for line in its.filter(|line| line.contains(" support: ")) {
            let words: Vec<&str> = line.split_whitespace().collect();
            let after = |name| {
                words.windows(2).find(|w| w[0] == name).and_then(|w| w[1].parse().ok()).unwrap_or(0.0_f32)
            };
            shut |= after("open") > 0.0;
            claims.push([after("share"), (1.0 + after("lacking")).log2(), (1.0 + after("strangers")).log2()]);
        }
    }
    Row { supported: row["label"] == "supported", shut: shut || claims.is_empty(), claims }
}

/// Balanced accuracy, and how many of the flags are right, in percent.
fn figures(rows: &[Row], weights: &[f32; 3], enough: f32) -> (f64, f64) {
    let (mut kept, mut flagged, mut all) = ([0.0_f64; 2], [0.0_f64; 2], [0.0_f64; 2]);
    for row in rows {
        let score = |claim: &[f32; 3]| claim.iter().zip(weights).map(|(x, w)| x * w).sum::<f32>();
        let is_supported = !row.shut && row.claims.iter().all(|claim| score(claim) >= enough);
        let gold = usize::from(row.supported);
        all[gold] += 1.0;
        if is_supported { kept[gold] += 1.0 } else { flagged[gold] += 1.0 }
    }
    let share = |part: f64, whole: f64| if whole > 0.0 { 100.0 * part / whole } else { 0.0 };
    let balanced = (share(kept[1], all[1]) + share(flagged[0], all[0])) / 2.0;
    (balanced, share(flagged[0], flagged[0] + flagged[1]))
}
