"""Writes a case as GENIUS files: a domain, and a profile for each party that has views.

The greatest evaluation of every issue is 1, so GENIUS, which divides by it, and NegMAS, which does not, read the same;
weights are what the issues come to at best, over their sum. A party's utilities less its reservation are its gains
times a positive number, exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import product
from xml.sax.saxutils import quoteattr

from pourparler.case.model import Case
from pourparler.formats.genius_decimals import cut, decimal, file_names, roughly
from pourparler.formats.genius_linear import EXACT, Linear, Rule, linear_of

TOOL = "GENIUS"
PLACES = 17  # decimals of an evaluation
DOMAIN = "domain.xml"


def files(case: Case) -> tuple[dict[str, str], tuple[str, ...]]:
    """The texts of the files by name, the domain first, and every warning that stands in them.

    Raises InputError where the case holds what cannot be written.
    """
    parties, beside = linear_of(case, TOOL, rules=True)
    numbered = any(one.rules for one in parties)
    if numbered:
        beside += ("options are numbers here, since hyper-rectangles bound nothing else: each <item> names one",)
    made = {DOMAIN: _page(case, beside, _domain(case, numbered))}
    names = file_names([one.party for one in parties], ".xml", DOMAIN)
    told = list(beside)
    for one in parties:
        body, own = _nonlinear(case, one) if numbered else _additive(case, one)
        own = (*one.warnings, *own)
        made[names[one.party]] = _page(case, (f"the profile of {one.party}", *own), body)
        told += [f"{one.party}: {text}" for text in own]
    return made, tuple(told)


def _page(case: Case, comments: Iterable[str], body: Iterable[str]) -> str:
    """The XML file: a comment with where it comes from and what it cannot say, then the elements."""
    lines = [f"Written by pourparler export from: {case.title}", *comments]
    said = "\n".join("  " + _comment(line) for line in lines)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<!--\n{said}\n-->\n' + "\n".join(body) + "\n"


def _comment(text: str) -> str:
    """A text that may stand in a comment, also for readers that count brackets."""
    plain = " ".join(text.split()).replace("<", "(").replace(">", ")")
    while "--" in plain:
        plain = plain.replace("--", "- -")
    return "".join(c if c.isprintable() else "?" for c in plain)


def _attributes(**given: object) -> str:
    plain = {key: " ".join(str(value).split()) if key == "description" else str(value) for key, value in given.items()}
    return "".join(f" {key.rstrip('_')}={quoteattr(value)}" for key, value in plain.items())


def _objective(case: Case) -> str:
    name = "".join(c for c in " ".join(case.title.split()) if c.isprintable())
    return "<objective" + _attributes(index=0, name=name, type="objective", etype="objective", description="") + ">"


def _issue(case: Case, index: int, name: str, numbered: bool) -> str:
    issue = case.issues[name]
    kind = "integer" if numbered else "discrete"
    bounds = {"lowerbound": 0, "upperbound": len(issue.options) - 1} if numbered else {}
    question = "".join(c for c in issue.question if c.isprintable() or c.isspace())
    return "<issue" + _attributes(
        index=index, name=name, type=kind, etype=kind, vtype=kind, description=question, **bounds
    )


def _domain(case: Case, numbered: bool) -> Iterator[str]:
    yield "<negotiation_template>"
    yield f'<utility_space number_of_issues="{len(case.issues)}">'
    yield _objective(case)
    for index, (name, issue) in enumerate(case.issues.items(), 1):
        yield f"  {_issue(case, index, name, numbered)}>"
        for j, option in enumerate(issue.options, 1):
            says = "".join(c for c in option.says if c.isprintable() or c.isspace())
            yield "    <item" + _attributes(index=j, value=option.id, description=says) + "/>"
        yield "  </issue>"
    yield "</objective>\n</utility_space>\n</negotiation_template>"


def _end(floor: Fraction) -> Iterator[str]:
    yield '<discount_factor value="1.0"/>'
    yield f'<reservation value="{decimal(floor)}"/>'
    yield "</utility_space>"


def _odd_floor(floor: Fraction) -> tuple[str, ...]:
    if 0 <= floor <= 1:
        return ()
    where = "below every set of terms" if floor < 0 else "above every set of terms"
    return (f"its reservation of {roughly(floor)} lies {where}",)


def _additive(case: Case, one: Linear) -> tuple[list[str], tuple[str, ...]]:
    """A profile of evaluations, 1 at most in each issue, and weights; and the warnings."""
    unit = cut(Fraction(1, one.total)) if one.total else Fraction(1)
    floor = one.floor * unit
    lines = [f'<utility_space number_of_issues="{len(one.numbers)}">', _objective(case)]
    for index, issue in enumerate(one.numbers, 1):
        weight = one.most(issue) * unit if one.total else cut(Fraction(1, len(one.numbers)))
        lines.append(f'  <weight index="{index}" value="{decimal(weight)}"/>')
    for index, (issue, own) in enumerate(one.numbers.items(), 1):
        lines.append(f"  {_issue(case, index, issue, False)}>")
        for j, (option, number) in enumerate(own.items(), 1):
            evaluation = Fraction(number, one.most(issue)) if one.most(issue) else Fraction(one.total > 0)
            lines.append("    <item" + _attributes(index=j, value=option, **_evaluation(evaluation)) + "/>")
        lines.append("  </issue>")
    return [*lines, "</objective>", *_end(floor)], _odd_floor(floor)


def _evaluation(value: Fraction) -> dict[str, str]:
    """The evaluation as a decimal; where that has too many digits, cut, with the exact number beside it for us."""
    short = Fraction(round(value * 10**PLACES), 10**PLACES)
    given = {"evaluation": decimal(short) or ""}
    return given if short == value else {**given, EXACT: f"{value.numerator}/{value.denominator}"}


def _nonlinear(case: Case, one: Linear) -> tuple[list[str], tuple[str, ...]]:
    """A profile of hyper-rectangles over the numbers of the options; and the warnings."""
    lift = sum(-rule.number for rule in one.rules if rule.number < 0)
    most = _round_above(one.total + sum(rule.number for rule in one.rules if rule.number > 0) + lift)
    floor = Fraction(one.floor + lift, most)
    index = {issue: k for k, issue in enumerate(one.numbers, 1)}
    lines = [f'<utility_space type="nonlinear" number_of_issues="{len(one.numbers)}">', _objective(case)]
    lines += [f"  {_issue(case, index[issue], issue, True)}/>" for issue in one.numbers]
    lines += [f'  <utility maxutility="{most}">', '    <ufun type="PlainUfun" weight="1" aggregation="sum">']
    rows = [Rule({issue: (option,)}, n) for issue, own in one.numbers.items() for option, n in own.items() if n]
    if lift:
        lines.append(f'      <hyperRectangle utility="{lift}"/>')
    for rule in [*rows, *one.rules]:
        places = {i: sorted(list(one.numbers[i]).index(option) for option in kept) for i, kept in rule.inside.items()}
        for bounds in product(*(_runs(numbers) for numbers in places.values())):
            lines.append(f'      <hyperRectangle utility="{rule.number}">')
            for issue, (low, high) in zip(places, bounds, strict=True):
                lines.append(f'        <INCLUDES index="{index[issue]}" min="{low}" max="{high}"/>')
            lines.append("      </hyperRectangle>")
    lines += ["    </ufun>", "  </utility>", "</objective>", *_end(floor)]
    return lines, _odd_floor(floor)


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """The stretches of a list of whole numbers: [0, 1, 3] gives (0, 1) and (3, 3)."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def _round_above(number: int) -> int:
    """The least product of twos and fives that is not below a number: what one can divide by and come to an end."""
    best = 1
    while best < number:
        best *= 2
    five = 1
    while five < 5 * number:
        two = five
        while two < number:
            two *= 2
        best, five = min(best, two), five * 5
    return best
