"""What people gave, as sheets that read back: views, comparisons, limits and impossible terms."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

from pourparler.case.conditions import All, Condition, Is, as_text
from pourparler.case.expression import MAX_LENGTH
from pourparler.case.keys import WORDS
from pourparler.case.model import Case, Reason
from pourparler.formats.case_write import number_text
from pourparler.formats.sheet_page import Value

Row = dict[str, Value]
Cite = Callable[[tuple[str, ...]], str]
MAX_PAIRS = 4
PLACES = {"above": "above today", "below": "below today", "prioritised": "priority"}


def view_rows(case: Case, cited: Cite, lost: list[str]) -> Iterator[Row]:
    """One row for each reason, in the order of the case."""
    for party, views in case.views.items():
        seen: set[str] = set()
        number = 0
        for reason in views.reasons:
            terms = terms_row(reason.when)
            if reason.withheld or terms is None:
                lost += [] if reason.withheld else [f"the view {reason.id}: its condition is too long for a cell"]
                continue
            number += 1
            twice = repr(terms) in seen
            seen.add(repr(terms))
            yield {
                "party": party,
                **terms,
                "worth": worth(reason),
                "because": reason.because,
                "said": cited(reason.said),
                "worth said": cited(reason.worth_said),
                "id": reason.id if twice or reason.id != f"{party}.{number}" else "",
            }


def comparison_rows(case: Case, cited: Cite, lost: list[str]) -> Iterator[Row]:
    """One row for each comparison; a side as its terms that differ from today."""
    for party, views in case.views.items():
        seen: set[tuple[str, str]] = set()
        number = 0
        for each in views.comparisons:
            sides = [_side(case, side) for side in (each.better, each.than)]
            if each.withheld or max(map(len, sides)) > MAX_LENGTH:
                lost += [] if each.withheld else [f"the comparison {each.id}: too long for a cell"]
                continue
            number += 1
            row: Row = {"party": party, "better": sides[0], "than": sides[1], "because": each.because}
            id = each.id if (sides[0], sides[1]) in seen or each.id != f"{party}.compares.{number}" else ""
            seen.add((sides[0], sides[1]))
            yield row | {"said": cited(each.said), "id": id}


def limit_rows(case: Case, cited: Cite, lost: list[str]) -> Iterator[Row]:
    """One row for each limit: the terms that it forbids."""
    numbers: dict[str, int] = {}
    seen: set[tuple[str, str]] = set()
    for limit in case.limits:
        terms = terms_row(limit.forbids)
        if limit.withheld or terms is None:
            lost += [] if limit.withheld else [f"the limit {limit.id}: its condition is too long for a cell"]
            continue
        number = numbers[limit.party] = numbers.get(limit.party, 0) + 1
        row: Row = {"party": limit.party, "kind": limit.kind, **terms, "because": limit.because}
        twice = (limit.party, repr(terms)) in seen
        seen.add((limit.party, repr(terms)))
        id = limit.id if twice or limit.id != f"{limit.party}.limit.{number}" else ""
        yield row | {"way out": limit.way_out, "said": cited(limit.said), "id": id}


def impossible_rows(case: Case, cited: Cite, lost: list[str]) -> Iterator[Row]:
    """One row for each combination, once."""
    seen: set[str] = set()
    for each in case.impossible:
        terms = terms_row(each.when)
        if terms is None:
            lost.append(f"the impossible combination {each.id}: too long for a cell")
        elif repr(terms) not in seen:
            seen.add(repr(terms))
            id = each.id if each.id != f"impossible.{len(seen)}" else ""
            because = "" if closed(case, each.said) else each.because
            yield {**terms, "because": because, "said": cited(each.said), "id": id}


def terms_row(condition: Condition) -> Row | None:
    """A condition in the columns issue and option where they hold it, else in the column when; None if too long."""
    parts = condition.parts if isinstance(condition, All) else (condition,)
    tests = [part for part in parts if isinstance(part, Is)]
    plain = len(tests) == len(parts) <= MAX_PAIRS and len({test.issue for test in tests}) == len(tests)
    if plain and not any(";" in option for test in tests for option in test.options if len(test.options) > 1):
        found: Row = {}
        for n, test in enumerate(tests, 1):
            place = f" {n}" if n > 1 else ""
            found |= {f"issue{place}": test.issue, f"option{place}": "; ".join(test.options)}
        return found
    text = as_text(condition)
    return {"when": text} if len(text) <= MAX_LENGTH else None


def worth(reason: Reason) -> Value:
    """What stands in the column worth."""
    if reason.place:
        return PLACES.get(reason.place, reason.place)
    if reason.low is None or reason.high is None:
        return "unknown"
    return sizes(reason.low, reason.high)


def sizes(low: Fraction, high: Fraction) -> Value:
    """A number, one of the words with its usual range, or ``8..20``."""
    if low == high:
        return low
    for word, ends in WORDS.items():
        least, most = map(Fraction, ends)
        if (low, high) == (least, most):
            return word
        if (low, high) == (-most, -least):
            return f"-{word}"
    return f"{number_text(low)}..{number_text(high)}"


def closed(case: Case, said: tuple[str, ...]) -> bool:
    """Whether something rests only on what handling leaves out of this case."""

    def out(id: str) -> bool:
        statement = case.statements.get(id)
        if statement is None:
            return case.sources[id].who.startswith("a source left out (")
        return statement.paraphrase == "a statement left out by its handling"

    return bool(case.left_out) and bool(said) and all(map(out, said))


def _side(case: Case, package: Mapping[str, str]) -> str:
    changed = {i: o for i, o in package.items() if case.today is None or case.today[i] != o}
    return as_text(All(tuple(Is(i, (o,)) for i, o in changed.items()))) if changed else "today"
