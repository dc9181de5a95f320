"""Bytes to text: byte order mark, then UTF-8, then UTF-16 without a mark, then windows-1252 for the bad bytes only.

Whatever is not plain UTF-8 is told in a notice. Line ends become LF; nothing else is changed.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from pourparler.evidence.documents.parts import count, refused, shorten
from pourparler.evidence.report import Notice

TOLD = 20  # lines with bad bytes that are told one by one
FOREIGN = 0.4  # share of bad bytes among the letters from which on it cannot be a Western encoding
MARKS = (  # UTF-32 first: its mark begins like that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What browsers take these names to mean, and codecs of Python that are no encodings of text files.
MEANT = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030",
    "euc_kr": "cp949", "shift_jis": "cp932", "iso8859-11": "cp874", "tis-620": "cp874", "big5": "cp950",
}  # fmt: skip
NONE = {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem", "utf-7"}
_BAD = re.compile("[\udc80-\udcff]+")
_SHOWN = {"cp1252": "windows-1252", "iso8859-1": "iso-8859-1"}


def known(label: str) -> str:
    """Python's name of an encoding for text, or nothing.

    >>> known("Latin1"), known("rot13"), known("martian")
    ('iso8859-1', '', '')
    """
    try:
        found = codecs.lookup(label.strip())
        "".encode(found.name)  # some codecs are no encodings of text: base64, zip
    except (LookupError, ValueError, TypeError, UnicodeError):
        return ""
    return "" if found.name in NONE else found.name


def decode(data: bytes, name: str, encoding: str = "", declared: str = "") -> tuple[str, str, tuple[Notice, ...]]:
    """Text with LF line ends, the name of its encoding, and what is to be told of it.

    ``encoding`` is the user's word and obeyed; ``declared`` is what the file says of itself. Raises InputError for an
    unknown encoding, and for bytes that the user's encoding does not have.
    """
    if encoding:
        return _obeyed(data, name, encoding)
    for mark, by in MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], name, by, declared)
    wide = _wide(data) if b"\0" in data[:4096] else ""
    if wide:
        text = _line_ends(data.decode(wide))
        return text, wide, (Notice("encoding", f"read as {wide.upper()}: zero bytes stand where its have to be"),)
    says = known(declared) if declared else ""
    unknown = [_unknown(declared)] if declared and not says else []
    try:
        text = _line_ends(data.decode("utf-8"))
    except UnicodeDecodeError:
        if says and not says.startswith("utf"):
            by = MEANT.get(says, says)
            text, notices = _by(data, by, declared)
            return text, _SHOWN.get(by, by), (*unknown, *notices)
        return _mixed(data, name, tuple(unknown))
    if says and not says.startswith("utf") and not text.isascii():
        odd = f"the page says {shorten(declared, 40)}, but its bytes are good UTF-8, so they were read as UTF-8"
        unknown.append(Notice("encoding-contradiction", odd))
    return text, "utf-8", tuple(unknown)


def _line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _unknown(declared: str) -> Notice:
    return Notice("encoding", f"the page says its encoding is {shorten(declared, 40)!r}, which is none that is known")


def _obeyed(data: bytes, name: str, encoding: str) -> tuple[str, str, tuple[Notice, ...]]:
    by = known(encoding)
    if not by:
        raise refused(name, f"{encoding!r} is no encoding that is known", "utf-8, utf-16 or windows-1252, for example")
    marks = [(mark, own) for mark, own in MARKS if data.startswith(mark)]
    notices = []
    if marks and by.split("-")[:2] == marks[0][1].split("-")[:2]:
        data, by = data[len(marks[0][0]) :], marks[0][1]
    elif marks:
        odd = f"read as {by}, as you asked; its byte order mark says {marks[0][1]}"
        notices.append(Notice("encoding-contradiction", odd))
    try:
        text = data.decode(by)
    except UnicodeDecodeError as error:
        byte = data[error.start : error.start + 1].hex()
        wrong = f"byte {byte} at {error.start:,} is none of {by} ({error.reason})"
        raise refused(name, wrong, "leave out the encoding, or give the right one") from None
    except UnicodeError as error:
        raise refused(name, f"is no {by} ({error})", "leave out the encoding, or give the right one") from None
    if by != "utf-8":
        notices.append(Notice("encoding", f"read as {by}, as you asked"))
    text, lone = _without_lone(_line_ends(text))
    return text, _SHOWN.get(by, by), (*notices, *lone)


def _marked(data: bytes, name: str, by: str, declared: str) -> tuple[str, str, tuple[Notice, ...]]:
    notices = []
    says = known(declared) if declared else ""
    if says and says.split("-")[:2] != by.split("-")[:2]:
        odd = f"the page says {shorten(declared, 40)}; its byte order mark says {by}, and was believed"
        notices.append(Notice("encoding-contradiction", odd))
    if by == "utf-8":
        text, encoding, more = _mixed(data, name, ()) if not _good(data) else (_line_ends(data.decode()), by, ())
        return text, encoding, (*notices, *more)
    text = _line_ends(data.decode(by, "replace"))
    notices.append(Notice("encoding", f"read as {by.upper()}, as its byte order mark says"))
    try:
        data.decode(by)
    except UnicodeDecodeError as error:
        odd = f"bytes that are no {by.upper()}, from {error.start:,} on, were read as �"
        notices.append(Notice("mixed-encoding", odd))
    return text, by, tuple(notices)


def _good(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _wide(data: bytes) -> str:
    """UTF-16 or UTF-32 without a mark, where the zero bytes say so: all in the same place, and the rest is text."""
    head = data[: 4096 if len(data) > 4096 else len(data) // 4 * 4 or len(data)]
    zeros = [head[k::4].count(0) / max(1, len(head[k::4])) for k in range(4)]
    guesses = []
    if len(data) % 4 == 0 and zeros[3] == 1 and zeros[2] > 0.9 and zeros[0] < 0.1:
        guesses.append("utf-32-le")
    if len(data) % 4 == 0 and zeros[0] == 1 and zeros[1] > 0.9 and zeros[3] < 0.1:
        guesses.append("utf-32-be")
    even, odd = (zeros[0] + zeros[2]) / 2, (zeros[1] + zeros[3]) / 2
    if len(data) % 2 == 0 and odd > 0.1 and even == 0:
        guesses.append("utf-16-le")
    if len(data) % 2 == 0 and even > 0.1 and odd == 0:
        guesses.append("utf-16-be")
    for guess in guesses:
        try:
            text = data.decode(guess)
        except UnicodeDecodeError:
            continue
        if sum(c.isalnum() or c.isspace() for c in text[:2000]) > 0.7 * len(text[:2000]):
            return guess
    return ""


def _by(data: bytes, by: str, declared: str) -> tuple[str, list[Notice]]:
    """The text in the encoding that the file declares; bytes that it does not have become �."""
    text = data.decode(by, "replace")
    notices = [Notice("encoding", f"read as {by}, as the page says ({shorten(declared, 40)})")]
    try:
        data.decode(by)
    except UnicodeDecodeError as error:
        notices.append(Notice("mixed-encoding", f"bytes that are no {by}, from {error.start:,} on, were read as �"))
    text, lone = _without_lone(_line_ends(text))
    return text, [*notices, *lone]


def _mixed(data: bytes, name: str, before: tuple[Notice, ...]) -> tuple[str, str, tuple[Notice, ...]]:
    """Each run of bytes that are no UTF-8 read as windows-1252: a byte gives a character, so that offsets stay."""
    raw = _line_ends(data.decode("utf-8", "surrogateescape"))
    runs = [found.span() for found in _BAD.finditer(raw)]
    head = raw[:200_000]
    bad = sum(map(len, _BAD.findall(head)))
    if bad > FOREIGN * (bad + sum(map(str.isalpha, head))) and not re.search("[\0-\x08\x0e-\x1f]", head):
        wrong = f"no UTF-8, and no windows-1252 either: {bad:,} of its letters are not of the Latin alphabet"
        raise refused(name, wrong, "say which encoding it is, windows-1251 for example")
    text = _BAD.sub(lambda found: _cp1252(found[0]), raw)
    if _BAD.sub("", raw).isascii():  # no sequence of UTF-8 beside the bad bytes
        first = shorten(text[max(0, runs[0][0] - 12) : runs[0][1] + 12])
        says = (
            f"no UTF-8: read as windows-1252, {count(len(runs), 'place')}, the first “{first}”; if that is wrong, "
            "say which encoding it is"
        )
        return text, "windows-1252", (*before, Notice("encoding", says, *runs[0], text[slice(*runs[0])]))
    return text, "utf-8 with windows-1252", (*before, *_told(text, runs))


def _told(text: str, runs: list[tuple[int, int]]) -> Iterator[Notice]:
    """A notice for each line with bad bytes, from the first to the last of them."""
    lines: list[list[int]] = []  # number, start, end, bytes
    number, last = 1, 0
    for start, end in runs:
        number, last = number + text.count("\n", last, start), start
        if lines and lines[-1][0] == number:
            lines[-1][2:] = end, lines[-1][3] + end - start
        else:
            lines.append([number, start, end, end - start])
    for number, start, end, size in lines[:TOLD]:
        says = f"line {number}: {count(size, 'byte')} no UTF-8, read as windows-1252"
        yield Notice("mixed-encoding", says, start, end, shorten(text[start:end]))
    if len(lines) > TOLD:
        says = f"{count(len(lines) - TOLD, 'more line')} with bytes that are no UTF-8, read as windows-1252"
        yield Notice("mixed-encoding", says, lines[TOLD][1], lines[-1][2])


def _cp1252(run: str) -> str:
    return "".join(bytes([ord(c) - 0xDC00]).decode("cp1252", "replace") for c in run)


def _without_lone(text: str) -> tuple[str, list[Notice]]:
    """Half a pair of UTF-16 is no character: nothing could save it. Each becomes �."""
    clean = re.sub("[\ud800-\udfff]", "�", text)
    if clean == text:
        return text, []
    at = next(i for i, (a, b) in enumerate(zip(text, clean, strict=True)) if a != b)
    return clean, [Notice("mixed-encoding", "halves of characters (lone surrogates) were read as �", at, at + 1, "�")]
