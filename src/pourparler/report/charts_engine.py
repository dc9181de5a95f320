"""The charting library, asked for SVGs: here, or in a process of its own that was started ahead.

The library takes a third of a second to wake and holds Python meanwhile. A command that is going to write a page calls
`begin` first, and the charts are drawn on another core while the case is worked on and the page is written.
"""

from __future__ import annotations

import atexit
import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Thread
from typing import Any

Spec = dict[str, Any]
VERSION = "5.21"  # of Vega-Lite; the library has several
PATIENCE = 60.0  # s, for all charts of a page
# a chart with all that charts have, so that fonts are found and code is ready before the first real one
WAKING: Spec = {
    "data": {"values": [{"a": 1, "b": "“A – b…” ✓ ✗ ◐ ○"}]},
    "encoding": {"x": {"field": "a", "type": "quantitative"}, "y": {"field": "b", "type": "ordinal"}},
    "layer": [
        *({"mark": {"type": mark}} for mark in ("rect", "rule", "line", "circle", "point")),
        {"mark": {"type": "text"}, "encoding": {"text": {"field": "b"}}},
    ],
}
CHILD = f"""
import json, sys
from vl_convert import vegalite_to_svg
draw = lambda spec: vegalite_to_svg(spec, vl_version="{VERSION}", allowed_base_urls=[])
draw({WAKING!r})
for line in sys.stdin:
    try:
        answer = draw(json.loads(line))
    except BaseException:
        answer = None
    print(json.dumps(answer), flush=True)
"""


class NoChart(Exception):
    """The charts cannot be drawn; the text says why."""


_ahead: list[subprocess.Popen[str]] = []


def begin() -> None:
    """Wakes the library in a process of its own. What goes wrong shows nowhere: charts are then drawn here."""
    if _ahead or not sys.executable:
        return
    try:
        # -I: nothing that lies in the working folder is imported
        child = subprocess.Popen(
            [sys.executable, "-I", "-c", CHILD],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        )
    except OSError:
        return
    _ahead.append(child)
    atexit.register(end)


def end() -> None:
    """Ends that process, if there is one."""
    while _ahead:
        child = _ahead.pop()
        child.kill()
        child.communicate()


@contextmanager
def awake() -> Iterator[None]:
    """The library's own process while a page is worked on, and no longer."""
    begin()
    try:
        yield
    finally:
        end()


def ask(specs: Sequence[Spec]) -> Callable[[], list[str | None]]:
    """Starts on the charts; the function that comes back waits for their SVGs, in order, None where one failed.

    It raises NoChart where the library is missing. Without a process of its own, the library draws when waited for.
    """
    if not _ahead or not specs:
        return lambda: _here(specs)
    found: list[str | None] = []
    thread = Thread(target=_there, args=(_ahead[0], [json.dumps(spec) for spec in specs], found), daemon=True)
    thread.start()

    def wait() -> list[str | None]:
        thread.join(PATIENCE)
        if len(found) == len(specs):
            return found
        end()
        return _here(specs)

    return wait


def _there(child: subprocess.Popen[str], specs: Sequence[str], found: list[str | None]) -> None:
    """One chart after the other, as long as the process answers."""
    assert child.stdin and child.stdout
    try:
        for spec in specs:
            child.stdin.write(spec + "\n")
            child.stdin.flush()
            found.append(json.loads(child.stdout.readline()))
    except (OSError, ValueError):
        return


def _here(specs: Sequence[Spec]) -> list[str | None]:
    if not specs:
        return []
    try:
        from vl_convert import vegalite_to_svg
    except ImportError:
        raise NoChart("the charting library vl-convert-python is not installed") from None
    found: list[str | None] = []
    for spec in specs:
        try:
            found.append(vegalite_to_svg(spec, vl_version=VERSION, allowed_base_urls=[]))
        except BaseException as error:  # a failure of the library's own engine is no Exception
            if isinstance(error, (KeyboardInterrupt, SystemExit, MemoryError)):
                raise
            found.append(None)
    return found
