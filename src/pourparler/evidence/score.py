"""How good drafts are, measured against statements that a person coded: precision, recall, and each field.

A draft is right when it stands where the person's statement stands (the spans overlap, or the draft's sentence holds
it) and actor, stance and issue agree. Pairs are one to one, as many as possible. Labels in ``NAME_ok`` count as
right (``chain_ok``: further lists of source ids), and a statement with ``core: false`` is neutral: nobody must find
it, and finding it is no fault.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pourparler.evidence.statement import Statement, misplaced

#: What is measured on the pairs beside the three labels, in the order of the tables.
FIELDS = (
    "alternative", "modality", "negated", "condition", "condition_made_up", "when", "when_made_up",
    "anonymous", "anonymous_made_up", "sources", "chain", "quote", "value",
)  # fmt: skip
Gold = Mapping[str, Any]


@dataclass(frozen=True)
class Tally:
    """``right`` of ``of``."""

    right: int = 0
    of: int = 0

    @property
    def share(self) -> float | None:
        """Between 0 and 1; None where there was nothing to get right."""
        return self.right / self.of if self.of else None

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.of + other.of)


@dataclass(frozen=True)
class Score:
    """``found``: right drafts of core statements; ``neutral``: drafts of optional ones; ``spurious``: all other drafts.

    ``fields``: by name in `FIELDS`, over the pairs of core statements; the ones that end in ``made_up`` count the
    pairs where the person coded none and the draft has none either. ``rules``: by who drafted, right of right and
    spurious. ``verbatim``: drafts of which every span says what stands there (empty without a text). ``pairs``,
    ``missed`` and ``extra`` name statements: (gold id, draft id), gold ids, draft ids.
    """

    found: int = 0
    missing: int = 0
    spurious: int = 0
    neutral: int = 0
    fields: Mapping[str, Tally] = field(default_factory=dict)
    rules: Mapping[str, Tally] = field(default_factory=dict)
    verbatim: Tally = Tally()
    pairs: tuple[tuple[str, str], ...] = ()
    missed: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()

    @property
    def precision(self) -> float | None:
        """Right drafts of all that are right or spurious; None without any."""
        return Tally(self.found, self.found + self.spurious).share

    @property
    def recall(self) -> float | None:
        """Core statements found of all core statements; None without any."""
        return Tally(self.found, self.found + self.missing).share

    def __add__(self, other: Score) -> Score:
        return Score(
            found=self.found + other.found,
            missing=self.missing + other.missing,
            spurious=self.spurious + other.spurious,
            neutral=self.neutral + other.neutral,
            fields=_sum(self.fields, other.fields),
            rules=dict(sorted(_sum(self.rules, other.rules).items())),
            verbatim=self.verbatim + other.verbatim,
            pairs=self.pairs + other.pairs,
            missed=self.missed + other.missed,
            extra=self.extra + other.extra,
        )


def together(scores: Iterable[Score]) -> Score:
    """The score of several documents, each statement counted once (micro-averaged)."""
    return sum(scores, Score())


def as_gold(statement: Statement) -> dict[str, Any]:
    """A reviewed statement in the form `score` compares with: a reviewer's last word is gold for the drafts."""
    return statement.to_json()


def score(gold: Sequence[Gold], drafts: Sequence[Statement], text: str = "") -> Score:
    """Compare the drafts of one document with the statements that a person coded in it.

    ``gold``: statements as in ``report_alaska.gold.json``, or a statement's own JSON. ``text``: the canonical text;
    with it, spans are checked to be verbatim.
    """
    pairs = _matched(gold, drafts)
    core = [(g, d) for g, d in pairs if _core(gold[g])]
    taken = {d for _, d in pairs}
    found = {g for g, _ in core}
    spurious = [d for d in range(len(drafts)) if d not in taken]
    right = Counter(drafts[d].prov.drafted_by for _, d in core)
    wrong = Counter(drafts[d].prov.drafted_by for d in spurious)
    fields = dict.fromkeys(FIELDS, Tally())
    for g, d in core:
        fields = {name: fields[name] + tally for name, tally in _fields(gold[g], drafts[d]).items()}
    missed = [g for g in range(len(gold)) if _core(gold[g]) and g not in found]
    return Score(
        found=len(core),
        missing=len(missed),
        spurious=len(spurious),
        neutral=len(pairs) - len(core),
        fields=fields,
        rules={name: Tally(right[name], right[name] + wrong[name]) for name in sorted(right | wrong)},
        verbatim=Tally(sum(not misplaced(d, text) for d in drafts), len(drafts)) if text else Tally(),
        pairs=tuple((gold[g]["id"], drafts[d].id) for g, d in pairs),
        missed=tuple(gold[g]["id"] for g in missed),
        extra=tuple(drafts[d].id for d in spurious),
    )


def _matched(gold: Sequence[Gold], drafts: Sequence[Statement]) -> list[tuple[int, int]]:
    """As many pairs as possible, core statements first; among equals the ones that agree best otherwise."""
    weights: dict[tuple[int, int], float] = {}
    for g, person in enumerate(gold):
        for d, draft in enumerate(drafts):
            if _agree(person, draft):
                weights[g, d] = _closeness(person, draft)
    if not weights:
        return []
    import numpy
    from scipy.optimize import linear_sum_assignment

    rows, columns = sorted({g for g, _ in weights}), sorted({d for _, d in weights})
    row, column = {g: n for n, g in enumerate(rows)}, {d: n for n, d in enumerate(columns)}
    table = numpy.zeros((len(rows), len(columns)))
    many = float(len(rows) + 1)
    for (g, d), close in weights.items():
        table[row[g], column[d]] = (many * many if _core(gold[g]) else many) + close
    chosen = zip(*linear_sum_assignment(table, maximize=True), strict=True)
    found = ((rows[r], columns[c]) for r, c in chosen)
    return sorted(pair for pair in found if pair in weights)


def _core(gold: Gold) -> bool:
    return bool(gold.get("core", True))


def _allowed(gold: Gold, name: str) -> set[Any]:
    """The labels that count as right for a field."""
    first = gold["actor"]["id"] if name == "actor" else gold.get(name)
    return {first, *gold.get(f"{name}_ok", ())}


def _agree(gold: Gold, draft: Statement) -> bool:
    labels = (("actor", draft.actor.id), ("stance", draft.stance), ("issue", draft.issue))
    return all(label in _allowed(gold, name) for name, label in labels) and _same_place(gold, draft)


def _same_place(gold: Gold, draft: Statement) -> bool:
    span, sentence = _range(gold.get("span")), _range(gold.get("sentence"))
    if span is None or draft.span is None:
        return False
    own = (draft.span.start, draft.span.end)
    around = (draft.sentence.start, draft.sentence.end) if draft.sentence else own
    return bool(_common(span, own) or _common(span, around) or (sentence and _common(sentence, own)))


def _closeness(gold: Gold, draft: Statement) -> float:
    """Between 0 and 1: how far the spans are the same, and whether the alternative is."""
    assert draft.span is not None
    a, b = _range(gold["span"]) or (0, 0), (draft.span.start, draft.span.end)
    share = _common(a, b) / max(max(a[1], b[1]) - min(a[0], b[0]), 1)
    first = int(draft.stance == gold["stance"]) + int(draft.actor.id == gold["actor"]["id"])
    return share * 0.4 + int(draft.alternative in _allowed(gold, "alternative")) * 0.4 + first * 0.05


def _fields(gold: Gold, draft: Statement) -> dict[str, Tally]:
    """One tally per field of `FIELDS` for a pair."""
    condition, when = gold.get("condition"), gold.get("when")
    value = when.get("value") if when else None
    links = gold.get("attribution") or ()
    ids = [link.get("source_id", link.get("id")) for link in links]
    anonymous = [link for link in links if link["anonymous"]]
    hidden = [link for link in draft.attribution if link.anonymous]
    own = [link.id for link in draft.attribution]
    values = {_closed(one) for one in (value, *gold.get("when_ok", ()))}
    plain = ("alternative", "modality", "negated", "quote")
    tallies = {name: _one(getattr(draft, name) in _allowed(gold, name)) for name in plain}
    tallies["condition"] = tallies["condition_made_up"] = tallies["when"] = tallies["when_made_up"] = Tally()
    if condition:
        where = _range(condition.get("span", condition)) or (0, 0)
        mark = draft.condition.span if draft.condition else None
        tallies["condition"] = _one(mark is not None and _common(where, (mark.start, mark.end)) > 0)
    else:
        tallies["condition_made_up"] = _one(draft.condition is None)
    found = _closed(draft.when.value) if draft.when else None
    if value is not None:
        tallies["when"] = _one(found in values)
    else:
        tallies["when_made_up"] = _one(found is None or found in values)
    tallies["anonymous"] = Tally(sum(_finds(link, hidden) for link in anonymous), len(anonymous))
    tallies["anonymous_made_up"] = Tally() if anonymous else _one(not hidden)
    chains = [ids, *(list(chain) for chain in gold.get("chain_ok", ()))]
    tallies["sources"] = Tally(len(ids) if own in chains else _in_order(ids, own), len(ids))
    tallies["chain"] = _one(own in chains)
    amount = gold.get("value")
    tallies["value"] = _one(draft.value is not None and draft.value.number == amount["number"]) if amount else Tally()
    return {name: tallies[name] for name in FIELDS}


def _closed(value: str | None) -> str | None:
    """A date without an open end: the kind of the date says since and before."""
    return value.removeprefix("../").removesuffix("/..") if value else None


def _one(right: bool) -> Tally:
    return Tally(int(right), 1)


def _finds(link: Mapping[str, Any], hidden: Sequence[Any]) -> bool:
    """Whether an anonymous source of the gold stands among the anonymous ones: the same owner, or the same words."""
    span, owner = _range(link.get("span")), link.get("source_id", link.get("id"))
    for other in hidden:
        if other.id == owner or (span and other.span and _common(span, (other.span.start, other.span.end))):
            return True
    return False


def _in_order(wanted: Sequence[Any], found: Sequence[Any]) -> int:
    """How many of the wanted stand in the found in the same order (longest common subsequence)."""
    best = [0] * (len(found) + 1)
    for one in wanted:
        before = 0
        for n, other in enumerate(found, 1):
            keep = best[n]
            best[n] = before + 1 if one == other else max(best[n], best[n - 1])
            before = keep
    return best[-1]


def _range(span: Mapping[str, Any] | None) -> tuple[int, int] | None:
    return (span["start"], span["end"]) if span else None


def _common(a: tuple[int, int], b: tuple[int, int]) -> int:
    """How many characters two half-open ranges share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _sum(a: Mapping[str, Tally], b: Mapping[str, Tally]) -> dict[str, Tally]:
    return {name: a.get(name, Tally()) + b.get(name, Tally()) for name in dict.fromkeys((*a, *b))}
