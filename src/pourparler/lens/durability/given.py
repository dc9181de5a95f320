"""The numbers a plan needs: those the case gives, and a question for each that it does not."""

from __future__ import annotations

from dataclasses import dataclass

from pourparler.case.conditions import Condition, issues_named, same_terms
from pourparler.case.durability import UNKNOWN_ODDS, Durability, Number, WarInput
from pourparler.case.model import Case
from pourparler.case.tell import tell
from pourparler.lens.durability.readings import Input
from pourparler.lens.durability.steps import Steps, undoers
from pourparler.space.compile import Space
from pourparler.words import listed

UNKNOWN_SHARE = Number(0.0, 1.0, "unknown, from 0 to 1")
ZERO = Number(0.0, 0.0, "0")


@dataclass(frozen=True)
class Given:
    """What the case gives: its numbers, and what would have to be given as well."""

    inputs: tuple[Input, ...]
    missing: tuple[str, ...]
    unsized: frozenset[int] = frozenset()  # parties some of whose views, on what the plan can change, have no size
    sizes: tuple[str, ...] = ()  # a question for each of these views


def given(space: Space, steps: Steps) -> Given:
    """Every number the plan needs, and a question for each that is not there."""
    case = space.case
    d = case.durability or Durability()
    found: list[Input] = []
    missing: list[str] = []
    unsized: set[int] = set()
    sizes: list[str] = []

    def add(id: str, says: str, number: Number | None, said: tuple[str, ...], default: Number | None = None) -> None:
        if number is None and default is None:
            missing.append(f"{says[:1].upper()}{says[1:]}?")
        elif not any(each.id == id for each in found):
            found.append(Input(id, says, number or default or ZERO, not said))

    deciding = _deciding(space, steps, d)
    for party in case.parties:
        if space.parties.index(party) in deciding:
            add(
                f"discount.{party}",
                f"what a unit one {bare(d.period)} on is worth today to {case.name(party)}",
                d.discount.get(party),
                (),
            )
        else:
            add(
                f"discount.{party}",
                f"the discounting of {case.name(party)}",
                d.discount.get(party),
                (),
                Number(0.9, 0.9, "0.9"),
            )
    missing += _unseen(space, steps, d)
    for n, party in enumerate(space.parties):
        for reason in space.valuations[n].reasons:
            if replaced(space, party, reason.when):
                continue
            says = f"what {tell(case, reason.when)} is worth to {case.name(party)}"
            if reason.low is not None and reason.high is not None:
                low, high = float(reason.low), float(reason.high)
                add(reason.id, says, Number(low, high, reason.word), reason.worth_said)
            elif n in deciding and _matters(space, steps, n, reason.when):
                known = _sign_known(space, n, reason.id)
                asks = "a number or a range" if known else "a place in its order, a number or a range"
                told = f"What is {tell(case, reason.when)} worth to {case.name(party)}: {asks}?"
                (sizes if known else missing).append(told)
                unsized |= {n} if known else set()
    for flow in d.flows:
        says = f"what {tell(case, flow.when)} brings {case.name(flow.party)} each {bare(d.period)}"
        add(flow.id, says, flow.worth, flow.whose.worth_said)
    for party, outside in case.no_deal.items():
        if outside.low is not None and outside.high is not None:
            number = Number(float(outside.low), float(outside.high), "")
            add(outside.id, f"what no deal is worth to {case.name(party)}", number, outside.worth_said)
    gone = "what told it does not count any more; what are its numbers?"
    missing += [f"{row.id}: {gone}" for row in d.rows if row.whose.fell]
    for war in d.wars:
        add(
            f"{war.id}.odds",
            _odds(case, d, war),
            war.odds if war.odds.text != UNKNOWN_ODDS else None,
            war.whose.worth_said,
        )
        for side in war.between:
            if side in war.started_by and side not in war.sets:
                missing.append(f"What would {case.name(side)} set for good if it won ({war.id})?")
            add(
                f"{war.id}.costs.{side}",
                f"what a war ({war.id}) would cost {case.name(side)}",
                war.costs.get(side),
                war.whose.worth_said,
            )
        for party, cost in war.costs.items():
            add(
                f"{war.id}.costs.{party}",
                f"what a war ({war.id}) would cost {case.name(party)}",
                cost,
                war.whose.worth_said,
            )
    for mass in d.mass:
        add(mass.id, f"what {tell(case, mass.when)} does to the odds", mass.odds, mass.whose.worth_said)
    for r in d.responses:
        said = r.whose.worth_said
        add(f"{r.id}.amount", f"how much {r.id} is", r.amount, said, ZERO)
        add(f"{r.id}.shift", f"how far {r.id} lowers the odds of an attacker", r.shift, said, ZERO)
        add(f"{r.id}.surely", f"how surely {r.id} comes", r.surely, said, UNKNOWN_SHARE)
        for key, numbers, what in (
            ("to", r.to, "what share of {id} goes to {name}"),
            ("costs", r.costs, "what {id} costs {name}"),
            ("costs_if_not", r.costs_if_not, "what it costs {name} if {id} does not come"),
        ):
            for party, number in numbers.items():
                add(f"{r.id}.{key}.{party}", what.format(id=r.id, name=case.name(party)), number, said)
    for v in d.violations:
        for party, number in v.takes.items():
            add(
                f"{v.id}.{party}",
                f"what {v.id} brings {case.name(party)} each {bare(d.period)}",
                number,
                v.whose.worth_said,
            )
    for name, step in zip(steps.names, steps.plan.steps, strict=True):
        if step.ratified is not None:
            add(f"{name}.ratified", f"how surely step {name} is ratified", step.ratified, step.worth_said)
        for party, number in step.hands_over.items():
            add(
                f"{name}.hands_over.{party}",
                f"what step {name} hands {case.name(party)}, once",
                number,
                step.worth_said,
            )
    return Given(tuple(found), tuple(dict.fromkeys(missing)), frozenset(unsized), tuple(dict.fromkeys(sizes)))


def replaced(space: Space, party: str, when: Condition) -> bool:
    """Whether a flow stands in the place of the party's view of these terms, in whichever words it names them."""
    d = space.case.durability
    options = dict(zip(space.issues, space.options, strict=True))
    return any(flow.party == party and same_terms(flow.when, when, options) for flow in (d.flows if d else ()))


def _unseen(space: Space, steps: Steps, d: Durability) -> list[str]:
    """A question for each thing that a party can take back alone, and of which nobody has stated its view; and for
    each party with a step to take of whose view of the plan nothing is known."""
    case, found = space.case, []
    end = steps.package(range(len(steps)))
    changed = [axis for axis in range(len(end)) if end[axis] != steps.today[axis]]
    seen: dict[str, set[str]] = {party: set() for party in case.parties}
    for v in space.valuations:
        seen[v.party] |= {issue for reason in v.reasons for issue in issues_named(reason.when)}
    for flow in d.flows:
        seen[flow.party] |= set(issues_named(flow.when))
    for axis in changed:
        issue = case.issues[space.issues[axis]]
        for party in undoers(space, axis, end[axis]):
            if issue.id not in seen[party]:
                found.append(f"What is the view of {case.name(party)} on this: {issue.question.rstrip('?')}?")
    for n in sorted({party for who in steps.who for party in who}):
        if changed and not seen[space.parties[n]] & {space.issues[axis] for axis in changed}:
            found.append(f"What is the view of {case.name(space.parties[n])} on what the plan sets?")
    return found


def _odds(case: Case, d: Durability, war: WarInput) -> str:
    """What the odds of a war are called; where nobody gave them, a question that says so, and what rests on them."""
    says = f"the odds that {case.name(war.between[0])} wins ({war.id})"
    if war.odds.text != UNKNOWN_ODDS:
        return says
    masses = [mass.id for mass in d.mass if mass.war == war.id]
    change = f", and {listed(masses)} can only change them" if masses else ""
    return f"{says} are missing{change}: what are they"


def bare(period: str) -> str:
    """``year`` for ``a year``."""
    return period.removeprefix("a ").removeprefix("an ")


def _deciding(space: Space, steps: Steps, d: Durability) -> set[int]:
    """Everyone who has a choice in the game: whose step it is, who may attack, who can undo, who may violate."""
    found = {party for who in steps.who for party in who}
    parties = list(space.parties)
    found |= {parties.index(side) for war in d.wars for side in war.started_by}
    found |= {parties.index(v.by) for v in d.violations}
    found |= {parties.index(r.by[0]) for r in d.responses if r.decides and r.by}
    changed = {issue for does in steps.does for issue, _ in does}
    for issue in changed:
        found |= {parties.index(p) for o in range(space.sizes[issue]) for p in undoers(space, issue, o)}
    return found


def _sign_known(space: Space, party: int, reason: str) -> bool:
    """Whether the views say at least which way a reason counts. Priorities that no sum of others outweighs have no
    readings to look through."""
    v = space.valuations[party]
    k = v.readings.labels.index(reason)
    placed = {*v.readings.above, *v.readings.below, *v.readings.positive, *v.readings.negative}
    ends = (v.readings.low[k], v.readings.high[k])
    return not v.prioritised and (k in placed or ends != (None, None))


def _matters(space: Space, steps: Steps, party: int, when: Condition) -> bool:
    """Whether the terms can change while the plan is carried out, undone, or fought over."""
    changed = {space.issues[issue] for does in steps.does for issue, _ in does}
    d = space.case.durability
    for war in d.wars if d else ():
        changed |= {issue for terms in war.sets.values() for issue in terms}
    return bool(changed & set(issues_named(when)))
