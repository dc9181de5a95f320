"""Moves, proofs and verdicts of the stability lens in the page's words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pourparler.case.model import Case
from pourparler.case.tell import tell_term
from pourparler.lens.stability.cells import Standing
from pourparler.lens.stability.play import Path
from pourparler.lens.stability.why import Deviation, Proof
from pourparler.space.compile import Bar
from pourparler.space.conflict import Conflict
from pourparler.space.graph import Grid
from pourparler.words import counted, listed

SUMS = {
    "still": "can change nothing alone",
    "stays": "stays: it would gain by no move of its own",
    "deterred": "stays: others would gain by answering",
    "could be": "depends on others, who could answer",
    "depends": "depends",
    "leaves": "leaves: nothing that others could do would deter it",
    "unknown": "unknown: no view on what it could do alone",
}
BRIEFLY = {
    "still": "stays: can change nothing alone",
    "stays": "stays",
    "deterred": "stays, since others would gain by answering",
    "could be": "depends on others, who could answer",
    "depends": "depends",
    "leaves": "leaves",
    "unknown": "unknown",
}


@dataclass(frozen=True, eq=False)
class Teller:
    """``case`` is None for a file of another tool."""

    conflict: Conflict
    case: Case | None = None
    bars: tuple[Bar, ...] = ()

    def across(self, state: int) -> list[str]:
        """The owners of the red lines that the state crosses, in case order; protests are none."""
        graph = self.conflict.graph
        if not self.bars or not isinstance(graph, Grid):
            return []
        options = graph.options(state)
        crossed = dict.fromkeys(bar.party for bar in self.bars if bar.bars and bar.factor.at(options))
        return [self.case.name(party) if self.case else party for party in crossed]

    def name(self, party: int) -> str:
        id = self.conflict.parties[party]
        return self.case.name(id) if self.case else id

    def names(self, parties: Iterable[int]) -> str:
        return listed(self.name(p) for p in parties)

    def changes(self, start: int, end: int) -> str:
        """What differs, as terms of the end."""
        before, after = self.conflict.label(start), self.conflict.label(end)
        changed = {issue: option for issue, option in after.items() if before[issue] != option}
        return self.terms(changed) or "nothing changes"

    def terms(self, terms: dict[str, str]) -> str:
        if self.case is not None:
            return "; ".join(tell_term(self.case, issue, option) for issue, option in terms.items())
        if list(terms) == ["state"]:
            return terms["state"]
        return "; ".join(f"{issue}: {option}" for issue, option in terms.items())

    def state(self, state: int) -> str:
        """What sets the state apart from today, or all of it where there is no today."""
        today = self.conflict.today
        if state == today:
            return "today"
        return self.terms(self.conflict.label(state)) if today is None else self.changes(today, state)

    def path(self, path: Path) -> str:
        """``A: …; then B and C: …``."""
        return "; then ".join(f"{self.names(step.who)}: {self.changes(step.start, step.end)}" for step in path)

    def sums_up(self, standing: Standing) -> str:
        return SUMS[standing.sums_up]

    def proof(self, proof: Proof) -> str:
        """Why the party stays or leaves, in sentences about "it"."""
        return " ".join(self.lines(proof))

    def lines(self, proof: Proof) -> list[str]:
        """The same, one text for each gain and one for what answers it."""
        if not proof.moves:
            return ["It can change nothing here alone."]
        if not proof.deviations:
            told = ["No move of its own is a gain in every reading."]
            if self.conflict.exact:
                told = ["It would gain by no move of its own."]
            elif proof.worst:
                told = ["In no reading would it gain by a move of its own."]
        else:
            told = [line for d in proof.deviations[:3] for line in self._deviation(proof, d)]
            if (more := len(proof.deviations) - 3) > 0:
                told.append(f"Others have an answer to {counted(more, 'further move')}, too.")
        if proof.together and proof.stays:
            told.append("But no reading has all of this at once, so it stays; linear programmes show it.")
        elif proof.together:
            told.append("But every reading has some move that nothing deters; linear programmes show it.")
        return told

    def silent(self, standing: Standing) -> str:
        """What it could do alone, and no view of it is known."""
        told = " or ".join(self.changes(standing.state, t) for t in standing.silent[:3])
        return f"No view of it is known on what it could do alone: {told}. Counted as no gain."

    def _deviation(self, proof: Proof, deviation: Deviation) -> list[str]:
        """The gain, and what answers it; at the worst a gain holds in some reading and a deterrent in all, at the best
        it is the other way round."""
        credible, exact, worst = proof.concept in ("seq", "sseq"), self.conflict.exact, proof.worst
        scope = "" if exact else ", in some reading," if worst else ", in every reading,"
        gain = f"It would gain{scope} by this move of its own: {self.changes(proof.state, deviation.to)}."
        if proof.concept == "nash":
            return [gain]
        if deviation.sanction:
            then, end = self.path(deviation.sanction), deviation.sanction[-1].end
            some = "" if exact or worst else ", in some reading,"
            back = "leads back here" if end == proof.state else f"leaves it{some} no better off than here"
            also = ", also after any counter-move of its own" if proof.concept in ("smr", "sseq") else ""
            would = (
                f"would gain{some} by an answer" if credible else "could give an answer, even at a cost to themselves,"
            )
            return [gain, f"But others {would} that {back}{also}: {then}."]
        if deviation.escape:
            path, to = deviation.escape
            could = "Others would gain by answering" if credible else "Others could answer"
            then = self.changes(path[-1].end, to)
            better = f"be better off than here{scope.removesuffix(',')}"
            on = f"but from there it could move on ({then}) and {better}; so after every such answer."
            return [gain, f"{could} ({self.path(path)}), {on}"]
        deters = "" if exact else " in every reading" if worst else " in any reading"
        by = " that others would gain by" if credible else " of others"
        one = " one" if deters == " in every reading" else ""  # each may deter it in some
        return [gain, f"No{one} answer{by} deters it{deters}."]
