"""Verb groups of a sentence: a verb with its helpers, and whether it is finite."""

from __future__ import annotations

from pourparler.evidence.drafter.cues import ADJECTIVE_CUES, HELD_TO
from pourparler.evidence.drafter.inversions import before_subject, inverted, turned
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.parts import Clause as Clause
from pourparler.evidence.drafter.parts import Group as Group
from pourparler.evidence.drafter.tokens import Words


def groups(words: Words) -> list[Group]:
    """All verb groups in order."""
    found: list[Group] = []
    i, n, tags = 0, words.n, words.tag
    while i < n:
        t = tags[i]
        if t in "MBHK" and before_subject(words, i):
            found_turned = turned(words, i)
            if found_turned:
                found.append(found_turned)
                i = found_turned.end
                continue
        if t in "MBHK" or t == "V" or (t == "T" and i + 1 < n):
            group = _group(words, i)
            if group:
                found.append(group)
                i = max(group.end, i + 1)
                if group.lemma in ("be", "remain", "stay", "seem", "appear", "become", "feel", "stand"):
                    # "is set to", "is opposed to": the participle is an adjective here and no verb of its own
                    k = _skip(words, i)
                    kept = group.lemma in ("remain", "stay") and k < n and "n" in words.form[k]
                    if k < n and words.tag[k] == "V" and (kept or _adjectival(words, k)):
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
                verb = inverted(words, j)
                if verb > 0:
                    return Group(start, verb + 1, j, "had", "fin", "had", False, False, False, True, False, True)
            kind = kind or ("ger" if low[j] == "having" else "fin")
            neg = neg or low[j].endswith(("n't", "n’t"))
            past = past or low[j].startswith("had")
            k = _skip(words, j + 1)
            if k + 1 < n and low[k] == "got" and tags[k + 1] == "T" and low[j] != "had":
                j = k  # "they've got to be let in"
                return _finish(
                    words, Group(start, j + 1, j, "have", kind, "must", neg, False, False, False, False, past)
                )
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


def _helped(words: Words, start: int, j: int) -> bool:
    return any(words.tag[k] in "MBHKT" for k in range(start, j))


_HELD_TO = HELD_TO | {"resolved", "supposed"}


def _adjectival(words: Words, k: int) -> bool:
    """Participles that are cues as adjectives: "is opposed to", "is set to", "is prepared to"."""
    after = words.low[k + 1] if k + 1 < words.n else ""
    for cue in ADJECTIVE_CUES.get(words.low[k], ()):
        if cue.rest and cue.rest[0] == after and words.low[k] != "bound":
            return True
        if not cue.rest and after == "to" and words.low[k] in _HELD_TO:
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
