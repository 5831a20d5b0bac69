//! The composer: the words on top, the notice as it will print, the article's change and the proof.

use super::super::app::{App, Composer};
use super::super::layout::{Boxed, split};
use super::super::model::{DiffLine, Preview};
use super::super::page::Row;
use super::super::theme::{Label, Sign, Theme};
use super::Spot;
use super::paint::{Paint, wrapped};
use ratatui::layout::Rect;

pub fn draw(paint: &mut Paint<'_>, app: &App, composer: &Composer, body: Rect) -> Spot {
    let (fields, rest) = split(body, if body.height >= 20 { 8 } else { 6 });
    let spot = draw_fields(paint, app, composer, Boxed::framed(fields));
    let wide = body.width >= 96 && rest.height >= 8;
    let (notice, below) = if wide {
        let half = rest.width / 2;
        (Rect { width: half, ..rest }, Rect { x: rest.x + half, width: rest.width - half, ..rest })
    } else {
        split(rest, (rest.height / 3).max(4))
    };
    let empty = Preview::default();
    let preview = composer.preview.as_ref().unwrap_or(&empty);
    if wide {
        // The notice gets the lines it needs, as long as the change keeps a few.
        let rows = notice_rows(preview);
        let needed = wrapped(&rows, Boxed::framed(notice).inner.width).len();
        let lines = u16::try_from(needed).unwrap_or(u16::MAX).saturating_add(2).max(notice.height / 3);
        let (notice, change) = split(notice, lines.min(notice.height.saturating_sub(6)));
        pane(paint, notice, "The notice as it will print", &notice_rows(preview), 0);
        pane(paint, change, "The article's change", &diff_rows(preview, paint.theme), composer.top);
        pane(paint, below, "Proof", &proof_rows(preview, paint.theme), composer.top);
    } else {
        pane(paint, notice, "The notice as it will print", &notice_rows(preview), 0);
        let mut rows = proof_rows(preview, paint.theme);
        rows.push(Row::blank());
        rows.extend(diff_rows(preview, paint.theme));
        pane(paint, below, "Proof, and the article's change", &rows, composer.top);
    }
    spot
}

/// A pane of lines, scrolled as far as there is something below; what is below is said.
fn pane(paint: &mut Paint<'_>, area: Rect, title: &str, rows: &[Row], top: usize) {
    let boxed = Boxed::framed(area);
    let lines = wrapped(rows, boxed.inner.width).len();
    let over = lines.saturating_sub(usize::from(boxed.inner.height));
    let below = over - top.min(over);
    let note = if below > 0 { format!("{below} more, PageDown") } else { String::new() };
    paint.pane(boxed, title, &note, false);
    paint.rows(boxed.inner, rows, top.min(over));
}

fn draw_fields(paint: &mut Paint<'_>, app: &App, composer: &Composer, pane: Boxed) -> Spot {
    let dot = paint.theme.sign(Sign::Dot);
    let draft = &composer.draft;
    let known = [&draft.kind, &draft.severity, &draft.cause];
    let known: Vec<&str> = known.into_iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
    paint.pane(pane, &format!("Correction {dot} {}", draft.slug), &known.join(&format!(" {dot} ")), true);
    let area = pane.inner;
    let mut y = area.y;
    if area.height >= 6 {
        let sentence = composer.sentence.split_whitespace().collect::<Vec<_>>().join(" ");
        paint.fitted(area.x, y, area.right(), &sentence, Label::Quiet);
        y += 2;
    }
    let mut spot = Spot { at: (area.x, y), shown: true };
    let [learned, found_by, note] = &composer.more;
    let fields = [
        ("Wrong", &composer.wrong),
        ("Right", &composer.right),
        ("Reason", &composer.reason),
        ("Learned", learned),
        ("Found by", found_by),
        ("Note", note),
    ];
    // Three at a time: those of the error, then those of the record.
    let from = if composer.field < 3 { 0 } else { 3 };
    for (n, (name, input)) in fields.into_iter().enumerate().skip(from).take(3) {
        let here = n == composer.field;
        let sign = if here { paint.theme.sign(Sign::Selected) } else { " " };
        let label = if here { Label::Focus } else { Label::Quiet };
        paint.text(area.x, y, area.right(), &format!("{sign} {name}"), label);
        let at = paint.input(area.x + 10, y, area.right(), input, Label::Text);
        if n >= 1 && input.text().is_empty() {
            let why = match n {
                1 => composer.unsaid,
                2 => "only needed where a step of the proof fails",
                3 => "how the desk heard of it",
                4 => "you, where nothing else is said",
                _ => "what an editor’s note or a retraction says",
            };
            paint.fitted(area.x + 10, y, area.right(), why, Label::Quiet);
        }
        if here {
            spot.at = (at, y);
        }
        y += 1;
    }
    if y < area.bottom() {
        let source = if composer.draft.source.is_empty() { "none" } else { &composer.draft.source };
        let style = if composer.draft.style.is_empty() { "the desk's" } else { &composer.draft.style };
        let half = area.x + area.width * 6 / 10;
        paint.text(area.x, y, area.right(), "  Source", Label::Quiet);
        paint.fitted(area.x + 10, y, half.saturating_sub(1), source, Label::Text);
        let x = paint.text(half, y, area.right(), "Style  ", Label::Quiet);
        paint.fitted(x, y, area.right(), style, Label::Text);
    }
    // The cursor belongs to the question while one is asked.
    spot.shown = app.question.is_none();
    spot
}

fn notice_rows(preview: &Preview) -> Vec<Row> {
    preview.notice.lines().map(|line| Row::new(line, Label::Text)).collect()
}

/// What is in the way, the steps that fail, then those that hold.
fn proof_rows(preview: &Preview, theme: Theme) -> Vec<Row> {
    let (hold, fail): (Vec<_>, Vec<_>) = preview.steps.iter().partition(|step| step.holds);
    let mut rows: Vec<Row> = fail
        .into_iter()
        .chain(hold)
        .map(|step| {
            let (sign, label) = if step.holds {
                (Sign::Supported, Label::Supported)
            } else {
                (Sign::Contradicted, Label::Contradicted)
            };
            let words = if step.holds { Label::Quiet } else { Label::Text };
            Row::new(step.name.replace('-', " "), Label::Strong)
                .led(theme.sign(sign), label, 2)
                .and(format!("  {}", step.message), words)
        })
        .collect();
    if let Some(reason) = &preview.blocked {
        rows.insert(0, Row::new(reason.clone(), Label::NotFound));
    }
    rows
}

fn diff_rows(preview: &Preview, theme: Theme) -> Vec<Row> {
    let changed = |sign: &str, parts: &[(bool, String)], label: Label| {
        parts.iter().fold(Row::default().led(sign, label, 2), |row, (hit, text)| {
            row.and(text.clone(), if *hit { label } else { Label::Text })
        })
    };
    let minus = if theme.ascii { "-" } else { "−" };
    preview
        .diff
        .iter()
        .map(|line| match line {
            DiffLine::Before(parts) => changed(minus, parts, Label::Removed),
            DiffLine::After(parts) => changed("+", parts, Label::Added),
        })
        .collect()
}
