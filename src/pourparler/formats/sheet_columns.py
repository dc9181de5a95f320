"""The sheets of a case and their columns: one table for reading, for writing, for templates and for the docs."""

from __future__ import annotations

import re
from typing import NamedTuple


class Column(NamedTuple):
    """``must``: the sheet is not read without it."""

    name: str
    says: str
    must: bool = False


TERMS = (
    Column("issue", "an issue; with option it says when. More terms, all of which hold: issue 2, option 2 and so on"),
    Column("option", "an option of that issue; several, any of which will do, with ; between them"),
    Column("when", "in place of issue and option: a condition such as land == shared or not (water == half)"),
)
BECAUSE = Column("because", "why, in a few words")
SAID = Column("said", "who said so: ids of the sheet sources, with ; between them. Empty: it is ours")
ID = Column("id", "a name to cite it by")

SHEETS: dict[str, tuple[Column, ...]] = {
    "case": (
        Column("key", "title, as_of or note", True),
        Column("value", "its text; as_of is a day such as 2025-03-01", True),
    ),
    "parties": (
        Column("party", "an id, used in all other sheets", True),
        Column("name", "its name on the page; empty: the id"),
        Column("note", "a remark"),
    ),
    "sources": (
        Column("source", "an id, used in the columns said", True),
        Column("who", "the source as the report names it", True),
        Column("side", "the party it belongs to; empty: a go-between"),
        Column("record", "on_record, unnamed or anonymous; empty: unnamed"),
        Column("handling", "open, internal or protected; empty: open"),
        Column("note", "a remark"),
    ),
    "issues": (
        Column("issue", "an id; one row for each option", True),
        Column("question", "what is to be settled; one row of the issue is enough"),
        Column("option", "an id", True),
        Column("says", "the option in words; empty: the id"),
        Column("agree", "everyone who must agree to the option, with ; between them, or everyone"),
        Column("can break", "anyone who can, alone, go back to today, with ; between them"),
        Column("today", "x at the option that stands today; no x at all: the case has no today"),
        Column("final", "x where nobody can leave the option again"),
        Column("divisible", "x at an issue that can be divided (two parties, adjusted winner)"),
    ),
    "views": (
        Column("party", "whose view", True),
        *TERMS,
        Column(
            "worth",
            "a number, 8..20, minor, moderate, major or vital (or -minor …), wants, avoids (or wants major …), "
            "above today or below today (best first), priority (most important first), unknown",
            True,
        ),
        BECAUSE,
        SAID,
        Column("worth said", "who gave the size: ids of the sheet sources. Empty: the size is ours"),
        ID,
    ),
    "comparisons": (
        Column("party", "whose view", True),
        Column("better", "terms it would rather have, such as land == shared and water == half, or today", True),
        Column("than", "than these, or today", True),
        BECAUSE,
        SAID,
        ID,
    ),
    "limits": (
        Column("party", "whose red line", True),
        Column("kind", "law, declared (someone said never) or judged (ours)", True),
        *TERMS,
        BECAUSE,
        Column("way out", "a way out that somebody stated"),
        SAID,
        ID,
    ),
    "impossible": (*TERMS, BECAUSE, SAID, ID),
    "no deal": (
        Column("party", "to whom", True),
        Column("worth", "what no deal is worth: a number, 8..20, or a word", True),
        BECAUSE,
        SAID,
        Column("worth said", "who gave the size"),
    ),
    "plans": (
        Column("plan", "an id; one row for each term", True),
        Column("title", "what it is; one row of the plan is enough"),
        Column("step", "1, 2, 3 …: terms of one number are done together; empty: one step a row"),
        Column("issue", "what it sets", True),
        Column("option", "to what", True),
        Column("ours", "x for a plan of our own"),
        Column("for", "parties that back it, with ; between them"),
        Column("against", "parties that oppose it, with ; between them"),
        SAID,
    ),
    "scores": (
        Column("issue", "an issue, in each row; or no deal (threshold), with the option empty", True),
        Column("question", "what is to be settled"),
        Column("option", "an option of it; one row for each", True),
        Column("says", "the option in words"),
    ),
}
WRITTEN = ("read me", "plan table", "packages")  # sheets that are only written
REMARK = "remark"  # a column that is the user's own
NO_DEAL = ("no deal", "threshold")
_PAIR = re.compile(r"(issue|option) ([2-9])")


def plain_name(text: str) -> str:
    """How names of sheets and columns are compared: ``No_Deal`` is ``no deal``."""
    return " ".join(re.sub(r"[_\-\s]+", " ", text).split()).casefold()


def known_columns(sheet: str) -> dict[str, Column]:
    """The columns of a sheet by name, the user's own remark last."""
    return {column.name: column for column in SHEETS[sheet]}


def is_pair(sheet: str, name: str) -> bool:
    """Whether ``name`` is one of ``issue 2 … issue 9, option 2 … option 9`` of a sheet that takes terms."""
    return TERMS[2] in SHEETS[sheet] and _PAIR.fullmatch(name) is not None


def letter(column: int) -> str:
    """The letters of a column, counted from 0.

    >>> letter(0), letter(27)
    ('A', 'AB')
    """
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text
