//! What the pages say, made from the desk.

mod audit;
mod corrections;
mod history;
mod settings;
mod sources;
mod styles;
mod versions;

use super::msg::PageRequest;
use super::page::PageData;
use crate::desk::{Desk, Result};
use crate::settings::Settings;

/// Makes a page.
///
/// # Errors
/// Where what it is about cannot be read.
pub fn page(desk: &Desk, settings: &Settings, request: &PageRequest) -> Result<PageData> {
    let data = match request {
        PageRequest::Versions(slug) => versions::page(desk, slug)?,
        PageRequest::History(slug, claim) => history::page(desk, slug, claim)?,
        PageRequest::Corrections(slug) => corrections::page(desk, slug.as_deref()),
        PageRequest::Sources(slug) => sources::page(desk, slug.as_deref())?,
        PageRequest::Settings => settings::page(desk, settings),
        PageRequest::Styles => styles::page(desk)?,
        PageRequest::Audit => audit::page(desk)?,
        PageRequest::AuditBar(list, key) => audit::bar(desk, list, key)?,
    };
    Ok(PageData { of: Some(request.clone()), ..data })
}
