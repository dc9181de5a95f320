"""Another tool's file as a conflict, whichever of the formats it is in."""

from __future__ import annotations

from pathlib import Path

from pourparler.space.conflict import Conflict

SUFFIXES = (".gmcr", ".json")


def read_graph(path: str | Path) -> tuple[Conflict, tuple[str, ...]]:
    """A ``.gmcr`` file or an explicit graph in JSON, and what was remarked on reading it.

    Raises InputError with every problem of the file.
    """
    if Path(path).suffix.casefold() == ".gmcr":
        from pourparler.formats.gmcr import read
    else:
        from pourparler.formats.net import read
    return read(Path(path))


def write_graph(conflict: Conflict, suffix: str) -> tuple[str, tuple[str, ...]]:
    """The conflict as a ``.gmcr`` or ``.json`` file's text, and what the format could not say.

    Raises InputError where the format cannot hold the conflict.
    """
    if suffix.casefold() == ".json":
        from pourparler.formats.net import dumps
    else:
        from pourparler.formats.gmcr_write import dumps
    return dumps(conflict)
