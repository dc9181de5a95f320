"""The values of a GeniusWeb issue, and the utility of each: a table, or a straight line over a range."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import Any

from pourparler.formats.genius_domain import MAX_VALUES, told_number
from pourparler.formats.genius_told import number
from pourparler.formats.geniusweb_json import SPACE, Number, Web, kind
from pourparler.formats.json_file import Place, show

DISCRETE = ("discreteutils", "DiscreteValueSetUtilities")
NUMBERS = ("numberutils", "NumberValueSetUtilities")
PLACES = 10**8  # GeniusWeb rounds the utility of a number to eight decimals


@dataclass(frozen=True)
class Line:
    """A straight line of utilities between the ends of a range; 0 outside."""

    low: Fraction
    high: Fraction
    at_low: Fraction
    at_high: Fraction

    def at(self, x: Fraction) -> Fraction:
        if not self.low <= x <= self.high:
            return Fraction(0)
        exact = self.at_low + (self.at_high - self.at_low) * (x - self.low) / (self.high - self.low)
        return Fraction(floor(exact * PLACES + Fraction(1, 2)), PLACES)


Utilities = dict[str, Fraction] | Line


def utility_of(utilities: Utilities, text: str) -> Fraction:
    return utilities.at(Fraction(text)) if isinstance(utilities, Line) else utilities[text]


def options_of(web: Web, issue: str, given: Any, place: Place, steps: int | None) -> tuple[str, ...]:
    """The values of an issue, as texts; () with a problem."""
    web.name(issue, place, "the issue")
    found = web.object(given, place, 'write {"values": [...]} or {"range": {"low": …, "high": …, "step": …}}')
    if "range" in found:
        return _range(web, found["range"], (*place, "range"), steps)
    texts = found.get("values")
    if not isinstance(texts, list) or not texts:
        if found:
            web.bad((*place, "values"), "no list of values", 'write ["…", "…"]')
        return ()
    kept: dict[str, None] = {}
    for k, text in enumerate(texts):
        here = (*place, "values", k)
        if not isinstance(text, str) or isinstance(text, Number):
            web.bad(here, f"{kind(text)} where a text is wanted", "put the value in quotes")
        elif text in kept:
            web.bad(here, f'the value "{show(text)}" stands twice', "keep one")
        elif web.name(text, here, "the option") is not None:
            kept[text] = None
    return tuple(kept)


def _range(web: Web, given: Any, place: Place, steps: int | None) -> tuple[str, ...]:
    found = web.object(given, place, '{"low": …, "high": …, "step": …}')
    ends = [web.number(found.get(key), (*place, key), f"the {key} of the range") for key in ("low", "high", "step")]
    low, high, step = ends
    if not found or low is None or high is None or step is None:
        return ()
    if step <= 0 or high < low:
        web.bad(place, "a range with no values", "low is at most high, and step is above zero")
        return ()
    count = floor((high - low) / step) + 1
    places = range(count) if count <= MAX_VALUES else []
    if count > MAX_VALUES:
        if steps is None:
            wrong = f"{count:,} values, {told_number(low)} to {told_number(high)}"
            web.bad(place, wrong, f"at most {MAX_VALUES:,} are written out: --steps 11 takes 11 of them")
            return ()
        places = sorted({round(Fraction((count - 1) * k, steps - 1)) for k in range(steps)})
        web.warn(place, f"{len(places)} values stand for {count:,}")
    texts = tuple(told_number(low + step * k) for k in places)
    if any(Fraction(text) != low + step * k for text, k in zip(texts, places, strict=True)):
        web.bad(place, "a range whose numbers have too many digits", "use other units")
        return ()
    return texts


def utilities_of(web: Web, space: dict[str, Any], options: dict[str, tuple[str, ...]]) -> dict[str, Utilities]:
    place: Place = (SPACE, "issueUtilities")
    given = web.object(space.get("issueUtilities"), place, "it gives the utility of each value")
    found: dict[str, Utilities] = {}
    for issue in given:
        if issue not in options:
            web.bad((*place, issue), f"the domain has no issue {show(issue)}", web.guess(issue, options))
    for issue, texts in options.items():
        here = (*place, issue)
        if issue not in given:
            if given:
                web.bad(place, f"no utilities of {show(issue)}", 'write {"discreteutils": {"valueUtilities": {…}}}')
            continue
        own = web.object(given[issue], here, 'write {"discreteutils": {"valueUtilities": {…}}}')
        way = next((key for key in (*DISCRETE, *NUMBERS) if key in own), "")
        given_values = space["domain"]["issuesValues"][issue]
        ranged = isinstance(given_values, dict) and "range" in given_values
        if not way:
            if own:
                wrong = f'"{show(next(iter(own)))}" is no kind of utilities that is read'
                web.bad(here, wrong, f"known: {DISCRETE[0]}, {NUMBERS[0]}")
        elif (way in NUMBERS) != ranged:
            right = f"a range takes {NUMBERS[0]}, a list of values {DISCRETE[0]}"
            web.bad((*here, way), f"{way} for {'a range' if ranged else 'a list of values'}", right)
        elif way in NUMBERS:
            line = _line(web, own[way], (*here, way), given_values["range"])
            if line is not None:
                found[issue] = line
        else:
            found[issue] = _discrete(web, own[way], (*here, way), texts)
    return found


def _unit(web: Web, value: Any, place: Place) -> Fraction | None:
    found = web.number(value, place, "a utility")
    if found is not None and not 0 <= found <= 1:
        web.bad(place, f"the utility {told_number(found)} is not between 0 and 1", "GeniusWeb takes no other")
        return None
    return found


def _discrete(web: Web, given: Any, place: Place, texts: tuple[str, ...]) -> dict[str, Fraction]:
    own = web.object(given, place, 'write {"valueUtilities": {…}}')
    inner = (*place, "valueUtilities")
    values = web.object(own.get("valueUtilities"), inner, "it gives the utility of each value") if own else {}
    found: dict[str, Fraction] = {}
    known = set(texts)
    for text, value in values.items():
        if text not in known:
            if texts:
                web.bad((*inner, text), f'"{show(text)}" is no value of this issue', web.guess(text, texts))
            continue
        utility = _unit(web, value, (*inner, text))
        if utility is not None:
            found[text] = utility
    for text in texts:
        if values and text not in values:
            web.bad(inner, f'no utility of "{show(text)}"', f'write "{show(text)}": 0.5')
    return found


def _line(web: Web, given: Any, place: Place, bounds: Any) -> Line | None:
    own = web.object(given, place, "write lowValue, lowUtility, highValue and highUtility")
    if not own:
        return None
    low, high = (web.number(own.get(key), (*place, key), f"the {key}") for key in ("lowValue", "highValue"))
    at_low, at_high = (_unit(web, own.get(key), (*place, key)) for key in ("lowUtility", "highUtility"))
    if low is None or high is None or at_low is None or at_high is None or not isinstance(bounds, dict):
        return None
    if high <= low:
        web.bad(place, "highValue is not above lowValue", "low first")
        return None
    for key, value in (("low", low), ("high", high)):
        end = bounds.get(key)
        told = number(end) if isinstance(end, Number) else None
        if told is not None and told != value:
            wrong = f"{key}Value is {told_number(value)}, and the range has {told_number(told)}"
            web.bad((*place, f"{key}Value"), wrong, "utilities are given at the ends of the range")
    return Line(low, high, at_low, at_high)
