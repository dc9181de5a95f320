"""Exact numbers as decimals, and party names as file names: what writing another tool's files takes."""

from __future__ import annotations

import re
from fractions import Fraction

PRECISE = 12  # the digits of a number that has to be cut, because it does not end


def decimal(value: Fraction) -> str | None:
    """A number as a decimal, exactly, however long; None where it does not end.

    >>> decimal(Fraction(3, 8)), decimal(Fraction(1, 3))
    ('0.375', None)
    """
    places, rest = 0, value.denominator
    while rest % 10 == 0:
        rest, places = rest // 10, places + 1
    while rest % 2 == 0:
        rest, places = rest // 2, places + 1
    while rest % 5 == 0:
        rest, places = rest // 5, places + 1
    if rest != 1:
        return None
    whole, part = divmod(abs(value.numerator) * 10**places // value.denominator, 10**places)
    digits = f"{part:0{places}d}".rstrip("0") if places else ""
    return ("-" if value < 0 else "") + str(whole) + (f".{digits}" if digits else "")


def roughly(value: Fraction) -> str:
    """Six digits of a number, however large it is."""
    try:
        return f"{float(value):.6g}"
    except OverflowError:
        return f"more than 10^{(abs(value.numerator) // value.denominator).bit_length() * 30103 // 100000}"


def ends(value: Fraction) -> bool:
    """Whether it is a decimal that ends."""
    return decimal(value) is not None


def cut(value: Fraction) -> Fraction:
    """A positive number, cut after its first digits, so that it ends."""
    if ends(value):
        return value
    places = PRECISE
    while value * 10**places < 10 ** (PRECISE - 1):
        places += 1
    while places > 0 and value * 10**places >= 10**PRECISE:
        places -= 1
    return Fraction(int(value * 10**places), 10**places)


def file_names(parties: list[str], suffix: str, taken: str = "") -> dict[str, str]:
    """A file name for each party that any system takes."""
    found: dict[str, str] = {}
    used = {taken.casefold()}
    for party in parties:
        plain = re.sub(r"[^\w .-]+", "_", party).strip(" .")[:80] or "party"
        name, count = f"{plain}{suffix}", 2
        while name.casefold() in used:
            name, count = f"{plain}_{count}{suffix}", count + 1
        used.add(name.casefold())
        found[party] = name
    return found
