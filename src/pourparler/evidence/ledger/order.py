"""The order of the lines of a ledger, and the parts of a statement that keep its revisions apart."""

from __future__ import annotations

import re
from typing import Any

from pourparler.evidence.statement import Statement

_REVISION = re.compile(r"(.+)@([1-9][0-9]{0,8})", re.DOTALL)


def key_of(statement: Statement) -> tuple[Any, ...]:
    """Place in the text, then actor, stance, issue, option, id, revision and who drafted it. No span sorts first."""
    s = statement
    start, end = (s.span.start, s.span.end) if s.span else (-1, -1)
    who = (s.actor.id, s.stance, s.issue, s.alternative or "")
    return (start, end, *who, s.id, s.revision, s.review.by or "", s.prov.drafted_by)


def superseded(statement: Statement) -> tuple[str, int] | None:
    """Id and revision that this one takes the place of; None for a first revision.

    Raises ValueError where ``review.supersedes`` is no "ID@n" with n from 1.
    """
    if statement.review.supersedes is None:
        return None
    found = _REVISION.fullmatch(statement.review.supersedes)
    if not found:
        raise ValueError(f'review.supersedes is "{statement.review.supersedes}", not an id with its revision (ID@n)')
    return found[1], int(found[2])


def coder(statement: Statement) -> str:
    """Who drafted it: ``rules`` for every rule, ``llm:MODEL`` for a model, ``analyst:NAME`` for a person."""
    by = statement.prov.drafted_by
    return "rules" if by.startswith("rules/") else by
