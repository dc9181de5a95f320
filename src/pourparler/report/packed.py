"""JSON in which no long text stands twice: what a page embeds, at about half its length, and back unchanged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

SHORT = 12  # characters, up to which a text is not worth a place in the list
SIGN = "="


def packed(data: dict[str, Any]) -> dict[str, Any]:
    """``data`` (an object of JSON) with a list ``texts`` in front; ``"=7"`` stands for the text at place 7 of it.

    Listed are long texts that stand in ``data`` twice or more, in the order of their first place, and every text that
    itself begins with the sign. Keys stay as they are. ``data`` must not have a key ``texts``.
    """
    if "texts" in data:
        raise ValueError("what is packed has a key 'texts' already")
    count = Counter(_texts(data))
    listed = [t for t, n in count.items() if t.startswith(SIGN) or (n > 1 and len(t) > SHORT)]
    return {"texts": listed, **_with(data, {text: f"{SIGN}{k}" for k, text in enumerate(listed)})}


def unpacked(data: dict[str, Any]) -> dict[str, Any]:
    """What was packed, unchanged.

    >>> unpacked({"texts": ["twice"], "a": "=0", "b": ["=0", "once"]})
    {'a': 'twice', 'b': ['twice', 'once']}
    """
    texts = {f"{SIGN}{k}": text for k, text in enumerate(data["texts"])}
    return dict(_with({key: value for key, value in data.items() if key != "texts"}, texts))


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, (list, dict)):
        for item in data.values() if isinstance(data, dict) else data:
            yield from _texts(item)


def _with(data: Any, other: dict[str, str]) -> Any:
    if isinstance(data, str):
        return other.get(data, data)
    if isinstance(data, list):
        return [_with(item, other) for item in data]
    if isinstance(data, dict):
        return {key: _with(value, other) for key, value in data.items()}
    return data
