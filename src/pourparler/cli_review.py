"""The commands on what was drafted: review, reader, claims."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from pourparler.cli_base import AS_JSON, CASE, FULL, plainly


@click.command()
@CASE
@click.option("--as", "reviewer", required=True, metavar="NAME", help="Who you are: a-z, 0-9 and dashes.")
@click.option("--document", default="", metavar="ID", help="Only this document.")
@click.option("--on", "at", default="", metavar="DATE", help="The day written beside each word (default: today).")
@click.option("--against", default="", metavar="NAME", help="Review nothing: compare your words with this reviewer's.")
@AS_JSON
@plainly
def review(case: Path, reviewer: str, document: str, at: str, against: str, as_json: bool) -> int:
    """Say a word on each draft: accept, edit, reject, split. What would move a verdict comes first.

    \b
    Example: pourparler review talks --as anna
    """
    if against:
        _compare(case, reviewer, against, as_json)
        return 0
    from datetime import date

    from pourparler.case.dates import is_date
    from pourparler.errors import InputError, Problem
    from pourparler.evidence.ledger.names import good
    from pourparler.review.session import Session
    from pourparler.terminal import new_console, waiting
    from pourparler.terminal_review import KEYS, Desk
    from pourparler.words import counted

    problems = []
    if not good(reviewer):
        problems.append(Problem("--as", 0, "", f'"{reviewer}" is no name of a reviewer', "use a-z, 0-9 and dashes"))
    if at and not is_date(at):
        problems.append(Problem("--on", 0, "", f'"{at}" is no date', "write 2025-08-16"))
    if problems:
        raise InputError(problems)
    session = Session(case, reviewer, at or date.today().isoformat(), document)
    with waiting() as watch:
        session.prepare((lambda n, of: watch("what each draft would move", n, of)) if watch else None)
    console = new_console()
    quiet = len(session.quiet)
    click.echo(f"{counted(len(session.items), 'draft')} wait for {reviewer}; {quiet} move nothing")
    if sys.stdin.isatty():
        click.echo("  ".join(f"{key}: {says}" for key, says in KEYS.items()))
    desk = Desk(session, console, _ask, _type)
    try:
        desk.run()
    except KeyboardInterrupt:
        click.echo("\nstopped; every word you said is kept", err=True)
        return 1
    click.echo(f"{counted(desk.words, 'word')} said with {counted(desk.keys, 'keystroke')}")
    return 0


def _ask(prompt: str) -> str:
    """A key; where no terminal gives keys, the first character of a line, and quit at the end."""
    if not sys.stdin.isatty():
        line = sys.stdin.readline()
        return (line.strip()[:1] or "") if line else "q"
    if prompt:
        click.echo(prompt, nl=False)
    key = click.getchar()
    if key in ("\x03", "\x04"):
        raise KeyboardInterrupt
    return "" if key in ("\r", "\n") else key


def _type(prompt: str) -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    return str(click.prompt(prompt, default="", prompt_suffix="", show_default=False))


def _compare(case: Path, one: str, other: str, as_json: bool) -> None:
    from pourparler.jsonio import dumps
    from pourparler.review.agreement import agreement, lines

    found = agreement(case, one, other)
    click.echo(dumps(found.to_json(), indent=2) if as_json else "\n".join(lines(found)))


@click.command()
@CASE
@click.option("--score", is_flag=True, help="Precision per rule, on what reviewers made of its drafts.")
@click.option("--as", "reviewer", default="", metavar="NAME", help="Only this reviewer's words.")
@AS_JSON
@plainly
def reader(case: Path, score: bool, reviewer: str, as_json: bool) -> None:
    """How good the reader's drafts were, by the reviewers' corrections in the case's ledger.

    \b
    Example: pourparler reader talks --score
    """
    from pourparler.jsonio import dumps
    from pourparler.review.corrections import corrections, lines

    if not score:
        raise click.UsageError("say what to do: --score")
    found = corrections(case, reviewer)
    click.echo(dumps(found.to_json(), indent=2) if as_json else "\n".join(lines(found)))


MANY: dict[str, Any] = {"multiple": True, "metavar": "ID"}


@click.command()
@CASE
@click.argument("text", nargs=-1)
@click.option("--party", **MANY, help="Of this party.")
@click.option("--person", **MANY, help="Of this person (or party).")
@click.option("--issue", **MANY, help="On this issue or topic.")
@click.option("--option", **MANY, help="On this option.")
@click.option("--stance", **MANY, help="Such as opposes.")
@click.option("--status", **MANY, help="accepted, in dispute, rejected or waiting.")
@click.option("--record", **MANY, help="on_record, unnamed or anonymous.")
@click.option("--document", **MANY, help="In this document.")
@click.option("--since", default="", metavar="DATE", help="In documents from this day (month, year) on.")
@click.option("--until", default="", metavar="DATE", help="In documents up to this day (month, year).")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many.")
@click.option("--history", default="", metavar="ID", help="Every revision of one statement.")
@AS_JSON
@FULL
@plainly
def claims(
    case: Path, text: tuple[str, ...], since: str, until: str, limit: int | None, history: str, as_json: bool,
    full: bool, **filters: tuple[str, ...],
) -> int | None:  # fmt: skip
    """List and search what was claimed: drafts, accepted, rejected and disputed statements alike.

    \b
    Example: pourparler claims talks river --party south --status accepted
    """
    from pourparler.evidence.index_query import Wanted
    from pourparler.jsonio import dumps
    from pourparler.review import claims as listing

    if history:
        return _history(case, history, as_json)
    handling = ("open", "internal", "protected") if full else ("open",)
    wanted = Wanted(" ".join(text), since=since, until=until, handling=handling, **filters)
    found = listing.claims(case, wanted, limit)
    if as_json:
        click.echo(dumps({"total": found.total, "claims": [listing.row(c) for c in found.claims]}, indent=2))
        return None
    from pourparler.terminal_reader import print_claims

    print_claims(found.case, found.claims, found.total)
    return None


def _history(case: Path, id: str, as_json: bool) -> int:
    from pourparler.jsonio import dumps
    from pourparler.review.claims import history

    found = history(case, id)
    if not found:
        click.echo(f"{case}: no statement {id} in the ledger", err=True)
        return 1
    if as_json:
        click.echo(dumps({"history": list(found)}, indent=2))
        return 0
    for number, s in enumerate(found, 1):
        word = s["review"]
        who = word["by"] or s["prov"]["drafted_by"]
        said = f"{s['actor']['id']} {s['stance']} {s['issue']} {s['alternative'] or ''}".strip()
        note = f" ({word['note']})" if word["note"] else ""
        click.echo(f"{number}. {word['status']} by {who}{', ' + word['at'] if word['at'] else ''}: {said}{note}")
    return 0
