#!/usr/bin/env python3
"""Makes the .docx, .rtf, .html and .json copies of four sample acts (Python 3, standard library only).

Usage: make_formats.py [acts_dir]        (default: the folder acts/ beside this file)

The text of every copy is the .txt file of the act, paragraph by paragraph; the copies go to formats/.
The output is the same on every run and every machine: fixed dates in the zip file, no compression, fixed order.
What each copy has beyond its text:
  docx  a table, superscript runs for the digits of «Статья 3¹» and «м²», one tracked change whose accepted state is
        the text (w:ins kept, w:del dropped), one footnote (its text is in no .txt file);
  rtf   \\ansicpg1251, every Cyrillic letter as \\'xx;
  html  the Word export of the official bank: bytes and meta windows-1251, Kyrgyz letters as numeric entities, <sup>;
  json  the answer to GetEdition for lang=kg: the Kyrgyz text in contentRu, contentKg null, a windows-1251 meta inside a
        string that is already Unicode.
"""
import html
import json
import re
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

ACTS = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent / "acts"
OUT = ACTS.parent / "formats"
SUPERSCRIPT = {"¹": "1", "²": "2", "³": "3"}
FIXED_DATE = (2025, 1, 1, 0, 0, 0)


def paragraphs(name):
    return (ACTS / f"{name}.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")


def split_superscripts(text):
    """[(text, is superscript)]"""
    parts = []
    for piece in re.split("([¹²³])", text):
        if piece:
            parts.append((SUPERSCRIPT.get(piece, piece), piece in SUPERSCRIPT))
    return parts


# docx -----------------------------------------------------------------------------------------------------------------
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# the paragraph that begins so carries the tracked change: (start, deleted words, inserted words)
TRACKED = ("2. Участие жителей в общественных работах", "обязательным", "добровольным")
FOOTNOTE = ("2. Местное сообщество действует на основании", "Сноска образца: сведения о публикации не приводятся.")


def run(text, superscript=False, deleted=False):
    properties = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>' if superscript else ""
    tag = "w:delText" if deleted else "w:t"
    return f'<w:r>{properties}<{tag} xml:space="preserve">{escape(text)}</{tag}></w:r>'


def runs(text):
    return "".join(run(t, s) for t, s in split_superscripts(text))


def docx_paragraph(text):
    start, deleted, inserted = TRACKED
    if text.startswith(start):
        before, after = text.split(inserted)
        mark = 'w:author="sample" w:date="2025-01-01T00:00:00Z"'
        return (f'<w:p>{runs(before)}<w:del w:id="1" {mark}>{run(deleted, deleted=True)}</w:del>'
                f'<w:ins w:id="2" {mark}>{run(inserted)}</w:ins>{runs(after)}</w:p>')
    note = ""
    if text.startswith(FOOTNOTE[0]):
        note = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
    bold = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' if re.match(r"(Глава|Статья) ", text) else ""
    return f"<w:p>{bold}{runs(text)}{note}</w:p>"


def docx_table(rows):
    cells = "".join("<w:tr>" + "".join(f"<w:tc><w:p>{runs(c)}</w:p></w:tc>" for c in row.split("\t")) + "</w:tr>"
                    for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{cells}</w:tbl>"


def docx(name):
    body, rows = [], []
    for text in paragraphs(name) + [""]:
        if "\t" in text:
            rows.append(text)
            continue
        if rows:
            body.append(docx_table(rows))
            rows = []
        body.append(docx_paragraph(text))
    types = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    pack = "http://schemas.openxmlformats.org/package/2006"
    files = [
        ("[Content_Types].xml", f'{HEAD}<Types xmlns="{pack}/content-types">'
         '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
         '<Default Extension="xml" ContentType="application/xml"/>'
         f'<Override PartName="/word/document.xml" ContentType="{types}.document.main+xml"/>'
         f'<Override PartName="/word/styles.xml" ContentType="{types}.styles+xml"/>'
         f'<Override PartName="/word/footnotes.xml" ContentType="{types}.footnotes+xml"/></Types>'),
        ("_rels/.rels", f'{HEAD}<Relationships xmlns="{pack}/relationships">'
         f'<Relationship Id="rId1" Type="{rel}/officeDocument" Target="word/document.xml"/></Relationships>'),
        ("word/_rels/document.xml.rels", f'{HEAD}<Relationships xmlns="{pack}/relationships">'
         f'<Relationship Id="rId1" Type="{rel}/styles" Target="styles.xml"/>'
         f'<Relationship Id="rId2" Type="{rel}/footnotes" Target="footnotes.xml"/></Relationships>'),
        ("word/styles.xml", f'{HEAD}<w:styles {W}><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
         '<w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Heading1">'
         '<w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style></w:styles>'),
        ("word/footnotes.xml", f'{HEAD}<w:footnotes {W}>'
         '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
         '<w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
         f'<w:footnote w:id="2"><w:p>{run(FOOTNOTE[1])}</w:p></w:footnote></w:footnotes>'),
        ("word/document.xml", f'{HEAD}<w:document {W}><w:body>{"".join(body)}<w:sectPr/></w:body></w:document>'),
    ]
    with zipfile.ZipFile(OUT / f"{name}.docx", "w", zipfile.ZIP_STORED) as z:
        for path, text in files:
            info = zipfile.ZipInfo(path, FIXED_DATE)
            info.create_system = 0
            info.external_attr = 0
            z.writestr(info, text.encode("utf-8"))


# rtf ------------------------------------------------------------------------------------------------------------------
def rtf_text(text):
    out = []
    for ch in text:
        if ch in "\\{}":
            out.append("\\" + ch)
        elif ord(ch) < 128:
            out.append("\\tab " if ch == "\t" else ch)
        else:
            try:
                out.append("\\'%02x" % ch.encode("cp1251")[0])
            except UnicodeEncodeError:
                out.append("\\u%d?" % ord(ch))
    return "".join(out)


def rtf(name):
    lines = ["{\\rtf1\\ansi\\ansicpg1251\\deff0\\deflang1049{\\fonttbl{\\f0\\froman\\fcharset204 Times New Roman;}}",
             "{\\info{\\title sample}}\\pard\\f0\\fs24"]
    lines += [" " + rtf_text(p) + "\\par" for p in paragraphs(name)]
    (OUT / f"{name}.rtf").write_bytes(("\r\n".join(lines) + "\r\n}\r\n").encode("ascii"))


# html and json --------------------------------------------------------------------------------------------------------
def word_html(name):
    """The act as a Word export; every character outside windows-1251 is a numeric entity."""
    body = []
    for number, text in enumerate(paragraphs(name), 1):
        inner = "".join(f"<sup>{t}</sup>" if s else html.escape(t, quote=False) for t, s in split_superscripts(text))
        inner = "".join(c if c.isascii() or encodable(c) else f"&#{ord(c)};" for c in inner)
        css = "tkNazvanie" if number <= 5 else "tkTekst"
        body.append(f'<p class={css} style=\'text-align:justify\'><span lang=RU style=\'font-size:12.0pt;'
                    f'font-family:"Times New Roman","serif"\'>{inner}</span></p>')
    return ("<html>\r\n<head>\r\n<meta http-equiv=Content-Type content=\"text/html; charset=windows-1251\">\r\n"
            "<meta name=Generator content=\"Microsoft Word 12 (filtered)\">\r\n<style>\r\n<!--\r\n"
            " p.tkTekst {margin-bottom:3.0pt; text-indent:20.0pt;}\r\n-->\r\n</style>\r\n</head>\r\n"
            "<body lang=RU>\r\n<div class=Section1>\r\n" + "\r\n".join(body) + "\r\n</div>\r\n</body>\r\n</html>\r\n")


def encodable(ch):
    try:
        ch.encode("cp1251")
        return True
    except UnicodeEncodeError:
        return False


def word_html_file(name):
    (OUT / f"{name}.html").write_bytes(word_html(name).encode("cp1251"))


def edition_json(name, edition, name_rus, name_kyr):
    answer = {"id": edition, "nameRus": name_rus, "nameKyr": name_kyr, "contentRu": word_html(name), "contentKg": None,
              "dateOfFutureEntry": None}
    (OUT / f"{name}.json").write_text(json.dumps(answer, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    OUT.mkdir(exist_ok=True)
    docx("tup-charter-duties.ru")
    rtf("batken-fairs.ru")
    word_html_file("naryn-ecology-department.ky")
    edition_json("nookat-pasture-tickets.ky", 990001, "27.04.2025 № 9-3с", "27.04.2025 № 9-3с")
