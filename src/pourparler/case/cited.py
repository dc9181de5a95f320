"""What the records of a case cite, changed in one go wherever it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

CITES = frozenset({"said", "worth_said", "claimed_by", "verified_by"})  # fields that hold ids of statements and sources
_SIDES = ("backed", "against", "dropped")  # fields of a plan that hold them by party

Change = Callable[[tuple[str, ...]], tuple[str, ...]]


def recited(value: Any, change: Change, named: frozenset[str] = CITES) -> Any:
    """The same records, with the citations in fields of these names changed.

    ``value``: a record, or a tuple or mapping of records, however deep. What a response of durability is `against` is
    a party and no citation: fields of that name count only where they hold citations by party.
    """
    if isinstance(value, tuple):
        return tuple(recited(part, change, named) for part in value)
    if isinstance(value, Mapping):
        return {key: recited(part, change, named) for key, part in value.items()}
    if not is_dataclass(value) or isinstance(value, type):
        return value
    new: dict[str, Any] = {}
    for each in fields(value):
        held = getattr(value, each.name)
        if each.name in named:
            new[each.name] = change(held)
        elif each.name in _SIDES and isinstance(held, Mapping):
            new[each.name] = {party: change(said) for party, said in held.items()}
        elif isinstance(held, (tuple, Mapping)) or is_dataclass(held):
            new[each.name] = recited(held, change, named)
    return replace(value, **new)
