"""What a page says of itself: title, day of publication, outlet, language. All of it is the page's word, and told."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from pourparler.evidence.documents.html_tree import Element, Tree
from pourparler.evidence.documents.parts import shorten
from pourparler.evidence.report import Notice

MAX_JSON = 1_000_000  # characters of JSON-LD
MAX_THINGS = 20_000  # values in it that are looked at
_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?=\D|$)")
_DATES = (  # names of <meta>, the surest first
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "publish-date",
    "publication_date", "pubdate", "publishdate", "parsely-pub-date", "sailthru.date", "article.published",
    "cxenseparse:recs:publishtime", "citation_publication_date", "rnews:datepublished",
)  # fmt: skip


@dataclass(frozen=True)
class Meta:
    title: str
    published: str
    outlet: str
    language: str
    notices: tuple[Notice, ...]


def meta(tree: Tree, region: Element | None) -> Meta:
    """What the head of a page says, its JSON-LD and its ``<time>`` elements; the notices say where the date is from."""
    named: dict[str, str] = {}
    for element in tree.elements:
        if element.tag == "meta":
            for key in ("property", "name", "itemprop"):
                if element.get(key) and element.get("content").strip():
                    named.setdefault(element.get(key).lower(), _line(element.get("content")))
    linked = _json_ld(tree)
    published, notices = _published(tree, region, named, linked)
    title = named.get("og:title") or _heading(tree, region) or _title(tree) or _heading(tree, None)
    outlet = named.get("og:site_name") or linked.get("publisher", "") or named.get("dc.publisher", "")
    return Meta(_line(title), published, _line(outlet), _language(tree, named), tuple(notices))


def _published(
    tree: Tree, region: Element | None, named: dict[str, str], linked: dict[str, str]
) -> tuple[str, list[Notice]]:
    said = [(name, named[name]) for name in _DATES if name in named]
    if linked.get("datePublished"):
        said.insert(1 if said else 0, ("JSON-LD datePublished", linked["datePublished"]))
    times = [element for element in tree.elements if element.tag == "time" and element.get("datetime")]
    said += [("itemprop datePublished", e.get("datetime")) for e in times if e.get("itemprop") == "datePublished"]
    days = [(where, day(text)) for where, text in said]
    good = [(where, found) for where, found in days if found]
    if not good and region is not None:  # the first <time> of the report is usually its dateline, but may be anything
        inside = [element for element in times if element.opens < region.closes]
        good = [("the first <time> of the page", day(e.get("datetime"))) for e in inside if day(e.get("datetime"))][:1]
    if not good:
        unread = [
            Notice("date-unread", f"the page's date is not read: {where} {shorten(t, 60)!r}") for where, t in said
        ]
        return "", unread[:1]
    where, first = good[0]
    notices = [Notice("date-from", f"published {first}: so says {where}")]
    others = sorted({found for _, found in good if found != first})
    if others:
        notices.append(Notice("date-differs", f"the page gives other days too: {', '.join(others[:5])}"))
    return first, notices


def day(text: str) -> str:
    """The day of an ISO date or time as it is written there; nothing where it is none.

    >>> day("2025-08-16T23:30:00-04:00"), day("20250816"), day("16 Aug"), day("2025-02-30")
    ('2025-08-16', '2025-08-16', '', '')
    """
    found = _DAY.match(text.strip())
    if not found:
        return ""
    try:
        return date(*map(int, found.groups())).isoformat()
    except ValueError:
        return ""


def _json_ld(tree: Tree) -> dict[str, str]:
    """``datePublished`` and the name of the ``publisher``, the first of each."""
    found: dict[str, str] = {}
    for element in tree.elements:
        if element.tag != "script" or element.get("type").strip().lower() != "application/ld+json":
            continue
        text = tree.fragments.get(element.index, "")
        if len(text) > MAX_JSON:
            continue
        try:
            things = json.loads(text, strict=False, parse_int=str)
        except (ValueError, RecursionError):
            continue
        for thing in _things(things):
            when, who = thing.get("datePublished"), thing.get("publisher")
            who = who[0] if isinstance(who, list) and who else who
            who = who.get("name") if isinstance(who, dict) else who
            if isinstance(when, str):
                found.setdefault("datePublished", _line(when))
            if isinstance(who, str):
                found.setdefault("publisher", _line(who))
    return found


def _things(top: Any) -> Iterator[dict[str, Any]]:
    waiting, seen = [top], 0
    while waiting and seen < MAX_THINGS:
        thing = waiting.pop(0)
        seen += 1
        if isinstance(thing, dict):
            yield thing
            waiting += [value for value in thing.values() if isinstance(value, dict | list)]
        elif isinstance(thing, list):
            waiting += thing[: MAX_THINGS - seen]


def _language(tree: Tree, named: dict[str, str]) -> str:
    root = tree.elements[0] if tree.elements else None
    stated = (root.get("lang") or root.get("xml:lang") if root else "") or named.get("og:locale", "")
    found = re.match(r"([A-Za-z]{2,3})(?:[-_]|$)", stated.strip())
    return found[1].lower() if found else ""


def _heading(tree: Tree, region: Element | None) -> str:
    """The first heading of the report, or of the page."""
    for element in tree.elements:
        if element.tag == "h1" and (region is None or region.opens < element.opens < region.closes):
            return _words(tree, element)
    return ""


def _title(tree: Tree) -> str:
    head = next((element for element in tree.elements if element.tag == "title"), None)
    return _words(tree, head) if head else ""


def _words(tree: Tree, element: Element) -> str:
    return " ".join(event.text for event in tree.events[element.opens : element.closes] if event.text)


def _line(text: str) -> str:
    """On one line, without control characters, and not endless."""
    return shorten("".join(c if c.isprintable() else " " for c in text[:2000]), 300)
