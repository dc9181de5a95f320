"""The commands ``pourparler import`` and ``pourparler export``: other tools' files in and out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from pourparler.cli_base import CASE, FULL, plainly
from pourparler.cli_doors import Export, Import, Option
from pourparler.cli_formats import EXPORTS, IMPORTS

MOST_NOTES = 100
FORCE = click.option("--force", is_flag=True, help="Write over what is there.")


@click.group("import")
def imports() -> None:
    """Write another tool's files as a case.

    \b
    Example: pourparler import genius laptop.xml buyer.xml seller.xml -o laptop.yaml
    """


@click.group("export")
def exports() -> None:
    """Write a case as another tool's files.

    \b
    Example: pourparler export genius talks -o talks_genius
    """


@exports.command("template")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="NAME.xlsx, or a folder for CSV.")
@FORCE
@plainly
def template(output: Path, force: bool) -> None:
    """Write an empty workbook to fill in, with a remark on each column; a folder of CSV files where -o has no .xlsx.

    \b
    Example: pourparler export template -o talks.xlsx
    """
    from pourparler.errors import OutputError
    from pourparler.formats.sheet_out import template_pages
    from pourparler.formats.sheet_write import csv_files, xlsx_bytes
    from pourparler.report.write import write, write_folder

    if output.exists() and not force:
        raise OutputError(f"{output}: exists already; --force writes over it")
    book = output.suffix.casefold() == ".xlsx"
    if book:
        write(output, xlsx_bytes(template_pages()))
    else:
        write_folder(output, csv_files(template_pages()))
    click.echo(
        f"wrote {output}; next: fill it in, then pourparler import {'xlsx' if book else 'csv'} {output} -o NAME.yaml"
    )


def _note(warnings: tuple[str, ...]) -> None:
    """The first remarks on stderr, and how many there are beside."""
    for line in warnings[:MOST_NOTES]:
        click.echo(f"note: {line}", err=True)
    if len(warnings) > MOST_NOTES:
        click.echo(f"note: and {len(warnings) - MOST_NOTES} more", err=True)


def _importing(name: str, door: Import) -> click.Command:
    @plainly
    def run(files: tuple[Path, ...], output: Path, force: bool, **options: Any) -> None:
        from pourparler.errors import OutputError
        from pourparler.formats.case_write import checked
        from pourparler.report.write import write

        if output.is_dir() or (output.exists() and not force):
            what = (
                "is a folder; give the name of a file" if output.is_dir() else "exists already; --force writes over it"
            )
            raise OutputError(f"{output}: {what}")
        found = door.read(files, **options)
        text = checked(found.case, found.header, str(output))
        _note(found.warnings)
        write(output, text)
        click.echo(f"wrote {output}; next: pourparler check {output}")

    arguments = [
        click.argument("files", nargs=-1, required=True, metavar=door.files, type=click.Path(path_type=Path)),
        click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="The case to write."),
    ]
    return _command(name, door.says, door.example, run, [*arguments, *door.options, FORCE])


def _exporting(name: str, door: Export) -> click.Command:
    @plainly
    def run(case: Path, output: Path, force: bool, full: bool, **options: Any) -> None:
        import pourparler as pp
        from pourparler.case.handling import masked
        from pourparler.errors import OutputError
        from pourparler.report.write import write, write_folder

        if output.exists() and not force and not (door.folder and output.is_dir() and not any(output.iterdir())):
            raise OutputError(f"{output}: exists already; --force writes over it")
        loaded = pp.load(case)
        made = door.write(loaded if full else masked(loaded), **options)
        _note(made.warnings)
        if door.folder:
            write_folder(output, made.files)
            click.echo(f"wrote {', '.join(str(output / name) for name in made.files)}")
        else:
            (content,) = made.files.values()
            write(output, content)
            click.echo(f"wrote {output}")

    help = "The folder to write." if door.folder else "The file to write."
    output = click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help=help)
    return _command(name, door.says, door.example, run, [CASE, output, *door.options, FORCE, FULL])


def _command(name: str, says: str, example: str, run: Callable[..., None], parameters: list[Option]) -> click.Command:
    run.__doc__ = f"{says}\n\n\b\nExample: {example}"
    for parameter in reversed(parameters):
        run = parameter(run)
    return click.command(name)(run)


for _name, _in in IMPORTS.items():
    imports.add_command(_importing(_name, _in))
for _name, _out in EXPORTS.items():
    exports.add_command(_exporting(_name, _out))
