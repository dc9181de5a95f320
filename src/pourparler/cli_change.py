"""The commands that set two things side by side, diff and compare; and redact, which makes a second."""

from __future__ import annotations

from pathlib import Path

import click

from pourparler.cli_base import AS_JSON, CASE, FULL, plainly


@click.command()
@click.argument("old")
@click.argument("new")
@click.option("--case", type=click.Path(path_type=Path), help="The case, where OLD and NEW are days of its ledger.")
@AS_JSON
@FULL
@plainly
def diff(old: str, new: str, case: Path | None, as_json: bool, full: bool) -> None:
    """What changed in the claims, therefore in the case, therefore in the conclusions.

    OLD and NEW are two cases, two saved pages (or one of each), or, with --case, two days of its ledger.

    \b
    Example: pourparler diff yesterday.html talks
    """
    from pourparler.diff import diff as differences
    from pourparler.jsonio import dumps
    from pourparler.sides import open_side, sides_of

    if case is not None:
        one, other = sides_of(case, old, new, full)
    else:
        one, other = open_side(Path(old), full=full), open_side(Path(new), full=full)
    found = differences(one, other)
    click.echo(dumps(found.to_json(), indent=2) if as_json else found.text())


@click.command()
@click.argument("one", type=click.Path(path_type=Path))
@click.argument("other", type=click.Path(path_type=Path))
@AS_JSON
@plainly
def compare(one: Path, other: Path, as_json: bool) -> None:
    """Two analysts' cases on the same issues: where verdicts differ, and which of their differences does it.

    \b
    Example: pourparler compare talks talks-by-ben
    """
    from pourparler.case.load import load
    from pourparler.compare import compare as compared
    from pourparler.compare import lines
    from pourparler.jsonio import dumps
    from pourparler.review.ledgers import ledgers
    from pourparler.review.ledgers import lines as of_ledgers
    from pourparler.terminal import visible, waiting

    first, second = load(one), load(other)
    with waiting() as watch:
        found = compared(first, second, watch)
    words = ledgers(one, other, first)
    if as_json:
        click.echo(dumps({**found.to_json(), "ledgers": words.to_json()}, indent=2))
        return
    for line in (*lines(found, first), *of_ledgers(words)):
        click.echo(visible(line))
    if words.apart:
        click.echo(
            "Reviewers in one ledger are compared field by field: pourparler review CASE --as ONE --against OTHER"
        )


@click.command()
@CASE
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="The new folder of the copy.")
@click.option(
    "--profile",
    type=click.Choice(["public", "team"]),
    default="public",
    show_default=True,
    help="public: nothing internal or protected; team: nothing protected.",
)
@click.option("--terms", type=click.Path(path_type=Path), help="A list of words, one a line, that must stand nowhere.")
@click.option("--keep", multiple=True, metavar="NAME", help="A name that may stay, such as that of a party.")
@click.option("--key", default="", envvar="POURPARLER_KEY", help="A passphrase behind the hashes that stand for names.")
@plainly
def redact(case: Path, output: Path, profile: str, terms: Path | None, keep: tuple[str, ...], key: str) -> None:
    """Write a copy of the whole case without what its handling closes; it fails if any of it survives anywhere.

    \b
    Example: pourparler redact talks -o talks-public --profile public --terms names.txt
    """
    from pourparler.redact import read_terms
    from pourparler.redact import redact as redacted
    from pourparler.words import counted, listed

    found = redacted(case, output, profile, terms=read_terms(terms) if terms else (), keep=keep, key=key)
    gone = listed((
        counted(found.sources, "source"), counted(found.documents, "document"), counted(found.statements, "statement")
    ))  # fmt: skip
    click.echo(
        f"wrote {found.folder}: {counted(len(found.files), 'file')}, without {gone}; "
        f"searched for {counted(found.searched, 'name or word', 'names and words')}, and none is left"
    )
    for line in found.told:
        click.echo(f"  {line}")
