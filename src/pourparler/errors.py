"""What can go wrong with an input, said in one clear line each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


class PourparlerError(Exception):
    """An expected failure: its text is what the user reads. A traceback is a bug."""


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with an input: where, what, and what would be right."""

    file: str
    line: int
    path: str
    wrong: str
    right: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        text = self.wrong + (f"; {self.right}" if self.right else "")
        return ": ".join(part for part in (place, self.path, text) if part)


class InputError(PourparlerError):
    """All problems of an input at once, in the order of its lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda p: (p.file, p.line)))
        super().__init__("\n".join(str(p) for p in self.problems))


class OutputError(PourparlerError):
    """A file could not be written; nothing half-written is left behind."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``did you mean "donbas"?`` or, without a near word, the known ones.

    >>> did_you_mean("donbass", ["donbas", "pledge"])
    'did you mean donbas?'
    """
    names = list(known)
    near = get_close_matches(word, names, n=1, cutoff=0.6)
    if not near:
        folded = {name.casefold(): name for name in names}
        near = [folded[word.casefold()]] if word.casefold() in folded else []
    if near:
        return f"did you mean {near[0]}?"
    if not names:
        return "there are none in this case"
    shown = ", ".join(names[:12]) + (", …" if len(names) > 12 else "")
    return f"known here: {shown}"
