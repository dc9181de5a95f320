"""Rows of two kinds of off-deal play, told once where they agree to the digits that are shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pourparler.jsonio import Json
from pourparler.lens.durability.column import START
from pourparler.lens.durability.drawn import EITHER, Cells
from pourparler.lens.durability.play import STARTS
from pourparler.words import shown


def rows_once(rows: Iterable[Cells]) -> Iterator[Cells]:
    """The rows of one plan. A row of the peaceful start that the violent one has as well stands once; what only one
    start has stands under it, beside the other's row of the same phase (or whatever comes first in it)."""
    found = list(rows)
    here, there = _by_start(found)
    if not here or not there:
        yield from found
        return
    alike = {_seen(row) for row in here} & {_seen(row) for row in there}
    left = [row for row in there if _seen(row) not in alike]
    for row in here:
        if _seen(row) in alike:
            yield EITHER, *row
            continue
        yield START[STARTS[0]], *row
        for other in [other for other in left if other[0] == row[0]]:
            left.remove(other)
            yield START[STARTS[1]], *other
    yield from ((START[STARTS[1]], *row) for row in left)


def cells_once(rows: Iterable[Cells]) -> Iterator[Cells]:
    """The same for rows of words whose first cells are the same from both starts: one row, and where a cell differs,
    what it is from the violent start behind what it is from the peaceful one."""
    found = list(rows)
    here, there = _by_start(found)
    firsts = [row[0] for row in here]
    if not here or len({*map(str, firsts)}) < len(firsts) or firsts != [row[0] for row in there]:
        yield from rows_once(found)
        return
    for one, other in zip(here, there, strict=True):
        yield EITHER, *(_both(str(a), str(b)) for a, b in zip(one, other, strict=True))


def _by_start(found: list[Cells]) -> tuple[list[Cells], list[Cells]]:
    peaceful, violent = ([row[1:] for row in found if row[0] == START[start]] for start in STARTS)
    return peaceful, violent


def _both(one: str, other: str) -> str:
    """``a breach: 1 to 2; from a violent start 1 to 3``."""
    if one == other:
        return one
    what = one.partition(": ")[0]
    rest = other.removeprefix(f"{what}: ") if ": " in one else other
    return f"{one}; {START[STARTS[1]]} {rest}"


def _seen(row: Cells) -> tuple[str, ...]:
    """The cells as a reader sees them: of losses, the digits that are shown."""
    return tuple(str([*map(shown, cell)] if _losses(cell) else cell) for cell in row)


def _losses(cell: Json) -> bool:
    return isinstance(cell, tuple) and all(isinstance(x, float) for x in cell)
