//! What the pages say, made from the desk.

mod audit;
mod corrections;
mod history;
mod sources;
mod versions;

use super::msg::PageRequest;
use super::page::PageData;
use crate::desk::{Desk, Result};

/// Makes a page.
///
/// # Errors
/// Where what it is about cannot be read.
pub fn page(desk: &Desk, request: &PageRequest) -> Result<PageData> {
    Ok(match request {
        PageRequest::Versions(slug) => versions::page(desk, slug)?,
        PageRequest::History(slug, claim) => history::page(desk, slug, claim)?,
        PageRequest::Corrections(slug) => corrections::page(desk, slug.as_deref()),
        PageRequest::Sources(slug) => sources::page(desk, slug.as_deref())?,
        PageRequest::Audit => audit::page(desk),
    })
}
