"""The sheets limits, impossible and plans."""

from __future__ import annotations

from typing import Any

from pourparler.case.keys import LIMIT_KINDS
from pourparler.case.yamlfile import shorten
from pourparler.formats.sheet_grid import Row
from pourparler.formats.sheet_reader import Lines, once
from pourparler.formats.sheet_terms import Known, cites, read_options, read_terms, texts


def read_limits(lines: Lines, known: Known) -> list[Any]:
    """Red lines, as the key of a case file."""
    found = []
    seen: dict[object, Row] = {}
    for row in lines.rows:
        party = lines.name(row, "party", known.parties)
        kind = lines.choice(row, "kind", LIMIT_KINDS)
        terms = read_terms(lines, row, known)
        rest = texts(lines, row, "because", "way out") | cites(lines, row, "said", known) | texts(lines, row, "id")
        key = (party, repr(terms), rest.get("id", ""))
        if party and terms is not None and once(lines, seen, key, row, "party", "the limit"):
            found.append({"party": party, "never": terms, "kind": kind} | rest)
    return found


def read_impossible(lines: Lines, known: Known) -> list[Any]:
    """Terms that cannot exist together, as the key of a case file."""
    found = []
    seen: dict[object, Row] = {}
    for row in lines.rows:
        terms = read_terms(lines, row, known)
        rest = texts(lines, row, "because") | cites(lines, row, "said", known) | texts(lines, row, "id")
        if terms is not None and once(lines, seen, repr(terms), row, "issue", "the combination"):
            found.append({"when": terms} | rest)
    return found


def read_plans(lines: Lines, known: Known) -> dict[str, Any]:
    """Plans as the key of a case file: one step a row, or one step for each number in the column step."""
    found: dict[str, Any] = {}
    first: dict[str, Row] = {}
    steps: dict[str, dict[int, Any]] = {}
    seen: dict[object, Row] = {}
    for row in lines.rows:
        plan = lines.name(row, "plan")
        issue = lines.name(row, "issue", known.issues)
        options = read_options(lines, row, "option", issue, known)
        if len(options) > 1:
            lines.bad(row, "option", "several options", "a plan sets one: one row for each term")
        number = _step(lines, row, len(steps.get(plan, ())) + 1)
        if not plan or not issue or len(options) != 1 or not number:
            continue
        first.setdefault(plan, row)
        if bool(lines.cell(row, "step").text) != bool(lines.cell(first[plan], "step").text):
            lines.bad(row, "step", f"some rows of {plan} have a step and some have none", "number them all, or none")
        if not once(lines, seen, (plan, number, issue), row, "issue", f"{issue} in one step of {plan}"):
            continue
        step = steps.setdefault(plan, {}).setdefault(number, {"does": {}})
        step["does"][issue] = options[0]
        step |= cites(lines, row, "said", known)
        _whole(lines, row, first[plan], plan, found.setdefault(plan, {}), known)
    for plan, entry in found.items():
        entry.setdefault("title", plan)
        entry["steps"] = [steps[plan][number] for number in sorted(steps[plan])]
        done = {issue for step in entry["steps"] for issue in step["does"]}
        missing = [issue for issue in known.issues or {} if issue not in done]
        if missing and not known.today:
            right = f"without today a plan sets every issue; missing: {', '.join(missing)}"
            lines.bad(first[plan], "plan", f"{plan} leaves issues unset", right)
    order = ("title", "ours", "for", "against", "steps")
    return {plan: {key: entry[key] for key in order if key in entry} for plan, entry in found.items()}


def _step(lines: Lines, row: Row, next_one: int) -> int:
    text = lines.text(row, "step")
    if not text:
        return 0 if lines.cell(row, "step").wrong else next_one
    if not (text.isascii() and text.isdigit() and int(text[:6]) > 0 and len(text) < 7):
        lines.bad(row, "step", f'"{shorten(text)}" is no number of a step', "write 1, 2, 3 …")
        return 0
    return int(text)


def _whole(lines: Lines, row: Row, first: Row, plan: str, entry: dict[str, Any], known: Known) -> None:
    """What a plan has once: each row may say it, and all that do say the same."""
    told: dict[str, Any] = texts(lines, row, "title")
    told |= {"ours": True} if lines.mark(row, "ours") else {}
    for name in ("for", "against"):
        parties = lines.names(row, name, known.parties)
        told |= {name: list(parties)} if parties else {}
    for name, value in told.items():
        if entry.setdefault(name, value) != value:
            lines.bad(row, name, f"differs from an earlier row of {plan}", "a plan has one: leave the others empty")
