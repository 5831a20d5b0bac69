//! WARC files made by hand.

use super::*;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

fn record(kind: &str, url: &str, at: &str, more: &str, block: &[u8]) -> Vec<u8> {
    let mut bytes = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {at}\r\n{more}\
         Content-Length: {}\r\n\r\n",
        block.len()
    )
    .into_bytes();
    bytes.extend_from_slice(block);
    bytes.extend_from_slice(b"\r\n\r\n");
    bytes
}

fn http(head: &str, body: &[u8]) -> Vec<u8> {
    let mut bytes =
        format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{head}\r\n").into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

const URL: &str = "https://courier.example/ferry";

#[test]
fn answers_and_resources_are_pages_and_the_rest_is_not() {
    let mut file = record("warcinfo", "", "2024-06-01T00:00:00Z", "", b"software: x\r\n");
    file.extend(record("request", URL, "2024-06-01T00:00:00Z", "", b"GET / HTTP/1.1\r\n\r\n"));
    file.extend(record("response", URL, "2024-06-01T01:00:00Z", "", &http("", b"<p>One.</p>")));
    file.extend(record("resource", URL, "2024-06-02T01:00:00Z", "Content-Type: text/plain\r\n", b"Two."));
    let moved = b"HTTP/1.1 301 Moved\r\nLocation: /x\r\n\r\nmoved";
    file.extend(record("response", URL, "2024-06-03T01:00:00Z", "", moved));
    let found = warc(&file, &Limits::default()).unwrap();
    assert_eq!(found.warnings, Vec::<String>::new());
    let shown: Vec<(&str, &str, &[u8])> = found
        .pages
        .iter()
        .map(|page| (page.at.as_str(), page.media.as_str(), page.bytes.as_slice()))
        .collect();
    let (one, two): (&[u8], &[u8]) = (b"<p>One.</p>", b"Two.");
    assert_eq!(
        shown,
        [("2024-06-01T01:00:00Z", "text/html", one), ("2024-06-02T01:00:00Z", "text/plain", two)]
    );
    assert!(found.pages.iter().all(|page| page.url == URL));
}

#[test]
fn records_may_be_packed_one_by_one_and_answers_chunked_and_packed() {
    let chunked = http("Transfer-Encoding: chunked\r\n", b"4\r\nOne,\r\n5;x=y\r\n two.\r\n0\r\n\r\n");
    let zipped = http("Content-Encoding: gzip\r\n", &packed(b"Three."));
    let mut file = packed(&record("response", URL, "2024-06-01T01:00:00Z", "", &chunked));
    file.extend(packed(&record("response", URL, "2024-06-02T01:00:00Z", "", &zipped)));
    assert!(is_warc(&file));
    let found = warc(&file, &Limits::default()).unwrap();
    let texts: Vec<&[u8]> = found.pages.iter().map(|page| page.bytes.as_slice()).collect();
    assert_eq!(texts, [b"One, two.".as_slice(), b"Three."]);
}

#[test]
fn a_revisit_is_the_page_that_it_names() {
    let digest = "WARC-Payload-Digest: sha1:ABC\r\n";
    let mut file = record("response", URL, "2024-06-01T01:00:00Z", digest, &http("", b"One."));
    file.extend(record("response", URL, "2024-06-02T01:00:00Z", "", &http("", b"Two.")));
    file.extend(record("revisit", URL, "2024-06-03T01:00:00Z", digest, b"HTTP/1.1 200 OK\r\n\r\n"));
    file.extend(record("revisit", URL, "2024-06-04T01:00:00Z", "WARC-Payload-Digest: sha1:X\r\n", b""));
    let found = warc(&file, &Limits::default()).unwrap();
    let texts: Vec<&[u8]> = found.pages.iter().map(|page| page.bytes.as_slice()).collect();
    assert_eq!(texts, [b"One.".as_slice(), b"Two.", b"One."]);
    assert!(found.warnings[0].starts_with("Record 4 "), "{:?}", found.warnings);
}

#[test]
fn what_is_cut_off_or_hostile_is_said() {
    assert_eq!(warc(b"", &Limits::default()), Err(Refusal::Empty));
    assert!(matches!(warc(b"<html>", &Limits::default()), Err(Refusal::Unknown(_))));
    let whole = [
        record("response", URL, "2024-06-01T01:00:00Z", "", &http("", b"One.")),
        record("response", URL, "2024-06-02T01:00:00Z", "", &http("", b"Two.")),
    ]
    .concat();
    for cut in 0..whole.len() {
        let Ok(found) = warc(&whole[..cut], &Limits::default()) else { continue };
        assert!(found.pages.len() < 2 || cut + 4 >= whole.len(), "{cut}");
    }
    let zipped = packed(&whole);
    let found = warc(&zipped[..zipped.len() - 12], &Limits::default()).unwrap();
    assert!(!found.warnings.is_empty());
    let bomb = packed(&record("resource", URL, "2024-06-01T01:00:00Z", "", &vec![b' '; 4 << 20]));
    let small = Limits { ratio: 2, ..Limits::default() };
    assert!(matches!(warc(&bomb, &small), Err(Refusal::TooLarge(_))));
    let few = Limits { parts: 1, ..Limits::default() };
    assert!(matches!(warc(&whole, &few), Err(Refusal::TooLarge(_))));
    let br = http("Content-Encoding: br\r\n", b"x");
    let found = warc(&record("response", URL, "2024-06-01T01:00:00Z", "", &br), &Limits::default()).unwrap();
    assert!(found.pages.is_empty() && found.warnings[0].contains("br"), "{:?}", found.warnings);
}
