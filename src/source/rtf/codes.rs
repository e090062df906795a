//! Tables of rich text: groups left out, charsets and code pages.

use encoding_rs::{Encoding, UTF_8};

/// Groups whose content is no text of the act.
pub(super) const SKIPPED: [&[u8]; 44] = [
    b"colortbl",
    b"stylesheet",
    b"info",
    b"pict",
    b"object",
    b"objdata",
    b"header",
    b"headerl",
    b"headerr",
    b"headerf",
    b"footer",
    b"footerl",
    b"footerr",
    b"footerf",
    b"fldinst",
    b"datafield",
    b"xe",
    b"tc",
    b"tcn",
    b"bkmkstart",
    b"bkmkend",
    b"nonshppict",
    b"shppict",
    b"shprslt",
    b"themedata",
    b"colorschememapping",
    b"datastore",
    b"latentstyles",
    b"listtable",
    b"listoverridetable",
    b"rsidtbl",
    b"revtbl",
    b"generator",
    b"filetbl",
    b"annotation",
    b"atnid",
    b"atnauthor",
    b"ftnsep",
    b"ftnsepc",
    b"ftncn",
    b"aftnsep",
    b"pn",
    b"pnseclvl",
    b"sn",
];

/// Runs of three letters C0–FF without a Cyrillic font: a Western text has hardly any («Ñòàòüÿ» is no word).
pub(super) fn says_western_means_cyrillic(bytes: &[u8]) -> bool {
    const RUNS: usize = 20;
    let head = &bytes[..bytes.len().min(1 << 20)];
    if memchr::memmem::find(head, b"\\fcharset204").is_some() || memchr::memmem::find(head, b"\\ansicpg1251").is_some()
    {
        return false;
    }
    let high = |b: &[u8]| b.len() == 4 && b.starts_with(b"\\'") && matches!(b[2], b'c'..=b'f' | b'C'..=b'F');
    let runs = memchr::memmem::find_iter(head, b"\\'")
        .filter(|i| (0..3).all(|k| head.get(i + 4 * k..i + 4 * k + 4).is_some_and(high)))
        .count();
    runs >= RUNS
}

/// Code page of a charset number of a font.
pub(super) fn charset(n: i32) -> Option<&'static Encoding> {
    let label: &[u8] = match n {
        77 => b"macintosh",
        128 => b"shift_jis",
        129 => b"euc-kr",
        134 => b"gbk",
        136 => b"big5",
        161 => b"windows-1253",
        162 => b"windows-1254",
        163 => b"windows-1258",
        177 => b"windows-1255",
        178 => b"windows-1256",
        186 => b"windows-1257",
        204 => b"windows-1251",
        222 => b"windows-874",
        238 => b"windows-1250",
        _ => return None,
    };
    Encoding::for_label(label)
}

/// Encoding of a code page number.
pub(super) fn code_page(n: i32) -> Option<&'static Encoding> {
    match n {
        866 => Encoding::for_label(b"ibm866"),
        10007 => Encoding::for_label(b"x-mac-cyrillic"),
        65001 => Some(UTF_8),
        932 => Encoding::for_label(b"shift_jis"),
        936 => Encoding::for_label(b"gbk"),
        949 => Encoding::for_label(b"euc-kr"),
        950 => Encoding::for_label(b"big5"),
        874 | 1250..=1258 => Encoding::for_label(format!("windows-{n}").as_bytes()),
        _ => None,
    }
}
