"""The ledger against a simple model: any sequence of reports and words."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_texts import draft, report, word

from pourparler.evidence.ledger import Ledger
from pourparler.evidence.ledger.settle import content
from pourparler.evidence.statement import Grade, Prov, Statement

REPORTS = [report("wire"), report("wire", "Another text: the south refused."), report("note", "The north will wait.\n")]
PLACES = {0: ["the north opposes", "The south refused", "🙂"], 1: ["the south", "refused"], 2: ["The north", "wait"]}
DRAFTS = [
    replace(draft(REPORTS[n], words, stance, prov=Prov(coder, "1", "c")))
    for n, found in PLACES.items()
    for words in found
    for stance in ("supports", "refuses")
    for coder in ("rules/verb", "llm:small")
]
OF = [n for n, found in PLACES.items() for _ in found for _ in range(4)]
OPERATIONS = st.one_of(
    st.tuples(st.just("add"), st.integers(0, 2), st.sets(st.integers(0, len(DRAFTS) - 1), max_size=6)),
    st.tuples(
        st.just("say"),
        st.sampled_from(["ana", "bo", "cem"]),
        st.integers(0, len(DRAFTS) - 1),
        st.sampled_from(["accepted", "edited", "rejected", "draft"]),
        st.sampled_from([{}, {"stance": "demands"}, {"grade": Grade("B", "2", "ana")}, {"flags": ("x",)}]),
    ),
)


class Model:
    """What a ledger is, said plainly: drafts by key, and a list of words for each reviewer and statement."""

    def __init__(self) -> None:
        self.ids: dict[int, str] = {}
        self.drafts: dict[tuple[str, str, str], Statement] = {}
        self.words: dict[tuple[str, str, str], list[Statement]] = {}

    def add(self, n: int, drafts: list[Statement]) -> None:
        if n not in self.ids:
            taken = set(self.ids.values())
            names = [REPORTS[n].id, f"{REPORTS[n].id}-2"]
            self.ids[n] = next(name for name in names if name not in taken)
        for one in drafts:
            coder = "rules" if one.prov.drafted_by.startswith("rules/") else one.prov.drafted_by
            self.drafts.setdefault((self.ids[n], one.id, coder), replace(one, doc=self.ids[n]))

    def say(self, who: str, said: Statement) -> None:
        chain = self.words.setdefault((said.doc, said.id, who), [])
        typed = not any(key[:2] == (said.doc, said.id) for key in self.drafts) and not any(
            words and key[:2] == (said.doc, said.id) for key, words in self.words.items()
        )
        plain = replace(said, review=replace(said.review, by=who))
        if chain and replace(chain[-1], review=plain.review) == plain and chain[-1].review.status == said.review.status:
            return
        if said.review.status == "draft" and not chain and not typed:
            return
        before = None if typed else f"{said.id}@{chain[-1].revision if chain else 1}"
        chain.append(replace(plain, review=replace(plain.review, supersedes=before)))

    def status(self, doc: str, id: str, only: str | None) -> str:
        last = [w[-1] for (d, i, who), w in self.words.items() if (d, i) == (doc, id) and w and only in (None, who)]
        said = [w for w in last if w.review.status != "draft"]
        yes = [w for w in said if w.review.status in ("accepted", "edited")]
        if not said:
            return "waiting"
        if not yes:
            return "rejected"
        agreed = all(content(w) == content(yes[0]) for w in yes)
        return "accepted" if len(yes) == len(said) and agreed else "in dispute"

    def pairs(self) -> set[tuple[str, str]]:
        return {key[:2] for key in self.drafts} | {key[:2] for key, words in self.words.items() if words}


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


@settings(max_examples=60, deadline=None)
@given(st.lists(OPERATIONS, max_size=12), st.integers())
def test_any_sequence_of_reports_and_words_gives_what_a_plain_model_gives(place, operations, salt) -> None:
    """Whatever is added and said in whatever order, two open ledgers and a fresh one hold what the model holds; no line
    is ever lost or changed, and every file is as a write leaves it."""
    folder = Path(tempfile.mkdtemp(dir=place))
    model, ledgers, lines = Model(), [Ledger.open(folder), Ledger.open(folder)], set()
    for step, operation in enumerate(operations):
        ledger = ledgers[step % 2]
        if operation[0] == "add":
            _, n, chosen = operation
            drafts = [DRAFTS[d] for d in sorted(chosen) if OF[d] == n]
            ledger.add(REPORTS[n], drafts)
            model.add(n, drafts)
        else:
            _, who, d, status, changes = operation
            if OF[d] not in model.ids:
                continue
            said = word(replace(DRAFTS[d], doc=model.ids[OF[d]]), status, **changes)
            ledger.append(who, [said])
            model.say(who, said)
        now = {line for path in folder.glob("*.jsonl") for line in path.read_bytes().split(b"\n")}
        assert lines <= now
        lines = now
    fresh = Ledger.open(folder)
    assert fresh.notices == ()
    said = [statement for chain in model.words.values() for statement in chain]
    assert sorted(map(repr, fresh.statements())) == sorted(map(repr, [*model.drafts.values(), *said]))
    for only in (None, "ana", "bo"):
        rows = fresh.settled(only).standings
        assert {(row.statement.doc, row.statement.id): row.status for row in rows} == {
            key: model.status(*key, only) for key in model.pairs()
        }
    for ledger in ledgers:
        ledger.refresh()
        assert ledger.settled() == fresh.settled()
        assert ledger.statements() == fresh.statements()
