"""Reads the rows of one sheet: its header, then names, lists, marks and worths, each problem with its place."""

from __future__ import annotations

from collections.abc import Collection

from pourparler.case.yamlfile import shorten
from pourparler.errors import Problem, did_you_mean
from pourparler.formats.sheet_columns import REMARK, is_pair, known_columns, letter, plain_name
from pourparler.formats.sheet_grid import Cell, Grid, Row
from pourparler.formats.sheet_worth import NoWorth, Worth, size_of_text, worth_of_text

MARKS = {"x": True, "yes": True, "true": True, "1": True, "\u2713": True, "\u2714": True, "no": False, "false": False}


class Lines:
    """One sheet with its header read. ``whole``: the header is as it should be; ``rows``: those below it."""

    def __init__(self, grid: Grid, problems: list[Problem], free: bool = False, kind: str = "") -> None:
        self.grid, self.problems, self.kind = grid, problems, kind or grid.name
        self.at: dict[str, int] = {}  # the column of each name
        self.free: dict[str, int] = {}  # columns that are no names of ours, where a sheet may have them (parties)
        self.headers: dict[int, str] = {}
        before = len(problems)
        self.rows = grid.rows[1:]
        if grid.rows:
            self._header(grid.rows[0], free)
        self._merged()
        self.whole = len(problems) == before

    def _merged(self) -> None:
        for line, column, ref in self.grid.merged:
            self.bad(line, column, f"merged cells {ref}", "take them apart and fill in each cell")

    def _header(self, header: Row, free: bool) -> None:
        known = known_columns(self.kind)
        names, meant = [*known, REMARK], set[str]()
        for column, cell in header.cells.items():
            name = plain_name(cell.text)
            self.headers[column] = shorten(cell.text)
            if cell.wrong:
                self.bad(header, column, cell.wrong, cell.right)
            elif name in self.at or cell.text in self.free:
                other = letter(self.at[name] if name in self.at else self.free[cell.text])
                self.bad(header, column, "the header stands twice", f"keep one (the other is column {other})")
            elif name in known or name == REMARK or is_pair(self.kind, name):
                self.at[name] = column
            elif free:
                self.free[" ".join(cell.text.split())] = column
            else:
                right = did_you_mean(name, names)
                meant.add(right.removeprefix("did you mean ").removesuffix("?"))
                self.bad(header, column, f'"{shorten(cell.text)}" is no column of the sheet {self.kind}', right)
        last = max((max(row.cells) for row in self.rows), default=-1)
        for column in range(last + 1):
            row = next((row for row in self.rows if column in row.cells), None)
            if row is not None and column not in header.cells:
                right = f"write a header in row 1, or {REMARK} over what is only for you"
                self.bad(row, column, "a value in a column without a header", right)
        for name, spec in known.items():
            if spec.must and name not in {*self.at, *meant}:
                right = f"it gives {spec.says}"
                self.bad(header, -1, f'the column "{name}" is missing', right)
        there = {*self.at, *meant}
        if "when" in known and "when" not in there and not {"issue", "option"} <= there:
            name = "option" if "issue" in self.at else "issue"
            self.bad(header, -1, f'the column "{name}" is missing', "write when it holds: issue and option, or when")
        for name in [name for name in self.at if is_pair(self.kind, name)]:
            word, place = name.split()
            other = f"{'option' if word == 'issue' else 'issue'} {place}"
            if other not in self.at:
                self.bad(header, self.at[name], f'"{name}" without "{other}"', f'add the column "{other}"')

    def bad(self, row: Row | int, column: int | str, wrong: str, right: str = "") -> None:
        """A problem at a cell; ``column`` is a place, or a name of the header."""
        place = self.at.get(column, -1) if isinstance(column, str) else column
        self.problems.append(self.grid.problem(row, place, self.headers.get(place, ""), wrong, right))

    def cell(self, row: Row, name: str) -> Cell:
        return row.cells.get(self.at.get(name, -1), Cell(""))

    def text(self, row: Row, name: str, required: bool = False) -> str:
        """The text of a cell; "" for an empty or a bad one."""
        cell = self.cell(row, name)
        if cell.wrong:
            self.bad(row, name, cell.wrong, cell.right)
            return ""
        if required and not cell.text:
            self.bad(row, name, "empty", f"it gives {known_columns(self.kind)[name.rstrip(' 23456789')].says}")
        return cell.text

    def name(self, row: Row, name: str, known: Collection[str] | None = None, required: bool = True) -> str:
        """An id, known where ``known`` says which there are; "" with a problem."""
        found = " ".join(self.text(row, name, required).split())
        if found and known is not None and found not in known:
            what = name.rstrip(" 23456789")
            self.bad(row, name, f'"{shorten(found)}" is no {what}', did_you_mean(found, known))
            return ""
        return found

    def names(self, row: Row, name: str, known: Collection[str] | None, what: str = "party") -> tuple[str, ...]:
        """Ids with ; between them, each once."""
        text = " ".join(self.text(row, name).split())
        if known is not None and text in known:
            return (text,)
        parts = [part for piece in text.split(";") if (part := " ".join(piece.split()))]
        for part in parts:
            if known is not None and part not in known:
                inner = [" ".join(piece.split()) for piece in part.split(",")]
                commas = len(inner) > 1 and all(piece in known for piece in inner)
                right = f"put ; between them: {'; '.join(inner)}" if commas else did_you_mean(part, known)
                self.bad(row, name, f'"{shorten(part)}" is no {what}', right)
        return tuple(dict.fromkeys(part for part in parts if known is None or part in known))

    def mark(self, row: Row, name: str) -> bool:
        text = self.text(row, name).casefold()
        if text and text not in MARKS:
            self.bad(row, name, f'"{shorten(text)}" where a mark is wanted', "write x, or leave it empty")
        return MARKS.get(text, False)

    def choice(self, row: Row, name: str, choices: str, default: str = "") -> str:
        text = self.text(row, name, required=not default).casefold().replace(" ", "_")
        if text and text not in choices.split("|"):
            self.bad(row, name, f'"{shorten(text)}" is none of {", ".join(choices.split("|"))}', "choose one")
            return default
        return text or default

    def worth(self, row: Row, column: int, empty: str, view: bool = True) -> Worth | None:
        """A worth, or None with a problem."""
        cell = row.cells.get(column, Cell(""))
        if cell.wrong or not cell.text:
            self.bad(row, column, cell.wrong or "empty", cell.right if cell.wrong else empty)
            return None
        try:
            return worth_of_text(cell.text) if view else Worth("worth", size_of_text(cell.text))
        except NoWorth as error:
            self.bad(row, column, error.wrong, error.right)
            return None


def once(lines: Lines, seen: dict[object, Row], key: object, row: Row, column: str, what: str) -> bool:
    """Whether the key is new; a problem where an earlier row has it."""
    if key in seen:
        lines.bad(
            row,
            column,
            f"{what} stands twice (first in {seen[key].where or f'row {seen[key].line}'})",
            "keep one of the rows",
        )
        return False
    seen[key] = row
    return True
