"""What a case says of its packages, from the definitions: conditions, who must agree, limits.

Written for the tests alone: it imports nothing of pourparler. A case is the plain structure of its
YAML file, every scalar a text; an expression is an `Expr`, a text with its tree beside it.
"""

from __future__ import annotations

from itertools import product
from typing import Any, Self

Case = dict[str, Any]
Package = dict[str, str]
BESIDE = {"because", "said", "worth_said", "id"}  # what may stand beside a condition's issues


class Expr(str):
    """A condition's text, with what it means: ("==" | "!=" | "in" | "and" | "or" | "not", ...)."""

    tree: tuple[Any, ...]

    def __new__(cls, text: str, tree: tuple[Any, ...]) -> Self:
        self = super().__new__(cls, text)
        self.tree = tree
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self


# -- conditions ------------------------------------------------------------------------------------


def meant(tree: tuple[Any, ...], package: Package) -> bool:
    """Whether an expression's tree holds in a package."""
    sign, *rest = tree
    match sign:
        case "==":
            return bool(package[rest[0]] == rest[1])
        case "!=":
            return bool(package[rest[0]] != rest[1])
        case "in":
            return package[rest[0]] in rest[1]
        case "not":
            return not meant(rest[0], package)
        case "and":
            return all(meant(part, package) for part in rest)
        case "or":
            return any(meant(part, package) for part in rest)
    raise ValueError(sign)


def holds(condition: Any, package: Package) -> bool:
    """Whether a condition (mapping, list of conditions, or expression) holds in a package."""
    if isinstance(condition, Expr):
        return meant(condition.tree, package)
    if isinstance(condition, dict):
        return all(
            package[issue] in wanted if isinstance(wanted, list) else package[issue] == wanted
            for issue, wanted in condition.items()
        )
    return any(holds(part, package) for part in condition)


def named(condition: Any) -> set[str]:
    """The issues that a condition names."""
    if isinstance(condition, Expr):
        return named(condition.tree)
    if isinstance(condition, dict):
        return set(condition)
    if isinstance(condition, tuple):
        if condition[0] in ("==", "!=", "in"):
            return {condition[1]}
        condition = condition[1:]
    return set().union(*(named(part) for part in condition))


def of(item: Any) -> Any:
    """The condition of an item that may be written {when: CONDITION, ...} or as it stands."""
    if isinstance(item, dict) and "when" in item:
        return item["when"]
    if isinstance(item, dict):
        return {issue: option for issue, option in item.items() if issue not in BESIDE}
    return item


# -- the space -------------------------------------------------------------------------------------


def packages(case: Case) -> list[Package]:
    """Every package: one option for every issue."""
    issues = case["issues"]
    return [
        dict(zip(issues, choice, strict=True)) for choice in product(*(issue["options"] for issue in issues.values()))
    ]


def option(case: Case, issue: str, name: str) -> dict[str, Any]:
    """An option's long form."""
    written = case["issues"][issue]["options"][name]
    return written if isinstance(written, dict) else {"says": written}


def feasible(case: Case, package: Package) -> bool:
    """Not impossible, and not leaving an option of today that is final."""
    if any(holds(of(item), package) for item in case.get("impossible", [])):
        return False
    return not any(
        option(case, issue, now).get("final") == "true" and package[issue] != now
        for issue, now in case.get("today", {}).items()
    )


def must_agree(case: Case, package: Package) -> list[str]:
    """Everyone in `agree` of each option changed to; without today, everyone in any `agree`."""
    today = case.get("today")
    needed: set[str] = set()
    for issue, content in case["issues"].items():
        if today is None:
            needed.update(content["agree"])
            for name in content["options"]:
                needed.update(option(case, issue, name).get("agree", []))
        elif package[issue] != today[issue]:
            needed.update(option(case, issue, package[issue]).get("agree", content["agree"]))
    return [party for party in case["parties"] if party in needed]


def limits(case: Case) -> list[dict[str, Any]]:
    """The limits with their ids, and whether each bars or only protests."""
    result = []
    count: dict[str, int] = {}
    for limit in case.get("limits", []):
        party = limit["party"]
        count[party] = count.get(party, 0) + 1
        issues = set().union(*(named(limit[k]) for k in ("never", "keeps", "until") if k in limit))
        settlers: set[str] = set()
        for issue in issues:
            content = case["issues"][issue]
            settlers.update(content["agree"], content.get("can_break", []))
            for name in content["options"]:
                settlers.update(option(case, issue, name).get("agree", []))
        name = limit.get("id", f"{party}.limit.{count[party]}")
        result.append({**limit, "id": name, "bars": party in settlers})
    return result


def crosses(limit: dict[str, Any], package: Package) -> bool:
    """Whether a limit forbids a package."""
    if "never" in limit:
        return holds(limit["never"], package)
    return not holds(limit["keeps"], package) and not ("until" in limit and holds(limit["until"], package))
