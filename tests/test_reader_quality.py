"""What the reader must reach on gold texts, and the shape of what the command prints."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner
from gold_files import GoldFile, gold_files, lexicon_of, load, yaml_of

from pourparler.cli import main
from pourparler.evidence.documents.read import read_report
from pourparler.evidence.drafter.draft import draft
from pourparler.evidence.score import Score, score, together

SHARED = Path(__file__).parents[2] / "shared"
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="../shared is not here")


def scored(g: GoldFile) -> Score:
    report = read_report(g.data, f"{g.name}.txt", published=g.published)
    return score(g.statements, draft(report, lexicon_of(g.case)).statements, report.text)


def alaska() -> GoldFile:
    return load(SHARED / "oracles/report_alaska.gold.json", SHARED / "reports/alaska-2025-08-16.txt")


@needs_shared
def test_the_gold_report_is_read_well_enough() -> None:
    """On the report of August 2025 precision is at least 0.95 and recall 0.90, and every span is verbatim."""
    found = scored(alaska())
    assert found.precision is not None and found.precision >= 0.95
    assert found.recall is not None and found.recall >= 0.90
    assert found.verbatim.share == 1


@pytest.fixture(scope="module")
def developed() -> Score:
    return together(scored(g) for g in gold_files())


def test_the_development_texts_are_read_well_enough(developed: Score) -> None:
    """Over all development texts precision, recall, anonymity, conditions, modality and dates reach their targets."""
    assert developed.precision is not None and developed.precision >= 0.88
    assert developed.recall is not None and developed.recall >= 0.72
    least = {"anonymous": 0.7, "condition": 0.9, "modality": 0.85, "when": 0.8}
    assert {name: (developed.fields[name].share or 0) >= share for name, share in least.items()} == dict.fromkeys(least, True)


def test_every_span_is_verbatim(developed: Score) -> None:
    """Each span of each draft says what stands there."""
    assert developed.verbatim.share == 1
    assert developed.verbatim.of > 300


@needs_shared
def test_what_read_prints_is_what_the_schema_says(tmp_path: Path) -> None:
    """`read --json` on a case of parties, people, issues and today alone gives records of the shared schema."""
    g = alaska()
    case = tmp_path / "case.yaml"
    case.write_text(yaml_of(g.case), encoding="utf-8")
    report = str(SHARED / "reports/alaska-2025-08-16.txt")
    result = CliRunner().invoke(main, ["read", report, "--case", str(case), "--published", "2025-08-16", "--json"])
    assert result.exit_code == 0, result.output
    found = json.loads(result.output)
    assert set(found) == {"document", "statements", "findings"}
    schema = json.loads((SHARED / "oracles/statement.schema.json").read_text(encoding="utf-8"))
    check = jsonschema.Draft202012Validator(schema)
    for statement in found["statements"]:
        check.validate(statement)
        assert g.text[statement["span"]["start"] : statement["span"]["end"]] == statement["span"]["text"]
        assert statement["review"]["status"] == "draft"
    assert len({s["id"] for s in found["statements"]}) == len(found["statements"]) > 15
    assert [path.name for path in tmp_path.iterdir()] == ["case.yaml"]


def test_a_case_of_four_keys_will_do(tmp_path: Path) -> None:
    """Parties, people, issues and today are enough to read with; the case need not say who must agree."""
    case = tmp_path / "case.yaml"
    case.write_text(
        "parties:\n  north: {name: North}\npeople:\n  ito: {name: Ada Ito, for: north}\n"
        "issues:\n  water:\n    options: {as_now: As now, half: {says: Half each, keywords: [half]}}\n    keywords: [river]\n"
        "today: {water: as_now}\n",
        encoding="utf-8",
    )
    report = tmp_path / "r.txt"
    report.write_text("Ada Ito rejected half of the river.\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["read", str(report), "--case", str(case), "--published", "2026-03-01", "--json"])
    (statement,) = json.loads(result.output)["statements"]
    assert (statement["actor"]["id"], statement["actor"]["party"]) == ("ito", "north")
    assert (statement["stance"], statement["issue"], statement["alternative"]) == ("refuses", "water", "half")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"%PDF-1.4\n1 0 obj\n<<", "PDF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "picture"),
        (b"<html><script>render()</script></html>", "script"),
    ],
)
def test_a_report_that_is_none_is_one_line(tmp_path: Path, data: bytes, says: str) -> None:
    """Files without a text to read end in one clear line and exit code 1."""
    case = tmp_path / "case.yaml"
    case.write_text("parties:\n  north: {name: North}\nissues:\n  water: {}\n", encoding="utf-8")
    report = tmp_path / "r"
    report.write_bytes(data)
    result = CliRunner().invoke(main, ["read", str(report), "--case", str(case)])
    assert result.exit_code == 1
    assert len(result.output.strip().splitlines()) == 1 and says in result.output
