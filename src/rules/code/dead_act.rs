//! L01: a reference to an act that is no longer in force.

use super::super::known::KnownActs;
use super::super::pass::{Context, Findings, Pass, Scope, Spot, Unit};
use super::super::view::View;
use crate::act::ProvisionKind;
use crate::facts::{ActLookup, Citation, FactKind, KnownAct};
use crate::{Lang, Span};

/// Confidence of a row of which the repeal itself was not read.
const LIKELY: f32 = 0.7;

/// Times the confidence of a reference in an editor's note («см. Закон …»): it misleads a reader and binds nobody.
const EDITORIAL: f32 = 0.5;

/// Looks up every citation in the acts of the run and in the table of known acts.
pub(in super::super) struct DeadAct {
    known: KnownActs,
    /// Titles of dead acts of two words and more, without «О» / «жөнүндө»: (language, words, row).
    subjects: Vec<(Lang, String, usize)>,
}

impl DeadAct {
    /// With the built-in table.
    pub fn new() -> Self {
        let known = KnownActs::built_in();
        let mut subjects = Vec::new();
        for (i, row) in known.rows().iter().enumerate() {
            if !known.is_superseded(i) || row.confidence == "memory" {
                continue;
            }
            for (lang, title) in [(Lang::Ru, Some(row.title.as_str())), (Lang::Ky, known.title_ky(i))] {
                let folded = crate::text::fold(title.unwrap_or("")).text;
                let subject = match lang {
                    Lang::Ru => folded.strip_prefix("об ").or_else(|| folded.strip_prefix("о ")),
                    Lang::Ky => folded.strip_suffix(" жөнүндө"),
                };
                if let Some(subject) = subject.filter(|s| s.split(' ').count() >= 2) {
                    subjects.push((lang, subject.to_string(), i));
                }
            }
        }
        DeadAct { known, subjects }
    }

    /// The Kyrgyz title of an act of the table.
    fn title_ky(&self, uri: &str) -> Option<&str> {
        self.known.title_ky(self.known.rows().iter().position(|r| r.uri == uri)?)
    }

    /// The dead act a citation names: by number and date, else by title when every act with that title is dead.
    fn dead(&self, cx: &Context<'_>, c: &Citation, lang: Lang) -> Option<KnownAct> {
        if let (Some(n), Some(d)) = (&c.number, &c.date) {
            return cx.lookup.by_number(n, d).or_else(|| self.known.by_number(n, d)).filter(|k| k.repealed);
        }
        let title = c.title.as_deref()?;
        if cx.lookup.by_title(title, lang).iter().any(|k| !k.repealed) {
            return None;
        }
        let all = self.known.by_title(title, lang);
        if all.is_empty() || all.iter().any(|k| !k.repealed) {
            return None;
        }
        all.into_iter().next()
    }
}

impl Pass for DeadAct {
    fn codes(&self) -> &'static [&'static str] {
        &["L01"]
    }

    fn scope(&self) -> Scope {
        Scope::Act
    }

    fn check(&self, cx: &Context<'_>, unit: &Unit<'_, '_>, out: &mut Findings<'_>) {
        let Unit::Act(view) = unit else { return };
        for f in view.input.facts {
            let FactKind::Citation(c) = &f.kind else { continue };
            let i = f.provision as usize;
            if !current(view, i, f.span) {
                continue;
            }
            // An act that names itself is no reference, repealed or not.
            let Some(act) = self.dead(cx, c, view.lang()).filter(|k| k.uri != view.input.act.uri) else { continue };
            report(view, i, f.span, &act, self.title_ky(&act.uri), out);
        }
        self.branches(view, out);
    }
}

impl DeadAct {
    /// «законодательством об электронной подписи», «электрондук башкаруу жөнүндө мыйзамдарына»: legislation named by the subject of
    /// a law that gave way to a code.
    fn branches(&self, view: &View<'_>, out: &mut Findings<'_>) {
        let Some(law) = view.list("legislation_on") else { return };
        for (i, p) in view.provisions().iter().enumerate() {
            if !view.is_norm(i) {
                continue;
            }
            let body = view.tokens(p.body);
            let mut from = body.start;
            while let Some(hit) = view.tagged.find(law, &(from..body.end)) {
                from = hit.tokens.end;
                let around = match view.lang() {
                    Lang::Ru => hit.tokens.end..body.end.min(hit.tokens.end + SUBJECT_WORDS),
                    Lang::Ky => hit.tokens.start.saturating_sub(SUBJECT_WORDS).max(body.start)..hit.tokens.start,
                };
                let words: Vec<&str> = around.clone().map(|k| view.form(k)).collect();
                let text = words.join(" ");
                let found = self.subjects.iter().find(|(lang, s, _)| {
                    *lang == view.lang()
                        && match lang {
                            Lang::Ru => text.starts_with(s.as_str()) || text.contains(&format!("и {s}")),
                            Lang::Ky => text.ends_with(s.as_str()) || text.contains(&format!("{s} жана")),
                        }
                });
                let Some((_, _, row)) = found else { continue };
                let span = view.span(&(around.start.min(hit.tokens.start)..around.end.max(hit.tokens.end)));
                if current(view, i, view.span(&hit.tokens)) {
                    report(view, i, span, &self.known.rows()[*row], self.known.title_ky(*row), out);
                }
            }
        }
    }
}

/// A subject of legislation stands within so many words of «законодательство».
const SUBJECT_WORDS: usize = 7;

/// Whether the words speak of the law as it is: no repeal clause, amendment note, list of amending acts or transitional history.
fn current(view: &View<'_>, i: usize, span: Span) -> bool {
    let Some(p) = view.provisions().get(i) else { return false };
    if p.quoted || matches!(p.kind, ProvisionKind::Preface | ProvisionKind::Toc | ProvisionKind::Conclusion) {
        return false;
    }
    let own = view.tokens(if p.kind == ProvisionKind::Note { p.own } else { p.body });
    let Some(at) = own.clone().find(|t| view.input.analysis.tokens[*t].span.to > span.from) else { return false };
    let sentence = view.sentence(at, &own);
    if p.kind == ProvisionKind::Note {
        return view.has("see_note", &own);
    }
    !view.has("repeal_clause", &sentence)
        && !view.has("repeal_clause", &view.leadin(i))
        && !view.headings(i).any(|h| view.has("transitional", &h))
}

/// An ISO date as readers write it: «2004-03-12» → «12.03.2004»; other words stay.
fn day(iso: &str) -> String {
    match iso.split('-').collect::<Vec<_>>().as_slice() {
        [y, m, d] if y.len() == 4 => format!("{d}.{m}.{y}"),
        _ => iso.to_string(),
    }
}

/// The repealing act for a reader: remarks in brackets of the table («(проверить)») stay out, the first letter is a capital.
fn readable(by: &str) -> String {
    let plain = by.split(" (").next().unwrap_or(by).trim();
    let mut chars = plain.chars();
    chars.next().map_or(String::new(), |c| c.to_uppercase().chain(chars).collect())
}

/// The repealing act in another language than Russian: what kind, its number and day; `…` where the table says it in Russian words
/// alone.
fn translated(by: &str, lang: Lang) -> String {
    let words = by.to_lowercase();
    let kinds = [
        ("конституционный закон", "конституциялык мыйзам", "constitutional law"),
        ("кодекс", "кодекс", "code"),
        ("закон", "мыйзам", "law"),
        ("пост", "токтом", "resolution"),
        ("указ", "жарлык", "decree"),
    ];
    let kind = kinds.iter().find(|k| words.contains(k.0));
    let number = by.split('№').nth(1).map(|rest| rest.trim().split(' ').next().unwrap_or_default());
    let date = by.split(' ').find(|w| w.len() == 10 && w.matches('.').count() == 2);
    match (kind, number, date, lang) {
        (Some(k), Some(n), Some(d), Lang::Ky) => format!("{d} № {n} {}", k.1),
        (Some(k), Some(n), Some(d), Lang::Ru) => format!("{} № {n}, {d}", k.2),
        _ if !by.chars().any(|c| c.is_alphabetic() && !c.is_ascii()) => by.to_string(),
        _ => "…".to_string(),
    }
}

fn report(view: &View<'_>, i: usize, span: Span, act: &KnownAct, title_ky: Option<&str>, out: &mut Findings<'_>) {
    let weight = match act.confidence.as_str() {
        "verified" => 1.0,
        "likely" => LIKELY,
        // A row that nobody checked starts no finding.
        _ => return,
    };
    let note = view.provisions().get(i).is_some_and(|p| p.kind == ProvisionKind::Note);
    let weight = if note { weight * EDITORIAL } else { weight };
    let number = act.number.as_deref().map_or(String::new(), |n| format!("№ {n}"));
    let date = act.date.as_deref().map_or(String::new(), day);
    let by = act.repealed_by.as_deref().map_or("…".to_string(), readable);
    let (by_ky, by_en) = (translated(&by, Lang::Ky), translated(&by, Lang::Ru));
    let act_ky = title_ky.map_or(String::new(), |t| format!("«{t}» "));
    let quote = view.input.act.provisions.get(i).map_or(span, |p| {
        if p.body.contains(span) {
            view.span(&view.sentence(view.tokens(span).start, &view.tokens(p.body)))
        } else {
            span
        }
    });
    out.add(
        view.input.act,
        view.index,
        Spot {
            code: "L01",
            provision: i,
            quote: if quote.is_empty() { span } else { quote },
            trigger: span,
            slots: &[
                ("act", &act.title),
                ("number", &number),
                ("date", &date),
                ("by", &by),
                ("by_ky", &by_ky),
                ("by_en", &by_en),
                ("act_ky", &act_ky),
            ],
            weight,
            more: Vec::new(),
        },
    );
}
