"""The formats that ``pourparler import`` and ``pourparler export`` know, one entry each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from pourparler.cli_claims import BY, CELLS, PASSWORD, to_claims, to_dna, to_matrix
from pourparler.cli_doors import ENCODING, EXACT, KEEP, STEPS, Export, Exported, Import

if TYPE_CHECKING:
    from pourparler.case.model import Case
    from pourparler.formats.case_write import Imported


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
