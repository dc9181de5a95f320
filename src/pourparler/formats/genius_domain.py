"""The issues of a GENIUS file, domain or profile: index, name, kind, and the values that an issue can take."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import floor, log10

from pourparler.formats.case_write import number_text
from pourparler.formats.genius_decimals import roughly
from pourparler.formats.genius_told import Element, Told
from pourparler.formats.json_file import show

KINDS = ("discrete", "integer", "real")
MAX_VALUES = 1_000
Bounds = tuple[Fraction, Fraction]


@dataclass(frozen=True)
class Issue:
    """``values``: the texts of its options; ``numbers``: what they stand for, where the issue is a number."""

    index: int
    name: str
    kind: str
    element: Element
    values: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    numbers: tuple[Fraction, ...] = ()
    bounds: Bounds | None = None


def root_objective(root: Element, told: Told) -> Element | None:
    """The element that the issues stand in."""
    space = root if root.tag == "utility_space" else next(iter(root.named("utility_space")), root)
    found = space.named("objective")
    if not found:
        told.bad(space.line, f"<{space.tag}> has no <objective>", "the issues stand inside <objective>")
        return None
    return found[0]


def issues_of(root: Element, told: Told, values: Callable[[Element, int, str, str], Issue | None]) -> list[Issue]:
    """All issues below the root objective, in the order of the file; nested objectives are walked through.

    ``values`` reads the rest of an issue, from its element, index, name and kind.
    """
    top = root_objective(root, told)
    found: list[Issue] = []
    lines: dict[str | int, int] = {}
    for element in top.walk() if top else ():
        if element.tag != "issue":
            continue
        name = told.name(element, "name", "the issue")
        index = told.whole(element, "index", "the number of the issue")
        kind = element.attributes.get("type") or element.attributes.get("vtype") or "discrete"
        if kind not in KINDS:
            right = told.guess(kind, KINDS).replace("known here", "GENIUS knows")
            told.bad(element.line, f'"{show(kind)}" is no type of an issue', right, show(name or ""))
            continue
        if name is None or index is None:
            continue
        again = [key for key in (name, index) if key in lines]
        for key in again:
            what = f"the issue {show(name)}" if key == name else f"the index {index}"
            told.bad(element.line, f"{what} stands twice", f"the first is on line {lines[key]}: keep one")
        lines.setdefault(name, element.line)
        lines.setdefault(index, element.line)
        issue = values(element, index, name, kind)
        if issue is not None and not again:
            found.append(issue)
    if top is not None and not lines and not told.problems:
        told.bad(top.line, "no issue in this file", "an <issue> has a name, an index and its values")
    return found


def domain_issue(told: Told, steps: int | None, element: Element, index: int, name: str, kind: str) -> Issue | None:
    """An issue of a domain with its options; ``steps``: how many values of a number are taken."""
    if kind == "discrete":
        items = _items(told, element, name)
        return Issue(index, name, kind, element, tuple(items), tuple(items.values())) if items else None
    bounds = bounds_of(element, told, name)
    if bounds is None:
        return None
    low, high = bounds
    ends = f"{told_number(low)} to {told_number(high)}"
    numbers: tuple[Fraction, ...] = ()
    if kind == "integer" and high - low < MAX_VALUES:
        numbers = tuple(low + k for k in range(int(high - low) + 1))
    elif steps is not None:
        numbers = grid(bounds, steps)
        if kind == "integer":
            numbers = tuple(dict.fromkeys(Fraction(round(value)) for value in numbers))
    elif kind == "integer":
        right = f"at most {MAX_VALUES:,} are written out: --steps 11 takes 11 of them, both ends among them"
        told.bad(element.line, f"{int(high - low) + 1:,} values, {ends}", right, show(name))
    else:
        right = "--steps 11 takes 11 of them, evenly spaced, both ends among them"
        told.bad(element.line, f"any number from {ends}, and a case has options", right, show(name))
    values = tuple(map(told_number, numbers))
    labels = tuple(_items(told, element, name)) if element.named("item") else ()
    if len(labels) == len(values):  # ours: what `export` writes for options that hyper-rectangles need as numbers
        values = labels
    if len(set(values)) < len(values):
        told.bad(element.line, f"numbers from {ends} have too many digits to tell apart", "use other units", show(name))
        return None
    return Issue(index, name, kind, element, values, (), numbers, bounds) if numbers else None


def _items(told: Told, element: Element, name: str) -> dict[str, str]:
    """The values of a discrete issue, each with what it says."""
    items: dict[str, str] = {}
    for item in element.named("item"):
        value = told.name(item, "value", "the option")
        if value is None:
            continue
        if value in items:
            told.warn(item.line, f'{show(name)}: the value "{show(value)}" stands twice, and is taken once')
        items.setdefault(value, item.attributes.get("description", "").strip() or value)
    if not element.named("item"):
        right = 'a discrete issue has its values: <item index="1" value="…"/>'
        told.bad(element.line, "no values", right, show(name))
    return items


def bounds_of(element: Element, told: Told, name: str) -> Bounds | None:
    """The least and the greatest number of an issue, from its attributes or from a <range> inside."""
    source = element if "lowerbound" in element.attributes else next(iter(element.named("range")), element)
    ends = [told.number(source, key, f"the {key} of {show(name)}") for key in ("lowerbound", "upperbound")]
    low, high = ends
    if low is None or high is None:
        return None
    whole = element.attributes.get("type") == "integer"
    if low > high:
        told.bad(source.line, f"the range is upside down: {told_number(low)} is above {told_number(high)}", "low first")
    elif whole and (low.denominator != 1 or high.denominator != 1):
        told.bad(source.line, f"{show(name)} is an integer with a bound that is none", "write whole numbers")
    else:
        return low, high
    return None


def grid(bounds: Bounds, steps: int) -> tuple[Fraction, ...]:
    """So many numbers, evenly spaced, both ends among them; rounded to what can be written where the space is not."""
    low, high = bounds
    if low == high:
        return (low,)
    space = (high - low) / (steps - 1)
    found = [low + space * k for k in range(steps)]
    if number_text(space) is None:
        places = 5 - floor(log10(float(space)))
        found = [low, *(round(value, places) for value in found[1:-1]), high]
    return tuple(dict.fromkeys(found))


def told_number(value: Fraction) -> str:
    """A number as a text: exactly where it ends, else to six digits."""
    return number_text(value) or roughly(value)
