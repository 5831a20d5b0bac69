//! `copydesk correct`: the text fixed in a new version, record, notice, history: all or none.

use super::args::Correct;
use super::context::{Context, Label, Painted};
use super::prove;
use super::shown::cut;
use crate::desk::{CorrectionRequest, Desk, Draft, Kind, Life, Published, Result, Swept, parse_pair};
use crate::exit::Exit;
use serde_json::json;
use similar::{ChangeTag, TextDiff};

/// Prepares a correction, shows it, and publishes it unless it is a dry run.
///
/// # Errors
/// Where the words do not stand there, where the proof fails and no reason is given, where nothing may be written.
pub fn run(context: &mut Context, args: &Correct) -> Result<Exit> {
    let json = context.json()?;
    let mut desk = context.desk()?;
    if !args.dry_run {
        desk.writable()?;
    }
    let request = CorrectionRequest {
        slug: args.article.clone(),
        wrong: args.wrong.clone(),
        right: args.right.clone(),
        claim: args.claim.clone(),
        source: args.source.clone(),
        kind: Some(args.kind.clone()),
        style: args.style.clone(),
        cause: args.cause.clone(),
        severity: args.severity.clone(),
        learned: args.learned.clone(),
        found_by: args.found_by.clone(),
        notice: args.notice.clone(),
        reason: args.reason.clone(),
        late_reason: args.late_reason.clone(),
        report: args.report.clone(),
        supersedes: args.supersedes.clone(),
        also: pairs(&args.also)?,
        derived: pairs(&args.derived)?,
        note: args.note.clone(),
        sensitive: args.sensitive,
        cleared_by: args.cleared_by.clone(),
        found: None,
    };
    let request = desk.answering(request)?;
    let mut draft = desk.prepare(&request)?;
    let mut swept = Vec::new();
    if args.sweep {
        swept = desk.sweep(&request, &draft, !args.dry_run);
        draft = desk.prepare(&request)?;
    }
    if !json {
        print_swept(context, &swept)?;
        print(context, &draft)?;
        context.flush()?;
    }
    if args.draft {
        let life = desk.keep_draft(&request, &draft)?;
        return kept(context, &life, &draft, &swept, json);
    }
    let published = match args.dry_run {
        true => None,
        false => Some(publish(context, &mut desk, &request, &mut draft)?),
    };
    if json {
        let (record, event) = match &published {
            Some(published) => (&published.record, Some(&published.event)),
            None => (&draft.record, None),
        };
        context.object(
            "correct",
            json!({
                "published": published.is_some(), "correction": record, "article": record.article,
                "from": draft.from, "version": draft.to, "path": draft.path, "notice": record.notice,
                "claim": draft.claim, "event": event, "proof": draft.proof, "objection": draft.objection,
                "faults": draft.faults, "swept": swept,
            }),
        )?;
        return Ok(Exit::Done);
    }
    context.line("")?;
    match published {
        Some(published) => {
            let path = desk.root().join(&published.path);
            let text = format!("Published {} as {}.", published.record.id, path.display());
            context.parts(&[context.paint(Label::Good, &text)])?;
        }
        None => context.line("Nothing was written (--dry-run).")?,
    }
    Ok(Exit::Done)
}

fn pairs(list: &[String]) -> Result<Vec<(String, String)>> {
    list.iter().map(|text| parse_pair(text)).collect()
}

/// The other articles with the same wrong fact, and what became of them.
fn print_swept(context: &mut Context, swept: &[Swept]) -> Result<()> {
    for one in swept {
        let end = match (&one.correction, &one.error) {
            (Some(life), _) => format!("drafted as {}", life.id),
            (None, Some(error)) => format!("not drafted: {}", error.message),
            (None, None) => "would be drafted".to_owned(),
        };
        context.line(&format!("{} also says “{}”: {end}", one.article, cut(&one.wrong, 80)))?;
    }
    if swept.is_empty() { Ok(()) } else { context.line("") }
}

/// Says that the draft is kept, and what comes next.
fn kept(context: &mut Context, life: &Life, draft: &Draft, swept: &[Swept], json: bool) -> Result<Exit> {
    if json {
        let fields = json!({
            "published": false, "correction": draft.record, "article": life.article, "state": life.state,
            "from": draft.from, "version": draft.to, "notice": draft.record.notice, "claim": draft.claim,
            "proof": draft.proof, "swept": swept,
        });
        context.object("correct", fields)?;
        return Ok(Exit::Done);
    }
    context.line("")?;
    let text = format!("Kept as {}; `copydesk approve {0}` approves it.", life.id);
    context.parts(&[context.paint(Label::Good, &text)])?;
    Ok(Exit::Done)
}

/// Publishes; where somebody else was faster, on the newest version, as often as it takes within reason.
fn publish(
    context: &mut Context,
    desk: &mut Desk,
    request: &CorrectionRequest,
    draft: &mut Draft,
) -> Result<Published> {
    let mut tries = 5;
    loop {
        match desk.publish(request, draft) {
            Err(error) if error.kind == Kind::Conflict && tries > 0 => {
                tries -= 1;
                desk.refresh()?;
                *draft = desk.prepare(request)?;
                if context.format(&["human", "json"])? == "human" {
                    context.line("")?;
                    context.line(&format!("{}; on the newest version:", error.message))?;
                    print(context, draft)?;
                }
            }
            done => return done,
        }
    }
}

fn print(context: &mut Context, draft: &Draft) -> Result<()> {
    let record = &draft.record;
    let text = format!("  {} → {}  {}", draft.from, draft.to, record.place.as_deref().unwrap_or_default());
    context.parts(&[context.paint(Label::Strong, &record.article), Painted::plain(&text)])?;
    let (old, new) = &draft.files;
    let diff = TextDiff::from_lines(old, new);
    for change in diff.iter_all_changes() {
        let (sign, label) = match change.tag() {
            ChangeTag::Equal => continue,
            ChangeTag::Delete => ("-", Label::Error),
            ChangeTag::Insert => ("+", Label::Good),
        };
        let line = format!("  {sign} {}", cut(change.value(), 300));
        context.parts(&[context.paint(label, &line)])?;
    }
    context.line("")?;
    let source = record.source.as_ref().map(|source| {
        let at = source.locator.as_ref().map(|at| format!(", {at}")).unwrap_or_default();
        format!("{}{at}", source.id)
    });
    context.line(&format!("Source: {}", source.as_deref().unwrap_or("none")))?;
    context.line(&format!(
        "Notice ({}): {}",
        record.style.as_deref().unwrap_or_default(),
        record.notice.as_deref().unwrap_or_default()
    ))?;
    context.line("")?;
    for fault in &draft.faults {
        let text = format!("notice/style: {}: {}", fault.name, fault.message);
        context.parts(&[context.paint(Label::Warning, &text)])?;
    }
    if let Some(objection) = &draft.objection {
        let text = format!("{}: {}", objection.rule, objection.message);
        context.parts(&[context.paint(Label::Error, &text)])?;
        context.line("")?;
    }
    prove::print(context, &draft.proof)
}
