"""The command ``pourparler``: thin doors over pure functions, loaded when they are opened."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from pourparler import __version__
from pourparler.cli_base import AS_JSON, CASE, FULL, plainly
from pourparler.cli_change import compare, diff, redact
from pourparler.cli_deals import deals
from pourparler.cli_durability import durability
from pourparler.cli_exchange import exports, imports
from pourparler.cli_reader import add, read
from pourparler.cli_review import claims, reader, review
from pourparler.cli_stability import stability


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__)
def main() -> None:
    """What could be agreed, who would walk away from it, would it hold, and says who?

    \b
    pourparler demo                     the shipped case, as a page
    pourparler new talks                a starter of your own
    pourparler report talks -o page.html
    """


for command in (read, add, review, claims, reader, diff, compare, redact):
    main.add_command(command)
main.add_command(deals)
main.add_command(durability)
main.add_command(stability)
main.add_command(imports)
main.add_command(exports)


@main.command()
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("donbas.html"), show_default=True)
@click.option("--case", "name", default="donbas", show_default=True, help="donbas, sport_park or sinai.")
@plainly
def demo(output: Path, name: str) -> None:
    """Draw the page of a shipped case.

    \b
    Example: pourparler demo -o donbas.html
    """
    import pourparler as pp
    from pourparler.report.charts_engine import awake

    with awake():  # the charting library wakes while the lenses work
        _save(pp.analyse(pp.load(pp.shipped(name))), output)


@main.command()
@click.argument("name", type=click.Path(path_type=Path))
@plainly
def new(name: Path) -> None:
    """Write a commented starter case into the folder NAME, and a short report to try the reader on.

    \b
    Example: pourparler new talks
    """
    from pourparler.case.shipped import FOLDER
    from pourparler.errors import OutputError
    from pourparler.report.write import write

    target = name / "case.yaml"
    if target.exists() or (name.exists() and not name.is_dir()):
        raise OutputError(f"{target if target.exists() else name}: exists already; choose another name")
    write(name / "letter.txt", (FOLDER / "starter_letter.txt").read_text(encoding="utf-8"))
    write(target, (FOLDER / "starter.yaml").read_text(encoding="utf-8"))
    click.echo(f"wrote {target}, and {name / 'letter.txt'}, a report; next: pourparler check {name}")


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
    from pourparler.words import counted

    found = pp.check(pp.load(case))
    if as_json:
        rows = [{"check": f.check, "line": f.line, "path": f.path, "says": f.says, "remedy": f.remedy} for f in found]
        click.echo(dumps({"findings": rows}, indent=2))
    else:
        for f in found:
            click.echo(str(f))
        click.echo(counted(len(found), "finding"))
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
    from contextlib import nullcontext

    import pourparler as pp
    from pourparler.report.charts_engine import awake

    loaded = pp.load(case)
    with awake() if output or not as_json else nullcontext():
        analysis = pp.analyse(loaded, full=full)
        if as_json:
            click.echo(analysis.to_json())
        if output or not as_json:
            stem = case if case.is_dir() else case.with_suffix("")
            _save(analysis, output or Path(f"{stem.name or 'case'}.html"), as_json)


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
