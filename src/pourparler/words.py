"""Wording: one word for one thing, on the page and in the terminal alike."""

from __future__ import annotations

from collections.abc import Iterable

COLUMNS = {
    "said": "said by whom",
    "barred": "barred by what",
    "agree": "who must agree, and does",
    "leave": "who would leave",
    "hold": "would it hold",
    "decides": "what decides it",
}
RECORDS = {"on_record": "on the record", "unnamed": "unnamed", "anonymous": "anonymous"}
KINDS = {"law": "law", "declared": "declared", "judged": "judged by us"}
ACCEPTS = {"yes": "accepts", "no": "refuses", "depends": "depends", "unknown": "unknown"}
STANCES = {
    "supports": "supports",
    "opposes": "opposes",
    "accepts": "accepts",
    "offers": "offers",
    "demands": "demands",
    "refuses": "refuses",
    "conditions_on": "makes it depend on",
    "drops": "drops",
    "threatens": "threatens",
    "promises": "promises",
    "claims": "says",
    "denies": "denies",
    "considers": "considers",
    "meets": "meets",
    "silent": "does not mention",
}


def listed(words: Iterable[str], last: str = "and") -> str:
    """``a, b and c``; ``nobody`` for none.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    names = list(words)
    if not names:
        return "nobody"
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def counted(number: int, one: str, many: str = "") -> str:
    """``1 source``, ``2 sources``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
