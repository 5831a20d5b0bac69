//! Who is at work, what time it is and which ids come next; all three can be fixed for tests.

use super::{Env, Settings};
use crate::store::hash::sha256;
use crate::store::{Author, time};
use jiff::Timestamp;

/// The signs of ids: base 32 without letters that are taken for digits.
const SIGNS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Who is at work, with the clock and the source of ids.
#[derive(Clone, Debug)]
pub struct Identity {
    /// The person, as shown.
    pub who: String,
    /// User and machine: the name of the history file.
    pub writer: String,
    now: Option<Timestamp>,
    seed: Option<String>,
}

impl Identity {
    /// `COPYDESK_USER`, else `user` in the settings, else the login name; `COPYDESK_NOW` and `COPYDESK_SEED` fix
    /// time and ids (and, since it is part of an id, the machine in the writer's name).
    ///
    /// # Errors
    /// Where `COPYDESK_NOW` is no RFC 3339 time.
    pub fn new(settings: &Settings, env: Env<'_>) -> Result<Self, String> {
        let login = || env("USER").or_else(|| env("LOGNAME")).unwrap_or_else(|| "somebody".to_owned());
        let who = env("COPYDESK_USER").or_else(|| settings.user.clone()).unwrap_or_else(login);
        let now = match env("COPYDESK_NOW") {
            Some(text) => {
                let parsed = time::moment(&text);
                Some(parsed.ok_or_else(|| format!("COPYDESK_NOW: {text:?} is no RFC 3339 time"))?)
            }
            None => None,
        };
        let seed = env("COPYDESK_SEED");
        let machine = match &seed {
            Some(seed) => format!("seed-{seed}"),
            None => gethostname::gethostname().to_string_lossy().into_owned(),
        };
        let writer = plain(&format!("{who}-{machine}"));
        Ok(Self { who, writer, now, seed })
    }

    /// Now, in whole seconds.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        let now = self.now.unwrap_or_else(Timestamp::now);
        Timestamp::from_second(now.as_second()).unwrap_or(now)
    }

    /// Who writes, and when.
    #[must_use]
    pub fn author(&self) -> Author {
        Author { who: self.who.clone(), writer: self.writer.clone(), at: self.now() }
    }

    /// A new id: the day and six signs; `taken` says which were used before.
    ///
    /// # Errors
    /// Where the system gives no random bytes.
    pub fn id(&self, day: &str, taken: impl Fn(&str) -> bool) -> Result<String, String> {
        for n in 0_u64.. {
            let bytes = match &self.seed {
                Some(seed) => sha256(format!("{seed}\n{day}\n{n}").as_bytes()).into_bytes(),
                None => {
                    let mut bytes = [0; 6];
                    getrandom::fill(&mut bytes).map_err(|error| format!("no random bytes: {error}"))?;
                    bytes.to_vec()
                }
            };
            let bytes: Vec<u8> = match &self.seed {
                // Two hex digits make one byte.
                Some(_) => bytes.chunks(2).map(|pair| pair.iter().fold(0, |n, d| n * 16 + hex(*d))).collect(),
                None => bytes,
            };
            let signs = bytes.iter().take(6).map(|byte| char::from(SIGNS[usize::from(byte & 31)]));
            let id = format!("{day}-{}", signs.collect::<String>());
            if !taken(&id) {
                return Ok(id);
            }
        }
        Err("no id is left".to_owned())
    }
}

fn hex(digit: u8) -> u8 {
    char::from(digit).to_digit(16).and_then(|d| u8::try_from(d).ok()).unwrap_or(0)
}

/// `[a-z0-9-]`, without a dash at either end.
fn plain(name: &str) -> String {
    let mut plain = String::new();
    for c in name.to_lowercase().chars() {
        if c.is_ascii_alphanumeric() {
            plain.push(c);
        } else if !plain.ends_with('-') {
            plain.push('-');
        }
    }
    match plain.trim_matches('-') {
        "" => "somebody".to_owned(),
        plain => plain.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identity(vars: &[(&str, &str)]) -> Result<Identity, String> {
        let vars: Vec<(String, String)> = vars.iter().map(|(k, v)| ((*k).into(), (*v).into())).collect();
        let env = move |name: &str| vars.iter().find(|(k, _)| k == name).map(|(_, v)| v.clone());
        Identity::new(&Settings::default(), &env)
    }

    #[test]
    fn variables_fix_who_when_and_ids() {
        let fixed = [
            ("COPYDESK_USER", "Ann Öst"),
            ("COPYDESK_NOW", "2026-11-25T10:00:00.7Z"),
            ("COPYDESK_SEED", "1"),
        ];
        let ann = identity(&fixed).unwrap();
        assert_eq!((ann.who.as_str(), ann.writer.as_str()), ("Ann Öst", "ann-st-seed-1"));
        assert_eq!(ann.now().to_string(), "2026-11-25T10:00:00Z");
        let first = ann.id("2026-11-25", |_| false).unwrap();
        assert_eq!(first, ann.id("2026-11-25", |_| false).unwrap());
        assert_ne!(first, ann.id("2026-11-25", |id| id == first).unwrap());
        let signs = first.strip_prefix("2026-11-25-").unwrap();
        assert!(signs.len() == 6 && signs.bytes().all(|b| SIGNS.contains(&b)), "{first}");
    }

    #[test]
    fn a_wrong_time_is_said() {
        assert!(identity(&[("COPYDESK_NOW", "noon")]).unwrap_err().contains("noon"));
    }

    #[test]
    fn ids_differ() {
        let ann = identity(&[("USER", "ann")]).unwrap();
        assert_ne!(ann.id("2026-11-25", |_| false), ann.id("2026-11-25", |_| false));
    }
}
