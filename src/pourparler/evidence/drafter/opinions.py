"""What an author thinks of something, told without a cue: by what it would do, what it deserves, what it is like."""

from __future__ import annotations

from pourparler.evidence.drafter.actors import people
from pourparler.evidence.drafter.groups import Clause
from pourparler.evidence.drafter.issues import Found
from pourparler.evidence.drafter.judgements import the_author
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.praise import BAD, GOOD, opening, put_forward
from pourparler.evidence.drafter.proto import Proto, Reading
from pourparler.evidence.drafter.reacting import Floor
from pourparler.evidence.drafter.who import Who

# What something would do, or does, that nobody wants, and that everybody does.
_HARM = listed(
    "ruin wreck destroy damage hurt harm cripple punish penalise penalize kill bankrupt undermine worsen strangle "
    "choke sink devastate impoverish endanger betray poison backfire starve humiliate sabotage weaken threaten "
    "jeopardise jeopardize reward embolden divide fail provoke inflame drown stifle deter"
)
_HELP = listed(
    "settle solve help save protect benefit improve ease end calm spare strengthen heal restore relieve rescue "
    "reassure work steady stabilise stabilize"
)
_THINGS = listed("answer course choice way one thing step policy idea solution remedy option path move compromise deal")
_ANSWERS = listed("answer solution remedy cure alternative")
_LITTLE = frozenset(["little", "nothing", "nobody", "no", "less"])
_THINK_AGAIN = (
    ("think", "again"), ("reconsider",), ("relent",), ("back", "down"), ("give", "way"), ("change", "course"),
    ("budge",), ("climb", "down"), ("change", "his", "mind"), ("change", "her", "mind"), ("think", "twice"),
    ("change", "its", "mind"), ("change", "their", "minds"), ("come", "round"), ("yield",), ("listen",),
)  # fmt: skip
_AGAINST = frozenset(["refuses", "opposes", "silent", "denies"])
_FOR = frozenset(["demands", "supports", "offers", "promises", "accepts", "threatens", "drops", "considers"])
_ADVISED = (("do", "well", "to"), ("be", "wise", "to"), ("be", "well", "advised", "to"), ("do", "better", "to"),
            ("be", "right", "to"), ("be", "foolish", "not", "to"), ("do", "worse", "than", "to"))  # fmt: skip
_UNWISE = (("be", "foolish", "to"), ("be", "wrong", "to"), ("be", "unwise", "to"), ("be", "mad", "to"),
           ("be", "ill", "advised", "to"), ("be", "ill-advised", "to"), ("be", "mistaken", "to"))  # fmt: skip


def opinions(r: Reading, floor: Floor | None) -> None:
    """Draft what the author of an editorial thinks, where no rule has found it."""
    if r.voice.kind != "editorial" or r.links:
        return
    author = the_author(r)
    told = {p.found.issue for p in r.out if p.who.id == author.id}
    if told and len(r.clauses) < 2:
        return
    if not told and (opening(r, author) or put_forward(r, author)):
        return
    for clause in r.clauses:
        if clause.kind not in ("main", "and", "that") or clause.subject is None or clause.number in r.eaten:
            continue
        if clause.kind == "that" and (clause.up < 0 or r.info[clause.up].who):
            continue
        if clause.group.past and not clause.group.modal and clause.group.lemma != "be":
            continue
        view = _advice(r, clause, floor) or _case_for(r, clause) or _likened(r, clause) or _outcome(r, clause)
        if view is None:
            continue
        stance, rule, region = view
        topic = _topic(r, clause, region, floor)
        if topic is None:
            continue
        found, flags = topic
        if found.issue in told or (told and flags):
            return
        _put(r, author, stance, rule, found, clause, flags)
        return


def _topic(
    r: Reading, clause: Clause, region: tuple[int, int], floor: Floor | None
) -> tuple[Found, tuple[str, ...]] | None:
    """What the words of ``region`` speak of; what was spoken of before where they only point at it."""
    found = r.topics.best(r.hits, [region], region[0])
    if found is not None and found.strong:
        return found, ()
    words = r.words
    a, b = clause.subject or region
    if words.low[a:b] not in (["it"], ["this"], ["that"], ["he"], ["she"], ["they"]) and region[1] > region[0]:
        return None
    if floor is not None and r.memory.sentence - floor.sentence <= 2:
        return floor.proto.found, ("elliptic",)
    carried = r.memory.carried(the_author(r), 1)
    return (carried, ("elliptic",)) if carried is not None else None


def _advice(r: Reading, clause: Clause, floor: Floor | None) -> tuple[str, str, tuple[int, int]] | None:
    """ "Alvania would do well to sign", "she should think again": what a party had better do."""
    words, group = r.words, clause.group
    assert clause.subject is not None
    who = people(r.scene, *clause.subject)
    low = words.low[group.head : min(clause.end, group.head + 9)]
    if group.modal in ("should", "must", "ought") and who and any(tuple(low[: len(t)]) == t for t in _THINK_AGAIN):
        near = floor is not None and r.memory.sentence - floor.sentence <= 1
        if not near or floor is None or group.neg or floor.proto.who.party not in {w.party for w in who}:
            return None
        stance = "demands" if floor.proto.stance in _AGAINST else "opposes"
        return stance, "think-again", (group.head, group.head)
    if group.modal in ("would", "'d", "could", "might") and who and who[0].known:
        for patterns, stance in ((_ADVISED, "demands"), (_UNWISE, "opposes")):
            size = next((len(p) for p in patterns if tuple(low[: len(p)]) == p), 0)
            if size:
                return stance, "advised", (group.head + size, clause.end)
    if group.lemma == "be" and not group.past and who and who[0].known and not group.modal:
        rest = [w for w in words.low[group.end : clause.end] if w not in ("quite", "simply", "surely", ",", ".")]
        near = floor is not None and r.memory.sentence - floor.sentence <= 1 and floor.proto.who.party == who[0].party
        ahead = (0, clause.subject[0])
        if (
            rest in (["right"], ["wrong"])
            and words.low[0] == "on"
            and any(h.strong and h.end <= ahead[1] for h in r.hits)
        ):
            return ("supports" if (rest == ["right"]) != group.neg else "opposes"), "is-right", ahead
        if rest in (["right"], ["wrong"]) and near and floor is not None and floor.proto.stance in _FOR | _AGAINST:
            agreed = (rest == ["right"]) != group.neg
            held = floor.proto.stance in _FOR
            return ("supports" if agreed == held else "opposes"), "is-right", (group.head, group.head)
    return None


def _likened(r: Reading, clause: Clause) -> tuple[str, str, tuple[int, int]] | None:
    """ "It is the wrong answer", "a truce is worth having", "the answer is a truce"."""
    words, group = r.words, clause.group
    assert clause.subject is not None
    if group.lemma not in ("be", "remain", "seem", "look", "sound") or group.passive:
        return None
    a, b = clause.subject
    who = people(r.scene, a, b)
    if group.past and words.low[a:b] in (["it"], ["this"], ["that"]):
        return None  # "That was foolish": of what somebody did
    if words.low[a:b] == ["there"] or (who and who[0].known and words.low[a:b] != ["it"]):
        return None
    k = group.end
    negated = group.neg
    while k < clause.end and words.tag[k] in "RDN":
        negated = negated or words.low[k] in ("not", "never", "no", "hardly", "neither")
        k += 1
    if words.low[b - 1] in _ANSWERS or words.low[a:b] in (["the", "way", "out"], ["the", "way", "forward"]):
        if words.low[a] == "the" and k < clause.end and words.tag[k - 1] in "DR" and "of" not in words.low[a:b]:
            return ("opposes" if negated else "supports"), "answer-is", (group.end, clause.end)
        return None
    if k >= clause.end:
        return None
    if words.low[k] == "what" and "needs" in words.low[k : k + 8]:
        return ("opposes" if negated else "supports"), "likened", (a, b)  # "is exactly what this dispute needs"
    word, after = words.low[k], words.low[k + 1 : k + 2]
    verdict = True if word in GOOD else False if word in BAD else None
    if verdict is None and after and words.tag[k - 1] == "D" and words.tag[k] in "XA" and after[0] in BAD:
        verdict = False
    if verdict is None or (word == "worth" and not (after and after[0].endswith("ing"))):
        return None
    if word in ("right", "wrong", "good", "best", "better", "bad", "clear", "strong") and after:
        if words.tag[k - 1] == "D" and words.tag[k + 1] == "X" and words.low[k + 1] not in _THINGS:
            return None  # "a good question"
        if word in ("clear", "strong", "good", "better", "best") and words.tag[k + 1] not in ",.;P" + "X":
            return None
    alone = word == "good" and after in ([], ["."])
    if word in ("clear", "strong", "good", "weak", "thin") and not _case(r, a, b) and not alone:
        return None
    stance = "supports" if verdict != negated else "opposes"
    if _case(r, a, b) == "against":
        stance = "opposes" if stance == "supports" else "supports"
    return stance, "likened", (a, b)


def _case(r: Reading, a: int, b: int) -> str:
    """Whether a subject is "the case for" or "the argument against" something."""
    for k in range(a, b - 1):
        if r.words.low[k] in ("case", "argument", "arguments") and r.words.low[k + 1] in ("for", "against"):
            return r.words.low[k + 1]
    return ""


def _outcome(r: Reading, clause: Clause) -> tuple[str, str, tuple[int, int]] | None:
    """ "A tariff would ruin half the ports", "the patrol would cost little", "the truce deserves a chance"."""
    words, group = r.words, clause.group
    assert clause.subject is not None
    a, b = clause.subject
    who = people(r.scene, a, b)
    if (who and who[0].known) or group.passive or group.perfect:
        return None
    low = words.low[group.end : clause.end]
    if group.lemma == "have" and low[:2] in (["no", "place"], ["no", "business"], ["no", "part"]):
        return "opposes", "no-place", (a, b)  # "A ceiling has no place in such a law"
    if group.lemma in ("deserve", "merit"):
        bad = "to" in low[:1] and bool(set(low[1:3]) & {"fail", "die", "fall", "lose"})
        return ("opposes" if bad != group.neg else "supports"), "deserves", (a, b)
    future = group.modal in ("would", "will", "'ll", "'d", "could", "can", "may", "might")
    if not future:
        return None
    good: bool | None = None
    if group.lemma in _HARM:
        good = False
    elif group.lemma in _HELP:
        good = True
    elif group.lemma == "cost":
        good = bool(_LITTLE & set(low[:2]))
    elif group.lemma == "leave":
        good = True if low[:1] and low[0] in ("nobody", "no") else None
    elif group.lemma == "do":
        good = True if {"good", "no"} & set(low[:3]) and {"harm", "good"} & set(low[:3]) else None
        good = False if good is None and {"harm", "damage"} & set(low[:3]) else good
    elif group.lemma in ("fall", "fall_on") and "who" in low[:6]:
        good = False  # "would fall on those who can least afford it"
    if good is None:
        return None
    if good and "nothing" in low[:2] and group.lemma != "cost":
        good = False  # "would solve nothing"
    return ("supports" if good != group.neg else "opposes"), "outcome", (a, b)


def _case_for(r: Reading, clause: Clause) -> tuple[str, str, tuple[int, int]] | None:
    """ "There is much to be said for a truce", "there is nothing wrong with it"."""
    words, group = r.words, clause.group
    assert clause.subject is not None
    if words.low[slice(*clause.subject)] != ["there"] or group.lemma != "be" or group.past:
        return None
    low = words.low[group.end : clause.end]
    for pattern, stance in (
        (["nothing", "wrong", "with"], "supports"), (["much", "to", "be", "said", "for"], "supports"),
        (["a", "lot", "to", "be", "said", "for"], "supports"), (["much", "wrong", "with"], "opposes"),
        (["every", "reason", "to"], "supports"), (["no", "harm", "in"], "supports"), (["merit", "in"], "supports"),
        (["something", "to", "be", "said", "for"], "supports"), (["a", "strong", "case", "for"], "supports"),
        (["a", "good", "case", "for"], "supports"), (["little", "to", "be", "said", "for"], "opposes"),
        (["no", "merit", "in"], "opposes"), (["no", "sense", "in"], "opposes"), (["no", "point", "in"], "opposes"),
    ):  # fmt: skip
        if low[: len(pattern)] == pattern:
            return stance, "case-for", (group.end + len(pattern), clause.end)
    return None


def _put(r: Reading, who: Who, stance: str, rule: str, found: Found, clause: Clause, flags: tuple[str, ...]) -> None:
    words = r.words
    a, b = clause.subject[0] if clause.subject else clause.start, clause.end
    while b > a + 1 and words.tag[b - 1] in ",.;:!?C—…":
        b -= 1
    cue = words.start[clause.group.start], words.end[clause.group.end - 1]
    r.out.append(
        Proto(
            rule,
            who,
            stance,
            found,
            words.start[a],
            words.end[b - 1],
            cue,
            "fact",
            clause.group.neg,
            r.links,
            tense="none",
            flags=flags,
        )  # fmt: skip
    )
