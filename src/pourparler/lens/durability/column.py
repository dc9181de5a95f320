"""The plan table's column *would it hold*: the engine's verdict where there are numbers, else what needs none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pourparler.case.model import Case
from pourparler.finding import Finding
from pourparler.lens.durability.matters import strongest, told
from pourparler.lens.durability.model import Deviation
from pourparler.lens.durability.naming import most_concrete
from pourparler.lens.durability.play import STARTS, Asked, Played, deciding_inputs
from pourparler.lens.durability.readings import Input
from pourparler.lens.durability.structure import Structure
from pourparler.lens.durability.unsaid import UNSAID, asks, unsaid
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
    why = sentences(case, asked, played)
    ids = tuple(dict.fromkeys(id for p in played for id in deciding_inputs(asked, p)))
    if value == "depends" and not ids:
        ids = strongest(asked, tuple(played))
    inputs = {each.id: each for each in asked.sample.inputs}
    open_ = {i.id: i for i in unsaid(asked, asked.played)} if value in ("depends", "unknown") else {}
    decides = (
        *(Ref("question" if id in ids else UNSAID, id, asks(i)) for id, i in open_.items()),
        *(Ref("question", id, narrower(inputs[id])) for id in ids if id not in open_),
    )
    if value == "depends" and not ids:
        plan = found.verdict.about[1]
        decides = (*decides, Ref("question", f"{plan}.numbers", "Which of the ranges given can be made narrower?"))
    proof = "exact" if count == 1 else f"sampled({count})"
    numbers = told(case, asked.given)
    ours = [i for i in numbers if i.ours]
    rests = found.verdict.rests_on
    if ours:
        text = f"{len(ours)} of {len(numbers)} numbers are ours; “The numbers it rests on” lists each"
        rests = (*rests, Ref("assumption", "durability.numbers", text))
    return replace(found.verdict, value=value, decides=decides, rests_on=rests, proof=proof, why=why)


def narrower(i: Input) -> str:
    """The question for a number that decides alone, or matters most."""
    return f"{_capital(i.says)}, more narrowly than {i.number.low:g} to {i.number.high:g}?"


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def sentences(case: Case, asked: Asked, played: Sequence[Played]) -> str:
    """What the inputs say of both starts, what they share once."""
    one_by_one = {p.start: sentence(case, asked, p) for p in played}
    texts, verdicts = [*dict.fromkeys(one_by_one.values())], {p.verdict for p in played}
    if len(texts) == 1:
        return f"{_capital(texts[0])}."
    if verdicts <= {"some", "none"}:
        breaks = {p.start: tell_break(case, asked, _clearest(p)) for p in played}
        where = {p.start: f"in {_where(p)}" for p in played}
        if len({*breaks.values()}) == 1:
            places = ", ".join(f"{text} {START[start]}" for start, text in where.items())
            return f"Under these inputs {breaks[played[0].start]}, {places}."
        if len(verdicts) == 1:
            ways = "; ".join(f"{text} ({START[start]})" for start, text in breaks.items())
            return f"Under these inputs, {where[played[0].start]}, {ways}."
    return " ".join(f"Off the deal {START[start]}: {text}." for start, text in one_by_one.items())


def _where(p: Played) -> str:
    return "every reading looked at" if p.verdict == "none" else "some readings"


def sentence(case: Case, asked: Asked, p: Played) -> str:
    """What the inputs say of one start, in a sentence."""
    d = p.binding
    if p.verdict == "unknown":
        return "what is played off the deal does not settle, so no number is given"
    if d is None:
        return "nobody has a way to break it"
    if p.verdict == "every":
        return "under these inputs nobody gains by breaking it, in any reading looked at"
    return f"under these inputs, in {_where(p)}, {tell_break(case, asked, _clearest(p))}"


def in_short(case: Case, asked: Asked, p: Played) -> str:
    """The same in a few words: in how many readings it holds, or who gains."""
    if p.verdict == "unknown":
        return "play does not settle"
    if p.verdict == "some":
        return f"holds in {int(p.holds.sum()):,} of {len(p.holds):,} readings"
    if p.verdict == "every" or p.binding is None:
        return "nobody gains"
    return f"{case.name(asked.space.parties[_clearest(p).party])} gains"


def _clearest(p: Played) -> Deviation:
    """The break to name: the one with the greatest gain at the middle, or, if none gains there, the greatest anywhere."""
    found = p.solved.deviations
    if p.binding is not None and p.binding.gain[0] > 0:
        return p.binding
    widest = max(found, key=lambda d: float(d.gain.max()))
    return most_concrete(found, widest) or widest


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
