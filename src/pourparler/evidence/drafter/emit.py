"""One position becomes one or more drafts: per actor, per conjoined object, with its condition, mood and date."""

from __future__ import annotations

from pourparler.evidence.drafter.actors import AUTHOR, Who, people
from pourparler.evidence.drafter.conditions import Terms, phrases
from pourparler.evidence.drafter.grammar import Clause
from pourparler.evidence.drafter.heads import Chain, skip_time
from pourparler.evidence.drafter.issues import Found
from pourparler.evidence.drafter.proto import Info, Proto, Reading
from pourparler.evidence.statement import Attribution

_STRONG = frozenset(
    [
        "strongly",
        "firmly",
        "categorically",
        "flatly",
        "vehemently",
        "fiercely",
        "utterly",
        "absolutely",
        "completely",
        "resolutely",
        "strenuously",
        "emphatically",
        "unequivocally",
        "totally",
        "sharply",
        "adamantly",
        "vigorously",
        "staunchly",
        "altogether",
        "never",
    ]
)
_WEAK = frozenset(
    [
        "cautiously",
        "reportedly",
        "tentatively",
        "possibly",
        "perhaps",
        "apparently",
        "partly",
        "partially",
        "broadly",
        "reluctantly",
        "grudgingly",
        "lukewarmly",
    ]
)
_THINGS = frozenset(
    [
        "figure",
        "figures",
        "number",
        "target",
        "stance",
        "objection",
        "opposition",
        "threat",
        "line",
        "claim",
        "sum",
        "amount",
        "price",
        "reading",
        "view",
        "proposal",
        "proposals",
        "plan",
        "plans",
        "offer",
        "offers",
        "deal",
        "idea",
        "move",
        "demand",
        "demands",
        "measure",
        "measures",
        "text",
        "draft",
        "scheme",
        "request",
        "call",
        "step",
        "condition",
        "conditions",
        "terms",
        "suggestion",
        "issue",
        "matter",
        "claim",
        "claims",
        "report",
        "reports",
        "approach",
        "position",
        "compromise",
        "package",
        "agreement",
        "decision",
        "option",
        "formula",
        "arrangement",
        "concession",
        "project",
        "point",
        "point",
        "points",
        "version",
        "allegation",
        "allegations",
        "accusation",
        "clause",
        "paragraph",
        "question",
        "topic",
        "same",
    ]
)
_ANAPHORS = frozenset(["it", "this", "that", "these", "those", "them", "one", "so", "either", "neither", "likewise"])
_LOOSE = frozenset(["any", "a", "an", "no", "some", "another", "every", "each", "all", "few", "other", "more"])
_CONTRASTS = (("rather", "than"), ("instead", "of"), ("as", "opposed", "to"), ("in", "place", "of"))
_SHIFTS = frozenset(["drop", "lift"])
_MARKERS = frozenset(
    [
        "longer",
        "reaffirmed",
        "reiterated",
        "renewed",
        "reversed",
        "softened",
        "hardened",
        "reaffirms",
        "reiterates",
        "repeated",
    ]
)
_SPLITTING = frozenset(
    ["offers", "demands", "supports", "opposes", "accepts", "refuses", "promises", "drops", "considers"]
)


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
        pieces = _conjoined(r, a, main_end)
    cue = _cue(r, found, clause)
    begin, finish = span or _span(r, clause, info, found)
    finish = max(finish, until)
    if terms is not None and begin < terms.start <= finish + 2 and terms.start >= clause.group.end:
        finish = max(finish, terms.end)
    tail = finish
    if contrast:
        finish = min(finish, contrast[0])
    shift = _shift(r, found, clause)
    first: Found | None = None
    for number, (left, right) in enumerate(pieces):
        about = _issue(r, (left, right), extra or [], clause, found, info, stance, cautious)
        if about is None:
            continue
        first = first or about[0]
        if number == 0:
            start, end = begin, finish if len(pieces) == 1 else right
        else:
            start, end = left, right if number + 1 < len(pieces) else finish
        _drafts(r, clause, info, found, stance, rule, about, (start, end), cue, chain, terms, planned, shift)
    if contrast and stance in ("supports", "accepts", "offers", "promises", "demands", "considers", "claims"):
        other = r.topics.best(r.hits, [(contrast[1], b)], contrast[1])
        if other is not None and (first is None or other.issue != first.issue or other.option != first.option):
            _drafts(
                r,
                clause,
                info,
                found,
                "opposes",
                "rather-than",
                (other, ()),
                (contrast[0], tail if tail > contrast[1] else b),
                (contrast[0], contrast[1]),
                chain,
                None,
                planned,
                None,
            )
    if terms is not None and (first is not None or stance):
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
    modality = _modality(r, clause, info, found, stance, chain, terms, planned)
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
            modality, negated, chain, condition, tuple(others), tuple(whom), _tense(clause, found, planned),
            _strength(r, clause), (words.start[shift[0]], words.end[shift[1] - 1]) if shift else None, flags,
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


def _tense(clause: Clause, found: Chain | None, planned: bool) -> str:
    group = clause.group
    if planned or group.modal in (
        "will",
        "would",
        "shall",
        "'ll",
        "’ll",
        "may",
        "might",
        "could",
        "can",
        "must",
        "should",
    ):
        return "future"
    if found and any(h.act in ("plan", "promise", "demand", "offer", "ready", "threaten", "want") for h in found.heads):
        return "future"
    if group.past or group.perfect:
        return "past"
    return "none" if not group.going else "future"


def _modality(
    r: Reading, clause: Clause, info: Info, found: Chain | None, stance: str, chain: tuple[Attribution, ...],
    terms: Terms | None, planned: bool,
) -> str:  # fmt: skip
    group = clause.group
    if terms is not None or stance == "conditions_on":
        return "conditional"
    plan = planned or bool(found and found.heads and found.heads[0].act == "plan")
    future = group.modal in ("will", "shall", "'ll", "’ll")
    if stance == "meets" and (
        plan or future or group.going or (not group.past and not group.perfect and group.kind == "fin")
    ):
        return "reported_plan"
    if (
        group.modal in ("would", "could", "might", "may", "'d", "’d")
        and not chain
        and r.voice.kind in ("author", "editorial")
    ):
        return "hypothetical"
    if plan and not chain:
        return "reported_plan"
    if r.voice.kind == "editorial" and any(who.id == AUTHOR for who in info.who):
        return "opinion"
    if chain:
        return "claim"
    if future:
        return "reported_plan"
    return "fact"


def _strength(r: Reading, clause: Clause) -> str:
    words = r.words
    for k in range(max(clause.start, clause.group.start - 2), min(clause.group.end + 2, words.n)):
        if words.low[k] in _STRONG:
            return "strong"
        if words.low[k] in _WEAK:
            return "weak"
    return "normal"


def _shift(r: Reading, found: Chain, clause: Clause) -> tuple[int, int] | None:
    words = r.words
    for head in found.heads:
        if head.act in _SHIFTS:
            return clause.group.head, max(
                found.taken, clause.group.head + 1
            ) if found.taken <= clause.end else clause.group.end
    for k in range(max(clause.start, clause.group.start - 2), clause.group.end):
        if words.low[k] in _MARKERS:
            return (k - 1 if words.low[k] == "longer" and k else k), k + 1
    return None


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


def _conjoined(r: Reading, a: int, b: int) -> list[tuple[int, int]]:
    """The parts of an object that speak of different issues: "a ceasefire ... and a written promise"."""
    words = r.words
    cuts = [
        k
        for k in range(a + 1, b - 1)
        if (words.tag[k] == "C" and words.low[k] in ("and", "or", "nor"))
        or words.low[k] == "plus"
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


def _issue(
    r: Reading, region: tuple[int, int], extra: list[tuple[int, int]], clause: Clause, found: Chain, info: Info,
    stance: str, cautious: bool,
) -> tuple[Found, tuple[str, ...]] | None:  # fmt: skip
    """What a position is about: keywords of its object, else of the clause, else what was spoken of before."""
    a, b = region
    words = r.words
    if stance == "meets" and r.topics.meeting:
        own = [h for h in r.hits if h.issue == r.topics.meeting]
        best = r.topics.best(own, [(clause.start, clause.end)], a)
        return best or Found(r.topics.meeting, None, 2.0, True, a, b), () if best else ("implied",)
    best = r.topics.best(r.hits, [(a, b)], a)
    cues = [(clause.group.start, max(found.object, clause.group.end))]
    wide = [(a, b), *extra, *cues]
    if (
        clause.number == 0
        and clause.start > 2
        and words.low[0] in ("on", "regarding", "concerning", "as")
        and words.tag[clause.start - 1] == ","
    ):
        extra = [*extra, (0, clause.start)]  # "On sovereignty, ..."
        wide.append((0, clause.start))
    if best is None or (not best.strong and extra):
        best = r.topics.best(r.hits, [(a, b), *extra], a) or best
    if best is None and not cautious:
        best = r.topics.best(r.hits, wide, a)
    if best is not None and best.option is None:
        again = r.topics.best(r.hits, wide, a)
        if again is not None and again.issue == best.issue and again.option is not None:
            best = again
    if best is None and stance == "meets" and not cautious:
        best = r.topics.best(r.hits, [(clause.group.start, clause.end)], a)
    if best is not None:
        if cautious and not best.strong:
            return None
        return best, () if best.strong else ("low-confidence",)
    ranges = [(a, b), *extra]
    refers = any(
        words.low[k] in _ANAPHORS
        and words.tag[k] in "OXSQ"
        or (
            words.low[k] in _THINGS
            and k > x
            and words.tag[k - 1] in "DGX"
            and words.low[k - 1] not in _LOOSE
            and (k < 2 or words.low[k - 2] not in _LOOSE)
        )
        for x, y in ranges
        for k in range(x, y)
    )
    empty = all(words.tag[k] in "RP,.;:N" for x, y in ranges for k in range(x, y))
    refers = refers or any(words.tag[k] == "Q" and words.low[k] != "one" for x, y in ranges for k in range(x, y))
    short = r.voice.kind == "speaker" and b - a <= 4
    if not (cautious or empty) and b - a <= 6:
        best = r.topics.best(r.hits, [(a, b)], a, 0.9)
        if best is not None and best.strong and best.option is not None:
            return best, ("low-confidence",)
    if found.heads and found.heads[-1].act in ("deed", "lift") and len(found.heads) > 1:
        # "plans to raise the matter": a deed must name its issue, or point at it at once
        refers = a < b and words.low[a] in _ANAPHORS
        empty = short = False
    if cautious or not (refers or empty or short or stance in ("silent", "denies")):
        return None
    if any(h.act == "meet" for h in found.heads) and r.topics.meeting:
        return Found(r.topics.meeting, None, 2.0, True, a, b), ("implied",)
    pointed = a < b and words.low[a] in ("it", "this", "that")
    if found.heads and found.heads[-1].act in ("deed", "want", "ready", "be", "deem") and not pointed and not empty:
        return None
    if found.heads and found.heads[-1].lemma == "draw":
        return None
    if (
        found.heads
        and found.heads[0].act == "predicate"
        and not any(words.low[k] in ("it", "this", "that") for x, y in ranges[:1] for k in range(x, y))
    ):
        return None
    topic = r.memory.carried(info.who[0]) if stance == "denies" and not pointed else None
    topic = topic or _carried(r, info.who[0], clause, a < b and words.low[a] in ("it", "this", "that", "them"))
    if topic is None or not info.who[0].known and info.who[0].id != AUTHOR:
        return None
    return topic, ("elliptic",)


def _carried(r: Reading, who: Who, clause: Clause, pointed: bool) -> Found | None:
    """The issue spoken of before: in this sentence, by the same one in the last sentences, or by anybody."""
    begin = clause.subject[0] if clause.subject else clause.group.start
    here = r.topics.best(r.hits, [(0, begin)], 0) if begin > 3 and pointed else None
    if here is not None and here.strong:
        near = [h for h in r.hits if h.end <= begin and h.strong and h.weight >= 2.0]
        last = max((h.start for h in near), default=0)
        return r.topics.best([h for h in near if last - h.start <= 8], [(0, begin)], 0) or here
    for proto in reversed(r.out):
        if proto.rule not in ("rather-than", "condition"):
            return proto.found
    return r.memory.carried(who)
