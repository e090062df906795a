//! The normal form of a mandate: what it does to what, whatever the words («осуществление контроля» = «контролирует»).

use super::{ActionTable, Cx, Family};
use crate::act::Act;
use crate::bodies::mentions::Stream;
use crate::facts::{Fact, FactKind};
use crate::text::{Analysis, StemId, TokenKind};
use crate::{Lang, Span};

/// Normal form of a mandate for comparison; the lists are sorted and hold each value once.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct MandateKey {
    /// Class of the first action, see [`ActionTable::class`]; 0 where no row of the table knows it.
    pub class: u16,
    /// Families of the actions (equal in both languages); stems of the act's language for words outside the table.
    pub action: Vec<StemId>,
    /// Stems of the object's words, without small words, the country's name and references to law.
    pub object: Vec<StemId>,
}

/// The normal form of a fact that is a mandate; empty for other facts.
///
/// Light verbs («осуществляет», «обеспечивает», «организует», «жүзөгө ашырат», «камсыз кылат») pass on to the noun of action
/// behind them, which then is no part of the object.
pub fn mandate_key(act: &Act, analysis: &Analysis, fact: &Fact, actions: &ActionTable) -> MandateKey {
    let FactKind::Mandate(m) = &fact.kind else { return MandateKey::default() };
    let words = Words { analysis, lang: act.lang, table: actions };
    let (families, used) = words.read(&m.actions, m.object);
    let mut action: Vec<StemId> = families.iter().map(|f| f.key).collect();
    if action.is_empty() {
        action = m.actions.iter().flat_map(|s| analysis.tokens_in(*s)).map(|i| analysis.tokens[i].stem).collect();
    }
    let mut object: Vec<StemId> = analysis
        .tokens_in(m.object)
        .filter(|i| analysis.tokens[*i].kind != TokenKind::Punct && !used.contains(i))
        .filter(|i| !is_small(act.lang, analysis.tokens[*i].folded.of(&analysis.folded.text)))
        .map(|i| analysis.tokens[i].stem)
        .collect();
    action.sort_unstable();
    action.dedup();
    object.sort_unstable();
    object.dedup();
    MandateKey { class: families.first().map_or(0, |f| f.class), action, object }
}

/// The families of a statement's actions, in order.
pub(super) fn families(cx: &Cx<'_>, actions: &[Span], object: Span) -> Vec<Family> {
    let s: &Stream<'_> = &cx.s;
    Words { analysis: s.analysis, lang: s.lang, table: cx.table }.read(actions, object).0
}

struct Words<'a> {
    analysis: &'a Analysis,
    lang: Lang,
    table: &'a ActionTable,
}

impl Words<'_> {
    /// Families, and the tokens of the object that were read as the action behind a light verb.
    fn read(&self, actions: &[Span], object: Span) -> (Vec<Family>, Vec<usize>) {
        let tokens = &self.analysis.tokens;
        let folded = &self.analysis.folded.text;
        let mut out: Vec<Family> = Vec::new();
        let mut used = Vec::new();
        let mut light = actions.is_empty();
        for span in actions {
            let mut named = false;
            for i in self.analysis.tokens_in(*span) {
                if self.table.is_light(self.lang, folded, &tokens[i]) {
                    continue;
                }
                if let Some(f) = self.table.family(self.lang, folded, tokens, i) {
                    out.push(f);
                    named = true;
                }
            }
            let range = self.analysis.tokens_in(*span);
            light |= !named && range.clone().any(|i| self.table.is_light(self.lang, folded, &tokens[i]));
        }
        if light {
            // The action's noun stands first in a Russian object, last in a Kyrgyz one.
            let range = self.analysis.tokens_in(object);
            let named = |i: &usize| {
                self.table.family(self.lang, folded, tokens, *i).is_some()
                    && !self.table.is_light(self.lang, folded, &tokens[*i])
            };
            let found = match self.lang {
                Lang::Ru => range.clone().take(NEAR).find(named),
                Lang::Ky => range.clone().rev().take(NEAR).find(named),
            };
            if let Some(i) = found {
                used.push(i);
                out.extend(self.table.family(self.lang, folded, tokens, i));
            }
        }
        (out, used)
    }
}

/// How far from the verb the noun of action may stand: «осуществляет единый государственный ведомственный контроль».
const NEAR: usize = 5;

/// Whether a folded word stands for an object named before: «местные бюджеты, контролируют их исполнение», «программаларды … аларды аткаруу».
pub fn is_anaphor(lang: Lang, w: &str) -> bool {
    match lang {
        Lang::Ru => matches!(w, "их" | "его" | "ее" | "ими" | "ней" | "него" | "них" | "ним"),
        Lang::Ky => matches!(
            w,
            "аны"
                | "анын"
                | "ага"
                | "анда"
                | "андан"
                | "аларды"
                | "алардын"
                | "аларга"
                | "аларда"
                | "алардан"
        ),
    }
}

/// Words that carry no content of an object: conjunctions, prepositions, the country, references to law. `w` is folded.
pub fn is_small(lang: Lang, w: &str) -> bool {
    const RU: &[&str] = &[
        "и",
        "или",
        "в",
        "во",
        "на",
        "по",
        "с",
        "со",
        "к",
        "о",
        "об",
        "за",
        "для",
        "из",
        "от",
        "до",
        "при",
        "а",
        "также",
        "же",
        "кыргызской",
        "республики",
        "кыргызская",
        "республика",
        "их",
        "его",
        "ее",
        "том",
        "числе",
        "соответствии",
        "порядке",
        "законодательством",
        "законодательства",
        "настоящим",
        "кодексом",
        "законом",
        "предусмотренных",
        "предусмотренные",
        "установленном",
        "определяемом",
        "пределах",
    ];
    const KY: &[&str] = &[
        "жана",
        "же",
        "менен",
        "үчүн",
        "боюнча",
        "тарабынан",
        "кыргыз",
        "республикасынын",
        "ошондой",
        "эле",
        "анын",
        "алардын",
        "ушул",
        "кодексте",
        "мыйзамдарына",
        "ылайык",
        "тартипте",
        "белгиленген",
        "каралган",
        "чегинде",
        "чектеринде",
        "ичинде",
    ];
    match lang {
        Lang::Ru => RU.contains(&w),
        Lang::Ky => KY.contains(&w),
    }
}
