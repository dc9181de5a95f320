"""A draft out of an item of a model's answer, or the reason why there is none.

The model gives words and labels. Places, ids, dates, numbers and whether something stands in quotation marks come from
our own reading of the text, so that every span is verbatim and none is the model's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pourparler.evidence.coder.ask import Answer
from pourparler.evidence.coder.find import Found, find
from pourparler.evidence.coder.windows import Sentence, Window, context
from pourparler.evidence.drafter.grounds import ground_of
from pourparler.evidence.lexicon import Lexicon
from pourparler.evidence.report import Report
from pourparler.evidence.statement import (
    Actor,
    Attribution,
    Condition,
    Prov,
    Quantity,
    Span,
    Statement,
    When,
    identified,
    misplaced,
)
from pourparler.evidence.text.dates import dates
from pourparler.evidence.text.quantities import quantities
from pourparler.evidence.text.quotes import Quote

ENGINE = "coder/1; temperature 0, seed 0; a fresh run may differ"
_CONDITIONS = (
    ("only_if", r"only (?:if|when|once|after)|if and only if"),
    ("unless", r"unless|without"),
    ("until", r"until|till"),
    ("in_exchange", r"in (?:exchange|return)"),
    ("provided", r"provid\w{1,4}|as long as|so long as|on (?:the )?condition"),
    ("if", r"if|once|should|when|in case"),
)
_NEGATION = re.compile(
    r"\b(?:not|never|no|neither|nor|without|cannot|\w{2,10}n['’]t|refus\w{1,5}|den(?:y|ies|ied|ying)|reject\w{0,4}|"
    r"declin\w{1,4}|unwilling)\W{1,3}(?:\w{1,20}\W{1,3}){0,3}$",
    re.IGNORECASE,
)
_TENSES = {"fact": "past", "reported_plan": "future", "hypothetical": "future", "conditional": "future"}
_AGAINST = ("opposes", "refuses", "denies", "drops", "silent")


@dataclass(frozen=True)
class Maker:
    """What the items of one report are read with. ``quotes``: those of the report's text."""

    report: Report
    lexicon: Lexicon
    model: str
    quotes: Sequence[Quote]
    wrong: Any  # what is wrong with the form of an item, empty where nothing is

    def made(self, item: Any, answer: Answer, window: Window) -> Statement | str:
        """The draft of an item, or why it is none. ``window``: the sentences that were to be coded."""
        own = {sentence.number: sentence for sentence in window}
        given = own | {sentence.number: sentence for sentence in context(window)}
        why = self.wrong(item) or self._unfit(item)
        if why:
            return str(why)
        found = _placed(item, own)
        if isinstance(found, str):
            return f"the quote {found}"
        sentence, span, folded = found
        whole = Span(sentence.start, sentence.end, sentence.text)
        cue = _cue(item["cue"], span, whole, [s for s in window if s.number < sentence.number])
        if cue is None:
            return "the cue does not stand there"
        condition = _condition(item["condition"], whole)
        if isinstance(condition, str):
            return f"the condition {condition}"
        chain = self._chain(item["sources"], given)
        if isinstance(chain, str):
            return chain
        flags = [*sentence.flags]
        if folded:
            flags.append("quote-folded")
        if cue.end <= whole.start:
            flags.append("cue-elsewhere")
        if item["stance"] not in _AGAINST and not item["negated"]:
            before = sentence.text[: span.start - sentence.start][-80:]
            if _NEGATION.search(before):
                flags.append("negation-before")
        draft = Statement(
            id="",
            doc=self.report.id,
            span=span,
            actor=self._actor(item["actor"], whole, span),
            stance=item["stance"],
            issue=item["issue"],
            modality=item["modality"],
            prov=self._prov(answer),
            sentence=whole,
            cue=cue,
            negated=item["negated"],
            alternative=item["alternative"],
            value=self._value(span),
            when=self._when(span, item["modality"]),
            condition=condition,
            attribution=chain,
            quote="direct" if sentence.spoken else self._quote(span, chain),
            flags=tuple(flags),
        )
        if misplaced(draft, self.report.text):
            return "its spans do not say what stands there"
        return identified(draft, self.report.sha256)

    def _unfit(self, item: Mapping[str, Any]) -> str:
        if item["alternative"] is not None:
            of = next(subject for subject in self.lexicon.subjects if subject.id == item["issue"])
            if item["alternative"] not in {choice.id for choice in of.options}:
                return "the alternative is none of that issue's options"
        return ""

    def _actor(self, id: str, whole: Span, span: Span) -> Actor:
        """The actor, with the place where the sentence names it, inside the quote if it does so there."""
        name = next((name for name in self.lexicon.names if name.id == id), None)
        if name is None:
            return Actor(id, id, None, "model")
        known = {text[:1].upper() + text[1:] for text in (name.name, *name.aliases)}
        known |= {name.name, *name.aliases}
        for within in (span, whole):
            places = [_inside(within, text) for text in sorted(known) if text]
            spans = [place for place in places if isinstance(place, Span)]
            if spans:
                return Actor(id, name.party, min(spans, key=lambda s: (s.start, -s.end)), "model")
        return Actor(id, name.party, None, "model")

    def _prov(self, answer: Answer) -> Prov:
        version = self.lexicon.version
        hashes = (answer.prompt_sha256, answer.response_sha256)
        return Prov(f"llm:{self.model}", ENGINE, version or "none", version or None, *hashes)

    def _chain(self, sources: Sequence[Mapping[str, Any]], given: Mapping[int, Sentence]) -> Any:
        """The links, or why there are none: a source that stands nowhere makes the statement someone else's."""
        links = []
        for source in sources:
            found = _placed(source, given, first=True)
            if isinstance(found, str):
                return f"the quote of a source {found}"
            sentence, span, _ = found
            hidden = source["kind"] == "anonymous"
            ground = (ground_of(span.text) or ground_of(sentence.text)) if hidden else ""
            links.append(Attribution(span.text, source["kind"], hidden, span, source["who"], ground or None))
        return tuple(links)

    def _value(self, span: Span) -> Quantity | None:
        """The one number of the statement; of several none, since the model does not say which."""
        found = quantities(self.report.text, span.start, span.end)
        return found[0][2] if len(found) == 1 else None

    def _when(self, span: Span, modality: str) -> When | None:
        """The one date there; how long something is to last is a term of it and no date."""
        tense = _TENSES.get(modality, "none")
        rows = dates(self.report.text, span.start, span.end, self.report.published, tense)
        found = [when for when in rows if when.kind != "duration"]
        return found[0] if len(found) == 1 else None

    def _quote(self, span: Span, chain: tuple[Attribution, ...]) -> str:
        for quote in self.quotes:
            if quote.start <= span.start and span.end <= quote.end:
                return "direct"
        if any(quote.start < span.end and span.start < quote.end for quote in self.quotes):
            return "mixed"
        return "indirect" if chain else "none"


def _placed(
    row: Mapping[str, Any], given: Mapping[int, Sentence], first: bool = False
) -> tuple[Sentence, Span, bool] | str:
    """The sentence that is named, and the span of the words in it; or what is wrong with them."""
    sentence = given.get(int(row["sentence"]))
    if sentence is None:
        return "names a sentence that is not there to be quoted"
    found = find(sentence.text, row["quote"], first)
    if isinstance(found, str):
        return found
    return sentence, _span(Span(sentence.start, sentence.end, sentence.text), found), found.folded


def _cue(words: str, span: Span, whole: Span, before: Sequence[Sentence]) -> Span | None:
    """The cue, in the quote if it is there: of "they demand A, B and C" the third quote holds no verb, and a list has
    its verb in the line above. None where it stands in none of them.
    """
    for place in (span, whole, *(Span(s.start, s.end, s.text) for s in reversed(before))):
        found = _inside(place, words)
        if isinstance(found, Span):
            return found
    return None


def _inside(outer: Span, words: str) -> Span | str:
    found = find(outer.text, words, first=True)
    return found if isinstance(found, str) else _span(outer, found)


def _span(outer: Span, found: Found) -> Span:
    return Span(outer.start + found.start, outer.start + found.end, outer.text[found.start : found.end])


def _condition(words: str | None, whole: Span) -> Condition | None | str:
    if words is None:
        return None
    span = _inside(whole, words)
    if isinstance(span, str):
        return span
    starts = (kind for kind, pattern in _CONDITIONS if re.match(rf"(?:{pattern})\b", span.text, re.IGNORECASE))
    return Condition(span, next(starts, "other"))
