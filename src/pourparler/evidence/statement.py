"""The one statement record: who took which stance on what, in which words, on whose word.

Its JSON is ``statement.schema.json`` beside this file. A draft has a span; a statement typed by hand has a
``paraphrase`` and may lack the span. An edit keeps the id and adds a revision (``review.supersedes`` is "ID@n", the
revision it takes the place of). ``negated`` records a negation in the text and never flips the stance.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources
from typing import Any

STANCES = (
    "supports", "opposes", "accepts", "offers", "demands", "refuses", "conditions_on", "drops",
    "threatens", "promises", "claims", "denies", "considers", "meets", "silent",
)  # fmt: skip
MODALITIES = ("fact", "claim", "reported_plan", "hypothetical", "conditional", "opinion")


@dataclass(frozen=True)
class Span:
    """A half-open range of the document's canonical text, in code points from 0, with the text that stands there."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Actor:
    """``id``: a party or person of the case, ``_source`` (no party of the case) or ``_author``; ``party`` likewise.

    ``resolved``: name, role, pronoun, metonym, implicit, speaker_label, author or model.
    """

    id: str
    party: str
    mention: Span | None = None
    resolved: str = "name"
    speaks_for: str | None = None


@dataclass(frozen=True)
class Quantity:
    number: float
    unit: str
    text: str
    approx: bool = False


@dataclass(frozen=True)
class When:
    """``value`` is EDTF, None where the text gives no anchor; ``kind`` is one of the schema's."""

    kind: str
    span: Span | None = None
    value: str | None = None
    anchor: str | None = None


@dataclass(frozen=True)
class Condition:
    """``kind``: if, only_if, unless, until, in_exchange, provided or other."""

    span: Span
    kind: str
    on_party: str | None = None
    on_statement: str | None = None


@dataclass(frozen=True)
class Attribution:
    """One link of the chain of sources; the schema calls it Source. ``id``: the party or person it belongs to."""

    text: str
    kind: str
    anonymous: bool
    span: Span | None = None
    id: str | None = None
    ground: str | None = None
    count: int | None = None
    cue: str | None = None


@dataclass(frozen=True)
class Grade:
    """Admiralty grading: reliability A-F of the source, credibility 1-6 of the statement. People grade, nobody else."""

    reliability: str = "F"
    credibility: str = "6"
    by: str = "default"
    reason: str | None = None


@dataclass(frozen=True)
class Prov:
    """``drafted_by``: ``rules/NAME`` (the rule), ``llm:MODEL`` or ``analyst:NAME``."""

    drafted_by: str
    engine: str
    case_version: str
    lexicon: str | None = None
    prompt_sha256: str | None = None
    response_sha256: str | None = None


@dataclass(frozen=True)
class Review:
    """``status``: draft, accepted, edited (and accepted) or rejected."""

    status: str = "draft"
    by: str | None = None
    at: str | None = None
    supersedes: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class Statement:
    id: str
    doc: str
    span: Span | None
    actor: Actor
    stance: str
    issue: str
    modality: str
    prov: Prov
    sentence: Span | None = None
    cue: Span | None = None
    strength: str = "normal"
    negated: bool = False
    alternative: str | None = None
    value: Quantity | None = None
    about: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    when: When | None = None
    condition: Condition | None = None
    attribution: tuple[Attribution, ...] = ()
    quote: str = "none"
    shift_marker: Span | None = None
    grade: Grade = field(default_factory=Grade)
    plover: str | None = None
    review: Review = field(default_factory=Review)
    flags: tuple[str, ...] = ()
    paraphrase: str = ""

    @property
    def revision(self) -> int:
        """1 for what was drafted or typed; each edit and each word of a reviewer adds one."""
        before = self.review.supersedes
        return 1 if before is None else int(before.rpartition("@")[2]) + 1

    def to_json(self) -> dict[str, Any]:
        """The record as the schema has it, keys in the schema's order."""
        data: dict[str, Any] = {"schema_version": "1"}
        own = vars(self)
        for key in _ORDER:
            value = own[key]
            if type(value) in _PLAIN:
                if value is not None or key != "span":
                    data[key] = value
            elif isinstance(value, tuple):
                data[key] = [_plain(part) for part in value]
            else:
                data[key] = _plain(value)
        if not self.paraphrase:
            del data["paraphrase"]
        return data

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Statement:
        """The record behind JSON that `problems_of` found nothing wrong with."""
        get = data.get
        condition, when, value = get("condition"), get("when"), get("value")
        chain = (Attribution(**{**link, "span": _span(link.get("span"))}) for link in (get("attribution") or ()))
        return cls(
            id=data["id"],
            doc=data["doc"],
            span=_span(get("span")),
            actor=Actor(**{**data["actor"], "mention": _span(data["actor"].get("mention"))}),
            stance=data["stance"],
            issue=data["issue"],
            modality=data["modality"],
            prov=Prov(**data["prov"]),
            sentence=_span(get("sentence")),
            cue=_span(get("cue")),
            strength=get("strength", "normal"),
            negated=get("negated", False),
            alternative=get("alternative"),
            value=Quantity(**value) if value else None,
            about=tuple(get("about", ())),
            addressee=tuple(get("addressee", ())),
            when=When(**{**when, "span": _span(when.get("span"))}) if when else None,
            condition=Condition(**{**condition, "span": Span(**condition["span"])}) if condition else None,
            attribution=tuple(chain),
            quote=get("quote", "none"),
            shift_marker=_span(get("shift_marker")),
            grade=Grade(**get("grade", {})),
            plover=get("plover"),
            review=Review(**get("review", {})),
            flags=tuple(get("flags", ())),
            paraphrase=get("paraphrase", ""),
        )


_ORDER = (
    "id", "doc", "span", "sentence", "cue", "actor", "stance", "strength", "negated", "issue",
    "alternative", "value", "about", "addressee", "when", "modality", "condition", "attribution", "quote",
    "shift_marker", "grade", "plover", "prov", "review", "flags", "paraphrase",
)  # fmt: skip


def _span(data: Mapping[str, Any] | None) -> Span | None:
    return Span(**data) if data else None


_PLAIN = frozenset((str, bool, int, float, type(None)))


def _plain(value: Any) -> Any:
    """A part of a statement as JSON: a text, a number, or a record with its fields in order."""
    if isinstance(value, Span):
        return dict(vars(value))
    if isinstance(value, (str, bool, int, float, type(None))):
        return value
    return {key: dict(vars(part)) if type(part) is Span else part for key, part in vars(value).items()}


def line_of(statement: Statement) -> str:
    """The statement as one line of a ledger, canonical and without its line end."""
    return _WRITE(statement.to_json())


_WRITE = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


def new_id(sha256: str, start: int, end: int, actor: str, stance: str, issue: str, alternative: str | None) -> str:
    """The id of a draft: the same words read in the same way in the same document have the same id."""
    parts = (sha256, start, end, actor, stance, issue, alternative or "")
    return "st-" + hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:20]


def identified(statement: Statement, sha256: str) -> Statement:
    """The draft with its id; ``sha256`` of the document's bytes."""
    s = statement
    start, end = (s.span.start, s.span.end) if s.span else (0, 0)
    return replace(s, id=new_id(sha256, start, end, s.actor.id, s.stance, s.issue, s.alternative))


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema of a statement."""
    text = resources.files("pourparler.evidence").joinpath("statement.schema.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


@cache
def _check() -> Callable[[Any], Any]:
    import fastjsonschema

    checker: Callable[[Any], Any] = fastjsonschema.compile(schema(), use_default=False)
    return checker


def problem_of(data: Any) -> str:
    """What is wrong with the JSON of a statement, in a few words; empty where nothing is."""
    from fastjsonschema import JsonSchemaValueException

    try:
        _check()(data)
    except JsonSchemaValueException as error:
        return str(error.message).replace("data.", "", 1)
    if "span" not in data and not data.get("paraphrase"):
        return "neither a span nor a paraphrase"
    before = data.get("review", {}).get("supersedes")
    if before is not None and not before.rpartition("@")[2].isdigit():
        return f'review.supersedes is "{before}", not an id with its revision (ID@n)'
    return ""


def misplaced(statement: Statement, text: str) -> str:
    """The first span that does not say what stands in ``text``; empty where each does."""
    s = statement
    spans: list[tuple[str, Span | None]] = [("span", s.span), ("sentence", s.sentence), ("cue", s.cue)]
    spans += [("actor.mention", s.actor.mention), ("shift_marker", s.shift_marker)]
    spans += [("when.span", s.when.span if s.when else None)]
    spans += [("condition.span", s.condition.span if s.condition else None)]
    spans += [(f"attribution.{n}.span", link.span) for n, link in enumerate(s.attribution, 1)]
    for name, span in spans:
        if span is not None and not (0 <= span.start < span.end and text[span.start : span.end] == span.text):
            return f"{name} {span.start}-{span.end} is not what stands there"
    return ""
