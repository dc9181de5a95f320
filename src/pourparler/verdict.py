"""The verdict: what a cell of the plan table says, what it turns on, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

Value = Literal["yes", "depends", "no", "unknown"]
VALUES: tuple[str, ...] = get_args(Value)


@dataclass(frozen=True)
class Ref:
    """Something a verdict turns on or rests on.

    ``kind`` is one of question, unsaid (a number nobody gave), limit, reason, comparison, statement,
    source, assumption, party;
    ``id`` names it in the case; ``text`` is what a reader sees.
    """

    kind: str
    id: str
    text: str

    def to_json(self) -> dict[str, str]:
        return {"kind": self.kind, "id": self.id, "text": self.text}

    @classmethod
    def from_json(cls, data: dict[str, str]) -> Ref:
        return cls(data["kind"], data["id"], data["text"])


@dataclass(frozen=True)
class Verdict:
    """One answer: ``about`` says of what, as pairs laid end to end ("plan", id, "party", id).

    ``proof`` is ``exact``, ``bounds`` or ``sampled(n)``; ``why`` is a sentence.
    """

    about: tuple[str, ...]
    column: str
    value: Value
    decides: tuple[Ref, ...] = ()
    rests_on: tuple[Ref, ...] = ()
    proof: str = "exact"
    why: str = ""

    def __post_init__(self) -> None:
        if self.value not in VALUES:
            raise ValueError(f"a verdict is one of {', '.join(VALUES)}, not {self.value!r}")

    def to_json(self) -> dict[str, Any]:
        return {
            "about": list(self.about),
            "column": self.column,
            "value": self.value,
            "decides": [r.to_json() for r in self.decides],
            "rests_on": [r.to_json() for r in self.rests_on],
            "proof": self.proof,
            "why": self.why,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Verdict:
        return cls(
            about=tuple(data["about"]),
            column=data["column"],
            value=data["value"],
            decides=tuple(Ref.from_json(r) for r in data["decides"]),
            rests_on=tuple(Ref.from_json(r) for r in data["rests_on"]),
            proof=data["proof"],
            why=data["why"],
        )
