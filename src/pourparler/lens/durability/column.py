"""The plan table's column *would it hold*: the engine's verdict where there are numbers, else what needs none."""

from __future__ import annotations

from dataclasses import replace

from pourparler.case.model import Case
from pourparler.finding import Finding
from pourparler.lens.durability.model import Deviation
from pourparler.lens.durability.play import STARTS, Asked, Played, deciding_inputs
from pourparler.lens.durability.structure import Structure
from pourparler.space.compile import Space
from pourparler.verdict import Ref, Value, Verdict

HOLDS: dict[str, Value] = {"every": "yes", "some": "depends", "none": "no", "unknown": "unknown"}
START = {"peaceful": "from a peaceful start", "violent": "from a violent start"}


def verdict_of(space: Space, found: Structure, asked: Asked) -> Verdict:
    """Yes: nobody gains by a break in any reading looked at, from either start; no: somebody does in each, from both."""
    if asked.world is None:
        return found.verdict
    played = [asked.of(start) for start in STARTS]
    values = {p.verdict for p in played}
    value: Value = HOLDS[values.pop()] if len(values) == 1 else "unknown" if "unknown" in values else "depends"
    assert asked.sample is not None
    count = asked.sample.readings
    case = space.case
    if len({(p.verdict, *(tell_break(case, asked, p.binding) if p.binding else "")) for p in played}) == 1:
        why = f"{sentence(case, asked, played[0])}."
    else:
        why = " ".join(f"Off the deal {START[p.start]}: {sentence(case, asked, p)}." for p in played)
    ids = dict.fromkeys(id for p in played for id in deciding_inputs(asked, p))
    says = {each.id: each.says for each in asked.sample.inputs}
    decides = tuple(Ref("question", id, f"{says[id][:1].upper()}{says[id][1:]}?") for id in ids)
    if value == "depends" and not decides:
        decides = (
            Ref("question", f"{found.verdict.about[1]}.numbers", "Which of the ranges given can be made narrower?"),
        )
    proof = "exact" if count == 1 else f"sampled({count})"
    ours = [i for i in asked.given.inputs if i.ours]
    rests = found.verdict.rests_on
    if ours:
        told = f"{len(ours)} of {len(asked.given.inputs)} numbers are ours; “The numbers it rests on” lists each"
        rests = (*rests, Ref("assumption", "durability.numbers", told))
    return replace(found.verdict, value=value, decides=decides, rests_on=rests, proof=proof, why=why)


def sentence(case: Case, asked: Asked, p: Played) -> str:
    """What the inputs say of one start, in a sentence."""
    d = p.binding
    if p.verdict == "unknown":
        return "what is played off the deal does not settle, so no number is given"
    if d is None:
        return "nobody has a way to break it"
    if p.verdict == "every":
        return "under these inputs nobody gains by breaking it, in any reading looked at"
    where = "every reading looked at" if p.verdict == "none" else "some readings"
    return f"under these inputs, in {where}, {tell_break(case, asked, _clearest(p))}"


def _clearest(p: Played) -> Deviation:
    """The break to name: the one with the greatest gain at the middle, or, if none gains there, the greatest anywhere."""
    found = p.solved.deviations
    middle = max(found, key=lambda d: float(d.gain[0]))
    return middle if middle.gain[0] > 0 else max(found, key=lambda d: float(d.gain.max()))


def tell_break(case: Case, asked: Asked, d: Deviation) -> str:
    """``Egypt gains by attacking once all is done``."""
    name = case.name(asked.space.parties[d.party])
    when = "when it is due" if d.action == "withhold" else tell_phase(asked, d.phase)
    return f"{name} gains by {tell_action(asked, d)} {when}"


def tell_action(asked: Asked, d: Deviation) -> str:
    """What the break is."""
    return told_action(d.action, d.what)


def told_action(action: str, what: str) -> str:
    """``taking back sinai``."""
    return {
        "withhold": f"withholding step {what}",
        "attack": "attacking",
        "break": f"taking back {what}",
        "violate": f"a breach ({what})",
    }[action]


def tell_phase(asked: Asked, phase: int) -> str:
    """When it is."""
    count = len(asked.steps)
    return f"when step {asked.steps.names[asked.order[phase - 1]]} is due" if phase <= count else "once all is done"


def column(found: Finding, plan: str) -> Verdict:
    """The verdict of one plan."""
    for verdict in found.verdicts:
        if verdict.about == ("plan", plan):
            return verdict
    return Verdict(("plan", plan), "hold", "unknown", why="Not looked at.")
