"""Merge conflicts that git left in a file: where they stand, and what each side has."""

from __future__ import annotations

from collections.abc import Sequence

from pourparler.errors import Problem

_OURS, _BASE, _MIDDLE, _THEIRS = b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>"
RIGHT = "keep the lines of both, and remove the lines with the marks"


def found(rows: Sequence[bytes], file: str) -> tuple[frozenset[int], tuple[Problem, ...]]:
    """The numbers of the lines that are marks (from 1), and one problem for each conflict."""
    marks: list[tuple[int, bytes, str]] = []
    for number, row in enumerate(rows, 1):
        mark = row[:7]
        if mark in (_OURS, _BASE, _MIDDLE, _THEIRS) and (row[7:8] in (b"", b" ", b"\r")):
            marks.append((number, mark, row[7:].decode("utf-8", "replace").strip()))
    problems: list[Problem] = []
    last = len(rows) + 1
    opened: list[tuple[int, bytes, str]] = []
    for at in [*marks, (last, b"", "")]:
        if at[1] in (_OURS, b"") and opened:
            problems.append(_told(opened, file, last))
            opened = []
        if at[1]:
            opened.append(at)
        if at[1] == _THEIRS:
            problems.append(_told(opened, file, last))
            opened = []
    return frozenset(number for number, _, _ in marks), tuple(problems)


def _told(marks: Sequence[tuple[int, bytes, str]], file: str, last: int) -> Problem:
    """One conflict, both sides: ``lines 3-4 are of HEAD, lines 6-6 of theirs``."""
    sides: list[str] = []
    for n, (number, mark, name) in enumerate(marks):
        if mark == _THEIRS:
            continue
        end = (marks[n + 1][0] if n + 1 < len(marks) else last) - 1
        named = {_OURS: name or "one side", _BASE: "before both"}.get(mark) or (
            marks[-1][2] if marks[-1][1] == _THEIRS and marks[-1][2] else "the other side"
        )
        if end == number:
            sides.append(f"none of {named}")
        else:
            sides.append(f"{number + 1}-{end} of {named}" if end > number + 1 else f"{end} of {named}")
    wrong = "a merge conflict" + (f" (lines {', '.join(sides)})" if sides else "")
    return Problem(file, marks[0][0], "", wrong, RIGHT)
