//! The words by which a notice parts what was wrong from what is right.

/// Where the wrong words start: behind these.
pub(super) const WRONG: &[&str] = &[
    "{wrongly} {verb} that|to|with?",
    "was|were|is {wrongly} said|stated|reported|given|identified|described|named|listed|spelled|called|quoted that|as|to?",
    "{earlier} version|versions|edition|editions of this|our|the|a {noun} had? {wrongly}? {verb} that|to|of?",
    "{earlier} version|versions|edition|{noun} had? {wrongly}? {verb} that|to|of?",
    "{earlier} version|edition we|it had? {wrongly}? {verb} that|to|of?",
    "was|were? originally|previously|initially had? {wrongly}? {verb} that|to|of|as|at?",
    "it|we|{noun} also {wrongly}? {verb} that|to|of?",
    "also? {mis}",
    "which|who was|were {wrongly}? given|put|stated|reported|named|described as|at",
    "this|our {noun} {wrongly}? at? first? {wrongly}? {verb} at? first? that|to|of?",
    "it|we at? first? gave|put|called|named|described",
    "it|we|they had {wrongly}? said|stated|reported|given|described|identified|named|referred|listed|called|put|written that|to?",
    "we {wrongly}? said|stated|reported|gave|wrote|named|described that|to?",
    "{earlier} version|versions of the headline|summary|caption on|of|with|to|in this|our|the {noun} {wrongly}? \
     said|gave|stated|read|put that|to?",
    "{earlier} headline|summary|caption of|on|with|to|in this|our|the {noun} {wrongly}? said|gave|stated|read that|to?",
    "summary|caption|headline in|with|of|on a|an|the {earlier} version of this|our|the {noun} {wrongly}? \
     said|gave|stated|read that|to?",
    "paragraph|sentence|headline|caption|standfirst|summary of|on|in|to|with this|our|the {noun} {wrongly}? {verb} that|to|of?",
    "the article|story|text|piece|copy|headline|caption|standfirst|paragraph|obituary {wrongly}? {verb} that|to|of?",
    "wrong|incorrect : it|we {wrongly}? said|gave that?",
    "wrong|incorrect and said|gave that?",
    "has|have|had|was|were been? {wrongly} said|stated|reported|given|identified|described|named|spelled that|as|to?",
];

/// What stands between the subject and the wrong words, where an earlier version is named in the sentence.
pub(super) const GIVEN: &[&str] = &[
    "was|were {wrongly}? given|put|stated|reported|described|named|listed|spelled|identified|quoted as|at|to",
    "was|were {wrongly}? called|named",
];

/// The same where no version is named.
pub(super) const GIVEN_ALONE: &[&str] = &[
    "was|were|had|has been? {wrongly}? given|put|stated|reported|described|named|listed|spelled|spelt|identified|printed|shown|\
     recorded {wrongly}? as|at",
];

/// What follows wrong words that are only named: `not on Monday, as an earlier version had it`.
pub(super) const AS_BEFORE: &str = "as an|the|our|a {earlier} version|versions|edition|{noun} of? this? {noun}? had|has|said|stated|\
     gave|reported|put|wrote|claimed|suggested";

/// The same behind `not`: `as we first reported`, `as originally stated`, `as stated in an earlier version`.
pub(super) const AS_WE: &[&str] = &[
    "as we|it|they had? {wrongly}? first|originally|previously|earlier|initially? {wrongly}? {verb}",
    "as {wrongly}? originally|previously|first|initially|earlier? {wrongly}? said|stated|reported|given|published|printed|written|\
     described|put|shown|named",
    "as was|were|had been? {wrongly}? originally|previously|first|initially|earlier? {wrongly}? said|stated|reported|given|published",
    "as this|the|our|an|a {earlier}? {noun}",
    "as stated|reported|published|printed|given|said",
];

/// That earlier version.
pub(super) const IN_EARLIER: &[&str] = &[
    "in an|the|a {earlier} version|edition of this|the|our {noun} ,?",
    "in an|the|a {earlier} version|edition|{noun} ,?",
];

/// Where right words start: behind these.
pub(super) const RIGHT: &[&str] = &[
    "{amended} * to show|say|reflect|state|note|indicate|clarify|give|read|make that|clear?",
    "to show|say|reflect|state|indicate|clarify that",
    "{amended} * that",
    "corrects|corrected headline|paragraph|para|first|second|third|fourth|fifth|lead * to that|show|say|reflect|state?",
    "should have {wrongly}? instead? said|stated|read|been|given|identified|described|named|referred that|as|to?",
    "should instead have said|stated|read|been that?",
    "should have instead stated|said that?",
    "corrects * to",
];

/// Words that put one value in the place of another: `changed from 21 to 12`.
pub(super) const CHANGED: &str = "{amended}|correct|corrects|change|changes|fix|fixes|altered|amend|amends";

/// Words behind which `from … to …` is part of what is told.
pub(super) const SAYING: &str = "say|show|reflect|state|that|clarify|make|note|read|not";

/// What calls the words before it wrong.
pub(super) const FALSE: &str = "was|were|is|are wrong|incorrect|inaccurate|mistaken|erroneous";

/// Sentences about the notice itself.
pub(super) const ABOUT: &[&str] = &[
    "both|this|it|these|they|the have|has|were|was|is been? now? {amended}",
    "this|our {noun} was|has|is been? now? {amended}",
    "the {noun} has|have been? now? {amended}",
    "this|the error|mistake|errors|text|copy|figure|figures|story|article was|were|has|have been? now? {amended}",
    "we|the * apologise|apologises|apologize|apologizes|regret|regrets",
    "this|the error|mistake was introduced|made|due",
    "read our|more|the",
    "the {noun} is headlined",
    "(? the? error|mistake was? found on",
    "the|a headline|summary|caption of|on|with|to this|our|the {noun} was|has been? {amended}",
    "it|the headline? now reads",
    "sorry",
];

/// What was put in and calls nothing wrong: `That Petty was there too has been added.`
pub(super) const ADDED: &str = "has|have|was|were been? added|inserted|appended|included";

/// What the wrong words of the sentence before were changed to: `This has been corrected to 12.`
pub(super) const NOW: &str = "it|this|that has|have|was|were|is been? now? {amended} to";
