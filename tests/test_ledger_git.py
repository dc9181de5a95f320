"""The ledger in git: two people work on it in branches of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from ledger_texts import draft, report, word

from pourparler.errors import InputError
from pourparler.evidence.ledger import Ledger

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository with a ledger of one report and three drafts."""
    git(tmp_path, "init", "-q", "-b", "main")
    ledger = Ledger.open(tmp_path / "ledger")
    of = report()
    ledger.add(of, [draft(of, words) for words in ("Ana", "the north", "ferry")])
    commit(tmp_path)
    return ledger.folder


def git(folder: Path, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    who = {f"GIT_{role}_{key}": "a@b.c" for role in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")}
    none = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    told = subprocess.run(
        ["git", *arguments], cwd=folder, capture_output=True, text=True, env={**os.environ, **who, **none}
    )
    assert not check or told.returncode == 0, told.stderr + told.stdout
    return told


def commit(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "x")


def branches(folder: Path, one, other) -> None:
    """Does ``one`` on a branch, ``other`` on main, and merges."""
    git(folder.parent, "checkout", "-q", "-b", "side")
    one(Ledger.open(folder))
    commit(folder.parent)
    git(folder.parent, "checkout", "-q", "main")
    other(Ledger.open(folder))
    commit(folder.parent)
    git(folder.parent, "merge", "-q", "side")


def test_two_reviewers_in_two_branches_merge_without_a_conflict(folder: Path) -> None:
    """Each has a file of their own, so the words of both are there and count together."""

    def say(name: str, status: str):
        return lambda ledger: ledger.append(name, [word(one, status) for one in ledger.drafts()[:2]])

    branches(folder, say("ana", "accepted"), say("bo", "rejected"))
    ledger = Ledger.open(folder)
    assert [row.status for row in ledger.settled().standings] == ["in dispute", "in dispute", "waiting"]
    assert ledger.notices == ()


def test_drafts_and_words_added_to_one_file_in_two_branches_merge_too(folder: Path) -> None:
    """Lines that both sides added to the same file are all kept; at most their order is put right by the next write."""
    of = report()

    def work(words: str, at: int):
        def both(ledger: Ledger) -> None:
            ledger.add(of, [draft(of, words)])
            ledger.append("ana", [word(ledger.drafts()[at])])

        return both

    branches(folder, work("harbour", 0), work("Two officials", 1))
    ledger = Ledger.open(folder)
    assert len(ledger.drafts()) == 5 and len(ledger.latest("ana")) == 2
    ledger.add(of, [draft(of, "border")])
    ledger.append("ana", [word(ledger.drafts()[-1])])
    assert Ledger.open(folder).notices == ()


def test_one_reviewer_who_spoke_on_one_statement_in_two_branches_must_choose(folder: Path) -> None:
    """Two second revisions by one reviewer are named with both lines; neither is lost."""

    def say(status: str):
        return lambda ledger: ledger.append("ana", [word(ledger.drafts()[0], status)])

    branches(folder, say("accepted"), say("rejected"))
    with pytest.raises(InputError, match=r"wire.ana.jsonl:2: st-\w+: revision 2 is given twice \(also line 1\); make one"):
        Ledger.open(folder)
    assert {s.review.status for s in Ledger.read(folder).statements()} == {"draft", "accepted", "rejected"}


def test_the_same_report_added_in_two_branches_is_told(folder: Path) -> None:
    """The same bytes under two names are one document twice: a notice names both."""

    def add(name: str):
        of = report(name, "the north waits")
        return lambda ledger: ledger.add(of, [draft(of, "the north")])

    branches(folder, add("one"), add("two"))
    ledger = Ledger.open(folder)
    assert [str(notice).partition("ledger/")[2] for notice in ledger.notices] == [
        "two.json: holds the same bytes as one; keep one of them"
    ]
    assert len(ledger.settled().standings) == 5


def test_git_on_windows_leaves_the_bytes_alone(folder: Path) -> None:
    """With line ends set to be changed on checkout, a clone has the same bytes: the ledger's .gitattributes say so."""
    clone = folder.parent.parent / f"{folder.parent.name}-clone"
    git(folder.parent, "-c", "core.autocrlf=true", "clone", "-q", str(folder.parent), str(clone))
    git(clone, "-c", "core.autocrlf=true", "checkout", "-q", "HEAD", "--", ".")
    for path in folder.glob("wire*"):
        assert (clone / "ledger" / path.name).read_bytes() == path.read_bytes()


def test_the_index_and_the_lock_stay_out_of_git(folder: Path) -> None:
    """What can be made anew is not committed."""
    for name in (".index.sqlite", ".index.sqlite-journal", ".lock", ".wire.jsonl.tmp"):
        (folder / name).write_text("")
    assert git(folder.parent, "status", "--porcelain").stdout == ""
