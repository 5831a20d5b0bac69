//! SHA-256 in hex, as `sha256sum` prints it.

use sha2::{Digest, Sha256};

/// The hash before the first line of a history.
pub const ZEROS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// SHA-256 of `bytes`: 64 hex digits in lower case.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        hex.push(char::from(DIGITS[usize::from(byte >> 4)]));
        hex.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    hex
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_sum_that_sha256sum_prints() {
        assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(ZEROS.len(), sha256(b"").len());
    }
}
