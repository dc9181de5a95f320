"""From the parts of a date phrase to its EDTF value (Library of Congress, Extended Date/Time Format, 2019).

No day is invented: a month stays a month, "early August" is "2025-08~", a season "2023-22", a decade "199X".
"""

from __future__ import annotations

from pourparler.evidence.text.date_calendar import Ask, Value
from pourparler.evidence.text.date_fixed import FIXED
from pourparler.evidence.text.date_relative import RELATIVE

_READ = {**FIXED, **RELATIVE}


def value_of(form: str, ask: Ask) -> Value | None:
    """What a phrase of the form says; None where it is no date after all ("30 February")."""
    try:
        return _READ[form](ask)
    except (ValueError, OverflowError):
        return None
