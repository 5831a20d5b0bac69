//! The user's own keys: the one that signs checkpoints, and those of others whose signatures count.
//!
//! They stand in the user's settings and never in a desk: `signing.key` (secret, 32 bytes in hex) and `trusted-keys`
//! (a line each: 64 hex digits and a name).

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

const SECRET: &str = "signing.key";
const TRUSTED: &str = "trusted-keys";

/// The keys of a user.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    folder: Option<PathBuf>,
    own: Option<SigningKey>,
    /// Public keys in hex, and whose they are.
    pub trusted: BTreeMap<String, String>,
}

impl Keys {
    /// Reads the keys in a folder; where there are none, nothing is signed and no signature is anybody's.
    ///
    /// # Errors
    /// Where the secret key is there and is none.
    pub fn load(folder: Option<&Path>) -> Result<Self, String> {
        let Some(folder) = folder else { return Ok(Self::default()) };
        let mut keys = Self { folder: Some(folder.to_owned()), ..Self::default() };
        let text = fs::read_to_string(folder.join(TRUSTED)).unwrap_or_default();
        for line in text.lines().map(str::trim).filter(|line| !line.starts_with('#')) {
            let (key, name) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
            if key.len() == 64 {
                keys.trusted.insert(key.to_ascii_lowercase(), name.trim().to_owned());
            }
        }
        let path = folder.join(SECRET);
        if let Ok(text) = fs::read_to_string(&path) {
            let bytes = unhex(text.trim()).and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
            let bytes = bytes.ok_or_else(|| format!("{}: not 64 hex digits", path.display()))?;
            keys.own = Some(SigningKey::from_bytes(&bytes));
            keys.trusted.entry(keys.public().unwrap_or_default()).or_insert_with(|| "you".to_owned());
        }
        Ok(keys)
    }

    /// Makes a secret key, readable by its owner alone.
    ///
    /// # Errors
    /// Where there is one already, no home is known, or it cannot be written.
    pub fn create(&mut self) -> Result<PathBuf, String> {
        let folder = self.folder.clone().ok_or("no home is known to keep a key in")?;
        let path = folder.join(SECRET);
        let failed = |error: std::io::Error| format!("{}: {error}", path.display());
        let mut seed = [0; 32];
        getrandom::fill(&mut seed).map_err(|error| format!("no random bytes: {error}"))?;
        fs::create_dir_all(&folder).map_err(failed)?;
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&path).map_err(failed)?;
        file.write_all(format!("{}\n", hex(&seed)).as_bytes()).map_err(failed)?;
        *self = Self::load(Some(&folder))?;
        Ok(path)
    }

    /// The public key, in hex.
    #[must_use]
    pub fn public(&self) -> Option<String> {
        self.own.as_ref().map(|own| hex(own.verifying_key().as_bytes()))
    }

    /// A signature over `bytes`, in hex.
    #[must_use]
    pub fn sign(&self, bytes: &[u8]) -> Option<String> {
        self.own.as_ref().map(|own| hex(&own.sign(bytes).to_bytes()))
    }

    /// Whether `signature` over `bytes` is that of the public key.
    #[must_use]
    pub fn is_signed(key: &str, signature: &str, bytes: &[u8]) -> bool {
        let key = unhex(key).and_then(|key| <[u8; 32]>::try_from(key).ok());
        let key = key.and_then(|key| VerifyingKey::from_bytes(&key).ok());
        let signature = unhex(signature).and_then(|bytes| Signature::from_slice(&bytes).ok());
        key.zip(signature).is_some_and(|(key, signature)| key.verify_strict(bytes, &signature).is_ok())
    }
}

/// Bytes as hex digits in lower case.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|d| char::from_digit(d.into(), 16))
        .collect()
}

/// Hex digits as bytes.
#[must_use]
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || text.len() % 2 == 1 {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_once_kept_secret_and_signs() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("copydesk");
        let mut keys = Keys::load(Some(&folder)).unwrap();
        assert_eq!((keys.public(), keys.sign(b"x")), (None, None));
        let path = keys.create().unwrap();
        assert!(keys.create().is_err(), "a key is never written over");
        let public = keys.public().unwrap();
        let signature = keys.sign(b"heads").unwrap();
        assert!(Keys::is_signed(&public, &signature, b"heads"));
        assert!(!Keys::is_signed(&public, &signature, b"heade"));
        assert!(!Keys::is_signed("zz", "", b"heads"));
        assert_eq!(keys.trusted[&public], "you");
        let secret = fs::read_to_string(&path).unwrap();
        assert!(secret.len() == 65 && !format!("{keys:?}").contains(secret.trim()));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
        fs::write(folder.join("trusted-keys"), format!("# ours\n{public} Ann\n{} Bob\n", "ab".repeat(32)))
            .unwrap();
        let again = Keys::load(Some(&folder)).unwrap();
        assert_eq!((again.trusted[&public].as_str(), again.trusted.len()), ("Ann", 2));
        fs::write(&path, "not a key").unwrap();
        assert!(Keys::load(Some(&folder)).is_err());
    }
}
