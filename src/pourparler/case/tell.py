"""Terms, sources and sides in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pourparler.case.conditions import All, Condition, Is, Not
from pourparler.case.model import Case, Issue
from pourparler.evidence.change.wording import under, verb
from pourparler.evidence.statement import Statement
from pourparler.words import RECORDS, STANCES


def short(id: str) -> str:
    """The id of a statement as a reader sees it: of a ledger's, its first eight digits, which tell it apart."""
    return f"{id[:11]}…" if id.startswith("st-") and len(id) > 14 else id


def tell_term(case: Case, issue: str, option: str) -> str:
    """``issue “option”`` in the case's words."""
    return f"{issue} “{case.issues[issue].option(option).says}”"


def tell_terms(case: Case, terms: Mapping[str, str]) -> str:
    return "; ".join(tell_term(case, issue, option) for issue, option in terms.items()) or "nothing changes"


def tell(case: Case, condition: Condition) -> str:
    """A condition in the case's words."""
    return tell_by(case.issues, condition)


def tell_by(issues: Mapping[str, Issue], condition: Condition) -> str:
    """As `tell`, where there is no whole case yet."""
    if isinstance(condition, Is):
        says = " or ".join(f"“{issues[condition.issue].option(o).says}”" for o in condition.options)
        return f"{condition.issue} {says}"
    if isinstance(condition, Not):
        return f"not ({tell_by(issues, condition.part)})"
    word = " and " if isinstance(condition, All) else " or "
    return word.join(tell_by(issues, part) for part in condition.parts)


def sources_behind(case: Case, cites: Iterable[str]) -> tuple[str, ...]:
    """The sources behind statements and sources, each once."""
    found: list[str] = []
    for cite in cites:
        if cite in case.statements:
            found.extend(case.statements[cite].sources)
        elif cite in case.sources:
            found.append(cite)
    return tuple(dict.fromkeys(found))


def opposed(case: Case, one: str, other: str) -> bool:
    """Whether the two stand on different sides of some plan."""
    for plan in case.plans:
        sides = (set(plan.backed), {*plan.against, *plan.dropped})
        if (one in sides[0] and other in sides[1]) or (one in sides[1] and other in sides[0]):
            return True
    return False


def side_of(case: Case, source: str, party: str) -> str:
    """Whose word it is, about this party: itself, an opponent, another party, or a go-between."""
    side = case.sources[source].side
    if side == "go_between":
        return "a go-between"
    if side == party:
        return "itself"
    return "an opponent" if opposed(case, side, party) else "another party"


def tell_source(case: Case, source: str, party: str = "") -> str:
    """``two officials (anonymous; an opponent)``."""
    s = case.sources[source]
    side = side_of(case, source, party) if party else ""
    return f"{s.who} ({RECORDS[s.record]}{'; ' + side if side else ''})"


def tell_cites(case: Case, cites: Iterable[str], party: str = "", where: bool = True) -> str:
    """Whose word the cites are, and in which sentence; the report's own voice for a statement without a source.

    ``ours`` when there are none; ``where=False`` leaves the sentences out.
    """
    told: dict[str, list[str]] = {}
    for cite in cites:
        s = case.statements.get(cite)
        if s is None:
            told.setdefault(tell_source(case, cite, party), [])
            continue
        whose = ", citing ".join(tell_source(case, source, party) for source in s.sources)
        whose = whose or ("the report's own voice" if s.document else "no source given")
        numbers = " and ".join(map(str, s.sentences))
        place = f", {s.document} sentence {numbers}" if s.document and numbers else ""
        told.setdefault(whose, []).append(f"{short(cite)}{place}")
    if not told:
        return "ours"
    if not where:
        return "; ".join(told)
    return "; ".join(f"{whose} [{'; '.join(places)}]" if places else whose for whose, places in told.items())


def record_of(case: Case, id: str) -> Statement:
    """A statement of the case as the one record, also one that was typed in the case file."""
    from pourparler.case.typed import typed

    return case.records[id] if id in case.records else typed(case, case.statements[id])


def tell_stance(case: Case, id: str, what: str, *, brief: bool = False) -> str:
    """``refuses WHAT on the condition “…”``: what is said of it, with its negation and its condition.

    ``brief`` leaves the words of the condition out. Of what handling leaves out the stance alone is told.
    """
    s = case.statements[id]
    if s.withheld:
        return f"{STANCES[s.stance]} {what}"
    record = record_of(case, id)
    return f"{verb(record, case.name)} {what}{under(record, brief)}"


def tell_statement(case: Case, id: str) -> str:
    """A statement in a line: who, stance, what."""
    s = case.statements[id]
    who = "The report" if s.who == "author" else case.name(s.who)
    about = s.issue
    if s.issue in case.issues and s.option:
        about = f"“{case.issues[s.issue].option(s.option).says}”"
    elif s.issue in case.topics:
        about = case.topics[s.issue]
    text = s.paraphrase or f"{who} {tell_stance(case, id, about)}"
    return text + (f" (“{s.quote}”)" if s.quote else "")
