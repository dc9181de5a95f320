"""Ways to make a file wrong: one value changed, bytes that are no JSON, and random mutilation."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from conflict_files import Model

from pourparler.errors import InputError


def change(model: Model, path: str, value: Any) -> Model:
    """The model with one value set; ``path`` as in a problem, with ``+`` to append to a list."""
    *way, last = [int(p) if p.isdigit() else p for p in path.replace("[", ".").replace("]", "").split(".")]
    node: Any = model
    for part in way:
        node = node[part]
    if last == "+":
        node.append(value)
    elif value is KeyError:
        del node[last]
    else:
        node[last] = value
    return model


RAW: list[tuple[bytes, int, str]] = [
    (b"", 0, "the file is empty"),
    (b" \n ", 0, "the file is empty"),
    (b"[]", 1, "a list where an object is wanted"),
    (b"null", 1, "null where an object is wanted"),
    (b'{"options": [}', 1, "not JSON"),
    (b'{\n"options": [],\n"options": []}', 3, "this key stands twice"),
    (b'{\n"x": "\xe9"}', 2, "byte 0xe9 is not UTF-8"),
    (b"\xff\xfe{\x00}\x00", 1, "byte 0xff is not UTF-8"),
    (b"\xef\xbb\xbf{\n\xe9}", 2, "byte 0xe9 is not UTF-8"),
    (b"[" * 100_000, 0, "nested too deep"),
    (b'{"a":' * 100_000, 0, "nested too deep"),
    (b'{"x": ' + b"9" * 10_000 + b"}", 0, "thousands of digits"),
    (b"junk " * 2_000_000, 1, "not JSON"),
    (b"\x00" * 1_000, 1, "not JSON"),
]


JUNK: list[Any] = [
    None,
    True,
    0,
    -1,
    99,
    1e300,
    float("nan"),
    "",
    "Y",
    "\ud800",
    [],
    {},
    [[]],
    {"members": [[]]},
    10**30,
]


def mutilated(rng: random.Random, value: Any) -> Any:
    """A copy with one place changed for junk, dropped, doubled or swapped."""
    if isinstance(value, (dict, list)) and value and rng.random() < 0.85:
        keys = list(value) if isinstance(value, dict) else list(range(len(value)))
        key = rng.choice(keys)
        copy = dict(value) if isinstance(value, dict) else list(value)
        act = rng.random()
        if act < 0.1:
            del copy[key]
        elif act < 0.2 and isinstance(copy, list):
            copy.insert(key, rng.choice(copy))
        elif act < 0.3:
            other = rng.choice(keys)
            copy[key], copy[other] = copy[other], copy[key]
        else:
            copy[key] = mutilated(rng, copy[key])
        return copy
    return rng.choice(JUNK)


def torn(rng: random.Random, raw: bytes) -> bytes:
    """The bytes with a few cut out, changed or repeated."""
    data = bytearray(raw)
    for _ in range(rng.randint(1, 4)):
        spot = rng.randrange(len(data))
        act = rng.random()
        if act < 0.3:
            del data[spot : spot + rng.randint(1, 30)]
        elif act < 0.7:
            data[spot] = rng.choice(b'{}[]",:0159YN-\\ \xe9\x00')
        else:
            data[spot:spot] = data[spot : spot + rng.randint(1, 40)]
        if not data:
            return b""
    return bytes(data)


def mutilations(rng: random.Random, bases: list[bytes], path: Path, count: int = 50) -> Iterator[None]:
    """Writes one base after another to the path, its bytes torn or its values mutilated."""
    for _ in range(count):
        base = rng.choice(bases)
        if rng.random() < 0.4:
            path.write_bytes(torn(rng, base))
        else:
            data = json.loads(base)
            for _ in range(rng.randint(1, 3)):
                data = mutilated(rng, data)
            path.write_text(json.dumps(data))
        yield


def clear(error: InputError, longest: int) -> bool:
    """Whether the problems are lines, none too long, that can be printed."""
    return bool(error.problems) and all(
        "\n" not in str(p) and len(str(p)) < longest and str(p).encode() for p in error.problems
    )
