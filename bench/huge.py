"""Bench: spaces no one can enumerate, by mixed-integer programming; each answer is checked again in exact numbers.

    python bench/huge.py [SECONDS]    SECONDS: the budget of each question, 60 if not given

Run it with ``src`` on PYTHONPATH, or with pourparler installed.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pourparler as pp
from pourparler.lens.deals.huge.corrections import corrections
from pourparler.lens.deals.huge.find import diverse, feasible, nearest
from pourparler.lens.deals.huge.model import Model, model
from pourparler.lens.deals.huge.nash import nash
from pourparler.lens.deals.huge.points import egalitarian, kalai_smorodinsky, utilitarian

SEED = 1


def case_text(
    issues: int,
    options: int,
    parties: int,
    share: str,
    limits: int = 0,
    sparse: int = 0,
    opposed: float = 0.5,
    pairs: int = 2,
) -> str:
    """A case without today: each party's worths add up to 100 at best, ``share`` of it is what no deal is worth.

    Half of the issues run for or against a party from end to end. ``sparse``: how many issues a party has views of.
    """
    rng = random.Random(f"{SEED} {issues} {options} {parties} {limits} {sparse}")
    names = [f"p{n}" for n in range(parties)]
    lines = ["pourparler: 1", "title: bench", "parties:", *(f"  {p}: {{name: {p}}}" for p in names), "issues:"]
    for i in range(issues):
        lines += [f"  i{i}:", "    question: q", "    options:", *(f"      o{o}: o" for o in range(options))]
        lines += [f"    agree: [{', '.join(names)}]"]
    lines += ["no_deal:", *(f"  {p}: {share}" for p in names), "views:"]
    for p in names:
        lines.append(f"  {p}:")
        cared = sorted(rng.sample(range(issues), sparse or issues))
        weights = [rng.random() ** 2 + 0.02 for _ in cared]
        for i, weight in zip(cared, weights, strict=True):
            top = max(1, round(100 * weight / sum(weights)))
            up = rng.random() < 0.5
            for o in range(options):
                along = o / (options - 1)
                value = (along if up else 1 - along) if rng.random() < 0.5 else rng.random()
                if worth := round(top * value):
                    lines.append(f"    - {{when: {{i{i}: o{o}}}, worth: {worth}}}")
    if limits:
        lines.append("limits:")
        for _ in range(limits):
            never = ", ".join(f"i{i}: [{picked(rng, options)}]" for i in sorted(rng.sample(range(issues), pairs)))
            lines.append(f"  - {{party: {rng.choice(names)}, kind: declared, never: {{{never}}}}}")
    return "\n".join(lines) + "\n"


def picked(rng: random.Random, options: int) -> str:
    """Five of eight options."""
    return ", ".join(f"o{o}" for o in sorted(rng.sample(range(options), max(1, options * 5 // 8))))


def built(text: str) -> Model:
    """The model of a case, at the midpoints."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.yaml"
        path.write_text(text, encoding="utf-8")
        space = pp.compile(pp.load(path))
    ends = [(v.readings.labels, v.readings.pairs) for v in space.valuations]
    reading = {
        id: Fraction(low + high) / 2 for labels, pairs in ends for id, (low, high) in zip(labels, pairs, strict=True)
    }
    return model(space, reading)


def timed(title: str, work: Callable[[], Any]) -> Any:
    """Run once, and print the seconds with what the answer says of itself."""
    begin = time.perf_counter()
    found = work()
    took = time.perf_counter() - begin
    more = "".join(
        f" {name} {value:.1g}" if isinstance(value, float) else f" {name} {value}"
        for name in ("exact", "complete", "distance", "gap")
        if (value := getattr(found, name, None)) is not None
    )
    print(f"  {title:<52}{took:>8.2f} s {more}", flush=True)
    return found


def near(seconds: float) -> None:
    """Nearest and diverse packages."""
    for issues, options, parties, share in ((12, 5, 3, "45"), (20, 8, 4, "45"), (30, 20, 6, "45")):
        m = built(case_text(issues, options, parties, share))
        print(f"{issues} issues x {options} options, {parties} parties")
        target = (0,) * issues
        timed("feasible", lambda: feasible(m, "every", seconds))  # noqa: B023
        timed("nearest, one", lambda: nearest(m, target, "some", 1, seconds))  # noqa: B023
        found = timed("nearest, ten", lambda: nearest(m, target, "some", 10, seconds))  # noqa: B023
        print(f"    {len(found.packages)} packages")
        best = timed("egalitarian", lambda: egalitarian(m, seconds))  # noqa: B023
        least = min(best.gains) * Fraction(4, 5)
        timed("five diverse", lambda: diverse(m, 5, "some", None, best.package, least, seconds))  # noqa: B023


def points(seconds: float) -> None:
    """The reference points of 30 issues x 20 options."""
    for parties, share in ((10, "35"), (30, "30")):
        m = built(case_text(30, 20, parties, share))
        print(f"30 issues x 20 options, {parties} parties")
        for title, work in (
            ("Nash", nash),
            ("egalitarian", egalitarian),
            ("Kalai-Smorodinsky", kalai_smorodinsky),
            ("utilitarian", utilitarian),
        ):
            timed(title, lambda: work(m, seconds))  # noqa: B023


def moves(seconds: float) -> None:
    """Corrections and conflicts."""
    for issues, options, parties, limits, share, pairs in (
        (20, 8, 10, 20, "45", 1),  # red lines that cannot stand together
        (20, 8, 10, 20, "66", 2),  # floors at the edge of what can be had: far more sets than anyone reads
        (30, 20, 30, 30, "62", 2),
    ):
        m = built(case_text(issues, options, parties, share, limits, pairs=pairs))
        print(
            f"{issues} issues x {options} options, {parties} parties, {limits} limits and {parties} floors at {share}"
        )
        timed("feasible", lambda: feasible(m, "every", seconds))  # noqa: B023
        found = timed("corrections and conflicts", lambda: corrections(m, "every", seconds))  # noqa: B023
        sizes = [len(one) for one in found.corrections]
        print(f"    sizes of corrections {sizes}, not shown minimal: {len(found.larger)}")
        print(f"    conflicts: {len(found.conflicts)}, not shown minimal: {len(found.wider)}")


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    print(f"seed {SEED}; worths add up to 100 points a party; budget {seconds:g} s a question")
    for section in (near, points, moves):
        section(seconds)


if __name__ == "__main__":
    main()
