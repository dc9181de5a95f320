"""The case: one immutable record of all that was written, with the line each part stands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from pourparler.case.conditions import Condition
from pourparler.case.durability import Durability, Number
from pourparler.evidence.records import CaseStatement, Document, Source
from pourparler.evidence.report import Report
from pourparler.evidence.statement import Statement

#: A worth: lowest and highest value; None on a side is no bound, (None, None) an unknown worth.
Range = tuple[Fraction | None, Fraction | None]


@dataclass(frozen=True)
class Party:
    id: str
    name: str
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Person:
    id: str
    name: str
    party: str
    aliases: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Option:
    id: str
    says: str
    agree: tuple[str, ...]
    final: bool = False
    ours: bool = False
    said: tuple[str, ...] = ()
    because: str = ""
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True)
class Issue:
    id: str
    question: str
    options: tuple[Option, ...]
    agree: tuple[str, ...]
    can_break: tuple[str, ...] = ()
    towards: tuple[str, ...] = ()
    divisible: bool = False
    ours: bool = False
    keywords: tuple[str, ...] = ()
    note: str = ""

    def option(self, id: str) -> Option:
        return next(option for option in self.options if option.id == id)


@dataclass(frozen=True)
class Reason:
    """A condition and what it is worth. ``place``: above or below today in an order, else empty."""

    id: str
    party: str
    when: Condition
    low: Fraction | None = None
    high: Fraction | None = None
    place: str = ""
    word: str = ""
    because: str = ""
    said: tuple[str, ...] = ()
    worth_said: tuple[str, ...] = ()
    line: int = field(default=0, compare=False)
    withheld: bool = False
    fell: bool = False  # what told it does not count any more, so that nobody knows its sign or size

    @property
    def sized(self) -> bool:
        """Whether it carries a size (a word, a range or a number) on either side."""
        return not self.place and (self.low is not None and self.high is not None)


@dataclass(frozen=True)
class Comparison:
    """``better`` is worth at least as much as ``than``; both are packages given by their terms."""

    id: str
    party: str
    better: Mapping[str, str]
    than: Mapping[str, str]
    because: str = ""
    said: tuple[str, ...] = ()
    line: int = field(default=0, compare=False)
    withheld: bool = False


@dataclass(frozen=True)
class Views:
    """What one party wants. ``order``: reason ids, best first, above and below today."""

    reasons: tuple[Reason, ...] = ()
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    prioritised: bool = False


@dataclass(frozen=True)
class Limit:
    id: str
    party: str
    kind: str
    forbids: Condition
    text: str
    because: str = ""
    way_out: str = ""
    said: tuple[str, ...] = ()
    line: int = field(default=0, compare=False)
    withheld: bool = False


@dataclass(frozen=True)
class Impossible:
    id: str
    when: Condition
    because: str = ""
    said: tuple[str, ...] = ()
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class OpenQuestion:
    id: str
    asks: str
    party: str = ""
    about: Condition | None = None
    because: str = ""
    said: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step:
    does: Mapping[str, str]
    who: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    order: str = ""
    because: str = ""
    id: str = ""
    after: tuple[str, ...] = ()
    until: str = ""
    ratified: Number | None = None
    ratified_by: str = ""
    hands_over: Mapping[str, Number] = field(default_factory=dict)
    worth_said: tuple[str, ...] = ()
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Plan:
    """A plan or one version of it; ``of`` is the plan a version belongs to.

    ``repairs``: of a repair that the deal lens worked out, the plans it is nearest to; no case file has any.
    """

    id: str
    title: str
    steps: tuple[Step, ...]
    ours: bool = False
    said: tuple[str, ...] = ()
    backed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    against: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    dropped: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    of: str = ""
    note: str = ""
    repairs: tuple[str, ...] = ()
    line: int = field(default=0, compare=False)

    @property
    def terms(self) -> dict[str, str]:
        """What it sets once all its steps are done; a later step overrides an earlier one."""
        return {issue: option for step in self.steps for issue, option in step.does.items()}


@dataclass(frozen=True)
class Promise:
    by: str
    to: tuple[str, ...]
    what: str
    date: str
    outcome: str
    claimed_by: tuple[str, ...] = ()
    verified_by: tuple[str, ...] = ()
    said: tuple[str, ...] = ()


@dataclass(frozen=True)
class Remark:
    """Something said of a party: of its promises, its standing (``by`` disputes it), or a principle it holds."""

    of: str
    what: str
    by: str = ""
    said: tuple[str, ...] = ()


@dataclass(frozen=True)
class Talk:
    name: str
    status: str
    date: str = ""
    present: tuple[str, ...] = ()
    would_attend: tuple[str, ...] = ()
    invited: tuple[str, ...] = ()
    refused_by: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class NoDeal:
    """What no agreement is worth to a party; both ends are None where what told it does not count any more."""

    id: str
    party: str
    low: Fraction | None
    high: Fraction | None
    because: str = ""
    said: tuple[str, ...] = ()
    worth_said: tuple[str, ...] = ()
    line: int = field(default=0, compare=False)
    fell: bool = False


@dataclass(frozen=True)
class Case:
    title: str
    hash: str
    as_of: str = ""
    note: str = ""
    file: str = ""
    sources: Mapping[str, Source] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    parties: Mapping[str, Party] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    issues: Mapping[str, Issue] = field(default_factory=dict)
    today: Mapping[str, str] | None = None
    no_deal: Mapping[str, NoDeal] = field(default_factory=dict)
    impossible: tuple[Impossible, ...] = ()
    limits: tuple[Limit, ...] = ()
    views: Mapping[str, Views] = field(default_factory=dict)
    open: tuple[OpenQuestion, ...] = ()
    plans: tuple[Plan, ...] = ()
    promises: tuple[Promise, ...] = ()
    durability: Durability | None = None
    said_of_promises: tuple[Remark, ...] = ()
    standing: tuple[Remark, ...] = ()
    principles: tuple[Remark, ...] = ()
    talks: tuple[Talk, ...] = ()
    topics: Mapping[str, str] = field(default_factory=dict)
    topic_keywords: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    statements: Mapping[str, CaseStatement] = field(default_factory=dict)
    records: Mapping[str, Statement] = field(default_factory=dict, repr=False)  # of the ledger, those that count
    reports: Mapping[str, Report] = field(default_factory=dict, repr=False)  # of the ledger, those they stand in
    waits: tuple[tuple[str, str, str], ...] = ()  # cited statement, why it does not count, and what fell with it
    fell: tuple[Limit | Impossible, ...] = ()  # bars that rested on what does not count any more
    shut: frozenset[str] = frozenset()  # ids of views that rested on statements of closed documents, and fell with them
    left_out: int = 0  # sources and statements masked by their handling

    def name(self, id: str) -> str:
        """The name a page shows for a party, a person, or anyone else."""
        if id in self.parties:
            return self.parties[id].name
        if id == "_source":
            return "someone who is no party"
        return self.people[id].name if id in self.people else id

    def party_of(self, actor: str) -> str:
        """The party behind a party or a person."""
        return self.people[actor].party if actor in self.people else actor
