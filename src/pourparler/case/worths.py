"""What a reason is worth, for JSON and in words."""

from __future__ import annotations

from pourparler.case.model import Case, Reason
from pourparler.case.numbers import decimal_text, plain
from pourparler.case.tell import tell, tell_cites


def worth_of(reason: Reason) -> str | list[int | float]:
    """What a reason is worth, as far as the case says: its place, or its range."""
    places = {"above": "above today", "below": "below today", "wants": "above today", "avoids": "below today"}
    if reason.place:
        return places.get(reason.place, reason.place)
    if reason.low is None or reason.high is None:
        return "unknown"
    return [plain(reason.low), plain(reason.high)]


def worth_text(reason: Reason) -> str:
    """The same, as a text."""
    if reason.low is None or reason.high is None:
        return str(worth_of(reason))
    ends = [decimal_text(reason.low), decimal_text(reason.high)]
    size = ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"
    return f"{reason.word} ({size})" if reason.word else size


def tell_reason_briefly(case: Case, reason: Reason, direction: int = 1) -> str:
    """As `tell_reason`, with the ids of what it rests on in place of why and whose word; the ledger tells those."""
    if reason.withheld:
        return "a reason left out by its handling"
    turned = "" if direction > 0 else "no longer: "
    return f"{turned}{tell(case, reason.when)}: {worth_text(reason)}; {', '.join(reason.said) or 'ours'}"


def tell_reason(case: Case, reason: Reason, direction: int = 1) -> str:
    """A reason, its worth, why, and on whose word; ``direction`` below zero: what no longer holds."""
    if reason.withheld:
        return "a reason left out by its handling"
    turned = "" if direction > 0 else "no longer: "
    because = f" ({reason.because})" if reason.because else ""
    return f"{turned}{tell(case, reason.when)}: {worth_text(reason)}{because}; {tell_cites(case, reason.said, reason.party)}"
