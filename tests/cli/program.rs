//! The program as a process, on a small desk of the test's own.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// What a run left.
pub struct Ran {
    /// Exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Ran {
    /// Exit code, standard output and standard error as one text, for snapshots.
    pub fn all(&self) -> String {
        format!("exit {}\n--- out\n{}--- err\n{}", self.code, self.out, self.err)
    }

    /// Standard output as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("no JSON: {e}\n{}", self.all()))
    }
}

/// A folder of the test's own, with a desk in it.
pub struct Scratch {
    folder: TempDir,
}

const CONFIG: &str = r#"# The desk's own words stay.
[desk]
publication = "The Test"
style = "plain"   # house
articles = "articles"
sources = "sources"

[[scale]]
name = "water grades"
levels = ["grade one|grade 1", "grade two|grade 2", "grade three|grade 3"]
"#;

const STORY: &str = "+++\ntitle = \"Harbour water keeps its grade\"\npublished = \"2024-06-03T09:00:00Z\"\n\
sources = [\"agency.txt\"]\n+++\n\nThe harbour at Port Ansel was graded grade three in 2021, the water agency said.\n\n\
The agency tested 43 beaches along the coast in 2023.\n";

const SOURCE: &str = "Water report\n\nThe harbour at Port Ansel was graded grade two in 2021.\n\n\
The agency tested 34 beaches along the coast in 2023.\n";

impl Scratch {
    /// An empty folder.
    pub fn empty() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    /// A desk with one story and one source.
    pub fn desk() -> Self {
        let scratch = Self::empty();
        scratch.write("corrections.toml", CONFIG);
        scratch.write("articles/harbour/v1.md", STORY);
        scratch.write("sources/agency.txt", SOURCE);
        scratch.write("sources/agency.txt.toml", "title = \"Water report\"\npublished = 2024-05-30\n");
        scratch
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Where a file of it stands.
    pub fn at(&self, name: &str) -> PathBuf {
        self.path().join(name)
    }

    /// Writes a file.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.at(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
        fs::write(path, bytes).expect("the file is written");
    }

    /// Reads a file.
    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.at(name)).expect("the file is read")
    }

    /// Runs the program here as Ann, at a fixed time and with fixed ids.
    pub fn run(&self, args: &[&str]) -> Ran {
        self.run_with(args, b"", &[])
    }

    /// The same, with standard input and more variables.
    pub fn run_with(&self, args: &[&str], input: &[u8], vars: &[(&str, &str)]) -> Ran {
        let mut child = Command::new(env!("CARGO_BIN_EXE_copydesk"))
            .args(args)
            .current_dir(self.path())
            .env_clear()
            .env("HOME", self.path().join("home"))
            .env("COPYDESK_USER", "Ann")
            .env("COPYDESK_NOW", "2024-06-10T08:00:00Z")
            .env("COPYDESK_SEED", "1")
            .envs(vars.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        child.stdin.take().expect("standard input").write_all(input).expect("the input is taken");
        let Output { status, stdout, stderr } = child.wait_with_output().expect("the program ends");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the answer is UTF-8");
        Ran { code: status.code().unwrap_or(-1), out: text(stdout), err: text(stderr) }
    }
}
