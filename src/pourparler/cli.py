"""The command ``pourparler``: thin doors over pure functions, loaded when they are opened."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from pourparler import __version__

CASE = click.argument("case", type=click.Path(path_type=Path))
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
FULL = click.option("--full", is_flag=True, help="Show what handling would leave out.")


def plainly(command: Callable[..., int | None]) -> Callable[..., None]:
    """Expected failures end in their lines on stderr and exit code 1."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        from pourparler.errors import PourparlerError

        try:
            code = command(*args, **kwargs)
        except PourparlerError as error:
            click.echo(str(error), err=True)
            code = 1
        except KeyboardInterrupt:
            click.echo("stopped; nothing was written", err=True)
            code = 1
        except MemoryError:
            click.echo("not enough memory for a case of this size", err=True)
            code = 1
        sys.exit(code or 0)

    return run


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__)
def main() -> None:
    """What could be agreed, who would walk away from it, would it hold, and says who?

    \b
    pourparler demo                     the shipped case, as a page
    pourparler new talks                a starter of your own
    pourparler report talks -o page.html
    """


@main.command()
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("donbas.html"), show_default=True)
@click.option("--case", "name", default="donbas", show_default=True, help="donbas or sport_park.")
@plainly
def demo(output: Path, name: str) -> None:
    """Draw the page of a shipped case.

    \b
    Example: pourparler demo -o donbas.html
    """
    import pourparler as pp

    _save(pp.analyse(pp.load(pp.shipped(name))), output)


@main.command()
@click.argument("name", type=click.Path(path_type=Path))
@plainly
def new(name: Path) -> None:
    """Write a commented starter case into the folder NAME.

    \b
    Example: pourparler new talks
    """
    from pourparler.case.shipped import FOLDER
    from pourparler.errors import OutputError
    from pourparler.report.write import write

    target = name / "case.yaml"
    if target.exists() or (name.exists() and not name.is_dir()):
        raise OutputError(f"{target if target.exists() else name}: exists already; choose another name")
    write(target, (FOLDER / "starter.yaml").read_text(encoding="utf-8"))
    click.echo(f"wrote {target}; next: pourparler check {name}")


@main.command()
@CASE
@AS_JSON
@click.option("--strict", is_flag=True, help="Exit with 1 when there is any finding.")
@plainly
def check(case: Path, as_json: bool, strict: bool) -> int:
    """Name what is wrong with a case, and what a careful reader would ask about it.

    \b
    Example: pourparler check talks --strict
    """
    import pourparler as pp
    from pourparler.jsonio import dumps

    found = pp.check(pp.load(case))
    if as_json:
        rows = [{"check": f.check, "line": f.line, "path": f.path, "says": f.says, "remedy": f.remedy} for f in found]
        click.echo(dumps({"findings": rows}, indent=2))
    else:
        for f in found:
            click.echo(str(f))
        click.echo(f"{len(found)} findings" if len(found) != 1 else "1 finding")
    return 1 if strict and found else 0


@main.command()
@CASE
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The page to write (default: NAME.html in this folder)."
)
@FULL
@AS_JSON
@plainly
def report(case: Path, output: Path | None, full: bool, as_json: bool) -> None:
    """Write the page: one HTML file that fetches nothing.

    \b
    Example: pourparler report talks -o page.html
    """
    import pourparler as pp

    analysis = pp.analyse(pp.load(case), full=full)
    if as_json:
        click.echo(analysis.to_json())
    if output or not as_json:
        _save(
            analysis,
            output or Path(f"{(case if case.is_dir() else case.with_suffix('')).name or 'case'}.html"),
            as_json,
        )


@main.command()
@CASE
@click.option("--goal", help="Count only packages where this condition holds.")
@AS_JSON
@FULL
@plainly
def deals(case: Path, goal: str | None, as_json: bool, full: bool) -> None:
    """What could be agreed, and who would accept each plan.

    \b
    Example: pourparler deals talks --goal "donbas == held" --json
    """
    import pourparler as pp
    from pourparler.case.handling import masked
    from pourparler.case.whatif import read_condition
    from pourparler.jsonio import dumps
    from pourparler.terminal import watching

    loaded = pp.load(case)
    space = pp.compile(loaded if full else masked(loaded))
    condition = read_condition(loaded, goal) if goal else None
    with watching(space.packages) as watch:
        found = pp.deals(space, goal=condition, watch=watch)
    if as_json:
        click.echo(dumps(found.answer, indent=2))
        return
    from pourparler.terminal import print_finding, print_verdicts

    if loaded.plans:
        print_verdicts(found, loaded.parties)
    print_finding(found)


@main.command()
@CASE
@AS_JSON
@FULL
@plainly
def table(case: Path, as_json: bool, full: bool) -> None:
    """Who is at the table, against who must agree.

    \b
    Example: pourparler table talks
    """
    import pourparler as pp
    from pourparler.case.handling import masked
    from pourparler.jsonio import dumps

    loaded = pp.load(case)
    found = pp.table(pp.compile(loaded if full else masked(loaded)))
    if as_json:
        click.echo(dumps(found.answer, indent=2))
        return
    from pourparler.terminal import print_finding

    print_finding(found)


@main.command()
@click.argument("case", type=click.Path(path_type=Path))
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


@main.command()
@CASE
@click.argument("terms", nargs=-1)
@click.option("--assume", "assumptions", multiple=True, help='"PARTY: better {…} than today", wants {…}, avoids {…}.')
@click.option(
    "--without", "sources", multiple=True, metavar="SOURCE", help="Leave out what rests on this source alone."
)
@AS_JSON
@FULL
@plainly
def whatif(
    case: Path,
    terms: tuple[str, ...],
    assumptions: tuple[str, ...],
    sources: tuple[str, ...],
    as_json: bool,
    full: bool,
) -> None:
    """A plan of your own as ISSUE=OPTION terms, an assumption, or a source left out: what changes.

    \b
    Example: pourparler whatif talks land=shared water=half --assume "north: better {land: shared} than today"
    """
    import pourparler as pp
    from pourparler.case.whatif import plan_of, rests_on_alone
    from pourparler.jsonio import dumps
    from pourparler.plantable_diff import changes

    loaded = pp.load(case)
    extra = (plan_of(loaded, terms),) if terms else ()
    before = pp.analyse(loaded, full=full, extra=extra)
    changed = loaded
    for text in assumptions:
        changed = pp.assume(changed, text)
    gone: list[str] = []
    for source in sources:
        gone += rests_on_alone(changed, source) if source in (*loaded.sources, *loaded.statements) else ()
        changed = pp.without(changed, source)
    after = pp.analyse(changed, full=full, extra=extra) if changed is not loaded else before
    rows = changes(before.plan_table, after.plan_table)
    if as_json:
        what_if = [row.to_json() for row in after.plan_table.rows if row.kind == "what-if"]
        click.echo(dumps({"rows": what_if, "changes": rows, "gone": gone}, indent=2))
        return
    from pourparler.terminal import print_changes, print_plan_table

    print_plan_table(after.plan_table)
    if assumptions or sources:
        print_changes(rows, gone)


@main.command()
@plainly
def schema() -> None:
    """Print the JSON Schema of a case, for completion in an editor.

    \b
    Example: pourparler schema > pourparler.schema.json
    """
    import pourparler as pp
    from pourparler.jsonio import dumps

    click.echo(dumps(pp.schema(), indent=2))


def _save(analysis: Any, output: Path, quiet: bool = False) -> None:
    from pourparler.report.write import write

    write(output, analysis.html())
    if not quiet:
        from pourparler.terminal import print_plan_table

        print_plan_table(analysis.plan_table)
        click.echo(f"wrote {output}")
