//! Passports as one page to read and print: no network, three languages, what is missing in plain sight.

use super::page::{say, shell};
use crate::passport::{Procedure, field_names};
use crate::schema::PassportRecord;
use maud::{Markup, html};

/// The page; `lang` is `ru`, `ky` or `en`.
pub(super) fn page(records: &[PassportRecord], lang: &str) -> String {
    let word = |ru: &'static str, ky: &'static str, en: &'static str| say(lang, [ru, ky, en]);
    let field = |name: &str| field_names(name).map_or("", |(ru, ky, en)| word(ru, ky, en));
    let none = || html! { em { (word("не указано", "көрсөтүлгөн эмес", "not stated")) } };
    let row = |name: &str, value: Option<Markup>| html! { tr { th { (field(name)) } td { @match value { Some(v) => (v), None => (none()) } } } };
    let text = |t: &Option<String>| t.as_ref().map(|t| html! { (t) });
    let list = |all: &[String]| (!all.is_empty()).then(|| html! { ul { @for d in all { li { (d) } } } });
    let kind = |k: Procedure| match k {
        Procedure::Permit => word("разрешение", "уруксат", "permit"),
        Procedure::Registration => word("регистрация", "каттоо", "registration"),
        Procedure::Inspection => word("проверка", "текшерүү", "inspection"),
        Procedure::Service => word("услуга", "кызмат", "service"),
    };
    let body = html! {
                @for r in records {
                    section {
                        h2 { (r.name) }
                        p { (kind(r.kind)) " · " (r.place.act.title) " · " (if lang == "ky" { &r.place.provision.cite.ky } else { &r.place.provision.cite.ru }) }
                        table {
                            (row("body", text(&r.body)))
                            (row("applicant", text(&r.applicant)))
                            (row("documents", list(&r.documents)))
                            (row("steps", (!r.steps.is_empty()).then(|| html! { ol { @for s in &r.steps { li { (s.text) } } } })))
                            @if !r.approvals.is_empty() {
                                tr { th { (word("согласования", "макулдашуулар", "approvals")) } td { ul { @for a in &r.approvals { li { (a) } } } } }
                            }
                            (row("term", (!r.terms.is_empty()).then(|| html! {
                                ul { @for t in &r.terms { li { (t.text) } } }
                                @if let Some(n) = r.total_days { p { (word("всего календарных дней: ", "бардыгы календардык күн: ", "calendar days in all: ")) b { (n) } } }
                            })))
                            (row("fee", r.fee.as_ref().map(|f| html! { (f.text) })))
                            (row("result", text(&r.result)))
                            (row("validity", r.validity.as_ref().map(|v| html! { (v.text) })))
                            (row("grounds", list(&r.grounds)))
                            (row("appeal", text(&r.appeal)))
                            (row("silence", text(&r.silence)))
                        }
                        @if !r.missing.is_empty() {
                            p { b { (word("Не указано: ", "Көрсөтүлгөн эмес: ", "Missing: ")) } (r.missing.iter().map(|m| field(m)).collect::<Vec<_>>().join(", ")) }
                        }
                    }
                }
    };
    shell(
        lang,
        word("Паспорта процедур", "Жол-жоболордун паспорттору", "Procedure passports"),
        word(
            "Кто отвечает и к какому сроку. Чего акт не говорит, то названо.",
            "Ким жооп берет жана качанга чейин. Акт айтпаганы көрсөтүлгөн.",
            "Who is responsible, and by when. What the act does not say is named.",
        ),
        "",
        &body,
    )
}
