"""HTML pages: their visible text in reading order; what a reader would not see is kept apart and told."""

from __future__ import annotations

import re
from dataclasses import replace

from pourparler.evidence.documents.decode import decode
from pourparler.evidence.documents.html_body import body
from pourparler.evidence.documents.html_guard import guard
from pourparler.evidence.documents.html_meta import meta
from pourparler.evidence.documents.html_style import cascade, looks, sheets
from pourparler.evidence.documents.html_text import Laid, lay
from pourparler.evidence.documents.html_told import hidden_texts, of_page, of_text
from pourparler.evidence.documents.html_tree import Tree
from pourparler.evidence.documents.parts import Extract, count, refused
from pourparler.evidence.report import Notice

FEW = 25  # letters below which a page with scripts holds no text
_HEAD = 4096
_CHARSET = re.compile(
    rb"<meta\b[^>]{0,400}?\bcharset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})|"
    rb"<\?xml\b[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})",
    re.I,
)
SAVE = "open it in a browser, wait until the text stands there, and save that as text or PDF"


def read_html(data: bytes, name: str, encoding: str = "") -> Extract:
    """The text of a page. Raises InputError where it has none, and where it is built to choke a parser."""
    from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser

    said = [(found[1] or found[2]).decode("ascii", "replace") for found in _CHARSET.finditer(_bare(data[:_HEAD]))]
    text, used, notices = decode(data, name, encoding, said[0] if said else "")
    differ = sorted({one.lower() for one in said})
    told = [Notice("encoding-contradiction", f"the page names several encodings: {', '.join(differ)}")]
    guard(text, name)
    # without the events that serve scripts: with them a long list of choices takes quadratic time
    tree = Tree(LexborHTMLParser(text, options=LexborDocumentOptions.WO_EVENTS))
    if not tree.elements:
        raise refused(name, "a page without any text", SAVE)
    sheet = sheets(tree)
    cascade(tree, sheet)
    seen = looks(tree, sheet.outside > 0)
    part = body(tree, seen)
    laid = lay(tree, seen, [e for e in (part.heading, part.region) if e], part.skip)
    _has_text(tree, laid, name)
    hidden, of_hidden = hidden_texts(tree, seen, laid)
    about = meta(tree, part.region)
    notices = tuple(replace(one, start=0, end=0) for one in notices)  # their places are the file's, not the text's
    notices += tuple(told if len(differ) > 1 and not encoding else ())
    return Extract(
        laid.text,
        used,
        about.title,
        about.published,
        about.outlet,
        about.language,
        tuple(laid.segments),
        tuple(hidden),
        (*notices, *about.notices, *of_hidden, *of_text(laid), *of_page(tree, seen, part, laid, sheet)),
    )


def _bare(head: bytes) -> bytes:
    return re.sub(rb"<!--.{0,4000}?-->", b"", head, flags=re.S).replace(b"\0", b"")


def _has_text(tree: Tree, laid: Laid, name: str) -> None:
    letters = sum(map(str.isalpha, laid.text))
    scripts = [tree.fragments.get(e.index, "") for e in tree.elements if e.tag == "script"]
    if letters < FEW and scripts:
        held = f"{count(len(scripts), 'script')}, {count(letters, 'letter')} of text"
        raise refused(name, f"a page whose text is made by scripts ({held})", SAVE)
    if not letters and any(e.tag in ("frameset", "iframe") for e in tree.elements):
        raise refused(name, "a page of frames, without text of its own", "save the page in the frame")
    if not laid.text.strip():
        raise refused(name, "a page without any text that can be seen", SAVE)
