"""One report while it is read: sentence by sentence, with what the text has told before."""

from __future__ import annotations

from dataclasses import replace

from pourparler.evidence.drafter.actors import people
from pourparler.evidence.drafter.answers import Asked
from pourparler.evidence.drafter.asides import asides, copula
from pourparler.evidence.drafter.clauses import clauses
from pourparler.evidence.drafter.closed import HUMAN, ROLES
from pourparler.evidence.drafter.echoes import echoed
from pourparler.evidence.drafter.grounds import ground_of
from pourparler.evidence.drafter.groups import groups
from pourparler.evidence.drafter.issues import Found, Topics
from pourparler.evidence.drafter.layout import Layout
from pourparler.evidence.drafter.opinions import opinions
from pourparler.evidence.drafter.proto import Pending, Proto, Reading, Voice
from pourparler.evidence.drafter.quoting import Quoting
from pourparler.evidence.drafter.reacting import Floor
from pourparler.evidence.drafter.reader import read
from pourparler.evidence.drafter.records import Records
from pourparler.evidence.drafter.replies import Replies
from pourparler.evidence.drafter.roles import note_roles
from pourparler.evidence.drafter.sayings import Said
from pourparler.evidence.drafter.seeking import Sought, given, nobody, sought, two_words
from pourparler.evidence.drafter.sources import extract, link, resolve
from pourparler.evidence.drafter.telegram import telegraphic
from pourparler.evidence.drafter.tokens import Words
from pourparler.evidence.drafter.unbound import bound
from pourparler.evidence.drafter.voices import voice_at
from pourparler.evidence.drafter.weak import guesses
from pourparler.evidence.drafter.who import Memory, Scene, Who, named
from pourparler.evidence.lexicon import Lexicon
from pourparler.evidence.report import Report
from pourparler.evidence.statement import Attribution, Statement, When
from pourparler.evidence.text.instructions import notices as instructions


class Document(Records, Quoting, Replies):
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
        self.asking: Asked | None = None
        self.floor: Floor | None = None
        self.sought: Sought | None = None  # what a question asked for, with whoever wants or offers it
        self.opening, self.turn = False, -1
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
        turn = places.turn_at(begin)
        self.opening, self.turn = turn is not None and turn.start != self.turn, turn.start if turn else -1
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
        marks = {i for i in range(full.n) if full.tag[i] == '"' or full.text[i] in "*_"} | asides(full)
        opened = frozenset(full.start[i + 1] for i in marks if i + 1 < full.n)
        view = full.without(marks | masked) if marks or masked else full
        if view.n == 0 or text[end - 1] == "?":
            self._asked(full)
            self.sought = sought(scene)
            self._remember(scene, None)
            return []
        found = memory.names.find(view) if view is not full else mentions
        if copula(view, found) or view is not full:
            verbs = groups(view)
        telegraphic(view, verbs, found)
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
        self._reacted(r, voice, full)
        self._anew(r)
        opinions(r, self.floor)
        if not given(r, self.sought) and voice.kind == "editorial":
            two_words(r, self.floor)
        r.out += echoed(r, self.said)
        r.out = [p for p in r.out if not nobody(p)]
        self.said = r.out
        if free:
            r.out = [p for p in r.out if p.stance not in ("claims", "meets")]
        self._keep(r, end, speaker if attributions else None, voice)
        self.pending = r.pending or (self.pending if r.out and r.out[0].rule.startswith("list-") else None)
        self._remember(scene, r)
        drafts = bound(text, begin, end, r.out or self._guessed(r, start, end, free))
        return [self._statement(p, start, end, voice, attributions) for p in drafts]

    def _guessed(self, r: Reading, start: int, end: int, free: bool) -> list[Proto]:
        """What a sentence may say in which no rule drafted anything; text that speaks to a machine gets no guess."""
        if any(a < end and start < b for a, b in self.orders):
            return []
        return [p for p in guesses(r) if not (free and p.stance == "meets")]

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
            stated = [p for p in r.out if p.rule not in ("rather-than", "condition")] or r.out
            self.floor = Floor(memory.sentence, stated[-1])
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


def _past(words: Words, attributions: list[Said]) -> bool:
    return any(one.cue.endswith(("d", "ld")) or one.cue in ("said", "told", "wrote") for one in attributions)


def _unbroken(words: Words, k: int) -> int:
    """Where the text goes on from a word without a part that was taken out."""
    while k + 1 < words.n and words.start[k + 1] - words.end[k] <= 3:
        k += 1
    return words.end[k]
