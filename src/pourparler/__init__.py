"""pourparler: what could be agreed, who would walk away from it, would it hold, and says who?

Public names are loaded when first used, so that ``import pourparler`` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pourparler.analysis import Analysis, analyse
    from pourparler.case.lexicon import lexicon
    from pourparler.case.load import load
    from pourparler.case.model import Case
    from pourparler.case.schema import schema
    from pourparler.case.shipped import shipped
    from pourparler.case.whatif import assume, without
    from pourparler.checks import check
    from pourparler.errors import InputError, PourparlerError, Problem
    from pourparler.evidence.documents.read import open_report
    from pourparler.evidence.drafter.draft import draft
    from pourparler.evidence.ledger import Ledger
    from pourparler.finding import Finding, Series, Table
    from pourparler.formats.graphs import read_graph
    from pourparler.lens.deals.lens import deals
    from pourparler.lens.durability.lens import durability
    from pourparler.lens.positions import positions
    from pourparler.lens.sources import sources
    from pourparler.lens.stability.lens import stability
    from pourparler.lens.table import table
    from pourparler.plantable import PlanTable
    from pourparler.space.compile import Space, compile
    from pourparler.verdict import Ref, Verdict

__version__ = "0.1.0"

_HOME = {
    "Analysis": "analysis",
    "Case": "case.model",
    "Finding": "finding",
    "InputError": "errors",
    "Ledger": "evidence.ledger",
    "PlanTable": "plantable",
    "PourparlerError": "errors",
    "Problem": "errors",
    "Ref": "verdict",
    "Series": "finding",
    "Space": "space.compile",
    "Table": "finding",
    "Verdict": "verdict",
    "analyse": "analysis",
    "assume": "case.whatif",
    "check": "checks",
    "compile": "space.compile",
    "deals": "lens.deals.lens",
    "draft": "evidence.drafter.draft",
    "durability": "lens.durability.lens",
    "lexicon": "case.lexicon",
    "load": "case.load",
    "open_report": "evidence.documents.read",
    "positions": "lens.positions",
    "read_graph": "formats.graphs",
    "schema": "case.schema",
    "shipped": "case.shipped",
    "sources": "lens.sources",
    "stability": "lens.stability.lens",
    "table": "lens.table",
    "without": "case.whatif",
}

__all__ = ["Analysis", "Case", "Finding", "InputError", "Ledger", "PlanTable", "PourparlerError", "Problem", "Ref"]
__all__ += ["Series", "Space", "Table", "Verdict", "__version__", "analyse", "assume", "check", "compile"]
__all__ += ["deals", "draft", "durability", "lexicon", "load", "open_report", "positions", "read_graph", "schema"]
__all__ += ["shipped", "sources", "stability", "table", "without"]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'pourparler' has no attribute {name!r}")
    value = getattr(import_module(f"pourparler.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
