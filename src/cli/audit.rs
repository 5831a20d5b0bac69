//! `copydesk audit`: an account of corrections, claims, sources, open findings and history.

use super::args;
use super::context::{Context, Label, Painted};
use super::overview::plural;
use super::shown::cut;
use crate::desk::{
    Audit, AuditBar, AuditFilter, AuditRow, Chains, Error, Kind, PROVES, Result, Signed, Spread, span_words,
};
use crate::exit::Exit;
use crate::export;
use serde_json::json;
use std::collections::BTreeMap;
use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

/// How many rows of a list people are shown; the other formats have all of them.
const ROWS: usize = 20;
/// How many sources are named.
const SOURCES: usize = 8;
/// Progress is said after so long, and no more often, in milliseconds.
const PATIENCE: u64 = 500;

/// Prints the account; with `--verify`, exit 1 where something is no longer what it was.
///
/// # Errors
/// Where a filter names what there is not, or the file to write to cannot be written.
pub fn run(context: &mut Context, args: &args::Audit) -> Result<Exit> {
    let format = context.format(&["human", "json", "csv", "html"])?;
    let filter = AuditFilter {
        since: args.since,
        until: args.until,
        article: args.article.clone(),
        section: args.section.clone(),
        kind: args.kind.clone(),
        cause: args.cause.clone(),
        severity: args.severity.clone(),
        rule: args.rule.clone(),
        recheck: args.recheck,
        verify: args.verify,
        checkpoints: args.checkpoint.clone(),
        keys: super::checkpoint::keys()?,
    };
    let desk = context.desk()?;
    let (began, last) = (Instant::now(), AtomicU64::new(0));
    let audit = desk.audit_with(&filter, &|done, of| say(began, &last, done, of))?;
    let broken = audit.history.as_ref().is_some_and(|history| !history.breaches.is_empty());
    let page = |made: std::result::Result<String, String>| {
        made.map_err(|message| Error::new(Kind::Io, format!("a chart cannot be drawn: {message}")))
    };
    let text = match format {
        "csv" => Some(export::csv(&desk.audit_sheet(&audit, &filter))),
        "html" => Some(page(export::sheet_page(&desk.audit_sheet(&audit, &filter)))?),
        _ => None,
    };
    match (text, &args.out) {
        (Some(text), Some(path)) => {
            let failed = |error| Error::from(crate::store::Error::io(path, error));
            std::fs::write(path, text).map_err(failed)?;
            context.line(&format!("Wrote {}.", path.display()))?;
        }
        (Some(text), None) => context.raw(&text)?,
        (None, Some(_)) => return Err(Error::new(Kind::Usage, "--out goes with --format csv or html")),
        (None, None) if format == "json" => context.object("audit", json!(audit))?,
        (None, None) => print(context, &audit)?,
    }
    for problem in &audit.problems {
        context.report(problem);
    }
    Ok(super::context::exit(broken, !audit.problems.is_empty()))
}

/// Says on a terminal how far it has come.
fn say(began: Instant, last: &AtomicU64, done: usize, of: usize) {
    let now = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
    let before = last.load(Ordering::Relaxed);
    let due = now >= before.saturating_add(PATIENCE) || (done == of && before > 0);
    if !due || !std::io::stderr().is_terminal() || last.swap(now, Ordering::Relaxed) != before {
        return;
    }
    let end = if done == of { "\n" } else { "" };
    // Where standard error is gone there is nobody to tell.
    let _ = write!(std::io::stderr(), "\rLooked at {done} of {of} articles.{end}");
}

fn print(context: &mut Context, audit: &Audit) -> Result<()> {
    let counted = &audit.corrections;
    context.parts(&[context.paint(Label::Strong, &plural(counted.total, "published correction"))])?;
    for (name, counts) in [
        ("kind", &counted.by_kind),
        ("cause", &counted.by_cause),
        ("severity", &counted.by_severity),
        ("section", &counted.by_section),
        ("month", &counted.by_month),
    ] {
        print_counts(context, name, counts)?;
    }
    if counted.overridden > 0 {
        context.line(&format!("  {} although a step of the proof failed", counted.overridden))?;
    }
    for (name, spread) in [
        ("error found", &audit.times.to_found),
        ("text fixed", &audit.times.to_fixed),
        ("notice", &audit.times.to_notice),
    ] {
        print_spread(context, name, spread)?;
    }
    print_rows(
        context,
        "notice step that fails its proof",
        "notice steps that fail their proof",
        &audit.failed_proofs,
    )?;
    print_rows(
        context,
        "fact changed without a notice",
        "facts changed without a notice",
        &audit.stealth_edits,
    )?;
    context.line("")?;
    let claims: usize = audit.claims.values().sum();
    let head = format!("{} in {}", plural(claims, "claim"), plural(audit.articles, "article"));
    context.parts(&[context.paint(Label::Strong, &head)])?;
    print_counts(context, "verdict", &audit.claims)?;
    if claims > 0 {
        let (unchecked, one) = (audit.unchecked.len(), audit.one_source.len());
        context.line(&format!("  published {unchecked} unchecked, {one} on one source"))?;
    }
    print_sources(context, "most cited", &audit.sources_cited)?;
    print_sources(context, "were wrong", &audit.sources_wrong)?;
    context.line("")?;
    print_open(context, audit)?;
    context.parts(&[context.paint(Label::Dim, &audit.checks.words())])?;
    for one in &audit.back_dated {
        let text = format!(
            "back-dated: {} by {} ({} line {}), recorded on {}, said to be of {}",
            one.event, one.who, one.writer, one.line, one.at, one.claimed
        );
        context.parts(&[context.paint(Label::Warning, &text)])?;
    }
    if let Some(history) = &audit.history {
        context.line("")?;
        print_history(context, history)?;
    }
    Ok(())
}

fn print_open(context: &mut Context, audit: &Audit) -> Result<()> {
    let head = plural(audit.open.len(), "open finding");
    context.parts(&[context.paint(Label::Strong, &head)])?;
    for open in audit.open.iter().take(ROWS) {
        let label = if open.level == "error" { Label::Error } else { Label::Warning };
        let name = format!("{}@{}", open.article, open.version);
        let rest = format!("{:22} {name}  “{}”", open.rule, cut(&open.text, 60));
        context.parts(&[
            Painted::plain("  "),
            context.paint(label, &format!("{:8}", open.level)),
            Painted::plain(&rest),
        ])?;
    }
    more(context, audit.open.len())
}

fn more(context: &mut Context, count: usize) -> Result<()> {
    if count <= ROWS {
        return Ok(());
    }
    context.line(&format!("  and {} more (--format csv, html or json has them)", count - ROWS))
}

fn print_counts(context: &mut Context, name: &str, counts: &BTreeMap<String, usize>) -> Result<()> {
    if counts.is_empty() {
        return Ok(());
    }
    let parts: Vec<String> = counts.iter().map(|(key, n)| format!("{} {n}", key.replace('_', " "))).collect();
    context.line(&format!("  {name:9} {}", parts.join(", ")))
}

fn print_spread(context: &mut Context, name: &str, spread: &Spread) -> Result<()> {
    let (Some(median), Some(p90)) = (spread.median_minutes, spread.p90_minutes) else { return Ok(()) };
    context.line(&format!(
        "  from publication to {name:11} median {}, nine in ten within {} (of {})",
        span_words(median),
        span_words(p90),
        spread.count
    ))
}

fn print_rows(context: &mut Context, one: &str, several: &str, rows: &[AuditRow]) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let head = format!("{} {}", rows.len(), if rows.len() == 1 { one } else { several });
    context.parts(&[context.paint(Label::Warning, &head)])?;
    for row in rows.iter().take(ROWS) {
        let version = row.version.as_deref().map(|version| format!("@{version}")).unwrap_or_default();
        let id = row.correction.as_deref().map(|id| format!(" {id}")).unwrap_or_default();
        let message = if row.message.is_empty() { &row.text } else { &row.message };
        context.line(&format!("  {}{version}{id}  {}", row.article, cut(message, 110)))?;
    }
    more(context, rows.len())
}

fn print_sources(context: &mut Context, name: &str, bars: &[AuditBar]) -> Result<()> {
    if bars.is_empty() {
        return Ok(());
    }
    let named: Vec<String> =
        bars.iter().take(SOURCES).map(|bar| format!("{} {}", cut(&bar.key, 60), bar.count)).collect();
    context.line(
        &format!("  sources that {name}: {}", named.join(", ")).replace("that most cited", "most cited"),
    )
}

fn print_history(context: &mut Context, history: &Chains) -> Result<()> {
    let (label, head) = match history.breaches.len() {
        0 => (Label::Good, "History: nothing that was witnessed has been changed since".to_owned()),
        n => (Label::Error, format!("History: {} no longer what they were", plural(n, "thing"))),
    };
    context.parts(&[context.paint(label, &head)])?;
    for (writer, state) in &history.writers {
        let label = if state.unwitnessed > 0 { Label::Warning } else { Label::Good };
        context.parts(&[Painted::plain(&format!("  {writer}: ")), context.paint(label, &state.words())])?;
    }
    for state in &history.checkpoints {
        let signed = match &state.signed {
            Signed::By(name) => format!("signed by {name}"),
            Signed::UnknownKey => "signed with a key that is not among yours".to_owned(),
            Signed::Not => "not signed: anybody could have written it".to_owned(),
            Signed::Wrong => "its signature is wrong".to_owned(),
        };
        let holds = if state.holds { "holds" } else { "does not hold" };
        let label = if state.holds { Label::Good } else { Label::Error };
        let text = format!("  checkpoint of {} by {}: {holds}; {signed}", state.at, state.who);
        context.parts(&[context.paint(label, &text)])?;
    }
    for (writer, line) in &history.clock_back {
        let text = format!("  {writer}: line {line} was recorded at an earlier time than the line before it");
        context.parts(&[context.paint(Label::Warning, &text)])?;
    }
    for breach in &history.breaches {
        let line = breach.line.map(|line| format!(":{line}")).unwrap_or_default();
        let text = format!("  {}  {}{line}: {}", breach.rule.name(), breach.path.display(), breach.message);
        context.parts(&[context.paint(Label::Error, &text)])?;
    }
    context.line(PROVES)
}
