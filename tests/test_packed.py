"""What a page embeds: no long text twice, and the same data back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pourparler as pp
from pourparler.report.packed import packed, unpacked

WORDS = st.one_of(
    st.text(max_size=4), st.sampled_from(["=0", "=1", "==0", "a text that is rather long", "</script>", ""])
)
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), WORDS),
    lambda inner: st.one_of(st.lists(inner, max_size=5), st.dictionaries(WORDS, inner, max_size=5)),
    max_leaves=20,
)
DATA = st.dictionaries(st.sampled_from(["a", "b", "c", "=0"]), JSON, max_size=4)


@settings(max_examples=200, deadline=None)
@given(DATA)
def test_what_was_packed_comes_back_unchanged(data: dict[str, Any]) -> None:
    """Any object of JSON comes back as it was, also with texts that look like a reference."""
    assert unpacked(json.loads(json.dumps(packed(data)))) == data


def test_a_long_text_stands_once() -> None:
    """A long text that is used three times is written once; a short one, or one used once, stays in its place."""
    long = "a text that is rather long"
    told = packed({"a": [long, "short", {"b": long}], "c": "short", "d": long, "e": "another text of some length"})
    assert told["texts"] == [long]
    assert told["a"] == ["=0", "short", {"b": "=0"}]
    assert told["e"] == "another text of some length"


def test_a_key_that_would_be_lost_is_refused() -> None:
    """Data with a key of the name of the list cannot be packed."""
    with pytest.raises(ValueError, match="texts"):
        packed({"texts": []})


def test_the_page_embeds_the_plan_table_and_every_finding() -> None:
    """The embedded JSON of a page, unpacked, is the plan table and the findings, unchanged."""
    found = pp.analyse(pp.load(pp.shipped("starter")))
    embedded = found.html().split('id="findings">')[1].split("</script>")[0]
    data = unpacked(json.loads(embedded))
    assert pp.PlanTable.from_json(data["plan_table"]) == found.plan_table
    assert tuple(map(pp.Finding.from_json, data["findings"])) == found.findings
