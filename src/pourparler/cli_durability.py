"""The command ``pourparler durability``."""

from __future__ import annotations

from pathlib import Path

import click

from pourparler.cli_base import AS_JSON, CASE, FULL, plainly


def _list(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    """Prints the documented priors and ends; no case is needed for that."""
    if wanted and not context.resilient_parsing:
        from pourparler.terminal_durability import print_priors

        print_priors()
        context.exit()


@click.command()
@CASE
@click.option("--plan", metavar="PLAN", help="Look at this plan alone.")
@click.option("--order", is_flag=True, help="The order of the steps that leaves the least to gain by breaking.")
@click.option("--cheapest", is_flag=True, help="The cheapest amounts of the priced responses that make it hold.")
@click.option("--survival", is_flag=True, help="How likely, last: structural, share of readings, reference class.")
@click.option("--periods", type=click.IntRange(1, 200), default=10, show_default=True, help="Of --survival.")
@click.option("--prior", "priors", multiple=True, metavar="KEY", help="A documented prior, shown with --survival.")
@click.option(
    "--priors",
    "listing",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_list,
    help="List the documented priors, with source and grade, and end.",
)
@click.option("--draws", type=click.IntRange(min=0), default=2000, show_default=True, help="Readings drawn.")
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Of the draws.")
@AS_JSON
@FULL
@plainly
def durability(
    case: Path,
    plan: str | None,
    order: bool,
    cheapest: bool,
    survival: bool,
    periods: int,
    priors: tuple[str, ...],
    draws: int,
    seed: int,
    as_json: bool,
    full: bool,
) -> None:
    """Would a plan hold: who gains by breaking it, when, and what would stop that.

    \b
    Example: pourparler durability talks --plan exchange
    """
    import pourparler as pp
    from pourparler.case.handling import masked
    from pourparler.jsonio import dumps
    from pourparler.terminal import waiting
    from pourparler.terminal_durability import print_durability

    loaded = pp.load(case)
    space = pp.compile(loaded if full else masked(loaded))
    with waiting() as watch:
        found = pp.durability(
            space,
            plan=plan,
            order=order,
            cheapest=cheapest,
            survival=periods if survival else 0,
            priors=priors,
            seed=seed,
            draws=draws,
            watch=watch,
        )
    if as_json:
        click.echo(dumps(found.answer, indent=2))
        return
    print_durability(found, space.case)
