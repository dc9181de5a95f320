"""Verbs before their subject: "nor will we stop it", "should the attacks continue", "had Kestria taken"."""

from __future__ import annotations

from pourparler.evidence.drafter.parts import Group
from pourparler.evidence.drafter.tokens import Words


def inverted(words: Words, j: int) -> int:
    """The participle of "Had Kestria taken ...": what did not happen."""
    if j + 1 >= words.n or words.tag[j + 1] not in "XDO":
        return -1
    for k in range(j + 2, min(j + 9, words.n)):
        if words.tag[k] == "V":
            return k if "n" in words.form[k] else -1
        if words.tag[k] in ",;:MBHKT":
            return -1
    return -1


def before_subject(words: Words, i: int) -> bool:
    """Whether a verb stands before its subject here: "nor will we", ", should the attacks continue"."""
    low = words.low
    if i == 0:
        return low[0] in ("should", "were")
    if (
        low[i - 1] in ("circumstances", "circumstance", "account", "way", "condition")
        and "no" in low[max(0, i - 3) : i]
    ):
        return True
    if _fronted(words, i) >= 0:
        return True
    if low[i - 1] in ("nor", "neither", "never") or (low[i - 1] == "longer" and i > 1 and low[i - 2] == "no"):
        return True
    named = i + 1 < words.n and (words.tag[i + 1] in "DO" or words.text[i + 1][0].isupper())
    if low[i] == "should" and named and words.tag[i - 1] in "X,":
        return True
    return low[i] in ("should", "were") and (words.tag[i - 1] in ",;—" or i == 0)


def _fronted(words: Words, i: int) -> int:
    """1 for "not until ... | will they", 0 for "only when ... | will they", -1 for no such turn."""
    if words.tag[i] not in "MK" or i < 3 or i + 1 >= words.n or words.tag[i + 1] not in "XOD":
        return -1
    start = i - 1
    while start > 0 and words.tag[start - 1] not in '.;:"' and i - start < 25:
        start -= 1
    if words.low[start : start + 2] in (["not", "until"], ["not", "before"]):
        return 1
    if words.low[start] != "only" or words.low[start + 1] not in ("when", "if", "once", "after", "then", "with"):
        return -1
    return 0 if words.low[i - 1] not in ("when", "if", "once", "after") and _verb_inside(words, start, i) else -1


def _verb_inside(words: Words, a: int, b: int) -> bool:
    """Whether a clause, or a deed told as a noun, stands between, and no subject right before the helper."""
    if words.low[a + 1] in ("after", "with") and words.tag[b - 1] == "X":
        return True  # "only after a ceasefire will they come"
    return words.tag[b - 1] == "V" or any(words.tag[k] in "VB" for k in range(a, b)) and words.tag[b - 1] != "O"


def turned(words: Words, i: int) -> Group | None:
    """ "nor will we stop it", "should the attacks continue": the helper, the subject, the verb."""
    j = i + 1
    if j >= words.n or words.tag[j] not in "OXDQ":
        return None
    fronted = _fronted(words, i)
    while j < words.n and words.tag[j] in "OXDAQGPRN" and j - i < 10:
        if (
            fronted >= 0
            and j > i + 1
            and words.tag[j] in "XA"
            and "b" in words.form[j]
            and words.tag[j + 1 : j + 2] == ["D"]
        ):
            words.tag[j] = "V"  # "only then will Kestria | open the border"
            break
        j += 1
    if j < words.n and words.tag[j] == "T" and words.low[i] == "were":
        j += 1
    if j + 1 < words.n and words.tag[j] == "B" and words.tag[j + 1] == "V" and "n" in words.form[j + 1]:
        j += 1
    if j < words.n and (words.tag[j] == "V" or words.tag[j] == "B"):
        passive = words.tag[j] == "V" and words.tag[j - 1] == "B"
        low = words.low[i]
        neg = (low not in ("should", "were") and fronted != 0) or words.low[i - 1] in (
            "nor",
            "neither",
            "never",
            "longer",
        )
        lemma = words.lemma[j] or "be"
        return Group(
            i,
            j + 1,
            j,
            lemma,
            "turned",
            low if words.tag[i] == "M" else "",
            neg,
            False,
            passive,
            words.tag[i] == "H",
            False,
            low.startswith(("did", "had", "was")),
        )
    return None
