"""What a reviewer says of statements, as lines of their own file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import MutableMapping, Sequence
from dataclasses import replace
from pathlib import Path

from pourparler.errors import InputError, Problem
from pourparler.evidence.ledger import names
from pourparler.evidence.ledger.between import taken
from pourparler.evidence.ledger.book import EMPTY, Book
from pourparler.evidence.ledger.chain import unfit
from pourparler.evidence.ledger.reading import checked, read_book, reviewers_of
from pourparler.evidence.ledger.setting import ready, set_in
from pourparler.evidence.ledger.settle import same_word
from pourparler.evidence.ledger.shape import unwritable
from pourparler.evidence.statement import Statement


def say(
    folder: Path, books: MutableMapping[str, Book], reviewer: str, statements: Sequence[Statement]
) -> tuple[Statement, ...]:
    """Adds the words to the reviewer's files, and puts the books of these documents as they are then into ``books``.

    Everything is checked before anything is written; each file is written whole, one document after the other.
    """
    if not names.good(reviewer):
        wrong = f'"{reviewer}" cannot be the name of a reviewer'
        raise InputError([Problem(str(folder), 0, "", wrong, "use a-z, 0-9 and dashes")])
    documents = {statement.doc: None for statement in statements}  # in the order given, each once
    problems: list[Problem] = []
    for document in documents:
        if not names.good(document) or not (folder / f"{document}.json").exists():
            problems.append(Problem(str(folder), 0, document, "no such document is in the ledger"))
            continue
        books[document] = read_book(folder, document, reviewers_of(folder, document), books.get(document))
        file = str(folder / names.words_file(document, reviewer))
        problems += [problem for problem in books[document].problems if problem.file == file]
        if books[document].report is None:
            problems += books[document].problems
    if problems:
        raise InputError(dict.fromkeys(problems))
    new = _numbered(books, reviewer, statements)
    for document, said in new.items():
        report = books[document].report
        assert report is not None  # told above
        for statement in said:
            wrong = unwritable(statement) or unfit(statement, document, report.text, reviewer)
            if wrong:
                problems.append(Problem(str(folder), 0, statement.id, wrong))
        typed = {statement.id for statement in said if statement.revision == 1}
        for id, other in taken(books.values(), typed, report).items() if typed else ():
            problems.append(Problem(str(folder), 0, id, f"is also the id of a statement of {other}", "give it another"))
    if problems:
        raise InputError(problems)
    ready(folder)
    for document, added in new.items():
        book = books[document]
        path = folder / names.words_file(document, reviewer)
        part = set_in(path, book.words.get(reviewer, EMPTY), added)
        found = replace(
            book, words={**book.words, reviewer: part}, shas={**book.shas, path.name: part.sha}, problems=()
        )
        books[document] = checked(folder, found)
    return tuple(statement for added in new.values() for statement in added)


def _numbered(
    books: MutableMapping[str, Book], reviewer: str, statements: Sequence[Statement]
) -> dict[str, list[Statement]]:
    """The words that say something new, by document, each as the revision that it becomes."""
    latest = {document: books[document].latest(reviewer) for document in {s.doc for s in statements}}
    firsts = {document: books[document].firsts() for document in latest}
    new: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        words = latest[statement.doc]
        before = words.get(statement.id)
        number = before.revision if before else 1 if statement.id in firsts[statement.doc] else 0
        place = f"{statement.id}@{number}" if number else None
        word = replace(statement, review=replace(statement.review, by=reviewer, supersedes=place))
        if before and same_word(before, word):
            continue
        if not before and number and word.review.status == "draft":
            continue  # it takes back a word that was never said
        words[statement.id] = word
        new[statement.doc].append(word)
    return dict(new)
