//! Addresses of nodes, and what of them may be shown.

use cairn_client::endpoint::Endpoint;

fn endpoint(text: &str) -> Endpoint {
    text.parse().expect("an address")
}

#[test]
fn moniker_stands_for_its_node() {
    let cases = [
        ("l", "http://127.0.0.1:8899"),
        ("localhost", "http://127.0.0.1:8899"),
        ("d", "https://api.devnet.solana.com"),
        ("devnet", "https://api.devnet.solana.com"),
        ("t", "https://api.testnet.solana.com"),
        ("testnet", "https://api.testnet.solana.com"),
        ("m", "https://api.mainnet-beta.solana.com"),
        ("mainnet-beta", "https://api.mainnet-beta.solana.com"),
        ("http://10.0.0.1:1234", "http://10.0.0.1:1234"),
    ];
    for (text, url) in cases {
        assert_eq!(endpoint(text).url(), url);
    }
}

#[test]
fn anything_else_is_refused_with_what_to_give() {
    for text in ["", "mainnet", "127.0.0.1:8899", "ws://host"] {
        let error = text.parse::<Endpoint>().expect_err("no address");
        assert!(error.starts_with("give localhost, devnet"), "{error}");
    }
}

#[test]
fn shown_address_has_no_key() {
    let cases = [
        ("https://rpc.example.org/?api-key=SECRET", "https://rpc.example.org"),
        ("https://rpc.example.org:8899/SECRET", "https://rpc.example.org:8899"),
        ("https://me:SECRET@rpc.example.org/x", "https://rpc.example.org"),
    ];
    for (url, shown) in cases {
        assert_eq!(endpoint(url).to_string(), shown);
        assert_eq!(format!("{:?}", endpoint(url)), shown);
    }
}

#[test]
fn message_loses_every_form_of_the_key() {
    let url = "https://rpc.example.org/v2/SECRET";
    let messages = [
        "error for https://rpc.example.org/v2/SECRET",
        "error for url (https://rpc.example.org/v2/SECRET): refused",
        "no route to /v2/SECRET",
        "v2/SECRET is unknown",
    ];
    for message in messages {
        let clean = endpoint(url).redact(message);
        assert!(!clean.contains("SECRET"), "{clean}");
    }
    let basic = endpoint("https://me:SECRET@rpc.example.org");
    let clean = basic.redact("refused by https://me:SECRET@rpc.example.org");
    assert_eq!(clean, "refused by https://rpc.example.org");
}

#[test]
fn message_without_the_address_stays_as_it_is() {
    let plain = endpoint("localhost").redact("a / b, connection refused");
    assert_eq!(plain, "a / b, connection refused");
}
