"""A GENIUS profile as exact worths: u = sum of weight * evaluation / greatest evaluation, as GENIUS itself reads it.

Weights belong to the index of an issue, evaluations to the text of a value, and no weight is made to sum to 1.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from fractions import Fraction

from pourparler.formats.genius_case import Profile, Worth
from pourparler.formats.genius_domain import Issue, issues_of, root_objective, told_number
from pourparler.formats.genius_linear import EXACT
from pourparler.formats.genius_rules import rectangles
from pourparler.formats.genius_xml import Element, Told, number, read_xml
from pourparler.formats.json_file import show

WHAT = "a GENIUS profile"
NOTHING = Fraction(1, 100_000)  # GENIUS reads an issue whose greatest evaluation is below this as worth nothing
NEAR, FAR = Fraction(1, 10**9), Fraction(1, 100)  # what weights may miss 1 by: unsaid, with a warning
TYPES = ("constraint", "nonlinear", "linear", "additive")


def read_profile(
    path: str | os.PathLike[str], party: str, domain: Sequence[Issue], keep_weights: bool = False
) -> tuple[Profile, tuple[str, ...]]:
    """The profile in a file, over the issues of its domain, and the warnings. Raises InputError with every problem."""
    root, told = read_xml(path, WHAT)
    if root.tag != "utility_space":
        seen = "a domain (<negotiation_template>)" if root.tag == "negotiation_template" else f"<{show(root.tag)}>"
        told.bad(root.line, f"{seen} where {WHAT} (<utility_space>) is wanted", "the domain comes first, then profiles")
    kind = root.attributes.get("type", "additive").strip().lower()
    if kind == "constraint":
        right = "write its utilities as evaluations or as hyper-rectangles"
        told.bad(root.line, 'a space of type="constraint" (ranks and rules) is not read', right)
    elif kind not in TYPES:
        told.bad(root.line, f'"{show(kind)}" is no type of a utility space', told.guess(kind, TYPES))
    told.stop()
    own = {i.index: i for i in _own_issues(root, told, domain, kind == "nonlinear")}
    worths: list[Worth] = []
    if kind == "nonlinear":
        worths = rectangles(root, told, domain)
    else:
        weights = _weights(root, told, own, keep_weights)
        for issue in domain:
            if issue.index in own:
                worths.extend(_shares(told, issue, own[issue.index].element, weights.get(issue.index)))
    floor, line = _floor(root, told)
    notes = _discount(root, told)
    told.stop()
    return Profile(party, os.path.basename(told.file), floor, tuple(worths), notes, line), tuple(told.warnings)


def _own_issues(root: Element, told: Told, domain: Sequence[Issue], may_lack: bool) -> list[Issue]:
    """The issues of the profile that are the domain's; problems for the rest, and for what is missing."""
    if may_lack and not any(e.tag == "issue" for e in root.walk()):
        return []
    found = issues_of(root, told, lambda element, index, name, kind: Issue(index, name, kind, element))
    by_index, by_name = {i.index: i for i in domain}, {i.name: i for i in domain}
    for issue in found:
        here, line, name = by_index.get(issue.index), issue.element.line, show(issue.name)
        if here is None and issue.name not in by_name:
            told.bad(line, f"the domain has no issue {name}", told.guess(issue.name, by_name))
        elif issue.name in by_name and here != by_name[issue.name]:
            wrong = f"{name} has the index {issue.index}, and {by_name[issue.name].index} in the domain"
            told.bad(line, wrong, "give it the index of the domain")
        elif here and here.name != issue.name:
            wrong = f"the issue of index {issue.index} is called {name} here, and {show(here.name)} in the domain"
            told.bad(line, wrong, "use the domain's name")
        elif here and here.kind != issue.kind:
            told.bad(line, f"{name} is {issue.kind} here, and {here.kind} in the domain", "use the domain's type")
    named = {i.name for i in found} | {show(i.element.attributes.get("name", "")) for i in found}
    top = root_objective(root, told)
    seen = {e.attributes.get("index", "").strip() for e in root.walk() if e.tag == "issue"}
    for issue in domain:
        if issue.name not in named and str(issue.index) not in seen and top is not None:
            wrong = f"no issue {show(issue.name)} (index {issue.index})"
            told.bad(top.line, wrong, "every issue of the domain stands in every profile")
    return [i for i in found if i.index in by_index and by_index[i.index].name == i.name]


def _weights(root: Element, told: Told, own: dict[int, Issue], keep: bool) -> dict[int, Fraction]:
    """The weight of every issue by its index; of two of one index, the last counts."""
    found: dict[int, Fraction] = {}
    objectives = {e.attributes.get("index", "").strip() for e in root.walk() if e.tag == "objective"}
    line, sound = 0, True
    for element in root.walk():
        if element.tag != "weight":
            continue
        line = line or element.line
        index = told.whole(element, "index", "the index of the issue that it weighs")
        value = told.number(element, "value", "the weight" if index is None else f"the weight of index {index}")
        if index is None or value is None:
            sound = False
        elif index not in own:
            if str(index) not in objectives:
                told.warn(element.line, f"a weight for the index {index}, which no issue has: not used")
        elif value < 0:
            sound = False
            told.bad(element.line, f"the weight of index {index} is below zero", "a weight is between 0 and 1")
        else:
            if index in found:
                told.warn(element.line, f"a second weight for the index {index}: the last one counts, as in GENIUS")
            found[index] = value
    for index, issue in own.items():
        if index not in found and sound:
            sound = False
            told.bad(
                issue.element.line, f"no weight for {show(issue.name)}", f'write <weight index="{index}" value="…"/>'
            )
    off = abs(sum(found.values(), Fraction(0)) - 1)
    if sound and own and off > NEAR:
        wrong = f"the weights sum to {told_number(sum(found.values(), Fraction(0)))}, not to 1"
        if off > FAR and not keep:
            told.bad(line, wrong, "mend them; --keep-weights takes them as they are, as GENIUS does")
        else:
            told.warn(line, f"{wrong}; they are kept, as in GENIUS")
    return found


def _shares(told: Told, issue: Issue, element: Element, weight: Fraction | None) -> list[Worth]:
    """What each option of an issue adds to the utility."""
    values = _discrete(told, issue, element) if issue.kind == "discrete" else _numeric(told, issue, element)
    if weight is None or len(values) < len(issue.values):
        return []
    return [Worth({issue.name: v}, weight * values[v][0], values[v][1]) for v in issue.values]


def _discrete(told: Told, issue: Issue, element: Element) -> dict[str, tuple[Fraction, int]]:
    """Evaluation over the greatest one, and the line, by value."""
    found: dict[str, tuple[Fraction, int]] = {}
    name = show(issue.name)
    blamed: set[str] = set()
    for item in element.named("item"):
        value = item.attributes.get("value", "").strip()
        if value not in issue.values:
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
            lines = [i.line for i in element.named("item") if i.attributes.get("value", "").strip() == value]
            right = f'write <item value="{show(value)}" evaluation="…"/>'
            told.bad(lines[0] if lines else element.line, f'no evaluation of "{show(value)}"', right, name)
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


def _floor(root: Element, told: Told) -> tuple[Fraction, int]:
    """The reservation value, and its line; 0 where the file gives none."""
    for element in root.walk():
        if element.tag == "reservation":
            return told.number(element, "value", "the reservation") or Fraction(0), element.line
    return Fraction(0), 0


def _discount(root: Element, told: Told) -> tuple[str, ...]:
    """A note of the discount factor, which no package has: it is kept and not used."""
    for element in root.walk():
        text = element.attributes.get("value", "1") if element.tag == "discount_factor" else "1"
        factor = number(text)
        if factor is None:
            told.bad(element.line, f'the discount factor: "{show(text)}" is no number', "write 1.0 for none")
        elif 0 < factor < 1:  # GENIUS reads all others as 1
            return (f"Discount factor {told_number(factor)}, not used: a case has no time.",)
    return ()
