"""Reads GENIUS files, a domain and the profiles of its parties, as a case."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from pourparler.errors import InputError, Problem
from pourparler.formats.case_write import Imported
from pourparler.formats.genius_case import Offered, Profile, case_of
from pourparler.formats.genius_domain import Issue, domain_issue, issues_of, root_objective
from pourparler.formats.genius_profile import read_profile
from pourparler.formats.genius_told import Told
from pourparler.formats.genius_xml import read_xml
from pourparler.formats.json_file import show, unprintable

WHAT = "a GENIUS domain"
PathLike = str | os.PathLike[str]


def read(
    domain: PathLike,
    profiles: Sequence[PathLike],
    steps: int | None = None,
    keep_weights: bool = False,
    exact: bool = False,
) -> Imported:
    """The case behind a domain and its profiles, one party a profile, with GENIUS's own semantics.

    ``steps``: how many values stand for an issue that is a real number, or an integer of more than 1,000 values.
    ``keep_weights``: weights that do not sum to 1 are no error. ``exact``: no number is ever rounded.
    Raises InputError with every problem of every file.
    """
    title, issues, warnings = read_domain(domain, steps)
    problems: list[Problem] = []
    found: list[Profile] = []
    for path, party in named(profiles, problems):
        try:
            profile, said = read_profile(path, party, issues, keep_weights)
        except InputError as error:
            problems.extend(error.problems)
            continue
        found.append(profile)
        warnings += said
    if problems:
        raise InputError(problems)
    offered = [Offered(i.name, i.values, _question(i), i.says, _note(i)) for i in issues]
    files = [Path(path).name for path in (domain, *profiles)]
    made = case_of("GENIUS", title, offered, found, files, exact)
    return Imported(made.case, made.header, (*warnings, *made.warnings))


def read_domain(path: PathLike, steps: int | None = None) -> tuple[str, list[Issue], tuple[str, ...]]:
    """The name of a domain, its issues, and the warnings. Raises InputError."""
    root, told = read_xml(path, WHAT)
    if root.tag == "utility_space":
        wrong = f"a profile (<utility_space>) where {WHAT} (<negotiation_template>) is wanted"
        told.bad(root.line, wrong, "the domain comes first, then profiles")
    elif root.tag != "negotiation_template":
        right = "a domain begins with <negotiation_template>"
        told.bad(root.line, f"<{show(root.tag)}> where {WHAT} is wanted", right)
    told.stop()
    issues = issues_of(root, told, partial(domain_issue, told, steps))
    told.stop()
    top = root_objective(root, told)
    name = top.attributes.get("name", "").strip() if top is not None else ""
    usable = name and not unprintable(name) and name != "any"
    return show(name if usable else Path(path).stem, 200), issues, tuple(told.warnings)


def named(profiles: Sequence[PathLike], problems: list[Problem]) -> list[tuple[PathLike, str]]:
    """Each profile with its party's name, the name of its file; problems where two are the same."""
    found: dict[str, PathLike] = {}
    for path in profiles:
        told = Told(show(str(path), 400))
        name = told.usable(0, Path(path).stem.strip(), "the file has {} name", "the party")
        problems.extend(told.problems)
        if name in found:
            wrong = f"a second profile called {show(name)}"
            right = f"the name of the file is the party's: rename it (the first is {show(str(found[name]), 400)})"
            problems.append(Problem(told.file, 0, "", wrong, right))
        elif name is not None:
            found[name] = path
    if not profiles:
        problems.append(Problem("", 0, "", "no profile", "give the domain, and then one profile for each party"))
    return [(path, name) for name, path in found.items()]


def _question(issue: Issue) -> str:
    text = " ".join(issue.element.attributes.get("description", "").split())
    return text if text and not unprintable(text) else issue.name


def _note(issue: Issue) -> str:
    if issue.bounds is None or issue.kind == "integer" and len(issue.values) == issue.bounds[1] - issue.bounds[0] + 1:
        return ""
    return f"{len(issue.values)} values stand for all from {issue.values[0]} to {issue.values[-1]}."
