"""What differs between two plan tables, cell by cell."""

from __future__ import annotations

from pourparler.plantable import PlanTable


def changes(before: PlanTable, after: PlanTable) -> list[dict[str, str]]:
    """Each cell, and each party's verdict, whose value or reason differs; with what is said of it after."""
    found = []
    old = {row.id: row for row in before.rows}
    for row in after.rows:
        if row.id not in old:
            continue
        pairs = [(a, b, b.column) for a, b in zip(old[row.id].cells, row.cells, strict=True)]
        pairs += [(a, b, b.about[3]) for a, b in zip(old[row.id].parties, row.parties, strict=True)]
        for a, b, column in pairs:
            if a.value != b.value or (a.column in ("said", "barred") and a.why != b.why):
                found.append({"plan": row.id, "column": column, "before": a.value, "after": b.value, "why": b.why})
    gone = [row.id for row in before.rows if row.id not in {r.id for r in after.rows}]
    found += [
        {"plan": id, "column": "said", "before": "yes", "after": "gone", "why": "No source is left."} for id in gone
    ]
    return found
