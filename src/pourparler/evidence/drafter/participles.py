"""Past forms that are participles after a noun: "the licences issued in June", "the plan drafted by X was"."""

from __future__ import annotations

from pourparler.evidence.drafter.closed import ROLES
from pourparler.evidence.drafter.groups import Group
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.tokens import Words

# Verbs that take no object: their past form before a noun's "of" or "on" is no participle.
_NO_OBJECT = listed("remain stay expire lapse arrive rise depend collapse belong happen exist appear stand insist")


def participles(words: Words, found: list[Group]) -> None:
    """Past forms that are participles after a noun: "the licences issued in June", "the plan drafted by X was"."""
    for n, group in enumerate(found):
        if group.kind == "fin" and group.start == group.head and _by_behind(words, group):
            group.kind = "part"  # "a plan, put forward by Kestria, ..."
            continue
        if n and group.kind == "fin" and _wanted(words, found[n - 1], group):
            group.kind = "part"  # "wants the ferries exempted"
            continue
        if group.kind == "fin" and group.start == group.head and _by_whom(words, group, n):
            group.kind = "part"  # "will not accept meters read by outsiders"
            continue
        if group.kind != "fin" or group.start != group.head or words.form[group.head] not in ("dn", "n"):
            continue
        if group.lemma in _NO_OBJECT:
            continue
        i = group.start
        after = words.low[i + 1] if i + 1 < words.n else ""
        before = words.tag[i - 1] if i else "."
        if after == "by" and before in "XA," and group.lemma not in ("stand", "abide", "come", "go"):
            group.kind = "part"
            continue
        if (
            before == ","
            and n + 1 < len(found)
            and i
            and words.tag[i + 1 : i + 2]
            and words.tag[i + 1] in "PTR"
            and any(later.kind == "fin" and words.tag[later.start - 1] == "," for later in found[n + 1 :])
        ):
            group.kind = "part"  # "The Coordinator, invited to comment, stated"
            continue
        if before not in "XAQ":
            continue
        # "with European leaders invited to take part"
        j = i - 1
        while j >= 0 and words.tag[j] in "XADQG":
            j -= 1
        if j >= 0 and words.low[j] == "with" and (j == 0 or words.tag[j - 1] == ","):
            group.kind = "part"
            continue
        low = words.low[i - 1]
        if group.lemma in _HELD and after in _HELD_WHERE and j > 0 and words.low[j] in ("of", "from") and n:
            group.kind = "part"  # "the members of the Front held since April"
            continue
        if low in ROLES or words.text[i - 1][0].isupper():
            continue
        after_tag = words.tag[i + 1] if i + 1 < words.n else "."
        if after_tag not in "PRTQ.,;" and not (after_tag == "X" and after in ("last", "this", "next")):
            continue
        if (
            j >= 0
            and (
                words.tag[j] == "V"
                or (
                    words.tag[j] in "PT"
                    and n
                    and found[n - 1].kind != "part"
                    and found[n - 1].end > _clause_begin(words, j)
                )
            )
            or n + 1 < len(found)
            and found[n + 1].kind == "fin"
            and _plain_between(words, i + 1, found[n + 1].start)
        ):
            group.kind = "part"


def _wanted(words: Words, wish: Group, group: Group) -> bool:
    """Whether a past form says how something is wanted: "wants | the levy | scrapped"."""
    i = group.head
    if wish.lemma != "want" or i != group.start or "n" not in words.form[i] or not 1 < i - wish.end < 7:
        return False
    return all(words.tag[k] in "XADQG" for k in range(wish.end, i)) and words.tag[i + 1 : i + 2] != ["D"]


def _by_whom(words: Words, group: Group, n: int) -> bool:
    """Whether a form that may be anything ("read", "set", "put") is a participle: after a noun, before "by"."""
    form, i = words.form[group.head], group.head
    return (
        "n" in form
        and "b" in form
        and words.low[i + 1 : i + 2] == (["by"] if n else ["since"])
        and words.tag[i - 1] == "X"
    )


_HELD = listed("hold detain jail arrest capture seize imprison displace exile")
_HELD_WHERE = listed("since in by at without for after on")


def _by_behind(words: Words, group: Group) -> bool:
    """Whether a past form with its particle stands between a noun and "by"."""
    i = group.head
    if "n" not in words.form[i] or i == 0 or words.tag[i - 1] not in "X,":
        return False
    return words.low[i + 1 : i + 2] in (["forward"], ["out"], ["down"], ["up"]) and words.low[i + 2 : i + 3] == ["by"]


def _clause_begin(words: Words, j: int) -> int:
    while j >= 0 and words.tag[j] not in ",;:—S":
        j -= 1
    return j


def _plain_between(words: Words, a: int, b: int) -> bool:
    return all(words.tag[k] in "XADQGPR" for k in range(a, b))
