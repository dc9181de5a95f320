"""One report while it is read: sentence by sentence, with what the text has told before."""

from __future__ import annotations

import re
from dataclasses import replace

from pourparler.evidence.drafter.actors import people
from pourparler.evidence.drafter.answers import Asked
from pourparler.evidence.drafter.asides import asides, copula
from pourparler.evidence.drafter.attributions import Said
from pourparler.evidence.drafter.clauses import clauses
from pourparler.evidence.drafter.closed import HUMAN, ROLES
from pourparler.evidence.drafter.echoes import echoed
from pourparler.evidence.drafter.grounds import ground_of
from pourparler.evidence.drafter.groups import groups
from pourparler.evidence.drafter.issues import Found, Topics
from pourparler.evidence.drafter.proto import Pending, Proto, Reading, Voice
from pourparler.evidence.drafter.reader import read
from pourparler.evidence.drafter.replies import Replies
from pourparler.evidence.drafter.roles import note_roles
from pourparler.evidence.drafter.sources import extract, link, resolve
from pourparler.evidence.drafter.tokens import Words
from pourparler.evidence.drafter.voices import Layout, voice_at
from pourparler.evidence.drafter.who import AUTHOR, SOURCE, Memory, Scene, Who, named
from pourparler.evidence.lexicon import Lexicon
from pourparler.evidence.report import Report
from pourparler.evidence.statement import Actor, Attribution, Condition, Prov, Span, Statement, When, new_id
from pourparler.evidence.text.dates import dates
from pourparler.evidence.text.instructions import notices as instructions
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


class Document(Replies):
    """One report while it is read."""

    def __init__(
        self, report: Report, text: str, memory: Memory, topics: Topics, places: Layout, lexicon: Lexicon
    ) -> None:
        self.report, self.text, self.memory, self.topics, self.places = report, text, memory, topics, places
        self.lexicon = lexicon
        self.dated: tuple[int, dict[str, tuple[When, ...]] | None] = (
            -1,
            None,
        )  # a sentence's start, and its dates by tense
        self.said_at: list[tuple[int, int]] = []
        self.orders = [(n.start, n.end) for n in instructions(text)]
        self.pending: Pending | None = None
        self.question: Asked | None = None
        self.told: tuple[int, Who, tuple[Attribution, ...]] | None = None  # who was reported last, up to where
        self.said: list[Proto] = []  # what was drafted last
        self.asked: tuple[int, Asked | None] = (-9, None)  # in which sentence somebody was asked, and what
        self.offered: Found | None = None  # what was last offered or made a condition
        self.quoting: dict[int, tuple[Who, tuple[Attribution, ...]]] = {}
        self.last_quote: tuple[int, Who, tuple[Attribution, ...]] | None = None

    def sentence(self, start: int, end: int) -> list[Statement]:
        text, memory, places = self.text, self.memory, self.places
        begin = places.body(start, end)
        full = Words(text, begin, end)
        if full.n == 0:
            return []
        voice = voice_at(places, begin, memory)
        mentions = memory.names.find(full)
        starts = {m.start for m in mentions}
        inside = {k for m in mentions for k in range(m.start + 1, m.end)}
        verbs = groups(full)
        attributions = extract(full, verbs, starts, inside)
        own = voice.turn or voice.kind == "party"
        scene = Scene(full, mentions, memory, voice.who, text, voice.addressed, own)
        links, speaker, masked = self._attributed(full, scene, attributions, voice)
        self.said_at = [
            (full.start[one.first], full.end[one.last - 1]) for one in attributions if one.said and one.last > one.first
        ]
        voice, links, speaker = self._quoted(full, voice, links, speaker, attributions)
        marks = {i for i in range(full.n) if full.tag[i] == '"'} | asides(full)
        opened = frozenset(full.start[i + 1] for i in marks if i + 1 < full.n)
        view = full.without(marks | masked) if marks or masked else full
        if view.n == 0 or text[end - 1] == "?":
            self._asked(full)
            self._remember(scene, None)
            return []
        found = memory.names.find(view) if view is not full else mentions
        if copula(view, found) or view is not full:
            verbs = groups(view)
        heard = voice.who if voice.kind in ("speaker", "party") else None
        if speaker is not None and (attributions or voice.kind == "speaker"):
            heard = speaker
        scene = Scene(view, found, memory, heard, text, voice.addressed, own and heard is voice.who)
        r = Reading(
            text, view, scene, clauses(view, verbs, found), self.topics.hits(view), self.topics, memory, voice,
            links, speaker, (), opened, backshift=bool(attributions) and _past(full, attributions),
        )  # fmt: skip
        free = self._free(r, start, voice, bool(attributions))
        if not (self._listed(r, begin) or self._answered(r, voice) or self._replied(r, full, bool(attributions))):
            read(r)
        r.out += echoed(r, self.said)
        self.said = r.out
        if free:
            r.out = [p for p in r.out if p.stance not in ("claims", "meets")]
        self._keep(r, end, speaker if attributions else None, voice)
        self.pending = r.pending or (self.pending if r.out and r.out[0].rule.startswith("list-") else None)
        self._remember(scene, r)
        return [self._statement(p, start, end, voice, attributions) for p in r.out]

    def _listed(self, r: Reading, begin: int) -> bool:
        """An item of a list that a position with a colon opened."""
        pending = self.pending
        if pending is None or any(c.kind in ("main", "do") and c.subject is not None for c in r.clauses):
            return False
        words = r.words
        found = r.topics.best(r.hits, [(0, words.n)], 0)
        if found is None:
            return False
        last = words.n
        while last and words.tag[last - 1] in ".;,C":
            last -= 1
        for who in pending.who:
            modality = "claim" if pending.links else "fact"
            r.out.append(
                Proto(
                    pending.rule,
                    who,
                    pending.stance,
                    found,
                    words.start[0],
                    words.end[last - 1],
                    None,
                    modality,
                    False,
                    pending.links,
                    tense="future",
                )
            )
        return True

    def _attributed(
        self, words: Words, scene: Scene, attributions: list[Said], voice: Voice
    ) -> tuple[tuple[Attribution, ...], Who | None, set[int]]:
        """The chain that attributions outside the clauses make, who speaks innermost, and the words to leave out."""
        masked: set[int] = set()
        links: list[Attribution] = list(voice.chain)
        speaker = voice.who if voice.kind in ("speaker", "party") else None
        ordered = sorted(attributions, key=lambda one: one.said)
        for one in ordered:
            masked.update(range(one.first, one.last))
            if any(words.low[k] in ("its", "his", "her", "their") for k in range(one.a, one.b)):
                for m in scene.mentions:
                    if m.end <= one.first:
                        self.memory.note(named(scene, m), m.start <= 1)
            who = resolve(one, scene)
            if who is None:
                continue
            self.memory.note(who, True)
            links.append(link(who, one.cue, self.text))
            speaker = who
            if one.by is not None:
                inner = resolve(Said(one.by[0], one.by[1], one.by[0], one.by[1], "citing", True), scene)
                if inner is not None and (inner.known or inner.noun or inner.named):
                    links.append(link(inner, "citing", self.text))
        return tuple(links), speaker, masked

    def _quoted(
        self, words: Words, voice: Voice, links: tuple[Attribution, ...], speaker: Who | None, attributions: list[Said]
    ) -> tuple[Voice, tuple[Attribution, ...], Who | None]:
        """Whose words a quotation is that goes on from, or ends in, another sentence."""
        if not self.places.quotes:
            return voice, links, speaker
        quote = self.places.quote_of(words.start[0] if words.tag[0] != '"' else words.start[0] + 1)
        if quote is None or quote.inner_end - quote.inner_start < 15:
            if attributions and speaker is not None:
                last = next(
                    (
                        q
                        for q in self.places.quotes_in(words.first, words.last)
                        if words.first <= q.inner_start < words.last
                    ),
                    None,
                )
                if last is not None:
                    self.quoting[last.start] = (speaker, links)
                    self.last_quote = (last.end, speaker, links)
            return voice, links, speaker
        said = next((one for one in attributions if one.said), None)
        if said is not None and speaker is not None:
            self.quoting[quote.start] = (speaker, links)
            self.last_quote = (quote.end, speaker, links)
            return replace(voice, who=speaker, kind="speaker", chain=links, turn=False), links, speaker
        known = self.quoting.get(quote.start)
        if known is None:
            known = self._ahead(quote.end) if quote.end > words.last else None
            if (
                known is None
                and self.last_quote is not None
                and "\n\n" not in self.text[self.last_quote[0] : quote.start]
                and quote.start - self.last_quote[0] < 400
            ):
                known = self.last_quote[1:]
            if (
                known is None
                and self.last_quote is not None
                and quote.start - self.last_quote[0] < 250
                and words.start[0] - 1 <= quote.start
            ):
                known = self.last_quote[1:]
            if known is not None:
                self.quoting[quote.start] = known
        if known is None or (
            words.last > quote.end + 2 and quote.end - words.start[0] < (words.last - words.start[0]) * 0.6
        ):
            return voice, links, speaker
        who, chain = known
        return replace(voice, who=who, kind="speaker", chain=chain, turn=False), chain, who

    def _ahead(self, at: int) -> tuple[Who, tuple[Attribution, ...]] | None:
        """The speaker of a quotation that is named behind its end."""
        text = self.text
        stop = at
        while stop < len(text) and stop - at < 200 and text[stop] not in "\n":
            stop += 1
            if text[stop - 1] in ".!?" and stop - at > 12:
                break
        words = Words(text, max(at - 1, 0), stop)
        mentions = self.memory.names.find(words)
        found = extract(
            words, groups(words), {m.start for m in mentions}, {k for m in mentions for k in range(m.start + 1, m.end)}
        )
        if not found:
            return None
        scene = Scene(words, mentions, self.memory, None, text)
        who = resolve(found[0], scene)
        return (who, (link(who, found[0].cue, text),)) if who is not None else None

    def _remember(self, scene: Scene, r: Reading | None) -> None:
        memory = self.memory
        self._granted(scene)
        note_roles(scene)
        seen = [who.start for _, _, who in memory.recent[-8:]]
        for m in scene.mentions:
            who = named(scene, m)
            after = scene.words.tag[m.end] if m.end < scene.words.n else "."
            if who.start not in seen and after != "X":
                memory.recent.insert(max(0, len(memory.recent) - 1), (memory.sentence, False, who))
                if who.party not in memory.seen and who.known:
                    memory.seen.append(who.party)
        if r is None:
            return
        if r.out:
            self.offered = r.out[-1].found
        main = [p for p in r.out if p.rule not in ("rather-than", "condition")]
        if main:
            for p in main:
                memory.spoken.append((memory.sentence, p.who.party, p.found))
        else:
            best = r.topics.best(r.hits, [(0, r.words.n)], 0)
            if best is not None and best.strong:
                memory.spoken.append((memory.sentence, r.speaker.party if r.speaker else "", best))
        if len(memory.spoken) > 60:
            del memory.spoken[:30]

    def _granted(self, scene: Scene) -> None:
        """Remember who is granted anonymity anywhere in it: "confirmed by an official, who asked not to be named"."""
        words, text = scene.words, self.text
        if not ground_of(text[words.first : words.last]):
            return
        for k in range(words.n):
            role = ROLES.get(words.low[k])
            if role is None or role[0] not in HUMAN or words.tag[k] != "X":
                continue
            stop = min(words.end[k] + 140, _unbroken(words, k))  # what an attribution took is the attribution's
            ground = ground_of(text[words.start[k] : stop])
            a = k
            while a > 0 and words.tag[a - 1] in "XDAQG" and words.tag[a] != "D":
                a -= 1
            if not ground:
                continue
            found = people(scene, a, k + 1)
            if len(found) == 1 and not found[0].named and found[0].kind == "role":
                key = role[0] + ("s" if role[1] else "")
                self.memory.unnamed.setdefault(key, replace(found[0], ground=ground))
            return

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
        value = (
            next((q for _, _, q in quantities(text, p.start, p.end)), None)
            if _NUMBERS.search(text, p.start, p.end)
            else None
        )
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


def _past(words: Words, attributions: list[Said]) -> bool:
    return any(one.cue.endswith(("d", "ld")) or one.cue in ("said", "told", "wrote") for one in attributions)


def _span(text: str, a: int, b: int) -> Span:
    return Span(a, b, text[a:b])


def _resolved(kind: str) -> str:
    return kind if kind in ("name", "role", "pronoun", "metonym", "implicit", "speaker_label", "author") else "role"


def _unbroken(words: Words, k: int) -> int:
    """Where the text goes on from a word without a part that was taken out."""
    while k + 1 < words.n and words.start[k + 1] - words.end[k] <= 3:
        k += 1
    return words.end[k]
