"""Reads GeniusWeb profiles in JSON, one for each party and each with its domain, as a case."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pourparler.errors import InputError, Problem
from pourparler.formats.case_write import Imported
from pourparler.formats.genius_case import Offered, Profile, case_of
from pourparler.formats.geniusweb_json import Web, read_web
from pourparler.formats.geniusweb_profile import Read, profile_of
from pourparler.formats.json_file import show

PathLike = str | os.PathLike[str]


def read(
    profiles: Sequence[PathLike], steps: int | None = None, keep_weights: bool = False, exact: bool = False
) -> Imported:
    """The case behind the profiles; their parties have the profiles' own names.

    ``steps``: how many values stand for an issue that is a range of more than 1,000 numbers. ``keep_weights``: weights
    that do not sum to 1 are no error. ``exact``: no number is ever rounded. Raises InputError with every problem.
    """
    problems: list[Problem] = []
    warnings: list[str] = []
    found: list[Read] = []
    for path in profiles:
        try:
            web = read_web(path)
            one = profile_of(web, steps, keep_weights)
            if found:
                _same_domain(web, found[0], one)
        except InputError as error:
            problems.extend(error.problems)
            continue
        warnings += web.warnings
        found.append(one)
    if not profiles:
        problems.append(Problem("", 0, "", "no profile", "give one GeniusWeb profile for each party"))
    if problems:
        raise InputError(problems)
    files = [Path(path).name for path in profiles]
    made = case_of(
        "GeniusWeb",
        found[0].title,
        [Offered(name, options) for name, options in found[0].options.items()],
        _named(found, profiles, warnings),
        files,
        exact,
    )
    return Imported(made.case, made.header, (*warnings, *made.warnings))


def _same_domain(web: Web, first: Read, other: Read) -> None:
    """Problems where a profile's issues and values are not those of the first."""
    place = ("LinearAdditiveUtilitySpace", "domain", "issuesValues")
    begins = f"as in {show(first.profile.file)}, the first"
    for issue in other.options:
        if issue not in first.options:
            web.bad((*place, issue), f"the first profile has no issue {show(issue)}", web.guess(issue, first.options))
    for issue, options in first.options.items():
        mine = other.options.get(issue)
        if mine is None:
            web.bad(place, f"no issue {show(issue)}", f"every profile has the same domain, {begins}")
        elif set(mine) != set(options):
            lacks = [f'lacks "{show(v)}"' for v in options if v not in mine]
            more = [f'has "{show(v)}" more' for v in mine if v not in options]
            web.bad((*place, issue), f"{show(issue)} {', '.join([*lacks, *more][:5])}", f"give the values {begins}")
    web.stop()


def _named(found: Sequence[Read], paths: Sequence[PathLike], warnings: list[str]) -> list[Profile]:
    """The profiles with their parties' names: their own, or those of their files where two are the same."""
    own = [one.profile.party for one in found]
    if all(own) and len(set(own)) == len(own):
        return [one.profile for one in found]
    stems = [Path(path).stem.strip() for path in paths]
    if len(set(stems)) < len(stems):
        again = next(name for name in stems if stems.count(name) > 1)
        wrong = f"two profiles called {show(again)}"
        raise InputError([Problem(show(str(paths[-1]), 400), 0, "", wrong, 'give each a "name" of its own')])
    warnings.append("profiles without a name of their own: the parties have the names of the files")
    return [replace(one.profile, party=stem) for one, stem in zip(found, stems, strict=True)]
