"""A shift as a record, with the sentence that says why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pourparler.evidence.change.library import Library
from pourparler.evidence.change.timeline import VERBS, Entry, Timeline
from pourparler.evidence.statement import Span

PLUS, HALF, NONE, MINUS = 1.0, 0.5, 0.0, -1.0
KINDS = {
    (PLUS, MINUS): "reversal",
    (PLUS, NONE): "drop",
    (HALF, NONE): "drop",
    (NONE, PLUS): "readopts",
    (MINUS, PLUS): "softening",
    (MINUS, HALF): "softening",
    (MINUS, NONE): "softening",
    (NONE, HALF): "softening",
    (PLUS, HALF): "hedging",
    (HALF, MINUS): "hardening",
    (NONE, MINUS): "hardening",
    (HALF, PLUS): "firming",
}
NOTES = ("reaffirmation", "silence", "earlier-missing")  # kinds that are no shift


@dataclass(frozen=True)
class Shift:
    """``earlier`` and ``later`` are ids of statements, ``people`` who spoke in them.

    ``rule``: ``shift/KIND``, or ``note/KIND`` where nothing shifted. ``confidence``: ``marked`` where the words of the
    text (``marker``) say that something changed, else ``compared``.
    """

    kind: str
    rule: str
    party: str
    people: tuple[str, ...]
    issue: str
    alternative: str | None
    earlier: str | None
    later: str
    earlier_chain: str
    later_chain: str
    marker: Span | None
    confidence: str
    why: str

    def to_json(self) -> dict[str, Any]:
        data = {name: getattr(self, name) for name in self.__dataclass_fields__}
        marker = self.marker
        return {
            **data,
            "people": list(self.people),
            "marker": {"start": marker.start, "end": marker.end, "text": marker.text} if marker else None,
        }


class Writer:
    """Makes the records of one timeline."""

    def __init__(self, line: Timeline, library: Library) -> None:
        self.line, self.library = line, library

    def __call__(self, kind: str, before: Entry | None, entry: Entry, says: str) -> Shift:
        line, library = self.line, self.library
        marker = entry.statement.shift_marker
        who, what = library.name(line.party), library.subject(line.issue, line.alternative)
        verb, when = VERBS[entry.statement.stance], entry.dated.words
        if before is None:
            mark = f' ("{marker.text}")' if marker else ""
            why = f"{who} {verb} {what} ({when}): the text tells of a change{mark}, and no earlier position counts"
        else:
            why = f"{who} {VERBS[before.statement.stance]} {what} ({before.dated.words})"
            if entry.sign is None:
                why += f", {says} ({when})"
            else:
                why += f", {'and again' if kind == 'reaffirmation' else 'then'} {verb} it ({when}){says}"
            if marker and kind not in NOTES:
                why += f'; the text marks a change ("{marker.text}")'
        people = (before.person if before else None, entry.person)
        return Shift(
            kind=kind,
            rule=f"{'note' if kind in NOTES else 'shift'}/{kind}",
            party=line.party,
            people=tuple(dict.fromkeys(p for p in people if p)),
            issue=line.issue,
            alternative=line.alternative,
            earlier=before.statement.id if before else None,
            later=entry.statement.id,
            earlier_chain=before.chain if before else "",
            later_chain=entry.chain,
            marker=marker,
            confidence="marked" if marker else "compared",
            why=why,
        )
