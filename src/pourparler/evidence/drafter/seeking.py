"""Questions for what somebody wants, and a noun for an answer; and what an author adds in two words: "So do we."."""

from __future__ import annotations

from dataclasses import dataclass

from pourparler.evidence.drafter.actors import people
from pourparler.evidence.drafter.judgements import the_author
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.proto import Proto, Reading
from pourparler.evidence.drafter.reacting import Floor
from pourparler.evidence.drafter.who import SOURCE, Scene, Who

_SOUGHT = {
    **dict.fromkeys(listed("want demand ask seek need wants wanting asking demanding seeking"), "demands"),
    **dict.fromkeys(listed("offer offering offered propose proposing proposed suggest suggesting suggested"), "offers"),
    **dict.fromkeys(listed("promise promising promised"), "promises"),
    **dict.fromkeys(listed("oppose opposing"), "opposes"),
}
_HELPING = listed("do does did has have had is are was would 's")
_LONGEST = 20  # words of an answer


@dataclass(frozen=True, slots=True)
class Sought:
    """What a question asks for: the sentence, the stance of whoever wants or offers it, and who (None: who answers)."""

    sentence: int
    stance: str
    who: Who | None


def sought(scene: Scene) -> Sought | None:
    """ "What does Kestria want?", "What has the union put forward?", "And what are you offering?"; None for others."""
    words = scene.words
    low = words.low
    at = next((k for k in range(min(words.n, 5)) if low[k] == "what"), -1)
    if at < 0 or words.n - at > 14 or low[at + 1 : at + 2] == [] or low[at + 1] not in _HELPING:
        return None
    for k in range(at + 2, words.n):
        stance = _SOUGHT.get(low[k])
        if low[k : k + 2] in (["put", "forward"], ["bring", "to"], ["put", "on"]):
            stance = "offers"
        if stance is None or k == at + 2 or words.tag[k - 1] == "D":
            continue
        subject = at + 2, k
        if low[subject[0]] in ("you", "your"):
            return Sought(scene.memory.sentence, stance, None)
        who = [w for w in people(scene, *subject) if w.known]
        return Sought(scene.memory.sentence, stance, who[0]) if who else None
    return None


def given(r: Reading, asked: Sought | None) -> bool:
    """Draft the noun that answers such a question ("A truce of thirty days."); whether it was one."""
    words = r.words
    if asked is None or r.memory.sentence - asked.sentence > 1 or r.out or not 0 < words.n <= _LONGEST:
        return False
    if any(c.kind in ("main", "do", "and") for c in r.clauses):
        return False
    who = asked.who or (r.voice.who if r.voice.kind == "speaker" else None)
    found = r.topics.best(r.hits, [(0, words.n)], 0)
    if who is None or not who.known or found is None or not found.strong or words.low[0] in ("no", "nothing", "not"):
        return False
    last = words.n
    while last > 1 and words.tag[last - 1] in ".!,;":
        last -= 1
    span = words.start[0], words.end[last - 1]
    modality = "claim" if r.links else "fact"
    r.out.append(Proto("sought", who, asked.stance, found, *span, None, modality, False, r.links, tense="none"))
    return True


_FOR = frozenset(["demands", "supports", "offers", "promises", "accepts", "drops", "considers"])
_AGAINST = frozenset(["refuses", "opposes"])


def two_words(r: Reading, floor: Floor | None) -> bool:
    """ "We would not.", "So do we.", "Nor should it.": what an author thinks of the position told right before."""
    words = r.words
    if floor is None or r.memory.sentence - floor.sentence > 1 or r.out or not 2 < words.n + 1 <= 8:
        return False
    low = [w.replace("’", "'") for k, w in enumerate(words.low) if words.tag[k] not in '.,!;"—:']
    held = floor.proto.stance
    if held not in _FOR | _AGAINST or floor.proto.who.id == the_author(r).id:
        return False
    own = [w for w in low if w in ("i", "we")]
    alone = set(low) <= listed("i we would do did should could not so nor neither wouldn't don't it he she they too")
    if not alone or len(low) < 2:
        return False
    if own and low[0] in ("i", "we") and ("not" in low or low[-1] in ("wouldn't", "don't")):
        agrees = False
    elif low[0] in ("so", "neither", "nor") and (own or low[1] == "should"):
        agrees = True
    else:
        return False
    stance = "supports" if agrees == (held in _FOR) else "opposes"
    last = max(k for k in range(words.n) if words.tag[k] not in ".!,;")
    span = words.start[0], words.end[last]
    flags = ("elliptic",)
    r.out.append(
        Proto("two-words", the_author(r), stance, floor.proto.found, *span, None, "fact", False, r.links, flags=flags)
    )
    return True


def nobody(p: Proto) -> bool:
    """Whether a draft is of a plain noun that is told of by nobody ("owners refuse to pay"): no actor of a case."""
    if p.who.id != SOURCE or p.chain or not p.who.text:
        return False
    names = p.who.text.split()
    return not any(
        word[:1].isupper() for word in (names[1:] if names[0] in ("The", "A", "An", "Its", "Some") else names)
    )
