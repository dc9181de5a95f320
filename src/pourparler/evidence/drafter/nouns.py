"""Positions told as nouns: "its demand for", "the decision of Sulo to withdraw its objection"."""

from __future__ import annotations

from pourparler.evidence.drafter import compose
from pourparler.evidence.drafter.actors import people
from pourparler.evidence.drafter.closed import ROLES
from pourparler.evidence.drafter.cues import NOUN_CUES
from pourparler.evidence.drafter.emit import emit, region_end
from pourparler.evidence.drafter.heads import step
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.onward import onward
from pourparler.evidence.drafter.phrases import Chain, Head
from pourparler.evidence.drafter.predicates import PARTISANS
from pourparler.evidence.drafter.proto import Info, Reading
from pourparler.evidence.drafter.who import Who, named


def partisans(r: Reading) -> None:
    """ "Kestria, a long-time opponent of the dam, ...": what somebody is said to be for or against, in passing."""
    words = r.words
    for i in range(3, words.n - 2):
        act = PARTISANS.get(words.low[i])
        if act is None or words.low[i + 1] != "of":
            continue
        k = i - 1
        while k > 0 and words.tag[k] in "DXARQ":
            k -= 1
        m = r.scene.mention_at(k - 1) if k and words.tag[k] == "," else None
        host = next((c for c in r.clauses if c.start <= i < max(c.end, c.group.end)), None)
        if m is None or m.end != k or host is None or host.kind == "if":
            continue
        end = next((q for q in range(i + 2, words.n) if words.tag[q] in ",.;:—"), words.n)
        state = Chain([Head(act, words.low[i], i, i + 2, noun=True)], i + 2, taken=i + 2)
        info = r.info[host.number]
        about = Info([named(r.scene, m)], state, info.links, info.speaker, False, info.past, info.told)
        stance = compose.stance(state.heads)
        emit(r, host, about, state, stance or "", "partisan", (i + 2, end), None, span=(k + 1, end), cautious=True)


def noun_positions(r: Reading) -> None:
    """ "Meridia's proposal to raise the royalty", "the decision of Sulo to withdraw its claim": positions as nouns."""
    words = r.words
    used = {k for proto in r.out if proto.cue for k in range(words.n) if proto.cue[0] <= words.start[k] < proto.cue[1]}
    for i in range(words.n):
        if words.tag[i] != "X" or words.low[i] not in NOUN_CUES or i in used:
            continue
        act = NOUN_CUES[words.low[i]]
        if i and words.low[i - 1] in ("possible", "potential", "feared", "eventual", "hypothetical"):
            continue
        if act == "support" and i + 1 < words.n and words.low[i + 1] in ("of", "from", "by"):
            continue
        if act == "accept" and not (words.low[i] in _ACCEPTED and words.low[i + 1 : i + 2] in (["to"], ["in"])):
            continue
        wish = words.low[i] in ("wish", "desire") and words.low[i + 1 : i + 2] in (["to"], ["for"])
        if act not in _OWNED and not wish:
            continue
        if words.low[i] in ("claim", "claims") and "that" in words.low[i + 1 : i + 10]:
            continue  # "the claim by X that ...": it is no demand
        if any(p.rule == "fate" and p.start <= words.start[i] < p.end for p in r.out):
            continue
        who, start, behind = noun_owner(r, i)
        if who is None or not who.known:
            continue
        host = next((c for c in r.clauses if c.start <= i < c.end), None)
        if host is None:
            # "A's threat to raise it if talks stall is unwise": before a clause that is parted from it
            host = next((c for c in r.clauses if c.start > i and c.kind == "main"), None)
        if host is None or host.kind == "if":
            continue
        info = r.info[host.number]
        inside = host.subject is not None and host.subject[0] <= i < host.subject[1]
        if info.who and any(one.party == who.party for one in info.who) and not inside:
            continue
        state = Chain([Head(act, words.low[i], i, behind, noun=True)], behind, taken=behind)
        end = host.end if host.start <= i else min(c.start for c in r.clauses if c.start > i)
        follow = onward(words, behind, end, state, state.heads[0])
        if follow is not None:
            at, lemma, neg = follow
            for _ in range(4):
                again = step(words, at, lemma, neg, end, state)
                if again is None:
                    break
                at, lemma, neg = again
        elif words.low[behind : behind + 2] == ["in", "principle"]:
            state.object = behind + 2
        elif (
            not (behind < end and words.low[behind] in ("for", "to", "of", "that", "on", "against")) and behind == i + 1
        ):
            continue
        told = next((c for c in r.clauses if state.that and c.kind == "that" and c.start in (behind, behind + 1)), None)
        end = max(end, told.end) if told is not None else end
        stance = compose.stance(state.heads)
        if stance == "deed" or stance == "plan" or stance is None:
            continue
        emit(
            r,
            host,
            Info([who], state, info.links, info.speaker, False, info.past, info.told),
            state,
            stance,
            "noun-" + act,
            (state.object, region_end(r, state.object, end)),
            None,
            span=(start, end),
        )


_OWNED = listed("offer demand refuse threaten support oppose promise plan ready accept")
_ACCEPTED = frozenset(["agreement", "acceptance", "consent", "assent"])


def noun_owner(r: Reading, i: int, plain: bool = False) -> tuple[Who | None, int, int]:
    """Whose the noun at ``i`` is ("X's plan", "the plan of X"), where its phrase begins, and where it ends."""
    words = r.words
    k = i - 1
    while k >= 0 and words.tag[k] in "XAQR" and not r.scene.mention_at(k):
        k -= 1
    if k >= 0 and words.tag[k] == "G" and r.scene.mention_at(k - 1) is None and words.low[k - 1] in ROLES:
        a = k - 1
        while a > 0 and words.tag[a - 1] in "DXA" and words.tag[a] != "D":
            a -= 1
        whose = people(r.scene, a, k, r.speaker)
        if whose:
            return whose[0], a, i + 1
    if k >= 0 and words.tag[k] == "G":
        m = r.scene.mention_at(k - 1)
        if m is not None and m.end == k:
            return named(r.scene, m), m.start, i + 1
    m = r.scene.mention_at(k) if k >= 0 else None
    leads = plain or words.low[i + 1 : i + 2] in (["to"], ["for"], ["that"])
    if (
        leads
        and m is not None
        and m.end == k + 1
        and k > 0
        and words.tag[m.start - 1] == "D"
        and m.name.kind != "person"
    ):
        return named(r.scene, m), m.start - 1, i + 1  # "the Bordurian proposal"
    given = i + 1
    if given < words.n and words.low[given] in (
        "given",
        "made",
        "issued",
        "expressed",
        "offered",
        "voiced",
        "tabled",
        "submitted",
        "advanced",
        "raised",
    ):
        given += 1
    if given + 1 < words.n and words.low[given] in ("by", "from", "of") and words.tag[given] == "P":
        k = given + 1
        if words.tag[k] == "D" and k + 1 < words.n:
            k += 1
        while (
            k + 1 < words.n
            and words.tag[k] == "X"
            and words.text[k].islower()
            and words.low[k] not in ROLES
            and not r.scene.mention_at(k)
            and k - i < 6
        ):
            k += 1
        if k + 2 < words.n and words.low[k] in ROLES and words.low[k + 1] in ("of", "for", "from"):
            k += 2 if words.tag[k + 2] != "D" else 3
        m = r.scene.mention_at(k)
        if m is not None and m.start == k:
            start = i
            while start > 0 and words.tag[start - 1] in "DXA":
                start -= 1
            return named(r.scene, m), start, m.end
    return None, i, i + 1
