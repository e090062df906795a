//! Families of actions as the comparison knows them: stages of a matter, one action under two names, kin actions. Ids are those of `corpus/actions.toml`.

use super::Stage;
use crate::text::{StemId, form_id};
use std::sync::LazyLock;

/// Families by stage; names are those of `corpus/actions.toml`.
static STAGES: LazyLock<Vec<(StemId, Stage)>> = LazyLock::new(|| {
    let rows: [(Stage, &[&str]); 5] = [
        (
            Stage::Setting,
            &[
                "determine",
                "approve",
                "establish",
                "adopt",
                "regulate",
                "amend",
                "standardise",
                "ratify",
                "form_policy",
                "interpret",
                "decide",
            ],
        ),
        (Stage::Drafting, &["draft", "propose", "forecast", "consider"]),
        (Stage::Consent, &["agree"]),
        (Stage::Reporting, &["report", "publish", "hear"]),
        (Stage::Appointing, &["appoint", "form_body"]),
    ];
    rows.iter().flat_map(|(s, ids)| ids.iter().map(|id| (form_id(&format!("action:{id}")), *s))).collect()
});

pub(super) fn stage(family: StemId) -> Stage {
    STAGES.iter().find(|r| r.0 == family).map_or(Stage::Doing, |r| r.1)
}

/// Families of actions done to the reports of others.
pub(super) const CHECKS: &[&str] =
    &["control", "supervise", "inspect", "audit", "monitor", "assess", "approve", "consider", "hear"];

/// Families whose noun may name the action itself: «ведение мониторинга», «выдача разрешения», «оказание содействия».
pub(super) const THIN: &[&str] = &["keep", "issue", "serve"];

/// Families between which bodies overlap though the words differ; rows of `corpus/actions.toml`. After the stages of the state's
/// work on one thing: watching over it, giving it out, recording it, running it, furthering it, taking money for it, telling of it.
const KIN: &[&[&str]] = &[
    &["control", "supervise", "inspect", "monitor", "audit", "assess", "investigate"],
    &["grant", "transfer_land", "issue", "permit", "conclude", "withdraw", "finance"],
    &["issue", "license", "permit", "accredit", "extend"],
    &["register", "record", "keep", "collect_data", "store", "identify"],
    &["manage", "lead", "coordinate", "realise", "budget", "execute", "protect"],
    &["support", "develop", "subsidise"],
    &["pay", "punish", "collect_data", "calculate", "administer"],
    &["inform", "publish", "explain"],
    &["determine", "approve", "establish", "adopt", "regulate", "decide"],
    &["draft", "propose"],
];

/// The key of a family of actions.
pub(super) fn action(id: &str) -> StemId {
    form_id(&format!("action:{id}"))
}

/// Actions that are one for the comparison: law uses «определяет размер» and «устанавливает размер» for one thing, and «проведение
/// политики» for its realisation.
const ONE: &[(&str, &str)] = &[("establish", "determine"), ("policy", "realise")];

/// The family that stands for this one in the comparison.
pub(super) fn canonical(f: StemId) -> StemId {
    static KEYS: LazyLock<Vec<(StemId, StemId)>> =
        LazyLock::new(|| ONE.iter().map(|(from, to)| (action(from), action(to))).collect());
    KEYS.iter().find(|k| k.0 == f).map_or(f, |k| k.1)
}

static KIN_KEYS: LazyLock<Vec<Vec<StemId>>> =
    LazyLock::new(|| KIN.iter().map(|row| row.iter().map(|id| canonical(action(id))).collect()).collect());

/// Whether two families are kin: see [`KIN`].
pub(super) fn kin(a: StemId, b: StemId) -> bool {
    a == b || KIN_KEYS.iter().any(|row| row.contains(&a) && row.contains(&b))
}

/// Keys under which kin families meet: those of the rows that name the family, or the family itself.
pub(super) fn kin_groups(family: StemId) -> Vec<StemId> {
    let rows: Vec<StemId> = KIN_KEYS.iter().filter(|row| row.contains(&family)).map(|row| row[0]).collect();
    if rows.is_empty() { vec![family] } else { rows }
}

/// Whether a family is one of these rows.
pub(super) fn is_one_of(family: StemId, ids: &[&str]) -> bool {
    ids.iter().any(|id| action(id) == family)
}
