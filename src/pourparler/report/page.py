"""The page: one file, no script, nothing fetched, drawn from the plan table and the findings alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from pourparler import __version__
from pourparler.finding import Finding, Table
from pourparler.jsonio import Json, thaw
from pourparler.plantable import PlanTable
from pourparler.report.charts import figures
from pourparler.report.embedded import pack, script
from pourparler.report.graph import figure
from pourparler.words import ACCEPTS, COLUMNS, CONCEPTS, STABILITY

LEAVES = {"yes": "somebody leaves", "no": "nobody leaves", "depends": "depends", "unknown": "unknown"}


def page(table: PlanTable, findings: Iterable[Finding]) -> str:
    """The page as HTML. The same table and findings give the same bytes."""
    found = tuple(findings)
    tables = {t.id: t for f in found for t in f.tables}
    charts = figures(tables)

    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=PackageLoader("pourparler.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["anchor"] = anchor
    environment.filters["short"] = short
    environment.filters["capitalize_first"] = lambda text: str(text)[:1].upper() + str(text)[1:]
    environment.filters["tight"] = tight
    environment.globals["groups"] = groups
    environment.globals["merged"] = merged
    return environment.get_template("page.html").render(
        t=table,
        columns=COLUMNS,
        accepts=ACCEPTS,
        leaves=LEAVES,
        concepts=CONCEPTS,
        field=STABILITY,
        tables=tables,
        stability=next((f for f in found if f.id == "stability"), None),
        graph=Markup(moves_drawn(table, tables)),
        lasting=next((f for f in found if f.id == "durability"), None),
        deals=thaw(next((f.answer for f in found if f.id == "deals"), {})),
        findings=found,
        figures=charts(),
        embedded=script(pack(table, found)),
        version=__version__,
    )


def moves_drawn(table: PlanTable, tables: dict[str, Table]) -> str:
    """The figure of who moves where, as SVG; nothing where the findings have no states to draw."""
    states, moves = tables.get("graph-states"), tables.get("graph-moves")
    if states is None or moves is None or not states.rows:
        return ""
    return figure(states, moves, tuple(table.names.values()), [row.title for row in table.rows])


def groups(table: Table, shared: int = 1) -> list[tuple[Json, list[tuple[Json, ...]]]]:
    """The rows under what they share in the first column (or columns), without it, in the order they stand in."""
    head = lambda row: row[0] if shared == 1 else row[:shared]  # noqa: E731
    return [(title, [row[shared:] for row in rows]) for title, rows in groupby(table.rows, key=head)]


def merged(table: Table) -> list[tuple[str, list[tuple[Json, ...]]]]:
    """The same with groups whose rows say the same in one, under all their titles."""
    found: dict[str, tuple[list[str], list[tuple[Json, ...]]]] = {}
    for title, rows in groups(table):
        found.setdefault(repr(rows), ([], rows))[0].append(str(title))
    return [("; ".join(titles), rows) for titles, rows in found.values()]


def tight(style: str) -> str:
    """A style sheet without the spaces that only its readers need; none of its texts holds a brace or a semicolon."""
    lines = re.sub(r"\n *", "", style)
    bare = re.sub(r"(?<=[{};]) +| +(?=[{}])|;(?= ?})", "", lines)
    return re.sub(r"(?<=[{;])([a-z-]+): ", r"\1:", bare) + "\n"


def short(id: str) -> str:
    """The id of a statement as `case.tell.short` has it: of a ledger's, its first eight digits."""
    return f"{id[:11]}…" if id.startswith("st-") and len(id) > 14 else id


def anchor(text: str) -> str:
    """An element id out of any id: its characters outside a-z, 0-9 as their code points."""
    return "".join(c if c.isascii() and (c.isalnum() or c == "-") else f"_{ord(c):x}" for c in text)
