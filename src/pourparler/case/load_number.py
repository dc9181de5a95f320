"""Reads a number that may be a value, a word of the scale, a range, or a distribution."""

from __future__ import annotations

import re
from statistics import NormalDist

from pourparler.case.durability import Number
from pourparler.case.numbers import decimal_text, number
from pourparler.case.reader import Reader
from pourparler.case.yamlfile import Listing, Node, Text, kind_of, shorten
from pourparler.errors import did_you_mean

SHAPES = {
    "uniform": ("least, most", 2),
    "normal": ("mean, standard deviation", 2),
    "lognormal": ("median, spread of the logarithm", 2),
    "beta": ("a, b", 2),
    "triangular": ("least, likeliest, most", 3),
}
_CALL = re.compile(r"([a-z]+)\s*\(([^()]*)\)")
_TAIL = 0.05  # what is cut off at either end, so that the central 90 % counts
_Z = NormalDist().inv_cdf(1 - _TAIL)


def read_number(
    r: Reader,
    node: Node | None,
    path: str,
    low: float | None = None,
    high: float | None = None,
    words: bool = False,
    open_top: bool = False,
) -> Number | None:
    """The number, or None, with a problem, for anything else or anything outside ``low`` to ``high``.

    ``words``: words of the scale count too. ``open_top``: ``high`` itself is outside.
    """
    if node is None:
        return None
    if isinstance(node, Text) and (call := _CALL.fullmatch(node.value.strip())):
        found = _distribution(r, node, path, call[1], call[2])
    elif isinstance(node, Text) and number(node.value) is None and not words:
        right = "write a number, [low, high], or a distribution such as uniform(0.2, 0.4)"
        r.bad(node, path, f'"{shorten(node.value)}" is no number', right)
        return None
    elif not words and not isinstance(node, Text) and not _two_numbers(node):
        right = "write a number, [low, high], or a distribution such as uniform(0.2, 0.4)"
        r.bad(node, path, f"{kind_of(node)} where a number is wanted", right)
        return None
    else:
        ends = r.range(node, path)
        if ends is None or ends[0] is None or ends[1] is None:
            return None
        least, most = ends[0], ends[1]
        text = decimal_text(least) if least == most else f"{decimal_text(least)} to {decimal_text(most)}"
        if isinstance(node, Text) and number(node.value) is None:
            text = f"{node.value} ({text})"
        found = Number(float(least), float(most), text)
    if found is None or not _within(r, node, path, found, low, high, open_top):
        return None
    return found


def read_chance(r: Reader, node: Node | None, path: str) -> Number | None:
    """A number from 0 to 1, or None where nobody knows it: left out, or ``unknown``."""
    return None if is_unknown(node) else read_number(r, node, path, 0, 1)


def is_unknown(node: Node | None) -> bool:
    return isinstance(node, Text) and node.value == "unknown"


def _two_numbers(node: Node) -> bool:
    ends = node.items if isinstance(node, Listing) else []
    return len(ends) == 2 and all(isinstance(end, Text) and number(end.value) is not None for end in ends)


def numbers_by_party(
    r: Reader, node: Node | None, path: str, low: float | None = None, high: float | None = None, **how: bool
) -> dict[str, Number]:
    """A mapping of parties to numbers; ``how`` as in `read_number`, words of the scale count unless it says no."""
    found: dict[str, Number] = {}
    for party, value in (r.mapping(node, path, "{party: number}").items if node else {}).items():
        here = f"{path}.{party}"
        if party not in r.parties:
            r.bad(value, here, f'"{shorten(party)}" is no party', did_you_mean(party, r.parties))
        elif (one := read_number(r, value, here, low, high, **{"words": True, **how})) is not None:
            found[party] = one
    return found


def _distribution(r: Reader, node: Node, path: str, name: str, inside: str) -> Number | None:
    shown = shorten(f"{name}({inside})")
    if name not in SHAPES:
        r.bad(node, path, f'"{shown}" is no distribution known here', f"write {', '.join(SHAPES)}")
        return None
    parts = [number(part.strip()) for part in re.split("[,;]", inside)]
    wanted, count = SHAPES[name]
    if len(parts) != count or None in parts:
        r.bad(node, path, f'"{shown}" is no {name} distribution', f"write {name}({wanted})")
        return None
    p = tuple(float(part) for part in parts if part is not None)
    fits = {
        "uniform": p[0] <= p[1],
        "normal": p[1] > 0,
        "lognormal": p[0] > 0 and p[1] > 0,
        "beta": p[0] > 0 and p[1] > 0,
        "triangular": p[0] <= p[1] <= p[-1] and p[0] < p[-1],
    }
    if not fits[name]:
        r.bad(node, path, f'"{shown}" is no {name} distribution', f"write {name}({wanted}), in order and above zero")
        return None
    low, high = band(name, p)
    return Number(low, high, shown, name, p)


def band(name: str, p: tuple[float, ...]) -> tuple[float, float]:
    """The central 90 % of a distribution."""
    if name == "uniform":
        width = p[1] - p[0]
        return p[0] + _TAIL * width, p[1] - _TAIL * width
    if name == "normal":
        return p[0] - _Z * p[1], p[0] + _Z * p[1]
    if name == "lognormal":
        spread = 2.718281828459045 ** (_Z * p[1])
        return p[0] / spread, p[0] * spread
    if name == "triangular":
        return _triangular(p, _TAIL), _triangular(p, 1 - _TAIL)
    from scipy.stats import beta

    return float(beta.ppf(_TAIL, *p)), float(beta.ppf(1 - _TAIL, *p))


def _triangular(p: tuple[float, ...], q: float) -> float:
    low, mode, high = p
    cut = (mode - low) / (high - low)
    if q <= cut:
        return float(low + (q * (high - low) * (mode - low)) ** 0.5)
    return float(high - ((1 - q) * (high - low) * (high - mode)) ** 0.5)


def _within(
    r: Reader, node: Node, path: str, found: Number, low: float | None, high: float | None, open_top: bool
) -> bool:
    ends = list(found.params) if found.kind in ("uniform", "triangular") else [found.low, found.high]
    if found.kind == "beta":
        ends = [0.0, 0.99999]
    below = low is not None and min(ends) < low
    above = high is not None and (max(ends) >= high if open_top else max(ends) > high)
    if below or above:
        rule = f"from {low:g} up" if high is None else f"from {low:g} to {'below ' if open_top else ''}{high:g}"
        r.bad(node, path, f"{found.text} is out of bounds", f"write a number {rule}")
        return False
    return True
