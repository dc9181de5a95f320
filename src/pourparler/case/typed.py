"""Every statement of a case as the one statement record: those of the ledger, and those typed in the case file."""

from __future__ import annotations

from pourparler.case.model import Case
from pourparler.evidence.records import CaseStatement, Source
from pourparler.evidence.report import Report
from pourparler.evidence.statement import Actor, Attribution, Prov, Review, Statement, When

KINDS = {"on_record": "named_person", "unnamed": "unnamed_official", "anonymous": "anonymous"}


def records(case: Case) -> tuple[Statement, ...]:
    """What counts in the case, in its order; what handling leaves out is not among them."""
    found = []
    for id, s in case.statements.items():
        if not s.withheld:
            found.append(case.records[id] if id in case.records else typed(case, s))
    return tuple(found)


def typed(case: Case, s: CaseStatement) -> Statement:
    """A statement typed by hand: it has a paraphrase and no span. Its id is the one in the case file."""
    who = "_author" if s.who == "author" else s.who
    subject = s.issue if s.issue in case.issues or s.issue in case.topics else f"plan {s.issue}"
    return Statement(
        id=s.id,
        doc=s.document,
        span=None,
        actor=Actor(who, case.party_of(who), None, "author" if who == "_author" else "name"),
        stance=s.stance,
        issue=subject,
        alternative=s.option or None,
        modality=s.modality,
        prov=Prov("analyst:case", "pourparler", case.hash),
        attribution=tuple(_link(case, source, s.who) for source in s.sources),
        when=When("date", None, s.date) if s.date else None,
        review=Review("accepted", "case"),
        paraphrase=s.paraphrase or s.quote or s.stance,
    )


def _link(case: Case, id: str, who: str) -> Attribution:
    source: Source = case.sources[id]
    own = source.record == "on_record" and source.who in (case.name(who), who)
    side = who if own else source.side if source.side != "go_between" else None
    return Attribution(source.who, KINDS[source.record], source.record == "anonymous", None, side)


def reports(case: Case) -> tuple[Report, ...]:
    """The documents of the case as reports; those that stand in the case file only have no text."""
    found = []
    for id, d in case.documents.items():
        known = case.reports.get(id)
        found.append(known or Report(id, "", f"typed:{id}", title=d.title, published=d.date, outlet=d.outlet))
    return tuple(found)
