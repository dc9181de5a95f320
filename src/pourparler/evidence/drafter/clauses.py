"""The clauses of a sentence, without a parser's model: each finite verb with its subject and its kind."""

from __future__ import annotations

from pourparler.evidence.drafter.closed import NEXT_DAYS
from pourparler.evidence.drafter.cues import PREDICATE_CUES
from pourparler.evidence.drafter.groups import Clause, Group
from pourparler.evidence.drafter.links import extend, join
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.names import Mention
from pourparler.evidence.drafter.participles import participles
from pourparler.evidence.drafter.phrases import apposed_start, skip_time
from pourparler.evidence.drafter.subjects import BARE, subject_of
from pourparler.evidence.drafter.surroundings import PAPERS
from pourparler.evidence.drafter.tokens import Words

CONDITIONAL = listed("if unless until till once provided providing lest")


def clauses(words: Words, found: list[Group], mentions: list[Mention]) -> list[Clause]:
    """The clauses of a sentence in order. Groups that only continue another (infinitives, objects) make none."""
    starts_name = {m.start for m in mentions}
    inside_name = {k for m in mentions for k in range(m.start + 1, m.end)}
    participles(words, found)
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
            end -= group.passive and words.tag[end - 1] == "B"
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
    join(words, result)
    extend(words, result)
    return result


_ALL_ALONG = (["all", "along"], ["before"], ["repeatedly"], ["publicly"], ["often"])
_HELD_SO = listed("oppose reject condemn criticise criticize resist dismiss contest demand seek favour favor welcome")
_PUT = listed("put propose table suggest float submit draw advance present bring")


def _finite(
    words: Words, group: Group, result: list[Clause], starts_name: set[int], inside_name: set[int],
    ends: dict[int, Group], previous: Group | None,
) -> Clause | None:  # fmt: skip
    tags, low = words.tag, words.low
    floor = -1
    if group.lemma == "had":
        return Clause(group, None, "if", group.start, marker="had")
    begin, end = subject_of(words, group.start, starts_name, inside_name, ends, floor)
    before = begin - 1
    rel = result[-1] if result else None
    if (
        rel is not None
        and begin < end
        and before >= 0
        and tags[before] in "VPTX"
        and rel.kind == "rel"
        and rel.subject is None
        and rel.marker in ("who", "that")
        and rel.group.end <= begin
        and rel.group.lemma not in BARE
        and "," not in tags[rel.start : group.start]
        and "C" not in tags[rel.group.end : group.start]
    ):
        # "An aide who requested anonymity for fear of reprisals said"
        a, b = subject_of(words, rel.start, starts_name, inside_name, ends, floor)
        if a < b:
            begin, end, before = a, b, a - 1
    if (
        rel is not None
        and rel.kind == "rel"
        and rel.marker in ("who", "that", "whose", "which")
        and rel.group.end <= group.start
        and (group.modal or tags[group.start] in "BH")
        and (begin >= end or tags[begin] in "TV" or low[begin] == "to")
        and "," not in tags[rel.start : group.start]
        and "C" not in tags[rel.group.end : group.start]
    ):
        # "Ships whose owners refuse to pay could lose", "those that do not sign will face"
        a, b = subject_of(words, rel.start, starts_name, inside_name, ends, floor)
        if a < b:
            begin, end, before = a, b, a - 1
    if begin < end and before >= 0 and low[before] == "not" and low[begin] in ("one", "a", "any", "another"):
        begin, before = before, before - 1  # "not one more metre would be released"
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
        after = tags[group.end] if group.end < words.n else "."
        if (
            mark == ","
            and result
            and words.form[group.head] in ("dn", "n")
            and group.start == group.head
            and after not in "DOX"
        ):
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
    timed = skip_time(words, begin, end)
    if timed >= end and mark == "W" and tags[begin] == "P":
        return Clause(group, None, "rel", before, marker=low[before])  # "which in June ruled it out"
    begin = min(timed, end - 1)
    told_of = next((k for k in range(begin + 2, end) if k in starts_name and apposed_start(words, k) == begin), -1)
    if mark in ",—" and told_of > 0 and not _has_object(words, group.end):
        return Clause(group, (told_of, end), "rel", told_of)  # ", a figure | Kestria disputes"
    subject = (begin, end)
    if mark == "W" and (low[before] in ("who", "which", "that") or before == 0 or tags[before - 1] in "X,PV"):
        return Clause(group, subject, "rel", before, marker=low[before])
    if mark == "S" or low[before : before + 1] == ["while"]:
        word = low[before]
        if word == "if" and _asks(words, before):
            return Clause(group, subject, "adv", before, marker="whether")  # "refused to say if it would sign"
        if word == "that":
            start = before
            kind = "that"
            if apposed_start(words, before) >= 0 and not _has_object(words, group.end):
                return Clause(group, subject, "rel", before, marker="that")  # ", an idea that Kestria has accepted"
            if before and low[before - 1] in ("provided", "providing", "assuming", "supposing"):
                return Clause(group, subject, "if", before - 1, marker="provided")
            if before and low[before - 1] in ("understanding", "basis", "proviso", "event"):
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
    if mark == "X" and low[before] in _DAYS and result and result[-1].kind == "if":
        return Clause(group, subject, "main", begin)  # "Unless both are there by Friday, she says, | we will leave"
    if mark == "V" or mark in "XA)" or (mark == "O"):
        owner = previous
        if owner and owner.lemma in BARE and owner.end <= begin:
            return Clause(group, subject, "that", begin, marker="")
        if mark == "V" and owner and owner.kind == "fin" and owner.end == begin and owner.lemma in BARE:
            return Clause(group, subject, "that", begin, marker="")
        return Clause(
            group, subject, "rel" if mark in "XA" and begin and tags[begin] in "XOD" and previous else "main", begin
        )
    told = mark == "R" and previous is not None and previous.lemma in BARE and previous.kind == "fin"
    if told and previous and low[previous.end : begin] in _ALL_ALONG:
        return Clause(group, subject, "that", begin, marker="")  # "we have said all along we would open it"
    if before >= 0 and tags[before] == "R" and low[before] in ("so", "then"):
        return Clause(group, subject, "main", begin)
    return Clause(group, subject, "main", begin, marker=low[before] if before >= 0 else "")


def _has_object(words: Words, i: int) -> bool:
    """Whether a noun phrase or a clause follows a verb at once."""
    while i < words.n and words.tag[i] == "R":
        i += 1
    if i >= words.n or words.low[i] in ("last", "this", "next", "yesterday"):
        return False
    if words.low[i] in PREDICATE_CUES and words.tag[i + 1 : i + 2] in (["."], [","], [";"], []):
        return False  # "that Kestria called inadequate"
    return words.tag[i] in "DXOSTQAV"


_ASKING = listed("say ask know see wonder decide tell determine check clarify confirm discuss consider debate doubt")
_UNSURE = listed("unclear uncertain unsure unknown sure clear certain asked undecided")


def _asks(words: Words, i: int) -> bool:
    """Whether the "if" at ``i`` opens a question and no condition."""
    if i == 0:
        return False
    bare = words.tag[i - 1] == "V" and "n" not in words.form[i - 1].replace("dn", "")
    return bare and words.lemma[i - 1] in _ASKING or words.low[i - 1] in _UNSURE


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
    if before == "X" and words.low[i - 1] in PAPERS and group.lemma in _SAYS and result:
        return Clause(group, None, "part", i)  # "sent a note demanding that"
    wrote = result[-1].group if result else None
    if before in "XO" and group.lemma in _SAYS and wrote is not None and wrote.lemma in _WRITES and i - wrote.end < 20:
        plain = all(words.tag[k] in "XOPDQG" for k in range(wrote.end, i))
        return Clause(group, None, "part", i) if plain else None  # "wrote to the union on Monday offering a rise"
    return None


_DAYS = NEXT_DAYS | {"then"}
_WRITES = listed("write send issue circulate reply respond text email e-mail phone publish tweet post cable call")
_SAYS = listed(
    "promise pledge warn threaten seek withdraw confirm suggest claim deny demand urge call reject oppose support back "
    "offer propose accept ask condemn welcome request refuse"
)


def _participle(words: Words, group: Group, result: list[Clause]) -> Clause | None:
    i = group.start
    j = i - 1
    while j >= 0 and words.tag[j] in "XADQG":
        j -= 1
    if j >= 0 and words.low[j] == "with" and (j == 0 or words.tag[j - 1] == ","):
        group.passive = True
        return Clause(group, (j + 1, i), "with", j, marker="with")
    if "by" in words.low[group.end : group.end + 2]:
        group.passive = True
        if j + 1 == i and i > 1 and words.tag[j] == "," and group.lemma in _PUT | _HELD_SO:
            while j > 0 and words.tag[j - 1] in "XADQGP":
                j -= 1
            return Clause(group, (j, i - 1), "by", i)
        return Clause(group, (j + 1, i), "by", i)
    return None
