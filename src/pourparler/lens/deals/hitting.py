"""Minimal hitting sets: from all minimal corrections to all minimal conflicts, and back (Reiter 1987; Berge 1989)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MOST = 20_000


@dataclass(frozen=True)
class Hitting:
    """``sets``: ascending element numbers, the short sets first; ``complete`` is False where ``most`` cut them off."""

    sets: tuple[tuple[int, ...], ...]
    complete: bool


def hitting_sets(sets: Iterable[Iterable[int]], most: int = MOST) -> Hitting:
    """The inclusion-minimal sets that share an element with each given set.

    No set at all is hit by the empty one; a set without elements cannot be hit. Cut off, what is returned are minimal
    hitting sets still, but not all of them.
    """
    masks = minimal_masks(sum(1 << element for element in set(one)) for one in sets)
    if any(not mask for mask in masks):
        return Hitting((), True)
    found = [0]
    for number, mask in enumerate(masks):
        found = with_one_more(found, mask)
        if len(found) > most:
            return Hitting(_cut(found[:most], masks[number + 1 :], masks), False)
    return Hitting(tuple(elements(mask) for mask in found), True)


def with_one_more(found: Sequence[int], mask: int) -> list[int]:
    """From the minimal hitting sets of some sets to those with one set more (Berge), the short ones first."""
    kept = [one for one in found if one & mask]
    new = []
    for one in found:
        if not one & mask:
            for bit in _bits(mask):
                wider = one | bit
                if not any(other & ~wider == 0 for other in kept):
                    new.append(wider)
    return sorted(kept + minimal_masks(new), key=order)


def minimal_masks(masks: Iterable[int]) -> list[int]:
    """Those that contain no other, each once, the short ones first."""
    found: list[int] = []
    for mask in sorted(set(masks), key=order):
        if not any(other & ~mask == 0 for other in found):
            found.append(mask)
    return found


def _cut(partial: Sequence[int], rest: Sequence[int], masks: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """Each partial set completed by the first element of what it misses, then made minimal."""
    found = []
    for one in partial:
        for mask in rest:
            if not one & mask:
                one |= mask & -mask
        for bit in sorted(_bits(one), reverse=True):
            if all((one & ~bit) & mask for mask in masks):
                one &= ~bit
        found.append(one)
    return tuple(elements(mask) for mask in minimal_masks(found))


def _bits(mask: int) -> list[int]:
    found = []
    while mask:
        found.append(mask & -mask)
        mask &= mask - 1
    return found


def elements(mask: int) -> tuple[int, ...]:
    """The element numbers of a mask, ascending."""
    return tuple(bit.bit_length() - 1 for bit in _bits(mask))


def order(mask: int) -> tuple[int, tuple[int, ...]]:
    """Short masks first, then by the places of their elements."""
    return mask.bit_count(), elements(mask)
