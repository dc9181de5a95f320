"""The plans of a case, and today, through the stability lens: who stays, who leaves, and what that turns on."""

from __future__ import annotations

from dataclasses import dataclass

from pourparler.case.model import Case
from pourparler.case.worths import tell_reason_briefly
from pourparler.lens.stability.cells import Standing, gain, standing
from pourparler.lens.stability.play import Play
from pourparler.lens.stability.solve import Solved
from pourparler.lens.stability.teller import BRIEFLY, Teller
from pourparler.lens.stability.why import prove
from pourparler.space.compile import Space
from pourparler.space.preference import Spread
from pourparler.verdict import Ref, Value, Verdict

VALUE: dict[str, Value] = {
    "still": "no",
    "stays": "no",
    "deterred": "no",
    "could be": "depends",
    "depends": "depends",
    "leaves": "yes",
    "unknown": "unknown",
}
TODAY = "today"
NO_TODAY = "This case has no status quo, so nobody can go back to it: who would leave a plan is not asked."


@dataclass(frozen=True)
class Studied:
    """A plan (or today) as a state. ``law``: the same with only law standing; the same tuple where nothing differs."""

    id: str
    title: str
    state: int
    standings: tuple[Standing, ...]
    law: tuple[Standing, ...]


def spots(space: Space, play: Play) -> list[tuple[str, str, int]]:
    """Id, title and state: today first, then every plan that can exist, in case order."""
    found = []
    if play.conflict.today is not None:
        found.append((TODAY, "Today, if nothing is agreed", play.conflict.today))
    for plan in space.case.plans:
        package = space.package(plan.terms)
        if space.feasible(package):
            found.append((plan.id, plan.title, play.conflict.graph.state(package)))  # type: ignore[union-attr]
    return found


def studied(space: Space, play: Play, solved: Solved, law: tuple[Play, Solved] | None) -> tuple[Studied, ...]:
    """Today and the plans, with all limits standing, and again with only law."""
    found = []
    for id, title, state in spots(space, play):
        own = tuple(standing(play, solved, party, state) for party in range(len(space.parties)))
        other = own
        if law is not None:
            other = tuple(standing(law[0], law[1], party, state) for party in range(len(space.parties)))
        found.append(Studied(id, title, state, own, other))
    return tuple(found)


Asked = dict[tuple[int, str], tuple[Ref, ...]]


def party_verdict(space: Space, teller: Teller, play: Play, plan: Studied, s: Standing, asked: Asked) -> Verdict:
    """Whether one party would leave one plan: ``yes`` leaves, ``no`` stays.

    ``asked``: what each question about a party and a move turned on, so that plans share it where it is the same.
    """
    name = teller.name(s.party)
    about = ("plan", plan.id, "party", space.parties[s.party])
    proof = (
        "bounds" if any(c.proof == "bounds" for c in s.cells.values()) and VALUE[s.sums_up] == "depends" else "exact"
    )
    decides, rests = _decides(space, teller, play, plan, s, asked)
    return Verdict(about, "leave", VALUE[s.sums_up], decides, rests, proof, f"{name} {teller.sums_up(s)}.")


def _decides(
    space: Space, teller: Teller, play: Play, plan: Studied, s: Standing, asked: Asked
) -> tuple[tuple[Ref, ...], tuple[Ref, ...]]:
    """The question that would settle it, and the reasons that bear on it."""
    name, key = teller.name(s.party), f"{space.parties[s.party]}:{plan.id}:leave"
    if s.sums_up == "unknown":
        issues = dict.fromkeys(i for t in s.silent for i in changed(play, s.state, t))
        told = " ".join(space.case.issues[i].question for i in issues)
        return (Ref("question", key, f"What is the view of {name} on what it could change alone: {told}"),), ()
    if s.sums_up in ("still", "stays"):
        return (), ()
    leaves = s.sums_up == "leaves"
    proof = prove(play, s.party, s.state, "gmr" if leaves else "nash", not leaves)
    if not proof.deviations:
        return (), ()
    to = proof.deviations[-1].to
    refs = tuple(_reasons(space.case, play, s.party, s.state, to))
    if VALUE[s.sums_up] != "depends":
        return (), refs
    move = teller.changes(s.state, to)
    context = "" if asked.setdefault((s.party, move), refs) == refs else f"{plan.title}: "
    asks = f"Would {name} gain by this move of its own: {move}?"
    if gain(play, s.party, s.state, to) == "every":  # so it turns on the others
        asks = f"If {name} made this move of its own, {move}: would others answer, even at a cost to themselves?"
    return (Ref("question", key, f"{context}{asks}"),), refs


def changed(play: Play, start: int, end: int) -> list[str]:
    """The issues in which two states differ."""
    before, after = play.conflict.label(start), play.conflict.label(end)
    return [issue for issue in after if before[issue] != after[issue]]


def _reasons(case: Case, play: Play, party: int, start: int, end: int) -> list[Ref]:
    """The party's reasons that tell two states apart, in which direction, and on whose word."""
    views = case.views.get(play.conflict.parties[party])
    preference = play.conflict.preferences[party]
    if views is None or not isinstance(preference, Spread):
        return []
    before, after = (preference.truths[preference.kinds[s]] for s in (start, end))
    return [
        Ref("reason" if reason.said else "assumption", reason.id, tell_reason_briefly(case, reason, int(b) - int(a)))
        for reason, a, b in zip(views.reasons, before, after, strict=True)
        if a != b
    ]


def plan_verdict(space: Space, teller: Teller, plan: Studied, parties: tuple[Verdict, ...]) -> Verdict:
    """Who would leave the plan: ``yes`` somebody, ``no`` nobody; with all limits standing, and again with only law.

    What decides it and what it rests on stands with the parties' verdicts.
    """
    if space.today is None:
        return Verdict(("plan", plan.id), "leave", "unknown", why=NO_TODAY)
    values = [v.value for v in parties]
    value: Value = next((v for v in ("yes", "depends", "unknown") if v in values), "no")
    groups: dict[str, list[int]] = {}
    for s in plan.standings:
        groups.setdefault(s.sums_up, []).append(s.party)
    told = [f"{teller.names(who)}: {BRIEFLY[word]}" for word, who in groups.items()]
    differ = [(a, b) for a, b in zip(plan.standings, plan.law, strict=True) if a.sums_up != b.sums_up]
    why = "; ".join(told)
    if differ:
        why += ". With only law standing: " + "; ".join(
            f"{teller.name(b.party)}: {BRIEFLY[b.sums_up]}" for _, b in differ
        )
    proof = "bounds" if any(v.proof == "bounds" for v in parties) else "exact"
    return Verdict(("plan", plan.id), "leave", value, proof=proof, why=why + ".")
