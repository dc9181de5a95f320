"""What each number about time is called: an id of its own, so that no number is taken for another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pourparler.case.durability import Durability
from pourparler.case.model import NoDeal, Plan, Views
from pourparler.case.reader import Reader
from pourparler.case.yamlfile import shorten

Named = tuple[str, int, str]  # what a number is called, the line and the path of what has it


def check_number_ids(
    r: Reader, d: Durability | None, views: Mapping[str, Views], no_deal: Mapping[str, NoDeal], plans: Sequence[Plan]
) -> None:
    """Problems for ids of two things whose numbers would be called the same, such as a view and a mass of one id."""
    if d is None:
        return
    common: dict[str, Named] = {}
    said: set[tuple[str, int]] = set()

    def take(known: dict[str, Named], row: Named) -> None:
        name, line, path = row
        other = known.setdefault(name, row)
        if other[1:] != row[1:] and (path, line) not in said and not _told(other[2], path):
            said.add((path, line))
            wrong = f'"{shorten(name)}" is what a number of line {other[1]} is called, too'
            r.bad(line, path, wrong, "give each an id of its own")

    for row in _of_views(views, no_deal):
        take(common, row)
    for row in _of_time(d, tuple(r.parties)):
        take(common, row)
    for plan in plans:
        for n, step in enumerate(plan.steps, 1):
            name, path = step.id or str(n), f"plans.{plan.id.replace('@', '.differing.')}.steps.{n}"
            for id in (f"{name}.ratified", *(f"{name}.hands_over.{party}" for party in step.hands_over)):
                if id in common:  # another plan may well have a step of that name
                    take(common, (id, step.line, path))


def _told(one: str, two: str) -> bool:
    """Whether it is told elsewhere that two rows of `durability`, or two views, have one id."""
    (key, _, id), (other, _, same) = one.partition(": "), two.partition(": ")
    return id == same != "" and key.split(".")[0] == other.split(".")[0]


def _of_views(views: Mapping[str, Views], no_deal: Mapping[str, NoDeal]) -> Iterator[Named]:
    for party, found in views.items():
        for reason in found.reasons:
            yield reason.id, reason.line, f"views.{party}: {reason.id}"
    for party, outside in no_deal.items():
        yield outside.id, outside.line, f"no_deal.{party}"


def _of_time(d: Durability, parties: Sequence[str]) -> Iterator[Named]:
    for party in parties:
        yield f"discount.{party}", d.line, "durability.discount"
    for war in d.wars:
        path = f"durability.wars: {war.id}"
        yield f"{war.id}.odds", war.line, path
        for party in parties:
            yield f"{war.id}.costs.{party}", war.line, path
    for mass in d.mass:
        yield mass.id, mass.line, f"durability.mass: {mass.id}"
    for flow in d.flows:
        yield flow.id, flow.line, f"durability.flows: {flow.id}"
    for answer in d.responses:
        path = f"durability.responses: {answer.id}"
        for key in ("amount", "shift", "surely"):
            yield f"{answer.id}.{key}", answer.line, path
        for key, numbers in (("to", answer.to), ("costs", answer.costs), ("costs_if_not", answer.costs_if_not)):
            for party in numbers:
                yield f"{answer.id}.{key}.{party}", answer.line, path
    for breach in d.violations:
        for party in breach.takes:
            yield f"{breach.id}.{party}", breach.line, f"durability.violations: {breach.id}"
