"""`pourparler stability`: the shape of its JSON, its numbers, what it says on a terminal, and bad input."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner

import pourparler as pp
from pourparler.cli import main
from pourparler.space.compile import Valuation
from pourparler.space.conflict import Conflict
from pourparler.space.graph import Grid, Mover
from pourparler.space.preference import Spread
from pourparler.space.readings import Readings

TALKS = """
pourparler: 1
title: Two and a river
parties:
  north: {name: North}
  south: {name: South}
issues:
  water:
    question: Who gets the water?
    options: {none: Nobody, half: Half each, all: All to the north}
    agree: [north, south]
    can_break: [south]
  fence:
    question: Is there a fence?
    options: {no: No, yes: Yes}
    agree: [north]
today: {water: none, fence: no}
views:
  north:
    - {when: {water: half}, worth: 10}
    - {when: {water: all}, worth: 20}
    - {when: {fence: yes}, worth: VALUE}
  south:
    - {when: {water: half}, worth: 5}
    - {when: {water: all}, worth: -5}
    - {when: {fence: yes}, worth: -1}
plans:
  split: {title: Half each, steps: [{does: {water: half}}]}
  grab: {title: All to the north, steps: [{does: {water: all}}]}
"""


def run(*words: object) -> tuple[int, str, str]:
    """Exit code, output and errors."""
    result = CliRunner().invoke(main, ["stability", *map(str, words)])
    return result.exit_code, result.stdout, result.stderr


def answer(*words: object) -> dict[str, Any]:
    code, out, err = run(*words, "--json")
    assert code == 0, err
    return dict(json.loads(out))


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    """Exact numbers: the fence is worth 2 to the north."""
    path = tmp_path / "talks.yaml"
    path.write_text(TALKS.replace("VALUE", "2"), encoding="utf-8")
    return path


@pytest.fixture
def ranged(tmp_path: Path) -> Path:
    """The fence is worth from -1 to 3 to the north."""
    path = tmp_path / "ranged.yaml"
    path.write_text(TALKS.replace("VALUE", "[-1, 3]"), encoding="utf-8")
    return path


def test_states_are_feasible_packages_last_issue_fastest(talks: Path) -> None:
    """Numbers start at 1 and follow the packages, the last issue changing fastest."""
    found = answer(talks)
    assert found["states"] == 6
    assert found["state"]["1"] == {"water": "none", "fence": "no"}
    assert found["state"]["2"] == {"water": "none", "fence": "yes"}
    assert found["state"]["3"] == {"water": "half", "fence": "no"}
    assert found["today"] == 1
    assert found["plans"] == {"split": 3, "grab": 5}


def test_one_reading_gives_no_some(talks: Path) -> None:
    """With exact numbers there is one reading: the north wants its fence, the south breaks what it loses by."""
    found = answer(talks)
    assert found["stable"]["nash"] == {"north": [2, 4, 6], "south": [1, 2, 3, 4]}
    assert found["equilibria"]["nash"] == [2, 4]
    assert not [key for key in found if key.endswith(("_some", "_open"))]


def test_readings_give_every_and_some(ranged: Path) -> None:
    """Where the fence may be worth less than nothing, the north stays at each state in some reading, in none in every."""
    found = answer(ranged)
    assert found["stable"]["nash"]["north"] == []
    assert found["stable_some"]["nash"]["north"] == [1, 2, 3, 4, 5, 6]
    assert found["equilibria"]["nash"] == []
    assert found["equilibria_some"]["nash"] == [1, 2, 3, 4]


def test_lists_are_cut_and_counted(talks: Path) -> None:
    """A list beyond the limit is cut, and its full count stands beside it."""
    found = answer(talks, "--limit", 1)
    assert found["stable"]["nash"]["north"] == [2]
    assert found["counts"]["stable"]["nash"]["north"] == 3
    assert found["counts"]["equilibria"]["nash"] == 2


def test_concepts_can_be_chosen(talks: Path) -> None:
    """Only what is asked for is listed; L_h and non-myopic stand beside the others."""
    assert list(answer(talks, "--concept", "seq")["equilibria"]) == ["seq"]
    code, _, err = run(talks, "--concept", "l3")
    assert code == 1 and "joint moves" in err
    cuban = answer(pp.shipped("cuban_missiles"), "--concept", "nm", "--concept", "l2")
    assert set(cuban["equilibria"]) == {"nm", "l2"} == set(cuban["stable"])


def test_coalitions_and_blocs_are_labelled_apart(talks: Path) -> None:
    """Both together would gain from half each, so no coalition leaves it; a bloc of both is another answer."""
    found = answer(talks, "--coalitions", "--bloc", "north+south")
    assert set(found["coalition"]) == {"cnash", "cgmr", "csmr", "cseq"}
    assert set(found["per_coalition"]["cnash"]) == {"north", "south", "north+south"}
    assert 1 not in found["coalition"]["cnash"] and 4 in found["coalition"]["cnash"]
    assert found["blocs"]["acting_as_one"] == ["north+south"]


def test_types_of_unknown_preference_stand_under_their_own_name(ranged: Path) -> None:
    """A careful party (d) stays where a bold one (a) leaves."""
    bold, careful = (answer(ranged, "--unknown", kind) for kind in "ad")
    assert bold["unknown"] == "a" and careful["unknown"] == "d"
    assert bold["stable"]["nash"]["north"] == [] and careful["stable"]["nash"]["north"] == [1, 2, 3, 4, 5, 6]


def test_why_names_the_move_and_the_answer(talks: Path) -> None:
    """The south leaves a grab by breaking it, and nobody could answer that."""
    found = answer(talks, "--why", "grab", "--concept", "gmr")["why"]["grab"]
    assert found["south"]["gmr"]["holds"] == "none"
    assert "water “Nobody”" in found["south"]["gmr"]["says"][0]
    assert found["south"]["gmr"]["proofs"][0]["improvements"][-1]["sanction"] is None
    assert answer(talks, "--why", 5, "--concept", "gmr")["why"]["5"] == found


def test_change_names_the_least_shift(ranged: Path) -> None:
    """The north stays at today in every reading once its fence is worth 3 less at most."""
    found = answer(ranged, "--change", "today", "--concept", "nash")["change"]["today"]["north"]["nash"]
    assert found["ways"] == [[{"view": "north.3", "says": found["ways"][0][0]["says"], "shift": -3}]]
    assert found["settled_by"] == [{"view": "north.3", "at_lowest": "stays", "at_highest": "leaves"}]


def test_the_same_input_gives_the_same_bytes(ranged: Path) -> None:
    """Twice the same, draws included."""
    assert run(ranged, "--json", "--why", "split") == run(ranged, "--json", "--why", "split")


def test_a_terminal_gets_tables_and_sentences(ranged: Path) -> None:
    """The plain command names parties, plans and equilibria."""
    code, out, err = run(ranged, "--why", "split", "--change", "split", "--coalitions", "--bloc", "north+south")
    assert code == 0 and not err
    for word in ("North", "Half each", "Everybody stays", "Why: split", "What would have to change: split", "No coalition"):
        assert word in out


def test_the_graph_can_be_written_and_read_again(talks: Path, tmp_path: Path) -> None:
    """A graph written as JSON gives the same answer when it is read."""
    code, out, err = run(talks, "-o", tmp_path / "talks.json")
    assert code == 0 and "wrote" in out, err
    assert answer(tmp_path / "talks.json")["stable"] == answer(talks)["stable"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--why", "splitt"], "did you mean split?"),
        (["--why", "7"], "there are 1 to 6"),
        (["--change", "nothing"], "no plan"),
        (["--concept", "nsh"], "did you mean nash?"),
        (["--unknown", "e"], "there are a, b, c and d"),
        (["--unknown", "a", "--why", "split"], "without a type"),
        (["--bloc", "north+west"], "no party 'west'"),
        (["--bloc", "north", "--bloc", "north+south"], "two blocs"),
        (["-o", "talks.txt"], "give the file such an ending"),
    ],
)
def test_bad_wishes_end_in_one_line(talks: Path, words: list[str], says: str) -> None:
    """One clear line on stderr, exit code 1, nothing on stdout."""
    code, out, err = run(talks, *words)
    assert code == 1 and says in err and err.count("\n") == 1 and not out


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "JSON"),
        ("{}", "options"),
        ('{"options": [{"name": "a"}], "decisionMakers": [{"name": "A", "options": []}]}', "nobody"),
    ],
)
def test_bad_files_end_in_lines(tmp_path: Path, text: str, says: str) -> None:
    """A broken .gmcr file ends in lines that name it."""
    path = tmp_path / "bad.gmcr"
    path.write_text(text, encoding="utf-8")
    code, out, err = run(path)
    assert code == 1 and not out and says in err
    assert all(line.startswith(str(path)) for line in err.splitlines())


def test_l_h_for_three_parties_is_refused() -> None:
    """L_h is asked for three parties: one clear line."""
    code, _, err = run(pp.shipped("elmira"), "--concept", "l3")
    assert code == 1 and "two parties; here are 3" in err and err.count("\n") == 1


def test_no_views_to_change_in_a_ranking() -> None:
    """A file of rankings has no views."""
    code, _, err = run(pp.shipped("cuban_missiles"), "--change", "3")
    assert code == 1 and "needs a case" in err


def test_a_space_too_large_is_refused_beforehand(tmp_path: Path) -> None:
    """Its size, and what would fit, are said."""
    issues = "\n".join(f"  i{k}: {{question: q, options: {{a: a, b: b}}, agree: [north]}}" for k in range(14))
    today = ", ".join(f"i{k}: a" for k in range(14))
    path = tmp_path / "big.yaml"
    path.write_text(
        f"pourparler: 1\ntitle: t\nparties:\n  north: {{name: n}}\nissues:\n{issues}\ntoday: {{{today}}}\n"
        "views:\n  north:\n    - {when: {i0: b}, worth: [1, 2]}\n",
        encoding="utf-8",
    )
    code, _, err = run(path)
    assert code == 1 and "16,384" in err and "10,000" in err and err.count("\n") == 1
    assert pp.analyse(pp.load(path)).finding("stability").complete is False


def test_a_graph_is_no_case() -> None:
    """A case is asked for, and a graph is given: the line says which command reads it."""
    for name in ("elmira", "cuban_missiles"):
        result = CliRunner().invoke(main, ["check", str(pp.shipped(name))])
        assert result.exit_code == 1 and "pourparler stability" in result.stderr


def test_memory_is_asked_for_beforehand(monkeypatch: pytest.MonkeyPatch, talks: Path) -> None:
    """On a machine with too little memory the space is refused with what it needs and what would fit."""
    monkeypatch.setattr("pourparler.lens.stability.room.installed", lambda: 2_000)
    code, out, err = run(talks)
    assert code == 1 and not out and "would fit" in err and err.count("\n") == 1


def test_the_way_from_today_says_who_moves_and_who_gains(talks: Path) -> None:
    """Half each takes both, and both gain; what is reached by gains alone is told apart from what is reached at all."""
    found = answer(talks, "--why", "split")
    assert found["way"]["split"] == [{"who": ["north", "south"], "to": 3, "gain": {"north": "every", "south": "every"}}]
    assert found["attainable"] == {"any": [1, 2, 3, 4, 5, 6], "improvements": [1, 2, 3, 4]}


def test_too_many_moves_to_list_are_refused() -> None:
    """One party that settles everything can go from each state to each other: too many to compare, and it is said."""
    data = np.ones((100, 100), dtype=bool)
    grid = Grid((100, 100), ((), ()), (Mover((0,), (tuple(range(100)),) * 2),), data)
    reading = Readings(("r",), (Fraction(-1),), (Fraction(1),))
    truths = np.array([[0], [1]], dtype=np.int8)
    open_ = Spread(Valuation("p", (), (), (), reading), np.arange(10_000) % 2, truths, np.zeros(2, dtype=bool))
    with pytest.raises(pp.PourparlerError, match="merge issues or options"):
        pp.stability(Conflict("t", ("p",), grid, (open_,)))
