"""A last look at a sentence in which no rule drafted anything: who speaks of which issue, with which word of stance.

Actors, attributions and issues are those that the rules found; the words are in `weak_words`. What is found here is a
guess: it is drafted by ``weak-STANCE`` and flagged ``guess``. Kinds of cue that proved right in less than seven of ten
cases on texts they were not chosen on draft nothing: claims, demands by a plain verb, what is dropped, what
"must" or "could" be, and talks that are told of without those who hold them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pourparler.evidence.drafter.closed import WILL, WOULD
from pourparler.evidence.drafter.compose import NEGATED
from pourparler.evidence.drafter.issues import Found
from pourparler.evidence.drafter.moods import modality_of, strength_of, tense_of
from pourparler.evidence.drafter.parts import Clause
from pourparler.evidence.drafter.proto import Info, Proto, Reading
from pourparler.evidence.drafter.tokens import Words
from pourparler.evidence.drafter.weak_words import (
    DOUBTING,
    EVENTS,
    HEDGES,
    LIFTING,
    MEETING,
    SPEECHES,
    STATIVE,
    THREATS,
    Row,
    tables,
)
from pourparler.evidence.drafter.who import Who, named

Guess = tuple[str, Who, int]  # a stance, whose, and at which word

_OPEN = frozenset(["whether", "how", "why", "if"])
_NOBODY = frozenset(["nobody", "no", "none", "neither", "no-one", "who"])
_UNREAL = frozenset(["would", "could", "might", "should", "'d", "’d"])
_LOOSE = frozenset(["should", "must", "ought", "could", "might", "may", "can"])
_NOT = frozenset(["not", "never", "no", "hardly", "neither", "nor", "nothing"])
_BE = frozenset(["be", "remain", "stay", "seem", "appear", "become", "feel", "look", "sound"])
_ASKED_TO_MEET = frozenset(["meet", "gather", "convene", "negotiate"])

# Which stances each kind of cue may draft.
_ACTS = frozenset(
    ["supports", "opposes", "accepts", "offers", "refuses", "threatens", "promises", "considers", "silent"]
)
_ACTS_PLAIN = _ACTS | {"denies"}
_INNER = frozenset(["demands", "offers", "refuses", "considers", "opposes"])
_STATES = frozenset(["supports", "opposes", "offers", "considers", "refuses"])
_VERDICTS = frozenset(["supports", "opposes", "refuses"])


def guesses(r: Reading) -> list[Proto]:
    """Drafts of a sentence in which no rule drafted anything: one a clause, and none twice of the same two."""
    if not any(h.strong for h in r.hits):
        return []
    out = _meetings(r)
    for clause in r.clauses:
        info = r.info.get(clause.number)
        if info is None or _idle(r, clause):
            continue
        for stance, who, at in _stances(r, clause, info):
            found = _issue(r, clause, at)
            if found is None or any(p.who.id == who.id and p.found.issue == found.issue for p in out):
                continue
            out.append(_proto(r, clause, info, (stance, who, at), found))
            break
    return out


def _idle(r: Reading, clause: Clause) -> bool:
    """Whether a clause tells of nobody's stance: a condition, an open question, what nobody does or would have done."""
    begun = clause.subject[0] if clause.subject is not None else clause.start
    low = r.words.low
    up = r.clauses[clause.up].group if clause.kind == "that" and clause.up >= 0 else None
    return (
        clause.kind == "if"
        or up is not None
        and (up.neg or up.lemma in DOUBTING)
        or any(word in HEDGES for word in low[max(clause.start, clause.group.start - 1) : clause.group.end])
        or clause.marker in _OPEN
        or bool(clause.group.perfect and clause.group.modal in _UNREAL)
        or bool(begun and (low[begun - 1] in _OPEN or low[begun - 1] in _NOBODY))
        or low[begun] in _NOBODY
        or low[begun] in _OPEN
    )


def _stances(r: Reading, clause: Clause, info: Info) -> Iterator[Guess]:
    """What a clause may say, the surest first."""
    words, group = r.words, clause.group
    acts, states, verdicts = tables()
    speaker = info.speaker if info.speaker is not None and info.speaker.known else None
    subject = next((w for w in info.who if w.known), None) or _before(r, clause, info, speaker)
    if subject is not None and group.modal not in _LOOSE:
        yield from _cued(words, clause, subject, acts, states)
    elif subject is None and speaker is not None and group.lemma in _BE:
        for k in range(group.end, min(group.end + 6, clause.end)):
            row = _row(words, k, verdicts)
            stance = _turned(row, group.neg or words.low[k - 1] in _NOT) if row is not None else None
            if stance is not None:
                if stance in _VERDICTS:
                    yield stance, speaker, k
                break
    modal = group.modal
    helpers = words.low[group.start : group.head + 1]
    will = modal in WILL or "going" in helpers[:-1] or (modal in WOULD and info.past)
    will = will and "rather" not in helpers and "sooner" not in helpers
    cannot = subject is not None and modal.startswith("can") and (group.neg or modal != "can")
    if not (will or cannot) or clause.kind == "part" or group.passive and subject is not None:
        return
    menace = group.lemma not in LIFTING and any(word in THREATS for word in words.low[group.head : clause.end])
    who = subject or (speaker if clause.subject is not None else None)
    if who is None or subject is not None and group.lemma in STATIVE:
        return
    if any(word in SPEECHES for word in words.low[group.end : group.end + 4]):
        return  # "I shall make a statement on the talks"
    if group.neg or cannot:
        yield "refuses", who, group.head
    else:
        yield "threatens" if menace else "promises", who, group.head


def _cued(
    words: Words, clause: Clause, who: Who, acts: dict[str, list[Row]], states: dict[str, list[Row]]
) -> Iterator[Guess]:
    """A verb of stance, an infinitive or a form in -ing behind another verb, or what somebody "is"."""
    group = clause.group
    for at in range(group.head, clause.end):
        first = at == group.head
        if not first and (
            words.tag[at] != "V" or words.tag[at - 1] != "T" and "g" not in words.form[at] or group.modal
        ):
            continue
        row = _row(words, at, acts)
        if row is None or first and group.passive:
            continue
        if words.low[at + 1 : at + 2] == ["it"] and row[1] == "considers":
            break  # "considers it necessary to"
        stance = _turned(row, group.neg)
        if stance is not None and stance in ((_ACTS if group.neg else _ACTS_PLAIN) if first else _INNER):
            yield stance, who, at
        break
    if group.lemma in _BE or group.passive:
        for k in range(group.start + 1, min(group.end + 6, clause.end)):
            row = _row(words, k, states)
            if row is not None:
                stance = _turned(row, group.neg)
                if stance in _STATES:
                    yield stance, who, k
                break


def _before(r: Reading, clause: Clause, info: Info, speaker: Who | None) -> Who | None:
    """Whom a subject names that the rules did not take apart: "We on these benches", "The buyer, Calder Ltd, ..."."""
    words, group = r.words, clause.group
    if info.who or clause.kind in ("rel", "part", "with", "by", "do"):
        return None
    a = clause.subject[0] if clause.subject is not None else clause.start
    if words.low[a : a + 1] in (["we"], ["i"]):
        return replace(speaker, resolved="pronoun") if speaker is not None else None
    if clause.subject is not None:
        return None
    for m in reversed(r.scene.mentions):
        if m.end <= group.start <= m.end + 3 and m.start >= clause.start:
            if any(words.tag[k] not in "RN,)X" for k in range(m.end, group.start)):
                return None
            if m.start and words.tag[m.start - 1] in "PC":
                return None
            return named(r.scene, m)
    return None


def _meetings(r: Reading) -> list[Proto]:
    """Who is said to meet, where the case has an issue of meetings and talks."""
    topic = r.topics.meeting
    words = r.words
    for clause in r.clauses if topic else ():
        info = r.info.get(clause.number)
        group = clause.group
        if info is None or clause.subject is None or _idle(r, clause) or group.lemma not in MEETING:
            continue
        after = words.low[group.end : clause.end]
        if group.lemma not in _ASKED_TO_MEET and not any(word in EVENTS for word in after):
            continue
        who = [w for w in info.who if w.known]
        if not who or any(word in EVENTS for word in words.low[clause.subject[0] : clause.subject[1]]):
            continue
        others = any(group.end <= m.start < clause.end for m in r.scene.mentions)
        if group.neg or len(who) < 2 and not (who[0].many or others or words.low[clause.subject[0]] in ("they", "we")):
            continue  # "met her daughter"
        found = Found(topic, None, 2.0, True, clause.start, clause.end)
        return [_proto(r, clause, info, ("meets", w, group.head), found) for w in who]
    return []


def _row(words: Words, at: int, table: dict[str, list[Row]]) -> Row | None:
    """The longest phrase that stands at ``at``; an adverb or an article may stand inside it."""
    for row in table.get(words.low[at], ()):
        k = at + 1
        for word in row[0]:
            if k < words.n and words.low[k] != word and words.tag[k] in "RD":
                k += 1
            if k >= words.n or words.low[k] != word:
                break
            k += 1
        else:
            return row
    return None


def _turned(row: Row, neg: bool) -> str | None:
    if neg and row[1] in ("meets", "drops", "demands", "claims", "opposes"):
        return None
    return NEGATED.get(row[1]) if neg else row[1]


def _issue(r: Reading, clause: Clause, at: int) -> Found | None:
    """What a clause is about, with what hangs on it; behind the cue before in front of it."""
    end = clause.end
    for n in clause.down:
        below = r.clauses[n]
        if below.kind in ("that", "rel") and below.start >= clause.group.start:
            end = max(end, below.end)
    best = r.topics.best(r.hits, [(at, end)], at)
    if best is None or not best.strong:
        start = min(clause.subject[0], clause.start) if clause.subject is not None else clause.start
        best = r.topics.best(r.hits, [(start, end)], at)
    return best if best is not None and best.strong else None


def _proto(r: Reading, clause: Clause, info: Info, guess: Guess, found: Found) -> Proto:
    stance, who, at = guess
    words = r.words
    a = min(clause.subject[0] if clause.subject is not None else clause.start, clause.group.start, at)
    b = max(clause.end, found.last, at + 1)
    while b > a + 1 and words.tag[b - 1] in ",.;:!?C—…":
        b -= 1
    while a + 1 < b and words.tag[a] in ",;:C.":
        a += 1
    return Proto(
        f"weak-{stance}", who, stance, found, words.start[a], words.end[b - 1], (words.start[at], words.end[at]),
        modality_of(r, clause, info, None, stance, info.links, None, False), clause.group.neg, info.links,
        tense=tense_of(clause, None, False), strength=strength_of(r, clause), flags=("guess",), told=info.told,
    )  # fmt: skip
