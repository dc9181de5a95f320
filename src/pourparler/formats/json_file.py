"""A JSON file to its top object, or every reason why there is none, each with its line."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pourparler.errors import InputError, Problem

MAX_BYTES = 50_000_000
TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[][{},:]|[^][{},:"\s]+')
Place = tuple[str | int, ...]  # the keys and positions that lead to a value


@dataclass(frozen=True)
class JsonFile:
    """``shown``: the path as the user typed it; ``root``: the top object as plain dicts and lists."""

    shown: str
    text: str
    root: dict[str, Any]


def show(text: str, width: int = 40) -> str:
    """A text from a file on one line that can be printed: no control characters, cut at ``width`` characters."""
    plain = "".join("?" if unprintable(c) else c for c in " ".join(text[: 4 * width].split()))
    return plain if len(plain) <= width and len(text) <= 4 * width else plain[: width - 1] + "…"


def unprintable(text: str) -> bool:
    """Whether a text holds control characters or halves of characters (lone surrogates)."""
    return any(unicodedata.category(c) in ("Cc", "Cs") for c in text)


def kind(value: object) -> str:
    """What a user would call a JSON value."""
    if isinstance(value, str):
        return f'the text "{show(value)}"'
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    if value is None or isinstance(value, bool):
        return "null" if value is None else str(value).lower()
    return f"the number {show(str(value))}"


def path_text(place: Place) -> str:
    """``("decisionMakers", 1, "preferences", 3)`` as ``decisionMakers[1].preferences[3]``."""
    parts = (f"[{p}]" if isinstance(p, int) else f".{show(p)}" for p in place)
    return "".join(parts).removeprefix(".")


def read_object(path: str | os.PathLike[str], what: str) -> JsonFile:
    """The JSON object in a file; ``what`` names the kind of file in errors. Raises InputError."""
    shown = show(str(path), 400)

    def bad(line: int, wrong: str, right: str = "") -> InputError:
        return InputError([Problem(shown, line, "", wrong, right)])

    try:
        with Path(path).open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "no such path"
        raise bad(0, f"cannot be read ({why})", f"give the path of {what}") from None
    if len(raw) > MAX_BYTES:
        raise bad(0, f"larger than {MAX_BYTES // 1_000_000} MB", f"is this {what}?")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        start = error.start + 3 * raw.startswith(b"\xef\xbb\xbf")
        line = raw[:start].count(b"\n") + 1
        wrong = f"byte 0x{raw[start]:02x} is not UTF-8"
        raise bad(line, wrong, "save the file as UTF-8 (it may be Latin-1 or UTF-16)") from None
    return parse(text, shown, what)


def parse(text: str, shown: str, what: str) -> JsonFile:
    """As `read_object`, from a text."""
    again = False

    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal again
        made = dict(found)
        again = again or len(made) < len(found)
        return made

    def bad(line: int, wrong: str, right: str = "") -> InputError:
        return InputError([Problem(shown, line, "", wrong, right)])

    if not text.strip():
        raise bad(0, "the file is empty", f"give the path of {what}")
    try:
        root = json.loads(text, object_pairs_hook=pairs)
    except json.JSONDecodeError as error:
        wrong = f"not JSON: line {error.lineno}, column {error.colno}: {show(error.msg, 80)}"
        raise bad(error.lineno, wrong, f"{what} is JSON") from None
    except RecursionError:
        raise bad(0, "nested too deep", f"is this {what}?") from None
    except ValueError:
        raise bad(0, "a number with thousands of digits", f"is this {what}?") from None
    if not isinstance(root, dict):
        raise bad(1, f"{kind(root)} where an object is wanted", f"{what} begins with {{")
    if again:
        twice = [(place, line) for place, line, new in values(text) if not new]
        raise InputError(Problem(shown, n, path_text(p), "this key stands twice", "keep one of them") for p, n in twice)
    return JsonFile(shown, text, root)


def values(text: str) -> Iterator[tuple[Place, int, bool]]:
    """Each value of a JSON text: its place, its line, and whether its key is new in its object. No recursion."""
    place: list[str | int] = []
    seen: list[set[str] | None] = []  # for each open object its keys so far; None for an open list
    line, last, new, at_key = 1, 0, True, False
    for token in TOKEN.finditer(text):
        line, last, word = line + text.count("\n", last, token.start()), token.start(), token.group()
        keys = seen[-1] if seen else None
        if word == ",":
            at_key = keys is not None
            if keys is None:
                place[-1] = int(place[-1]) + 1
        elif word in ("]", "}"):
            seen.pop()
            place.pop()
            at_key = False
        elif word == ":":
            pass
        elif at_key and keys is not None:
            key = str(json.loads(word))
            new, at_key, place[-1] = key not in keys, False, key
            keys.add(key)
        else:
            yield tuple(place), line, new
            new = True
            if word in ("[", "{"):
                seen.append(set() if word == "{" else None)
                place.append("" if word == "{" else 0)
                at_key = word == "{"


def lines(file: JsonFile, places: Iterable[Place]) -> dict[Place, int]:
    """The line of each place; of what holds it when it is not there; 0 when nothing is."""
    asked = set(places)
    wanted = {place[:end] for place in asked for end in range(1, len(place) + 1)}
    found: dict[Place, int] = {}
    for place, line, _ in values(file.text) if wanted else ():
        if place in wanted:
            found.setdefault(place, line)
            if len(found) == len(wanted):
                break
    return {p: next((found[p[:end]] for end in range(len(p), 0, -1) if p[:end] in found), 0) for p in asked}
