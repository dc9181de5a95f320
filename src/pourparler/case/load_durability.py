"""Loads what a case says of time: discounting, wars, responses, violations."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from pourparler.case.conditions import Condition
from pourparler.case.durability import (
    UNKNOWN_ODDS,
    Durability,
    Flow,
    Mass,
    Number,
    ResponseInput,
    ViolationInput,
    WarInput,
    Whose,
)
from pourparler.case.keys import RESPONSE_KINDS
from pourparler.case.load_number import numbers_by_party, read_chance, read_number
from pourparler.case.reader import Reader
from pourparler.case.yamlfile import Mapping as Map
from pourparler.case.yamlfile import Node, Text, kind_of, shorten
from pourparler.words import counted, listed

At = Callable[[str], Node | None]
#: What each kind of response must say: who is hurt by how much, or by how much the odds of an attacker fall.
NEEDS = {"sanction": "amount", "bond": "amount", "relief": "amount"}
#: What a kind of response has no use for, and why.
IDLE = {
    "bond": (("periods",), "a bond is lost once"),
    "guarantee": (("periods", "lag", "to"), "it answers an attack, at once"),
    "peacekeepers": (("periods", "lag", "to"), "they answer an attack, at once"),
    "relief": (("periods", "lag", "to", "costs_if_not", "decides"), "relief stands while the deal does"),
}


def load_durability(r: Reader, at: At, today: Mapping[str, str] | None) -> Durability | None:
    """The key ``durability``, or None where the case has none."""
    node = at("durability")
    if node is None:
        return None
    m = r.mapping(node, "durability")
    r.keys(m, "durability", "durability")
    if today is None:
        r.bad(node, "durability", "without `today`", "give `today`: what is broken falls back to it")
    return _Loader(r, m, today or {}).all()


class _Loader:
    def __init__(self, r: Reader, m: Map, today: Mapping[str, str]) -> None:
        self.r, self.m, self.g, self.today = r, m, m.items.get, today
        self.ids: dict[str, int] = {}

    def all(self) -> Durability:
        wars = tuple(self._war(m, n, path) for n, m, path in self._rows("wars"))
        self.wars = {war.id: war for war in wars}
        prior = self.g("prior")
        return Durability(
            period=self.r.text(self.g("period"), "durability.period") or "period",
            discount=self._discount(),
            wars=wars,
            mass=tuple(self._mass(m, n, path) for n, m, path in self._rows("mass")),
            flows=tuple(self._flow(m, n, path) for n, m, path in self._rows("flows")),
            responses=tuple(self._response(m, n, path) for n, m, path in self._rows("responses")),
            violations=tuple(self._violation(m, n, path) for n, m, path in self._rows("violations")),
            prior=self._prior(prior) if prior is not None else None,
            line=self.m.line,
        )

    def _rows(self, key: str) -> Sequence[tuple[int, Map, str]]:
        """The rows of a list, each with its number and path; what is no row is told once, and left out."""
        found, node, section = [], self.g(key), f"durability.{key}"
        if isinstance(node, Map) and node.items and all(isinstance(each, Map) for each in node.items.values()):
            right = f"write a list: - {{id: {shorten(next(iter(node.items)))}, …}}"
            self.r.bad(node, section, "a mapping where a list is wanted", right)
            return []
        for n, item in enumerate(self.r.listing(node, section), 1):
            path = f"{section}.{n}"
            if isinstance(item, Map):
                self.r.keys(item, section, path)
                found.append((n, item, path))
            else:
                self.r.bad(item, path, f"{kind_of(item)} where a mapping is wanted", "write keys and values")
        return found

    def _id(self, m: Map, path: str, default: str) -> str:
        id = self.r.text(m.items.get("id"), f"{path}.id") or default
        if id in self.ids:
            self.r.bad(
                m, path, f'the id "{shorten(id)}" stands at line {self.ids[id]} too', "give each an id of its own"
            )
        self.ids[id] = m.line
        return id

    def _whose(self, m: Map, path: str) -> Whose:
        g = m.items.get
        said, sized = (self.r.cite(g(key), f"{path}.{key}") for key in ("said", "worth_said"))
        return Whose(self.r.text(g("because"), f"{path}.because"), said, sized)

    def _discount(self) -> dict[str, Number]:
        node, path = self.g("discount"), "durability.discount"
        if isinstance(node, Map):
            return numbers_by_party(self.r, node, path, 0, 1, words=False, open_top=True)
        one = read_number(self.r, node, path, 0, 1, open_top=True)
        return dict.fromkeys(self.r.parties, one) if one is not None else {}

    def _war(self, m: Map, n: int, path: str) -> WarInput:
        g, r = m.items.get, self.r
        id = self._id(m, path, f"war.{n}")
        told = len(r.problems)
        sides = r.party_ids(g("between"), f"{path}.between")
        clear = len(r.problems) == told  # what is wrong with a side is told once, and not again of all that names it
        known = len(sides) == 2
        if not known and g("between") is not None and clear:
            count = len(r.listing(g("between"), f"{path}.between"))
            wrong = "the same party twice" if count == 2 else counted(count, "party", "parties")
            r.bad(m, f"{path}.between", wrong, "a war is between two parties: write [a, b]")
        sets: dict[str, dict[str, str]] = {}
        node = g("sets")
        for party, terms in (r.mapping(node, f"{path}.sets", "{party: {issue: option}}").items if node else {}).items():
            if clear and len(sides) > 1 and party not in sides:
                right = f"name {' or '.join(sides)}"
                r.bad(terms, f"{path}.sets", f'"{shorten(party)}" is no side of this war', right)
            else:
                sets[party] = r.terms(terms, f"{path}.sets.{party}")
        among, what = (sides, "side of this war") if clear and len(sides) > 1 else (r.parties, "party")
        started = r.ids(g("started_by"), f"{path}.started_by", among, what)
        odds = read_chance(r, g("odds"), f"{path}.odds") or Number(0, 1, UNKNOWN_ODDS)
        costs = numbers_by_party(r, g("costs"), f"{path}.costs", 0)
        return WarInput(
            id,
            (sides[0], sides[1]) if known else ("", ""),
            started or sides,
            odds,
            costs,
            sets,
            self._whose(m, path),
            m.line,
        )

    def _mass(self, m: Map, n: int, path: str) -> Mass:
        g, r = m.items.get, self.r
        war = r.id(g("war"), f"{path}.war", self.wars, "war of this case")
        if g("war") is None:
            war = next(iter(self.wars), "")
            if len(self.wars) > 1:
                r.bad(m, path, "several wars", "name it: war: ID")
            elif not self.wars and not r.listing(self.g("wars"), "durability.wars"):
                r.bad(m, path, "no war to change the odds of", "give one in `wars`")
        odds = read_number(r, g("odds"), f"{path}.odds", -1, 1) or Number(0, 0, "0")
        return Mass(self._id(m, path, f"mass.{n}"), self._when(m, path), war, odds, self._whose(m, path), m.line)

    def _flow(self, m: Map, n: int, path: str) -> Flow:
        worth = read_number(self.r, m.items.get("worth"), f"{path}.worth", words=True) or Number(0, 0, "0")
        party = self.r.party(m.items.get("party"), f"{path}.party")
        return Flow(self._id(m, path, f"flow.{n}"), party, self._when(m, path), worth, self._whose(m, path), m.line)

    def _when(self, m: Map, path: str) -> Condition:
        from pourparler.case.conditions import All

        return self.r.condition(m.items.get("when"), f"{path}.when") or All(())

    def _response(self, m: Map, n: int, path: str) -> ResponseInput:
        g, r = m.items.get, self.r
        told = len(r.problems)
        kind = r.choice(g("kind"), f"{path}.kind", RESPONSE_KINDS)
        if len(r.problems) > told:
            kind = ""  # of an unknown kind nothing else can be asked
        by, against = r.party_ids(g("by"), f"{path}.by"), r.party_ids(g("against"), f"{path}.against")
        amount = read_number(r, g("amount"), f"{path}.amount", 0, words=True)
        shift = read_number(r, g("shift"), f"{path}.shift", 0, 1)
        if kind in NEEDS and amount is None and g("amount") is None:
            r.bad(m, path, f"a {kind} without an amount", "amount: how much it is to whom it is against")
        if kind in NEEDS and shift is not None:
            r.bad(m, f"{path}.shift", f"a {kind} shifts no odds", "guarantee and peacekeepers do")
        given = g("amount") is not None or g("shift") is not None
        if kind in ("guarantee", "peacekeepers") and not given:
            r.bad(m, path, "neither costs an attacker anything nor shifts its odds", "give `amount` or `shift`")
        if kind == "bond" and set(by) & set(against):
            r.bad(
                m, f"{path}.by", "who posts the bond decides on it", "`by`: who would take it; `against`: who posts it"
            )
        elif set(by) & set(against) and kind not in ("relief", ""):
            r.bad(m, f"{path}.by", f"{listed(by)} would answer itself", "name who answers, and whom")
        keys, why = IDLE.get(kind, ((), ""))
        has = "peacekeepers have" if kind == "peacekeepers" else f"a {kind} has"
        for key in keys:
            if key in m.items:
                r.bad(m.items[key], f"{path}.{key}", f"{has} no {key}", f"leave it out: {why}")
        cap = read_number(r, g("cap"), f"{path}.cap", 0, words=True)
        if cap is not None and amount is not None and (amount.low > cap.low or amount.high > cap.high):
            wrong = f"{cap.text} is below the amount, {amount.text}"
            r.bad(
                m.items["cap"], f"{path}.cap", wrong, "the cap is the most of it there can be: give at least the amount"
            )
        ways = numbers_by_party(r, g("to"), f"{path}.to", 0, 1, words=False)
        if sum(one.high for one in ways.values()) > 1 + 1e-9:
            r.bad(m, f"{path}.to", "shares above 1 together", "give each a part of what is lost")
        return ResponseInput(
            id=self._id(m, path, f"response.{n}"),
            kind=kind,
            by=by,
            against=against,
            amount=amount,
            shift=shift,
            surely=read_chance(r, g("surely"), f"{path}.surely"),
            periods=_count(r, g("periods"), f"{path}.periods"),
            lag=_count(r, g("lag"), f"{path}.lag") if g("lag") is not None else int(kind == "sanction"),
            stands_from=r.text(g("from"), f"{path}.from", True),
            lapses=r.party_ids(g("lapses_if_broken_by"), f"{path}.lapses_if_broken_by"),
            to=ways,
            costs=numbers_by_party(r, g("costs"), f"{path}.costs", 0),
            costs_if_not=numbers_by_party(r, g("costs_if_not"), f"{path}.costs_if_not", 0),
            decides=r.flag(g("decides"), f"{path}.decides"),
            price=read_number(r, g("price"), f"{path}.price", 0),
            cap=cap,
            whose=self._whose(m, path),
            line=m.line,
        )

    def _violation(self, m: Map, n: int, path: str) -> ViolationInput:
        g, r = m.items.get, self.r
        node = g("then")
        falls = dict(self.today) if isinstance(node, Text) and node.value == "today" else r.terms(node, f"{path}.then")
        by = r.party(g("by"), f"{path}.by")
        takes = numbers_by_party(r, g("takes"), f"{path}.takes")
        after = r.whole(g("seen_after"), f"{path}.seen_after") or 1
        return ViolationInput(
            self._id(m, path, f"violation.{n}"),
            by,
            self._when(m, path),
            takes,
            after,
            falls,
            self._whose(m, path),
            m.line,
        )

    def _prior(self, node: Node) -> tuple[float, float]:
        m = self.r.mapping(node, "durability.prior", "{kept: 1, broken: 1}")
        if isinstance(node, Map):
            self.r.keys(m, "durability.prior", "durability.prior")
        ends = []
        for key in ("kept", "broken"):
            one = read_number(self.r, m.items.get(key), f"durability.prior.{key}", 0)
            if one is not None and (not one.sure or one.low == 0):
                self.r.bad(
                    m, f"durability.prior.{key}", f"{one.text} is no count above zero", "write one number above 0"
                )
            ends.append(one.low if one is not None and one.low > 0 else 1.0)
        return ends[0], ends[1]


def _count(r: Reader, node: Node | None, path: str) -> int:
    """A whole number from 0 up."""
    value = r.text(node, path)
    if isinstance(node, Text) and not (value.isascii() and value.isdigit() and len(value) < 9):
        r.bad(node, path, f'"{shorten(value)}" is no whole number from 0 up', "write 0, 1, 2 …")
        return 0
    return int(value or 0)
