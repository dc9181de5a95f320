"""What the tests of both formats of files share: the shared table, the docs' examples, and rankings to compare."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pourparler.space.conflict import Conflict, Ranks

ORACLE = Path(__file__).parent.parent.parent / "shared" / "oracles" / "gmcr_cases.json"
Model = dict[str, Any]


def values(conflict: Conflict) -> list[list[int]]:
    found = []
    for preference in conflict.preferences:
        assert isinstance(preference, Ranks)
        found.append(preference.values.tolist())
    return found


def example(page: str) -> str:
    """The JSON example of a page of the docs."""
    text = (Path(__file__).parent.parent / "docs" / "reference" / "formats" / f"{page}.md").read_text(encoding="utf-8")
    return text.split("```json\n")[1].split("```")[0]


def dense(numbers: list[int]) -> list[int]:
    levels = sorted(set(numbers))
    return [levels.index(number) for number in numbers]
