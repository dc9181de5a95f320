"""What-if: a plan of one's own, an assumption, or a source left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from pourparler.case.conditions import Condition, terms_of
from pourparler.case.fall import fall, resting_alone
from pourparler.case.load_views import read_views
from pourparler.case.model import Case, Plan, Reason, Step, Views
from pourparler.case.reader import Reader
from pourparler.case.yamlfile import Mapping as Map
from pourparler.case.yamlfile import Node, Text, parse
from pourparler.errors import InputError, Problem, did_you_mean

_BETTER = re.compile(r"better\s+(\{.*\}|today)\s+than\s+(\{.*\}|today)\s*", re.S)
_WANTS = re.compile(r"(wants|avoids)\s+(\{.*?\})(?:\s+weight\s+(\S.*))?\s*", re.S)
SHAPE = 'write "PARTY: better {issue: option} than today", "PARTY: wants {…}" or "PARTY: avoids {…} weight major"'


def _reader(case: Case, problems: list[Problem], shown: str) -> Reader:
    reader = Reader(shown, problems)
    reader.parties, reader.people = tuple(case.parties), tuple(case.people)
    reader.issues = {id: tuple(o.id for o in issue.options) for id, issue in case.issues.items()}
    reader.cites = (*case.statements, *case.sources)
    return reader


def _flow(text: str, shown: str, problems: list[Problem]) -> Node:
    """A flow mapping typed on the command line."""
    if not text.startswith("{"):
        return Text(text, 0)
    root = parse(text, shown, problems)
    return root if root is not None else Map({}, 0)


def read_condition(case: Case, text: str) -> Condition:
    """A condition typed on the command line. Raises InputError."""
    problems: list[Problem] = []
    reader = _reader(case, problems, "--goal")
    found = reader.condition(_flow(text, "--goal", problems), "")
    if problems or found is None:
        raise InputError([replace(p, line=0) for p in problems] or [Problem("--goal", 0, "", "no condition", "")])
    return found


def plan_of(case: Case, terms: Iterable[str]) -> Plan:
    """The plan behind ``issue=option`` terms. Raises InputError."""
    problems: list[Problem] = []
    does: dict[str, str] = {}
    reader = _reader(case, problems, "whatif")
    for term in terms:
        issue, sign, option = term.partition("=")
        if not sign:
            reader.bad(0, "", f'"{term}" is no term', "write ISSUE=OPTION")
        elif issue in does:
            reader.bad(0, "", f"{issue} is set twice", "keep one")
        else:
            does |= reader.terms(Map({issue: Text(option, 0)}, 0, {issue: 0}), "")
    missing = [issue for issue in case.issues if issue not in does]
    if case.today is None and missing and not problems:
        reader.bad(0, "", f"sets nothing for {', '.join(missing)}", "without `today` give every issue its option")
    if problems:
        raise InputError(problems)
    names = {plan.id for plan in case.plans}
    id = next(name for name in ("what_if", *(f"what_if_{n}" for n in range(2, 10**6))) if name not in names)
    title = "What if: " + ", ".join(f"{issue} = {option}" for issue, option in does.items())
    return Plan(id, title, (Step(does),), ours=True)


def assume(case: Case, text: str) -> Case:
    """The case with one more view, ours: ``"ukraine: better {donbas: empty} than today"``.

    Terms of a comparison that the party has no reason about get a reason of unknown worth, so that the comparison
    can hold. Raises InputError.
    """
    problems: list[Problem] = []
    reader = _reader(case, problems, "--assume")
    party, sign, rest = text.partition(":")
    party, rest = party.strip(), rest.strip()
    better, wants = _BETTER.fullmatch(rest), _WANTS.fullmatch(rest)
    node: Map | None = None
    if not sign or party not in case.parties:
        wrong = f'"{party}" is no party'
        reader.bad(0, "", wrong, f"{did_you_mean(party, case.parties)} {SHAPE}" if sign else SHAPE)
    elif better:
        sides = [_flow(side, "--assume", problems) for side in better.groups()]
        node = Map({"better": sides[0], "than": sides[1]}, 0)
    elif wants:
        node = Map({wants[1]: _flow(wants[2], "--assume", problems)}, 0)
        if wants[3]:
            weight = parse(f"w: {wants[3]}", "--assume", problems)
            node.items["weight"] = weight.items["w"] if weight else Text(wants[3], 0)
    else:
        reader.bad(0, "", f'"{rest}" is no assumption', SHAPE)
    old = case.views.get(party, Views())
    if node is not None and old.prioritised:
        reader.bad(0, "", f"{party} has a prioritised list, which stands alone", "change the list in the case")
    added = read_views(reader, party, [node], "", case.today, len(old.reasons)) if node is not None else Views()
    if problems:
        raise InputError([replace(p, line=0) for p in problems])
    number = len(old.comparisons) + 1
    comparisons = tuple(replace(c, id=f"{party}.compares.{number}", because="assumed") for c in added.comparisons)
    reasons = tuple(replace(r, because="assumed") for r in added.reasons)
    if comparisons and node is not None:
        reasons += _unseen(reader, case, old, node, party)
    reasons = (*old.reasons, *reasons)
    views = Views(reasons, old.above, old.below, (*old.comparisons, *comparisons))
    return replace(case, views={**case.views, party: views})


def _unseen(reader: Reader, case: Case, views: Views, node: Map, party: str) -> tuple[Reason, ...]:
    """Reasons of unknown worth for the compared terms that no reason of the party tells from today."""
    from pourparler.case.conditions import Is, leaves

    seen = {(leaf.issue, o) for r in views.reasons for leaf in leaves(r.when) for o in leaf.options}
    found: list[Reason] = []
    for side in node.items.values():
        condition = reader.condition(side, "") if isinstance(side, Map) else None
        for issue, option in (terms_of(condition) or {}).items() if condition else ():
            if (issue, option) not in seen and (case.today or {}).get(issue) != option:
                seen.add((issue, option))
                id = f"{party}.{len(views.reasons) + len(found) + 1}"
                found.append(Reason(id, party, Is(issue, (option,)), word="unknown", because="assumed to matter"))
    return tuple(found)


def _gone(case: Case, source: str) -> set[str]:
    return {source} | {id for id, s in case.statements.items() if s.sources and set(s.sources) <= {source}}


def rests_on_alone(case: Case, source: str) -> tuple[str, ...]:
    """What falls with a source (or statement): everything that cites it, or statements from it alone."""
    return resting_alone(case, _gone(case, source))


def without(case: Case, source: str) -> Case:
    """The case without a source (or statement), and without all that rests on it alone. Raises InputError."""
    if source not in case.sources and source not in case.statements:
        hint = did_you_mean(source, (*case.sources, *case.statements))
        raise InputError([Problem("--without", 0, "", f'"{source}" is no source', hint)])
    return fall(case, _gone(case, source))
