"""Opens what `diff` and `compare` are given: a case, a saved page, or a case as its ledger stood on a day."""

from __future__ import annotations

import json
import re
from functools import partial
from pathlib import Path

from pourparler.analysis import analyse
from pourparler.case.dates import is_date
from pourparler.case.load import load
from pourparler.diff import Side
from pourparler.errors import InputError, Problem
from pourparler.evidence.ledger import Ledger, place
from pourparler.evidence.ledger.settle import ACCEPTED
from pourparler.report.embedded import unpack
from pourparler.words import listed

SCRIPT = re.compile(r'<script type="application/json" id="findings">(.*?)</script>', re.S)


def open_side(path: Path, until: str = "", full: bool = False, reviewer: str = "") -> Side:
    """A case (analysed), or a page (read back). ``until``: what was accepted by that day. Raises InputError."""
    if path.suffix.casefold() in (".html", ".htm"):
        return _page(path)
    found = analyse(load(path, until=until, reviewer=reviewer), full=full)
    return Side(until or str(path), found.plan_table, found.findings, partial(_standing, path, until, reviewer))


def _standing(path: Path, until: str, reviewer: str) -> dict[str, str]:
    """How the statements of the ledger stand that do not count, and by whose words."""
    settled = Ledger.open(place(path)).settled(reviewer=reviewer or None, until=until or None)
    found = {}
    for row in settled.standings:
        words = listed(f"{word.review.status} by {word.review.by}" for word in row.words)
        if row.status != ACCEPTED:
            found[row.statement.id] = f"{row.status}{f': {words}' if row.words else ''}"
    return found


def sides_of(case: Path, old: str, new: str, full: bool = False) -> tuple[Side, Side]:
    """The case as its ledger stood at the end of two days. Raises InputError."""
    problems = []
    for day in (old, new):
        if not (re.fullmatch(r"\d{4}-\d\d-\d\d", day) and is_date(day)):
            problems.append(Problem("--case", 0, "", f'"{day}" is no day', "with --case, give two days: 2025-08-16"))
    if problems:
        raise InputError(problems)
    return open_side(case, until=old, full=full), open_side(case, until=new, full=full)


def _page(path: Path) -> Side:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        said = getattr(error, "strerror", None) or "it is not UTF-8"
        raise InputError(
            [Problem(str(path), 0, "", f"cannot be read ({said})", "give a page that pourparler wrote")]
        ) from None
    found = SCRIPT.search(text)
    try:
        if found is None:
            raise ValueError("no findings stand in it")
        table, findings = unpack(json.loads(found[1]))
    except (ValueError, KeyError, TypeError, IndexError) as error:
        wrong = f"no page that can be read back ({error})"
        raise InputError([Problem(str(path), 0, "", wrong, "give a page that `pourparler report` wrote")]) from None
    return Side(str(path), table, findings)
