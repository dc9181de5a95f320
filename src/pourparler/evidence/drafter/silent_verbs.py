"""Silence told by a verb: "would not say whether", "would not be drawn", "neither confirmed nor denied it"."""

from __future__ import annotations

from pourparler.evidence.drafter.emit import emit
from pourparler.evidence.drafter.groups import Clause
from pourparler.evidence.drafter.phrases import Chain
from pourparler.evidence.drafter.proto import Info, Reading


def not_said(r: Reading, clause: Clause, info: Info, found: Chain) -> bool:
    """ "Would not say whether it would sign", "declined to say what it will pay": silent on what is left open."""
    heads, group = found.heads, clause.group
    asked = next((r.clauses[n] for n in clause.down if _left_open(r, r.clauses[n])), None)
    if asked is None or heads[-1].act != "say" or not info.who:
        return False
    withheld = group.neg and (asked.marker in ("whether", "") or not group.past)
    if not withheld and not (len(heads) > 1 and heads[-2].act == "refuse"):
        return False
    emit(r, clause, info, found, "silent", "not-said", (asked.start, asked.end), None, until=asked.end)
    r.eaten.add(asked.number)
    return True


def _left_open(r: Reading, clause: Clause) -> bool:
    """Whether a clause is a question told of: "whether it would sign", "what it will pay"."""
    if clause.marker in ("whether", "how", "when", "why"):
        return True
    at = clause.subject[0] - 1 if clause.subject is not None else -1
    return clause.kind == "that" and at >= 0 and r.words.low[at] in ("what", "where", "who", "much", "many")


def not_drawn(r: Reading, clause: Clause, info: Info, found: Chain) -> bool:
    """ "Would not be drawn on the levy", but not "was not drawn into the war"."""
    group = clause.group
    if group.lemma != "draw" or not group.passive or not group.neg or not info.who:
        return False
    if r.words.low[group.end : group.end + 1] == ["into"]:
        return False
    emit(r, clause, info, found, "silent", "not-drawn", (group.end, clause.end), None)
    return True


# "Neither confirmed nor denied it", "has neither accepted nor rejected the offer": no word on it.
_NEITHER_NOR = tuple(
    frozenset(pair.split("_"))
    for pair in (
        "confirm_deny", "accept_reject", "support_oppose", "endorse_reject", "approve_reject", "accept_refuse",
        "accept_dismiss", "back_oppose", "welcome_reject", "welcome_condemn", "endorse_condemn", "accept_decline",
    )
)  # fmt: skip


def neither_nor(r: Reading, clause: Clause, info: Info, found: Chain, that: Clause | None) -> bool:
    """ "Neither confirmed nor denied it": silent on what both verbs are about; the second clause is used up."""
    if not info.who or not any(pair <= {clause.group.lemma, *_nor(r, clause)} for pair in _NEITHER_NOR):
        return False
    said = that or next((r.clauses[n] for n in r.clauses[clause.number + 1].down), None)
    end = said.end if said is not None else r.clauses[clause.number + 1].end
    emit(r, clause, info, found, "silent", "neither-nor", (clause.group.end, end), None, until=end)
    r.eaten.add(clause.number + 1)
    r.info[clause.number].eaten = True
    return True


def _nor(r: Reading, clause: Clause) -> tuple[str, ...]:
    """The verb that "nor" joins to a negated clause: "neither confirmed nor | denied"."""
    after = r.clauses[clause.number + 1 : clause.number + 2]
    if not after or after[0].marker not in ("nor", "or") or after[0].shares != clause.number or not clause.group.neg:
        return ()
    return (after[0].group.lemma,)
