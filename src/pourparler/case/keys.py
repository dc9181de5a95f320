"""What a key of the case format is, the words it may choose from, and the keys that stand in many sections.

The table of all keys is in `sections`.
"""

from __future__ import annotations

from typing import NamedTuple


class Key(NamedTuple):
    """``kind``: text, id, ids, cite, terms, condition, worth, weight, date, whole, flag, any, or a choice a|b|c."""

    kind: str
    says: str
    required: bool = False


HANDLING = "open|internal|protected"
RECORD = "on_record|unnamed|anonymous"
LIMIT_KINDS = "law|declared|judged"
TALK_STATUS = "held|scheduled|proposed|refused"
RESPONSE_KINDS = "sanction|bond|guarantee|peacekeepers|relief"
OUTCOMES = "kept|broken|disputed|pending"
MODALITIES = "fact|claim|reported_plan|hypothetical|conditional|opinion"
STANCES = (
    "supports|opposes|accepts|offers|demands|refuses|conditions_on|drops|threatens|promises|claims|denies|"
    "considers|meets|silent"
)
WORDS = {"minor": ("1", "8"), "moderate": ("8", "20"), "major": ("20", "40"), "vital": ("40", "80")}

BECAUSE = Key("text", "why, in a few words")
SAID = Key("cite", "statements or sources it stands on; without it, it is ours")
WORTH_SAID = Key("cite", "who gave the number; without it, the size is ours")
ID = Key("text", "a name to cite it by")
NOTE = Key("text", "a remark")
