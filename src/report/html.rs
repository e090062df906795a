//! The report a lawyer opens: one file, no network, three languages, good on paper.

use super::terminal::{PLACES, Reader, weightiest};
use crate::record::{FindingRecord, OverlapRecord, Place};
use crate::rules::Severity;
use crate::scan::Report;
use crate::{Lang, Span, Tri};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use std::collections::BTreeMap;

const STYLE: &str = include_str!("assets/report.css");
const SCRIPT: &str = include_str!("assets/report.js");

/// The name of a rule in three languages; the code itself where the registry has none.
pub type RuleName<'a> = &'a dyn Fn(&str) -> Tri;

/// The report as one HTML page, opened in the reader's language.
pub fn page(report: &Report, rule_name: RuleName<'_>, reader: Reader) -> String {
    let lang = reader.word("ru", "ky", "en");
    let numbers: BTreeMap<&str, usize> =
        report.acts.iter().enumerate().map(|(i, a)| (a.act.file.as_str(), i)).collect();
    html! {
        (DOCTYPE)
        html lang=(lang) data-lang=(lang) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "jenil" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                div.langs {
                    button data-lang="ru" { "Русский" }
                    button data-lang="ky" { "Кыргызча" }
                    button data-lang="en" { "English" }
                }
                (head(report))
                (first(report, rule_name, &numbers))
                (rules(report, rule_name))
                (bodies(report))
                (overlaps(report))
                (findings(report, rule_name, &numbers))
                (acts(report))
                (notices(report))
                (foot(report))
                script { (PreEscaped(SCRIPT)) }
            }
        }
    }
    .into_string()
}

fn t(ru: &str, ky: &str, en: &str) -> Markup {
    html! { span.t-ru lang="ru" { (ru) } span.t-ky lang="ky" { (ky) } span.t-en lang="en" { (en) } }
}

fn tri(text: &Tri) -> Markup {
    t(&text.ru, &text.ky, &text.en)
}

fn head(report: &Report) -> Markup {
    let high = report.findings.iter().filter(|f| f.severity == Severity::High).count();
    let provisions: u64 = report.acts.iter().map(|a| u64::from(a.provisions)).sum();
    let mandates: u64 = report.acts.iter().map(|a| u64::from(a.mandates)).sum();
    let figure = |n: u64, label: Markup| html! { div.figure { b { (grouped(n)) } (label) } };
    html! {
        h1 { (t("Проверка актов", "Актыларды текшерүү", "Audit of acts")) }
        p.lead {
            (t(
                "Каждая находка — предположение, которое проверяет юрист: место, цитата, причина и основание приведены рядом.",
                "Ар бир табылга — юрист текшере турган божомол: орду, цитатасы, себеби жана негизи жанында берилди.",
                "Every finding is a candidate for a lawyer to judge: its place, quote, reason and ground stand beside it.",
            ))
        }
        div.figures {
            (figure(report.acts.len() as u64, t("актов", "акты", "acts")))
            (figure(provisions, t("структурных единиц", "түзүмдүк бирдик", "provisions")))
            (figure(mandates, t("полномочий органов", "органдардын ыйгарым укуктары", "mandates of bodies")))
            (figure(report.overlaps.len() as u64, t("пересечений", "кайталануу", "overlaps")))
            (figure(report.findings.len() as u64, t("находок", "табылга", "findings")))
            (figure(high as u64, t("из них весомых", "анын ичинде салмактуусу", "of high weight")))
        }
    }
}

/// A number with thin spaces between thousands.
fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('\u{202f}');
        }
        out.push(c);
    }
    out
}

fn first(report: &Report, rule_name: RuleName<'_>, numbers: &BTreeMap<&str, usize>) -> Markup {
    html! {
        @if !report.findings.is_empty() {
            h2 { (t("С чего начать", "Эмнеден баштоо керек", "Where to begin")) }
            @for f in weightiest(report) { (card(f, rule_name, numbers, false)) }
        }
    }
}

fn rules(report: &Report, rule_name: RuleName<'_>) -> Markup {
    let mut rows: BTreeMap<(std::cmp::Reverse<Severity>, &str), [usize; 2]> = BTreeMap::new();
    for f in &report.findings {
        let ky = f.evidence.first().is_some_and(|p| p.act.lang == Lang::Ky);
        rows.entry((std::cmp::Reverse(f.severity), f.rule.as_str())).or_default()[usize::from(ky)] += 1;
    }
    html! {
        h2 { (t("Находки по правилам", "Эрежелер боюнча табылгалар", "Findings by rule")) }
        table {
            thead { tr {
                th { (t("Код", "Код", "Code")) }
                th { (t("Правило", "Эреже", "Rule")) }
                th { (t("Вес", "Салмагы", "Weight")) }
                th.n { (t("рус.", "орусча", "Russian")) }
                th.n { (t("кырг.", "кыргызча", "Kyrgyz")) }
            } }
            tbody {
                @for ((severity, rule), n) in rows {
                    tr {
                        td.code { a href="#findings" data-pick-rule=(rule) { (rule) } }
                        td { (tri(&rule_name(rule))) }
                        td { (weight(severity.0)) }
                        td.n { (n[0]) }
                        td.n { (n[1]) }
                    }
                }
            }
        }
    }
}

fn weight(s: Severity) -> Markup {
    let (ru, ky) = match s {
        Severity::High => ("весомая", "салмактуу"),
        Severity::Medium => ("средняя", "орточо"),
        Severity::Low => ("малая", "жеңил"),
    };
    html! { span class={ "sev " (s.name()) } { (t(ru, ky, s.name())) } }
}

/// Rows of the table of bodies; the files hold all.
const SHOWN_BODIES: usize = 40;

fn bodies(report: &Report) -> Markup {
    html! {
        @if !report.bodies.is_empty() {
            h2 { (t("Органы", "Органдар", "Bodies")) }
            table {
                thead { tr {
                    th { (t("Орган", "Орган", "Body")) }
                    th.n { (t("полномочий", "ыйгарым укук", "mandates")) }
                    th.n { (t("в пересечениях", "кайталанган", "in overlaps")) }
                    th.n { (t("находок", "табылга", "findings")) }
                } }
                tbody {
                    @for b in report.bodies.iter().take(SHOWN_BODIES) {
                        tr {
                            td { (t(&b.name_ru, if b.name_ky.is_empty() { &b.name_ru } else { &b.name_ky }, &b.name_ru)) }
                            td.n { (b.mandates) }
                            td.n { (b.overlapping) }
                            td.n { (b.findings) }
                        }
                    }
                }
            }
            @if report.bodies.len() > SHOWN_BODIES {
                p.ground {
                    (t("показаны первые ", "алгачкылары көрсөтүлдү: ", "shown: the first ")) (SHOWN_BODIES) " / " (report.bodies.len())
                }
            }
        }
    }
}

/// Overlaps shown on the page; `overlaps.jsonl` and the findings D01–D03 hold all.
const SHOWN_OVERLAPS: usize = 60;

fn overlaps(report: &Report) -> Markup {
    html! {
        @if !report.overlaps.is_empty() {
            h2 id="overlaps" { (t("Пересечения полномочий", "Ыйгарым укуктардын кайталанышы", "Overlapping mandates")) }
            @for o in report.overlaps.iter().take(SHOWN_OVERLAPS) { (overlap(o)) }
            @if report.overlaps.len() > SHOWN_OVERLAPS {
                p.ground {
                    (t("показаны самые сильные: ", "эң күчтүүлөрү көрсөтүлдү: ", "shown: the strongest ")) (SHOWN_OVERLAPS) " / " (report.overlaps.len())
                }
            }
        }
    }
}

fn overlap(o: &OverlapRecord) -> Markup {
    use crate::overlap::OverlapKind::*;
    let (kind, class) = match o.kind {
        Duplication => (t("дублирование", "кайталануу", "duplication"), "high"),
        Overlap => (t("пересечение", "кайчылашуу", "overlap"), "medium"),
        Fragmentation => (t("фрагментация", "бытырандылык", "fragmentation"), "low"),
    };
    html! {
        article class=(class) {
            header {
                h3 { (kind) }
                span.ground { (format!("{:.2}", o.score)) }
                @if o.central_local { span.ground { (t("разные уровни власти", "бийликтин ар башка деңгээли", "different levels")) } }
            }
            @for m in &o.members {
                p.place { span.act { (m.body.name) } " · " (place_line(&m.place)) }
                blockquote lang=(m.place.act.lang.code()) { (marked_all(&m.place, &m.marks)) }
            }
            p.why { (tri(&o.reason)) }
            p.ground {
                (t("оценка: действие ", "баа: аракет ", "score: action ")) (format!("{:.2}", o.parts.action))
                (t(", объект ", ", объект ", ", object ")) (format!("{:.2}", o.parts.object))
                (t(", весомость ", ", салмагы ", ", worth ")) (format!("{:.2}", o.parts.worth))
            }
            p.ground { (t("предложение: ", "сунуш: ", "option: ")) (tri(&o.proposal)) }
        }
    }
}

fn findings(report: &Report, rule_name: RuleName<'_>, numbers: &BTreeMap<&str, usize>) -> Markup {
    let mut codes: Vec<&str> = report.findings.iter().map(|f| f.rule.as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    let all = |ru: &str, ky: &str, en: &str| {
        html! { option value="" data-ru=(ru) data-ky=(ky) data-en=(en) { (ru) } }
    };
    html! {
        h2 { (t("Все находки", "Бардык табылгалар", "All findings")) }
        div.filters {
            select id="f-rule" {
                (all("все правила", "бардык эрежелер", "all rules"))
                @for c in codes {
                    @let n = rule_name(c);
                    option value=(c) data-ru={ (c) " " (n.ru) } data-ky={ (c) " " (n.ky) } data-en={ (c) " " (n.en) } { (c) " " (n.ru) }
                }
            }
            select id="f-weight" {
                (all("любой вес", "бардык салмак", "any weight"))
                option value="high" data-ru="весомые" data-ky="салмактуу" data-en="high" { "весомые" }
                option value="medium" data-ru="средние" data-ky="орточо" data-en="medium" { "средние" }
                option value="low" data-ru="малые" data-ky="жеңил" data-en="low" { "малые" }
            }
            select id="f-act" {
                (all("все акты", "бардык актылар", "all acts"))
                @for (i, a) in report.acts.iter().enumerate() { option value=(i) { (a.act.file) } }
            }
            input id="f-word" type="search" placeholder="…" aria-label="text";
            output id="f-shown" {}
        }
        div id="findings" {
            @for f in &report.findings { (card(f, rule_name, numbers, true)) }
        }
    }
}

fn card(f: &FindingRecord, rule_name: RuleName<'_>, numbers: &BTreeMap<&str, usize>, anchor: bool) -> Markup {
    let mut acts: Vec<usize> = f.evidence.iter().filter_map(|p| numbers.get(p.act.file.as_str()).copied()).collect();
    acts.sort_unstable();
    acts.dedup();
    let acts = acts.iter().map(usize::to_string).collect::<Vec<_>>().join(" ");
    let id = anchor.then(|| format!("f-{}", f.id));
    html! {
        article class=(f.severity.name()) id=[id] data-rule=(f.rule) data-weight=(f.severity.name()) data-act=(acts) {
            header {
                span.code { (f.rule) }
                h3 { (tri(&rule_name(&f.rule))) }
                (weight(f.severity))
                span.ground { (t("уверенность ", "ишеним ", "confidence ")) (format!("{:.2}", f.confidence)) }
                @if f.status == crate::rules::Status::Preview {
                    span.ground { (t("правило на пробе", "сыналып жаткан эреже", "preview rule")) }
                }
            }
            @for (i, p) in f.evidence.iter().enumerate().take(PLACES) { (place(f, i, p)) }
            @if f.evidence.len() > PLACES {
                details {
                    summary { (t("ещё мест: ", "дагы жерлер: ", "more places: ")) (f.evidence.len() - PLACES) }
                    @for (i, p) in f.evidence.iter().enumerate().skip(PLACES) { (place(f, i, p)) }
                }
            }
            p.why { (tri(&f.reason)) }
            p.ground { (t("Основание: ", "Негизи: ", "Ground: ")) (tri(&f.ground)) }
        }
    }
}

fn place(f: &FindingRecord, i: usize, p: &Place) -> Markup {
    html! {
        p.place { (place_line(p)) }
        blockquote lang=(p.act.lang.code()) {
            @if i == 0 { (marked(p, f.trigger_span)) } @else { (p.quote) }
        }
    }
}

fn place_line(p: &Place) -> Markup {
    let title = if p.act.title.is_empty() { &p.act.file } else { &p.act.title };
    html! {
        span.act lang=(p.act.lang.code()) { (title) }
        " · "
        span.t-ru { (p.provision.cite.ru) } span.t-ky { (p.provision.cite.ky) } span.t-en { (p.provision.cite.ru) }
        br;
        span.uri { (p.act.uri) "/" (p.act.lang.code()) "#" (p.provision.eid) " · " (p.act.file) }
    }
}

/// The quote with several words marked.
fn marked_all(p: &Place, marks: &[Span]) -> Markup {
    let mut from = 0;
    let mut pieces: Vec<(&str, &str)> = Vec::new();
    for m in marks {
        let (a, b) =
            (m.from.saturating_sub(p.quote_span.from) as usize, m.to.saturating_sub(p.quote_span.from) as usize);
        if let (Some(before), Some(hit)) = (p.quote.get(from..a), p.quote.get(a..b)) {
            pieces.push((before, hit));
            from = b;
        }
    }
    let rest = p.quote.get(from..).unwrap_or("");
    html! { @for (before, hit) in pieces { (before) mark { (hit) } } (rest) }
}

/// The quote with the words that fired marked.
fn marked(p: &Place, trigger: Span) -> Markup {
    let inside = Span::new(trigger.from.wrapping_sub(p.quote_span.from), trigger.to.wrapping_sub(p.quote_span.from));
    match (p.quote.get(..inside.from as usize), p.quote.get(inside.range()), p.quote.get(inside.to as usize..)) {
        (Some(before), Some(hit), Some(after)) if !hit.is_empty() => html! { (before) mark { (hit) } (after) },
        _ => html! { (p.quote) },
    }
}

fn acts(report: &Report) -> Markup {
    html! {
        h2 { (t("Акты", "Актылар", "Acts")) }
        table {
            thead { tr {
                th { (t("Акт", "Акт", "Act")) }
                th { (t("Файл", "Файл", "File")) }
                th.n { (t("статей", "берене", "articles")) }
                th.n { (t("учтено текста", "эсепке алынган текст", "text accounted for")) }
                th.n { (t("полномочий", "ыйгарым укук", "mandates")) }
                th.n { (t("находок", "табылга", "findings")) }
            } }
            tbody {
                @for (i, a) in report.acts.iter().enumerate() {
                    tr {
                        td lang=(a.act.lang.code()) {
                            (a.act.title)
                            @if !a.in_force { " " span.ground { (t("(не действует)", "(күчүндө эмес)", "(not in force)")) } }
                        }
                        td { a href="#findings" data-pick-act=(i) { (a.act.file) } }
                        td.n { (a.articles) }
                        td.n { (format!("{:.2} %", a.coverage * 100.0)) }
                        td.n { (a.mandates) }
                        td.n { (a.findings) }
                    }
                }
            }
        }
    }
}

fn notices(report: &Report) -> Markup {
    html! {
        @if !report.notices.is_empty() {
            h2 { (t("Замечания к файлам", "Файлдар боюнча эскертүүлөр", "Notices")) }
            ul.notices { @for n in &report.notices { li { (n) } } }
        }
    }
}

fn foot(report: &Report) -> Markup {
    html! {
        footer {
            "jenil " (report.run.version) " · " (t("правила ", "эрежелер ", "rules ")) (report.run.rules)
            " · " (t("тексты ", "тексттер ", "texts ")) (report.run.corpus)
            @if let Some(d) = &report.run.as_of { " · " (t("на дату ", "датага карата ", "as of ")) (d) }
        }
    }
}
