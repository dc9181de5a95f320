"""The command ``pourparler stability``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from pourparler.cli_base import AS_JSON, CASE, FULL, plainly


@click.command()
@CASE
@click.option("--concept", "concepts", multiple=True, help="nash, gmr, smr, seq, sseq, cnash … cseq, nm, or l1, l2 …")
@click.option(
    "--why", multiple=True, metavar="PLAN", help="Prove it for a plan, for today, or for a state by its number."
)
@click.option("--change", multiple=True, metavar="PLAN", help="What would have to change for everyone to stay.")
@click.option("--coalitions", is_flag=True, help="Every coalition, too: CNash, CGMR, CSMR, CSEQ.")
@click.option("--bloc", "blocs", multiple=True, metavar="A+B", help="Parties that act as one.")
@click.option("--unknown", metavar="a|b|c|d", help="A type of behaviour towards not knowing, in place of readings.")
@click.option("--limit", type=click.IntRange(min=0), default=10_000, show_default=True, help="Longest list of states.")
@click.option("--draws", type=click.IntRange(min=0), default=64, show_default=True, help="Readings drawn as witnesses.")
@click.option("--seed", type=int, default=0, show_default=True, help="Of the draws.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write the graph as .gmcr or .json.")
@AS_JSON
@FULL
@plainly
def stability(
    case: Path,
    concepts: tuple[str, ...],
    why: tuple[str, ...],
    change: tuple[str, ...],
    coalitions: bool,
    blocs: tuple[str, ...],
    unknown: str | None,
    limit: int,
    draws: int,
    seed: int,
    output: Path | None,
    as_json: bool,
    full: bool,
) -> None:
    """Who would leave, by which move, and who would answer. CASE may be a .gmcr file or a graph in JSON.

    \b
    Example: pourparler stability talks --why today --concept seq
    """
    import pourparler as pp
    from pourparler.jsonio import dumps
    from pourparler.lens.stability.dense import NAMES
    from pourparler.terminal import print_stability, waiting

    subject, warnings = _negotiation(case, full)
    for line in warnings:
        click.echo(f"note: {line}", err=True)
    with waiting() as watch:
        found = pp.stability(
            subject,
            concepts=concepts or NAMES,
            coalitions=coalitions,
            blocs=tuple(bloc.split("+") for bloc in blocs),
            unknown=unknown,
            limit=limit,
            draws=draws,
            seed=seed,
            why=why,
            change=change,
            watch=watch,
        )
    if output:
        _export(subject, output)
    if as_json:
        click.echo(dumps(found.answer, indent=2))
        return
    print_stability(found)
    if output:
        click.echo(f"wrote {output}")


def _negotiation(path: Path, full: bool) -> tuple[Any, tuple[str, ...]]:
    """A case's space, or the conflict of another tool's file, and what was remarked on reading it."""
    import pourparler as pp
    from pourparler.case.handling import masked
    from pourparler.formats.graphs import SUFFIXES

    if path.suffix.casefold() in SUFFIXES:
        return pp.read_graph(path)
    loaded = pp.load(path)
    return pp.compile(loaded if full else masked(loaded)), ()


def _export(subject: Any, output: Path) -> None:
    from pourparler.errors import OutputError
    from pourparler.formats.graphs import SUFFIXES, write_graph
    from pourparler.report.write import write
    from pourparler.space.compile import Space
    from pourparler.space.conflict import conflict_of

    if output.suffix.casefold() not in SUFFIXES:
        raise OutputError(f"{output}: a graph is written as {' or '.join(SUFFIXES)}; give the file such an ending")
    text, warnings = write_graph(conflict_of(subject) if isinstance(subject, Space) else subject, output.suffix)
    for line in warnings:
        click.echo(f"note: {line}", err=True)
    write(output, text)
