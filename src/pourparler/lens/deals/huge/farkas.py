"""A floor in every reading where comparisons stand: the gain is a combination of what the views say, by multipliers.

The least gain over the readings is not below zero exactly where non-negative multipliers make the gain out of the
rows (orders, signs, comparisons) and the ends of ranges, and those ends add up to zero or more (Farkas 1902).
"""

from __future__ import annotations

from math import lcm
from typing import TYPE_CHECKING

from pourparler.lens.deals.huge.sheet import Line, total
from pourparler.space.readings import order_rows, strict_rows

if TYPE_CHECKING:
    from pourparler.lens.deals.huge.floors import Floor


def every_with_comparisons(floor: Floor) -> None:
    """The rows and the multipliers' columns. A strict sign asks no more than its closure: readings exist."""
    r, sheet = floor.v.readings, floor.sheet
    width = len(r.labels)
    coefs = [row.coef for row in (*order_rows(r), *r.rows)]
    coefs += [tuple(sign if j == k else 0 for j in range(width)) for k, sign in strict_rows(r)]
    made: list[list[tuple[Line, int]]] = [[] for _ in range(width)]
    for coef in coefs:
        multiplier = sheet.column(0, None)
        for k, c in enumerate(coef):
            if c:
                made[k].append((multiplier, c))
    scale = lcm(*(end.denominator for pair in r.pairs for end in pair if end is not None), 1)
    ends: list[tuple[Line, int]] = []
    for k, (low, high) in enumerate(r.pairs):
        for end, sign in ((low, 1), (high, -1)):
            if end is not None:
                multiplier = sheet.column(0, None)
                made[k].append((multiplier, sign))
                ends.append((multiplier, sign * int(end * scale)))
    sheet.row(total(ends))
    delta = [*floor.delta, Line({}, -1)] if floor.v.no_deal else floor.delta
    for line, parts in zip(delta, made, strict=True):
        floor.ask_free(line - total(parts))
        floor.ask_free(total(parts) - line)
