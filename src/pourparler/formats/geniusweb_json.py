"""A GeniusWeb file to plain data with exact numbers, and problems at their lines."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any

from pourparler.errors import InputError, Problem
from pourparler.formats.genius_told import MAX_NAME, MOST, Guess, first, number
from pourparler.formats.genius_xml import MAX_BYTES
from pourparler.formats.json_file import JsonFile, Place, lines, path_text, read_object, show, unprintable
from pourparler.formats.json_file import kind as kind_of

WHAT = "a GeniusWeb profile"
SPACE = "LinearAdditiveUtilitySpace"


class Number(str):
    """A number, as its digits stand in the file."""


class Web:
    """One file: its data, and every problem and remark so far, each with the place of what it is about."""

    def __init__(self, file: JsonFile) -> None:
        self.file = file
        self.root: dict[str, Any] = json.loads(file.text, parse_float=Number, parse_int=Number, parse_constant=Number)
        self.found: list[tuple[Place, str, str]] = []
        self.warnings: list[str] = []
        self.guess = Guess()

    def bad(self, place: Place, wrong: str, right: str = "") -> None:
        self.found.append((place, wrong, right))

    def warn(self, place: Place, text: str) -> None:
        self.warnings.append(f"{self.file.shown}:{lines(self.file, [place])[place]}: {text}")

    def lines(self, places: Iterable[Place]) -> dict[Place, int]:
        """The line of each place."""
        return lines(self.file, places)

    def stop(self) -> None:
        """Raises InputError where there are problems."""
        if self.found:
            shown, told = self.file.shown, self.found[:MOST]
            at = lines(self.file, [place for place, _, _ in told])
            found = [Problem(shown, at[place], path_text(place), wrong, right) for place, wrong, right in told]
            raise InputError(first(found, len(self.found)))

    def object(self, value: Any, place: Place, what: str) -> dict[str, Any]:
        """The value as an object; an empty one, with a problem, when it is none."""
        if isinstance(value, dict):
            return value
        wrong = f"no {place[-1]}" if value is None else f"{kind(value)} where an object is wanted"
        self.bad(place, wrong, what)
        return {}

    def number(self, value: Any, place: Place, what: str) -> Fraction | None:
        """The exact number; None with a problem."""
        found = number(value) if isinstance(value, Number) else None
        if found is None:
            wrong = f"{what} is missing" if value is None else f"{kind(value)} where {what} is wanted"
            self.bad(place, wrong, "write a decimal, such as 0.25, without quotes")
        return found

    def name(self, text: str, place: Place, what: str) -> str | None:
        """The text where it can be an id of a case; None with a problem."""
        if not text.strip():
            self.bad(place, "an empty name", f"it names {what}")
        elif unprintable(text):
            self.bad(place, f'"{show(text)}" holds control characters', f"write {what} as plain text")
        elif text != text.strip():
            self.bad(place, f'"{show(text)}" begins or ends with a blank', "take it out: a case knows no such names")
        elif len(text) > MAX_NAME:
            self.bad(place, f'"{show(text)}" is longer than {MAX_NAME} characters', f"give {what} a shorter name")
        else:
            return text
        return None


def kind(value: Any) -> str:
    """What a user would call a JSON value."""
    return f"the number {show(value)}" if isinstance(value, Number) else kind_of(value)


def read_web(path: str | os.PathLike[str]) -> Web:
    """The JSON object in a file. Raises InputError: no JSON, no UTF-8, larger than 16 MB."""
    try:
        large = Path(path).stat().st_size > MAX_BYTES
    except (OSError, ValueError):
        large = False
    if large:
        wrong = f"larger than {MAX_BYTES // 1_000_000} MB"
        raise InputError([Problem(show(str(path), 400), 0, "", wrong, f"is this {WHAT}?")])
    return Web(read_object(path, WHAT))
