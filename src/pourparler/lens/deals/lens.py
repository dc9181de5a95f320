"""The deal lens: what could be agreed, who would accept it, what that turns on, and what would unlock it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pourparler.case.conditions import Condition, as_text
from pourparler.case.model import Case
from pourparler.case.whatif import read_condition
from pourparler.finding import Finding, Table
from pourparler.lens.deals.ask import Answers, Ask, asked
from pourparler.lens.deals.dense import Watch
from pourparler.lens.deals.plan import judge_plan, party_verdict, plan_json
from pourparler.lens.deals.tables import tables_of
from pourparler.space.compile import Space
from pourparler.space.factors import factor

METHOD = (
    "Gain of a package: the sum of the worths of the reasons whose truth it changes, minus what no deal is worth; "
    "bounds over all readings in closed form for ranges and orders, by linear programming with comparisons."
)


def deals(
    space: Space,
    goal: Condition | str | None = None,
    watch: Watch | None = None,
    *,
    frontier: bool = False,
    solutions: bool = False,
    conflicts: bool = False,
    near: str | None = None,
    k: int = 0,
    trades: bool = False,
    sides: bool = False,
    blocs: Sequence[tuple[str, ...]] = (),
    plan: str | None = None,
    reading: str = "midpoints",
    seconds: float = 60.0,
) -> Finding:
    """Each plan judged, the whole space counted, and what else is asked for.

    ``goal`` restricts the counts to packages where it holds (a text is read as a condition; InputError when it is
    none). ``frontier`` and ``solutions`` need sizes, and are worked at the named ``reading``. ``near`` names a plan to
    repair, ``k`` how many diverse repairs are wanted; ``plan`` the one plan that is looked at, and from which trades
    start. ``seconds``: what one search on a space beyond 10^8 packages may take. ``watch`` is called with the number
    of packages looked at so far, and of all.

    The answer has the shape of ``pourparler deals --json``. Acceptance follows the walk-away rule of the
    negotiation literature (Raiffa 1982): a party accepts what is worth at least as much to it as no deal.
    Raises PourparlerError for an unknown plan, party or reading.
    """
    if isinstance(goal, str):
        goal = read_condition(space.case, goal)
    names = {issue: space.options[i] for i, issue in enumerate(space.issues)}
    where = factor(goal, names) if goal is not None else None
    ask = Ask(frontier, solutions, conflicts, near, k, trades, sides, tuple(blocs), plan, reading, seconds)
    return finding(space, ask, asked(space, ask, where, watch), goal)


def finding(space: Space, ask: Ask, found: Answers, goal: Condition | None = None) -> Finding:
    """The finding of answers that are there."""
    judged = [judge_plan(space, p) for p in space.case.plans if ask.plan in (None, p.id)]
    counts = found.counts
    answer = {
        "packages": counts["packages"],
        "acceptable": counts["acceptable"],
        "alone": counts["alone"],
        "plans": {j.plan.id: plan_json(space, j) for j in judged},
        "inputs": inputs(space.case),
        "only_law": counts["only_law"],
        **found.answers,
    }
    verdicts = tuple(party_verdict(space, one, j) for one in judged for j in one.parties)
    return Finding(
        id="deals",
        lens="deals",
        question="What could be agreed, and who would accept it?",
        method=METHOD,
        parameters={"goal": None if goal is None else as_text(goal), **ask.parameters()},
        verdicts=verdicts,
        tables=(_space_table(space, counts), *tables_of(space.case, answer)),
        answer=answer,
        exact=found.exact,
        complete=found.complete,
        case_hash=space.case.hash,
    )


def inputs(case: Case) -> dict[str, int]:
    """How many views and limits somebody said, how many are ours, and how many sizes are ours."""
    reasons = [r for views in case.views.values() for r in views.reasons]
    things: list[Any] = [
        *reasons,
        *(c for v in case.views.values() for c in v.comparisons),
        *case.limits,
        *case.no_deal.values(),
    ]
    things = [thing for thing in things if not getattr(thing, "fell", False)]
    said = sum(bool(thing.said) for thing in things)
    sized: list[Any] = [*(r for r in reasons if r.sized), *(row for row in case.no_deal.values() if not row.fell)]
    return {"said": said, "ours": len(things) - said, "sizes_ours": sum(not r.worth_said for r in sized)}


def _space_table(space: Space, counts: dict[str, dict[str, object]]) -> Table:
    packages, every, law = counts["packages"], counts["acceptable"], counts["only_law"]
    lawful = law["acceptable"]
    assert isinstance(lawful, dict)
    rows = [
        ("sets of terms in all", packages["all"], packages["all"]),
        ("that can exist", packages["feasible"], packages["feasible"]),
        ("within limits", packages["within_limits"], law["within_limits"]),
        (
            "agreements that everyone who must agree accepts, in every reading",
            every["every_reading"],
            lawful["every_reading"],
        ),
        ("… in some reading", every["some_reading"], lawful["some_reading"]),
        ("… where nobody is known to refuse, and a view is unknown", every["unknown"], lawful["unknown"]),
    ]
    rows += [
        (f"what {space.case.name(party)} can do alone", counts["alone"][party], None)
        for party in space.parties
        if counts["alone"][party]
    ]
    rows = [row for row in rows if row[1] is not None]
    possible = "all" if packages["feasible"] is None else f"{packages['feasible']:,} possible"
    if every["every_reading"] is None:
        title = f"{packages['all']:,} sets of terms: too many to look at each; what is not counted is left out"
    else:
        title = (
            f"Of {possible} sets of terms, {every['every_reading']:,} suit everyone who must agree, in every reading"
        )
    return Table("space", title, ("count of", "all limits standing", "only law"), tuple(rows))
