"""Load: a YAML file or folder to a `Case`, or every problem at once."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pourparler.case.drawn import read_drawn
from pourparler.case.evidence import NOT_COUNTED, Evidence, gather, join
from pourparler.case.fall import resting_alone, unsaid
from pourparler.case.keys import HANDLING, RECORD
from pourparler.case.load_durability import load_durability
from pourparler.case.load_people import load_parties_and_issues, load_talks
from pourparler.case.load_plans import load_plans, load_statements
from pourparler.case.load_views import load_limits, load_open, load_views
from pourparler.case.model import Case
from pourparler.case.number_ids import check_number_ids
from pourparler.case.reader import Reader
from pourparler.case.sections import TOP
from pourparler.case.step_order import check_order, check_responses
from pourparler.case.uses import citations
from pourparler.case.yamlfile import Listing, Node, Text, read_yaml
from pourparler.case.yamlfile import Mapping as Map
from pourparler.errors import InputError, Problem
from pourparler.evidence.records import Document, Source
from pourparler.evidence.statement import Statement

if TYPE_CHECKING:
    from pourparler.evidence.ledger import Ledger

MISSING = NOT_COUNTED["missing"]


def load(
    path: str | os.PathLike[str],
    until: str = "",
    reviewer: str = "",
    accept: Iterable[Statement] = (),
    ledger: Ledger | None = None,
) -> Case:
    """The case in a YAML file, or in a folder with a ``case.yaml`` and further ``*.yaml`` beside it.

    Accepted statements of the ledger beside it count; ``until`` leaves out what was accepted after that day,
    ``reviewer`` what others said. ``accept``: statements to count as if they were accepted, and written nowhere.
    ``ledger``: the ledger beside it, where it has been read already.

    Raises InputError with every problem found, each as ``file:line: path: what is wrong; what would be right``.
    """
    problems: list[Problem] = []
    root, shown = read_tree(Path(path), problems)
    if root is None:
        raise InputError(problems)
    evidence = gather(Path(path), problems, until, reviewer, ledger).accepting(accept)
    case = build(root, shown, problems, evidence)
    if problems:
        raise InputError(problems)
    assert case is not None
    return case


def read_tree(path: Path, problems: list[Problem]) -> tuple[Map | None, str]:
    """The top mapping of a case file or folder, and the name of its main file; adds every problem found."""
    shown = str(path)
    if not path.is_dir():
        root = None if path.suffix.casefold() == ".gmcr" and path.is_file() else read_yaml(path, shown, problems)
        if root is not None and "pourparler_graph" not in root.items or problems:
            return root, shown
        problems.append(Problem(shown, 0, "", "a graph, and no case", "`pourparler stability FILE` reads it"))
        return None, shown
    main = path / "case.yaml"
    if not main.is_file():
        problems.append(Problem(shown, 0, "", "no case.yaml in this folder", "`pourparler new NAME` writes one"))
        return None, shown
    root = read_yaml(main, str(main), problems)
    for other in sorted(path.glob("*.yaml")):
        if other == main or root is None:
            continue
        more = read_yaml(other, str(other), problems)
        for key, node in (more.items if more else {}).items():
            assert more is not None
            line = more.lines[key]
            if key in root.items:
                problems.append(Problem(str(other), line, "", f'the key "{key}" stands in case.yaml too', "keep one"))
                continue
            root.items[key], root.lines[key], root.files[key] = node, line, str(other)
    return root, str(main)


def build(root: Map, shown: str, problems: list[Problem], evidence: Evidence = Evidence()) -> Case | None:  # noqa: B008
    """The case behind a tree of nodes and a ledger; adds problems and returns None when there are any."""
    r = Reader(shown, problems)
    r.keys(root, TOP, "")
    get = root.items.get

    def at(key: str) -> Node | None:
        r.file = root.files.get(key, shown)
        return get(key)

    version = at("pourparler")
    if version is not None and r.text(version, "pourparler") != "1":
        r.bad(version, "pourparler", "this program reads version 1 of the format", "write `pourparler: 1`")
    _scale(r, at("scale"))
    _ids(r, root, evidence)
    issues = load_parties_and_issues(r, at)
    sources: dict[str, Source] = {}
    documents: dict[str, Document] = {}

    def source(id: str, m: Map, path: str) -> None:
        g = m.items.get
        side = r.id(g("side"), f"{path}.side", (*r.parties, "go_between"), "party (or go_between)")
        sources[id] = Source(
            id=id,
            who=r.text(g("who"), f"{path}.who", True),
            record=r.choice(g("record"), f"{path}.record", RECORD, "unnamed"),
            side=side or "go_between",
            heard=r.text(g("heard"), f"{path}.heard"),
            document=r.id(g("in"), f"{path}.in", r.documents, "document"),
            handling=r.choice(g("handling"), f"{path}.handling", HANDLING, "open"),
            grade=r.text(g("grade"), f"{path}.grade"),
            note=r.text(g("note"), f"{path}.note"),
        )

    def document(id: str, m: Map, path: str) -> None:
        g = m.items.get
        documents[id] = Document(
            id=id,
            title=r.text(g("title"), f"{path}.title", True),
            date=r.date(g("date"), f"{path}.date"),
            outlet=r.text(g("outlet"), f"{path}.outlet"),
            language=r.text(g("language"), f"{path}.language"),
            file=r.text(g("file"), f"{path}.file"),
            sentences=r.whole(g("sentences"), f"{path}.sentences"),
            handling=r.choice(g("handling"), f"{path}.handling", HANDLING, "open"),
            note=r.text(g("note"), f"{path}.note"),
        )

    r.each(at("sources"), "sources", "sources", source)
    r.each(at("documents"), "documents", "documents", document)
    r.sides = {id: person.party for id, person in issues.people.items()}
    statements = load_statements(r, at)
    astray = join(r, evidence, issues.topics, documents, sources, statements)
    for key, found in (("issues", issues.issues), ("parties", issues.parties)):
        node = at(key)
        if node is not None and not found and not problems:
            r.bad(node, key, "nothing stands here", f"name at least one: {TOP[key].says}")
    today = _today(r, root, at("today"))
    impossible, limits = load_limits(r, at, issues.issues)
    asked = today if today is not None or "durability" not in root.items else {}  # that it is missing is told there
    views, no_deal = load_views(r, at, asked)
    standing, said_of, principles, talks, promises = load_talks(r, at)
    plans = load_plans(r, at, asked)
    check_order(r, plans)
    time = load_durability(r, at, today)
    check_responses(r, time, plans, issues.issues)
    check_number_ids(r, time, views, no_deal, plans)
    case = Case(
        title=r.text(at("title"), "title", True),
        hash=hashlib.sha256((_canonical(root) + evidence.digest()).encode()).hexdigest()[:16],
        as_of=r.date(at("as_of"), "as_of"),
        note=r.text(at("note"), "note"),
        file=shown,
        sources=sources,
        documents=documents,
        parties=issues.parties,
        people=issues.people,
        issues=issues.issues,
        today=today,
        no_deal=no_deal,
        impossible=impossible,
        limits=limits,
        views=views,
        open=load_open(r, at),
        plans=plans,
        promises=promises,
        durability=time,
        said_of_promises=said_of,
        standing=standing,
        principles=principles,
        talks=talks,
        topics=issues.topics,
        topic_keywords=issues.topic_keywords,
        statements=statements,
        records={id: s for id, s in evidence.accepted.items() if id in statements},
        reports={id: r for id, r in evidence.reports.items() if id in documents},
    )
    r.file = evidence.drawn_file
    case = read_drawn(r, case, evidence.drawn)
    others = {**evidence.others, **astray, **dict.fromkeys(r.missing, MISSING)}
    return None if problems else _counting(case, others, evidence.closed)


def _counting(case: Case, others: Mapping[str, str], closed: frozenset[str]) -> Case:
    """The case without what rests on statements that do not count, and a word on each of them that is cited."""
    cited = {cite for cites, _ in citations(case) for cite in cites if cite in others}
    if not cited:
        return case
    waits = tuple((id, others[id], "; ".join(resting_alone(case, {id}))) for id in sorted(cited))
    rows = [row for views in case.views.values() for row in views.reasons]
    shut = {row.id for row in rows if row.said and set(row.said) <= closed}
    wrong = {id for id in cited if others[id] == NOT_COUNTED["rejected"]}  # a person's word that nobody said it
    case = unsaid(unsaid(case, wrong, lost=False), cited - wrong)
    return replace(case, waits=waits, shut=frozenset(shut))


def _ids(r: Reader, root: Map, evidence: Evidence) -> None:
    """The names everything else may use, before anything is read in full."""

    def names(key: str) -> tuple[str, ...]:
        node = root.items.get(key)
        return tuple(node.items) if isinstance(node, Map) else ()

    r.parties, r.people, r.documents, r.sources = map(names, ("parties", "people", "documents", "sources"))
    r.cites = tuple(dict.fromkeys((*names("statements"), *r.sources, *evidence.accepted, *evidence.others)))
    issues = root.items.get("issues")
    for id, node in (issues.items if isinstance(issues, Map) else {}).items():
        options = node.items.get("options") if isinstance(node, Map) else None
        if isinstance(options, Listing):
            r.issues[id] = tuple(o.value for o in options.items if isinstance(o, Text))
        else:
            r.issues[id] = tuple(options.items) if isinstance(options, Map) else ()
    topics = root.items.get("topics")
    spoken = names("topics")
    if isinstance(topics, Listing):
        spoken = tuple(t.value for t in topics.items if isinstance(t, Text))
    r.subjects = (*r.issues, *spoken, *names("plans"))
    for both in set(names("statements")) & set(r.sources):
        r.bad(root.lines["statements"], f"statements.{both}", "a source has this id too", "give them different ids")


def _scale(r: Reader, node: Node | None) -> None:
    if node is None:
        return
    for word, value in r.mapping(node, "scale", "{minor: [1, 8], …}").items.items():
        found = r.range(value, f"scale.{word}", positive=True)
        if word in ("unknown", "today") or word.startswith("-"):
            r.bad(value, f"scale.{word}", "this word is taken", "choose another")
        elif found and found[0] is not None and found[1] is not None:
            r.scale[word] = (found[0], found[1])


def _today(r: Reader, root: Map, node: Node | None) -> Mapping[str, str] | None:
    if node is None:
        return None
    terms = r.terms(node, "today")
    given = node.items if isinstance(node, Map) else {}
    for issue in r.issues:
        if issue not in given:
            r.bad(node, "today", f"says nothing of {issue}", "give each issue the option it has if nothing is agreed")
    return {issue: terms[issue] for issue in r.issues if issue in terms}


def _canonical(node: Node) -> str:
    """The content of a tree as one text, whatever its layout in the file."""
    if isinstance(node, Text):
        return repr(node.value)
    if isinstance(node, Listing):
        return "[" + ",".join(map(_canonical, node.items)) + "]"
    return "{" + ",".join(f"{key!r}:{_canonical(value)}" for key, value in node.items.items()) + "}"
