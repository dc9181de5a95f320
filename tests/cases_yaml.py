"""Write a case given as plain dicts, lists and texts as a YAML file, in block style."""

from __future__ import annotations

import json
import re
from typing import Any

PLAIN = re.compile(r"[^\W\d_]\w*( \w+)*|-?\d+(\.\d+)?|-[a-z]+")  # needs no quotes in YAML


def scalar(text: str) -> str:
    """A text as a YAML scalar, quoted only where it must be."""
    return text if PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def inline(value: Any) -> str | None:
    """A scalar or a list of scalars on one line; None for anything deeper."""
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return "[" + ", ".join(scalar(part) for part in value) + "]"
    return "{}" if value == {} else None


def lines(value: Any) -> list[str]:
    """The block lines of a mapping or a list."""
    result = []
    if isinstance(value, dict):
        for key, part in value.items():
            short = inline(part)
            if short is not None:
                result.append(f"{scalar(key)}: {short}")
            else:
                result += [f"{scalar(key)}:", *("  " + line for line in lines(part))]
        return result
    for part in value:
        short = inline(part)
        first, *rest = [short] if short is not None else lines(part)
        result += ["- " + first, *("  " + line for line in rest)]
    return result


def dump(case: dict[str, Any]) -> str:
    """A whole case file."""
    return "\n".join(lines(case)) + "\n"
