"""Reads the files of one document, and checks them against each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from pourparler.evidence.ledger import about, names
from pourparler.evidence.ledger.book import EMPTY, Book, Part
from pourparler.evidence.ledger.chain import belongs, broken
from pourparler.evidence.ledger.lines import read_lines


def contents(path: Path) -> bytes | None:
    """The bytes of the file, None where there is none."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return None


def reviewers_of(folder: Path, document: str) -> tuple[str, ...]:
    """Who has a file of words on the document, by name."""
    found = (names.parsed(path.name) for path in folder.glob(f"{document}.*.jsonl"))
    return tuple(sorted(name.reviewer for name in found if name and name.document == document and name.reviewer))


def read_book(folder: Path, document: str, reviewers: tuple[str, ...], before: Book | None = None) -> Book:
    """Reads the files of one document; what has the bytes it had ``before`` is not parsed again.

    The files that build on others are read first: what they build on is only ever added to, so that a writer at work
    in another process cannot make a word look as if its draft were missing.
    """
    word_bytes = {name: contents(folder / names.words_file(document, name)) for name in sorted(reviewers)}
    draft_bytes = contents(folder / names.drafts_file(document))
    about_bytes, text_bytes = contents(folder / f"{document}.json"), contents(folder / f"{document}.txt")
    files = {names.words_file(document, name): data for name, data in word_bytes.items()}
    files |= {names.drafts_file(document): draft_bytes, f"{document}.json": about_bytes, f"{document}.txt": text_bytes}
    shas = {name: about.sha(data) for name, data in sorted(files.items()) if data is not None}
    if before is not None and before.shas == shas:
        return before
    report, problems = about.read(about_bytes, text_bytes, document, folder)
    same = before is not None and before.report == report
    drafts = _part(folder, names.drafts_file(document), draft_bytes, shas, before.drafts if same and before else EMPTY)
    words = {
        name: _part(folder, names.words_file(document, name), data, shas, _old(before if same else None, name))
        for name, data in word_bytes.items()
        if data is not None
    }
    return checked(folder, Book(document, report, drafts, words, tuple(problems), (), shas))


def _old(before: Book | None, reviewer: str) -> Part:
    return before.words.get(reviewer, EMPTY) if before else EMPTY


def _part(folder: Path, name: str, data: bytes | None, shas: Mapping[str, str], before: Part) -> Part:
    if data is None:
        return EMPTY
    if before.sha == shas[name]:
        return Part(before.sha, before.read)
    return Part(shas[name], read_lines(data, str(folder / name)))


def checked(folder: Path, book: Book) -> Book:
    """The book with what is wrong in and between its files; lines that cannot stand where they are, are set apart."""
    problems, notices = list(book.problems), list(book.notices)
    drafts, told = belongs(book.drafts, book, "", str(folder / names.drafts_file(book.id)))
    problems += [*book.drafts.read.problems, *told]
    notices += book.drafts.read.notices
    words = {}
    for name, part in book.words.items():
        words[name], told = belongs(part, book, name, str(folder / names.words_file(book.id, name)))
        problems += [*part.read.problems, *told]
        notices += part.read.notices
    found = replace(book, drafts=drafts, words=words)
    problems += broken(found, folder)
    return replace(found, problems=tuple(problems), notices=tuple(notices))
