"""Writes a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from pourparler.errors import OutputError


def write(path: Path, text: str) -> Path:
    """Writes beside and then replaces. Raises OutputError when the path cannot be written."""
    beside: str | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise OutputError(f"{path}: is a folder; give the name of a file")
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        os.chmod(beside, 0o644)
        os.replace(beside, path)
        beside = None
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}); choose another path with -o") from None
    finally:
        if beside is not None:
            Path(beside).unlink(missing_ok=True)
    return path
