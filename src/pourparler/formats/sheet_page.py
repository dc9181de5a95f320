"""A sheet as it will be written: a name, headers, rows of texts and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from pourparler.formats.sheet_columns import known_columns

#: What a cell holds: a text, an exact number, or nothing (None or "").
Value = str | int | Fraction | None


@dataclass(frozen=True)
class Page:
    """``says``: a remark for each header, "" for none."""

    name: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    says: tuple[str, ...] = ()


def page(name: str, rows: Iterable[Mapping[str, Value]], every: bool = False) -> Page:
    """A sheet of the case: its columns in their order, those that all rows leave empty left out unless ``every``."""
    lines = list(rows)
    known = known_columns(name)
    used = {key for row in lines for key, value in row.items() if value not in ("", None)}
    pairs = sorted((key for key in used if key[-1:].isdigit()), key=lambda key: key.split()[::-1])
    headers: list[str] = []
    for key, column in known.items():
        headers += [key] if every or column.must or key in used else []
        headers += pairs if key == "option" else []
    rest = tuple(tuple(row.get(key, "") for key in headers) for row in lines)
    says = tuple(known[key].says if key in known else "" for key in headers)
    return Page(name, tuple(headers), rest, says)
