//! Messages and mailboxes: who wrote what to whom and when; what is quoted from earlier messages stands apart.

use crate::{Aside, AsideKind, Document, Limits, Refusal, html};
use mail_parser::{Address, Message, MessageParser, MimeHeaders, PartType};

/// Reads one message.
///
/// # Errors
/// Where it is none.
pub fn read_eml(bytes: &[u8], limits: &Limits) -> Result<Document, Refusal> {
    let mut document = message(bytes, limits)?;
    // A source of one message says in its text who wrote it: it is evidence too.
    let head = head(&document);
    if !head.is_empty() {
        let shift = head.len() + 1;
        document.text = format!("{head}\n{}", document.text);
        for aside in &mut document.asides {
            aside.at = aside.at.map(|at| at + shift);
        }
    }
    Ok(document)
}

fn head(document: &Document) -> String {
    let fields = [("From", &document.byline), ("Date", &document.published), ("Subject", &document.title)];
    fields
        .iter()
        .filter_map(|(name, value)| value.as_ref().map(|value| format!("{name}: {value}\n")))
        .collect()
}

/// Reads a mailbox: a document for each message.
///
/// # Errors
/// Where it holds none, or more than the limit.
pub fn read_mbox(bytes: &[u8], limits: &Limits) -> Result<Vec<Document>, Refusal> {
    let messages = parted(bytes);
    if messages.len() > limits.parts {
        return Err(Refusal::TooLarge(format!("more than {} messages", limits.parts)));
    }
    let mut found = Vec::new();
    let mut lost = 0;
    for raw in messages {
        match message(&raw, limits) {
            Ok(document) => found.push(document),
            Err(_) => lost += 1,
        }
    }
    let Some(first) = found.first_mut() else {
        return Err(Refusal::Broken("no message in it can be read".to_owned()));
    };
    if lost > 0 {
        first.warnings.push(format!("{lost} messages could not be read"));
    }
    Ok(found)
}

/// The messages of a mailbox, without the lines that part them and the marks that guard such lines.
fn parted(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut found: Vec<Vec<u8>> = Vec::new();
    let mut blank = true;
    for line in bytes.split_inclusive(|b| *b == b'\n') {
        let words = String::from_utf8_lossy(line.get(..line.len().min(200)).unwrap_or(line));
        if blank && crate::sniff::is_mbox_line(words.trim_end()) {
            found.push(Vec::new());
            blank = false;
            continue;
        }
        blank = words.trim().is_empty();
        let guarded = line.iter().take_while(|b| **b == b'>').count();
        let from = line.get(guarded..).is_some_and(|rest| guarded > 0 && rest.starts_with(b"From "));
        if let Some(open) = found.last_mut() {
            open.extend_from_slice(if from { line.get(1..).unwrap_or(line) } else { line });
        }
    }
    found
}

fn message(bytes: &[u8], limits: &Limits) -> Result<Document, Refusal> {
    let broken = || Refusal::Broken("it is no message".to_owned());
    let message = MessageParser::default().parse(bytes).ok_or_else(broken)?;
    if message.headers().is_empty()
        || (message.from().is_none() && message.date().is_none() && message.subject().is_none())
    {
        return Err(broken());
    }
    let mut document = Document {
        title: message.subject().map(tidy).filter(|subject| !subject.is_empty()),
        byline: message.from().map(people).filter(|from| !from.is_empty()),
        published: message.date().filter(|date| date.is_valid()).map(mail_parser::DateTime::to_rfc3339),
        ..Document::default()
    };
    let body = body(&message, limits);
    let (own, quoted) = apart(&body);
    document.text = own;
    document.asides.extend(quoted);
    let names: Vec<String> = message
        .attachments()
        .take(20)
        .map(|part| part.attachment_name().map_or_else(|| "without a name".to_owned(), tidy))
        .collect();
    if !names.is_empty() {
        document.warnings.push(format!(
            "{} attached files are not read: {} (save them and import them)",
            message.attachment_count(),
            names.join(", ")
        ));
    }
    Ok(document)
}

/// The plain text of a message, or its markup as text.
fn body(message: &Message<'_>, limits: &Limits) -> String {
    let plain = message.text_bodies().filter_map(|part| match &part.body {
        PartType::Text(text) => Some(text.as_ref().to_owned()),
        PartType::Html(html) => Some(html::text_of(html, limits)),
        _ => None,
    });
    let plain: Vec<String> = plain.filter(|text| !text.trim().is_empty()).collect();
    if !plain.is_empty() {
        return plain.join("\n\n").replace("\r\n", "\n");
    }
    let marked = message.html_bodies().filter_map(|part| match &part.body {
        PartType::Html(html) => Some(html::text_of(html, limits)),
        _ => None,
    });
    marked.collect::<Vec<_>>().join("\n\n")
}

fn people(address: &Address<'_>) -> String {
    let one = |addr: &mail_parser::Addr<'_>| match (addr.name(), addr.address()) {
        (Some(name), Some(address)) => format!("{} <{}>", tidy(name), tidy(address)),
        (Some(name), None) => tidy(name),
        (None, Some(address)) => tidy(address),
        (None, None) => String::new(),
    };
    address.iter().take(20).map(one).filter(|one| !one.is_empty()).collect::<Vec<_>>().join(", ")
}

fn tidy(words: &str) -> String {
    crate::build::squeezed(words)
}

/// A message's own words, and what it quotes: lines after `>`, and all below the head of a forwarded message.
fn apart(body: &str) -> (String, Vec<Aside>) {
    let lines: Vec<&str> = body.lines().collect();
    let mut own = String::new();
    let mut asides: Vec<Aside> = Vec::new();
    let mut quoting = false;
    let mut n = 0;
    while let Some(line) = lines.get(n) {
        if opens_original(&lines, n) {
            let rest = lines.get(n..).unwrap_or_default().join("\n");
            asides.push(quoted(&rest, own.len()));
            break;
        }
        let bare = line.trim_start();
        if bare.starts_with('>') {
            let words = bare.trim_start_matches(['>', ' ']);
            match asides.last_mut().filter(|_| quoting) {
                Some(open) => {
                    open.text.push('\n');
                    open.text.push_str(words);
                }
                None => {
                    let lead = lead_in(&mut own);
                    asides.push(quoted(&format!("{lead}{words}"), own.len()));
                }
            }
            quoting = true;
        } else {
            quoting &=
                bare.is_empty() && lines.get(n + 1).is_some_and(|next| next.trim_start().starts_with('>'));
            own.push_str(line.trim_end());
            own.push('\n');
        }
        n += 1;
    }
    let text = own.trim().to_owned();
    let lost = own.len() - own.trim_start().len();
    for aside in &mut asides {
        aside.at = aside.at.map(|at| at.saturating_sub(lost).min(text.len()));
        aside.text = aside.text.trim().to_owned();
    }
    asides.retain(|aside| !aside.text.is_empty());
    (if text.is_empty() { text } else { format!("{text}\n") }, asides)
}

fn quoted(words: &str, at: usize) -> Aside {
    Aside { kind: AsideKind::Quoted, text: words.to_owned(), at: Some(at) }
}

/// The line above a quotation that says whose it is goes with it: `On 6 May Ivo Lund wrote:`.
fn lead_in(own: &mut String) -> String {
    let kept = own.trim_end();
    // It may be broken into two lines.
    let last = kept.rsplit('\n').take_while(|line| !line.trim().is_empty()).take(2).collect::<Vec<_>>();
    let ends = last.first().is_some_and(|line| line.trim_end().ends_with(':'));
    if !ends {
        return String::new();
    }
    let dated = |line: &&&str| line.bytes().any(|b| b.is_ascii_digit()) || line.contains('@');
    let Some(count) = last.iter().position(|line| dated(&line)).map(|at| at + 1) else {
        return String::new();
    };
    let words: Vec<&str> = last.iter().take(count).rev().map(|line| line.trim()).collect();
    let from =
        kept.len() - (last.iter().take(count).map(|line| line.len() + 1).sum::<usize>()).min(kept.len());
    let lead = format!("{}\n", words.join(" "));
    own.truncate(from);
    own.push('\n');
    lead
}

/// `-----Original Message-----`, or three head lines in a row in the middle of a body.
fn opens_original(lines: &[&str], n: usize) -> bool {
    let line = lines.get(n).map_or("", |line| line.trim());
    let ruled = line.starts_with("-----") && line.ends_with("-----") && line.chars().any(char::is_alphabetic);
    let field = |line: &str| {
        let line = line.trim().trim_matches('*');
        ["From:", "Sent:", "To:", "Date:", "Subject:", "Cc:", "Von:", "De :", "De:"]
            .iter()
            .any(|name| line.starts_with(name))
    };
    ruled || (n > 0 && (n..n + 3).all(|k| lines.get(k).is_some_and(|line| field(line))))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "From: Ivo Lund <ivo@board.example>\r\nTo: desk@herald.example\r\nDate: Mon, 6 May 2024 07:08:09 +0300\r\n\
        Message-ID: <1@x>\r\nSubject: =?utf-8?q?Fares_=E2=80=93_again?=\r\n";

    fn eml(rest: &str) -> Document {
        read_eml(format!("{HEAD}{rest}").as_bytes(), &Limits::default()).unwrap()
    }

    #[test]
    fn a_message_says_who_and_when() {
        let document = eml("\r\nThe fares rise by 10 per cent.\r\n\r\nIvo\r\n");
        assert_eq!(document.title.as_deref(), Some("Fares – again"));
        assert_eq!(document.byline.as_deref(), Some("Ivo Lund <ivo@board.example>"));
        assert_eq!(document.published.as_deref(), Some("2024-05-06T07:08:09+03:00"));
        assert!(document.text.starts_with(
            "From: Ivo Lund <ivo@board.example>\nDate: 2024-05-06T07:08:09+03:00\nSubject: Fares"
        ));
        assert!(document.text.ends_with("\n\nThe fares rise by 10 per cent.\n\nIvo\n"), "{}", document.text);
    }

    #[test]
    fn what_is_quoted_stands_apart() {
        let document = eml(
            "\r\nNo, by 10.\r\n\r\nOn 5 May 2024 Petra Holm wrote:\r\n> Do the fares rise by 12 per cent?\r\n> And when?\r\n\r\nIn June.\r\n\r\n\
            -----Original Message-----\r\nFrom: Aro\r\nAnd the dogs?\r\n",
        );
        assert!(
            document.text.ends_with("No, by 10.\n\n\nIn June.\n")
                || document.text.ends_with("No, by 10.\n\nIn June.\n"),
            "{:?}",
            document.text
        );
        let quoted: Vec<_> = document.asides.iter().map(|a| (a.kind, a.text.as_str())).collect();
        assert_eq!(
            quoted[0],
            (
                AsideKind::Quoted,
                "On 5 May 2024 Petra Holm wrote:\nDo the fares rise by 12 per cent?\nAnd when?"
            )
        );
        assert!(quoted[1].1.ends_with("And the dogs?"));
    }

    #[test]
    fn markup_and_attachments_are_seen() {
        let rest = "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/html; charset=windows-1252\r\n\
            Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>It costs 4=A0=80.</p><script>x()</script>\r\n--x\r\nContent-Type: application/pdf\r\n\
            Content-Disposition: attachment; filename=\"fares.pdf\"\r\n\r\n%PDF\r\n--x--\r\n";
        let document = eml(rest);
        assert!(document.text.ends_with("It costs 4 €.\n"), "{}", document.text);
        assert!(document.warnings[0].contains("fares.pdf"));
    }

    #[test]
    fn a_mailbox_is_parted_into_its_messages() {
        let one = "From a@b Mon May  6 07:08:09 2024\nFrom: a@b\nSubject: One\n\nFirst.\n>From now on 5.\n\n";
        let two = "From c@d Tue May  7 07:08:09 2024\nFrom: c@d\nSubject: Two\n\nSecond.\n";
        let found = read_mbox(format!("{one}{two}").as_bytes(), &Limits::default()).unwrap();
        let texts: Vec<_> = found.iter().map(|d| (d.title.as_deref().unwrap(), d.text.as_str())).collect();
        assert_eq!(texts, [("One", "First.\nFrom now on 5.\n"), ("Two", "Second.\n")]);
        let few = Limits { parts: 1, ..Limits::default() };
        assert!(matches!(read_mbox(format!("{one}{two}").as_bytes(), &few), Err(Refusal::TooLarge(_))));
        assert!(matches!(read_mbox(b"", &few), Err(Refusal::Broken(_))));
    }
}
