//! The hash behind [`StemId`]: fixed here, so that no library's change of mind alters a stored identifier.

/// Hash of a stem or form: the same in every run and thread, so no table of strings is shared.
///
/// 64 bits: among a million forms two share one with a chance of 1 in 37 million.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct StemId(pub u64);

const A: u64 = 0x9e37_79b9_7f4a_7c15;
const B: u64 = 0xd1b5_4a32_d192_ed03;

/// Multiplies to 128 bits and folds both halves together.
const fn mix(a: u64, b: u64) -> u64 {
    let m = (a as u128) * (b as u128);
    (m as u64) ^ ((m >> 64) as u64)
}

/// The identifier of a folded form.
pub fn form_id(folded: &str) -> StemId {
    let bytes = folded.as_bytes();
    let mut h = A ^ (bytes.len() as u64);
    let mut chunks = bytes.chunks_exact(8);
    for c in &mut chunks {
        let mut eight = [0; 8];
        eight.copy_from_slice(c);
        h = mix(h ^ u64::from_le_bytes(eight), B);
    }
    let rest = chunks.remainder();
    if !rest.is_empty() {
        let mut eight = [0; 8];
        eight[..rest.len()].copy_from_slice(rest);
        h = mix(h ^ u64::from_le_bytes(eight), B);
    }
    StemId(mix(h, A))
}
