"""A GeniusWeb LinearAdditiveUtilitySpace as exact worths: u = sum of weight * utility; the reservation is a bid."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from pourparler.formats.genius_case import Profile, Worth
from pourparler.formats.genius_domain import told_number
from pourparler.formats.genius_evaluations import NEAR
from pourparler.formats.genius_profile import FAR
from pourparler.formats.geniusweb_json import SPACE, Number, Web, kind
from pourparler.formats.geniusweb_values import Line, Utilities, options_of, utilities_of, utility_of
from pourparler.formats.json_file import Place, show

KEYS = ("issueUtilities", "issueWeights", "domain", "name", "reservationBid")
OURS = ("pourparler_warning", "pourparler_floor")


@dataclass(frozen=True)
class Read:
    """A profile, the name of its domain, and the domain: the options of each issue."""

    profile: Profile
    title: str
    options: dict[str, tuple[str, ...]]


def profile_of(web: Web, steps: int | None, keep_weights: bool) -> Read:
    """The profile in a file. Raises InputError with every problem."""
    if SPACE not in web.root:
        known = "a domain" if "issuesValues" in web.root else f'"{show(next(iter(web.root), ""))}"'
        web.bad(
            (), f"{known} where a profile is wanted", f"a profile that is read is a {SPACE}, with its domain inside"
        )
        web.stop()
    space = web.object(web.root[SPACE], (SPACE,), "it holds the utilities, the weights and the domain")
    web.stop()
    for key in space:
        if key not in (*KEYS, *OURS):
            web.warn((SPACE, key), f'the key "{show(key)}" is not read')
    domain = web.object(space.get("domain"), (SPACE, "domain"), "a profile holds its domain")
    place: Place = (SPACE, "domain", "issuesValues")
    values = web.object(domain.get("issuesValues"), place, "it gives the values of each issue") if domain else {}
    if domain and not values and not web.found:
        web.bad(place, "no issue in this file", "write {issue: {values: [...]}}")
    options = {issue: options_of(web, issue, given, (*place, issue), steps) for issue, given in values.items()}
    if not options:
        web.stop()
    utilities = utilities_of(web, space, options)
    weights = _weights(web, space, options, keep_weights)
    reserved, line = _floor(web, space, utilities, weights)
    web.stop()
    at = web.lines([(SPACE, "issueUtilities", issue) for issue in options])
    worths = [
        Worth({issue: text}, weights[issue] * utility_of(utilities[issue], text), at[SPACE, "issueUtilities", issue])
        for issue, texts in options.items()
        for text in texts
    ]
    name, title = space.get("name"), domain.get("name")
    file = Path(web.file.shown).name
    if not isinstance(title, str) or not title.strip():
        title = Path(file).stem
    party = web.name(name, (SPACE, "name"), "the party") if isinstance(name, str) and name.strip() else ""
    web.stop()
    return Read(Profile(party or "", file, reserved, tuple(worths), (), line), show(title, 200), options)


def _weights(web: Web, space: dict[str, Any], options: dict[str, tuple[str, ...]], keep: bool) -> dict[str, Fraction]:
    place: Place = (SPACE, "issueWeights")
    given = web.object(space.get("issueWeights"), place, "it gives the weight of each issue")
    found: dict[str, Fraction] = {}
    before = len(web.found)
    for issue, value in given.items():
        if issue not in options:
            web.bad((*place, issue), f"the domain has no issue {show(issue)}", web.guess(issue, options))
            continue
        weight = web.number(value, (*place, issue), "a weight")
        if weight is not None and weight < 0:
            web.bad((*place, issue), f"the weight of {show(issue)} is below zero", "a weight is between 0 and 1")
        elif weight is not None:
            found[issue] = weight
    for issue in options:
        if given and issue not in given:
            web.bad(place, f"no weight for {show(issue)}", "every issue has a weight")
    total = sum(found.values(), Fraction(0))
    if len(web.found) == before and found and abs(total - 1) > NEAR:
        wrong = f"the weights sum to {told_number(total)}, not to 1"
        if abs(total - 1) > FAR and not keep:
            web.bad(place, wrong, "mend them; --keep-weights takes them as they are")
        else:
            web.warn(place, f"{wrong}; they are kept")
    return found


def _floor(
    web: Web, space: dict[str, Any], utilities: dict[str, Utilities], weights: dict[str, Fraction]
) -> tuple[Fraction, int]:
    """The utility of the reservation bid, and its line; 0 without one."""
    if isinstance(given := space.get("pourparler_floor"), str):  # ours: what a bid cannot say exactly
        found = web.number(Number(given), (SPACE, "pourparler_floor"), "the floor")
        return found or Fraction(0), web.lines([(SPACE, "pourparler_floor")])[SPACE, "pourparler_floor"]
    if space.get("reservationBid") is None:
        return Fraction(0), 0
    place: Place = (SPACE, "reservationBid")
    bid = web.object(space["reservationBid"], place, 'write {"issuevalues": {issue: value}}')
    inner = (*place, "issuevalues")
    values = web.object(bid.get("issuevalues"), inner, "it gives a value for each issue") if bid else {}
    total = Fraction(0)
    for issue, value in values.items():
        here, own = (*inner, issue), utilities.get(issue)
        if own is None:
            if issue not in weights:
                web.bad(here, f"the domain has no issue {show(issue)}", web.guess(issue, utilities))
        elif isinstance(own, Line):
            x = web.number(value, here, "a number")
            if x is not None and not own.low <= x <= own.high:
                web.bad(here, f"{told_number(x)} is no value of {show(issue)}", "a value of the range")
            total += weights.get(issue, Fraction(0)) * (own.at(x) if x is not None else 0)
        elif not isinstance(value, str) or isinstance(value, Number) or value not in own:
            right = web.guess(str(value), own) if not isinstance(value, (dict, list)) else "write one of its values"
            web.bad(here, f"{kind(value)} is no value of {show(issue)}", right)
        else:
            total += weights.get(issue, Fraction(0)) * own[value]
    for issue in utilities:
        if values and issue not in values:
            web.warn(inner, f"the reservation bid gives no value for {show(issue)}: it counts as 0, as in GeniusWeb")
    return total, web.lines([place])[place]
