"""What is told of a page: the texts that a reader does not see, what was left out, and what is not known of it."""

from __future__ import annotations

import re

from pourparler.evidence.documents.html_body import Body
from pourparler.evidence.documents.html_css import Sheet
from pourparler.evidence.documents.html_hidden import hidden_by
from pourparler.evidence.documents.html_style import Look
from pourparler.evidence.documents.html_text import Laid
from pourparler.evidence.documents.html_tree import COMMENT, TEXT, Tree
from pourparler.evidence.documents.parts import count, shorten
from pourparler.evidence.report import Notice

TOLD = 40  # hidden texts that are told one by one
LONG_COMMENT = 60  # characters of a comment from which on it may be text and not a note of the page's makers
_SILENT = ("<script>", "<style>", "<head>", "<title>", "<iframe>")  # no text, whatever stands in them


def hidden_texts(tree: Tree, seen: list[Look], laid: Laid) -> tuple[list[str], list[Notice]]:
    """Every text that a reader does not see, in the order of the page, and what is told of it."""
    found: list[tuple[int, int, str, str]] = []  # event, place in the text, why, text
    for root, (at, texts) in laid.hidden.items():
        element = tree.elements[root]
        found.append((element.opens, at, _why(seen, root), " ".join("".join(texts).split())))
    elsewhere: dict[int, list[str]] = {}
    for event in tree.events:
        look = seen[event.element.index]
        if event.kind == TEXT and look.why and look.root not in laid.hidden and event.text.strip():
            elsewhere.setdefault(look.root, []).append(event.text)
    for root, texts in elsewhere.items():
        if seen[root].why not in _SILENT:
            found.append((tree.elements[root].opens, 0, _why(seen, root), " ".join(" ".join(texts).split())))
    for index, text in tree.fragments.items():
        if tree.elements[index].tag == "template":
            found.append((tree.elements[index].opens, 0, "<template>", " ".join(text.split())))
    comments = [(0, text) for text in tree.comments]
    comments += [(at, event.text) for at, event in enumerate(tree.events) if event.kind == COMMENT]
    for at, text in comments:
        line = " ".join(re.sub(r"<[^<>]{0,300}>", " ", text).split())
        if len(line) >= LONG_COMMENT and not text.lstrip().startswith("[if"):
            found.append((at, 0, "a comment", line))
    for element in tree.elements:
        value = element.get("value") if element.get("type") == "hidden" else ""
        if value.count(" ") >= 4:
            found.append((element.opens, 0, "a hidden field", " ".join(value.split())))
    found = sorted(one for one in found if any(map(str.isalnum, one[3])) and one[2] not in _SILENT)
    notices = [Notice("hidden-text", f"not seen by a reader ({why})", at, at, shorten(t)) for _, at, why, t in found]
    if len(notices) > TOLD:
        size = sum(len(text) for _, _, _, text in found[TOLD:])
        says = f"{count(len(notices) - TOLD, 'more text')} not seen by a reader, {size:,} characters"
        notices = [*notices[:TOLD], Notice("hidden-text", says)]
    return [text for _, _, _, text in found], notices


def _why(seen: list[Look], root: int) -> str:
    return seen[root].why or "hidden"


def of_text(laid: Laid) -> list[Notice]:
    """What of the text itself a reader may not see, or sees struck through."""
    found = []
    for start, end, why in laid.doubts[:TOLD]:
        text = laid.text[start:end].strip()
        start = laid.text.index(text, start, end)
        says = f"perhaps not seen by a reader ({why}); kept in the text"
        found.append(Notice("maybe-hidden", says, start, start + len(text), shorten(text)))
    struck = [(start, end, laid.text[start:end].strip()) for start, end in laid.struck if end > start]
    for start, end, text in [one for one in struck if one[2]][:TOLD]:
        start = laid.text.index(text, start, end)
        says = "struck through on the page; kept in the text"
        found.append(Notice("struck-text", says, start, start + len(text), shorten(text)))
    return found


def of_page(tree: Tree, seen: list[Look], part: Body, laid: Laid, sheet: Sheet) -> list[Notice]:
    """What of the page was left out, and what about it is not known."""
    found = []
    left = _left_out(tree, seen, part)
    if left:
        words = " ".join(" ".join(left).split())
        what = "menus, asides, footers" if part.region.tag == "body" else "what stands outside the report"
        says = f"{len(words):,} characters of the page left out: {what}"
        found.append(Notice("page-furniture", says, text=shorten(words)))
    if sheet.outside:
        says = (
            f"{count(sheet.outside, 'style sheet')} outside the page not read: text that they hide is not recognised, "
            "nor text in the colour of its background"
        )
        found.append(Notice("outside-styles", says))
    if sheet.unread:
        listed = ", ".join(f"{what} ({number})" for what, number in sorted(sheet.unread.items()))
        found.append(Notice("style-unread", f"parts of the page's styles were not understood: {listed}"))
    for element in tree.elements:
        if element.tag in ("html", "body") and _would_hide(element.css):
            found.append(Notice("hidden-page", f"the styles hide the whole <{element.tag}>; it was read all the same"))
    frames = sum(e.tag in ("iframe", "frame") and bool(e.get("src") or e.get("srcdoc")) for e in tree.elements)
    if frames:
        found.append(Notice("frames", f"{count(frames, 'frame')} in the page not read"))
    scripts = sum(len(tree.fragments.get(e.index, "")) for e in tree.elements if e.tag == "script")
    if len(laid.text) < 300 and scripts > 20 * len(laid.text):
        says = f"only {count(len(laid.text), 'character')} of text beside {scripts:,} of scripts: is the page complete?"
        found.append(Notice("little-text", says))
    return found


def _would_hide(css: dict[str, tuple[tuple[int, ...], str]]) -> bool:
    plain = {name: value for name, (_, value) in css.items()}
    return bool(hidden_by(plain, 16.0)) or plain.get("visibility") in ("hidden", "collapse")


def _left_out(tree: Tree, seen: list[Look], part: Body) -> list[str]:
    kept = [part.region, part.heading] if part.heading else [part.region]
    out = [False] * len(tree.elements)
    found = []
    for element in tree.elements:
        above = element.parent is not None and out[element.parent.index]
        out[element.index] = above or element.index in part.skip
    for at, event in enumerate(tree.events):
        if event.kind == TEXT and not seen[event.element.index].why and event.text.strip():
            inside = any(one.opens <= at < one.closes for one in kept)
            if not inside or out[event.element.index]:
                found.append(event.text)
    return found
