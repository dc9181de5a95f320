"""What can be said of whether a plan would hold without a number: who gives what before what, and what stands behind it.

The verdict needs views only. A party is tempted where, with all steps done, taking one back alone is better for it in
every reading. That is ``no`` where nothing that others could do alone in turn, no war of theirs, and no response in the
case could hurt it; ``depends`` where something could, or where readings differ; ``unknown`` where nobody knows its view.
Without numbers there is no yes.
"""

from __future__ import annotations

from dataclasses import dataclass

from pourparler.case.model import Case, Plan, Remark
from pourparler.case.tell import tell_terms
from pourparler.lens.durability import answering
from pourparler.lens.durability.answering import War, better
from pourparler.lens.durability.steps import Steps, undoers
from pourparler.space.compile import Space
from pourparler.verdict import Ref, Value, Verdict
from pourparler.words import listed


@dataclass(frozen=True)
class Kept:
    """One step: ``undo``: who can take it back alone; ``final``: nobody can, ever; ``behind``: responses against those
    who can break it; ``later``: those that stand only from a later step on, which is named; ``wars``: who else could
    then attack one of them; ``owed``: what others have still to do once it is done."""

    number: int
    who: tuple[str, ...]
    terms: dict[str, str]
    order: str
    undo: tuple[str, ...]
    final: bool
    behind: tuple[str, ...]
    later: tuple[tuple[str, str], ...]
    wars: tuple[War, ...]
    owed: tuple[int, ...]


@dataclass(frozen=True)
class Temptation:
    """``value``: yes (better in every reading), no, depends or unknown; ``answers``: responses against the party, what
    others could take back alone that it has a view of, and who could attack. ``on_attack``: what answers only an attack
    by it, and so not this."""

    party: str
    issue: str
    value: Value
    answers: tuple[str, ...]
    question: str
    on_attack: tuple[str, ...] = ()


@dataclass(frozen=True)
class Structure:
    """Everything about one plan that needs no number. ``absent``: responses that never stand in it, the step each begins
    with, and the title of the plan whose step that is."""

    steps: tuple[Kept, ...]
    ordered: bool
    temptations: tuple[Temptation, ...]
    disputed: tuple[Remark, ...]
    said: tuple[Remark, ...]
    lapses: tuple[tuple[str, tuple[str, ...]], ...]
    absent: tuple[tuple[str, str, str], ...]
    verdict: Verdict


def structure(space: Space, steps: Steps) -> Structure:
    """The plan as it stands in the case, without numbers."""
    case, plan = space.case, steps.plan
    rows = tuple(_kept(space, steps, n) for n in range(len(steps)))
    ordered = not any(step.order for step in plan.steps) and not _reported(plan)
    tempted = tuple(_temptations(space, steps))
    movers = {p for row in rows for p in row.who}
    concerned = movers | {p for row in rows for p in row.undo} | _promised(case, plan)
    disputed = tuple(x for x in case.standing if case.party_of(x.of) in concerned and x.by in concerned)
    said = tuple(x for x in case.said_of_promises if x.of in movers | {p for row in rows for p in row.undo})
    d = case.durability
    lapses = tuple((r.id, r.lapses) for r in d.responses if r.lapses) if d else ()
    absent = answering.absent(space, steps)
    verdict = _verdict(space, plan, rows, ordered, tempted)
    return Structure(rows, ordered, tempted, disputed, said, lapses, absent, verdict)


def _reported(plan: Plan) -> bool:
    """Whether the plan is reported and has several steps of which nothing ties one to another: then the order listed
    is ours."""
    return not plan.ours and len(plan.steps) > 1 and not any(step.after for step in plan.steps)


def _promised(case: Case, plan: Plan) -> set[str]:
    return {party for issue in plan.terms for party in case.issues[issue].towards}


def _kept(space: Space, steps: Steps, n: int) -> Kept:
    case = space.case
    step = steps.plan.steps[n]
    undo: list[str] = []
    wars: list[War] = []
    final = True
    stands = list(dict.fromkeys(steps.package(range(k)) for k in (n + 1, len(steps))))
    for issue, option in step.does.items():
        if case.issues[issue].option(option).final:
            continue
        final = False
        axis = space.issues.index(issue)
        number = space.options[axis].index(option)
        can = undoers(space, axis, number)
        undo += can
        for at in (at for at in stands if at[axis] == number != steps.today[axis]):
            back = (*at[:axis], steps.today[axis], *at[axis + 1 :])
            wars += [war for party in can for war in answering.wars(space, steps, party, back, at)]
    undo = list(dict.fromkeys(undo))
    who = tuple(space.parties[p] for p in steps.who[n])
    found = answering.responses(space, steps, set(undo) or set(who))
    behind = tuple(id for id, since in found if since <= n + 1)
    later = tuple((id, steps.names[since - 1]) for id, since in found if since > n + 1)
    owed = tuple(m + 1 for m in range(n + 1, len(steps)) if set(steps.who[m]) - set(steps.who[n]))
    order = tuple(war for party in space.parties for war in dict.fromkeys(wars) if war[0] == party)
    return Kept(n + 1, who, dict(step.does), step.order, tuple(undo), final, behind, later, order, owed)


def _temptations(space: Space, steps: Steps) -> list[Temptation]:
    """For each thing a party can take back alone once all is done: whether it would rather."""
    case = space.case
    end = steps.package(range(len(steps)))
    found = []
    for axis, issue in enumerate(case.issues.values()):
        if end[axis] == steps.today[axis] or issue.options[end[axis]].final:
            continue
        back = (*end[:axis], steps.today[axis], *end[axis + 1 :])
        if not space.feasible(back):
            continue
        for party in undoers(space, axis, end[axis]):
            answers = [id for id, _ in answering.responses(space, steps, {party})]
            answers += answering.taken_back(space, steps, party, back)
            fought = [
                *answering.wars(space, steps, party, back, end),
                *answering.wars_of_others(space, steps, party, back, end),
            ]
            answers += answering.told_wars(case, fought)
            asks = _asks(case, party, issue.id, issue.options[end[axis]].id)
            idle = tuple(answering.on_attack(space, steps, party))
            found.append(Temptation(party, issue.id, better(space, party, back, end), tuple(answers), asks, idle))
    return found


def _asks(case: Case, party: str, issue: str, option: str) -> str:
    return f"All else done, would {case.name(party)} rather keep “{case.issues[issue].option(option).says}” than go back on it?"


def _verdict(
    space: Space, plan: Plan, rows: tuple[Kept, ...], ordered: bool, tempted: tuple[Temptation, ...]
) -> Verdict:
    case, about, d = space.case, ("plan", plan.id), space.case.durability
    bare = [t for t in tempted if t.value == "yes" and not t.answers]
    open_ = [t for t in tempted if t.value == "depends" or (t.value == "yes" and t.answers)]
    dark = [t for t in tempted if t.value == "unknown"]
    value: Value
    if bare:
        value = "no"
        first = bare[0]
        why = f"{_who(case, bare)} would be better off going back on it in every reading, and nothing in the case answers that"
        if idle := dict.fromkeys(id for t in bare for id in t.on_attack):
            why += f" ({listed(idle)} {'answers' if len(idle) == 1 else 'answer'} an attack alone)"
    elif open_:
        value, first = "depends", open_[0]
        words = []
        if sure := [t for t in open_ if t.value == "yes"]:
            answers = dict.fromkeys(a for t in sure for a in t.answers)
            what = f"the answer outweighs that: {listed(answers)}"
            if set(answers) <= {*case.issues, *(r.id for r in (d.responses if d else ()))}:
                what = f"the answer ({listed(answers)}) outweighs that"
            words.append(f"{_who(case, sure)} would be better off going back on it, unless {what}")
        if doubt := [t for t in open_ if t.value == "depends"]:
            words.append(f"readings differ on whether {_who(case, doubt)} would rather go back on it")
        why = "; ".join(words)
    elif dark:
        value, first = "unknown", dark[0]
        why = f"nobody has said whether {_who(case, dark)} would rather keep it than go back on it"
    else:
        value, first = "depends", None
        why = (
            "with all steps done nobody who can go back alone is better off so; it depends on the way there"
            if tempted
            else "nobody can go back on it alone; it depends on whether each step is taken"
        )
    notes = _notes(case, rows, ordered)
    asks = [t for t in open_ or dark if t.value != "yes"]
    refs = tuple(Ref("question", f"{plan.id}.{t.issue}.{t.party}", t.question) for t in asks)
    if first is None and not ordered:
        refs = (Ref("question", f"{plan.id}.order", f"In which order would the steps of “{plan.title}” be taken?"),)
    text = f"{why[:1].upper()}{why[1:]}. {notes}".strip()
    return Verdict(about, "hold", value, refs, tuple(_rests(case, rows)), proof="bounds", why=text)


def _who(case: Case, tempted: list[Temptation]) -> str:
    return listed(dict.fromkeys(f"{case.name(t.party)} (on {t.issue})" for t in tempted))


def _notes(case: Case, rows: tuple[Kept, ...], ordered: bool) -> str:
    found = []
    if final := [row for row in rows if row.final]:
        told = listed(tell_terms(case, row.terms) for row in final)
        found.append(f"Cannot be undone: {told}.")
    found += _one_sided(case, rows)
    bare: dict[str, list[int]] = {}
    for row in rows:
        if row.undo and not row.behind and not row.wars:
            bare.setdefault(row.later[0][1] if row.later else "", []).append(row.number)
    for since, numbers in sorted(bare.items()):
        told = f"{'step' if len(numbers) == 1 else 'steps'} {listed(map(str, numbers))}"
        found.append(f"Nothing in the case stands behind {told}{f' before step {since} is done' if since else ''}.")
    if not ordered and len(rows) > 1:
        found.append("No report gives the order of the steps.")
    return " ".join(found)


def _one_sided(case: Case, rows: tuple[Kept, ...]) -> list[str]:
    """Who gives what it cannot take back alone, while another can take back alone what it gives."""
    can = {party for row in rows for party in row.undo}
    give = [p for p in dict.fromkeys(p for row in rows for p in row.who) if p not in can]
    takes = {p: [row.number for row in rows if p in row.undo] for p in can}
    movers = dict.fromkeys(p for row in rows for p in row.who)
    if not give or not can & set(movers):
        return []
    told = listed(
        f"{case.name(p)} can take back {('step ' if len(takes[p]) == 1 else 'steps ') + listed(map(str, takes[p]))}"
        for p in movers
        if p in can
    )
    return [f"Once all is done {listed(map(case.name, give))} can take back nothing alone; {told}."]


def _rests(case: Case, rows: tuple[Kept, ...]) -> list[Ref]:
    """Who can take back what, as one thing that the verdict rests on."""
    told = []
    for row in rows:
        can = listed(map(case.name, row.undo)) if row.undo else "nobody alone"
        told.append(f"{row.number} by {'nobody, ever' if row.final else can}")
    return [Ref("assumption", "can_break", f"steps can be taken back: {'; '.join(told)}")]
