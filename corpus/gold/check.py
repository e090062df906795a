#!/usr/bin/env python3
"""Consistency check of the sample corpus' gold labels (Python 3.11, standard library only).

Usage: check.py [corpus_dir]     (default: the folder above this file)
Reads every *-?.jsonl and coverage-?.json below gold/, all parts together. Exit code 1 if a problem is found.
"""
import json
import re
import sys
from pathlib import Path

ROOT = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent
ACTS, GOLD = ROOT / "acts", ROOT / "gold"
errors: list[str] = []
texts: dict[tuple[str, str], list[str] | None] = {}


def err(where, *what):
    errors.append(f"{where}: " + " ".join(str(w) for w in what))


def lines(act, lang):
    """Lines of an act (index 0 is empty, so that lines count from 1), or None if there is no such file."""
    if (act, lang) not in texts:
        # acts stand in acts/; drafts and the like in another folder of the corpus
        found = [ACTS / f"{act}.{lang}.txt", *sorted(ROOT.glob(f"*/{act}.{lang}.txt"))]
        path = next((p for p in found if p.is_file()), None)
        texts[act, lang] = [""] + path.read_text(encoding="utf-8").split("\n") if path else None
    return texts[act, lang]


def read(folder, stem):
    """All rows of gold/<folder>/<stem>-?.jsonl as (place, row)."""
    out = []
    for path in sorted((GOLD / folder).glob(f"{stem}-?.jsonl")):
        for n, text in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if text.strip():
                try:
                    out.append((f"{path.name}:{n}", json.loads(text)))
                except ValueError as e:
                    err(f"{path.name}:{n}", "not JSON:", e)
    return out


def need(w, d, *keys):
    missing = [k for k in keys if k not in d]
    if missing:
        err(w, "missing", missing)
    return not missing


def quoted(w, act, lang, line, quote, name="quote"):
    text = lines(act, lang)
    if text is None:
        err(w, "no act", f"{act}.{lang}")
    elif not isinstance(line, int) or not 1 <= line < len(text):
        err(w, "line out of range", line)
    elif not quote or quote not in text[line]:
        err(w, f"{name} is not in line {line}:", repr(quote))


def unique(rows, kind):
    seen = {}
    for w, d in rows:
        if d.get("id") in seen:
            err(w, f"id of {kind} used twice:", d.get("id"), "first in", seen[d.get("id")])
        seen[d.get("id")] = w


# findings and citations
findings = read("findings", "findings")
unique(findings, "finding")
placed = {}
for w, d in findings:
    if not need(w, d, "id", "code", "act", "lang", "line", "quote", "label", "why"):
        continue
    quoted(w, d["act"], d["lang"], d["line"], d["quote"])
    if not re.fullmatch(r"[A-Z]\d\d", d["code"]):
        err(w, "code", d["code"])
    if d["label"] not in ("yes", "no"):
        err(w, "label", d["label"])
    if not 20 <= len(d["quote"]) <= 240:
        err(w, "quote has", len(d["quote"]), "characters")
    if not d["why"]:
        err(w, "no reason")
    key = (d["code"], d["act"], d["lang"], d["line"], d["quote"])
    if key in placed:
        err(w, "same place labelled twice, first in", placed[key])
    placed[key] = w
citations = read("findings", "citations")
for w, d in citations:
    if need(w, d, "act", "lang", "line", "quote"):
        quoted(w, d["act"], d["lang"], d["line"], d["quote"])

# coverage of mandates
coverage = {}
for path in sorted((GOLD / "mandates").glob("coverage-?.json")):
    for key, value in json.loads(path.read_text(encoding="utf-8")).items():
        if key in coverage:
            err(path.name, "act covered twice:", key)
        coverage[key] = value["covered_lines"]
        act, _, lang = key.rpartition(".")
        text = lines(act, lang)
        if text is None:
            err(path.name, "no act", key)
            continue
        for a, b in value["covered_lines"]:
            if not 1 <= a <= b < len(text):
                err(path.name, "range", key, a, b)


def covered(w, d):
    if not any(a <= d["line"] <= b for a, b in coverage.get(f"{d['act']}.{d['lang']}", [])):
        err(w, "outside the covered lines:", d["id"])


# mandates and sentences that are none
mandates = read("mandates", "mandates")
unique(mandates, "mandate")
by_id = {d["id"]: d for _, d in mandates if "id" in d}
for w, d in mandates:
    if not need(w, d, "id", "act", "lang", "line", "place", "quote", "body", "body_quote", "body_line", "action",
                "actions", "object", "modality", "level"):
        continue
    quoted(w, d["act"], d["lang"], d["line"], d["quote"])
    quoted(w, d["act"], d["lang"], d["body_line"], d["body_quote"], "body_quote")
    covered(w, d)
    if d["modality"] not in ("function", "power", "duty", "prohibition"):
        err(w, "modality", d["modality"])
    if d["level"] not in ("central", "local_state", "self_government", "other"):
        err(w, "level", d["level"])
    if not d["actions"] or d["action"] != d["actions"][0] or not d["object"] or not d["place"] or not d["body"]:
        err(w, "empty field or action is not the first of actions:", d["id"])
    if d.get("pair"):
        other = by_id.get(d["pair"])
        if other is None or other.get("pair") != d["id"] or other["lang"] == d["lang"] or other["act"] != d["act"]:
            err(w, "pair", d["id"], d["pair"])
not_mandates = read("mandates", "not_mandates")
unique(not_mandates, "not_mandate")
for w, d in not_mandates:
    if need(w, d, "id", "act", "lang", "line", "quote", "kind", "why"):
        quoted(w, d["act"], d["lang"], d["line"], d["quote"])
        covered(w, d)

# pairs
overlaps = read("mandates", "overlaps")
unique(overlaps, "overlap")
overlap_ids = {d.get("id") for _, d in overlaps}
for w, d in overlaps:
    if not need(w, d, "id", "a", "b", "lang", "label", "reason", "central_local"):
        continue
    a, b = by_id.get(d["a"]), by_id.get(d["b"])
    if a is None or b is None:
        err(w, "unknown mandate", d["a"] if a is None else d["b"])
        continue
    if d["label"] not in ("duplicate", "overlap", "coordination", "none"):
        err(w, "label", d["label"])
    if {a["lang"], b["lang"]} != {d["lang"]}:
        err(w, "language", d["id"])
    if a["body"].lower() == b["body"].lower():
        err(w, "both statements are of one body:", a["body"])
    if "other" not in (a["level"], b["level"]) and d["central_local"] != (a["level"] != b["level"]):
        err(w, "central_local", d["id"])
    mirror = d.get("mirror_of", [])  # the two mandates of the Russian pair, or the id of that pair
    for m in [mirror] if isinstance(mirror, str) else mirror:
        if m not in by_id and m not in overlap_ids:
            err(w, "mirror_of", m)

# queries
queries = read("queries", "queries")
unique(queries, "query")
for w, d in queries:
    if not need(w, d, "id", "lang", "type", "query", "relevant", "prefer", "trap"):
        continue
    if d["trap"] == bool(d["relevant"]):
        err(w, "trap does not agree with relevant")
    if d["prefer"] not in ("ru", "ky", "any"):
        err(w, "prefer", d["prefer"])
    for r in d["relevant"]:
        quoted(w, r["act"], r["lang"], r["line"], r["quote"])
        if r["grade"] not in (1, 2) or len(r["quote"]) > 120:
            err(w, "grade or length of a relevant article")

# the acts themselves
files = sorted(ROOT.glob("*/*.txt"))
for path in files:
    text = path.read_text(encoding="utf-8")
    if "(Вымышленный акт:" not in text[:800] and "(Ойдон чыгарылган акт:" not in text[:800]:
        err(path.name, "the notice that the act is fictional is missing")
    if path.name.endswith(".ky.txt"):
        ru = path.with_name(path.name.replace(".ky.txt", ".ru.txt"))
        if ru.is_file() and ru.read_text(encoding="utf-8").count("\n") != text.count("\n"):
            err(path.name, "not as many lines as in the Russian text")

for e in errors:
    print(e)
print(f"{len(files)} files, {len(findings)} findings, {len(citations)} citations, {len(mandates)} mandates, "
      f"{len(not_mandates)} not_mandates, {len(overlaps)} overlaps, {len(queries)} queries, {len(errors)} problems")
sys.exit(bool(errors))
