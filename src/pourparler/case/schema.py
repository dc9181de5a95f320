"""A JSON Schema of the case format, for completion and checks in an editor."""

from __future__ import annotations

from typing import Any

from pourparler.case.keys import Key
from pourparler.case.sections import SECTIONS, TOP

TEXT = {"type": ["string", "number", "boolean", "null"]}
KINDS: dict[str, dict[str, Any]] = {
    "text": TEXT,
    "id": TEXT,
    "actor": TEXT,
    "date": TEXT,
    "flag": {"enum": [True, False, "true", "false"]},
    "whole": {"type": ["integer", "string"]},
    "terms": {"type": ["object", "string"], "additionalProperties": TEXT},
    "condition": {"type": ["object", "array", "string"]},
    "any": {},
}
MANY = {"ids", "cite", "texts", "actors", "sources", "wholes"}
MAPPINGS = ("sources", "documents", "parties", "people", "issues", "plans", "statements")
DURABILITY = ("wars", "mass", "flows", "responses", "violations")
LISTS = ("limits", "open", "promises", "said_of_promises", "standing", "talks", "principles")


def _kind(key: Key) -> dict[str, Any]:
    if key.kind in MANY:
        base: dict[str, Any] = {"anyOf": [TEXT, {"type": "array", "items": TEXT}]}
    elif key.kind in ("worth", "weight") or key.kind == "number":
        base = {"anyOf": [TEXT, {"type": "array", "items": TEXT, "minItems": 2, "maxItems": 2}]}
    elif key.kind == "numbers":
        base = {"type": ["object", "number", "string", "array"]}
    elif key.kind == "subject":
        base = {"anyOf": [TEXT, {"type": "object"}]}
    elif key.kind in KINDS:
        base = dict(KINDS[key.kind])
    elif key.kind == "1":
        base = {"enum": ["1", 1]}
    else:
        base = {"enum": key.kind.split("|")}
    return {**base, "description": key.says}


def _section(name: str, **within: dict[str, Any]) -> dict[str, Any]:
    keys = SECTIONS[name]
    properties = {key: within.get(key) or _kind(spec) for key, spec in keys.items()}
    required = [key for key, spec in keys.items() if spec.required]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def schema() -> dict[str, Any]:
    """The schema as a plain dict (draft 2020-12)."""
    steps = {"type": "array", "items": _section("steps"), "minItems": 1}
    option = {"anyOf": [TEXT, _section("options")]}
    within: dict[str, dict[str, dict[str, Any]]] = {
        "issues": {"options": {"anyOf": [{"type": "object", "additionalProperties": option}, {"type": "array"}]}},
        "plans": {"steps": steps, "differing": {"type": "array", "items": _section("differing", steps=steps)}},
    }
    properties = {key: _kind(spec) for key, spec in TOP.items()}
    for name in MAPPINGS:
        entry = _section(name, **within.get(name, {}))
        properties[name] = {"type": "object", "additionalProperties": entry, "description": TOP[name].says}
    rows = {n: {"type": "array", "items": _section(f"durability.{n}")} for n in DURABILITY}
    properties["durability"] = _section("durability", **rows, prior=_section("durability.prior"))
    for name in LISTS:
        properties[name] = {"type": "array", "items": _section(name), "description": TOP[name].says}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A pourparler case",
        "type": "object",
        "properties": properties,
        "required": [key for key, spec in TOP.items() if spec.required],
        "additionalProperties": False,
    }
