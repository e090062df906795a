//! Laws of the language layer on any input.

use jenil::{Lang, Span, text};
use proptest::prelude::*;

/// Strings rich in what the layer treats specially.
fn legal() -> impl Strategy<Value = String> {
    let bits = prop::sample::select(vec![
        "ст",
        "Пре",
        "-",
        "\n",
        "\r\n",
        " ",
        "\u{a0}",
        "\u{ad}",
        "\u{200b}",
        "№",
        "45-I",
        "12-1-берене",
        "ё",
        "Ё",
        "й",
        "и\u{306}",
        "е\u{308}",
        "\u{306}",
        "c",
        "oтдел",
        "CCP",
        "ХVI",
        "XІ",
        "ъ",
        "кърсътъ",
        "њ",
        "ї",
        "З09",
        "1О2",
        "21¹",
        "²",
        "10 000",
        "т. е.",
        "ж.б.",
        "А.",
        "Асанов",
        ".",
        "?",
        "»",
        "«",
        "(",
        ")",
        "’",
        "'",
        "İ",
        "ß",
        "ﬁ",
        "é",
        "漢",
        "😀",
        "\u{301}",
        "\u{feff}",
        "Статья 5",
        "\t",
        "½",
        "٣",
        "Ⅳ",
        "ѳкмѳт",
        "Мыйзам",
        "закон",
        "\u{2011}",
        "…",
        "III",
        "i",
        "X",
        "x",
        "1",
        "000",
        "\0",
        "\u{85}",
    ]);
    prop_oneof![prop::collection::vec(bits, 0..40).prop_map(|v| v.concat()), any::<String>()]
}

fn on_borders(s: &str, span: Span) -> bool {
    span.from <= span.to && s.is_char_boundary(span.from as usize) && s.is_char_boundary(span.to as usize)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn folding_aligns(t in legal()) {
        for f in [text::fold(&t), text::normalise(&t)] {
            let mut last = 0;
            for (at, c) in f.text.char_indices() {
                let span = f.span_to_original(Span::new(at as u32, (at + c.len_utf8()) as u32));
                prop_assert!(on_borders(&t, span) && span.to as usize <= t.len(), "{t:?} {c:?} {span:?}");
                prop_assert!(span.from >= last && span.from < span.to, "{t:?} {c:?} {span:?}");
                last = span.from;
            }
            prop_assert!(f.text.chars().count() <= t.chars().count());
        }
        let once = text::fold(&t).text;
        prop_assert_eq!(text::fold_keyboard(&once).len(), once.len());
    }

    #[test]
    fn tokens_lie_in_order_and_cover_what_is_not_blank(t in legal()) {
        let f = text::fold(&t);
        let tokens = text::tokens(&t, &f);
        let (mut at, mut folded_at) = (0, 0);
        for k in &tokens {
            prop_assert!(on_borders(&t, k.span) && on_borders(&f.text, k.folded), "{t:?} {k:?}");
            prop_assert!(k.span.from >= at && !k.span.is_empty(), "{t:?} {k:?}");
            prop_assert_eq!(k.span, f.span_to_original(k.folded));
            let gap = &f.text[folded_at as usize..k.folded.from as usize];
            prop_assert!(gap.chars().all(|c| c.is_whitespace() || c.is_control()), "{t:?} gap {gap:?}");
            at = k.span.to;
            folded_at = k.folded.to;
        }
        prop_assert!(f.text[folded_at as usize..].chars().all(|c| c.is_whitespace() || c.is_control()));
    }

    #[test]
    fn sentences_and_pieces_cover_all_tokens(t in legal(), cut in any::<prop::sample::Index>()) {
        let tokens = text::tokens(&t, &text::fold(&t));
        let cut = cut.index(t.len() + 1) as u32;
        let blocks = [Span::new(0, cut), Span::new(cut, t.len() as u32)];
        for sentences in [text::sentences(&t, &tokens), text::sentences_in_blocks(&t, &tokens, &blocks)] {
            let mut at = 0;
            for s in sentences {
                prop_assert!(s.start == at && s.end > s.start, "{t:?}");
                at = s.end;
            }
            prop_assert_eq!(at as usize, tokens.len());
        }
        let mut at = 0;
        for p in text::pieces(&t, &tokens) {
            prop_assert!(p.tokens.start == at && p.tokens.end > at);
            at = p.tokens.end;
        }
        prop_assert_eq!(at, tokens.len());
    }

    #[test]
    fn analysis_does_not_depend_on_what_was_seen_before(t in legal(), earlier in legal()) {
        for lang in [Lang::Ru, Lang::Ky] {
            let mut fresh = text::Memo::default();
            let mut used = text::Memo::default();
            text::analyse(&earlier, lang, &mut used);
            prop_assert_eq!(text::analyse(&t, lang, &mut fresh).tokens, text::analyse(&t, lang, &mut used).tokens);
        }
    }
}

#[test]
fn folding_table() {
    for (from, to) in [
        ("Учёт", "учет"),
        ("Oбщие полoжения", "общие положения"),
        ("милдеттepи", "милдеттери"),
        ("c 1 января", "с 1 января"),
        ("CCP", "сср"),
        ("Глава XC, раздел I", "глава xc, раздел i"),
        ("ХVI", "xvi"),
        ("ВСЕГО ХIХ", "всего xix"),
        ("IT-парк", "it-парк"),
        ("Ѳкмѳт Кеӊеш", "өкмөт кеңеш"),
        ("књрїњ", "кңрүң"),
        ("кърсътїї", "көрсөтүү"),
        ("объект подъезд", "объект подъезд"),
        ("должностъ", "должность"),
        ("Пре-\nзидент", "президент"),
        ("Пре-\n  зидент", "президент"),
        ("органы -\nсуды", "органы -\nсуды"),
        ("Кызыл-\nСуу", "кызыл-\nсуу"),
        ("мый\u{ad}зам", "мыйзам"),
        ("мый\u{ad}\nзам", "мыйзам"),
        ("Статья З09-3", "статья 309-3"),
        ("Статья 21¹", "статья 21¹"),
        ("№\u{a0}5", "№ 5"),
        ("и\u{306}од", "йод"),
        ("за\u{301}мок", "замок"),
        ("жол\u{2011}жобо", "жол-жобо"),
    ] {
        assert_eq!(text::fold(from).text, to, "{from}");
    }
}

#[test]
fn token_table() {
    for (t, want) in [
        ("ст. 5 п. 1", "ст|.|5|п|.|1"),
        ("№ 45-I", "№|45-i"),
        ("12-1-берене", "12-1|-|берене"),
        ("28-октябрындагы", "28|-|октябрындагы"),
        ("Статья 21¹.", "статья|21¹|."),
        ("10 000 сом, 1 250 000,50", "10 000|сом|,|1 250 000,50"),
        ("2017 600", "2017|600"),
        ("31.12.2020", "31.12.2020"),
        ("100дөн", "100|дөн"),
        ("үй-бүлө", "үй-бүлө"),
        ("и/или", "и|/|или"),
        ("(мындан ары - Коом)", "(|мындан|ары|-|коом|)"),
    ] {
        let f = text::fold(t);
        let got: Vec<&str> = text::tokens(t, &f).iter().map(|k| k.folded.of(&f.text)).collect();
        assert_eq!(got.join("|"), want, "{t}");
    }
    let mut memo = text::Memo::default();
    let mut stem = |t: &str| text::analyse(t, Lang::Ru, &mut memo).tokens[0].stem;
    assert_eq!(stem("21¹"), stem("21-1"));
    assert_eq!(stem("10 000"), stem("10000"));
}

#[test]
fn wrapped_lines_are_not_sentences() {
    let t = "Государственный орган вправе проверять деятельность\nлицензиата не чаще одного раза в год.\n\
             1. Проверка проводится по месту нахождения\nлицензиата в присутствии его\nпредставителя.\nСтатья 5. Порядок";
    let tokens = text::tokens(t, &text::fold(t));
    let cut = |r: Vec<std::ops::Range<u32>>| {
        r.iter().map(|s| tokens[s.start as usize].span.of(t).to_string()).collect::<Vec<_>>().join("|")
    };
    assert!(text::is_hard_wrapped(t));
    assert_eq!(cut(text::sentences(t, &tokens)), "Государственный|1|Статья");
    let whole = [Span::new(0, t.len() as u32)];
    assert_eq!(cut(text::sentences_in_blocks(t, &tokens, &whole)), "Государственный|1|Статья");
    let para = "1. Кодекс\nобщие положения\nСтатья 1\nПрава";
    assert!(!text::is_hard_wrapped(para));
}
