"""A named reading: one exact worth for each reason, such as the middle of every range."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction

from pourparler.case.numbers import decimal_text, number
from pourparler.errors import PourparlerError, did_you_mean
from pourparler.space.compile import Space, Valuation
from pourparler.space.readings import Readings

NAMES = ("midpoints", "lowest", "highest")
SHARE = {"midpoints": Fraction(1, 2), "lowest": Fraction(0), "highest": Fraction(1)}


@dataclass(frozen=True)
class Reading:
    """``worths[party]``: an exact worth for each variable of its readings (no deal last); None: it has no views."""

    name: str
    worths: tuple[tuple[Fraction, ...] | None, ...]
    note: str = ""  # how it differs from what its name says

    def gain(self, space: Space, party: int, package: tuple[int, ...]) -> Fraction:
        """What a package is worth to a party, compared with no deal, at this reading."""
        worths = self.worths[party]
        assert worths is not None
        delta = space.valuations[party].delta(package)
        return sum((d * w for d, w in zip(delta, worths, strict=True) if d), Fraction(0))

    @property
    def parties(self) -> tuple[int, ...]:
        """Numbers of the parties that have views."""
        return tuple(p for p, worths in enumerate(self.worths) if worths is not None)


def unsized(space: Space) -> dict[str, tuple[str, ...]]:
    """The views that carry no size, by party: places in an order, worths that are unknown or have one end."""
    found = {}
    for v in space.valuations:
        low, high = v.readings.low, v.readings.high
        placed = {*v.readings.above, *v.readings.below, *v.readings.positive, *v.readings.negative}
        without = [
            id
            for k, id in enumerate(v.readings.labels)
            if k in placed or low[k] is None or high[k] is None or v.prioritised
        ]
        if without and v.reasons:
            found[v.party] = tuple(without)
    return found


def reading(space: Space, text: str = "midpoints") -> Reading:
    """The reading of that name, or numbers for some reasons (``ID=NUMBER, …``) and midpoints for the rest.

    Where a party's midpoints break one of its comparisons, they are moved on the straight line towards a reading
    that agrees with all of its views, exactly as far as needed, and the note says so.
    Raises PourparlerError where views carry no size, an id is unknown, or a number lies outside its range or breaks
    a comparison.
    """
    if missing := unsized(space):
        told = "; ".join(f"{space.case.name(p)}: {', '.join(ids)}" for p, ids in missing.items())
        raise PourparlerError(f"this needs a size for every view; these have none: {told}")
    own = {} if text in NAMES else _own(space, text)
    share = SHARE.get(text, SHARE["midpoints"])
    moved: list[str] = []
    worths: list[tuple[Fraction, ...] | None] = []
    for v in space.valuations:
        if not v.reasons:
            worths.append(None)
            continue
        found = tuple(_between(v.readings, k, share) for k in range(len(v.readings.labels)))
        found = tuple(own.get(id, w) for id, w in zip(v.readings.labels, found, strict=True))
        agreeing = _agreeing(v, found, [id for id in v.readings.labels if id in own])
        if agreeing != found:
            moved.append(space.case.name(v.party))
        worths.append(agreeing)
    note = f"moved as little as the comparisons ask, for {', '.join(moved)}" if moved else ""
    return Reading(text, tuple(worths), note)


def middles(space: Space) -> dict[str, float]:
    """The middle of each view of the parties that compare, moved where it breaks a comparison, as far as needed.

    Left out is a party with a view without a size, or one for which no exact reading that agrees was found.
    """
    found: dict[str, float] = {}
    for v in space.valuations:
        sized = not any(None in ends for ends in zip(v.readings.low, v.readings.high, strict=True))
        if not v.readings.rows or not sized or v.prioritised:
            continue
        share = SHARE["midpoints"]
        worths = tuple(_between(v.readings, k, share) for k in range(len(v.readings.labels)))
        with suppress(PourparlerError):
            found |= {id: float(w) for id, w in zip(v.readings.labels, _agreeing(v, worths, []), strict=True)}
    return found


def _between(readings: Readings, k: int, share: Fraction) -> Fraction:
    low, high = readings.low[k], readings.high[k]
    assert low is not None and high is not None
    return low + share * (high - low)


def _agreeing(v: Valuation, worths: tuple[Fraction, ...], own: list[str]) -> tuple[Fraction, ...]:
    """The worths, or the first point on the way to an agreeing reading that keeps every comparison."""
    gaps = [(row, sum((c * w for c, w in zip(row.coef, worths, strict=True)), Fraction(0))) for row in v.readings.rows]
    broken = [(row, gap) for row, gap in gaps if gap < 0]
    if not broken:
        return worths
    if own:
        raise PourparlerError(f"{', '.join(own)}: with these numbers the comparison {broken[0][0].label} does not hold")
    from pourparler.space.programme import point

    inside = point(v.readings)
    if inside is None:
        raise PourparlerError(f"no exact reading that agrees with the comparisons of {v.party} was found")
    way = Fraction(0)
    for row, gap in broken:
        there = sum((c * w for c, w in zip(row.coef, inside, strict=True)), Fraction(0))
        way = max(way, -gap / (there - gap))
    return tuple(w + way * (i - w) for w, i in zip(worths, inside, strict=True))


def _own(space: Space, text: str) -> Mapping[str, Fraction]:
    """The numbers of ``ID=NUMBER, …``."""
    ranges = {
        id: (v.readings.low[k], v.readings.high[k]) for v in space.valuations for k, id in enumerate(v.readings.labels)
    }
    found: dict[str, Fraction] = {}
    for part in text.split(","):
        id, _, size = (piece.strip() for piece in part.rpartition("="))
        if not id:
            raise PourparlerError(f'the reading "{part.strip()}": write {", ".join(NAMES)}, or ID=NUMBER, …')
        value = number(size)
        if id not in ranges:
            raise PourparlerError(f'the reading: no view has the id "{id}"; {did_you_mean(id, ranges)}')
        if value is None:
            raise PourparlerError(f'the reading: "{size}" for {id} is no number')
        low, high = ranges[id]
        assert low is not None and high is not None
        if not low <= value <= high:
            raise PourparlerError(
                f"the reading: {size} for {id} lies outside its range, {decimal_text(low)} to {decimal_text(high)}"
            )
        found[id] = value
    return found
