//! What the public sees, in a real browser: the page of corrections and a notice, with hostile words in both.
//!
//! `COPYDESK_SHOTS=DIR cargo test --test browser` leaves the pictures in DIR, to be looked at.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

mod support;

use copydesk::export::{Item, Publisher, notice_html, page};
use std::fs;
use std::path::Path;
use std::process::Command;

const HOSTILE: &str =
    "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\"> & “so” on";

fn items() -> Vec<Item> {
    let first = Item {
        id: "2024-08-08-abcdef".into(),
        article: "mill".into(),
        title: format!("The mill at Orm {HOSTILE}"),
        url: Some("https://courier.example/mill?a=1&b=2".into()),
        kind: "correction".into(),
        published: Some("2024-08-08T14:20:00+07:00".into()),
        day: Some("8 August 2024".into()),
        notice: format!(
            "A previous version of this article said that the mill shut in 2012. In fact, it shut in 2013. {HOSTILE}"
        ),
        superseded_by: Some("2024-08-20-ghjkmn".into()),
        ..Item::default()
    };
    let second = Item {
        id: "2024-08-20-ghjkmn".into(),
        kind: "retraction".into(),
        published: Some("2024-08-20T09:00:00Z".into()),
        day: Some("20 August 2024".into()),
        notice: "Retraction: This article has been withdrawn. ភាសាខ្មែរ".into(),
        supersedes: Some(first.id.clone()),
        superseded_by: None,
        ..first.clone()
    };
    vec![first, second]
}

fn browser(folder: &Path, args: &[&str], file: &Path) -> Vec<u8> {
    let profile = folder.join("profile");
    let output = Command::new("chromium")
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--window-size=900,700",
        ])
        .arg(format!("--user-data-dir={}", profile.display()))
        .args(args)
        .arg(format!("file://{}", file.display()))
        .output()
        .expect("chromium starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

#[test]
fn a_browser_shows_the_notices_and_runs_nothing_of_them() {
    if support::skips("corrections in a browser", "chromium") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let publisher = Publisher { name: "Tom & Ann’s <Courier>".into(), now: "2024-09-01T00:00:00Z".into() };
    let inside = format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"/><title>Story</title></head><body>{}</body></html>",
        notice_html(&items()[0])
    );
    for (name, html, title) in [
        ("page", page(&publisher, &items()), "Corrections: Tom &amp; Ann’s &lt;Courier&gt;"),
        ("story", inside, "Story"),
    ] {
        let file = folder.path().join(format!("{name}.html"));
        fs::write(&file, html).expect("a page");
        let dom = browser(folder.path(), &["--dump-dom"], &file);
        let dom = String::from_utf8(dom).expect("text");
        assert!(dom.contains(&format!("<title>{title}</title>")), "the title was taken: {dom}");
        assert!(dom.contains("id=\"correction-2024-08-08-abcdef\""), "{dom}");
        assert!(dom.contains("<time datetime=\"2024-08-08T14:20:00+07:00\">8 August 2024</time>"), "{dom}");
        assert!(!dom.contains("<img") && !dom.contains("<script"), "{dom}");
        assert!(dom.contains("&lt;script&gt;document.title"), "{dom}");
        let shot = folder.path().join(format!("{name}.png"));
        browser(folder.path(), &[&format!("--screenshot={}", shot.display())], &file);
        let picture = fs::read(&shot).expect("a picture");
        assert!(picture.starts_with(b"\x89PNG") && picture.len() > 2_000, "{} bytes", picture.len());
        if let Some(dir) = std::env::var_os("COPYDESK_SHOTS") {
            fs::copy(&shot, Path::new(&dir).join(format!("{name}.png"))).expect("the picture is kept");
        }
    }
}
