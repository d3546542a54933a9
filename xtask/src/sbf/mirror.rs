//! The Debian mirror this machine uses, out of apt's own configuration.
use std::{fs, path::Path};

use anyhow::{Context, Result};

/// The URI of Debian's main archive in /etc/apt, in either of apt's formats.
pub fn find() -> Result<String> {
    let apt = Path::new("/etc/apt");
    let mut files = vec![apt.join("sources.list")];
    if let Ok(entries) = fs::read_dir(apt.join("sources.list.d")) {
        files.extend(entries.flatten().map(|entry| entry.path()));
    }
    files.sort();
    let uri = files.iter().find_map(|file| {
        let text = fs::read_to_string(file).ok()?;
        match file.extension()?.to_str()? {
            "list" => in_lines(&text),
            "sources" => in_stanzas(&text),
            _ => None,
        }
    });
    uri.context("No mirror of Debian's main archive is named in /etc/apt; add one to sources.list.")
}

/// One-line format: `deb [options] URI suite components`.
fn in_lines(text: &str) -> Option<String> {
    text.lines().find_map(|line| {
        let rest = line.trim().strip_prefix("deb ")?.trim_start();
        let (options, rest) = match rest.strip_prefix('[') {
            Some(bracket) => bracket.split_once(']')?,
            None => ("", rest),
        };
        let mut words = rest.split_whitespace();
        let (uri, _suite) = (words.next()?, words.next()?);
        let key = options.split_whitespace().find_map(|word| word.strip_prefix("signed-by="));
        is_main_archive(uri, words.any(|word| word == "main"), key).then(|| uri.to_owned())
    })
}

/// deb822 format: stanzas of `Field: values`.
fn in_stanzas(text: &str) -> Option<String> {
    let text: Vec<_> = text.lines().filter(|line| !line.starts_with('#')).collect();
    text.split(|line| line.trim().is_empty()).find_map(|stanza| {
        let field = |name: &str| stanza.iter().find_map(|line| line.strip_prefix(name));
        let has = |name, value| field(name)?.split_whitespace().find(|word| *word == value);
        has("Types:", "deb")?;
        let main = has("Components:", "main").is_some();
        let key = field("Signed-By:").map(str::trim);
        let mut uris = field("URIs:")?.split_whitespace();
        uris.find(|uri| is_main_archive(uri, main, key)).map(str::to_owned)
    })
}

/// Others publish under `…/debian` too, but sign with keys of their own.
fn is_main_archive(uri: &str, main: bool, key: Option<&str>) -> bool {
    let name = uri.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let debians = key.is_none_or(|key| key.contains("debian-archive-keyring"));
    main && debians && matches!(name, "debian" | "debian.list")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_one_line_format() {
        let text = "# deb http://old.example/debian bookworm main\n\
            deb http://mirror.example/debian-security bookworm-security main\n\
            deb [arch=amd64 signed-by=/k/vendor.asc] https://vendor.example/debian bookworm main\n\
            deb [arch=amd64] http://mirror.example/debian bookworm main contrib\n";
        assert_eq!(in_lines(text).unwrap(), "http://mirror.example/debian");
    }

    #[test]
    fn reads_stanzas() {
        let text = "Types: deb\nURIs: https://vendor.example/linux/debian\nSuites: bookworm\n\
            Components: stable\n\nTypes: deb deb-src\n# snapshot\n\
            URIs: http://mirror.example/debian/\nSuites: bookworm bookworm-updates\n\
            Components: main\nSigned-By: /usr/share/keyrings/debian-archive-keyring.gpg\n";
        assert_eq!(in_stanzas(text).unwrap(), "http://mirror.example/debian/");
    }

    #[test]
    fn finds_none_where_there_is_none() {
        assert_eq!(in_lines("deb https://vendor.example/debian stable stable"), None);
        assert_eq!(in_stanzas("Types: deb-src\nURIs: http://a/debian\nComponents: main"), None);
    }
}
