"""Rows of what would make a plan hold, the trust it asks for, and how likely it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pourparler.lens.durability.column import START, told_action
from pourparler.lens.durability.drawn import EITHER, Cells, Drawn, both, span, start_of
from pourparler.lens.durability.play import STARTS
from pourparler.lens.durability.tables_play import sign
from pourparler.space.compile import Space
from pourparler.words import listed
from pourparler.words import shown as number

NO_TRUST = "no trust"
AT = {"middle": "at the middle", "ends": "at each end of each number too"}


def cheapest_rows(space: Space, d: Drawn) -> Iterator[Cells]:
    case = space.case
    for played, told in both(d):
        found: dict[Cells, list[str]] = {}
        for row in told.get("cheapest", ()):
            bound = "; ".join(
                f"{case.name(b['party'])}: {told_action(b['action'], b['what'])}, phase {b['phase']} ({number(b['price'])})"
                for b in row["binding"][:4]
            )
            if row["amounts"] is None:
                text = _none(space, row)
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
        yield from ((start_of(d, played), ", and ".join(at), *rest) for rest, at in found.items())


def _none(space: Space, row: dict[str, Any]) -> str:
    """What is told where no amounts do: who gains the least that somebody gains, by what, and what stands in the way."""
    capped = f"; at their cap: {listed(row['capped'])}" if row["capped"] else ""
    left, least = row["least_break"], number(row["least_gain"])
    if left is None:
        return f"none was found{capped}"
    name, act = space.case.name(left["party"]), f"{told_action(left['action'], left['what'])}, phase {left['phase']}"
    if not left["lowered"]:
        return f"none: {name} would gain {least} by {act}, and no answer with a price lowers that"
    return f"none within the caps: even so somebody gains at least {least} (there {name}, by {act}){capped}"


def order_rows(space: Space, d: Drawn) -> Iterator[Cells]:
    for played, told in both(d):
        row = told.get("order")
        if not row:
            continue
        sure = "exact, no order is better" if row["exact"] else _heuristic(row["bound"])
        if row["ties"] > 1:
            sure += f"; {row['ties']} orders found tie, this one exposes least"
        if told["end_tempts"] != "none":
            sure += "; what tempts once all is done no order repairs"
        count = row["holds"]
        of = f"{count['looked_at']:,} readings looked at"
        held = "play does not settle" if count["hold"] is None else f"{count['hold']:,} of {of}"
        gains = number(row["greatest_gain"]), number(row["as_listed"])
        yield start_of(d, played), " → ".join(row["best"]), *gains, held, sure


def prefix_rows(space: Space, d: Drawn) -> Iterator[Cells]:
    """How many first steps, as listed, hold as a plan of their own."""
    for played, told in both(d):
        if (count := told.get("prefix")) is None:
            continue
        names, all_ = [d.steps.names[j] for j in d.asked.order], len(d.steps)
        some = f"{', '.join(names[:count])} ({count} of {all_} steps)" if count else "none"
        yield start_of(d, played), "all steps" if count == all_ else some


def sides(space: Space, plans: Sequence[Drawn]) -> list[int]:
    """Everyone to whom some step changes what an attack is worth, in case order."""
    names = {row["party"] for d in plans for row in _handed(d)}
    return [n for n, party in enumerate(space.parties) if party in names]


def _handed(d: Drawn) -> Sequence[dict[str, Any]]:
    """The same from both starts."""
    found = [d.told[start]["trust"]["temptation"] for start in STARTS if "trust" in d.told[start]]
    return found[0] if found else ()


def handed_rows(space: Space, d: Drawn, parties: Sequence[int]) -> Iterator[Cells]:
    """Steps down, parties across: mass less value, and both."""
    rows = {(row["step"], row["war"], row["party"]): row for row in _handed(d)}
    several = len({war for _, war, _ in rows}) > 1
    for step, war in dict.fromkeys((step, war) for step, war, _ in rows):
        cells = []
        for n in parties:
            row = rows.get((step, war, space.parties[n]))
            ways = f"{span(row['mass'])} less {span(row['value'])}" if row else ""
            cells.append(f"{sign(row['change'])}{span(row['change'])} ({ways})" if row else "–")
        yield f"{step} ({war})" if several else step, *cells


def _heuristic(bound: float | None) -> str:
    return "heuristic; no bound is known" if bound is None else f"heuristic; no order goes below {number(bound)}"


def turns_rows(space: Space, d: Drawn) -> Iterator[Cells]:
    """What each discounting and each credibility does alone; those that do the same in one row, by short names."""
    by_input: dict[str, dict[str, str]] = {}
    for played, told in both(d):
        for id, row in told.get("thresholds", {}).items():
            if not row["settled"]:
                text = "play does not settle everywhere, so no number is given"
            elif row["turns"]:
                text = "; ".join(f"holds {t['holds']} {number(t['at'])}" for t in row["turns"])
            else:
                text = "holds all the way" if row["always"] else "holds nowhere"
            by_input.setdefault(id, {})[start_of(d, played)] = text
    found: dict[tuple[str, str], list[str]] = {}
    for id, texts in by_input.items():
        if len(texts) == len(STARTS):
            first, second = texts.values()
            texts = {EITHER: first if first == second else f"{first}; {START[STARTS[1]]} {second}"}
        for start, text in texts.items():
            found.setdefault((start, text), []).append(id)
    for (start, text), ids in sorted(found.items(), key=lambda item: item[0][1] == "holds nowhere"):
        yield start, text, _short(space, ids)


def _short(space: Space, ids: Sequence[str]) -> str:
    """``discounting of Egypt and Israel; credibility of force``."""
    whose = [space.case.name(id.removeprefix("discount.")) for id in ids if id.startswith("discount.")]
    which = [id.removesuffix(".surely") for id in ids if not id.startswith("discount.")]
    told = [f"discounting of {listed(whose)}"] if whose else []
    return "; ".join([*told, f"credibility of {listed(which)}"] if which else told)


def trust_rows(space: Space, d: Drawn) -> Iterator[Cells]:
    case = space.case
    for played, told in both(d):
        trust = told.get("trust", {"needed": [], "record": {}})
        for row in trust["needed"]:
            share, on_record = row["share"], row["on_record"]
            if on_record and on_record["prior_alone"]:
                dated = f"by the prior alone {number(on_record['by_rows'])}, as no dated row counts"
            elif not trust["record"][row["trusted"]]["rows"]:
                dated = "no dated row in the case" if case.promises else "–"
            elif on_record:
                dated = f"by the record {number(on_record['by_rows'])} by rows, {number(on_record['by_agreements'])} by agreement"
            else:
                dated = "–"  # the title says that no prior is given
            who = f"{case.name(row['truster'])} trusts {case.name(row['trusted'])}"
            middle, over = _trusted(share["middle"]), _trusts(share)
            yield (
                start_of(d, played),
                who,
                *(f"{text} is enough" if text == NO_TRUST else text for text in (middle, over)),
                dated,
            )


def _trusted(share: float | None) -> str:
    return NO_TRUST if share is None or share > 1 else number(share)


def _trusts(share: dict[str, float | None]) -> str:
    """``0.2 to 0.4``; in words where in some readings no trust is enough."""
    ends = [_trusted(share["low"]), _trusted(share["high"])]
    if ends[0] != ends[1] == NO_TRUST:
        return f"in some readings {ends[0]} is enough, in others {ends[1]} is"
    return " to ".join(dict.fromkeys(ends))


def likely_rows(space: Space, d: Drawn) -> Iterator[Cells]:
    for played, told in both(d):
        for label, value in told.get("survival", {}).get("rows", ()):
            yield start_of(d, played), label, value
