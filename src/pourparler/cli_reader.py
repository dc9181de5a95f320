"""The commands that take reports in: read, add."""

from __future__ import annotations

import sys
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
    from pourparler.evidence.drafter.draft import draft
    from pourparler.jsonio import dumps

    loaded = load_for_reading(case)
    found = taken(report, published, outlet, encoding)
    drafts = draft(found, lexicon(loaded))
    notices = (*found.notices, *drafts.notices)
    if as_json:
        statements = [s.to_json() for s in drafts.statements]
        document, told = found.to_json(), [n.to_json() for n in notices]
        click.echo(dumps({"document": document, "statements": statements, "findings": told}, indent=2))
        return
    from pourparler.terminal_reader import print_drafts

    print_drafts(loaded, found, drafts.statements, notices)


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
    as_json: bool,
) -> None:
    """Put a report and the drafts from it into the case's ledger. No verdict moves before a person accepts one.

    \b
    Example: pourparler add report.txt --case talks --published 2025-08-16
    """
    from dataclasses import replace

    from pourparler.case.lexicon import lexicon
    from pourparler.case.load import load
    from pourparler.evidence.drafter.draft import draft
    from pourparler.evidence.ledger import Ledger, place
    from pourparler.evidence.report import slug
    from pourparler.jsonio import dumps
    from pourparler.words import counted

    loaded = load(case)
    found = taken(report, published, outlet, encoding, handling, caveat)
    found = replace(found, id=slug(name)) if name else found
    ledger = Ledger.open(place(case))
    drafts = draft(found, lexicon(loaded))
    done = ledger.add(found, drafts.statements)
    notices = (*found.notices, *drafts.notices)
    if as_json:
        told = {"document": done.report.id, "fresh": done.fresh, "new": [s.id for s in done.new], "known": done.known}
        click.echo(dumps({**told, "says": list(done.says), "findings": [n.to_json() for n in notices]}, indent=2))
        return
    for notice in notices:
        where = f" [{notice.start}-{notice.end}]" if notice.end else ""
        click.echo(f"{notice.kind}{where}: {notice.says}")
    for line in done.says:
        click.echo(line)
    click.echo(f"{done.report.id}: {counted(len(done.new), 'new draft')}; next: pourparler review {case} --as NAME")
