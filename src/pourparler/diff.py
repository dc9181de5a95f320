"""The morning diff: what changed in the claims, therefore in the case, therefore in the conclusions.

Both sides are plan tables with their findings, whether they were just worked out from a case or read back from a
saved page; so the same change is told in the same words wherever it comes from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pourparler.case.tell import short
from pourparler.finding import Finding, Table
from pourparler.plantable import PlanTable
from pourparler.words import COLUMNS, counted

SECTIONS = {  # table of the findings -> what its rows are called
    "limits": "red lines",
    "principles": "principles",
    "promises": "promises",
    "talks": "talks",
    "assumptions": "assumptions (ours)",
    "sources": "sources",
}
CLAIMS = "ledger"
SIGNS = {"added": "+", "gone": "-", "changed": "~"}


@dataclass(frozen=True)
class Side:
    """One of the two: its name as the user gave it, its plan table and its findings. ``standing``: says how the
    statements stand that do not count, by id, and by whose words; None for a page, which does not know."""

    name: str
    plan_table: PlanTable
    findings: tuple[Finding, ...]
    standing: Callable[[], Mapping[str, str]] | None = None

    def table(self, id: str) -> Table | None:
        return next((t for f in self.findings for t in f.tables if t.id == id), None)

    def documents(self) -> Mapping[str, str]:
        """Outlet (or title) and date of each document, by id; empty for pages of before they held it."""
        answers = (f.answer.get("documents", {}) for f in self.findings if f.id == "sources")
        return next(answers, {})


@dataclass(frozen=True)
class Change:
    """``sign``: added, gone or changed. ``rests_on``: ids of changed claims that the new cell turns on or rests on.
    ``says``: the line that a person reads, where ``what`` is an id; ``named``: how others name it in theirs."""

    part: str
    section: str
    sign: str
    what: str
    before: str = ""
    after: str = ""
    rests_on: tuple[str, ...] = ()
    says: str = ""
    named: str = ""

    def to_json(self) -> dict[str, Any]:
        return {
            "section": self.section,
            "change": self.sign,
            "what": self.what,
            "before": self.before,
            "after": self.after,
            "rests_on": list(self.rests_on),
        }


@dataclass(frozen=True)
class Diff:
    old: str
    new: str
    claims: tuple[Change, ...]
    case: tuple[Change, ...]
    conclusions: tuple[Change, ...]

    @property
    def empty(self) -> bool:
        return not (self.claims or self.case or self.conclusions)

    def to_json(self) -> dict[str, Any]:
        parts = {"claims": self.claims, "case": self.case, "conclusions": self.conclusions}
        return {"old": self.old, "new": self.new, **{k: [c.to_json() for c in v] for k, v in parts.items()}}

    def text(self) -> str:
        """Plain lines, ready to paste."""
        if self.empty:
            return f"From {self.old} to {self.new}: nothing changed."
        lines = [f"From {self.old} to {self.new}"]
        named = {c.what: c.named for c in self.claims}
        heads = (
            ("What is claimed", self.claims),
            ("Therefore in the case", self.case),
            ("Therefore in the conclusions", self.conclusions),
        )
        for head, changes in heads:
            lines += ["", f"{head}: {'nothing changed' if not changes else len(changes)}"]
            for c in changes:
                told = f"{c.before} -> {c.after}" if c.sign == "changed" else c.after or c.before
                rests = f" [rests on: {'; '.join(named.get(id, id) for id in c.rests_on)}]" if c.rests_on else ""
                says = c.says or f"{c.what}{': ' + told if told else ''}"
                lines.append(f"  {SIGNS[c.sign]} {c.section}: {says}{rests}")
        return "\n".join(lines)


def diff(old: Side, new: Side) -> Diff:
    """What differs between two sides. The same two sides give the same lines in the same order."""
    claims = _rows("claims", "claim", _claims(old), _claims(new))
    gone = any(c.sign == "gone" for c in claims) and new.standing is not None
    standing = new.standing() if gone and new.standing else None
    claims = [_in_words(c, old, new, standing) for c in claims]
    case: list[Change] = []
    for id, word in SECTIONS.items():
        rows = _rows("case", word, _texts(old.table(id), id), _texts(new.table(id), id))
        case += [_source(c, old, new) for c in rows] if id == "sources" else rows
    case += _rows("case", "where the parties stand", _grid(old), _grid(new))
    changed = {c.what for c in claims}
    return Diff(old.name, new.name, tuple(claims), tuple(case), _conclusions(old, new, changed))


def _rows(part: str, section: str, before: Mapping[str, str], after: Mapping[str, str]) -> list[Change]:
    found = []
    for key in dict.fromkeys((*before, *after)):
        a, b = before.get(key), after.get(key)
        if a == b:
            continue
        sign = "added" if a is None else "gone" if b is None else "changed"
        found.append(Change(part, section, sign, key, a or "", b or ""))
    return found


def _claims(side: Side) -> dict[str, str]:
    table = side.table(CLAIMS)
    return {str(row[0]): f"{row[2]} ({row[3]}; {row[5]})" for row in table.rows} if table else {}


def _in_words(change: Change, old: Side, new: Side, standing: Mapping[str, str] | None) -> Change:
    """A claim with where it stands; and where it went, how it stands now."""
    table, documents = (old if change.sign == "gone" else new).table(CLAIMS), _documents(old, new)
    row = next((row for row in table.rows if row[0] == change.what), None) if table else None
    document, _, sentence = str(row[4]).partition(", ") if row else ("", "", "")
    where = ", sentence ".join(filter(None, (documents.get(document, document), sentence)))
    told = f"{change.before} -> {change.after}" if change.sign == "changed" else change.after or change.before
    now = ""
    if change.sign == "gone" and standing is not None:
        now = f"; now {standing.get(change.what, 'neither in the case nor in its ledger')}"
    says = f"{told}{'; ' + where if where else ''} [{short(change.what)}]{now}"
    head = str(row[2]).partition(" (“")[0] if row else change.what
    return replace(change, says=says, named=f"{head} ({where})" if where else head)


def _documents(old: Side, new: Side) -> Mapping[str, str]:
    return {**old.documents(), **new.documents()}


def _source(change: Change, old: Side, new: Side) -> Change:
    """A source that came with a report is named by the report's outlet and date, not by the id it was given."""
    document, colon, _ = change.what.partition(":")
    if not colon:
        return change
    where = _documents(old, new).get(document, document)
    told = f"{change.before} -> {change.after}" if change.sign == "changed" else change.after or change.before
    return replace(change, says=f"{told} ({where})")


def _texts(table: Table | None, id: str) -> dict[str, str]:
    """The rows of a table by what names them: an id where the first column is one, else the whole row."""
    found: dict[str, str] = {}
    for row in table.rows if table else ():
        cells = ["; ".join(map(str, c)) if isinstance(c, tuple) else str(c) for c in row if c not in (None, "", ())]
        keyed = id in ("sources", "talks") and cells
        found[cells[0] if keyed else ": ".join(cells)] = ": ".join(cells[1:]) if keyed else ""
    return found


def _grid(side: Side) -> dict[str, str]:
    """Every line of the grid, by party and issue."""
    table = side.table("grid")
    found: dict[str, str] = {}
    for row in table.rows if table else ():
        for issue, cell in zip(table.columns[1:] if table else (), row[1:], strict=True):
            for line in cell if isinstance(cell, tuple) else (cell,):
                if line:
                    found[f"{row[0]}, {issue} {line}"] = ""
    return found


def _conclusions(old: Side, new: Side, claims: set[str]) -> tuple[Change, ...]:
    found: list[Change] = []
    a, b = old.plan_table, new.plan_table
    before, after = {row.id: row for row in a.rows}, {row.id: row for row in b.rows}
    for id in dict.fromkeys((*before, *after)):
        one, two = before.get(id), after.get(id)
        if one is None or two is None:
            row = one or two
            assert row is not None
            sign = "added" if one is None else "gone"
            told = "; ".join(f"{COLUMNS[v.column]}: {v.value}" for v in row.cells)
            found.append(
                Change("conclusions", "plan", sign, row.title, after=told if two else "", before=told if one else "")
            )
            continue
        parties = {v.about[3]: v for v in one.parties}
        pairs = list(zip(one.cells, two.cells, strict=True))
        pairs += [(parties[v.about[3]], v) for v in two.parties if v.about[3] in parties]
        for was, now in pairs:
            if was.value == now.value and (was.why == now.why or was.column not in ("said", "barred")):
                continue
            refs = [ref.id for ref in (*now.decides, *now.rests_on, *was.decides, *was.rests_on)]
            texts = " ".join(ref.text for ref in (*now.rests_on, *was.rests_on))
            rests = tuple(sorted(c for c in claims if c in refs or _named(c, texts)))
            is_party = len(now.about) == 4
            what = f"{two.title}, {b.names.get(now.about[3], now.about[3]) if is_party else COLUMNS[now.column]}"
            found.append(Change("conclusions", "cell", "changed", what, was.value, f"{now.value} ({now.why})", rests))
    if a.headline != b.headline:
        found.append(Change("conclusions", "in one sentence", "changed", "the answer", a.headline, b.headline))
    if a.rests != b.rests:
        found.append(Change("conclusions", "in one sentence", "changed", "what it rests on", a.rests, b.rests))
    asked = _questions(a.questions), _questions(b.questions)
    found += _rows("conclusions", "question", asked[0], asked[1])
    return tuple(found)


def _named(claim: str, texts: str) -> bool:
    """Whether a claim is named by its id, and not as a part of another."""
    return re.search(rf"(?<![\w-]){re.escape(short(claim))}(?![\w-])", texts) is not None


def _questions(questions: Iterable[Any]) -> dict[str, str]:
    return {q.text: f"touches {counted(len(q.settles), 'cell')}" for q in questions}
