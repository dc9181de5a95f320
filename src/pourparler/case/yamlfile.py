"""YAML text to a tree of nodes: every scalar a text, every node with its line, all problems collected.

Built on libyaml's events, without recursion: deep nesting, aliases and duplicate keys end in one clear line.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import yaml

from pourparler.errors import Problem

MAX_BYTES = 4_000_000
MAX_DEPTH = 40
QUOTE_IT = 'a text with , ? : # [ ] { } in it needs quotes: "like this"'


@dataclass
class Text:
    """A scalar, as written. ``written`` is False for a key without a value."""

    value: str
    line: int
    written: bool = True


@dataclass
class Listing:
    """A YAML sequence."""

    items: list[Node]
    line: int


@dataclass
class Mapping:
    """A YAML mapping: key texts beside their nodes, in the order of the file."""

    items: dict[str, Node]
    line: int
    lines: dict[str, int] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)  # only at the top, where files of a folder meet


Node = Text | Listing | Mapping


def kind_of(node: Node) -> str:
    """What a user would call this node."""
    if isinstance(node, Text):
        return f'the text "{shorten(node.value)}"' if node.written and node.value else "nothing"
    return "a list" if isinstance(node, Listing) else "a mapping"


def shorten(text: str, width: int = 40) -> str:
    """A text on one line, cut at ``width`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1] + "…"


def read_yaml(path: Path, shown: str, problems: list[Problem]) -> Mapping | None:
    """The top mapping of a YAML file; None when there is none to speak of. Adds every problem found."""

    def bad(line: int, wrong: str, right: str = "") -> None:
        problems.append(Problem(shown, line, "", wrong, right))

    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        bad(0, f"cannot be read ({error.strerror})", "give the path of a case file or folder")
        return None
    if len(raw) > MAX_BYTES:
        bad(0, f"larger than {MAX_BYTES // 1_000_000} MB", "a case is typed by people: is this the right file?")
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        bad(line, f"byte 0x{raw[error.start]:02x} is not UTF-8", "save the file as UTF-8 (it may be Latin-1 or UTF-16)")
        return None
    return parse(text, shown, problems)


def parse(text: str, shown: str, problems: list[Problem]) -> Mapping | None:
    """As `read_yaml`, from a text."""
    before = len(problems)
    try:
        root = _build(text, shown, problems)
    except yaml.YAMLError as error:
        problems.append(_syntax(error, text, shown))
        return None
    if root is None and len(problems) > before:
        return None
    if root is None or (isinstance(root, Text) and not root.value):
        problems.append(Problem(shown, 0, "", "the file is empty", "start one with `pourparler new NAME`"))
        return None
    if not isinstance(root, Mapping):
        right = "start with `pourparler: 1` and `title: …`; `pourparler new NAME` writes a starter"
        problems.append(Problem(shown, root.line, "", f"a case is a mapping of keys, this is {kind_of(root)}", right))
        return None
    return root if len(problems) == before or root.items else None


def _build(text: str, shown: str, problems: list[Problem]) -> Node | None:
    """The tree behind the events of the first document."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    root: Node | None = None
    open_nodes: list[Listing | Mapping] = []
    keys: list[tuple[str, int] | None] = []  # the key that waits for its value, one for each open node
    documents = 0

    def bad(line: int, wrong: str, right: str) -> None:
        problems.append(Problem(shown, line, "", wrong, right))

    def place(node: Node) -> None:
        nonlocal root
        if not open_nodes:
            root = node
            return
        parent = open_nodes[-1]
        if isinstance(parent, Listing):
            parent.items.append(node)
            return
        key = keys[-1]
        if key is None:
            if isinstance(node, Text):
                keys[-1] = (node.value, node.line)
            else:
                bad(node.line, f"a key must be a text, this is {kind_of(node)}", QUOTE_IT)
                keys[-1] = (f"\0{node.line}", node.line)
            return
        name, line = key
        keys[-1] = None
        if name.startswith("\0"):
            return
        if name in parent.items:
            right = f"keep one of them (the first is on line {parent.lines[name]})"
            bad(line, f'the key "{shorten(name)}" stands twice in one mapping', right)
            return
        parent.items[name] = node
        parent.lines[name] = line

    for event in yaml.parse(text, Loader=loader):
        line = event.start_mark.line + 1 if event.start_mark else 0
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                bad(line, "a second YAML document begins here (`---`)", "one file is one document")
                return root
        elif isinstance(event, yaml.AliasEvent):
            bad(line, f"an alias (*{event.anchor})", "write the value out: a case has no anchors and aliases")
            place(Text("", line, written=False))
        elif isinstance(event, yaml.ScalarEvent):
            plain_nothing = event.value == "" and event.style not in ("'", '"')
            place(Text(event.value, line, written=not plain_nothing))
        elif isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
            if len(open_nodes) >= MAX_DEPTH:
                bad(line, f"nested more than {MAX_DEPTH} levels deep", QUOTE_IT)
                return None
            node: Listing | Mapping = (
                Listing([], line) if isinstance(event, yaml.SequenceStartEvent) else Mapping({}, line)
            )
            place(node)
            open_nodes.append(node)
            keys.append(None)
        elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            open_nodes.pop()
            keys.pop()
    return root


def _syntax(error: yaml.YAMLError, text: str, shown: str) -> Problem:
    """A YAML error in the user's words."""
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else 0
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "not YAML")
    lines = text.splitlines()
    here = lines[line - 1] if 0 < line <= len(lines) else ""
    if "\t" in here[: len(here) - len(here.lstrip())] or (mark and here[mark.column : mark.column + 1] == "\t"):
        return Problem(shown, line, "", "a tab", "indent with spaces")
    if "nesting depth" in said:
        return Problem(shown, line, "", "nested too deep to be a case", QUOTE_IT)
    position = getattr(error, "position", None)
    if position is not None:
        line = text[:position].count("\n") + 1
        said = "a control character"
        return Problem(shown, line, "", said, "remove it: a case is plain text")
    column = f" at column {mark.column + 1}" if mark else ""
    return Problem(shown, line, "", f"YAML stops here{column}: {said}", QUOTE_IT)
