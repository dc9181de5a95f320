"""What a statement says in a few words: its verb, before what it is about, and the condition that it stands under.

A denial is told by what it denies, where its words tell that: "denies half" could mean a no to half, or that a no was
ever said. A negated claim ("said that it would never") is told as one, so that nobody takes it for a yes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from pourparler.evidence.change.fold import words
from pourparler.evidence.statement import Statement
from pourparler.words import STANCES

SIGNS = {
    **dict.fromkeys(("supports", "accepts", "offers", "promises", "demands", "conditions_on"), 1.0),
    "considers": 0.5,
    "drops": 0.0,
    **dict.fromkeys(("opposes", "refuses"), -1.0),
}
VERBS = {**STANCES, "conditions_on": "makes a deal depend on", "claims": "speaks of"}  # in a sentence with its object
NEGATIVE = {"claims": "speaks in the negative of"}
SAME = 0.7  # share of the words of two conditions that both have, from which on they count as one

# What a person who types a statement by hand puts a condition in; drafts have a field for it.
_TYPED = re.compile(
    r"\b(?:only if|if|unless|until (?!\d)|while|as long as|so long as|provided|on condition that|in exchange for|"
    r"in return for)\b[^.;]{2,200}",
    re.IGNORECASE,
)


def denied_by(statement: Statement, name: Callable[[str], str] = str) -> str:
    """The stance that a denial denies (see `drafter.denied`); empty for what is no denial, and where nothing tells.

    ``name``: what a party or person is called.
    """
    if statement.stance != "denies":
        return ""
    return _denied(_text(statement), _called(statement, name))


def verb(statement: Statement, name: Callable[[str], str] = str) -> str:
    """Its verb, to be followed by what it is about: ``refuses``, ``denies that it refuses``."""
    s = statement
    return said(s.stance, s.negated, _text(s), _called(s, name) if s.stance == "denies" else ())


def said(stance: str, negated: bool, text: str, names: Iterable[str] = ()) -> str:
    """As `verb`, by the parts: the words of the statement, and what the actor is called."""
    if stance == "denies":
        denied = _denied(text, names)
        if not denied:
            return "denies something about"
        return f"denies that it {'would accept' if denied == 'willing' else VERBS[denied]}"
    return (NEGATIVE if negated else VERBS).get(stance, VERBS[stance])


def _text(statement: Statement) -> str:
    return statement.span.text if statement.span else statement.paraphrase


def _called(statement: Statement, name: Callable[[str], str]) -> tuple[str, ...]:
    actor = statement.actor
    return (name(actor.party), name(actor.id), actor.mention.text if actor.mention else "")


def _denied(text: str, names: Iterable[str]) -> str:
    from pourparler.evidence.drafter.denied import denied

    return denied(text, names)


def condition(statement: Statement) -> str:
    """The words of its condition; empty if it has none. Of a statement typed by hand they stand in its paraphrase."""
    if statement.condition is not None:
        return " ".join(statement.condition.span.text.split())
    typed = _TYPED.search(statement.paraphrase) if statement.span is None else None
    return " ".join(typed[0].split()) if typed else ""


def hangs(statement: Statement) -> bool:
    """Whether it hangs on a condition; what a party makes a condition is wanted, and hangs on nothing itself."""
    s = statement
    return s.stance != "conditions_on" and (bool(condition(s)) or s.modality == "conditional")


def under(statement: Statement, brief: bool = False) -> str:
    """Its condition as it follows what it is about; empty without one. ``brief`` leaves the words out."""
    if not hangs(statement):
        return ""
    words = "" if brief else condition(statement)
    return f" on the condition “{words}”" if words else " on a condition"


def one_condition(a: str, b: str) -> bool:
    """Whether two conditions are the same, as far as their words tell."""
    x, y = set(words(a)), set(words(b))
    return bool(x and y) and len(x & y) >= SAME * len(x | y)
