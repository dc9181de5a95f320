"""The page: one file, no script, nothing fetched, drawn from the plan table and the findings alone."""

from __future__ import annotations

import json
from collections.abc import Iterable

from pourparler import __version__
from pourparler.finding import Finding
from pourparler.jsonio import thaw
from pourparler.plantable import PlanTable
from pourparler.words import ACCEPTS, COLUMNS


def page(table: PlanTable, findings: Iterable[Finding]) -> str:
    """The page as HTML. The same table and findings give the same bytes."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    found = tuple(findings)
    environment = Environment(
        loader=PackageLoader("pourparler.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["anchor"] = anchor
    data = {"plan_table": table.to_json(), "findings": [f.to_json() for f in found]}
    tables = {t.id: t for f in found for t in f.tables}
    return environment.get_template("page.html").render(
        t=table,
        columns=COLUMNS,
        accepts=ACCEPTS,
        tables=tables,
        deals=thaw(next((f.answer for f in found if f.id == "deals"), {})),
        findings=found,
        embedded=embedded(data),
        version=__version__,
    )


def embedded(data: object) -> str:
    """JSON that may stand inside a script element: no character can end it."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def anchor(text: str) -> str:
    """An element id out of any id: its characters outside a-z, 0-9 as their code points."""
    return "".join(c if c.isascii() and (c.isalnum() or c == "-") else f"_{ord(c):x}" for c in text)
