"""On whose word a statement stands, and whether two statements stand on different words.

Two chains of sources are independent only if their publishers and their innermost sources differ. The *innermost*
source is the last link of the chain that is not the actor speaking for itself; where every link is, it is the actor;
where there is none, it is the report's own voice.

Two named sources are the same if they are the same person, organisation or document. Two unnamed ones are taken to be
the same where they belong to the same party (or nobody says to whom), their number is the same (or not stated), and
they are heard on the same claim or in the same period. Whether one is granted anonymity and the other just left
without a name does not tell them apart: "officials said" and "two officials said on condition of anonymity" may be the
same two. The rule errs on the side of one source: two officials of one party who were heard apart count once. It
cannot see two officials whom two papers place with different parties, or one whom a paper counts among three.
"""

from __future__ import annotations

from dataclasses import dataclass

from pourparler.evidence.change.fold import folded
from pourparler.evidence.change.library import Library
from pourparler.evidence.change.periods import same_period
from pourparler.evidence.statement import Actor, Attribution, Statement

UNNAMED = ("unnamed_official", "anonymous", "unknown")
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, order=True)
class Voice:
    """An innermost source. ``kind``: own (the report), self (the actor), named or unnamed.

    ``id``: the party or person it belongs to, or its folded name; empty if unknown. ``count`` is 0 if not stated.
    """

    kind: str
    id: str
    count: int = 0
    noun: str = "sources"


def itself(link: Attribution, actor: Actor) -> bool:
    """Whether a link is the actor speaking for itself; a party may speak for its people, by name."""
    if link.kind == "self":
        return True
    if link.kind in UNNAMED or link.anonymous:
        return link.id is not None and link.id == actor.id
    return link.id is not None and link.id in (actor.id, actor.party, actor.speaks_for)


def innermost(statement: Statement) -> Attribution | None:
    """The last link of the chain that is not the actor speaking for itself; None if there is none."""
    for link in reversed(statement.attribution):
        if link.kind != "author" and not itself(link, statement.actor):
            return link
    return None


def voice(statement: Statement) -> Voice:
    """The innermost source of a statement, as far as it can be told from others."""
    link = innermost(statement)
    if link is None:
        spoken = statement.quote == "direct" or statement.actor.resolved == "speaker_label"
        if spoken or any(k.kind != "author" for k in statement.attribution):
            return Voice("self", statement.actor.id)
        return Voice("own", statement.doc)
    if link.kind in UNNAMED or link.anonymous:
        noun = "officials" if "official" in link.text.casefold() else "sources"
        return Voice("unnamed", link.id or "", link.count or 0, noun)
    return Voice("named", link.id or folded(link.text))


def on_record(statement: Statement) -> bool:
    """Whether the actor is on record as saying this itself: by name, with nobody unnamed between it and the reader."""
    named = all(not link.anonymous and link.kind not in UNNAMED for link in statement.attribution)
    return named and voice(statement).kind == "self"


def same_source(a: Statement, b: Statement, library: Library, one_claim: bool = False) -> str:
    """Why two statements stand on the word of one innermost source; empty where they do not.

    ``one_claim``: they are known to make the same claim (see `repeats.groups`).
    """
    x, y = voice(a), voice(b)
    if "own" in (x.kind, y.kind):
        if x.kind != y.kind:
            return ""
        outlet = library.publisher(a.doc)
        if library.root(a.doc) == library.root(b.doc) or (outlet and outlet == library.publisher(b.doc)):
            return f"the own voice of {library.outlet(a.doc)} in both"
        return ""
    if x.kind != y.kind:
        return ""
    if x.kind == "self":
        return f"{library.name(x.id)}'s own words in both" if x.id == y.id else ""
    if x.kind == "named":
        return f"the same source, {library.name(x.id)}" if x.id == y.id else ""
    if (x.id and y.id and x.id != y.id) or (x.count and y.count and x.count != y.count):
        return ""
    if not one_claim and not same_period(library.dated(a), library.dated(b)):
        return ""
    noun = x.noun if x.noun == y.noun else "sources"
    if not (x.id and y.id):
        return f"unnamed {noun} that nothing tells apart"
    owner = library.name(x.id)
    if x.count and x.count == y.count:
        number = NUMBERS[x.count] if x.count < len(NUMBERS) else str(x.count)
        return f"the same {number} {noun if x.count > 1 else noun[:-1]} ({owner})"
    return f"the same {noun} ({owner}), as far as the reports tell"


@dataclass(frozen=True, order=True)
class Signature:
    """What makes the chains of two reports of one claim dependent; chains with one signature are one source.

    A report whose outlet is not stated has its own id in place of it.
    """

    publishers: tuple[str, ...]
    voice: Voice


def publishers(statement: Statement, library: Library) -> frozenset[str]:
    """The families whose word it is: that of the report, of what it reprints, and of media that the chain names.

    Holds an empty text where an outlet is not stated.
    """
    passage = library.passage(statement)
    docs = {statement.doc, library.root(statement.doc), *(passage[:1] if passage else ())}
    media = {library.family(link.text) for link in statement.attribution if link.kind == "media"}
    return frozenset({library.publisher(doc) for doc in docs} | media)


def signature(statement: Statement, library: Library) -> Signature:
    """The signature of a statement's chain."""
    root = f"report {library.root(statement.doc)}"
    found = voice(statement)
    return Signature(
        tuple(sorted(family or root for family in publishers(statement, library))),
        Voice("own", "") if found.kind == "own" else found,
    )


def dependence(a: Statement, b: Statement, library: Library, one_claim: bool = False) -> str:
    """Why two statements are not independent, in words; empty where they are.

    A publisher that is not stated cannot be shown to differ: such statements are not independent.
    """
    if a.doc == b.doc:
        return "the same report"
    roots = library.root(a.doc), library.root(b.doc)
    if roots[0] == roots[1]:
        both = roots[0] not in (a.doc, b.doc)
        return f"{'both are reprints' if both else 'a reprint'} of {library.title(roots[0])}"
    passage = library.passage(a)
    if passage is not None and passage == library.passage(b):
        return f"a passage carried over from {library.title(passage[0])}"
    if why := same_source(a, b, library, one_claim):
        return why
    ours, theirs = publishers(a, library), publishers(b, library)
    for statement, found in ((a, ours), (b, theirs)):
        if "" in found:
            return f"the outlet of {statement.doc} is not stated"
    if ours & theirs:
        return f"the same publisher, {_spelled(a, min(ours & theirs), library)}"
    return ""


def _spelled(statement: Statement, family: str, library: Library) -> str:
    """The name of a publisher as the report or its chain spells it."""
    outlets = [r.outlet for doc in (statement.doc, library.root(statement.doc)) if (r := library.reports.get(doc))]
    outlets += [link.text for link in statement.attribution if link.kind == "media"]
    return next((outlet for outlet in outlets if library.family(outlet) == family), family)


def chain_words(statement: Statement, library: Library) -> str:
    """The chain of sources as a reader sees it, outermost first.

    Such as ``The Post (alaska), citing two senior officials (anonymous), citing Donald Trump``.
    """
    words = [library.title(statement.doc)]
    for link in statement.attribution:
        if link.kind != "author":
            words.append(f"citing {link.text}{' (anonymous)' if link.anonymous else ''}")
    if len(words) == 1:
        speaks = voice(statement).kind == "self"
        words.append(f"{library.name(statement.actor.id)} speaking for itself" if speaks else "in its own voice")
    return ", ".join(words)


def plainly_one(a: Signature, b: Signature) -> bool:
    """Whether two chains of one claim are dependent by what stands in their signatures alone: a cheap first look."""
    same_word = a.voice == b.voice and a.voice.kind != "own"
    return same_word or not set(a.publishers).isdisjoint(b.publishers)


def most_apart(apart: list[int]) -> int:
    """The size of the largest set whose members are all independent of each other; for up to about 24.

    ``apart[i]`` has a bit for each that is independent of i.
    """

    def most(left: int) -> int:
        if not left:
            return 0
        at = (left & -left).bit_length() - 1
        rest = left & (left - 1)
        with_it = 1 + most(rest & apart[at])
        return with_it if rest & ~apart[at] == 0 else max(with_it, most(rest))

    return most((1 << len(apart)) - 1)
