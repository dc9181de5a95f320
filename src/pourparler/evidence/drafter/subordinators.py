"""Whether "that", "since", "before" or "as" begins a clause, points at a noun, or stands before one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pourparler.evidence.drafter.listing import listed

if TYPE_CHECKING:
    from pourparler.evidence.drafter.tokens import Words

_POINTED = listed(
    "condition demand offer proposal plan figure timetable deal idea claim accusation suggestion request approach text "
    "draft clause point sum position argument view"
)
_STOPS = ([","], ["."], [";"], [":"])


def subordinator(words: Words, i: int, before: str, after: str) -> None:
    """Tag a word that may join a clause: left as it is where one follows, else a preposition or what points."""
    tags, low = words.tag, words.low
    word = low[i]
    if word == "because" and low[i + 1 : i + 2] == ["of"]:
        tags[i] = "P"
    elif word == "that":
        if before == "V" and after in "MB" and words.lemma[i - 1] in ("say", "think", "believe", "hope", "call"):
            tags[i] = "O"  # "said that was nonsense"
        elif (
            before in "VX"
            and after in "MBHK"
            or before == "X"
            and (after == "V" or (after == "v" and words.form[i + 1] == "s"))
        ):
            tags[i] = "W"
        elif (before in "P" or i == 0 or before in ',."') and after in "MBHKVN":
            tags[i] = "O"
        elif before == "P" or (i == 0 and after in "XAv"):
            tags[i] = "D"
        elif before == "V" and words.lemma[i - 1] == "want" and after in "XQ":
            tags[i] = "D"  # "wants that one in the contract"
        elif before == "V" and low[i + 1 : i + 2] and low[i + 1] in _POINTED and words.text[i + 2 : i + 3] in _STOPS:
            tags[i] = "D"  # "rejected that condition, saying"
        elif before == "V" and (
            after in ".,;"
            or (after == "R" and i + 2 < words.n and tags[i + 2] in ".,;C!")
            or (i + 3 >= words.n and after == "X")
        ):
            tags[i] = "O"
    elif word == "since" and before == "H" and after in "Vv":
        tags[i] = "R"
    elif word in ("before", "after", "since", "until", "till"):
        if (
            after in "DXQAO"
            and not _clause_follows(words, i)
            or after == "V"
            and "g" in words.form[i + 1]
            or after in ".,;"
        ):
            tags[i] = "P"
    elif word == "as" and (after in "DAQ" or after == "X") and not _clause_follows(words, i):
        tags[i] = "P"


def _clause_follows(words: Words, i: int) -> bool:
    """Whether a finite verb comes before the next stop within a dozen words."""
    for j in range(i + 1, min(i + 13, words.n)):
        t = words.tag[j]
        if t in ",;:—." or (t == "C" and j + 1 < words.n and words.tag[j + 1] in "VMBHK"):
            return False
        if t in "MBHK" or (t == "V" and words.form[j] != "g" and words.tag[j - 1] not in "DAPT"):
            return True
        if t == "v" and words.form[j] == "s":
            return True
    return False
