"""A document of a ledger on disk: ``ID.txt``, its text, and ``ID.json``, what is known of it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from pourparler.errors import Problem
from pourparler.evidence.report import Report

TEXT_SHA = "text_sha256"  # of the canonical text; `Report` knows the bytes it came from only
_TEXTS = ("id", "sha256", "format", "encoding", "title", "published", "outlet", "language", "caveat", "file")
HANDLING = ("open", "internal", "protected")
_NOTICE = {"kind": str, "says": str, "start": int, "end": int, "text": str}


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def written(report: Report) -> tuple[bytes, bytes]:
    """The bytes of ``ID.txt`` and ``ID.json``. Raises ValueError where the text has no form in UTF-8."""
    text = report.text.encode("utf-8")
    data = {**report.to_json(), TEXT_SHA: sha(text)}
    return text, (json.dumps(data, ensure_ascii=False, allow_nan=False, indent=2) + "\n").encode("utf-8")


def read(about: bytes | None, text: bytes | None, document: str, folder: Path) -> tuple[Report | None, list[Problem]]:
    """The document, or what is wrong with its two files (None: there is no such file)."""
    name, text_name = str(folder / f"{document}.json"), str(folder / f"{document}.txt")
    if about is None:
        wrong = "is missing, and statements of this document are there"
        return None, [Problem(name, 0, "", wrong, "bring the file back, or add the report again")]
    data, problem = _parsed(about, name)
    if problem:
        return None, [problem]
    wrong = _misshapen(data, document)
    if wrong:
        return None, [Problem(name, 0, "", wrong)]
    if text is None:
        return None, [Problem(text_name, 0, "", "is missing", "bring the file back")]
    body, wrong = _body(text, data.pop(TEXT_SHA, None), data.pop("chars", None))
    if wrong:
        return None, [Problem(text_name, 0, "", wrong, "bring back the text as it was")]
    return Report.from_json(data, body), []


def _parsed(about: bytes, name: str) -> tuple[dict[str, Any], Problem | None]:
    try:
        data = json.loads(about.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        if about.startswith(b"<<<<<<<") or b"\n<<<<<<<" in about:
            line = about[: about.index(b"<<<<<<<")].count(b"\n") + 1
            return {}, Problem(name, line, "", "a merge conflict", "keep one side, and remove the lines with the marks")
        return {}, Problem(name, error.lineno, "", f"is no JSON: {error.msg}, column {error.colno}")
    except (ValueError, RecursionError):
        return {}, Problem(name, 0, "", "is no JSON in UTF-8")
    return (data, None) if isinstance(data, dict) else ({}, Problem(name, 0, "", "is no JSON object"))


def _misshapen(data: dict[str, Any], document: str) -> str:
    """What is wrong with the JSON of a document, in a few words; empty where nothing is."""
    for key in _TEXTS:
        if not isinstance(data.get(key, "" if key != "sha256" else None), str):
            return f'"{key}" is no text'
    if data.get("id", document) != document:
        return f'"id" is {data["id"]}, and the file is called {document}'
    if data.get("handling", "open") not in HANDLING:
        return f'"handling" is none of {", ".join(HANDLING)}'
    known = {*_TEXTS, TEXT_SHA, "chars", "canon_version", "handling", "segments", "hidden", "notices"}
    for key in data:
        if key not in known:
            return f'"{key}" is not known here'
    lists = {"hidden": lambda row: isinstance(row, str), "segments": _segment, "notices": _notice}
    for key, fits in lists.items():
        rows = data.setdefault(key, [])
        if not isinstance(rows, list) or not all(fits(row) for row in rows):
            return f'"{key}" is not as the ledger writes it'
    data["id"] = document
    return ""


def _segment(row: Any) -> bool:
    return isinstance(row, list) and [type(part) for part in row] == [int, int, str]


def _notice(row: Any) -> bool:
    return isinstance(row, dict) and {key: type(part) for key, part in row.items()} == _NOTICE


def _body(text: bytes, expected: Any, chars: Any) -> tuple[str, str]:
    """The text, or why it is not the one that the statements were read from.

    Line ends that a tool changed on the way (CRLF) are changed back: the text's hash tells that nothing else was.
    """
    for data in (text, text.replace(b"\r\n", b"\n")):
        if expected is None or sha(data) == expected:
            try:
                body = data.decode("utf-8")
            except UnicodeDecodeError:
                return "", "is not UTF-8"
            if expected is None and chars not in (None, len(body)):
                return "", f"has {len(body):,} characters, and had {chars:,} when it was read"
            return body, ""
    return "", "is not the text that its statements were read from"


def published(about: bytes | None) -> str:
    """The date in the bytes of ``ID.json``; empty where there is none, or where `read` will tell what is wrong."""
    data, problem = _parsed(about, "") if about else ({}, None)
    found = data.get("published", "")
    return found if not problem and isinstance(found, str) else ""
