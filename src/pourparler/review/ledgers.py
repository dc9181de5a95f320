"""Two cases' ledgers side by side: which statements stand otherwise in the other, and what that moves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pourparler.case.evidence import gather
from pourparler.case.load import build, read_tree
from pourparler.case.model import Case
from pourparler.case.tell import short, tell_term
from pourparler.compare import quick_cells
from pourparler.evidence.change.wording import verb
from pourparler.evidence.ledger import Ledger, place
from pourparler.evidence.ledger.settle import ACCEPTED, Standing, content
from pourparler.evidence.statement import Statement
from pourparler.review.agreement import FIELDS
from pourparler.review.moves import moved
from pourparler.words import counted

MOST = 20  # statements told in lines; the JSON has all
NOT_THERE = "not there"


@dataclass(frozen=True)
class Apart:
    """A statement that stands otherwise in the other ledger. ``one``, ``other``: how, and by whose words; ``fields``:
    where both accept it, what they accept differently."""

    id: str
    document: str
    says: str
    one: str
    other: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ledgers:
    """``statements``: how many stand in either; ``moves``: the first case's verdicts that would differ with the
    second's ledger in place of its own, or why that cannot be worked out."""

    statements: int
    apart: tuple[Apart, ...]
    moves: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "statements": self.statements,
            "apart": [{**asdict(row), "fields": list(row.fields)} for row in self.apart],
            "moves": list(self.moves),
        }


def ledgers(one: Path, other: Path, case: Case) -> Ledgers:
    """What stands otherwise in the ledgers of two cases; ``case`` is the first. Raises InputError where a ledger is
    damaged. Two ledgers without a statement differ in nothing."""
    first, second = (Ledger.open(place(path)) for path in (one, other))
    left, right = ({row.statement.id: row for row in ledger.settled().standings} for ledger in (first, second))
    found = []
    for id in dict.fromkeys((*left, *right)):
        a, b = left.get(id), right.get(id)
        if _same(a, b):
            continue
        s = (a or b or left[id]).statement
        handling = (first if a else second).document(s.doc).handling
        says = _says(case, s) if handling == "open" else "a statement left out by its handling"
        found.append(Apart(id, s.doc, says, _told(a), _told(b), _fields(a, b)))
    return Ledgers(len({*left, *right}), tuple(found), _moves(one, other, case) if found else ())


def _same(a: Standing | None, b: Standing | None) -> bool:
    if a is None or b is None or a.status != b.status:
        return False
    return a.status != ACCEPTED or content(a.statement) == content(b.statement)


def _told(row: Standing | None) -> str:
    if row is None:
        return NOT_THERE
    by = ", ".join(word.review.by or "" for word in row.words)
    return f"{row.status} ({by})" if by else row.status


def _fields(a: Standing | None, b: Standing | None) -> tuple[str, ...]:
    if a is None or b is None or a.status != ACCEPTED or b.status != ACCEPTED:
        return ()
    named: dict[str, Callable[[Statement], Any]] = dict(list(FIELDS.items())[1:])
    return tuple(name for name, get in named.items() if get(a.statement) != get(b.statement))


def _says(case: Case, s: Statement) -> str:
    who = "the report" if s.actor.id == "_author" else case.name(s.actor.id)
    issue = case.issues.get(s.issue)
    known = issue is not None and any(o.id == s.alternative for o in issue.options)
    what = tell_term(case, s.issue, s.alternative or "") if known else s.issue
    return f"{who} {verb(s, case.name)} {what}"


def _moves(one: Path, other: Path, case: Case) -> tuple[str, ...]:
    problems: list[Any] = []
    root, shown = read_tree(one, problems)
    swapped = build(root, shown, problems, gather(other, problems)) if root is not None else None
    if problems or swapped is None:
        return (f"the first case cannot be read with the second's ledger: {problems[0] if problems else shown}",)
    return tuple(move.says(case) for move in moved(quick_cells(case), quick_cells(swapped)))


def lines(found: Ledgers) -> list[str]:
    """What was found, in plain lines; none where the ledgers agree."""
    if not found.apart:
        return []
    told = [f"The ledgers differ: {len(found.apart):,} of {counted(found.statements, 'statement')} stand otherwise."]
    for row in found.apart[:MOST]:
        fields = f" (they differ on {', '.join(row.fields)})" if row.fields else ""
        told.append(
            f"  {row.document}, {row.says} [{short(row.id)}]: {row.one} in the first, {row.other} in the second{fields}"
        )
    if len(found.apart) > MOST:
        told.append(f"  and {len(found.apart) - MOST:,} more; --json has all")
    if found.moves:
        told.append("With the second's ledger in place of its own, verdicts of the first would differ:")
        told += [f"  {line}" for line in found.moves]
    else:
        told.append("With the second's ledger in place of its own, no verdict of the first would differ.")
    return told
