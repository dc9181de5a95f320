"""The commands on what was drafted: review, claims, reader."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pourparler.cli_base import AS_JSON, CASE, plainly


@click.command()
@CASE
@click.option("--as", "reviewer", required=True, metavar="NAME", help="Who you are: a-z, 0-9 and dashes.")
@click.option("--document", default="", metavar="ID", help="Only this document.")
@click.option("--on", "at", default="", metavar="DATE", help="The day written beside each word (default: today).")
@click.option("--against", default="", metavar="NAME", help="Review nothing: compare your words with this reviewer's.")
@AS_JSON
@plainly
def review(case: Path, reviewer: str, document: str, at: str, against: str, as_json: bool) -> None:
    """Say a word on each draft: accept, edit, reject, split. What would move a verdict comes first.

    \b
    Example: pourparler review talks --as anna
    """
    if against:
        _compare(case, reviewer, against, as_json)
        return
    from datetime import date

    from pourparler.case.dates import is_date
    from pourparler.errors import InputError, Problem
    from pourparler.review.session import Session
    from pourparler.terminal import new_console, waiting
    from pourparler.terminal_review import KEYS, Desk
    from pourparler.words import counted

    if at and not is_date(at):
        raise InputError([Problem("--on", 0, "", f'"{at}" is no date', "write 2025-08-16")])
    session = Session(case, reviewer, at or date.today().isoformat(), document)
    with waiting() as watch:
        session.prepare((lambda n, of: watch("what each draft would move", n, of)) if watch else None)
    console = new_console()
    quiet = len(session.quiet)
    click.echo(f"{counted(len(session.items), 'draft')} wait for {reviewer}; {quiet} move nothing")
    if sys.stdin.isatty():
        click.echo("  ".join(f"{key}: {says}" for key, says in KEYS.items()))
    desk = Desk(session, console, _ask, _type)
    desk.run()
    click.echo(f"{counted(desk.words, 'word')} said with {counted(desk.keys, 'keystroke')}")


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
