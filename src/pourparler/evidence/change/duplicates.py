"""Near-duplicate reports and carried-over paragraphs, by shared runs of three words.

Broder, "On the resemblance and containment of documents" (1997); exact and without sampling, over an inverted index.
A report is compared with the earlier ones only; where the dates are equal or unknown the longer one stands for the
earlier, and ``ordered`` is false: then one repeats the other, and nothing tells which.

What counts is runs of three words that tell something: those of the names and keywords of the case, and of words that
any two reports share, are left aside. Fewer than eight runs in common are chance. Fewer than twenty, and no whole
paragraph word for word, are a *thin* match: it is told as one that may be, and nothing rests on it. Two reports that
oppose each other (see `alike.opposing`) are never called repeats; what paragraphs they have in common, word for word,
are passages.

- *reprint*: at least 0.8 of its shingles stand in the earlier report (also an exact copy, and an excerpt);
- *update*: 0.25 to 0.8 of them do, or that much of the earlier report stands in it (a longer later version);
- *passages*: less, but at least one whole paragraph was carried over.

A paragraph is carried over when 0.8 of its shingles stand in the earlier report; one of fewer than eight words or
shingles only between reports that are related anyway, and only word for word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from itertools import chain
from math import ceil
from typing import Any

from pourparler.evidence.change.alike import common_words, opposing
from pourparler.evidence.change.fold import Folded, Paragraph, Shingle
from pourparler.evidence.change.periods import OPEN_END, bounds
from pourparler.evidence.lexicon import Lexicon
from pourparler.evidence.report import Report
from pourparler.evidence.statement import Statement
from pourparler.words import counted

REPRINT = 0.8
UPDATE = 0.25
CARRIED = 0.8
SHORT = 8  # words; a shorter paragraph is carried over only word for word
LEAST = 8  # shared shingles: fewer are chance, also where a text is so short that they are a large part of it
SURE = 20  # shared shingles: with fewer, a match is thin
SPLIT = 0.2  # share of a paragraph that a further paragraph of the other report must hold to count as its source too


@dataclass(frozen=True)
class Passage:
    """A paragraph of a report and the paragraph of the earlier report that it was carried over from."""

    start: int
    end: int
    of_start: int
    of_end: int


@dataclass(frozen=True)
class Kinship:
    """``doc`` repeats the earlier report ``of``.

    ``containment``: share of the shingles of ``doc`` that stand in ``of``; ``back``: the other way round (0 to 1).
    ``ordered``: ``of`` is certainly the earlier; ``thin``: too little text to be sure, so that nothing rests on it.
    """

    doc: str
    of: str
    kind: str
    containment: float
    back: float
    paragraphs: tuple[Passage, ...] = ()
    ordered: bool = True
    thin: bool = False

    @property
    def says(self) -> str:
        """What the one report is, followed by the other: ``is a reprint of``, ``may repeat, or be repeated by,``."""
        if self.kind == "passages":
            count = len({p.start for p in self.paragraphs})
            return f"{'may share' if self.thin else 'shares'} {counted(count, 'paragraph')} with"
        if not self.ordered:
            return "may repeat, or be repeated by," if self.thin else "repeats, or is repeated by,"
        what = "a reprint of" if self.kind == "reprint" else "an update of"
        return f"may be {what}" if self.thin else f"is {what}"

    def to_json(self) -> dict[str, Any]:
        return {**asdict(self), "paragraphs": [asdict(p) for p in self.paragraphs]}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Kinship:
        return cls(**{**data, "paragraphs": tuple(Passage(**row) for row in data["paragraphs"])})


def relate(
    reports: Iterable[Report], lexicon: Lexicon | None = None, statements: Iterable[Statement] = ()
) -> tuple[Kinship, ...]:
    """For each report the earlier report it repeats most, and each one that a paragraph of it was carried over from.

    ``lexicon``: that of the case, whose names and keywords count for nothing; ``statements``: what the reports say.
    So a report has few records, however many copies of one text there are: copies all point at the first.
    The result does not depend on the order of ``reports``; it is sorted by date, length and id.
    """
    reports = list(reports)
    known, oppose = common_words(lexicon), opposing(statements)
    texts = {r.id: Folded(r.text, known) for r in reports}
    published = {r.id: bounds(r.published) or (OPEN_END, OPEN_END) for r in reports}
    order = sorted(texts, key=lambda id: (published[id], -len(texts[id].folded), id))
    index = _Index([texts[id] for id in order])
    found: list[Kinship] = []
    first: dict[str, int] = {}  # of each text, word for word
    for here, id in enumerate(order):
        text = texts[id]
        if not text.paragraphs:
            continue
        same = first.setdefault(text.folded, here)
        if same != here:
            pairs = {same: _passages(text, texts[order[same]], text.paragraphs)}
        else:
            root, pairs = _sources(text, index, lambda other, id=id: oppose(id, order[other]))  # type: ignore[misc]
            index.add(here, root if root is not None and _kind(text, index.texts[root])[0] == "reprint" else here)
        for other in sorted(pairs):
            there, passages = texts[order[other]], pairs[other]
            kind, containment, back = _kind(text, there)
            if other != same and oppose(id, order[other]):
                kind, passages = "passages", _word_for_word(text, there, passages)
                if not passages:
                    continue
            thin = _thin(kind, text, there, passages)
            ordered = published[order[other]][1] < published[id][0] < OPEN_END  # no date is OPEN_END
            found.append(Kinship(id, order[other], kind, containment, back, passages, ordered, thin))
    return tuple(found)


@dataclass
class _Index:
    """Which of the earlier texts hold a shingle. Of a text and its reprints each shingle is listed once.

    So the lists stay short however often one text is reprinted.
    """

    texts: Sequence[Folded]
    holders: dict[Shingle, list[int]] = field(default_factory=dict)
    family: dict[int, int] = field(default_factory=dict)
    known: dict[int, set[Shingle]] = field(default_factory=dict)
    reprinted: set[int] = field(default_factory=set)

    def add(self, text: int, like: int) -> None:
        """Lists a text; ``like``: the text it is a reprint of, or itself."""
        head = self.family[like] if like != text else text
        self.family[text] = head
        if head != text:
            self.reprinted.add(head)
        known = self.known.setdefault(head, set())
        fresh = self.texts[text].shingles - known
        known |= fresh
        for shingle in fresh:
            self.holders.setdefault(shingle, []).append(text)

    def sharing(self, shingles: frozenset[Shingle], least: int, part: float = 0.0) -> dict[int, int]:
        """Earlier texts that share ``least`` of these shingles and ``part`` of the shorter text, with how many.

        In order. None is left out, but for reprints that hold nothing which their family has not had before.
        """
        get = self.holders.get
        hits = Counter(chain.from_iterable(get(s, ()) for s in shingles))
        total: Counter[int] = Counter()
        for text, count in hits.items():
            total[self.family[text]] += count
        found: dict[int, int] = {}
        for text in sorted(hits):
            there, head = self.texts[text].shingles, self.family[text]
            need = max(least, _least(part, min(len(shingles), len(there))))
            if total[head] >= need:  # of a family each shingle is listed once, so now those are counted that are not
                common = shared(shingles, there) if head in self.reprinted else hits[text]
                if common >= need:
                    found[text] = common
        return found


def _least(part: float, size: int) -> int:
    """The smallest number that is at least this part of a size."""
    return ceil(round(part * size, 6))  # 0.8 x 35 is 28, and not 28.000000000000004


def shared(a: frozenset[Shingle], b: frozenset[Shingle]) -> int:
    """How many shingles two texts have in common."""
    return len(a & b)


def _kind(text: Folded, other: Folded) -> tuple[str, float, float]:
    common = shared(text.shingles, other.shingles)
    same = text.folded == other.folded
    share, back = (common / len(t.shingles) if t.shingles else float(same) for t in (text, other))
    if same or (common >= LEAST and share >= REPRINT):
        return "reprint", share, back
    return ("update" if common >= LEAST and max(share, back) >= UPDATE else "passages"), share, back


def _thin(kind: str, text: Folded, other: Folded, passages: Iterable[Passage]) -> bool:
    """Whether a match rests on too little text to be sure of it: not on a whole paragraph, word for word, at least."""
    if text.folded == other.folded:
        return len(text.shingles) < LEAST
    if _word_for_word(text, other, passages):
        return False
    if kind == "passages":
        carried = {p.start for p in passages}
        return sum(len(p.shingles) for p in text.paragraphs if p.start in carried) < SURE
    return shared(text.shingles, other.shingles) < SURE


def _word_for_word(text: Folded, other: Folded, passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Those whose paragraph stands in the other text as it is, and is no mere heading."""
    exact = {p.folded for p in other.paragraphs}
    whole = {p.start for p in text.paragraphs if p.folded in exact and not _slight(p)}
    return tuple(p for p in passages if p.start in whole)


def _slight(paragraph: Paragraph) -> bool:
    """Whether it holds too little to relate two reports."""
    return paragraph.count < SHORT or len(paragraph.shingles) < LEAST


def _sources(
    text: Folded, index: _Index, barred: Callable[[int], bool]
) -> tuple[int | None, dict[int, tuple[Passage, ...]]]:
    """The earlier text that this one repeats most, if any; and the passages carried over, by earlier text.

    ``barred``: whether an earlier text is no source of this one, whatever they share.
    """
    best: tuple[float, int] | None = None
    for other, common in index.sharing(text.shingles, LEAST, UPDATE).items():
        if not barred(other):
            best = max(best or (0.0, 0), (common / len(text.shingles), -other))
    root = -best[1] if best else None
    carried: dict[int, list[Paragraph]] = {} if root is None else {root: []}
    for paragraph in text.paragraphs:
        if _slight(paragraph):
            continue
        need = _least(CARRIED, len(paragraph.shingles))
        home = root
        if home is None or shared(paragraph.shingles, index.texts[home].shingles) < need:
            home = next(iter(index.sharing(paragraph.shingles, need)), None)
        if home is not None:
            carried.setdefault(home, []).append(paragraph)
    short = [p for p in text.paragraphs if _slight(p)]
    return root, {
        other: _passages(text, index.texts[other], [*rows, *short] if other == root else rows)
        for other, rows in carried.items()
    }


def _passages(text: Folded, other: Folded, rows: Iterable[Paragraph]) -> tuple[Passage, ...]:
    """Where in the other text these paragraphs stand: word for word, or else by most shared shingles."""
    exact: dict[str, Paragraph] = {}
    for paragraph in other.paragraphs:
        exact.setdefault(paragraph.folded, paragraph)
    found = []
    for row in rows:
        if row.folded in exact:
            homes = [exact[row.folded]]
        elif _slight(row):
            homes = []
        else:
            homes = _homes(row, other)
        found += [Passage(row.start, row.end, home.start, home.end) for home in homes]
    return tuple(sorted(found, key=lambda p: (p.start, p.of_start)))


def _homes(row: Paragraph, other: Folded) -> list[Paragraph]:
    """The paragraphs of the other text that hold this one: the best, and those that hold a fifth of it besides."""
    left = set(row.shingles)
    homes: list[int] = []
    while left:
        hits = Counter(chain.from_iterable(other.places.get(s, ()) for s in left))
        best = min(hits, key=lambda number: (-hits[number], number), default=None)
        if best is None or (homes and hits[best] < SPLIT * len(row.shingles)):
            break
        homes.append(best)
        left -= other.paragraphs[best].shingles
    return [other.paragraphs[number] for number in sorted(homes)]
