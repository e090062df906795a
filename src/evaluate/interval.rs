//! 95 % intervals that depend on the data alone.

/// A figure with its count and 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Figure {
    /// The mean or share.
    pub value: f64,
    /// Lower end of the 95 % interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// How many cases.
    pub n: usize,
}

/// 97.5th percentile of the normal distribution.
const Z: f64 = 1.96;

/// The mean of values between 0 and 1, with the interval of the normal approximation, cut at 0 and 1.
pub fn mean(values: &[f64]) -> Figure {
    let n = values.len();
    if n == 0 {
        return Figure { value: 0.0, low: 0.0, high: 1.0, n };
    }
    let mean = values.iter().sum::<f64>() / n as f64;
    let variance = values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / (n.max(2) - 1) as f64;
    let half = Z * (variance / n as f64).sqrt();
    Figure { value: mean, low: (mean - half).max(0.0), high: (mean + half).min(1.0), n }
}

/// A share with Wilson's interval, which holds for few cases and for shares near 0 and 1.
///
/// ```
/// let f = jenil::evaluate::interval::share(9, 10);
/// assert!((f.low - 0.596).abs() < 0.001 && (f.high - 0.982).abs() < 0.001);
/// ```
pub fn share(yes: usize, n: usize) -> Figure {
    if n == 0 {
        return Figure { value: 0.0, low: 0.0, high: 1.0, n };
    }
    let both = super::Share { hits: yes as u32, of: n as u32 };
    let (low, high) = both.interval();
    Figure { value: yes as f64 / n as f64, low, high, n }
}

impl std::fmt::Display for Figure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.n == 0 { write!(f, "–") } else { write!(f, "{:.3} [{:.3}, {:.3}]", self.value, self.low, self.high) }
    }
}
