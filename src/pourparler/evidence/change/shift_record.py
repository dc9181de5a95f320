"""A shift as a record, with the sentence that says why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pourparler.evidence.change.library import Library
from pourparler.evidence.change.timeline import Entry, Timeline
from pourparler.evidence.change.wording import verb
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
NOTES = ("reaffirmation", "silence", "earlier-missing", "conditions-differ")  # kinds that are no shift


@dataclass(frozen=True)
class Shift:
    """``earlier`` and ``later`` are ids of statements, ``people`` who spoke in them.

    ``earlier_condition`` and ``later_condition``: the words of their conditions, empty where there is none.
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
    earlier_condition: str
    later_condition: str
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
        does, when = verb(entry.statement, library.name), entry.dated.words
        if before is None:
            mark = f' ("{marker.text}")' if marker else ""
            why = f"{who} {does} {what}{entry.under} ({when}): the text tells of a change{mark}"
            why += ", and no earlier position counts"
        else:
            did = verb(before.statement, library.name)
            why = f"{who} {did} {what}{before.under} ({before.dated.words})"
            if entry.sign is None:
                why += f", {says} ({when})"
            else:
                again = "and again" if kind == "reaffirmation" else "and" if kind == "conditions-differ" else "then"
                why += f", {again} {does} it{entry.under} ({when}){says}"
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
            earlier_condition=before.condition if before else "",
            later_condition=entry.condition,
            marker=marker,
            confidence="marked" if marker else "compared",
            why=why,
        )
