"""What is told of any report, whatever its kind: odd characters, orders to a machine, marks of handling, language."""

from __future__ import annotations

import re

from pourparler.evidence.documents.parts import Extract, shorten
from pourparler.evidence.report import Notice

LOOKED = 400_000  # characters in which marks are looked for, and the language
# Words by which a document asks to be kept close. As they are printed: in capitals, or at the beginning of a line.
_MARK = re.compile(
    r"\b(?:TOP SECRET|OFFICIAL[- ]SENSITIVE|RESTREINT|CONFIDENTIAL|CONFIDENTIEL|LIMITED DISTRIBUTION|"
    r"NOT FOR (?:PUBLIC )?(?:RELEASE|DISTRIBUTION|PUBLICATION)|FOR OFFICIAL USE ONLY|INTERNAL USE ONLY|"
    r"TLP:(?:RED|AMBER\+STRICT|AMBER)|EMBARGO(?:ED)?(?: UNTIL)?|STRICTLY PRIVATE|WITHOUT PREJUDICE|"
    r"SOUS EMBARGO|NICHT ZUR VERÖFFENTLICHUNG|VS[- ]NfD)\b|"
    r"^(?:Confidential|Embargoed(?: until)?|Not for (?:release|distribution|publication)|Strictly private)\b",
    re.M,
)


def watched(found: Extract, *, published: str, outlet: str, language: str) -> tuple[tuple[Notice, ...], str]:
    """All notices of a report in the order of its text, those of the whole report first; and its language."""
    from pourparler.evidence.text import hidden, instructions
    from pourparler.evidence.text.language import language as vote

    notices = [*found.notices, *hidden.notices(found.text), *instructions.notices(found.text)]
    for text in found.hidden:
        for one in instructions.notices(text):
            says = f"in text that a reader does not see: {one.says}"
            notices.append(Notice("instructions-hidden", says, text=one.text or shorten(text)))
    notices += _marks(found.text)
    own = vote(found.text[:LOOKED])
    stated = language or found.language
    if own and stated and own != stated.split("-")[0].casefold():
        whose = "you say" if language else "the file says"
        notices.append(Notice("language-differs", f"{whose} the language is {stated}; its words look like {own}"))
    notices += _differs("published", published, found.published) + _differs("outlet", outlet, found.outlet)
    if not published and not found.published:
        notices.append(Notice("no-date", "no date of publication: days such as “on Monday” cannot be placed"))
    return tuple(sorted(set(notices), key=lambda n: (n.start, n.end, n.kind, n.says, n.text))), stated or own


def _marks(text: str) -> list[Notice]:
    """Where a report says itself that it is not for everybody. Only the first place of each word."""
    first: dict[str, re.Match[str]] = {}
    for found in _MARK.finditer(text[:LOOKED]):
        first.setdefault(found[0].casefold(), found)
    return [
        Notice(
            "handling-mark", f"the text says “{found[0].strip()}”; check its handling", *found.span(), found[0].strip()
        )
        for found in list(first.values())[:10]
    ]


def _differs(what: str, given: str, found: str) -> list[Notice]:
    near = what == "published" and (given.startswith(found) or found.startswith(given))
    if not given or not found or given == found or near:
        return []
    return [Notice(f"{what}-differs", f"you say {given}; the file says {shorten(found, 80)}")]
