"""Spreadsheets to a case: what people write in XLSX or CSV, as the plain data of a case file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pourparler.errors import InputError, Problem, did_you_mean
from pourparler.formats.case_write import Imported
from pourparler.formats.sheet_columns import SHEETS, WRITTEN, plain_name
from pourparler.formats.sheet_csv import read_csv
from pourparler.formats.sheet_grid import Grid
from pourparler.formats.sheet_issues import read_issues
from pourparler.formats.sheet_limits import read_impossible, read_limits, read_plans
from pourparler.formats.sheet_people import gather_parties, read_about, read_parties, read_sources
from pourparler.formats.sheet_reader import Lines
from pourparler.formats.sheet_scores import Scores, read_scores
from pourparler.formats.sheet_terms import Known
from pourparler.formats.sheet_views import ViewsReader, read_no_deal
from pourparler.formats.sheet_xlsx import read_xlsx

START = "`pourparler export template -o NAME.xlsx` writes an empty book"


def read_book(path: Path) -> Imported:
    """The case in a workbook. Raises InputError with every problem: file and sheet, row, column and header."""
    problems: list[Problem] = []
    grids = read_xlsx(path, problems)
    return _case(grids, path.stem, f"{path.name} (`pourparler import xlsx`)", str(path), problems, [])


def read_tables(paths: Sequence[Path], encoding: str = "") -> Imported:
    """The case in CSV files, one for each sheet, or in folders of them; ``encoding``: where they are not UTF-8.

    Raises InputError as `read_book` does.
    """
    problems: list[Problem] = []
    notes: list[str] = []
    try:
        "a".encode(encoding or "utf-8")
    except (LookupError, UnicodeError):
        raise InputError([Problem("--encoding", 0, "", f'"{encoding}" is no encoding', "windows-1252, …")]) from None
    grids = []
    for path in paths:
        files = sorted(path.glob("*.csv")) if path.is_dir() else [path]
        if not files:
            problems.append(Problem(str(path), 0, "", "no CSV files in this folder", "one file a sheet: issues.csv, …"))
        for file in files:
            if plain_name(file.stem) not in WRITTEN:
                grid = read_csv(file, problems, notes, encoding)
                grids += [grid] if grid else []
    first = paths[0] if paths else Path("case")
    names = ", ".join(path.name for path in paths)
    return _case(grids, first.stem or "case", f"{names} (`pourparler import csv`)", str(first), problems, notes)


def _case(
    grids: list[Grid], title: str, source: str, shown: str, problems: list[Problem], notes: list[str]
) -> Imported:
    broken = bool(problems)
    sheets = _sheets(grids, problems, notes)
    found = {name: Lines(grid, problems, free=name == "scores", kind=name) for name, grid in sheets.items()}
    whole = {name: lines for name, lines in found.items() if lines.whole}
    if not broken and not problems and "issues" not in found and "scores" not in found:
        there = ", ".join(grid.name for grid in grids) or "none"
        problems.append(Problem(shown, 0, "", f"no sheet named issues or scores (there: {there})", START))
    plain: dict[str, Any] = {"pourparler": 1, "title": title, **read_about(whole.get("case"))}
    plain |= _body(found, whole, notes)
    if not problems:
        _complete(plain, whole, shown, problems)
    if problems:
        raise InputError(_each_once(problems))
    header = (f"Read from {source}. A change made here is not a change of the sheets.", *notes)
    return Imported({key: value for key, value in plain.items() if value}, header, tuple(notes))


def _each_once(problems: list[Problem]) -> list[Problem]:
    return list(dict.fromkeys(problems))


def _sheets(grids: list[Grid], problems: list[Problem], notes: list[str]) -> dict[str, Grid]:
    """The grid of each sheet of ours; others are named, and one that is nearly ours is a problem."""
    found: dict[str, Grid] = {}
    others, empty = [], []
    for grid in grids:
        if grid.name in SHEETS and len(grid.rows) < 2 and not grid.merged:
            empty.append(grid.name)
        elif grid.name in found:
            problems.append(Problem(grid.shown, 0, "", f"a second sheet {grid.name}", "keep one"))
        elif grid.name in SHEETS:
            found[grid.name] = grid
        else:
            others.append(grid)
    if len(others) == 1 and not found and _looks_like_scores(others[0]):
        notes.append(f"{others[0].shown}: read as a table of scores, as its columns issue and option say")
        return {"scores": others[0]}
    for grid in others:
        near = did_you_mean(grid.name, SHEETS)
        if near.startswith("did you mean"):
            problems.append(Problem(grid.shown, 0, "", f'"{grid.name}" is no sheet of ours', near))
        else:
            notes.append(f"{grid.shown}: not read, no sheet of ours has this name")
    if empty and not found and not problems:
        right = f"fill in issues and views, or scores; {START}"
        problems.append(Problem(grids[0].shown.partition(", sheet ")[0], 0, "", "all sheets are empty", right))
    return found


def _looks_like_scores(grid: Grid) -> bool:
    names = {plain_name(cell.text) for cell in grid.rows[0].cells.values()} if grid.rows else set()
    return {"issue", "option"} <= names and not names & {"party", "worth", "agree", "plan"}


def _body(found: dict[str, Lines], whole: dict[str, Lines], notes: list[str]) -> dict[str, Any]:
    """Everything but title and dates; what a broken sheet would give is not checked in the others."""
    known = Known()
    get = whole.get
    parties = read_parties(whole["parties"]) if "parties" in whole else None
    if parties is not None:
        known.parties = tuple(parties)
    elif not ({"parties", "issues", "scores"} & set(found) - set(whole)):
        others = [whole[name] for name in ("views", "comparisons", "no deal") if name in whole]
        known.parties = gather_parties(get("issues"), get("scores"), others)
    sources = read_sources(whole["sources"], known) if "sources" in whole else {}
    known.sources = tuple(sources) if "sources" in whole else None
    issues = read_issues(whole["issues"], known, notes) if "issues" in whole else {}
    scores = read_scores(whole["scores"], known, "issues" in found) if "scores" in whole else Scores()
    if "scores" in found and "scores" not in whole and "issues" not in found:
        known.issues = None
    reader = ViewsReader(known)
    if "views" in whole:
        reader.views(whole["views"])
    if "comparisons" in whole:
        reader.comparisons(whole["comparisons"])
    body = {
        "sources": sources,
        "parties": parties if parties is not None else {id: {"name": id} for id in known.parties or ()},
        "issues": issues or scores.issues,
        "today": known.today,
        "no_deal": read_no_deal(get("no deal"), scores.no_deal, known),
        "impossible": read_impossible(whole["impossible"], known) if "impossible" in whole else [],
        "limits": read_limits(whole["limits"], known) if "limits" in whole else [],
        "views": reader.plain(scores.views),
        "plans": read_plans(whole["plans"], known) if "plans" in whole else {},
    }
    if known.cited:
        note = "typed in a column said; the sheets say nothing of its record and side"
        body["sources"] = {id: {"who": id, "record": "unnamed", "note": note} for id in known.cited}
        number = len(known.cited)
        notes.append(
            f"{number} source{'s' if number > 1 else ''} made of the columns said, as unnamed and of no side: "
            "a sheet sources can say more"
        )
    return body


def _complete(plain: dict[str, Any], whole: dict[str, Lines], shown: str, problems: list[Problem]) -> None:
    """What the sheets together must say."""
    if not plain["issues"] and problems == []:
        problems.append(Problem(shown, 0, "", "no issues: the sheets issues and scores have no rows", START))
        return
    if not plain["parties"]:
        problems.append(Problem(shown, 0, "", "no parties", "name them in agree, in views, or in a sheet parties"))
    if plain["today"]:
        return
    for party in plain["views"]:
        if party not in plain["no_deal"]:
            lines = whole.get("no deal") or whole.get("scores") or whole.get("views") or whole["issues"]
            kind = 'add a row "no deal"' if "scores" in whole else "add a row to a sheet no deal (party, worth)"
            right = f"without today, say what no deal is worth to everyone with views: {kind}"
            problems.append(Problem(lines.grid.shown, 0, "", f"nothing says what no deal is worth to {party}", right))
