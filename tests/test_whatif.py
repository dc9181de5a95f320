"""What-if, handling and checks: what changes, what is left out, and what is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import pourparler as pp
from pourparler.case.shipped import shipped
from pourparler.cli import main

CASE = """pourparler: 1
title: Two sides
sources:
  told: {who: an aide whose name is Nightingale, side: b, record: anonymous, in: memo, handling: internal}
  said: {who: a spokesperson, side: a, record: on_record, in: memo}
documents:
  memo: {title: A memo}
parties:
  a: {name: A}
  b: {name: B}
issues:
  x: {question: X, options: {x0: none, x1: some}, agree: [a, b]}
  y: {question: Y, options: {y0: none, y1: some}, agree: [a]}
today: {x: x0, y: y0}
limits:
  - {party: b, never: {y: y1}, kind: declared, said: told}
views:
  a:
    - {x: x1, said: said}
    - today
    - {y: y1, said: told, because: the cellar floods}
plans:
  p:
    title: P
    steps: [{does: {x: x1, y: y1}, said: said}]
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "case.yaml").write_text(CASE)
    return tmp_path


def run(*args: str) -> str:
    result = CliRunner().invoke(main, args)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_an_assumption_settles_the_cell_it_is_about(path: Path) -> None:
    """Assuming that A would rather have the plan turns its cell from depends to yes."""
    out = json.loads(run("whatif", str(path), "--assume", "a: better {x: x1, y: y1} than today", "--json"))
    assert {(c["plan"], c["column"], c["before"], c["after"]) for c in out["changes"]} >= {("p", "a", "depends", "yes")}


def test_without_a_source_what_rests_on_it_alone_goes(path: Path) -> None:
    """Without the aide's word B's protest is gone, and A, which had a view of the cellar, is no surer than before."""
    case = pp.without(pp.load(path), "told")
    assert not case.limits
    assert [(r.id, r.word, r.fell) for r in case.views["a"].reasons] == [("a.1", "", False), ("a.2", "unknown", True)]
    assert pp.analyse(case).plan_table.row("p").parties[0].value == "depends"
    out = json.loads(run("whatif", str(path), "--without", "told", "--json"))
    assert out["gone"] == ["A's view a.2", "the red line b.limit.1"]


@pytest.mark.parametrize("name", ["donbas", "sport_park", "starter"])
def test_taking_evidence_away_never_makes_an_answer_surer(name: str) -> None:
    """Without any one source or statement, a cell of a plan whose steps all stand is as before, or open."""
    case = pp.load(str(shipped(name)))
    before = {row.id: row for row in pp.analyse(case).plan_table.rows}
    looked = 0
    for gone in (*case.sources, *case.statements):
        less = pp.without(case, gone)
        for row in pp.analyse(less).plan_table.rows if less != case else ():
            old = before.get(row.id)
            if old is None or row.kind == "repair" or old.terms != row.terms:
                continue
            cells = zip((*old.cells, *old.parties), (*row.cells, *row.parties), strict=True)
            firmer = [(b.about, a.value, b.value) for a, b in cells if b.value not in (a.value, "depends", "unknown")]
            assert not [each for each in firmer if each[0][-1] != "said"]
            looked += 1
    assert looked or name == "starter"


def test_a_red_line_that_rests_on_a_lost_source_leaves_the_cell_open(path: Path) -> None:
    """Without the source of a bar the plan is not known to be free of it, and the cell says which line it was."""
    bar = CASE.replace("{party: b, never: {y: y1}", "{party: a, never: {y: y1}")
    (path / "case.yaml").write_text(bar)
    case = pp.load(path)
    assert pp.analyse(case).plan_table.row("p").cell("barred").value == "yes"
    cell = pp.analyse(pp.without(case, "told")).plan_table.row("p").cell("barred")
    assert cell.value == "unknown"
    assert "A (declared)" in cell.why


def test_a_plan_that_loses_a_step_says_so(path: Path) -> None:
    """A plan one of whose steps rests on the source that is left out carries the number of the step in its title."""
    two = CASE.replace("[{does: {x: x1, y: y1}, said: said}]", "[{does: {x: x1}, said: said}, {does: {y: y1}, said: told}]")
    (path / "case.yaml").write_text(two)
    assert pp.without(pp.load(path), "told").plans[0].title == "P, without step 2"


def test_a_list_that_loses_a_statement_is_open_below_it(path: Path) -> None:
    """In a prioritised list what stands above the lost statement still decides, and what it ranked lower is unknown."""
    views = "  a:\n    prioritised:\n      - {when: {x: x1}, said: said}\n      - {when: {y: y0}, said: told}\n"
    listed = CASE[: CASE.index("  a:\n    - {x: x1")] + views + CASE[CASE.index("plans:"):]
    (path / "case.yaml").write_text(listed)
    case = pp.load(path)
    assert pp.analyse(pp.without(case, "told")).plan_table.row("p").parties[0].value == "yes"
    assert [r.id for r in pp.without(case, "told").views["a"].reasons] == ["a.1"]


def test_a_row_of_ones_own(path: Path) -> None:
    """Terms on the command line add a row that is judged like any plan."""
    out = json.loads(run("whatif", str(path), "x=x1", "--json"))
    (row,) = out["rows"]
    assert row["kind"] == "what-if"
    assert [v["value"] for v in row["parties"]] == ["yes", "unknown"]


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["x=x9"], '"x9" is no option of x'),
        (["x"], '"x" is no term'),
        (["--assume", "c: wants {x: x1}"], '"c" is no party'),
        (["--assume", "a: loves {x: x1}"], "is no assumption"),
        (["--assume", "a: better {x: x0} than {x: x1}"], "no reading agrees"),
        (["--without", "nobody"], '"nobody" is no source'),
    ],
)
def test_a_bad_what_if_ends_in_a_clear_line(path: Path, args: list[str], says: str) -> None:
    """Mistakes on the command line are named, with exit code 1."""
    result = CliRunner().invoke(main, ["whatif", str(path), *args])
    assert result.exit_code == 1
    assert says in result.stderr


def test_what_is_not_open_stays_off_the_page_unless_full(path: Path) -> None:
    """Words of an internal source, and of what rests on it alone, are left out and counted; --full shows them."""
    shown = pp.analyse(pp.load(path))
    full = pp.analyse(pp.load(path), full=True)
    for secret in ("Nightingale", "cellar", "y “some”: below today"):
        assert secret not in shown.html()
        assert secret in full.html()
    assert shown.plan_table.left_out == 1
    assert [v.value for v in shown.plan_table.row("p").parties] == [v.value for v in full.plan_table.row("p").parties]


def test_the_page_escapes_what_the_case_says(path: Path) -> None:
    """A title with markup in it stays a text, in the page and in the embedded findings."""
    (path / "case.yaml").write_text(CASE.replace("Two sides", "</script><img src=x>"))
    html = pp.analyse(pp.load(path)).html()
    assert "<img" not in html
    assert html.count("</script>") == 1


def test_a_protest_bars_nothing_and_check_names_it(path: Path) -> None:
    """B neither settles nor can stop y, so its limit on y is shown as a protest."""
    assert pp.deals(pp.compile(pp.load(path))).answer["packages"] == {"all": 4, "feasible": 4, "within_limits": 4}
    assert "protest" in {noted.check for noted in pp.check(pp.load(path))}


def test_check_names_each_kind_of_doubt(path: Path) -> None:
    """Loaded words, sizes nobody said, reasons that cannot hold and blocked breakings are named."""
    text = CASE.replace("title: P", "title: P against the regime")
    text = text.replace("agree: [a]}", "agree: [a], can_break: [a]}")
    text += "impossible:\n  - {x: x1, y: y0}\n"
    text = text.replace("  a:\n    - {x: x1, said: said}\n", "  a:\n    - {when: {x: x1, y: y0}, worth: 3}\n")
    (path / "case.yaml").write_text(text)
    found = {noted.check for noted in pp.check(pp.load(path))}
    assert {"loaded-words", "nobody-said", "never-holds", "blocked-breaking"} <= found
    assert CliRunner().invoke(main, ["check", str(path), "--strict"]).exit_code == 1


def test_the_starter_passes_a_strict_check(tmp_path: Path) -> None:
    """`new` writes a case that check has nothing to say about, and never overwrites one."""
    target = str(tmp_path / "talks")
    run("new", target)
    run("check", target, "--strict")
    assert CliRunner().invoke(main, ["new", target]).exit_code == 1


def test_the_schema_describes_the_shipped_cases() -> None:
    """Both shipped cases, read as plain YAML, validate against the printed schema."""
    jsonschema = pytest.importorskip("jsonschema")
    import yaml

    schema = json.loads(run("schema"))
    for name in ("donbas", "sport_park"):
        data = yaml.load(pp.shipped(name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        jsonschema.validate(data, schema)


def test_goal_restricts_the_counts(path: Path) -> None:
    """With a goal only packages where it holds are counted as agreements."""
    whole = json.loads(run("deals", str(path), "--json"))["acceptable"]
    part = json.loads(run("deals", str(path), "--goal", "y == y1", "--json"))["acceptable"]
    assert part["unknown"] < whole["unknown"]
    space = pp.compile(pp.load(path))
    assert pp.deals(space, goal="y == y1").answer["acceptable"] == part
    with pytest.raises(pp.InputError, match="is no issue"):
        pp.deals(space, goal="yy == y1")
