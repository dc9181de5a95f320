"""Where a ledger stands, and how its files are called.

For each document: ``ID.txt`` (its text), ``ID.json`` (what is known of it), ``ID.jsonl`` (drafts) and one
``ID.REVIEWER.jsonl`` for each reviewer, so that two reviewers never write into one file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

NAME = re.compile(r"[a-z0-9-]{1,80}")
# Windows has no files of these names, whatever their ending, and a ledger is shared.
RESERVED = {"con", "prn", "aux", "nul", *(f"{stem}{n}" for stem in ("com", "lpt") for n in range(1, 10))}


@dataclass(frozen=True)
class FileName:
    """``kind``: text, about, drafts or words; ``reviewer`` is of words only."""

    document: str
    kind: str
    reviewer: str = ""


def place(case: Path) -> Path:
    """The folder of the ledger of a case: ``ledger`` in a case folder, ``x.ledger`` beside a case file ``x.yaml``."""
    return case / "ledger" if case.is_dir() else case.with_suffix(".ledger")


def good(name: str) -> bool:
    """Whether a document or a reviewer can be called this: a-z, 0-9 and dashes, and no name that Windows keeps."""
    return bool(NAME.fullmatch(name)) and name not in RESERVED


def parsed(name: str) -> FileName | None:
    """What a file of this name holds; None for what is no file of a ledger."""
    kinds = {"txt": "text", "json": "about", "jsonl": "drafts"}
    stem, *rest = name.split(".")
    if not good(stem):
        return None
    if len(rest) == 1 and rest[0] in kinds:
        return FileName(stem, kinds[rest[0]])
    if len(rest) == 2 and rest[1] == "jsonl" and good(rest[0]):
        return FileName(stem, "words", rest[0])
    return None


def drafts_file(document: str) -> str:
    return f"{document}.jsonl"


def words_file(document: str, reviewer: str) -> str:
    return f"{document}.{reviewer}.jsonl"
