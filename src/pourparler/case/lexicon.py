"""The lexicon of a case: the names, issues and keywords that a reader of reports looks for."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from pourparler.case.load import build, read_tree
from pourparler.case.model import Case
from pourparler.case.yamlfile import Listing, Text
from pourparler.case.yamlfile import Mapping as Map
from pourparler.errors import InputError, Problem
from pourparler.evidence.lexicon import Choice, Lexicon, Name, Subject


def lexicon(case: Case) -> Lexicon:
    """Parties, people, issues with their options, and topics (subjects without options)."""
    names = tuple(Name(p.id, p.id, p.name, "party", p.aliases, p.members) for p in case.parties.values())
    names += tuple(Name(p.id, p.party, p.name, "person", p.aliases) for p in case.people.values())
    today = case.today or {}
    subjects = tuple(
        Subject(
            issue.id,
            issue.question,
            issue.keywords,
            tuple(Choice(o.id, o.says, o.keywords) for o in issue.options),
            today.get(issue.id, ""),
        )
        for issue in case.issues.values()
    )
    subjects += tuple(Subject(id, text, case.topic_keywords.get(id, ())) for id, text in case.topics.items())
    return Lexicon(names, subjects, hashlib.sha256(repr((names, subjects)).encode()).hexdigest()[:16])


def load_for_reading(path: str | os.PathLike[str]) -> Case:
    """As `load`; what only the lenses need may be missing, so that parties, people, issues and today alone will do.

    Raises InputError.
    """
    problems: list[Problem] = []
    root, shown = read_tree(Path(path), problems)
    if root is None or problems:
        raise InputError(problems)
    _fill(root)
    case = build(root, shown, problems)
    if problems or case is None:
        raise InputError(problems)
    return case


def _fill(root: Map) -> None:
    """Gives what is not there: the version, a title, names and questions (the ids), who must agree (everyone)."""

    def put(node: Map, key: str, value: Text | Listing | Map) -> None:
        if key not in node.items:
            node.items[key], node.lines[key] = value, node.line

    def entries(key: str) -> list[tuple[str, Map]]:
        node = root.items.get(key)
        return [(id, m) for id, m in node.items.items() if isinstance(m, Map)] if isinstance(node, Map) else []

    put(root, "pourparler", Text("1", root.line))
    put(root, "title", Text("A case for reading", root.line))
    for key in ("parties", "people"):
        node = root.items.get(key)
        for id, m in list(node.items.items()) if isinstance(node, Map) else []:
            if isinstance(m, Text) and isinstance(node, Map) and key == "parties":
                node.items[id] = Map({"name": Text(m.value or id, m.line)}, m.line, {"name": m.line})
            elif isinstance(m, Map):
                put(m, "name", Text(id, m.line))
    parties = [id for id, _ in entries("parties")]
    today = root.items.get("today")
    for id, issue in entries("issues"):
        put(issue, "question", Text(id.replace("_", " "), issue.line))
        put(issue, "agree", Listing([Text(party, issue.line) for party in parties], issue.line))
        put(issue, "options", Map({"as_it_is": Text("As it is", issue.line)}, issue.line, {"as_it_is": issue.line}))
        options = issue.items["options"]
        if isinstance(today, Map) and isinstance(options, Map) and options.items:
            put(today, id, Text(next(iter(options.items)), today.line))
