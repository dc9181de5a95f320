"""The gold texts: loaded, and their cases turned into a `Lexicon` and into the YAML of a case."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cases_yaml import dump

from pourparler.evidence.lexicon import Choice, Lexicon, Name, Subject

HERE = Path(__file__).parent / "gold"


@dataclass(frozen=True)
class GoldFile:
    """A text with what a person coded in it. ``text`` is canonical, ``gold`` the whole JSON beside it."""

    name: str
    text: str
    data: bytes
    gold: dict[str, Any]

    @property
    def statements(self) -> list[dict[str, Any]]:
        """What `score` takes."""
        found: list[dict[str, Any]] = self.gold["statements"]
        return found

    @property
    def case(self) -> dict[str, Any]:
        found: dict[str, Any] = self.gold["case"]
        return found

    @property
    def lexicon(self) -> Lexicon:
        return lexicon_of(self.case)

    @property
    def published(self) -> str:
        return self.gold["doc"]["published"] or ""


def load(gold: Path, text: Path) -> GoldFile:
    """A gold file and its text (UTF-8, LF)."""
    data = text.read_bytes()
    return GoldFile(
        gold.name.removesuffix(".gold.json"), data.decode("utf-8"), data, json.loads(gold.read_text("utf-8"))
    )


def gold_files() -> list[GoldFile]:
    """Every gold text of ``tests/gold``, by name."""
    return [
        load(path, path.with_name(path.name.replace(".gold.json", ".txt"))) for path in sorted(HERE.glob("*.gold.json"))
    ]


def lexicon_of(case: dict[str, Any]) -> Lexicon:
    """What a reader knows of a gold case: a person belongs to the party it is ``of``."""
    names = tuple(
        Name(
            id=p["id"],
            party=p.get("of") or p["id"],
            name=p["name"],
            kind="person" if p.get("of") else "party",
            aliases=tuple(p.get("aliases", ())),
            members=tuple(p.get("members", ())),
        )
        for p in case["parties"]
    )
    subjects = tuple(
        Subject(
            id=issue["id"],
            question=issue["label"],
            keywords=tuple(issue.get("keywords", ())),
            options=tuple(
                Choice(a["id"], a["label"], tuple(a.get("keywords", ()))) for a in issue.get("alternatives", ())
            ),
            today="",
        )
        for issue in case["issues"]
    )
    version = hashlib.sha256(json.dumps(case, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]
    return Lexicon(names, subjects, version)


def yaml_of(case: dict[str, Any]) -> str:
    """The gold case as a case file: each issue stands today at a first option ``as_it_is``, and all parties agree."""
    parties = [p for p in case["parties"] if not p.get("of")]
    persons = [p for p in case["parties"] if p.get("of")]
    everyone = [p["id"] for p in parties]

    def options(issue: dict[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = {"as_it_is": "As it is today"}
        for a in issue.get("alternatives", ()):
            found[a["id"]] = {"says": a["label"], **_given(a, "keywords")}
        return found

    data: dict[str, Any] = {
        "pourparler": "1",
        "title": case["id"],
        "parties": {p["id"]: {"name": p["name"], **_given(p, "aliases", "members")} for p in parties},
    }
    if persons:
        data["people"] = {p["id"]: {"name": p["name"], "for": p["of"], **_given(p, "aliases")} for p in persons}
    data["issues"] = {
        i["id"]: {"question": i["label"], **_given(i, "keywords"), "options": options(i), "agree": everyone}
        for i in case["issues"]
    }
    data["today"] = {i["id"]: "as_it_is" for i in case["issues"]}
    return dump(data)


def _given(entry: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: entry[key] for key in keys if entry.get(key)}
