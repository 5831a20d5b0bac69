//! Findings as SARIF 2.1.0, for code hosts and editors.

use super::{Flag, Region};
use serde_json::{Value as Json, json};

/// One run with every finding.
#[must_use]
pub fn sarif(flags: &[Flag]) -> String {
    let mut rules: Vec<&Flag> = Vec::new();
    for flag in flags {
        if !rules.iter().any(|known| known.rule == flag.rule) {
            rules.push(flag);
        }
    }
    let results: Vec<Json> = flags
        .iter()
        .map(|flag| {
            let index = rules.iter().position(|known| known.rule == flag.rule).unwrap_or_default();
            result(flag, index)
        })
        .collect();
    let described: Vec<Json> =
        rules.iter().map(|flag| json!({"id": flag.rule, "shortDescription": {"text": flag.doc}})).collect();
    let whole = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "copydesk", "version": env!("CARGO_PKG_VERSION"), "rules": described,
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{}\n", serde_json::to_string_pretty(&whole).unwrap_or_default())
}

fn result(flag: &Flag, index: usize) -> Json {
    let artifact = json!({"uri": uri(&flag.path)});
    let mut physical = json!({"artifactLocation": artifact});
    if let Some(at) = flag.region {
        physical["region"] = region(at);
    }
    let mut result = json!({
        "ruleId": flag.rule,
        "ruleIndex": index,
        "level": flag.level,
        "message": {"text": flag.message},
        "locations": [{"physicalLocation": physical}],
    });
    if let Some((at, text)) = &flag.replacement {
        result["fixes"] = json!([{
            "description": {"text": format!("Write “{text}”")},
            "artifactChanges": [{
                "artifactLocation": artifact,
                "replacements": [{"deletedRegion": region(*at), "insertedContent": {"text": text}}],
            }],
        }]);
    }
    result
}

fn region(at: Region) -> Json {
    json!({
        "startLine": at.start.0, "startColumn": at.start.1, "endLine": at.end.0, "endColumn": at.end.1,
    })
}

/// A path as a relative reference: what an address cannot carry is written `%xx`.
fn uri(path: &str) -> String {
    let mut out = String::new();
    for byte in path.replace('\\', "/").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample::flags;

    #[test]
    fn what_is_read_back_is_the_findings() {
        let flags = flags();
        let read: Json = serde_json::from_str(&sarif(&flags)).unwrap();
        assert_eq!(read["version"], "2.1.0");
        let run = &read["runs"][0];
        let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
        assert_eq!(rules.len(), 2, "each rule once");
        let results = run["results"].as_array().unwrap();
        assert_eq!(results.len(), flags.len());
        for (result, flag) in results.iter().zip(&flags) {
            assert_eq!(result["ruleId"], flag.rule.as_str());
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(rules[index]["id"], flag.rule.as_str());
            assert_eq!(result["level"], flag.level.as_str());
            assert_eq!(result["message"]["text"], flag.message.as_str());
            let place = &result["locations"][0]["physicalLocation"];
            assert_eq!(place["artifactLocation"]["uri"], "articles/my%20story%2C%20new/v1.md");
            assert_eq!(place.get("region").is_some(), flag.region.is_some());
            if flag.region.is_some() {
                let at =
                    ["startLine", "startColumn", "endLine", "endColumn"].map(|key| &place["region"][key]);
                assert_eq!(at, [&json!(3), &json!(7), &json!(3), &json!(9)]);
            }
            let text =
                &result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"];
            assert_eq!(text.as_str(), flag.replacement.as_ref().map(|(_, text)| text.as_str()));
        }
    }
}
