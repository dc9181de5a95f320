"""Conflicts as JSON text: laid out to be read by people, the same bytes every time."""

from __future__ import annotations

import json
from typing import Any

from pourparler.errors import InputError, Problem
from pourparler.formats.json_file import MAX_BYTES, show
from pourparler.formats.json_reader import SOURCE
from pourparler.space.conflict import Conflict, Ranks
from pourparler.space.graph import Ints

Json = dict[str, Any]
WIDTH = 110


def lay(data: Json, ascii_only: bool) -> str:
    """One line for each key; lists and objects broken up where they do not fit on a line."""

    def one(value: Any) -> str:
        return json.dumps(value, ensure_ascii=ascii_only, allow_nan=False)

    def told(value: Any, depth: int) -> str:
        line = one(value)
        if 2 * depth + len(line) <= WIDTH or not isinstance(value, (dict, list)):
            return line
        step = "\n" + "  " * (depth + 1)
        if isinstance(value, dict):
            body = f",{step}".join(f"{one(key)}: {told(entry, depth + 1)}" for key, entry in value.items())
            return f"{{{step}{body}\n{'  ' * depth}}}"
        if all(isinstance(entry, (str, int)) or len(one(entry)) <= WIDTH // 4 for entry in value):
            return f"[{step}{_filled([one(entry) for entry in value], step)}\n{'  ' * depth}]"
        body = f",{step}".join(told(entry, depth + 1) for entry in value)
        return f"[{step}{body}\n{'  ' * depth}]"

    lines = (f"  {one(key)}: {told(value, 1)}" for key, value in data.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _filled(words: list[str], step: str) -> str:
    """Words with commas between them, as many on a line as fit."""
    lines = [words[0]]
    for word in words[1:]:
        if len(step) + len(lines[-1]) + len(word) + 3 <= WIDTH:
            lines[-1] += f", {word}"
        else:
            lines.append(word)
    return f",{step}".join(lines)


def fits(text: str) -> str:
    """The text; InputError where it is larger than what the readers of these formats take."""
    if len(text) > MAX_BYTES:
        wrong = f"the file would be larger than {MAX_BYTES // 1_000_000} MB"
        raise InputError([Problem("", 0, "", wrong, "leave out issues or states")])
    return text


def noted(notes: tuple[str, ...]) -> Json:
    """The keys ``source`` and ``notes`` behind a conflict's notes, as `json_reader.notes_of` reads them."""
    found: Json = {}
    if notes and notes[0].startswith(SOURCE):
        found["source"] = notes[0].removeprefix(SOURCE)
        notes = notes[1:]
    return {**found, "notes": list(notes)} if notes else found


def ranks_in(conflict: Conflict) -> tuple[list[Ints], list[Problem]]:
    """Each party's exact ranks, and a problem for each party whose preferences are not exact."""
    values, problems = [], []
    for party, preference in zip(conflict.parties, conflict.preferences, strict=True):
        if isinstance(preference, Ranks):
            values.append(preference.values)
        else:
            right = "choose one reading first"
            problems.append(
                Problem("", 0, show(party), "its preferences leave states open, and a ranking cannot", right)
            )
    return values, problems
