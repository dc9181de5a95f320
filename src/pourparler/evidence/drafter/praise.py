"""How an author begins with a judgement: "Three cheers for the truce", "Better to open it", "What X wants is mad"."""

from __future__ import annotations

from pourparler.evidence.drafter.actors import people
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.proto import Proto, Reading
from pourparler.evidence.drafter.who import Who

GOOD = listed(
    "right sensible sound fair decent good wise honest reasonable best better strong overwhelming compelling clear "
    "welcome overdue worthwhile simple powerful unanswerable convincing humane generous workable sane worth modest"
)
BAD = listed(
    "wrong bad foolish folly madness mistake mistaken disaster reckless dangerous unfair absurd nonsense stupid "
    "shameful indefensible cruel weak thin feeble threadbare flimsy silly disappointing daft unwise crazy shabby "
    "unjust pointless futile illusion delusion distraction fantasy insult scandal disgrace outrage trap gimmick "
    "sham farce gamble bribe surrender fraud mirage error mean stingy miserly paltry derisory"
)
_OPENINGS = (
    (("three", "cheers", "for"), "supports"), (("two", "cheers", "for"), "supports"), (("enough", "of"), "opposes"),
    (("time", "for"), "demands"), (("hats", "off", "to"), "supports"), (("away", "with"), "opposes"),
    (("time", "to"), "demands"), (("credit", "to"), "supports"), (("better",), "supports"),
    (("bring", "on"), "supports"),
    (("all", "praise", "to"), "supports"), (("so", "much", "for"), "opposes"), (("no", "to"), "opposes"),
    (("yes", "to"), "supports"), (("hence", "the", "case", "for"), "supports"),
)  # fmt: skip
_PUT = {"put": "offers", "propose": "offers", "suggest": "offers", "offer": "offers", "want": "demands",
        "demand": "demands", "ask": "demands", "recommend": "offers"}  # fmt: skip


def opening(r: Reading, author: Who) -> bool:
    """ "Three cheers for the truce.", "Better a bad truce than none.", "Time for a truce."."""
    words = r.words
    if not words.n:
        return False
    stated = any(c.kind in ("main", "do") and c.subject is not None and c.group.start < 12 for c in r.clauses)
    for begin, stance in _OPENINGS:
        if tuple(words.low[: len(begin)]) == begin and (len(begin) > 2 or not stated):
            praised = [_praise(r, author, stance, a, b) for a, b in _parts(r, len(begin))]
            return any(praised)
    return False


def put_forward(r: Reading, author: Who) -> bool:
    """ "What the minister has put forward is sensible: boats would stay out": a proposal, and what is thought of it."""
    words = r.words
    if words.low[:1] != ["what"] or len(r.clauses) < 2:
        return False
    first = r.clauses[0]
    stance = _PUT.get(first.group.lemma)
    copula = next((c for c in r.clauses[1:4] if c.group.lemma == "be" and not c.group.modal), None)
    if stance is None or first.subject is None or copula is None:
        return False
    who = [w for w in people(r.scene, *first.subject) if w.known]
    k = copula.group.end
    while k < words.n and words.tag[k] in "RN":
        k += 1
    word = words.low[k] if k < words.n else ""
    found = r.topics.best(r.hits, [(k, words.n)], k)
    if word not in GOOD | BAD or not who or found is None or not found.strong:
        return False
    judged = "supports" if (word in GOOD) != copula.group.neg else "opposes"
    last = words.n
    while last > k + 1 and words.tag[last - 1] in ".!,;":
        last -= 1
    colon = next((n for n in range(k, last) if words.tag[n] in ":—"), k)
    r.out[:] = [p for p in r.out if p.rule == "condition"]
    span = words.start[0], words.end[k]
    r.out.append(Proto("likened", author, judged, found, *span, None, "fact", False, r.links, tense="none"))
    given = words.start[min(colon + 1, last - 1)], words.end[last - 1]
    r.out += [Proto("put-forward", w, stance, found, *given, None, "fact", False, r.links) for w in who]
    return True


def _parts(r: Reading, begin: int) -> list[tuple[int, int]]:
    """What is praised, in parts: "Better | to open it now, and | to pay for it by ...", up to a "than"."""
    words = r.words
    end = next((k for k in range(begin, words.n) if words.low[k] in ("than", ";")), words.n)
    parts, left = [], begin
    for k in range(begin + 1, end - 1):
        if words.low[k] == "and" and words.low[k + 1] == words.low[begin] and words.tag[k - 1] == ",":
            parts.append((left, k - 1))
            left = k + 1
    return [*parts, (left, end)]


def _praise(r: Reading, author: Who, stance: str, a: int, b: int) -> bool:
    words = r.words
    inner = next((k for k in range(a + 1, b) if words.tag[k] == ","), b)
    found = r.topics.best(r.hits, [(a, inner)], a) or r.topics.best(r.hits, [(a, b)], a)
    if found is None or not found.strong:
        return False
    while b > a + 1 and words.tag[b - 1] in ".!,;":
        b -= 1
    span = words.start[a], words.end[b - 1]
    r.out.append(Proto("opening", author, stance, found, *span, None, "fact", False, r.links, tense="none"))
    return True
