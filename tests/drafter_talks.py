"""A small invented case for tests of the drafter, and a short way to draft from a sentence."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from pourparler.evidence.drafter.draft import Drafts, draft
from pourparler.evidence.lexicon import Choice, Lexicon, Name, Subject
from pourparler.evidence.report import Report
from pourparler.evidence.statement import Statement

NAMES = (
    Name("alvania", "alvania", "Alvania", aliases=("Alvanian", "Alvanians")),
    Name("borduria", "borduria", "Borduria", aliases=("Bordurian", "Bordurians")),
    Name("union", "union", "Metal Workers' Union", aliases=("the union",)),
    Name("company", "company", "Steel Company", aliases=("the company",)),
    Name("lind", "alvania", "Mara Lind", "person", ("Lind",)),
    Name("brandt", "borduria", "Oskar Brandt", "person", ("Brandt",)),
)
SUBJECTS = (
    Subject(
        "water", "Who controls the river?", ("river", "dam", "flow"), (Choice("open", "It opens", ("open the dam",)),)
    ),
    Subject("wages", "Pay", ("pay", "wage", "wages"), (Choice("rise", "A rise", ("rise",)),)),
    Subject("border", "The border", ("border", "crossing"), (Choice("reopen", "It reopens", ("reopen", "open")),)),
    Subject("troops", "Troops", ("troops", "troop", "withdrawal"), (Choice("out", "They leave", ("withdraw",)),)),
    Subject("talks", "Talks", ("talks", "meeting", "negotiations")),
    Subject("sanctions", "Sanctions", ("sanctions",), (Choice("lift", "They are lifted", ("lift", "lifting")),)),
    Subject("tariffs", "Tariffs", ("tariff", "tariffs")),
    Subject("ceasefire", "Ceasefire", ("ceasefire", "truce")),
    Subject("prisoners", "Prisoners", ("prisoners", "detainees")),
    Subject("inspections", "Inspections", ("inspections", "inspection", "inspectors")),
)
LEXICON = Lexicon(NAMES, SUBJECTS, "test")


def drafts(text: str, published: str = "2026-03-11") -> Drafts:
    """The drafts of a text in the invented case; 2026-03-11 is a Wednesday."""
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return draft(Report("test", text, sha256, published=published), LEXICON)


def labels(statements: Sequence[Statement]) -> list[tuple[str, str, str]]:
    return [(s.actor.id, s.stance, s.issue) for s in statements]


def drafted(text: str) -> list[tuple[str, str, str]]:
    """Actor, stance and issue of every draft, in the order of the text."""
    return labels(drafts(text).statements)


def expect(text: str, wanted: str) -> None:
    """Assert that a text gives these statements and no others: "lind accepts ceasefire; ?brandt offers talks".

    A slash stands between readings that are both right, a question mark before a statement that may be missing.
    """
    left = drafted(text)
    for one in filter(None, (part.strip() for part in wanted.split(";"))):
        actor, stance, issue = (word.split("/") for word in one.lstrip("?").split())
        found = next((row for row in left if row[0] in actor and row[1] in stance and row[2] in issue), None)
        assert found is not None or one.startswith("?"), (one, left)
        if found is not None:
            left.remove(found)
    assert left == []
