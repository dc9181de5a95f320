"""PLOVER: the event type that comes nearest to a statement, as a suggestion and never more.

PLOVER (Open Event Data Alliance; manual of 2021) sorts what actors do to each other into sixteen events, some with a
mode. It has no chain of sources and no option of an issue, so much of a statement is lost; the suggestion stands in a
column of its own and moves nothing. Modes follow the table that the manual gives from CAMEO.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pourparler.evidence.statement import Statement

_PART = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")

# The first mode that has one of the words counts: "refuses to meet until they withdraw" is meet. A star stands for any
# ending.
_DEMANDED: Mapping[str, str] = {
    "meet": "meet meets meeting* talks negotiat* mediat* summit* dialogue* consult* settlement* peace",
    "yield": """
        cede ceded cedes ceding cession withdraw* retreat* pull surrender* hand handed hands handing give giving return
        returned returning releas* free lift lifted lifting ease eased easing ceasefire* cease-fire* truce* disarm*
        de-escalat* demobili* stop stops stopping halt* end ending inspect* access territor*
    """,
    "assist": """
        aid assist* help fund* money loan* weapon* arms troops suppl* deliver* protect* guarantee* peacekeep* invest*
        trade
    """,
    "change": """
        reform* policy policies law laws constitution* election* resign* rights leader* government recogni* status
    """,
}
_THREATS: Mapping[str, str] = {
    "arrest": "arrest* detain* jail* imprison* prosecut*",
    "expel": "expel* expuls* deport*",
    "restrict": "sanction* tariff* embargo* boycott* blockade* restrict* freeze freezing curfew*",
    "territory": "annex* occup* seize seizing seizure territor*",
    "violence": "attack* strike strikes bomb* force war invad* invasion militar* retaliat* kill* destroy* shelling",
    "relations": """
        relations ties talks negotiat* walk withdraw* recall* suspend* leave leaving cut cutting break end ending
    """,
}
_SIGNED = "sign signs signed signing ratif* initialled initialed"
_YIELDED = "conced* concess* yield* relent*"
_CONCESSIONS = "concess* ceasefire* cease-fire* truce* withdraw* releas* lift lifting ease easing"
_ACTS = "attack* strike strikes shelling invasion invad* annex* arrest* killing* bomb* seizure blockade*"
_BLAME = "blam* accus* alleg* fault guilty broke broken violat* breach* responsib* charges"
_OFFERS = "offer* propos*"


def plover(statement: Statement) -> str | None:
    """The nearest event as ``EVENT``, ``EVENT:mode`` or either with ``+future``, ``+hypothetical`` or ``+negation``.

    None where PLOVER has no event for what was said (it codes no comment). Deterministic; reads the stance, then words
    of the span (or the paraphrase) and of the cue. The stance is never flipped, and nothing is written into the record.
    """
    spans = (statement.span, statement.cue, statement.shift_marker)
    text = " ".join(span.text for span in spans if span)
    words = [word.casefold() for word in _PART.findall(f"{text} {statement.paraphrase}"[:4000])]
    event = _event(statement, words)
    return None if event is None else "+".join((event, *_grammar(statement)))


def _event(s: Statement, words: Sequence[str]) -> str | None:
    def has(named: str) -> bool:
        return _any(words, named)

    match s.stance:
        case "supports":
            return "SUPPORT"
        case "accepts":
            return "SUPPORT" if has(_SIGNED) else "CONCEDE" if has(_YIELDED) else "AGREE"
        case "offers" | "promises":
            return "CONCEDE" if has(_CONCESSIONS) else "AGREE"
        case "demands" | "conditions_on":
            return _moded("REQUEST", words, _DEMANDED)
        case "refuses":
            return _moded("REJECT", words, _DEMANDED)
        case "opposes":
            return "ACCUSE:disapprove" if has(_ACTS) else _moded("REJECT", words, _DEMANDED)
        case "threatens":
            return _moded("THREATEN", words, _THREATS)
        case "drops":  # giving up one's own demand or objection yields; taking back one's own offer rejects
            return "REJECT" if has(_OFFERS) else "CONCEDE"
        case "meets":
            return "AGREE" if _planned(s) else "CONSULT"
        case "claims":
            return "ACCUSE:allege" if s.about and has(_BLAME) else None
    return None


def _any(words: Sequence[str], named: str) -> bool:
    stems = tuple(name[:-1] for name in named.split() if name.endswith("*"))
    return any(word.startswith(stems) for word in words) or not set(named.split()).isdisjoint(words)


def _moded(event: str, words: Sequence[str], modes: Mapping[str, str]) -> str:
    mode = next((mode for mode, named in modes.items() if _any(words, named)), "")
    return f"{event}:{mode}" if mode else event


def _planned(s: Statement) -> bool:
    return s.modality in ("reported_plan", "conditional", "hypothetical")


def _grammar(s: Statement) -> list[str]:
    """What PLOVER keeps apart from the event: that it lies ahead, that it is supposed, that the text negates it."""
    found = []
    if s.modality == "reported_plan":
        found.append("future")
    if s.modality in ("hypothetical", "conditional") or s.stance == "conditions_on":
        found.append("hypothetical")
    if s.negated:
        found.append("negation")
    return found
