"""One party at one state: whether it stays, under each concept and over all readings, and whether that is known at all."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pourparler.lens.stability.dense import NAMES
from pourparler.lens.stability.play import Play
from pourparler.lens.stability.solve import Solved
from pourparler.lens.stability.why import Proof, prove
from pourparler.space.preference import Spread
from pourparler.words import STAYS


@dataclass(frozen=True)
class Cell:
    """``holds``: stays in "every", "some" or "none" of the readings, or "open"; ``proof`` as in a verdict."""

    holds: str
    proof: str


@dataclass(frozen=True)
class Standing:
    """A party at a state. ``silent``: states it could move to alone, where none of its reasons says anything.

    ``sums_up``: "still" (no move of its own), "stays", "deterred" (others would gain by answering), "could be" (others
    could answer, even at a cost), "depends", "leaves", or "unknown" (it has moves of which no view is known).
    """

    party: int
    state: int
    cells: dict[str, Cell]
    moves: tuple[int, ...]
    silent: tuple[int, ...]
    sums_up: str

    def word(self, concept: str) -> str:
        """stays, depends, leaves; unknown where it would stay only for want of a view."""
        holds = self.cells[concept].holds
        return "unknown" if self.sums_up == "unknown" and holds == "every" else STAYS[holds]


def cell(solved: Solved, concept: str, party: int, state: int) -> Cell:
    """The cell with how it is proved.

    For R, GMR and SMR a drawn reading is a proof by example, and what no draw settled a programme did: exact.
    """
    seen = concept in ("seq", "sseq") and solved.witnessed.get(concept) is not None
    drawn = f"sampled({solved.draws})" if seen and solved.witnessed[concept][party, state] else "exact"
    if solved.every[concept][party, state]:
        return Cell("every", "exact")
    if solved.open_every[concept][party, state] or solved.open_some[concept][party, state]:
        return Cell("some" if solved.some[concept][party, state] else "open", "bounds")
    if solved.some[concept][party, state]:
        return Cell("some", drawn)
    return Cell("none", "exact")


def standing(play: Play, solved: Solved, party: int, state: int) -> Standing:
    cells = {concept: cell(solved, concept, party, state) for concept in NAMES}
    moves = tuple(int(t) for t in play.own(party, state))
    unseen = tuple(t for t in moves if silent(play, party, state, t))
    return Standing(party, state, cells, moves, unseen, _sums_up(cells, moves, unseen))


def silent(play: Play, party: int, state: int, other: int) -> bool:
    """Whether none of the party's reasons, nor a limit of its own, tells the two states apart."""
    preference = play.conflict.preferences[party]
    if isinstance(preference, Spread):
        return bool(preference.kinds[state] == preference.kinds[other])
    return False


def gain(play: Play, party: int, start: int, end: int) -> str:
    """Whether a step is an improvement for a party: in "every" reading, in "some", in "none", or "unknown"."""
    if silent(play, party, start, end):
        return "unknown"
    sure, maybe = play.conflict.preferences[party].pair(start, end)
    return "every" if sure else "some" if maybe else "none"


def _sums_up(cells: dict[str, Cell], moves: tuple[int, ...], silent: tuple[int, ...]) -> str:
    if not moves:
        return "still"
    if len(silent) == len(moves):
        return "unknown"
    if cells["gmr"].holds == "none":
        return "leaves"
    stays = next((word for name, word in (("nash", "stays"), ("sseq", "deterred")) if cells[name].holds == "every"), "")
    if stays:
        return "unknown" if silent else stays
    if "every" in (cells["gmr"].holds, cells["smr"].holds):
        return "could be"
    return "depends"


def proofs(play: Play, party: int, state: int, concept: str, holds: str) -> tuple[Proof, ...]:
    """Why: one proof where the verdict is every or none, and both sides of it where it depends.

    Where views are orders or comparisons, no single move may show what whole readings do; the proof says so.
    """
    if holds in ("every", "none"):
        found = prove(play, party, state, concept, holds == "every")
        stays = holds == "every"
        return (found if found.stays == stays else replace(found, stays=stays, together=True),)
    return prove(play, party, state, concept, True), prove(play, party, state, concept, False)
