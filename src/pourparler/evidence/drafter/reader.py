"""From the clauses of a sentence to drafts: who takes which stance on what."""

from __future__ import annotations

from dataclasses import replace

from pourparler.evidence.drafter import compose
from pourparler.evidence.drafter.actors import AUTHOR, SOURCE, Who, named, people
from pourparler.evidence.drafter.closed import ROLES
from pourparler.evidence.drafter.conditions import Terms, of_clause, phrases
from pourparler.evidence.drafter.cues import NOUN_CUES, STANCE, THAT
from pourparler.evidence.drafter.deeds import deed
from pourparler.evidence.drafter.emit import depend, emit, region_end
from pourparler.evidence.drafter.grammar import Clause, _subject
from pourparler.evidence.drafter.heads import Chain, Head, chain, noun_phrase
from pourparler.evidence.drafter.proto import Info, Pending, Reading
from pourparler.evidence.drafter.sources import link


def read(r: Reading) -> None:
    """Fill ``r.out`` with what the sentence says."""
    terms = _terms(r)
    for clause in r.clauses:
        r.info[clause.number] = _info(r, clause)
        if clause.kind == "if":
            _note_subjects(r, clause)
            continue
        _clause(r, clause, terms)
    _noun_positions(r)


def _terms(r: Reading) -> dict[int, Terms]:
    """The condition of each clause that has one."""
    words = r.words
    found: dict[int, Terms] = {}
    for clause in r.clauses:
        marker = clause.marker
        if clause.kind != "if" and not (marker == "while" and clause.kind == "adv"):
            continue
        end = clause.end
        for other in r.clauses[clause.number + 1 :]:
            if (
                other.kind == "if" and other.shares >= 0 or other.kind in ("that", "rel")
            ) and other.up == clause.number:
                end = max(end, other.end)
        terms = of_clause(words, clause, end)
        if terms is None:
            continue
        target = clause.up
        while target >= 0 and r.clauses[target].kind in ("rel", "part", "if", "by"):
            target = r.clauses[target].up if r.clauses[target].up >= 0 else r.clauses[target].shares
        if (
            clause.start == 0
            or (target < 0)
            or (words.tag[clause.start - 1] in "S:" and _follows(r, clause) >= 0)
            or clause.start
            and words.low[clause.start - 1] in ("and", "but", "that")
            and _follows(r, clause) >= 0
        ):
            target = _follows(r, clause)
        if marker == "while" and not (target >= 0 and r.clauses[target].group.neg):
            continue
        if target >= 0:
            found.setdefault(target, terms)
            for other in r.clauses[target + 1 :]:
                if other.kind == "and" and other.shares == target and clause.start < r.clauses[target].start:
                    found.setdefault(other.number, terms)
    return found


def _follows(r: Reading, clause: Clause) -> int:
    for other in r.clauses[clause.number + 1 :]:
        if other.kind in ("main", "that", "do") and other.start >= clause.end:
            return other.number
    return -1


def _info(r: Reading, clause: Clause) -> Info:
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
    if clause.subject is not None:
        who = people(
            r.scene, *clause.subject, speaker if r.voice.kind != "party" or speaker is not r.voice.who else None
        )
        who = _on_behalf(r, clause) or who or _things(r, clause)
    elif clause.shares >= 0 and clause.shares in r.info:
        host = r.info[clause.shares]
        who = host.who
        if clause.kind == "and" and r.clauses[clause.shares].kind == "that":
            links, speaker, past = host.links, host.speaker, host.past
    elif clause.shares >= 0 and clause.kind == "part":
        later = r.clauses[clause.shares]
        if later.subject is not None:
            who = people(r.scene, *later.subject, speaker)
    elif clause.kind == "rel":
        who = _antecedent(r, clause, speaker)
    elif clause.kind in ("do", "main") and clause.subject is None and "s" in r.words.form[clause.group.head]:
        who = _issuer(r)
    return Info(who, None, links, speaker, False, past)


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


def _things(r: Reading, clause: Clause) -> list[Who]:
    """Who says something where the subject is nobody known: "Analysts said ..." has a source all the same."""
    from pourparler.evidence.drafter.sources import SAID

    assert clause.subject is not None
    a, b = clause.subject
    words = r.words
    if clause.group.lemma not in SAID or clause.group.passive or words.tag[a] in "O":
        return []
    start, end = words.start[a], words.end[b - 1]
    many = words.low[b - 1].endswith("s")
    return [Who(SOURCE, SOURCE, "role", "role", r.text[start:end], start, end, not many, many, "", False)]


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
    a, b = _subject(words, end, starts, inside, {}, -1)
    while a < b and words.tag[a] == "P":
        a += 1
    return people(r.scene, a, b, speaker) if a < b else []


def _said(r: Reading, parent: Clause, up: Info) -> tuple[tuple, Who | None, bool]:  # type: ignore[type-arg]
    """The chain inside what ``parent`` says, and who says it."""
    assert up.chain is not None
    heads = up.chain.heads
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


def _note_subjects(r: Reading, clause: Clause) -> None:
    for who in r.info[clause.number].who:
        if who.id != AUTHOR:
            r.memory.note(who, True)


def _clause(r: Reading, clause: Clause, terms: dict[int, Terms]) -> None:
    info = r.info[clause.number]
    if clause.kind in ("main", "that", "adv", "rel") and clause.subject is not None:
        _note_subjects(r, clause)
    if clause.kind == "do" and clause.subject is None and not info.who:
        info.eaten = True  # an order to whoever reads is no position
        return
    if clause.up >= 0 and r.info[clause.up].eaten and clause.kind in ("that", "and", "rel", "adv", "part", "by"):
        info.eaten = True
        return
    words = r.words
    if clause.marker in ("whether", "how", "why") or (clause.group.perfect and clause.group.modal in _UNREAL):
        info.eaten = True  # an open question, or what would have been
        return
    if term_free := terms.get(clause.number) is None:
        inner = phrases(words, clause.group.end, clause.end, set()) or phrases(
            words, _before(r, clause), clause.group.start, set()
        )
        if inner:
            terms = {**terms, clause.number: inner[0]}
    del term_free
    if clause.subject is not None and words.low[clause.subject[0]] in ("neither", "no", "none", "nobody") and info.who:
        clause.group.neg = not clause.group.neg
    that = next((r.clauses[n] for n in clause.down if r.clauses[n].kind == "that"), None)
    found = chain(words, clause.group, clause.end)
    info.chain = found
    heads = found.heads
    if not heads or clause.number in r.eaten:
        return
    last = heads[-1]
    asked = next((r.clauses[n] for n in clause.down if r.clauses[n].marker in ("whether", "how", "when", "why")), None)
    if (
        asked is not None
        and last.act == "say"
        and info.who
        and ((clause.group.neg and not clause.group.past) or (len(heads) > 1 and heads[-2].act == "refuse"))
    ):
        emit(r, clause, info, found, "silent", "not-said", (asked.start, asked.end), None, until=asked.end)
        return
    term = terms.get(clause.number)
    if clause.up >= 0 and r.clauses[clause.up].kind == "if" and clause.kind != "main":
        return
    if clause.group.lemma == "draw" and clause.group.passive and clause.group.neg and info.who:
        emit(r, clause, info, found, "silent", "not-drawn", (clause.group.end, clause.end), None)
        return
    if (
        that is not None
        and clause.group.passive
        and last.lemma in ("assure", "tell", "inform", "promise", "notify", "remind", "warn")
    ):
        info.eaten = True  # "we were assured that": nobody says by whom
        return
    if (
        that is not None
        and last.act == "believe"
        and clause.group.neg
        and info.who
        and last.lemma in ("believe", "think", "see", "feel", "accept")
    ):
        info.eaten = True
        inner = chain(words, that.group, that.end)
        below = compose.stance(inner.heads)
        turned = {"predicate": None}.get(inner.heads[0].act if inner.heads else "", None) or compose.NEGATED.get(
            below or ""
        )
        if turned in ("opposes", "refuses", "denies") and below not in (None, "deed"):
            emit(r, clause, info, found, "opposes", "does-not-think", (that.start, that.end), term, until=that.end)
        return
    if that is not None:
        if _complement(r, clause, that, info, found, term):
            return
        if last.act in ("say", "believe") or last.lemma in THAT:
            return
    _position(r, clause, info, found, term)
    if (
        term is not None
        and term.marker.split()[0] in ("conditional", "contingent", "dependent")
        and info.who
        and info.who[0].known
    ):
        depend(r, clause, info, term)


# What is said of a position that somebody no longer holds.
_ENDED = {
    "demands": "drops", "supports": "drops", "opposes": "accepts", "offers": "drops", "refuses": "considers",
    "promises": "drops", "threatens": "drops", "considers": "refuses", "accepts": "refuses", "meets": "refuses",
}  # fmt: skip
_UNREAL = frozenset(["would", "wouldn't", "wouldn’t", "could", "couldn't", "couldn’t", "might", "should", "'d", "’d"])


def _before(r: Reading, clause: Clause) -> int:
    """Where the words begin that may stand before a clause and belong to it."""
    if clause.number == 0:
        return 0
    previous = r.clauses[clause.number - 1]
    return previous.end if previous.kind in ("if", "part") and clause.number == 1 else clause.start


def _complement(r: Reading, clause: Clause, that: Clause, info: Info, found: Chain, term: Terms | None) -> bool:
    """A clause with "that": whether the position is the outer verb's ("demanded that"), and not to be read inside."""
    last = found.heads[-1]
    act = (
        THAT.get(last.lemma)
        if not last.noun
        else {"demand": "demand", "threaten": "threaten", "promise": "promise", "offer": "offer", "deny": "deny"}.get(
            last.act
        )
    )
    if last.act == "silent" or last.act == "hear":
        act = last.act
    if last.act == "say" and act in (None, "consider"):
        return False
    if act is None or act == "suggest" and not that.group.modal:
        return False
    if act == "consider" or (last.act == "believe" and last.lemma not in ("hope", "fear", "doubt")):
        return False
    if act == "insist":
        if that.group.modal in ("must", "should") or (
            that.group.modal == "" and not that.group.past and words_base(r, that)
        ):
            act = "demand"
        else:
            return False
    if not info.who:
        return act in ("deny",)
    inner = chain(r.words, that.group, that.end)
    stance: str | None = {"suggest": "offers", "plan": "promises", "insist": "demands"}.get(act, STANCE.get(act))
    heads = found.heads
    if act == "deny":
        below = compose.stance(inner.heads)
        stance = "demands" if below == "drops" and not inner.heads[0].neg else "denies"
    elif act == "demand" and (that.group.neg or any(h.neg for h in inner.heads)):
        stance = "opposes"
    elif act == "plan":
        below = compose.stance(inner.heads)
        stance = (
            None if below is None else "promises" if below == "deed" else "refuses" if below == "not-deed" else below
        )
    elif act == "support" and last.lemma == "hope":
        stance = "supports"
    if stance is not None and len(heads) > 1:
        stance = compose.stance(heads) or stance
    if stance and found.heads[0].neg and act != "deny":
        stance = _ENDED.get(stance) if clause.group.nolonger else compose.NEGATED.get(stance)
    info.eaten = act in (
        "deny",
        "demand",
        "offer",
        "suggest",
        "threaten",
        "promise",
        "plan",
        "silent",
        "hear",
        "support",
        "oppose",
        "accept",
    )
    if stance is None:
        return info.eaten
    links = info.links
    if act == "deny" and r.voice.kind != "speaker":
        links = (*links, link(info.who[0], r.words.text[last.at], r.text))
    if last.act in ("say", "promise") and act == "promise":
        pass
    emit(r, clause, info, found, stance, "that-" + act, (that.start, that.end), term, links=links, until=that.end)
    return True


def words_base(r: Reading, clause: Clause) -> bool:
    """Whether the verb is bare after a singular subject: "that Russia withdraw"."""
    group = clause.group
    form = r.words.form[group.head]
    return ("b" in form and "d" not in form and r.words.low[group.head] == group.lemma) or r.words.low[
        group.start
    ] == "be"


def _position(r: Reading, clause: Clause, info: Info, found: Chain, term: Terms | None) -> None:
    heads = found.heads
    words = r.words
    stance = compose.stance(heads)
    first = heads[0]
    if clause.group.nolonger and heads and heads[0].neg:
        bare = compose.stance([replace(heads[0], neg=False), *heads[1:]])
        stance = _ENDED.get(bare or "") or stance
    if any(h.act == "lift" for h in heads) and not compose.lifted(heads):
        index = next(n for n, h in enumerate(heads) if h.act == "lift")
        if index + 1 == len(heads) and _dropped_object(r, heads[index], found):
            stance = compose.stance([*heads[:index], replace_act(heads[index], "drop")])
    if clause.kind == "with" and clause.subject is not None:
        if first.act == "offer" and clause.shares < 0 and clause.up >= 0:
            host = r.info[clause.up]
            host_clause = r.clauses[clause.up]
            if host.who and host.who[0].known:
                planned = _planned(r, host_clause)
                emit(
                    r,
                    clause,
                    Info(host.who, found, info.links, info.speaker, False, info.past),
                    found,
                    "offers",
                    "invited",
                    (clause.subject[0], clause.end),
                    None,
                    planned=planned,
                )
        return
    if clause.group.passive and first.act in ("say", "believe") and len(heads) > 1 and heads[1].at > first.at:
        # "was understood to be ready to": what is told without saying by whom
        found = Chain(heads[1:], found.object, found.that, found.taken)
        heads, stance = found.heads, compose.stance(heads[1:])
        first = heads[0]
    elif clause.group.passive and not _adjective(first):
        _passive(r, clause, info, found, stance, term)
        return
    if (
        clause.subject is not None
        and not clause.group.passive
        and first.lemma in _FATES
        and _fate(r, clause, info, found, term)
    ):
        return
    cleft = _cleft(r, clause) if first.act not in ("say", "believe") else None
    if cleft is not None and stance is not None and info.who:
        if stance in ("deed", "not-deed"):
            return
        emit(
            r,
            clause,
            info,
            found,
            stance,
            "what",
            cleft,
            term,
            span=(clause.subject[0] if clause.subject else clause.start, cleft[1]),
        )
        return
    if first.act == "predicate" or (first.act == "deem" and first.predicate):
        _judged(r, clause, info, found, stance, term)
        return
    if (
        clause.subject is not None
        and words.low[clause.subject[0] : clause.subject[1]] == ["there"]
        and words.low[found.object : found.object + 1] == ["no"]
    ):
        room = words.low[found.object + 1 : found.object + 2] in (
            ["room"],
            ["place"],
            ["alternative"],
            ["basis"],
            ["need"],
            ["prospect"],
            ["chance"],
            ["question"],
            ["reason"],
        )
        if info.speaker is not None and (clause.group.modal or room):
            emit(
                r,
                clause,
                Info([info.speaker], found, info.links, info.speaker, False, info.past),
                found,
                "opposes" if clause.group.modal in _MUST else "refuses",
                "there",
                (found.object, clause.end),
                term,
            )
        return
    if stance in ("deed", "not-deed") or (stance in ("believe", "plan") and first.act != "plan"):
        deed(r, clause, info, found, stance, term)
        return
    if stance is None and first.act == "deem" and info.who:
        _called(r, clause, info, found, term)
        return
    if stance is None and first.act == "say" and len(heads) == 1 and clause.group.modal and found.object < clause.end:
        deed(r, clause, info, found, "not-deed" if clause.group.neg else "deed", term)
        return
    if stance is None and first.act == "say" and len(heads) == 1 and info.who:
        _spoken(r, clause, info, found, term)
        return
    if (
        stance in (None, "believe", "plan", "hear")
        and clause.group.neg
        and info.who
        and info.who[0].known
        and found.object >= clause.end
        and first.lemma in ("do", "have", "be")
        and len(heads) == 1
    ):
        emit(r, clause, info, found, "denies", "did-not", (found.object, clause.end), term)
        return
    if stance in (None, "believe", "plan", "hear"):
        return
    info.who = [who for who in info.who if who.kind not in ("document", "media") or who.known]
    if clause.group.modal in _MUST and clause.kind in ("main", "that", "and"):
        # What somebody else must accept or drop is the demand of the one who says so.
        speaker = info.speaker or (_author(r) if r.voice.kind == "editorial" else None)
        if speaker is not None and not any(w.party == speaker.party for w in info.who):
            deed(r, clause, info, found, "not-deed" if clause.group.neg else "deed", term)
            return
    if stance in ("refuses", "opposes") and len(heads) == 1 and first.act == "refuse" and info.who:
        at, _, _ = noun_phrase(words, found.object, clause.end)
        if at >= 0 and words.low[at] in _TOLD:
            stance = "denies"
    if not info.who:
        if clause.subject is not None:
            deed(r, clause, info, found, "not-deed" if clause.group.neg else "deed", term)
        return
    if clause.kind == "do" and info.who and clause.subject is None and words.form[clause.group.head] == "":
        return
    rule = "-".join(dict.fromkeys(h.act for h in heads))
    if (
        r.text[words.last - 1] == ":"
        and clause is r.clauses[-1]
        and all(words.tag[k] in "RP:" for k in range(found.object, clause.end))
    ):
        r.pending = Pending(tuple(info.who), stance, "list-" + rule, info.links)
        return
    if first.act == "meet" and (first.lemma == "meet" and _needs(r, found, clause) or not info.who[0].known):
        return
    links = info.links
    if first.act == "deny" and len(heads) == 1 and r.voice.kind != "speaker":
        links = (*links, link(info.who[0], words.text[first.at], r.text))
    if clause.kind == "part" and first.act == "meet":
        return
    if (
        clause.kind == "rel"
        and clause.subject is not None
        and not any(found.object <= h.start < clause.end for h in r.hits)
    ):
        start = _antecedent_start(r, clause)
        emit(r, clause, info, found, stance, "rel-" + rule, (start, clause.start), term, span=(start, clause.end))
        return
    if links != info.links:
        emit(r, clause, info, found, stance, rule, (found.object, clause.end), term, links=links)
        return
    emit(r, clause, info, found, stance, rule, (found.object, clause.end), term)


_FATES = frozenset("stand remain hold lapse expire fall".split())


def _fate(r: Reading, clause: Clause, info: Info, found: Chain, term: Terms | None) -> bool:
    """ "Our offer stands until Friday", "the earlier proposal falls away": a position kept or dropped."""
    words = r.words
    assert clause.subject is not None
    a, b = clause.subject
    head, stop, owner = noun_phrase(words, a, b)
    act = NOUN_CUES.get(words.low[head]) if head >= 0 else None
    if (
        act not in ("offer", "demand", "promise", "threaten", "oppose", "support")
        or stop < b
        and words.tag[stop] not in ",P"
    ):
        return False
    gone = clause.group.lemma in ("lapse", "expire") or (
        clause.group.lemma == "fall" and words.low[clause.group.end : clause.group.end + 1] == ["away"]
    )
    if not gone and clause.group.lemma == "fall":
        return False
    whose = people(r.scene, *owner, info.speaker) if owner else [info.speaker] if info.speaker else []
    if not whose or not whose[0].known:
        return False
    stance = "drops" if gone or clause.group.neg else STANCE[act]
    emit(
        r,
        clause,
        Info(whose, found, info.links, info.speaker, False, info.past),
        found,
        stance,
        "fate",
        (a, clause.end),
        term,
        span=(a, clause.end),
    )
    return True


def _cleft(r: Reading, clause: Clause) -> tuple[int, int] | None:
    """ "What we suggested is a review": what stands behind the "is" is the object."""
    words = r.words
    if clause.subject is None or clause.subject[0] == 0 or words.low[clause.subject[0] - 1] != "what":
        return None
    for other in r.clauses[clause.number + 1 : clause.number + 3]:
        if other.subject is None and other.group.lemma in ("be", "remain") and other.group.kind == "fin":
            r.eaten.add(other.number)
            end = other.end
            for later in r.clauses[other.number + 1 :]:
                if later.kind in ("that", "rel"):
                    end = max(end, later.end)
                    r.eaten.add(later.number)
            return other.group.end, end
    return None


def _needs(r: Reading, found: Chain, clause: Clause) -> bool:
    """ "meets every demand": no meeting."""
    at, _, _ = noun_phrase(r.words, found.object, clause.end)
    return at >= 0 and r.words.low[at] in (
        "demand",
        "demands",
        "requirement",
        "requirements",
        "need",
        "needs",
        "target",
        "targets",
        "deadline",
        "condition",
        "conditions",
        "criteria",
        "standard",
        "standards",
        "cost",
        "costs",
        "commitments",
        "obligations",
        "halfway",
    )


def _antecedent_start(r: Reading, clause: Clause) -> int:
    """Where the noun phrase begins that a relative clause belongs to."""
    k = clause.start - 1
    while k > 0 and r.words.tag[k] not in ",;:—SWCMBHKV" and not (r.words.tag[k] == "T"):
        k -= 1
    return k + 1 if r.words.tag[k] in ",;:—SWCMBHKVT" else k


_TOLD = frozenset(
    [
        "report",
        "reports",
        "account",
        "accounts",
        "allegation",
        "allegations",
        "accusation",
        "accusations",
        "charge",
        "charges",
        "suggestion",
        "suggestions",
        "rumour",
        "rumours",
        "rumor",
        "rumors",
        "speculation",
        "story",
        "version",
    ]
)
_MUST = frozenset(["must", "should", "ought", "shouldn't", "shouldn’t", "mustn't", "mustn’t"])


def replace_act(head: Head, act: str) -> Head:
    return replace(head, act=act)


def _dropped_object(r: Reading, head: Head, found: Chain) -> bool:
    """Whether "withdrew" has a position for its object ("withdrew it", "withdrew the proposal")."""
    at, stop, _ = noun_phrase(r.words, found.object, r.words.n)
    if at < 0:
        return r.words.low[found.object : found.object + 1] in (["it"], ["that"], ["this"]) and head.lemma in (
            "withdraw",
            "lift",
            "rescind",
            "revoke",
        )
    return NOUN_CUES.get(r.words.low[at]) in ("demand", "offer", "threaten", "promise", "oppose", "claim")


def _adjective(head: Head) -> bool:
    return (
        head.lemma not in ("",)
        and head.act in ("predicate",)
        or head.end - head.at > 1
        and head.act in ("ready", "plan", "oppose", "promise", "support", "consider", "refuse")
        and head.lemma in ("set", "due", "opposed", "prepared", "committed", "determined", "expected", "scheduled")
    )


def _planned(r: Reading, clause: Clause) -> bool:
    heads = chain(r.words, clause.group, clause.end).heads
    return bool(heads) and heads[0].act == "plan" or clause.group.modal in ("will", "'ll", "shall")


def _passive(r: Reading, clause: Clause, info: Info, found: Chain, stance: str | None, term: Terms | None) -> None:
    """ "The plan was rejected by X": the one after "by" acts, and the subject is what it is about."""
    words = r.words
    by = next((k for k in range(clause.group.end, clause.end) if words.low[k] == "by" and words.tag[k] == "P"), -1)
    if by >= 0 and stance not in (None, "deed", "not-deed", "believe", "plan", "hear"):
        end = by + 1
        while (
            end < clause.end
            and words.tag[end] not in ",.;:VT"
            and not (words.tag[end] == "P" and words.low[end] in ("on", "in", "at", "after", "during"))
        ):
            end += 1
        who = people(r.scene, by + 1, end, info.speaker)
        if who:
            region = (clause.subject[0] if clause.subject else clause.start, clause.group.start)
            found.object = clause.group.end
            span = (region[0], clause.end)
            emit(
                r,
                clause,
                Info(who, found, info.links, info.speaker, False, info.past),
                found,
                stance or "",
                "passive",
                region,
                term,
                span=span,
                extra=[(found.object, by)],
            )
            return
    if stance in ("deed", "not-deed") or info.speaker is not None or r.voice.kind == "editorial":
        deed(r, clause, info, found, "not-deed" if clause.group.neg else "deed", term)


def _judged(r: Reading, clause: Clause, info: Info, found: Chain, stance: str | None, term: Terms | None) -> None:
    """ "The offer is unacceptable": the one who says so takes the stance; "X called it unacceptable" is X's."""
    words = r.words
    first = found.heads[0]
    if stance is None:
        return
    if clause.subject is not None and words.low[clause.subject[0] : clause.subject[1]] == ["there"]:
        speaker = info.speaker or (info.who[0] if info.who else None)
        if speaker is not None:
            emit(
                r,
                clause,
                Info([speaker], found, info.links, speaker, False, info.past),
                found,
                stance,
                "there",
                (found.object, clause.end),
                term,
            )
        return
    if first.act == "deem":
        if info.who:
            links = info.links
            if r.voice.kind != "speaker":
                links = (*links, link(info.who[0], words.text[first.at], r.text))
            emit(r, clause, info, found, stance, "deem", (found.object, clause.end), term, links=links)
        return
    for k in range(found.object, min(clause.end, found.object + 2)):
        if words.low[k] in ("to", "for") and words.tag[k] in "PT":
            whom = people(r.scene, k + 1, clause.end, info.speaker)
            if whom and whom[0].known and clause.subject is not None:
                emit(
                    r,
                    clause,
                    Info(whom, found, info.links, info.speaker, False, info.past),
                    found,
                    stance,
                    "predicate",
                    clause.subject,
                    term,
                    span=(clause.subject[0], clause.end),
                )
                return
    speaker = info.speaker
    if speaker is None and r.voice.kind == "editorial":
        speaker = _author(r)
    if speaker is None:
        return
    if (
        info.who
        and info.who[0].known
        and info.who[0].kind != "document"
        and clause.subject is not None
        and stance in ("supports", "accepts", "opposes")
    ):
        return
    region = clause.subject or (clause.group.start, clause.group.end)
    emit(
        r,
        clause,
        Info([speaker], found, info.links, speaker, False, info.past),
        found,
        stance,
        "predicate",
        region,
        term,
        extra=[(found.object, clause.end)],
        span=(region[0], clause.end),
    )


def _author(r: Reading) -> Who:
    return Who(AUTHOR, AUTHOR, "author", "author", "", -1, -1)


def _called(r: Reading, clause: Clause, info: Info, found: Chain, term: Terms | None) -> None:
    """ "called the reports pure invention", "deeming him the illegitimate president": a claim."""
    words = r.words
    if (
        found.heads[0].lemma in ("describe", "regard", "portray", "characterise", "characterize", "cast", "consider")
        and "as" not in words.low[found.object : clause.end]
    ):
        return
    tail = " ".join(words.low[found.object : clause.end])
    denied = any(
        word in tail
        for word in (
            "invention",
            "fabricat",
            "false",
            "untrue",
            "speculation",
            "lie",
            "nonsense",
            "fake",
            "baseless",
            "unfounded",
        )
    )
    links = info.links
    if r.voice.kind != "speaker":
        links = (*links, link(info.who[0], words.text[found.heads[0].at], r.text))
    emit(
        r,
        clause,
        info,
        found,
        "denies" if denied else "claims",
        "called",
        (found.object, clause.end),
        term,
        links=links,
        split=not denied,
    )


_ANNOUNCED = frozenset(["announce", "declare", "unveil"])


def _spoken(r: Reading, clause: Clause, info: Info, found: Chain, term: Terms | None) -> None:
    """A verb of saying with a thing for its object: "announced a levy", "said no such thing"."""
    words = r.words
    first = found.heads[0]
    low = words.low[found.object : found.object + 3]
    if low[:2] == ["no", "such"] or (low[:1] == ["nothing"] and "kind" in words.low[found.object : clause.end]):
        emit(r, clause, info, found, "denies", "said-no-such", (found.object, clause.end), term)
    elif first.lemma in _ANNOUNCED and clause.kind == "rel" and clause.subject is not None:
        start = _antecedent_start(r, clause)
        emit(r, clause, info, found, "promises", "rel-announced", (start, clause.start), term, span=(start, clause.end))
    elif first.lemma in _ANNOUNCED and found.object < clause.end and not clause.group.neg:
        emit(r, clause, info, found, "promises", "announced", (found.object, clause.end), term)
    elif (
        first.lemma
        in (
            "reiterate",
            "reaffirm",
            "underline",
            "underscore",
            "stress",
            "emphasise",
            "emphasize",
            "recommend",
            "suggest",
        )
        and found.object < clause.end
        and not clause.group.neg
    ):
        stance = "offers" if first.lemma in ("recommend", "suggest") else "supports"
        emit(r, clause, info, found, stance, "reaffirmed", (found.object, clause.end), term)


def _noun_positions(r: Reading) -> None:
    """ "Meridia's proposal to raise the royalty", "the decision of Sulo to withdraw its objection": positions as nouns."""
    words = r.words
    used = {k for proto in r.out if proto.cue for k in range(words.n) if proto.cue[0] <= words.start[k] < proto.cue[1]}
    for i in range(words.n):
        if words.tag[i] != "X" or words.low[i] not in NOUN_CUES or i in used:
            continue
        act = NOUN_CUES[words.low[i]]
        if act == "support" and i + 1 < words.n and words.low[i + 1] in ("of", "from", "by"):
            continue
        if act not in ("offer", "demand", "refuse", "threaten", "support", "oppose", "promise", "plan", "ready"):
            continue
        who, start, behind = _noun_owner(r, i)
        if who is None or not who.known:
            continue
        host = next((c for c in r.clauses if c.start <= i < c.end), None)
        if host is None or host.kind == "if":
            continue
        info = r.info[host.number]
        if info.who and any(one.party == who.party for one in info.who):
            continue
        state = Chain([Head(act, words.low[i], i, behind, noun=True)], behind, taken=behind)
        from pourparler.evidence.drafter.heads import _onward

        end = host.end
        follow = _onward(words, behind, end, state, state.heads[0])
        if follow is not None:
            from pourparler.evidence.drafter.heads import _step

            at, lemma, neg = follow
            for _ in range(4):
                again = _step(words, at, lemma, neg, end, state)
                if again is None:
                    break
                at, lemma, neg = again
        elif (
            not (behind < end and words.low[behind] in ("for", "to", "of", "that", "on", "against")) and behind == i + 1
        ):
            continue
        stance = compose.stance(state.heads)
        if stance == "deed" or stance == "plan" or stance is None:
            continue
        emit(
            r,
            host,
            Info([who], state, info.links, info.speaker, False, info.past),
            state,
            stance,
            "noun-" + act,
            (state.object, region_end(r, state.object, end)),
            None,
            span=(start, end),
        )


def _noun_owner(r: Reading, i: int) -> tuple[Who | None, int, int]:
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
