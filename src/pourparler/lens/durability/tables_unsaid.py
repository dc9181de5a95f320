"""Rows of what lapses, what nobody said, what its sender would not send, and what an option needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pourparler.lens.durability.drawn import Cells, Drawn, both, start_of
from pourparler.lens.durability.unsaid import NEVER, SOMETIMES, unsaid
from pourparler.space.compile import Space
from pourparler.words import listed


def lapses(space: Space, plans: Sequence[Drawn]) -> Iterator[Cells]:
    """What is gone by whose break, and what never stands; each once, with the plans that it concerns."""
    found: dict[str, list[str]] = {}
    for d in plans:
        rows = [f"{id} lapses if broken by {listed(map(space.case.name, parties))}" for id, parties in d.found.lapses]
        rows += [f"{id} does not stand in it: it begins with step {step} of “{of}”" for id, step, of in d.found.absent]
        for text in rows:
            found.setdefault(text, []).append(d.plan.title)
    for text, titles in found.items():
        yield text, concerned(titles, [d.plan.title for d in plans])


def concerned(titles: Sequence[str], every: Sequence[str]) -> str:
    """The plans named, or those that are not where they are fewer."""
    others = [title for title in every if title not in titles]
    if not others:
        return "every plan shown"
    return "; ".join(titles) if len(others) >= len(titles) else f"every plan shown but {'; '.join(others)}"


def halves(plans: Sequence[Drawn]) -> str:
    """What the middle of all numbers takes a chance as that nobody said; nothing where all are said."""
    says = dict.fromkeys(i.says for d in plans for i in unsaid(d.asked, d.asked.played))
    return f"The middle takes {listed(says)} as one half, which nobody said." if says else ""


def unsent_rows(space: Space, d: Drawn) -> Iterator[Cells]:
    """Each answer that its sender, who weighs it by its own values, would not send, ever or always."""
    case = space.case
    by = {r.id: case.name(r.by[0]) for r in (case.durability.responses if case.durability else ()) if r.by}
    for played, told in both(d):
        for id, how in told["sends"].items():
            if how == NEVER:
                yield start_of(d, played), id, f"{by[id]} would not send it, in any reading looked at"
            elif how == SOMETIMES:
                text = f"{by[id]} would send it in some of what was looked at, and not in the rest"
                yield start_of(d, played), id, text


def needs_rows(space: Space, d: Drawn) -> Iterator[Cells]:
    """What each option asked for needs that is not there."""
    for option, why in d.told.get("needs", {}).items():
        yield f"--{option}", f"needs {why}"
