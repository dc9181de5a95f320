"""GENIUS spaces of type="nonlinear": hyper-rectangles, each a conditional reason.

u = sum of utility * weight of all rectangles that hold, over ``maxutility``. GENIUS cuts u at 1; we keep what it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import prod
from typing import Any

from pourparler.formats.genius_case import Worth
from pourparler.formats.genius_domain import Issue
from pourparler.formats.genius_told import Element, Told
from pourparler.formats.json_file import show
from pourparler.space.factors import MAX_TABLE


def rectangles(root: Element, told: Told, domain: Sequence[Issue]) -> list[Worth]:
    """The worths of a nonlinear profile, in the order of the file; problems go to ``told``."""
    found = [e for e in root.walk() if e.tag == "utility"]
    if not found:
        told.bad(root.line, 'type="nonlinear" without <utility>', '<utility maxutility="…"> holds the hyper-rectangles')
        return []
    most = told.number(found[0], "maxutility", "the greatest utility")
    if most is not None and most <= 0:
        told.bad(found[0].line, "maxutility is not above zero", "every utility is divided by it")
        most = None
    functions = found[0].named("ufun")
    if not functions:
        told.bad(found[0].line, "<utility> without <ufun>", "the hyper-rectangles stand inside <ufun>")
        return []
    worths: list[Worth] = []
    by_index = {i.index: i for i in domain}
    for element, weight in _functions(functions[0], told):
        utility = told.number(element, "utility", "the utility of a hyper-rectangle")
        own = told.number(element, "weight", "its weight") if "weight" in element.attributes else Fraction(1)
        when = _condition(element, told, by_index)
        if None not in (utility, own, most) and when is not None:
            assert utility is not None and own is not None and most is not None
            worths.append(Worth(when or _always(domain), utility * own * weight / most, element.line))
    return worths


def _functions(top: Element, told: Told) -> list[tuple[Element, Fraction]]:
    """All hyper-rectangles of a function and of those inside it, each with the weights on the way multiplied."""
    found = []
    todo = [(top, Fraction(1))]
    while todo:
        element, weight = todo.pop(0)
        aggregation = element.attributes.get("aggregation", "sum").strip().lower()
        if aggregation != "sum":
            told.bad(element.line, f'aggregation "{show(aggregation)}" is not read', 'only "sum" adds up reasons')
        if "weight" in element.attributes:
            weight *= told.number(element, "weight", "the weight of a function") or Fraction(0)
        found += [(child, weight) for child in element.named("hyperRectangle")]
        todo += [(child, weight) for child in element.named("ufun")]
    return sorted(found, key=lambda pair: pair[0].line)


def _condition(element: Element, told: Told, by_index: dict[int, Issue]) -> Any:
    """When a rectangle holds, as a case file writes it; {} for always, None with a problem or where it never does."""
    out = element.named("EXCLUDES")
    inside: dict[str, list[str]] = {}
    before = len(told.problems)
    for bound in out or element.named("INCLUDES"):
        index = told.whole(bound, "index", "the index of an issue")
        low, high = told.number(bound, "min", "its least value"), told.number(bound, "max", "its greatest value")
        if index is None or low is None or high is None:
            continue
        issue = by_index.get(index)
        if issue is None or not issue.numbers:
            wrong = (
                f"no issue has the index {index}"
                if issue is None
                else f"{show(issue.name)} has values that are no numbers"
            )
            known = ", ".join(str(k) for k, i in by_index.items() if i.numbers) or "none"
            told.bad(bound.line, wrong, f"a hyper-rectangle bounds issues that are numbers: {known}")
            continue
        kept = [v for v, n in zip(issue.values, issue.numbers, strict=True) if low <= n <= high]
        inside[issue.name] = [v for v in inside.get(issue.name, issue.values) if v in kept]
    if len(told.problems) > before:
        return None
    sizes = {i.name: len(i.values) for i in by_index.values()}
    if not all(inside.values()) and not out:
        told.warn(element.line, "a hyper-rectangle that holds nowhere: left out")
        return None
    named = {name: kept for name, kept in inside.items() if len(kept) < sizes[name]}
    if prod(sizes[name] for name in named) > MAX_TABLE:
        wrong = f"a hyper-rectangle over {len(named)} issues, {prod(sizes[name] for name in named):,} sets of terms"
        told.bad(element.line, wrong, f"one reason may tell apart {MAX_TABLE:,}: bound fewer issues")
        return None
    if out:
        return _outside(element, told, inside, by_index)
    return {name: kept[0] if len(kept) == 1 else kept for name, kept in named.items()}


def _outside(element: Element, told: Told, inside: dict[str, list[str]], by_index: dict[int, Issue]) -> Any:
    """EXCLUDES: it holds where at least one of its bounds is broken."""
    values = {i.name: i.values for i in by_index.values()}
    parts = []
    for name, kept in inside.items():
        rest = [v for v in values[name] if v not in kept]
        if len(rest) == len(values[name]):
            return {}
        if rest:
            parts.append({name: rest[0] if len(rest) == 1 else rest})
    if not parts:
        told.warn(element.line, "a hyper-rectangle that holds nowhere: left out")
        return None
    return parts[0] if len(parts) == 1 else parts


def _always(domain: Sequence[Issue]) -> dict[str, list[str]]:
    """A condition that holds in every package."""
    return {domain[0].name: list(domain[0].values)}
