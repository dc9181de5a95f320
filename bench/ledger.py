"""Bench: a ledger of many statements: read and checked, indexed, searched; beside a plain scan of the same lines.

    python bench/ledger.py [STATEMENTS]    100,000 if not given, 100 in each document

Run it with ``src`` on PYTHONPATH, or with pourparler installed. The texts are made of random words, seed 1.
"""

from __future__ import annotations

import hashlib
import random
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from pourparler.evidence.ledger import Ledger
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
    from pourparler.evidence.ledger.about import written
    from pourparler.evidence.ledger.order import key_of

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


def timed(says: str, of: object, done: float) -> None:
    print(f"{says:<60} {done:8.3f} s  {of}")


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"seed {SEED}; {number:,} statements in {number // EACH:,} documents")
        fill(folder, number, random.Random(SEED))
        size = sum(path.stat().st_size for path in folder.iterdir())
        start = time.perf_counter()
        ledger = Ledger.open(folder)
        timed("read and checked", f"{size / 1e6:.0f} MB", time.perf_counter() - start)
        start = time.perf_counter()
        timed("settled", len(ledger.settled().accepted), time.perf_counter() - start)


if __name__ == "__main__":
    main()
