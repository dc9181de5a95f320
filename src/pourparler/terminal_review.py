"""The review at the keyboard: one draft at a time, in its context."""

from __future__ import annotations

from collections.abc import Callable

from rich.console import Console
from rich.text import Text

from pourparler.evidence.statement import Span, Statement
from pourparler.review.edit import FIELDS, NotPossible, choices, edited, shown
from pourparler.review.session import Item, Session
from pourparler.terminal import visible
from pourparler.terminal_reader import in_words, link, put
from pourparler.words import counted

Ask = Callable[[str], str]  # one key, or one line where the terminal gives no keys
Type = Callable[[str], str]  # a line

KEYS = {
    "a": "accept",
    "d": "accept, and draw the row shown",
    "o": "another row",
    "e": "edit a field, then accept",
    "r": "reject",
    "s": "split in two",
    "m": "add what was missed",
    "n": "leave it for later",
    "u": "undo",
    "A": "accept all that move nothing",
    "?": "these keys",
    "q": "quit (what you said is kept)",
}
AROUND = 400  # characters of context shown before and after the sentence


class Desk:
    """Shows the items of a session and does what the keys say. ``keys`` counts them."""

    def __init__(self, session: Session, console: Console, ask: Ask, type_: Type) -> None:
        self.session, self.console, self.ask, self.type = session, console, ask, type_
        self.keys = self.words = 0
        self._skipped: list[str] = []

    def run(self) -> None:
        """Until nothing waits, or the reviewer quits."""
        while item := self._next():
            self._show(item)
            row = 0
            while True:
                key = self._key("")
                if key == "q":
                    return
                if key == "o" and item.outlook.rows:
                    row = (row + 1) % len(item.outlook.rows)
                    self._show_row(item, row)
                    continue
                if key == "?":
                    self._print("  ".join(f"{k}: {says}" for k, says in KEYS.items()))
                    continue
                done = self._do(key, item, row)
                while self.session.meanwhile:
                    self._print(f"note: {self.session.meanwhile.pop(0)}")
                if done:
                    break
        self._print("Nothing waits for your word." if not self._skipped else f"{len(self._skipped)} left for later.")

    def _next(self) -> Item | None:
        return next((i for i in self.session.items if i.statement.id not in self._skipped), None)

    def _do(self, key: str, item: Item, row: int) -> bool:
        """Does what the key says; whether to go on to the next item."""
        session, rows = self.session, item.outlook.rows
        if key == "a":
            session.accept(item)
        elif key == "d" and rows:
            session.accept(item, rows[row][0])
        elif key == "r":
            session.reject(item)
        elif key == "e":
            changed = self._edit(item.statement)
            if changed is None:
                return False
            session.accept(item, changed=changed)
        elif key == "s":
            parts = self._split(item.statement)
            if parts is None:
                return False
            session.split(item, parts)
        elif key == "m":
            self.words += self._missed(item)
            return False
        elif key == "n":
            self._skipped.append(item.statement.id)
            return True
        elif key == "u":
            done = session.undo()
            self._print("taken back" if done else "nothing to take back in this session")
            return done
        elif key == "A":
            number = session.accept_quiet()
            self.words += number
            self._print(f"accepted {counted(number, 'statement')} that move nothing")
            return True
        else:
            self._print("d and o need a row to draw; ? shows the keys" if key in "do" else "? shows the keys")
            return False
        self.words += key in "adres"
        return True

    def _edit(self, s: Statement) -> Statement | None:
        """The statement as edited field by field; None where nothing was."""
        changed = s
        while True:
            self._print("  ".join(f"{key}: {says} = {shown(changed, key)}" for key, says in FIELDS.items()))
            key = self._key("which field (Enter: done)? ")
            if not key.strip():
                return changed if changed != s else None
            if key == "q":  # also where the input has ended: what was changed so far is let go
                return None
            if key not in FIELDS:
                continue
            known = choices(self.session.case, changed, key)
            for n, value in enumerate(known, 1):
                self._print(f"  {n} {value}")
            typed = self._line(f"{FIELDS[key]}{' (number or text)' if known else ''}: ")
            if typed.isdigit() and 1 <= int(typed) <= len(known):
                typed = known[int(typed) - 1]
            try:
                changed = edited(self.session.case, changed, key, typed, self._text(s))
            except NotPossible as error:
                self._print(str(error))

    def _split(self, s: Statement) -> tuple[Statement, ...] | None:
        self._print("the first part:")
        first = self._edit(s) or s
        self._print("the second part:")
        second = self._edit(s)
        return (first, second) if second and (second != first) else None

    def _missed(self, item: Item) -> bool:
        """Types a statement that no draft has, of the same document; whether one was added."""
        words = self._line("its words, as they stand in the report (or FIRST … LAST): ")
        try:
            blank = self.session.blank(item.statement.doc, words)
        except NotPossible as error:
            self._print(str(error))
            return False
        self._print("now who, stance, issue and option:")
        made = self._edit(blank)
        if made is None:
            self._print("nothing was added")
            return False
        self.session.type(made)
        return True

    def _text(self, s: Statement) -> str:
        return self.session.ledger.document(s.doc).text

    def _show(self, item: Item) -> None:
        s = item.statement
        left = len(self.session.items)
        self._print("")
        self.console.rule(Text(f"{s.doc} · {counted(left, 'draft')} left"))
        self.console.print(in_context(self._text(s), s))
        self.console.print(Text(visible(in_words(self.session.case, s)), style="bold"))
        self._print("  on whose word: " + (", citing ".join(map(link, s.attribution)) or "the report's own voice"))
        self._print(f"  how it is put: {put(s)}; drafted by {', '.join((s.prov.drafted_by, *item.also))}")
        if again := self.session.again(s):
            self._print(f"  the same is told in {', '.join(again)}; it counts once")
        for move in item.outlook.by_itself:
            self._print(f"  your yes alone moves {move.says(self.session.case)}")
        for line in item.outlook.against:
            self._print(f"  {line}")
        if item.outlook.rows:
            self._show_row(item, 0)
        elif not item.outlook.by_itself:
            self._print("  moves nothing")

    def _show_row(self, item: Item, row: int) -> None:
        effect, moves = item.outlook.rows[row]
        of = f" ({row + 1} of {len(item.outlook.rows)})" if len(item.outlook.rows) > 1 else ""
        self._print(f"  d draws{of}: {effect.says(self.session.case)}")
        for move in moves:
            self._print(f"    which moves {move.says(self.session.case)}")
        if not moves:
            self._print("    which moves no cell")

    def _key(self, prompt: str) -> str:
        key = self.ask(prompt)
        self.keys += 1
        return key

    def _line(self, prompt: str) -> str:
        line = self.type(prompt)
        self.keys += len(line) + 1
        return line

    def _print(self, text: str) -> None:
        self.console.print(Text(visible(text)))


def in_context(text: str, s: Statement) -> Text:
    """The sentence with what stands around it: the statement's words bold, its cue, its actor and its sources marked.

    The text is shown as it is: nothing in it is read as markup.
    """
    sentence = s.sentence or s.span
    if sentence is None:
        return Text(s.paraphrase)
    start, end = max(0, sentence.start - AROUND), min(len(text), sentence.end + AROUND)
    start += (
        len(text[start : sentence.start].split(None, 1)[0]) if start and text[start : sentence.start].strip() else 0
    )
    end -= (
        len(text[sentence.end : end].rsplit(None, 1)[-1]) if end < len(text) and text[sentence.end : end].strip() else 0
    )
    found = Text(visible(text[start:end]), style="dim")
    found.stylize("not dim", sentence.start - start, sentence.end - start)

    def mark(span: Span | None, style: str) -> None:
        if span is not None:
            found.stylize(style, max(0, span.start - start), max(0, span.end - start))

    mark(s.span, "not dim bold")
    mark(s.cue, "underline")
    mark(s.actor.mention, "reverse")
    mark(s.condition.span if s.condition else None, "italic")
    for each in s.attribution:
        mark(each.span, "italic underline")
    return found
