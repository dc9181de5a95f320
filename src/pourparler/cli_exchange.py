"""The commands ``pourparler import`` and ``pourparler export``: other tools' files in and out, one entry a format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pourparler.cli_base import CASE, FULL, plainly
from pourparler.cli_claims import BY, CELLS, PASSWORD, to_claims, to_dna, to_matrix

if TYPE_CHECKING:
    from pourparler.case.model import Case
    from pourparler.formats.case_write import Imported

Option = Callable[[Any], Any]
MOST_NOTES = 100


@dataclass(frozen=True)
class Exported:
    """Files by name, as texts or bytes; a format that is one file gives one, whatever its name."""

    files: Mapping[str, str | bytes]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Import:
    """A format in. ``read``: paths, and the values of ``options`` by name, to a plain case; raises InputError."""

    says: str
    example: str
    files: str
    read: Callable[..., Imported]
    options: tuple[Option, ...] = ()


@dataclass(frozen=True)
class Export:
    """A format out. ``write``: a case (masked, unless --full) and the values of ``options`` by name, to files.

    ``folder``: -o names a folder, else one file.
    """

    says: str
    example: str
    write: Callable[..., Exported]
    options: tuple[Option, ...] = field(default=())
    folder: bool = True


STEPS = click.option(
    "--steps",
    type=click.IntRange(min=2, max=1000),
    help="How many values stand for an issue that is a number without few values.",
)
KEEP = click.option("--keep-weights", is_flag=True, help="Take weights that do not sum to 1 as they are.")
EXACT = click.option("--exact", is_flag=True, help="Round no number, however many digits it has.")
ENCODING = click.option(
    "--encoding", default="", help="What the files are in where they are not UTF-8: windows-1252, …"
)
FORCE = click.option("--force", is_flag=True, help="Write over what is there.")


def _genius(paths: tuple[Path, ...], **options: Any) -> Imported:
    from pourparler.formats.genius import read

    return read(paths[0], paths[1:], **options)


def _geniusweb(paths: tuple[Path, ...], **options: Any) -> Imported:
    from pourparler.formats.geniusweb import read

    return read(paths, **options)


def _to_genius(case: Case) -> Exported:
    from pourparler.formats.genius_write import files

    return Exported(*files(case))


def _to_geniusweb(case: Case) -> Exported:
    from pourparler.formats.geniusweb_write import files

    return Exported(*files(case))


def _xlsx(paths: tuple[Path, ...]) -> Imported:
    from pourparler.errors import OutputError
    from pourparler.formats.sheet_case import read_book

    if len(paths) != 1:
        raise OutputError(f"{len(paths)} workbooks: a case is read from one; put its sheets into one book")
    return read_book(paths[0])


def _csv(paths: tuple[Path, ...], encoding: str) -> Imported:
    from pourparler.formats.sheet_case import read_tables

    return read_tables(paths, encoding)


def _to_xlsx(case: Case) -> Exported:
    from pourparler.formats.sheet_readme import notes
    from pourparler.formats.sheet_write import xlsx_bytes

    pages = _sheets(case)
    return Exported({"book.xlsx": xlsx_bytes(pages)}, notes(pages[0]))


def _to_csv(case: Case) -> Exported:
    from pourparler.formats.sheet_readme import notes
    from pourparler.formats.sheet_write import csv_files

    pages = _sheets(case)
    return Exported(csv_files(pages), notes(pages[0]))


def _sheets(case: Case) -> Any:
    import pourparler as pp
    from pourparler.formats.sheet_out import case_pages

    table = pp.analyse(case, full=True).plan_table if case.plans else None  # the case is masked already
    return case_pages(case, pp.compile(case), table)


IMPORTS: dict[str, Import] = {
    "genius": Import(
        "A GENIUS domain and one profile for each party, in XML.",
        "pourparler import genius laptop.xml buyer.xml seller.xml -o laptop.yaml",
        "DOMAIN PROFILE...",
        _genius,
        (STEPS, KEEP, EXACT),
    ),
    "geniusweb": Import(
        "GeniusWeb profiles in JSON, one for each party; each holds its domain.",
        "pourparler import geniusweb buyer.json seller.json -o laptop.yaml",
        "PROFILE...",
        _geniusweb,
        (STEPS, KEEP, EXACT),
    ),
    "xlsx": Import(
        "A workbook: issues and views, or a table of scores. `pourparler export template` writes an empty one.",
        "pourparler import xlsx talks.xlsx -o talks.yaml",
        "BOOK",
        _xlsx,
    ),
    "csv": Import(
        "CSV files or their folder, one file for each sheet: issues and views, or a table of scores.",
        "pourparler import csv talks_csv -o talks.yaml",
        "FILE_OR_FOLDER...",
        _csv,
        (ENCODING,),
    ),
}

EXPORTS: dict[str, Export] = {
    "genius": Export(
        "A folder with a GENIUS domain and one profile for each party, in XML.",
        "pourparler export genius talks -o talks_genius",
        _to_genius,
    ),
    "geniusweb": Export(
        "A folder with one GeniusWeb profile for each party, in JSON.",
        "pourparler export geniusweb talks -o talks_geniusweb",
        _to_geniusweb,
    ),
    "xlsx": Export(
        "A workbook: the plan table, sets of terms x parties, and the case in sheets that read back.",
        "pourparler export xlsx talks -o talks.xlsx",
        _to_xlsx,
        folder=False,
    ),
    "csv": Export(
        "A folder of CSV files: the sheets of export xlsx, one file each.",
        "pourparler export csv talks -o talks_csv",
        _to_csv,
    ),
    "dna": Export(
        "A database of the Discourse Network Analyzer: reports, and the statements that count.",
        "pourparler export dna talks -o talks.dna",
        to_dna,
        (PASSWORD,),
        folder=False,
    ),
    "claims": Export(
        "A CSV file with a row for each statement that counts, all fields, and a PLOVER suggestion.",
        "pourparler export claims talks -o claims.csv",
        to_claims,
        folder=False,
    ),
    "matrix": Export(
        "A CSV file: who x what, for and against.",
        "pourparler export matrix talks -o matrix.csv",
        to_matrix,
        (CELLS, BY),
        folder=False,
    ),
}


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
