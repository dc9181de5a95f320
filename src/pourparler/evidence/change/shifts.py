"""How a party's reported position moved: each statement beside the latest earlier position that counts.

| from, to | kind | | from, to | kind |
|---|---|---|---|---|
| + to - | reversal | | - to + or 0.5, 0 to 0.5 | softening |
| + or 0.5 to 0 | drop | | + to 0.5 | hedging |
| 0 to + | readopts | | 0.5 or 0 to - | hardening |
| 0.5 to + | firming | | - to 0 | softening |

With one sign on both sides: ``condition-added``, ``condition-dropped``, ``number-moved``, ``deadline-moved``, and
``reaffirmation`` where nothing moved (it dates the position). ``silence`` after a demand is a note and no shift.
``conditions-differ``: both positions hang on conditions, and not on the same one; a yes under one condition and a no
under another go together, so this is a note and no shift.
``earlier-missing``: the text marks a change, or a drop, and no earlier position counts.

What is compared: the same party, issue and option (persons under their party). Earlier means certainly earlier: dates
that overlap have no order. Opposite signs from different chains in one period are a conflict of reports
(see `conflicts`) and no shift, unless the text itself marks a change. Opposite signs on different numbers of one unit
(offers 3, refuses 5) are no change either. A shift in the text from one option to another is not seen here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from pourparler.evidence.change.conflicts import amounts_differ, conflicting, other_conditions
from pourparler.evidence.change.duplicates import Kinship
from pourparler.evidence.change.earlier import Earlier
from pourparler.evidence.change.library import Library
from pourparler.evidence.change.periods import bounds, same_period
from pourparler.evidence.change.shift_record import KINDS, NONE, Shift, Writer
from pourparler.evidence.change.sources import same_source
from pourparler.evidence.change.timeline import Entry, Timeline, timelines
from pourparler.evidence.report import Report
from pourparler.evidence.statement import Statement

DIFFER = ": the conditions differ, so both may hold, and this is no shift"
UNSURE = ": nothing tells that the conditions are the same, so both may hold, and this is no shift"


def shifts(
    statements: Iterable[Statement],
    reports: Library | Iterable[Report],
    kinship: Iterable[Kinship] = (),
    *,
    counted: Collection[str] | None = None,
    prefers: Mapping[tuple[str, str], str] | None = None,
) -> tuple[Shift, ...]:
    """Every shift, reaffirmation and note of these statements, by party, issue, option and time.

    ``counted``: ids of the statements that count as earlier positions (accepted ones); all if None. So drafts can be
    held against what counts. ``prefers``: for a party and issue whether it wants ``more`` or ``less`` of the number.
    """
    library = Library.of(reports, kinship)
    found: list[Shift] = []
    for line in timelines(statements, library, kinship):
        found += _line(line, library, counted, prefers or {})
    return tuple(found)


def _deadline(entry: Entry) -> tuple[str, str] | None:
    when = entry.statement.when
    return bounds(when.value) if when is not None and when.kind == "deadline" else None


def _unit(entry: Entry) -> str:
    value = entry.statement.value
    return value.unit.casefold() if value else ""


def _number(entry: Entry) -> float | None:
    value = entry.statement.value
    return value.number if value else None


def _mark(entry: Entry) -> object:
    return entry.sign, entry.conditional, _unit(entry), _number(entry), _deadline(entry)


def _line(
    line: Timeline, library: Library, counted: Collection[str] | None, prefers: Mapping[tuple[str, str], str]
) -> list[Shift]:
    held = [e for e in line.positions if counted is None or any(i in counted for i in (e.statement.id, *e.repeats))]
    positions = Earlier(held, _mark)
    by_unit: dict[str, list[Entry]] = {}
    for e in held:
        by_unit.setdefault(_unit(e), []).append(e)
    numbers = {unit: Earlier(rows, _mark) for unit, rows in by_unit.items() if unit}
    deadlines = Earlier((e for e in held if _deadline(e)), _mark)
    write = Writer(line, library)
    found: list[Shift] = []
    for entry in line.entries:
        earlier = positions.before(entry.dated)
        if entry.sign is None:
            found += _silence(entry, earlier, write)
            continue
        changed = _signs(entry, earlier, write, library)
        if _unit(entry) in numbers:
            before = _same_sign(numbers[_unit(entry)].before(entry.dated), entry)
            changed += _numbers(before, entry, write, prefers.get((line.party, line.issue), ""), library)
        if _deadline(entry):
            changed += _deadlines(_same_sign(deadlines.before(entry.dated), entry), entry, write)
        same = _same_sign(earlier, entry)
        if same and not changed:
            changed.append(write("reaffirmation", same[0], entry, ""))
        if (entry.statement.shift_marker or entry.sign == NONE) and positions.missing(entry):
            changed.append(write("earlier-missing", None, entry, ""))
        found += changed
    return found


def _same_sign(earlier: Iterable[Entry], entry: Entry) -> list[Entry]:
    return [e for e in earlier if e.sign == entry.sign]


def _silence(entry: Entry, earlier: Iterable[Entry], write: Writer) -> list[Shift]:
    demand = next((e for e in earlier if e.statement.stance == "demands"), None)
    if entry.statement.stance != "silent" or demand is None:
        return []
    return [write("silence", demand, entry, "and is then reported not to mention it")]


def _signs(entry: Entry, earlier: Sequence[Entry], write: Writer, library: Library) -> list[Shift]:
    """The change of sign or of condition from the latest earlier position."""
    same = _same_sign(earlier, entry)
    if same:
        return _conditions(same, entry, write)
    if not earlier:
        return []
    before = earlier[-1]
    if before.sign is None or entry.sign is None or amounts_differ(before, entry):
        return []
    if other_conditions(before, entry):
        known = before.condition and entry.condition
        return [write("conditions-differ", before, entry, DIFFER if known else UNSURE)]
    if conflicting(before, entry, library):
        return []
    return [write(KINDS[before.sign, entry.sign], before, entry, "")]


def _conditions(same: Sequence[Entry], entry: Entry, write: Writer) -> list[Shift]:
    """A condition that came or went. What a party makes a condition is wanted, and hangs on nothing itself."""
    own = [e for e in same if e.statement.stance != "conditions_on"]
    if entry.statement.stance == "conditions_on" or entry.sign == NONE or not own:
        return []
    if any(e.conditional == entry.conditional for e in own):
        alike = [e for e in own if e.conditional == entry.conditional]
        differ = entry.condition and all(e.condition and other_conditions(e, entry) for e in alike)
        return [write("conditions-differ", alike[0], entry, DIFFER)] if differ else []
    if not entry.conditional:
        return [write("condition-dropped", own[0], entry, ", and no condition is reported any more")]
    return [write("condition-added", own[0], entry, ", and now there is a condition")]


def _numbers(same: Sequence[Entry], entry: Entry, write: Writer, prefers: str, library: Library) -> list[Shift]:
    y = entry.statement.value
    if not same or y is None or any(_number(e) == y.number for e in same):
        return []
    before = same[-1]
    x = before.statement.value
    if x is None:
        return []
    way = "more" if y.number > x.number else "less"
    says = f": from {x.text} to {y.text}, {way} than before"
    if prefers in ("more", "less"):
        says += f", {'towards' if way == prefers else 'away from'} what it is recorded to prefer"
    apart = not same_source(before.statement, entry.statement, library)
    if apart and same_period(before.dated, entry.dated) and not entry.statement.shift_marker:
        says += "; the two reports are of one period and of different sources, so they may also just differ"
    return [write("number-moved", before, entry, says)]


def _deadlines(same: Sequence[Entry], entry: Entry, write: Writer) -> list[Shift]:
    now = entry.statement.when
    if not same or now is None or any(_deadline(e) == _deadline(entry) for e in same):
        return []
    before = same[-1]
    was, old, new = before.statement.when, _deadline(before), _deadline(entry)
    if was is None or old is None or new is None:
        return []
    way = "later" if new[1] > old[1] else "earlier"
    return [write("deadline-moved", before, entry, f": from {was.value} to {now.value}, {way}")]
