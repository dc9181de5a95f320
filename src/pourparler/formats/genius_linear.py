"""A case as sums that other tools know: for each party a number for each option, and rules over several issues."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

from pourparler.case.conditions import All, Condition, Is, holds, issues_named
from pourparler.case.model import Case, Reason
from pourparler.case.numbers import decimal_text
from pourparler.errors import InputError, Problem
from pourparler.formats.json_file import show, unprintable
from pourparler.words import counted, listed

EXACT = "pourparler_evaluation"  # beside an evaluation that is cut: the exact number, as a fraction


@dataclass(frozen=True)
class Rule:
    """What a party gains where each of these issues stands at one of these options."""

    inside: Mapping[str, tuple[str, ...]]
    number: int


@dataclass(frozen=True)
class Linear:
    """One party in whole numbers, none of them below zero but those of rules.

    ``numbers``: by issue and option; ``floor``: what no agreement is worth on the same scale.
    """

    party: str
    numbers: Mapping[str, Mapping[str, int]]
    rules: tuple[Rule, ...]
    floor: int
    warnings: tuple[str, ...] = ()

    def most(self, issue: str) -> int:
        """The greatest number of an issue."""
        return max(self.numbers[issue].values())

    @property
    def total(self) -> int:
        """What the issues come to at best, rules aside."""
        return sum(map(self.most, self.numbers))


def linear_of(case: Case, tool: str, rules: bool) -> tuple[list[Linear], tuple[str, ...]]:
    """The parties that have views, and what the case says beside that ``tool`` has no words for.

    A word or a range stands at its middle, and a warning says so. Raises InputError, naming parties and reasons, where
    a view has no size, or is over several issues in a way that is no conjunction (or is one, without ``rules``).
    """
    problems: list[Problem] = []
    names = [*case.issues, *(o.id for i in case.issues.values() for o in i.options), *case.parties]
    for name in dict.fromkeys(names):
        if unprintable(name) or set(name) & {"\ufffe", "\uffff"}:
            problems.append(
                Problem(case.file, 0, show(name), "an id with control characters", f"{tool} cannot hold it")
            )
    found = [_party(case, party, tool, rules, problems) for party in case.views if case.views[party].reasons]
    for party, views in case.views.items():
        if not views.reasons and views.comparisons:
            wrong = f"{counted(len(views.comparisons), 'comparison')} and no number"
            problems.append(Problem(case.file, views.comparisons[0].line, f"views.{party}", wrong, "give it worths"))
    if not found and not problems:
        problems.append(
            Problem(case.file, 0, "views", "nobody has views", f"{tool} writes what parties want in numbers")
        )
    if problems:
        raise InputError(problems)
    return found, _beside(case, tool, found)


def _party(case: Case, party: str, tool: str, rules: bool, problems: list[Problem]) -> Linear:
    """One party, in Fractions first; adds problems."""
    views, warnings = case.views[party], []
    issues = {id: [o.id for o in issue.options] for id, issue in case.issues.items()}
    values = {issue: dict.fromkeys(options, Fraction(0)) for issue, options in issues.items()}
    wide: list[tuple[dict[str, tuple[str, ...]], Fraction]] = []
    floor = Fraction(0)
    withheld = [r for r in views.reasons if r.withheld]
    if withheld:
        warnings.append(f"{counted(len(withheld), 'reason')} left out by handling; its numbers are not all it wants")
    if views.comparisons:
        warnings.append(f"{counted(len(views.comparisons), 'comparison')} left out: {tool} has no words for them")
    for reason in views.reasons:
        worth = None if reason.withheld else _worth(case, reason, views.prioritised, warnings, problems)
        if worth is None:
            continue
        if case.today is not None and holds(reason.when, case.today):
            floor += worth
        named = issues_named(reason.when)
        if len(named) == 1:
            for option in issues[named[0]]:
                values[named[0]][option] += worth * holds(reason.when, {named[0]: option})
            continue
        inside = _inside(reason.when, issues)
        if inside is None or not rules:
            wrong = f"{reason.id} is over {listed(named)} together"
            right = f"{tool} has no such reasons" if not rules else "only what holds together (and) can be written"
            problems.append(Problem(case.file, reason.line, f"views.{party}", wrong, right))
        else:
            wide.append((inside, worth))
    outside = case.no_deal.get(party)
    if outside is not None and outside.said and set(outside.said) <= _left_out(case):
        warnings.append("what no deal is worth is left out by handling")
    elif outside is not None and (outside.low is None or outside.high is None):
        right = "say what no deal is worth, or cite what counts"
        problems.append(Problem(case.file, outside.line, f"no_deal.{party}", "nobody knows its size any more", right))
    elif outside is not None and outside.low is not None and outside.high is not None:
        low, high = outside.low, outside.high
        floor += (low + high) / 2
        if low != high:
            warnings.append(_middle("what no deal is worth", low, high))
    return _whole(party, values, wide, floor, tuple(warnings))


def _worth(case: Case, reason: Reason, listed: bool, warnings: list[str], problems: list[Problem]) -> Fraction | None:
    """The number of a reason, or the middle of its range, with a warning; None with a problem."""
    if listed or reason.place or reason.low is None or reason.high is None:
        what = {"above": "a place in an order", "below": "a place in an order", "prioritised": "a place in a list"}
        wrong = f"{reason.id} has {what.get(reason.place, 'no size')}, so no number"
        problems.append(Problem(case.file, reason.line, f"views.{reason.party}", wrong, "give it a worth, or a weight"))
        return None
    if reason.low != reason.high:
        warnings.append(_middle(f"{reason.id}{f' ({reason.word})' if reason.word else ''}", reason.low, reason.high))
    return (reason.low + reason.high) / 2


def _middle(what: str, low: Fraction, high: Fraction) -> str:
    ends = f"{decimal_text(low)} to {decimal_text(high)}"
    return f"{what} is {ends} in the case: written as the middle, {decimal_text((low + high) / 2)}"


def _inside(condition: Condition, issues: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]] | None:
    """The options of each issue within which a conjunction holds; None where it is no conjunction."""
    parts = list(_parts(condition))
    found: dict[str, tuple[str, ...]] = {}
    for part in parts:
        named = issues_named(part)
        if len(named) != 1:
            return None
        kept = found.get(named[0], tuple(issues[named[0]]))
        found[named[0]] = tuple(option for option in kept if holds(part, {named[0]: option}))
    return found


def _parts(condition: Condition) -> Iterator[Condition]:
    if isinstance(condition, All) and not isinstance(condition, Is):
        for part in condition.parts:
            yield from _parts(part)
    else:
        yield condition


def _whole(
    party: str,
    values: dict[str, dict[str, Fraction]],
    wide: list[tuple[dict[str, tuple[str, ...]], Fraction]],
    floor: Fraction,
    warnings: tuple[str, ...],
) -> Linear:
    """The same in whole numbers without a common divisor; an issue with a number below zero is lifted to zero."""
    least = {issue: min(*own.values(), Fraction(0)) for issue, own in values.items()}
    floor -= sum(least.values())
    rows = {issue: {o: v - least[issue] for o, v in own.items()} for issue, own in values.items()}
    every = [*(v for own in rows.values() for v in own.values()), *(worth for _, worth in wide), floor]
    scale = lcm(*(v.denominator for v in every))
    unit = gcd(*(int(v * scale) for v in every)) or 1

    def number(value: Fraction) -> int:
        return int(value * scale) // unit

    return Linear(
        party,
        {issue: {o: number(v) for o, v in own.items()} for issue, own in rows.items()},
        tuple(Rule(inside, number(worth)) for inside, worth in wide if all(inside.values()) and worth),
        number(floor),
        warnings,
    )


def _left_out(case: Case) -> set[str]:
    """The sources and statements that handling masks."""
    sources = {id for id, s in case.sources.items() if s.who.startswith("a source left out (")}
    return sources | {id for id, s in case.statements.items() if s.paraphrase == "a statement left out by its handling"}


def _beside(case: Case, tool: str, found: list[Linear]) -> tuple[str, ...]:
    """What else the case says."""
    told = []
    silent = [case.name(p) for p in case.parties if p not in {one.party for one in found}]
    if silent:
        told.append(f"no profile for {listed(silent)}: no views")
    lost = [
        counted(len(case.limits), "limit") if case.limits else "",
        counted(len(case.impossible), "impossible combination") if case.impossible else "",
        "who must agree to what" if any(set(i.agree) != set(case.parties) for i in case.issues.values()) else "",
        "who can break what" if any(i.can_break for i in case.issues.values()) else "",
        "what is divisible" if any(i.divisible for i in case.issues.values()) else "",
        "what is final" if any(o.final for i in case.issues.values() for o in i.options) else "",
    ]
    if any(lost):
        told.append(f"left out, since {tool} has no words for it: {listed(part for part in lost if part)}")
    if case.today is not None:
        told.append("today is one set of terms among the others here; its utility is in each reservation")
    if case.left_out:
        told.append(f"{counted(case.left_out, 'source or statement', 'sources and statements')} masked by handling")
    return tuple(told)
