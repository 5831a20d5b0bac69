//! `copydesk batch`: JSON lines in, JSON lines out; it streams, keeps order and uses all cores.

use super::args::Batch;
use super::batch_line::{self, Failed};
use super::context::Context;
use crate::desk::{Error, Kind, Result};
use crate::exit::Exit;
use serde_json::json;
use std::io::{self, BufRead, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// Lines that wait for each core: enough that none idles, few enough that memory stays small.
const WAITING: usize = 16;

type Answer = std::result::Result<String, Failed>;
type Job = (Vec<u8>, SyncSender<Answer>);

/// Reads requests from standard input until it ends.
///
/// # Errors
/// Where standard input cannot be read, or standard output is gone.
pub fn run(_context: &mut Context, args: &Batch) -> Result<Exit> {
    let failed = stream(io::BufReader::new(io::stdin()), io::BufWriter::new(io::stdout()), args.facts)?;
    Ok(if failed == 0 { Exit::Done } else { Exit::CouldNotRun })
}

/// Answers every line of `input`, in order; returns how many could not be read.
fn stream(input: impl BufRead + Send, output: impl Write, with_facts: bool) -> Result<usize> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let (jobs, todo) = sync_channel::<Job>(cores * WAITING);
    let (order, answers) = sync_channel::<Receiver<Answer>>(cores * WAITING);
    let todo = Arc::new(Mutex::new(todo));
    thread::scope(|scope| {
        for _ in 0..cores {
            let todo = Arc::clone(&todo);
            scope.spawn(move || work(&todo, with_facts));
        }
        let reader = scope.spawn(move || read(input, &jobs, &order));
        let written = write(&answers, output);
        // A reader that waits for a place in the line finds its end gone.
        drop(answers);
        drop(todo);
        let read = reader.join().unwrap_or_else(|_| Err(io::Error::other("the reader failed")));
        let failed = written.map_err(|error| failed("standard output", &error))?;
        read.map_err(|error| self::failed("standard input", &error))?;
        Ok(failed)
    })
}

fn failed(what: &str, error: &io::Error) -> Error {
    let kind = if error.kind() == io::ErrorKind::BrokenPipe { Kind::Closed } else { Kind::Io };
    Error::new(kind, format!("{what}: {error}"))
}

/// Hands each line to whoever is free, and its place in the order to the writer.
fn read(
    mut input: impl BufRead,
    jobs: &SyncSender<Job>,
    order: &SyncSender<Receiver<Answer>>,
) -> io::Result<()> {
    let mut first = true;
    loop {
        let mut line = Vec::new();
        if input.read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        if std::mem::take(&mut first) && line.starts_with(b"\xef\xbb\xbf") {
            line.drain(..3);
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let (answer, place) = sync_channel(1);
        if order.send(place).is_err() || jobs.send((line, answer)).is_err() {
            return Ok(());
        }
    }
}

/// Takes a job at a time until there are none.
fn work(todo: &Mutex<Receiver<Job>>, with_facts: bool) {
    loop {
        let job = todo.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((line, answer)) = job else { return };
        let done = catch_unwind(AssertUnwindSafe(|| batch_line::answer(&line, with_facts)));
        let done = done.unwrap_or_else(|_| Err(batch_line::engine_failed(&line)));
        // The writer may be gone: then nobody waits for it.
        let _ = answer.send(done);
    }
}

/// Writes the answers in order, and has them out whenever the next one is not there yet.
fn write(answers: &Receiver<Receiver<Answer>>, mut output: impl Write) -> io::Result<usize> {
    let mut failed = 0;
    loop {
        let place = match answers.try_recv() {
            Ok(place) => place,
            Err(TryRecvError::Disconnected) => break,
            Err(TryRecvError::Empty) => {
                output.flush()?;
                match answers.recv() {
                    Ok(place) => place,
                    Err(_) => break,
                }
            }
        };
        let answer = match place.try_recv() {
            Ok(answer) => Ok(answer),
            Err(_) => {
                output.flush()?;
                place.recv()
            }
        };
        let line = match answer {
            Ok(Ok(line)) => line,
            Ok(Err(error)) => {
                failed += 1;
                json!({"id": error.id, "error": error.message}).to_string()
            }
            Err(_) => {
                failed += 1;
                json!({"id": null, "error": "the line was not answered"}).to_string()
            }
        };
        writeln!(output, "{}", super::shown::json(&line))?;
    }
    output.flush()?;
    Ok(failed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value as Json;

    fn answers(input: &str) -> (Vec<Json>, usize) {
        let mut output = Vec::new();
        let failed = stream(input.as_bytes(), &mut output, true).unwrap();
        let text = String::from_utf8(output).unwrap();
        (text.lines().map(|line| serde_json::from_str(line).unwrap()).collect(), failed)
    }

    #[test]
    fn order_is_kept() {
        let line = |n| format!("{{\"id\":{n},\"article\":{{\"text\":\"It rose in 201{}.\"}}}}\n", n % 10);
        let input: String = (0..500).map(line).collect();
        let (answers, failed) = answers(&input);
        assert_eq!((answers.len(), failed), (500, 0));
        assert!(answers.iter().enumerate().all(|(n, answer)| answer["id"] == n));
    }

    #[test]
    fn a_bad_line_is_answered_and_the_run_goes_on() {
        let input = "\u{feff}{\"id\":[1,2],\"article\":{\"text\":\"A.\",\"title\":null},\"sources\":null,\
                     \"previous\":null,\"scales\":null}\n\n   \nnot json\n\
                     {\"id\":\"x\",\"article\":null}\n{\"article\":{\"text\":\"B.\",\"published\":\"soon\"}}\n\
                     {\"article\":{\"text\":\"C.\",\"published\":\"2020-01-02T03:04:05Z\"}}";
        let (answers, failed) = answers(input);
        assert_eq!(failed, 3);
        let ids: Vec<Json> = answers.iter().map(|answer| answer["id"].clone()).collect();
        assert_eq!(ids, [json!([1, 2]), Json::Null, json!("x"), Json::Null, Json::Null]);
        let bad: Vec<bool> = answers.iter().map(|answer| answer.get("error").is_some()).collect();
        assert_eq!(bad, [false, true, true, true, false]);
        assert!(answers[3]["error"].as_str().unwrap().contains("\"soon\""));
    }

    #[test]
    fn a_line_that_is_not_utf8_is_named() {
        let mut output = Vec::new();
        let failed =
            stream(&b"{\"id\":1,\"article\":{\"text\":\"\xff\"}}\n"[..], &mut output, false).unwrap();
        assert_eq!(failed, 1);
        assert!(String::from_utf8(output).unwrap().starts_with("{\"id\":null,\"error\":\"not UTF-8"));
    }
}
