//! `copydesk read-one`: the child that reads one stranger's file from standard input. Hidden: only the program itself
//! starts it.

use super::args::ReadOne;
use crate::desk::import::write_frame;
use crate::desk::{Error, Kind, Result};
use crate::exit::Exit;
use copydesk_import::{Kind as Format, Limits, Refusal, Tracked, wire};
use std::io::{self, BufWriter, Read, Write};
use std::os::unix::process::CommandExt;
use std::process::Command;

/// Reads, answers and ends.
///
/// # Errors
/// Where the arguments make no sense, or nobody listens.
pub fn run(args: &ReadOne) -> Result<Exit> {
    let limits = limits(&args.limits)?;
    confine(args);
    if let Some(program) = &args.through {
        // The limits stay with the process; it returns only where the program cannot be started.
        let error = Command::new(program).args(["-q", "-enc", "UTF-8", "-", "-"]).exec();
        return Err(Error::new(Kind::Io, format!("{}: {error}", program.display())));
    }
    let mut bytes = Vec::new();
    io::stdin().lock().take(limits.file + 1).read_to_end(&mut bytes).map_err(closed)?;
    let mut out = BufWriter::new(io::stdout().lock());
    if args.entries {
        unpack(&bytes, &limits, &mut out).map_err(closed)?;
    } else {
        let kind = args.kind.as_deref().and_then(Format::named);
        let tracked = if args.original { Tracked::Original } else { Tracked::Accepted };
        let read = copydesk_import::read(args.name.as_deref(), kind, &bytes, &limits, tracked);
        out.write_all(&wire::to_json(read)).map_err(closed)?;
    }
    out.flush().map_err(closed)?;
    Ok(Exit::Done)
}

fn unpack(bytes: &[u8], limits: &Limits, out: &mut impl Write) -> io::Result<()> {
    let mut written = Ok(());
    let ended = copydesk_import::zip::each(bytes, limits, &mut |name, entry| {
        written = match entry {
            Ok(bytes) => write_frame(out, "entry", &name, &bytes),
            Err(refusal) => write_frame(out, "refused", &name, &refused(refusal)),
        }
        .and_then(|()| out.flush());
        written.is_ok()
    });
    written?;
    match ended {
        Ok(()) => write_frame(out, "end", "", b""),
        Err(refusal) => write_frame(out, "failed", "", &refused(refusal)),
    }
}

fn refused(refusal: Refusal) -> Vec<u8> {
    wire::to_json(Err(refusal))
}

fn closed(error: io::Error) -> Error {
    Error::new(Kind::Closed, error.to_string())
}

/// The seven numbers of the limits.
fn limits(words: &str) -> Result<Limits> {
    let numbers: Vec<u64> = words.split(',').filter_map(|word| word.parse().ok()).collect();
    let count = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
    match numbers.as_slice() {
        [file, unpacked, ratio, text, parts, rows, depth] => Ok(Limits {
            file: *file,
            unpacked: *unpacked,
            ratio: *ratio,
            text: count(*text),
            parts: count(*parts),
            rows: count(*rows),
            depth: count(*depth),
        }),
        _ => Err(Error::new(Kind::Usage, "this command is for the program itself")),
    }
}

/// Takes from this process what the reading of a file does not need: memory and time beyond the limits, files, and
/// the core dump that would hold what was read. A limit that the system does not know is left; the program that waits
/// has a deadline of its own.
fn confine(args: &ReadOne) {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let limit = |resource, most: u64| {
        let _ = setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) });
    };
    limit(Resource::As, u64::from(args.memory) << 20);
    limit(Resource::Cpu, u64::from(args.seconds) + 1);
    limit(Resource::Core, 0);
    limit(Resource::Fsize, 0);
    limit(Resource::Nofile, 16);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_seven_numbers() {
        let read = limits("1,2,3,4,5,6,7").unwrap();
        assert_eq!((read.file, read.unpacked, read.ratio, read.text), (1, 2, 3, 4));
        assert_eq!((read.parts, read.rows, read.depth), (5, 6, 7));
        for words in ["", "1,2", "1,2,3,4,5,6,x", "1,2,3,4,5,6,7,8"] {
            assert!(limits(words).is_err(), "{words}");
        }
    }
}
