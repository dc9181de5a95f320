"""Who is the subject of a clause, and in whose voice it is said."""

from __future__ import annotations

from dataclasses import replace

from pourparler.evidence.drafter.actors import people
from pourparler.evidence.drafter.cues import THAT
from pourparler.evidence.drafter.grounds import ground_of
from pourparler.evidence.drafter.groups import Clause
from pourparler.evidence.drafter.holders import held_by
from pourparler.evidence.drafter.phrases import apposed_start, noun_phrase
from pourparler.evidence.drafter.proto import Info, Reading
from pourparler.evidence.drafter.sayings import SAID
from pourparler.evidence.drafter.sources import link
from pourparler.evidence.drafter.subjects import subject_of
from pourparler.evidence.drafter.who import AUTHOR, SOURCE, Who, named


def info_of(r: Reading, clause: Clause) -> Info:
    """The subject of a clause and the voice it is said in."""
    links, speaker, past = r.links, r.speaker, r.backshift
    if clause.kind in ("that", "rel", "adv", "part", "with", "by", "if", "and", "main") and clause.up >= 0:
        up = r.info[clause.up]
        parent = r.clauses[clause.up]
        if clause.kind == "that" and up.chain is not None:
            links, speaker, past = _said(r, parent, up)
        else:
            links, speaker, past = up.links, up.speaker, up.past
    who: list[Who] = []
    if clause.kind == "rel" and clause.subject is not None and r.words.low[clause.subject[1] - 1] == "ago":
        clause.subject = None  # "who a year ago | swore"
    if clause.subject is not None:
        who = people(
            r.scene, *clause.subject, speaker if r.voice.kind != "party" or speaker is not r.voice.who else None
        )
        who = _on_behalf(r, clause) or who or _things(r, clause)
        told_by = r.info[clause.up].who if clause.kind == "that" and clause.up in r.info else []
        if len(told_by) > 1 and r.words.low[clause.subject[0] : clause.subject[1]] == ["they"]:
            who = [replace(one, resolved="pronoun") for one in told_by]  # "A and B said they were ready"
    elif clause.shares >= 0 and clause.shares in r.info:
        host = r.info[clause.shares]
        who = host.who
        told = r.info.get(r.clauses[clause.shares].up)
        if not who and told is not None and r.clauses[clause.shares].kind == "that" and _goes_on(r, clause):
            # "said the dam was unsafe and | called for inspections": who said so goes on to act
            return Info(told.who, None, told.links, told.speaker, False, past=told.past, told=told.told)
        if clause.kind == "and" and r.clauses[clause.shares].kind == "that":
            links, speaker, past = host.links, host.speaker, host.past
    elif clause.shares >= 0 and clause.kind == "part":
        later = r.clauses[clause.shares]
        if later.subject is not None:
            who = people(r.scene, *later.subject, speaker)
    elif clause.kind == "rel":
        who = _antecedent(r, clause, speaker)
    elif clause.kind == "do" and clause.subject is None and _resolved(r, clause):
        who = [Who(id, id, "org", "implicit", "", named=True, of=id) for id in r.memory.joint]
    elif clause.kind in ("do", "main") and clause.subject is None and "s" in r.words.form[clause.group.head]:
        who = _issuer(r)
    found = Info(who, None, links, speaker, False, past=past)
    told = r.info.get(clause.up)
    if clause.kind == "that" and told is not None:
        parent = r.clauses[clause.up]
        found.told = r.words.start[parent.group.start], r.words.end[max(clause.start - 1, parent.group.end - 1)]
    elif told is not None and clause.kind in ("and", "if"):
        found.told = told.told
    return held_by(r, clause, found)


_RESOLVED = frozenset(
    ["agree", "decide", "resolve", "undertake", "commit", "pledge", "approve", "endorse", "reject", "condemn", "urge"]
)


def _resolved(r: Reading, clause: Clause) -> bool:
    """ "Further agree to open it": an item of what parties have agreed on, without its subject."""
    if len(r.memory.joint) < 2 or clause.group.lemma not in _RESOLVED or r.speaker is not None:
        return False
    return all(r.words.tag[k] in "RQ()XC." for k in range(min(clause.group.start, 4)))


def _goes_on(r: Reading, clause: Clause) -> bool:
    """Whether a second verb is in the tense of the verb of saying that its first clause hangs on."""
    group, said = clause.group, r.clauses[r.clauses[clause.shares].up].group
    return not group.modal and not said.modal and not group.perfect and group.past == said.past and not group.passive


def _on_behalf(r: Reading, clause: Clause) -> list[Who]:
    """ "The delegate of A, speaking for the Group, said": the group acts."""
    words = r.words
    assert clause.subject is not None
    for k in range(clause.subject[0], clause.group.start - 3):
        low = words.low
        if low[k : k + 3] == ["on", "behalf", "of"] or (
            low[k] in ("speaking", "acting", "also") and low[k + 1] == "for"
        ):
            at = k + (3 if low[k] == "on" else 2)
            stop = at
            while stop < clause.group.start and words.tag[stop] not in ",)":
                stop += 1
            found = people(r.scene, at, stop)
            if found and found[0].known:
                return [replace(who, resolved="role") for who in found]
    return []


_SOMEBODY = frozenset(["someone", "somebody", "one", "those", "others", "anyone"])


def _things(r: Reading, clause: Clause) -> list[Who]:
    """Who says something where the subject is nobody known: "Analysts said ..." has a source all the same."""
    assert clause.subject is not None
    a, b = clause.subject
    words = r.words
    if clause.group.lemma not in SAID or clause.group.passive or words.tag[a] in "O":
        return []
    start, end = words.start[a], words.end[b - 1]
    many = words.low[b - 1].endswith("s")
    ground = ground_of(r.text[start:end]) if words.low[a] in _SOMEBODY else ""
    one = not many or words.low[a] in ("someone", "somebody", "one")
    return [Who(SOURCE, SOURCE, "role", "role", r.text[start:end], start, end, one, not one, "", False, ground)]


def _issuer(r: Reading) -> list[Who]:
    if r.speaker is not None and r.speaker.known:
        return [r.speaker]
    if r.memory.issuer is not None:
        return [r.memory.issuer]
    return []


def _antecedent(r: Reading, clause: Clause, speaker: Who | None) -> list[Who]:
    words = r.words
    end = clause.start
    while end > 0 and words.tag[end - 1] in ",C":
        end -= 1
    starts = {m.start for m in r.scene.mentions}
    inside = {k for m in r.scene.mentions for k in range(m.start + 1, m.end)}
    a, b = subject_of(words, end, starts, inside, {}, -1)
    while a < b and words.tag[a] == "P":
        a += 1
    found = people(r.scene, a, b, speaker) if a < b else []
    m = r.scene.mention_at(end - 1) if end else None
    return found or ([named(r.scene, m)] if m is not None and m.end == end else [])


def _said(r: Reading, parent: Clause, up: Info) -> tuple[tuple, Who | None, bool]:  # type: ignore[type-arg]
    """The chain inside what ``parent`` says, and who says it."""
    assert up.chain is not None
    heads = up.chain.heads
    if parent.group.lemma in ("be", "remain") and parent.subject is not None and up.speaker is None:
        head, stop, owner = noun_phrase(r.words, *parent.subject)
        if head >= 0 and owner is not None and r.words.low[head] in _VIEWS:
            whose = people(r.scene, *owner)
            if whose and whose[0].known:
                # "The union's view is that ..."
                return (*up.links, link(whose[0], r.words.text[head], r.text)), whose[0], parent.group.past
    saying = next(
        (h for h in reversed(heads) if h.act in ("say", "deny") or h.lemma in THAT), heads[-1] if heads else None
    )
    who = up.who[0] if up.who else None
    past = parent.group.past or parent.group.perfect
    if (
        saying is None
        or who is None
        or (saying.act not in ("say", "believe", "deny", "hear", "deem") and saying.lemma not in THAT)
    ):
        return up.links, up.speaker, past
    if saying.act == "believe" and saying.lemma not in ("know", "see"):
        return up.links, who, past
    if who.id == AUTHOR:
        return up.links, who, past
    cue = r.text[r.words.start[saying.at] : r.words.end[max(saying.end, saying.at + 1) - 1]]
    one = link(who, cue, r.text)
    if (
        up.links
        and up.links[-1].id == one.id
        and up.links[-1].id
        and r.voice.kind == "speaker"
        and who.resolved == "pronoun"
    ):
        return up.links, who, past
    return (*up.links, one), who, past


_VIEWS = frozenset(["position", "view", "stance", "line", "argument", "message", "contention", "belief", "case"])


def antecedent_start(r: Reading, clause: Clause) -> int:
    """Where the noun phrase begins that a relative clause belongs to."""
    k = clause.start - 1
    if k > 0 and r.words.tag[k] == ",":
        k -= 1  # "the tariff, which ..."
    while k > 0 and r.words.tag[k] not in ",;:—SWCMBHKV" and r.words.tag[k] != "T":
        k -= 1
    return k + 1 if r.words.tag[k] in ",;:—SWCMBHKVT" else k


def summed_up(r: Reading, clause: Clause) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """ ", an idea that X accepts": where what it sums up stands, and the words of the position; else None."""
    begin = apposed_start(r.words, clause.start) if clause.kind == "rel" and clause.subject is not None else -1
    if begin < 0:
        return None
    host = next((c for c in reversed(r.clauses[: clause.number]) if c.group.end <= begin and c.kind != "rel"), None)
    return ((host.subject or (host.start, 0))[0] if host is not None else 0, begin - 1), (begin, clause.end)
