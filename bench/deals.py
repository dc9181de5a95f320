"""Bench: a million packages through the deal lens, beside a plain loop over a sample of them, in one run."""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PARTIES, ISSUES, OPTIONS, REASONS, SAMPLE = 6, 10, 4, 12, 2_000
SEED = 1


def case_text(rng: random.Random) -> str:
    """A case of 6 parties, 10 issues of 4 options, 12 ranged reasons a party."""
    parties = [f"p{n}" for n in range(PARTIES)]
    lines = ["pourparler: 1", "title: bench", "parties:", *(f"  {p}: {{name: {p}}}" for p in parties), "issues:"]
    for i in range(ISSUES):
        two = sorted(rng.sample(parties, 2))
        lines += [f"  i{i}:", "    question: q", "    options:", *(f"      o{o}: o" for o in range(OPTIONS))]
        lines += [f"    agree: [{', '.join(two)}]"]
    lines += ["today:", *(f"  i{i}: o0" for i in range(ISSUES)), "views:"]
    for p in parties:
        lines.append(f"  {p}:")
        for _ in range(REASONS):
            named = rng.sample(range(ISSUES), rng.choice([1, 1, 2]))
            terms = ", ".join(f"i{i}: o{rng.randrange(OPTIONS)}" for i in named)
            low = rng.randint(-40, 30)
            lines.append(f"    - {{when: {{{terms}}}, worth: [{low}, {low + rng.randint(0, 20)}]}}")
    return "\n".join(lines) + "\n"


def plain_loop(path: Path, rng: random.Random) -> float:
    """Seconds a package for a plain loop over verdicts, party by party."""
    import pourparler as pp
    from pourparler.case.conditions import holds

    case = pp.load(path)
    assert case.today is not None
    names = {id: [o.id for o in issue.options] for id, issue in case.issues.items()}
    sample = [{i: rng.choice(options) for i, options in names.items()} for _ in range(SAMPLE)]
    begin = time.perf_counter()
    for terms in sample:
        for views in case.views.values():
            low = high = 0
            for r in views.reasons:
                change = holds(r.when, terms) - holds(r.when, case.today)
                assert r.low is not None and r.high is not None
                low += min(change * r.low, change * r.high)
                high += max(change * r.low, change * r.high)
    return (time.perf_counter() - begin) / SAMPLE


def main() -> None:
    rng = random.Random(SEED)
    packages = OPTIONS**ISSUES
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.yaml"
        path.write_text(case_text(rng), encoding="utf-8")
        begin = time.perf_counter()
        command = [sys.executable, "-m", "pourparler", "deals", str(path), "--json"]
        subprocess.run(command, check=True, stdout=subprocess.PIPE)
        whole = time.perf_counter() - begin
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        loop = plain_loop(path, rng) * packages
    print(f"seed {SEED}; {packages:,} packages, {PARTIES} parties, {REASONS} ranged reasons each")
    print(f"deals, whole process: {whole:.2f} s, {peak:.0f} MB")
    print(f"plain loop, from {SAMPLE:,} sampled packages: {loop:.0f} s; ratio {loop / whole:.0f}")


if __name__ == "__main__":
    main()
