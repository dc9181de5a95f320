"""What a position is about: keywords of its object, else of its clause, else what was spoken of before."""

from __future__ import annotations

from pourparler.evidence.drafter.groups import Clause
from pourparler.evidence.drafter.issues import Found
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.phrases import Chain
from pourparler.evidence.drafter.proto import Info, Reading
from pourparler.evidence.drafter.tokens import Words
from pourparler.evidence.drafter.who import AUTHOR, Who

_THINGS = listed(
    "figure figures number target stance objection opposition threat line claim sum amount price reading view "
    "proposal proposals plan plans offer offers deal idea move demand demands measure measures text draft scheme "
    "request call step condition conditions terms suggestion issue matter claim claims report reports approach "
    "timetable position compromise package agreement decision option formula arrangement concession project point "
    "points announcement ruling interpretation assessment recommendation conclusion characterisation "
    "version allegation allegations accusation clause paragraph question topic same paper bid "
    "wording motion notion concept blueprint"
)


_ANAPHORS = listed("it this that these those them one so either neither likewise")


_POINTED = (["it"], ["this"], ["that"], ["them"], ["these"])
_AWAY = (["out"], ["down"], ["off"], ["up"])  # "ruled this | out"
_POINTERS = frozenset(["it", "that", "this", "them", "those"])
_ASKED = listed("ask question press quiz challenge probe")
_OWN_ACTS = frozenset(["demand", "offer", "accept", "promise", "want", "threaten", "plan"])
_LOOSE = listed("any a an no some another every each all few other more")


def issue_of(
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
    at = found.object
    if a <= at < b and words.low[at] in _POINTERS and words.tag[at] in "OD" and stance not in ("silent", "denies"):
        stops = words.tag[at + 1 : at + 2]
        if at + 1 < b and (stops[0] in ",;—C" or words.low[at + 1] in ("if", "unless", "provided", "only", "but")):
            b, extra = at + 1, []  # "we could accept it, but only with a gauge"
            if not any(a <= h.start < b for h in r.hits):
                topic = _carried(r, info.who[0], clause, True) if info.who[0].known else None
                return (topic, ("elliptic",)) if topic is not None else None
    best = r.topics.best(r.hits, [(a, b)], a)
    if best is None and r.topics.meeting and stance in _SEATED and (seat := _place(words, a, b)):
        before = r.memory.carried(info.who[0], 2)
        if seat == "there" and (before is None or before.issue != r.topics.meeting):
            return None
        return Found(r.topics.meeting, None, 2.0, True, a, b), ("implied",)
    cues = [(clause.group.start, max(found.object, clause.group.end))]
    wide = [(a, b), *extra, *cues]
    if (
        clause.number == 0
        and clause.start > 2
        and words.low[0] in ("on", "regarding", "concerning", "as", "with", "in")
        and words.tag[clause.start - 1] == ","
        and (words.low[0] not in ("with", "in") or words.low[1] in ("regard", "respect", "relation", "reference"))
    ):
        extra = [*extra, (0, clause.start)]  # "On sovereignty, ..."
        wide.append((0, clause.start))
    if stance == "silent" and best is None and clause.number and r.clauses[clause.number - 1].group.lemma in _ASKED:
        asked = r.clauses[clause.number - 1]
        if asked.subject is None and asked.start == 0:
            extra = [*extra, (0, clause.start)]  # "Asked about the levy, she declined to comment"
    if best is None or (not best.strong and extra):
        best = r.topics.best(r.hits, [(a, b), *extra], a) or best
    if best is None and not cautious:
        best = r.topics.best(r.hits, wide, a)
    front = fronted(r, clause, max(found.object, clause.group.end)) if best is None or not best.strong else None
    if front is not None and not cautious:
        ahead = r.topics.best(r.hits, [front], front[0])
        best = ahead if ahead is not None and ahead.strong else best
    if best is not None and best.option is None:
        again = r.topics.best(r.hits, wide, a)
        if again is not None and again.issue == best.issue and again.option is not None:
            best = again
    if best is None and stance == "meets" and not cautious:
        best = r.topics.best(r.hits, [(clause.group.start, clause.end)], a)
        if best is None:
            return None  # a meeting, in a case that knows of no talks, about nothing that it knows
    if best is not None:
        if cautious and not best.strong:
            return None
        return best, () if best.strong else ("low-confidence",)
    lean = r.topics.best(r.hits, [(a, b)], a, 0.9)
    before = r.memory.carried(info.who[0], 1)
    if lean is not None and lean.option is not None and before is not None and before.issue == lean.issue:
        return lean, ("low-confidence",)  # "And driverless trains?" "They say you have a secret plan."
    ranges = [(a, b), *extra]
    they = any(words.low[x:y] == ["they"] for x, y in extra)
    refers = any(
        words.low[k] in _ANAPHORS
        and (
            words.tag[k] in "OXSQ"
            or words.low[k] == "this"
            and words.low[k + 1 : k + 2] in _AWAY
            or words.tag[k + 1 : k + 2] in ([], ["."], [","])
        )
        and not (words.low[k] == "one" and words.low[k + 1 : k + 2] in (["thing"], ["point"], ["aspect"]))
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
    refers = refers or they
    empty = all(words.tag[k] in "RP,.;:N" for x, y in ranges for k in range(x, y))
    refers = refers or any(words.tag[k] == "Q" and words.low[k] != "one" for x, y in ranges for k in range(x, y))
    short = (
        r.voice.kind == "speaker"
        and b - a <= 4
        and all(words.tag[k] != "X" or words.low[k] in _THINGS for k in range(a, b))
    )
    if not (cautious or empty) and b - a <= 6:
        best = r.topics.best(r.hits, [(a, b)], a, 0.9)
        if best is not None and best.strong and best.option is not None:
            return best, ("low-confidence",)
    if found.heads and found.heads[-1].act in ("deed", "lift") and len(found.heads) > 1:
        # "plans to raise the matter": a deed must name its issue, or point at it at once
        refers = a < b and words.low[a] in _ANAPHORS
        empty = short = False
    told = stance == "silent" or (stance == "denies" and not (found.heads and found.heads[-1].act in _OWN_ACTS))
    if cautious or not (refers or empty or short or told):
        return None
    over = found.heads and found.heads[-1].lemma in ("discuss", "negotiate") and words.low[a : a + 1] in _POINTED
    if any(h.act == "meet" for h in found.heads) and r.topics.meeting and not over:
        return Found(r.topics.meeting, None, 2.0, True, a, b), ("implied",)
    at = max(a, found.object) if found.object < b else a
    pointed = at < b and words.low[at] in ("it", "this", "that", "them", "so")
    judged = bool(found.heads) and (found.heads[0].act == "predicate" or found.heads[-1].act == "deem")
    that_thing = judged and (the_thing(words, a, b) or the_thing(words, at, b))
    pointed = pointed or that_thing
    if found.heads and found.heads[-1].act in ("deed", "want", "ready", "be", "deem") and not pointed and not empty:
        return None
    if found.heads and found.heads[-1].lemma == "draw":
        return None
    if (
        found.heads
        and found.heads[0].act == "predicate"
        and stance != "denies"
        and not that_thing
        and not any(words.low[k] in ("it", "this", "that") for x, y in ranges[:1] for k in range(x, y))
    ):
        return None
    figure = at < b and (words.tag[at] == "Q" or words.text[at][0].isdigit()) and words.low[at] != "one"
    topic = r.memory.carried(info.who[0]) if stance == "denies" and not pointed else None
    if figure and topic is None:
        topic = next((f for s, _, f in reversed(r.memory.spoken[-8:]) if f.issue in r.topics.numeric), None)
    topic = topic or _carried(r, info.who[0], clause, pointed)
    if topic is None or not info.who[0].known and info.who[0].id != AUTHOR:
        return None
    return topic, ("elliptic",)


_LATEST = listed("latest new whole entire current proposed draft very")


def the_thing(words: Words, a: int, b: int) -> bool:
    """ "The idea", "that latest proposal": a thing spoken of before, of which nothing more is told here."""
    if a + 1 >= b or words.low[a] not in ("the", "this", "that"):
        return False
    k = a + 1 + (words.low[a + 1] in _LATEST)
    after = words.low[k + 1 : k + 2]
    return k < b and words.low[k] in _THINGS and after not in (["of"], ["for"], ["to"], ["on"], ["that"])


_SEATED = frozenset(["demands", "supports", "opposes", "accepts", "refuses", "offers"])


def _place(words: Words, a: int, b: int) -> str:
    """Whether somebody is wanted "at the table", "in the room" or "there": where the talks are."""
    low = words.low[a:b]
    for k in range(len(low)):
        if low[k : k + 3] in (["at", "the", "table"], ["round", "the", "table"], ["in", "the", "room"]):
            return "table"
    while low and low[-1] in (".", ",", "too", "well", "as", "also"):
        low.pop()
    return "there" if len(low) > 1 and low[-1] == "there" else ""


def fronted(r: Reading, clause: Clause, after: int) -> tuple[int, int] | None:
    """ "A levy | we will never accept", "On the dam | we won't move": the object put first; None where none is."""
    words = r.words
    if clause.subject is None or clause.kind not in ("main", "and", "that"):
        return None
    if any(words.tag[k] not in 'RP,.;:NTVK"' for k in range(after, clause.end)):
        return None
    end = k = clause.subject[0]
    while k > 0 and words.tag[k - 1] in "XDAQGP":
        k -= 1
    if k == end or (k and words.tag[k - 1] not in ',;:C—"S'):
        return None
    return k, end


def _carried(r: Reading, who: Who, clause: Clause, pointed: bool) -> Found | None:
    """The issue spoken of before: in this sentence, by the same one in the last sentences, or by anybody."""
    begin = clause.subject[0] if clause.subject else clause.group.start
    if pointed and clause.group.start - begin > 5:
        begin = clause.group.start  # "X, which once backed the levy, | now wants it gone"
    here = r.topics.best(r.hits, [(0, begin)], 0) if begin > 3 and pointed else None
    if here is not None and here.strong:
        near = [h for h in r.hits if h.end <= begin and h.strong and h.weight >= 2.0]
        last = max((h.start for h in near), default=0)
        return r.topics.best([h for h in near if last - h.start <= 8], [(0, begin)], 0) or here
    for proto in reversed(r.out):
        if proto.rule not in ("rather-than", "condition"):
            return proto.found
    return r.memory.carried(who)
