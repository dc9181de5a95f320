"""The ledger of a case without what a profile closes: texts and places gone, reviewers' names replaced."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pourparler.evidence.ledger import Ledger, about
from pourparler.evidence.ledger.lines import Line, read_lines
from pourparler.evidence.ledger.names import parsed
from pourparler.evidence.ledger.order import key_of
from pourparler.evidence.ledger.settle import content
from pourparler.evidence.report import Report
from pourparler.evidence.statement import Attribution, Review, Statement, line_of
from pourparler.redact.case import STATEMENT, base
from pourparler.redact.hidden import Hidden
from pourparler.redact.key import Names
from pourparler.redact.search import Made, Secret, replaced

GIT = (".gitattributes", ".gitignore")
ANALYST = "analyst:"


@dataclass(frozen=True)
class Held:
    """A ledger as it was read. ``files``: for each file of statements its document, reviewer ("" for drafts), lines;
    ``bytes``: of every file that is read; ``others``: files that are no part of a ledger, by name."""

    folder: Path
    reports: dict[str, Report] = field(default_factory=dict)
    files: dict[str, tuple[str, str, tuple[Line, ...]]] = field(default_factory=dict)
    bytes: dict[str, bytes] = field(default_factory=dict)
    others: tuple[str, ...] = ()

    def statements(self) -> dict[str, list[Statement]]:
        """All lines of each document."""
        found: dict[str, list[Statement]] = {}
        for document, _, lines in self.files.values():
            found.setdefault(document, []).extend(line.statement for line in lines)
        return found

    def reviewers(self) -> set[str]:
        """Everybody who is named as a reviewer, a grader or an analyst."""
        every = [s for rows in self.statements().values() for s in rows]
        named = {s.review.by for s in every} | {s.grade.by for s in every if s.grade.by != "default"}
        named |= {s.prov.drafted_by.removeprefix(ANALYST) for s in every if s.prov.drafted_by.startswith(ANALYST)}
        return {name for name in named | {reviewer for _, reviewer, _ in self.files.values()} if name}


def held(folder: Path) -> Held:
    """The ledger in a folder, an empty one where there is none. Raises InputError with everything that is wrong."""
    if not folder.is_dir():
        return Held(folder)
    ledger = Ledger.open(folder)
    found = Held(folder, {report.id: report for report in ledger.documents()})
    others = []
    for path in sorted(folder.iterdir()):
        name = parsed(path.name)
        if name is not None and path.is_file() and name.document in found.reports:
            found.bytes[path.name] = path.read_bytes()
            if name.kind in ("drafts", "words"):
                lines = read_lines(found.bytes[path.name], str(path)).lines
                found.files[path.name] = (name.document, name.reviewer, lines)
        elif path.name in GIT and path.is_file():
            found.bytes[path.name] = path.read_bytes()
        elif path.suffix != ".yaml":
            others.append(path.name + ("/" if path.is_dir() else ""))
    return replace(found, others=tuple(others))


def ledger_files(
    ledger: Held, inside: str, hidden: Hidden, names: Names, words: Sequence[tuple[Secret, str]], notes: bool
) -> list[Made]:
    """The files of the copy, in the folder ``inside``. ``notes``: whether reviewers' notes stay (names replaced).

    Of a closed document, what somebody accepted stays as a statement without place or words, and so does what was said
    of it; drafts go.
    """
    made = []
    for id, report in ledger.reports.items():
        new = _report(report, hidden, names)
        for kind, data in zip(("txt", "json"), about.written(new), strict=True):
            made.append(_file(ledger, inside, f"{new.id}.{kind}", data.decode(), f"{id}.{kind}"))
    closed = {id: rows for id, rows in ledger.statements().items() if id in hidden.documents}
    stay = {s.id for rows in closed.values() for s in rows if s.review.status in ("accepted", "edited")}
    for name, (document, reviewer, lines) in ledger.files.items():
        rows: list[tuple[Statement, int]] = []
        for line in lines:
            s = line.statement
            if document not in hidden.documents:
                rows.append((_open(s, hidden, names, words, notes), line.number))
            elif s.id in stay:
                rows.append((_masked(s, hidden, names), line.number))
        rows.sort(key=lambda row: key_of(row[0]))
        parts = [hidden.document_ids.get(document, document)]
        parts += [names.id("reviewer", reviewer)] if reviewer else []
        text = "".join(f"{line_of(s)}\n" for s, _ in rows)
        made.append(_file(ledger, inside, ".".join([*parts, "jsonl"]), text, name, [number for _, number in rows]))
    made += [_file(ledger, inside, name, ledger.bytes[name].decode(), name) for name in GIT if name in ledger.bytes]
    return made


def _file(ledger: Held, inside: str, path: str, text: str, origin: str, lines: Iterable[int] = ()) -> Made:
    return Made(f"{inside}/{path}", text, str(ledger.folder / origin), tuple(lines))


def _report(report: Report, hidden: Hidden, names: Names) -> Report:
    """The document as it may be known: an open one without the folders of somebody's disk, a closed one as a name."""
    if report.id not in hidden.documents:
        return replace(report, file=base(report.file))
    id = hidden.document_ids[report.id]
    text = f"{names.of('document', report.id)}: left out by its handling\n"
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Report(id, text, digest, title=names.of("document", report.id), handling=report.handling)


def _who(name: str | None, names: Names) -> str | None:
    return names.id("reviewer", name) if name else name


def _reviewed(s: Statement, names: Names, note: str | None, reason: str | None) -> Statement:
    """The statement with reviewers, graders and analysts under other names."""
    drafted = s.prov.drafted_by
    if drafted.startswith(ANALYST):
        drafted = f"{ANALYST}{_who(drafted.removeprefix(ANALYST), names)}"
    grader = s.grade.by if s.grade.by == "default" else _who(s.grade.by, names) or ""
    return replace(
        s,
        prov=replace(s.prov, drafted_by=drafted, case_version="", lexicon=None),
        grade=replace(s.grade, by=grader, reason=reason),
        review=replace(s.review, by=_who(s.review.by, names), note=note),
    )


def _open(s: Statement, hidden: Hidden, names: Names, words: Sequence[tuple[Secret, str]], notes: bool) -> Statement:
    """A statement of an open document: its places stay, and what people wrote beside it loses the names it holds."""

    def told(text: str | None) -> str | None:
        return replaced(text, words) if text and notes else None

    people = hidden.person_ids
    links = tuple(replace(link, id=people.get(link.id or "", link.id)) for link in s.attribution)
    condition = s.condition
    if condition and condition.on_statement:
        condition = replace(condition, on_statement=hidden.cites.get(condition.on_statement, condition.on_statement))
    found = replace(
        s,
        actor=replace(s.actor, id=people.get(s.actor.id, s.actor.id)),
        about=tuple(people.get(id, id) for id in s.about),
        addressee=tuple(people.get(id, id) for id in s.addressee),
        attribution=links,
        condition=condition,
        paraphrase=replaced(s.paraphrase, words),
    )
    if s.id in hidden.statements:  # closed by its sources alone: its words are in an open text, and stay
        found = _renamed(found, hidden)
    return _reviewed(found, names, told(s.review.note), told(s.grade.reason))


def _renamed(s: Statement, hidden: Hidden) -> Statement:
    new = hidden.cites[s.id]
    before = s.review.supersedes
    supersedes = f"{new}@{before.rpartition('@')[2]}" if before else None
    return replace(s, id=new, review=replace(s.review, supersedes=supersedes))


def _masked(s: Statement, hidden: Hidden, names: Names) -> Statement:
    """A statement of a closed document: who, stance and terms stay, and on whose word by kind; no word of it does.

    Two revisions that differed still differ: a hash of what was said stands in the paraphrase.
    """
    people = hidden.person_ids
    said = json.dumps(content(s).to_json(), ensure_ascii=False, sort_keys=True)
    links = tuple(
        Attribution(
            text=names.of("source", link.text),
            kind=link.kind,
            anonymous=link.anonymous,
            id=people.get(link.id or "", link.id),
            ground=link.ground,
            count=link.count,
        )
        for link in s.attribution
    )
    found = Statement(
        id=s.id,
        doc=hidden.document_ids[s.doc],
        span=None,
        actor=replace(s.actor, id=people.get(s.actor.id, s.actor.id), mention=None),
        stance=s.stance,
        issue=s.issue,
        modality=s.modality,
        prov=replace(s.prov, prompt_sha256=None, response_sha256=None),
        strength=s.strength,
        negated=s.negated,
        alternative=s.alternative,
        about=tuple(people.get(id, id) for id in s.about),
        addressee=tuple(people.get(id, id) for id in s.addressee),
        attribution=links,
        grade=s.grade,
        review=Review(s.review.status, s.review.by, s.review.at, s.review.supersedes),
        paraphrase=f"{STATEMENT} ({names.hash('words', said)})",
    )
    return _reviewed(_renamed(found, hidden), names, None, None)
