"""The plan table and the findings as the JSON that the page embeds: each repeated value once, and back unchanged.

The plan table but for its rows' ``parties``, and every ``findings[].answer``, stand as they are. In the rest:

- ``{"=": n}`` stands for value n of the text. Texts, lists and objects count from 0 in the order in which they begin,
  those within the next two like those of the list that is meant; keys, references, answers, ``rows`` and its rows do
  not count.
- ``{"#": [keys, row, row …]}`` stands for a list of objects that have the same keys; a row is the list of an object's
  values, or a reference to an earlier object.
- ``{"+": [row, [n, …], …]}`` stands for a list of lists of one length, each but the first without its first n values,
  which are those of the list before it, and do not count.
- An object that looks like one of these stands inside ``{"=": object}``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from pourparler.finding import Finding
from pourparler.plantable import PlanTable

SAME, LIKE, ROWS = "=", "#", "+"
NOTE = '{"=": n}, {"#": […]} and {"+": […]} are read by pourparler.report.embedded.unpack, which says how'


def pack(table: PlanTable, findings: Iterable[Finding]) -> dict[str, Any]:
    """Plain JSON for both. `unpack` reads it back unchanged; the same records give the same bytes."""
    writer = _Writer()
    plan_table = table.to_json()
    rows = plan_table.pop("rows")
    return {
        "note": NOTE,
        "plan_table": {
            **{key: writer.plain(value) for key, value in plan_table.items()},
            "rows": [
                {key: writer.plain(v) if key != "parties" else writer.write(v) for key, v in row.items()}
                for row in rows
            ],
        },
        "findings": [
            {key: writer.write(v) if key != "answer" else v for key, v in finding.to_json().items()}
            for finding in findings
        ],
    }


def unpack(data: dict[str, Any]) -> tuple[PlanTable, tuple[Finding, ...]]:
    """The plan table and the findings that `pack` was given. Raises ValueError where a reference leads nowhere."""
    reader = _Reader()
    plan_table = dict(data["plan_table"])
    rows = plan_table.pop("rows")
    plan_table = {key: reader.plain(value) for key, value in plan_table.items()}
    plan_table["rows"] = [
        {key: reader.plain(v) if key != "parties" else reader.read(v) for key, v in row.items()} for row in rows
    ]
    findings = [
        {key: reader.read(v) if key != "answer" else v for key, v in finding.items()} for finding in data["findings"]
    ]
    return PlanTable.from_json(plan_table), tuple(Finding.from_json(finding) for finding in findings)


def script(data: object) -> str:
    """JSON that may stand inside a script element: no character can end it."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


class _Writer:
    """Numbers what it writes, and writes what it wrote before as its number."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.count = 0

    def plain(self, value: Any) -> Any:
        """The value as it is; what is in it counts."""
        self._number(value, _text(value))
        for part in _parts(value):
            self.plain(part)
        return value

    def write(self, value: Any) -> Any:
        """The value, or a reference to an earlier one where that is shorter."""
        if not isinstance(value, (str, list, dict)):
            return value
        text = _text(value)
        number = self._known(text)
        if number is not None:
            return {SAME: number}
        self._number(value, text)
        if isinstance(value, str):
            return value
        if isinstance(value, dict):
            written = {key: self.write(part) for key, part in value.items()}
            return {SAME: written} if len(value) == 1 and {*value} <= {SAME, LIKE, ROWS} else written
        if _alike(value, dict):
            return {LIKE: [[*value[0]], *map(self._row, value)]}
        if _alike(value, list):
            return {ROWS: [self.write(value[0]), *map(self._rest, value, value[1:])]}
        return [self.write(part) for part in value]

    def _row(self, value: dict[str, Any]) -> Any:
        text = _text(value)
        number = self._known(text)
        if number is not None:
            return {SAME: number}
        self._number(value, text)
        return [self.write(part) for part in value.values()]

    def _rest(self, before: list[Any], value: list[Any]) -> list[Any]:
        self._number(value, _text(value))
        same = _shared(before, value)
        return [same, *map(self.write, value[same:])]

    def _known(self, text: str) -> int | None:
        number = self.numbers.get(text)
        return number if number is not None and len(f'{{"{SAME}":{number}}}') < len(text) else None

    def _number(self, value: Any, text: str) -> None:
        if isinstance(value, (str, list, dict)):
            self.numbers.setdefault(text, self.count)
            self.count += 1


class _Reader:
    """Counts as the writer did."""

    def __init__(self) -> None:
        self.values: list[Any] = []

    def plain(self, value: Any) -> Any:
        if isinstance(value, (str, list, dict)):
            self.values.append(value)
        for part in _parts(value):
            self.plain(part)
        return value

    def read(self, value: Any) -> Any:
        if not isinstance(value, (str, list, dict)):
            return value
        if isinstance(value, dict) and list(value) == [SAME]:
            if isinstance(value[SAME], int):
                return self._at(value[SAME])
            value = value[SAME]
        elif isinstance(value, dict) and list(value) == [LIKE]:
            return self._objects(value[LIKE])
        elif isinstance(value, dict) and list(value) == [ROWS]:
            return self._lists(value[ROWS])
        place = len(self.values)
        self.values.append(value)
        if isinstance(value, dict):
            self.values[place] = {key: self.read(part) for key, part in value.items()}
        elif isinstance(value, list):
            self.values[place] = [self.read(part) for part in value]
        return self.values[place]

    def _lists(self, rows: list[Any]) -> list[Any]:
        found: list[Any] = []
        self.values.append(found)
        found.append(self.read(rows[0]))
        for same, *rest in rows[1:]:
            one: list[Any] = []
            self.values.append(one)
            one += found[-1][:same]
            one += [self.read(part) for part in rest]
            found.append(one)
        return found

    def _objects(self, rows: list[Any]) -> list[Any]:
        keys, *rest = rows
        found: list[Any] = []
        self.values.append(found)
        for row in rest:
            if isinstance(row, dict):
                found.append(self._at(row[SAME]))
                continue
            one: dict[str, Any] = {}
            self.values.append(one)
            one.update((key, self.read(part)) for key, part in zip(keys, row, strict=True))
            found.append(one)
        return found

    def _at(self, number: int) -> Any:
        if not 0 <= number < len(self.values):
            raise ValueError(f"the embedded data refers to value {number} of {len(self.values)}")
        return self.values[number]


def _parts(value: Any) -> list[Any]:
    return list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []


def _alike(value: list[Any], kind: type) -> bool:
    """Two objects or more with the same keys in the same order; or two lists or more of one length."""
    if len(value) < 2 or not all(isinstance(one, kind) and one for one in value):
        return False
    if kind is dict:
        return all([*one] == [*value[0]] for one in value)
    return all(len(one) == len(value[0]) for one in value)


def _shared(before: list[Any], value: list[Any]) -> int:
    """How many of the first values are the same in both."""
    pairs = zip(before, value, strict=True)
    return next((n for n, (a, b) in enumerate(pairs) if _text(a) != _text(b)), len(value))


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
