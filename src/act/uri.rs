//! Akoma Ntoso work URIs: `/akn/kg/act/{kind}/{date}/{number}`.

use super::{Act, ActKind};

/// The Latin letters a Cyrillic letter is written with in identifiers; fixed for good, since links depend on it.
fn latin(c: char) -> Option<&'static str> {
    Some(match c {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' => "g",
        'д' => "d",
        'е' | 'э' | 'ё' => "e",
        'ж' => "zh",
        'з' => "z",
        'и' => "i",
        'й' => "i",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'ң' | 'њ' => "ng",
        'о' => "o",
        'ө' | 'ј' => "oe",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ү' | 'ї' => "ue",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ъ' | 'ь' => "",
        'ы' => "y",
        'ю' => "iu",
        'я' => "ia",
        _ => return None,
    })
}

/// A text in lower-case Latin letters, digits and single `join`s.
pub(super) fn slug(text: &str, join: char) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() || c == '.' && !out.is_empty() {
            out.push(c);
        } else if let Some(l) = latin(c) {
            out.push_str(l);
        } else if !out.is_empty() && !out.ends_with(join) {
            out.push(join);
        }
    }
    out.trim_end_matches([join, '.']).to_owned()
}

fn name(kind: ActKind) -> &'static str {
    match kind {
        ActKind::Constitution => "constitution",
        ActKind::Code => "code",
        ActKind::ConstitutionalLaw => "constitutional-law",
        ActKind::Law => "law",
        ActKind::Decree => "decree",
        ActKind::Resolution => "resolution",
        ActKind::Disposition => "disposition",
        ActKind::Decision => "decision",
        ActKind::Order => "order",
        ActKind::Regulation => "regulation",
        ActKind::Procedure => "procedure",
        ActKind::Instruction => "instruction",
        ActKind::Charter => "charter",
        ActKind::Draft => "draft",
    }
}

/// Whether the numbers of a kind of act run through the whole state; all others repeat from body to body.
fn national(kind: ActKind) -> bool {
    matches!(kind, ActKind::Constitution | ActKind::Code | ActKind::ConstitutionalLaw | ActKind::Law)
}

/// The URI of an act: by kind, date and number; by its file where one of them is not known.
pub(super) fn of(act: &Act) -> String {
    let h = &act.header;
    let (kind, date) = (h.kind.as_ref().map(|k| k.value), h.date.as_ref().map(|d| d.value.as_str()));
    match (kind, date, h.number.as_ref()) {
        (Some(ActKind::Constitution), Some(date), _) => format!("/akn/kg/act/constitution/{date}"),
        (Some(kind), Some(date), Some(number)) => {
            let number = slug(&number.value, '-');
            // codes are laws by their number: one series, one word in the path each
            match h.issuer.as_ref().filter(|_| !national(kind)) {
                Some(issuer) => format!("/akn/kg/act/{}/{}/{date}/{number}", name(kind), issuer_slug(&issuer.value)),
                None => format!("/akn/kg/act/{}/{date}/{number}", name(kind)),
            }
        }
        _ => format!("/akn/kg/act/file/{}", slug(&act.file, '-')),
    }
}

fn issuer_slug(issuer: &str) -> String {
    slug(issuer, '-')
}
