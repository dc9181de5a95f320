"""What each option of an issue adds to a GENIUS utility: evaluations over the greatest, and functions of numbers."""

from __future__ import annotations

import re
from fractions import Fraction

from pourparler.formats.genius_case import Worth
from pourparler.formats.genius_domain import Issue
from pourparler.formats.genius_linear import EXACT
from pourparler.formats.genius_told import Element, Told
from pourparler.formats.json_file import show

NOTHING = Fraction(1, 100_000)  # GENIUS reads an issue whose greatest evaluation is below this as worth nothing
NEAR = Fraction(1, 10**9)


def shares_of(told: Told, issue: Issue, element: Element, weight: Fraction | None) -> list[Worth]:
    """What each option of an issue adds to the utility."""
    values = _discrete(told, issue, element) if issue.kind == "discrete" else _numeric(told, issue, element)
    if weight is None or len(values) < len(issue.values):
        return []
    return [Worth({issue.name: v}, weight * values[v][0], values[v][1]) for v in issue.values]


def _discrete(told: Told, issue: Issue, element: Element) -> dict[str, tuple[Fraction, int]]:
    """Evaluation over the greatest one, and the line, by value."""
    found: dict[str, tuple[Fraction, int]] = {}
    name = show(issue.name)
    known, blamed = set(issue.values), set()
    lines: dict[str, int] = {}
    for item in element.named("item"):
        value = item.attributes.get("value", "").strip()
        lines.setdefault(value, item.line)
        if value not in known:
            told.bad(item.line, f'"{show(value)}" is no value of {name}', told.guess(value, issue.values))
            continue
        text = item.attributes.get("evaluation", "null").strip()
        if text in ("", "null"):
            continue
        evaluation = told.number(item, "evaluation", f"the evaluation of {show(value)}")
        if evaluation is None:
            blamed.add(value)
            continue
        evaluation = _exact(told, item, evaluation)
        if value in found:
            told.warn(item.line, f'{name}: a second evaluation of "{show(value)}": the last one counts, as in GENIUS')
        found[value] = evaluation, item.line
    for value in issue.values:
        if value not in found and value not in blamed:
            right = f'write <item value="{show(value)}" evaluation="…"/>'
            told.bad(lines.get(value, element.line), f'no evaluation of "{show(value)}"', right, name)
    most = max((e for e, _ in found.values()), default=Fraction(0))
    if most < NOTHING:
        if any(e for e, _ in found.values()):
            told.warn(element.line, f"{name}: no evaluation above zero; it counts nothing, as in GENIUS")
        return {value: (Fraction(0), line) for value, (_, line) in found.items()}
    return {value: (e / most, line) for value, (e, line) in found.items()}


def _exact(told: Told, item: Element, evaluation: Fraction) -> Fraction:
    """The exact number behind an evaluation that `export` had to cut."""
    text = item.attributes.get(EXACT, "")
    if not re.fullmatch(r"[0-9]{1,80}/[1-9][0-9]{0,80}", text):
        return evaluation
    if abs(Fraction(text) - evaluation) > NEAR:
        told.warn(item.line, f"the evaluation was changed since it was written: {EXACT} is not used")
        return evaluation
    return Fraction(text)


def _numeric(told: Told, issue: Issue, element: Element) -> dict[str, tuple[Fraction, int]]:
    """The evaluator's value, and its line, by option."""
    name = show(issue.name)
    found = element.named("evaluator")
    if not found:
        told.bad(element.line, f"no evaluation of {name}", 'write <evaluator ftype="linear" …/>')
        return {}
    evaluator = found[0]
    if issue.bounds is None:
        return {}

    def get(key: str) -> Fraction | None:
        return told.number(evaluator, key, f"the {key} of {name}")

    kind = evaluator.attributes.get("ftype", "linear").strip().lower()
    if issue.kind == "integer":
        if kind != "linear":
            told.bad(
                evaluator.line, f'"{show(kind)}" is no evaluator of an integer issue', 'write ftype="linear"', name
            )
            return {}
        slope, offset = get("slope"), get("offset")
        if slope is None or offset is None:
            return {}
        low = issue.bounds[0]
        return {
            v: (_clip(offset + slope * (n - low)), evaluator.line)
            for v, n in zip(issue.values, issue.numbers, strict=True)
        }
    wanted = {"linear": 2, "constant": 1, "triangular": 3}
    if kind not in wanted:
        told.bad(evaluator.line, f'"{show(kind)}" is no evaluator that is read', told.guess(kind, wanted), name)
        return {}
    given = [get(f"parameter{k}") for k in range(wanted[kind])]
    p = [value for value in given if value is not None]
    if len(p) < len(given):
        return {}
    if kind == "triangular" and not p[0] <= p[2] <= p[1]:
        wrong = "the top of the triangle lies outside its ends"
        told.bad(evaluator.line, wrong, "parameter0 is the low end, parameter1 the high end, parameter2 the top", name)
        return {}
    return {v: (_real(kind, p, n), evaluator.line) for v, n in zip(issue.values, issue.numbers, strict=True)}


def _clip(value: Fraction) -> Fraction:
    return max(Fraction(0), min(Fraction(1), value))


def _real(kind: str, p: list[Fraction], x: Fraction) -> Fraction:
    """What GENIUS gives for a real value: a line cut at 0 and 1, a constant, or a triangle between its ends."""
    if kind == "linear":
        return _clip(p[0] + p[1] * x)
    if kind == "constant":
        return p[0]
    low, high, top = p
    if low <= x < top:
        return (x - low) / (top - low)
    return 1 - (x - top) / (high - top) if top <= x < high else Fraction(0)
