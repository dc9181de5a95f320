"""Writes a file whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from pourparler.errors import OutputError


def write(path: Path, text: str | bytes) -> Path:
    """Writes beside and then replaces; a text as UTF-8. Raises OutputError when the path cannot be written."""
    beside: str | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise OutputError(f"{path}: is a folder; give the name of a file")
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:100]}.")
        with os.fdopen(handle, "wb") as stream:
            stream.write(text.encode() if isinstance(text, str) else text)
        os.chmod(beside, 0o644)
        os.replace(beside, path)
        beside = None
    except OSError as error:
        raise _unwritten(path, error) from None
    finally:
        if beside is not None:
            Path(beside).unlink(missing_ok=True)
    return path


def write_folder(path: Path, files: Mapping[str, str | bytes]) -> Path:
    """Writes a folder of files: a new one appears whole or not at all; in one that exists, file by file.

    Files of other names in it stay. Raises OutputError when it cannot be written.
    """
    beside: str | None = None
    try:
        if path.exists() and not path.is_dir():
            raise OutputError(f"{path}: is a file; give the name of a folder")
        if path.is_dir():
            for name, text in files.items():
                write(path / name, text)
            return path
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name[:100]}.")
        for name, text in files.items():
            write(Path(beside) / name, text)
        os.chmod(beside, 0o755)
        os.rename(beside, path)
        beside = None
    except OSError as error:
        raise _unwritten(path, error) from None
    finally:
        if beside is not None:
            shutil.rmtree(beside, ignore_errors=True)
    return path


def _unwritten(path: Path, error: OSError) -> OutputError:
    return OutputError(f"{path}: cannot be written ({error.strerror}); choose another path with -o")
