"""Small cases about time, for the tests of the durability lens."""

from __future__ import annotations

from pathlib import Path

import pourparler as pp
from pourparler.finding import Finding

PASSES = """pourparler: 1
title: Passes
parties: {a: {name: Arvo}, b: {name: Bela}, c: {name: Cono}}
issues:
  land: {question: Who holds the land?, options: {b: Bela does, a: Arvo does}, agree: [a, b]}
  zone: {question: Is it free of arms?, options: {no: no, yes: it is}, agree: [a, b], can_break: [a]}
  peace: {question: Is there peace?, options: {none: no, full: yes}, agree: [a, b], can_break: [a, b]}
today: {land: b, zone: no, peace: none}
views:
  a:
    - {when: {land: a}, worth: [40, 60]}
    - {when: {zone: yes}, worth: -5}
    - {when: {peace: full}, worth: [5, 15]}
  b:
    - {when: {land: a}, worth: [-20, -10]}
    - {when: {peace: full}, worth: [20, 40]}
    - {when: {zone: yes}, worth: 10}
plans:
  swap:
    title: The swap
    steps:
      - {id: z, who: a, does: {zone: yes}}
      - {id: back, who: b, does: {land: a}}
      - {id: p, who: [a, b], does: {peace: full}}
"""
NUMBERS = """durability:
  period: a year
  discount: {a: 0.9, b: 0.9, c: 0.95}
  wars:
    - id: war
      between: [a, b]
      odds: [0.2, 0.4]
      costs: {a: [20, 40], b: 30}
      sets: {a: {land: a, zone: no, peace: none}, b: {land: b, zone: no, peace: none}}
  mass:
    - {id: heights, when: {land: a}, odds: 0.1}
  responses:
    - {id: fine, kind: sanction, by: c, against: [a, b], amount: 1, surely: 0.6, periods: 10, price: 1, cap: 20}
"""


def case(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "case.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def found(tmp_path: Path, text: str, **how: object) -> Finding:
    return pp.durability(pp.compile(pp.load(case(tmp_path, text))), **how)  # type: ignore[arg-type]
