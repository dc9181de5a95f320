"""What a person searches for: words, "phrases", beginnings*, and filters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields

from pourparler.errors import InputError, Problem, did_you_mean
from pourparler.evidence.index_fold import folded
from pourparler.evidence.ledger.settle import STATUSES
from pourparler.evidence.statement import STANCES
from pourparler.words import RECORDS

MOST = 64  # words and phrases in one search
_PART = re.compile(r'"([^"]*)"?|([^\s"]+)')
_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))
_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_CLOSED: Mapping[str, tuple[str, ...]] = {"stance": STANCES, "status": STATUSES, "record": tuple(RECORDS)}


@dataclass(frozen=True)
class Term:
    """Words that stand one after the other; with ``prefix``, the last is a beginning."""

    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True)
class Wanted:
    """A search: all of it must hold. An empty filter asks for nothing; of several values of one, any will do.

    ``text``: each word must stand in the span, its sentence, the paraphrase or the names of who speaks; ``"a phrase"``
    in this order; ``word*`` begins so. ``since`` and ``until``: YYYY, YYYY-MM or YYYY-MM-DD, of the document's date.
    ``record``: on_record, unnamed or anonymous, by the weakest link of the chain.
    """

    text: str = ""
    party: tuple[str, ...] = ()
    person: tuple[str, ...] = ()
    issue: tuple[str, ...] = ()
    option: tuple[str, ...] = ()
    stance: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    record: tuple[str, ...] = ()
    document: tuple[str, ...] = ()
    handling: tuple[str, ...] = ()
    since: str = ""
    until: str = ""

    def checked(self) -> Wanted:
        """Itself. Raises InputError for a date, stance, status or record that is none, all of them at once."""
        problems = [
            Problem("search", 0, key, f'"{getattr(self, key)}" is no date', "write 2025, 2025-08 or 2025-08-16")
            for key in ("since", "until")
            if getattr(self, key) and not _DAY.fullmatch(getattr(self, key))
        ]
        for key, known in _CLOSED.items():
            wrong = [value for value in getattr(self, key) if value not in known]
            problems += [Problem("search", 0, key, f'there is no {key} "{v}"', did_you_mean(v, known)) for v in wrong]
        if len(terms(self.text)) > MOST:
            problems.append(Problem("search", 0, "text", f"more than {MOST} words", "search for fewer"))
        if problems:
            raise InputError(problems)
        return self

    def filters(self) -> dict[str, tuple[str, ...]]:
        """The filters that ask for something, by name, but for text and dates."""
        found = {field.name: getattr(self, field.name) for field in fields(self)}
        return {key: value for key, value in found.items() if isinstance(value, tuple) and value}


def terms(text: str) -> tuple[Term, ...]:
    """The words and phrases of what a person typed. What holds no letter and no digit is left out.

    >>> terms('border* "no deal')
    (Term(words=('border',), prefix=True), Term(words=('no', 'deal'), prefix=False))
    """
    found = []
    for phrase, word in _PART.findall(text.translate(_QUOTES)):
        part = phrase or word
        words = tuple(folded(part).split())
        if words:
            found.append(Term(words, part.rstrip().endswith("*")))
    return tuple(found)


def expression(found: tuple[Term, ...]) -> str:
    """The terms for FTS5. They hold letters and digits only, so nothing of its syntax can be in them."""
    return " AND ".join(f'"{" ".join(term.words)}"{" *" if term.prefix else ""}' for term in found)


def bounds(date: str) -> tuple[str, str]:
    """The first and last day of an EDTF date, as texts that compare; two empty ones where there is no date.

    >>> bounds("2025-08"), bounds("2019/2021-05"), bounds("../2020")
    (('2025-08', '2025-08~'), ('2019', '2021-05~'), ('', '2020~'))
    """
    first, _, last = date.partition("/")
    begins, ends = _DAY.match(first), _DAY.match(last or first)
    if not begins and not ends:
        return "", ""
    return (begins[0] if begins else ""), (ends[0] if ends else "") + "~"
