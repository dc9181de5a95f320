"""The sheet ``read me``: what the other sheets hold, what was left out, which sizes are ours."""

from __future__ import annotations

from collections.abc import Iterable

from pourparler.case.keys import WORDS
from pourparler.case.model import Case, Reason
from pourparler.formats.sheet_columns import SHEETS
from pourparler.formats.sheet_page import Page
from pourparler.words import counted

SHOWN = 40
NO_NUMBERS, LOST = "warning: no numbers", "not in these sheets"
HOLDS = {
    "plan table": "one row for each plan: a verdict for each question (yes, depends, no, unknown), and why",
    "packages": "one row for each set of terms: what each party makes of it, and its gain over no deal",
}
FILL = (
    ("the short way", "Fill in the sheet scores: a row for each option, a column for each party, and a row no deal."),
    ("", "Everyone must then agree to everything, and nothing stands today. Nothing else is needed."),
    ("the long way", "Fill in issues and views; the other sheets where there is something to say."),
    ("then", "pourparler import xlsx BOOK.xlsx -o case.yaml (or csv FOLDER). What is wrong is told by row and column."),
    ("lists", "Several names in one cell stand with ; between them: north; south."),
    ("numbers", "Write 12.5, never 12,5. A range is 8..20: a spreadsheet makes a date of 8-20."),
    (
        "no merged cells",
        "Fill in each row. A column named remark is yours: it is not read. Empty sheets are passed over.",
    ),
)


def readme(case: Case, lost: Iterable[str], packages: str, derived: Iterable[str]) -> Page:
    """What a reader of an exported book must know, first what is missing and what nobody said."""
    reasons = [reason for views in case.views.values() for reason in views.reasons]
    shown = [reason for reason in reasons if not reason.withheld]
    rows = [("title", case.title), ("case", case.hash)]
    rows += _withheld(case, reasons)
    ours = [r.id for r in shown if r.sized and not r.worth_said]
    ours += [n.id for n in case.no_deal.values() if not n.worth_said]
    rows += [("sizes are ours", _listed(ours, "nobody gave these sizes; they are the analyst's"))] if ours else []
    rows += _no_numbers(shown)
    rows += [(LOST, text) for text in lost]
    rows += [("packages", packages)] if packages else []
    rows.append(("gains", "Lowest and highest over all readings of the views; an empty cell is no bound, or unknown."))
    rows.append(
        (
            "never",
            "Points of one party are not points of another, unless you assume so; no sum of them hides a red line.",
        )
    )
    rows += [(f"sheet {name}", HOLDS[name]) for name in derived]
    rows.append(("other sheets", "The case as it was given: `pourparler import` reads these sheets, and no others."))
    return Page("read me", ("about", "says"), tuple(rows))


def notes(page: Page) -> tuple[str, ...]:
    """What of the sheet the one who exports should know at once."""
    told = [f"{about}: {says}" for about, says in page.rows if about in ("left out by handling", NO_NUMBERS)]
    lost = sum(about == LOST for about, _ in page.rows)
    kinds = f"{counted(lost, 'kind of thing', 'kinds of things')} in the case"
    told += [f"{LOST}: {kinds}, named in the sheet {page.name}"] if lost else []
    return tuple(told)


def template_readme() -> Page:
    """How to fill in an empty book."""
    rows = list(FILL)
    for name, columns in SHEETS.items():
        rows += [(name if not n else "", f"{column.name}: {column.says}") for n, column in enumerate(columns)]
    return Page("read me", ("about", "says"), tuple(rows))


def _withheld(case: Case, reasons: list[Reason]) -> list[tuple[str, str]]:
    if not case.left_out:
        return []
    views = sum(r.withheld for r in reasons) + sum(c.withheld for v in case.views.values() for c in v.comparisons)
    limits = sum(limit.withheld for limit in case.limits)
    text = (
        f"{counted(case.left_out, 'source or statement', 'sources and statements')} not open are masked; "
        f"{counted(views, 'view')} and {counted(limits, 'limit')} that rest on them alone are left out. "
        "Verdicts and gains still rest on all of them. --full shows them."
    )
    return [("left out by handling", text)]


def _no_numbers(reasons: list[Reason]) -> list[tuple[str, str]]:
    words = [r.id for r in reasons if r.word and r.sized]
    ranges = [r.id for r in reasons if r.sized and not r.word and r.low != r.high]
    places = [r.id for r in reasons if not r.sized]
    scale = ", ".join(f"{word} {low} to {high}" for word, (low, high) in WORDS.items())
    told = (
        (words, f"given in words, not in numbers; the words are ranges on a scale of 100, usually {scale}"),
        (ranges, "given as ranges, not as numbers"),
        (places, "given without any size: an order, wants or avoids, a priority, or unknown"),
    )
    return [(NO_NUMBERS, _listed(ids, text)) for ids, text in told if ids]


def _listed(ids: list[str], text: str) -> str:
    more = f" and {len(ids) - SHOWN:,} more" if len(ids) > SHOWN else ""
    return f"{text}: {', '.join(ids[:SHOWN])}{more}"
