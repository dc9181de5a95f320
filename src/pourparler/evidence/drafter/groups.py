"""Verb groups of a sentence: a verb with its helpers, and whether it is finite."""

from __future__ import annotations

from dataclasses import dataclass, field

from pourparler.evidence.drafter.cues import ADJECTIVE_CUES
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.tokens import Words


@dataclass(slots=True)
class Group:
    """A verb with its helpers. ``head``: the word of the verb itself; ``kind``: fin, inf, ger or part."""

    start: int
    end: int
    head: int
    lemma: str
    kind: str
    modal: str = ""
    neg: bool = False
    nolonger: bool = False
    passive: bool = False
    perfect: bool = False
    going: bool = False
    past: bool = False


@dataclass(slots=True)
class Clause:
    """``subject``: its words, None where it is taken over from ``shares`` (another clause) or not said.

    ``kind``: main, that, if, adv, rel, and (a second verb of one subject), part (a participle), do (an order).
    ``up``: the clause it hangs on; ``start`` with its marker, ``end`` before the next clause.
    """

    group: Group
    subject: tuple[int, int] | None
    kind: str
    start: int
    end: int = 0
    up: int = -1
    shares: int = -1
    marker: str = ""
    number: int = 0
    wraps: tuple[int, int] | None = None
    down: list[int] = field(default_factory=list)


def groups(words: Words) -> list[Group]:
    """All verb groups in order."""
    found: list[Group] = []
    i, n, tags = 0, words.n, words.tag
    while i < n:
        t = tags[i]
        if t in "MBHK" and low_nor(words, i):
            turned = _turned(words, i)
            if turned:
                found.append(turned)
                i = turned.end
                continue
        if t in "MBHK" or t == "V" or (t == "T" and i + 1 < n):
            group = _group(words, i)
            if group:
                found.append(group)
                i = max(group.end, i + 1)
                if group.lemma in ("be", "remain", "stay", "seem", "appear", "become", "feel", "stand"):
                    # "is set to", "is opposed to": the participle is an adjective here and no verb of its own
                    k = _skip(words, i)
                    if k < n and words.tag[k] == "V" and _adjectival(words, k):
                        i = k + 1
                continue
        i += 1
    return found


def _group(words: Words, i: int) -> Group | None:
    tags, low, n = words.tag, words.low, words.n
    start, neg, modal, passive, perfect, going, past = i, False, "", False, False, False, False
    kind = ""
    be = False
    j = i
    last_be = -1
    while j < n:
        t = tags[j]
        if t == "T":
            if j > i and not (kind and last_be == j - 1) and low[j - 1] not in ("ought",):
                break
            if not kind:
                kind = "inf"
            j += 1
            continue
        if t == "N":
            neg = True
            j += 1
            continue
        if low[j] == "neither" and (modal or kind == "fin"):
            neg = True
            j += 1
            continue
        floating = t == "D" and low[j] in ("all", "each") and j > i and tags[j + 1 : j + 2] in (["V"], ["B"], ["R"])
        if t == "R" or (t == "D" and low[j] == "both") or floating:
            j += 1  # "they must all go"
            continue
        if t == "P" and kind and (size := _inserted(words, j)):
            j += size  # "cannot at this stage accept"
            continue
        if t == "M":
            if modal or kind == "inf":
                break
            if low[j + 1 : j + 4] == ["under", "no", "circumstances"]:
                modal, kind, neg = low[j], kind or "fin", True
                j += 4
                continue
            if low[j + 1 : j + 2] in (["and"], ["or"]) and tags[j + 2 : j + 3] == ["M"]:
                neg = neg or low[j] == "cannot"
                j += 2  # "cannot and will not"
            modal, kind = low[j], kind or "fin"
            neg = neg or low[j].endswith(("n't", "n’t")) or low[j] == "cannot"
            j += 1
            continue
        if t == "K":
            follows = _next_main(words, j)
            kind = kind or "fin"
            neg = neg or low[j].endswith(("n't", "n’t"))
            past = past or low[j].startswith("did")
            if follows < 0:
                return Group(start, j + 1, j, "do", kind, modal, neg, False, False, perfect, False, past)
            j += 1
            continue
        if t == "H":
            if not kind and low[j] == "had" and (j == 0 or tags[j - 1] in ',;C"—'):
                verb = _inverted(words, j)
                if verb > 0:
                    return Group(start, verb + 1, j, "had", "fin", "had", False, False, False, True, False, True)
            kind = kind or ("ger" if low[j] == "having" else "fin")
            neg = neg or low[j].endswith(("n't", "n’t"))
            past = past or low[j].startswith("had")
            k = _skip(words, j + 1)
            if k < n and ((tags[k] == "V" and ("n" in words.form[k])) or low[k] == "been"):
                perfect = True
                j += 1
                continue
            if k + 1 < n and tags[k] == "T" and low[k - 1] == "yet" and tags[k + 1] in "VB":
                return _finish(
                    words,
                    Group(
                        start,
                        k + 2,
                        k + 1,
                        words.lemma[k + 1] or "be",
                        kind,
                        modal,
                        True,
                        False,
                        False,
                        True,
                        False,
                        past,
                    ),
                )
            if k + 1 < n and low[k] == "got" and tags[k + 1] == "T" and low[j] != "had":
                k += 1  # "they've got to be let in"
                j = k - 1
            if k < n and tags[k] == "T":
                return _finish(
                    words, Group(start, j + 1, j, "have", kind, "must", neg, False, False, perfect, False, past)
                )
            return _finish(words, Group(start, j + 1, j, "have", kind, modal, neg, False, False, perfect, False, past))
        if t == "B":
            form = low[j]
            kind = kind or ("ger" if form == "being" else "part" if form == "been" else "fin")
            neg = neg or form.endswith(("n't", "n’t"))
            past = past or form.startswith(("was", "were"))
            k = _skip(words, j + 1)
            if k < n and tags[k] == "V" and "n" in words.form[k] and not _adjectival(words, k):
                be, passive = True, True
                j += 1
                continue
            if k < n and tags[k] == "V" and "g" in words.form[k] and low[k] != "going":
                be, going = True, True
                j += 1
                continue
            if k < n and low[k] in ("been", "being"):
                j += 1
                continue
            last_be = j
            return _finish(words, Group(start, j + 1, j, "be", kind, modal, neg, False, False, perfect, False, past))
        if t == "V":
            form = words.form[j]
            if not kind:
                if form == "g":
                    kind = "ger"
                elif "d" in form or "s" in form or "b" in form:
                    kind = "fin"
                    past = "d" in form and "b" not in form
                else:
                    kind = "part"
            elif kind == "fin" and j > start and not (modal or perfect or be or _helped(words, start, j)):
                break
            if words.lemma[j] == "need" and kind == "fin" and not modal and tags[j + 1 : j + 2] == ["T"]:
                modal = "must"
            return _finish(
                words, Group(start, j + 1, j, words.lemma[j], kind, modal, neg, False, passive, perfect, going, past)
            )
        break
    return None


_INSERTED = tuple(
    tuple(phrase.split("_"))
    for phrase in sorted(
        listed(
            "at_this_stage at_this_point at_this_time at_present for_now in_principle in_turn as_yet at_once of_course "
            "in_fact"
        )
    )
)


def _inserted(words: Words, j: int) -> int:
    """How many words an insertion between a helper and its verb has; 0 if none stands at ``j`` or no verb follows."""
    for pattern in _INSERTED:
        end = j + len(pattern)
        if tuple(words.low[j:end]) == pattern and end < words.n and words.tag[end] in "VBHRN":
            return len(pattern)
    return 0


def _inverted(words: Words, j: int) -> int:
    """The participle of "Had Kestria taken ...": what did not happen."""
    if j + 1 >= words.n or words.tag[j + 1] not in "XDO":
        return -1
    for k in range(j + 2, min(j + 9, words.n)):
        if words.tag[k] == "V":
            return k if "n" in words.form[k] else -1
        if words.tag[k] in ",;:MBHKT":
            return -1
    return -1


def low_nor(words: Words, i: int) -> bool:
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
    if low[i] == "should" and i + 1 < words.n and words.tag[i + 1] in "DO" and words.tag[i - 1] in "X,":
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


def _turned(words: Words, i: int) -> Group | None:
    """ "nor will we stop it", "should the attacks continue": the helper, the subject, the verb."""
    j = i + 1
    if j >= words.n or words.tag[j] not in "OXDQ":
        return None
    while j < words.n and words.tag[j] in "OXDAQGPRN" and j - i < 10:
        j += 1
    if j < words.n and words.tag[j] == "T" and words.low[i] == "were":
        j += 1
    if j + 1 < words.n and words.tag[j] == "B" and words.tag[j + 1] == "V" and "n" in words.form[j + 1]:
        j += 1
    if j < words.n and (words.tag[j] == "V" or words.tag[j] == "B"):
        passive = words.tag[j] == "V" and words.tag[j - 1] == "B"
        low = words.low[i]
        fronted = _fronted(words, i)
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


def _helped(words: Words, start: int, j: int) -> bool:
    return any(words.tag[k] in "MBHKT" for k in range(start, j))


def _adjectival(words: Words, k: int) -> bool:
    """Participles that are cues as adjectives: "is opposed to", "is set to", "is prepared to"."""
    after = words.low[k + 1] if k + 1 < words.n else ""
    for cue in ADJECTIVE_CUES.get(words.low[k], ()):
        if cue.rest and cue.rest[0] == after and words.low[k] != "bound":
            return True
        if (
            not cue.rest
            and after == "to"
            and words.low[k]
            in (
                "set",
                "due",
                "prepared",
                "expected",
                "scheduled",
                "determined",
                "committed",
                "opposed",
                "resolved",
                "supposed",
                "forced",
                "obliged",
                "compelled",
                "persuaded",
                "minded",
                "inclined",
                "tempted",
            )
        ):
            return True
    return False


def _finish(words: Words, group: Group) -> Group:
    low = words.low
    j = group.start - 1
    if j > 0 and low[j] == "neither" and words.tag[j - 1] in "XO":
        group.neg = True  # "Kestria neither confirmed nor denied it"
    while j >= 0 and (words.tag[j] in "RN" or low[j] in ("no", "longer")):
        if words.tag[j] == "N":
            group.neg = True
        j -= 1
    for k in range(max(j, -1) + 1, group.end):
        if low[k] == "longer" and k and low[k - 1] == "no":
            group.nolonger = group.neg = True
    return group


def _skip(words: Words, k: int) -> int:
    while k < words.n and words.tag[k] in "RN":
        k += 1
    return k


def _next_main(words: Words, j: int) -> int:
    k = _skip(words, j + 1)
    return k if k < words.n and (words.tag[k] == "V" or words.tag[k] in "HBK") else -1
