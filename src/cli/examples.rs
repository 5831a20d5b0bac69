//! Examples for `--help` and the manual page: each is a line that can be typed, and a test types it.

use super::args::Cli;
use clap::{Command, CommandFactory};

/// Examples by command; those of the program itself stand under no name.
const EXAMPLES: &[(&str, &[&str])] = &[
    (
        "",
        &[
            "copydesk",
            "copydesk draft.md",
            "copydesk --plain",
            "copydesk init --example demo",
            "copydesk check ferry-captain-verdict",
        ],
    ),
    (
        "check",
        &[
            "copydesk check",
            "copydesk check ferry-captain-verdict@v1 --explain",
            "copydesk check draft.md --source report.pdf --source notes.txt",
            "copydesk check --format sarif --deny warning",
        ],
    ),
    ("facts", &["copydesk facts story.txt --date 2025-06-30", "copydesk facts - --format json"]),
    ("batch", &["copydesk batch", "copydesk batch --facts"]),
    ("diff", &["copydesk diff ines-calloway", "copydesk diff ines-calloway v1..v2"]),
    (
        "correct",
        &[
            "copydesk correct ferry-route --wrong 2012 --right 2013 --dry-run",
            "copydesk correct ferry-route --wrong \"12 miles\" --right \"21 miles\" --source charts/strait.txt",
            "copydesk correct ferry-route --wrong 2012 --right 2013 --draft --sweep",
        ],
    ),
    (
        "report",
        &[
            "copydesk report",
            "copydesk report ferry-route --wrong \"12 miles\" --right \"21 miles\" --learned \"a reader’s letter\"",
        ],
    ),
    ("take", &["copydesk take 2025-06-30-k3m9xq"]),
    ("uphold", &["copydesk uphold 2025-06-30-k3m9xq --reason \"the chart has 21 miles\""]),
    ("hold", &["copydesk hold 2025-06-30-k3m9xq --reason \"the author is asked\""]),
    ("reject", &["copydesk reject 2025-06-30-k3m9xq --reason \"the source says so too\""]),
    ("approve", &["copydesk approve 2025-06-30-k3m9xq"]),
    ("publish", &["copydesk publish ferry-route", "copydesk publish 2025-06-30-k3m9xq"]),
    (
        "notice",
        &[
            "copydesk notice ines-calloway",
            "copydesk notice ines-calloway --style guardian --format html",
            "copydesk notice --lint notice.txt --style ap",
        ],
    ),
    ("prove", &["copydesk prove ines-calloway", "copydesk prove ines-calloway --format json"]),
    ("history", &["copydesk history ines-calloway", "copydesk history ines-calloway --claim c1f0a2b3c"]),
    (
        "versions",
        &[
            "copydesk versions ferry-route news/ferry-route.md --dry-run",
            "copydesk versions ferry-route pages.warc --url https://example.org/ferry-route",
        ],
    ),
    ("watch", &["copydesk watch", "copydesk watch site/ferry-route.html --slug ferry-route --once"]),
    ("checkpoint", &["copydesk checkpoint"]),
    ("audit", &["copydesk audit --since 2025-01-01", "copydesk audit --verify"]),
    ("export", &["copydesk export --format atom", "copydesk export --format html --out public"]),
    ("init", &["copydesk init", "copydesk init --example demo"]),
    ("import", &["copydesk import report.pdf", "copydesk import inbox"]),
    ("keys", &["copydesk keys", "copydesk keys --format json"]),
    ("doctor", &["copydesk doctor"]),
    ("completions", &["copydesk completions bash", "copydesk completions zsh", "copydesk completions fish"]),
    ("man", &["copydesk man"]),
];

/// The command line with its examples.
#[must_use]
pub fn command() -> Command {
    EXAMPLES.iter().fold(Cli::command(), |whole, (name, lines)| {
        if name.is_empty() { with(whole, lines) } else { whole.mut_subcommand(*name, |sub| with(sub, lines)) }
    })
}

/// What stood at the end of the help stays there, after the examples.
fn with(command: Command, lines: &[&str]) -> Command {
    let mut text = String::from("Examples:");
    for line in lines {
        text.push_str("\n  ");
        text.push_str(line);
    }
    if let Some(more) = command.get_after_help() {
        text.push_str(&format!("\n\n{more}"));
    }
    command.after_help(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words as a shell splits them, as far as the examples need it.
    fn words(line: &str) -> Vec<String> {
        let parts = line.split('"').enumerate();
        parts
            .flat_map(|(n, part)| match n % 2 {
                0 => part.split_whitespace().map(str::to_owned).collect::<Vec<_>>(),
                _ => vec![part.to_owned()],
            })
            .collect()
    }

    #[test]
    fn every_example_can_be_typed() {
        for line in EXAMPLES.iter().flat_map(|(_, lines)| *lines) {
            let parsed = command().try_get_matches_from(words(line));
            assert!(parsed.is_ok(), "{line}: {}", parsed.unwrap_err());
        }
    }

    #[test]
    fn every_command_that_is_shown_has_an_example() {
        for sub in Cli::command().get_subcommands().filter(|sub| !sub.is_hide_set()) {
            let known = EXAMPLES.iter().any(|(name, _)| *name == sub.get_name());
            assert!(known || sub.get_name() == "help", "{}", sub.get_name());
        }
    }
}
