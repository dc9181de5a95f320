"""Loads parties, people, issues and topics; and talks, standing, principles and promises."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from pourparler.case.keys import OUTCOMES, TALK_STATUS
from pourparler.case.model import Issue, Option, Party, Person, Promise, Remark, Talk
from pourparler.case.reader import Reader
from pourparler.case.yamlfile import Listing, Node, Text
from pourparler.case.yamlfile import Mapping as Map

At = Callable[[str], Node | None]


@dataclass
class Who:
    parties: dict[str, Party] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    issues: dict[str, Issue] = field(default_factory=dict)
    topics: dict[str, str] = field(default_factory=dict)
    topic_keywords: dict[str, tuple[str, ...]] = field(default_factory=dict)


def load_parties_and_issues(r: Reader, at: At) -> Who:
    """Parties, people, issues with their options, topics."""
    found = Who()

    def party(id: str, m: Map, path: str) -> None:
        g = m.items.get
        name = r.text(g("name"), f"{path}.name", True)
        aliases, members = r.texts(g("aliases"), f"{path}.aliases"), r.texts(g("members"), f"{path}.members")
        found.parties[id] = Party(id, name or id, aliases, members, r.text(g("note"), path))

    def person(id: str, m: Map, path: str) -> None:
        g = m.items.get
        name = r.text(g("name"), f"{path}.name", True)
        stands_for = r.party(g("for"), f"{path}.for")
        aliases = r.texts(g("aliases"), f"{path}.aliases")
        found.people[id] = Person(id, name or id, stands_for, aliases, r.text(g("note"), path))
        if id in r.parties:
            r.bad(m, path, "a party has this id too", "give them different ids")

    def issue(id: str, m: Map, path: str) -> None:
        g = m.items.get
        agree = r.party_ids(g("agree"), f"{path}.agree")
        if g("agree") is not None and not agree:
            r.bad(m, f"{path}.agree", "nobody needs to agree", "name everyone whose agreement a change needs")
        found.issues[id] = Issue(
            id=id,
            question=r.text(g("question"), f"{path}.question", True),
            options=_options(r, g("options"), f"{path}.options", agree),
            agree=agree,
            can_break=r.party_ids(g("can_break"), f"{path}.can_break"),
            towards=r.party_ids(g("towards"), f"{path}.towards"),
            divisible=r.flag(g("divisible"), f"{path}.divisible"),
            ours=r.flag(g("ours"), f"{path}.ours"),
            keywords=r.texts(g("keywords"), f"{path}.keywords"),
            note=r.text(g("note"), f"{path}.note"),
        )

    for key, read in (("parties", party), ("people", person), ("issues", issue)):
        r.each(at(key), key, key, read)
    topics = at("topics")
    if isinstance(topics, Listing):
        found.topics = {text: text for text in r.texts(topics, "topics")}
    elif topics is not None:
        for id, value in r.mapping(topics, "topics").items.items():
            if isinstance(value, Map):
                r.keys(value, "topics", f"topics.{id}")
                found.topic_keywords[id] = r.texts(value.items.get("keywords"), f"topics.{id}.keywords")
                value = value.items.get("says", Text("", value.line))
            found.topics[id] = r.text(value, f"topics.{id}") or id
    return found


def _options(r: Reader, node: Node | None, path: str, agree: tuple[str, ...]) -> tuple[Option, ...]:
    options = []
    if isinstance(node, Listing):
        return tuple(Option(text, text, agree) for text in r.texts(node, path))
    for id, value in (r.mapping(node, path, "{id: text}").items if node is not None else {}).items():
        here = f"{path}.{id}"
        if isinstance(value, Text):
            if not value.written:
                r.bad(value, here, "the option says nothing", "a comma or question mark cut this text: quote it")
            options.append(Option(id, value.value or id, agree))
            continue
        m = r.mapping(value, here)
        r.keys(m, "options", here)
        g = m.items.get
        own = r.party_ids(g("agree"), f"{here}.agree") if g("agree") is not None else agree
        if not own:
            r.bad(m, f"{here}.agree", "nobody needs to agree", "name everyone whose agreement it needs")
        options.append(
            Option(
                id=id,
                says=r.text(g("says"), f"{here}.says", True),
                agree=own,
                final=r.flag(g("final"), f"{here}.final"),
                ours=r.flag(g("ours"), f"{here}.ours"),
                said=r.cite(g("said"), f"{here}.said"),
                because=r.text(g("because"), f"{here}.because"),
                keywords=r.texts(g("keywords"), f"{here}.keywords"),
            )
        )
    if node is not None and len(options) < 1:
        r.bad(node, path, "no options", "give at least one")
    return tuple(options)


def load_talks(
    r: Reader, at: At
) -> tuple[tuple[Remark, ...], tuple[Remark, ...], tuple[Remark, ...], tuple[Talk, ...], tuple[Promise, ...]]:
    """Standing, what is said of promises, principles, talks, and the record of promises."""

    def rows(key: str) -> list[tuple[Map, str]]:
        found = []
        for number, node in enumerate(r.listing(at(key), key), 1):
            path = f"{key}.{number}"
            m = r.mapping(node, path)
            r.keys(m, key, path)
            found.append((m, path))
        return found

    standing, said_of, principles, talks, promises = [], [], [], [], []
    for m, path in rows("standing"):
        g = m.items.get
        of = r.actors(g("of"), f"{path}.of")
        by, said = r.party(g("disputed_by"), f"{path}.disputed_by"), r.cite(g("said"), f"{path}.said")
        standing.append(Remark(of[0] if of else "", r.text(g("because"), path), by, said))
    for m, path in rows("said_of_promises"):
        g = m.items.get
        of_party, what = r.party(g("of"), f"{path}.of"), r.text(g("what"), f"{path}.what", True)
        said_of.append(Remark(of_party, what, "", r.cite(g("said"), f"{path}.said")))
    for m, path in rows("principles"):
        g = m.items.get
        by, what = r.party(g("by"), f"{path}.by"), r.text(g("what"), f"{path}.what", True)
        principles.append(Remark(by, what, by, r.cite(g("said"), f"{path}.said")))
    for m, path in rows("talks"):
        g = m.items.get
        talks.append(
            Talk(
                name=r.text(g("name"), f"{path}.name", True),
                status=r.choice(g("status"), f"{path}.status", TALK_STATUS, "proposed"),
                date=r.date(g("date"), f"{path}.date"),
                present=r.actors(g("present"), f"{path}.present"),
                would_attend=r.actors(g("would_attend"), f"{path}.would_attend"),
                invited=r.actors(g("invited"), f"{path}.invited"),
                refused_by=r.actors(g("refused_by"), f"{path}.refused_by"),
                said=r.cite(g("said"), f"{path}.said"),
                note=r.text(g("note"), f"{path}.note"),
            )
        )
    for m, path in rows("promises"):
        g = m.items.get
        promises.append(
            Promise(
                by=r.party(g("by"), f"{path}.by"),
                to=r.party_ids(g("to"), f"{path}.to"),
                what=r.text(g("what"), f"{path}.what", True),
                date=r.date(g("date"), f"{path}.date"),
                outcome=r.choice(g("outcome"), f"{path}.outcome", OUTCOMES, "disputed"),
                claimed_by=r.cite(g("claimed_by"), f"{path}.claimed_by"),
                verified_by=r.cite(g("verified_by"), f"{path}.verified_by"),
                said=r.cite(g("said"), f"{path}.said"),
            )
        )
    return tuple(standing), tuple(said_of), tuple(principles), tuple(talks), tuple(promises)
