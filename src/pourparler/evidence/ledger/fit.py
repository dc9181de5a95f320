"""Whether a line is as a write would write it, seen at the pace of a ledger of 100,000 lines.

A canonical line has every key of the schema, in its order. A check of that much, made from the schema itself, is four
times as fast as the whole schema, which must look for what may be left out. What does not fit is no mistake yet: the
schema decides, and so does `line_of`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from functools import cache
from typing import Any

from pourparler.evidence import statement
from pourparler.evidence.statement import schema

Check = Callable[[Any], bool]
_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, float),
    "null": (type(None),),
    "array": (list,),
}
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
_SAY_NOTHING = {"title", "default", "description", "$defs"}


def canonical(data: Mapping[str, Any]) -> bool:
    """Whether the JSON of a statement has every key, in order, with values that the schema allows."""
    check = _top().get(tuple(data))
    return check is not None and check(data) and data.get("paraphrase") != ""


@cache
def _top() -> dict[tuple[str, ...], Check]:
    """A check for each set of keys that a line may have: `to_json` leaves out an empty span or paraphrase."""
    whole = schema()
    full = ("schema_version", *(field.name for field in fields(statement.Statement)))
    order = sorted(full, key=list(whole["properties"]).index)
    rows = [[key for key in order if key != without] for without in ("", "span", "paraphrase")]
    return {tuple(keys): _record(keys, whole["properties"], whole["$defs"]) for keys in rows}


def _record(names: Sequence[str], properties: Mapping[str, Any], defs: Mapping[str, Any]) -> Check:
    """A record with exactly these keys. What its values' types alone decide is looked up, not looked at again."""
    keys = tuple(names)
    nodes = [_resolved(properties[key]) if key in properties else {} for key in keys]
    seen: dict[tuple[type, ...], tuple[tuple[int, Check], ...] | None] = {}

    def rest(types: tuple[type, ...]) -> tuple[tuple[int, Check], ...] | None:
        """What is left to check of values of these types; None where one of them cannot be."""
        checks = [_check(node, of, defs) for node, of in zip(nodes, types, strict=True)]
        if False in checks:
            return None
        return tuple((n, check) for n, check in enumerate(checks) if check is not True and check is not False)

    def fits(data: Any) -> bool:
        if tuple(data) != keys:
            return False
        values = tuple(data.values())
        types = tuple(map(type, values))
        if types not in seen:
            seen[types] = rest(types)
        checks = seen[types]
        if checks is None:
            return False
        for n, check in checks:  # noqa: SIM110 (half again as fast as all())
            if not check(values[n]):
                return False
        return True

    return fits


def _resolved(node: Mapping[str, Any]) -> dict[str, Any]:
    return {key: part for key, part in node.items() if key not in _SAY_NOTHING}


def _check(node: Mapping[str, Any], of: type, defs: Mapping[str, Any]) -> Check | bool:
    """Whether values of the type ``of`` fit: always, never, or where the check that is returned says so.

    A word of the schema that is not known here fits nothing, so that the schema is asked.
    """
    node = _resolved(node)
    words = frozenset(node)
    if words == {"anyOf"}:
        found = [check for part in node["anyOf"] if (check := _check(part, of, defs)) is not False]
        return found[0] if len(found) == 1 else bool(found) and True in found
    if words == {"$ref"}:
        return _reference(node["$ref"].rpartition("/")[2], defs) if of is dict else False
    if of not in _TYPES.get(node.get("type", ""), ()):
        return False
    if words == {"type"}:
        return True
    if words in ({"enum", "type"}, {"const", "type"}):
        allowed = frozenset(node.get("enum", (node.get("const"),)))
        return lambda value: value in allowed
    if words == {"type", "minimum"}:
        least = node["minimum"]
        return lambda value: bool(value >= least)
    if words == {"type", "items"}:
        return _items(node["items"], defs)
    return False


def _reference(name: str, defs: Mapping[str, Any]) -> Check | bool:
    known = {"title", "type", "properties", "required", "additionalProperties"}
    if name not in _RECORDS or not set(defs[name]) <= known or defs[name].get("type") != "object":
        return False
    return _record([field.name for field in fields(_RECORDS[name])], defs[name]["properties"], defs)


def _items(node: Mapping[str, Any], defs: Mapping[str, Any]) -> Check:
    found = {of: _check(node, of, defs) for of in (str, dict)}

    def fits(values: Any) -> bool:
        for value in values:
            check = found.get(type(value), False)
            if check is not True and (check is False or not check(value)):
                return False
        return True

    return fits
