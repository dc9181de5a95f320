"""The YAML of a case without what a profile closes: words gone, ids and names replaced, so that it loads as before."""

from __future__ import annotations

import ntpath
import posixpath
from collections.abc import Iterator, Sequence

from pourparler.case.yamlfile import Listing, Mapping, Node, Text
from pourparler.redact.hidden import Hidden
from pourparler.redact.key import Names
from pourparler.redact.search import Secret, replaced
from pourparler.redact.tree import ACTORS, CITES, FREE, Path, rewritten, texts

OUT = "left out by its handling"
STATEMENT = "a statement left out by its handling"
#: What is said of something that rests on closed statements alone. Titles, options and terms stay: verdicts need them.
_CLOSED = {
    "because": OUT, "what": OUT, "note": OUT, "order": OUT, "is": "a question left out by its handling",
    "way_out": "unknown", "name": "a meeting left out by its handling",
}  # fmt: skip
FILLERS = frozenset((OUT, STATEMENT, *(says for says in _CLOSED.values() if " " in says)))
_SIDES = ("for", "against", "dropped")


def redacted(
    root: Mapping, hidden: Hidden, names: Names, words: Sequence[tuple[Secret, str]], who: dict[str, str]
) -> Mapping:
    """A new tree. ``words``: what is replaced in texts; ``who``: the name that stands for each closed source."""
    items: dict[str, Node] = {}
    for key, node in root.items.items():
        if key in _SECTIONS and isinstance(node, Mapping):
            items[key] = _section(key, node, hidden, names, who)
        else:
            items[key] = _closed(node, hidden)
    top = Mapping(items, root.line, dict(root.lines), dict(root.files))
    found = rewritten(top, lambda path, text: _changed(path, text, hidden, words))
    assert isinstance(found, Mapping)
    return found


_SECTIONS = ("sources", "documents", "statements", "people")


def _section(key: str, node: Mapping, hidden: Hidden, names: Names, who: dict[str, str]) -> Mapping:
    closed = {
        "sources": hidden.sources,
        "documents": hidden.documents,
        "statements": hidden.statements,
        "people": frozenset(hidden.people),
    }[key]
    new = {"documents": hidden.document_ids, "people": hidden.person_ids}.get(key, hidden.cites)
    items: dict[str, Node] = {}
    lines: dict[str, int] = {}
    for id, value in node.items.items():
        name = new[id] if id in closed else id
        if id in closed and isinstance(value, Mapping):
            given = {
                "sources": {"who": who.get(id, "")},
                "documents": {"title": names.of("document", id)},
                "statements": {"paraphrase": STATEMENT, "moves_nothing": OUT},
                "people": {"name": names.of("person", id)},
            }[key]
            value = _emptied(value, given)
        items[name], lines[name] = value, node.lines.get(id, value.line)
    return Mapping(items, node.line, lines)


_STAYS = frozenset(("side", "record", "in", "handling", "who", "stance", "about", "source", "modality", "for"))


def _emptied(node: Mapping, given: dict[str, str]) -> Mapping:
    """An entry with what verdicts rest on, and with the ``given`` words in place of its own."""
    items: dict[str, Node] = {}
    for key, value in node.items.items():
        if key in given:
            said = not isinstance(value, Text) or value.value.strip()  # an empty text says nothing, and stays empty
            items[key] = Text(given[key], value.line) if said else value
        elif key in _STAYS:
            items[key] = value
    return Mapping(items, node.line, {key: node.lines.get(key, node.line) for key in items})


def cites_of(node: Mapping) -> set[str]:
    """The ids that an entry cites for itself."""
    return {id for key, value in node.items.items() if key in CITES for id in texts(value)}


def _closed(node: Node, hidden: Hidden) -> Node:
    """The same node, without the words of what rests on closed statements and sources alone."""
    if isinstance(node, Listing):
        return Listing([_closed(item, hidden) for item in node.items], node.line)
    if not isinstance(node, Mapping):
        return node
    cites = cites_of(node)
    alone = bool(cites) and cites <= hidden.gone
    items = {key: _closed(value, hidden) for key, value in node.items.items()}
    for key, says in _CLOSED.items():
        if alone and isinstance(items.get(key), Text):
            items[key] = Text(says, items[key].line)
    if alone and "status" in items:  # a meeting: the day is as telling as its name
        items.pop("date", None)
    return Mapping(items, node.line, dict(node.lines), dict(node.files))


def closed_words(node: Node, hidden: Hidden, key: str = "") -> Iterator[tuple[str, int]]:
    """The words that `redacted` takes out of what rests on closed statements alone, each with its line."""
    if isinstance(node, Listing):
        for item in node.items:
            yield from closed_words(item, hidden)
    elif isinstance(node, Mapping):
        alone = bool(cites_of(node)) and cites_of(node) <= hidden.gone
        for name, value in node.items.items():
            if alone and name in _CLOSED and isinstance(value, Text):
                yield value.value, value.line
            yield from closed_words(value, hidden, name)


def staying(node: Node, hidden: Hidden, path: Path = ()) -> Iterator[tuple[str, int]]:
    """What rests on closed statements alone and keeps its words, since verdicts need it: options, plans."""
    if isinstance(node, Mapping):
        cites = cites_of(node)
        if cites and cites <= hidden.gone and ("says" in node.items or "title" in node.items):
            yield ".".join(path), node.line
        for key, value in node.items.items():
            if path or key in ("issues", "plans"):
                yield from staying(value, hidden, (*path, key))
    elif isinstance(node, Listing):
        for item in node.items:
            yield from staying(item, hidden, path)


def _changed(path: Path, text: str, hidden: Hidden, words: Sequence[tuple[Secret, str]]) -> str:
    """One scalar: an id gets its new name, words for people lose the names they hold."""
    key = path[-1] if path else ""
    if key in CITES or (len(path) > 2 and path[-2] in _SIDES and path[0] == "plans"):
        return hidden.cites.get(text, text)
    if key == "in":
        return hidden.document_ids.get(text, text)
    if key in ACTORS and path[0] != "sources":
        return hidden.person_ids.get(text, text)
    if key == "file":
        text = base(text)
    option = len(path) == 4 and path[0] == "issues" and path[2] == "options"
    if key in FREE or option or (len(path) == 2 and path[0] == "topics"):
        return replaced(text, words)
    return text


def base(path: str) -> str:
    """A path as it may be shown: one from the root of somebody's disk without its folders."""
    if posixpath.isabs(path) or ntpath.splitdrive(path)[0] or ntpath.isabs(path) or path.startswith("~"):
        return ntpath.basename(posixpath.basename(path))
    return path
