"""The cases that come with pourparler."""

from __future__ import annotations

from pathlib import Path

from pourparler.errors import InputError, Problem, did_you_mean

FOLDER = Path(__file__).parent.parent / "cases"


def shipped(name: str = "donbas") -> Path:
    """The path of a shipped case: ``donbas`` or ``sport_park``. Raises InputError for another name."""
    path = FOLDER / f"{name}.yaml"
    if not path.is_file():
        known = sorted(p.stem for p in FOLDER.glob("*.yaml") if p.stem != "starter")
        raise InputError([Problem(name, 0, "", "no shipped case of this name", did_you_mean(name, known))])
    return path
