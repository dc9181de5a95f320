"""The gold texts themselves: what a person coded stands in the text and in the case."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from gold_files import GoldFile, gold_files, lexicon_of, yaml_of

from pourparler.case.load import load
from pourparler.evidence.score import Tally, as_gold, score
from pourparler.evidence.statement import MODALITIES, STANCES, Actor, Prov, Span, Statement

FILES = gold_files()
EACH = pytest.mark.parametrize("file", FILES, ids=[f.name for f in FILES])
WITHIN = {"start", "end", "text"}


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every span anywhere inside a statement."""
    if isinstance(value, dict):
        if value.keys() >= WITHIN:
            yield value
        value = list(value.values())
    for part in value if isinstance(value, list) else ():
        yield from spans(part)


@EACH
def test_gold_spans_are_verbatim(file: GoldFile) -> None:
    """Every span of the gold says what stands in the text at its offsets."""
    assert "\r" not in file.text
    assert file.gold["doc"]["chars"] == len(file.text)
    assert file.gold["doc"]["sha256"] == hashlib.sha256(file.data).hexdigest()
    for s in file.statements:
        found = list(spans(s))
        assert s["span"] in found
        assert all(file.text[p["start"] : p["end"]] == p["text"] != "" for p in found), s["id"]


@EACH
def test_gold_ids_and_labels_are_known(file: GoldFile) -> None:
    """Parties, issues, alternatives and labels of the gold stand in its case and in the lists."""
    parties = {p["id"] for p in file.case["parties"]}
    issues = {i["id"]: {a["id"] for a in i["alternatives"]} for i in file.case["issues"]}
    assert all(p.get("of", p["id"]) in parties for p in file.case["parties"])
    assert len({s["id"] for s in file.statements}) == len(file.statements)
    for s in file.statements:
        assert {s["actor"]["id"], *s["actor_ok"]} <= parties | {"_source", "_author"}, s["id"]
        assert {*s["about"], *s["addressee"], *(a["source_id"] for a in s["attribution"])} <= parties | {None}, s["id"]
        asked = [s["issue"], *s["issue_ok"]]
        assert set(asked) <= issues.keys(), s["id"]
        known = {None}.union(*(issues[i] for i in asked))
        assert {s["alternative"], *s["alternative_ok"]} <= known, s["id"]
        assert {s["stance"], *s["stance_ok"]} <= set(STANCES), s["id"]
        assert {s["modality"], *s["modality_ok"]} <= set(MODALITIES), s["id"]


@EACH
def test_a_gold_case_is_a_case(file: GoldFile, tmp_path: Path) -> None:
    """The case of a gold text is read by the loader, with the same names, issues and keywords as its lexicon."""
    path = tmp_path / "case.yaml"
    path.write_text(yaml_of(file.case), encoding="utf-8")
    case, lexicon = load(path), lexicon_of(file.case)
    assert {n.id for n in lexicon.names} == {*case.parties, *case.people}
    assert {n.id: n.party for n in lexicon.names if n.kind == "person"} == {p.id: p.party for p in case.people.values()}
    assert [(s.id, s.keywords) for s in lexicon.subjects] == [(i.id, i.keywords) for i in case.issues.values()]
    for subject, issue in zip(lexicon.subjects, case.issues.values(), strict=True):
        assert [(o.id, o.keywords) for o in issue.options] == [
            ("as_it_is", ()),
            *((o.id, o.keywords) for o in subject.options),
        ]


@EACH
def test_gold_against_itself_is_right(file: GoldFile) -> None:
    """Drafts that say just what the person coded score full precision and recall."""
    drafts = [
        Statement(
            id=s["id"],
            doc=file.name,
            span=Span(**s["span"]),
            actor=Actor(s["actor"]["id"], s["actor"]["id"]),
            stance=s["stance"],
            issue=s["issue"],
            modality=s["modality"],
            alternative=s["alternative"],
            prov=Prov("rules/gold", "test", "1"),
        )
        for s in file.statements
    ]
    found = score(file.statements, drafts, file.text)
    assert (found.spurious, found.missing, found.verbatim) == (0, 0, Tally(len(drafts), len(drafts)))
    assert found.fields["modality"].right == found.fields["modality"].of == found.found
    assert score([as_gold(d) for d in drafts], drafts).missing == 0
