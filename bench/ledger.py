"""Bench: a ledger of many statements: read and checked, indexed, searched; beside a plain scan of the same lines.

    python bench/ledger.py [STATEMENTS]    100,000 if not given, 100 in each document

Run it with ``src`` on PYTHONPATH, or with pourparler installed. The texts are made of random words, seed 1.
"""

from __future__ import annotations

import hashlib
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from pourparler.evidence.index import Index
from pourparler.evidence.index_entry import entries
from pourparler.evidence.index_open import FILE
from pourparler.evidence.index_query import Wanted
from pourparler.evidence.index_scan import matching, order
from pourparler.evidence.ledger import Ledger
from pourparler.evidence.ledger.about import written
from pourparler.evidence.ledger.book import Book
from pourparler.evidence.ledger.order import key_of
from pourparler.evidence.report import Report
from pourparler.evidence.statement import (
    STANCES,
    Actor,
    Attribution,
    Prov,
    Review,
    Span,
    Statement,
    When,
    identified,
    line_of,
)

T = TypeVar("T")
SEED = 1
EACH = 100  # statements in a document


def words(chance: random.Random, number: int) -> list[str]:
    """Invented words; the frequent ones as frequent as in a language (Zipf)."""
    letters = "aeioubdfgklmnprstvzéøł"
    made = ["".join(chance.choices(letters, k=chance.randint(2, 10))) for _ in range(number)]
    return chance.choices(made, [1 / (rank + 3) for rank in range(number)], k=200_000)


def report(chance: random.Random, pool: list[str], n: int) -> tuple[Report, list[Statement]]:
    text, places = "", []
    for _ in range(EACH):
        at = chance.randrange(len(pool) - 40)
        sentence = " ".join(pool[at : at + chance.randint(12, 34)]).capitalize() + "."
        places.append((len(text), len(text) + len(sentence)))
        text += sentence + "\n"
    day = f"{2020 + n % 6}-{1 + n % 12:02}-{1 + n % 28:02}"
    found = Report(f"report-{n}", text, hashlib.sha256(text.encode()).hexdigest(), published=day, outlet="Wire")
    return found, [statement(chance, found, *place) for place in places]


def statement(chance: random.Random, of: Report, start: int, end: int) -> Statement:
    cut = of.text.index(" ", start + 8)
    party = f"party{chance.randrange(8)}"
    person = f"person{chance.randrange(40)}" if chance.random() < 0.5 else party
    who = of.text[start:cut]
    link = Attribution("two officials", "anonymous", True, Span(start, cut, who), None, "generic_plural", 2, "said")
    found = Statement(
        id="",
        doc=of.id,
        span=Span(start, end - 1, of.text[start : end - 1]),
        sentence=Span(start, end, of.text[start:end]),
        cue=Span(cut + 1, cut + 3, of.text[cut + 1 : cut + 3]),
        actor=Actor(person, party, Span(start, cut, who)),
        stance=chance.choice(STANCES),
        issue=f"issue{chance.randrange(12)}",
        alternative=f"option{chance.randrange(5)}",
        modality="claim",
        prov=Prov("rules/verb", "1", "case", "lexicon"),
        attribution=(link,) if chance.random() < 0.4 else (),
        when=When("date", None, "2025-08-16"),
    )
    return identified(found, of.sha256)


def fill(folder: Path, number: int, chance: random.Random) -> Ledger:
    """A ledger with a third of its statements accepted; written directly, since `add` syncs each file to the disk."""
    pool = words(chance, 20_000)
    for n in range(number // EACH):
        of, drafts = report(chance, pool, n)
        for name, data in zip((f"{of.id}.txt", f"{of.id}.json"), written(of), strict=True):
            (folder / name).write_bytes(data)
        said = [
            replace(one, review=Review("accepted", "ana", "2025-01-01T00:00:00Z", f"{one.id}@1"))
            for one in drafts
            if chance.random() < 0.33
        ]
        for name, rows in ((f"{of.id}.jsonl", drafts), (f"{of.id}.ana.jsonl", said)):
            lines = "".join(f"{line_of(one)}\n" for one in sorted(rows, key=key_of))
            (folder / name).write_bytes(lines.encode())
    return Ledger(folder)


def timed(says: str, work: Callable[[], T], of: Callable[[T], object] = lambda found: "", times: int = 1) -> T:
    """Prints the time of the work, the median of several, and what it found."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        found = work()
        taken.append(time.perf_counter() - start)
    print(f"{says:<58} {statistics.median(taken):9.4f} s   {of(found)}")
    return found


def searched(index: Index, books: Sequence[Book], some: Sequence[str]) -> None:
    """The same questions to the index and to a scan of all statements, which must find the same."""
    by_number = sorted(some, key=lambda one: index.search(Wanted(one), 0).total)
    rare, often = by_number[0], by_number[-1]
    questions = {
        "a rare word": Wanted(rare),
        "the most frequent word": Wanted(often),
        "both": Wanted(f"{often} {rare}"),
        "a phrase of two words": Wanted(f'"{some[2]} {some[3]}"'),
        "a beginning of two letters": Wanted(f"{often[:2]}*"),
        "a beginning of one letter": Wanted(f"{often[:1]}*"),
        "a beginning of one letter, of one party": Wanted(f"{often[:1]}*", party=("party1",)),
        "one party, one stance, from a day on": Wanted(party=("party1",), stance=("refuses",), since="2023-05-01"),
        "what counts, anonymous": Wanted(status=("accepted",), record=("anonymous",)),
        "everything": Wanted(),
    }
    entries_of = [entry for book in sorted(books, key=order) for entry in entries(book, {})]
    for says, wanted in questions.items():
        found = timed(f"  {says}: index, 50 rows", lambda w=wanted: index.search(w, 50), lambda f: f"{f.total:,}", 5)
        plain = timed(f"  {says}: scan", lambda w=wanted: list(matching(entries_of, w)))
        assert found.total == len(plain) and list(found.claims) == [entry.claim for entry in plain[:50]]


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fill(folder, number, random.Random(SEED))
        size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
        lines = sum(path.read_bytes().count(b"\n") for path in folder.glob("*.jsonl"))
        print(f"seed {SEED}; {number:,} statements, {lines:,} lines, {number // EACH:,} documents, {size:.0f} MB")
        timed("index built from the files, every line checked", lambda: Index.open(folder).close())
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
        print(f"  memory {peak:.0f} MB; the index has {(folder / FILE).stat().st_size / 1e6:.0f} MB")
        timed("index opened, nothing changed", lambda: Index.open(folder).close(), times=3)
        ledger = timed("ledger opened, every line checked", lambda: Ledger.open(folder))
        (folder / FILE).unlink()
        timed("index built from an open ledger", lambda: Index.open(ledger).close())
        timed("settled", ledger.settled, lambda found: f"{len(found.accepted):,} accepted", 3)
        drafts = ledger.drafts()
        words = iter(replace(one, review=Review("accepted")) for one in drafts)
        timed("a word said, on the disk", lambda: ledger.append("bo", [next(words)]), times=5)
        timed("index opened, one document changed", lambda: Index.open(folder).close())
        with Index.open(folder) as index:
            searched(index, ledger.books(), drafts[7].sentence.text.rstrip(".").lower().split())
        print(f"memory, with the ledger: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:.0f} MB")


if __name__ == "__main__":
    main()
