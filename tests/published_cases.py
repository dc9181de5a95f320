"""The cases of the literature in the shared file, by their kinds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared" / "oracles" / "gmcr_cases.json"
CASES: dict[str, Any] = json.loads(SHARED.read_text(encoding="utf-8")) if SHARED.exists() else {}
published = pytest.mark.skipif(not CASES, reason="the shared oracles are not beside this clone")

KOREA = [name for name in CASES if name.startswith("NorthKorea")]
GAMES = [name for name in CASES if "Lh_stable" in CASES[name]]
EDGES = {"Elmira9_literature"} & CASES.keys()
SOLVED = [*KOREA, *({"Cuban_all_reversible"} & CASES.keys()), *GAMES, *EDGES]
