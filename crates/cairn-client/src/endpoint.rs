//! The RPC node's address: monikers, and a form of it that may be shown.

use std::{fmt, str::FromStr};

/// The address of an RPC node. Paths and queries often carry an access key: they are never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Endpoint(String);

impl Endpoint {
    /// The whole address, for the connection only.
    pub fn url(&self) -> &str {
        &self.0
    }

    /// `text` without any trace of this address beyond its host.
    pub fn redact(&self, text: &str) -> String {
        let shown = self.to_string();
        let mut clean = text.replace(&self.0, &shown);
        let rest = self.0.strip_prefix(&shown).unwrap_or_default();
        for secret in [rest, rest.trim_matches('/')] {
            if secret.len() > 1 {
                clean = clean.replace(secret, "…");
            }
        }
        clean
    }
}

impl FromStr for Endpoint {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let url = match text {
            "l" | "localhost" => "http://127.0.0.1:8899",
            "d" | "devnet" => "https://api.devnet.solana.com",
            "t" | "testnet" => "https://api.testnet.solana.com",
            "m" | "mainnet-beta" => "https://api.mainnet-beta.solana.com",
            url if url.starts_with("http://") || url.starts_with("https://") => url,
            _ => {
                return Err(
                    "give localhost, devnet, testnet, mainnet-beta (or l, d, t, m), or a URL \
                     that starts with http:// or https://"
                        .to_owned(),
                );
            }
        };
        Ok(Self(url.to_owned()))
    }
}

/// Scheme, host and port.
impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (scheme, rest) = self.0.split_once("://").unwrap_or(("", &self.0));
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        // What stands before an @ is a name and a password.
        let host = host.rsplit('@').next().unwrap_or_default();
        write!(f, "{scheme}://{host}")
    }
}

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
