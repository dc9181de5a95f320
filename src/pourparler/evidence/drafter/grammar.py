"""Verb groups and clauses of a sentence, without a parser's model: what is finite, who its subject is, where it ends."""

from __future__ import annotations

from dataclasses import dataclass, field

from pourparler.evidence.drafter.closed import ROLES
from pourparler.evidence.drafter.cues import NOUN_CUES, THAT, VERB_CUES
from pourparler.evidence.drafter.names import Mention
from pourparler.evidence.drafter.tokens import Words

PAST = frozenset(["was", "were", "had", "did"])
SAYING = frozenset(
    verb for verb, cues in VERB_CUES.items() if any(cue.act in ("say", "believe") and not cue.rest for cue in cues)
) | frozenset(THAT)
# Verbs that a clause may follow without "that".
BARE = frozenset(
    verb for verb, cues in VERB_CUES.items() if any(cue.act in ("say", "believe") and not cue.rest for cue in cues)
) | frozenset("promise pledge vow insist suggest propose hope agree guarantee swear deny demand".split())
CONDITIONAL = frozenset(["if", "unless", "until", "till", "once", "provided", "providing", "lest"])


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
        if t == "D" and low[j] == "neither" and modal:
            neg = True
            j += 1
            continue
        if t == "R" or (t == "D" and low[j] == "both"):
            j += 1
            continue
        if t == "M":
            if modal or kind == "inf":
                break
            if low[j + 1 : j + 4] == ["under", "no", "circumstances"]:
                modal, kind, neg = low[j], kind or "fin", True
                j += 4
                continue
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
            return _finish(
                words, Group(start, j + 1, j, words.lemma[j], kind, modal, neg, False, passive, perfect, going, past)
            )
        break
    return None


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
    if low[i - 1] in ("nor", "neither", "never") or (low[i - 1] == "longer" and i > 1 and low[i - 2] == "no"):
        return True
    return low[i] in ("should", "were") and (words.tag[i - 1] in ",;—" or i == 0)


def _turned(words: Words, i: int) -> Group | None:
    """ "nor will we stop it", "should the attacks continue": the helper, the subject, the verb."""
    j = i + 1
    if j >= words.n or words.tag[j] not in "OXDQ":
        return None
    while j < words.n and words.tag[j] in "OXDAQGPR" and j - i < 10:
        j += 1
    if j < words.n and words.tag[j] == "T" and words.low[i] == "were":
        j += 1
    if j < words.n and (words.tag[j] == "V" or words.tag[j] == "B"):
        low = words.low[i]
        neg = low not in ("should", "were") or words.low[i - 1] in ("nor", "neither", "never", "longer")
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
            False,
            words.tag[i] == "H",
            False,
            low.startswith(("did", "had", "was")),
        )
    return None


def _helped(words: Words, start: int, j: int) -> bool:
    return any(words.tag[k] in "MBHKT" for k in range(start, j))


def _adjectival(words: Words, k: int) -> bool:
    """Participles that are cues as adjectives: "is opposed to", "is set to", "is prepared to"."""
    from pourparler.evidence.drafter.cues import ADJECTIVE_CUES

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
            )
        ):
            return True
    return False


def _finish(words: Words, group: Group) -> Group:
    low = words.low
    j = group.start - 1
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


def clauses(words: Words, found: list[Group], mentions: list[Mention]) -> list[Clause]:
    """The clauses of a sentence in order. Groups that only continue another (infinitives, objects) make none."""
    starts_name = {m.start for m in mentions}
    inside_name = {k for m in mentions for k in range(m.start + 1, m.end)}
    _participles(words, found)
    result: list[Clause] = []
    ends = {g.end: g for g in found}
    previous: Group | None = None
    for group in found:
        clause = None
        if group.kind == "fin":
            clause = _finite(words, group, result, starts_name, inside_name, ends, previous)
        elif group.kind == "turned":
            group.kind = "fin"
            end = next((k for k in range(group.start + 1, group.head + 1) if k == group.head), group.head)
            subject = (group.start + 1, end)
            if words.low[group.start] in ("should", "were") and not group.neg:
                clause = Clause(group, subject, "if", group.start, marker="should")
            else:
                clause = Clause(group, subject, "main", group.start, marker="nor")
        elif group.kind == "ger":
            clause = _gerund(words, group, result)
        elif group.kind == "part":
            clause = _participle(words, group, result)
        if clause:
            clause.number = len(result)
            result.append(clause)
        previous = group
    _link(words, result)
    _extend(words, result)
    return result


def _participles(words: Words, found: list[Group]) -> None:
    """Past forms that are participles after a noun: "the licences issued in June", "the plan drafted by X was"."""
    for n, group in enumerate(found):
        if group.kind != "fin" or group.start != group.head or words.form[group.head] not in ("dn", "n"):
            continue
        i = group.start
        after = words.low[i + 1] if i + 1 < words.n else ""
        before = words.tag[i - 1] if i else "."
        if after == "by" and before in "XA,":
            group.kind = "part"
            continue
        if before == "," and n + 1 < len(found) and i and words.tag[i + 1 : i + 2] and words.tag[i + 1] in "PTR":
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
                    and found[n - 1].kind == "fin"
                    and found[n - 1].end > _clause_begin(words, j)
                )
            )
            or n + 1 < len(found)
            and found[n + 1].kind == "fin"
            and _plain_between(words, i + 1, found[n + 1].start)
        ):
            group.kind = "part"


def _clause_begin(words: Words, j: int) -> int:
    while j >= 0 and words.tag[j] not in ",;:—S":
        j -= 1
    return j


def _plain_between(words: Words, a: int, b: int) -> bool:
    return all(words.tag[k] in "XADQGPR" for k in range(a, b))


def _subject(
    words: Words, start: int, starts_name: set[int], inside_name: set[int], ends: dict[int, Group], floor: int
) -> tuple[int, int]:
    """The words that are the subject of a verb group that begins at ``start``: (begin, end), equal if there are none."""
    tags, low = words.tag, words.low
    j = start - 1
    while j > floor and (
        tags[j] in "RN"
        or low[j] == "both"
        and tags[j] != "D"
        or (low[j] == "no" and j + 1 < start and low[j + 1] == "longer")
    ):
        j -= 1
    if j > floor and tags[j] == "," and (j + 1 == start or tags[j + 1] in "RN"):
        c = j - 1
        depth = 0
        while c > floor and not (tags[c] == "," and depth == 0):
            if tags[c] in ";:":
                return start, start
            c -= 1
        if c > floor and c + 1 < j:
            # What stands between two commas before a verb is an insertion; "X, who leads it, said".
            inner_verb = any(g.kind == "fin" and c < g.start < j for g in ends.values())
            if (
                not inner_verb
                or low[c + 1] in ("should", "if", "were", "unless", "when")
                or _relative_inside(words, c + 1, j)
                or low[c + 1] in ("who", "which", "as", "like")
            ):
                j = c - 1
            else:
                return start, start
        else:
            return start, start
    if j > floor and tags[j] == ")":
        c = j
        while c > floor and tags[c] != "(":
            c -= 1
        j = c - 1
    elif j > floor and tags[j] == "—":
        c = j - 1
        while c > floor and tags[c] != "—":
            c -= 1
        if c > floor:
            j = c - 1
    while j > floor and tags[j] in "," and j + 1 == start:
        j -= 1
    end = j + 1
    listed = False
    while j > floor:
        t = tags[j]
        if j in inside_name:
            j -= 1
            continue
        if t == "V" and j - 2 > floor and tags[j - 1] == "T" and low[j - 2] in NOUN_CUES:
            j -= 2  # "its refusal to open the dam angered ..."
            continue
        if (
            t == "V"
            and words.form[j] in ("dn", "n")
            and j - 1 > floor
            and tags[j - 1] == "X"
            and tags[j + 1] == "P"
            and low[j - 1] in ROLES
            and low[j + 1] in ("by", "in", "at")
        ):
            j -= 1  # "a commander reached by telephone said"
            continue
        if t in ",;:—(W.?!" or t == "S" or t in "MBHKTV":
            if t == "," and listed and _appositive(words, j, floor):
                j -= 1
                continue
            break
        if t == "C":
            if low[j] in ("but", "yet", "nor") or not _joined(words, j, floor, ends):
                break
            listed = listed or low[j] == "and"
            j -= 1
            continue
        if t == "O" and low[j] in ("them", "him", "us", "me") and j + 1 < end:
            break
        if t == "O" and low[j] not in ("them", "him", "us", "me"):
            j -= 1
            break
        if t in "DPQXAG" or t == "O":
            if (
                j in starts_name
                and j - 1 > floor
                and j - 1 not in inside_name
                and tags[j - 1] in "X"
                and _name_before(words, j - 1, starts_name, inside_name)
            ):
                j -= 1
                break
            if (
                t == "D"
                and j - 1 > floor
                and (tags[j - 1] == "X" or (tags[j - 1] == "Q" and low[j] == "the"))
                and low[j] not in ("all", "both", "each")
            ):
                j -= 1
                break
            j -= 1
            continue
        if t == "R":
            j -= 1
            continue
        break
    begin = j + 1
    while begin < end and tags[begin] in "CR,":
        begin += 1
    return begin, end


def _relative_inside(words: Words, a: int, b: int) -> bool:
    """Whether the verb of an insertion stands in a relative clause: "a neighbour that is not part of the talks"."""
    for k in range(a, b):
        if words.tag[k] == "W":
            return True
        if words.tag[k] in "VMBHK":
            return False
    return False


def _name_before(words: Words, k: int, starts_name: set[int], inside_name: set[int]) -> bool:
    """Whether the word before a name is itself a whole noun phrase ("told Trump Putin has"), not a title."""
    return (k in starts_name or k in inside_name) and words.tag[k] == "X"


def _appositive(words: Words, comma: int, floor: int) -> bool:
    """Whether a short noun phrase stands before the comma, as in a list of subjects "A, B and C"."""
    k = comma - 1
    while k > floor and words.tag[k] in "XDAQG" and comma - k < 6:
        k -= 1
    return (
        k < comma - 1 and (k <= floor or words.tag[k] in ",;:S—C") and not (words.tag[k + 1] in "D" and comma - k > 4)
    )


def _joined(words: Words, c: int, floor: int, ends: dict[int, Group]) -> bool:
    """Whether the "and" at ``c`` joins two subjects (and not two clauses)."""
    tags = words.tag
    j = c - 1
    if j > floor and tags[j] == ",":
        j -= 1
    while j > floor and tags[j] in "XADQGRP":
        j -= 1
    if j == c - 1:
        return False
    if j <= floor or tags[j] in ";:S—" or (tags[j] == "," and not _verb_before(words, j, floor)):
        return True
    if tags[j] == "," and j > floor:
        # "A, B and C said": a list that begins after a boundary
        k = j - 1
        while k > floor and tags[k] in "XADQG,":
            k -= 1
        return k <= floor or tags[k] in "S;:—"
    group = ends.get(j + 1)
    return bool(group and group.lemma in SAYING and group.kind == "fin")


def _verb_before(words: Words, j: int, floor: int) -> bool:
    return any(words.tag[k] in "VMBHK" for k in range(floor + 1, j))


def _finite(
    words: Words, group: Group, result: list[Clause], starts_name: set[int], inside_name: set[int],
    ends: dict[int, Group], previous: Group | None,
) -> Clause | None:  # fmt: skip
    tags, low = words.tag, words.low
    floor = -1
    if group.lemma == "had":
        return Clause(group, None, "if", group.start, marker="had")
    begin, end = _subject(words, group.start, starts_name, inside_name, ends, floor)
    before = begin - 1
    mark = tags[before] if before >= 0 else "."
    if begin >= end:
        j = group.start - 1
        while j >= 0 and (
            tags[j] in "RN" or low[j] == "longer" or (low[j] == "no" and j + 1 < words.n and low[j + 1] == "longer")
        ):
            j -= 1
        mark = tags[j] if j >= 0 else "."
        if mark == "W" or (j >= 0 and low[j] == "who"):
            return Clause(group, None, "rel", j, marker=low[j])
        if mark == "," and result and words.form[group.head] in ("dn", "n") and group.start == group.head:
            group.kind = "part"
            return None
        if mark in "C," and result:
            return Clause(group, None, "and", j if mark == "C" else group.start, marker=low[j])
        return Clause(
            group,
            None,
            "do"
            if words.form[group.head] and "b" in words.form[group.head] or "s" in words.form[group.head]
            else "main",
            max(j, 0) if mark == "S" else group.start,
            marker=low[j] if mark == "S" else "",
        )
    subject = (begin, end)
    if mark == "W":
        if low[before] in ("who", "which", "that") or before == 0 or tags[before - 1] in "X,PV":
            return Clause(group, subject, "rel", before, marker=low[before])
    if mark == "S" or low[before : before + 1] == ["while"]:
        word = low[before]
        if word == "that":
            start = before
            kind = "that"
            if before and low[before - 1] == "provided":
                return Clause(group, subject, "if", before - 1, marker="provided")
            if before and low[before - 1] in ("understanding", "basis", "proviso"):
                return Clause(group, subject, "if", start, marker="that")
            if (
                before
                and low[before - 1] in ("condition", "so", "such", "now")
                or low[max(0, before - 2) : before] == ["as", "long"]
            ):
                kind = "if" if low[before - 1] == "condition" else "adv"
            return Clause(group, subject, kind, start, marker="that")
        kind = (
            "if"
            if word in CONDITIONAL or (word in ("after", "when") and before and low[before - 1] == "only")
            else "adv"
        )
        if (
            word == "as"
            and low[max(0, before - 2) : before] == ["as", "long"]
            or (word == "as" and before and low[before - 1] in ("long", "soon"))
        ):
            kind = "if"
        start = before
        if before and low[before - 1] in ("only", "even", "except", "not"):
            start = before - 1
        if word == "as" and kind == "if":
            start = max(0, before - 2)
        return Clause(group, subject, kind, start, marker=word)
    if before >= 0 and low[before] == "only" and before and low[before - 1] in CONDITIONAL:
        return Clause(group, subject, "if", before - 1, marker=low[before - 1])
    if mark == "V" or mark in "XA)" or (mark == "O"):
        owner = previous
        if owner and owner.lemma in BARE and owner.end <= begin:
            return Clause(group, subject, "that", begin, marker="")
        if mark == "V" and owner and owner.kind == "fin" and owner.end == begin:
            return Clause(group, subject, "that", begin, marker="")
        return Clause(
            group, subject, "rel" if mark in "XA" and begin and tags[begin] in "XOD" and previous else "main", begin
        )
    if before >= 0 and tags[before] == "R" and low[before] in ("so", "then"):
        return Clause(group, subject, "main", begin)
    return Clause(group, subject, "main", begin, marker=low[before] if before >= 0 else "")


def _gerund(words: Words, group: Group, result: list[Clause]) -> Clause | None:
    i = group.start
    while i > 0 and words.tag[i - 1] in "RN":
        i -= 1
    before = words.tag[i - 1] if i else "."
    if (
        i == 0
        or before in ",—;"
        or words.low[i - 1] in ("after", "before", "while", "when", "despite", "since", "besides")
    ):
        start = i if before in ",—;." else i - 1
        return Clause(group, None, "part", start, marker=words.low[i - 1] if i and before not in ",—;." else "")
    if before == "C" and result and result[-1].kind == "part":
        return Clause(group, None, "part", i - 1)
    return None


def _participle(words: Words, group: Group, result: list[Clause]) -> Clause | None:
    i = group.start
    j = i - 1
    while j >= 0 and words.tag[j] in "XADQG":
        j -= 1
    if j >= 0 and words.low[j] == "with" and (j == 0 or words.tag[j - 1] == ","):
        group.passive = True
        return Clause(group, (j + 1, i), "with", j, marker="with")
    if i + 1 < words.n and words.low[group.end : group.end + 1] == ["by"]:
        group.passive = True
        return Clause(group, (j + 1, i), "by", i)
    return None


def _link(words: Words, result: list[Clause]) -> None:
    """Which clause each one hangs on, and whose subject it shares."""
    for clause in result:
        n = clause.number
        before = [c for c in result[:n]]
        if clause.kind in ("that",) and before:
            clause.up = before[-1].number
            if clause.start and words.low[clause.start - 1] in ("and", "or") and before[-1].kind == "that":
                clause.up = before[-1].up
            elif clause.marker == "" and before[-1].kind in ("and", "that", "main"):
                clause.up = before[-1].number
        elif clause.kind == "and":
            choice = _owner_of_second(clause, before, result)
            clause.shares = choice
            clause.up = result[choice].up if choice >= 0 else -1
            if choice >= 0 and result[choice].kind == "that":
                clause.up = result[choice].up
            if choice >= 0 and result[choice].kind in ("rel", "if"):
                clause.kind = result[choice].kind
                clause.up = result[choice].up
        elif clause.kind == "part":
            later = [c for c in result[n + 1 :] if c.kind in ("main", "do")]
            early = [c for c in before if c.kind not in ("if",)]
            if early:
                clause.shares = early[-1].number if early[-1].kind != "rel" or len(early) == 1 else early[-2].number
                clause.up = result[clause.shares].up
            elif later:
                clause.shares = later[0].number
        elif clause.kind in ("if", "adv", "rel", "with", "by"):
            if before:
                clause.up = before[-1].number
        elif clause.kind == "main" and before:
            # "X said A would go, but B would stay": a clause with a modal goes on under the same saying
            last = before[-1]
            while last.kind in ("rel", "if", "adv", "part") and last.number:
                last = result[last.number - 1]
            if last.kind == "that" and (
                clause.marker == ":"
                or clause.marker in ("and", "but", ",", ";")
                and _backshifted(clause.group, last.group)
            ):
                clause.kind, clause.up = "that", last.up
    for clause in result:
        if 0 <= clause.up < len(result):
            result[clause.up].down.append(clause.number)


def _backshifted(group: Group, other: Group) -> bool:
    """Whether a verb without "that" may still be part of what is reported: "would", "had been" like the first."""
    if group.modal in ("would", "could", "might"):
        return True
    return group.perfect and group.past and other.perfect


def _owner_of_second(clause: Clause, before: list[Clause], result: list[Clause]) -> int:
    """Whose subject a second verb after "and" shares."""
    for earlier in reversed(before):
        if earlier.kind in ("rel", "if", "adv", "by") and _tense(earlier.group) != _tense(clause.group):
            continue
        if earlier.kind in ("by", "with", "part"):
            continue
        if earlier.kind == "that" and earlier.group.modal and not clause.group.modal and earlier.up >= 0:
            if _tense(result[earlier.up].group) == _tense(clause.group):
                return earlier.up
        if (
            earlier.kind == "that"
            and earlier.up >= 0
            and not clause.group.modal
            and clause.group.lemma in SAYING
            and _tense(result[earlier.up].group) == _tense(clause.group)
        ):
            return earlier.up
        return earlier.number
    return before[-1].number if before else -1


def _tense(group: Group) -> str:
    return "modal" if group.modal else "past" if group.past else "now"


def _extend(words: Words, result: list[Clause]) -> None:
    """Where each clause ends: before the next one that is not a restrictive relative clause inside it."""
    for n, clause in enumerate(result):
        end = words.n
        for other in result[n + 1 :]:
            if other.kind in ("rel", "by") and not (other.start and words.tag[other.start - 1] == ","):
                continue
            begin = other.start
            if begin >= clause.group.end:
                end = begin
                break
        for k in range(clause.group.end, end):
            if words.tag[k] in ";" or words.tag[k] == "—":
                end = k
                break
        while end > clause.group.end and words.tag[end - 1] in ",.;:C—!?(…":
            end -= 1
        clause.end = max(end, clause.group.end)
