"""The command ``pourparler deals``."""

from __future__ import annotations

from pathlib import Path

import click

from pourparler.cli_base import AS_JSON, CASE, FULL, plainly


@click.command()
@CASE
@click.option("--plan", metavar="PLAN", help="Look at this plan alone; trades start from it.")
@click.option("--goal", help="Count only packages where this condition holds.")
@click.option("--frontier", is_flag=True, help="The Pareto frontier within limits, at a named reading.")
@click.option("--solutions", is_flag=True, help="Reference points: Nash, Kalai-Smorodinsky, egalitarian, utilitarian.")
@click.option("--conflicts", is_flag=True, help="What cannot stand together, and what would have to move.")
@click.option("--near", metavar="PLAN", help="The nearest packages to a plan that everyone who must agree accepts.")
@click.option("--k", type=click.IntRange(min=0, max=100), default=0, help="So many diverse packages beside --near.")
@click.option("--trades", is_flag=True, help="Pairs of issues on which two parties could give and get.")
@click.option("--sides", is_flag=True, help="Who could agree without the others, and what each no weighs.")
@click.option("--bloc", "blocs", multiple=True, metavar="A+B", help="Parties that act as one, for --sides.")
@click.option(
    "--reading",
    default="midpoints",
    show_default=True,
    metavar="NAME",
    help="midpoints, lowest, highest, or ID=NUMBER, … (the rest at midpoints).",
)
@click.option(
    "--seconds",
    type=click.FloatRange(min=0.1),
    default=60.0,
    show_default=True,
    help="What one search may take beyond 10^8 packages.",
)
@AS_JSON
@FULL
@plainly
def deals(
    case: Path,
    plan: str | None,
    goal: str | None,
    frontier: bool,
    solutions: bool,
    conflicts: bool,
    near: str | None,
    k: int,
    trades: bool,
    sides: bool,
    blocs: tuple[str, ...],
    reading: str,
    seconds: float,
    as_json: bool,
    full: bool,
) -> None:
    """What could be agreed, who would accept each plan, and what would unlock it.

    \b
    Example: pourparler deals talks --conflicts --near plan_1 --k 3
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
        found = pp.deals(
            space,
            goal=condition,
            watch=watch,
            frontier=frontier,
            solutions=solutions,
            conflicts=conflicts,
            near=near,
            k=k,
            trades=trades,
            sides=sides,
            blocs=tuple(tuple(bloc.split("+")) for bloc in blocs),
            plan=plan,
            reading=reading,
            seconds=seconds,
        )
    if as_json:
        click.echo(dumps(found.answer, indent=2))
        return
    from pourparler.terminal_deals import print_deals

    print_deals(found, loaded)
