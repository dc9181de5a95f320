"""The .gmcr format by its definition, by sets and strings, and random models of it."""

from __future__ import annotations

import json
from typing import Any

from conflict_files import Model
from hypothesis import strategies as st

from pourparler.space.conflict import Conflict


def true_in(condition: Any, state: str) -> bool:
    """Whether a condition as written holds in a Y/N string, option 0 first."""
    if isinstance(condition, dict):
        return any(true_in(member, state) for member in condition["members"])
    return all(state[option] == letter for option, letter in condition)


def feasible_strings(model: Model) -> list[str]:
    """The feasible Y/N strings by increasing sum of 2^index over Y."""
    found = []
    for decimal in range(2 ** len(model["options"])):
        state = "".join("Y" if decimal >> k & 1 else "N" for k in range(len(model["options"])))
        if not any(true_in(condition, state) for condition in model["infeasibles"]):
            found.append(state)
    return found


def payoffs(statements: list[Any], states: list[str]) -> list[int]:
    """Statement j of k weighs 2^(k-j), in whole numbers of any length."""
    k = len(statements)
    return [sum(2 ** (k - j) for j, c in enumerate(statements, 1) if true_in(c, s)) for s in states]


def can_move(model: Model, party: Model, start: str, end: str) -> bool:
    """Only options of the party change, each in a direction that it permits, and something changes."""
    for option, (before, after) in enumerate(zip(start, end, strict=True)):
        direction = model["options"][option]["permittedDirection"]
        if before == after:
            continue
        if option not in party["options"] or direction == {"N": "back", "Y": "fwd"}[before]:
            return False
    return start != end


def string(conflict: Conflict, names: list[str], state: int) -> str:
    label = conflict.label(state)
    return "".join(label[name] for name in names)


@st.composite
def models(draw: Any, most: int = 5) -> Model:
    """A small .gmcr model whose options stand party by party, with some feasible state."""
    count = draw(st.integers(1, most))
    letter = st.sampled_from("YN")
    pairs = st.dictionaries(st.integers(0, count - 1), letter, min_size=1, max_size=count)
    member = pairs.map(lambda found: [list(pair) for pair in found.items()])
    compound = st.lists(member, min_size=1, max_size=3).map(lambda found: {"compound": True, "members": found})
    condition = member | compound
    cuts = sorted(draw(st.lists(st.integers(0, count), max_size=2)))
    ends = [0, *cuts, count]
    model: Model = {
        "options": [
            {"name": f"o{k}", "permittedDirection": draw(st.sampled_from(["both", "fwd", "back"]))}
            for k in range(count)
        ],
        "decisionMakers": [
            {
                "name": f"p{p}",
                "options": list(range(ends[p], ends[p + 1])),
                "preferences": draw(st.lists(condition, min_size=1, max_size=6, unique_by=json.dumps)),
            }
            for p in range(len(ends) - 1)
        ],
        "infeasibles": [],
        "useManualPreferenceRanking": False,
    }
    for wrong in draw(st.lists(condition, max_size=3)):
        model["infeasibles"].append(wrong)
        if not feasible_strings(model):
            model["infeasibles"].pop()
    return model
