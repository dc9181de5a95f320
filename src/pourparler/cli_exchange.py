"""The commands ``pourparler import`` and ``pourparler export``: other tools' files in and out, one entry a format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pourparler.cli_base import CASE, FULL, plainly

if TYPE_CHECKING:
    from pourparler.case.model import Case
    from pourparler.formats.case_write import Imported

Option = Callable[[Any], Any]


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
        for line in found.warnings:
            click.echo(f"note: {line}", err=True)
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
        for line in made.warnings:
            click.echo(f"note: {line}", err=True)
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
