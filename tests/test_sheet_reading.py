"""What sheets say, as a case: the table of scores, issues and views, and CSV of every kind."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest
from sheet_files import ISSUES, SCORES, VIEWS, answer_of, book, changed, csv_text, folder, read, refused, run

import pourparler as pp
from pourparler.case.conditions import All, Any, Is
from pourparler.formats.sheet_case import read_tables

ORACLES = Path("/work/shared/oracles/deals_cases.json")
GOOD = {"issues": ISSUES, "views": VIEWS}


def test_a_published_game_as_a_table_of_scores(tmp_path: Path) -> None:
    """The scorable game typed as one table has 12 packages of 720 that everyone accepts, as its authors state."""
    if not ORACLES.exists():
        pytest.skip("the oracle files of /work/shared are not on this machine")
    game = json.loads(ORACLES.read_text())["scorable_game"]
    rows: list[list[object]] = [["Issue", "Option", *game["parties"]]]
    for i, size in enumerate(game["sizes"]):
        for o in range(size):
            rows.append(["ABCDE"[i], f"{'ABCDE'[i]}{o + 1}", *(scores[i][o] for scores in game["scores"])])
    rows.append(["threshold", "", *game["thresholds"]])
    for kind, path in (
        ("xlsx", book(tmp_path / "game.xlsx", {"scores": rows})),
        ("csv", folder(tmp_path / "game", {"scores": rows})),
    ):
        assert run("import", kind, path, "-o", tmp_path / f"{kind}.yaml").exit_code == 0
        case = pp.load(tmp_path / f"{kind}.yaml")
        assert case.title == "game" and case.today is None
        assert list(case.parties) == game["parties"]
        assert all(issue.agree == tuple(game["parties"]) for issue in case.issues.values())
        found = pp.deals(pp.compile(case)).answer
        assert found["packages"]["all"] == game["packages"]
        assert found["acceptable"]["every_reading"] == game["n_acceptable_all"]


def test_issues_and_views(tmp_path: Path) -> None:
    """Issues, views, numbers, ranges and words come out as they stand in the sheets."""
    case = read(tmp_path, GOOD)
    assert case.title == "book" and list(case.parties) == ["north", "south"]
    water, land = case.issues.values()
    assert water.question == "How is the river shared?"
    assert water.agree == water.can_break == ("north", "south")
    assert [(o.id, o.says) for o in land.options] == [("north_only", "The north"), ("shared", "Both, by season")]
    assert land.agree == ("north",)
    assert case.today == {"water": "as_it_is", "land": "north_only"}
    mills, meadow = case.views["north"].reasons
    assert (mills.when, mills.low, mills.high) == (Is("water", ("half",)), Fraction("12.5"), Fraction("12.5"))
    assert (mills.because, meadow.low, meadow.high) == ("the mills", Fraction(-8), Fraction(-3))
    (wish,) = case.views["south"].reasons
    assert (wish.word, wish.said) == ("major", ("an aide",))
    assert case.sources["an aide"].record == "unnamed"


def test_every_kind_of_worth(tmp_path: Path) -> None:
    """Orders stand around one today; wants, avoids, weights, unknown and conditions of several terms are read."""
    rows = [
        ["Party", "issue", "option", "Issue 2", "option_2", "when", "WORTH", "id", "remark"],
        ["north", "water", "half", None, None, None, "above today", None, "mine"],
        ["north", "land", "shared", "water", "as_it_is", None, "below today", "no"],
        ["south", None, None, None, None, "land == shared or water == half", "wants"],
        ["south", "land", "shared; north_only", None, None, None, "avoids moderate"],
        ["south", "land", "shared", None, None, None, "wants 2 to 3"],
        ["south", "water", "half", None, None, None, "Unknown"],
        ["south", "water", "half", "land", "shared", None, "-minor"],
    ]
    case = read(tmp_path, {"issues": ISSUES, "views": rows})
    north = case.views["north"]
    assert (north.above, north.below) == (("north.1",), ("no",))
    assert north.reasons[1].when == All((Is("land", ("shared",)), Is("water", ("as_it_is",))))
    wants, avoids, weighed, unknown, minor = case.views["south"].reasons
    assert (wants.place, wants.when) == ("wants", Any((Is("land", ("shared",)), Is("water", ("half",)))))
    assert (avoids.low, avoids.high) == (-20, -8)
    assert avoids.when == Is("land", ("shared", "north_only"))
    assert (weighed.low, weighed.high, unknown.word) == (2, 3, "unknown")
    assert (minor.low, minor.high) == (-8, -1)


def test_the_other_sheets(tmp_path: Path) -> None:
    """Parties, sources, limits, impossible terms, no deal, comparisons, priorities, plans and the title are read."""
    sheets = {
        "Case": [["key", "value"], ["title", "Two rivers"], ["as of", "2025-03"]],
        "Parties": [["party", "name"], ["north", "The north"], ["south", None], ["east", "The east"]],
        "Sources": [["source", "who", "side", "record"], ["office", "An office", "north", "on record"]],
        "Issues": [*changed(ISSUES, 1, 8, "final")[:2], [*ISSUES[2], None, None, "x"], *ISSUES[3:]],
        "Views": [["party", "issue", "option", "worth"], ["east", "land", "shared", "priority"], ["east", "water", "half", "priority"]],
        "Comparisons": [["party", "better", "than"], ["north", "water == half and land == shared", "today"]],
        "Limits": [["party", "kind", "issue", "option", "because", "way out", "said"], ["south", "law", "land", "shared", "b", "w", "office"]],
        "Impossible": [["issue", "option", "issue 2", "option 2"], ["land", "shared", "water", "half"]],
        "No_deal": [["party", "worth"], ["north", "1..4"]],
        "Plans": [
            ["plan", "title", "step", "issue", "option", "ours", "for"],
            ["swap", "A swap", 1, "water", "half", "x", "north; south"],
            ["swap", None, 2, "land", "shared"],
        ],
    }  # fmt: skip
    case = read(tmp_path, sheets)
    assert (case.title, case.as_of) == ("Two rivers", "2025-03")
    assert [p.name for p in case.parties.values()] == ["The north", "south", "The east"]
    assert (case.sources["office"].side, case.sources["office"].record) == ("north", "on_record")
    assert case.issues["water"].option("half").final
    assert case.views["east"].prioritised and len(case.views["east"].reasons) == 2
    (comparison,) = case.views["north"].comparisons
    assert comparison.than == case.today and comparison.better == {"water": "half", "land": "shared"}
    (limit,) = case.limits
    assert (limit.kind, limit.because, limit.way_out, limit.said) == ("law", "b", "w", ("office",))
    assert limit.forbids == Is("land", ("shared",))
    assert case.impossible[0].when == All((Is("land", ("shared",)), Is("water", ("half",))))
    assert (case.no_deal["north"].low, case.no_deal["north"].high) == (1, 4)
    (plan,) = case.plans
    assert (plan.title, plan.ours, tuple(plan.backed)) == ("A swap", True, ("north", "south"))
    assert [step.does for step in plan.steps] == [{"water": "half"}, {"land": "shared"}]


def test_everyone(tmp_path: Path) -> None:
    """Without a column agree everyone must agree to everything, which is told; the word everyone says so of a row."""
    bare = [[row[0], row[2], "x" if row[2] in ("as_it_is", "north_only") else ""] for row in ISSUES[1:]]
    path = book(tmp_path / "b.xlsx", {"issues": [["issue", "option", "today"], *bare], "views": [VIEWS[0][:4], *(row[:4] for row in VIEWS[1:])]})
    result = run("import", "xlsx", path, "-o", tmp_path / "c.yaml")
    assert "note: " in result.stderr and "everyone must agree to everything" in result.stderr
    assert all(issue.agree == ("north", "south") for issue in pp.load(tmp_path / "c.yaml").issues.values())
    assert "# " in (tmp_path / "c.yaml").read_text() and "everyone must agree" in (tmp_path / "c.yaml").read_text()
    case = read(tmp_path, GOOD | {"issues": changed(ISSUES, 5, 5, "everyone")})
    assert case.issues["land"].option("shared").agree == ("north", "south")


def test_scores_beside_issues(tmp_path: Path) -> None:
    """With a sheet issues, scores are views of its options, and every option needs its row."""
    scores = [["issue", "option", "north"], ["water", "half", 3], ["water", "as_it_is", 0], ["land", "shared", 1], ["land", "north_only", 0]]
    (tmp_path / "good").mkdir()
    case = read(tmp_path / "good", {"issues": ISSUES, "scores": scores})
    assert case.today and [r.low for r in case.views["north"].reasons] == [3, 0, 1, 0]
    found = refused(tmp_path, "xlsx", book(tmp_path / "b.xlsx", {"issues": ISSUES, "scores": scores[:4]}))
    assert found == ["b.xlsx, sheet scores:4: no row for land north_only; add one after this row"]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_one_table_under_any_name(kind: str, tmp_path: Path) -> None:
    """A book or a file with one table of issues, options and scores needs no name, and is told to be read so."""
    if kind == "xlsx":
        path = book(tmp_path / "game.xlsx", {"Tabelle1": SCORES})
    else:
        path = tmp_path / "game.csv"
        path.write_text(csv_text(SCORES), encoding="utf-8")
    result = run("import", kind, path, "-o", tmp_path / "c.yaml")
    assert result.exit_code == 0 and "read as a table of scores" in result.stderr
    assert list(pp.load(tmp_path / "c.yaml").parties) == ["north", "south"]


def test_numbers_are_exact(tmp_path: Path) -> None:
    """A number of a workbook is the decimal that the spreadsheet shows; a text with a point is a number too."""
    case = read(tmp_path, {"scores": changed(changed(SCORES, 2, 3, 0.1 + 0.2), 2, 4, "0.123456789012")})
    assert case.views["north"].reasons[0].low == Fraction("0.3")
    assert case.views["south"].reasons[0].low == Fraction("0.123456789012")


@pytest.mark.parametrize(
    ("text", "encoding", "told"),
    [
        (csv_text(SCORES), "utf-8-sig", ""),
        (csv_text(SCORES, ";"), "utf-8", "read with a semicolon between the cells"),
        (csv_text(SCORES, "\t"), "utf-16", "read as UTF-16"),
        ("sep=;\r\n" + csv_text(SCORES, ";"), "utf-8", "a semicolon"),
        ("\r\n\r\n" + csv_text(SCORES), "utf-8", ""),
    ],
)
def test_csv_of_every_kind(text: str, encoding: str, told: str, tmp_path: Path) -> None:
    """Semicolons, tabs, byte order marks and UTF-16 are read, and what is not plain CSV is told."""
    (tmp_path / "scores.csv").write_bytes(text.encode(encoding))
    result = run("import", "csv", tmp_path / "scores.csv", "-o", tmp_path / "c.yaml")
    assert result.exit_code == 0, result.output
    assert told in result.stderr and bool(told) == bool(result.stderr)
    assert answer_of(pp.load(tmp_path / "c.yaml"))["packages"]["all"] == 2


def test_windows_1252_is_never_guessed(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 are a problem with its line, until --encoding says what they are."""
    path = tmp_path / "scores.csv"
    path.write_bytes(csv_text(changed(SCORES, 2, 2, "café")).encode("windows-1252"))
    assert refused(tmp_path, "csv", path) == [
        'scores.csv:2: byte 0xe9 is not UTF-8; save it as "CSV UTF-8", or say what it is with --encoding (windows-1252, for example)'
    ]
    assert run("import", "csv", path, "-o", tmp_path / "c.yaml", "--encoding", "windows-1252").exit_code == 0
    assert pp.load(tmp_path / "c.yaml").issues["water"].options[0].id == "café"
    result = run("import", "csv", path, "-o", tmp_path / "d.yaml", "--encoding", "klingon")
    assert (result.exit_code, result.stderr) == (1, '--encoding: "klingon" is no encoding; windows-1252, …\n')


def test_an_apostrophe_is_undone(tmp_path: Path) -> None:
    """A text with an apostrophe before = + - @ is read without it; another apostrophe stays."""
    rows = [["party", "issue", "option", "worth", "because"], ["north", "water", "half", "'-major", "'=1+1"], ["north", "land", "shared", 1, "'tis so"]]
    found = read_tables([folder(tmp_path / "b", {"issues": ISSUES, "views": rows})])
    first, second = found.case["views"]["north"]
    assert (first["worth"], first["because"], second["because"]) == ("-major", "=1+1", "'tis so")


def test_other_sheets_are_named(tmp_path: Path) -> None:
    """A sheet that is none of ours is left alone, and the user is told."""
    path = book(tmp_path / "b.xlsx", GOOD | {"Budget 2026": [["a", None, "b"], [1, 2, 3]]})
    result = run("import", "xlsx", path, "-o", tmp_path / "c.yaml")
    assert result.exit_code == 0
    assert f"note: {path}, sheet Budget 2026: not read, no sheet of ours has this name\n" in result.stderr
