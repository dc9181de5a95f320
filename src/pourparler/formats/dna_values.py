"""What a statement becomes in DNA: its type, its agreement, and the value of each variable."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from pourparler.evidence.statement import Statement
from pourparler.formats.claims_names import Names, concept
from pourparler.formats.dna_schema import ANNOTATION, DNA, MAX_VALUE

FOR = frozenset(("supports", "accepts", "offers", "promises", "demands"))
AGAINST = frozenset(("opposes", "refuses", "denies", "drops"))
CHAIN = " < "  # between the links of a chain of sources, outermost first
_OBJECTION = re.compile(r"\b(?:objection|opposition|resistance|veto|reservation)s?\b", re.I)


def agreement(statement: Statement) -> bool | None:
    """Whether DNA shows it as agreement with its concept; None for what is neither, and becomes an annotation.

    To drop an objection is to agree; to drop anything else is not.
    """
    if statement.stance == "drops":
        words = " ".join(span.text for span in (statement.span, statement.cue) if span)
        return bool(_OBJECTION.search(words))
    return True if statement.stance in FOR else False if statement.stance in AGAINST else None


def type_of(statement: Statement) -> str:
    return ANNOTATION if agreement(statement) is None else DNA


def coder(statement: Statement) -> str:
    """Whose work it is: the reviewer's once somebody reviewed it, else the rules', a model's or an analyst's."""
    if statement.review.status != "draft" and statement.review.by:
        return statement.review.by
    by = statement.prov.drafted_by
    return "rules" if by.startswith("rules/") else by.removeprefix("analyst:")


class Labels:
    """One text for each actor, and no text for two: where two share a name, their ids stand behind it."""

    def __init__(self, names: Names) -> None:
        texts = [name.name for name in names.lexicon.names]
        self.names = names
        self._twice = {text for text in texts if texts.count(text) > 1}

    def of(self, id: str) -> str:
        text = self.names.of(id)
        return f"{text} ({id})" if text in self._twice else text

    def id(self, text: str) -> str:
        """The id behind a label, a name or an alias; empty where the case has none."""
        stem, _, rest = text.rpartition(" (")
        if stem in self._twice and rest.endswith(")"):
            return self.names.id(rest[:-1])
        return self.names.id(text)


def values(statement: Statement, labels: Labels) -> dict[str, Any]:
    """Each variable's value: texts (empty for none), True or False for agreement and anonymous."""
    s = statement
    person = s.actor.id != s.actor.party
    found: dict[str, Any] = {
        "person": labels.of(s.actor.id) if person else "",
        "organization": labels.of(s.actor.party),
        "concept": concept(s),
        "stance": s.stance,
        "modality": s.modality,
        "source": CHAIN.join(link.text for link in s.attribution),
        "anonymous": any(link.anonymous for link in s.attribution),
        "note": note(s),
    }
    if (agrees := agreement(s)) is not None:
        found["agreement"] = agrees
    return found


def note(statement: Statement) -> str:
    """What DNA has no variable for, a line each, for people to read."""
    s = statement
    lines = [s.paraphrase] if s.paraphrase else []
    if s.negated:
        lines.append("negated in the text")
    if s.strength != "normal":
        lines.append(f"strength: {s.strength}")
    if s.condition:
        lines.append(f"condition ({s.condition.kind}): {s.condition.span.text}")
    if s.value:
        lines.append(f"quantity: {s.value.text}")
    if s.when:
        lines.append(f"when: {s.when.value or (s.when.span.text if s.when.span else s.when.kind)}")
    if s.review.note:
        lines.append(s.review.note)
    lines.append(f"{s.id}@{s.revision}: {s.review.status}, drafted by {s.prov.drafted_by}")
    return "\n".join(lines)


def short(text: str, cut: dict[str, str]) -> str:
    """A text as a value of DNA: shorter than 191 characters. What is cut is noted in ``cut``, and stays unique."""
    clean = plain(text)
    if len(clean) <= MAX_VALUE:
        return clean
    mark = hashlib.sha256(clean.encode()).hexdigest()[:8]
    cut[text] = f"{clean[: MAX_VALUE - 11]}… {mark}"
    return cut[text]


def plain(text: str) -> str:
    """A text that SQLite and Java keep as it is: what neither holds becomes U+FFFD, which takes as much room."""
    return _UNKEPT.sub("\ufffd", text)


_UNKEPT = re.compile("[\0\ud800-\udfff]")
