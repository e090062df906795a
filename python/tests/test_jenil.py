"""The package as an analyst uses it, on the sample corpus."""

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


def test_errors_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(jenil.JenilError, match="absent"):
        jenil.audit(tmp_path / "absent")


@pytest.mark.parametrize(
    ("text", "lang"), [("Министрлер Кабинетинин токтому", "ky"), ("постановление Кабинета Министров", "ru")]
)
def test_language_of_a_text(text: str, lang: str) -> None:
    assert jenil.langid(text)["lang"] == lang
    assert {w["form"] for w in jenil.analyze(text)} <= set(text.lower().split()) | set(text.split())
