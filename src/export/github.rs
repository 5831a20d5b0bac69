//! Findings as the commands by which a GitHub workflow marks lines of files.

use super::Flag;
use std::fmt::Write;

/// One line a finding.
#[must_use]
pub fn github(flags: &[Flag]) -> String {
    let mut out = String::new();
    for flag in flags {
        let level = match flag.level.as_str() {
            "error" => "error",
            "warning" => "warning",
            _ => "notice",
        };
        let at = flag.region.map_or_else(String::new, |region| {
            format!(
                ",line={},endLine={},col={},endColumn={}",
                region.start.0, region.end.0, region.start.1, region.end.1
            )
        });
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "::{level} file={}{at},title={}::{}",
            property(&flag.path),
            property(&flag.rule),
            data(&flag.message)
        );
    }
    out
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample::flags;

    fn read(text: &str) -> String {
        let text = text.replace("%2C", ",").replace("%3A", ":").replace("%0A", "\n").replace("%0D", "\r");
        text.replace("%25", "%")
    }

    #[test]
    fn what_is_read_back_is_the_findings() {
        let flags = flags();
        let text = github(&flags);
        assert_eq!(text.lines().count(), flags.len());
        for (line, flag) in text.lines().zip(&flags) {
            let (command, message) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
            assert_eq!(read(message), flag.message);
            let (level, properties) = command.split_once(' ').unwrap();
            assert_eq!(level, if flag.level == "note" { "notice" } else { flag.level.as_str() });
            let value = |key: &str| {
                let mut pairs = properties.split(',').filter_map(|pair| pair.split_once('='));
                pairs.find(|(name, _)| *name == key).map(|(_, value)| read(value))
            };
            assert_eq!(value("file"), Some(flag.path.clone()));
            assert_eq!(value("title"), Some(flag.rule.clone()));
            assert_eq!(value("line"), flag.region.map(|region| region.start.0.to_string()));
            assert_eq!(value("endColumn"), flag.region.map(|region| region.end.1.to_string()));
        }
    }
}
