"""Statements out: to the Discourse Network Analyzer, and as CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from pourparler.cli_doors import Exported

if TYPE_CHECKING:
    from pourparler.case.model import Case

PASSWORD = click.option("--password", default="", help="Of every coder in the database (default: pourparler).")
CELLS = click.option(
    "--cells",
    type=click.Choice(["sign", "count", "plus", "minus"]),
    default="sign",
    show_default=True,
    help="What stands in a cell: 1, -1 or both; or how many statements.",
)
BY = click.option("--by", type=click.Choice(["actor", "party"]), default="actor", show_default=True, help="The rows.")


def _parts(case: Case) -> tuple[Any, Any, Any]:
    from pourparler.case.lexicon import lexicon
    from pourparler.case.typed import records, reports

    return records(case), reports(case), lexicon(case)


def to_dna(case: Case, password: str = "") -> Exported:
    """The database with every statement that counts and has a place in a report."""
    from pourparler.formats.dna import dumps
    from pourparler.formats.dna_password import PASSWORD as DEFAULT

    statements, reports, lexicon = _parts(case)
    with_text = [r for r in reports if r.text]
    made = dumps(with_text, statements, lexicon, seed=case.hash, password=password or DEFAULT, full=True)
    return Exported({"case.dna": made.content}, made.warnings)


def to_claims(case: Case) -> Exported:
    """A row a statement."""
    from pourparler.formats.claims_csv import dumps_long

    statements, reports, lexicon = _parts(case)
    made = dumps_long(statements, lexicon, reports, full=True)
    return Exported({"claims.csv": made.text}, made.warnings)


def to_matrix(case: Case, cells: str, by: str) -> Exported:
    """Who x what."""
    from pourparler.formats.claims_csv import dumps_matrix

    statements, reports, lexicon = _parts(case)
    made = dumps_matrix(statements, lexicon, reports, cells=cells, by=by, full=True)
    return Exported({"matrix.csv": made.text}, made.warnings)
