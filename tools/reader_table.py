"""Prints how the reader does on gold texts, a row a text, as the Markdown tables of docs/reader.md.

python tools/reader_table.py tests/gold [FOLDER …] [--missed] [--rules]
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from gold_files import lexicon_of  # noqa: E402

from pourparler.evidence.documents.read import read_report  # noqa: E402
from pourparler.evidence.drafter.draft import draft  # noqa: E402
from pourparler.evidence.score import Score, Tally, score, together  # noqa: E402

FIELDS = {  # as `score` calls them, and as the tables do
    "anonymous": "anonymity",
    "condition": "conditions",
    "modality": "how it is put",
    "when": "dates",
    "alternative": "option",
    "chain": "whole chain",
}
LEAST = 0.88, 0.72  # precision and recall that a development text should reach


def texts(folders: list[Path]) -> list[tuple[str, Path, Path]]:
    """Name, text and gold of each, by name."""
    found = []
    for folder in folders:
        for gold in sorted(folder.glob("*.gold.json")):
            name = gold.name.removesuffix(".gold.json")
            text = folder / f"{name}.txt"
            if not text.exists():
                file = json.loads(gold.read_text(encoding="utf-8"))["doc"]["file"]
                text = folder.parent / "reports" / file
            found.append((name, text, gold))
    return found


def measured(text: Path, gold: Path) -> tuple[str, Score, list[str]]:
    """The genre, the score, and in words what was missed and what was too much."""
    data = json.loads(gold.read_text(encoding="utf-8"))
    report = read_report(text.read_bytes(), text.name, published=data["doc"]["published"] or "")
    drafts = draft(report, lexicon_of(data["case"])).statements
    found = score(data["statements"], drafts, report.text)
    by_id = {g["id"]: g for g in data["statements"]}
    lines = [
        f"  missed {g}: {by_id[g]['actor']['id']} {by_id[g]['stance']} {by_id[g]['issue']}: {by_id[g]['span']['text']}"
        for g in found.missed
    ]
    mine = {d.id: d for d in drafts}
    for id in found.extra:
        d = mine[id]
        assert d.span is not None
        lines.append(f"  extra {d.actor.id} {d.stance} {d.issue} [{d.prov.drafted_by}]: {d.span.text}")
    return data["doc"].get("genre", ""), found, lines


def row(name: str, genre: str, s: Score) -> str:
    shares = [f"{'–' if x is None else f'{x:.2f}'}" for x in (s.precision, s.recall)]
    shares += [told(s.fields.get(f, Tally())) for f in FIELDS]
    short = name != "all" and ((s.precision or 0) < LEAST[0] or (s.recall or 0) < LEAST[1])
    return f"| {name}{' †' if short else ''} | {genre} | {s.found} of {s.found + s.missing} | {' | '.join(shares)} |"


def told(tally: Tally) -> str:
    return "–" if tally.share is None else f"{tally.share:.2f}"


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--missed", action="store_true", help="each statement missed, and each draft too many")
    parser.add_argument("--rules", action="store_true", help="the share of right drafts, rule by rule")
    args = parser.parse_args()
    print(f"| text | genre | found | precision | recall | {' | '.join(FIELDS.values())} |")
    print("|---" * (5 + len(FIELDS)) + "|")
    scores = []
    for name, text, gold in texts(args.folders):
        genre, found, lines = measured(text, gold)
        scores.append(found)
        print(row(name, genre, found))
        if args.missed:
            print("\n".join(lines))
    whole = together(scores)
    print(row("all", "", whole))
    told_ = f"{whole.verbatim.right} of {whole.verbatim.of} drafts verbatim; {whole.neutral} of optional statements"
    print(f"\n† below a precision of {LEAST[0]} or a recall of {LEAST[1]}. {told_}.\n")
    if not args.rules:
        return 0
    print("| rule | right | of | share |\n|---|---|---|---|")
    for name, tally in whole.rules.items():
        print(f"| {name} | {tally.right} | {tally.of} | {told(tally)} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
