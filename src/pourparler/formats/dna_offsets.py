"""Places in a text: code points here, UTF-16 units in programs written in Java, such as DNA."""

from __future__ import annotations

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")  # what takes two units
_CR = re.compile("\r\n?")


class Offsets:
    """Converts places in one text, both ways. Each conversion takes the logarithm of the number of such characters."""

    def __init__(self, text: str) -> None:
        self._points = [match.start() for match in _ASTRAL.finditer(text)]
        self._units = [point + n for n, point in enumerate(self._points)]
        self._end = len(text) + len(self._points)

    def units(self, point: int) -> int:
        """The UTF-16 place of a code point's place.

        >>> Offsets("a😀b").units(2)
        3
        """
        return point + bisect_left(self._points, point)

    def point(self, unit: int) -> int:
        """The place in code points. Raises ValueError where there is none: beyond the end, or inside a character."""
        before = bisect_left(self._units, unit)
        if not 0 <= unit <= self._end or (before and self._units[before - 1] == unit - 1):
            raise ValueError(f"no character begins at {unit}")
        return unit - before


class Canonical:
    """A text with LF line ends and no byte order mark, and the place in it of each place in the text as it came."""

    def __init__(self, raw: str) -> None:
        self.text = _CR.sub("\n", raw.removeprefix("\ufeff"))
        self._mark = len(raw) - len(raw.removeprefix("\ufeff"))
        self._pairs = [match.start() + 1 for match in re.finditer("\r\n", raw)]

    def point(self, place: int) -> int:
        """A place in what came, as a place in ``text``; both sides of a line end are one."""
        return max(0, place - self._mark - bisect_left(self._pairs, place))
