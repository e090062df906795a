//! Declension of Russian head nouns by their ending.

use super::head::Cases;

/// (form, plural, cases) of a Russian head noun, by its ending.
pub fn ru_paradigm(lemma: &str) -> Vec<(String, bool, Cases)> {
    let (nom_acc, gen_acc) = (Cases::NOM.or(Cases::ACC), Cases::GEN.or(Cases::ACC));
    let cells: (&str, &[(&str, bool, Cases)]) = if let Some(s) = lemma.strip_suffix("ия") {
        (
            s,
            &[
                ("ия", false, Cases::NOM),
                ("ии", false, Cases(Cases::GEN.0 | Cases::DAT.0 | Cases::LOC.0)),
                ("ию", false, Cases::ACC),
                ("ией", false, Cases::INS),
                ("ии", true, nom_acc),
                ("ий", true, Cases::GEN),
                ("иям", true, Cases::DAT),
                ("иями", true, Cases::INS),
                ("иях", true, Cases::LOC),
            ],
        )
    } else if let Some(s) = lemma.strip_suffix("ие") {
        (
            s,
            &[
                ("ие", false, nom_acc),
                ("ия", false, Cases::GEN),
                ("ию", false, Cases::DAT),
                ("ием", false, Cases::INS),
                ("ии", false, Cases::LOC),
                ("ия", true, nom_acc),
                ("ий", true, Cases::GEN),
                ("иям", true, Cases::DAT),
                ("иями", true, Cases::INS),
                ("иях", true, Cases::LOC),
            ],
        )
    } else if let Some(s) = lemma.strip_suffix('о') {
        (
            s,
            &[
                ("о", false, nom_acc),
                ("а", false, Cases::GEN),
                ("у", false, Cases::DAT),
                ("ом", false, Cases::INS),
                ("е", false, Cases::LOC),
                ("а", true, nom_acc),
                ("", true, Cases::GEN),
                ("ам", true, Cases::DAT),
                ("ами", true, Cases::INS),
                ("ах", true, Cases::LOC),
            ],
        )
    } else if let Some(s) = lemma.strip_suffix('а') {
        let velar = s.ends_with('г') || s.ends_with('к');
        if velar {
            (
                s,
                &[
                    ("а", false, Cases::NOM),
                    ("и", false, Cases::GEN),
                    ("е", false, Cases(Cases::DAT.0 | Cases::LOC.0)),
                    ("у", false, Cases::ACC),
                    ("ой", false, Cases::INS),
                    ("и", true, Cases::NOM),
                    ("ам", true, Cases::DAT),
                    ("ами", true, Cases::INS),
                    ("ах", true, Cases::LOC),
                ],
            )
        } else {
            (
                s,
                &[
                    ("а", false, Cases::NOM),
                    ("ы", false, Cases::GEN),
                    ("е", false, Cases(Cases::DAT.0 | Cases::LOC.0)),
                    ("у", false, Cases::ACC),
                    ("ой", false, Cases::INS),
                    ("ы", true, nom_acc),
                    ("", true, Cases::GEN),
                    ("ам", true, Cases::DAT),
                    ("ами", true, Cases::INS),
                    ("ах", true, Cases::LOC),
                ],
            )
        }
    } else if let Some(s) = lemma.strip_suffix('ь') {
        (
            s,
            &[
                ("ь", false, Cases::NOM),
                ("я", false, gen_acc),
                ("ю", false, Cases::DAT),
                ("ем", false, Cases::INS),
                ("е", false, Cases::LOC),
                ("и", true, Cases::NOM),
                ("ей", true, gen_acc),
                ("ям", true, Cases::DAT),
                ("ями", true, Cases::INS),
                ("ях", true, Cases::LOC),
            ],
        )
    } else if let Some(s) = lemma.strip_suffix('й') {
        (
            s,
            &[
                ("й", false, nom_acc),
                ("я", false, Cases::GEN),
                ("ю", false, Cases::DAT),
                ("ем", false, Cases::INS),
                ("е", false, Cases::LOC),
                ("и", true, nom_acc),
                ("ев", true, Cases::GEN),
                ("ям", true, Cases::DAT),
                ("ями", true, Cases::INS),
                ("ях", true, Cases::LOC),
            ],
        )
    } else if lemma.ends_with('ш') {
        (
            lemma,
            &[
                ("", false, nom_acc),
                ("а", false, gen_acc),
                ("у", false, Cases::DAT),
                ("ем", false, Cases::INS),
                ("е", false, Cases::LOC),
                ("и", true, nom_acc),
                ("ей", true, gen_acc),
                ("ам", true, Cases::DAT),
                ("ами", true, Cases::INS),
                ("ах", true, Cases::LOC),
            ],
        )
    } else if lemma.ends_with('ы') {
        (lemma, &[("", false, Cases(Cases::NOM.0 | Cases::GEN.0 | Cases::DAT.0 | Cases::ACC.0 | Cases::INS.0))])
    } else {
        (
            lemma,
            &[
                ("", false, nom_acc),
                ("а", false, gen_acc),
                ("у", false, Cases::DAT),
                ("ом", false, Cases::INS),
                ("е", false, Cases::LOC),
                ("ы", true, nom_acc),
                ("ов", true, gen_acc),
                ("ам", true, Cases::DAT),
                ("ами", true, Cases::INS),
                ("ах", true, Cases::LOC),
            ],
        )
    };
    cells.1.iter().map(|(e, p, c)| (format!("{}{e}", cells.0), *p, *c)).collect()
}
