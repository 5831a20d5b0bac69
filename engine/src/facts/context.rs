//! What a text cannot say of itself: its date, its locale, the desk's scales.

use crate::settings::Settings;
use jiff::civil::Date;

/// What the reading of a text depends on, apart from the text.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The day the text was published or written; relative dates (`last May`) are resolved against it.
    pub published: Option<Date>,
    /// Locale, place, scales, known names.
    pub settings: &'a Settings,
}
