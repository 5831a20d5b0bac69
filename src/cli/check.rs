//! `copydesk check`: findings.

use super::args::{Check, Deny};
use super::context::{Context, Label, Painted, exit};
use super::flags::flags;
use super::overview::plural;
use super::shown::cut;
use crate::desk::{CheckOptions, Checked, Desk, Dismissed, Error, Kind, Result, check_file};
use crate::exit::Exit;
use crate::export;
use crate::store::fields::position;
use crate::store::record::locator_words;
use copydesk_engine::{Evidence, Finding, Level, Place, Rule, Suggestion, Verdict};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::json;
use std::path::Path;

impl Default for Check {
    fn default() -> Self {
        Self { articles: Vec::new(), source: Vec::new(), deny: Deny::Error, explain: false }
    }
}

/// Checks the articles named, or the newest version of each.
///
/// # Errors
/// Where there is no desk for them. An article that cannot be read is reported, and the others are checked.
pub fn run(context: &mut Context, args: &Check) -> Result<Exit> {
    let format = context.format(&["human", "json", "sarif", "github"])?;
    let options = CheckOptions { sources: args.source.clone() };
    let desk = desk(context, args)?;
    let names: Vec<String> = match &desk {
        Some(desk) if args.articles.is_empty() => desk.articles().into_iter().map(|row| row.slug).collect(),
        _ => args.articles.clone(),
    };
    let (mut failed, mut unread) = (false, false);
    let mut checked = Vec::new();
    for name in &names {
        let one = match &desk {
            Some(desk) => desk.target(name).and_then(|target| desk.check(&target, &options)),
            None => check_file(
                Path::new(name),
                &options,
                copydesk_engine::Settings::default(),
                &context.readers(),
            ),
        };
        match one {
            Ok(one) => checked.push(one),
            Err(error) => {
                context.report(&error);
                unread = true;
            }
        }
    }
    for one in &checked {
        failed |= one.findings.iter().any(|finding| denied(args.deny, finding.level));
        for problem in &one.problems {
            context.report(problem);
            unread = true;
        }
    }
    match format {
        "json" => context.object("check", object(&checked, args.explain))?,
        "sarif" => context.raw(&export::sarif(&flags(&checked)))?,
        "github" => context.raw(&export::github(&flags(&checked)))?,
        _ => {
            for one in &checked {
                print(context, desk.as_ref(), one, args.explain)?;
            }
            print_sum(context, &checked)?;
        }
    }
    Ok(exit(failed, unread))
}

/// The desk to check on; none where only files are named and no desk is near.
fn desk(context: &Context, args: &Check) -> Result<Option<Desk>> {
    match context.desk() {
        Ok(desk) => Ok(Some(desk)),
        Err(error) if error.kind == Kind::NotFound && context.common.desk.is_none() => {
            let files =
                !args.articles.is_empty() && args.articles.iter().all(|name| Path::new(name).is_file());
            if !files {
                return Err(no_file(&args.articles).unwrap_or(error));
            }
            let first = args.articles.first().map(Path::new).and_then(Path::parent);
            let above = first.and_then(|folder| Desk::find(folder).ok());
            above.map(|root| context.desk_at(&root)).transpose()
        }
        Err(error) => Err(error),
    }
}

/// Without a desk an argument can only be a file: the first that is none, said so where it looks like a path.
fn no_file(names: &[String]) -> Option<Error> {
    let name = names.iter().find(|name| !Path::new(name).is_file())?;
    let path = Path::new(name);
    let why = match (path.is_dir(), path.extension().is_some() || name.contains(['/', '\\'])) {
        (true, _) => "a folder, not an article (`--desk DIR` names a desk)",
        (false, true) => "there is no such file",
        (false, false) => return None,
    };
    Some(Error::new(Kind::NotFound, format!("{name}: {why}")).at(path))
}

fn denied(deny: Deny, level: Level) -> bool {
    match deny {
        Deny::Error => level >= Level::Error,
        Deny::Warning => level >= Level::Warning,
        Deny::Never => false,
    }
}

fn object(checked: &[Checked], explain: bool) -> serde_json::Value {
    let mut articles = serde_json::to_value(checked).unwrap_or_default();
    if explain && let Some(articles) = articles.as_array_mut() {
        for (article, one) in articles.iter_mut().zip(checked) {
            article["explained"] = json!(one.explained);
        }
    }
    json!({"articles": articles})
}

fn print(context: &mut Context, desk: Option<&Desk>, one: &Checked, explain: bool) -> Result<()> {
    let version = one.version.map(|version| format!("@{version}")).unwrap_or_default();
    let title = one.title.as_deref().map(|title| format!("  {}", cut(title, 80))).unwrap_or_default();
    let name = format!("{}{version}", one.article);
    context.parts(&[context.paint(Label::Strong, &name), Painted::plain(&title)])?;
    // What no source has is for whoever asks: it would drown what is wrong.
    let (missing, told): (Vec<&Finding>, Vec<&Finding>) = one
        .findings
        .iter()
        .partition(|f| !explain && f.rule == Rule::SourceMissing && f.level == Level::Note);
    for finding in told {
        print_finding(context, one, finding)?;
    }
    if !missing.is_empty() {
        let count = plural(missing.len(), "note");
        context.line(&format!("  {count} of words and figures that no source has (--explain lists them)"))?;
    }
    for dismissed in &one.dismissed {
        print_dismissed(context, desk, one, dismissed)?;
    }
    let count = |verdict| one.claims.iter().filter(|claim| claim.verdict == verdict).count();
    let verdicts = [
        (count(Verdict::Supported), "supported"),
        (count(Verdict::Contradicted), "contradicted"),
        (count(Verdict::NotFound), "not found"),
        (count(Verdict::Unchecked), "unchecked"),
    ];
    let verdicts: Vec<String> =
        verdicts.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}")).collect();
    let claims = plural(one.claims.len(), "claim");
    let claims = if verdicts.is_empty() { claims } else { format!("{claims}: {}", verdicts.join(", ")) };
    let cover = &one.coverage;
    let covered = format!(
        "{}, {} with facts, {} checked",
        plural(cover.sentences, "sentence"),
        cover.with_facts,
        cover.checked
    );
    context.parts(&[context.paint(Label::Dim, &format!("  {claims} · {covered}"))])?;
    if explain {
        for line in &one.explained {
            context.line(&format!("  {line}"))?;
        }
    }
    context.line("")
}

fn print_finding(context: &mut Context, one: &Checked, finding: &Finding) -> Result<()> {
    let (label, word) = match finding.level {
        Level::Error => (Label::Error, "error"),
        Level::Warning => (Label::Warning, "warning"),
        Level::Note => (Label::Dim, "note"),
    };
    let at = where_is(one, finding);
    let rest = format!("{:22} {at}  “{}”", finding.rule.name(), cut(&finding.text, 60));
    context.parts(&[
        Painted::plain("  "),
        context.paint(label, &format!("{word:8}")),
        Painted::plain(&rest),
    ])?;
    context.line(&format!("          {}", cut(&finding.message, 400)))?;
    for evidence in finding.evidence.iter().take(3) {
        context.parts(&[context.paint(Label::Dim, &format!("          {}", passage(one, evidence)))])?;
    }
    if let Some(suggested) = suggested(finding) {
        context.line(&format!("          suggested: “{}”", cut(&suggested, 120)))?;
    }
    Ok(())
}

/// The words that are marked, as they would stand: of a role beside a name only the role may change.
fn suggested(finding: &Finding) -> Option<String> {
    let Suggestion { span, replacement } = finding.suggestion.as_ref()?;
    let lead = span.start.checked_sub(finding.span.start).and_then(|end| finding.text.get(..end));
    let rest = span.end.checked_sub(finding.span.start).and_then(|start| finding.text.get(start..));
    Some(
        lead.zip(rest).map_or_else(|| replacement.clone(), |(lead, rest)| [lead, replacement, rest].concat()),
    )
}

/// A finding that was put aside: what it was, who put it aside, when and why.
fn print_dismissed(
    context: &mut Context,
    desk: Option<&Desk>,
    one: &Checked,
    dismissed: &Dismissed,
) -> Result<()> {
    let Dismissed { finding, by, at, why } = dismissed;
    let what = format!("{:22} {}  “{}”", finding.rule.name(), where_is(one, finding), cut(&finding.text, 60));
    context.parts(&[context.paint(Label::Dim, &format!("  aside   {what}"))])?;
    let day = day_put_aside(desk, *at);
    let line = format!("          put aside by {}, {day}: {}", cut(by, 60), cut(why, 200));
    context.parts(&[context.paint(Label::Dim, &line)])
}

/// In the desk's zone, as the days of its notices and of its log are.
fn day_put_aside(desk: Option<&Desk>, at: Timestamp) -> Date {
    desk.map_or_else(|| TimeZone::UTC.to_datetime(at).date(), |desk| desk.day_of(at))
}

/// File, line and column; the part of the article where it does not stand in the body.
fn where_is(one: &Checked, finding: &Finding) -> String {
    match finding.place {
        Place::Title => "headline".to_owned(),
        Place::Summary => "summary".to_owned(),
        Place::Caption(n) => format!("caption {n}"),
        Place::Body => {
            let (line, column) = position(&one.text, finding.span.start);
            let path = one.path.strip_prefix(".").unwrap_or(&one.path);
            format!("{}:{}:{column}", path.display(), line + one.lines_before)
        }
    }
}

fn passage(one: &Checked, evidence: &Evidence) -> String {
    let at = locator_words(&evidence.locator).map(|at| format!(", {at}")).unwrap_or_default();
    let source = one.sources.iter().find(|source| source.id == evidence.source);
    let rank = source.and_then(|source| source.provenance.rank());
    let rank = rank.map(|rank| format!(" [{}]", cut(&rank, 60))).unwrap_or_default();
    format!("{}{at}{rank}: “{}”", evidence.source, cut(&evidence.text, 200))
}

fn print_sum(context: &mut Context, checked: &[Checked]) -> Result<()> {
    let count =
        |level| checked.iter().flat_map(|one| &one.findings).filter(|finding| finding.level == level).count();
    let sum = [
        plural(checked.len(), "article"),
        plural(count(Level::Error), "error"),
        plural(count(Level::Warning), "warning"),
        plural(count(Level::Note), "note"),
    ];
    context.line(&sum.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use copydesk_engine::{Article, Request, check};

    #[test]
    fn what_is_suggested_are_the_marked_words_put_right() {
        let published = "2026-05-04".parse().ok();
        let text = "The hall opens on Saturday 16 June.".to_owned();
        let answer = check(&Request {
            article: Article { text, published, ..Article::default() },
            ..Request::default()
        });
        let [finding] = answer.findings.as_slice() else { panic!("{:?}", answer.findings) };
        assert_eq!(finding.text, "Saturday 16 June");
        assert_eq!(suggested(finding).as_deref(), Some("Tuesday 16 June"));
    }

    #[test]
    fn what_is_put_aside_has_the_day_of_the_desk_s_zone() {
        let (_folder, desk) = crate::desk::example::demo(&|_| None);
        // 20:00 in UTC is three in the morning of the next day in Phnom Penh
        let at: Timestamp = "2026-11-26T20:00:00Z".parse().unwrap();
        assert_eq!(day_put_aside(Some(&desk), at).to_string(), "2026-11-27");
        assert_eq!(day_put_aside(None, at).to_string(), "2026-11-26");
    }
}
