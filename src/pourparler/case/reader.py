"""Reads nodes into texts, ids, conditions and worths, and collects every problem on the way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction

from pourparler.case.conditions import All, Any, Condition, Is
from pourparler.case.dates import is_date
from pourparler.case.expression import ExpressionError, no_option, parse_expression
from pourparler.case.keys import WORDS, Key
from pourparler.case.numbers import number, word_range
from pourparler.case.sections import SECTIONS
from pourparler.case.yamlfile import Listing, Node, Text, kind_of, shorten
from pourparler.case.yamlfile import Mapping as Map
from pourparler.errors import Problem, did_you_mean

LEDGER_ID = re.compile(r"st-[0-9a-f]{20}")
CUT = "a comma or question mark cut this text: quote it"
Range = tuple[Fraction | None, Fraction | None]


class Reader:
    """Knows the ids of the case while it is being read; every method adds problems instead of raising."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        self.file, self.problems = file, problems
        self.parties: tuple[str, ...] = ()
        self.people: tuple[str, ...] = ()
        self.issues: dict[str, tuple[str, ...]] = {}
        self.cites: tuple[str, ...] = ()
        self.sources: tuple[str, ...] = ()
        self.documents: tuple[str, ...] = ()
        self.subjects: tuple[str, ...] = ()
        self.sides: dict[str, str] = {}  # person -> party
        self.missing: dict[str, None] = {}  # statements of a ledger that are cited and not there
        self.scale = {word: (Fraction(low), Fraction(high)) for word, (low, high) in WORDS.items()}

    def bad(self, node: Node | int, path: str, wrong: str, right: str = "") -> None:
        line = node if isinstance(node, int) else node.line
        self.problems.append(Problem(self.file, line, path, wrong, right))

    def mapping(self, node: Node, path: str, what: str = "keys and values") -> Map:
        """The node as a mapping; an empty one, with a problem, when it is none."""
        if isinstance(node, Map):
            return node
        if not (isinstance(node, Text) and not node.written):
            self.bad(node, path, f"{kind_of(node)} where a mapping is wanted", f"write {what}")
        return Map({}, node.line)

    def listing(self, node: Node | None, path: str) -> list[Node]:
        """The items of a list; a single thing stands for a list of one."""
        if node is None or (isinstance(node, Text) and not node.written):
            return []
        return node.items if isinstance(node, Listing) else [node]

    def keys(self, node: Map, section: str | Mapping[str, Key], path: str) -> bool:
        """Problems for unknown and missing keys. True when every required key is there."""
        known = SECTIONS[section] if isinstance(section, str) else section
        whole, meant = True, set[str]()
        for key, value in node.items.items():
            if key not in known:
                at = node.lines.get(key, value.line)
                if isinstance(value, Text) and not value.written:
                    self.bad(at, path, f'unknown key "{shorten(key)}" with no value', CUT)
                else:
                    right = did_you_mean(key, known)
                    meant |= {name for name in known if right == f"did you mean {name}?"}
                    self.bad(at, path, f'unknown key "{shorten(key)}"', right)
        for key, spec in known.items():
            if spec.required and key not in node.items:
                whole = False
                if key in meant:
                    continue  # misspelt, and told so
                self.bad(node, path, f'the key "{key}" is missing', f"it gives {spec.says}")
        return whole

    def text(self, node: Node | None, path: str, required: bool = False) -> str:
        if node is None:
            return ""
        if not isinstance(node, Text):
            self.bad(node, path, f"{kind_of(node)} where a text is wanted", CUT if isinstance(node, Map) else "")
            return ""
        if required and not node.value.strip():
            self.bad(node, path, "empty", "write a text")
        return node.value.strip()

    def texts(self, node: Node | None, path: str) -> tuple[str, ...]:
        return tuple(self.text(item, path, required=True) for item in self.listing(node, path))

    def id(self, node: Node | None, path: str, known: Iterable[str], what: str) -> str:
        value = self.text(node, path)
        names = list(known)
        if node is not None and isinstance(node, Text) and value not in names:
            right = did_you_mean(value, names)
            if what.endswith("source") and "?" not in right:  # it may have been taken out of the case
                right += "; to see what falls without one, keep it: `pourparler whatif CASE --without IT`"
            self.bad(node, path, f'"{shorten(value)}" is no {what}', right)
            return ""
        return value

    def ids(self, node: Node | None, path: str, known: Iterable[str], what: str) -> tuple[str, ...]:
        names = list(known)
        found = [self.id(item, path, names, what) for item in self.listing(node, path)]
        return tuple(dict.fromkeys(id for id in found if id))

    def party(self, node: Node | None, path: str) -> str:
        return self.id(node, path, self.parties, "party")

    def party_ids(self, node: Node | None, path: str) -> tuple[str, ...]:
        return self.ids(node, path, self.parties, "party")

    def actors(self, node: Node | None, path: str) -> tuple[str, ...]:
        return self.ids(node, path, (*self.parties, *self.people), "party or person")

    def cite(self, node: Node | None, path: str) -> tuple[str, ...]:
        """Citations. A statement of the ledger that is not there any more is no mistake: what cites it falls."""
        known: list[Node] = []
        for item in self.listing(node, path):
            gone = isinstance(item, Text) and LEDGER_ID.fullmatch(item.value) and item.value not in self.cites
            if gone and isinstance(item, Text):
                self.missing[item.value] = None
            known.append(item)
        cites = (*self.cites, *self.missing)
        return self.ids(Listing(known, node.line) if node is not None else None, path, cites, "statement or source")

    def choice(self, node: Node | None, path: str, kind: str, default: str = "") -> str:
        if node is None:
            return default
        value, known = self.text(node, path), kind.split("|")
        if value not in known:
            right = did_you_mean(value, known)
            self.bad(node, path, f'"{shorten(value)}" is none of {", ".join(known)}', right if "?" in right else "")
            return default or known[0]
        return value

    def flag(self, node: Node | None, path: str) -> bool:
        return self.choice(node, path, "true|false", "false") == "true"

    def whole(self, node: Node | None, path: str) -> int:
        if node is None:
            return 0
        value = self.text(node, path)
        if not (value.isascii() and value.isdigit() and int(value[:9]) > 0 and len(value) < 9):
            self.bad(node, path, f'"{shorten(value)}" is no whole number above zero', "write 1, 2, 3 …")
            return 0
        return int(value)

    def date(self, node: Node | None, path: str) -> str:
        if node is None:
            return ""
        value = self.text(node, path)
        if not is_date(value):
            self.bad(node, path, f'"{shorten(value)}" is no date', "write 2025-08-16, 2025-08, 2025? or a/b (EDTF)")
        return value

    def range(self, node: Node | None, path: str, positive: bool = False) -> Range | None:
        """A word, a number or [low, high], exactly; None, with a problem, for anything else."""
        if node is None:
            return None
        right = f"write {', '.join(self.scale)} (or -{next(iter(self.scale))} …), a number, or [low, high]"
        if isinstance(node, Text):
            value = number(node.value)
            found = (value, value) if value is not None else word_range(node.value, self.scale)
        elif isinstance(node, Listing) and len(node.items) == 2:
            ends = [number(item.value) if isinstance(item, Text) else None for item in node.items]
            found = (ends[0], ends[1]) if ends[0] is not None and ends[1] is not None else None
        else:
            found = None
        if found is None:
            shown = shorten(node.value) if isinstance(node, Text) else kind_of(node)
            if isinstance(node, Listing):
                shown = "[" + ", ".join(i.value if isinstance(i, Text) else kind_of(i) for i in node.items) + "]"
            self.bad(node, path, f'"{shown}" is no worth', right)
            return None
        low, high = found
        if low > high:
            self.bad(node, path, f"the range is upside down: {float(low):g} is above {float(high):g}", "low first")
            return None
        if positive and low <= 0:
            self.bad(node, path, "a weight must be above zero", "use avoids for what it does not want")
            return None
        return low, high

    def terms(self, node: Node | None, path: str) -> dict[str, str]:
        """A mapping of issues to one option each."""
        found: dict[str, str] = {}
        if node is None:
            return found
        for issue, value in self.mapping(node, path, "{issue: option}").items.items():
            test = self._test(issue, value, path, node)
            if test and len(test.options) == 1:
                found[issue] = test.options[0]
            elif test:
                self.bad(value, path, f"several options for {issue}", "give one")
        return found

    def condition(self, node: Node | None, path: str) -> Condition | None:
        """A mapping (all hold), a list (any holds) or an expression; None, with a problem, if it is none."""
        if node is None:
            return None
        if isinstance(node, Text):
            try:
                return parse_expression(node.value, self.issues)
            except ExpressionError as error:
                shown = f'in "{shorten(node.value, 60)}": {error}'
                self.bad(node, path, shown, error.right)
                return None
        if isinstance(node, Listing):
            parts = [self.condition(item, path) for item in node.items]
            if not parts:
                self.bad(node, path, "an empty list", "write {issue: option}")
            if not parts or None in parts:
                return None
            return parts[0] if len(parts) == 1 else Any(tuple(p for p in parts if p is not None))
        return self.tests(node, node.items.items(), path)

    def tests(self, node: Map, items: Iterable[tuple[str, Node]], path: str) -> Condition | None:
        """All of {issue: option or list of options}."""
        tests = [self._test(issue, value, path, node) for issue, value in items]
        if not tests:
            self.bad(node, path, "no condition here", "write {issue: option}")
        if not tests or None in tests:
            return None
        return tests[0] if len(tests) == 1 else All(tuple(t for t in tests if t is not None))

    def _test(self, issue: str, value: Node, path: str, node: Node) -> Is | None:
        line = node.lines.get(issue, value.line) if isinstance(node, Map) else value.line
        if issue not in self.issues:
            if isinstance(value, Text) and not value.written:
                self.bad(line, path, f'unknown key "{shorten(issue)}" with no value', CUT)
            else:
                self.bad(line, path, f'"{shorten(issue)}" is no issue', did_you_mean(issue, self.issues))
            return None
        options = []
        for item in self.listing(value, path):
            option = self.text(item, path)
            if isinstance(item, Text) and option not in self.issues[issue]:
                self.bad(item, path, *no_option(option, issue, self.issues))
                return None
            options.append(option)
        if not options:
            self.bad(value, path, f"no option given for {issue}", did_you_mean("", self.issues[issue]))
            return None
        return Is(issue, tuple(dict.fromkeys(options))) if all(options) else None

    def each(self, node: Node | None, path: str, section: str, read: Callable[[str, Map, str], None]) -> None:
        """Calls ``read(id, mapping, path)`` for every entry of a mapping of mappings."""
        if node is None:
            return
        for id, value in self.mapping(node, path).items.items():
            here = f"{path}.{id}"
            if not id.strip():
                self.bad(value, path, "an empty id", "give it a name")
            entry = self.mapping(value, here)
            if isinstance(value, Text) and not value.written:
                self.bad(value, here, "nothing is said of it", CUT)
                continue
            self.keys(entry, section, here)
            read(id, entry, here)
