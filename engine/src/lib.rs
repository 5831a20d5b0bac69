//! The fact engine of copydesk: text in, findings out.
//!
//! The engine touches no file, clock, environment, thread or printer. The same input gives the same bytes for
//! ever, so it runs in tests, a fuzzer, a language server or another program unchanged.
//!
//! The way through it: [`text`] says where something is, [`facts`] what is said, [`evidence`] who backs it,
//! [`verdict`] whether it agrees, [`rules`] what is wrong, [`versions`] what changed and [`notice`] what we tell
//! the reader. [`check()`] walks all of it.

pub mod answer;
pub mod check;
pub mod evidence;
pub mod facts;
pub mod notice;
pub mod reading;
pub mod request;
pub mod rules;
pub mod settings;
pub mod text;
pub mod verdict;
pub mod versions;

pub use answer::{Answer, Claim, ClaimId, Confidence, Coverage, Evidence, Locator, Verdict};
pub use check::check;
pub use facts::{Fact, Kind, Value};
pub use reading::{Reading, Story};
pub use request::{Article, Record, Request, Source};
pub use rules::{Finding, Level, Rule, Suggestion};
pub use settings::{Locale, Scale, Settings, Tolerance};
pub use text::{Place, Span};
