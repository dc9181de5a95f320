"""What redaction takes for the same text, and how it finds and replaces it."""

from __future__ import annotations

import html
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparler.redact.fold import fold, mapped, plain
from pourparler.redact.key import Names, key_of
from pourparler.redact.search import Made, Secret, places, replaced, survivors, term


def found(text: str, secret: Secret, lines: tuple[int, ...] = ()) -> list[int]:
    return [problem.line for problem in survivors([Made("a.yaml", text, "case.yaml", lines)], [secret])]


@pytest.mark.parametrize(
    "text",
    [
        "Zoë Łukasz",
        "ZOE LUKASZ",
        "Zoe\u0308 Łukasz",
        "Zoë  \t Łukasz",
        "Zo\u00adë\u200b Łukasz",
        "Ｚoë Łukasz",
        json.dumps("Zoë Łukasz"),
        "Zo\\xeb \\u0141ukasz",
        html.escape("<Zoë Łukasz>"),
        "Zo&euml; &#321;ukasz",
        "https://x/Zo%C3%AB%20%C5%81ukasz",
    ],
)
def test_one_name_in_many_dresses(text: str) -> None:
    """Case, accents, spaces, invisible signs and escapes do not hide a name."""
    assert found(f"first\n- {text}, it seems", Secret(fold("Zoë Łukasz"), "a name", True)) == [2]


def test_quotes_and_dashes_are_alike() -> None:
    """A quote is found whatever marks it is set in."""
    assert found("he said “no—never”, ‘twice’", Secret(fold("\"no-never\", 'twice'"), "a quote")) == [1]


def test_a_hit_over_two_lines_is_named_by_its_first() -> None:
    """A name broken over lines is found, and an emoji escaped as two halves too."""
    assert found("x\nAda\n\n  Moss", Secret("ada moss", "a name", True)) == [2]
    assert found(json.dumps("a 🌊 b"), Secret("a 🌊 b", "a quote")) == [1]


def test_words_and_short_terms_stand_alone() -> None:
    """A name begins a word and may be inflected; a short one stands alone; a longer term counts anywhere."""
    assert found("Canada", Secret("ada", "a name", True)) == []
    assert found("Ada's, Ada", Secret("ada", "a name", True)) == [1]
    assert found("Marchenkos", Secret("marchenko", "a name", True)) == [1]
    assert found("under", term("UN", 1)) == [] and found("the UN", term("UN", 1)) == [1]
    assert found("unbriefed", term("brief", 1)) == [1]


def test_a_survivor_is_named_by_file_and_line_and_not_told() -> None:
    """A problem names the file and line it came from, and gives away no more than a letter and a length."""
    (problem,) = survivors([Made("b.yaml", "a\nMarchenko\n", "case.yaml", (7, 9))], [term("marchenko", 3)])
    assert (problem.file, problem.line) == ("case.yaml", 9)
    assert "term 3 of your list survives (“m…”, 9 characters)" in str(problem) and "arch" not in str(problem)
    (problem,) = survivors([Made("marchenko.yaml", "", "marchenko.yaml")], [term("marchenko", 1)])
    assert "stands in the file's name" in problem.wrong


def test_names_are_replaced_whole() -> None:
    """Each hit goes with its inflection, the longest name first, and what stands around it stays as it was."""
    names = [(Secret("ada moss", "", True), "source 1"), (Secret("moss", "", True), "source 2")]
    assert replaced("“ADA  Moss” met Moss’s aides; mossy ground", names) == (
        "“source 1” met source 2’s aides; mossy ground"
    )
    assert replaced("nothing here", names) == "nothing here"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Z. Quill’s meadow", "X’s meadow"),
        ("met Z.Quill; Mr Quill came", "met X; Mr X came"),
        ("A. B. Zach Quill", "X"),
        ("Zacharias  Quill, Zacharias.", "X."),
        ("The Quill plan, a Quill plan", "The X plan, a X plan"),
        ("zacharias quill", "X"),
        ("Ask Quill, Ada", "Ask X, Ada"),
    ],
)
def test_what_stands_beside_a_name_goes_with_it(text: str, left: str) -> None:
    """Initials and forms of the first name go with the surname; articles, titles and other names stay."""
    assert replaced(text, [(Secret("quill", "", True, frozenset({"zacharias", "quill"})), "X")]) == left


WORDS = st.text(st.sampled_from("aÅß ﬁ“\u200bİ.\n"), max_size=20)


@settings(max_examples=150, deadline=None)
@given(WORDS)
def test_folding_twice_is_folding_once(text: str) -> None:
    """The map of a folded text leads from each of its signs into the text, and the text is the same as without it."""
    folded, origin = mapped(text)
    assert folded.strip() == fold(text) == fold(fold(text))
    assert len(origin) == len(folded) + 1 and origin == sorted(origin)


@settings(max_examples=150, deadline=None)
@given(WORDS, st.sampled_from(["Ås", "ß a", "ﬁ"]), WORDS)
def test_nothing_found_is_left_after_replacing(before: str, name: str, after: str) -> None:
    """Whatever is replaced is not found again."""
    secret = Secret(fold(name), "", True)
    assert not list(places(secret, fold(replaced(f"{before} {name} {after}", [(secret, "0")]))))


def test_plain_leaves_other_lines_alone() -> None:
    """A line without escapes is itself; one with a broken escape does no harm."""
    assert plain("a line") == "a line"
    assert plain("100% of \\ud800 & \\U99999999 \\") == "100% of \ud800 &   \\"


def test_hashes_follow_from_key_and_name() -> None:
    """The same key and name give the same hash, and another key, kind or name another; each is at least 8 digits."""
    one, other = Names(key_of("pass", [])), Names(key_of("", [b"case"]))
    assert (
        one.of("source", "Ada Moss")
        == one.of("source", "ADA  MOSS")
        == Names(key_of("pass", [b"x"])).of("source", "Ada Moss")
    )
    ids = {one.id("source", "a"), one.id("person", "a"), one.id("source", "b"), other.id("source", "a")}
    assert len(ids) == 4 and all(len(id.rpartition("-")[2]) == 8 for id in ids)
    assert len(one.statement("st-1")) == 23
    assert key_of("", [b"a", b"b"]) != key_of("", [b"ab"])


def test_hashes_that_would_meet_grow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two names never share a hash."""
    names = Names(b"key")
    assert len({names.hash("source", str(n), 1) for n in range(60)}) == 60
