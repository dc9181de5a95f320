"""Which files a ledger has."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pourparler.errors import Problem
from pourparler.evidence.ledger import names

Marks = dict[str, tuple[int, ...]]  # file name to number, size and times: within one process they tell of a change


@dataclass(frozen=True)
class Listing:
    """By document, in the order of ids: its files, and who has words on it. ``stray``: what is not read, and why."""

    files: Mapping[str, Marks]
    reviewers: Mapping[str, tuple[str, ...]]
    stray: tuple[Problem, ...]


def marks(folder: Path) -> Marks:
    """The files of the folder; none where there is no folder. Raises OSError where it cannot be read."""
    try:
        with os.scandir(folder) as entries:
            names_there = sorted(entry.name for entry in entries if not entry.name.startswith("."))
    except FileNotFoundError:
        return {}
    found: Marks = {}
    for name in names_there:
        with suppress(FileNotFoundError):  # removed since
            stat = os.stat(folder / name)
            found[name] = (stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns)
    return found


def listing(folder: Path, there: Marks) -> Listing:
    """The files of a ledger, by document."""
    files: dict[str, Marks] = {}
    reviewers: dict[str, list[str]] = {}
    stray: list[Problem] = []
    for name, mark in there.items():
        found = names.parsed(name)
        if found is None:
            if name.endswith(".jsonl"):
                wrong = "is not read: its name is neither DOCUMENT.jsonl nor DOCUMENT.REVIEWER.jsonl"
                stray.append(Problem(str(folder / name), 0, "", wrong, "names have a-z, 0-9 and dashes"))
            continue
        files.setdefault(found.document, {})[name] = mark
        reviewers.setdefault(found.document, [])
        if found.reviewer:
            reviewers[found.document].append(found.reviewer)
    for document in sorted(files):
        if list(files[document]) == [f"{document}.txt"]:
            wrong = "is not read: its report was not added to the end"
            stray.append(Problem(str(folder / f"{document}.txt"), 0, "", wrong, "add it again"))
            del files[document]
    return Listing(
        {document: files[document] for document in sorted(files)},
        {document: tuple(sorted(reviewers[document])) for document in sorted(files)},
        tuple(stray),
    )
