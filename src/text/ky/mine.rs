//! Mining of Kyrgyz roots.

use super::grammar::readings;
use super::lexicon::general;
use super::{key_of, respell, score};
use crate::text::roots::{Mined, MinedRoot, Roots, Share, forms, mine_roots};

/// How far a form in -уу speaks for a verb: nouns in -луу, -оо look like verbal nouns.
const ACT_TRUST: f32 = 0.3;

/// Finds the roots of Kyrgyz texts: a root is credible when it is met bare and with other endings.
///
/// Every form is read in all ways the grammar allows. Sorted by key; keys are as [`super::stem_ky`] gives them.
pub fn mine_ky<'a>(texts: impl IntoIterator<Item = &'a str>, source: Mined) -> Vec<MinedRoot> {
    let prior = match source {
        Mined::Acts => general(),
        Mined::Words => Roots::default(),
    };
    mine_roots(&forms(texts), &prior, |form, weight, out| {
        readings(&respell(form), &mut |r| {
            let Some(key) = key_of(&r) else { return };
            let share = score(&r, weight(key.as_str())).exp();
            let trust = if r.act { ACT_TRUST } else { 1.0 };
            out.push(Share { key: key.as_str().to_string(), share, trust });
        });
    })
}
