"""A case of two sides, its views as the test writes them, for what would have to change."""

from __future__ import annotations

from pathlib import Path

import pourparler as pp
from pourparler.lens.stability.change import Changes, Levers
from pourparler.lens.stability.play import Play
from pourparler.lens.stability.tables import told_changes
from pourparler.space.compile import Space
from pourparler.space.conflict import conflict_of

TALKS = """pourparler: 1
title: Two sides
parties: {a: {name: Ann}, b: {name: Ben}}
issues:
  x: {question: X, options: {no: not x, yes: x}, agree: [a]}
  y: {question: Y, options: {no: not y, yes: y}, agree: [a]}
  z: {question: Z, options: {no: not z, yes: z}, agree: [a]}
  w: {question: W, options: {no: not w, yes: w}, agree: [a]}
  hit: {question: Hit, options: {no: no hit, yes: hit}, agree: [b]}
  deal: {question: Deal, options: {no: no deal, yes: deal}, agree: [a, b]}
today: {x: no, y: no, z: no, w: no, hit: no, deal: no}
"""


class Talks:
    """A case of Ann, who moves x, y, z and w alone, and Ben, who can hit; a deal needs both."""

    def __init__(self, folder: Path, text: str) -> None:
        (folder / "case.yaml").write_text(TALKS + text, encoding="utf-8")
        self.space: Space = pp.compile(pp.load(folder / "case.yaml"))
        self.play = Play(conflict_of(self.space))
        self.levers = Levers(self.play)

    def state(self, *done: str) -> int:
        """The state where these are done, and nothing else."""
        return self.play.conflict.graph.state(self.space.package(dict.fromkeys(done, "yes")))  # type: ignore[union-attr]

    def changes(self, concept: str, *done: str) -> Changes:
        return self.levers.changes(0, self.state(*done), concept)

    def views(self, concept: str, *done: str) -> list[tuple[str, ...]]:
        """The sets of views, by their ids, that must be other than stated."""
        found = self.changes(concept, *done)
        assert found.needed and found.searched and not found.barred
        assert all(change.party == 0 and set(change.shifts) == {None} for change in found.found)
        return [tuple(self.space.valuations[0].reasons[v].id for v in change.views) for change in found.found]

    def told(self, concept: str, *done: str) -> list[str]:
        return told_changes(self.space, self.play, 0, self.changes(concept, *done))
