"""The lens's answer as JSON: per plan what needs no number, what is missing, and per start what the engine found."""

from __future__ import annotations

from typing import Any

import numpy as np

from pourparler.case.model import Case
from pourparler.lens.durability.cheapest import Binding, Cheapest
from pourparler.lens.durability.extras import Package
from pourparler.lens.durability.matters import matters
from pourparler.lens.durability.model import Deviation, Floats
from pourparler.lens.durability.order import Best
from pourparler.lens.durability.play import Asked, Played, best_break, deciding_inputs, most
from pourparler.lens.durability.structure import Structure
from pourparler.lens.durability.thresholds import Turns
from pourparler.lens.durability.trust import Handed, Needed, Record, at_least, in_a_row
from pourparler.lens.durability.unsaid import sends

DIGITS = 6


def rounded(value: float) -> float | None:
    """Six significant digits; None for what is no finite number."""
    value = float(value)
    if not np.isfinite(value):
        return None
    found = float(f"{value:.{DIGITS}g}")
    return 0.0 if abs(found) < 1e-9 else found


def ends(values: Floats) -> dict[str, float | None]:
    """The middle reading, and the least and greatest of all that were looked at."""
    return {"low": rounded(values.min()), "middle": rounded(values[0]), "high": rounded(values.max())}


def structure_json(found: Structure) -> dict[str, Any]:
    """What needs no number."""
    return {
        "verdict": found.verdict.value,
        "why": found.verdict.why,
        "questions": [ref.text for ref in found.verdict.decides],
        "ordered": found.ordered,
        "steps": [
            {
                "step": row.number,
                "who": list(row.who),
                "does": row.terms,
                "order": row.order,
                "taken_back_by": list(row.undo),
                "final": row.final,
                "behind": list(row.behind),
                "behind_from": dict(row.later),
                "behind_by_war": [{"party": party, "war": war} for party, war in row.wars],
                "still_owed": list(row.owed),
            }
            for row in found.steps
        ],
        "tempted": [
            {"party": t.party, "issue": t.issue, "better_back": t.value, "answers": list(t.answers)}
            for t in found.temptations
        ],
        "disputed": [{"of": x.of, "by": x.by, "what": x.what, "said": list(x.said)} for x in found.disputed],
        "said_of_promises": [{"of": x.of, "what": x.what, "said": list(x.said)} for x in found.said],
        "lapses": {id: list(by) for id, by in found.lapses},
        "absent": {id: {"from": step, "of": title} for id, step, title in found.absent},
    }


def break_json(case: Case, asked: Asked, d: Deviation) -> dict[str, Any]:
    """One break."""
    return {
        "party": asked.space.parties[d.party],
        "phase": d.phase,
        "action": d.action,
        "what": d.what,
        "gain": ends(d.gain),
    }


def played_json(asked: Asked, played: Played) -> dict[str, Any]:
    """One plan against one kind of off-deal play."""
    case = asked.space.case
    binding = played.binding
    gains = []
    phases = len(played.path.moves) + 1
    for party, name in enumerate(asked.space.parties):
        for phase in range(1, phases + 1):
            worst, way = most(played, party, phase), best_break(played, party, phase)
            if worst is not None and way is not None:
                gains.append({"party": name, "phase": phase, "action": way.action, "what": way.what, **ends(worst)})
    exposed = [
        {
            "phase": k + 1,
            "losses": {name: ends(loss[:, n]) for n, name in enumerate(asked.space.parties) if loss[:, n].max() > 1e-9},
        }
        for k, loss in enumerate(played.exposure.losses)
    ]
    assert asked.sample is not None
    return {
        "holds": played.verdict,
        "readings": {"looked_at": asked.sample.readings, "hold": int(played.holds.sum()), "seed": asked.sample.seed},
        "settled": bool(played.fine.all()),
        "decided_by": list(deciding_inputs(asked, played)),
        "matters": [{"id": m.id, "rank": rounded(m.rank)} for m in matters(asked, played)],
        "end_tempts": "every" if played.end_tempts.all() else "some" if played.end_tempts.any() else "none",
        "binding": break_json(case, asked, binding) if binding is not None else None,
        "sends": sends(played),
        "gains": gains,
        "exposure": exposed,
    }


def cheapest_json(asked: Asked, found: tuple[Package, ...]) -> list[dict[str, Any]]:
    """The cheapest packages, with the price of each break that binds."""
    return [
        {
            "at": package.at,
            "amounts": _amounts(package.found.amounts),
            "cost": rounded(package.found.cost),
            "verified": package.found.verified,
            "cycles": package.found.cycles,
            "holds": package.holds,
            "binding": [_bound(asked, b) for b in package.found.binding],
            "least_gain": None if package.found.amounts is not None else rounded(package.found.least),
            "at_amounts": _amounts(package.found.amounts_least),
            "capped": list(package.found.capped),
            "least_break": _left(asked, package.found),
        }
        for package in found
    ]


def _amounts(amounts: Any) -> dict[str, float | None] | None:
    return None if amounts is None else {name: rounded(x) for name, x in amounts.items()}


def _left(asked: Asked, found: Cheapest) -> dict[str, Any] | None:
    d = found.least_break
    if d is None:
        return None
    party = asked.space.parties[d.party]
    return {"party": party, "phase": d.phase, "action": d.action, "what": d.what, "lowered": found.lowered}


def _bound(asked: Asked, b: Binding) -> dict[str, Any]:
    d = b.deviation
    party = asked.space.parties[d.party]
    return {"party": party, "phase": d.phase, "action": d.action, "what": d.what, "price": rounded(b.price)}


def order_json(asked: Asked, best: Best, listed_worst: float, everywhere: Played) -> dict[str, Any]:
    """The best order at the middle, beside the listed one. ``everywhere``: the best one at all readings looked at."""
    hold = int(everywhere.holds.sum()) if everywhere.fine.all() else None
    return {
        "at": "middle",
        "best": [asked.steps.names[j] for j in best.order],
        "greatest_gain": rounded(best.worst),
        "holds": {"looked_at": len(everywhere.holds), "hold": hold},
        "as_listed": rounded(listed_worst),
        "exposure": rounded(best.exposure),
        "exact": best.exact,
        "bound": rounded(best.bound),
        "ties": best.ties,
        "orders": best.orders or None,
    }


def turns_json(found: dict[str, Turns]) -> dict[str, Any]:
    """Where the verdict turns as one number changes, all others at the middle."""
    return {
        id: {
            "from": rounded(t.low),
            "to": rounded(t.high),
            "turns": [{"at": rounded(turn.at), "holds": turn.holds} for turn in t.turns],
            "always": t.always,
            "settled": t.settled,
        }
        for id, t in found.items()
    }


def trust_json(
    asked: Asked,
    found: tuple[Needed, ...],
    records: dict[str, Record],
    prior: tuple[float, float] | None,
    handed: tuple[Handed, ...] = (),
) -> dict[str, Any]:
    """Trust needed, pair by pair, beside the record; and what each step does to the temptation to attack."""
    parties = asked.space.parties
    return {
        "needed": [
            {
                "truster": parties[n.truster],
                "trusted": parties[n.trusted],
                "share": _shares(n.share),
                "phase": n.phase,
                "action": n.action,
                "on_record": _on_record(records[parties[n.trusted]], prior, n) if prior else None,
            }
            for n in found
        ],
        "record": {party: record_json(record, prior) for party, record in records.items()},
        "prior": {"kept": prior[0], "broken": prior[1]} if prior else None,
        "temptation": [
            {
                "step": h.step,
                "war": h.war,
                "party": parties[h.party],
                "mass": ends(h.mass),
                "value": ends(h.value),
                "change": ends(h.change),
            }
            for h in handed
        ],
    }


def _shares(values: Floats) -> dict[str, float | None]:
    """As `ends`; None where no trust would be enough."""
    return {name: rounded(x) for name, x in (("low", values.min()), ("middle", values[0]), ("high", values.max()))}


def _on_record(record: Record, prior: tuple[float, float], needed: Needed) -> dict[str, float | None | bool]:
    """How likely the record makes it that at least so much is kept: counted by rows, and by agreements."""
    share = float(needed.share[0])
    rows = at_least(prior[0] + record.kept, prior[1] + record.broken, share)
    agreements = at_least(prior[0] + record.agreements_kept, prior[1] + record.agreements_broken, share)
    alone = not record.kept and not record.broken  # rows that are disputed or open count for nothing
    return {"by_rows": rounded(rows), "by_agreements": rounded(agreements), "prior_alone": alone}


def record_json(record: Record, prior: tuple[float, float] | None) -> dict[str, Any]:
    """A party's dated promises, and what a beta-binomial count makes of them where the case gives a prior."""
    found: dict[str, Any] = {
        "rows": len(record.rows),
        "kept": rounded(record.kept),
        "broken": rounded(record.broken),
        "disputed": record.disputed,
        "agreements": {"kept": rounded(record.agreements_kept), "broken": rounded(record.agreements_broken)},
    }
    if prior:
        a, b = prior[0] + record.kept, prior[1] + record.broken
        found |= {"mean": rounded(a / (a + b)), "next_three": rounded(in_a_row(a, b, 3))}
    return found
