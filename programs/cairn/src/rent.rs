//! Rent minimums, without a float wherever the cluster has one of the two thresholds that there ever were.

use anchor_lang::prelude::*;

/// Bytes that the runtime counts for every account beside its own.
const BESIDE: u64 = 128;

/// Lamports that an account with so many bytes has at least. The sysvar's fields have new names in later releases
/// of the library that declares it.
#[allow(deprecated)]
pub fn minimum(rent: &Rent, space: usize) -> u64 {
    let [one, two] = [1.0_f64, 2.0].map(f64::to_bits);
    let times = match rent.exemption_threshold.to_bits() {
        bits if bits == one => 1,
        bits if bits == two => 2,
        _ => return rent.minimum_balance(space),
    };
    let bytes = u64::try_from(space).unwrap_or(u64::MAX).saturating_add(BESIDE);
    bytes.saturating_mul(rent.lamports_per_byte_year).saturating_mul(times)
}
