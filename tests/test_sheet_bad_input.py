"""What people get wrong in a sheet: one clear line each, with the sheet, the row, the column and the fix."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from sheet_files import ISSUES, SCORES, VIEWS, Sheets, book, changed, folder, read, refused

GOOD: dict[str, Any] = {"issues": ISSUES, "views": VIEWS}
SIZES = "write a number such as 12.5, a range such as 8..20, or minor, moderate, major, vital (-minor …)"
VIEWED = f"{SIZES}; or wants, avoids, wants major, above today, below today, priority, unknown"


def issues(line: int, column: int, value: Any) -> Sheets:
    return GOOD | {"issues": changed(ISSUES, line, column, value)}


def views(line: int, column: int, value: Any) -> Sheets:
    return GOOD | {"views": changed(VIEWS, line, column, value)}


def scores(line: int, column: int, value: Any) -> Sheets:
    return {"scores": changed(SCORES, line, column, value)}


BOTH = [
    (views(1, 4, "wroth"), 'views:1: column D (wroth): "wroth" is no column of the sheet views; did you mean worth?'),
    (views(1, 6, "because"), "views:1: column F (because): the header stands twice; keep one (the other is column E)"),
    (views(3, 9, "hm"), "views:3: column I: a value in a column without a header; write a header in row 1, or remark over what is only for you"),
    (views(1, 7, "issue 2"), 'views:1: column G (issue 2): "issue 2" without "option 2"; add the column "option 2"'),
    (views(2, 1, "nroth"), 'views:2: column A (party): "nroth" is no party; did you mean north?'),
    (views(2, 1, None), "views:2: column A (party): empty; it gives whose view"),
    (views(2, 2, "watr"), 'views:2: column B (issue): "watr" is no issue; did you mean water?'),
    (views(2, 3, "shared"), 'views:2: column C (option): "shared" is no option of water (it is one of land); known here: as_it_is, half'),
    (views(2, 3, None), "views:2: column C (option): empty; it gives an option of that issue; several, any of which will do, with ; between them"),
    (views(2, 4, "12,5"), 'views:2: column D (worth): "12,5" has a comma in a number; write a point: 12.5'),
    (views(2, 4, "12%"), 'views:2: column D (worth): "12%" is a percentage; write a plain number: worths are points, 100 or what you choose'),
    (views(2, 4, "20..8"), 'views:2: column D (worth): the range "20..8" is upside down; write the lowest first'),
    (views(2, 4, "huge"), f'views:2: column D (worth): "huge" is no worth; {VIEWED}'),
    (views(2, 4, "8-20"), f'views:2: column D (worth): "8-20" is no worth; {VIEWED}'),
    (views(2, 4, "1" * 16), f'views:2: column D (worth): "{"1" * 16}" has more digits than are read exactly; at most 15 before the point and 18 after it'),
    (views(2, 4, "wants -8"), 'views:2: column D (worth): "wants -8" has a weight that is not above zero; use avoids for what it does not want'),
    (views(2, 4, None), "views:2: column D (worth): empty; write a number, 8..20, a word, or unknown"),
    (views(5, 1, "north"), None),
    (issues(6, 3, "x"), "issues:6: column A (issue): empty; it gives an id; one row for each option"),
    (GOOD | {"issues": [*ISSUES, ISSUES[2]]}, "issues:6: column C (option): water half stands twice (first in row 3); keep one of the rows"),
    (issues(3, 2, "Other?"), "issues:3: column B (question): differs from row 2; an issue has one: leave the others empty"),
    (issues(3, 7, "x"), "issues:3: column G (today): a second option that stands today (the first is in row 2); mark one option of each issue"),
    (issues(4, 7, None), "issues:4: column G (today): no option of land stands today; mark one option of each issue, or none at all"),
    (issues(4, 7, "here"), 'issues:4: column G (today): "here" where a mark is wanted; write x, or leave it empty'),
    (issues(1, 3, "optoin"), 'issues:1: column C (optoin): "optoin" is no column of the sheet issues; did you mean option?'),
    ({"issues": [[*row[:2], *row[3:]] for row in ISSUES]}, "issues:1: the column \"option\" is missing; it gives an id"),
    (scores(2, 4, None), "scores:2: column D (south): empty; write a number; 0 where it is worth nothing"),
    (scores(2, 4, "ten"), f'scores:2: column D (south): "ten" is no worth; {SIZES}'),
    (scores(3, 2, "as_it_is"), "scores:3: column B (option): water as_it_is stands twice (first in row 2); keep one of the rows"),
    (scores(3, 1, None), "scores:3: column A (issue): empty; it gives an issue, in each row; or no deal (threshold), with the option empty"),
    (scores(1, 4, "north"), "scores:1: column D (north): the header stands twice; keep one (the other is column C)"),
    ({"scores": [row[:2] for row in SCORES]}, "scores:1: no column for a party; write a party's name over a column of its scores"),
    ({"scores": SCORES[:3]}, "scores: nothing says what no deal is worth to north; without today, say what no deal is worth to everyone with views: add a row \"no deal\""),
    ({"scores": [*SCORES, SCORES[-1]]}, "scores:5: column A (issue): the row for no deal stands twice (first in row 4); keep one of the rows"),
    (GOOD | {"views": [*VIEWS, VIEWS[1]]}, "views:5: column A (party): the view stands twice (first in row 2); keep one of the rows"),
    (GOOD | {"limits": [["party", "kind", "issue", "option"], ["north", "red", "land", "shared"]]}, 'limits:2: column B (kind): "red" is none of law, declared, judged; choose one'),
    (GOOD | {"limits": [["party", "issue", "option"], ["north", "land", "shared"]]}, 'limits:1: the column "kind" is missing; it gives law, declared (someone said never) or judged (ours)'),
    (GOOD | {"limits": [["party", "kind", "when"], ["north", "law", "land = shared"]]}, "limits:2: column C (when): in \"land = shared\": unexpected '=' (character 6); write `issue == option`, `!=`, `in [a, b]`, and, or, not, ( ); ids with spaces in \"quotes\""),
    (GOOD | {"plans": [["plan", "issue", "option", "step"], ["p", "land", "shared", "one"]]}, 'plans:2: column D (step): "one" is no number of a step; write 1, 2, 3 …'),
    (GOOD | {"plans": [["plan", "issue", "option"], ["p", "water", "half; as_it_is"]]}, "plans:2: column C (option): several options; a plan sets one: one row for each term"),
    (GOOD | {"sources": [["source", "who"], ["office", "An office"]]}, 'views:4: column F (said): "an aide" is no source; known here: office'),
    (GOOD | {"comparisons": [["party", "better", "than"], ["north", "water == half", "todya"]]}, 'comparisons:2: column C (than): in "todya": it ends too early (character 6); write `issue == option`, `!=`, `in [a, b]`, and, or, not, ( ); ids with spaces in "quotes"'),
    (GOOD | {"veiws": VIEWS}, 'veiws: "veiws" is no sheet of ours; did you mean views?'),
    ({"views": VIEWS}, None),
    (GOOD | {"issues": changed(ISSUES, 2, 5, "north, south")}, None),
]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize(("sheets", "line"), [each for each in BOTH if each[1]])
def test_one_wrong_cell_one_line(sheets: Sheets, line: str, kind: str, tmp_path: Path) -> None:
    """One thing wrong in a workbook or a CSV file gives one line that names its sheet, row, column and the fix."""
    if kind == "xlsx":
        found = refused(tmp_path, kind, book(tmp_path / "b.xlsx", sheets))
        wanted = f"b.xlsx, sheet {line}"
    else:
        found = refused(tmp_path, kind, folder(tmp_path / "b", sheets))
        name, sign, rest = line.partition(":")
        wanted = f"b/{name}.csv{sign}{rest}"
    found = [each for each in found if "nothing says what no deal is worth to south" not in each]
    assert found == [wanted]


def lines(tmp_path: Path, sheets: Sheets) -> list[str]:
    return [line.removeprefix("b.xlsx, sheet ") for line in refused(tmp_path, "xlsx", book(tmp_path / "b.xlsx", sheets))]


def test_the_good_sheets_are_good(tmp_path: Path) -> None:
    """The sheets that the bad ones are made from are themselves good."""
    assert list(read(tmp_path, GOOD).views) == ["north", "south"]
    (tmp_path / "other").mkdir()
    assert list(read(tmp_path / "other", {"scores": SCORES}).parties) == ["north", "south"]


def test_commas_in_a_list(tmp_path: Path) -> None:
    """Names with commas between them, where a sheet names the parties, are told with the list as it should be."""
    parties = [["party"], ["north"], ["south"]]
    found = lines(tmp_path, issues(2, 5, "north, south") | {"parties": parties})
    assert found == ['issues:2: column E (agree): "north, south" is no party; put ; between them: north; south']


def test_all_problems_at_once(tmp_path: Path) -> None:
    """Problems of several sheets and rows come together, sorted by sheet and row."""
    sheets = {"issues": changed(ISSUES, 4, 7, "?"), "views": changed(changed(VIEWS, 2, 1, "nroth"), 3, 4, "12,5")}
    found = lines(tmp_path, sheets)
    assert [line.partition(": ")[0] for line in found] == ["issues:4", "views:2", "views:3"]


def test_a_broken_sheet_breaks_no_other(tmp_path: Path) -> None:
    """Where the header of issues is wrong, views are not blamed for issues that nobody could read."""
    found = lines(tmp_path, issues(1, 1, "isue"))
    assert found == [
        'issues:1: column A (isue): "isue" is no column of the sheet issues; did you mean issue?'
    ]


def test_nobody_agrees(tmp_path: Path) -> None:
    """An issue of which no row says who must agree is a problem where others say it."""
    found = lines(tmp_path, GOOD | {"issues": changed(changed(ISSUES, 4, 5, None), 5, 5, None)})
    assert found == ["issues:4: column E (agree): empty; name everyone whose agreement a change of land needs, or everyone"]


def test_no_sheet_of_ours(tmp_path: Path) -> None:
    """A book without issues and scores is told which sheets it has."""
    found = refused(tmp_path, "xlsx", book(tmp_path / "b.xlsx", {"views": VIEWS, "Budget": [["x"], [1]]}))
    assert found == [
        "b.xlsx: no sheet named issues or scores (there: views, budget); `pourparler export template -o NAME.xlsx` writes an empty book"
    ]


ODD = [
    (datetime.date(2026, 8, 20), "a date (2026-08-20); a spreadsheet makes dates of texts such as 8-20: format the cells as text, then type it again (8..20)"),
    (datetime.datetime(2026, 8, 20, 12, 30), "a date or time (2026-08-20 12:30:00); a spreadsheet makes dates of texts such as 8-20: format the cells as text, then type it again (8..20)"),
    ("#REF!", "the error #REF!; mend the formula, or type the value in its place"),
    ("=A1+1", "a formula without a value; open the book in a spreadsheet program and save it, or type the value in its place"),
    (True, f'"TRUE" is no worth; {VIEWED}'),
]


@pytest.mark.parametrize(("value", "line"), ODD)
def test_cells_that_are_no_numbers(value: Any, line: str, tmp_path: Path) -> None:
    """A date, an error, a formula without a value and a truth in worth are each told, never guessed."""
    assert lines(tmp_path, views(2, 4, value)) == [f"views:2: column D (worth): {line}"]


def test_percent(tmp_path: Path) -> None:
    """A cell formatted as a percentage is told, since 12% may mean 12 or 0.12."""
    from openpyxl import load_workbook

    path = book(tmp_path / "b.xlsx", GOOD)
    made = load_workbook(path)
    made["views"]["D2"] = 0.125
    made["views"]["D2"].number_format = "0.0%"
    made.save(path)
    assert refused(tmp_path, "xlsx", path) == [
        "b.xlsx, sheet views:2: column D (worth): a percentage (12.5%); format the cell as a number, then type it again"
    ]


def test_merged_cells(tmp_path: Path) -> None:
    """Merged cells are told with their range."""
    from openpyxl import load_workbook

    path = book(tmp_path / "b.xlsx", GOOD)
    made = load_workbook(path)
    made["issues"].merge_cells("A2:A3")
    made.save(path)
    assert refused(tmp_path, "xlsx", path) == [
        "b.xlsx, sheet issues:2: column A (issue): merged cells A2:A3; take them apart and fill in each cell"
    ]


def test_plans_without_today(tmp_path: Path) -> None:
    """Without today a plan that leaves an issue open is told which."""
    sheets = {"scores": SCORES, "plans": [["plan", "issue", "option"], ["p", "water", "half"]]}
    more = [*SCORES[:3], ["land", "all", 1, 1], SCORES[3]]
    assert lines(tmp_path, sheets | {"scores": more}) == [
        "plans:2: column A (plan): p leaves issues unset; without today a plan sets every issue; missing: land"
    ]


def test_an_order_goes_down(tmp_path: Path) -> None:
    """A view above today after one below it is told."""
    order = [["party", "issue", "option", "worth"], ["north", "land", "shared", "below today"]]
    found = lines(tmp_path, GOOD | {"views": [*order, ["north", "water", "half", "above today"]]})
    assert found == [
        "views:3: column D (worth): above today, after a view below today; put the best first, and what is below today last"
    ]
