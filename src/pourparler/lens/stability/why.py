"""Why a party stays at a state or leaves it, under one concept: a proof that can be read and checked step by step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pourparler.lens.stability.play import Path, Play

COUNTER = ("smr", "sseq")  # the sanction must also stand after a counter-move
CREDIBLE = ("seq", "sseq")  # those who answer must gain by each step


@dataclass(frozen=True)
class Deviation:
    """One improvement, and what deters it. ``sanction``: the others' moves, or None; ``escape``: a counter-move.

    An escape is shown where sanctions exist and each of them can be escaped.
    """

    to: int
    sanction: Path | None
    escape: tuple[Path, int] | None = None


@dataclass(frozen=True)
class Proof:
    """``worst``: proved at the party's worst (gains that some reading has), so ``stays`` holds in every reading;
    else at its best, so leaving holds in every reading. ``moves``: how many moves of its own the party has.
    ``together``: move by move this is not shown; linear programmes over whole readings showed it.
    """

    party: int
    state: int
    concept: str
    worst: bool
    stays: bool
    moves: int
    deviations: tuple[Deviation, ...]
    together: bool = False

    def to_json(self, parties: Sequence[str]) -> dict[str, Any]:
        """States by their printed numbers, those who move by name."""
        return {
            "stays": self.stays,
            "at": "worst" if self.worst else "best",
            "moves": self.moves,
            "by_programmes": self.together,
            "improvements": [
                {
                    "to": d.to + 1,
                    "sanction": None if d.sanction is None else _steps(d.sanction, parties),
                    "escape": None
                    if d.escape is None
                    else {"sanction": _steps(d.escape[0], parties), "to": d.escape[1] + 1},
                }
                for d in self.deviations
            ],
        }


def _steps(path: Path, parties: Sequence[str]) -> list[dict[str, Any]]:
    return [{"who": [parties[p] for p in s.who], "from": s.start + 1, "to": s.end + 1} for s in path]


def prove(play: Play, party: int, state: int, concept: str, worst: bool = True) -> Proof:
    """The proof for one party, state and concept.

    A party that stays is shown with a sanction for each improvement; one that leaves with an improvement that
    nothing deters, last in ``deviations``. With ``worst`` the others answer only where they gain in every reading;
    else also where they gain in some.
    """
    gains = [int(t) for t in play.gains(party, state, worst)]
    better = play.conflict.preferences[party].better(state, worst)
    found: list[Deviation] = []
    for to in gains:
        if concept == "nash":
            return Proof(party, state, concept, worst, False, len(play.own(party, state)), (Deviation(to, None),))
        escaped: list[tuple[Path, int]] = []
        sanction = None
        for end, path in play.sequences(to, play.others(party), (not worst) if concept in CREDIBLE else None):
            if better[end]:
                continue
            back = [int(v) for v in play.own(party, end) if better[v]] if concept in COUNTER else []
            if not back:
                sanction = path
                break
            if not escaped:
                escaped.append((path, back[0]))
        if sanction is None:
            leaving = Deviation(to, None, escaped[0] if escaped else None)
            return Proof(party, state, concept, worst, False, len(play.own(party, state)), (leaving,))
        found.append(Deviation(to, sanction))
    return Proof(party, state, concept, worst, True, len(play.own(party, state)), tuple(found))
