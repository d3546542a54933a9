//! Whom to tell of a weakness, in the ELF itself.

solana_security_txt::security_txt! {
    name: "Cairn",
    project_url: "https://github.com/cairn-finance/cairn",
    contacts: "link:https://github.com/cairn-finance/cairn/security/advisories/new",
    policy: "https://github.com/cairn-finance/cairn/blob/main/SECURITY.md",
    source_code: "https://github.com/cairn-finance/cairn"
}
