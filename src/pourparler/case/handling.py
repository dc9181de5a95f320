"""Handling: a copy of the case in which what is not open is masked."""

from __future__ import annotations

from dataclasses import replace

from pourparler.case.model import Case, Remark, Views
from pourparler.evidence.records import Document


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


def masked(case: Case) -> Case:
    """The case with every source and statement that is not ``open`` masked, and the number of them.

    Verdicts still rest on them; their words, and the words of what rests on them alone, are left out.
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
                t, paraphrase="a statement left out by its handling", quote="", note="", moves_nothing="", withheld=True
            )
    if not out and all(d.handling == "open" for d in case.documents.values()):
        return case
    hidden = hidden_sources | {id for id in statements if statements[id] != case.statements[id]}

    def closed_(said: tuple[str, ...]) -> bool:
        return bool(said) and set(said) <= hidden

    views = {
        party: Views(
            tuple(replace(r, because="", withheld=True) if closed_(r.said) else r for r in v.reasons),
            v.above,
            v.below,
            tuple(replace(c, because="", withheld=True) if closed_(c.said) else c for c in v.comparisons),
            v.prioritised,
        )
        for party, v in case.views.items()
    }
    limits = tuple(replace(x, because="", way_out="", withheld=True) if closed_(x.said) else x for x in case.limits)

    def remarks(rows: tuple[Remark, ...]) -> tuple[Remark, ...]:
        return tuple(replace(x, what="left out by its handling") if closed_(x.said) else x for x in rows)

    documents, names = _closed(case)

    def renamed(id: str) -> str:
        document, colon, rest = id.partition(":")
        return f"{names[document]}:{rest}" if colon and document in names else id

    sources = {
        renamed(id): replace(s, id=renamed(id), document=names.get(s.document, s.document)) for id, s in sources.items()
    }
    statements = {
        id: replace(t, document=names.get(t.document, t.document), sources=tuple(map(renamed, t.sources)))
        for id, t in statements.items()
    }
    return replace(
        case,
        documents=documents,
        records={id: s for id, s in case.records.items() if id not in hidden},
        reports={id: r for id, r in case.reports.items() if case.documents[id].handling == "open"},
        sources=sources,
        statements=statements,
        views=views,
        limits=limits,
        open=tuple(replace(x, asks="a question left out by its handling") if closed_(x.said) else x for x in case.open),
        said_of_promises=remarks(case.said_of_promises),
        standing=remarks(case.standing),
        principles=remarks(case.principles),
        left_out=out,
    )
