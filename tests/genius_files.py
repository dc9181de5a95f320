"""GENIUS files as texts, from plain facts; and gains by the definition, with nothing of the package's arithmetic."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

import pytest

import pourparler as pp
from pourparler.case.conditions import holds
from pourparler.case.model import Case
from pourparler.formats.case_write import Imported, checked

SHARED = Path(__file__).parent.parent.parent / "shared" / "oracles" / "deals_cases.json"
CASES: dict[str, Any] = json.loads(SHARED.read_text(encoding="utf-8"))["genius"] if SHARED.exists() else {}
published = pytest.mark.skipif(not CASES, reason="the published cases lie in ../shared, which is not here")

Issue = tuple[int, str, Sequence[str]]
BRAND: Issue = (1, "Brand", ("Dell", "HP"))
DISK: Issue = (2, "Disk", ("60 Gb", "80 Gb", "120 Gb"))


def element(tag: str, inside: str = "", **attributes: object) -> str:
    return f"<{tag}" + "".join(f" {k}={quoteattr(str(v))}" for k, v in attributes.items()) + f">{inside}</{tag}>\n"


def domain(*issues: Issue | str) -> str:
    """A domain of discrete issues, or of issues given as XML."""
    inside = "".join(i if isinstance(i, str) else discrete(i[0], i[1], dict.fromkeys(i[2])) for i in issues)
    space = element("utility_space", "\n" + element("objective", "\n" + inside, index=0, name="Laptop"))
    return "<negotiation_template>\n" + space + "</negotiation_template>\n"


def discrete(index: int, name: str, values: Mapping[str, object]) -> str:
    items = "".join(
        element("item", index=k, value=value, **({} if e is None else {"evaluation": e}))
        for k, (value, e) in enumerate(values.items(), 1)
    )
    return element("issue", "\n" + items, index=index, name=name, type="discrete")


def profile(weights: Mapping[int, object], *issues: str, reservation: object = 0, more: str = "") -> str:
    """A profile from weights by index and issues as XML."""
    heads = "".join(element("weight", index=k, value=w) for k, w in weights.items())
    objective = element("objective", "\n" + heads + "".join(issues), index=0, name="Laptop")
    return f"<utility_space>\n{objective}{more}" + element("reservation", value=reservation) + "</utility_space>\n"


def buyer(**changes: object) -> str:
    """A sound profile of the domain of BRAND and DISK."""
    given: dict[str, object] = {"Dell": 10, "HP": 5, "60 Gb": 1, "80 Gb": 2, "120 Gb": 4, **changes}
    brand = discrete(1, "Brand", {v: given[v] for v in BRAND[2]})
    return profile({1: "0.25", 2: "0.75"}, brand, discrete(2, "Disk", {v: given[v] for v in DISK[2]}))


def put(folder: Path, **texts: str) -> list[Path]:
    """Writes NAME.xml for each text."""
    for name, text in texts.items():
        (folder / f"{name}.xml").write_text(text, encoding="utf-8")
    return [folder / f"{name}.xml" for name in texts]


def published_files(folder: Path, name: str) -> list[Path]:
    """The files of a published domain, written from its facts."""
    facts = CASES[name]
    texts = {"domain": domain(*((k, issue, values) for k, issue, _, values in facts["issues"]))}
    for p, given in enumerate(facts["profiles"], 1):
        issues = []
        for k, issue, _, _ in facts["issues"]:
            rows = "".join(element("item", value=v, evaluation=e) for v, e in given["evaluations"][str(k)])
            issues.append(element("issue", "\n" + rows, index=k, name=issue))
        weights = {int(k): w for k, w in given["weights"].items()}
        texts[f"p{p}"] = profile(weights, *issues, reservation=given["reservation"])
    return put(folder, **texts)


def loaded(found: Imported, folder: Path) -> Case:
    """The imported case, through its file."""
    path = folder / "imported.yaml"
    path.write_text(checked(found.case, found.header, str(path)), encoding="utf-8")
    return pp.load(path)


def utility(case: Case, party: str, terms: Mapping[str, str]) -> Fraction:
    """What a party's reasons come to, at the middle of each range."""
    worth = Fraction(0)
    for reason in case.views[party].reasons:
        assert reason.low is not None and reason.high is not None
        if holds(reason.when, terms):
            worth += (reason.low + reason.high) / 2
    return worth


def gain(case: Case, party: str, terms: Mapping[str, str]) -> Fraction:
    """The same, less what no agreement is worth."""
    outside = case.no_deal.get(party)
    floor = (outside.low + outside.high) / 2 if outside else Fraction(0)
    if case.today is not None:
        floor += utility(case, party, case.today)
    return utility(case, party, terms) - floor
