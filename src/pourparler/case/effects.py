"""What an accepted statement could add to a case: a row that a person may draw from it, and nothing by itself.

The rules, each named in the row it makes:

- *sign*: who opposes or refuses an option avoids it; who supports, accepts or demands one wants it.
- *matters*: who offers or promises an option, considers it, or makes something depend on it, has a view of it whose
  worth nobody has said (``worth: unknown``).
- *differs*: a plan's step that a party behind the plan is reported to tell differently becomes a differing version.

No row is made for today's option, for an option on which the party's views already say something, or for a party
whose views are a prioritised list: the case's author has the word there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pourparler.case.conditions import Condition, Is, leaves
from pourparler.case.model import Case, Plan, Reason, Step, Views
from pourparler.evidence.statement import Statement

WANTS = frozenset({"supports", "accepts", "demands"})
AVOIDS = frozenset({"opposes", "refuses"})
MATTERS = frozenset({"offers", "promises", "considers", "conditions_on"})
TELLS_A_PLAN = frozenset({"supports", "accepts", "offers", "considers", "conditions_on"})


@dataclass(frozen=True)
class Effect:
    """A row for the file of drawn rows. ``kind``: wants, avoids, matters or differs; ``plan`` and ``step`` for differs."""

    kind: str
    party: str
    issue: str
    option: str
    said: str
    plan: str = ""
    step: int = 0

    def row(self) -> dict[str, object]:
        """The row as the file has it."""
        does = {self.issue: self.option}
        if self.kind == "differs":
            return {"differs": self.plan, "step": self.step, "does": does, "said": self.said}
        return {"party": self.party, self.kind: does, "said": self.said}

    def says(self, case: Case) -> str:
        """The row in words."""
        option = case.issues[self.issue].option(self.option).says
        if self.kind == "differs":
            title = next((plan.title for plan in case.plans if plan.id == self.plan), self.plan)
            return f"a differing version of “{title}”: step {self.step} as {self.issue} “{option}”"
        word = {"wants": "wants", "avoids": "avoids", "matters": "has a view of unknown worth on"}[self.kind]
        return f"{case.name(self.party)} {word} {self.issue} “{option}”"


def effects(case: Case, statement: Statement) -> tuple[Effect, ...]:
    """The rows that a person may draw from the statement, the likeliest first; often none."""
    party, issue, option = case.party_of(statement.actor.id), statement.issue, statement.alternative
    if issue not in case.issues or option not in {o.id for o in case.issues[issue].options}:
        return ()
    assert option is not None
    found = []
    kind = _kind(statement.stance)
    if kind and party in case.parties and (case.today or {}).get(issue) != option and case.today is not None:
        views = case.views.get(party, Views())
        if not views.prioritised and not _named(views, issue, option):
            found.append(Effect(kind, party, issue, option, statement.id))
    told = statement.stance in TELLS_A_PLAN and (case.today or {}).get(issue) != option
    for plan in case.plans if told else ():
        for number, step in enumerate(plan.steps, 1):
            if party in plan.backed and not plan.of and list(step.does) == [issue] and step.does[issue] != option:
                found.append(Effect("differs", party, issue, option, statement.id, plan.id, number))
    return tuple(found)


def contradicts(case: Case, statement: Statement) -> tuple[Reason, ...]:
    """The party's reasons on exactly this option that say the opposite of the statement."""
    sign = {"wants": 1, "avoids": -1}.get(_kind(statement.stance), 0)
    if not sign or statement.alternative is None:
        return ()
    here = Is(statement.issue, (statement.alternative,))
    reasons = case.views.get(case.party_of(statement.actor.id), Views()).reasons
    return tuple(r for r in reasons if r.when == here and sign * _sign(r) < 0)


def add_effect(case: Case, effect: Effect) -> Case:
    """The case with the row."""
    if effect.kind == "differs":
        plans: list[Plan] = []
        for plan in case.plans:
            plans.append(plan)
            if plan.id == effect.plan and not plan.of:
                plans.append(version(case, plan, effect))
        return replace(case, plans=tuple(plans))
    old = case.views.get(effect.party, Views())
    place, word = (effect.kind, "") if effect.kind != "matters" else ("", "unknown")
    when: Condition = Is(effect.issue, (effect.option,))
    id = f"{effect.party}.drawn.{sum('.drawn.' in r.id for r in old.reasons) + 1}"
    reason = Reason(
        id,
        effect.party,
        when,
        place=place,
        word=word,
        because="Drawn from a statement",
        said=(effect.said,) if effect.said else (),
    )
    views = replace(old, reasons=(*old.reasons, reason))
    ordered = {party: case.views.get(party) for party in case.parties}
    ordered[effect.party] = views
    return replace(case, views={party: v for party, v in ordered.items() if v is not None})


def version(case: Case, plan: Plan, effect: Effect) -> Plan:
    """The plan with one step told differently."""
    step = Step({effect.issue: effect.option}, plan.steps[effect.step - 1].who, (effect.said,) if effect.said else ())
    steps = (*plan.steps[: effect.step - 1], step, *plan.steps[effect.step :])
    says = case.issues[effect.issue].option(effect.option).says
    number = 1 + sum(other.of == plan.id and "@drawn-" in other.id for other in case.plans)
    return Plan(
        id=f"{plan.id}@drawn-{number}",
        title=f"{plan.title}, as differing: {effect.issue} “{says}”",
        steps=steps,
        said=(effect.said,) if effect.said else (),
        of=plan.id,
        line=plan.line,
    )


def _kind(stance: str) -> str:
    kinds: Mapping[str, frozenset[str]] = {"wants": WANTS, "avoids": AVOIDS, "matters": MATTERS}
    return next((kind for kind, stances in kinds.items() if stance in stances), "")


def _named(views: Views, issue: str, option: str) -> bool:
    """Whether some reason or comparison of the party already speaks of this option."""
    if any(leaf.issue == issue and option in leaf.options for r in views.reasons for leaf in leaves(r.when)):
        return True
    return any(option in (c.better.get(issue), c.than.get(issue)) for c in views.comparisons)


def _sign(reason: Reason) -> int:
    if reason.place in ("wants", "above"):
        return 1
    if reason.place in ("avoids", "below"):
        return -1
    if reason.low is not None and reason.low > 0:
        return 1
    return -1 if reason.high is not None and reason.high < 0 else 0
