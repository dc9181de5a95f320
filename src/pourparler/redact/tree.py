"""A tree of a case file, rewritten node by node, and written as YAML again without its comments."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pourparler.case.yamlfile import Listing, Mapping, Node, Text
from pourparler.formats.case_write import WIDTH, quoted

#: The keys of a case whose values are words for people, and never ids, terms or dates.
FREE = frozenset((
    "title", "note", "who", "heard", "grade", "question", "says", "because", "way_out", "what", "asks", "is", "name",
    "text", "order", "paraphrase", "quote", "moves_nothing", "outlet", "file", "aliases", "members", "keywords",
))  # fmt: skip
#: The keys whose values are ids of statements and sources, and of documents.
CITES = frozenset(("said", "worth_said", "claimed_by", "verified_by", "source"))
#: The keys whose values are ids of people.
ACTORS = frozenset(("who", "of", "present", "would_attend", "invited", "refused_by"))

Path = tuple[str, ...]


def rewritten(node: Node, change: Callable[[Path, str], str], path: Path = ()) -> Node:
    """The same tree with each text changed by ``change(path, text)``; a listing's items have the listing's path."""
    if isinstance(node, Text):
        return Text(change(path, node.value), node.line, node.written) if node.written else node
    if isinstance(node, Listing):
        return Listing([rewritten(item, change, path) for item in node.items], node.line)
    items = {key: rewritten(value, change, (*path, key)) for key, value in node.items.items()}
    return Mapping(items, node.line, dict(node.lines), dict(node.files))


def texts(node: Node) -> Iterator[str]:
    """Every scalar below a node."""
    if isinstance(node, Text):
        yield node.value
    else:
        for item in node.items if isinstance(node, Listing) else node.items.values():
            yield from texts(item)


def dumps(root: Mapping, header: str = "") -> tuple[str, tuple[int, ...]]:
    """The YAML text of a tree, and for each of its lines the line it came from (0 for the header)."""
    rows = [(f"# {header}", 0)] if header else []
    rows += list(_mapping(root, 0))
    return "".join(f"{text}\n" for text, _ in rows), tuple(line for _, line in rows)


def _mapping(node: Mapping, depth: int) -> Iterator[tuple[str, int]]:
    pad = "  " * depth
    for key, value in node.items.items():
        line = node.lines.get(key, value.line)
        head = f"{pad}{quoted(key)}:"
        short = _short(value)
        if short is not None and (isinstance(value, Text) or len(head) + len(short) < WIDTH):
            yield f"{head} {short}".rstrip(), line
        elif isinstance(value, Mapping):
            yield head, line
            yield from _mapping(value, depth + 1)
        else:
            yield head, line
            yield from _listing(value, depth + 1)


def _listing(node: Node, depth: int) -> Iterator[tuple[str, int]]:
    pad = "  " * depth
    for item in node.items if isinstance(node, Listing) else ():
        short = _short(item)
        if short is not None:
            yield f"{pad}- {short}".rstrip(), item.line
        elif isinstance(item, Mapping):
            first, *rest = _mapping(item, depth + 1)
            yield f"{pad}- {first[0].lstrip()}", first[1]
            yield from rest
        else:
            yield f"{pad}-", item.line
            yield from _listing(item, depth + 1)


def _short(node: Node) -> str | None:
    """A node that fits on a line: a scalar, an empty node, or a list of scalars; None for any other."""
    if isinstance(node, Text):
        return quoted(node.value) if node.written else ""
    if not node.items:
        return "[]" if isinstance(node, Listing) else "{}"
    if isinstance(node, Listing) and all(isinstance(item, Text) and item.written for item in node.items):
        return f"[{', '.join(quoted(text) for text in texts(node))}]"
    return None
