"""The sections of a .gmcr file as written, before any state is counted."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pourparler.formats.json_conditions import Condition, read_conditions
from pourparler.formats.json_file import Place, kind, path_text, show
from pourparler.formats.json_reader import Reader, first, notes_of

DIRECTIONS = ("both", "fwd", "back")
MANUAL = ("useManualPreferenceRanking", "useManualPreferenceVectors")  # the second name of each is the older one
RANKING = ("preferenceRanking", "preferenceVector")
DIRECTION = ("permittedDirection", "reversibility")
TOP = {"options": "what each party can do or not, as a list", "decisionMakers": "the parties, as a list"}
OTHER = ("infeasibles", *MANUAL, "coalitions", "coalitionsFull", "program", "version", "title", "source", "notes")
PARTY = {"name": "who it is", "options": "the numbers of its options; the first option is 0"}
OTHER_OF_PARTY = ("preferences", *RANKING, "misperceptions", "payoffs")


@dataclass(frozen=True)
class Party:
    """A decision maker; ``statements`` without repetitions; ``ranking``: where it stands, and what."""

    place: Place
    name: str
    options: tuple[int, ...]
    statements: tuple[Condition, ...]
    ranking: tuple[Place, Any] | None
    misperceptions: tuple[Condition, ...]


@dataclass(frozen=True)
class Written:
    """``manual``: whether rankings count, or None where the file does not say."""

    title: str
    names: tuple[str, ...]
    directions: tuple[str, ...]
    parties: tuple[Party, ...]
    infeasibles: tuple[Condition, ...]
    manual: bool | None
    notes: tuple[str, ...]


def written(r: Reader) -> Written:
    """All sections; what is wrong with them stands in ``r`` afterwards."""
    root = r.file.root
    if "pourparler_graph" in root:
        r.bad((), "an explicit graph where a .gmcr file is wanted", "give it a name that ends in .json")
        r.stop()
    r.known(root, (), TOP, OTHER)
    names, directions = _options(r, root.get("options"))
    makers = r.listing(root.get("decisionMakers"), ("decisionMakers",), "parties")
    parties = tuple(_party(r, item, ("decisionMakers", k), len(names)) for k, item in enumerate(makers))
    if "decisionMakers" in root and not makers and r.sound("decisionMakers"):
        r.bad(("decisionMakers",), "no party", "write at least one")
    infeasibles = read_conditions(r, root.get("infeasibles"), ("infeasibles",), len(names))
    if any(frozenset() in condition for condition in infeasibles):
        r.bad(("infeasibles",), "a condition of nothing, which leaves no state", "name at least one option in it")
    stem = os.path.splitext(os.path.basename(r.file.shown))[0] or "conflict"
    title = r.name(root["title"], ("title",)) if "title" in root else stem
    groups = root.get("coalitions")
    if isinstance(groups, list) and any(isinstance(group, list) and len(group) > 1 for group in groups):
        r.warn("coalitions", "those in the file are not read; a coalition analysis takes every group")
    source, notes = notes_of(r, root)
    return Written(title, names, directions, parties, tuple(infeasibles), _manual(r, root), (*source, *notes))


def _either(r: Reader, found: dict[str, Any], keys: tuple[str, str], place: Place) -> str | None:
    """The key that counts of a new and an old one; a warning when both stand and differ."""
    present = [key for key in keys if key in found]
    if len(present) == 2 and found[keys[0]] != found[keys[1]]:
        where = path_text(place) or "the file"
        r.warn("two keys", f"{where} has {keys[0]} and the older {keys[1]}, which differ; the first counts")
    return present[0] if present else None


def _options(r: Reader, value: object) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Name and direction of each option."""
    names, directions = [], []
    without = 0
    options = r.listing(value, ("options",), "options")
    for k, item in enumerate(options):
        place: Place = ("options", k)
        found = r.mapping(item, place, '{"name": "…", "permittedDirection": "both"}')
        if isinstance(item, dict):
            r.known(found, place, {"name": "what can be done"}, DIRECTION)
        names.append(r.name(found["name"], (*place, "name")) if "name" in found else "")
        key = _either(r, found, DIRECTION, place)
        direction = "both" if key is None else found[key]
        without += key is None
        if direction not in DIRECTIONS:
            right = "write both, fwd (once done, it stays) or back (once undone, it stays)"
            r.bad((*place, str(key)), f"{kind(direction)} where a direction is wanted", right)
            direction = "both"
        directions.append(direction)
    if "options" in r.file.root and not options and r.sound("options"):
        r.bad(("options",), "no option", "write at least one")
    if without and r.sound("options"):
        r.warn("no direction", f"{without} of {len(names)} options have none; both directions are taken")
    return tuple(names), tuple(directions)


def _party(r: Reader, item: object, place: Place, count: int) -> Party:
    found = r.mapping(item, place, '{"name": "…", "options": [0], "preferences": []}')
    if isinstance(item, dict):
        r.known(found, place, PARTY, OTHER_OF_PARTY)
    name = r.name(found["name"], (*place, "name")) if "name" in found else ""
    options: dict[int, None] = {}
    for k, entry in enumerate(r.listing(found.get("options"), (*place, "options"), "option numbers")):
        option = r.whole(entry, (*place, "options", k), "an option's number")
        if option is not None and count and not 0 <= option < count:
            right = f"options are numbered 0 to {count - 1}"
            r.bad((*place, "options", k), f"there is no option {show(str(option))}", right)
        elif option in options:
            r.warn("option twice", f"{path_text(place)} lists option {option} twice")
        elif option is not None:
            options[option] = None
    statements: dict[Condition, int] = {}
    for k, said in enumerate(read_conditions(r, found.get("preferences"), (*place, "preferences"), count)):
        if frozenset() in said:
            r.warn("empty statement", f"{path_text(place)}: a statement holds in every state, and tells none apart")
        elif said in statements:
            earlier = f"statement {k + 1} says what statement {statements[said] + 1} says, and is left out"
            r.warn("duplicate statement", f"{path_text(place)}: {earlier}")
        else:
            statements[said] = k
    key = _either(r, found, RANKING, place)
    ranking = None if key is None or found[key] is None else ((*place, key), found[key])
    unseen = read_conditions(r, found.get("misperceptions"), (*place, "misperceptions"), count)
    return Party(place, name, tuple(options), tuple(statements), ranking, tuple(unseen))


def _manual(r: Reader, root: dict[str, Any]) -> bool | None:
    key = _either(r, root, MANUAL, ())
    return None if key is None or root[key] is None else r.flag(root[key], (key,))


def check_owners(r: Reader, said: Written) -> None:
    """A problem for each option that belongs to nobody, or to several."""
    owned: list[list[str]] = [[] for _ in said.names]
    for party in said.parties:
        for option in party.options:
            owned[option].append(show(party.name))
    for k, (name, owners) in enumerate(zip(said.names, owned, strict=True)):
        if not owners:
            right = "put its number into the options of the party that decides on it, or leave the option out"
            r.bad(("options", k), f'nobody owns the option "{show(name)}"', right)
        elif len(owners) > 1:
            right = "leave its number with one party; a .gmcr file cannot say that several must agree"
            r.bad(("options", k), f'the option "{show(name)}" belongs to {first(owners)}', right)


def unique(names: Sequence[str], owners: Sequence[str]) -> tuple[str, ...]:
    """Names that differ: one that stands more than once gets its owner (where there is one), or a number, behind it."""
    count = Counter(names)
    taken = {name for name in names if count[name] == 1}
    last: dict[str, int] = {}
    made = []
    for name, owner in zip(names, owners, strict=True):
        new = base = f"{name} ({owner})" if owner and count[name] > 1 else name
        while count[name] > 1 and new in taken:
            last[base] = last.get(base, 1) + 1
            new = f"{base} ({last[base]})"
        taken.add(new)
        made.append(new)
    return tuple(made)
