"""Dates as people write them: EDTF, checked against the calendar."""

from __future__ import annotations

import re
from datetime import date


def is_date(text: str) -> bool:
    """Whether the text is a date in EDTF (2025-08-16, 2025-08, 2025?, 2025-08/2025-09, …)."""
    if len(text) > 60:
        return False
    plain = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text)
    if plain:
        try:
            date(*(int(part) for part in plain.groups()))
        except ValueError:
            return False
        return True
    from edtf import parse_edtf  # only for the rarer forms: its import takes a while
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parse_edtf(text)
    except (EDTFParseException, ValueError, TypeError):
        return False
    return True
