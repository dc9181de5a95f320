"""Tables of the deal lens to draw, made by hand, with markup in their texts; and a page that holds them."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace

import pourparler as pp
from pourparler.finding import Table
from pourparler.report.page import page

PARTIES = ("Anna & Sons", "Boreal <b>League</b>", "Cooperative")
VERDICTS = ("yes", "no", "depends", "unknown")


def heat(rows: int = 6, seed: int = 1) -> Table:
    """Cells of every kind; the first row has one party that must agree and refuses, with a gain."""
    rng = random.Random(seed)
    first = ("Plan <one> & “only”", ("no", "−3 to −1.5", "must"), ("yes", "2", "must"), ("no", "", ""))
    others = [
        (f"water “Half {n}”; land “Both”", *((rng.choice(VERDICTS), "", rng.choice(("", "must"))) for _ in PARTIES))
        for n in range(2, rows + 1)
    ]
    return Table("heat", "None suits <all>", ("set of terms", *PARTIES), (first, *others), "The plans first")


def scatter(pairs: int = 2, packages: int = 60) -> Table:
    """For each pair of parties: packages, a frontier, two plans of which one lies on a reference point, and today."""
    rng = random.Random(4)
    rows: list[tuple[object, ...]] = []
    for n in range(pairs):
        names = (PARTIES[0] if n == 0 else f"Party {n}", PARTIES[1])
        rows += [(*names, "package", rng.randint(-40, 20), rng.randint(-40, 20), "") for _ in range(packages)]
        rows += [(*names, "frontier", x, y, "") for x, y in ((-20, 60), (10, "30.5"), (25, "25/2"), (5, 10))]
        rows += [(*names, "plan", -30, 10, "A plan with <i>markup</i>"), (*names, "plan", 10, "30.5", "Another plan")]
        rows += [(*names, "repair", 4, 8, "A repair"), (*names, "reference", 10, "30.5", "Nash")]
        rows += [(*names, "today", 0, 0, "if nothing is agreed")]
    return Table("scatter", "What two gain", ("x", "y", "kind", "x gain", "y gain", "label"), tuple(rows))


def words() -> list[Table]:
    """The tables that are shown as sentences and as tables."""
    return [
        Table(
            "corrections",
            "What would have to be otherwise",
            ("reading", "sentence"),
            (
                ("in every reading", "Either <Anna> accepts, or the red line of the League is otherwise."),
                ("in every reading", "The Cooperative accepts."),
                ("in some reading", "The red line of the League is otherwise."),
            ),
        ),
        Table("conflicts", "What cannot stand together", ("reading", "sentence"), (("in every reading", "A and B."),)),
        Table(
            "unlock",
            "What those who refuse would need",
            ("plan", "party", "needs", "rests on"),
            (("Plan A", "Anna & Sons", ["more water"], ["s01"]), ("Plan B", "Cooperative", "less toll", "")),
        ),
        Table("solutions", "Reference points", ("reference point", "assumes"), (("Nash", "scales"),), "No advice"),
        Table("frontier", "Two sets cannot be bettered", ("set of terms", *PARTIES), (("x", 1, 2, 3), ("y", 2, 1, 3))),
        Table("terms", "Side by side", ("issue", "today", "Plan A"), (("water", "none", "half"),)),
        Table("trades", "One trade", ("one side", "gives", "gets"), (("Anna & Sons", "water", "land"),)),
        Table("sides", "Nobody can agree without the others", ("parties", "could agree"), (("Anna & Sons", "no"),)),
        Table("dominated", "None is worse for all in every reading", ("set of terms", "by"), ()),
    ]


def drawn(found: pp.Analysis, tables: Iterable[Table]) -> str:
    """The page of an analysis with these tables of the deal lens in place of its own."""
    given = {table.id: table for table in tables}
    ours = {"heat", "scatter", *(table.id for table in words())}
    findings = [
        replace(f, tables=(*(t for t in f.tables if t.id not in ours), *given.values())) if f.id == "deals" else f
        for f in found.findings
    ]
    return page(found.plan_table, findings)
