"""Bad input ends in clear lines with file and line, exit code 1, and no file left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

import pourparler as pp
from pourparler.cli import main

GOOD = """pourparler: 1
title: A test
parties:
  a: {name: A}
  b: {name: B}
issues:
  x:
    question: X
    options: {x0: none, x1: some}
    agree: [a, b]
today: {x: x0}
views:
  a:
    - {x: x1}
    - today
"""


def problems(tmp_path: Path, text: str | bytes) -> list[str]:
    path = tmp_path / "case.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    result = CliRunner().invoke(main, ["report", str(path), "-o", str(tmp_path / "page.html")])
    assert result.exit_code == 1, result.output
    assert not isinstance(result.exception, BaseException) or isinstance(result.exception, SystemExit)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["case.yaml"], "a file was left behind"
    return result.stderr.strip().splitlines()


def test_the_good_case_loads(tmp_path: Path) -> None:
    """The case that the bad ones are made from is itself good."""
    (tmp_path / "case.yaml").write_text(GOOD)
    assert pp.load(tmp_path).title == "A test"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "the file is empty"),
        ("- a\n- b\n", "a case is a mapping"),
        (GOOD.replace("  a: {name: A}", "\ta: {name: A}"), "a tab"),
        (GOOD.replace("question: X", "question: {who: Where, to?}"), "a comma or question mark cut this text"),
        (GOOD.replace("{name: A}", "{name: Ann, Bob}"), 'unknown key "Bob" with no value; a comma or question mark'),
        (GOOD + "title: again\n", 'the key "title" stands twice'),
        (GOOD.replace("{x: x1}", "{x: x9}"), '"x9" is no option of x'),
        (GOOD.replace("{x: x1}", "{y: x1}"), '"y" is no issue'),
        (GOOD.replace("agree: [a, b]", "agree: [a, bb]"), "did you mean b?"),
        (GOOD.replace("{x: x1}", "{when: {x: x1}, worth: [5, 2]}"), "upside down"),
        (GOOD.replace("{x: x1}", "{when: {x: x1}, worth: nan}"), '"nan" is no worth'),
        (GOOD.replace("{x: x1}", "{when: {x: x1}, worth: [0, inf]}"), '"[0, inf]" is no worth'),
        (GOOD.replace("{x: x1}", '{when: "x == x1 and", worth: 2}'), "it ends too early (character 12)"),
        (GOOD.replace("{x: x1}", '{when: "x == (", worth: 2}'), "(character 6)"),
        (GOOD + "impossible:\n  - {x: x0}\n", "today is impossible"),
        (GOOD.replace("    - today\n", "    - today\n    - {better: today, than: {x: x1}}\n"), "no reading agrees"),
        (GOOD.replace("    - today\n", ""), "an order without `today`"),
        ("junk " * 2_000_000, "larger than"),
        ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "an alias (*a)"),
        ("[" * 20_000, "nest"),
        (GOOD.split("issues:")[0] + "issues: {}\n", "nothing stands here"),
        ("{a: " * 100, "nest"),
        (GOOD.encode().replace(b"A test", b"Caf\xe9"), "is not UTF-8"),
        ("title: a\0b\n", "a control character"),
        (GOOD.replace("today: {x: x0}", "today: {}"), "says nothing of x"),
        (GOOD + "as_of: 2025-02-30\n", "is no date"),
        (GOOD + "limits:\n  - {party: a, never: {x: x1}, kind: rule}\n", "is none of law, declared, judged"),
    ],
)
def test_a_bad_case_ends_in_a_clear_line(tmp_path: Path, text: str | bytes, says: str) -> None:
    """Each mistake is named in a line that starts with the file."""
    lines = problems(tmp_path, text)
    assert any(says in line for line in lines), lines
    assert all(line.startswith(str(tmp_path / "case.yaml")) for line in lines), lines


def test_every_problem_is_reported_at_once(tmp_path: Path) -> None:
    """Three mistakes give three lines, each with its own line number."""
    text = GOOD.replace("name: A}", "nam: A}").replace("x: x1}", "x: x9}") + "as_of: soon\n"
    lines = problems(tmp_path, text)
    assert len(lines) == 3  # a key that is misspelt is not told as missing again
    assert {line.split(":")[1] for line in lines} == {"4", "14", "16"}


def test_no_feasible_package_names_the_combinations(tmp_path: Path) -> None:
    """When everything is excluded, the combinations that do it are named, and no others."""
    text = GOOD.replace("today: {x: x0}\n", "").split("views:")[0]
    text += 'impossible:\n  - {x: x0}\n  - {when: "x == x1", id: late}\n  - {when: "x == x0 and x == x1"}\n'
    (line,) = problems(tmp_path, text)
    assert "no package is feasible" in line
    assert "impossible.1" in line
    assert "late" in line
    assert "impossible.3" not in line


def test_a_folder_without_a_case_is_named(tmp_path: Path) -> None:
    """A folder needs a case.yaml."""
    with pytest.raises(pp.InputError, match=r"no case\.yaml in this folder"):
        pp.load(tmp_path)


def test_an_output_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    """A path below a file cannot be written; exit code 1, one line."""
    (tmp_path / "case.yaml").write_text(GOOD)
    result = CliRunner().invoke(main, ["report", str(tmp_path), "-o", str(tmp_path / "case.yaml" / "page.html")])
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("name", ["Україна", "الأطراف", "no", "12:30", "200"])
def test_ids_are_texts_in_any_script(tmp_path: Path, name: str) -> None:
    """Cyrillic and Arabic names, and words that YAML would read as something else, simply work."""
    (tmp_path / "case.yaml").write_text(
        GOOD.replace("x1", name).replace("  a:", f"  {name}:").replace("[a,", f"[{name},")
    )
    case = pp.load(tmp_path)
    assert name in case.parties
    assert pp.deals(pp.compile(case)).answer["packages"]["all"] == 2
    assert pp.analyse(case).html()


def test_ctrl_c_ends_in_one_line_and_no_file(tmp_path: Path) -> None:
    """An interrupted report writes nothing and says so."""
    (tmp_path / "case.yaml").write_text(GOOD)
    code = (
        "import pourparler.analysis as a, time, sys\n"
        "def slow(*x, **y):\n    print('ready', flush=True)\n    time.sleep(60)\n"
        "import pourparler as pp\npp.analyse\na.LENSES = (slow,)\n"
        "from pourparler.cli import main\nmain(['report', sys.argv[1], '-o', sys.argv[2]])\n"
    )
    run = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path), str(tmp_path / "page.html")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ},
    )
    assert run.stdout is not None
    assert run.stdout.readline().strip() == "ready"
    time.sleep(0.1)
    run.send_signal(signal.SIGINT)
    _, stderr = run.communicate(timeout=20)
    assert run.returncode == 1
    assert stderr.strip() == "stopped; nothing was written"
    assert [p.name for p in tmp_path.iterdir()] == ["case.yaml"]


def test_a_page_that_cannot_take_its_place_leaves_nothing_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the last step of writing fails, the half-written file is removed and the old page stands."""
    from pourparler.report.write import write

    (tmp_path / "page.html").write_text("old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(pp.PourparlerError, match="cannot be written"):
        write(tmp_path / "page.html", "new")
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("page.html", "old")]


def test_a_source_that_was_taken_out_is_told_what_to_do(tmp_path: Path) -> None:
    """A citation of what the case does not hold ends in a line that says how to see what falls without a source; one
    that is near to a known id asks whether that was meant."""
    sources = "sources:\n  office: {who: An office, record: on_record}\n"
    (line,) = problems(tmp_path, GOOD + sources + "open:\n  - {is: Is it?, said: south_aide}\n")
    assert '"south_aide" is no statement or source; known here: office' in line and "whatif CASE --without" in line
    (line,) = problems(tmp_path, GOOD + sources + "open:\n  - {is: Is it?, said: ofice}\n")
    assert line.endswith("did you mean office?")
