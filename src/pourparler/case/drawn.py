"""Rows that a person drew from accepted statements, in ``drawn.yaml`` of the ledger."""

from __future__ import annotations

import json
import re

from pourparler.case.effects import Effect, add_effect
from pourparler.case.model import Case
from pourparler.case.reader import Reader
from pourparler.case.yamlfile import Node, Text

KINDS = ("wants", "avoids", "matters")
HEAD = """\
# Rows drawn from accepted statements by `pourparler review`. A row counts while its statement is accepted.
# party with wants, avoids or matters (a view of unknown worth); or differs: a plan's step as another report tells it.
drawn:
"""


def read_drawn(r: Reader, case: Case, node: Node | None) -> Case:
    """The case with every drawn row; adds a problem for each that is none."""
    for number, item in enumerate(r.listing(node, "drawn"), 1):
        path = f"drawn.{number}"
        m = r.mapping(item, path, "{party: …, wants: {issue: option}, said: …}")
        g = m.items.get
        kinds = [kind for kind in (*KINDS, "differs") if kind in m.items]
        known = {"said", "because", *kinds, *(("step", "does") if kinds == ["differs"] else ("party",))}
        for key in m.items:
            if key not in known:
                r.bad(m.lines.get(key, m.line), path, f'unknown key "{key}"', f"known here: {', '.join(sorted(known))}")
        if len(kinds) != 1:
            r.bad(m, path, "a row has one of wants, avoids, matters, differs", "keep one")
            continue
        said = r.cite(g("said"), f"{path}.said")
        terms = r.terms(g("does") if kinds == ["differs"] else g(kinds[0]), path)
        if len(terms) != 1 or len(said) != 1:
            r.bad(m, path, "a row has one term and one statement", "write a row for each")
            continue
        (issue, option), (cite,) = next(iter(terms.items())), said
        if kinds == ["differs"]:
            plan, step = r.text(g("differs"), path), r.whole(g("step"), f"{path}.step")
            steps = next((p.steps for p in case.plans if p.id == plan), None)
            if steps is None or not 1 <= step <= len(steps):
                right = "name a plan of the case, and a step it has"
                r.bad(m, path, f"no step {step or 1} of a plan {plan}", right)
                continue
            case = add_effect(case, Effect("differs", "", issue, option, cite, plan, step))
            continue
        party = r.party(g("party") or Text("", m.line), f"{path}.party")
        if party:
            case = add_effect(case, Effect(kinds[0], party, issue, option, cite))
    return case


def drawn_row(effect: Effect) -> str:
    """The lines of a row."""
    lines = []
    for n, (key, value) in enumerate(effect.row().items()):
        terms = value.items() if isinstance(value, dict) else ()
        told = f"{{{', '.join(f'{_plain(k)}: {_plain(v)}' for k, v in terms)}}}" if terms else _plain(value)
        lines.append(f"{'  - ' if n == 0 else '    '}{key}: {told}\n")
    return "".join(lines)


def _plain(value: object) -> str:
    """A name as YAML may have it: bare where nothing in it means anything, else in quotes."""
    text = str(value)
    return text if re.fullmatch(r"[A-Za-z0-9_][\w.-]*", text) else json.dumps(text, ensure_ascii=False)


def drawn_text(old: str, effect: Effect | None) -> str:
    """The text of the file with one more row; the same text where it has that row already, or where there is none."""
    row = drawn_row(effect) if effect else ""
    text = old or HEAD
    if not text.endswith("\n"):
        text += "\n"
    return text if row in text else text + row
