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
CONCEPTS = {  # who stays, and why; the field's names stand in STABILITY
    "nash": "nothing to gain by a move of its own",
    "gmr": "others could answer, even at a cost to themselves",
    "smr": "others could answer so, also after a counter-move",
    "seq": "others would gain by answering",
    "sseq": "others would gain by answering, also after a counter-move",
}
STABILITY = {
    "nash": "Nash stability (R)",
    "gmr": "general metarational stability (GMR)",
    "smr": "symmetric metarational stability (SMR)",
    "seq": "sequential stability (SEQ)",
    "sseq": "symmetric sequential stability (SSEQ)",
    "cnash": "coalitional Nash stability",
    "cgmr": "coalitional general metarational stability",
    "csmr": "coalitional symmetric metarational stability",
    "cseq": "coalitional sequential stability",
}
SHORT = {"nash": "R", "gmr": "GMR", "smr": "SMR", "seq": "SEQ", "sseq": "SSEQ"}
STAYS = {"every": "stays", "some": "depends", "none": "leaves", "open": "depends"}
ACCEPTS = {"yes": "accepts", "no": "refuses", "depends": "depends", "unknown": "unknown"}
SOLUTIONS = {  # reference points: the field's name, and what it takes for granted
    "nash": ("Nash", "each party's scale counts only up to its unit; all gains weigh in one product"),
    "kalai_smorodinsky": ("Kalai-Smorodinsky", "each gain is a share of the most that party could get"),
    "egalitarian": ("egalitarian", "a point is worth the same to everyone, and the worst off comes first"),
    "utilitarian": ("utilitarian", "a point is worth the same to everyone, and gains add up across parties"),
}
MODES = {"every_reading": "in every reading", "some_reading": "in some reading"}
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


def shown(value: float | None) -> str:
    """Two significant digits: no more than ranges carry. None has no end.

    >>> shown(0.0123), shown(-38.4), shown(1234.5), shown(None)
    ('0.012', '-38', '1,200', 'without end')
    """
    if value is None:
        return "without end"
    two = float(f"{value:.2g}")
    if abs(two) >= 100:
        return f"{two:,.0f}"
    return "0" if abs(two) < 1e-6 else f"{two:.7f}".rstrip("0").rstrip(".")


def span(low: float | None, high: float | None) -> str:
    """``-8 to 4``, or one number where two digits do not tell them apart."""
    ends = shown(low), shown(high)
    return ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"


def counted(number: int, one: str, many: str = "") -> str:
    """``1 source``, ``2 sources``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
