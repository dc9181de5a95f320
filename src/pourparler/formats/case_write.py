"""Writes a plain case (dicts, lists, texts and numbers) as the YAML text of a case file: the same bytes every time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from pourparler.case.load import build
from pourparler.case.numbers import DECIMALS, WHOLE
from pourparler.case.yamlfile import MAX_BYTES, parse
from pourparler.errors import InputError, Problem

#: A case as plain data, in the keys and the order of a case file. Numbers are ints or Fractions; all else is text.
Plain = dict[str, Any]

WIDTH = 110
_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?:[-.][A-Za-z0-9_]+)*(?: [A-Za-z0-9_]+(?:[-.][A-Za-z0-9_]+)*)*")
_WORDS = frozenset(("y", "n", "yes", "no", "true", "false", "on", "off", "null", "nan", "inf"))
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


@dataclass(frozen=True)
class Imported:
    """What another tool's files say, as a case; ``header``: where it comes from, for the comment on top."""

    case: Plain
    header: tuple[str, ...]
    warnings: tuple[str, ...] = ()


def dumps(case: Plain, header: Sequence[str] = ()) -> str:
    """The YAML text of a plain case, with a comment on top."""
    comment = "".join(f"# {line}".rstrip() + "\n" for text in header for line in _printable(text).splitlines() or [""])
    return comment + "\n".join(_block(case, 0)) + "\n"


def checked(case: Plain, header: Sequence[str], shown: str) -> str:
    """As `dumps`, read back before anyone writes it: what is returned loads.

    ``shown`` names the file to be in problems. Raises InputError where the case is no case, or too large for one file.
    """
    text = dumps(case, header)
    problems: list[Problem] = []
    if len(text.encode()) > MAX_BYTES:
        wrong = f"the case would be larger than {MAX_BYTES // 1_000_000} MB, the most that a case file may have"
        raise InputError([Problem(shown, 0, "", wrong, "leave out issues, options or parties")])
    root = parse(text, shown, problems)
    if root is not None and not problems:
        build(root, shown, problems)
    if problems:
        raise InputError(problems)
    return text


def number_text(value: int | Fraction) -> str | None:
    """The decimal as a case file reads it, exactly; None where it does not end or has too many digits.

    >>> number_text(Fraction(-5, 4)), number_text(Fraction(1, 3))
    ('-1.25', None)
    """
    value = Fraction(value)
    scaled = abs(value) * 10**DECIMALS
    if scaled.denominator != 1 or abs(value) >= 10**WHOLE:
        return None
    whole, part = divmod(scaled.numerator, 10**DECIMALS)
    decimals = f"{part:0{DECIMALS}d}".rstrip("0")
    return ("-" if value < 0 else "") + str(whole) + (f".{decimals}" if decimals else "")


def quoted(text: str) -> str:
    """The text as a YAML scalar that is read back as this text, by us and by other readers of YAML."""
    if len(text) < 200 and _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    return '"' + "".join(_escaped(c) for c in text) + '"'


def _escaped(c: str) -> str:
    if c in _ESCAPES:
        return _ESCAPES[c]
    if c.isprintable():
        return c
    return f"\\u{ord(c):04x}" if ord(c) < 0x10000 else f"\\U{ord(c):08x}"


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() or c == "\n" else "?" for c in text)


def _scalar(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, Fraction)):
        text = number_text(value)
        if text is None:
            raise ValueError(f"{value} is no decimal that a case file can hold")
        return text
    if isinstance(value, str):
        return quoted(value)
    raise TypeError(f"no YAML form for {type(value).__name__}")


def _flow(value: object) -> str:
    """On one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{quoted(str(key))}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return _scalar(value)


def _block(value: Mapping[str, Any], depth: int) -> Iterator[str]:
    """A mapping, one key a line; lists of plain things and small mappings inside lists stay on one line."""
    pad = "  " * depth
    for key, item in value.items():
        head = f"{pad}{quoted(str(key))}:"
        if isinstance(item, Mapping) and item:
            yield head
            yield from _block(item, depth + 1)
        elif isinstance(item, (list, tuple)) and item:
            line = f"{head} {_flow(item)}"
            if len(line) <= WIDTH and not any(isinstance(part, (Mapping, list, tuple)) for part in item):
                yield line
                continue
            yield head
            yield from _items(item, depth + 1)
        else:
            yield f"{head} {_flow(item)}"


def _items(value: Sequence[Any], depth: int) -> Iterator[str]:
    pad = "  " * depth
    for item in value:
        line = f"{pad}- {_flow(item)}"
        if len(line) <= WIDTH or not isinstance(item, Mapping) or not item:
            yield line
            continue
        first, *rest = _block(item, depth + 1)
        yield f"{pad}- {first.lstrip()}"
        yield from rest
