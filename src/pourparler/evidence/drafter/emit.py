"""One position becomes one or more drafts: per actor, per conjoined object, with its condition, mood and date."""

from __future__ import annotations

from pourparler.evidence.drafter.about import fronted, issue_of
from pourparler.evidence.drafter.actors import people
from pourparler.evidence.drafter.conditions import Terms, phrases
from pourparler.evidence.drafter.groups import Clause
from pourparler.evidence.drafter.issues import Found
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.moods import modality_of, shift_of, strength_of, tense_of
from pourparler.evidence.drafter.phrases import Chain, skip_time
from pourparler.evidence.drafter.proto import Info, Proto, Reading
from pourparler.evidence.drafter.who import AUTHOR
from pourparler.evidence.statement import Attribution

_CONTRASTS = (("but", "not"), ("rather", "than"), ("instead", "of"), ("as", "opposed", "to"), ("in", "place", "of"))


_SPLITTING = listed("offers demands supports opposes accepts refuses promises drops considers")


def region_end(r: Reading, start: int, end: int) -> int:
    """Where what a cue is about ends: before an insertion after a comma, a dash or a clause."""
    words = r.words
    for k in range(start, end):
        if words.tag[k] in ";:—":
            return k
        if words.tag[k] == "," and words.low[k + 1 : k + 2] in (["a"], ["an"]) and "W" in words.tag[k + 2 : k + 6]:
            return k  # ", a move that could ..."
    return end


def emit(
    r: Reading, clause: Clause, info: Info, found: Chain, stance: str, rule: str, region: tuple[int, int],
    term: Terms | None, *, links: tuple[Attribution, ...] | None = None, span: tuple[int, int] | None = None,
    extra: list[tuple[int, int]] | None = None, until: int = 0, planned: bool = False, cautious: bool = False,
    split: bool = False,
) -> None:  # fmt: skip
    """Draft ``stance`` for everybody in ``info.who`` on what stands in ``region`` (words) of the sentence."""
    words = r.words
    chain = info.links if links is None else links
    a, b = region
    b = max(region_end(r, a, b), a)
    terms = term
    verbs = {c.group.head for c in r.clauses}
    if terms is None:
        inner = phrases(words, a, b, verbs) or phrases(words, clause.start, clause.group.start, verbs)
        terms = inner[0] if inner else None
    pieces: list[tuple[int, int]] = [(a, b)]
    contrast = _contrast(r, a, b, found)
    main_end = contrast[0] if contrast else b
    if terms is not None and terms.clause < 0 and a <= terms.start < main_end:
        main_end = terms.start
    pieces = [(a, main_end)]
    if stance in _SPLITTING or split:
        pieces = conjoined(r, a, main_end)
    cue = _cue(r, found, clause)
    begin, finish = span or _span(r, clause, info, found)
    finish = max(finish, until)
    if terms is not None and begin < terms.start <= finish + 2 and terms.start >= clause.group.end:
        finish = max(finish, terms.end)
    tail = finish
    if contrast:
        finish = min(finish, contrast[0])
    shift = shift_of(r, found, clause)
    first: Found | None = None
    for number, (left, right) in enumerate(pieces):
        about = issue_of(r, (left, right), extra or [], clause, found, info, stance, cautious)
        if about is None and stance == "threatens" and terms is not None:
            of = r.topics.best(r.hits, [(terms.start, terms.end)], terms.content)  # "warns of trouble if the dam stays"
            about = (of, ("low-confidence",)) if of is not None and of.strong else None
        if about is None:
            continue
        first = first or about[0]
        m = r.scene.mention_at(left) if number else None
        if m is not None and m.start == left and m.end < right and words.tag[m.end] == "D":
            continue  # "backs the dam and Orlund | the levy": what another one does
        if number == 0:
            start, end = begin, finish if len(pieces) == 1 else right
        else:
            start, end = left, right if number + 1 < len(pieces) else finish
        _drafts(r, clause, info, found, stance, rule, about, (start, end), cue, chain, terms, planned, shift)
    but_not = contrast is not None and r.words.low[contrast[0]] == "but"
    if contrast and stance in ("supports", "accepts", "offers", "promises", "demands", "considers", "claims"):
        if but_not and r.words.low[contrast[1] : contrast[1] + 1] in (["only"], ["just"], ["yet"], ["before"], ["all"]):
            return
        other = r.topics.best(r.hits, [(contrast[1], b)], contrast[1])
        if other is not None and (first is None or other.issue != first.issue or other.option != first.option):
            _drafts(
                r,
                clause,
                info,
                found,
                "refuses" if but_not and stance in ("accepts", "offers", "promises", "considers") else "opposes",
                "rather-than",
                (other, ()),
                (contrast[0], tail if tail > contrast[1] else b),
                (contrast[0], contrast[1]),
                chain,
                None,
                planned,
                None,
            )
    known = info.who[0].known or info.who[0].id == AUTHOR and first is not None
    if terms is not None and (first is not None or known):
        _condition(r, clause, info, terms, chain, planned)


def depend(r: Reading, clause: Clause, info: Info, terms: Terms) -> None:
    """ "made the truce conditional on inspections": what something is said to depend on."""
    _condition(r, clause, info, terms, info.links, False)


def _condition(
    r: Reading, clause: Clause, info: Info, terms: Terms, chain: tuple[Attribution, ...], planned: bool
) -> None:
    """A condition that names an issue is a statement of its own: the position depends on it."""
    if any(
        p.rule == "condition" and p.start == r.words.start[terms.start] and p.who.id == info.who[0].id for p in r.out
    ):
        return
    if terms.end <= terms.content:
        return
    if terms.content < r.words.n and skip_time(r.words, terms.content, terms.end) >= terms.end:
        return  # "not before January"
    found = r.topics.best(r.hits, [(terms.content, terms.end)], terms.content)
    if found is None or not found.strong and found.option is None:
        return
    words = r.words
    lacking = (
        words.low[terms.content : terms.content + 1] == ["no"]
        or "there" in words.low[terms.content : terms.content + 1]
    )
    if terms.kind == "if" and {"surprised", "amazed", "astonished"} & set(words.low[clause.group.end : clause.end]):
        return  # "I'd be surprised if it were lifted": what somebody expects
    if terms.kind == "if" and lacking and "no" in words.low[terms.content : terms.content + 3]:
        return  # "if there is no deal by Easter": a date that passes, and nothing asked for
    cue = (terms.start, min(max(terms.content, terms.start + 1), terms.end))
    if terms.clause >= 0:
        cue = (
            terms.start,
            terms.start
            + len(terms.marker.split())
            + (1 if words.low[terms.start] == "only" and terms.marker != "only" else 0),
        )
    _drafts(
        r,
        clause,
        info,
        None,
        "conditions_on",
        "condition",
        (found, ()),
        (terms.start, terms.end),
        cue,
        chain,
        terms,
        planned,
        None,
    )


def _drafts(
    r: Reading, clause: Clause, info: Info, found: Chain | None, stance: str, rule: str,
    about: tuple[Found, tuple[str, ...]], span: tuple[int, int], cue: tuple[int, int] | None,
    chain: tuple[Attribution, ...], terms: Terms | None, planned: bool, shift: tuple[int, int] | None,
) -> None:  # fmt: skip
    words = r.words
    topic, flags = about
    a, b = span
    while b > a and words.tag[b - 1] in ",.;:!?C—…":
        b -= 1
    while a < b and words.tag[a] in ",;:C.":
        a += 1
    if b <= a:
        return
    start, end = words.start[a], words.end[b - 1]
    group = clause.group
    heads = found.heads if found else []
    negated = (
        bool(heads)
        and (group.neg or any(h.neg or h.nothing for h in heads))
        and rule not in ("rather-than", "condition")
        and not rule.startswith("noun-")
    )
    condition = None
    if terms is not None:
        holder = None
        if terms.clause >= 0:
            inner = r.info.get(terms.clause)
            if inner is None and r.clauses[terms.clause].subject is not None:
                told = people(r.scene, *(r.clauses[terms.clause].subject or (0, 0)), info.speaker)
            else:
                told = inner.who if inner else []
            holder = next((w.party for w in told if w.known), None)
        condition = (words.start[terms.start], words.end[terms.end - 1], terms.kind, holder)
    modality = modality_of(r, clause, info, found, stance, chain, terms, planned)
    for who in info.who:
        others: list[str] = []
        for m in r.scene.mentions:
            if a <= m.start < b and m.name.id not in others and m.name.id != who.id:
                others.append(m.name.id)
        whom: list[str] = []
        for head in heads:
            if head.whom:
                whom += [w.id for w in people(r.scene, *head.whom, info.speaker) if w.known and w.id not in whom]
        proto = Proto(
            rule, who, stance, topic, start, end,
            (words.start[cue[0]], words.end[cue[1] - 1]) if cue and cue[0] < cue[1] else None,
            modality, negated, chain, condition, tuple(others), tuple(whom), tense_of(clause, found, planned),
            strength_of(r, clause), (words.start[shift[0]], words.end[shift[1] - 1]) if shift else None, flags,
            words.start[heads[1].at] if len(heads) > 1 and group.past and heads[1].at < words.n else 0, info.told,
        )  # fmt: skip
        if "elliptic" in flags and any(
            p.who.id == proto.who.id and p.stance == stance and p.found.issue == topic.issue for p in r.out
        ):
            continue  # "is concerned by it and opposes it": one position, told twice
        if not any(
            p.who.id == proto.who.id
            and p.stance == stance
            and p.found.issue == topic.issue
            and p.start < end
            and start < p.end
            and p.found.option == topic.option
            for p in r.out
        ):
            r.out.append(proto)


def _cue(r: Reading, found: Chain, clause: Clause) -> tuple[int, int]:
    start = (
        clause.group.start
        if found.heads and found.heads[0].at <= clause.group.head and found.heads[0].at >= clause.group.start
        else found.heads[0].at
    )
    end = max(found.heads[-1].end, start + 1)
    return start, min(end, r.words.n)


def _span(r: Reading, clause: Clause, info: Info, found: Chain) -> tuple[int, int]:
    """The words of the clause: from its subject (or its verb, if that is shared) to its end."""
    start = clause.group.start
    if clause.subject is not None and (clause.subject[0] < clause.group.start):
        start = clause.subject[0]
        front = fronted(r, clause, max(found.object, clause.group.end)) if found.object >= clause.end else None
        if front is not None and any(front[0] <= h.start < front[1] and h.strong for h in r.hits):
            start = front[0]
    return start, clause.end


def _contrast(r: Reading, a: int, b: int, found: Chain) -> tuple[int, int] | None:
    low = r.words.low
    if found.heads and found.heads[-1].lemma == "prefer":
        for k in range(a + 1, b):
            if low[k] == "to" and r.words.tag[k] == "P":
                return k, k + 1
    if found.heads and found.heads[-1].lemma == "rather":
        for k in range(a + 1, b):
            if low[k] == "than":
                return k, k + 1
    for k in range(a, b):
        for pattern in _CONTRASTS:
            if low[k] == pattern[0] and tuple(low[k : k + len(pattern)]) == pattern:
                return k, k + len(pattern)
    return None


def conjoined(r: Reading, a: int, b: int) -> list[tuple[int, int]]:
    """The parts of an object that speak of different issues: "a ceasefire ... and a written promise"."""
    words = r.words
    cuts = [
        k
        for k in range(a + 1, b - 1)
        if (words.tag[k] == "C" and words.low[k] in ("and", "or", "nor"))
        or words.low[k] == "plus"
        or (words.low[k] in ("along", "together") and words.low[k + 1] == "with")
        or (words.tag[k] == "," and words.tag[k + 1] in "DXQ")
    ]
    if not cuts or "between" in words.low[a:b]:
        return [(a, b)]
    parts: list[tuple[int, int]] = []
    left = a
    last: Found | None = None
    for cut in [*cuts, b]:
        here = r.topics.best(r.hits, [(left, cut)], left)
        if here is None or not here.strong:
            continue
        if last is not None and here.issue != last.issue:
            parts.append((left, cut))
        elif parts:
            parts[-1] = (parts[-1][0], cut)
        else:
            parts.append((left, cut))
        last = here
        left = cut + 1
    if not parts:
        return [(a, b)]
    parts[-1] = (parts[-1][0], b)
    return parts
