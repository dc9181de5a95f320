"""Pages built to choke a parser, told before they are parsed.

The tree of a page can be far larger than the page: formatting left open (``<b id=1><b id=2>…``) is opened again in
every paragraph that follows (HTML standard, 13.2.4.3, "reconstruct the active formatting elements"), and blocks nested
by the thousand make every further tag slow. Both are bounded here by one pass over the tags. Browsers stop nesting at
512 too. Where the pass cannot know what the parser will do, it counts too much rather than too little.
"""

from __future__ import annotations

import re

from pourparler.errors import InputError
from pourparler.evidence.documents.parts import refused, words

MAX_TAGS = 300_000
MAX_DEPTH = 512  # blocks inside each other
MAX_FORMAT_DEPTH = 4_000  # the same with formatting that was never closed
MAX_REOPENED = 500_000  # formatting opened again by the parser
MAX_ATTRIBUTES = 1_000  # of a tag
MAX_SELF_CLOSED = 10_000  # such as <path/>: they nest where they stand outside a drawing
LONG = 4_000  # characters of a tag from which on its attributes are counted

_START = re.compile(r"<(?:(/?)([a-zA-Z][^\s/>]{0,200}+)|!--|[!?/])")
_VALUE = r"""(?:\s*+=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s>"'][^\s>]*+)?+)?+"""
_ATTRIBUTE = rf"[\s/]*+[^\s/>][^\s/>=]*+{_VALUE}"
_REST = re.compile(rf"(?:{_ATTRIBUTE})*+([\s/]*+)>?")
_ATTRIBUTES = re.compile(_ATTRIBUTE)
_FORMAT = words("a b big code em font i nobr s small strike strong tt u")
_VOID = words("area base basefont bgsound br col embed hr img input keygen link meta param source track wbr frame")
# Closed by the parser itself where the page forgets to: they never nest without something else between.
_AUTO = words("p li dt dd tr td th thead tbody tfoot colgroup caption rb rt rp rtc html head body")
_RAW = {
    tag: re.compile(f"</{tag}(?=[\\s/>])", re.I)
    for tag in ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
}


def guard(text: str, name: str) -> None:
    """Raises InputError for a page whose tree would be out of all proportion to its text."""
    stack: list[str] = []
    formats = 0  # entries of the stack that are formatting
    active: dict[str, int] = {}  # formatting that the parser may open again, by tag and attributes: three each at most
    weight = tags = reopened = self_closed = at = 0
    raw = True  # scripts and their like are passed over, and comments
    while found := _START.search(text, at):
        at = found.end()
        if found[2] is None:
            at = _comment(text, found[0], at) if raw else at
            continue
        tag = found[2].lower()
        tags += 1
        if tags > MAX_TAGS:
            raise _too(name, f"more than {MAX_TAGS:,} tags")
        rest = _REST.match(text, at)
        end = rest.end() if rest else at
        if end - at > LONG and _attributes(text, at, end) > MAX_ATTRIBUTES:
            raise _too(name, f"more than {MAX_ATTRIBUTES:,} attributes on a tag")
        at = end
        if found[1]:
            formats -= _close(stack, tag, active)
            weight = sum(active.values()) if tag in _FORMAT else weight
            continue
        reopened += weight
        if reopened > MAX_REOPENED:
            raise _too(name, "formatting that is opened again and again without ever being closed")
        if tag in _RAW:
            if raw and not any(other in stack for other in ("svg", "math", "select")):
                raw, at = _after_raw(text, tag, at)
        elif tag in _FORMAT:
            key = tag + text[found.end() : min(end, found.end() + 200)]
            active[key] = min(3, active.get(key, 0) + 1)
            weight = sum(active.values())
            stack.append(tag)
            formats += 1
        elif rest and "/" in rest[1]:
            self_closed += tag not in _VOID
        elif tag not in _VOID and tag not in _AUTO:
            if tag in ("option", "optgroup") and stack and stack[-1] == "option":
                stack.pop()
            stack.append(tag)
        if len(stack) - formats > MAX_DEPTH or len(stack) > MAX_FORMAT_DEPTH or self_closed > MAX_SELF_CLOSED:
            raise _too(name, f"elements nested more than {MAX_DEPTH} deep")


def _close(stack: list[str], tag: str, active: dict[str, int]) -> int:
    """What an end tag takes off the stack; the number of formatting entries among them."""
    if tag in _FORMAT:
        if not stack or stack[-1] != tag:
            return 0  # wrongly nested: counted as still open, which can only overstate
        stack.pop()
        for key in reversed(active):
            if key.startswith(tag) and not key[len(tag) : len(tag) + 1].isalnum():
                active[key] -= 1
                if not active[key]:
                    del active[key]
                break
        return 1
    if tag not in stack[-MAX_DEPTH:]:
        return 0
    gone = 0
    while stack and (last := stack.pop()):
        gone += last in _FORMAT
        if last == tag:
            break
    return gone


def _attributes(text: str, at: int, end: int) -> int:
    """Up to one more than may be."""
    number = 0
    while number <= MAX_ATTRIBUTES and (found := _ATTRIBUTES.match(text, at, end)):
        at = found.end()
        number += 1
    return number


def _comment(text: str, start: str, at: int) -> int:
    """Where a comment ends, or what the parser takes for one: ``<!doctype …>``, ``<?xml …>``."""
    if start != "<!--":
        end = text.find(">", at)
        return len(text) if end < 0 else end + 1
    found = re.compile("--!?>").search(text, at - 2)  # <!--> is a whole comment
    return len(text) if found is None else found.end()


def _after_raw(text: str, tag: str, at: int) -> tuple[bool, int]:
    """Where the text of a script, a style sheet and their like ends.

    In a script with ``<!--`` an end tag may be none, so from there on nothing is passed over any more.
    """
    found = _RAW[tag].search(text, at)
    end = len(text) if found is None else found.start()
    if tag == "script" and text.find("<!--", at, end) >= 0:
        return False, at
    return True, end


def _too(name: str, what: str) -> InputError:
    return refused(name, f"a page with {what}", "save the text of the page as a text file")
