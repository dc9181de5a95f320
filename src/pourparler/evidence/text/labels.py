"""What a line begins with: a bullet, a number, a speaker's name, a handle, a post's number, a time, a dateline."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pourparler.evidence.text.abbreviations import words

_BULLET = re.compile(r"(?:[•‣◦▪■●○·∙*+]|[-–—](?![-\d]))[ \t]{1,8}(?=\S)|[•‣◦▪■●○](?=\S)")
_NUMBER = re.compile(
    r"(?:\(?\d{1,3}(?:\.\d{1,2}){0,3}[.)]|\([a-z]{1,2}\)|[a-z]\)|\(?[ivx]{1,5}\)|[ivxIVX]{1,5}\.|§ ?\d{1,3}\.?"
    r"|(?:Article|Section|Paragraph|Point|Item|ARTICLE|SECTION) (?:\d{1,3}|[IVX]{1,5})[.:)–—-]?)[ \t]{1,8}(?=\S)"
)
_POST = re.compile(
    r"(?:🧵 ?)?(?:\(\d{1,2} ?/ ?(?:\d{1,3}|n|x)?\)|\[\d{1,2}/\d{1,3}\]|\d{1,2} ?/(?:\d{1,3}|n|x)?)[.:)]?"
    r"(?= +(?!of\b)\S)"
)
_TIME = re.compile(
    r"\[?\(?(?:[01]?\d|2[0-3])[:.h][0-5]\d(?::[0-5]\d)?(?: ?[ap]\.?m\b\.?)?"
    r"(?: ?(?:GMT|UTC|BST|CES?T|E[SD]?T|MS[KT]|IST|local time|local)\b)?\]?\)?(?:[:.,]|(?= ?[-–—|])|(?=\s)|$)"
    r"|\[?(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)? ?[ap]\.?m\b\.?\]?(?:[:.]|(?= ?[-–—|])|$)"
)
_QA = re.compile(
    r"(Q|A|Question|Answer|QUESTION|ANSWER|Frage|Antwort|Pregunta|Respuesta|Réponse)(?: ?\d{1,2})?[.:)][ \t]{1,8}(?=\S)"
)
_HANDLE = re.compile(
    r"(?:(RT) )?(?:[^\W\d_][\w.’'-]{0,30}(?: [\w.’'-]{1,30}){0,3} )?\(?@(\w{1,30}(?:@[\w.-]{1,40})?)\)?"
    r"(?=:|\s*$| [·•|] | [-–—] )[^\n:]{0,40}?(?::|$)"
)
_NAME = re.compile(
    r"[*_]{0,3}((?:[A-Z\u00c0-\u00de\u0400-\u042f][\w.’'&/-]{0,30}|\d{1,2}(?= )|[«\"“]?[A-Z][\w’'-]{0,30}[»\"”]?)"
    r"(?:,? (?:[A-Z\u00c0-\u00de\u0400-\u042f][\w.’'&/-]{0,30}"
    r"|of|the|for|and|de|der|du|la|van|von|bin|al|el|to|\d{1,2}|#\d{1,2})){0,8}"
    r"(?: ?[(\[][^()\[\]\n:]{1,60}[)\]])?)[*_]{0,3}:[*_]{0,3}(?=\s|$)"
)
_CJK = re.compile(r"([^\s:：。，、]{1,12})(?<![说說道示称稱问問])：")
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.’'-]{1,20}(?:[ /-][A-Z][A-Z.’'-]{0,20}){0,4}(?:, [A-Z][\w.]{1,15}(?: [A-Z][\w.]{1,15}){0,2})?"
    r"(?:, [^\n—–()]{3,25})?(?: ?\([^()\n]{2,30}\))?"
    r"|[A-Z][\w’'-]{1,20}(?:[ /-][A-Z][\w’'-]{1,20}){0,3}(?:, [A-Z][\w.]{1,15})?"
    r"(?:, [^\n—–()]{0,12}\d{1,4}[^\n—–()]{0,14}|(?: ?\([A-Z][^()\n]{1,30}\))){1,2})"
    r" ?(?:—|–|--|-)(?= )"
    r"|\d{1,2} [A-Z][a-z]{2,8} \d{4} ?(?:—|–|--)(?= )"
)
_FIELDS = words(
    "note notes update updates correction editor's source sources photo image caption read more see key points point "
    "agenda background summary date time location subject re cc bcc to from via tel phone fax email e-mail contact url "
    "link http https demands conclusion introduction context analysis topics topic participants present attendees "
    "warning example ps p.s results result status ref reference no duration venue issue issues next steps annex title "
    "interview live liveblog breaking exclusive opinion explainer thread video audio watch listen podcast fact "
    "statement getting press urgent developing memo file edit tl;dr question answer deadline price cost total average "
    "recommendation article section chapter part phase step day option scenario table figure box paragraph item ref "
    "however meanwhile still today tomorrow yesterday now first second third finally also but and so because here there"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Label:
    """What stands at the head of a line. ``kind``: bullet, numbered, post, time, question, answer, handle, repost,
    speaker, field (a label that may be no speaker) or dateline; ``start`` to ``end`` is the label, ``body`` where
    the text after it begins. ``inner``: a second label behind the first, as in "14:05 MR SMITH: ...".
    """

    kind: str
    start: int
    end: int
    body: int
    text: str
    inner: Label | None = None


def label_of(line: str, at: int, fresh: bool) -> Label | None:
    """The label that the line begins with. ``at``: where the line stands in the text. ``fresh``: nothing before it
    runs on into it, so that a number at its head is a paragraph's.
    """
    first = line[0]
    if first.islower() and not (len(line) > 1 and line[1] == ")"):
        return None
    found = _marker(line, fresh)
    if found is None:
        return _speaker(line, at, fresh)
    kind, end = found
    body = end + len(line[end:]) - len(line[end:].lstrip(" \t-–—|"))
    inner = _speaker(line[body:], at + body, True) if body < len(line) else None
    return Label(kind, at, at + len(line[:end].rstrip()), at + body, line[:end].strip(), inner)


def _marker(line: str, fresh: bool) -> tuple[str, int] | None:
    first = line[0]
    if first.isdigit() or first in "([🧵":
        if match := _POST.match(line):
            return "post", match.end()
        if match := _TIME.match(line):
            return ("time", match.end()) if fresh else None
    if fresh and (match := _QA.match(line)):
        return ("question" if match[1][0] in "QFP" else "answer"), match.end()
    if match := _BULLET.match(line):
        upper = line[match.end()].isupper() or first not in "-–—·+"
        return ("bullet", match.end()) if fresh or upper else None
    if fresh and (match := _NUMBER.match(line)):
        return "numbered", match.end()
    return None


def _speaker(line: str, at: int, fresh: bool) -> Label | None:
    head = line[:120]
    if "@" in head and (match := _HANDLE.match(line)):
        kind, end = "repost" if match[1] else "handle", match.end()
        rest = line[end : end + 40]
        body = end + len(rest) - len(rest.lstrip())
        post = _POST.match(line, body)
        inner = Label("post", at + body, at + post.end(), at + post.end(), post.group()) if post else None
        return Label(kind, at, at + end, at + end, "@" + match[2], inner)
    if not fresh:
        return None  # a wrapped line that only happens to begin with "Council: "
    if ":" in head and (match := _NAME.match(line)):
        name = match[1]
        kind = "field" if name.split()[0].rstrip(".:,").casefold() in _FIELDS else "speaker"
        return Label(kind, at + match.start(1), at + match.end(1), at + match.end(), name)
    if "：" in head and (match := _CJK.match(line)):
        return Label("speaker", at, at + match.end(1), at + match.end(), match[1])
    if (line[0].isupper() or line[0].isdigit()) and (match := _DATELINE.match(line)):
        return Label("dateline", at, at + match.end(), at + match.end(), match.group())
    return None
