//! Just enough JSON-RPC to wait for a validator on this machine.
use std::{
    io::{Read, Write},
    net::TcpStream,
    time::Duration,
};

use anyhow::{Context, Result};
use serde_json::{Value, json};

/// Calls a method on a port of this machine and returns its result.
pub fn call(port: u16, method: &str, params: Value) -> Result<Value> {
    let body = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params }).to_string();
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    write!(
        stream,
        "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    result(&answer).with_context(|| format!("The validator does not answer {method}."))
}

/// The result in an HTTP answer.
fn result(answer: &str) -> Option<Value> {
    let (_, body) = answer.split_once("\r\n\r\n")?;
    let json = body.get(body.find('{')?..=body.rfind('}')?)?;
    let value: Value = serde_json::from_str(json).ok()?;
    value.get("result").filter(|result| !result.is_null()).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_result_in_plain_and_chunked_answers() {
        let plain = "HTTP/1.1 200 OK\r\nA: b\r\n\r\n{\"result\":\"ok\",\"id\":1}";
        assert_eq!(result(plain), Some(json!("ok")));
        let chunked = "HTTP/1.1 200 OK\r\n\r\n1a\r\n{\"result\":{\"value\":7}}\r\n0\r\n\r\n";
        assert_eq!(result(chunked), Some(json!({ "value": 7 })));
        assert_eq!(result("HTTP/1.1 200 OK\r\n\r\n{\"error\":{}}"), None);
    }
}
