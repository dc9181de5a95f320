"""A GENIUS profile as exact worths: u = sum of weight * evaluation / greatest evaluation, as GENIUS itself reads it.

Weights belong to the index of an issue, evaluations to the text of a value, and no weight is made to sum to 1.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from fractions import Fraction

from pourparler.formats.genius_case import Profile, Worth
from pourparler.formats.genius_domain import Issue, issues_of, root_objective, told_number
from pourparler.formats.genius_evaluations import NEAR, shares_of
from pourparler.formats.genius_rules import rectangles
from pourparler.formats.genius_told import Element, Told, number
from pourparler.formats.genius_xml import read_xml
from pourparler.formats.json_file import show

WHAT = "a GENIUS profile"
FAR = Fraction(1, 100)  # what weights may miss 1 by: more is an error, less (but not NEAR) a warning
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
                worths.extend(shares_of(told, issue, own[issue.index].element, weights.get(issue.index)))
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
