"""Posts and headlines leave words out: "Union now threatening a strike", "Levy a non-starter for the north"."""

from __future__ import annotations

from pourparler.evidence.drafter.actors import people
from pourparler.evidence.drafter.closed import ROLES
from pourparler.evidence.drafter.groups import Group
from pourparler.evidence.drafter.issues import Found
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.names import Mention
from pourparler.evidence.drafter.phrases import Head
from pourparler.evidence.drafter.predicates import predicate_after
from pourparler.evidence.drafter.proto import Proto, Reading
from pourparler.evidence.drafter.tokens import Words
from pourparler.evidence.drafter.who import Who

_CAME = listed("come go arrive walk enter start begin open leave emerge end sit")
_WANTING = listed("want demand ask seek hope insist call offer look refuse threaten promise reject oppose")
_NOT_SO = listed("accord include follow regard concern speak depend be have do")


def telegraphic(words: Words, found: list[Group], mentions: list[Mention]) -> None:
    """Turn "-ing" forms that stand for a whole verb into one: "Kestria still | refusing to sign"."""
    for n, group in enumerate(found[:3]):
        if group.kind == "fin" and group.lemma in _CAME and n + 1 < len(found) and not group.modal:
            later = found[n + 1]
            near = later.start - group.end <= 3 and all(words.tag[k] in "PRX" for k in range(group.end, later.start))
            if later.kind == "ger" and near and later.lemma in _WANTING:
                later.kind, later.start, later.past, later.neg = "fin", group.start, group.past, group.neg or later.neg
                del found[n]
                return
    if not found or found[0].kind != "ger" or found[0].start == 0 or found[0].start > 9:
        return
    group = found[0]
    k = group.start - 1
    neg = False
    while k > 0 and words.tag[k] in "RN":
        neg = neg or words.low[k] in ("not", "never")
        k -= 1
    named = any(m.end == k + 1 for m in mentions)
    begun = all(words.tag[j] in "XDQGA" or (words.tag[j] == "P" and words.low[j] == "of") for j in range(k + 1))
    role = words.low[k] in ROLES and any(m.end <= k for m in mentions)
    if not begun or not (named or role) or group.lemma in _NOT_SO:
        return
    later = next((g for g in found[1:] if g.kind == "fin"), group)
    if later is not group and not any(words.tag[j] in "SWC,;:—" for j in range(group.end, later.start + 1)):
        return  # "companies offering 3 per cent | said"
    comma = next((j for j in range(group.end, later.start) if words.tag[j] == ","), -1)
    if later is not group and comma >= 0 and not any(words.tag[j] in "SWC;:—" for j in range(comma, later.start)):
        return
    group.kind, group.going, group.neg = "fin", True, group.neg or neg


def labelled(r: Reading, around: Found | None) -> bool:
    """Draft "Tariff a non-starter for Borduria", "“Unacceptable,” said Lind": a judgement without its verb."""
    words = r.words
    if r.out or not words.n or any(c.kind in ("main", "do") for c in r.clauses):
        return False
    last = words.n
    while last > 1 and words.tag[last - 1] in ".!,;":
        last -= 1
    if last > 12:
        return False
    whose = next((k for k in range(1, last - 1) if words.low[k] in ("for", "to") and words.tag[k] in "PT"), last)
    who = [w for w in people(r.scene, whose + 1, last) if w.known] if whose < last else []
    who = who or ([r.speaker] if r.speaker is not None and r.speaker.known and whose == last else [])
    if not who or not (who[0] is not r.speaker or r.links or r.voice.kind == "speaker"):
        return False
    for k in range(min(whose, 6)):
        if k and not all(words.tag[j] in "XDQGA" for j in range(k)):
            return False
        head = _judged(words, k, whose)
        if head is None:
            continue
        found = r.topics.best(r.hits, [(0, k)], 0) if k else around
        if found is None or (k and not found.strong):
            return False
        chain = r.links
        for one in who:
            span = words.start[0], words.end[last - 1]
            modality = "claim" if chain else "fact"
            flags = () if k else ("elliptic",)
            r.out.append(
                Proto(
                    "telegram",
                    one,
                    head.predicate,
                    found,
                    *span,
                    None,
                    modality,
                    head.neg,
                    chain,
                    tense="none",
                    flags=flags,
                )  # fmt: skip
            )
        return True
    return False


def _judged(words: Words, k: int, stop: int) -> Head | None:
    """The judgement that the words from ``k`` to ``stop`` are, and nothing else."""
    found = predicate_after(words, k - 1, "be", False, stop)
    if found is None or found[0].act != "predicate" or found[1] < stop or not found[0].predicate:
        return None
    return found[0] if found[0].predicate not in ("claims", "meets") else None


def first_things(r: Reading, who: Who | None) -> bool:
    """ "First a truce, then the border.": what somebody wants first."""
    words = r.words
    who = who or r.speaker
    if r.out or who is None or not who.known or words.n < 3 or words.n > 24:
        return False
    if any(c.kind in ("main", "do", "that") for c in r.clauses):
        return False
    last = words.n
    while last > 1 and words.tag[last - 1] in ".!,;":
        last -= 1
    if words.low[0] == "first":
        end = next((k for k in range(1, last) if words.low[k] == "then" or words.tag[k] in ",;—"), last)
        a, b = 1, end
        if end == last:
            return False
    else:
        return False
    found = r.topics.best(r.hits, [(a, b)], a)
    if found is None or not found.strong:
        return False
    span = words.start[a], words.end[b - 1]
    modality = "claim" if r.links else "fact"
    r.out.append(Proto("first", who, "demands", found, *span, None, modality, False, r.links, tense="none"))
    return True
