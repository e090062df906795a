#!/usr/bin/env python3
"""Makes bodies.toml and territories.toml from the fact tables bodies.jsonl and territories.jsonl.

The tables are not part of this repository: without them this script cannot run, and the TOML files are the record.

    python3 corpus/make_registry.py FACTS_FOLDER corpus
"""

import json
import pathlib
import sys

HEAD = {
    "bodies": "# State bodies of the Kyrgyz Republic, both languages, dated names. Made by make_registry.py from a table of facts;\n"
    "# a row may be corrected here by hand. `source` says where a row comes from, `confidence` how firm the current name is.\n",
    "territories": "# Territories of the Kyrgyz Republic. Made by make_registry.py from a table of facts; `pilot` marks the areas of the\n"
    "# reform's pilot of 15 January 2026 and what lies inside them.\n",
}


def text(value):
    return json.dumps(value, ensure_ascii=False)


def level(row):
    kind = row["kind"]
    if kind in ("kenesh", "self_government") or row["level"] in ("city", "aiyl"):
        return "self_government"
    if kind == "commission" and row["generic"] and row["level"] == "rayon":
        return "other"
    if row["level"] in ("oblast", "rayon"):
        return "local_state"
    # «уполномоченный орган» without «государственный», controlling and registering bodies: open by their words.
    if row["id"] in ("gen-authorised", "gen-controlling", "gen-registering"):
        return "other"
    return "central"


# Short names that are ordinary words of the law: kept out, because a text that says «кадастр» means the register.
DROPPED = {"Кадастр"}

# Names that the law itself uses for the same bodies (law on local self-government) and that the table does not hold.
ADDED = {
    ("local-kenesh", "short_ru"): ["представительный орган местного самоуправления", "местный представительный орган"],
    ("local-kenesh", "short_ky"): [
        "жергиликтүү өз алдынча башкаруунун өкүлчүлүктүү органы",
        "жергиликтүү өз алдынча башкаруунун өкүлчүлүк органы",
    ],
    ("lsg-executive", "short_ky"): ["жергиликтүү өз алдынча башкаруунун аткаруучу органы"],
    ("local-state-administration", "short_ru"): ["местная районная государственная администрация"],
    ("local-state-administration", "short_ky"): ["райондук мамлекеттик администрация"],
    ("aiyl-kenesh", "short_ky"): ["айыл кеңеши"],
    ("mayors-office", "short_ru"): ["мэрия"],
    ("local-self-government", "short_ru"): ["местное самоуправление"],
    ("local-self-government", "short_ky"): ["жергиликтүү өз алдынча башкаруу"],
}


def names(row, key):
    seen, out = {row.get("name_" + key[-2:])} | DROPPED, []
    for name in row[key] + ADDED.get((row["id"], key), []):
        if name not in seen:
            seen.add(name)
            out.append(name)
    return out


def put(lines, key, value):
    if value not in (None, [], False, ""):
        lines.append(f"{key} = {'true' if value is True else text(value)}")


def body(row):
    lines = ["[[body]]"]
    for key in ("id", "name_ru", "name_ky"):
        put(lines, key, row[key])
    abbr = list(row["abbr"])
    for lang in ("ru", "ky"):
        short = names(row, "short_" + lang)
        abbr += [s for s in short if s.isupper() and " " not in s and s not in abbr]
        put(lines, "short_" + lang, [s for s in short if s not in abbr])
    put(lines, "abbr", abbr)
    put(lines, "level", level(row))
    put(lines, "kind", row["kind"])
    for key in ("parent", "territory", "successor", "valid_from", "valid_to", "generic"):
        put(lines, key, row[key])
    put(lines, "court", row["excluded"])
    put(lines, "likely", row["likely_carried_out_by"])
    put(lines, "source", "; ".join(row["source"]))
    put(lines, "confidence", row["confidence"])
    if row["former"]:
        lines.append("former = [")
        for old in row["former"]:
            pairs = [f"{k} = {text(v)}" for k, v in old.items() if v is not None]
            lines.append("  { " + ", ".join(pairs) + " },")
        lines.append("]")
    return lines


def territory(row):
    lines = ["[[territory]]"]
    for key in ("id", "name_ru", "name_ky"):
        put(lines, key, row[key])
    for lang in ("ru", "ky"):
        put(lines, "short_" + lang, names(row, "short_" + lang))
    for key in ("kind", "parent", "soate", "valid_from", "valid_to", "successor"):
        put(lines, key, row[key])
    put(lines, "pilot", bool(row["pilot_2026"] or row["pilot_via"]))
    put(lines, "source", "; ".join(row["source"]))
    put(lines, "confidence", row["confidence"])
    if row["former"]:
        lines.append("former = [")
        for old in row["former"]:
            pairs = [f"{k} = {text(v)}" for k, v in old.items() if v is not None and k in ("name_ru", "name_ky", "from", "to")]
            lines.append("  { " + ", ".join(pairs) + " },")
        lines.append("]")
    return lines


def main():
    facts, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    for table, make in (("bodies", body), ("territories", territory)):
        rows = [json.loads(line) for line in (facts / f"{table}.jsonl").read_text(encoding="utf-8").splitlines()]
        blocks = ["\n".join(make(row)) for row in rows]
        (out / f"{table}.toml").write_text(HEAD[table] + "\n" + "\n\n".join(blocks) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
