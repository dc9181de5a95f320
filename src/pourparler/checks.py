"""Check: named findings, each with every offender and a remedy. Nothing here stops an analysis."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

import numpy as np

from pourparler.case.conditions import as_text
from pourparler.case.model import Case
from pourparler.case.uses import uses
from pourparler.checks_durability import TIME, Rows
from pourparler.space.compile import compile
from pourparler.space.factors import blocks

LOADED = [
    "regime",
    "terrorist",
    "terrorists",
    "aggressor",
    "puppet",
    "so-called",
    "unprovoked",
    "barbaric",
    "heroic",
    "traitor",
    "warmonger",
    "extremist",
    "rogue",
    "brutal",
    "thug",
    "evil",
    "liberate",
    "liberated",
]


@dataclass(frozen=True)
class Noted:
    """One finding of one check."""

    check: str
    file: str
    line: int
    path: str
    says: str
    remedy: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.path}: {self.check}: {self.says}; {self.remedy}"


def check(case: Case) -> tuple[Noted, ...]:
    """Every finding on a case, by the order of the checks below.

    Raises InputError for what no analysis can stand on: contradictory views, an impossible today, no package.
    """
    space = compile(case)
    found = [Noted(row[0], case.file, *row[1:]) for each in CHECKS for row in each(case, space)]
    return tuple(found)


def protest(case: Case, space: Any) -> Rows:
    """A limit on a term that its party neither settles nor can stop."""
    for limit, bar in zip(case.limits, space.bars, strict=True):
        if not bar.bars:
            says = f"{case.name(limit.party)} neither settles nor can stop what the limit names, so it is a protest"
            yield "protest", limit.line, limit.id, says, "it is shown and bars nothing; or add the party to agree"


def never_holds(case: Case, space: Any) -> Rows:
    """A reason, or a limit, whose condition no feasible package can meet."""
    things = [(r.id, r.line, r.when, f) for v in space.valuations for r, f in zip(v.reasons, v.factors, strict=True)]
    things += [(x.id, x.line, x.forbids, b.factor) for x, b in zip(case.limits, space.bars, strict=True)]
    for id, line, condition, part in things:
        if space.huge:  # too many packages to look at each: whether it holds anywhere at all
            met = bool(part.table.any())
        else:
            met = any(
                (block.view(part).astype(bool) & ~space.infeasible_on(block)).any() for block in blocks(space.sizes)
            )
        if not met:
            yield "never-holds", line, id, f"{as_text(condition)} holds in no feasible package", "change or drop it"


def unset(case: Case, space: Any) -> Rows:
    """A plan that leaves issues unset."""
    for plan in case.plans:
        rest = [issue for issue in case.issues if issue not in plan.terms]
        if rest and case.today is not None:
            says = f"sets nothing for {', '.join(rest)}: they stay as today"
            yield "unset", plan.line, f"plans.{plan.id}", says, "add a step if the plan means otherwise"


def nobody_said(case: Case, space: Any) -> Rows:
    """Numbers and words of size that no source gave."""
    for views in case.views.values():
        for r in views.reasons:
            if r.sized and not r.worth_said:
                yield (
                    "nobody-said",
                    r.line,
                    r.id,
                    "nobody said this size",
                    "add worth_said, or use an order or comparison",
                )
    for row in case.no_deal.values():
        if not row.worth_said:
            yield "nobody-said", row.line, row.id, "nobody said what no deal is worth", "add worth_said"


def uncited(case: Case, space: Any) -> Rows:
    """Sources and statements of the case file that nothing rests on; a ledger is a record, and may hold more."""
    used = uses(case)
    through = {s for t in case.statements.values() for s in t.sources}
    for id in case.sources:
        if id not in used and id not in through and ":" not in id:
            yield "uncited", 0, f"sources.{id}", "nobody cites this source", "cite it with said, or drop it"
    for id, statement in case.statements.items():
        if id not in used and not statement.moves_nothing and id not in case.records:
            remedy = "cite it with said, or say why with moves_nothing"
            yield "uncited", 0, f"statements.{id}", "nothing rests on this statement", remedy


def sentences(case: Case, space: Any) -> Rows:
    """Sentences of a document that no statement was drawn from, or that lie beyond its end."""
    for id, document in case.documents.items():
        if id in case.reports:
            continue
        drawn = {n for s in case.statements.values() if s.document == id for n in s.sentences}
        missing = [str(n) for n in range(1, document.sentences + 1) if n not in drawn]
        if missing and case.statements:
            says = f"no statement from sentence {', '.join(missing)}"
            yield "sentences", 0, f"documents.{id}", says, "draw one, if only to say why it moves nothing"
        beyond = [str(n) for n in sorted(drawn) if document.sentences and n > document.sentences]
        if beyond:
            says = f"statements name sentence {', '.join(beyond)} of {document.sentences}"
            yield "sentences", 0, f"documents.{id}", says, "mend the number"


def loaded_words(case: Case, space: Any) -> Rows:
    """Words that take a side, in texts of ours (quotes are left alone)."""
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, LOADED)) + r")\b", re.I)
    for path, text in _texts(case, ""):
        for word in sorted({m.group(0).lower() for m in pattern.finditer(text)}):
            yield "loaded-words", 0, path, f"the word “{word}” takes a side", "say what was done, or quote who says it"


def _texts(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            if each.name not in ("quote", "keywords", "aliases", "file", "hash", "id"):
                yield from _texts(getattr(value, each.name), f"{path}.{each.name}".lstrip("."))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, f"{path}.{key}".lstrip("."))
    elif isinstance(value, tuple):
        for n, item in enumerate(value, 1):
            yield from _texts(item, f"{path}.{getattr(item, 'id', n)}")


def blocked_breaking(case: Case, space: Any) -> Rows:
    """A breaking (back to today's option, alone) that an impossible combination would block."""
    if space.today is None:
        return
    for row, part in zip(case.impossible, space.impossible, strict=False):
        for axis in part.axes:
            issue = case.issues[space.issues[axis]]
            for party in issue.can_break:
                place = part.axes.index(axis)
                back = np.take(part.table, [space.today[axis]], axis=place)
                others = np.delete(part.table, space.today[axis], axis=place)
                if (back & ~others).any():
                    says = f"{case.name(party)} could not break {issue.id} alone where {as_text(row.when)} would result"
                    yield (
                        "blocked-breaking",
                        row.line,
                        row.id,
                        says,
                        "is it impossible even for a day? else use conditions",
                    )


def waits(case: Case, space: Any) -> Rows:
    """Citations of statements that do not count, and what fell with them."""
    for id, why, fell in case.waits:
        told = f"cited, and does not count: {why}" + (f"; so this fell: {fell}" if fell else "")
        yield "waits", 0, id, told, "accept it with `pourparler review`, or cite another"


FIRST = (waits, *TIME, protest, never_holds, unset)
CHECKS = (*FIRST, nobody_said, uncited, sentences, loaded_words, blocked_breaking)
