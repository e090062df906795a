//! Citation depth: how many acts stand one behind the other.

use std::collections::BTreeMap;

/// The longest chain of citations from each act: 0 for an act that cites no other. Acts that cite one another in a circle
/// count as one step. `cites` maps an act to the acts it cites; those that are no key are leaves. Linear in the citations.
///
/// ```
/// use std::collections::BTreeMap;
/// let cites = BTreeMap::from([("a", vec!["b"]), ("b", vec!["c"]), ("c", vec!["b"]), ("d", vec!["a"])]);
/// let depth = jenil::metrics::depths(&cites);
/// assert_eq!((depth["d"], depth["a"], depth["b"]), (2, 1, 0));
/// ```
pub fn depths<'a>(cites: &BTreeMap<&'a str, Vec<&'a str>>) -> BTreeMap<&'a str, u32> {
    let mut index: BTreeMap<&str, usize> = BTreeMap::new();
    for name in cites.iter().flat_map(|(k, v)| std::iter::once(k).chain(v)) {
        let next = index.len();
        index.entry(name).or_insert(next);
    }
    let mut out = vec![Vec::new(); index.len()];
    let mut back = vec![Vec::new(); index.len()];
    for (from, to) in cites.iter().flat_map(|(k, v)| v.iter().map(move |t| (*k, *t))) {
        out[index[from]].push(index[to]);
        back[index[to]].push(index[from]);
    }
    // Kosaraju: the order in which nodes are left, then circles on the turned graph. Both with a stack of their own.
    let mut order = Vec::with_capacity(out.len());
    let mut seen = vec![false; out.len()];
    for root in 0..out.len() {
        if std::mem::replace(&mut seen[root], true) {
            continue;
        }
        let mut stack = vec![(root, 0)];
        while let Some((node, next)) = stack.pop() {
            match out[node].get(next) {
                Some(&to) => {
                    stack.push((node, next + 1));
                    if !std::mem::replace(&mut seen[to], true) {
                        stack.push((to, 0));
                    }
                }
                None => order.push(node),
            }
        }
    }
    let mut circle = vec![usize::MAX; out.len()];
    let mut circles: Vec<Vec<usize>> = Vec::new();
    for &root in order.iter().rev() {
        if circle[root] != usize::MAX {
            continue;
        }
        let mut members = Vec::new();
        let mut stack = vec![root];
        circle[root] = circles.len();
        while let Some(node) = stack.pop() {
            members.push(node);
            for &from in &back[node] {
                if circle[from] == usize::MAX {
                    circle[from] = circles.len();
                    stack.push(from);
                }
            }
        }
        circles.push(members);
    }
    // Circles come out before what they cite, so the last one cites nothing that is not done.
    let mut depth = vec![0u32; circles.len()];
    for c in (0..circles.len()).rev() {
        depth[c] = circles[c]
            .iter()
            .flat_map(|n| &out[*n])
            .map(|to| circle[*to])
            .filter(|to| *to != c)
            .map(|to| depth[to] + 1)
            .max()
            .unwrap_or(0);
    }
    index.into_iter().map(|(name, i)| (name, depth[circle[i]])).collect()
}
