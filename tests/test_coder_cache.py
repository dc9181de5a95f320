"""Answers are kept by what was asked: a second run replays the first, and a stopped run loses nothing."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from coder_reports import TEXT, Coded, coded, kinds, long_text
from mock_model import Asked, Handler, item, model, says, status, words

from pourparler.evidence.coder import ModelError, home
from pourparler.evidence.statement import line_of

GOOD = item(1, "The North supports a joint ferry", cue="supports")
BAD = item(1, "invented")


def lines(found: Coded) -> str:
    return "\n".join([*map(line_of, found.statements), repr(found.rejected), repr(found.notices)])


def plan(handler: Handler) -> None:
    """A statement for each sentence of the window."""
    asked: Asked = handler.server.mock.asked[-1]
    says([item(row["n"], f"The North supports ferry plan {row['n']}") for row in asked.sentences])(handler)


@pytest.mark.parametrize(
    "replies",
    [
        [[GOOD, BAD]],
        [status(400), [GOOD, BAD]],
        [words("no"), [GOOD, BAD]],
        [status(422), status(422), words("no"), [GOOD]],
    ],
)
def test_a_second_run_replays_the_first_without_asking(replies: list[Any], tmp_path: Path) -> None:
    """Drafts, dropped items and notices are the same bytes, whichever form and try gave the answer."""
    with model(*replies) as mock:
        first = coded(mock, folder=tmp_path)
        asked = len(mock.asked)
        second = coded(mock, folder=tmp_path)
    assert first.statements and len(mock.asked) == asked == len(replies)
    assert lines(first) == lines(second)


def test_a_replay_needs_no_server(tmp_path: Path) -> None:
    """With every answer kept, a server that is gone is not missed."""
    with model([GOOD]) as mock:
        first = coded(mock, folder=tmp_path)
    assert lines(coded(mock, folder=tmp_path)) == lines(first)


def test_parted_windows_replay_too(tmp_path: Path) -> None:
    """A window that did not fit is parted again without asking."""

    def reply(handler: Handler) -> None:
        (words("", "length") if len(handler.server.mock.asked[-1].sentences) > 2 else plan)(handler)

    with model(reply) as mock:
        first = coded(mock, long_text(5), tmp_path)
        asked = len(mock.asked)
        assert lines(coded(mock, long_text(5), tmp_path)) == lines(first)
    assert len(first.statements) == 5 and len(mock.asked) == asked


def test_another_model_or_text_is_asked_anew(tmp_path: Path) -> None:
    """What was kept answers only what was asked: the same model about the same sentences and case."""
    with model([GOOD]) as mock:
        coded(mock, folder=tmp_path)
        coded(mock, folder=tmp_path, model="mock:2")
        coded(mock, TEXT.replace("half", "all"), tmp_path)
        assert len(mock.asked) == 3
        coded(mock, folder=tmp_path, key="another-key-of-mine", timeout=3.0)
    assert len(mock.asked) == 3


def test_what_was_answered_stays_when_a_run_is_stopped(tmp_path: Path) -> None:
    """A user who stops a run, or a server that dies, leaves the answers so far, and the next run goes on from there."""

    def stop(done: int, of: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    text = long_text(40)
    with model(plan) as mock, pytest.raises(KeyboardInterrupt):
        coded(mock, text, tmp_path, progress=stop)
    assert len(mock.asked) == 2
    with pytest.raises(ModelError, match="goes on from there"):
        coded(mock, text, tmp_path)
    with model(plan) as mock:
        found = coded(mock, text, tmp_path)
    assert len(found.statements) == 40 and [asked.sentences[0]["n"] for asked in mock.asked] == [25, 37]
    assert not [path for path in tmp_path.iterdir() if path.suffix != ".json"]


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"[]", b"null", b'{"form": "x"}', b"\xff", b"[" * 100_000, b'{"form": "pourparler-model-answer/1", "content": 3}'],
)
def test_a_damaged_file_is_asked_for_again_and_told(damage: bytes, tmp_path: Path) -> None:
    """A kept answer that cannot be read, or is not what was kept, is replaced."""
    with model([GOOD]) as mock:
        first = coded(mock, folder=tmp_path)
        (file,) = tmp_path.iterdir()
        whole = file.read_bytes()
        file.write_bytes(damage)
        second = coded(mock, folder=tmp_path)
    assert second.statements == first.statements and kinds(second) == ["model-cache"] and len(mock.asked) == 2
    assert file.read_bytes() == whole


def test_a_file_that_was_changed_is_not_trusted(tmp_path: Path) -> None:
    """An answer that does not fit its hash is asked for again."""
    with model([GOOD]) as mock:
        coded(mock, folder=tmp_path)
        (file,) = tmp_path.iterdir()
        row = json.loads(file.read_text(encoding="utf-8"))
        file.write_text(json.dumps({**row, "content": '{"statements": []}'}), encoding="utf-8")
        assert len(coded(mock, folder=tmp_path).statements) == 1
    assert len(mock.asked) == 2


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    """Where answers cannot be kept the drafts are there all the same, and it is told."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with model([GOOD]) as mock:
        found = coded(mock, folder=tmp_path / "file" / "below")
    assert len(found.statements) == 1 and "model-cache" in kinds(found)


def test_no_folder_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a folder nothing is written."""
    monkeypatch.chdir(tmp_path)
    with model([GOOD]) as mock:
        coded(mock)
        coded(mock)
    assert len(mock.asked) == 2 and not list(tmp_path.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="modes of files are POSIX")
def test_kept_answers_are_for_the_user_alone(tmp_path: Path) -> None:
    """Answers quote the report: no one else may read them."""
    with model([GOOD]) as mock:
        coded(mock, folder=tmp_path / "new")
    assert (tmp_path / "new").stat().st_mode & 0o077 == 0
    assert all(path.stat().st_mode & 0o077 == 0 for path in (tmp_path / "new").iterdir())


def test_kept_answers_hold_no_prompt(tmp_path: Path) -> None:
    """What was asked is kept as a hash only."""
    with model([GOOD]) as mock:
        coded(mock, folder=tmp_path)
    (file,) = tmp_path.iterdir()
    assert "half the water" not in file.read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="this system has another place")
def test_the_place_of_kept_answers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The cache folder of the user is the place unless another is given."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert home() == tmp_path / "pourparler" / "model"
