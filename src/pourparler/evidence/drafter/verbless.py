"""Positions without a verb: "No inspections, no truce.", "No to the levy!", "Our position: no more than 3 per cent"."""

from __future__ import annotations

from pourparler.evidence.drafter import compose
from pourparler.evidence.drafter.actors import people
from pourparler.evidence.drafter.conditions import phrases
from pourparler.evidence.drafter.cues import ADJECTIVE_CUES
from pourparler.evidence.drafter.groups import Group
from pourparler.evidence.drafter.heads import chain, step
from pourparler.evidence.drafter.issues import Found
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.onward import onward
from pourparler.evidence.drafter.phrases import Chain
from pourparler.evidence.drafter.predicates import predicate_after
from pourparler.evidence.drafter.proto import Proto, Reading

# Labels of one's own: what stands behind the colon is it.
_LABELS = {
    "demands": listed("demand demands ask asks request requests aim goal priority priorities expectation requirement"),
    "offers": listed("offer offers proposal proposals suggestion compromise answer"),
    "opposes": listed("objection objections concern concerns"),
    "promises": listed("promise pledge commitment guarantee"),
}
# What a slogan or a telegram begins with.
_BEGINNINGS = (
    (("no", "to"), "opposes"), (("yes", "to"), "supports"), (("hands", "off"), "opposes"), (("never", "to"), "refuses"),
    (("against",), "opposes"), (("opposed", "to"), "opposes"), (("in", "favour", "of"), "supports"),
    (("in", "favor", "of"), "supports"), (("open", "to"), "considers"), (("ready", "for"), "considers"),
    (("down", "with"), "opposes"), (("unacceptable",), "opposes"), (("ready", "to", "discuss"), "considers"),
    (("not", "acceptable"), "opposes"), (("out", "of", "the", "question"), "refuses"),
)  # fmt: skip


def verbless(r: Reading) -> None:
    """Draft what a known speaker says without any finite verb."""
    words = r.words
    if not r.out and (_headline(r) or _told(r)):
        return
    who = r.speaker
    if who is None or not who.known or words.n < 2 or r.out:
        return
    if any(c.kind not in ("part", "with", "by", "if", "adv") and c.subject is not None for c in r.clauses):
        return
    last = words.n
    while last > 1 and words.tag[last - 1] in ".!,;":
        last -= 1
    low = words.low
    own = r.voice.kind in ("speaker", "party") or len(r.links) > 0
    if not own:
        return
    for begin, stance in _BEGINNINGS:
        if tuple(low[: len(begin)]) == begin:
            _put(r, stance, len(begin), last, "slogan")
            return
    near = [h for h in r.hits if h.strong and h.start in (1, 2) and h.end >= last - 1]
    if low[0] == "no" and last <= 5 and not r.clauses and near and r.voice.turn:
        _put(r, "opposes", 0, last, "slogan")
        return
    if low[last - 1] == "now" and 1 < last <= 4 and not r.clauses and r.voice.turn:
        _put(r, "demands", 0, last, "slogan")
        return
    if low[0] == "no" and all(
        c.start > 1 and c.marker in ("before", "until", "unless", "if", "till") for c in r.clauses
    ):
        _without(r, last)
        return
    if low[0] == "not" and low[1:2] and low[1] in ("a", "one") and low[3:4] and low[3] in ("less", "more"):
        _put(r, "demands" if low[3] == "less" else "refuses", 0, last, "not-a-penny")
        return
    if all(c.kind == "part" and c.start == 0 for c in r.clauses) and _subjectless(r, last):
        return
    if low[0] in ("our", "my") and len(low) > 3:
        colon = next((k for k in range(1, min(words.n, 6)) if words.tag[k] == ":"), -1)
        if colon > 0:
            for stance, labels in _LABELS.items():
                if low[colon - 1] in labels:
                    _put(r, stance, colon + 1, last, "label")
                    return


def _headline(r: Reading) -> bool:
    """ "Kestria ready to free 20 captives once the ban ends": a line without its "is"."""
    words = r.words
    k = 0
    while k < min(words.n - 1, 7) and words.tag[k] in "XDQG" and not (k and words.low[k] in ADJECTIVE_CUES):
        k += 1
    if (
        words.low[k] in ("behind", "for", "on")
        or not 0 < k < words.n - 1
        or any(c.start <= k for c in r.clauses)
        or words.tag[k] not in "XRP"
    ):
        return False
    found = predicate_after(words, k - 1, "be", False, words.n)
    if found is None or found[0].act not in ("ready", "refuse", "oppose", "meet", "consider", "support", "promise"):
        return False
    who = [one for one in people(r.scene, 0, k, r.speaker) if one.known]
    if not who:
        return False
    end = min((c.start for c in r.clauses), default=words.n)
    while end > 1 and words.tag[end - 1] in ".!,;":
        end -= 1
    head, at = found
    state = Chain([head], at, taken=at)
    follow = onward(words, at, end, state, head)
    for _ in range(4):
        if follow is None:
            break
        follow = step(words, *follow, end, state)
    stance = compose.stance(state.heads)
    stance = {"deed": "promises", "not-deed": "refuses"}.get(stance or "", stance)
    if stance == "meets" and r.topics.meeting:
        own = [h for h in r.hits if h.issue == r.topics.meeting]
        best: Found | None = r.topics.best(own, [(0, end)], 0) or Found(r.topics.meeting, None, 2.0, True, 0, end)
    else:
        best = r.topics.best(r.hits, [(state.object, end)], state.object) or r.topics.best(r.hits, [(k, end)], k)
    if stance in (None, "plan", "believe", "hear") or best is None or not best.strong:
        return False
    for one in who:
        cue = words.start[k], words.end[max(at, k + 1) - 1]
        negated = stance in ("refuses",)
        r.out.append(
            Proto("headline", one, str(stance), best, words.start[0], words.end[end - 1], cue, "fact", negated, r.links)
        )
    return True


_BARE = frozenset(["demand", "support", "oppose", "accept", "refuse", "offer", "drop", "promise"])


def _subjectless(r: Reading, last: int) -> bool:
    """ "Calling for inspections now.", "Ready to sign a truce.": posts without their "we are"."""
    words = r.words
    if words.form[0] == "g" and words.tag[0] in "VX":
        state = chain(words, Group(0, 1, 0, words.lemma[0], "fin"), last)
        if not state.heads or state.heads[0].act not in _BARE:
            return False
    else:
        found = predicate_after(words, -1, "be", False, last)
        if found is None or found[0].act not in ("ready", "consider", "support", "oppose", "promise", "refuse"):
            return False
        state = Chain([found[0]], found[1], taken=found[1])
        follow = onward(words, found[1], last, state, found[0])
        for _ in range(4):
            if follow is None:
                break
            follow = step(words, *follow, last, state)
    stance = {"deed": "promises", "not-deed": "refuses"}.get(
        compose.stance(state.heads) or "", compose.stance(state.heads)
    )
    topic = r.topics.best(r.hits, [(state.object, last)], state.object)
    if stance in (None, "plan", "believe", "hear", "meets") or topic is None or not topic.strong:
        return False
    assert r.speaker is not None
    span = words.start[0], words.end[last - 1]
    modality, negated = "claim" if r.links else "fact", stance == "refuses"
    r.out.append(Proto("subjectless", r.speaker, str(stance), topic, *span, None, modality, negated, r.links))
    return True


def _without(r: Reading, last: int, begin: int = 0) -> None:
    """ "No inspections, no truce", "no truce without inspections": what is refused, and on what it hangs."""
    words = r.words
    comma = next((k for k in range(begin + 2, last - 1) if words.tag[k] == "," and words.low[k + 1] == "no"), -1)
    if comma > 0 and comma < begin + 8 and last - comma < 9:
        _put(r, "refuses", comma + 2, last, "no-no", (begin, comma, begin + 1))
        return
    found = [one for one in phrases(words, begin + 2, last, set()) if one.kind in ("unless", "until", "only_if")]
    for one in found[:1]:
        _put(r, "refuses", begin + 1, one.start, "no-without", (one.start, last, one.content))
        return
    for k in range(begin + 2, last - 1):
        if words.low[k] in ("until", "unless", "before", "without"):
            _put(r, "refuses", begin + 1, k, "no-without", (k, last, k + 1))
            return


def _told(r: Reading) -> bool:
    """ "I told Brandt to his face: no inspections, no truce": a slogan behind the colon of one who speaks."""
    words = r.words
    colon = next((k for k in range(2, min(words.n - 2, 20)) if words.tag[k] == ":"), -1)
    if colon < 0 or words.low[colon + 1] != "no" or not r.clauses or r.out:
        return False
    told = ("tell", "say", "be", "repeat", "add", "warn")
    if any(c.group.lemma not in told for c in r.clauses if c.group.start < colon) or r.clauses[-1].group.start > colon:
        return False
    who = [w for w in r.info[0].who if w.known] if 0 in r.info else []
    if not who or words.n - colon > 14:
        return False
    r.speaker, kept = who[0], r.speaker
    last = words.n
    while last > 1 and words.tag[last - 1] in ".!,;":
        last -= 1
    _without(r, last, colon + 1)
    r.speaker = kept
    return bool(r.out)


def _put(r: Reading, stance: str, a: int, b: int, rule: str, terms: tuple[int, int, int] | None = None) -> None:
    assert r.speaker is not None
    words = r.words
    best = r.topics.best(r.hits, [(a, b)], a)
    on = r.topics.best(r.hits, [(terms[2], terms[1])], terms[2]) if terms else None
    modality = "claim" if r.links else "fact"
    condition = None
    if terms is not None:
        kind = "until" if words.low[terms[0]] in ("until", "before") else "unless"
        condition = (words.start[terms[0]], words.end[terms[1] - 1], kind, None)
    if best is not None and best.strong:
        first = min(0 if rule == "slogan" else a, a)
        end = max(b, terms[1] if terms else b)
        r.out.append(_proto(r, rule, stance, best, first, end, modality, condition))
    if on is not None and on.strong and terms is not None:
        r.out.append(_proto(r, "condition", "conditions_on", on, terms[0], terms[1], modality, condition))


def _proto(
    r: Reading, rule: str, stance: str, found: Found, a: int, b: int, modality: str,
    condition: tuple[int, int, str, str | None] | None,
) -> Proto:  # fmt: skip
    assert r.speaker is not None
    words = r.words
    return Proto(
        rule, r.speaker, stance, found, words.start[a], words.end[b - 1], None, modality,
        stance == "refuses", r.links, condition, tense="none",
    )  # fmt: skip
