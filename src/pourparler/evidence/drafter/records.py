"""From what was drafted to statements, with their dates, quantities and quotation marks."""

from __future__ import annotations

import re

from pourparler.evidence.drafter.layout import Layout
from pourparler.evidence.drafter.proto import Proto, Voice
from pourparler.evidence.drafter.sayings import Said
from pourparler.evidence.drafter.who import AUTHOR, SOURCE
from pourparler.evidence.lexicon import Lexicon
from pourparler.evidence.report import Report
from pourparler.evidence.statement import Actor, Condition, Prov, Quantity, Span, Statement, When, new_id
from pourparler.evidence.text.dates import dates
from pourparler.evidence.text.quantities import quantities

_DATED = re.compile(
    r"\d|\b(?:Mon|Tue|Wed|Thu|Thurs|Fri|Sat|Sun|[Tt]his yr|last wk)\b"
    r"|(?i:day\b|days\b|week|month|year|tonight|midnight|noon\b|morrow|tmrw|hour|spring|summer|autumn|winter|decade|quarter"
    r"|\b(?:jan|feb|mar|apr|may|june|july|aug|sep|oct|nov|dec))"
)


_NUMBERS = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|eighty|ninety"
    r"|hundred|thousand|million|billion|dozen|half|third|quarter|double|triple)",
    re.IGNORECASE,
)
ENGINE = "pourparler-rules/1"


class Records:
    """The part of a report being read that writes statements."""

    text: str
    report: Report
    lexicon: Lexicon
    places: Layout
    orders: list[tuple[int, int]]
    dated: tuple[int, dict[str, tuple[When, ...]] | None]
    said_at: list[tuple[int, int]]

    def _value(self, p: Proto, mention: Span | None) -> Quantity | None:
        """The first quantity of a draft that is its own: none of its condition ("if the south took half"), and no
        count of those who act ("the two districts")."""
        apart = [] if p.condition is None or p.stance == "conditions_on" else [p.condition[:2]]
        if mention is not None:
            apart.append((mention.start, mention.end))
        for start, end, quantity in quantities(self.text, p.start, p.end):
            counted = self.text[start:end].lower().endswith(("votes", "vote"))
            counted = counted or self.text[max(0, start - 9) : start] == "votes to "
            if not counted and not any(a <= start < b for a, b in apart):
                return quantity
        return None

    def _statement(self, p: Proto, start: int, end: int, voice: Voice, attributions: list[Said]) -> Statement:
        text = self.text
        who = p.who
        mention = _span(text, who.start, who.end) if 0 <= who.start < who.end else None
        flags = list(p.flags)
        if any(a < end + 300 and start - 300 < b for a, b in self.orders):
            # Text that speaks to a machine: what stands in it is flagged, and so is what stands beside it.
            inside = any(a < end and start < b for a, b in self.orders)
            flags.append("instructions" if inside else "instructions-nearby")
        condition = None
        if p.condition is not None:
            a, b, kind, party = p.condition
            condition = Condition(Span(a, b, text[a:b]), kind, party)
        when = self._when(p, start, end)
        value = self._value(p, mention) if _NUMBERS.search(text, p.start, p.end) else None
        party = who.party
        return Statement(
            id=new_id(self.report.sha256, p.start, p.end, who.id, p.stance, p.found.issue, p.found.option),
            doc=self.report.id,
            span=Span(p.start, p.end, text[p.start : p.end]),
            actor=Actor(
                who.id,
                party,
                mention,
                _resolved(who.resolved),
                None if who.id in (SOURCE, AUTHOR) or party == who.id else party,
            ),
            stance=p.stance,
            issue=p.found.issue,
            modality=p.modality,
            prov=Prov("rules/" + p.rule, ENGINE, self.lexicon.version or "none", self.lexicon.version or None),
            sentence=Span(start, end, text[start:end]),
            cue=Span(p.cue[0], p.cue[1], text[p.cue[0] : p.cue[1]]) if p.cue else None,
            strength=p.strength,
            negated=p.negated,
            alternative=p.found.option,
            value=value,
            about=p.about,
            addressee=p.addressee,
            when=when,
            condition=condition,
            attribution=p.chain,
            quote=self._quote(p, voice),
            shift_marker=Span(p.shift[0], p.shift[1], text[p.shift[0] : p.shift[1]]) if p.shift else None,
            flags=tuple(dict.fromkeys(flags)),
        )

    def _quote(self, p: Proto, voice: Voice) -> str:
        inside = 0
        for quote in self.places.quotes_in(p.start, p.end):
            if quote.end > p.start:
                inside += max(0, min(p.end, quote.inner_end) - max(p.start, quote.inner_start))
        if voice.kind == "speaker" and self.places.turn_at(p.start) is not None:
            return "direct" if len(p.chain) <= 1 else "indirect"
        if inside >= 0.8 * (p.end - p.start):
            return "direct"
        if inside:
            return "mixed"
        return "indirect" if p.chain else "none"

    def _dates(self, tense: str, start: int, end: int) -> tuple[When, ...]:
        """The dates of the sentence for one tense; a sentence without a date in one has none in any."""
        known = self.dated[1]
        if known is None:
            return ()
        if tense not in known:
            known[tense] = dates(self.text, start, end, self.report.published, tense)
            if not known[tense]:
                self.dated = start, None
        return known[tense]

    def _when(self, p: Proto, start: int, end: int) -> When | None:
        """The date of a draft: in its words, right before them, or when it was said."""
        if self.dated[0] != start:
            self.dated = start, {} if _DATED.search(self.text, start, end) else None
        found = self._dates(p.tense, start, end)
        for when in (*(self._dates("past", start, end) if p.past_until and found else ()), *found):
            span = when.span
            if span is None or not (p.start <= span.start and span.end <= p.end):
                continue
            if when.kind == "duration" and "-" in span.text:
                continue  # "a one-day strike"
            if when in found or span.end <= p.past_until:
                return when
        # Right before it ("On 17 May the Front agreed"), else when it was said ("said on Wednesday").
        for when in self._dates("none", start, end) if p.tense == "future" and found else found:
            span = when.span
            if span is not None and span.end <= p.start and not self.text[span.end : p.start].strip(" ,"):
                return when
        for a, b in (*self.said_at, p.told) if found else ():
            for when in self._dates("past", start, end):
                if when.span is not None and a <= when.span.start and when.span.end <= b:
                    return when
        return None


def _span(text: str, a: int, b: int) -> Span:
    return Span(a, b, text[a:b])


def _resolved(kind: str) -> str:
    return kind if kind in ("name", "role", "pronoun", "metonym", "implicit", "speaker_label", "author") else "role"
