"""What somebody calls something, or says of it: "unacceptable", "a trap", "pure invention"."""

from __future__ import annotations

from pourparler.evidence.drafter.actors import people
from pourparler.evidence.drafter.conditions import Terms
from pourparler.evidence.drafter.emit import emit
from pourparler.evidence.drafter.groups import Clause
from pourparler.evidence.drafter.holders import TOLD, told_wrong
from pourparler.evidence.drafter.menace import STRIKES
from pourparler.evidence.drafter.phrases import Chain, noun_phrase
from pourparler.evidence.drafter.proto import Info, Reading
from pourparler.evidence.drafter.settings import antecedent_start, summed_up
from pourparler.evidence.drafter.sources import link
from pourparler.evidence.drafter.who import AUTHOR, Who


def judged(r: Reading, clause: Clause, info: Info, found: Chain, stance: str | None, term: Terms | None) -> None:
    """ "The offer is unacceptable": the one who says so takes the stance; "X called it unacceptable" is X's."""
    words = r.words
    first = found.heads[0]
    if stance is None:
        return
    if told_wrong(r, clause, stance) or stance == "opposes" and _claim_before(r, clause):
        stance = "denies"
    if clause.subject is not None and words.low[clause.subject[0] : clause.subject[1]] == ["there"]:
        speaker = info.speaker or (info.who[0] if info.who else None)
        if speaker is not None:
            emit(
                r,
                clause,
                Info([speaker], found, info.links, speaker, False, info.past, info.told),
                found,
                stance,
                "there",
                (found.object, clause.end),
                term,
            )
        return
    if first.act == "deem":
        if info.who:
            links = info.links
            if r.voice.kind != "speaker":
                links = (*links, link(info.who[0], words.text[first.at], r.text))
            if clause.kind == "rel" and clause.subject is not None:
                start = antecedent_start(r, clause)
                of, span = summed_up(r, clause) or ((start, clause.start), (start, clause.end))
                emit(r, clause, info, found, stance, "rel-deem", of, term, span=span, links=links)
                return
            emit(r, clause, info, found, stance, "deem", (found.object, clause.end), term, links=links)
        return
    pointed = clause.subject is not None and words.low[slice(*clause.subject)] in (["it"], ["this"], ["that"])
    if pointed and clause.group.past and r.voice.kind == "editorial" and not clause.group.modal:
        return  # "That was foolish": of what somebody did, and of no proposal
    if first.lemma in ("right", "wrong") and "about" in words.low[first.at : found.object + 1]:
        return  # "he is right about the levy": which side that is, another sentence tells
    for k in range(max(found.object - 1, clause.group.end), min(clause.end, found.object + 2)):
        if words.low[k] == "to" and stance == "demands":
            continue  # "it is up to Kestria to ..."
        if words.low[k] in ("to", "for") and words.tag[k] in "PT":
            whom = people(r.scene, k + 1, clause.end, info.speaker)
            if whom and whom[0].known and clause.subject is not None and (not info.who or not info.who[0].known):
                emit(
                    r,
                    clause,
                    Info(whom, found, info.links, info.speaker, False, info.past, info.told),
                    found,
                    stance,
                    "predicate",
                    clause.subject,
                    term,
                    span=(clause.subject[0], clause.end),
                )
                return
    first_word = clause.subject[0] if clause.subject is not None else 0
    if first_word > 2 and words.low[0] == "for" and words.tag[first_word - 1] == ",":
        whom = people(r.scene, 1, first_word - 1, info.speaker)
        if whom and whom[0].known and clause.subject is not None:
            about = Info(whom, found, info.links, info.speaker, False, info.past, info.told)
            emit(
                r, clause, about, found, stance, "predicate", clause.subject, term, span=(clause.subject[0], clause.end)
            )
            return
    speaker = info.speaker
    if speaker is None and r.voice.kind == "editorial":
        speaker = the_author(r)
    if speaker is None:
        return
    if (
        info.who
        and info.who[0].known
        and info.who[0].kind != "document"
        and clause.subject is not None
        and not (pointed and r.voice.kind == "editorial")
        and stance in ("supports", "accepts", "opposes")
    ):
        return
    region = clause.subject or (clause.group.start, clause.group.end)
    emit(
        r,
        clause,
        Info([speaker], found, info.links, speaker, False, info.past, info.told),
        found,
        stance,
        "predicate",
        region,
        term,
        extra=[(found.object, clause.end)],
        span=(region[0], clause.end),
    )


def _claim_before(r: Reading, clause: Clause) -> bool:
    """ "The claim that Kestria opposes the dam | is wrong": what is wrong is the claim."""
    if not clause.number:
        return False
    before = r.clauses[clause.number - 1]
    if before.kind != "that" or not before.start or r.words.low[before.start - 1] not in TOLD:
        return False
    return "," not in r.words.tag[before.start : clause.group.start] and before.up < 0


def the_author(r: Reading) -> Who:
    return Who(AUTHOR, AUTHOR, "author", "author", "", -1, -1)


def called_so(r: Reading, clause: Clause, info: Info, found: Chain, term: Terms | None) -> None:
    """ "called the reports pure invention", "deeming him the illegitimate president": a claim."""
    words = r.words
    if clause.subject is not None and clause.subject[0] and words.low[clause.subject[0] - 1] == "what":
        return  # "welcomed what she called a gesture"
    if (
        found.heads[0].lemma in ("describe", "regard", "portray", "characterise", "characterize", "cast", "consider")
        and "as" not in words.low[found.object : clause.end]
    ):
        return
    head, _, _ = noun_phrase(words, found.object, clause.end)
    if found.heads[0].lemma == "call" and head >= 0 and words.low[head] in STRIKES:
        emit(r, clause, info, found, "threatens", "called-strike", (found.object, clause.end), term)
        return
    tail = " ".join(words.low[found.object : clause.end])
    denied = any(
        word in tail
        for word in (
            "invention",
            "fabricat",
            "false",
            "untrue",
            "speculation",
            "lie",
            "nonsense",
            "fake",
            "baseless",
            "unfounded",
        )
    )
    links = info.links
    if r.voice.kind != "speaker":
        links = (*links, link(info.who[0], words.text[found.heads[0].at], r.text))
    emit(
        r,
        clause,
        info,
        found,
        "denies" if denied else "claims",
        "called",
        (found.object, clause.end),
        term,
        links=links,
        split=not denied,
    )


def figure(r: Reading, clause: Clause, info: Info, found: Chain) -> bool:
    """Draft "We've said thirty-eight", "You said 4 per cent" in a dialogue: an offer; whether it was one."""
    words = r.words
    if r.voice.kind != "speaker" or clause.group.neg or clause.group.lemma != "say" or not info.who[0].known:
        return False
    a = found.object
    if clause.subject is None or words.tag[clause.subject[0]] != "O" or a >= clause.end:
        return False
    hit = next((h for h in r.hits if h.start == a and h.option is not None and h.strong), None)
    if hit is None or (words.tag[a] != "Q" and not words.text[a][0].isdigit() and "-" not in words.text[a]):
        return False
    emit(r, clause, info, found, "offers", "said-figure", (a, clause.end), None)
    return True


_ANNOUNCED = frozenset(["announce", "declare", "unveil"])


def spoken(r: Reading, clause: Clause, info: Info, found: Chain, term: Terms | None) -> None:
    """A verb of saying with a thing for its object: "announced a levy", "said no such thing"."""
    words = r.words
    first = found.heads[0]
    low = words.low[found.object : found.object + 3]
    if low[:2] == ["no", "such"] or (low[:1] == ["nothing"] and "kind" in words.low[found.object : clause.end]):
        emit(r, clause, info, found, "denies", "said-no-such", (found.object, clause.end), term)
    elif first.lemma in _ANNOUNCED and clause.kind == "rel" and clause.subject is not None:
        start = antecedent_start(r, clause)
        emit(r, clause, info, found, "promises", "rel-announced", (start, clause.start), term, span=(start, clause.end))
    elif first.lemma in _ANNOUNCED and found.object < clause.end and not clause.group.neg:
        emit(r, clause, info, found, "promises", "announced", (found.object, clause.end), term)
    elif (
        first.lemma
        in (
            "reiterate",
            "reaffirm",
            "underline",
            "underscore",
            "stress",
            "emphasise",
            "emphasize",
            "recommend",
            "suggest",
        )
        and found.object < clause.end
        and not clause.group.neg
    ):
        stance = "offers" if first.lemma in ("recommend", "suggest") else "supports"
        emit(r, clause, info, found, stance, "reaffirmed", (found.object, clause.end), term)
