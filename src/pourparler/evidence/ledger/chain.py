"""Whether lines belong in their file, and whether revisions follow each other."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from pourparler.errors import Problem
from pourparler.evidence.ledger import names
from pourparler.evidence.ledger.book import Book, Part
from pourparler.evidence.ledger.lines import Line
from pourparler.evidence.ledger.order import coder, superseded
from pourparler.evidence.statement import Statement, misplaced


def unfit(statement: Statement, document: str, text: str | None, reviewer: str) -> str:
    """Why a statement cannot stand in the file of this document and reviewer ("": its drafts); empty where it can."""
    s = statement
    if not s.id:
        return "has no id"
    if s.doc != document:
        return f"is of the document {s.doc}"
    if reviewer and s.review.by != reviewer:
        return f"is a word of {s.review.by or 'nobody'}, and this is the file of {reviewer}"
    if not reviewer and (s.review.status != "draft" or s.review.supersedes is not None):
        return "is no draft; words of reviewers stand in files of their own"
    before = superseded(s)
    if before and before[0] != s.id:
        return f"supersedes {before[0]}, which is another statement"
    try:
        return misplaced(s, text) if text is not None else ""
    except TypeError:
        return "a span's start or end is no whole number"


def belongs(part: Part, book: Book, reviewer: str, file: str) -> tuple[Part, list[Problem]]:
    """The part with the lines named that cannot stand in it, and a problem for each."""
    text = book.report.text if book.report else None
    wrong = {line.number: why for line in part.read.lines if (why := unfit(line.statement, book.id, text, reviewer))}
    problems = [Problem(file, number, "", why) for number, why in wrong.items()]
    return replace(part, wrong=frozenset(wrong)), problems


def broken(book: Book, folder: Path) -> list[Problem]:
    """Revisions given twice, left out, or of statements that nobody drafted or typed."""
    problems: list[Problem] = []
    seen: dict[tuple[str, str], int] = {}
    for line in _lines(book.drafts):
        key = (line.statement.id, coder(line.statement))
        if key in seen:
            file = str(folder / names.drafts_file(book.id))
            problems.append(Problem(file, line.number, line.statement.id, f"is drafted twice (also line {seen[key]})"))
        seen.setdefault(key, line.number)
    firsts = {s.id for part in (book.drafts, *book.words.values()) for s in part.statements if s.revision == 1}
    # What is missing may stand in a line that could not be read: that line is named already.
    whole = not any(part.read.problems or part.wrong for part in (book.drafts, *book.words.values()))
    for name, part in book.words.items():
        problems += _chains(part, str(folder / names.words_file(book.id, name)), firsts, whole)
    return problems


def _lines(part: Part) -> list[Line]:
    return sorted((line for line in part.read.lines if line.number not in part.wrong), key=lambda line: line.number)


def _chains(part: Part, file: str, firsts: set[str], whole: bool) -> list[Problem]:
    problems: list[Problem] = []
    chains: dict[str, list[Line]] = defaultdict(list)
    for line in _lines(part):
        chains[line.statement.id].append(line)
    for id, chain in chains.items():
        chain.sort(key=lambda line: line.statement.revision)
        before: Line | None = None
        for line in chain:
            n = line.statement.revision
            if before is None:
                if n > 2 and whole:
                    problems.append(_gap(file, line, id, 1))
                elif n == 2 and whole and id not in firsts:
                    wrong = f"takes the place of {id}@1, which is not in the ledger"
                    problems.append(Problem(file, line.number, id, wrong, "bring that line back"))
            elif n == before.statement.revision:
                right = f'make one of them supersede "{id}@{n}" if it came later'
                wrong = f"revision {n} is given twice (also line {before.number})"
                problems.append(Problem(file, line.number, id, wrong, right))
            elif n > before.statement.revision + 1 and whole:
                problems.append(_gap(file, line, id, before.statement.revision))
            before = line
    return problems


def _gap(file: str, line: Line, id: str, last: int) -> Problem:
    wrong = (
        f"takes the place of revision {line.statement.revision - 1}, which is not here (the last before it is {last})"
    )
    return Problem(file, line.number, id, wrong, "bring that line back")
