"""Reads JSON values into texts, numbers and lists, and collects every problem and warning on the way."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import islice
from typing import Any

from pourparler.errors import InputError, Problem, did_you_mean
from pourparler.formats.json_file import JsonFile, Place, kind, lines, path_text, show, unprintable

MOST = 200  # problems and warnings told one by one
SOURCE = "Source: "  # how the note begins that says where a conflict is from
GUESSES = 20  # how often a right name is looked for
LONG, NOTE = 1_000, 100_000  # characters of a name, of a note


class Reader:
    """Every method adds problems instead of raising; `stop` raises them all at once, with their lines."""

    def __init__(self, file: JsonFile, strict: bool = False) -> None:
        """``strict``: a key that nobody reads is a problem; else a warning."""
        self.file, self.strict, self.guesses = file, strict, GUESSES
        self.problems: list[tuple[Place, str, str]] = []
        self.warnings: list[str] = []
        self.unknown: dict[str, list[Place]] = {}

    def bad(self, place: Place, wrong: str, right: str = "") -> None:
        self.problems.append((place, wrong, right))

    def warn(self, name: str, text: str) -> None:
        self.warnings.append(f"{name}: {text}")

    def stop(self) -> None:
        """Raise InputError when there are problems."""
        if not self.problems:
            return
        told, shown = self.problems[:MOST], self.file.shown
        at = lines(self.file, (place for place, _, _ in told))
        found = [Problem(shown, at[place], path_text(place), wrong, right) for place, wrong, right in told]
        if len(self.problems) > MOST:
            last = max(problem.line for problem in found)
            found.append(Problem(shown, last, "", f"and {len(self.problems) - MOST} more problems"))
        raise InputError(found)

    def sound(self, *keys: str) -> bool:
        """Whether nothing is wrong so far below these top keys."""
        return not any(place[:1] == (key,) for place, _, _ in self.problems for key in keys)

    def mapping(self, value: object, place: Place, holds: str) -> dict[str, Any]:
        """The value as an object; an empty one, with a problem, when it is none."""
        if isinstance(value, dict):
            return value
        self.bad(place, f"{kind(value)} where an object is wanted", f"write {holds}")
        return {}

    def listing(self, value: object, place: Place, holds: str) -> list[Any]:
        """The value as a list; an empty one, with a problem, when it is none; null is an empty list."""
        if isinstance(value, list):
            return value
        if value is not None:
            self.bad(place, f"{kind(value)} where a list is wanted", f"write a list of {holds}")
        return []

    def name(self, value: object, place: Place, most: int = LONG) -> str:
        """A text in one line, outer and double spaces dropped; a number counts as a text. "" with a problem else."""
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str):
            self.bad(place, f"{kind(value)} where a text is wanted", "write it in double quotes")
            return ""
        text = " ".join(value.split())
        if not text:
            self.bad(place, "an empty text", "give it a name")
        elif len(text) > most:
            self.bad(place, f"a text of {len(text):,} characters", f"write at most {most:,}")
        elif unprintable(text):
            self.bad(place, f"a control character, or half of one, in {kind(text)}", "remove it")
        else:
            return text
        return ""

    def whole(self, value: object, place: Place, what: str) -> int | None:
        """A whole number, also as a text of digits; None with a problem else."""
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10:
            return int(value)
        self.bad(place, f"{kind(value)} where {what} is wanted", "write a whole number")
        return None

    def flag(self, value: object, place: Place) -> bool | None:
        """True or false; None with a problem else."""
        if isinstance(value, bool):
            return value
        self.bad(place, f"{kind(value)} where true or false is wanted", "write true or false, without quotes")
        return None

    def known(self, found: dict[str, Any], place: Place, required: dict[str, str], other: Collection[str]) -> None:
        """Name the required keys (and what they hold) that lack; remember the keys that nobody reads."""
        strange = [key for key in found if key not in required and key not in other]
        for key, holds in required.items():
            if key not in found:
                meant = "" if self.strict else did_you_mean(key, strange[:50])
                right = meant if meant.startswith("did you mean") else f"it holds {holds}"
                self.bad(place, f'lacks the key "{key}"', right)
        for key in strange:
            if self.strict:
                self.bad((*place, key), "this key is not known", self.meant(key, (*required, *other)))
            else:
                self.unknown.setdefault(key, []).append((*place, key))

    def meant(self, word: str, known: Iterable[str]) -> str:
        """What may be meant by a wrong name, or what is known; "" after `GUESSES` of them."""
        self.guesses -= 1
        return did_you_mean(show(word), islice(known, 2_000)) if self.guesses >= 0 else ""

    def told(self) -> tuple[str, ...]:
        """The warnings, with one for each key that is not read, however often it stands."""
        for key, places in self.unknown.items():
            times = f", and {len(places) - 1} more times" if len(places) > 1 else ""
            self.warn("unknown key", f'"{show(key)}" is not read (at {show(path_text(places[0]), 80)}{times})')
        self.unknown.clear()
        more = [f"and {len(self.warnings) - MOST} more warnings"] if len(self.warnings) > MOST else []
        return (*self.warnings[:MOST], *more)


def notes_of(r: Reader, root: dict[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The source of a file as a note (or none), and its notes."""
    source = r.name(root["source"], ("source",), NOTE) if "source" in root else ""
    notes = r.listing(root.get("notes"), ("notes",), "texts")
    told = tuple(r.name(note, ("notes", k), NOTE) for k, note in enumerate(notes))
    return ((SOURCE + source,) if source else ()), told


def first(items: Iterable[object], most: int = 6) -> str:
    """The first few of many, for a line: ``1, 2, 3, …``."""
    found = [str(item) for item in islice(items, most + 1)]
    return ", ".join(found[:most]) + (", …" if len(found) > most else "")
