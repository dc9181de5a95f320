"""Conflicts, corrections, needs and trades in sentences, by whose they are, in case order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pourparler.case.model import Case, Limit
from pourparler.case.tell import tell_cites, tell_term
from pourparler.words import KINDS, MODES, listed

FLOOR = "floor:"
SHOWN = 12  # sets a list


def owner(case: Case, id: str) -> str:
    """Whose a limit or a floor is."""
    if id.startswith(FLOOR) and id not in {limit.id for limit in case.limits}:
        return id.removeprefix(FLOOR)
    return _limit(case, id).party


def _limit(case: Case, id: str) -> Limit:
    return next(limit for limit in case.limits if limit.id == id)


def tell_soft(case: Case, id: str, mode: str, fully: bool) -> str:
    """A limit or a floor, without its owner; ``fully``: a limit with whose word it is, and its way out if one is said."""
    if id.startswith(FLOOR) and id not in {limit.id for limit in case.limits}:
        party = id.removeprefix(FLOOR)
        outside = "today" if case.today is not None and party not in case.no_deal else "no deal"
        which = "some reading" if mode == "every_reading" else "every reading"
        return f"its no to what {which} of its views puts below {outside}"
    limit = _limit(case, id)
    if limit.withheld:
        return "a red line left out by its handling"
    text = f"its red line ({KINDS[limit.kind]}): {limit.because or limit.text}"
    if not fully:
        return text
    way = f"way out: {limit.way_out}" if limit.way_out and limit.way_out != "unknown" else "no way out stated"
    return f"{text} ({tell_cites(case, limit.said, limit.party, where=False)}; {way})"


def tell_set(case: Case, ids: Sequence[str], mode: str, fully: bool = False) -> str:
    """A conflict or a correction: what it consists of, under whose it is."""
    by_owner: dict[str, list[str]] = {party: [] for party in case.parties}
    for id in ids:
        by_owner[owner(case, id)].append(tell_soft(case, id, mode, fully))
    told = [f"{case.name(party)}: {'; '.join(parts)}" for party, parts in by_owner.items() if parts]
    return " · ".join(told)


def sentences(case: Case, answer: Mapping[str, Any], word: str) -> list[tuple[str, str]]:
    """Rows (reading, sentence) for the conflicts or the corrections of an answer."""
    rows = []
    for mode, where in MODES.items():
        sets = [list(ids) for ids in answer[word][mode]]
        if word == "corrections" and sets == [[]]:
            rows.append(
                (where, "Something within limits is acceptable to everyone who must agree; nothing has to give way.")
            )
            continue
        if word == "corrections" and not sets:
            rows.append((where, "No set of terms that can exist is an agreement, whatever gives way."))
            continue
        rows += [(where, tell_set(case, ids, mode, word == "corrections")) for ids in sets[:SHOWN] if ids]
        if len(sets) > SHOWN:
            rows.append((where, f"… and {len(sets) - SHOWN:,} more sets; the command lists them all."))
        if not answer[word]["complete"]:
            rows.append(
                (
                    where,
                    "The search was cut short: these are the smallest found, and there may be others or smaller ones.",
                )
            )
    return rows


def tell_changes(case: Case, one: Mapping[str, Any]) -> str:
    """What a repair changes against its plan."""
    changed = [tell_term(case, issue, one["terms"][issue]) for issue in one["changes"]]
    return "; ".join(changed) or "nothing changes"


def tell_need(case: Case, party: str, need: Mapping[str, Any]) -> str:
    """What one party that must agree would need."""
    told = []
    worth = need["worth"]
    if worth is not None:
        outside = "today" if case.today is not None and party not in case.no_deal else "no deal"
        told.append(f"is worth {_points(worth[0])} to {_points(worth[1])} points against {outside}")
    if need["nearest"]:
        first = need["nearest"][0]
        where = "in every reading" if first["accepted"] == "every" else "in some reading"
        ways = listed([tell_changes(case, one) for one in need["nearest"]], "or")
        told.append(f"accepts {where}, the other terms as in this plan: {ways}")
    else:
        told.append("accepts nothing within limits, in any reading")
    return "; ".join(told)


def _points(number: float) -> str:
    return f"{number:g}".replace("-", "−")


def tell_package(case: Case, terms: Mapping[str, str], base: Mapping[str, str] | None) -> str:
    """The terms that differ from a base; all of them without one."""
    changed = {i: o for i, o in terms.items() if base is None or base[i] != o}
    return "; ".join(tell_term(case, i, o) for i, o in changed.items()) or "nothing changes"


def names(case: Case, parties: Iterable[str]) -> str:
    """Party names, blocs with a plus."""
    return listed(["+".join(case.name(p) for p in bloc.split("+")) for bloc in parties])
