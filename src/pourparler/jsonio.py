"""JSON values that cannot change: frozen on the way in, plain and canonical on the way out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

#: What a finding may hold: None, bool, int, float, str, tuples of these, read-only mappings of these.
Json = Any


def freeze(value: Any) -> Json:
    """A deep read-only copy: dicts become read-only mappings (order kept), lists become tuples.

    Raises TypeError for a value that JSON has no form for.
    """
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, Mapping):
        return MappingProxyType({str(k): freeze(v) for k, v in value.items()})
    if isinstance(value, (list, tuple)):
        return tuple(freeze(v) for v in value)
    raise TypeError(f"no JSON form for {type(value).__name__}")


def thaw(value: Json) -> Any:
    """The plain dicts and lists behind a frozen value."""
    if isinstance(value, Mapping):
        return {k: thaw(v) for k, v in value.items()}
    if isinstance(value, tuple):
        return [thaw(v) for v in value]
    return value


def dumps(value: Json, indent: int | None = None) -> str:
    """Canonical JSON: order as given, no NaN, text as it is (not escaped to ASCII)."""
    return json.dumps(thaw(value), ensure_ascii=False, allow_nan=False, indent=indent)
