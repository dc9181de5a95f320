"""Sets new lines into a file of the ledger; those that stand there stay as they are."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from pathlib import Path

from pourparler.evidence.ledger.about import sha
from pourparler.evidence.ledger.book import Part
from pourparler.evidence.ledger.disk import clear, write_whole
from pourparler.evidence.ledger.lines import Line, Lines
from pourparler.evidence.ledger.order import key_of
from pourparler.evidence.ledger.reading import contents
from pourparler.evidence.statement import Statement, line_of

ATTRIBUTES = """\
# Bytes stay as they are; a merge of two branches that both add lines to a file has the lines of both.
* -text
*.jsonl merge=union
"""
IGNORE = "# Made anew from the lines when needed.\n.index.sqlite*\n.lock*\n.*.tmp\n"


def ready(folder: Path) -> None:
    """Clears what a cut-off writer left, and puts the two files there that tell git what to do with the ledger."""
    clear(folder)
    for name, text in ((".gitattributes", ATTRIBUTES), (".gitignore", IGNORE)):
        if not (folder / name).exists():
            write_whole(folder / name, text.encode())


def set_in(path: Path, part: Part, new: Sequence[Statement]) -> Part:
    """Writes the file with the new lines in their places, and returns it as it is then. Call it under the lock.

    ``part`` is what was read from the file under the same lock, without problems.
    """
    old = [line.statement for line in part.read.lines]
    if part.read.tidy:
        rows = (contents(path) or b"").decode("utf-8").split("\n")[:-1]
    else:
        rows = [line_of(statement) for statement in old]
    keys = [key_of(statement) for statement in old]
    for statement in sorted(new, key=key_of):
        at = bisect(keys, key_of(statement))
        keys.insert(at, key_of(statement))
        rows.insert(at, line_of(statement))
        old.insert(at, statement)
    data = "".join(f"{row}\n" for row in rows).encode("utf-8")
    write_whole(path, data)
    return Part(sha(data), Lines(tuple(Line(number, statement) for number, statement in enumerate(old, 1))))
