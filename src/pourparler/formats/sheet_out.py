"""A case as spreadsheets: the sheets in their order, as an XLSX workbook or as CSV texts."""

from __future__ import annotations

from pourparler.case.model import Case
from pourparler.formats.sheet_columns import SHEETS
from pourparler.formats.sheet_given import given_pages
from pourparler.formats.sheet_packages import packages_page
from pourparler.formats.sheet_page import Page, Value, page
from pourparler.formats.sheet_readme import readme, template_readme
from pourparler.plantable import PlanTable
from pourparler.space.compile import Space
from pourparler.words import COLUMNS


def case_pages(case: Case, space: Space | None = None, table: PlanTable | None = None) -> tuple[Page, ...]:
    """All sheets of a case; mask it first (`case.handling`).

    ``space`` (of this case) adds the packages, ``table`` the plan table; both are left out on reading.
    """
    lost: list[str] = []
    given = given_pages(case, lost)
    packages, says = packages_page(space) if space is not None else (None, "")
    found = [plan_page(table)] if table is not None else []
    found += [packages] if packages is not None and packages.rows else []
    return (readme(case, lost, says, [page.name for page in found]), *found, *given)


def plan_page(table: PlanTable) -> Page:
    """The plan table: one row a plan, for each question its verdict and why."""
    headers = ["plan", "title", "kind", "terms"]
    for says in COLUMNS.values():
        headers += [says, f"{says}: why"]
    rows = []
    for row in table.rows:
        terms = "; ".join(f"{question} {says}" for question, says in row.terms)
        cells: list[Value] = [row.id, row.title, row.kind, terms]
        for column in COLUMNS:
            cells += [row.cell(column).value, row.cell(column).why]
        rows.append(tuple(cells))
    return Page("plan table", tuple(headers), tuple(rows))


def template_pages() -> tuple[Page, ...]:
    """An empty book: every sheet with its headers and a remark on each."""
    pages = [template_readme()]
    for name in ("scores", *(name for name in SHEETS if name != "scores")):
        empty = page(name, [], every=True)
        if name == "scores":
            parties = ("first party", "second party")
            says = ("a party's name in place of this; its scores below", "another party; add a column for each")
            empty = Page(name, (*empty.headers, *parties), (), (*empty.says, *says))
        pages.append(empty)
    return tuple(pages)
