//! What one can be for or against: two sides of a matter with the ways to say each.
//!
//! A `not` in front turns a way round: who raises no objection does not object. Words are compared by their stems.

use crate::evidence::stem;
use crate::text::{HashMap, Tokens};
use std::sync::LazyLock;

/// How much must be known of what a side is taken on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// The matter: most of the words around.
    Matter,
    /// The deed behind a modal word: the very verb, and most of the rest.
    Deed,
    /// Who or what is in or out: the words before the verb, or behind `to`.
    Member,
    /// What was measured.
    Outcome,
}

/// The two sides of one matter.
#[derive(Debug)]
pub(super) struct Axis {
    pub about: About,
    yes: &'static str,
    no: &'static str,
}

/// Every matter, each side's ways parted by `|`.
#[rustfmt::skip]
pub(super) const AXES: &[Axis] = &[
    Axis { about: About::Matter, yes: "object to|objected|raise an objection|objection|oppose|opposed to|opposition to|speak against|come out against",
        no: "support|in favour|in favor|welcome|raise no objection|endorse|speak for|come out for" },
    Axis { about: About::Deed, yes: "may|can|be allowed to|be permitted to|be free to|is free to|are free to|is allowed to|are allowed to|is permitted to|are permitted to",
        no: "may not|must not|shall not|cannot|can not|is not to|are not to|is forbidden to|are forbidden to|is barred from|are barred from|is banned from|are banned from|agreed not to|promised not to|undertook not to|undertaken not to|pledged not to|ordered not to|told not to|asked not to|required not to" },
    Axis { about: About::Member, yes: "apply to|applies to|extend to|is covered|are covered|be covered|is included|are included|be included|is affected|are affected|be affected|is also affected|are also affected|too|in addition|is eligible|are eligible|is entitled|are entitled|as well|count as well",
        no: "is exempt|are exempt|be exempt|is excluded|are excluded|be excluded|not affected|not covered|not included|not eligible|not entitled|is unaffected|are unaffected|as planned|as normal|as usual|as scheduled|run normally|falls outside|fall outside" },
    Axis { about: About::Outcome, yes: "reduce|improve|lower|raise|increase|boost|cut|do better|did better|worsen|lengthen|shorten|prolong",
        no: "no difference|not differ|no effect|not significant|no significant|no change|no improvement|no benefit|unchanged" },
    Axis { about: About::Matter, yes: "approve|approval of|accept|adopt|endorse|ratify|vote through|nod through|give the go-ahead to|wave through|grant|give permission for|authorise|authorize|sanction|green-light|consent to",
        no: "prohibit|block|reject|refuse|turn down|veto|throw out|vote down|forbid|bar|disallow" },
    Axis { about: About::Matter, yes: "raise the risk|increase the risk|higher risk|greater risk|increased risk|raised risk|more likely",
        no: "lower the risk|reduce the risk|cut the risk|lower risk|reduced risk|smaller risk|less likely|protect against" },
    Axis { about: About::Matter, yes: "plead guilty|plea of guilty|guilty plea|admit", no: "plead not guilty|plea of not guilty|not guilty plea|enter a not guilty plea|deny" },
    Axis { about: About::Matter, yes: "admit|admission of|accept responsibility|accept liability|concede|acknowledge|own up to", no: "deny|denial of|dispute|contest" },
    Axis { about: About::Matter, yes: "find that|found that|rule that|hold that|held that|conclude that|accept that|satisfied that|of the opinion that", no: "reject the claim that|dismiss the claim that" },
    Axis { about: About::Matter, yes: "uphold|remain in force|leave in place|remain in place|stay in force|leave undisturbed",
        no: "lift|quash|overturn|set aside|disturb|strike down|revoke|annul|rescind|discharge" },
    Axis { about: About::Matter, yes: "preserve|retain|save|remain standing|spare", no: "demolish|tear down|raze|pull down|knock down|flatten|bulldoze" },
    Axis { about: About::Matter, yes: "remain valid|is valid|are valid|stay valid|can be used|can still be used|may be used",
        no: "cannot be used|is invalid|are invalid|no longer valid|cease to be valid|expire|may not be used|become invalid" },
    Axis { about: About::Matter, yes: "evidence of|evidence that|proof of|proof that|sign of|indication of|indication that", no: "lack of evidence" },
    Axis { about: About::Matter, yes: "rule out|exclude the possibility of", no: "leave open|keep open" },
    Axis { about: About::Matter, yes: "take part in|took part in|participate in", no: "take no part in|took no part in|boycott|stay away from|stayed away from" },
    Axis { about: About::Matter, yes: "convict|find guilty|found guilty|found her guilty|found him guilty|found them guilty|guilty of|conviction for", no: "acquit|clear of|cleared of|cleared her of|cleared him of|cleared them of|acquittal|not guilty" },
    Axis { about: About::Matter, yes: "tell of|tell about|told of|told about|told that|knew of|knew about|knew that|known of|known about|made aware|let know|inform of|inform about|inform that|aware of|aware that|notify of|notify about|know of|know about|warn of|warn about",
        no: "unaware of|unaware that|ignorant of|in the dark about" },
    Axis { about: About::Matter, yes: "explain|account for|is to blame for|are to blame for|is the cause of|was the cause of", no: "" },
    Axis { about: About::Matter, yes: "declare|rule|deem|adjudge|hold to be|held to be|find to be|found to be", no: "" },
    Axis { about: About::Matter, yes: "cover|extend to|apply to|include|take in", no: "exclude|leave out|exempt" },
    Axis { about: About::Matter, yes: "impose|in force|in effect|levy|levied|introduce|bring in|brought in", no: "" },
    Axis { about: About::Matter, yes: "is insured|are insured|was insured|were insured", no: "uninsured|without insurance" },
    Axis { about: About::Matter, yes: "hurt|injure|wound", no: "unhurt|uninjured|unharmed|unscathed|escape injury|escape unhurt" },
    Axis { about: About::Matter, yes: "damage", no: "undamaged|intact" },
    Axis { about: About::Matter, yes: "compulsory|mandatory|obligatory|is required|are required|must be", no: "voluntary|optional" },
    Axis { about: About::Matter, yes: "appeal against|lodge an appeal|will appeal|to appeal", no: "accept the verdict|accept the ruling|accept the sentence" },
    Axis { about: About::Matter, yes: "resign|step down|stand down", no: "stay on|remain in post|remain in office|stay in office|stay in post" },
    Axis { about: About::Matter, yes: "attend|is present|was present|were present|are present", no: "absent|stay away|stayed away|apologies from" },
    Axis { about: About::Matter, yes: "renew|prolong", no: "expire|lapse|run out|ran out" },
    Axis { about: About::Matter, yes: "lawful|legal|valid", no: "unlawful|illegal|invalid" },
    Axis { about: About::Matter, yes: "identify|is known|are known|was known", no: "unknown|unidentified" },
    Axis { about: About::Matter, yes: "binding", no: "advisory|non-binding|not binding" },
    Axis { about: About::Matter, yes: "final|definitive", no: "provisional|preliminary|interim|draft" },
    Axis { about: About::Matter, yes: "permanent", no: "temporary" },
    Axis { about: About::Matter, yes: "in public|open session", no: "in private|behind closed doors|in camera|closed session" },
    Axis { about: About::Matter, yes: "in person", no: "by video|by telephone|by letter|remotely|online" },
    Axis { about: About::Matter, yes: "consult|sound out", no: "" },
    Axis { about: About::Matter, yes: "deliberate|on purpose|intend", no: "unintentional|accidental|by accident|by mistake|inadvertent" },
    Axis { about: About::Matter, yes: "free of charge|free to|costs nothing", no: "is charged|are charged|must pay|has to pay|have to pay" },
    Axis { about: About::Matter, yes: "safe to|is safe|are safe|was safe|were safe", no: "unsafe|is dangerous|are dangerous|was dangerous" },
    Axis { about: About::Matter, yes: "compensate|refund|reimburse", no: "" },
    Axis { about: About::Matter, yes: "agree to|promise|pledge|undertake to|commit to|guarantee", no: "refuse to|decline to" },
];

/// Words of a clause with which it is open on which side somebody stands.
#[rustfmt::skip]
pub(super) const OPEN: &[&str] = &[
    "withdrew", "withdrawn", "withdraw", "drop", "dropped", "overruled", "unless", "except", "only", "without", "otherwise", "whether", "instead", "rather",
    "initially", "originally", "formerly", "previously", "no-one", "partly", "asked", "urged", "want",
    "wants", "wanted", "should", "would", "could", "might", "if", "once", "outstanding", "pending", "awaited", "awaiting", "awaits", "lacking", "yet",
];

/// Words that let a deed wait for something.
pub(super) const WAITING: &[&str] = &["until", "before", "till", "pending"];

/// Words for the time until what a deed waits for.
pub(super) const MEANWHILE: &[&str] = &["meantime", "meanwhile", "already", "immediately", "straight"];

/// One way to say a side: the stems of its words, which axis, and on which side.
type Way = (Vec<String>, usize, bool);

static WAYS: LazyLock<HashMap<String, Vec<Way>>> = LazyLock::new(|| {
    let mut ways: HashMap<String, Vec<Way>> = HashMap::default();
    for (axis, it) in AXES.iter().enumerate() {
        for (side, yes) in [(it.yes, true), (it.no, false)] {
            for way in side.split('|').filter(|way| !way.is_empty()) {
                let words: Vec<String> = way.split(' ').map(|word| stem(word).into_owned()).collect();
                if let Some(first) = words.first() {
                    ways.entry(first.clone()).or_default().push((words, axis, yes));
                }
            }
        }
    }
    ways.values_mut().for_each(|ways| ways.sort_by_key(|way| std::cmp::Reverse(way.0.len())));
    ways
});

/// The longest way that begins at token `i` of each axis: how many tokens, the axis, and true for its yes.
pub(super) fn ways_at(tokens: &Tokens<'_>, i: usize) -> Vec<(usize, usize, bool)> {
    let first = stem(tokens.lower(i));
    let mut found: Vec<(usize, usize, bool)> = Vec::new();
    for (words, axis, yes) in WAYS.get(&*first).into_iter().flatten() {
        let said = words.iter().enumerate().all(|(n, word)| *stem(tokens.lower(i + n)) == **word);
        if said && !found.iter().any(|(_, other, _)| other == axis) {
            found.push((words.len(), *axis, *yes));
        }
    }
    found
}
