"""What the formats of ``import`` and ``export`` are made of: an entry a format, and the options they share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from pourparler.formats.case_write import Imported

Option = Callable[[Any], Any]


@dataclass(frozen=True)
class Exported:
    """Files by name, as texts or bytes; a format that is one file gives one, whatever its name."""

    files: Mapping[str, str | bytes]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Import:
    """A format in. ``read``: paths, and the values of ``options`` by name, to a plain case; raises InputError."""

    says: str
    example: str
    files: str
    read: Callable[..., Imported]
    options: tuple[Option, ...] = ()


@dataclass(frozen=True)
class Export:
    """A format out. ``write``: a case (masked, unless --full) and the values of ``options`` by name, to files.

    ``folder``: -o names a folder, else one file.
    """

    says: str
    example: str
    write: Callable[..., Exported]
    options: tuple[Option, ...] = field(default=())
    folder: bool = True


STEPS = click.option(
    "--steps",
    type=click.IntRange(min=2, max=1000),
    help="How many values stand for an issue that is a number without few values.",
)
KEEP = click.option("--keep-weights", is_flag=True, help="Take weights that do not sum to 1 as they are.")
EXACT = click.option("--exact", is_flag=True, help="Round no number, however many digits it has.")
ENCODING = click.option(
    "--encoding", default="", help="What the files are in where they are not UTF-8: windows-1252, …"
)
