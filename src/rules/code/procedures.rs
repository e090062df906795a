//! C05, R02, R04: what the passport of a procedure leaves empty.

use super::super::pass::{Context, Findings, Pass, Scope, Spot, Unit};
use super::super::view::View;
use crate::act::ActKind;
use crate::facts::words::{Words, starts};
use crate::facts::{Addressee, FactKind};
use crate::passport::{self, Passport, Procedure, Shape};
use crate::{Lang, Span};

/// Reads the passports of an act.
pub(super) struct Procedures;

impl Pass for Procedures {
    fn codes(&self) -> &'static [&'static str] {
        &["C05", "R02", "R04"]
    }

    fn scope(&self) -> Scope {
        Scope::Act
    }

    fn check(&self, _: &Context<'_>, unit: &Unit<'_, '_>, out: &mut Findings<'_>) {
        let Unit::Act(view) = unit else { return };
        let input = view.input;
        let all = passport::find(input.act, input.analysis, input.facts, input.mentions);
        for p in &all {
            let i = p.name.provision as usize;
            if p.kind == Procedure::Inspection
                || (!view.is_norm(i) && p.shape != Shape::Unit)
                || view.is_definition(i)
                || general_law(view, p)
                || (p.shape == Shape::Sentence && (released(view, p) || private(view, p)))
            {
                continue;
            }
            match p.shape {
                Shape::Unit => {
                    if p.total_days.is_some() {
                        silent(view, p, out);
                    } else if p.elsewhere.is_none() {
                        open(view, p, out);
                    }
                }
                Shape::Sentence if p.total_days.is_none() => {
                    if p.elsewhere.is_some() || told(view, p, &all) {
                        continue;
                    }
                    add(view, p, "R02", p.name.provision, p.name.span, out);
                    if p.grounds.is_empty() && p.refusal.is_none() && p.kind == Procedure::Permit {
                        add(view, p, "C05", p.name.provision, p.name.span, out);
                    }
                }
                Shape::Sentence => {}
                Shape::Power => {
                    if p.elsewhere.is_none() && !told(view, p, &all) {
                        add(view, p, "C05", p.name.provision, p.name.span, out);
                    }
                }
            }
        }
    }
}

/// Words of a candidate's sentence.
fn around(view: &View<'_>, p: &Passport) -> std::ops::Range<usize> {
    let body = view.tokens(view.provisions()[p.name.provision as usize].body);
    view.sentence(view.tokens(p.name.span).start, &body)
}

/// «вправе … без разрешения», «уруксатысыз … укуктуу»: the norm frees from the permit.
fn released(view: &View<'_>, p: &Passport) -> bool {
    let w = Words::new(view.input.analysis);
    let (s, name) = (around(view, p), view.tokens(p.name.span));
    match view.lang() {
        Lang::Ru => {
            (name.clone().any(|k| w.at(k) == "без") || w.before(name.start) == "без")
                && s.clone().any(|k| {
                    matches!(w.at(k), "вправе" | "может" | "могут" | "допускается")
                        && !matches!(w.before(k), "не" | "которая" | "которое" | "который" | "которые")
                })
                && !w.any(&s, &["запрещ", "влечет"])
        }
        Lang::Ky => {
            name.clone().any(|k| ["сыз", "сиз", "суз", "сүз"].iter().any(|e| w.at(k).ends_with(e)))
                && s.clone()
                    .any(|k| matches!(w.at(k), "укуктуу" | "алат" | "алышат" | "болот") && w.at(k + 1) != "эмес")
                && !w.any(&s, &["тыюу", "айып", "албайт"])
        }
    }
}

/// The consent of a private party: of workers' representatives, an owner, parents, spouses.
fn private(view: &View<'_>, p: &Passport) -> bool {
    let w = Words::new(view.input.analysis);
    let (s, name) = (around(view, p), view.tokens(p.name.span));
    match view.lang() {
        Lang::Ru => w.any(
            &(name.start..s.end.min(name.end + PARTY_NEAR)),
            &["представительн", "профсоюз", "собственник", "родител", "супруг", "кредитор", "участник"],
        ),
        Lang::Ky => w.any(
            &(name.start.saturating_sub(PARTY_NEAR).max(s.start)..name.start),
            &["өкүлчүлүк", "профсоюз", "менчик", "ата-эне", "жубай", "кредитор", "катышуучу"],
        ),
    }
}

/// The party whose consent it is stands within so many tokens of it.
const PARTY_NEAR: usize = 5;

/// Whether the general law on administrative procedures or on permits is named in the scope: it supplies term, refusal and appeal.
fn general_law(view: &View<'_>, p: &Passport) -> bool {
    let all = view.provisions();
    let (Some(a), Some(b)) = (all.get(p.scope.0 as usize), all.get((p.scope.1 as usize).saturating_sub(1))) else {
        return false;
    };
    if p.shape == Shape::Unit {
        return false;
    }
    let whole = view.tokens(Span::new(a.own.from, b.own.to));
    view.has("procedure_elsewhere", &whole) || view.has("permits_law", &whole)
}

/// Whether a unit of the same act tells the procedure of this paper: it bears the paper's noun in its title and shares a word of what the paper is for.
fn told(view: &View<'_>, p: &Passport, all: &[Passport]) -> bool {
    let w = Words::new(view.input.analysis);
    let stems = |span: Span| {
        view.tokens(span)
            .filter(|k| w.is_word(*k))
            .map(|k| w.at(k).chars().take(STEM_CHARS).collect::<String>())
            .filter(|s| s.chars().count() >= STEM_CHARS)
            .collect::<Vec<_>>()
    };
    let body = view.tokens(view.provisions()[p.name.provision as usize].body);
    let sentence = view.sentence(view.tokens(p.name.span).start, &body);
    let (paper, around) = (stems(p.name.span), stems(view.span(&sentence)));
    all.iter().filter(|q| q.shape == Shape::Unit && q.total_days.is_some()).any(|q| {
        let title = stems(q.name.span);
        paper.iter().any(|s| title.contains(s))
            && title.iter().filter(|s| !paper.contains(s)).any(|s| around.contains(s))
    })
}

/// Words are compared by so many first letters.
const STEM_CHARS: usize = 6;

/// A unit in which an application is decided and no body has a term: shown at the sentence of the decision.
fn open(view: &View<'_>, p: &Passport, out: &mut Findings<'_>) {
    let w = Words::new(view.input.analysis);
    let decision = p.steps.iter().find(|s| {
        s.by == Addressee::Body && {
            view.tokens(s.at.span).any(|k| match view.lang() {
                Lang::Ru => matches!(
                    w.at(k),
                    "выдает"
                        | "выдается"
                        | "рассматривает"
                        | "рассматривается"
                        | "рассматриваются"
                        | "регистрирует"
                        | "регистрируется"
                ),
                Lang::Ky => matches!(w.at(k), "берилет" | "карайт" | "каралат" | "каттайт" | "катталат"),
            })
        }
    });
    let Some(decision) = decision else { return };
    let applied = p.steps.iter().any(|s| s.by == Addressee::Person) || !p.documents.is_empty() || p.applicant.is_some();
    let person = view.tokens(decision.at.span).any(|k| match view.lang() {
        Lang::Ru => starts(
            w.at(k),
            &["заявлени", "заявител", "обращени", "ходатайств", "разрешени", "справк", "лицензи", "свидетельств"],
        ),
        Lang::Ky => starts(w.at(k), &["арыз", "кайрыл", "өтүн", "уруксат", "маалымкат", "лицензия", "күбөлүк"]),
    });
    if applied && person {
        add(view, p, "R02", decision.at.provision, decision.at.span, out);
    }
}

/// A service with a term and no word on refusal, appeal or silence.
fn silent(view: &View<'_>, p: &Passport, out: &mut Findings<'_>) {
    if p.refusal.is_some() || p.appeal.is_some() || p.silence.is_some() {
        return;
    }
    // A law or order is read whole; a code is too long for that: what its article leaves out a reader of the article does not find.
    let code = view.input.act.header.kind.as_ref().is_some_and(|k| k.value == ActKind::Code);
    let elsewhere = !code
        && view.input.facts.iter().any(|f| {
            matches!(f.kind, FactKind::Appeal(_) | FactKind::Silence(_) | FactKind::Refusal(_))
                && view.is_norm(f.provision as usize)
        });
    let all = view.provisions();
    let (Some(a), Some(b)) = (all.get(p.scope.0 as usize), all.get((p.scope.1 as usize).saturating_sub(1))) else {
        return;
    };
    if elsewhere || view.has("procedure_elsewhere", &view.tokens(Span::new(a.own.from, b.own.to))) {
        return;
    }
    let Some(term) = p.terms.iter().find(|t| t.by != Addressee::Person && t.from_filing && decides(view, t.at)) else {
        return;
    };
    add(view, p, "R04", term.at.provision, term.at.span, out);
}

fn add(view: &View<'_>, p: &Passport, code: &str, provision: u32, trigger: Span, out: &mut Findings<'_>) {
    let i = provision as usize;
    let body = view.tokens(view.provisions()[i].body);
    let tokens = view.tokens(trigger);
    let sentence = view.sentence(tokens.start, &body);
    let quote = view.span(&sentence).join(trigger);
    let what = view.words(&(tokens.start..(tokens.end + 6).min(sentence.end.max(tokens.end))), 80);
    let text = &view.input.act.text;
    let missing = |lang: &str| p.missing().iter().map(|m| field_name(m, lang)).collect::<Vec<_>>().join(", ");
    let name = super::super::view::short(p.name.span.of(text), 80);
    out.add(
        view.input.act,
        view.index,
        Spot {
            code,
            provision: i,
            quote,
            trigger,
            slots: &[
                ("what", &what),
                ("name", &name),
                ("missing_ru", &missing("ru")),
                ("missing_ky", &missing("ky")),
                ("missing_en", &missing("en")),
            ],
            weight: 1.0,
            more: Vec::new(),
        },
    );
}

/// The name of a field of the passport for readers.
fn field_name(field: &str, lang: &str) -> &'static str {
    passport::field_names(field).map_or("", |t| match lang {
        "ru" => t.0,
        "ky" => t.1,
        _ => t.2,
    })
}

/// Whether a sentence has a body decide, and no person owe something.
fn decides(view: &View<'_>, at: passport::Words) -> bool {
    let w = Words::new(view.input.analysis);
    let body = view.tokens(view.provisions()[at.provision as usize].body);
    let s = view.sentence(view.tokens(at.span).start, &body);
    match view.lang() {
        Lang::Ru => {
            w.any(
                &s,
                &[
                    "выда",
                    "регистрир",
                    "осуществляется",
                    "рассматрива",
                    "принимает",
                    "принимается",
                    "проводится",
                    "предоставля",
                    "производится",
                ],
            ) && !w.any(&s, &["обязан", "должен", "должн"])
        }
        Lang::Ky => {
            w.any(
                &s,
                &[
                    "берет",
                    "берилет",
                    "каттайт",
                    "катталат",
                    "карайт",
                    "каралат",
                    "кабыл",
                    "жүргүзүлөт",
                    "ашырылат",
                    "ашырат",
                ],
            ) && !w.any(&s, &["милдеттүү", "тийиш"])
        }
    }
}
