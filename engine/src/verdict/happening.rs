//! What happened: the verbs and nouns that newspapers and records use for one kind of event.
//!
//! A date of one event says nothing of another, however alike the words around: a bridge is approved, begun, opened and
//! named on four days.

use crate::evidence::stem;
use crate::text::Tokens;
use std::collections::HashMap;
use std::sync::LazyLock;

/// One kind of event a line; ways to say it are parted by `|`, words are compared by their stems.
#[rustfmt::skip]
const KINDS: &[&str] = &[
    "born|birth",
    "die|death|died|passed away|killed|kill",
    "marry|married|wed|marriage|wedding",
    "divorce|divorced",
    "found|founded|foundation|establish|set up|start up|incorporate",
    "open|opened|opening|inaugurate|went into service|go into service|enter service|entered service|came into service|began running|begin running|start running|started running|go into operation|went into operation|came on stream|unveil|first departure|maiden",
    "close|closed|closure|shut|shut down|cease",
    "publish|publication|appear|came out|come out|comes out|release|issue|print|premiere|serve|served",
    "win|won|victory|receive|award|awarded|honour|honor|gave|given|prize|medal",
    "build|built|put up|erect|construct|construction",
    "complete|completed|completion|finish|finished",
    "begin|began|begun|start|commence|launch|groundbreaking|broken",
    "end|ended|expire|run out|runs out|ran out|is up|lapse|conclude",
    "arrive|arrival|deliver|delivery|come",
    "leave|left|resign|resignation|step down|stepped down|quit|retire|retirement|depart",
    "join|joined|appoint|appointment|take over|took over|become|became|elect|elected|election|hire|take up|took up|succeed",
    "pick|picked|select|draft|choose|chosen|chose",
    "convict|conviction|found guilty|guilty",
    "sentence|jail|jailed|imprison",
    "arrest|arrested|detain|custody",
    "charge|charged|indict|indictment",
    "acquit|cleared|acquittal",
    "crash|collide|collision|derail",
    "fell|fall|slide|slid|collapse|came down|slip",
    "record|made|cut|tape",
    "measure|measured|reading|stood",
    "catch|caught|net|netted|capture|trap",
    "buy|bought|acquire|acquisition|purchase|take over",
    "sell|sold|sale",
    "sign|signed|signature|signing",
    "approve|approval|pass|passed|adopt|adopted|vote|voted|ratify",
    "announce|announcement|declare",
    "discover|discovery|unearth|dug up|find|found",
    "study|studied|enrol|enroll|read|matriculate",
    "graduate|graduation|degree|doctorate|diploma",
    "move|moved|relocate",
    "burn|burned|burnt|fire|destroy",
    "bury|buried|burial|funeral",
    "apply|application|submit|file|filed|lodge",
    "postpone|postponed|put off|defer|delay|adjourn|table",
    "visit|visited|tour",
    "inspect|inspection|examine",
    "meet|met|meeting|session|held|take place|took place",
    "scrap|abolish|abandon|repeal",
    "change|rename|renamed|rebrand",
    "play|played|debut",
    "show|shown|exhibit|exhibition|display|be seen|on view",
    "rescue|rescued|save",
    "strike|struck|hit|occur|happen",
    "sail|sailed|launched",
    "add|added|extend|extension|enlarge",
    "restore|restored|restoration|refurbish|renovate",
    "ban|banned|forbid|outlaw|prohibit",
    "plant|planted|sow|sown|harvest",
    "ordain|ordination|consecrate|consecration|enthrone|made priest|made deacon",
    "induct|induction|hall of fame",
    "promote|promotion",
    "reopen|reopening|open again",
    "merge|merger",
    "sink|sank|sunk|went down|go down|founder|wreck",
    "escape|break out|broke out",
    "disappear|vanish|last seen",
    "diagnose|diagnosis",
    "emigrate|immigrate",
    "flood|flooding",
    "debut|premiere|first night|first performance",
    "privatise|privatize|nationalise|nationalize",
    "invent|invention|patent",
    "photograph|film|shot",
    "fine|fined|penalty",
];

type Ways = HashMap<String, Vec<(Vec<String>, usize)>>;

static WAYS: LazyLock<Ways> = LazyLock::new(|| {
    let mut ways = Ways::new();
    for (kind, line) in KINDS.iter().enumerate() {
        for way in line.split('|') {
            let words: Vec<String> = way.split(' ').map(|word| stem(word).into_owned()).collect();
            if let Some(first) = words.first() {
                ways.entry(first.clone()).or_default().push((words, kind));
            }
        }
    }
    ways
});

/// The kinds of event that the tokens of `range` speak of, each once.
pub(super) fn kinds(tokens: &Tokens<'_>, range: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut found = Vec::new();
    for i in range {
        let first = stem(tokens.lower(i));
        let Some(ways) = WAYS.get(&*first) else { continue };
        for (words, kind) in ways {
            let said = words.iter().enumerate().all(|(n, word)| *stem(tokens.lower(i + n)) == **word);
            if said && !found.contains(kind) {
                found.push(*kind);
            }
        }
    }
    found
}

/// True if two lists of kinds have one in common.
pub(super) fn meet(a: &[usize], b: &[usize]) -> bool {
    a.iter().any(|kind| b.contains(kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds_of(text: &str) -> Vec<usize> {
        let tokens = Tokens::new(text);
        kinds(&tokens, 0..tokens.len())
    }

    #[test]
    fn one_event_in_other_words() {
        for (a, b) in [
            ("The tunnel was opened", "The tunnel went into service"),
            ("His book appeared", "publication of the book"),
            ("The buses will arrive", "delivery of the vehicles"),
            ("She took over", "appointed chief executive"),
        ] {
            assert!(meet(&kinds_of(a), &kinds_of(b)), "{a} / {b}");
        }
        for (a, b) in [("The bridge was approved", "The bridge opened"), ("He was born", "he married")] {
            assert!(!meet(&kinds_of(a), &kinds_of(b)), "{a} / {b}");
        }
    }
}
