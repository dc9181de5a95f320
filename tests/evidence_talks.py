"""Small ledgers made by hand: reports and statements with little to say about each."""

from __future__ import annotations

from pourparler.evidence.report import Report
from pourparler.evidence.statement import Actor, Attribution, Condition, Prov, Quantity, Review, Span, Statement, When

OFFICIALS = Attribution("two senior European officials familiar with the call", "anonymous", True, id="europe", count=2)
SPOKESMAN = Attribution("the spokesman", "named_person", False, id="russia")


def report(id: str, text: str = "", published: str = "", outlet: str = "") -> Report:
    return Report(id, text, "0" * 64, published=published, outlet=outlet)


def says(
    id: str,
    doc: str,
    party: str,
    stance: str,
    issue: str = "ceasefire",
    alternative: str | None = "immediate",
    *,
    text: str = "",
    start: int = 0,
    person: str = "",
    chain: tuple[Attribution, ...] = (),
    on: str = "",
    kind: str = "date",
    number: float | None = None,
    unit: str = "percent",
    condition: str = "",
    marker: str = "",
    accepted: bool = True,
    **rest: object,
) -> Statement:
    """A statement; ``on`` is the EDTF value of its date, ``text`` that of its span (its id, so that none is alike)."""
    words = text or f"words of {id}"
    return Statement(
        id=id,
        doc=doc,
        span=Span(start, start + len(words), words),
        actor=Actor(person or party, party),
        stance=stance,
        issue=issue,
        alternative=alternative,
        modality="claim",
        prov=Prov("analyst:test", "test", "1"),
        attribution=chain,
        when=When(kind, value=on) if on else None,
        value=Quantity(number, unit, f"{number:g} {unit}") if number is not None else None,
        condition=Condition(Span(0, len(condition), condition), "if") if condition else None,
        shift_marker=Span(0, len(marker), marker) if marker else None,
        review=Review("accepted" if accepted else "draft"),
        **rest,  # type: ignore[arg-type]
    )


def named(who: str, text: str = "") -> Attribution:
    """A named person or organisation as a source."""
    return Attribution(text or who.title(), "named_person", False, id=who)


def officials(of: str | None, count: int | None = None, text: str = "officials") -> Attribution:
    """Unnamed sources of a party."""
    return Attribution(text, "anonymous", True, id=of, count=count)


# Reports of one week and later, an offer that only officials tell of, and its denial on the record.
REPORTS = (
    report("mon", published="2025-08-11", outlet="Post"),
    report("tue", published="2025-08-12", outlet="Times"),
    report("wed", published="2025-08-13", outlet="Gazette"),
    report("fall", published="2025-11-01", outlet="Post"),
    report("bare", outlet="Star"),
)
ANONYMOUS = says("said", "mon", "russia", "offers", chain=(OFFICIALS,))
DENIAL = says("denied", "tue", "russia", "denies", text="Russia denied that it had offered a truce", chain=(SPOKESMAN,))
