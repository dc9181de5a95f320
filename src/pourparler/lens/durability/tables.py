"""The tables of the lens: who gives what when, what needs no number, and what the engine found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pourparler.case.model import Plan
from pourparler.case.tell import tell_cites, tell_terms
from pourparler.finding import Table
from pourparler.jsonio import Json
from pourparler.lens.durability.column import START, sentence, tell_action, told_action
from pourparler.lens.durability.compile import bare
from pourparler.lens.durability.play import STARTS, Asked, Played, best_break
from pourparler.lens.durability.steps import Steps
from pourparler.lens.durability.structure import Structure
from pourparler.lens.durability.trust import record
from pourparler.space.compile import Space
from pourparler.words import listed
from pourparler.words import shown as number
from pourparler.words import span as ends

Cells = tuple[Json, ...]


@dataclass(frozen=True)
class Drawn:
    """Everything about one plan."""

    plan: Plan
    steps: Steps
    found: Structure
    asked: Asked
    told: dict[str, Any]


def tables(space: Space, plans: Sequence[Drawn], period: str) -> tuple[Table, ...]:
    """Every table that has something to say, in the order of the page."""
    numbers = [d for d in plans if d.asked.world is not None]
    asked = [d for d in plans if not d.plan.repairs]  # what a repair's steps are follows from the plan it repairs
    found = [
        _table("hold-steps", "Who gives what, and who can take it back", ("plan", "step, and who takes it", "what it sets", "what is known of the order", "can be taken back by", "what answers that"), space, asked, _steps),
        Table("hold-said", "Whose standing is disputed, and what is said of promises", ("what is said", "on whose word", "plans it concerns"), tuple(_said(space, asked))),
        _table("hold-missing", "What would have to be known to say more", ("plan", "question"), space, [d for d in plans if space.case.durability], _missing),
        _table("hold-verdicts", "Would it hold, under these inputs", ("plan", "off the deal", "verdict", "readings in which it holds", "what decides alone"), space, numbers, _verdicts),
        _across("hold-timeline", "Who gives what when, and what each would lose beside no deal if another broke it then", ("plan", "off the deal", "when", "who gives what"), space, numbers, _exposed(space, numbers), _timeline),
        _across("hold-gains", f"What each party would gain by its best break in each phase (points, counted in that {bare(period)}; ▲: gains in every reading, △: in some)", ("plan", "off the deal", "when"), space, numbers, _breakers(space, numbers), _gains),
        _table("hold-cheapest", "What would make it hold: the cheapest amounts", ("plan", "off the deal", "readings", "amounts", "cost", "what only just binds (and what a point of it costs)"), space, numbers, _cheapest),
        _table("hold-order", "The order that leaves the least to gain", ("plan", "off the deal", "order", "greatest gain", "as listed", "how sure"), space, numbers, _order),
        _table("hold-turns", "Where the verdict turns, all else at the middle", ("plan", "off the deal", "verdict", "as this changes alone"), space, numbers, _turns),
        _table("hold-trust", "How much trust it asks for: the least chance of being kept at which going along is worth as much as refusing", ("plan", "off the deal", "who trusts whom", "at the middle", "over readings", "so much or more, by the dated record"), space, numbers, _trust),
        Table("hold-counts", "The dated record, counted: what nobody verified counts half, what is disputed or open not at all", ("who", "rows", "kept", "broken", "disputed", "agreements kept", "agreements broken"), tuple(_counts(space))),
        Table("hold-record", "The dated record: who promised whom what, and what became of it", ("who promised whom", "what", "when", "outcome", "claimed by", "verified by"), tuple(_record(space))),
        _table("hold-numbers", "The numbers it rests on", ("plan", "number", "value", "whose"), space, numbers[:1], _numbers),
        _table("hold-likely", "How likely, last", ("plan", "off the deal", "answer", "value"), space, numbers, _likely),
    ]  # fmt: skip
    return tuple(table for table in found if table.rows)


def _table(id: str, title: str, columns: tuple[str, ...], space: Space, plans: Sequence[Drawn], rows: Any) -> Table:
    return Table(id, title, columns, tuple((d.plan.title, *row) for d in plans for row in _once(rows(space, d))))


def _across(
    id: str,
    title: str,
    columns: tuple[str, ...],
    space: Space,
    plans: Sequence[Drawn],
    parties: Sequence[int],
    rows: Any,
) -> Table:
    """A table with a column for each party."""
    names = tuple(space.case.name(space.parties[n]) for n in parties)
    found = tuple((d.plan.title, *row) for d in plans for row in _once(rows(space, d, parties)))
    return Table(id, title, (*columns, *names), found)


EITHER = "either start"


def _once(rows: Iterable[Cells]) -> Iterator[Cells]:
    """The rows of one plan; those of the violent start only where they differ from those of the peaceful one."""
    found = list(rows)
    here = {start: [row[1:] for row in found if row[0] == START[start]] for start in STARTS}
    same = all(here.values()) and len({repr(rest) for rest in here.values()}) == 1
    if not same:
        yield from found
        return
    yield from ((EITHER, *rest) for rest in here[STARTS[0]])


def _breakers(space: Space, plans: Sequence[Drawn]) -> list[int]:
    """Everyone who has a way to break some plan, in case order."""
    return sorted({d.party for each in plans for start in STARTS for d in each.asked.of(start).solved.deviations})


def _exposed(space: Space, plans: Sequence[Drawn]) -> list[int]:
    """Everyone whom a break would cost something, in case order."""
    names = {p for each in plans for start in STARTS for row in each.told[start]["exposure"] for p in row["losses"]}
    return [n for n, party in enumerate(space.parties) if party in names]


def _steps(space: Space, d: Drawn) -> Iterator[Cells]:
    case = space.case
    for row in d.found.steps:
        back = "nobody, ever" if row.final else listed(map(case.name, row.undo)) if row.undo else "nobody alone"
        behind = listed(row.behind) if row.behind else ("nothing in the case" if row.undo else "–")
        who = listed(map(case.name, row.who)) if row.who else "nobody named"
        yield f"{d.steps.names[row.number - 1]}: {who}", tell_terms(case, row.terms), row.order or "–", back, behind


def _said(space: Space, plans: Sequence[Drawn]) -> Iterator[Cells]:
    """Each remark once, with the plans that it concerns."""
    case = space.case
    found: dict[tuple[str, str], list[str]] = {}
    for d in plans:
        rows = [
            (f"{case.name(x.by)} disputes the standing of {case.name(x.of)}: {x.what}", tell_cites(case, x.said, x.of))
            for x in d.found.disputed
        ]
        rows += [(f"of {case.name(x.of)}: {x.what}", tell_cites(case, x.said, x.of)) for x in d.found.said]
        lapse = [f"{id} lapses if broken by {listed(map(case.name, parties))}" for id, parties in d.found.lapses]
        rows += [(text, "as the case assumes") for text in lapse]
        for row in rows:
            found.setdefault(row, []).append(d.plan.title)
    for (text, whose), titles in found.items():
        yield text, whose, _plans(titles, [d.plan.title for d in plans])


def _plans(titles: Sequence[str], every: Sequence[str]) -> str:
    """The plans named, or those that are not where they are fewer."""
    others = [title for title in every if title not in titles]
    if not others:
        return "every plan shown"
    return "; ".join(titles) if len(others) >= len(titles) else f"every plan shown but {'; '.join(others)}"


def _missing(space: Space, d: Drawn) -> Iterator[Cells]:
    for text in d.told["missing"]:
        yield (text,)


def _each(d: Drawn) -> Iterator[tuple[Played, dict[str, Any]]]:
    """Both starts, or one where they say the same."""
    same = all(d.told[STARTS[0]].get(key) == d.told[STARTS[1]].get(key) for key in d.told[STARTS[0]])
    for start in STARTS[:1] if same else STARTS:
        yield d.asked.of(start), d.told[start]


def _name(d: Drawn, played: Played) -> str:
    return EITHER if sum(1 for _ in _each(d)) == 1 else START[played.start]


def _verdicts(space: Space, d: Drawn) -> Iterator[Cells]:
    assert d.asked.sample is not None
    says = {i.id: i.says for i in d.asked.sample.inputs}
    for played, told in _each(d):
        readings = told["readings"]
        shown = f"{readings['hold']:,} of {readings['looked_at']:,} looked at"
        alone = "; ".join(says[id] for id in told["decided_by"]) or "none alone"
        text = sentence(space.case, d.asked, played)
        yield _name(d, played), f"{text[:1].upper()}{text[1:]}", shown, alone


def span(found: dict[str, float | None]) -> str:
    """``-8 to 4``, or one number."""
    return ends(found["low"], found["high"])


def when(d: Drawn, phase: int) -> str:
    order = d.asked.order
    return f"{phase}: step {d.steps.names[order[phase - 1]]}" if phase <= len(order) else "after all steps"


def _gains(space: Space, d: Drawn, parties: Sequence[int]) -> Iterator[Cells]:
    """Phases down, parties across: each party's best break then, and what it would gain by it."""
    for played, told in _each(d):
        gains = {(row["phase"], row["party"]): row for row in told["gains"]}
        for phase in range(1, len(d.steps) + 2):
            cells = []
            for party in parties:
                row, way = gains.get((phase, space.parties[party])), best_break(played, party, phase)
                cells.append(f"{_sign(row)}{tell_action(d.asked, way)}: {span(row)}" if row and way else "–")
            yield _name(d, played), when(d, phase), *cells


def _sign(row: dict[str, Any]) -> str:
    """Whether a break gains: in every reading, or in some."""
    low, high = row["low"], row["high"]
    if high is None or high <= 0:
        return ""
    return "▲ " if low is not None and low > 0 else "△ "


def _timeline(space: Space, d: Drawn, parties: Sequence[int]) -> Iterator[Cells]:
    """Who gives what when, and what each would then lose beside no deal if another broke it: the least over the
    readings, at the middle, the greatest; None for nothing in any."""
    case = space.case
    for played, told in _each(d):
        for row in told["exposure"]:
            phase = row["phase"]
            given = "–"
            if phase <= len(d.steps):
                step = d.found.steps[d.asked.order[phase - 1]]
                given = f"{listed(map(case.name, step.who))}: {tell_terms(case, step.terms)}"
            losses = [row["losses"].get(space.parties[n]) for n in parties]
            cells = [(loss["low"], loss["middle"], loss["high"]) if loss else None for loss in losses]
            yield _name(d, played), when(d, phase), given, *cells


AT = {"middle": "at the middle", "ends": "at each end of each number too"}


def _cheapest(space: Space, d: Drawn) -> Iterator[Cells]:
    case = space.case
    for played, told in _each(d):
        found: dict[Cells, list[str]] = {}
        for row in told.get("cheapest", ()):
            bound = "; ".join(
                f"{case.name(b['party'])}: {told_action(b['action'], b['what'])}, phase {b['phase']} ({number(b['price'])})"
                for b in row["binding"][:4]
            )
            if row["amounts"] is None:
                capped = f"; at their cap: {listed(row['capped'])}" if row["capped"] else ""
                text = f"none within the caps: the least greatest gain is {number(row['least_gain'])}{capped}"
                found.setdefault((text, "–", bound or "–"), []).append(AT[row["at"]])
                continue
            amounts = "; ".join(f"{id} {number(x)}" for id, x in row["amounts"].items())
            note = "; off-deal play goes back and forth" if row["cycles"] else ""
            also = {
                "every": "holds then in every reading looked at",
                "some": "holds then in some readings",
                "none": "a full solve does not confirm it in other readings",
            }[row["holds"]]
            found.setdefault((f"{amounts}; {also}{note}", number(row["cost"]), bound or "–"), []).append(AT[row["at"]])
        yield from ((_name(d, played), ", and ".join(at), *rest) for rest, at in found.items())


def _order(space: Space, d: Drawn) -> Iterator[Cells]:
    for played, told in _each(d):
        row = told.get("order")
        if not row:
            continue
        sure = "no order is better" if row["exact"] else _heuristic(row["bound"])
        if row["ties"] > 1:
            sure += f"; {row['ties']} orders found tie, this one exposes least"
        if told["end_tempts"] != "none":
            sure += "; what tempts once all is done no order repairs"
        yield _name(d, played), " → ".join(row["best"]), number(row["greatest_gain"]), number(row["as_listed"]), sure


def _heuristic(bound: float | None) -> str:
    return "heuristic; no bound is known" if bound is None else f"heuristic; no order goes below {number(bound)}"


def _turns(space: Space, d: Drawn) -> Iterator[Cells]:
    assert d.asked.sample is not None
    says = {i.id: i.says for i in d.asked.sample.inputs}
    for played, told in _each(d):
        flat: dict[str, list[str]] = {}
        for id, row in told.get("thresholds", {}).items():
            if not row["settled"]:
                text = "play does not settle everywhere, so no number is given"
            elif row["turns"]:
                text = "; ".join(f"holds {t['holds']} {number(t['at'])}" for t in row["turns"])
                yield _name(d, played), text, (says[id],)
                continue
            else:
                text = "holds all the way" if row["always"] else "holds nowhere"
            flat.setdefault(text, []).append(says[id])
        yield from ((_name(d, played), text, tuple(numbers)) for text, numbers in flat.items())


def _trust(space: Space, d: Drawn) -> Iterator[Cells]:
    case = space.case
    for played, told in _each(d):
        trust = told.get("trust", {"needed": [], "record": {}})
        for row in trust["needed"]:
            share, on_record = row["share"], row["on_record"]
            if not trust["record"][row["trusted"]]["rows"]:
                dated = "no dated row in the case"
            elif on_record:
                dated = f"probability {number(on_record['by_rows'])} by rows, {number(on_record['by_agreements'])} by agreement"
            else:
                dated = "counted below; no prior is given to weigh it by"
            who = f"{case.name(row['truster'])} trusts {case.name(row['trusted'])}"
            yield _name(d, played), who, _trusted(share["middle"]), _trusts(share), dated


def _trusted(share: float | None) -> str:
    return "no trust is enough" if share is None or share > 1 else number(share)


def _trusts(share: dict[str, float | None]) -> str:
    ends = [_trusted(share["low"]), _trusted(share["high"])]
    return " to ".join(dict.fromkeys(ends))


def _counts(space: Space) -> Iterator[Cells]:
    """What the record of each party comes to, who has one."""
    for party in space.case.parties:
        found = record(space.case.promises, party)
        if found.rows:
            counts = (found.kept, found.broken, found.disputed, found.agreements_kept, found.agreements_broken)
            yield space.case.name(party), len(found.rows), *(f"{count:g}" for count in counts)


def _record(space: Space) -> Iterator[Cells]:
    """The dated record itself, as the case has it."""
    case = space.case
    for p in space.case.promises:
        claimed = tell_cites(case, p.claimed_by, p.by) if p.claimed_by else "–"
        verified = tell_cites(case, p.verified_by, p.by) if p.verified_by else "–"
        yield f"{case.name(p.by)} to {listed(map(case.name, p.to))}", p.what, p.date, p.outcome, claimed, verified


def _numbers(space: Space, d: Drawn) -> Iterator[Cells]:
    for row in d.told["numbers"]:
        value = row["text"] or " to ".join(dict.fromkeys((f"{row['low']:g}", f"{row['high']:g}")))
        yield row["says"], value, "ours" if row["ours"] else "said"


def _likely(space: Space, d: Drawn) -> Iterator[Cells]:
    for played, told in _each(d):
        for label, value in told.get("survival", {}).get("rows", ()):
            yield _name(d, played), label, value
