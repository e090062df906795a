"""The package as an analyst uses it, on the sample corpus."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import jenil

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "acts"


@pytest.fixture(scope="module")
def report() -> jenil.Report:
    return jenil.audit(CORPUS)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> jenil.Store:
    return jenil.Store.index(CORPUS, tmp_path_factory.mktemp("store") / "s")


def test_every_finding_quotes_its_act(report: jenil.Report) -> None:
    assert len(report) > 50
    texts = {p.name: p.read_text(encoding="utf-8") for p in CORPUS.glob("*.txt")}
    for finding in report.findings:
        assert finding["trigger"] in finding["evidence"][0]["quote"]
        for place in finding["evidence"]:
            assert place["quote"] in texts[place["act"]["file"]]
        assert all(finding["reason"][lang] for lang in ("ru", "ky", "en"))


def test_both_languages_have_findings(report: jenil.Report) -> None:
    langs = {f["evidence"][0]["act"]["lang"] for f in report.findings}
    assert langs == {"ru", "ky"}


def test_threads_do_not_change_the_bytes(report: jenil.Report) -> None:
    assert jenil.audit(CORPUS, threads=1).to_html() == report.to_html()


def test_report_is_written(report: jenil.Report, tmp_path: Path) -> None:
    paths = report.write(tmp_path, lang="ky")
    assert {Path(p).name for p in paths} >= {"report.html", "findings.jsonl", "findings.csv"}
    assert 'data-lang="ky"' in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_store_lists_and_searches(store: jenil.Store) -> None:
    acts = store.acts()
    assert len(acts) == len(store) == len(list(CORPUS.glob("*.txt")))
    assert all(a["coverage"] == 1.0 for a in acts)
    hits = store.search("пчеловодство", lang="ru")
    assert hits and hits[0]["act"]["lang"] == "ru"
    assert any(part["hit"] for part in hits[0]["snippet"])
    assert store.facts(acts[0]["file"])


def test_facts_are_records_of_the_contract(store: jenil.Store) -> None:
    facts = [f for act in store.acts() for f in store.facts(act["file"])]
    assert {f["fact"] for f in facts} == {
        "mandate",
        "citation",
        "definition",
        "deadline",
        "document",
        "permit",
        "approval",
        "fee",
        "inspection",
        "report",
        "extension",
        "validity",
        "refusal",
        "appeal",
    }
    for fact in facts:
        text = (CORPUS / fact["act"]["file"]).read_bytes()
        start, end = fact["quote_span"]
        assert text[start:end].decode() == fact["quote"]
        if fact["fact"] == "mandate":
            assert fact["body"]["id"] and (fact["actions"] or fact["object"])


def test_a_store_gives_the_findings_of_its_folder(store: jenil.Store, report: jenil.Report) -> None:
    assert store.findings() == report.findings
    assert store.audit().overlaps == report.overlaps
    assert jenil.Store.open(store.folder).findings(lang="ky")


def test_drafts_are_scanned_beside_a_store(store: jenil.Store) -> None:
    drafts = sorted((CORPUS.parent / "drafts").glob("*.txt"))
    alone = jenil.scan(list(drafts))
    beside = jenil.scan(list(drafts), store)
    names = {d.name for d in drafts}
    assert {a["file"] for a in alone.acts} == {a["file"] for a in beside.acts} == names
    assert len(beside.overlaps) > len(alone.overlaps)
    for finding in beside.findings:
        assert names & {place["act"]["file"] for place in finding["evidence"]}


def test_other_threads_run_while_an_audit_does() -> None:
    with ThreadPoolExecutor(2) as pool:
        first, second = (pool.submit(jenil.audit, CORPUS, threads=1) for _ in range(2))
        assert first.result().findings == second.result().findings


def test_errors_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(jenil.JenilError, match="absent"):
        jenil.audit(tmp_path / "absent")
    with pytest.raises(jenil.JenilError, match="jenil index"):
        jenil.Store.open(tmp_path)


def test_wrong_names_are_refused(store: jenil.Store, report: jenil.Report) -> None:
    with pytest.raises(jenil.JenilError, match="acts\\(\\)"):
        store.facts("absent.txt")
    with pytest.raises(jenil.JenilError, match="'ru', 'ky' or 'en'"):
        report.summary("de")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "lang"), [("Министрлер Кабинетинин токтому", "ky"), ("постановление Кабинета Министров", "ru")]
)
def test_language_of_a_text(text: str, lang: str) -> None:
    assert jenil.langid(text)["lang"] == lang
    assert {w["form"] for w in jenil.analyze(text)} <= set(text.lower().split()) | set(text.split())
