"""Style sheets, as far as they can hide text: rules with their selectors and the declarations that matter.

After CSS Syntax Level 3 and CSS Nesting, on a screen of 1,280 by 800. What is not understood is counted, not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pourparler.evidence.documents.parts import words

MAX_SHEET = 3_000_000  # characters of all style sheets together
MAX_RULES = 50_000
MAX_NESTED = 64  # selectors that nesting may make of one rule
WIDTH, HEIGHT = 1280.0, 800.0  # of the screen for which media queries are answered
RELEVANT = words(
    "display visibility opacity filter font font-size color background background-color background-image "
    "background-clip -webkit-background-clip -webkit-text-fill-color position left right top bottom inset margin "
    "margin-left margin-top text-indent transform -webkit-transform scale translate clip clip-path -webkit-clip-path "
    "width height max-width max-height overflow overflow-x overflow-y white-space content-visibility"
)
# One stretch: a text in quotes (perhaps never closed), an escape, or a mark of structure.
_MARK = re.compile(r"\"(?:[^\"\\\n]|\\.)*+\"?|'(?:[^'\\\n]|\\.)*+'?|\\.|[{};]", re.S)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})[ \n\t]?|(.))", re.S)
_LENGTH = re.compile(r"([\d.]{1,12})(px|em|rem)?")


@dataclass(frozen=True, slots=True)
class Rule:
    selector: str  # one, without commas
    declarations: dict[str, tuple[str, bool]]  # property -> value, important


@dataclass(slots=True)
class Sheet:
    """``unread`` counts what was not understood, by what it is; ``outside``: sheets that the page would fetch."""

    rules: list[Rule] = field(default_factory=list)
    unread: dict[str, int] = field(default_factory=dict)
    outside: int = 0

    def miss(self, what: str) -> None:
        self.unread[what] = self.unread.get(what, 0) + 1


def without_comments(css: str) -> str:
    parts, at = [], 0
    while (start := css.find("/*", at)) >= 0:
        parts.append(css[at:start])
        end = css.find("*/", start + 2)
        at = len(css) if end < 0 else end + 2
    return " ".join((*parts, css[at:]))


def unescaped(text: str) -> str:
    if "\\" not in text:
        return text

    def char(found: re.Match[str]) -> str:
        code = int(found[1], 16) if found[1] else 0
        return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else found[2] or "�"

    return _ESCAPE.sub(char, text)


def declared(css: str) -> dict[str, tuple[str, bool]]:
    """The declarations of a ``style`` attribute or the inside of a rule that can bear on what is seen.

    >>> declared("DISPLAY : none !important; cursor: pointer")
    {'display': ('none', True)}
    """
    found: dict[str, tuple[str, bool]] = {}
    for part in css.split(";"):
        name, colon, value = part.partition(":")
        name = unescaped(name).strip().lower()
        if not colon or (name not in RELEVANT and not name.startswith("--")):
            continue
        value = " ".join(unescaped(value[:1000]).lower().split())
        important = value.endswith("!important") or value.endswith("! important")
        value = value.rpartition("!")[0].strip() if important else value
        if value and (important or not found.get(name, ("", False))[1]):
            found.pop(name, None)  # a later one stands later
            found[name] = (value, important)
    return found


def read_sheet(css: str, sheet: Sheet) -> None:
    """Adds the rules of a style sheet to those of the page."""
    css = without_comments(css)
    stack: list[tuple[str, list[str]]] = []  # what the block is: style, group, skip; and its selectors
    start = 0
    for mark in _MARK.finditer(css):
        if mark[0] not in "{};":
            continue
        chunk = css[start : mark.start()].strip()
        start = mark.end()
        kind, selectors = stack[-1] if stack else ("group", [])
        if mark[0] == "{":
            stack.append(_block(chunk, kind, selectors, sheet) if len(stack) < 50 else ("skip", []))
            continue
        if kind != "skip" and chunk.startswith("@import"):
            sheet.outside += 1
        elif kind != "skip" and selectors and chunk:
            _add(selectors, chunk, sheet)
        if mark[0] == "}" and stack:
            stack.pop()
    chunk = css[start:].strip()  # a sheet may end without closing its last block
    if stack and stack[-1][0] != "skip" and stack[-1][1] and chunk:
        _add(stack[-1][1], chunk, sheet)


def _add(selectors: list[str], chunk: str, sheet: Sheet) -> None:
    found = declared(chunk)
    if not found:
        return
    for selector in selectors:
        if len(sheet.rules) >= MAX_RULES:
            sheet.miss(f"rules beyond {MAX_RULES:,}")
            return
        sheet.rules.append(Rule(selector, found))


def _block(prelude: str, kind: str, selectors: list[str], sheet: Sheet) -> tuple[str, list[str]]:
    """What a block is, and the selectors that its declarations belong to."""
    if kind == "skip":
        return "skip", []
    if not prelude.startswith("@"):
        own = split_commas(prelude)
        if not selectors:
            return "style", own
        joined = [s.replace("&", f":is({p})") if "&" in s else f"{p} {s}" for p in selectors for s in own]
        if len(joined) > MAX_NESTED:
            sheet.miss("nested rules")
            return "skip", []
        return "style", joined
    word, _, rest = prelude.partition(" ")
    word, paren, inside = word.lower().partition("(")
    rest = paren + inside + " " + rest
    if word == "@media":
        answer = media(rest)
        if answer is None:
            sheet.miss("@media")
        return ("group", selectors) if answer else ("skip", [])
    if word == "@supports":
        return ("skip", []) if rest.strip().lower().startswith("not") else ("group", selectors)
    if word == "@layer":
        return "group", selectors
    if word in ("@container", "@scope", "@document"):
        sheet.miss(word)
    return "skip", []


def media(query: str) -> bool | None:
    """Whether a media query holds on the screen that is assumed; None where it asks what is not known.

    >>> media("print"), media("screen and (min-width: 40em)"), media("(max-width:600px)"), media("(monochrome)")
    (False, True, False, None)
    """
    answers = [_one(part) for part in query.lower().split(",")]
    return True if True in answers else None if None in answers else False


def _one(query: str) -> bool | None:
    query = query.strip()
    turned = query.startswith("not ")
    words = query.removeprefix("not ").removeprefix("only ").split(" and ")
    answers = [_term(word.strip()) for word in words]
    answer = False if False in answers else None if None in answers else True
    return answer if answer is None else answer != turned


def _term(term: str) -> bool | None:
    if not term.startswith("("):
        return term in ("", "all", "screen") if term.isalpha() or not term else None
    name, _, value = term.strip("() ").partition(":")
    name, value = name.strip(), value.strip()
    size = _LENGTH.fullmatch(value)
    if name in ("min-width", "max-width", "min-height", "max-height") and size:
        try:
            pixels = float(size[1]) * (16 if size[2] in ("em", "rem") else 1)
        except ValueError:
            return None
        own = WIDTH if name.endswith("width") else HEIGHT
        return own >= pixels if name.startswith("min") else own <= pixels
    usual = {
        "orientation": "landscape", "prefers-color-scheme": "light", "prefers-reduced-motion": "no-preference",
        "hover": "hover", "any-hover": "hover", "pointer": "fine", "any-pointer": "fine", "scripting": "enabled",
        "forced-colors": "none", "prefers-contrast": "no-preference",
    }  # fmt: skip
    return usual[name] == value if name in usual else None


def split_commas(text: str) -> list[str]:
    """Parts between the commas that stand in no brackets and no quotes."""
    return [part.strip() for part in _parts(text) if part.strip()]


def _parts(text: str) -> Iterator[str]:
    depth, start, quote = 0, 0, ""
    for i, c in enumerate(text):
        if quote:
            quote = "" if c == quote else quote
        elif c in "\"'":
            quote = c
        elif c in "([":
            depth += 1
        elif c in ")]":
            depth -= 1
        elif c == "," and depth <= 0:
            yield text[start:i]
            start = i + 1
    yield text[start:]
