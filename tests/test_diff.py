"""What changed between two cases, two days or two pages; and which difference moves a verdict."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import valley
from click.testing import CliRunner
from valley import S1, S2

import pourparler as pp
from pourparler.case.whatif import assume
from pourparler.cli import main
from pourparler.compare import compare
from pourparler.compare import quick_cells as cells
from pourparler.pieces import pieces

OUTLET = valley.CASE + "documents:\n  wire: {title: The valley wire, outlet: The Valley}\n"


def run(*words: str) -> str:
    result = CliRunner().invoke(main, list(words))
    assert result.exit_code == 0, result.output
    return result.output


def with_a_row(folder: Path) -> Path:
    """Two days of a ledger: on the second a statement is accepted that a view waits for."""
    view = f"  south:\n    - avoids: {{water: half}}\n      said: {S1.id}\n    - wants"
    valley.made(folder, valley.CASE.replace("  south:\n    - wants", view))
    valley.say(folder, "anna", "accepted", S2, at="2026-03-02")
    valley.say(folder, "anna", "accepted", S1, at="2026-03-04")
    return folder


def test_two_days_of_a_ledger_tell_claims_case_and_conclusions(tmp_path: Path) -> None:
    """A statement accepted between two days is a claim added, a view added, and a verdict moved that rests on it."""
    folder = with_a_row(tmp_path / "case")
    found = json.loads(run("diff", "2026-03-03", "2026-03-04", "--case", str(folder), "--json"))
    assert [(c["change"], c["what"]) for c in found["claims"]] == [("added", S1.id)]
    assert any("South, Who has the river? view: water “Half each”: below today" in c["what"] for c in found["case"])
    cell = next(c for c in found["conclusions"] if c["what"] == "Half the river, who must agree, and does")
    assert (cell["before"], cell["after"].split(" ")[0], cell["rests_on"]) == ("unknown", "no", [S1.id])


def test_the_same_side_twice_has_no_differences(tmp_path: Path) -> None:
    """Nothing changed between a case and itself."""
    folder = with_a_row(tmp_path / "case")
    assert run("diff", str(folder), str(folder)).strip().endswith("nothing changed.")


def test_two_saved_pages_tell_what_two_cases_tell(tmp_path: Path) -> None:
    """The diff of two pages is that of the cases they were drawn from."""
    a, b = tmp_path / "a.yaml", tmp_path / "b.yaml"
    a.write_text(valley.CASE, encoding="utf-8")
    b.write_text(
        valley.CASE.replace("    - wants: {land: shared}\nplans", "    - wants: {water: half}\nplans"), encoding="utf-8"
    )
    for case in (a, b):
        run("report", str(case), "-o", str(case.with_suffix(".html")))
    pages = json.loads(run("diff", str(a.with_suffix(".html")), str(b.with_suffix(".html")), "--json"))
    cases = json.loads(run("diff", str(a), str(b), "--json"))
    assert {k: pages[k] for k in ("claims", "case", "conclusions")} == {
        k: cases[k] for k in ("claims", "case", "conclusions")
    }
    assert cases["conclusions"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["diff", "yesterday", "2026-03-04", "--case", "{case}"], '"yesterday" is no day'),
        (["diff", "{case}", "{other}"], "no page that can be read back"),
        (["compare", "{case}", "{small}"], "the issue land stands in the first only"),
    ],
)
def test_what_cannot_be_compared_is_named(tmp_path: Path, words: list[str], says: str) -> None:
    """A day that is none, a page that is none, and cases on other issues are one clear line each."""
    case = tmp_path / "case.yaml"
    case.write_text(valley.CASE, encoding="utf-8")
    other = tmp_path / "other.html"
    other.write_text("<p>no page of ours</p>", encoding="utf-8")
    small = tmp_path / "small.yaml"
    start, end = valley.CASE.index("  land:\n"), valley.CASE.index("today:")
    text = valley.CASE[:start] + valley.CASE[end:]
    small.write_text(text.replace(", land: north_only", "").replace("land: shared", "water: half"), encoding="utf-8")
    names = {"{case}": str(case), "{other}": str(other), "{small}": str(small)}
    result = CliRunner().invoke(main, [names.get(w, w) for w in words])
    assert result.exit_code == 1
    assert says in result.output


def test_the_difference_that_does_it_is_named(tmp_path: Path) -> None:
    """Of two differences between two cases, the one that moves a verdict is told apart from the one that does not."""
    file = tmp_path / "a.yaml"
    file.write_text(valley.CASE, encoding="utf-8")
    a = pp.load(file)
    b = assume(assume(a, "south: avoids {water: half}"), "north: avoids {water: all_south}")
    found = compare(a, b)
    rows = {(d.plan, d.column): d for d in found.differences}
    assert {(d.one, d.other) for d in found.differences if d.column == "agree"} == {("unknown", "no")}
    assert [(p.whose, p.what) for p in rows["halves", "south"].alone] == [("South", "water “Half each”")]
    assert len(found.pieces) == 2


def test_where_none_does_it_alone_the_least_set_is_given(tmp_path: Path) -> None:
    """Two views that only together make everyone accept are given together."""
    file = tmp_path / "a.yaml"
    file.write_text(valley.CASE, encoding="utf-8")
    a = pp.load(file)
    b = assume(assume(a, "south: wants {water: half}"), "north: wants {water: half}")
    b = assume(b, "north: avoids {water: all_south}")
    agree = next(d for d in compare(a, b).differences if d.column == "agree")
    assert (agree.one, agree.other, agree.alone) == ("unknown", "yes", ())
    assert sorted(p.whose for p in agree.together) == ["North", "South"]


def test_all_pieces_together_make_the_other_case(tmp_path: Path) -> None:
    """Setting every piece of the second case into the first gives the second's verdicts."""
    file = tmp_path / "a.yaml"
    file.write_text(valley.CASE, encoding="utf-8")
    text = valley.CASE.replace(
        "  south:\n    - wants: {land: shared}", "  south:\n    - {water: half}\n    - today\n    - {land: shared}"
    )
    text += "limits:\n  - {party: north, never: {water: half}, kind: declared}\n"
    other = tmp_path / "b.yaml"
    other.write_text(text, encoding="utf-8")
    a, b = pp.load(file), pp.load(other)
    case = a
    for piece in pieces(a, b):
        case = piece.into(case)
    assert cells(case) == cells(b) != cells(a)


def test_lines_to_paste_hold_no_bare_id(tmp_path: Path) -> None:
    """A claim and a source that came with a report are told by outlet, date and sentence, on a page as in a case."""
    folder = valley.made(tmp_path / "case", OUTLET)
    run("report", str(folder), "-o", str(tmp_path / "old.html"))
    valley.say(folder, "anna", "accepted", S1, S2)
    run("report", str(folder), "-o", str(tmp_path / "new.html"))
    for new in (folder, tmp_path / "new.html"):
        lines = run("diff", str(tmp_path / "old.html"), str(new)).splitlines()
        claims = [line for line in lines if "+ claim:" in line]
        assert len(claims) == 2 and all("The Valley, 2026-03-01, sentence" in line for line in claims)
        assert f"[{S1.id[:11]}…]" in claims[0] and S1.id not in "".join(lines)
        (source,) = [line for line in lines if "+ sources:" in line]
        assert "sources: Ada Ito" in source and "(The Valley, 2026-03-01)" in source and "wire:" not in source


def test_a_cell_names_the_claims_it_rests_on(tmp_path: Path) -> None:
    """A verdict that moved names the claim it rests on in words."""
    told = run("diff", "2026-03-03", "2026-03-04", "--case", str(with_a_row(tmp_path / "case")))
    assert "[rests on: South refuses “Half each” (wire.txt, 2026-03-01, sentence 1)]" in told


@pytest.mark.parametrize(
    ("status", "says"),
    [("rejected", "now in dispute: accepted by anna and rejected by ben"), ("", "neither in the case")],
)
def test_a_claim_that_went_says_how_it_stands(tmp_path: Path, status: str, says: str) -> None:
    """A claim that a second reviewer rejected is told as in dispute, by whom; one that is nowhere any more, as that."""
    folder = valley.made(tmp_path / "case")
    valley.say(folder, "anna", "accepted", S1)
    run("report", str(folder), "-o", str(tmp_path / "old.html"))
    if status:
        valley.say(folder, "ben", status, S1)
    else:
        for file in (folder / "ledger").glob("wire.*"):
            file.unlink()
    (line,) = [line for line in run("diff", str(tmp_path / "old.html"), str(folder)).splitlines() if "- claim:" in line]
    assert says in line
