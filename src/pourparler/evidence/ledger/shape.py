"""What a line of a ledger loses or cannot hold: keys given twice, half characters."""

from __future__ import annotations

import json
from typing import Any

from pourparler.evidence.ledger.fit import canonical
from pourparler.evidence.statement import Statement, line_of, problem_of

_HALF = "holds half a character, or a number that is none"


def unwritable(statement: Statement) -> str:
    """Why a record cannot become a line: the schema does not allow it, or UTF-8 or JSON has no form for it."""
    try:
        line = line_of(statement)
        line.encode("utf-8")
    except (TypeError, ValueError):
        return problem_of(statement.to_json()) or _HALF
    return "" if canonical(line) else problem_of(statement.to_json())


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
