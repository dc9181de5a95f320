"""What every command shares: its arguments, and how expected failures end."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

CASE = click.argument("case", type=click.Path(path_type=Path))
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
FULL = click.option("--full", is_flag=True, help="Show what handling would leave out.")


def plainly(command: Callable[..., int | None]) -> Callable[..., None]:
    """Expected failures end in their lines on stderr and exit code 1."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        from pourparler.errors import PourparlerError

        try:
            code = command(*args, **kwargs)
        except PourparlerError as error:
            click.echo(str(error), err=True)
            code = 1
        except KeyboardInterrupt:
            click.echo("stopped; nothing was written", err=True)
            code = 1
        except MemoryError:
            click.echo("not enough memory for a case of this size", err=True)
            code = 1
        _leave(code or 0)

    return run


def _leave(code: int) -> None:
    """Ends the command; at once where a solver that the user stopped still runs, which Python would wait for."""
    solver = sys.modules.get("pourparler.lens.deals.huge.run")
    if solver is not None and solver.left_running():
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)
