"""Rows of what would make a plan hold, the trust it asks for, and how likely it is."""

from __future__ import annotations

from collections.abc import Iterator

from pourparler.lens.durability.column import told_action
from pourparler.lens.durability.drawn import Cells, Drawn, both, start_of
from pourparler.space.compile import Space
from pourparler.words import listed
from pourparler.words import shown as number

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
        yield from ((start_of(d, played), ", and ".join(at), *rest) for rest, at in found.items())


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
        yield start_of(d, played), " → ".join(row["best"]), number(row["greatest_gain"]), number(row["as_listed"]), sure


def _heuristic(bound: float | None) -> str:
    return "heuristic; no bound is known" if bound is None else f"heuristic; no order goes below {number(bound)}"


def turns_rows(space: Space, d: Drawn) -> Iterator[Cells]:
    assert d.asked.sample is not None
    says = {i.id: i.says for i in d.asked.sample.inputs}
    for played, told in both(d):
        flat: dict[str, list[str]] = {}
        for id, row in told.get("thresholds", {}).items():
            if not row["settled"]:
                text = "play does not settle everywhere, so no number is given"
            elif row["turns"]:
                text = "; ".join(f"holds {t['holds']} {number(t['at'])}" for t in row["turns"])
                yield start_of(d, played), text, (says[id],)
                continue
            else:
                text = "holds all the way" if row["always"] else "holds nowhere"
            flat.setdefault(text, []).append(says[id])
        yield from ((start_of(d, played), text, tuple(numbers)) for text, numbers in flat.items())


def trust_rows(space: Space, d: Drawn) -> Iterator[Cells]:
    case = space.case
    for played, told in both(d):
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
            yield start_of(d, played), who, _trusted(share["middle"]), _trusts(share), dated


def _trusted(share: float | None) -> str:
    return "no trust is enough" if share is None or share > 1 else number(share)


def _trusts(share: dict[str, float | None]) -> str:
    ends = [_trusted(share["low"]), _trusted(share["high"])]
    return " to ".join(dict.fromkeys(ends))


def likely_rows(space: Space, d: Drawn) -> Iterator[Cells]:
    for played, told in both(d):
        for label, value in told.get("survival", {}).get("rows", ()):
            yield start_of(d, played), label, value
