"""Who speaks where: speakers' turns, posts, interviews, editorials, texts that a party issues, and quotations."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from pourparler.evidence.drafter.actors import people
from pourparler.evidence.drafter.issuers import issuer_of, jointly
from pourparler.evidence.drafter.names import Names
from pourparler.evidence.drafter.proto import Voice
from pourparler.evidence.drafter.sources import link
from pourparler.evidence.drafter.tokens import Words
from pourparler.evidence.drafter.who import SOURCE, Memory, Scene, Who, named
from pourparler.evidence.text.quotes import Quote, quotes
from pourparler.evidence.text.turns import Turn, turns

_VOICES = frozenset(("speaker", "handle", "repost", "answer", "question"))
_SKIPPED = frozenset(("heading", "byline", "editorial", "salutation", "signature"))
_EDITORIAL = re.compile(
    r"\b(?:this (?:newspaper|paper|column|page|board) "
    r"(?:has|have|believes|thinks|supports|opposes|would|will|could|welcomes|backs|argued|holds|urges)"
    r"|editorial board|in this newspaper['’]s view)",
    re.IGNORECASE,
)
_HEADER = re.compile(r"^[^\n@:]{0,60}@(\w{1,30})(?:[^\n@:.!?]{0,80})$", re.MULTILINE)
_ANSWERS = re.compile(r"(?:↳ ?)?(?:Replying|Reply|In reply|RT)\b")
_WE = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
_ISSUED = re.compile(
    r"press release|for immediate release|news release|(?:^|\n)office of|(?:^|\n)(?:[A-Z][\w’' ]{0,40} )?"
    r"(?:statement|communiqu[eé]|declaration|bulletin|readout|resolution)\b(?=(?:[^\n]{0,90}[^.!?\n])?$)",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass
class Layout:
    """A text's turns and quotes, and the voices of both. ``labels``: ranges that are labels and no sentence."""

    text: str
    turns: list[Turn]
    quotes: list[Quote]
    starts: list[int] = field(default_factory=list)
    labels: list[tuple[int, int]] = field(default_factory=list)
    headings: list[tuple[int, int]] = field(default_factory=list)
    editorial: bool = False
    speakers: dict[int, Who | None] = field(default_factory=dict)
    interviewee: Who | None = None
    voiced: list[Turn] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    def turn_at(self, at: int) -> Turn | None:
        """The innermost turn of a voice around a place."""
        n = bisect_right(self._starts, at)
        for turn in reversed(self.voiced[max(0, n - 6) : n]):
            if turn.start <= at < turn.end:
                return turn
        return None

    def body(self, start: int, end: int) -> int:
        """Where a sentence begins behind its labels."""
        if self.text[start : start + 5] in ("Next ", "Next\u00a0"):
            return start  # "Next meeting: Thursday" is no speaker's label
        n = bisect_right(self.starts, start)
        at = start
        for a, b in self.labels[max(0, n - 3) : n + 4]:
            if a <= at < b or (at <= a <= at + 3 and b <= end):
                at = max(at, b)
        while at < end and (self.text[at] in " \t\n:–—-|.)" or self.text[at] == "*"):
            at += 1
        return at if at < end else start

    def quotes_in(self, start: int, end: int) -> list[Quote]:
        """The quotes that may overlap a range."""
        return self.quotes[
            max(0, bisect_right(self.starts_of_quotes, start) - 2) : bisect_right(self.starts_of_quotes, end)
        ]

    def quote_of(self, at: int) -> Quote | None:
        n = bisect_right(self.starts_of_quotes, at)
        for quote in reversed(self.quotes[max(0, n - 3) : n]):
            if quote.inner_start <= at < quote.inner_end:
                return quote
        return None

    single: bool = False  # one handle wrote it all
    starts_of_quotes: list[int] = field(default_factory=list)


def layout(text: str) -> Layout:
    """The turns and quotes of a text."""
    found = list(turns(text))
    spoken = list(quotes(text))
    outer: list[Quote] = []
    for quote in spoken:
        if not outer or quote.start >= outer[-1].end:
            outer.append(quote)
    result = Layout(text, found, outer)
    result.starts_of_quotes = [q.inner_start for q in outer]
    result.voiced = _posts(text, [t for t in found if t.kind in _VOICES])
    result.single = len({t.label for t in result.voiced if t.kind in ("handle", "repost")}) == 1
    result._starts = [t.start for t in result.voiced]
    result.labels = sorted(
        {(t.label_start, t.label_end) for t in result.voiced}
        | {
            (t.label_start, t.label_end)
            for t in found
            if t.kind not in ("heading", "byline", "editorial", "issuer", "salutation", "signature")
        }
    )
    result.starts = [a for a, _ in result.labels]
    result.headings = [(t.start, t.end) for t in found if t.kind in _SKIPPED and t.kind != "signature"]
    result.editorial = any(t.kind == "editorial" for t in found) or bool(_EDITORIAL.search(text))
    return result


def _posts(text: str, voiced: list[Turn]) -> list[Turn]:
    """The voices with the posts of a thread whose authors stand on lines of their own ("Name ✓ @handle · office").

    "Replying to @handle" names whom a post answers, and not who writes it.
    """
    heads = [(m.start(), m.end(), "@" + m[1]) for m in _HEADER.finditer(text) if not _ANSWERS.match(m.group())]
    if not heads:
        return voiced
    starts = {a for a, _, _ in heads}
    for turn in voiced:
        if turn.kind in ("handle", "repost") and turn.start not in starts and not _ANSWERS.match(text, turn.start):
            heads.append((turn.start, turn.label_end, turn.label))
    heads.sort()
    if len(heads) < 2:
        return voiced
    ends = [a for a, _, _ in heads[1:]] + [len(text)]
    posts = [Turn(a, end, a, b, label, "handle") for (a, b, label), end in zip(heads, ends, strict=True)]
    return sorted([t for t in voiced if t.kind not in ("handle", "repost")] + posts, key=lambda t: t.start)


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
        places.speakers[key] = who
    speaker = places.speakers[key]
    if speaker is None or (not speaker.known and turn.kind in ("handle", "repost") and places.single):
        return Voice()  # a thread of one author is that author's report
    return Voice(
        speaker, (link(speaker, "", places.text),), "speaker", memory.recent[-1][2] if memory.recent else None, True
    )


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
