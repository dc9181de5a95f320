""" "There is no room for it", "there will be no truce": what is said not to be, by whoever says so."""

from __future__ import annotations

from pourparler.evidence.drafter.closed import MUST
from pourparler.evidence.drafter.conditions import Terms
from pourparler.evidence.drafter.emit import emit
from pourparler.evidence.drafter.groups import Clause
from pourparler.evidence.drafter.judgements import the_author
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.phrases import Chain
from pourparler.evidence.drafter.proto import Info, Reading
from pourparler.evidence.drafter.undone import absent

_LACKING = listed(
    "room place alternative basis need prospect chance question reason deal way going scope appetite case "
    "justification point agreement plans plan intention willingness"
)
_UNTRUE = frozenset(["such", "truth", "substance"])


def there_is_no(r: Reading, clause: Clause, info: Info, found: Chain, term: Terms | None) -> bool:
    """Draft a clause with "there is no ..."; whether it was one."""
    words, at = r.words, found.object
    if clause.subject is None or words.low[slice(*clause.subject)] != ["there"] or words.low[at : at + 1] != ["no"]:
        return False
    what = words.low[at + 1] if at + 1 < words.n else ""
    speaker = info.speaker or (the_author(r) if r.voice.kind == "editorial" else None)
    if speaker is None:
        return True
    about = Info([speaker], found, info.links, info.speaker, False, info.past, info.told)
    if (what in _UNTRUE or absent(r, clause, found)) and speaker.known:
        emit(r, clause, about, found, "denies", "no-such", (at, clause.end), term)
    elif "left" in words.low[at : at + 6]:
        later = r.clauses[clause.number + 1 : clause.number + 2]
        r.eaten.update(c.number for c in later if c.start < at + 6)  # "there will be no fish | left": a forecast
    elif clause.group.modal or what in _LACKING:
        stance = "opposes" if clause.group.modal in MUST else "refuses"
        emit(r, clause, about, found, stance, "there", (at, clause.end), term)
    return True
