"""The plan table's column *who would leave*, and the lens as the page runs it."""

from __future__ import annotations

from dataclasses import replace

from pourparler.errors import PourparlerError
from pourparler.finding import Finding
from pourparler.lens.stability.lens import METHOD, QUESTION, stability
from pourparler.lens.stability.room import ON_THE_PAGE, fits
from pourparler.space.compile import Space
from pourparler.verdict import Verdict

SHOWN = 0  # states a list: a page has no place for them, and keeps their counts


def on_the_page(space: Space) -> Finding:
    """The lens with short lists; where the space is too large for it, a finding that says so and is not complete."""
    try:
        fits(space, ON_THE_PAGE)
        return stability(space, limit=SHOWN)
    except PourparlerError as error:
        return Finding(
            id="stability",
            lens="stability",
            question=QUESTION,
            method=METHOD,
            answer={"too_large": str(error)},
            complete=False,
            case_hash=space.case.hash,
        )


def column(found: Finding, plan: str, feasible: bool) -> Verdict:
    """The verdict of one plan: ``yes`` somebody would leave, ``no`` nobody."""
    about = ("plan", plan)
    if not feasible:
        return Verdict(about, "leave", "unknown", why="It cannot exist, so nobody can leave it.")
    parties = [v for v in found.verdicts if v.about[:2] == about and len(v.about) == 4]
    for verdict in found.verdicts:
        if verdict.about == about:
            decides = tuple(dict.fromkeys(ref for v in parties for ref in v.decides))
            return replace(
                verdict, decides=decides, rests_on=tuple(dict.fromkeys(r for v in parties for r in v.rests_on))
            )
    return Verdict(about, "leave", "unknown", why=f"Not computed: {found.answer['too_large']}.")  # type: ignore[index, call-overload]
