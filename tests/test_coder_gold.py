"""What the form of an answer can say: the statements that people coded, given back by a model that finds them all."""

from __future__ import annotations

from typing import Any

import pytest
from coder_reports import coded, report
from gold_files import GoldFile, gold_files
from mock_model import Handler, model, says

from pourparler.evidence.score import score
from pourparler.evidence.text.sentences import sentences


@pytest.mark.parametrize("gold", gold_files(), ids=lambda gold: gold.name)
def test_what_a_careful_coder_finds_can_be_said_and_is_kept(gold: GoldFile) -> None:
    """Of a model that finds what a person coded, all drafts are right and verbatim, and few items are lost: those
    with a quote over two sentences, or a source far away.
    """
    ranges = sentences(gold.text)
    known = {name.id for name in gold.lexicon.names}
    rows = [as_item(row, ranges, known) for row in gold.statements]

    def reply(handler: Handler) -> None:
        there = {row["n"] for row in handler.server.mock.asked[-1].sentences if "context" not in row}
        says([row for row in rows if row["sentence"] in there])(handler)

    with model(reply) as mock:
        found = coded(mock, report(gold.text, published=gold.published), lexicon=gold.lexicon)
    result = score(gold.statements, found.statements, gold.text)
    assert result.spurious == 0 and result.verbatim.share == 1
    assert result.missing <= 2


def as_item(row: dict[str, Any], ranges: tuple[tuple[int, int], ...], known: set[str]) -> dict[str, Any]:
    """A coded statement as a model would give it."""

    def number(at: int) -> int:
        return next(n for n, (start, end) in enumerate(ranges, 1) if start <= at < end)

    condition = row.get("condition")
    links = [link for link in row["attribution"] if link.get("span")]
    return {
        "sentence": number(row["span"]["start"]),
        "quote": row["span"]["text"],
        "cue": (row.get("cue") or row["span"])["text"],
        "actor": row["actor"]["id"],
        **{key: row[key] for key in ("stance", "issue", "alternative", "modality", "negated")},
        "condition": (condition.get("span") or condition)["text"] if condition else None,
        "sources": [
            {
                "sentence": number(link["span"]["start"]),
                "quote": link["span"]["text"],
                "who": link["source_id"] if link.get("source_id") in known else None,
                "kind": link["kind"],
            }
            for link in links
        ],
    }
