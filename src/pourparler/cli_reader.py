"""The commands that take reports in: read, add."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from pourparler.cli_base import AS_JSON, plainly

REPORT = click.argument("report", type=click.Path(path_type=Path, allow_dash=True))
ITS_CASE = click.option("--case", type=click.Path(path_type=Path), required=True, help="The case: a file or a folder.")
PUBLISHED = click.option("--published", default="", metavar="DATE", help="When it appeared, such as 2025-08-16.")
OUTLET = click.option("--outlet", default="", metavar="NAME", help="Who published it.")
ENCODING = click.option("--encoding", default="", metavar="NAME", help="How its bytes are to be read, such as cp1251.")


@click.command()
@REPORT
@ITS_CASE
@PUBLISHED
@OUTLET
@ENCODING
@AS_JSON
@plainly
def read(report: Path, case: Path, published: str, outlet: str, encoding: str, as_json: bool) -> None:
    """Draft statements from a report, and write nothing. - reads from the standard input.

    \b
    Example: pourparler read report.txt --case talks --published 2025-08-16
    """
    from pourparler.case.lexicon import lexicon, load_for_reading
    from pourparler.jsonio import dumps
    from pourparler.terminal_reader import of_sources, print_drafts

    loaded = load_for_reading(case)
    found = taken(report, published, outlet, encoding)
    drafts = drafted(found, lexicon(loaded))
    notices = of_sources(loaded, (*found.notices, *drafts.notices))
    if as_json:
        statements = [s.to_json() for s in drafts.statements]
        document, told = found.to_json(), [n.to_json() for n in notices]
        click.echo(dumps({"document": document, "statements": statements, "findings": told}, indent=2))
        return
    print_drafts(loaded, found, drafts.statements, notices)


def drafted(report: Any, known: Any) -> Any:
    """The drafts of a report; one that takes long to read shows how far it is."""
    from pourparler.evidence.drafter.draft import draft
    from pourparler.terminal import waiting

    with waiting() as watch:
        return draft(report, known, (lambda done, of: watch("characters read", done, of)) if watch else None)


def taken(path: Path, published: str, outlet: str, encoding: str, handling: str = "open", caveat: str = "") -> Any:
    """The report behind a path or ``-``. Raises InputError."""
    from dataclasses import replace

    from pourparler.case.dates import is_date
    from pourparler.errors import InputError, Problem
    from pourparler.evidence.documents.read import open_report, read_report

    if published and not is_date(published):
        right = "write 2025-08-16, 2025-08 or 2025"
        raise InputError([Problem("--published", 0, "", f'"{published}" is no date', right)])
    if str(path) == "-":
        data = sys.stdin.buffer.read()
        found = read_report(data, "report", published=published, outlet=outlet, handling=handling, encoding=encoding)
    else:
        found = open_report(path, published=published, outlet=outlet, handling=handling, encoding=encoding)
    return replace(found, caveat=caveat)


@click.command()
@REPORT
@ITS_CASE
@PUBLISHED
@OUTLET
@ENCODING
@click.option("--id", "name", default="", metavar="ID", help="The document's id (default: from the file's name).")
@click.option("--handling", type=click.Choice(["open", "internal", "protected"]), default="open", show_default=True)
@click.option("--caveat", default="", metavar="TEXT", help="What a reader of the document must know.")
@click.option("--model", default="", metavar="NAME", help="A language model as a further coder; needs --endpoint.")
@click.option("--endpoint", default="", metavar="URL", help="Its server, such as http://127.0.0.1:11434/v1.")
@click.option("--remote", is_flag=True, help="Let the text leave this machine for an endpoint elsewhere.")
@AS_JSON
@plainly
def add(
    report: Path,
    case: Path,
    published: str,
    outlet: str,
    encoding: str,
    name: str,
    handling: str,
    caveat: str,
    model: str,
    endpoint: str,
    remote: bool,
    as_json: bool,
) -> None:
    """Put a report and the drafts from it into the case's ledger. No verdict moves before a person accepts one.

    \b
    Example: pourparler add report.txt --case talks --published 2025-08-16
    """
    from dataclasses import replace

    from pourparler.case.lexicon import lexicon
    from pourparler.case.load import load
    from pourparler.evidence.ledger import Ledger, place
    from pourparler.evidence.report import slug
    from pourparler.terminal_reader import of_sources

    ledger = Ledger.read(place(case))  # `load` tells what is wrong in it, with what is wrong in the case
    loaded = load(case, ledger=ledger)
    known = lexicon(loaded)
    if coded_elsewhere(report):
        added, notices = _coded(report, case, known, loaded.hash, handling), []
    else:
        found = taken(report, published, outlet, encoding, handling, caveat)
        found = replace(found, id=slug(name)) if name else found
        drafts = drafted(found, known)
        coded, told = coded_by(model, endpoint, remote, found, known)
        added = [ledger.add(found, (*drafts.statements, *coded))]
        notices = [
            *of_sources(loaded, (*found.notices, *drafts.notices)),
            *told,
            *_kin(ledger, added[0].report.id, known),
        ]
    _tell(added, notices, case, as_json)


def _kin(ledger: Any, document: str, known: Any) -> list[Any]:
    """What this report repeats of others in the ledger, and where an update differs from what it updates."""
    from pourparler.evidence.change.duplicates import relate
    from pourparler.evidence.change.sentences_diff import compare
    from pourparler.evidence.report import Notice

    reports = ledger.documents()
    if len(reports) < 2:
        return []

    def said() -> Iterator[Any]:  # read only where two reports share text
        yield from (row.statement for row in ledger.settled().standings if row.status != "rejected")

    found = []
    for kin in relate(reports, known, said()):
        if document not in (kin.doc, kin.of):
            continue
        whose, other = ("this report" if id == document else id for id in (kin.doc, kin.of))
        share = "" if kin.kind == "passages" else f" ({round(100 * kin.containment)} in 100 of its words are there)"
        order = "" if kin.ordered or kin.kind == "passages" else "; their dates do not tell which came first"
        rests = "it is too little to be sure, so both count" if kin.thin else "what both say counts once"
        says = f"{whose} {kin.says} {other}{share}{order}; {rests}"
        if kin.kind == "update":
            rows = compare(ledger.document(kin.of), ledger.document(kin.doc))
            counts = {kind: sum(row.kind == kind for row in rows) for kind in ("added", "gone", "changed")}
            says += "; paragraphs " + ", ".join(f"{kind}: {n}" for kind, n in counts.items())
        found.append(Notice(kin.kind, says))
    return found


def _tell(added: list[Any], notices: list[Any], case: Path, as_json: bool) -> None:
    from pourparler.jsonio import dumps
    from pourparler.terminal import visible
    from pourparler.words import counted

    says = [line for each in added for line in each.says]
    if as_json:
        rows = [
            {"document": a.report.id, "fresh": a.fresh, "new": [s.id for s in a.new], "known": a.known} for a in added
        ]
        told: dict[str, Any] = rows[0] if len(rows) == 1 else {"documents": rows}
        click.echo(dumps({**told, "says": says, "findings": [n.to_json() for n in notices]}, indent=2))
        return
    for notice in notices:
        where = f" [{notice.start}-{notice.end}]" if notice.end else ""
        click.echo(visible(f"{notice.kind}{where}: {notice.says}"))
    for line in says:
        click.echo(visible(line))
    for each in added:
        if each.new or each.fresh:
            click.echo(f"{each.report.id}: {counted(len(each.new), 'new draft')}")
    if any(each.new for each in added) or waits(case):
        click.echo(f"next: pourparler review {case} --as NAME")
    else:
        click.echo("no draft waits for a review")


def waits(case: Path) -> bool:
    """Whether a draft of the case's ledger waits for a first word."""
    from pourparler.evidence.ledger import Ledger, place

    return bool(Ledger.open(place(case)).settled().waiting)


def coded_elsewhere(path: Path) -> bool:
    """Whether the file holds statements that people coded in another tool: a .dna database, or a CSV of claims."""
    if str(path) == "-" or not path.is_file():
        return False
    with path.open("rb") as stream:
        head = stream.read(64)
    return head.startswith(b"SQLite format 3\0") or head.removeprefix(b"\xef\xbb\xbf").startswith(b"id,doc,span.start")


def as_draft(s: Any) -> Any:
    """A statement of another ledger as a draft of whoever had the last word on it: a person here has yet to look."""
    from dataclasses import replace

    from pourparler.evidence.statement import Grade, Review

    who = f"analyst:{s.review.by}" if s.review.by else s.prov.drafted_by
    return replace(s, review=Review(), grade=Grade(), prov=replace(s.prov, drafted_by=who))


def _coded(path: Path, case: Path, known: Any, version: str, handling: str) -> list[Any]:
    """Adds what another tool's file holds, as drafts of its coders. Raises InputError."""
    from pourparler.errors import InputError, Problem
    from pourparler.evidence.ledger import Ledger, place

    ledger = Ledger.open(place(case))
    with path.open("rb") as stream:
        dna = stream.read(16) == b"SQLite format 3\0"
    if dna:
        from pourparler.formats.dna_read import read

        found = read(path, known, case_version=version, handling=handling)
        notes = [*found.notes]
        notes += [f"no option of the case is “{concept}”: its statements were left out" for concept in found.concepts]
        notes += [f"no party or person of the case is “{actor}”" for actor in found.actors]
        reports, statements = found.reports, found.statements
    else:
        from pourparler.formats.claims_read import read_long

        statements, more = read_long(path)
        notes = [*more]
        there = {report.id: report for report in ledger.documents()}
        missing = sorted({s.doc for s in statements} - there.keys())
        notes += [
            f"no document {id} in the ledger: its statements were left out; add the report first" for id in missing
        ]
        statements = tuple(as_draft(s) for s in statements if s.doc in there and s.span is not None)
        if missing and not statements:
            right = "a CSV holds no reports: add those first, with `pourparler add`"
            raise InputError([Problem(str(path), 0, "", "no statement of a document that is in the ledger", right)])
        reports = tuple(there[id] for id in dict.fromkeys(s.doc for s in statements))
    for note in notes:
        click.echo(f"note: {note}", err=True)
    return [ledger.add(report, [s for s in statements if s.doc == report.id]) for report in reports]


def coded_by(model: str, endpoint: str, remote: bool, report: Any, known: Any) -> tuple[tuple[Any, ...], list[Any]]:
    """The drafts of a language model, if one is named, and what a person must know of them.

    Its key, where it needs one, stands in POURPARLER_MODEL_KEY. Raises InputError, or ModelError.
    """
    from pourparler.errors import InputError, Problem

    if not model and not endpoint:
        return (), []
    if not model or not endpoint:
        wrong, right = ("--endpoint", "--model") if endpoint else ("--model", "--endpoint")
        raise InputError([Problem(wrong, 0, "", f"given without {right}", "name both, or neither")])
    import os

    from pourparler.evidence.coder import Endpoint, code, home, leaves
    from pourparler.evidence.report import Notice
    from pourparler.evidence.text.sentences import sentences
    from pourparler.terminal import waiting

    asked = Endpoint(endpoint, model, os.environ.get("POURPARLER_MODEL_KEY", ""), remote)
    if remote and (warning := leaves(asked)):
        click.echo(f"note: {warning}", err=True)
    with waiting() as watch:
        progress = (lambda done, of: watch("windows read by the model", done, of)) if watch else None
        found = code(report, known, sentences(report.text), asked, home(), progress)
    dropped = [Notice("model-rejected", f"an item of the model was dropped: {r.reason}") for r in found.rejected]
    return found.statements, [*found.notices, *dropped]
