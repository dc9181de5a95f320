"""`pourparler import` and `pourparler export` for GENIUS and GeniusWeb, from the command line."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner
from genius_files import BRAND, DISK, buyer, domain, put

import pourparler as pp
from pourparler.cli import main

DOCS = Path(__file__).parents[1] / "docs" / "reference" / "formats" / "genius.md"


def run(*words: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def test_the_page_of_the_format_runs_as_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files and the commands on the page, in order."""
    monkeypatch.chdir(tmp_path)
    text = DOCS.read_text(encoding="utf-8")
    laptop, one = re.findall(r"^```xml\n(.*?)^```", text, re.M | re.S)
    Path("laptop.xml").write_text(laptop)
    Path("buyer.xml").write_text(one)
    Path("seller.xml").write_text(one.replace('evaluation="10"', 'evaluation="1"'))
    lines = re.findall(r"^pourparler (.*)$", text, re.M)
    assert len(lines) == 4
    for line in lines:
        code, output = run(*shlex.split(line))
        assert code == 0, output
    assert sorted(path.name for path in Path("laptop_genius").iterdir()) == ["buyer.xml", "domain.xml", "seller.xml"]
    assert sorted(path.name for path in Path("laptop_web").iterdir()) == ["buyer.json", "seller.json"]
    code, output = run("import", "genius", "laptop_genius/domain.xml", "laptop_genius/buyer.xml", "-o", "again.yaml")
    assert code == 0 and not pp.check(pp.load("again.yaml")), output


def test_a_case_that_exists_is_not_written_over_unless_forced(tmp_path: Path) -> None:
    """It says so, and the file stays what it was."""
    paths = put(tmp_path, domain=domain(BRAND, DISK), a=buyer(), b=buyer())
    target = tmp_path / "case.yaml"
    target.write_text("mine")
    code, output = run("import", "genius", *paths, "-o", target)
    assert (code, target.read_text()) == (1, "mine") and "exists already; --force writes over it" in output
    code, output = run("import", "genius", *paths, "-o", target, "--force")
    assert code == 0 and pp.load(target).title == "Laptop"
    code, output = run("import", "genius", *paths, "-o", tmp_path, "--force")
    assert code == 1 and "is a folder" in output


def test_nothing_is_written_when_a_file_is_wrong(tmp_path: Path) -> None:
    """All problems stand on stderr, and no case appears."""
    paths = put(tmp_path, domain=domain(BRAND, DISK), a=buyer(HP=""), b=buyer(Dell="x"))
    code, output = run("import", "genius", *paths, "-o", tmp_path / "case.yaml")
    assert code == 1 and 'no evaluation of "HP"' in output and '"x" is no number' in output
    assert not (tmp_path / "case.yaml").exists()


def test_a_folder_is_written_whole_and_keeps_what_is_in_it(tmp_path: Path) -> None:
    """A folder with files needs --force; files of other names stay."""
    target = tmp_path / "out"
    shipped = pp.shipped("sport_park")
    assert run("export", "genius", shipped, "-o", target)[0] == 0
    first = {path.name: path.read_bytes() for path in target.iterdir()}
    assert len(first) == 7
    (target / "notes.txt").write_text("mine")
    code, output = run("export", "genius", shipped, "-o", target)
    assert code == 1 and "exists already" in output
    (target / "mayor.xml").write_text("changed")
    assert run("export", "genius", shipped, "-o", target, "--force")[0] == 0
    assert {path.name: path.read_bytes() for path in target.iterdir()} == {**first, "notes.txt": b"mine"}
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_an_export_that_is_refused_writes_nothing(tmp_path: Path) -> None:
    """Orders have no numbers: the folder does not appear."""
    code, output = run("export", "geniusweb", pp.shipped("donbas"), "-o", tmp_path / "out")
    assert code == 1 and "russia.1 has a place in an order, so no number" in output
    assert not list(tmp_path.iterdir())


def test_warnings_stand_on_stderr_too(tmp_path: Path) -> None:
    """Each begins with note:."""
    case = tmp_path / "case.yaml"
    case.write_text(
        "pourparler: 1\ntitle: T\nparties: {a: {name: A}, b: {name: B}}\n"
        "issues: {x: {question: X, options: [n, y], agree: [a, b]}}\ntoday: {x: n}\n"
        "views: {a: [{when: {x: y}, worth: major}], b: [{when: {x: y}, worth: 3}]}\n"
    )
    code, output = run("export", "geniusweb", case, "-o", tmp_path / "out")
    assert code == 0
    assert "note: a: a.1 (major) is 20 to 40 in the case: written as the middle, 30" in output
    assert "pourparler_warning" in (tmp_path / "out" / "a.json").read_text()
