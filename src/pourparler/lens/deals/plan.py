"""One plan through the deal lens: limits crossed, who must agree, each party's verdict and its reasons."""

from __future__ import annotations

from dataclasses import dataclass

from pourparler.case.model import Plan, Reason
from pourparler.case.numbers import decimal_text, plain
from pourparler.case.tell import tell, tell_cites, tell_terms
from pourparler.case.worths import tell_reason, worth_of
from pourparler.space.compile import Package, Space
from pourparler.space.judge import DEPENDS, NO, UNKNOWN, VALUE, YES, Judgement, judge
from pourparler.verdict import Ref, Verdict
from pourparler.words import listed


@dataclass(frozen=True)
class Judged:
    """A plan, its package, and what everyone makes of it."""

    plan: Plan
    package: Package
    feasible: bool
    crossed: tuple[str, ...]  # limit ids, protests included
    must_agree: tuple[str, ...]
    parties: tuple[Judgement, ...]

    @property
    def loses(self) -> tuple[str, ...]:
        """Parties that lose in every reading without being asked."""
        return tuple(j.party for j in self.parties if j.code == NO and j.party not in self.must_agree)


def judge_plan(space: Space, plan: Plan) -> Judged:
    """The plan's package judged by every party."""
    package = space.package(plan.terms)
    crossed = tuple(bar.id for bar in space.bars if bar.factor.at(package))
    parties = tuple(judge(space, i, package) for i in range(len(space.parties)))
    return Judged(plan, package, space.feasible(package), crossed, space.must_agree(package), parties)


def carrying(space: Space, j: Judgement) -> list[tuple[Reason, int]]:
    """The reasons whose truth the package changes, and in which direction."""
    v = space.valuations[space.parties.index(j.party)]
    return [(reason, d) for reason, d in zip(v.reasons, j.delta, strict=False) if d]


def question(space: Space, j: Judgement, package: Package) -> str:
    """The question that would settle a verdict that depends or is unknown; empty otherwise."""
    case, name = space.case, space.case.name(j.party)
    changed = {i: o for i, o in space.terms(package).items() if case.today is None or case.today[i] != o}
    if j.code == UNKNOWN:
        return f"What is the view of {name} on this, beside today: {tell_terms(case, changed)}?"
    if j.code != DEPENDS:
        return ""
    gains, losses, open_ = [], [], []
    for reason, d in carrying(space, j):
        text = ("no longer " if d < 0 else "") + _what(space, reason)
        up = reason.place in ("above", "wants") or (reason.low is not None and reason.low >= 0)
        down = reason.place in ("below", "avoids") or (reason.high is not None and reason.high <= 0)
        if (up and d > 0) or (down and d < 0):
            gains.append(text)
        elif up or down:
            losses.append(text)
        else:
            open_.append(text)
    if gains and losses and not open_:
        return f"Is [{'; '.join(gains)}] worth [{'; '.join(losses)}] to {name}?"
    if open_ and not losses and not gains:
        return f"Is [{'; '.join(open_)}] better than today for {name}?"
    parts = "; ".join([*gains, *losses, *open_])
    outside = "no deal" if case.today is None or j.party in case.no_deal else "today"
    return f"Is [{parts}], taken together, worth more than {outside} to {name}?"


def plan_json(space: Space, judged: Judged) -> dict[str, object]:
    """The plan in the shape of ``deals --json``."""
    case = space.case
    bars = {bar.id: bar for bar in space.bars}
    parties: dict[str, object] = {}
    for j in judged.parties:
        sized = j.bound.low is not None and j.bound.high is not None and j.code != UNKNOWN
        asks = question(space, j, judged.package)
        parties[j.party] = {
            "verdict": VALUE[j.code],
            "gain": [plain(j.bound.low), plain(j.bound.high)] if sized else None,  # type: ignore[arg-type]
            "reasons": [
                {
                    "id": r.id,
                    "when": _what(space, r),
                    "worth": None if r.withheld else worth_of(r),
                    "said": list(r.said),
                }
                for r, _ in carrying(space, j)
            ],
            "decides": [asks] if asks else [],
        }
    return {
        "terms": space.terms(judged.package),
        "feasible": judged.feasible,
        "limits": [
            {
                "id": limit.id,
                "party": limit.party,
                "kind": limit.kind,
                "bars": bars[limit.id].bars,
                "because": limit.because,
                "said": list(limit.said),
            }
            for limit in case.limits
            if limit.id in judged.crossed
        ],
        "must_agree": list(judged.must_agree),
        "parties": parties,
        "not_asked_loses": list(judged.loses),
    }


def party_verdict(space: Space, judged: Judged, j: Judgement) -> Verdict:
    """What one party makes of one plan, as a verdict that says why."""
    case, name = space.case, space.case.name(j.party)
    reasons = carrying(space, j)
    views = case.views.get(j.party)
    rests = [Ref("reason" if r.said else "assumption", r.id, tell_reason(case, r, d)) for r, d in reasons]
    if views and reasons:
        rests += [
            Ref(
                "comparison" if c.said else "assumption",
                c.id,
                f"{c.because or c.id}; {tell_cites(case, c.said, j.party)}",
            )
            for c in views.comparisons
        ]
    outside = "today" if case.today is not None and j.party not in case.no_deal else "no deal"
    why = {
        YES: f"Worth no less than {outside} to {name} in every reading",
        NO: f"Worth less than {outside} to {name} in every reading",
        DEPENDS: f"Readings differ on whether it is worth less than {outside} to {name}",
        UNKNOWN: f"No view of {name} on anything that changes is known",
    }[j.code]
    if j.code in (YES, NO) and views and any(r.sized for r, _ in reasons):
        why += ", within the stated ranges"
    if j.widen is not None:
        wider = decimal_text(round(j.widen, 2))
        points = "point" if wider == "1" else "points"
        why += f"; it would flip if every range were more than {wider} {points} wider at both ends"
    if j.no_view and j.code != UNKNOWN:
        told = listed(j.no_view)
        why += f". Changes on which no view is known count as nothing: {told}"
    asks = question(space, j, judged.package)
    decides = (Ref("question", f"{j.party}:{judged.plan.id}", asks),) if asks else ()
    about = ("plan", judged.plan.id, "party", j.party)
    return Verdict(about, "agree", VALUE[j.code], decides, tuple(rests), "exact", why + ".")


def _what(space: Space, reason: Reason) -> str:
    return "a reason left out by its handling" if reason.withheld else tell(space.case, reason.when)
