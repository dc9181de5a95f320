"""The data that the page embeds: read back unchanged, plain where it is read by others, and small."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from deal_tables import heat, scatter, words
from hypothesis import given, settings
from hypothesis import strategies as st

import pourparler as pp
from pourparler.report.embedded import pack, script, unpack

SCALARS = st.one_of(st.none(), st.booleans(), st.integers(-9, 9), st.sampled_from(["", "=", "#", "+", "a text that repeats"]))
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.sampled_from(["=", "#", "+", "a", "b"]), inner, max_size=3),
    ),
    max_leaves=25,
)


@pytest.fixture(scope="module")
def donbas() -> pp.Analysis:
    return pp.analyse(pp.load(pp.shipped("donbas")))


def embedded(table: pp.PlanTable, findings: Any) -> Any:
    """What a reader of the page finds."""
    return json.loads(script(pack(table, findings)))


def test_every_shipped_case_is_read_back_unchanged() -> None:
    """Plan table and findings come back as they were."""
    for name in ("donbas", "starter", "sport_park"):
        found = pp.analyse(pp.load(pp.shipped(name)))
        assert unpack(embedded(found.plan_table, found.findings)) == (found.plan_table, found.findings)


def test_it_stands_in_the_page(donbas: pp.Analysis) -> None:
    """The page's script element holds it."""
    text = donbas.html().split('id="findings">')[1].split("</script>")[0]
    assert unpack(json.loads(text)) == (donbas.plan_table, donbas.findings)


@settings(max_examples=300, deadline=None)
@given(st.lists(VALUES, max_size=3), st.lists(st.lists(VALUES, min_size=3, max_size=3), max_size=5), VALUES)
def test_any_values_are_read_back_unchanged(parameters: list[Any], rows: list[list[Any]], answer: Any) -> None:
    """Whatever a finding may hold, also objects that look like references, comes back as it was."""
    empty = pp.PlanTable("t", "", "", "", "", (), (), "")
    one = pp.Finding(
        *("one", "one", "?", "by hand"),
        parameters={"a": parameters, "=": parameters},
        tables=(pp.Table("x", "a", ("a", "b", "c"), tuple(map(tuple, rows))),),
        answer=answer,
    )
    found = (one, replace(one, id="two"))
    back = unpack(embedded(empty, found))
    assert back == (empty, found)
    assert [f.to_json() for f in back[1]] == [f.to_json() for f in found]


def test_cells_and_answers_are_plain(donbas: pp.Analysis) -> None:
    """Whoever reads the plan table without the parties' verdicts, or the answer of a finding, needs no rule."""
    data = embedded(donbas.plan_table, donbas.findings)
    for row in (whole := donbas.plan_table.to_json())["rows"] + data["plan_table"]["rows"]:
        del row["parties"]
    assert data["plan_table"] == whole
    for finding, written in zip(donbas.findings, data["findings"], strict=True):
        assert written["answer"] == finding.to_json()["answer"]
        assert written["id"] == finding.id


def test_it_weighs_three_quarters_at_most(donbas: pp.Analysis) -> None:
    """What repeats stands once; a table of points weighs less than half of what it would."""
    whole = len(script({"plan_table": donbas.plan_table.to_json(), "findings": [f.to_json() for f in donbas.findings]}))
    assert len(script(pack(donbas.plan_table, donbas.findings))) < whole * 3 / 4
    points = replace(donbas.findings[0], tables=(scatter(6, 400), heat(40), *words()), verdicts=(), answer={})
    packed = script(pack(donbas.plan_table, [points])), script(pack(donbas.plan_table, []))
    assert len(packed[0]) - len(packed[1]) < len(script(points.to_json())) / 2


def test_a_reference_that_leads_nowhere_is_refused(donbas: pp.Analysis) -> None:
    """Data that were cut or changed are a ValueError, not another finding."""
    data = embedded(donbas.plan_table, donbas.findings)
    data["findings"][0]["question"] = {"=": 10**6}
    with pytest.raises(ValueError, match="refers to value 1000000"):
        unpack(data)
