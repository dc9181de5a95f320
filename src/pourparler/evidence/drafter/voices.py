"""Who speaks where: speakers' turns, posts, interviews, editorials, texts that a party issues, and quotations."""

from __future__ import annotations

import re
from dataclasses import replace

from pourparler.evidence.drafter.actors import people
from pourparler.evidence.drafter.issuers import issuer_of, jointly
from pourparler.evidence.drafter.layout import Layout
from pourparler.evidence.drafter.names import Names
from pourparler.evidence.drafter.proto import Voice
from pourparler.evidence.drafter.sources import link
from pourparler.evidence.drafter.tokens import Words
from pourparler.evidence.drafter.who import SOURCE, Memory, Scene, Who, named
from pourparler.evidence.text.turns import Turn

_WE = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
_I = re.compile(r"\b(?:I|I['’](?:m|d|ve|ll)|[Mm]y)\b")
_ISSUED = re.compile(
    r"press release|for immediate release|news release|(?:^|\n)office of|(?:^|\n)(?:[A-Z][\w’' ]{0,40} )?"
    r"(?:statement|communiqu[eé]|declaration|bulletin|readout|resolution)\b(?=(?:[^\n]{0,90}[^.!?\n])?$)",
    re.IGNORECASE | re.MULTILINE,
)


def speaker_of(label: str, memory: Memory, text: str, start: int, end: int, kind: str) -> Who | None:
    """Whom a speaker's label or a handle means."""
    names: Names = memory.names
    if label.startswith("@"):
        owner = names.handles.get(re.sub(r"[^a-z0-9]", "", label[1:].lower()))
        if owner:
            return Who(
                owner.id,
                owner.party,
                "person" if owner.kind == "person" else "org",
                "speaker_label",
                label,
                start,
                end,
                owner.kind == "person",
                False,
                "",
                True,
                of=owner.party,
            )
        return Who(SOURCE, SOURCE, "media", "speaker_label", label, start, end, True, False, "", True)
    if kind == "question":
        return None
    words = Words(text, start, end)
    for i, word in enumerate(words.text):
        if word.isupper() and len(word) > 3:
            words.text[i] = word.title()
    mentions = names.find(words)
    scene = Scene(words, mentions, memory, None, text)
    person = next((m for m in mentions if m.name.kind == "person"), None)
    if person is not None:
        who = named(scene, person)
    elif mentions:
        who = named(scene, mentions[0])
        alone = mentions[0].start == 0 and mentions[0].end == words.n
        if not alone:
            who = Who(
                who.id,
                who.party,
                "role",
                "speaker_label",
                label,
                start,
                end,
                True,
                False,
                "speaker",
                True,
                of=who.party,
            )
    else:
        found = people(scene, 0, words.n) if words.n else []
        who = (
            found[0]
            if found
            else Who(SOURCE, SOURCE, "role", "speaker_label", label, start, end, True, False, "", False)
        )
    return Who(
        who.id,
        who.party,
        who.kind,
        "speaker_label",
        label,
        start,
        end,
        who.human,
        who.many,
        who.noun,
        who.named or bool(mentions),
        who.ground,
        None,
        who.of,
    )


def voice_at(places: Layout, at: int, memory: Memory) -> Voice:
    """The voice of the text at a place outside quotes."""
    turn = places.turn_at(at)
    if turn is None:
        if memory.editorial:
            return Voice(None, (), "editorial")
        if memory.issuer is not None:
            return Voice(memory.issuer, (), "party")
        return Voice()
    if turn.kind == "question":
        return Voice(None, (), "author", places.interviewee)
    speaker = _heard(places, turn, memory)
    if speaker is None or (not speaker.known and turn.kind in ("handle", "repost") and places.single):
        return Voice()  # a thread of one author is that author's report
    partner = _partner(places, turn, speaker, memory) or (memory.recent[-1][2] if memory.recent else None)
    return Voice(speaker, (link(speaker, "", places.text),), "speaker", partner, True)


def _heard(places: Layout, turn: Turn, memory: Memory) -> Who | None:
    """Whose turn it is."""
    key = turn.label_start
    if key not in places.speakers:
        if turn.kind == "answer":
            who = places.interviewee
            if who is not None:
                who = Who(
                    who.id,
                    who.party,
                    "person",
                    "speaker_label",
                    turn.label,
                    turn.label_start,
                    turn.label_end,
                    True,
                    False,
                    "",
                    True,
                    of=who.party,
                )
        else:
            who = speaker_of(turn.label, memory, places.text, turn.label_start, turn.label_end, turn.kind)
            at = places.text.find("@", turn.start, turn.start + 80)
            unknown = turn.kind in ("handle", "repost") and who is not None and not who.known
            if unknown and at > turn.start + 3 and "\n" not in places.text[turn.start : at]:
                named_so = _named_in(places.text, turn.start, at, memory)  # "Dirk Malan @malan_orrick"
                who = replace(named_so, resolved="speaker_label") if named_so and named_so.known else who
        places.speakers[key] = who
    return places.speakers[key]


def _partner(places: Layout, turn: Turn, speaker: Who, memory: Memory) -> Who | None:
    """Whom a speaker means by "you": who spoke right before, or else speaks next."""
    if turn.kind != "speaker":
        return None
    at = places.place_of(turn)
    for other in (*reversed(places.voiced[max(0, at - 2) : at]), *places.voiced[at + 1 : at + 3]):
        if other.kind == "speaker" and other.label != turn.label:
            who = _heard(places, other, memory)
            if who is not None and who.known and who.id != speaker.id:
                return who
    return None


def prepare(places: Layout, memory: Memory, title: str) -> None:
    """Find out whose text this is: an editorial, a release of one party, an interview."""
    text = places.text
    head = text[:700]
    for turn in places.turns:
        if turn.kind == "issuer" and memory.issuer is None:
            memory.issuer = _named_in(text, turn.label_start, turn.label_end, memory)
    if any(t.kind in ("answer", "question") for t in places.turns):
        first = next(t.start for t in places.turns if t.kind in ("answer", "question"))
        person = _person_in(text, 0, first, memory)
        places.interviewee = person
        return
    memory.editorial = places.editorial
    memory.joint = jointly(text, memory, title) if not places.editorial else ()
    if not (places.editorial or places.voiced or memory.issuer) and _opines(text, _outside(places)):
        places.editorial = memory.editorial = issuer_of(text, _outside(places), memory, title) is None
    if memory.issuer is None and not places.editorial and not places.voiced:
        memory.issuer = issuer_of(text, _outside(places), memory, title)
    if memory.issuer is None and not places.editorial:
        if _ISSUED.search(head[:160]) or _ISSUED.search(title):
            memory.issuer = _named_in(text, 0, min(len(text), 400), memory)
        elif not places.voiced and len(_WE.findall(_outside(places))) >= 3:
            memory.issuer = _signed(places, memory)
    unsigned = memory.issuer is None and not (places.editorial or places.voiced or memory.joint)
    if unsigned and len(_I.findall(_outside(places))) >= 3:
        memory.issuer = _by(places, memory)  # a guest who writes in the first person: a party's, or an author
        places.editorial = memory.editorial = memory.issuer is None


_OPINION = re.compile(
    r"^[\s—–-]*(?:editorial|leader|leading article|opinion|op-ed|our view|viewpoint|comment|commentary"
    r"|the view from [\w ]{2,30}|letter from the editor)\b[^.\n]{0,60}$|\b(?:this|our) editorial\b"
    r"|\bthe (?:writer|author) is (?:a|an|the|professor)\b|\bin our view\b|\bwe hold no brief\b",
    re.IGNORECASE | re.MULTILINE,
)


def _opines(text: str, outside: str) -> bool:
    """Whether a text is an opinion piece by its heading or its own words."""
    return bool(_OPINION.search(text[:160]) or _OPINION.search(text[-200:]) or _OPINION.search(outside, 0, 6000))


def _outside(places: Layout) -> str:
    """The first part of the text without its quotes."""
    parts: list[str] = []
    at = 0
    for quote in places.quotes[:60]:
        parts.append(places.text[at : quote.start])
        at = quote.end
        if at > 6000:
            break
    parts.append(places.text[at : at + 3000])
    return " ".join(parts)


def _signed(places: Layout, memory: Memory) -> Who | None:
    for turn in places.turns:
        if turn.kind == "signature":
            return _named_in(places.text, turn.label_start, turn.label_end, memory)
    return None


def _by(places: Layout, memory: Memory) -> Who | None:
    for turn in places.turns:
        if turn.kind in ("byline", "signature"):
            who = _named_in(places.text, turn.label_start, turn.label_end, memory)
            if who is not None and who.known:
                return who
    return None


def _named_in(text: str, start: int, end: int, memory: Memory) -> Who | None:
    words = Words(text, start, end)
    mentions = memory.names.find(words)
    scene = Scene(words, mentions, memory, None, text)
    found = [m for m in mentions if m.name.kind != "person"] or mentions
    return named(scene, found[0]) if found else None


def _person_in(text: str, start: int, end: int, memory: Memory) -> Who | None:
    words = Words(text, start, end)
    mentions = memory.names.find(words)
    scene = Scene(words, mentions, memory, None, text)
    person = next((m for m in mentions if m.name.kind == "person"), None)
    if person is not None:
        return named(scene, person)
    return named(scene, mentions[0]) if mentions else None
