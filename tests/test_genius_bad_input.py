"""What is wrong with GENIUS files ends in one clear line for each problem, all at once, and never in a traceback."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from bad_files import clear, torn
from genius_files import BRAND, DISK, buyer, domain, element, profile, put

from pourparler.errors import InputError, Problem
from pourparler.formats import genius
from pourparler.formats.case_write import checked
from pourparler.formats.genius_xml import MAX_BYTES

SOUND = domain(BRAND, DISK)


def problems(tmp_path: Path, of_domain: str = SOUND, **options: object) -> list[Problem]:
    """What is wrong with a domain and profiles by name (one sound one, if none is given)."""
    settings = {key: options.pop(key) for key in ("steps", "keep_weights", "exact") if key in options}
    paths = put(tmp_path, domain=of_domain, **(options or {"a": buyer()}))  # type: ignore[arg-type]
    with pytest.raises(InputError) as caught:
        genius.read(paths[0], paths[1:], **settings)  # type: ignore[arg-type]
    assert clear(caught.value, 2_000)
    return list(caught.value.problems)


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


PROFILES = [  # what is changed in a sound profile, for what, and what is said of which line
    (' evaluation="5"', "", 'no evaluation of "HP"', 'value="HP"'),
    ('evaluation="5"', 'evaluation="null"', 'no evaluation of "HP"', 'value="HP"'),
    ('evaluation="5"', 'evaluation="much"', '"much" is no number', 'value="HP"'),
    ('evaluation="5"', 'evaluation="12,5"', "write a decimal point", 'value="HP"'),
    ('evaluation="5"', 'evaluation="NaN"', '"NaN" is no number', 'value="HP"'),
    ('evaluation="5"', 'evaluation="1e999"', "is no number", 'value="HP"'),
    ('value="HP"', 'value="IBM"', '"IBM" is no value of Brand', 'value="IBM"'),
    ('name="Disk"', 'name="Disc"', "is called Disc here, and Disk in the domain", 'name="Disc"'),
    ('index="2" name="Disk"', 'index="7" name="Disk"', "has the index 7, and 2 in the domain", 'index="7" name'),
    ('index="2" name="Disk"', 'index="7" name="Price"', "the domain has no issue Price", 'name="Price"'),
    ('name="Disk" type="discrete"', 'name="Disk" type="fuzzy"', '"fuzzy" is no type of an issue', 'type="fuzzy"'),
    ('name="Disk" type="discrete"', 'name="Disk" type="real"', "Disk is real here, and discrete", 'type="real"'),
    ('index="2" name="Disk"', 'index="2" name="Brand"', "the issue Brand stands twice", 'index="2" name="Brand"'),
    ('index="2" name="Disk"', 'index="1" name="Disk"', "the index 1 stands twice", 'index="1" name="Disk"'),
    ('<weight index="2" value="0.75"></weight>', "", "no weight for Disk", 'name="Disk"'),
    ('index="2" value="0.75"', 'index="two" value="0.75"', '"two" is no whole number', 'index="two"'),
    ('value="0.75"', 'value="0.95"', "the weights sum to 1.2, not to 1; mend them; --keep-weights", "<weight"),
    ('value="0.75"', 'value="-0.75"', "the weight of index 2 is below zero", 'value="-0.75"'),
    ('<reservation value="0"', '<reservation value="none"', 'the reservation: "none" is no number', "<reservation"),
    ("<utility_space>", '<utility_space type="constraint">', "(ranks and rules) is not read", "<utility_space"),
    ("<utility_space>", '<utility_space type="magic">', '"magic" is no type of a utility space', "<utility_space"),
    ("<utility_space>", '<utility_space type="nonlinear">', "without <utility>", "<utility_space"),
    ("<reservation", '<discount_factor value="x"/><reservation', 'the discount factor: "x" is no number', "<discount"),
]


@pytest.mark.parametrize(("old", "new", "said", "at"), PROFILES, ids=[f"{p[1][:30]}-{p[2][:30]}" for p in PROFILES])
def test_what_is_wrong_with_a_profile_has_its_line(tmp_path: Path, old: str, new: str, said: str, at: str) -> None:
    """The file, the line, what is wrong, and what would be right."""
    text = buyer()
    assert old in text
    text = text.replace(old, new, 1)
    found = problems(tmp_path, a=text)
    matching = [p for p in found if said in f"{p.wrong}; {p.right}"]
    assert matching, [str(p) for p in found]
    assert matching[0].file == str(tmp_path / "a.xml")
    assert matching[0].line == line_of(text, at)


DOMAINS = [
    ('type="discrete"', 'type="colour"', '"colour" is no type of an issue; GENIUS knows: discrete, integer, real', 'type="colour"'),
    ('index="2" name="Disk"', 'index="2" name="Brand"', "the issue Brand stands twice", 'index="2" name="Brand"'),
    ('index="2" name="Disk"', 'index="1" name="Disk"', "the index 1 stands twice", 'index="1" name="Disk"'),
    ('name="Disk" ', "", "<issue> has no name", '<issue index="2"'),
    ('name="Disk" ', 'name=" " ', "<issue> has an empty name", '<issue index="2"'),
    ('index="2" name="Disk"', 'name="Disk"', "<issue> has no index", 'name="Disk"'),
    ('value="HP"', 'value=""', "<item> has an empty value", 'value=""'),
    ('value="HP"', f'value="{"x" * 300}"', "longer than 200 characters", "xxx"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "said", "at"), DOMAINS, ids=[f"{p[1][:30]}-{p[2][:30]}" for p in DOMAINS])
def test_what_is_wrong_with_a_domain_has_its_line(tmp_path: Path, old: str, new: str, said: str, at: str) -> None:
    """The file, the line, what is wrong, and what would be right."""
    assert old in SOUND
    text = SOUND.replace(old, new, 1)
    found = [p for p in problems(tmp_path, text) if said in f"{p.wrong}; {p.right}"]
    assert [(p.file, p.line) for p in found] == [(str(tmp_path / "domain.xml"), line_of(text, at))]


def test_all_problems_of_all_profiles_come_at_once(tmp_path: Path) -> None:
    """Three mistakes in one profile and one in another: four lines, in the order of the files."""
    first = buyer().replace('evaluation="5"', "").replace('evaluation="2"', 'evaluation="two"').replace("0.75", "0.5")
    found = problems(tmp_path, a=first, b=buyer().replace('value="HP"', 'value="H"'))
    told = [(Path(p.file).name, p.line) for p in found]
    assert len(told) >= 5 and told == sorted(told)
    assert {name for name, _ in told} == {"a.xml", "b.xml"}
    assert sum("HP" in p.wrong for p in found) >= 1 and any("two" in p.wrong for p in found)


BOMB = """<?xml version="1.0"?>
<!DOCTYPE bomb [
 <!ENTITY a "0123456789">
 <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
]>
"""


@pytest.mark.parametrize(
    "head",
    [
        BOMB,
        '<!DOCTYPE utility_space SYSTEM "file:///etc/passwd">\n',
        '\n<!DOCTYPE x [<!ENTITY e SYSTEM "http://localhost:9/x">]>\n',
        '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://localhost:9/x"> %p;]>\n',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_doctype_is_refused_with_its_line_and_nothing_is_expanded(tmp_path: Path, head: str, encoding: str) -> None:
    """Entities and external files are never read: the file is refused at its DOCTYPE."""
    paths = put(tmp_path, domain=SOUND, a="")
    paths[1].write_bytes((head + buyer()).encode(encoding))
    with pytest.raises(InputError) as caught:
        genius.read(paths[0], paths[1:])
    (problem,) = caught.value.problems
    assert problem.wrong == "a DOCTYPE" and problem.line == line_of(head, "<!DOCTYPE")


@pytest.mark.parametrize(
    ("raw", "line", "said"),
    [
        (b"", 0, "the file is empty"),
        (b"  \n ", 0, "the file is empty"),
        (b"junk", 1, "not XML"),
        (b"<utility_space>\n<objective>", 2, "not XML"),
        (b"<utility_space>&bomb;</utility_space>", 1, "not XML"),
        (b'{"issues": []}', 1, "not XML"),
        (b"<a>\n<b x='\xe9'/></a>", 2, "byte 0xe9 is not UTF-8"),
        (b'<?xml version="1.0" encoding="klingon"?>\n<a/>', 1, "encoding"),
        (b'<?xml version="1.0" encoding="gb2312"?>\n<a/>', 1, "encoding"),
        (b"\x00" * 100, 1, "not XML"),
        (b"\xff\xfe\x00", 1, "not XML"),
        (b"<a>" * 100_000, 1, "nested more than 50 levels deep"),
        (b"<html>\n</html>", 1, "<html> where a GENIUS profile (<utility_space>) is wanted"),
        (SOUND.encode(), 1, "a domain (<negotiation_template>) where a GENIUS profile"),
        (b"<utility_space/>", 1, "<utility_space> has no <objective>"),
        (b"<x>" + b" " * MAX_BYTES + b"</x>", 0, "larger than 16 MB"),
    ],
    ids=lambda value: value[:25].decode("latin-1") if isinstance(value, bytes) else None,
)
def test_what_is_no_profile_at_all_is_one_line(tmp_path: Path, raw: bytes, line: int, said: str) -> None:
    """Bytes that are no XML, another root, a wrong encoding: told with the line."""
    paths = put(tmp_path, domain=SOUND, a="")
    paths[1].write_bytes(raw)
    with pytest.raises(InputError) as caught:
        genius.read(paths[0], paths[1:])
    assert clear(caught.value, 2_000)
    assert (caught.value.problems[0].line, said in caught.value.problems[0].wrong) == (line, True)


def test_a_declared_encoding_is_read(tmp_path: Path) -> None:
    """A Latin-1 or UTF-16 file that says so is sound."""
    text = SOUND.replace("HP", "Hühner")
    for encoding in ("iso-8859-1", "utf-16", "windows-1252"):
        paths = put(tmp_path, domain="", a=buyer().replace("HP", "Hühner"))
        paths[0].write_bytes(f'<?xml version="1.0" encoding="{encoding}"?>\n{text}'.encode(encoding))
        assert "Hühner" in genius.read(paths[0], paths[1:]).case["issues"]["Brand"]["options"]


def test_domain_and_profile_in_the_wrong_order_are_told(tmp_path: Path) -> None:
    """The domain comes first."""
    paths = put(tmp_path, a=buyer(), domain=SOUND)
    with pytest.raises(InputError, match=r"a profile .* where a GENIUS domain .* is wanted; the domain comes first"):
        genius.read(paths[0], paths[1:])


def test_missing_files_and_missing_profiles_are_told(tmp_path: Path) -> None:
    """A path that is not there, a folder, and no profile at all."""
    paths = put(tmp_path, domain=SOUND)
    for path in (tmp_path / "none.xml", tmp_path):
        with pytest.raises(InputError, match="cannot be read"):
            genius.read(paths[0], [path])
    with pytest.raises(InputError, match="no profile"):
        genius.read(paths[0], [])


def test_two_profiles_of_one_name_are_told(tmp_path: Path) -> None:
    """The name of the file is the party's."""
    (tmp_path / "more").mkdir()
    paths = [*put(tmp_path, domain=SOUND, a=buyer()), *put(tmp_path / "more", a=buyer())]
    with pytest.raises(InputError, match="a second profile called a; the name of the file is the party's: rename it"):
        genius.read(paths[0], paths[1:])


def test_weights_that_do_not_sum_to_1_are_taken_on_demand(tmp_path: Path) -> None:
    """--keep-weights turns the error into a note."""
    paths = put(tmp_path, domain=SOUND, a=buyer().replace("0.75", "0.5"))
    found = genius.read(paths[0], paths[1:], keep_weights=True)
    assert any("the weights sum to 0.75, not to 1; they are kept" in line for line in found.warnings)


def test_a_real_issue_and_a_long_integer_one_ask_for_steps(tmp_path: Path) -> None:
    """Each names its line, and the way out."""
    days = element("issue", index=1, name="Days", type="integer", lowerbound=0, upperbound=5000)
    price = element("issue", element("range", lowerbound=1, upperbound=2), index=2, name="Price", type="real")
    found = problems(tmp_path, domain(days, price))
    assert [p.line for p in found] == [4, 5]
    assert all("--steps 11" in p.right for p in found)
    assert "5,001 values, 0 to 5000" in found[0].wrong


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"HP": "0.000000000000000000001"}, "would lose digits"),
        ({"HP": "1234567890.1234567890123456789", "Dell": "12345678901234567890.5"}, ""),
    ],
)
def test_numbers_that_lose_digits_are_told_with_file_and_value(
    tmp_path: Path, changes: dict[str, str], said: str
) -> None:
    """A utility that a case file cannot tell from another is an error; long digits that rounding keeps are a note."""
    paths = put(tmp_path, domain=SOUND, a=buyer(**changes))
    if not said:
        assert any("have more digits" in line for line in genius.read(paths[0], paths[1:]).warnings)
        return
    with pytest.raises(InputError) as caught:
        genius.read(paths[0], paths[1:])
    (problem,) = caught.value.problems
    assert said in problem.wrong and problem.line == line_of(buyer(), 'value="HP"')


def test_a_floor_too_large_for_a_case_is_told(tmp_path: Path) -> None:
    """Fifteen digits before the point fit, not thirty."""
    text = buyer().replace('<reservation value="0"', '<reservation value="1e30"')
    (problem,) = problems(tmp_path, a=text)
    assert "too large for exact arithmetic" in problem.wrong and problem.line == line_of(text, "<reservation")


def test_wide_hyper_rectangles_and_wrong_ones_are_told(tmp_path: Path) -> None:
    """More sets of terms than one reason may tell apart; an index that no issue has; an unknown aggregation."""
    issues = [element("issue", index=k, name=f"i{k}", type="integer", lowerbound=0, upperbound=9) for k in range(1, 9)]
    bounds = "".join(element("INCLUDES", index=k, min=1, max=5) for k in range(1, 9))
    wide = element("hyperRectangle", bounds, utility=1)
    wrong = element("hyperRectangle", element("INCLUDES", index=99, min=1, max=2), utility=1)
    inside = element("utility", element("ufun", wide + wrong, aggregation="max"), maxutility=2)
    text = element("utility_space", element("objective", inside, name="x"), type="nonlinear")
    found = problems(tmp_path, domain(*issues), a=text)
    told = " ".join(p.wrong for p in found)
    assert "a hyper-rectangle over 8 issues, 100,000,000 sets of terms" in told
    assert "no issue has the index 99" in told and 'aggregation "max" is not read' in told


@pytest.mark.parametrize("seed", range(8))
def test_mutilated_files_end_in_a_case_or_in_clear_lines(tmp_path: Path, seed: int) -> None:
    """Forty mutations each, of the bytes and of the values: a case that loads, or lines, and no traceback."""
    rng = random.Random(seed)
    price = element("issue", element("range", lowerbound=1, upperbound=3), index=3, name="Price", type="real")
    evaluated = price.replace("</issue>", '<evaluator ftype="linear" parameter0="0" parameter1="0.3"/></issue>')
    bases = [
        domain(BRAND, DISK, price),
        buyer().replace("</objective>", f'<weight index="3" value="0"/>{evaluated}</objective>'),
    ]
    junk = ["", "-1", "1e9", "null", "x", "2", "\u00e9", "&#0;", "&lt;", "9" * 50, "0.1.2", "real", "integer"]
    for _ in range(40):
        texts = [text.encode() for text in bases]
        which = rng.randrange(2)
        if rng.random() < 0.5:
            texts[which] = torn(rng, texts[which])
        else:
            parts = bases[which].split('"')
            place = rng.randrange(1, len(parts), 2)
            parts[place] = rng.choice([*junk, parts[rng.randrange(1, len(parts), 2)]])
            texts[which] = '"'.join(parts).encode()
        paths = put(tmp_path, domain="", a="")
        for path, raw in zip(paths, texts, strict=True):
            path.write_bytes(raw)
        try:
            found = genius.read(paths[0], paths[1:], steps=rng.choice([None, 3]), keep_weights=rng.random() < 0.5)
        except InputError as error:
            assert clear(error, 2_000)
            continue
        assert checked(found.case, found.header, "imported.yaml")


def test_a_sound_pair_is_sound(tmp_path: Path) -> None:
    """What the tests above start from has no problem."""
    paths = put(tmp_path, domain=SOUND, a=buyer(), b=profile({1: 1, 2: 0}, *buyer().split("\n")[4:11]))
    assert genius.read(paths[0], paths[1:2]).warnings == ()
