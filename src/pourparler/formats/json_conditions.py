"""Conditions of a .gmcr file: read, told in words, and tested on every state at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pourparler.formats.json_file import Place, kind, path_text, show
from pourparler.formats.json_reader import Reader
from pourparler.space.factors import Bools
from pourparler.space.graph import Ints

#: Any of the members holds; a member holds when each of its options (by number) is taken (1) or not (0).
Condition = frozenset[frozenset[tuple[int, int]]]
PAIRS = 'pairs of an option\'s number and "Y" or "N": [[0, "Y"], [2, "N"]]'


def read_conditions(r: Reader, value: object, place: Place, options: int) -> list[Condition]:
    """The conditions of a list, in its order; one that is wrong is left out, with a problem.

    ``options``: how many there are; 0 where that is not known, and then any number is taken.
    """
    found = []
    for k, item in enumerate(r.listing(value, place, "conditions")):
        condition = read_condition(r, item, (*place, k), options)
        if condition is not None:
            found.append(condition)
    return found


def read_condition(r: Reader, value: object, place: Place, options: int) -> Condition | None:
    """A list of pairs, or ``{"compound": true, "members": [such lists]}``; None with a problem else."""
    before = len(r.problems)
    if isinstance(value, dict):
        r.known(value, place, {"members": "a list of conditions, any of which will do"}, ("compound",))
        members = r.listing(value.get("members"), (*place, "members"), "conditions")
        parts = [_member(r, m, (*place, "members", k), options) for k, m in enumerate(members)]
        if "members" in value and not members and len(r.problems) == before:
            r.bad(place, "no member", "write at least one condition, or leave it out")
    else:
        parts = [_member(r, value, place, options)]
    if len(r.problems) > before:
        return None
    return frozenset(part for part in parts if part is not None)


def _member(r: Reader, value: object, place: Place, options: int) -> frozenset[tuple[int, int]] | None:
    """A conjunction; None when it can never hold, with a warning, or is wrong, with a problem."""
    if not isinstance(value, list):
        r.bad(place, f"{kind(value)} where a condition is wanted", f"write {PAIRS}")
        return None
    found = set()
    if len(value) == 2 and value[1] in ("Y", "N"):
        r.bad(place, "a pair where a list of pairs is wanted", f"write {PAIRS}")
        return None
    for k, pair in enumerate(value):
        at = (*place, k)
        if not isinstance(pair, list) or len(pair) != 2:
            what = f"a list of {len(pair)}" if isinstance(pair, list) else kind(pair)
            r.bad(at, f"{what} where a pair is wanted", f"write {PAIRS}")
            continue
        option = r.whole(pair[0], (*at, 0), "an option's number")
        if option is not None and options and not 0 <= option < options:
            r.bad((*at, 0), f"there is no option {show(str(option))}", f"options are numbered 0 to {options - 1}")
        if pair[1] not in ("Y", "N"):
            r.bad((*at, 1), f"{kind(pair[1])} where Y or N is wanted", 'write "Y" for taken, "N" for not taken')
        elif option is not None:
            found.add((option, int(pair[1] == "Y")))
    if len({option for option, _ in found}) < len(found):
        r.warn("never holds", f"{path_text(place)} wants one option both taken and not taken")
        return None
    return frozenset(found)


def told(condition: Condition, names: Sequence[str]) -> str:
    """A condition in words: ``Escalate and not Attack; or Attack``."""

    def member(part: frozenset[tuple[int, int]]) -> str:
        return " and ".join(("" if taken else "not ") + names[option] for option, taken in sorted(part)) or "anything"

    return "; or ".join(member(part) for part in sorted(condition, key=sorted)) or "nothing"


def mark(states: Bools, condition: Condition, axis: Sequence[int], value: bool) -> None:
    """Set ``states``, shape (2,) * options, wherever a condition holds; ``axis[option]`` is the option's axis."""
    for member in condition:
        spot: list[slice | int] = [slice(None)] * len(axis)
        for option, taken in member:
            spot[axis[option]] = taken
        states[tuple(spot)] = value


def ranks_of(statements: Sequence[Condition], axis: Sequence[int], flat: Ints) -> Ints:
    """Dense ranks over the feasible states ``flat``, 0 the worst, by prioritised statements, most important first.

    State s ranks above t when the first statement that tells them apart holds in s: the order of truth vectors,
    which is the order of the sums of weights 2^(k-j) (Hipel, Kilgour, Fang & Peng 1997), at any number of statements.
    """
    n = len(flat)
    everywhere = n == 1 << len(axis)
    code = np.zeros(n, dtype=np.int32)
    levels, most = 1, max(n, 1 << 20)  # codes lie below levels; n is at most 2^26, so 2 * most fits
    for statement in statements:
        if levels > most:
            code, levels = _dense(code, levels)
        truth = np.zeros((2,) * len(axis), dtype=bool)
        mark(truth, statement, axis, True)
        code *= 2
        code += truth.ravel() if everywhere else truth.ravel()[flat]
        levels *= 2
    return _dense(code, levels)[0].astype(np.int64)


def _dense(code: np.ndarray, levels: int) -> tuple[np.ndarray, int]:
    """The same order, numbered 0, 1, 2, … without gaps, and how many numbers there are."""
    used = np.zeros(levels, dtype=bool)
    used[code] = True
    number = np.cumsum(used, dtype=np.int32) - np.int32(1)
    return number[code], int(number[-1]) + 1
