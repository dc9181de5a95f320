"""The drafts of two coders side by side, for a person to judge: where they agree first, and never blended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pourparler.evidence.statement import Statement


@dataclass(frozen=True)
class Pair:
    """A draft of the rules, a draft of a model, or both of one statement; ``differ``: the fields in which they do."""

    rules: Statement | None
    model: Statement | None
    differ: tuple[str, ...] = ()

    @property
    def agree(self) -> bool:
        """Whether both drafted it and read it as the same position."""
        return self.rules is not None and self.model is not None and not {"alternative", "negated"} & set(self.differ)

    @property
    def coders(self) -> tuple[str, ...]:
        """Who drafted it, as ``prov.drafted_by`` has it, the rules first."""
        return tuple(draft.prov.drafted_by for draft in (self.rules, self.model) if draft)


def beside(rule_drafts: Sequence[Statement], model_drafts: Sequence[Statement]) -> tuple[Pair, ...]:
    """Pairs that agree, then those that differ, then what the rules alone and the model alone drafted.

    Two drafts are of one statement where actor, stance and issue are the same and their spans overlap; each stands in
    one pair. Within each group the order is that of the text. Give the drafts of one document and one model.
    """
    pairs = _matched(rule_drafts, model_drafts)
    taken = {id(draft) for pair in pairs for draft in (pair.rules, pair.model)}
    alone = [Pair(draft, None) for draft in rule_drafts if id(draft) not in taken]
    beyond = [Pair(None, draft) for draft in model_drafts if id(draft) not in taken]
    rows = [*pairs, *sorted(alone, key=_place), *sorted(beyond, key=_place)]
    return tuple(sorted(rows, key=lambda pair: (_group(pair), _place(pair))))


def _matched(rules: Sequence[Statement], model: Sequence[Statement]) -> list[Pair]:
    """One to one, the closest first."""
    near = [
        (-_common(a, b), differ, m, n, Pair(a, b, differ))
        for m, a in enumerate(rules)
        for n, b in enumerate(model)
        if (a.actor.id, a.stance, a.issue) == (b.actor.id, b.stance, b.issue) and _common(a, b)
        for differ in [_differ(a, b)]
    ]
    found: list[Pair] = []
    left, right = set(), set()
    for _, _, m, n, pair in sorted(near, key=lambda row: (not row[4].agree, *row[:4])):
        if m not in left and n not in right:
            left.add(m)
            right.add(n)
            found.append(pair)
    return found


def _differ(a: Statement, b: Statement) -> tuple[str, ...]:
    parts = {
        "alternative": (a.alternative, b.alternative),
        "negated": (a.negated, b.negated),
        "modality": (a.modality, b.modality),
        "condition": (a.condition is None, b.condition is None),
        "sources": ([link.id for link in a.attribution], [link.id for link in b.attribution]),
        "when": (a.when and a.when.value, b.when and b.when.value),
    }
    return tuple(name for name, (one, other) in parts.items() if one != other)


def _common(a: Statement, b: Statement) -> int:
    """How many characters the spans share."""
    if a.span is None or b.span is None or a.doc != b.doc:
        return 0
    return max(0, min(a.span.end, b.span.end) - max(a.span.start, b.span.start))


def _group(pair: Pair) -> int:
    if pair.rules and pair.model:
        return 0 if pair.agree else 1
    return 2 if pair.rules else 3


def _place(pair: Pair) -> tuple[int, int]:
    draft = pair.rules or pair.model
    return (draft.span.start, draft.span.end) if draft and draft.span else (-1, -1)
