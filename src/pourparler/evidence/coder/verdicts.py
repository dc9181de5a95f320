"""What our side says of a model's answer: whether it is the asked form, and which of its items are not."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pourparler.evidence.coder.wire import Cut, Unusable

MOST_ITEMS = 100  # of one answer; 14 sentences hold a third of that
MOST_SOURCES = 6
_RULES = {
    "enum": "{} is none of those in the list",
    "type": "{} is of the wrong kind",
    "required": "a field is missing",
    "additionalProperties": "it has a field that a model may not write",
}


@dataclass(frozen=True)
class Rejected:
    """An item of an answer that became no draft: why, the sentence it named, and the item as the model wrote it."""

    reason: str
    sentence: int | None
    item: str


def content_of(body: bytes) -> str:
    """The model's words in the server's answer. Raises Unusable, and Cut where the model ran out of room."""
    try:
        data = json.loads(body.decode("utf-8"))
        choice = data["choices"][0]
        message = choice["message"]
        calls = message.get("tool_calls") or message.get("function_call")
        content = message.get("content")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise Unusable("the server's answer has not the form of a chat completion", wire=True) from None
    if calls or choice.get("finish_reason") in ("tool_calls", "function_call"):
        raise Unusable("the model asked to call a tool; none was offered, and none is ever called", again=True)
    if choice.get("finish_reason") == "length":
        raise Cut
    if not isinstance(content, str) or not content.strip():
        raise Unusable("the model gave no words", again=True)
    return content


def items_of(content: str) -> list[Any]:
    """The items of the model's words, not checked yet. Raises Unusable where they are not the asked form."""
    text = content.strip()
    if text.startswith("<think>"):  # some servers leave the reasoning in
        text = text.partition("</think>")[2].strip()
    if text.startswith("```") and text.endswith("```") and "\n" in text:
        text = text.partition("\n")[2].removesuffix("```").strip()
    try:
        data = json.loads(text, parse_constant=_no, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        raise Unusable("the model's words are no JSON", again=True) from None
    if not isinstance(data, dict) or set(data) != {"statements"} or not isinstance(data["statements"], list):
        raise Unusable('the model\'s JSON is not {"statements": [...]}', again=True)
    if len(data["statements"]) > MOST_ITEMS:
        raise Unusable(f"the model gave more than {MOST_ITEMS} statements for one window", again=True)
    found: list[Any] = data["statements"]
    return found


def _no(name: str) -> Any:
    raise ValueError(name)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuses a key that is given twice: which one counts would depend on who reads."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key is given twice")
    return found


def holds(value: Any, words: str) -> bool:
    """Whether a text anywhere inside the JSON value holds the words."""
    rest = [value]
    while rest:
        one = rest.pop()
        if isinstance(one, str) and words in one:
            return True
        if isinstance(one, dict):
            rest += [*one, *one.values()]
        elif isinstance(one, list):
            rest += one
    return False


def checker(item: dict[str, Any]) -> Callable[[Any], str]:
    """A function that says what is wrong with an item, empty where nothing is; ``item``: the schema of one."""
    import fastjsonschema

    check = fastjsonschema.compile(item, use_default=False)

    def wrong(data: Any) -> str:
        try:
            check(data)
        except fastjsonschema.JsonSchemaValueException as error:
            names = [part for part in error.path[1:] if part in _NAMES]
            return _RULES.get(error.rule or "", "it is not of the asked form").format(" of ".join(names[::-1]) or "it")
        if len(data["sources"]) > MOST_SOURCES:
            return f"it names more than {MOST_SOURCES} sources"
        return ""

    return wrong


_NAMES = frozenset(
    ("sentence", "quote", "cue", "actor", "stance", "issue", "alternative", "modality", "negated", "condition",
     "sources", "who", "kind")
)  # fmt: skip


def rejected(reason: str, item: Any) -> Rejected:
    """The record of an item that was dropped; what the model wrote is shortened, and its unseen characters shown."""
    number = item.get("sentence") if isinstance(item, dict) else None
    good = isinstance(number, int) and not isinstance(number, bool) and abs(number) < 10**9
    try:
        text = json.dumps(item, ensure_ascii=False)
    except (ValueError, RecursionError):
        text = "(cannot be shown)"
    shown = "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in text[:400])
    return Rejected(reason, number if good else None, shown)
