"""The deal lens as the page runs it: what has a place there, and the tables behind its figures."""

from __future__ import annotations

from dataclasses import replace

from pourparler.finding import Finding, Table
from pourparler.jsonio import Json
from pourparler.lens.deals.ask import Ask, asked
from pourparler.lens.deals.dense import Dense
from pourparler.lens.deals.efficient import FEW
from pourparler.lens.deals.lens import finding
from pourparler.lens.deals.plan import Judged, judge_plan
from pourparler.lens.deals.scatter import scatter
from pourparler.lens.deals.tables import number
from pourparler.space.compile import Space
from pourparler.space.judge import VALUE, Judgement
from pourparler.space.named import unsized
from pourparler.words import counted, listed

SECONDS = 20.0  # what searches on a space beyond 10^8 packages may take for the page
ROWS = 40  # of the heat map


def on_the_page(space: Space, dense: Dense | None = None) -> Finding:
    """Conflicts, corrections, needs, sides and trades; with sizes, the reference points, the frontier for up to five
    parties with views, and the figures. ``dense``: the space as it is looked at whole, where that is prepared."""
    missing = unsized(space)
    viewed = [v for v in space.valuations if v.reasons]
    sized = bool(viewed) and not missing
    few = sized and len(viewed) <= FEW
    ask = Ask(frontier=few, solutions=sized, conflicts=True, trades=True, sides=True, seconds=SECONDS)
    found = asked(space, ask, dense=dense)
    result = finding(space, ask, found)
    judged = [judge_plan(space, plan) for plan in space.case.plans]
    extra = [heat(space, judged), side_by_side(space, judged)]
    if few or sized:
        extra += scatter(space, dense, judged, result.answer)  # type: ignore[arg-type]
    extra += [] if few else [_instead(space, missing, len(viewed))]
    tables = tuple(table for table in (*result.tables, *extra) if table is not None)
    return replace(result, tables=tables)


def heat(space: Space, judged: list[Judged]) -> Table | None:
    """Sets of terms × parties: verdict, gain, and whether its agreement is needed."""
    case = space.case
    rows = judged[:ROWS]
    if not rows:
        return None
    pass_ = [each for each in rows if all(j.code == 2 for j in each.parties if j.party in each.must_agree)]
    title = f"{len(pass_)} of {counted(len(rows), 'set')} of terms shown {'passes' if len(pass_) == 1 else 'pass'} with everyone who must agree, in every reading"
    note = "Gains in points against no deal, where views have sizes." if any(map(_sized, rows)) else ""
    cells = tuple((each.plan.title, *(_cell(j, each) for j in each.parties)) for each in rows)
    return Table("heat", title, ("set of terms", *(case.name(p) for p in space.parties)), cells, note)


def _sized(judged: Judged) -> bool:
    return any(_gain(j) for j in judged.parties)


def _cell(j: Judgement, judged: Judged) -> list[str]:
    return [VALUE[j.code], _gain(j), "must" if j.party in judged.must_agree else ""]


def _gain(j: Judgement) -> str:
    low, high = j.bound.low, j.bound.high
    if low is None or high is None or VALUE[j.code] == "unknown":
        return ""
    return number(float(low)) if low == high else f"{number(float(low))} to {number(float(high))}"


def side_by_side(space: Space, judged: list[Judged]) -> Table | None:
    """The plans' terms side by side; a dash where a plan leaves today's."""
    case = space.case
    if not judged:
        return None
    rows: list[tuple[Json, ...]] = []
    for i, issue in enumerate(case.issues.values()):
        now = () if space.today is None else (issue.options[space.today[i]].says,)
        told = [
            "–"
            if space.today is not None and each.package[i] == space.today[i]
            else issue.options[each.package[i]].says
            for each in judged
        ]
        rows.append((issue.question, *now, *told))
    today = () if space.today is None else ("today",)
    title = "The sets of terms side by side" + ("; a dash is as today" if today else "")
    return Table("terms", title, ("issue", *today, *(each.plan.title for each in judged)), tuple(rows))


def _instead(space: Space, missing: dict[str, tuple[str, ...]], viewed: int) -> Table:
    """Why there is no frontier, and what stands in its place."""
    if missing:
        told = listed([f"{space.case.name(party)} ({len(ids)})" for party, ids in missing.items()])
        title = f"The frontier and the reference points need a size for every view; without one are views of {told}"
    else:
        title = (
            f"With {viewed} parties the frontier is not enumerated unless asked for (pourparler deals --frontier); "
            "the reference points and the repairs stand in its place"
        )
    return Table("frontier", title, ("set of terms",), ())
