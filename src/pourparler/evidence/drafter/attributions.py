"""The shapes an attribution has: "according to X", ", X said on Tuesday", ", said Y", "X: “...”"."""

from __future__ import annotations

from dataclasses import dataclass

from pourparler.evidence.drafter.cues import VERB_CUES
from pourparler.evidence.drafter.groups import Group
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.subjects import subject_of
from pourparler.evidence.drafter.tokens import Words

SAID = listed(
    "say tell add note state announce explain write report warn insist argue claim stress recall continue reply "
    "respond post tweet declare admit acknowledge confirm joke conclude suggest maintain predict think believe "
    "hope promise vow go emphasise emphasize underline remark observe reiterate repeat caution ask promise "
    "complain concede quip allege disclose reveal indicate learn understand hear"
)


_TIMES = listed(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight late early last "
    "this later earlier again afterwards reporters journalists lawmakers parliament"
)


_INVERTED = listed("say write add report reply explain note quip joke warn recall announce reckon argue insist")


@dataclass(slots=True)
class Said:
    """An attribution: the words of the source (``a`` to ``b``), all words that belong to it, and its verb."""

    a: int
    b: int
    first: int
    last: int
    cue: str
    said: bool  # False: "according to"
    tail: str = ""
    by: tuple[int, int] | None = None  # a further source: "citing Y"


def according_to(words: Words) -> list[Said]:
    found: list[Said] = []
    for i in range(words.n - 2):
        if words.low[i] in ("according", "acc") and words.low[i + 1] == "to":
            end = _phrase_end(words, i + 2)
            found.append(Said(i + 2, end, i, end, "according to", False))
        elif words.low[i : i + 2] == ["hearing", "from"]:
            end = _phrase_end(words, i + 2)
            if end < words.n and words.low[end] == "that":
                end += 1
            found.append(Said(i + 2, min(end, end), i, end, "hearing from", False))
    return found


def told_by(words: Words) -> list[Said]:
    """ "..., we are told by two members of the cabinet, ..."."""
    found: list[Said] = []
    for i in range(1, words.n - 4):
        if (
            words.tag[i] == ","
            and words.low[i + 1] in ("we", "i", "it")
            and words.low[i + 2] in ("are", "am", "is", "was")
            and words.low[i + 3] in ("told", "informed", "said", "understood")
        ):
            k = i + 4
            while k < words.n and words.tag[k] not in ",.;":
                k += 1
            if k < words.n and words.low[i + 4] == "by" and k > i + 5:
                found.append(Said(i + 5, k, i, k + 1, "told", False))
    return found


def announced(words: Words, found: list[Group]) -> list[Said]:
    """ "Wikk again, shorter this time: “...”": a name, no verb, a colon and a quotation."""
    for i in range(1, min(words.n - 1, 30)):
        if words.tag[i] == ":" and words.tag[i + 1] == '"':
            before = [g for g in found if g.start < i and g.kind == "fin"]
            if before:
                return _before_colon(words, before, i)
            start = next((k for k in range(i) if words.tag[k] in "XDO"), 0)
            end = start
            while (
                end < i
                and words.tag[end] not in ",(PR"
                or (end < i and words.tag[end] == "P" and words.low[end] in ("of", "for"))
            ):
                end += 1
            if end == start or (words.text[start].islower() and words.tag[start] == "X"):
                return []
            return [Said(start, max(end, start + 1), 0, i + 1, "", True)]
        if words.tag[i] in '."':
            break
    return []


def _before_colon(words: Words, before: list[Group], colon: int) -> list[Said]:
    """ "Lind was blunt: “...”", "Brandt hit back: “...”": whoever does it says what stands after the colon."""
    one = before[-1]
    if one.passive or one.neg or one.going or (one.lemma in VERB_CUES and one.lemma not in _TO_SPEAK | SAID):
        return []
    if len(before) > 1 and one.lemma not in SAID:
        return []
    if one.lemma in SAID and one.lemma not in ("tell", "ask", "remind", "warn") and _says_more(words, one.end, colon):
        return []
    a, b = subject_of(words, one.start, set(), set(), {g.end: g for g in before}, -1)
    if a >= b or words.tag[a] not in "XDO" or words.low[a] in ("there", "this", "that"):
        return []
    if words.low[a] == "it" and one.lemma not in SAID:
        return []
    if words.low[b - 1] in _WORDS_OF and b - a > 1:
        if words.low[a] in ("its", "his", "her", "their"):
            b = a + 1
        elif words.tag[b - 2] == "G" and b - a > 2:
            b -= 2
    return [Said(a, b, a if len(before) > 1 else 0, colon + 1, words.text[one.head].lower(), True)]


def _says_more(words: Words, start: int, colon: int) -> bool:
    """Whether a verb of saying has an object before its colon ("said three things:"), and not a time or a place."""
    return start < colon and words.tag[start] not in "PRT" and words.low[start] not in _TIMES


_WORDS_OF = listed("response answer reply message verdict reaction line words comment retort view statement")
_TO_SPEAK = listed(
    "respond reply answer react return go hit fire shoot come chip weigh tweet post write put be say tell add"
)


def _phrase_end(words: Words, i: int) -> int:
    """Where the noun phrase of a source ends, with what is said of it: "two officials, who asked not to be named"."""
    k = i
    while k < words.n and words.tag[k] not in ',.;:—"' and not (words.low[k] == "that" and words.tag[k] == "S"):
        if words.tag[k] == "(":
            while k < words.n and words.tag[k] != ")":
                k += 1
        k += 1
    if (
        k < words.n
        and words.tag[k] == ","
        and k + 1 < words.n
        and (words.low[k + 1] in ("who", "speaking", "whose") or _apposed(words, k))
    ):
        k += 1
        while k < words.n and words.tag[k] not in ',.;:—"':
            k += 1
    return min(k, words.n)


def _apposed(words: Words, comma: int) -> bool:
    """Whether a noun phrase without a verb stands between this comma and the next stop."""
    k = comma + 1
    if k >= words.n or words.tag[k] not in "DGX" or words.low[k] in ("this", "that"):
        return False
    while k < words.n and words.tag[k] not in ',.;:—"':
        if words.tag[k] in "VMBHKW":
            return False
        k += 1
    return k - comma < 14 and (words.tag[comma + 1] == "D")


def _tail(words: Words, i: int) -> int:
    """Where what follows "X said" ends if no clause follows it: times, places, "to reporters"; -1 if one does."""
    k = i
    n = words.n
    if k >= n or words.tag[k] in ',.;—"!?':
        return k
    first = words.tag[k]
    if not (first in "PR" or words.low[k] in _TIMES or (first == "T")):
        return -1
    while k < n and words.tag[k] not in ',.;—"!?':
        t = words.tag[k]
        if t in "MBHK:" or (t == "S" and words.low[k] not in ("before", "after")) or (t == "W"):
            return -1
        if t == "V" and "g" not in words.form[k] and words.tag[k - 1] != "T":
            return -1
        if t == "O" and k > i + 1 and words.tag[k - 1] not in "PVT":
            return -1
        k += 1
    return k


def final(
    words: Words, group: Group, found: list[Group], starts: set[int], inside: set[int], ends: dict[int, Group]
) -> Said | None:
    """ "..., X said on Tuesday" with the clause before it, or in the midst of one."""
    tags = words.tag
    if group.lemma == "continue" and tags[group.end : group.end + 1] == ["T"]:
        return None  # "We will continue to ..."
    a, b = subject_of(words, group.start, starts, inside, ends, -1)
    if a >= b:
        return None
    left = a - 1
    if left < 0 or tags[left] not in ',"—':
        return None
    end = group.end
    if group.lemma == "tell":
        k = end
        while k < words.n and tags[k] in "XDAGQO":
            k += 1
        end = k
    if group.lemma == "go":
        end += 1
    stop = _tail(words, end)
    if stop < 0:
        return None
    if (
        stop < words.n
        and tags[stop] == ","
        and stop + 1 < words.n
        and tags[stop + 1] == '"'
        and not _quote_before(words, left)
    ):
        return _midway(words, group, a, b, left, stop)  # not: X said, "..."
    # Something that can be said must stand before it.
    before = [g for g in found if g.end <= left and g.kind == "fin"]
    quoted = _quote_before(words, left)
    if not quoted and not before:
        return _midway(words, group, a, b, left, stop)
    if not quoted and words.tag[0] == "S" and len(before) == 1 and words.low[0] != "that":
        return None
    if not quoted and stop < words.n and tags[stop] == "," and before and before[-1].lemma in ("accord",):
        return None
    last = stop
    by = None
    if (
        stop < words.n
        and tags[stop] == ","
        and stop + 1 < words.n
        and words.low[stop + 1] in ("speaking", "citing", "quoting")
    ):
        k = stop + 1
        while k < words.n and tags[k] not in ',.;—"':
            k += 1
        if words.low[stop + 1] != "speaking":
            by = (stop + 2, k)
        last = k
    elif stop < words.n and tags[stop] == "," and _between(words, left, a):
        last = stop + 1 if stop + 1 < words.n and tags[stop + 1] not in "C" else stop
    tail = ""
    return Said(a, b, left if tags[left] == "," else a, last, words.text[group.head].lower(), True, tail, by)


def _between(words: Words, left: int, a: int) -> bool:
    return words.tag[left] == ","


def _midway(words: Words, group: Group, a: int, b: int, left: int, stop: int) -> Said | None:
    """ "The union, Smith said, would reject it": a subject before the comma, a verb after the next one."""
    if words.tag[left] != "," or stop >= words.n or words.tag[stop] != "," or left == 0:
        return None
    by: tuple[int, int] | None = None
    k = stop + 1
    if words.low[k : k + 1] in (["citing"], ["quoting"]):
        while k < words.n and words.tag[k] not in ',.;—"':
            k += 1
        by, stop, k = (stop + 2, k), k, k + 1
    while k < words.n and words.tag[k] in 'RN"':
        k += 1
    if k < words.n and (words.tag[k] in "MBHK" or (words.tag[k] == "V" and "g" not in words.form[k])):
        if words.tag[0] in "PS" or words.low[0] in ("however", "yet"):
            return None
        return Said(a, b, left, stop + 1, words.text[group.head].lower(), True, "", by)
    return None


def _quote_before(words: Words, left: int) -> bool:
    return left >= 0 and (
        words.tag[left] == '"' or (words.tag[left] == "," and left > 0 and words.tag[left - 1] == '"')
    )


def inverted(words: Words, group: Group, found: list[Group]) -> Said | None:
    """ "..., said Anna Brandt, a former mediator": the verb before its subject."""
    tags = words.tag
    left = group.start - 1
    if left < 0 or tags[left] not in ',"—' or group.start != group.head or group.head + 1 >= words.n:
        return None
    if (
        group.lemma not in _INVERTED
        or words.low[group.end : group.end + 1] in (["its"], ["his"], ["her"], ["their"])
        and group.lemma != "say"
    ):
        return None
    k = group.end
    if k >= words.n or tags[k] not in "XDO" or (tags[k] == "O" and words.low[k] not in ("he", "she", "they")):
        return None
    while k < words.n and tags[k] not in ',.;:—"!?':
        if tags[k] in "MBHKS" or (tags[k] == "V" and "n" not in words.form[k]):
            return None
        k += 1
    if not _quote_before(words, left) and not any(g.kind == "fin" and g.end <= left for g in found):
        return None
    if not _quote_before(words, left):
        # "Smith refused the offer, said it was too low" has no noun phrase right after the verb.
        pass
    b = k
    for q in range(group.end, k):
        if (
            words.tag[q] == "P"
            and words.low[q] in ("on", "in", "at", "after", "during", "before")
            or words.low[q] in _TIMES
            and q > group.end
        ):
            b = q
            break
    last = k
    if k < words.n and tags[k] == "," and (_apposed(words, k) or words.low[k + 1 : k + 2] == ["who"]):
        last = k + 1
        while last < words.n and tags[last] not in ',.;:—"':
            last += 1
    return Said(group.end, b, left if tags[left] == "," else group.start, last, words.text[group.head].lower(), True)
