"""Which clause hangs on which, whose subject it shares, and where it ends."""

from __future__ import annotations

from pourparler.evidence.drafter.groups import Clause, Group
from pourparler.evidence.drafter.subjects import SAYING
from pourparler.evidence.drafter.tokens import Words


def join(words: Words, result: list[Clause]) -> None:
    """Which clause each one hangs on, and whose subject it shares."""
    for clause in result:
        n = clause.number
        before = list(result[:n])
        if clause.kind in ("that",) and before:
            while len(before) > 1 and before[-1].kind == "rel" and before[-1].start > clause.start:
                before.pop()  # "promised that everyone | who leaves | may return"
            clause.up = before[-1].number
            if before[-1].kind == "by" and before[-1].group.lemma == "make" and len(before) > 1:
                clause.up = before[-2].number  # "rejects the claim made by X | that"
            if clause.start and words.low[clause.start - 1] in ("and", "or") and before[-1].kind == "that":
                clause.up = before[-1].up
            elif before[-1].kind == "rel" and clause.start < before[-1].start:
                # "added that ships that refuse | could lose it": the relative clause stands within the subject
                clause.up = next((c.number for c in reversed(before) if c.group.end <= clause.start), clause.up)
            elif clause.marker == "" and before[-1].kind in ("and", "that", "main"):
                clause.up = before[-1].number
        elif clause.kind == "and":
            choice = _owner_of_second(clause, before, result)
            clause.shares = choice
            if clause.marker == "nor" and choice >= 0 and not clause.group.modal:
                # "will neither lift the ban nor attend": both are what it will not do
                clause.group.modal, clause.group.neg = result[choice].group.modal, True
            clause.up = result[choice].up if choice >= 0 else -1
            if choice >= 0 and result[choice].kind == "that":
                clause.up = result[choice].up
            if choice >= 0 and result[choice].kind in ("rel", "if"):
                clause.kind = result[choice].kind
                clause.up = result[choice].up
        elif clause.kind == "part":
            later = [c for c in result[n + 1 :] if c.kind in ("main", "do")]
            early = [c for c in before if c.kind not in ("if",)]
            if early:
                clause.shares = early[-1].number if early[-1].kind != "rel" or len(early) == 1 else early[-2].number
                clause.up = result[clause.shares].up
            elif later:
                clause.shares = later[0].number
        elif clause.kind in ("if", "adv", "rel", "with", "by"):
            if before:
                clause.up = before[-1].number
        elif clause.kind == "main" and before:
            # "X said A would go, but B would stay": a clause with a modal goes on under the same saying
            last = before[-1]
            if last.kind in ("adv", "if") and last.number and _opened(words, last.start):
                # "said that while it welcomed the truce, it would keep the sanctions"
                clause.kind, clause.up = "that", last.number - 1
                continue
            while last.kind in ("rel", "if", "adv", "part") and last.number:
                last = result[last.number - 1]
            if last.kind == "that" and (
                clause.marker == ":"
                or clause.marker in ("and", "but", ",", ";")
                and _backshifted(clause.group, last.group)
            ):
                clause.kind, clause.up = "that", last.up
    for clause in result:
        if 0 <= clause.up < len(result):
            result[clause.up].down.append(clause.number)


def _opened(words: Words, at: int) -> bool:
    """Whether a "that" stands before the inserted clause that begins at ``at``: "said that, if X fell, | it would"."""
    if words.low[at - 2 : at + 1] == ["the", "event", "that"]:
        at -= 3
    if at > 1 and words.tag[at - 1] == ",":
        at -= 1
    return at > 0 and words.low[at - 1] == "that"


def _backshifted(group: Group, other: Group) -> bool:
    """Whether a verb without "that" may still be part of what is reported: "would", "had been" like the first."""
    if group.modal in ("would", "could", "might"):
        return True
    return group.perfect and group.past and other.perfect


def _owner_of_second(clause: Clause, before: list[Clause], result: list[Clause]) -> int:
    """Whose subject a second verb after "and" shares."""
    for earlier in reversed(before):
        if earlier.kind in ("rel", "if", "adv", "by") and _tense(earlier.group) != _tense(clause.group):
            continue
        if earlier.kind in ("by", "with", "part"):
            continue
        alike = earlier.up >= 0 and _tense(result[earlier.up].group) == _tense(clause.group)
        if earlier.kind == "that" and earlier.group.modal and not clause.group.modal and alike:
            return earlier.up
        if (
            earlier.kind == "that"
            and earlier.up >= 0
            and not clause.group.modal
            and clause.group.lemma in SAYING
            and _tense(result[earlier.up].group) == _tense(clause.group)
        ):
            return earlier.up
        return earlier.number
    return before[-1].number if before else -1


def _tense(group: Group) -> str:
    return "modal" if group.modal else "past" if group.past else "now"


def extend(words: Words, result: list[Clause]) -> None:
    """Where each clause ends: before the next one that is not a restrictive relative clause inside it."""
    for n, clause in enumerate(result):
        end = words.n
        for other in result[n + 1 :]:
            second = other.shares == clause.number and other.kind == "rel"  # "which backs it | but wants it late"
            if other.kind in ("rel", "by") and not (other.start and words.tag[other.start - 1] == ",") and not second:
                continue
            begin = other.start
            if begin >= clause.group.end:
                end = begin
                break
        for k in range(clause.group.end, end):
            if words.tag[k] in ";" or words.tag[k] == "—":
                end = k
                break
        while end > clause.group.end and words.tag[end - 1] in ",.;:C—!?(…":
            end -= 1
        clause.end = max(end, clause.group.end)
    for n, clause in enumerate(result[:-1]):
        after = result[n + 1]
        if after.marker == "nor" and after.shares == clause.number and clause.end == clause.group.end:
            clause.end = after.end  # "will neither accept nor obey the ruling": one object for both
