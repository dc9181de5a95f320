"""Edits a statement field by field; what comes out can stand in a ledger."""

from __future__ import annotations

from dataclasses import replace

from pourparler.case.dates import is_date
from pourparler.case.model import Case
from pourparler.errors import did_you_mean
from pourparler.evidence.statement import MODALITIES, STANCES, Actor, Grade, Span, Statement, When

FIELDS = {
    "1": "who",
    "2": "stance",
    "3": "issue",
    "4": "option",
    "5": "how it is put",
    "6": "words",
    "7": "on whose word",
    "8": "anonymous",
    "9": "when",
    "0": "in your words",
    "g": "grade",
    "t": "note",
}
NONE = "none"
OWN_VOICE = "the report's own voice"


class NotPossible(Exception):
    """The edit makes no statement; its text says why and what would be right."""


def shown(s: Statement, key: str) -> str:
    """What stands in a field now."""
    if key == "6":
        words = " ".join(s.span.text.split()) if s.span else NONE
        return words if len(words) < 40 else words[:39] + "…"
    values = {
        "1": s.actor.id,
        "2": s.stance,
        "3": s.issue,
        "4": s.alternative or NONE,
        "5": s.modality,
        "7": " > ".join(a.text for a in s.attribution) or OWN_VOICE,
        "8": "yes" if any(a.anonymous for a in s.attribution) else "no",
        "9": (s.when.value or s.when.kind) if s.when else NONE,
        "0": s.paraphrase or NONE,
        "g": f"{s.grade.reliability}{s.grade.credibility}",
        "t": s.review.note or NONE,
    }
    return values[key]


def choices(case: Case, s: Statement, key: str) -> tuple[str, ...]:
    """What a field may hold, where that is a closed list."""
    if key == "1":
        return (*case.parties, *case.people, "_source", "_author")
    if key == "4":
        return (*(o.id for o in case.issues[s.issue].options), NONE) if s.issue in case.issues else (NONE,)
    if key == "7":
        links = tuple(a.text for a in s.attribution)
        return (OWN_VOICE, *links)
    lists = {"2": STANCES, "3": (*case.issues, *case.topics), "5": MODALITIES, "8": ("yes", "no")}
    return lists.get(key, ())


def edited(case: Case, s: Statement, key: str, value: str, text: str) -> Statement:
    """The statement with one field changed. ``text``: of its document. Raises NotPossible."""
    value = value.strip()
    known = choices(case, s, key)
    if known and value not in known and key != "7":
        raise NotPossible(f'"{value}": {did_you_mean(value, known)}')
    if key == "1":
        party = case.party_of(value)
        mention = s.actor.mention if value == s.actor.id else None
        return replace(s, actor=Actor(value, party, mention, s.actor.resolved if mention else "implicit"))
    if key == "2":
        return replace(s, stance=value)
    if key == "3":
        options = {o.id for o in case.issues[value].options} if value in case.issues else set()
        return replace(s, issue=value, alternative=s.alternative if s.alternative in options else None)
    if key == "4":
        return replace(s, alternative=None if value == NONE else value)
    if key == "5":
        return replace(s, modality=value)
    if key == "6":
        return replace(s, span=_words(s, value, text))
    if key == "7":
        return _whose(s, value)
    if key == "8":
        if not s.attribution:
            raise NotPossible("the report's own voice is nobody anonymous")
        first = replace(
            s.attribution[0], anonymous=value == "yes", kind="anonymous" if value == "yes" else "unnamed_official"
        )
        return replace(s, attribution=(first, *s.attribution[1:]))
    if key == "9":
        return replace(s, when=_when(s, value))
    if key == "0":
        return replace(s, paraphrase="" if value == NONE else value)
    if key == "g":
        return replace(s, grade=_grade(value))
    return replace(s, review=replace(s.review, note=value or None))


def _words(s: Statement, value: str, text: str) -> Span:
    """The span of words that stand in the statement's sentence exactly so, or from … to."""
    sentence = s.sentence or s.span
    if sentence is None:
        raise NotPossible("this statement has no sentence")
    return _found(text, value, sentence.start, sentence.end, "the sentence")


def _found(text: str, value: str, begin: int, finish: int, where: str) -> Span:
    first, sign, last = value.strip().partition(" … ")
    start = text.find(first, begin, finish) if first else -1
    stop = text.find(last, start + len(first), finish) if sign and start >= 0 else start
    if start < 0 or stop < 0:
        raise NotPossible(f"these words do not stand in {where}; type them as they stand, or FIRST … LAST")
    end = stop + len(last if sign else first)
    return Span(start, end, text[start:end])


def placed(text: str, words: str) -> tuple[Span, Span]:
    """The span of these words in a document, and the sentence it begins in. Raises NotPossible."""
    span = _found(text, words, 0, len(text), "the report")
    first = words.strip().partition(" … ")[0]
    if text.find(first, span.start + 1) >= 0:
        raise NotPossible("these words stand in the report more than once; type more of them")
    from pourparler.evidence.text.sentences import sentences

    start, end = next((a, b) for a, b in sentences(text) if b > span.start)
    return span, Span(start, end, text[start:end])


def _whose(s: Statement, value: str) -> Statement:
    """Own voice, or the chain from the named link on."""
    if value == OWN_VOICE:
        return replace(s, attribution=())
    texts = [a.text for a in s.attribution]
    if value not in texts:
        raise NotPossible("choose a link of the chain by its number; what stands before it is dropped")
    return replace(s, attribution=s.attribution[texts.index(value) :])


def _when(s: Statement, value: str) -> When | None:
    if value in ("", NONE):
        return None
    if not is_date(value):
        raise NotPossible(f'"{value}" is no date; write 2025-08-16, 2025-08 or a/b (EDTF)')
    return When("date", s.when.span if s.when else None, value, s.when.anchor if s.when else None)


def _grade(value: str) -> Grade:
    """Admiralty grading: a letter A-F for the source, a digit 1-6 for the statement; a reason may follow."""
    code, _, reason = value.partition(" ")
    if len(code) != 2 or code[0] not in "ABCDEF" or code[1] not in "123456":
        raise NotPossible(f'"{value}" is no grade; write A1 to F6, and a reason after it')
    return Grade(code[0], code[1], "reviewer", reason.strip() or None)
