"""The search without an index: every statement is looked at. Slow on a large ledger, and the measure of the index."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pourparler.evidence.index_entry import Claim, Entry, Names, entries
from pourparler.evidence.index_query import Term, Wanted, terms
from pourparler.evidence.ledger.book import Book

_KEYS = {"person": "actor"}  # the filters whose column has another name


def scan(books: Iterable[Book], names: Names, wanted: Wanted) -> tuple[Claim, ...]:
    """The statements that were asked for, by the date of the document, its id, and the order of lines.

    Raises InputError as `Wanted.checked` does.
    """
    found = sorted(books, key=order)
    return tuple(e.claim for e in matching((e for book in found for e in entries(book, names)), wanted.checked()))


def order(book: Book) -> tuple[str, str]:
    """Documents stand by their date, those without one first, then by id."""
    return (book.report.published if book.report else "", book.id)


def matching(found: Iterable[Entry], wanted: Wanted) -> Iterable[Entry]:
    """Those of the entries that were asked for."""
    words, filters = terms(wanted.text), wanted.filters()
    if wanted.text.strip() and not words:
        return []
    return (entry for entry in found if _fits(entry, words, filters, wanted))


def _fits(entry: Entry, words: tuple[Term, ...], filters: Mapping[str, tuple[str, ...]], wanted: Wanted) -> bool:
    if any(getattr(entry.claim, _KEYS.get(key, key)) not in values for key, values in filters.items()):
        return False
    if (wanted.since or wanted.until) and not entry.last:
        return False
    if wanted.since and entry.last < wanted.since:
        return False
    if wanted.until and entry.first > f"{wanted.until}~":
        return False
    return all(any(_has(column, term) for column in entry.columns) for term in words)


def _has(column: str, term: Term) -> bool:
    return f" {' '.join(term.words)}{'' if term.prefix else ' '}" in f" {column} "
