"""How many keys a review takes, with a reviewer who knows what is right (the gold): accept, edit or reject each draft.

    python bench/keystrokes.py

Seconds by the keystroke-level model (S. K. Card, T. P. Moran and A. Newell, 1980): 0.28 s a key, 1.35 s to make up
one's mind before each draft and each field that is changed; and the report read once at 238 words a minute
(M. Brysbaert, 2019). What the reader missed is typed in: 50 keys and 5 decisions each (first and last words, who,
stance, issue, option).
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent.parent
sys.path.insert(0, str(HERE / "tests"))

from gold_files import GoldFile, gold_files, yaml_of  # noqa: E402
from rich.console import Console  # noqa: E402

from pourparler.case.lexicon import lexicon, load_for_reading  # noqa: E402
from pourparler.evidence.documents.read import read_report  # noqa: E402
from pourparler.evidence.drafter.draft import draft  # noqa: E402
from pourparler.evidence.ledger import Ledger, place  # noqa: E402
from pourparler.evidence.score import score  # noqa: E402
from pourparler.review.session import Session  # noqa: E402
from pourparler.terminal_review import Desk  # noqa: E402

KEY, MIND, WORDS = 0.28, 1.35, 238


def reviewed(g: GoldFile, folder: Path) -> tuple[int, int, int, int]:
    """Drafts, keys, fields changed, and statements missed."""
    case = folder / "case.yaml"
    case.write_text(yaml_of(g.case), encoding="utf-8")
    report = read_report(g.data, f"{g.name}.txt", published=g.published)
    drafts = draft(report, lexicon(load_for_reading(case))).statements
    Ledger.open(place(folder)).add(report, drafts)
    found = score(g.statements, drafts, report.text)
    right = {d: next(s for s in g.statements if s["id"] == id) for id, d in found.pairs}
    fields = 0
    script: list[str] = []
    session = Session(folder, "reviewer", "2026-01-01")
    session.prepare()
    for item in session.items:
        s, gold = item.statement, right.get(item.statement.id)
        if gold is None:
            script.append("r")
            continue
        edits = []
        if s.alternative not in {gold["alternative"], *gold["alternative_ok"]}:
            edits += ["4", gold["alternative"] or "none"]
        if s.modality not in {gold["modality"], *gold["modality_ok"]}:
            edits += ["5", gold["modality"]]
        fields += len(edits) // 2
        script += ["e", *edits, ""] if edits else ["a"]
    keys = iter([*script, "q"])
    desk = Desk(session, Console(quiet=True), lambda _: next(keys), lambda _: next(keys))
    desk.run()
    return len(drafts), desk.keys, fields, found.missing


def main() -> int:
    print("| text | words | drafts | keys | fields changed | missed | seconds |\n|---|---|---|---|---|---|---|")
    rows = []
    for g in gold_files():
        with tempfile.TemporaryDirectory() as folder:
            drafts, keys, fields, missed = reviewed(g, Path(folder))
        words = len(g.text.split())
        keys += missed * 50
        seconds = words / WORDS * 60 + keys * KEY + (drafts + fields + 5 * missed) * MIND
        rows.append((words, seconds))
        print(f"| {g.name} | {words} | {drafts} | {keys} | {fields} | {missed} | {seconds:.0f} |")
    per = sum(s for _, s in rows) / sum(w for w, _ in rows) * 300
    worst = max(s / w * 300 for w, s in rows)
    print(f"\n300 words: {per:.0f} s on average, {worst:.0f} s in the slowest text (of 300 s)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
