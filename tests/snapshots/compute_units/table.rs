//! The committed table: a row an instruction, a column a toolchain.

use cairn_tests::deploy_folder;
use std::{collections::BTreeMap, fs, path::PathBuf};

/// What stands over the table.
const HEAD: &str = "\
# Compute units

Each instruction alone in a transaction, on LiteSVM, with fixed keys, by the toolchain that built the ELF.
`cargo xtask cu` measures and writes this table; `cargo xtask test` fails on a drift over 5 % and 500
units. The keys are such that every PDA is found at the first try: each further try costs 1 500 units.
The last row is another program's, for comparison.

";

/// Figures by toolchain and row, and the rows in the order they are measured.
#[derive(Default)]
pub struct Table {
    rows: Vec<String>,
    columns: BTreeMap<String, BTreeMap<String, u64>>,
}

/// The toolchain that made the ELFs: the word in target/deploy/toolchain.
pub fn toolchain() -> String {
    let path = deploy_folder().join("toolchain");
    let word = fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{}: {error}: run `cargo xtask build`", path.display()));
    word.trim().to_string()
}

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("snapshots/compute_units.md")
}

impl Table {
    /// The committed table; empty where there is none.
    pub fn read() -> Self {
        let text = fs::read_to_string(path()).unwrap_or_default();
        let mut lines = text.lines().filter(|line| line.starts_with('|')).map(cells);
        let Some(header) = lines.next() else {
            return Self::default();
        };
        let mut table = Self::default();
        for toolchain in &header[1..] {
            table.columns.insert(toolchain.clone(), BTreeMap::new());
        }
        for row in lines.skip(1) {
            table.rows.push(row[0].clone());
            for (toolchain, figure) in header.iter().zip(&row).skip(1) {
                let digits: String = figure.chars().filter(char::is_ascii_digit).collect();
                if let Ok(units) = digits.parse() {
                    let column = table.columns.entry(toolchain.clone()).or_default();
                    column.insert(row[0].clone(), units);
                }
            }
        }
        table
    }

    /// The figures of a toolchain, where there are any.
    pub fn column(&self, toolchain: &str) -> Option<&BTreeMap<String, u64>> {
        self.columns.get(toolchain).filter(|column| !column.is_empty())
    }

    /// Replaces the figures of a toolchain; rows that are no longer measured go.
    pub fn set(&mut self, toolchain: &str, figures: &[(&str, u64)]) {
        self.rows = figures.iter().map(|(name, _)| name.to_string()).collect();
        let column = figures.iter().map(|(name, units)| (name.to_string(), *units));
        self.columns.insert(toolchain.into(), column.collect());
    }

    pub fn write(&self) {
        let mut text = format!("{HEAD}| instruction |");
        for toolchain in self.columns.keys() {
            text += &format!(" {toolchain} |");
        }
        text += &format!("\n| --- |{}\n", " ---: |".repeat(self.columns.len()));
        for row in &self.rows {
            text += &format!("| {row} |");
            for column in self.columns.values() {
                let figure = column.get(row).map_or("–".into(), |units| grouped(*units));
                text += &format!(" {figure} |");
            }
            text += "\n";
        }
        fs::write(path(), text).expect("a writable table");
    }
}

/// The cells of a row of the table.
fn cells(line: &str) -> Vec<String> {
    let inner = line.trim().trim_matches('|');
    inner.split('|').map(|cell| cell.trim().to_string()).collect()
}

/// 12345 as `12 345`.
fn grouped(number: u64) -> String {
    match number {
        0..1_000 => number.to_string(),
        _ => format!("{} {:03}", grouped(number / 1_000), number % 1_000),
    }
}
