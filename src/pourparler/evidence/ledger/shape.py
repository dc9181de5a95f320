"""Whether a line is canonical, seen cheaply: to build the record and write it anew takes five times as long."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from pourparler.evidence.statement import (
    Actor,
    Attribution,
    Condition,
    Grade,
    Prov,
    Quantity,
    Review,
    Span,
    Statement,
    When,
    line_of,
    problem_of,
)

_HALF = "holds half a character, or a number that is none"


def _keys(record: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record))


_FULL = tuple(Statement("", "", Span(0, 1, ""), Actor("", ""), "", "", "", Prov("", "", ""), paraphrase="-").to_json())
_MAY_LACK = ((), ("span",), ("paraphrase",))
_TOP = {tuple(key for key in _FULL if key not in without) for without in _MAY_LACK}
_SPAN = _keys(Span)
_SPANS = ("sentence", "cue", "shift_marker")
_PLAIN = {"value": _keys(Quantity), "grade": _keys(Grade), "prov": _keys(Prov), "review": _keys(Review)}
_WITH_SPAN = {
    "actor": (_keys(Actor), "mention"),
    "when": (_keys(When), "span"),
    "condition": (_keys(Condition), "span"),
}
_LINK = _keys(Attribution)


def canonical(data: Mapping[str, Any], text: str) -> bool:
    """Whether ``text``, which is the JSON of a statement ``data``, is what `line_of` would write."""
    try:
        if json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":")) != text:
            return False
    except ValueError:
        return False
    if tuple(data) not in _TOP or data.get("paraphrase") == "":
        return False
    spans = [data.get("span"), *(data[key] for key in _SPANS)]
    for key, (keys, inner) in _WITH_SPAN.items():
        part = data[key]
        if part is not None:
            if tuple(part) != keys:
                return False
            spans.append(part[inner])
    for link in data["attribution"]:
        if tuple(link) != _LINK:
            return False
        spans.append(link["span"])
    return all(span is None or tuple(span) == _SPAN for span in spans) and all(
        data[key] is None or tuple(data[key]) == keys for key, keys in _PLAIN.items()
    )


def unwritable(statement: Statement) -> str:
    """Why a record cannot become a line: the schema does not allow it, or UTF-8 or JSON has no form for it."""
    wrong = problem_of(statement.to_json())
    if wrong:
        return wrong
    try:
        line_of(statement).encode("utf-8")
    except ValueError:
        return _HALF
    return ""


def lossy(text: str) -> str:
    """What would be lost if the line were written anew: a key given twice, half a character. Empty where nothing is."""
    twice: list[str] = []

    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        names = [name for name, _ in found]
        twice.extend(name for name in names if names.count(name) > 1)
        return dict(found)

    data = json.loads(text, object_pairs_hook=pairs)
    if twice:
        return f'"{twice[0]}" is given twice'
    try:
        json.dumps(data, ensure_ascii=False, allow_nan=False).encode("utf-8")
    except ValueError:
        return _HALF
    return ""
