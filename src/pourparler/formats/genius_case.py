"""From issues and profiles with exact utilities to a plain case: what GENIUS and GeniusWeb files have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any

from pourparler.case.numbers import DECIMALS, WHOLE
from pourparler.errors import InputError, Problem
from pourparler.formats.case_write import Imported, Plain, number_text
from pourparler.formats.genius_decimals import roughly
from pourparler.formats.genius_told import MOST, first

LARGEST = 1 << 53  # whole numbers that every engine adds exactly, and a person may still read
ROOM = 1 << 60  # what all numbers of a party, as whole numbers, may come to twice over where they are rounded
FINEST = 16  # decimals of a rounded utility, as fine as GENIUS's own arithmetic
LOST = Fraction(1, 10**6)  # a number that rounding changes by a greater share than this has lost digits


@dataclass(frozen=True)
class Offered:
    """An issue: its options by id, each with what it says (its id, where the file has no more)."""

    name: str
    options: tuple[str, ...]
    question: str = ""
    says: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Worth:
    """What holds (a condition as a case file writes it), its exact share of the utility, and the profile's line."""

    when: Any
    value: Fraction
    line: int = 0


@dataclass(frozen=True)
class Profile:
    """One party: the utility of a package is the sum of all worths that hold in it; ``floor``: of no agreement."""

    party: str
    file: str
    floor: Fraction
    worths: tuple[Worth, ...]
    notes: tuple[str, ...] = ()
    floor_line: int = 0


def case_of(
    tool: str, title: str, issues: Sequence[Offered], profiles: Sequence[Profile], files: Sequence[str], exact: bool
) -> Imported:
    """The plain case: everyone agrees to everything, no today, each reservation as what no deal is worth.

    All parties' numbers are utilities, or utilities times one factor that makes them decimals that end: one for all, so
    that what is compared between parties stays the same. Where that factor is too large for exact sums, and ``exact``
    is not asked for, utilities are rounded to as many decimals as fit, up to 16, and a warning says so.
    Raises InputError where that loses digits.
    """
    factor, decimals = factor_of(profiles, exact)
    said, warnings = [], []
    if decimals < DECIMALS:
        numbers = [value for p in profiles for value, _ in _numbers(p)]
        changed = sum((value * 10**decimals).denominator != 1 for value in numbers)
        told = f"{changed} of {len(numbers)} numbers have more digits: rounded to {decimals} decimals"
        said.append(f"{told}.")
        warnings.append(f"{told} (--exact keeps every digit)")
    elif factor > 1:
        said.append(f"Each number is the utility times {factor}, so that it is exact: {factor} is a utility of 1.")
    _lost(profiles, factor, decimals)

    def written(value: Fraction) -> Fraction:
        return Fraction(round(value * factor * 10**decimals), 10**decimals)

    parties = [p.party for p in profiles]
    case: Plain = {
        "pourparler": 1,
        "title": title,
        "note": " ".join([f"Imported from {tool}: {', '.join(files)}.", *said]),
        "sources": {
            p.party: {"who": f"the profile {p.file}", "side": p.party, "record": "on_record"} for p in profiles
        },
        "parties": {p.party: _party(p, said) for p in profiles},
        "issues": {i.name: _issue(i, parties) for i in issues},
        "no_deal": {p.party: {"worth": written(p.floor), "said": p.party, "worth_said": p.party} for p in profiles},
        "views": {
            p.party: [
                {"when": w.when, "worth": written(w.value), "said": p.party, "worth_said": p.party} for w in p.worths
            ]
            for p in profiles
        },
    }
    header = (
        f"Imported from {tool} by `pourparler import`: {', '.join(files)}",
        "Everyone agrees to everything; there is no today; what no deal is worth is the reservation of each profile.",
        *said,
    )
    return Imported(case, header, tuple(warnings))


def factor_of(profiles: Sequence[Profile], exact: bool = False) -> tuple[int, int]:
    """What all numbers are multiplied by, and the decimals kept: all that a case file reads, or fewer to round to."""
    numbers = [value for p in profiles for value, _ in _numbers(p)]
    if all(number_text(value) is not None for value in numbers) and (exact or _rounding(profiles) >= _places(numbers)):
        return 1, DECIMALS
    whole = lcm(*(value.denominator for value in numbers))
    if all(_total(p) * whole < LARGEST for p in profiles):
        return whole, DECIMALS
    if not exact:
        return 1, _rounding(profiles)
    for found in _shorter(whole):
        if all(number_text(v * found) is not None for v in numbers):
            return found, DECIMALS
    _too_many(profiles, whole)
    raise AssertionError  # pragma: no cover


def _numbers(profile: Profile) -> list[tuple[Fraction, int]]:
    """Every number of a party, with its line."""
    return [*((w.value, w.line) for w in profile.worths), (profile.floor, profile.floor_line)]


def _places(numbers: Sequence[Fraction]) -> int:
    """How many decimals numbers that end have."""
    return next(k for k in range(DECIMALS + 1) if all((value * 10**k).denominator == 1 for value in numbers))


def _rounding(profiles: Sequence[Profile]) -> int:
    """The decimals at which every party's numbers can be added up in 64 bits, however they are taken together."""
    most = max((max(abs(v) for v, _ in _numbers(p)) * (2 * len(p.worths) + 4) for p in profiles), default=Fraction(1))
    return next((k for k in range(FINEST, 0, -1) if most * 10**k < ROOM), 0)


def _total(profile: Profile) -> Fraction:
    return sum((abs(w.value) for w in profile.worths), abs(profile.floor))


def _shorter(whole: int) -> list[int]:
    """The whole factor, with fewer and fewer zeros taken off: decimals in their place; least first."""
    found = [whole]
    while found[-1] % 10 == 0:
        found.append(found[-1] // 10)
    return found[::-1]


def _too_many(profiles: Sequence[Profile], whole: int) -> None:
    rows = [(value.denominator, p, line) for p in profiles for value, line in _numbers(p)]
    _, worst, line = max(rows, key=lambda row: row[0])
    digits = whole.bit_length() * 30103 // 100000 + 1
    wrong = f"exact numbers would need a common factor of {digits} digits, this one more than any"
    right = f"a case file holds {WHOLE} digits before and {DECIMALS} after the point: leave out --exact"
    raise InputError([Problem(worst.file, line, worst.party, wrong, right)])


def _lost(profiles: Sequence[Profile], factor: int, decimals: int) -> None:
    """Problems for every number that a case file cannot hold without losing what it says."""
    large, lost = [], []
    for p in profiles:
        for value, line in _numbers(p):
            exact = value * factor
            kept = Fraction(round(exact * 10**decimals), 10**decimals)
            if abs(kept) >= 10**WHOLE:
                wrong = f"a utility of {roughly(value)} is too large for exact arithmetic"
                right = f"a case holds {WHOLE} digits: use smaller units"
                large.append(Problem(p.file, line, p.party, wrong, right))
            elif abs(kept - exact) > LOST * abs(exact):
                wrong = f"a utility of {roughly(value)} would lose digits: there is room for {decimals} decimals"
                lost.append(Problem(p.file, line, p.party, wrong, "use a scale on which they are closer together"))
    found = large or lost
    if found:
        raise InputError(first(found[:MOST], len(found)))


def _party(p: Profile, said: Sequence[str]) -> dict[str, Any]:
    note = " ".join([*p.notes, *said])
    return {"name": p.party, **({"note": note} if note else {})}


def _issue(issue: Offered, parties: list[str]) -> dict[str, Any]:
    worded = issue.says and any(says != id for says, id in zip(issue.says, issue.options, strict=True))
    return {
        "question": issue.question or issue.name,
        "options": dict(zip(issue.options, issue.says, strict=True)) if worded else list(issue.options),
        "agree": parties,
        **({"note": issue.note} if issue.note else {}),
    }
