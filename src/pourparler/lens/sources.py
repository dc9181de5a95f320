"""The sources lens: the report sentence by sentence, the ledger, and the assumptions."""

from __future__ import annotations

from pourparler.case.model import Case
from pourparler.case.tell import short, sources_behind, tell, tell_cites, tell_source, tell_statement
from pourparler.case.uses import uses
from pourparler.case.worths import worth_text
from pourparler.finding import Finding, Table
from pourparler.space.compile import Space
from pourparler.words import counted

MANY = 80  # sentences of a document, above which those that nothing was drawn from are counted, not listed


def sources(space: Space) -> Finding:
    """What the case rests on: every sentence with what it moves, every statement, every assumption."""
    case = space.case
    used = uses(case)
    sentences = tuple(row for document in case.documents for row in _sentences(case, document, used))
    moving = sum(not str(row[3]).startswith("moves nothing") for row in sentences)
    ledger = tuple(
        (
            id,
            "the report" if s.who == "author" else case.name(s.who),
            tell_statement(case, id),
            tell_cites(case, (id,), case.party_of(s.who), where=False),
            ", ".join([s.document, *map(str, s.sentences)]) if s.document else "",
            s.modality.replace("_", " "),
        )
        for id, s in case.statements.items()
    )
    people = tuple(
        (s.id, tell_source(case, s.id), case.name(s.side).replace("_", "-"), s.heard, s.grade or "not graded")
        for s in case.sources.values()
    )
    ours = assumptions(case)
    cited = {s for cites in used for s in sources_behind(case, (cites,))}
    return Finding(
        id="sources",
        lens="sources",
        question="What does this rest on?",
        method="Citations followed from every reason, limit, plan, talk and remark back to statements and sentences.",
        tables=(
            Table(
                "sentences",
                f"{moving} of {counted(len(sentences), 'sentence')} move something",
                ("document", "sentence", "statements", "what they move"),
                sentences,
            ),
            Table("assumptions", f"{counted(len(ours), 'assumption')}, ours", ("id", "whose", "what", "worth"), ours),
            Table(
                "ledger",
                f"{counted(len(ledger), 'statement')}, with whose word each is",
                ("id", "who", "statement", "on whose word", "where", "how it is put"),
                ledger,
            ),
            Table("sources", counted(len(people), "source"), ("id", "who", "side", "heard", "grade"), people),
        ),
        answer={
            "assumptions": len(ours),
            "sources": len(cited),
            "sentences": len(sentences),
            "documents": {
                id: ", ".join(filter(None, (d.outlet or d.title, d.date))) for id, d in case.documents.items()
            },
        },
        case_hash=case.hash,
    )


def _sentences(case: Case, document: str, used: dict[str, list[str]]) -> list[tuple[str, int | None, list[str], str]]:
    count = case.documents[document].sentences
    here = [(id, s) for id, s in case.statements.items() if s.document == document]
    count = max([count, *(n for _, s in here for n in s.sentences)], default=0)
    rows: list[tuple[str, int | None, list[str], str]] = []
    told = {n for _, s in here for n in s.sentences} if count > MANY else set(range(1, count + 1))
    for number in sorted(told):
        drawn = [id for id, s in here if number in s.sentences]
        moved = list(dict.fromkeys(use for id in drawn for use in used.get(id, [])))
        if moved:
            effect = "; ".join(moved)
        else:
            why = "; ".join(dict.fromkeys(s.moves_nothing for id, s in here if id in drawn and s.moves_nothing))
            effect = f"moves nothing, because {why}" if why else "moves nothing: no statement drawn from it is used"
        rows.append((document, number, [f"{short(id)}: {tell_statement(case, id)}" for id in drawn], effect))
    if len(told) < count:
        rows.append(
            (document, None, [], f"moves nothing: {counted(count - len(told), 'other sentence')}, nothing drawn")
        )
    return rows


def assumptions(case: Case) -> tuple[tuple[str, str, str, str], ...]:
    """Everything that nobody said: views, sizes, limits, options, plans, and the walk-away rule."""
    rows = []
    if case.today is not None:
        for party in case.views:
            if party not in case.no_deal:
                rows.append(("today", case.name(party), "walks away to today as it is", "0"))
    for party, views in case.views.items():
        for r in views.reasons:
            if r.fell:
                continue  # no assumption of ours: something was said, and does not count any more
            if not r.said:
                rows.append((r.id, case.name(party), tell(case, r.when), worth_text(r)))
            elif r.sized and not r.worth_said:
                rows.append((r.id, case.name(party), f"the size of: {tell(case, r.when)}", worth_text(r)))
        for c in views.comparisons:
            if not c.said:
                rows.append((c.id, case.name(party), c.because or "a comparison", "at least as much"))
    rows += [(x.id, case.name(x.party), x.text, x.kind) for x in case.limits if not x.said]
    for issue in case.issues.values():
        for o in issue.options:
            if o.ours or issue.ours:
                rows.append((f"{issue.id}.{o.id}", "an option of ours", o.says, ""))
    rows += [(p.id, "a plan of ours", p.title, "") for p in case.plans if p.ours]
    return tuple(rows)
