"""A reviewer's session: the drafts in the order in which they matter, and each word written at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from pourparler.case.drawn import drawn_row, drawn_text
from pourparler.case.effects import Effect
from pourparler.case.evidence import DRAWN
from pourparler.case.lexicon import lexicon
from pourparler.case.load import load
from pourparler.evidence.ledger import Ledger, place
from pourparler.evidence.ledger.lock import WAIT, locked
from pourparler.evidence.statement import Actor, Prov, Review, Statement, identified
from pourparler.report.write import write
from pourparler.review.again import Again
from pourparler.review.edit import placed
from pourparler.review.moves import Outlook, Outlooks

Watch = Callable[[int, int], None]


@dataclass(frozen=True)
class Item:
    """A draft that waits for this reviewer's word. ``also``: who else drafted the same."""

    statement: Statement
    outlook: Outlook
    also: tuple[str, ...] = ()


@dataclass
class Session:
    """``at``: the day that is written beside each word. Every word is on disk before the next item is shown, so that
    a session may end anywhere and go on later. ``meanwhile``: what another session of the same reviewer said on a
    statement before this one's word on it; who shows it takes it out.
    """

    path: Path
    reviewer: str
    at: str
    document: str = ""
    ledger: Ledger = field(init=False)
    items: list[Item] = field(init=False, default_factory=list)
    meanwhile: list[str] = field(init=False, default_factory=list)
    _again: Again | None = field(init=False, default=None)
    _stale: bool = field(init=False, default=False)  # whether the case may have changed since it was loaded
    _done: list[tuple[tuple[Statement, ...], Effect | None]] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self.ledger = Ledger.open(place(self.path))
        self.case = load(self.path, ledger=self.ledger)

    def prepare(self, watch: Watch | None = None) -> None:
        """Puts the waiting drafts in order: what could move most cells first, then what contradicts the case, then
        what two coders read alike, then by document and place. Raises InputError as `load` does.
        """
        if self._stale:
            self.case = load(self.path, ledger=self.ledger)
        self._stale = True
        outlooks = Outlooks(self.path, self.case, self.ledger)
        said = {s.id for s in self.ledger.latest(self.reviewer) if s.review.status != "draft"}
        coders: dict[str, list[str]] = {}
        for s in self.ledger.drafts():
            coders.setdefault(s.id, []).append(s.prov.drafted_by)
        standings = self.ledger.settled(self.reviewer).standings
        waiting = [row.statement for row in standings if row.status == "waiting" and row.statement.id not in said]
        waiting = [s for s in waiting if not self.document or s.doc == self.document]
        self._again, found = None, []
        for n, s in enumerate(waiting, 1):
            also = tuple(c for c in coders.get(s.id, ()) if c != s.prov.drafted_by)
            found.append(Item(s, outlooks.on(s), also))
            if watch:
                watch(n, len(waiting))
        found.sort(key=lambda i: (-i.outlook.count, not i.outlook.against, not i.also))
        self.items = found

    def again(self, statement: Statement) -> tuple[str, ...]:
        """The documents in which the same is told, each with where the statement stands there; it counts once."""
        if self._again is None:
            self._again = Again(self.ledger.documents(), self.ledger.settled().standings, lexicon(self.case))
        return self._again.of(statement)

    @property
    def quiet(self) -> tuple[Item, ...]:
        """Those that move nothing, contradict nothing, and carry no warning."""
        return tuple(i for i in self.items if not i.outlook.count and not i.outlook.against and not i.statement.flags)

    def accept(self, item: Item, effect: Effect | None = None, changed: Statement | None = None) -> None:
        """Accepts the draft, or an edited form of it; with ``effect``, the row is drawn too."""
        new = changed or item.statement
        status = "edited" if changed and changed != item.statement else "accepted"
        self._say((self._word(new, status),), item, effect)

    def reject(self, item: Item, note: str = "") -> None:
        self._say((self._word(item.statement, "rejected", note),), item)

    def split(self, item: Item, parts: tuple[Statement, ...]) -> None:
        """Rejects nothing: the draft becomes the first part, as an edit; each further part is the reviewer's own."""
        sha = self.ledger.document(item.statement.doc).sha256
        words = [self._word(parts[0], "edited")]
        prov = Prov(f"analyst:{self.reviewer}", item.statement.prov.engine, item.statement.prov.case_version)
        for part in parts[1:]:
            words.append(self._word(identified(replace(part, prov=prov), sha), "accepted"))
        self._say(tuple(words), item)

    def blank(self, document: str, words: str) -> Statement:
        """A statement of the reviewer's own on these words, to be edited. Raises NotPossible where they do not stand
        in the document, or stand there more than once.
        """
        report = self.ledger.document(document)
        span, sentence = placed(report.text, words)
        prov = Prov(f"analyst:{self.reviewer}", "pourparler", self.case.hash)
        issue = next(iter(self.case.issues))
        return Statement(
            "", document, span, Actor("_author", "_author", None, "author"), "claims", issue, "claim", prov, sentence
        )

    def type(self, statement: Statement) -> None:
        """Adds a statement that the reviewer typed; it is accepted, and `undo` takes it back."""
        sha = self.ledger.document(statement.doc).sha256
        self._say((self._word(identified(statement, sha), "accepted"),), None)

    def accept_quiet(self) -> int:
        """Accepts all that moves nothing, in one stroke; returns how many. One `undo` takes them all back."""
        quiet = self.quiet
        if quiet:
            self._say(tuple(self._word(i.statement, "accepted") for i in quiet), None)
            gone = {i.statement.id for i in quiet}
            self.items = [i for i in self.items if i.statement.id not in gone]
        return len(quiet)

    def undo(self) -> bool:
        """Takes the last words back: what was said stays in the ledger, and a newer word withdraws it."""
        if not self._done:
            return False
        words, drew = self._done.pop()
        back = tuple(replace(w, review=Review("draft", self.reviewer, self.at, note="taken back")) for w in words)
        if drew is not None:
            file = self.ledger.folder / DRAWN
            with locked(self.ledger.folder, WAIT):
                write(file, file.read_text(encoding="utf-8").replace(drawn_row(drew), "", 1))
        self._append(back)
        self.prepare()
        return True

    def _word(self, statement: Statement, status: str, note: str = "") -> Statement:
        note = note or (statement.review.note or "")
        return replace(statement, review=Review(status, self.reviewer, self.at, note=note or None))

    def _append(self, words: tuple[Statement, ...]) -> None:
        """Writes the words, and notes where another session of this reviewer spoke on them since this one read them."""
        before = {s.id: s.revision for s in self._said(words)}
        new = {s.id: s.revision for s in self.ledger.append(self.reviewer, words)}
        for s in self._said(words):
            if before.get(s.id, 0) < s.revision < new.get(s.id, 0):
                says = f"another session of {self.reviewer} had said {s.review.status} on this statement meanwhile"
                self.meanwhile.append(f"{says}; your last word takes its place ({s.id})")

    def _said(self, words: tuple[Statement, ...]) -> list[Statement]:
        """This reviewer's words on the same statements, as the ledger was last read, in their order."""
        ids, documents = {s.id for s in words}, {s.doc for s in words}
        parts = (book.words.get(self.reviewer) for book in self.ledger.books() if book.id in documents)
        found = [s for part in parts if part for s in part.statements if s.id in ids]
        return sorted(found, key=lambda s: s.revision)

    def _say(self, words: tuple[Statement, ...], item: Item | None, effect: Effect | None = None) -> None:
        self._append(words)
        if effect is not None:
            file = self.ledger.folder / DRAWN
            with locked(self.ledger.folder, WAIT):  # another reviewer may be drawing too
                before = file.read_text(encoding="utf-8") if file.exists() else drawn_text("", None)
                write(file, drawn_text(before, effect))
        self._done.append((words, effect))
        if item is not None:
            self.items = [i for i in self.items if i.statement.id != item.statement.id]
        if effect is not None:
            self.prepare()  # the case has changed: what would move is another
