"""The cases that come with pourparler, and the literature's problems in other tools' formats."""

from __future__ import annotations

from pathlib import Path

from pourparler.errors import InputError, Problem, did_you_mean

FOLDER = Path(__file__).parent.parent / "cases"
KINDS = (".yaml", ".gmcr", ".json")


def shipped(name: str = "donbas") -> Path:
    """The path of a shipped case: ``donbas``, ``sport_park``, ``sinai``, or the graphs ``cuban_missiles``, ``elmira``.

    Raises InputError for another name.
    """
    for kind in KINDS:
        path = FOLDER / f"{name}{kind}"
        if path.is_file():
            return path
    known = sorted(p.stem for p in FOLDER.iterdir() if p.suffix in KINDS and p.stem != "starter")
    raise InputError([Problem(name, 0, "", "no shipped case of this name", did_you_mean(name, known))])
