"""The positions lens: where each party stands on each issue, and on whose word."""

from __future__ import annotations

from pourparler.case.conditions import issues_named
from pourparler.case.model import Case
from pourparler.case.tell import sources_behind, tell, tell_cites, tell_stance
from pourparler.case.worths import worth_text
from pourparler.finding import Finding, Table
from pourparler.space.compile import Space
from pourparler.words import RECORDS, counted


def positions(space: Space) -> Finding:
    """A grid party × issue: stances and views, each with the number of sources and their record."""
    case = space.case
    rows = []
    for party in case.parties:
        cells: list[list[str]] = [_cell(case, party, issue) for issue in case.issues]
        rows.append((case.parties[party].name, *cells))
    silent = sum(not cell for row in rows for cell in row[1:])
    title = f"{counted(silent, 'cell')} of {len(case.parties) * len(case.issues)} hold no stance and no view"
    issues = tuple(issue.question for issue in case.issues.values())
    table = Table("grid", title, ("party", *issues), tuple(rows), "“ours” marks what no source says.")
    limits = tuple(
        (
            case.name(limit.party),
            "a limit left out by its handling" if limit.withheld else _limit(case, limit.text, limit.because),
            {"law": "law", "declared": "declared", "judged": "judged by us"}[limit.kind],
            "bars" if bar.bars else "protest: shown, no bar",
            limit.way_out or "none stated",
            tell_cites(case, limit.said, limit.party),
        )
        for limit, bar in zip(case.limits, space.bars, strict=True)
    )
    columns = ("party", "red line", "kind", "effect", "way out, as stated", "said by")
    remarks = tuple((case.name(p.by), p.what, tell_cites(case, p.said, p.by)) for p in case.principles)
    promises = tuple((case.name(p.of), p.what, tell_cites(case, p.said, p.of)) for p in case.said_of_promises)
    promises += tuple(
        (case.name(p.by), f"{p.what} ({p.date}; {p.outcome})", tell_cites(case, p.claimed_by or p.said, p.by))
        for p in case.promises
    )
    return Finding(
        id="positions",
        lens="positions",
        question="Where do the parties stand, and who says so?",
        method="Every statement and view of the case, set down by party and issue; nothing is inferred.",
        tables=(
            table,
            Table("limits", f"{counted(len(limits), 'red line')}, each with whose word it is", columns, limits),
            Table("principles", "Principles held", ("party", "principle", "said by"), remarks),
            Table("promises", "What is said of promises", ("of", "what", "said by"), promises),
        ),
        answer={"parties": {p: {i: _cell(case, p, i) for i in case.issues} for p in case.parties}},
        case_hash=case.hash,
    )


def _limit(case: Case, text: str, because: str) -> str:
    return f"{text}{': ' + because if because else ''}"


def _cell(case: Case, party: str, issue: str) -> list[str]:
    found: dict[str, list[str]] = {}
    for id, s in case.statements.items():
        if case.party_of(s.who) == party and s.issue == issue:
            said = f"“{case.issues[issue].option(s.option).says}”" if s.option else "this"
            found.setdefault(tell_stance(case, id, said, brief=True), []).append(id)
    lines = []
    for text, cites in found.items():
        sources = sources_behind(case, cites)
        records = dict.fromkeys(RECORDS[case.sources[s].record] for s in sources)
        whose = f"{counted(len(sources), 'source')}, {', '.join(records)}" if sources else "the report's own voice"
        lines.append(f"{text} ({whose})")
    views = case.views.get(party)
    for reason in views.reasons if views else ():
        if issue in issues_named(reason.when):
            shown = "left out by its handling" if reason.withheld else tell(case, reason.when)
            whose = "" if reason.said else " (ours)"
            lines.append(f"view: {shown}: {worth_text(reason)}{whose}")
    return lines
