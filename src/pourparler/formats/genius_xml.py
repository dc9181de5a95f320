"""An XML file to a tree of elements with their lines, or every reason why there is none. Nothing is ever expanded."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import NoReturn
from xml.parsers import expat

from pourparler.errors import InputError
from pourparler.formats.genius_told import Element, Told
from pourparler.formats.json_file import show

MAX_BYTES = 16_000_000
MAX_DEPTH = 50
DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']""")


def read_xml(path: str | os.PathLike[str], what: str) -> tuple[Element, Told]:
    """The root element of an XML file, and where to tell what is odd about it.

    ``what`` names the kind of file in problems. Raises InputError: not XML, a DOCTYPE, too large, a wrong encoding.
    """
    told = Told(show(str(path), 400))
    try:
        with Path(path).open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        told.bad(
            0, f"cannot be read ({getattr(error, 'strerror', None) or 'no such path'})", f"give the path of {what}"
        )
        raise InputError(told.problems) from None
    if len(raw) > MAX_BYTES:
        told.bad(0, f"larger than {MAX_BYTES // 1_000_000} MB", f"is this {what}?")
    elif not raw.strip():
        told.bad(0, "the file is empty", f"give the path of {what}")
    else:
        _encoded(raw, told)
    told.stop()
    root = _parse(raw, told, what)
    told.stop()
    assert root is not None
    return root, told


def _encoded(raw: bytes, told: Told) -> None:
    """A problem where the bytes are not in the encoding that they are said to be in, as far as we can tell."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in raw[:4]:
        return
    declared = DECLARED.match(raw.removeprefix(b"\xef\xbb\xbf")[:400])
    if declared and declared[1].lower() not in (b"utf-8", b"utf8"):
        return
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        wrong = f"byte 0x{raw[error.start]:02x} is not UTF-8"
        told.bad(line, wrong, 'save the file as UTF-8, or declare its encoding: <?xml version="1.0" encoding="…"?>')


class _Refused(Exception):
    """Stops the parser; the problem is told already."""


def _parse(raw: bytes, told: Told, what: str) -> Element | None:
    root: Element | None = None
    above: list[Element] = []
    parser = expat.ParserCreate()

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal root
        element = Element(tag, parser.CurrentLineNumber, attributes)
        if len(above) >= MAX_DEPTH:
            told.bad(element.line, f"nested more than {MAX_DEPTH} levels deep", f"is this {what}?")
            raise _Refused
        if above:
            above[-1].children.append(element)
        else:
            root = element
        above.append(element)

    def end(tag: str) -> None:
        above.pop()

    def doctype(*_: object) -> NoReturn:
        right = "take it out: these files need none, and entities are never expanded or fetched"
        told.bad(parser.CurrentLineNumber, "a DOCTYPE", right)
        raise _Refused

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = doctype
    parser.EntityDeclHandler = doctype
    parser.ExternalEntityRefHandler = doctype
    try:
        parser.Parse(raw, True)
    except _Refused:
        return None
    except expat.ExpatError as error:
        said = expat.ErrorString(error.code) or "not well-formed"
        told.bad(error.lineno, f"not XML: line {error.lineno}, column {error.offset + 1}: {said}", f"{what} is XML")
        return None
    except (LookupError, ValueError) as error:
        told.bad(1, f"its encoding cannot be read ({show(str(error), 80)})", "save the file as UTF-8")
        return None
    return root
