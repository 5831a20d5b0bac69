//! `copydesk audit`: an account of corrections, open findings and history.

use super::args;
use super::context::{Context, Label, Painted};
use super::overview::plural;
use super::shown::cut;
use crate::desk::{Audit, AuditFilter, Chains, Result};
use crate::exit::Exit;
use copydesk_engine::Level;
use serde_json::json;
use std::collections::BTreeMap;

/// Prints the account; with `--verify`, exit 1 where something is no longer what it was.
///
/// # Errors
/// Where a filter names what there is not.
pub fn run(context: &mut Context, args: &args::Audit) -> Result<Exit> {
    let json = context.json()?;
    let filter = AuditFilter {
        since: args.since,
        article: args.article.clone(),
        kind: args.kind.clone(),
        cause: args.cause.clone(),
        rule: args.rule.clone(),
        verify: args.verify,
    };
    let audit = context.desk()?.audit(&filter)?;
    let broken = audit.history.as_ref().is_some_and(|history| !history.breaches.is_empty());
    if json {
        context.object("audit", json!(audit))?;
    } else {
        print(context, &audit)?;
        for problem in &audit.problems {
            context.report(problem);
        }
    }
    Ok(super::context::exit(broken, !audit.problems.is_empty()))
}

fn print(context: &mut Context, audit: &Audit) -> Result<()> {
    let counted = &audit.corrections;
    context.parts(&[context.paint(Label::Strong, &plural(counted.total, "published correction"))])?;
    for (name, counts) in [
        ("kind", &counted.by_kind),
        ("cause", &counted.by_cause),
        ("severity", &counted.by_severity),
        ("month", &counted.by_month),
    ] {
        print_counts(context, name, counts)?;
    }
    if counted.overridden > 0 {
        context.line(&format!("  {} although a step of the proof failed", counted.overridden))?;
    }
    context.line("")?;
    let claims: usize = audit.claims.values().sum();
    let head = format!("{} in {}", plural(claims, "claim"), plural(audit.articles, "article"));
    context.parts(&[context.paint(Label::Strong, &head)])?;
    print_counts(context, "verdict", &audit.claims)?;
    context.line("")?;
    let head = plural(audit.open.len(), "open finding");
    context.parts(&[context.paint(Label::Strong, &head)])?;
    for open in &audit.open {
        let finding = &open.finding;
        let (label, word) =
            if finding.level == Level::Error { (Label::Error, "error") } else { (Label::Warning, "warning") };
        let name = format!("{}@{}", open.article, open.version);
        let rest = format!("{:22} {name}  “{}”", finding.rule.name(), cut(&finding.text, 60));
        context.parts(&[
            Painted::plain("  "),
            context.paint(label, &format!("{word:8}")),
            Painted::plain(&rest),
        ])?;
    }
    if let Some(history) = &audit.history {
        context.line("")?;
        print_history(context, history)?;
    }
    Ok(())
}

fn print_counts(context: &mut Context, name: &str, counts: &BTreeMap<String, usize>) -> Result<()> {
    if counts.is_empty() {
        return Ok(());
    }
    let parts: Vec<String> = counts.iter().map(|(key, n)| format!("{} {n}", key.replace('_', " "))).collect();
    context.line(&format!("  {name:9} {}", parts.join(", ")))
}

fn print_history(context: &mut Context, history: &Chains) -> Result<()> {
    let (label, head) = match history.breaches.len() {
        0 => (Label::Good, "History: nothing that was witnessed has been changed since".to_owned()),
        n => (Label::Error, format!("History: {} no longer what they were", plural(n, "thing"))),
    };
    context.parts(&[context.paint(label, &head)])?;
    for (writer, (events, tail)) in &history.writers {
        let tail = match tail {
            0 => "all seen by others".to_owned(),
            n => format!("the last {n} unwitnessed"),
        };
        context.line(&format!("  {writer}: {}, {tail}", plural(*events, "event")))?;
    }
    for breach in &history.breaches {
        let line = breach.line.map(|line| format!(":{line}")).unwrap_or_default();
        let text = format!("  {}  {}{line}: {}", breach.rule.name(), breach.path.display(), breach.message);
        context.parts(&[context.paint(Label::Error, &text)])?;
    }
    context.line("This shows that nothing was changed since; not that it was true.")
}
