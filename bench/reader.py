"""How fast the reader is: a report of some 300 words, and megabytes of reports one after the other.

python bench/reader.py [MEGABYTES]
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path
from time import perf_counter

HERE = Path(__file__).parent.parent
sys.path.insert(0, str(HERE / "tests"))

from gold_files import gold_files  # noqa: E402

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
    size = int(megabytes * 1e6)
    one = "\n\n".join(g.text for g in texts)
    whole = (one * (size // len(one) + 1))[:size]
    begin = perf_counter()
    report = read_report(whole.encode(), "many.txt", published="2025-08-16")
    reading = perf_counter() - begin
    found = draft(report, texts[0].lexicon)
    took = perf_counter() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(
        f"{megabytes:g} MB as one report: {took:.1f} s ({reading:.1f} s to open it), {len(found.statements):,} drafts"
    )
    ratio = took / len(whole.split()) / (spent / words)
    print(f"ratio, a word in the long report to a word in a short one: {ratio:.2f}; peak memory {peak:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
