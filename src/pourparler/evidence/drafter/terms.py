"""On which condition each clause of a sentence hangs, and where the words of one may stand before it."""

from __future__ import annotations

from pourparler.evidence.drafter.conditions import Terms, of_clause
from pourparler.evidence.drafter.groups import Clause
from pourparler.evidence.drafter.proto import Reading


def terms_of(r: Reading) -> dict[int, Terms]:
    """The condition of each clause that has one."""
    words = r.words
    found: dict[int, Terms] = {}
    for clause in r.clauses:
        marker = clause.marker
        the_day = _the_day(r, clause)
        only = _only(r, clause)
        first = marker in ("while", "before") and clause.kind == "adv"
        if clause.kind != "if" and not (first or the_day or only):
            continue
        if the_day:
            clause.start, clause.marker, clause.kind = clause.start - 2, "once", "if"
            clause.up = clause.number - 1 if clause.up < 0 else clause.up
            previous = r.clauses[clause.number - 1]
            previous.end = max(previous.group.end, min(previous.end, clause.start))
            marker = "once"
        end = clause.end
        for other in r.clauses[clause.number + 1 :]:
            if (
                other.kind == "if" and other.shares >= 0 or other.kind in ("that", "rel")
            ) and other.up == clause.number:
                end = max(end, other.end)
        terms = of_clause(words, clause, end)
        if terms is None:
            continue
        if only:
            terms.kind = "only_if"
        target = clause.up
        while target >= 0 and r.clauses[target].kind in ("rel", "part", "if", "by"):
            target = r.clauses[target].up if r.clauses[target].up >= 0 else r.clauses[target].shares
        if (
            clause.start == 0
            or (target < 0)
            or (words.tag[clause.start - 1] in "S:" and _follows(r, clause) >= 0)
            or (
                clause.start > 1
                and words.tag[clause.start - 1] == ","
                and words.low[clause.start - 2] in ("that", "and", "but")
                and _follows(r, clause) >= 0
            )
            or clause.start
            and words.low[clause.start] != "only"
            and words.low[clause.start - 1] in ("and", "but", "that")
            and _follows(r, clause) >= 0
        ):
            target = _follows(r, clause)
        if marker == "before" and r.words.tag[clause.start - 1] == "X" and r.words.low[clause.start - 1] in _SPANS:
            continue  # "hours before they were due back"
        if marker == "while" and clause.start and words.tag[clause.start - 1] == ",":
            continue  # "could not support it, while Orlund does": what another does
        if marker in ("while", "before") and not (target >= 0 and negated(r, r.clauses[target])):
            continue
        if marker in ("while", "before") and r.clauses[target].group.nolonger:
            continue  # "no longer insists on an answer before it signs"
        if target >= 0:
            found.setdefault(target, terms)
            for other in r.clauses[target + 1 :]:
                if other.kind == "and" and other.shares == target and clause.start < r.clauses[target].start:
                    found.setdefault(other.number, terms)
    return found


_AVERSE = frozenset(["oppose", "reject", "refuse", "resist", "exclude", "decline", "veto", "block"])
_MOMENTS = (["the", "day"], ["the", "moment"], ["the", "minute"], ["the", "instant"], ["the", "second"])
_SPANS = frozenset(["hours", "days", "weeks", "months", "minutes", "years", "shortly", "day", "week", "hour"])
_NOBODY = frozenset(["nobody", "no", "none", "neither", "nothing"])


def _the_day(r: Reading, clause: Clause) -> bool:
    """ "the day Kestria frees them": a condition, where what hangs on it lies ahead."""
    if clause.subject is None or clause.number == 0 or clause.start != clause.subject[0]:
        return False
    before = r.clauses[clause.number - 1]
    return r.words.low[clause.start - 2 : clause.start] in _MOMENTS and bool(before.group.modal)


def _only(r: Reading, clause: Clause) -> bool:
    """ "It could only begin | after the sum had been paid": what must come first."""
    if clause.kind != "adv" or clause.marker not in ("after", "when", "once") or clause.up < 0:
        return False
    group = r.clauses[clause.up].group
    helped = group.modal and (clause.group.perfect or not clause.group.past)
    return bool(helped) and "only" in r.words.low[group.start : group.end]


def negated(r: Reading, clause: Clause) -> bool:
    averse = clause.group.lemma in _AVERSE and not clause.group.past
    nobody = clause.subject is not None and r.words.low[clause.subject[0]] in _NOBODY
    return clause.group.neg or averse or nobody


def _follows(r: Reading, clause: Clause) -> int:
    for other in r.clauses[clause.number + 1 :]:
        if other.kind in ("main", "that", "do") and other.start >= clause.end:
            return other.number
    return -1


def before(r: Reading, clause: Clause) -> int:
    """Where the words begin that may stand before a clause and belong to it."""
    if clause.number == 0:
        return 0
    previous = r.clauses[clause.number - 1]
    tags, low = r.words.tag, r.words.low
    if clause.start > 2 and tags[clause.start - 1] == ",":
        for k in range(previous.group.end, clause.start - 1):
            if low[k] in ("without", "absent", "barring") and (tags[k - 1] in ",S" or k == previous.group.end):
                return k
    return previous.end if previous.kind in ("if", "part") and clause.number == 1 else clause.start
