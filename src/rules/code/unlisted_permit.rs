//! B04: a permit, conclusion or consent of a body is a condition of an activity, and the provision names no basis for it.
//!
//! The statutory list could not be read, so the rule never says that a permit is unlawful: it says that its basis is not cited.

use super::super::pack::Domain;
use super::super::pass::{Context, Findings, Pass, Scope, Spot, Unit};
use super::super::view::View;
use crate::act::ProvisionKind;
use crate::facts::{Fact, FactKind, Permit, PermitForm, PermitRole, TargetKind};
use crate::{Lang, Span};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// Reads the permits of an act and what their provisions cite.
pub(super) struct UnlistedPermit;

/// Permits reported so far: place, form, issuer.
type Seen = FxHashSet<(usize, PermitForm, Option<String>)>;

impl Pass for UnlistedPermit {
    fn codes(&self) -> &'static [&'static str] {
        &["B04"]
    }

    fn scope(&self) -> Scope {
        Scope::Act
    }

    fn check(&self, _: &Context<'_>, unit: &Unit<'_, '_>, out: &mut Findings<'_>) {
        let Unit::Act(view) = unit else { return };
        if view.has("permits_law", &view.title()) {
            return;
        }
        let mut seen: Seen = Seen::default();
        for f in view.input.facts {
            let FactKind::Permit(p) = &f.kind else { continue };
            check(view, f, p, &mut seen, out);
        }
    }
}

fn check(view: &View<'_>, f: &Fact, p: &Permit, seen: &mut Seen, out: &mut Findings<'_>) {
    let i = f.provision as usize;
    if !view.is_norm(i) || view.is_definition(i) {
        return;
    }
    let body = view.tokens(view.provisions()[i].body);
    let hit = view.tokens(f.span);
    let sentence = view.sentence(hit.start, &body);
    let article = view.article(i);
    // One permit is met many times in its own article; the items of a list name each its own.
    let item =
        matches!(view.provisions()[i].kind, ProvisionKind::Item | ProvisionKind::SubItem | ProvisionKind::Indent);
    let place = if item { i } else { article };
    let key = (place, p.form, p.issuer.map(|s| view.words(&view.tokens(s), WHAT_CHARS)));
    let close = hit.start.saturating_sub(OWNER_NEAR).max(sentence.start)..(hit.end + OWNER_NEAR).min(sentence.end);
    let issued = p.issuer.is_some();
    let tax = view.is_in(Domain::Tax);
    let of_body = match (p.form, p.role) {
        // A certificate is of a thing; who issues accreditation of his own system asks nobody for a permit.
        (PermitForm::Certificate, _) | (PermitForm::Accreditation, PermitRole::Issued) => false,
        // Tax law speaks of licences as objects of tax.
        (PermitForm::Permit | PermitForm::Licence, _) => !tax,
        // «выдача согласия на обработку данных» is of a private person.
        (PermitForm::Consent, PermitRole::Issued) => view.form(view.tokens(p.name).start).starts_with("согласов"),
        (_, PermitRole::Issued) => !view.has("gives_opinion", &sentence),
        (PermitForm::Conclusion, _) => issued || view.has("expertise", &close),
        (PermitForm::Consent | PermitForm::Accreditation, _) => issued,
    };
    // The body's own name beside the paper tells whose it is.
    // «по решению органа с согласия собственника» names another body.
    let named = p.issuer.is_some_and(|s| {
        let name = view.tokens(s);
        match view.lang() {
            Lang::Ru => name.start + 1 >= hit.end && name.start <= hit.end + 1,
            Lang::Ky => name.start <= hit.end + 1 && name.end + 1 >= hit.start,
        }
    });
    if seen.contains(&key)
        || !of_body
        || (!named && view.has("private_consent", &close))
        || view.has("family_matter", &sentence)
        || view.has("levy", &sentence)
        || (p.form == PermitForm::Conclusion && view.has("draft_act", &sentence))
        || view.has("internal_matter", &sentence)
        || view.has("scope_of_act", &view.leadin(i))
        || view.headings(i).any(|h| view.has("scope_of_act", &h))
        || denied(view, &hit, &sentence)
        || (p.role == PermitRole::Issued && !issues(view, &hit, &sentence))
        || cites(view, i, &sentence)
    {
        return;
    }
    seen.insert(key);
    let known = view.packs.tables.permit(view, &view.tokens(p.name));
    // A permit known to rest on a law of its own is a lesser doubt.
    let weight = if known.is_some_and(|k| k.outside_law_195) { ELSEWHERE } else { 1.0 };
    let basis = known.map_or(String::new(), |k| k.basis.clone());
    let slot = |some: &str| if basis.is_empty() { String::new() } else { format!(" ({some}: {basis})") };
    let what = view.words(&view.tokens(p.name), WHAT_CHARS);
    out.add(
        view.input.act,
        view.index,
        Spot {
            code: "B04",
            provision: i,
            quote: view.span(&sentence),
            trigger: f.span.join(p.name),
            slots: &[
                ("what", &what),
                ("known_ru", &slot("такое разрешение встречается")),
                ("known_ky", &slot("мындай уруксат кездешет")),
                ("known_en", &slot("such a permit is met in")),
            ],
            weight,
            more: Vec::new(),
        },
    );
}

/// Whether the sentence does without the paper: «может быть начато без разрешения», «талап кылынбайт».
fn denied(view: &View<'_>, hit: &Range<usize>, sentence: &Range<usize>) -> bool {
    let without = match view.lang() {
        Lang::Ru => view.form(hit.start) == "без",
        Lang::Ky => hit.clone().any(|t| {
            let w = view.form(t);
            w.starts_with("уруксатсыз") || w.starts_with("уруксатысыз") || w.starts_with("лицензиясыз") || w == "жок"
        }),
    };
    if without {
        return !view.has("forbidden", sentence);
    }
    let after = hit.end..(hit.end + DENIAL_NEAR).min(sentence.end);
    let before = hit.start.saturating_sub(2).max(sentence.start)..hit.start;
    view.has("not_needed", &after) || view.has("not_needed", &before) || view.has("not_needed", hit)
}

/// Whether the words charge a body to issue: not «сбор за выдачу», «порядок выдачи», «органы, осуществляющие выдачу».
fn issues(view: &View<'_>, hit: &Range<usize>, sentence: &Range<usize>) -> bool {
    match view.lang() {
        Lang::Ru => match view.form(hit.start) {
            // «подтвердить, что выдача разрешения …» charges nobody.
            "выдача" => hit.start <= sentence.start + 3,
            "выдачу" => !view.has("not_charged", &(hit.start.saturating_sub(2)..hit.start)),
            w => !w.starts_with("выдач"),
        },
        Lang::Ky => {
            let last = view.form(hit.end - 1);
            let order = hit.end..(hit.end + ORDER_NEAR).min(sentence.end);
            !(last.starts_with("берүү")
                && (view.has("not_charged", &(hit.end..hit.end + 2)) || view.has("order_of", &order)))
        }
    }
}

/// Whether the sentence or the article rests on an act: a citation of another act in the sentence, the permits law anywhere in the article.
fn cites(view: &View<'_>, i: usize, sentence: &Range<usize>) -> bool {
    let span = view.span(sentence);
    let cited = |s: Span| s.overlaps(span);
    view.input.facts.iter().any(|f| {
        f.provision as usize == i
            && matches!(&f.kind, FactKind::Citation(c) if c.target != TargetKind::OwnProvision)
            && cited(f.span)
    }) || view.has("permits_law", &view.subtree_tokens(view.article(i)))
}

/// A private owner of a consent stands within so many tokens («с согласия собственника»).
const OWNER_NEAR: usize = 3;
/// A denial stands within so many tokens behind the paper: «разрешение органа не требуется».
const DENIAL_NEAR: usize = 8;
/// Weight of a permit that another law than the permits law is known to carry.
const ELSEWHERE: f32 = 0.7;
/// «корутунду берүү жана реестр түзүү тартиби»: the word that makes it a rule stands within so many tokens.
const ORDER_NEAR: usize = 8;
/// Longest `{what}` in characters.
const WHAT_CHARS: usize = 90;
