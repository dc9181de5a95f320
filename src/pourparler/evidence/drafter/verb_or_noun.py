"""Whether a word that may be a verb or a noun is one or the other here, by what stands around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pourparler.evidence.drafter.closed import ROLES, SUBJECT_PRONOUNS
from pourparler.evidence.drafter.cues import NOUN_CUES
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.surroundings import (
    FOR_MANY,
    MANY,
    ORDINALS,
    PAPERS,
    TIMES,
    TOLD,
    awaited,
    behind_of,
    noun_before,
    only_verb,
    particle,
    plural_head,
    prose,
    subject_ahead,
    summed,
    taken,
    under_helper,
)

if TYPE_CHECKING:
    from pourparler.evidence.drafter.tokens import Words


NOUN_ING = listed(
    "meeting crossing fishing mining drilling fighting funding housing shelling building training logging farming "
    "bombing killing pricing spending planning monitoring shipping ceding bargaining dredging briefing hearing "
    "ruling opening understanding filing financing whaling trawling grazing policing zoning parking staffing "
    "banking trading lending borrowing writing wording meetings crossings rulings "
    "reporting testing licensing gauging sharing tracking recycling"
)


def prev(words: Words, i: int) -> int:
    """The word before, adverbs and negations left out; -1 at the head."""
    j = i - 1
    while j >= 0 and words.tag[j] in "RN":
        j -= 1
    return j


def _asked_for(words: Words, i: int) -> bool:
    """Whether a "should" that begins a clause stands before the subject of the verb at ``i``."""
    for k in range(i - 1, max(i - 7, -1), -1):
        if words.low[k] == "should":
            return k < i - 1 and (k == 0 or words.tag[k - 1] in ",;—")
        if words.tag[k] not in "DXAG":
            return False
    return False


def _what_before(words: Words, i: int) -> bool:
    """Whether "what" or "all" stands before the noun phrase before ``i``, at the head or behind a stop."""
    for k in range(i - 2, max(i - 6, -1), -1):
        if words.low[k] in ("what", "all"):
            return k == 0 or words.tag[k - 1] in ',:;."'
        if words.tag[k] not in "DXAG":
            return False
    return False


def verb_or_noun(words: Words, i: int, t: str, before: str, after: str) -> str:
    tags, low, form = words.tag, words.low, words.form[i]
    if i > 1 and low[i - 1] in ("neither", "both") and tags[i - 2] in "MK" and "b" in form:
        return "V"  # "will neither lift the ban nor ..."
    if low[i] == "terms" and before == "X" and i > 1 and tags[i - 2] in "DPA":
        return "X"  # "in the strongest terms"
    if before == "V" and low[i] in ("reports", "claims", "suggestions", "accounts", "rumours", "rumors"):
        return "X"  # "contradicted reports that"
    if i > 2 and low[i - 2] == "as" and low[i] in TOLD and words.lemma[i - 3] in ("reject", "dismiss", "deny", "decry"):
        return "X"  # "rejects as unfounded claims that"
    if i == 0 and low[i] in TOLD and low[1:2] == ["that"]:
        return "X"  # "Claims that we want to close it are untrue"
    if low[i] == "subject" and low[i + 1 : i + 2] == ["to"]:
        return "X"  # "is not subject to any exchange"
    if low[i] == "clear" and before == "O":
        return "X"  # "made it clear that"
    if t == "v" and "b" in form and after in "DOXQ" and _asked_for(words, i):
        return "V"  # "Should Kestria free the captives, ..."
    if t == "v" and form == "s" and after == "B" and before == "X" and _what_before(words, i):
        return "V"  # "What Kestria wants is an end to it"
    if t == "v" and i and words.text[i][0].isupper() and words.text[i - 1][0].isupper() and prose(words):
        return "X"  # "the Union of Coastal States announced"
    if before == "B" and form == "b":
        return "X"  # "once the corridors are open"
    if form == "s" and low[i + 1 : i + 2] and low[i + 1] in FOR_MANY:
        return "X"  # "demanded that monitors be let in"
    if t == "v" and form == "s" and before in ",C" and after in "XAQG" and awaited(words, i):
        return "V"  # "Kestria, which draws on the same river, wants the flow cut"
    if t == "v" and form == "s" and before == "X" and after in ".,;" and summed(words, i):
        return "V"  # ", a figure Kestria disputes."
    if i > 2 and low[i - 2 : i] == ["no", "longer"] and tags[i - 3] in "XO" and "g" not in form and after in "XQDOTPS":
        return "V"  # "no longer demands half of it"
    j = prev(words, i)
    prior = tags[j] if j >= 0 else "."
    if prior in "M" or (prior == "K" and "b" in form) or (prior == "T" and "b" in form):
        return "V"
    if prior == "H" and "n" in form or (prior == "B" and ("n" in form or "g" in form)):
        return "V"
    if prior == "O" and low[j] in SUBJECT_PRONOUNS:
        return "V"
    if prior == "W" and low[j] in ("who", "which", "that"):
        return "V"
    if j >= 0 and low[j] in ("please", "let's"):
        return "V"
    if (
        t == "v"
        and before == "X"
        and "b" in form
        and "d" not in form
        and "n" not in form
        and not low[i - 1].endswith("s")
        and low[i - 1] not in MANY
        and not (i > 1 and tags[i - 2] == "C")
        and not (i > 2 and tags[i - 3] == "C")
        and "that" not in low[max(0, i - 9) : i]
        and not words.text[i][0].isupper()
        and not plural_head(words, i)
    ):
        # A bare form after a singular noun is a noun ("a nine-month deadlock"), if no "that" asks for one
        return "X"
    if (
        before == "R"
        and j >= 0
        and tags[j] in "DG"
        and t == "v"
        and low[i - 1] in ("first", "last", "long", "latest", "very", "earlier", "later", "once", "still")
    ):
        return "X"
    if "g" in form and before == "S" and after == "X" and tags[i + 2 : i + 3] and tags[i + 2] in "MBHC":
        return "A"  # "provided that working hours are ..."
    if (
        form == "b"
        and before == "X"
        and tags[i - 2 : i - 1] in (["D"], ["G"])
        and words.text[i - 1].islower()
        and low[i - 1] not in MANY
        and not low[i - 1].endswith("s")
        and low[i - 1] not in ROLES
        and (after in "BHM" or low[i + 1 : i + 2] == ["of"])
    ):
        return "X"  # "the present schedule of releases"
    if "g" in form:
        if low[i] in NOUN_ING and after not in ("DO" if before != "P" else "DOXA") and before in 'DAXPGQ.,:C"SV':
            return "X"
        if (
            before == "X"
            and low[i - 1] in PAPERS
            and (after in "DOQ" or low[i + 1 : i + 2] in (["that"], ["for"], ["on"]))
        ):
            return "V"  # "a note demanding that"
        if before == "X" and i >= 2 and tags[i - 2] in "DAG" and after not in "DOX":
            return "X"
        if before == "G" and after in "XA":
            return "A"  # "the Commission's working paper"
        if (before == "S" and after in "BMHP" and low[i - 1] == "that") or (before == "V" and after in "BM"):
            return "X"  # "says phasing is impossible", "agreed that sharing with carriers would be allowed"
        if before in "DA" and low[i - 1] not in ("all", "any", "no"):
            return "X" if after in "PG.,;:CMBHKS" or (t == "v" and low[i] in NOUN_CUES) else "A"
        if before == "G" and after in "P.,;:MBHKV":
            return "X"
        if low[i] in NOUN_CUES and (before in "XQA" or after in "PMBHK"):
            return "X"
        return "V"
    if before == "Q" and "b" in form and low[i - 1] in ("%", "percent") and i > 2 and tags[i - 3] in "DG":
        return "X"  # "its 25% safeguard duty"
    if before in "DAQ" or (before == "G" and j == i - 1):
        # "the proposed deal", "its demands"; but "both support", "all agreed", "the two reject"
        if low[i - 1] in ("both", "all", "some", "many", "most", "neither", "several", "few") and t == "V":
            return "V"
        if (
            before == "Q"
            and i >= 2
            and tags[i - 2] == "D"
            and ("d" in form or "b" in form)
            and after in "DTSPOX"
            and t == "V"
        ):
            return "V"
        if "n" in form and after in "XAvVQ":
            return "A"
        if t == "V" and before == "Q":
            return "V"
        return "X" if t == "v" or "b" in form or "s" in form or after in "XA" else "A"
    if before == "P":
        if "n" in form and after in "XAv":
            return "A"
        return "X" if t == "v" or "b" in form else "A"
    if t == "V":
        if "d" in form or "n" in form:
            if before == "V" and after in "XA" and "b" not in form and not words.text[i][0].isupper():
                return "A"
            if (
                "b" not in form
                and after in "XA"
                and before in "CV"
                and not words.text[i][0].isupper()
                and i + 2 < words.n
                and tags[i + 2] not in "DPTQ"
                and words.text[i + 1][0].islower()
                and low[i - 1] not in ("but", "yet")
            ):
                # "leaders and elected officials": a participle that stands before a noun
                early = any(tags[k] in "VMBHK" for k in range(i))
                later = any(
                    tags[k] in "MBHK" or (tags[k] == "V" and tags[k - 1] != "T" and words.form[k] != "g")
                    for k in range(i + 2, words.n)
                )
                if later or not early:
                    return "A"
            if before == "," and after == "X" and "b" not in form and subject_ahead(words, i):
                return "A"  # ", targeted sanctions, including bans, shall ..."
            return "V"
        if form == "b" and before == "X" and low[i - 1] in ORDINALS and tags[i - 2 : i - 1] == ["D"]:
            return "X"  # "a third ask"
        if form == "b" and i == 0:
            return (
                "X"
                if after == "X" and i + 1 < words.n and (low[i + 1] in ROLES or words.text[i + 1][0].isupper())
                else "V"
            )
        return "V"
    # A homograph in the open: "the union demands a rise", "Demands for a rise", "officials claim that"
    steady = "ly" in low[i - 1] or low[i - 1] in (
        "also",
        "now",
        "still",
        "again",
        "therefore",
        "thus",
        "even",
        "further",
        "once",
        "nonetheless",
        "nevertheless",
        "meanwhile",
        "instead",
        "never",
        "always",
        "often",
        "then",
        "already",
    )
    if before == "R" and j >= 0 and tags[j] in "XO" and i - j == 2 and steady and after in "DOSTPRX:":
        return "V"
    if form == "s" or ("s" in form and "b" not in form):
        if before in 'XO"),G—' or i == 0 or before in ".:;":
            if after == ":" and i + 2 >= words.n and before == "X":
                return "V"
            if after == "S" and low[i + 1] in TIMES and behind_of(words, i):
                return "X"  # "keep its ban on rice exports until July"
            if after in "DOGS" or (after == "T" and taken(words, i)):
                return "V"
            if i == 0 or before in ".:;":
                return "V" if after in "DQ" or low[i + 1 : i + 2] in (["on"], ["upon"]) else "X"
            if after in "XQAVv":
                return "V" if noun_before(words, i) or only_verb(words, i) else "X"
            if after == "P":
                return "V" if particle(words, i) and noun_before(words, i) else "X"
            if after == "R":
                return "V"
            return "X"
        if before == "C" and i > 1 and after == "P" and particle(words, i):
            return "V"
        clause = after in "DO" or low[i + 1 : i + 2] == ["that"]
        return "X" if before in "VC" and not clause else "V" if clause else "X"
    if before == "X" and "b" in form and plural_head(words, i):
        return "V"
    if before == "X" and "b" in form:
        if low[i - 1].endswith("s") and not words.text[i][0].isupper():
            sharing = words.form[i + 1 : i + 2] == ["g"]
            if after in "DOSRQ" or (after in "PT" and particle(words, i)) or after in "XA" or sharing:
                return "V"
            return "X"
        if ("d" in form or "n" in form) and (after in "DPTOR" or (after in "Xv" and only_verb(words, i))):
            return "V"
        return "X"
    if i == 0 or before in ".:;":
        return "V" if after in "DO" or low[i + 1 : i + 2] in (["on"], ["upon"], ["for"]) else "X"
    if before in ",C" and after in "DO":
        return "V"
    if before == "C" and low[i - 1] == "and" and low[i + 1 : i + 2] == ["to"] and under_helper(words, i):
        return "V"  # "will suspend transit and turn to the court"
    if before == "C" and low[i - 1] in ("but", "yet") and after in "XADQPO":
        return "V"
    return "X" if before in 'VXAC,"SW' else "V"
