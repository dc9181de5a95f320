"""A search on a space that no one can enumerate, interrupted."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from random import Random

CODE = """
import os, signal, sys, threading
signal.signal(signal.SIGINT, signal.default_int_handler)
import pourparler.lens.deals.beyond as beyond
first = beyond._conflicts
def later(*args):
    threading.Timer(1.5, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
    first(*args)
beyond._conflicts = later
from pourparler.cli import main
main(["deals", sys.argv[1], "--conflicts", "--seconds", "900", "--json"])
"""


def test_an_interrupted_search_gives_what_it_found(tmp_path: Path) -> None:
    """Ctrl-C ends the search soon, the answer holds what was found until then, and says that it is not complete."""
    rng, parties = Random(1), [f"p{k}" for k in range(10)]
    lines = ["pourparler: 1", "title: large", "parties:", *(f"  {p}: {{name: {p}}}" for p in parties), "issues:"]
    for i in range(20):
        options = ", ".join(f"o{o}: o{o}" for o in range(8))
        lines.append(f"  i{i}: {{question: q, options: {{{options}}}, agree: [{', '.join(parties)}]}}")
    lines.append("no_deal:")
    lines += [f"  {p}: {rng.randint(110, 120)}" for p in parties]
    lines.append("views:")
    for p in parties:
        lines.append(f"  {p}:")
        lines += [
            f"    - {{when: {{i{i}: o{o}}}, worth: {rng.randint(0, 9)}, because: b}}" for i in range(20) for o in range(8)
        ]
    path = tmp_path / "case.yaml"
    path.write_text("\n".join(lines))
    command = [sys.executable, "-c", CODE, str(path)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=150)  # a whole search would take much longer
    assert (run.returncode, run.stderr) == (0, "")
    answer = json.loads(run.stdout)
    assert "Stopped by the user" in answer["methods"]["interrupted"]
    assert answer["exists"]["every_reading"]["found"] is False
    assert answer.get("corrections", {"complete": False})["complete"] is False
