"""Handling: a copy of the case in which what is not open is masked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from pourparler.case.cited import CITES, recited
from pourparler.case.durability import Whose
from pourparler.case.model import Case, Impossible, NoDeal, Plan, Remark, Step, Talk, Views
from pourparler.evidence.records import Document

OUT = "left out by its handling"
_HOLDS_CITES = (
    "issues", "no_deal", "impossible", "limits", "views", "open", "plans", "promises", "said_of_promises", "standing",
    "principles", "talks", "statements", "durability",
)  # fmt: skip

_Row = TypeVar("_Row", NoDeal, Impossible, Step)


def _closed(case: Case) -> tuple[dict[str, Document], dict[str, str]]:
    """The documents with those that are not open under a number, and the number of each: an id may tell whose it is."""
    names: dict[str, str] = {}
    documents: dict[str, Document] = {}
    for id, document in case.documents.items():
        if document.handling == "open":
            documents[id] = document
            continue
        name = names[id] = f"closed-{len(names) + 1}"
        documents[name] = Document(
            name, "a document left out", sentences=document.sentences, handling=document.handling
        )
    return documents, names


def _numbered(kind: str, ids: list[str], taken: Mapping[str, Any]) -> dict[str, str]:
    """A name for each id that is none of those taken."""
    while any(f"{kind}-{n}" in taken for n in range(1, len(ids) + 1)):
        kind = f"closed-{kind}"
    return {id: f"{kind}-{n}" for n, id in enumerate(ids, 1)}


def masked(case: Case) -> Case:
    """The case with every source and statement that is not ``open`` masked, and the number of them.

    Verdicts still rest on them; their words, the words of what rests on them alone, and the ids that somebody gave
    them are left out.
    """
    out = 0
    sources, statements = dict(case.sources), dict(case.statements)
    for id, s in case.sources.items():
        document = case.documents.get(s.document)
        level = s.handling if s.handling != "open" else (document.handling if document else "open")
        if level != "open":
            out += 1
            sources[id] = replace(s, who=f"a source left out ({level})", heard="", note="", grade="")
    hidden_sources = {id for id in sources if sources[id] != case.sources[id]}
    for id, t in case.statements.items():
        document = case.documents.get(t.document)
        closed = t.handling != "open" or (document is not None and document.handling != "open")
        if closed or (t.sources and set(t.sources) <= hidden_sources):
            out += 1
            statements[id] = replace(
                t, paraphrase=f"a statement {OUT}", quote="", note="", moves_nothing="", withheld=True
            )
    if not out and not case.shut and all(d.handling == "open" for d in case.documents.values()):
        return case
    hidden = hidden_sources | {id for id in statements if statements[id] != case.statements[id]}

    def closed_(said: tuple[str, ...]) -> bool:
        return bool(said) and set(said) <= hidden

    views = {
        party: Views(
            tuple(
                replace(r, because="", withheld=True) if closed_(r.said) or r.id in case.shut else r for r in v.reasons
            ),
            v.above,
            v.below,
            tuple(replace(c, because="", withheld=True) if closed_(c.said) else c for c in v.comparisons),
            v.prioritised,
        )
        for party, v in case.views.items()
    }
    limits = tuple(replace(x, because="", way_out="", withheld=True) if closed_(x.said) else x for x in case.limits)

    def remarks(rows: tuple[Remark, ...]) -> tuple[Remark, ...]:
        return tuple(replace(x, what=OUT) if closed_(x.said) else x for x in rows)

    def bare(rows: tuple[_Row, ...]) -> tuple[_Row, ...]:
        return tuple(replace(x, because="") if closed_(x.said) else x for x in rows)

    def steps(x: Plan) -> Plan:
        return replace(
            x, steps=tuple(replace(step, order="") if closed_(step.said) else step for step in bare(x.steps))
        )

    def talk(x: Talk) -> Talk:
        return replace(x, name=f"a meeting {OUT}", date="", note="") if closed_(x.said) else x

    def told(whose: Whose) -> Whose:
        return replace(whose, because="", withheld=True) if closed_(whose.said) else whose

    documents, names = _closed(case)
    own = [id for id in case.sources if id in hidden and id.partition(":")[0] not in names]
    typed = [id for id in case.statements if id in hidden and id not in case.records]
    new = _numbered("closed-source", own, case.sources) | _numbered("closed-statement", typed, case.statements)

    def renamed(id: str) -> str:
        document, colon, rest = id.partition(":")
        return f"{names[document]}:{rest}" if colon and document in names else new.get(id, id)

    cites = {id: renamed(id) for id in hidden}
    sources = {
        renamed(id): replace(s, id=renamed(id), document=names.get(s.document, s.document)) for id, s in sources.items()
    }
    statements = {
        renamed(id): replace(t, id=renamed(id), document=names.get(t.document, t.document))
        for id, t in statements.items()
    }
    shown = replace(
        case,
        documents=documents,
        records={id: s for id, s in case.records.items() if id not in hidden},
        reports={id: r for id, r in case.reports.items() if case.documents[id].handling == "open"},
        sources=sources,
        statements=statements,
        views=views,
        limits=limits,
        no_deal=dict(zip(case.no_deal, bare(tuple(case.no_deal.values())), strict=True)),
        impossible=bare(case.impossible),
        plans=tuple(map(steps, case.plans)),
        promises=tuple(replace(x, what=OUT) if closed_(x.said) else x for x in case.promises),
        open=tuple(replace(x, asks=f"a question {OUT}") if closed_(x.said) else x for x in case.open),
        durability=case.durability.each(told) if case.durability else None,
        said_of_promises=remarks(case.said_of_promises),
        standing=remarks(case.standing),
        principles=remarks(case.principles),
        talks=tuple(map(talk, case.talks)),
        left_out=out,
    )
    whole = {field.name: getattr(shown, field.name) for field in fields(shown) if field.name in _HOLDS_CITES}

    def cited(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(cites.get(id, id) for id in ids)

    return replace(shown, **{name: recited(value, cited, CITES | {"sources"}) for name, value in whole.items()})
