"""The shapes an attribution has: "according to X", ", X said on Tuesday", ", said Y", "X: “...”"."""

from __future__ import annotations

from pourparler.evidence.drafter.groups import Group
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.sayings import TIMES, Said, apposed
from pourparler.evidence.drafter.subjects import subject_of
from pourparler.evidence.drafter.tokens import Words

_INVERTED = listed("say write add report reply explain note quip joke warn recall announce reckon argue insist")


def _tail(words: Words, i: int) -> int:
    """Where what follows "X said" ends if no clause follows it: times, places, "to reporters"; -1 if one does."""
    k = i
    n = words.n
    if k >= n or words.tag[k] in ',.;—"!?':
        return k
    first = words.tag[k]
    if not (first in "PR" or words.low[k] in TIMES or (first == "T")):
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
    if group.lemma == "think" and group.going:
        return None  # "the company is thinking about it"
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
    within = stop < words.n and tags[stop] == "," and any(g.start > stop and g.kind == "fin" for g in found)
    if not quoted and words.tag[0] == "S" and len(before) == 1 and words.low[0] != "that" and not within:
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
    kept = tags[0] == "S" and last == stop + 1  # "If the dam stays shut | , | Brandt said, it will act"
    return Said(
        a, b, left if tags[left] == "," and not kept else a, last, words.text[group.head].lower(), True, tail, by
    )


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
    telegram = left <= 12 and k >= words.n - 1 and group.lemma == "say" and not any(g.end <= left for g in found)
    if not _quote_before(words, left) and not any(g.kind == "fin" and g.end <= left for g in found) and not telegram:
        return None
    if not _quote_before(words, left):
        # "Smith refused the offer, said it was too low" has no noun phrase right after the verb.
        pass
    b = k
    for q in range(group.end, k):
        if (
            words.tag[q] == "P"
            and words.low[q] in ("on", "in", "at", "after", "during", "before")
            or words.low[q] in TIMES
            and q > group.end
        ):
            b = q
            break
    last = k
    if k < words.n and tags[k] == "," and (apposed(words, k) or words.low[k + 1 : k + 2] == ["who"]):
        last = k + 1
        while last < words.n and tags[last] not in ',.;:—"':
            last += 1
    return Said(group.end, b, left if tags[left] == "," else group.start, last, words.text[group.head].lower(), True)
