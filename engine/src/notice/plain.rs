//! The wording of the plain `previous version` note, which every style falls back on.

use super::NoticeKind;

/// Labels by kind.
pub(super) const LABELS: &[(NoticeKind, &str)] = &[
    (NoticeKind::EditorsNote, "Editor’s note: "),
    (NoticeKind::Clarification, "Clarification: "),
    (NoticeKind::Retraction, "Retraction: "),
];

/// Templates by kind of notice or of fact, the best first.
pub(super) const TEMPLATES: &[(&str, &[&str])] = &[
    (
        "correction",
        &[
            "A previous version of this {{ noun }} {{ verb }} that {{ wrong_clause }}. In fact, {{ right_clause }}.",
            "A previous version of this {{ noun }} misstated {{ subject }}. It should have been given as {{ right }}, not \
             {{ wrong }}.",
            "A previous version of this {{ noun }} gave {{ wrong | quoted }} where it \
             should have {{ verb }} {{ right | quoted('.') }} The {{ noun }} is headlined {{ headline | quoted('.') }}",
            "A previous version of this {{ noun }} gave {{ wrong | quoted }} where it should have {{ verb }} \
             {{ right | quoted('.') }}",
        ],
    ),
    (
        "never-restated",
        &[
            "A previous version of this {{ noun }} had one fact wrong. {{ right_clause | sentence }}",
            "A previous version of this {{ noun }} had one fact wrong. It should have \
             {{ verb }} {{ right | quoted('.') }} The {{ noun }} is headlined {{ headline | quoted('.') }}",
            "A previous version of this {{ noun }} had one fact wrong. It should have {{ verb }} {{ right | quoted('.') }}",
        ],
    ),
    (
        "spelling",
        &[
            "A previous version of this {{ noun }} misspelled a name. {{ contrast | sentence }}",
            "A previous version of this {{ noun }} wrongly gave {{ subject }} as {{ wrong }}.",
        ],
    ),
    (
        "quote",
        &[
            "A previous version of this {{ noun }} misquoted {{ speaker }}. The words were {{ quote | quoted(',') }} not \
             {{ old_quote | quoted('.') }}",
            "A previous version of this {{ noun }} misquoted {{ speaker }}. The words {{ wrong | quoted }} should have been \
             {{ right | quoted('.') }}",
            "A previous version of this {{ noun }} {{ verb }} that {{ wrong_clause }}. In fact, {{ right_clause }}.",
            "A previous version of this {{ noun }} misquoted a speaker. The words were {{ quote | quoted(',') }} not \
             {{ old_quote | quoted('.') }}",
        ],
    ),
    (
        "attribution",
        &[
            "A previous version of this {{ noun }} attributed the words {{ quote | quoted }} to {{ old_speaker }}. In fact, \
             they were {{ speaker | possessive }}.",
        ],
    ),
    (
        "headline",
        &[
            "A previous headline of this {{ noun }} gave {{ wrong | quoted }} where it should have {{ verb }} \
             {{ right | quoted('.') }} It now reads {{ headline | quoted('.') }}",
        ],
    ),
    (
        "caption",
        &[
            "A caption in a previous version of this {{ noun }} {{ verb }} {{ old_quote | quoted('.') }} It should have \
             {{ verb }} {{ quote | quoted('.') }}",
            "A caption in a previous version of this {{ noun }} gave {{ wrong | quoted }} where it should have {{ verb }} \
             {{ right | quoted('.') }} The {{ noun }} is headlined {{ headline | quoted('.') }}",
        ],
    ),
    (
        "summary",
        &[
            "The summary of a previous version of this {{ noun }} {{ verb }} that {{ wrong_clause }}. In fact, \
             {{ right_clause }}.",
            "The summary of a previous version of this {{ noun }} gave \
             {{ wrong | quoted }} where it should have {{ verb }} {{ right | quoted('.') }} The {{ noun }} is headlined {{ headline | quoted('.') }}",
        ],
    ),
    (
        "omission",
        &[
            "A previous version of this {{ noun }} left out a fact. It should have {{ verb }} that {{ right_clause }}.",
        ],
    ),
    (
        "correction-of-correction",
        &[
            "An earlier correction of this {{ noun }} was itself wrong: it {{ verb }} that {{ wrong_clause }}. In fact, \
             {{ right_clause }}.",
            "An earlier correction of this {{ noun }} was itself wrong: it gave {{ wrong | quoted }} where it should have \
             {{ verb }} {{ right | quoted('.') }}",
        ],
    ),
    (
        "derived",
        &[
            "As a result, it also {{ verb }} that {{ wrong_clause }}; in fact, {{ right_clause }}.",
            "As a result, it also gave {{ wrong | quoted }} where it should have {{ verb }} {{ right | quoted('.') }}",
        ],
    ),
    (
        "clarification",
        &["{{ note | sentence }}", "This {{ noun }} has been changed to make plain that {{ right_clause }}."],
    ),
    (
        "update",
        &[
            "This {{ noun }} was updated{% if time %} at {{ time | clock }}{% endif %}{% if date %} on {{ date | day }}\
             {% endif %}. {{ note | sentence }}",
            "This {{ noun }} was updated{% if time %} at {{ time | clock }}{% endif %}{% if date %} on {{ date | day }}\
             {% endif %} to say that {{ right_clause }}.",
        ],
    ),
    ("editors-note", &["{{ note | sentence }}"]),
    (
        "refile",
        &[
            "This {{ noun }} was sent again{% if date %} on {{ date | day }}{% endif %} to put right a slip that does not \
             change its meaning.",
        ],
    ),
    ("retraction", &["This {{ noun }} has been withdrawn. {{ note | sentence }}"]),
];

/// Templates of the second and further facts.
pub(super) const ALSO: &[&str] = &[
    "{% if n == '2' %}It also{% else %}In addition, it{% endif %} {{ verb }} that {{ wrong_clause }}; in fact, \
     {{ right_clause }}.",
    "{% if n == '2' %}It also{% else %}In addition, it{% endif %} wrongly gave {{ subject }} as {{ wrong }}.",
    "{% if n == '2' %}It also{% else %}In addition, it{% endif %} gave {{ wrong | quoted }} where it should have {{ verb }} \
     {{ right | quoted('.') }}",
];

/// Why a correction is late.
pub(super) const LATE: &str = "The error was found on {{ found | day }}; {{ reason }}.";
