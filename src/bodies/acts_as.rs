//! Which body a class of bodies stands for: «Агентство … является уполномоченным государственным органом в сфере …».

use super::{Mention, Registry};
use crate::Lang;
use crate::act::Act;
use crate::text::Analysis;

/// A body that an act names as the holder of a class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActsAs {
    /// Id of the class: generic, or defined by words of its matter.
    pub class: String,
    /// Index of the mention of the body that holds it.
    pub holder: u32,
    /// Index of the mention of the class.
    pub named: u32,
}

/// Where an act says which body acts as a class of bodies. `mentions` are those of [`mentions`](super::mentions()) on the
/// same act. Only the plain sentence counts; that a class and a body share a matter proves nothing.
///
/// ```
/// use jenil::{act, bodies, source, text};
/// let t = "Статья 1. Органы\n1. Министерство финансов является уполномоченным государственным органом в сфере маяков.\n";
/// let (a, _) = act::parse(&source::from_text("a.ru.txt", t.to_owned()));
/// let units: Vec<_> = a.provisions.iter().map(|p| p.own).collect();
/// let words = text::analyse_blocks(&a.text, &units, a.lang, &mut text::Memo::default());
/// let r = bodies::Registry::builtin();
/// let m = bodies::mentions(&a, &words, r);
/// let found = bodies::acts_as(&a, &words, &m, r);
/// assert_eq!(m[found[0].holder as usize].body, "min-finance");
/// ```
pub fn acts_as(act: &Act, analysis: &Analysis, mentions: &[Mention], registry: &Registry) -> Vec<ActsAs> {
    let form = |i: usize| analysis.tokens.get(i).map_or("", |t| t.folded.of(&analysis.folded.text));
    let class = |m: &Mention| {
        let words = m.span.of(&act.text).to_lowercase();
        let open = words.contains("уполномоченн") || words.contains("ыйгарым укуктуу");
        open && registry.get(&m.body).is_none_or(|b| b.generic)
    };
    let mut out = Vec::new();
    for (k, pair) in mentions.windows(2).enumerate() {
        let (a, b) = (&pair[0], &pair[1]);
        if !class(b) || class(a) || registry.get(&a.body).is_some_and(|x| x.generic || x.court) {
            continue;
        }
        // A short name in brackets may stand between, or be the mention itself: «… агентство (далее – Агентство) является».
        let (from, to) = (analysis.tokens_in(a.span).end, analysis.tokens_in(b.span).start);
        let mut depth = 0usize;
        let between: Vec<&str> = (from..to)
            .filter(|i| {
                let w = form(*i);
                depth += usize::from(w == "(");
                // The bracket that closes behind a short name was opened before it.
                let outside = depth == 0 && w != ")";
                depth = depth.saturating_sub(usize::from(w == ")"));
                outside
            })
            .map(form)
            .collect();
        let end = analysis.tokens_in(b.span).end;
        let said = match act.lang {
            Lang::Ru => matches!(between[..], ["является"] | ["являются"] | ["выступает"]),
            Lang::Ky => between.is_empty() && form(end) == "болуп" && matches!(form(end + 1), "саналат" | "эсептелет"),
        };
        if said && to >= from {
            out.push(ActsAs { class: b.body.clone(), holder: k as u32, named: k as u32 + 1 });
        }
    }
    out
}
