"""Whether a line is as a write would write it, seen at the pace of a ledger of 100,000 lines.

A canonical line has every key, in one order, with no space between, and each text escaped in one way only. So one
regular expression, made from the schema, says at once that the line is valid, canonical and holds no key twice. What
it does not match is no mistake yet: the schema decides, and so does `line_of`. All repeats are possessive: a line is
read once, whatever it holds.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import cache
from typing import Any

from pourparler.evidence import statement
from pourparler.evidence.statement import schema

_PLAIN = r'[^"\\\x00-\x1f]*+'
_ESCAPED = r'\\(?:["\\bfnrt]|u00(?:0[0-7bef]|1[0-9a-f]))'  # as Python's json escapes, where it must
_TYPES = {
    "string": f'"{_PLAIN}(?:{_ESCAPED}{_PLAIN})*+"',
    "boolean": "(?:true|false)",
    # Of a fraction the one form that Python writes: 15 digits at most, no zero at the end, no exponent.
    "number": (
        r"(?:0(?:\.0)?|-?[1-9][0-9]{0,14}(?:\.0)?|-?[1-9][0-9]{0,2}\.[0-9]{0,11}[1-9]|-?[1-9][0-9]{0,8}\.[0-9]{0,5}[1-9]"
        r"|-?0\.0{0,3}[1-9](?:[0-9]{0,10}[1-9])?)"
    ),
    "null": "null",
}
_INTEGERS = {None: "(?:0|-?[1-9][0-9]{0,15})", 0: "(?:0|[1-9][0-9]{0,15})", 1: "[1-9][0-9]{0,15}"}  # by minimum
_RECORDS: dict[str, type] = {  # the schema's names; a line has a record's keys in the order of its fields
    "Actor": statement.Actor,
    "Condition": statement.Condition,
    "Grade": statement.Grade,
    "Prov": statement.Prov,
    "Quantity": statement.Quantity,
    "Review": statement.Review,
    "Source": statement.Attribution,
    "Span": statement.Span,
    "When": statement.When,
}
_SAY_NOTHING = {"title", "default", "description"}
_NEVER = "(?!)"  # for a word of the schema that is not known here: then the schema itself is asked


def canonical(line: str) -> bool:
    """Whether the line is the JSON of a statement that the schema allows, in the one form that `line_of` gives it.

    A line in that form may be missed, if it holds a fraction of very many digits; then it takes longer to see.
    """
    found = _pattern().fullmatch(line)
    return found is not None and (found["span"] is not None or found["paraphrase"] is not None)


@cache
def _pattern() -> re.Pattern[str]:
    whole = schema()
    full = {"schema_version", *(field.name for field in fields(statement.Statement))}
    keys = [key for key in whole["properties"] if key in full]
    parts = _pairs(keys, whole["properties"], whole["$defs"])
    both = [keys.index("span"), keys.index("paraphrase")]
    if len(keys) != len(full) or not set(whole["required"]) <= full or both[1] != len(keys) - 1:
        return re.compile(_NEVER)  # the schema is not the one that this was written for
    parts[both[0]] = f"(?P<span>{parts[both[0]]},)?+"  # `to_json` leaves out a span and a paraphrase that are not there
    parts[both[1]] = f'(?P<paraphrase>,(?!"paraphrase":""){parts[both[1]]})?+'
    before, after = ",".join(parts[: both[0]]), ",".join(parts[both[0] + 1 : -1])
    return re.compile(rf"\{{{before},{parts[both[0]]}{after}{parts[-1]}\}}")


def _pairs(keys: Iterable[str], properties: Mapping[str, Any], defs: Mapping[str, Any]) -> list[str]:
    return [f'"{key}":{_value(properties[key], defs) if key in properties else _NEVER}' for key in keys]


def _value(node: Mapping[str, Any], defs: Mapping[str, Any]) -> str:
    """What a value of this node of the schema looks like in a canonical line."""
    node = {key: part for key, part in node.items() if key not in _SAY_NOTHING}
    words = frozenset(node)
    if words == {"anyOf"}:
        return f"(?:{'|'.join(_value(part, defs) for part in node['anyOf'])})"
    if words == {"$ref"}:
        return _record(node["$ref"].rpartition("/")[2], defs)
    if words in ({"enum", "type"}, {"const", "type"}) and node["type"] == "string":
        values = node.get("enum", [node.get("const")])
        return f"(?:{'|'.join(re.escape(json.dumps(value, ensure_ascii=False)) for value in values)})"
    if words in ({"type"}, {"type", "minimum"}) and node["type"] == "integer":
        return _INTEGERS.get(node.get("minimum"), _NEVER)
    if words == {"type"} and node["type"] in _TYPES:
        return _TYPES[node["type"]]
    if words == {"type", "items"} and node["type"] == "array":
        item = _value(node["items"], defs)
        return rf"\[(?:{item}(?:,{item})*+)?+\]"
    return _NEVER


def _record(name: str, defs: Mapping[str, Any]) -> str:
    known = {"title", "type", "properties", "required", "additionalProperties"}
    if name not in _RECORDS or not set(defs[name]) <= known or defs[name].get("type") != "object":
        return _NEVER
    keys = [field.name for field in fields(_RECORDS[name])]
    if not set(defs[name].get("required", ())) <= set(keys):
        return _NEVER
    return rf"\{{{','.join(_pairs(keys, defs[name]['properties'], defs))}\}}"
