"""What is told of a plan whose views are orders, signs or comparisons: the verdict, its questions, the JSON, the rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from pourparler.case.tell import tell
from pourparler.lens.durability.column import HOLDS, START, narrower, tell_phase, told_action
from pourparler.lens.durability.drawn import Cells, Drawn, when
from pourparler.lens.durability.ordinal import Ordinal, Tempted
from pourparler.lens.durability.play import Asked
from pourparler.lens.durability.structure import Structure
from pourparler.space.compile import Space
from pourparler.verdict import Ref, Value, Verdict
from pourparler.words import listed

SIGNS = {"every": "▲ ", "some": "△ ", "open": "? "}


def verdict_by_views(space: Space, found: Structure, asked: Asked) -> Verdict:
    """Yes: nobody gains by a break in any reading of the views, from either start; no: somebody does in each."""
    values = {o.holds for o in asked.by_views}
    value: Value = HOLDS[values.pop()] if len(values) == 1 else "unknown" if "unknown" in values else "depends"
    told = [_sentence(asked, o) for o in asked.by_views]
    if len(set(told)) == 1:
        why = f"{told[0][:1].upper()}{told[0][1:]}."
    else:
        why = " ".join(f"Off the deal {START[o.start]}: {t}." for o, t in zip(asked.by_views, told, strict=True))
    plan = found.verdict.about[1]
    decides = tuple(Ref("question", f"{plan}.{id}", text) for id, text in _questions(asked))
    looked = max(o.looked_at * max(o.plays, 1) for o in asked.by_views)
    return replace(
        found.verdict,
        value=value,
        decides=decides if value in ("depends", "unknown") else (),
        proof="bounds" if looked == 1 else f"sampled({looked})",
        why=why,
    )


def _sentence(asked: Asked, o: Ordinal) -> str:
    if not o.rows:
        return "what is played off the deal does not settle, so nothing is said"
    if o.unsettled:
        return f"{_settled(asked, o)}; of {100 * o.unsettled:.2g} % of the readings looked at nothing is said, as what is played off the deal does not settle there"
    return _settled(asked, o)


def _settled(asked: Asked, o: Ordinal) -> str:
    """What the readings say in which off-deal play settled."""
    case = asked.space.case
    if o.holds == "every":
        return "nobody gains by breaking it, in any reading of the views"
    row = o.binding
    assert row is not None
    moment = "when it is due" if row.action == "withhold" else tell_phase(asked, row.phase)
    who = f"{case.name(asked.space.parties[row.party])} gains by {told_action(row.action, row.what)} {moment}"
    if row.breaks == "every":
        return f"in every reading of the views {who}"
    if o.holds == "none":
        return f"in every reading of the views somebody gains by a break; in some, {who}"
    if o.holds == "some":
        return f"it holds in some readings of the views and not in others; in some, {who}"
    return f"no reading found in which it holds, and none excluded; in some, {who}"


def _questions(asked: Asked) -> list[tuple[str, str]]:
    """What would settle it: for each party with a break that depends on its views, what it would have to weigh; then
    the numbers that turn the answer, and the chances that nobody gave."""
    case, found = asked.space.case, {}
    for row in (row for o in asked.by_views for row in o.rows if row.breaks in ("some", "open")):
        party = asked.space.parties[row.party]
        gains, loses = (
            [tell(case, when) for id in ids if (when := _reason(asked, row, id)) is not None]
            for ids in (row.gains, row.loses)
        )
        if row.turns == "sizes" and gains and loses:
            text = f"To {case.name(party)}, which weighs more: {listed(gains)}; or {listed(loses)}?"
            found[f"{party}.worth", text] = True
        elif gains or loses:
            d = case.durability
            beside = [r.id for r in (d.responses if d else ()) if party in r.against]
            beside += [w.id for w in (d.wars if d else ()) if party in w.between]
            more = f", beside what {listed(beside)} would take from it" if beside else ""
            if row.turns == "time":
                more = ", as some of it comes before the rest"
            found[
                f"{party}.worth", f"To {case.name(party)}, how much is this worth{more}: {listed([*gains, *loses])}?"
            ] = True
    inputs = {i.id: i for i in asked.given.inputs}
    for id in dict.fromkeys(id for o in asked.by_views for id in o.decided_by):
        found[id, narrower(inputs[id])] = True
    return list(found)


def _reason(asked: Asked, row: Tempted, id: str) -> Any:
    reasons = asked.space.valuations[row.party].reasons
    return next((reason.when for reason in reasons if reason.id == id), None)


def views_json(asked: Asked, o: Ordinal) -> dict[str, Any]:
    """As `played_json`, without a size: ``breaks`` is every, some, no or open (neither shown nor excluded)."""

    def one(row: Tempted) -> dict[str, Any]:
        party = asked.space.parties[row.party]
        return {"party": party, "phase": row.phase, "action": row.action, "what": row.what, "breaks": row.breaks}

    return {
        "holds": o.holds,
        "settled": not o.unsettled,
        "readings": {"of_the_numbers": o.looked_at, "plays": o.plays},
        "decided_by": list(o.decided_by),
        "binding": one(o.binding) | {"gain": None} if o.binding else None,
        "gains": [one(row) for row in o.rows],
    }


def tempted_parties(plans: Sequence[Drawn]) -> list[int]:
    """Everyone who has a way to break some plan, in case order."""
    return sorted({row.party for d in plans for o in d.asked.by_views for row in o.rows})


def tempted_rows(space: Space, d: Drawn, parties: Sequence[int]) -> Iterator[Cells]:
    """Phases down, parties across: each party's surest break then, and in which readings of its views it gains."""
    for o in d.asked.by_views:
        at = {(row.phase, row.party): row for row in o.rows}
        for phase in range(1, len(d.steps) + 2) if o.rows else ():
            cells = [_cell(at.get((phase, party))) for party in parties]
            yield START[o.start], when(d, phase), *cells


def _cell(row: Tempted | None) -> str:
    if row is None:
        return "–"
    return f"{SIGNS[row.breaks]}{told_action(row.action, row.what)}" if row.breaks in SIGNS else "gains by none"
