"""How fast the reader is: a report of some 300 words, megabytes of reports, and megabytes dense in statements.

python bench/reader.py [MEGABYTES]
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path
from time import perf_counter

HERE = Path(__file__).parent.parent
sys.path.insert(0, str(HERE / "tests"))

from gold_files import GoldFile, gold_files  # noqa: E402

from pourparler.evidence.documents.read import read_report  # noqa: E402
from pourparler.evidence.drafter.draft import draft  # noqa: E402


def main() -> int:
    megabytes = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    texts = gold_files()
    for g in texts[:2]:
        draft(read_report(g.data, g.name, published=g.published), g.lexicon)
    spent, words = 0.0, 0
    for g in texts:
        begin = perf_counter()
        draft(read_report(g.data, g.name, published=g.published), g.lexicon)
        spent, words = spent + perf_counter() - begin, words + len(g.text.split())
    each = spent / words * 300
    print(f"a report of 300 words: {each * 1000:.0f} ms (mean of {len(texts)} reports, {words:,} words)")
    whole, took = _long("\n\n".join(g.text for g in texts), texts[0], megabytes, "reports one after the other")
    ratio = took / len(whole.split()) / (spent / words)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    dense = max(texts, key=lambda g: len(g.statements) / len(g.text))
    print(f"ratio, a word in the long report to a word in a short one: {ratio:.2f}; peak memory {peak:.0f} MB")
    _long(dense.text, dense, megabytes, f"the report with most statements ({dense.name}), again and again")
    return 0


def _long(one: str, of: GoldFile, megabytes: float, says: str) -> tuple[str, float]:
    """Reads a text repeated up to a size, with a report's lexicon; returns the whole and the seconds."""
    size = int(megabytes * 1e6)
    whole = ((one + "\n\n") * (size // len(one) + 1))[:size]
    begin = perf_counter()
    report = read_report(whole.encode(), "many.txt", published="2025-08-16")
    reading = perf_counter() - begin
    found = draft(report, of.lexicon)
    took = perf_counter() - begin
    print(f"{megabytes:g} MB, {says}: {took:.1f} s ({reading:.1f} s to open it), {len(found.statements):,} drafts")
    return whole, took


if __name__ == "__main__":
    sys.exit(main())
