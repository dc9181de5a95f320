"""Dates as people write them: EDTF, checked against the calendar."""

from __future__ import annotations

import re
from contextlib import redirect_stdout
from datetime import date
from io import StringIO

_PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


def _there(text: str) -> bool:
    """Whether the calendar has this year, month or day."""
    found = _PLAIN.fullmatch(text)
    assert found is not None
    try:
        date(int(found[1]) or 4, int(found[2] or 1), int(found[3] or 1))  # the year 0 is a leap year, as 4 is
    except ValueError:
        return False
    return True


def is_date(text: str) -> bool:
    """Whether the text is a date in EDTF (2025-08-16, 2025-08, 2025?, 2025-08/2025-09, …)."""
    if len(text) > 60:
        return False
    parts = text.split("/")
    plain = [part for part in parts if _PLAIN.fullmatch(part)]
    if not all(map(_there, plain)):
        return False
    if plain and len(parts) <= 2 and len(plain) + parts.count("..") == len(parts):
        return True
    from edtf import parse_edtf  # only for the rarer forms: its import takes a while
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        with redirect_stdout(StringIO()):  # the library tells there what it tried
            parse_edtf(text)
    except (EDTFParseException, ValueError, TypeError):
        return False
    return True
