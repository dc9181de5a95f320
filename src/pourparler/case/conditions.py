"""Conditions on terms: what they are, which issues they name, and whether they hold in a package."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

MOST = 4096  # up to so many packages are looked at one by one


@dataclass(frozen=True)
class Is:
    """The issue stands at one of these options."""

    issue: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class All:
    """Every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Any:
    """At least one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Not:
    """The part does not hold."""

    part: Condition


Condition = Is | All | Any | Not


def holds(condition: Condition, terms: Mapping[str, str]) -> bool:
    """Whether the condition holds where ``terms`` gives one option for every issue it names."""
    if isinstance(condition, Is):
        return terms[condition.issue] in condition.options
    if isinstance(condition, All):
        return all(holds(part, terms) for part in condition.parts)
    if isinstance(condition, Any):
        return any(holds(part, terms) for part in condition.parts)
    return not holds(condition.part, terms)


def leaves(condition: Condition) -> Iterator[Is]:
    """Every issue-and-options test in the condition, in the order written."""
    if isinstance(condition, Is):
        yield condition
    elif isinstance(condition, Not):
        yield from leaves(condition.part)
    else:
        for part in condition.parts:
            yield from leaves(part)


def issues_named(condition: Condition) -> tuple[str, ...]:
    """The issues the condition names, each once, in the order written."""
    return tuple(dict.fromkeys(leaf.issue for leaf in leaves(condition)))


def same_terms(one: Condition, two: Condition, options: Mapping[str, Sequence[str]]) -> bool:
    """Whether two conditions hold in the same packages, however they are written; beyond 4,096 packages of what they
    name, whether they are written the same. ``options``: the ids of each issue's options."""
    if one == two:
        return True
    named = sorted({*issues_named(one), *issues_named(two)})
    if prod(len(options[issue]) for issue in named) > MOST:
        return False
    each = (dict(zip(named, terms, strict=True)) for terms in product(*(options[issue] for issue in named)))
    return all(holds(one, terms) == holds(two, terms) for terms in each)


def terms_of(condition: Condition) -> dict[str, str] | None:
    """The terms behind a plain mapping with one option an issue; None for any other condition."""
    parts = condition.parts if isinstance(condition, All) else (condition,)
    terms: dict[str, str] = {}
    for part in parts:
        if not isinstance(part, Is) or len(part.options) != 1 or part.issue in terms:
            return None
        terms[part.issue] = part.options[0]
    return terms


def as_text(condition: Condition) -> str:
    """The condition in the expression language."""
    return _text(condition, top=True)


def _name(id: str) -> str:
    plain = id and not any(c.isspace() or c in "()[]=!,\"'" for c in id) and id not in {"and", "or", "not", "in"}
    return id if plain else '"' + id.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _text(condition: Condition, top: bool = False) -> str:
    if isinstance(condition, Is):
        if len(condition.options) == 1:
            return f"{_name(condition.issue)} == {_name(condition.options[0])}"
        return f"{_name(condition.issue)} in [{', '.join(map(_name, condition.options))}]"
    if isinstance(condition, Not):
        return f"not ({_text(condition.part, top=True)})"
    word = " and " if isinstance(condition, All) else " or "
    text = word.join(_text(part) for part in condition.parts)
    return text if top or len(condition.parts) == 1 else f"({text})"
