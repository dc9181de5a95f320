"""Reprints, updates and carried-over paragraphs of reports."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from evidence_talks import report, says
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparler.evidence.change import duplicates, fold
from pourparler.evidence.change.duplicates import Kinship, relate
from pourparler.evidence.change.library import Library
from pourparler.evidence.lexicon import Choice, Lexicon, Name, Subject
from pourparler.evidence.report import Report

A = "The minister of water said on Monday that the upper dam would be filled before the rains, and that no treaty forbids it."
B = "Officials downstream called the announcement a breach of the agreement that both countries had signed nine years ago."
C = "Engineers from a third country are to measure the flow at two stations along the border and to publish it every week."
D = "Farmers in the delta have lost two harvests in a row and want to be heard before anything is signed by anybody."
E = "A new round of talks was announced for the spring, although neither capital would say who was going to attend it."


def kinds(reports: list[Report]) -> dict[tuple[str, str], str]:
    return {(k.doc, k.of): k.kind for k in relate(reports)}


def test_a_copy_in_other_type_is_a_reprint() -> None:
    """Case, quotation marks, hyphens, accents and invisible marks do not hide a copy."""
    text = "“We won’t re-open the São Martinho canal,” the minister’s office said on the 4th of May."
    other = "\"We won't REOPEN the Sao\u200b Martinho canal,\" the minister's of\u00adfice said, on the 4th of May"
    (kin,) = relate([report("a", text, "2025-01-01"), report("b", other, "2025-01-02")])
    assert (kin.doc, kin.of, kin.kind, kin.containment, kin.back) == ("b", "a", "reprint", 1.0, 1.0)
    assert [(p.start, p.end, p.of_start, p.of_end) for p in kin.paragraphs] == [(0, len(other), 0, len(text))]


def test_reprint_update_and_unrelated_by_share() -> None:
    """All, about half and none of a later report's text stand in an earlier one."""
    first = report("first", "\n\n".join((A, B, C, D)), "2025-01-01")
    again = report("again", "\n\n".join((A, B, D)), "2025-01-02")
    half = report("half", "\n\n".join((A, B, E, E[::-1])), "2025-01-03")
    other = report("other", E, "2024-12-31")
    found = relate([first, again, half, other])
    assert {(k.doc, k.of): k.kind for k in found if k.of == "first"} == {
        ("again", "first"): "reprint",
        ("half", "first"): "update",
    }
    assert not [k for k in found if k.doc in ("first", "other")]


def test_a_longer_later_version_is_an_update() -> None:
    """A report that takes in the whole of an earlier, shorter one is an update of it, since much in it is new."""
    brief, story = report("brief", A, "2025-01-01"), report("story", "\n".join((A, B, C, D, E)), "2025-01-02")
    (kin,) = relate([brief, story])
    assert (kin.doc, kin.of, kin.kind, kin.back) == ("story", "brief", "update", 1.0)
    assert kin.containment < 0.25


def test_of_one_day_the_longer_report_comes_first() -> None:
    """Where dates are equal or missing, the excerpt is a reprint of the whole, whatever their ids."""
    for day in ("", "2025-01-01"):
        for short, long in (("a", "b"), ("b", "a")):
            assert kinds([report(short, A, day), report(long, f"{A}\n{B}\n{C}", day)]) == {(short, long): "reprint"}


def test_one_paragraph_carried_into_another_story() -> None:
    """A background paragraph that stands in an otherwise new report is known as carried over, with both its places."""
    old = report("old", "\n\n".join((A, B, C, D, E)), "2024-06-01")
    new = report("new", "\n\n".join((*(t[::-1] for t in (A, B, C, D, E)), B)), "2025-06-01")
    (kin,) = relate([old, new])
    assert kin.kind == "passages"
    (passage,) = kin.paragraphs
    assert new.text[passage.start : passage.end] == B == old.text[passage.of_start : passage.of_end]


def test_a_paragraph_is_carried_over_up_to_a_fifth_of_its_shingles() -> None:
    """Of a paragraph of 22 words, one changed word leaves 17 of 20 shingles, two leave 14: the first is carried over."""
    row = [f"word{n}" for n in range(22)]
    once, twice = list(row), list(row)
    once[10] = twice[5] = twice[15] = "other"
    fill = " ".join(f"fill{n}" for n in range(300))
    old = report("old", "\n\n".join((" ".join(row), A, B, C, D, E)), "2025-01-01")
    carried = relate([old, report("new", " ".join(once) + "\n\n" + fill, "2025-01-02")])
    assert [len(k.paragraphs) for k in carried] == [1]
    assert relate([old, report("new", " ".join(twice) + "\n\n" + fill, "2025-01-02")]) == ()


def test_short_lines_alone_make_no_kinship() -> None:
    """The same heading or byline in two reports relates them no more than the same few words in a row do."""
    head = "Advertisement\n\nRead more\n\nOur correspondent\n\n"
    assert relate([report("a", head + A), report("b", head + C)]) == ()
    related = relate([report("a", head + A, "2025-01-01"), report("b", head + A + "\n" + B, "2025-01-02")])
    assert len(related[0].paragraphs) == 4  # but between kin they are carried over, word for word


def test_a_paragraph_in_two_sources_has_both_places() -> None:
    """A paragraph that joins two of the earlier report points at both."""
    old, new = report("old", f"{A}\n\n{B}", "2025-01-01"), report("new", f"{A} {B}", "2025-01-02")
    (kin,) = relate([old, new])
    assert [old.text[p.of_start : p.of_end] for p in kin.paragraphs] == [A, B]


CHINESE = "乌克兰总统泽连斯基周一表示，任何最终协议都不能要求基辅永久放弃主权领土，因为这将违反宪法。"
THAI = "รัฐมนตรีต่างประเทศกล่าวเมื่อวันจันทร์ว่าทั้งสองฝ่ายจะกลับมาเจรจากันอีกครั้งในสัปดาห์หน้าเพื่อยุติความขัดแย้งตามแนวชายแดน"
HINDI = "मंत्री ने सोमवार को कहा कि दोनों पक्ष अगले सप्ताह फिर से बातचीत करेंगे और सीमा पर तनाव कम करने के उपायों पर चर्चा होगी"
ARABIC = "قال الوزير يوم الاثنين إن الطرفين سيعودان إلى المحادثات الأسبوع المقبل من أجل إنهاء النزاع على الحدود"


@pytest.mark.parametrize("text", [CHINESE, THAI, HINDI, ARABIC])
def test_other_scripts_are_compared_too(text: str) -> None:
    """Also where words have no spaces or vowels are marks: a slightly longer version is an update or a reprint."""
    assert kinds([report("a", text, "2025-01-01"), report("b", text, "2025-01-02")]) == {("b", "a"): "reprint"}
    longer = report("b", text + "另外一句完全不同的话" + text[::-1], "2025-01-02")
    assert kinds([report("a", text, "2025-01-01"), longer]) == {("b", "a"): "update"}
    others = [t for t in (CHINESE, THAI, HINDI, ARABIC) if t != text]
    assert relate([report("a", text), *(report(f"b{n}", t) for n, t in enumerate(others))]) == ()


def test_two_reports_on_one_subject_in_chinese_are_unrelated() -> None:
    """Sharing names and set phrases is not sharing text."""
    other = "乌克兰总统泽连斯基周二抵达布鲁塞尔，将与欧洲领导人讨论安全保障和重建资金问题，会议预计持续两天。"
    assert relate([report("a", CHINESE), report("b", other)]) == ()


def test_nothing_to_compare_is_no_kinship() -> None:
    """Empty texts, and texts of signs alone, are no copies of each other."""
    assert relate([report("a", ""), report("b", ""), report("c", "🙂 — …"), report("d", "🙂 — …")]) == ()
    assert relate([]) == ()


def test_paragraphs_of_wrapped_and_of_unwrapped_text() -> None:
    """Wrapped lines hold together; blank lines, bullets and lines that close a sentence part paragraphs."""
    text = "Title of it\n\nOne line that is\nwrapped here.\nNext one.\n- a bullet\n- another\n  \n1. point"
    parts = [text[a:b] for a, b in fold.paragraphs(text)]
    assert parts == [
        "Title of it",
        "One line that is\nwrapped here.",
        "Next one.",
        "- a bullet",
        "- another",
        "1. point",
    ]


@given(st.text(alphabet=st.sampled_from("ab .\n-“”乌克兰é1"), max_size=80))
def test_paragraphs_hold_all_that_is_written(text: str) -> None:
    """Ranges are trimmed, in order, apart, and nothing but blanks lies outside."""
    at = 0
    for start, end in fold.paragraphs(text):
        assert at <= start < end
        assert text[at:start].strip() == "" and text[start:end] == text[start:end].strip()
        at = end
    assert text[at:].strip() == ""


PIECES = [A, B, C, D, E, "Read more", "Ends"]


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(st.lists(st.sampled_from(PIECES), max_size=5), st.sampled_from(["", "2025-01-01", "2025-01-02"])),
        max_size=6,
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_reports_does_not_matter(drawn: list[tuple[list[str], str]], shuffle: random.Random) -> None:
    """Kinship is a matter of texts and dates; shares are shares; what is carried over stands where it says."""
    reports = [report(f"r{n}", "\n\n".join(parts), day) for n, (parts, day) in enumerate(drawn)]
    found = relate(reports)
    mixed = list(reports)
    shuffle.shuffle(mixed)
    assert relate(mixed) == found
    texts = {r.id: r.text for r in reports}
    for kin in found:
        assert kin.doc != kin.of and 0 <= kin.containment <= 1 and 0 <= kin.back <= 1
        assert Kinship.from_json(kin.to_json()) == kin
        for p in kin.paragraphs:
            here, there = texts[kin.doc][p.start : p.end], texts[kin.of][p.of_start : p.of_end]
            assert fold.folded(here) == fold.folded(there)
    for r in reports:  # a copy of an earlier text is never missed
        earlier = [o for o in reports if o.text == r.text and fold.folded(r.text) and o.id != r.id]
        if earlier:
            assert any(k.kind == "reprint" and r.id in (k.doc, k.of) for k in found)


def _varied(count: int, seed: int) -> list[Report]:
    """A story reprinted by everybody, each with three words changed."""
    draw = random.Random(seed)
    words = [f"w{n}" for n in range(300)]
    rows = []
    for n in range(count):
        mine = list(words)
        for place in draw.sample(range(300), 3):
            mine[place] = f"v{draw.randrange(50)}"
        rows.append(report(f"r{n:04}", " ".join(mine), f"2025-01-{n % 28 + 1:02}"))
    return rows


def test_the_work_grows_with_the_number_of_reports(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of twice as many reprints of one story about twice as many pairs are looked at closely, and as many found."""
    looks: Counter[int] = Counter()
    plain = duplicates.shared

    def counting(a: frozenset[fold.Shingle], b: frozenset[fold.Shingle]) -> int:
        looks[size] += 1
        return plain(a, b)

    monkeypatch.setattr(duplicates, "shared", counting)
    for size in (100, 200):
        found = relate(_varied(size, 7))
        assert size - 1 <= len(found) <= 2 * size
        assert all(k.kind == "reprint" for k in found)
    assert looks[200] < 3 * looks[100]


def test_a_table_of_like_rows_does_not_multiply() -> None:
    """Two reports of two thousand like rows have no more records than five for each row."""
    rows = [f"Row {n} of the long table of deliveries by rail and road in the month" for n in range(2000)]
    old = report("old", "\n\n".join(rows), "2025-01-01")
    new = report("new", "\n\n".join(f"{r} again" for r in rows), "2025-01-02")
    (kin,) = relate([old, new])
    assert len(kin.paragraphs) <= 5 * len(rows)


CASE = Lexicon(
    (Name("n", "n", "Northern district", aliases=("the north",)), Name("s", "s", "Southern district")),
    (Subject("water", "How is the river shared?", ("river",), (Choice("half", "Half and half", ("half",)),)),),
)


def test_names_and_keywords_of_the_case_make_no_kinship() -> None:
    """Two reports that share the names of the parties and set phrases, and few words besides, are two reports."""
    one = "The Southern district refuses half of the river, the Southern district said on Friday after a meeting of its council."
    other = "The Southern district accepts half of the river, the Northern district said on Friday as its mayor left the hall."
    assert relate([report("a", one), report("b", other)], CASE) == ()
    assert relate([report("a", one, "2025-01-01"), report("b", f"{other} {other[::-1]}", "2025-01-02")], CASE) == ()


def test_a_match_on_little_text_is_thin_and_nothing_rests_on_it() -> None:
    """A sentence of fifteen words with one changed may be a reprint: it is told so, and both reports count."""
    row = [f"word{n}" for n in range(18)]
    again = [*row[:-1], "other"]
    kin = relate([report("a", " ".join(row), "2025-01-01"), report("b", " ".join(again), "2025-01-02")])
    assert [(k.kind, k.thin, k.says) for k in kin] == [("reprint", True, "may be a reprint of")]
    library = Library({}, kin)
    assert library.root("b") == "b" and library.passage(says("x", "b", "us", "offers")) is None
    long = [f"word{n}" for n in range(60)]
    sure = relate([report("a", " ".join(long), "2025-01-01"), report("b", " ".join([*long, "end"]), "2025-01-02")])
    assert [(k.thin, k.says) for k in sure] == [(False, "is a reprint of")]
    assert Library({}, sure).root("b") == "a"


def test_the_later_report_repeats_the_earlier() -> None:
    """By date, whichever is longer; where the dates do not tell, one of the two repeats the other."""
    later = relate([report("a", A, "2025-01-01"), report("b", f"{A}\n{B}", "2025-01-02")])
    assert [(k.doc, k.of, k.ordered, k.says) for k in later] == [("b", "a", True, "is an update of")]
    for days in (("2025-01-01", "2025-01-01"), ("", "2025-01-01"), ("2025", "2025-03")):
        (kin,) = relate([report("a", A, days[0]), report("b", f"{A}\n{B}", days[1])])
        assert not kin.ordered and kin.says == "repeats, or is repeated by,"


def test_reports_that_oppose_each_other_are_no_repeats() -> None:
    """However much they share: what stands in both word for word is passages, and the sentence that differs is none."""
    yes, no = A.replace("would be filled", "would not be filled"), A
    both = [report("a", f"{no}\n{B}\n{C}", "2025-01-01"), report("b", f"{yes}\n{B}\n{C}", "2025-01-01")]
    assert [k.kind for k in relate(both)] == ["reprint"]
    rows = (says("s1", "a", "us", "supports"), says("s2", "b", "us", "opposes"))
    (kin,) = relate(both, None, rows)
    assert kin.kind == "passages" and kin.says == "shares 2 paragraphs with"
    assert [both[kin.doc == "b"].text[p.start : p.end] for p in kin.paragraphs] == [B, C]
    assert relate([report("a", no), report("b", yes)], None, rows) == ()
    assert [k.kind for k in relate(both, None, (*rows, says("s3", "a", "us", "opposes")))] == ["reprint"]
