"""The plan table's column *who would leave*, and the lens as the page runs it."""

from __future__ import annotations

from pourparler.errors import PourparlerError
from pourparler.finding import Finding
from pourparler.lens.stability.lens import METHOD, QUESTION, stability
from pourparler.lens.stability.room import ON_THE_PAGE, fits
from pourparler.space.compile import Space
from pourparler.verdict import Verdict

SHOWN = 20  # states a list: a page is no place for all of them


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
    for verdict in found.verdicts:
        if verdict.about == about:
            return verdict
    return Verdict(about, "leave", "unknown", why=f"Not computed: {found.answer['too_large']}.")  # type: ignore[index, call-overload]
