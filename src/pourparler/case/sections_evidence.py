"""The keys of `sources`, `documents` and `statements`: who said what, and where it stands. Part of the table in `sections`."""

from __future__ import annotations

from pourparler.case.keys import HANDLING, MODALITIES, NOTE, RECORD, STANCES, Key

EVIDENCE: dict[str, dict[str, Key]] = {
    "sources": {
        "who": Key("text", "the source as the report names it", True),
        "side": Key("id", "the party it belongs to, or go_between"),
        "record": Key(RECORD, "on the record, unnamed, or anonymous", True),
        "heard": Key("text", "where it was heard"),
        "in": Key("id", "the document"),
        "handling": Key(HANDLING, "who may see it"),
        "grade": Key("text", "a person's grading, such as B2"),
        "note": NOTE,
    },
    "documents": {
        "title": Key("text", "what it is called", True),
        "date": Key("date", "when it appeared"),
        "outlet": Key("text", "who published it"),
        "language": Key("text", "its language"),
        "file": Key("text", "where your copy lies"),
        "sentences": Key("whole", "how many sentences it has"),
        "handling": Key(HANDLING, "who may see it"),
        "note": NOTE,
    },
    "statements": {
        "who": Key("actor", "a party, a person, or author (the report's own voice)", True),
        "stance": Key(STANCES, "what they do by saying it", True),
        "about": Key("subject", "terms, an issue, a plan or a topic", True),
        "source": Key("sources", "on whose word, outermost first; without it, the document's own voice"),
        "in": Key("id", "the document"),
        "sentence": Key("wholes", "its number in the document, or several"),
        "paraphrase": Key("text", "the statement in your words"),
        "quote": Key("text", "a short span, as printed"),
        "modality": Key(MODALITIES, "how it is put"),
        "date": Key("date", "when it was said"),
        "handling": Key(HANDLING, "who may see it"),
        "moves_nothing": Key("text", "why no conclusion rests on it"),
        "note": NOTE,
    },
}
