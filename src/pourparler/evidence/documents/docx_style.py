"""Styles and numbers of a Word document: what a paragraph inherits, and what stands before an item of a list."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field

from pourparler.evidence.documents.docx_package import attribute, child, is_on, local

TINY = 2  # half points: a letter of a point or less is none to the eye
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True)
class Look:
    """How letters stand: ``vanish`` and ``colour`` and ``size`` (half points) are None where nothing is said."""

    vanish: bool | None = None
    colour: str | None = None
    size: int | None = None
    shaded: bool | None = None

    def under(self, own: Look) -> Look:
        """The look with another's words laid over it."""
        return Look(
            self.vanish if own.vanish is None else own.vanish,
            self.colour if own.colour is None else own.colour,
            self.size if own.size is None else own.size,
            self.shaded if own.shaded is None else own.shaded,
        )

    def why(self) -> str:
        """What hides such letters; empty where nothing does."""
        if self.vanish:
            return "hidden letters"
        if self.size is not None and 0 <= self.size <= TINY:
            return f"letters of {self.size / 2:g} points"
        if self.colour in ("ffffff", "fefefe", "fdfdfd") and not self.shaded:
            return "white letters"
        return ""


def look_of(properties: ET.Element | None) -> Look:
    """What ``<w:rPr>`` says of letters."""
    if properties is None:
        return Look()
    vanish, size = child(properties, "vanish"), attribute(child(properties, "sz"), "val")
    marked = child(properties, "highlight") is not None or shaded(properties)
    return Look(
        is_on(vanish) if vanish is not None else None,
        attribute(child(properties, "color"), "val").lower() or None,
        int(size) if re.fullmatch(r"\d{1,4}", size) else None,
        True if marked else None,
    )


def shaded(properties: ET.Element | None) -> bool:
    """Whether a ground other than white lies under it."""
    shade = child(properties, "shd")
    fill = attribute(shade, "fill").lower()
    return shade is not None and (fill not in ("", "auto", "ffffff") or bool(attribute(shade, "themeFill")))


@dataclass
class Styles:
    """``looks`` by the style's id, resolved; ``numbers`` the list that a paragraph style belongs to."""

    default: Look = field(default_factory=Look)
    looks: dict[str, Look] = field(default_factory=dict)
    numbers: dict[str, tuple[str, int]] = field(default_factory=dict)
    paragraph: str = ""  # the style of paragraphs that name none

    @classmethod
    def read(cls, root: ET.Element | None) -> Styles:
        styles = cls()
        own: dict[str, tuple[str, Look]] = {}
        for element in root if root is not None else ():
            if local(element) == "docDefaults":
                styles.default = look_of(child(element, "rPrDefault", "rPr"))
            if local(element) != "style":
                continue
            name = attribute(element, "styleId")
            own[name] = (attribute(child(element, "basedOn"), "val"), look_of(child(element, "rPr")))
            number = child(element, "pPr", "numPr")
            if number is not None:
                styles.numbers[name] = list_of(number)
            if attribute(element, "type") == "paragraph" and attribute(element, "default") in ("1", "true"):
                styles.paragraph = name
        for name in own:
            look, base, steps = Look(), name, 0
            while base in own and steps < 20:  # a style may be based on itself
                look, base, steps = own[base][1].under(look), own[base][0], steps + 1
            styles.looks[name] = look
        return styles


def list_of(number: ET.Element) -> tuple[str, int]:
    """The list and the level that ``<w:numPr>`` names."""
    level = attribute(child(number, "ilvl"), "val")
    return attribute(child(number, "numId"), "val"), int(level) if re.fullmatch(r"\d", level) else 0


@dataclass
class _Level:
    kind: str = "decimal"
    text: str = ""
    start: int = 1


class Numbering:
    """Counts the items of all lists of a document, in the order in which they are asked for."""

    def __init__(self, root: ET.Element | None) -> None:
        shapes: dict[str, dict[int, _Level]] = {}
        self.lists: dict[str, str] = {}  # list -> its shape
        self.starts: dict[tuple[str, int], int] = {}
        self.counts: dict[str, dict[int, int]] = {}  # by shape: lists of one shape go on counting
        for element in root if root is not None else ():
            if local(element) == "abstractNum":
                shapes[attribute(element, "abstractNumId")] = _levels(element)
            elif local(element) == "num":
                name = attribute(element, "numId")
                self.lists[name] = attribute(child(element, "abstractNumId"), "val")
                for over in element:
                    start = attribute(child(over, "startOverride"), "val")
                    if re.fullmatch(r"\d{1,6}", start) and attribute(over, "ilvl").isdecimal():
                        self.starts[name, int(attribute(over, "ilvl"))] = int(start)
        self.shapes = shapes
        self.seen: set[tuple[str, int]] = set()

    def marker(self, name: str, level: int) -> str:
        """What stands before the next item of a list: ``• ``, ``2. ``, ``(b) ``; empty where there is no such list."""
        shape = self.shapes.get(self.lists.get(name, ""))
        if shape is None or level not in shape:
            return ""
        if shape[level].kind == "bullet":
            return "• "
        if shape[level].kind == "none":
            return ""
        counts = self.counts.setdefault(self.lists[name], {})
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        if (name, level) in self.starts and (name, level) not in self.seen:
            counts[level] = self.starts[name, level]
        else:
            counts[level] = counts[level] + 1 if level in counts else shape[level].start
        self.seen.add((name, level))

        def number(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            if at not in shape:
                return ""
            return _written(counts.get(at, shape[at].start), shape[at].kind)

        text = re.sub(r"%([1-9])", number, shape[level].text)
        return text + " " if text else ""


def _levels(element: ET.Element) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for one in element:
        if local(one) == "lvl" and attribute(one, "ilvl").isdecimal():
            start = attribute(child(one, "start"), "val")
            kind = attribute(child(one, "numFmt"), "val") or "decimal"
            text = attribute(child(one, "lvlText"), "val")[:40]
            found[int(attribute(one, "ilvl"))] = _Level(
                kind, text, int(start) if re.fullmatch(r"\d{1,6}", start) else 1
            )
    return found


def _written(number: int, kind: str) -> str:
    if kind in ("lowerLetter", "upperLetter") and 1 <= number <= 702:
        letters = chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if kind == "upperLetter" else letters
    if kind in ("lowerRoman", "upperRoman") and 1 <= number <= 3999:
        text = ""
        for value, sign in _ROMAN:
            text += sign * (number // value)
            number %= value
        return text.upper() if kind == "upperRoman" else text
    return f"{number:02d}" if kind == "decimalZero" else str(number)
