//! The reason and the proposal of an overlap, in the reader's language.

use super::{Between, Overlap, OverlapKind, Remedy, Statement, articles};
use crate::bodies::Registry;
use crate::{Lang, Tri};
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
        // Where both language texts are at hand, each reader sees the names of his own.
        let own = |s: &&&Statement| (s.lang == Lang::Ky) == ky;
        let of: Vec<&&Statement> = match bodies.iter().filter(own).count() {
            0 => bodies.iter().collect(),
            _ => bodies.iter().filter(own).collect(),
        };
        let mut named = BTreeSet::new();
        let all = of.iter().map(|s| name(s, registry, ky));
        let mut names: Vec<String> = all.filter(|n| named.insert(n.clone())).collect();
        let more = names.len().saturating_sub(NAMED);
        names.truncate(NAMED);
        let mut text = names.join(", ");
        if more > 0 {
            text.push_str(&format!(" (+{more})"));
        }
        text
    };
    let (ru, ky) = (list(false), list(true));
    let members: Vec<&Statement> = bodies.clone();
    let articles = if bodies.iter().all(|s| !s.articles.is_empty()) {
        articles::shared(&members).join(", ")
    } else {
        String::new()
    };
    o.reason = match o.kind {
        _ if !articles.is_empty() => Tri::new(
            format!("дела по одним статьям ({articles}) отданы нескольким органам: {ru}"),
            format!("бир эле беренелер ({articles}) боюнча иштер бир нече органга берилген: {ky}"),
            format!("cases under the same articles ({articles}) are given to several bodies: {ru}"),
        ),
        OverlapKind::Duplication => Tri::new(
            format!("одно действие над одним объектом возложено на несколько органов: {ru}"),
            format!("бир эле объектке карата бир эле аракет бир нече органга жүктөлгөн: {ky}"),
            format!("the same action on the same object is laid on several bodies: {ru}"),
        ),
        OverlapKind::Overlap if o.parts.action < 1.0 => Tri::new(
            format!("близкие действия над общим объектом: {ru}"),
            format!("жалпы объектке карата жакын аракеттер: {ky}"),
            format!("near actions on a shared object: {ru}"),
        ),
        OverlapKind::Overlap => Tri::new(
            format!("одно действие, объекты частично совпадают: {ru}"),
            format!("аракет бирдей, объектилер жарым-жартылай дал келет: {ky}"),
            format!("the same action, the objects coincide in part: {ru}"),
        ),
        OverlapKind::Fragmentation => Tri::new(
            format!("в одной сфере действуют три и более органа, ведущий не назван: {ru}"),
            format!("бир чөйрөдө үч же андан көп орган иштейт, жетектөөчүсү аталган эмес: {ky}"),
            format!("three or more bodies act in one area and no lead is named: {ru}"),
        ),
    };
    o.option = match (o.kind, o.between, o.central_local) {
        (OverlapKind::Fragmentation, ..) => Remedy::Lead,
        (_, Between::CentralLocal, _) | (_, _, true) => Remedy::Split,
        (OverlapKind::Duplication, ..) => Remedy::Assign,
        (OverlapKind::Overlap, ..) if o.parts.action < 1.0 => Remedy::Merge,
        (OverlapKind::Overlap, ..) => Remedy::Split,
    };
    o.proposal = proposal(o.option);
}

fn proposal(option: Remedy) -> Tri {
    match option {
        Remedy::Split => Tri::new(
            "закрепить за одним или разделить прямо названным признаком (объект, территория, стадия, уровень)",
            "бирине бекитүү же ачык аталган белги боюнча (объект, аймак, баскыч, деңгээл) бөлүү",
            "assign to one, or split by a line stated in the text (object, territory, stage, level)",
        ),
        Remedy::Assign => Tri::new(
            "оставить функцию у одного органа, у остальных исключить",
            "функцияны бир органга калтырып, калгандарынан алып салуу",
            "leave the function with one body and strike it out for the others",
        ),
        Remedy::Merge => Tri::new(
            "объединить близкие полномочия у одного органа либо провести между ними границу в тексте",
            "жакын ыйгарым укуктарды бир органга бириктирүү же текстте алардын чегин көрсөтүү",
            "merge the near mandates in one body, or draw the line between them in the text",
        ),
        Remedy::Lead => Tri::new(
            "назвать ведущий орган и порядок взаимодействия",
            "жетектөөчү органды жана өз ара аракеттенүү тартибин аныктоо",
            "name a lead body and the order of interaction",
        ),
    }
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
