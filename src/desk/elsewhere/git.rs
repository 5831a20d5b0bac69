//! The commits of a git repository that changed a file.

use super::{Finds, Found, nothing, page};
use crate::desk::{Error, Kind, Readers, Result};
use copydesk_git::{Limits, Place, Trouble, versions};
use jiff::Timestamp;
use std::path::Path;

pub(super) fn read(from: &Path, readers: &Readers) -> Result<Finds> {
    let failed = |trouble: Trouble| {
        let kind = match trouble {
            Trouble::NoRepository(_) | Trouble::NoCommit(_) | Trouble::NoFile(_) => Kind::NotFound,
            Trouble::Unsupported(_) => Kind::Unsupported,
            Trouble::TooLarge(_) | Trouble::Broken(_) => Kind::Invalid,
        };
        Error::new(kind, trouble.to_string())
            .at(from)
            .hint("versions come from a file in a git repository, a folder of saved pages, or a WARC file")
    };
    let place = Place::find(from).map_err(failed)?;
    let mut finds = Finds::default();
    for version in versions(&place, Limits::default()).map_err(failed)? {
        let short = version.commit.get(..12).unwrap_or(&version.commit);
        let origin = format!("git {short} {}", version.path);
        match page::tell(&version.path, "", &version.bytes, readers) {
            Ok(told) => finds.found.push(Found {
                at: Timestamp::from_second(version.at).unwrap_or_default(),
                origin,
                who: Some(version.author).filter(|who| !who.is_empty()),
                told,
            }),
            Err(why) => finds.problems.push(Error::new(Kind::Invalid, format!("{origin}: {why}"))),
        }
    }
    if finds.found.is_empty() {
        return Err(nothing(from, "no commit of it can be read as a text"));
    }
    Ok(finds)
}
