"""Loads plans with their versions, and statements."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pourparler.case.conditions import terms_of
from pourparler.case.durability import UNKNOWN_CHANCE
from pourparler.case.keys import HANDLING, MODALITIES, STANCES
from pourparler.case.load_number import is_unknown, numbers_by_party, read_chance
from pourparler.case.model import Plan, Step
from pourparler.case.reader import Reader
from pourparler.case.yamlfile import Mapping as Map
from pourparler.case.yamlfile import Node, Text, shorten
from pourparler.errors import did_you_mean
from pourparler.evidence.records import CaseStatement
from pourparler.words import counted

At = Callable[[str], Node | None]
MAX_QUOTE_WORDS = 15


def load_plans(r: Reader, at: At, today: Mapping[str, str] | None) -> tuple[Plan, ...]:
    """Every plan, each followed by its differing versions (id ``plan@version``)."""
    plans: list[Plan] = []

    def backers(node: Node | None, path: str) -> dict[str, tuple[str, ...]]:
        if node is None:
            return {}
        if isinstance(node, Map):
            rows = {party: r.cite(value, path) for party, value in node.items.items() if party in r.parties}
            for party, value in node.items.items():
                if party not in r.parties:
                    r.bad(value, path, f'"{shorten(party)}" is no party', did_you_mean(party, r.parties))
            return rows
        return dict.fromkeys(r.party_ids(node, path), ())

    def plan(id: str, m: Map, path: str) -> None:
        g = m.items.get
        first = Plan(
            id=id,
            title=r.text(g("title"), f"{path}.title", True),
            steps=_steps(r, g("steps"), f"{path}.steps"),
            ours=r.flag(g("ours"), f"{path}.ours"),
            said=r.cite(g("said"), f"{path}.said"),
            backed=backers(g("for"), f"{path}.for"),
            against=backers(g("against"), f"{path}.against"),
            dropped=backers(g("dropped"), f"{path}.dropped"),
            note=r.text(g("note"), f"{path}.note"),
            line=m.line,
        )
        plans.append(first)
        for number, node in enumerate(r.listing(g("differing"), path), 1):
            here = f"{path}.differing.{number}"
            v = r.mapping(node, here)
            r.keys(v, "differing", here)
            plans.append(_version(r, v, here, first))
        if today is None:
            for each in plans:
                missing = [issue for issue in r.issues if issue not in each.terms]
                if missing and each.id.split("@")[0] == id:
                    right = f"without `today` a plan sets every issue; missing: {', '.join(missing)}"
                    r.bad(m, path, "leaves issues unset", right)

    r.each(at("plans"), "plans", "plans", plan)
    return tuple(plans)


def _version(r: Reader, v: Map, path: str, plan: Plan) -> Plan:
    g = v.items.get
    name, title = r.text(g("id"), f"{path}.id", True), r.text(g("title"), f"{path}.title")
    said, steps = r.cite(g("said"), f"{path}.said"), _steps(r, g("steps"), f"{path}.steps")
    if g("instead_of") is not None:
        place = r.whole(g("instead_of"), f"{path}.instead_of")
        if place > len(plan.steps):
            r.bad(
                v, f"{path}.instead_of", f"the plan has {counted(len(plan.steps), 'step')}, not {place}", "count from 1"
            )
        steps = (*plan.steps[: place - 1], *steps, *plan.steps[place:])
    said = said or tuple(dict.fromkeys(c for step in steps for c in step.said))
    return Plan(
        id=f"{plan.id}@{name}",
        title=f"{plan.title}, as differing: {title or name}",
        steps=steps,
        ours=plan.ours,
        said=said,
        note=r.text(g("because"), path),
        of=plan.id,
        line=v.line,
    )


def _steps(r: Reader, node: Node | None, path: str) -> tuple[Step, ...]:
    steps = []
    for number, item in enumerate(r.listing(node, path), 1):
        here = f"{path}.{number}"
        m = r.mapping(item, here)
        r.keys(m, "steps", here)
        g = m.items.get
        steps.append(
            Step(
                does=r.terms(g("does"), f"{here}.does"),
                who=r.party_ids(g("who"), f"{here}.who"),
                said=r.cite(g("said"), f"{here}.said"),
                order=r.text(g("order"), f"{here}.order"),
                because=r.text(g("because"), f"{here}.because"),
                id=r.text(g("id"), f"{here}.id"),
                after=r.texts(g("after"), f"{here}.after"),
                until=r.text(g("until"), f"{here}.until", True),
                ratified=UNKNOWN_CHANCE
                if is_unknown(g("ratified"))
                else read_chance(r, g("ratified"), f"{here}.ratified"),
                ratified_by=r.text(g("ratified_by"), f"{here}.ratified_by"),
                hands_over=numbers_by_party(r, g("hands_over"), f"{here}.hands_over"),
                worth_said=r.cite(g("worth_said"), f"{here}.worth_said"),
                line=m.line,
            )
        )
    if node is not None and not steps:
        r.bad(node, path, "no steps", "give at least one: {does: {issue: option}}")
    return tuple(steps)


def load_statements(r: Reader, at: At) -> dict[str, CaseStatement]:
    """Statements typed by hand."""
    found: dict[str, CaseStatement] = {}

    def statement(id: str, m: Map, path: str) -> None:
        g = m.items.get
        issue, option = _subject(r, g("about"), f"{path}.about")
        quote = r.text(g("quote"), f"{path}.quote")
        if len(quote.split()) > MAX_QUOTE_WORDS:
            right = f"quote at most {MAX_QUOTE_WORDS} words, paraphrase the rest"
            r.bad(m, f"{path}.quote", f"{len(quote.split())} words", right)
        found[id] = CaseStatement(
            id=id,
            who=r.id(g("who"), f"{path}.who", (*r.parties, *r.people, "author"), "party or person (or author)"),
            stance=r.choice(g("stance"), f"{path}.stance", STANCES, "claims"),
            issue=issue,
            option=option,
            sources=r.ids(g("source"), f"{path}.source", r.sources, "source"),
            document=r.id(g("in"), f"{path}.in", r.documents, "document"),
            sentences=tuple(r.whole(n, f"{path}.sentence") for n in r.listing(g("sentence"), path)),
            paraphrase=r.text(g("paraphrase"), f"{path}.paraphrase"),
            quote=quote,
            modality=r.choice(g("modality"), f"{path}.modality", MODALITIES, "claim"),
            date=r.date(g("date"), f"{path}.date"),
            handling=r.choice(g("handling"), f"{path}.handling", HANDLING, "open"),
            moves_nothing=r.text(g("moves_nothing"), f"{path}.moves_nothing"),
            note=r.text(g("note"), f"{path}.note"),
        )

    r.each(at("statements"), "statements", "statements", statement)
    return found


def _subject(r: Reader, node: Node | None, path: str) -> tuple[str, str]:
    if node is None:
        return "", ""
    if isinstance(node, Text):
        return r.id(node, path, r.subjects, "issue, topic or plan"), ""
    terms = terms_of(c) if (c := r.condition(node, path)) is not None else {}
    if terms is None or len(terms) > 1:
        r.bad(node, path, "more than one term", "one statement is about one term: write one statement for each")
        return "", ""
    return next(iter(terms.items())) if terms else ("", "")
