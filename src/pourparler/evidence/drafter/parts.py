"""A verb with its helpers, and a clause: what a sentence is taken apart into."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Group:
    """A verb with its helpers. ``head``: the word of the verb itself; ``kind``: fin, inf, ger or part."""

    start: int
    end: int
    head: int
    lemma: str
    kind: str
    modal: str = ""
    neg: bool = False
    nolonger: bool = False
    passive: bool = False
    perfect: bool = False
    going: bool = False
    past: bool = False


@dataclass(slots=True)
class Clause:
    """``subject``: its words, None where it is taken over from ``shares`` (another clause) or not said.

    ``kind``: main, that, if, adv, rel, and (a second verb of one subject), part (a participle), do (an order).
    ``up``: the clause it hangs on; ``start`` with its marker, ``end`` before the next clause.
    """

    group: Group
    subject: tuple[int, int] | None
    kind: str
    start: int
    end: int = 0
    up: int = -1
    shares: int = -1
    marker: str = ""
    number: int = 0
    wraps: tuple[int, int] | None = None
    down: list[int] = field(default_factory=list)
