//! The reason and the proposal of an overlap, in the reader's language.

use super::{Overlap, OverlapKind, Statement};
use crate::Tri;
use crate::bodies::Registry;
use std::collections::BTreeSet;

/// Most bodies named in one line; the evidence lists all.
const NAMED: usize = 4;

/// Writes reason and proposal.
pub fn fill(o: &mut Overlap, statements: &[Statement], registry: &Registry) {
    let mut seen = BTreeSet::new();
    let bodies: Vec<&Statement> = o
        .members
        .iter()
        .map(|&m| &statements[m as usize])
        .filter(|s| seen.insert((s.body.as_str(), s.body_name.as_str())))
        .collect();
    let list = |ky: bool| {
        let mut names: Vec<String> = bodies.iter().take(NAMED).map(|s| name(s, registry, ky)).collect();
        names.dedup();
        let more = bodies.len().saturating_sub(NAMED);
        let mut text = names.join(", ");
        if more > 0 {
            text.push_str(&format!(" (+{more})"));
        }
        text
    };
    let (ru, ky) = (list(false), list(true));
    o.reason = match o.kind {
        OverlapKind::Duplication => Tri::new(
            format!("одно действие над одним объектом возложено на несколько органов: {ru}"),
            format!("бир эле объектке карата бир эле аракет бир нече органга жүктөлгөн: {ky}"),
            format!("the same action on the same object is laid on several bodies: {ru}"),
        ),
        OverlapKind::Overlap => Tri::new(
            format!("полномочия частично совпадают: {ru}"),
            format!("ыйгарым укуктар жарым-жартылай дал келет: {ky}"),
            format!("the mandates coincide in part: {ru}"),
        ),
        OverlapKind::Fragmentation => Tri::new(
            format!("в одной сфере действуют три и более органа, ведущий не назван: {ru}"),
            format!("бир чөйрөдө үч же андан көп орган иштейт, жетектөөчүсү аталган эмес: {ky}"),
            format!("three or more bodies act in one area and no lead is named: {ru}"),
        ),
    };
    o.proposal = if o.central_local {
        Tri::new(
            "закрепить функцию за одним уровнем либо разделить её прямо названным признаком (объект, территория, стадия)",
            "функцияны бир деңгээлге бекитүү же аны ачык аталган белги боюнча (объект, аймак, баскыч) бөлүү",
            "assign the function to one level, or split it by a line stated in the text (object, territory, stage)",
        )
    } else {
        match o.kind {
            OverlapKind::Duplication => Tri::new(
                "оставить функцию у одного органа, у остальных исключить",
                "функцияны бир органга калтырып, калгандарынан алып салуу",
                "leave the function with one body and strike it out for the others",
            ),
            OverlapKind::Overlap => Tri::new(
                "разграничить полномочия прямо названным признаком либо объединить их у одного органа",
                "ыйгарым укуктарды ачык аталган белги боюнча ажыратуу же бир органга бириктирүү",
                "divide the mandates by a line stated in the text, or merge them in one body",
            ),
            OverlapKind::Fragmentation => Tri::new(
                "назвать ведущий орган и порядок взаимодействия",
                "жетектөөчү органды жана өз ара аракеттенүү тартибин аныктоо",
                "name a lead body and the order of interaction",
            ),
        }
    };
}

fn name(s: &Statement, registry: &Registry, ky: bool) -> String {
    let known = registry.get(&s.body);
    let wanted = known.and_then(|b| if ky { b.name_ky.clone() } else { Some(b.name_ru.clone()) });
    match wanted {
        // A generic row stands for many bodies; the act's own words tell which.
        Some(n) if known.is_some_and(|b| !b.generic) => n,
        _ => s.body_name.clone(),
    }
}
