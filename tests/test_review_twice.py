"""Two sessions of one reviewer at once."""

from __future__ import annotations

from pathlib import Path

import valley
from rich.console import Console
from valley import S1, S2

from pourparler.evidence.ledger import Ledger, place
from pourparler.review.session import Session
from pourparler.terminal_review import Desk


def session(folder: Path) -> Session:
    found = Session(folder, "anna", "2026-03-02")
    found.prepare()
    return found


def test_a_word_over_another_session_s_word_is_told(tmp_path: Path) -> None:
    """Where another session of the same reviewer spoke on a statement meanwhile, the last word counts and is told."""
    folder = valley.made(tmp_path / "case")
    one, other = session(folder), session(folder)
    one.accept(next(i for i in one.items if i.statement.id == S1.id))
    one.accept(next(i for i in one.items if i.statement.id == S2.id))
    keys = iter(["r", "q"])
    with (tmp_path / "told.txt").open("w") as file:
        Desk(other, Console(file=file, width=200), lambda _: next(keys), lambda _: "").run()
    told = (tmp_path / "told.txt").read_text()
    assert (
        f"another session of anna had said accepted on this statement meanwhile; your last word takes its place ({S1.id})"
        in told
    )
    status = {row.statement.id: row.status for row in Ledger.open(place(folder)).settled().standings}
    assert (status[S1.id], status[S2.id]) == ("rejected", "accepted")


def test_one_session_is_told_nothing(tmp_path: Path) -> None:
    """Words of the session itself, undone and said again, and the same word said twice, are no such case."""
    folder = valley.made(tmp_path / "case")
    one, other = session(folder), session(folder)
    one.accept(one.items[0])
    one.undo()
    one.reject(next(i for i in one.items if i.statement.id == S1.id))
    assert not one.meanwhile
    fresh = session(folder)
    fresh.accept(fresh.items[0])
    same = next(i for i in other.items if i.statement.id == fresh.items[0].statement.id)
    fresh.accept(fresh.items[0])
    other.accept(same)
    assert not fresh.meanwhile and not other.meanwhile
