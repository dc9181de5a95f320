"""What must be gone from a copy: names with what stands in their place, and words that only a search can find."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pourparler.case.model import Case
from pourparler.case.yamlfile import Mapping as Node
from pourparler.evidence.report import Report
from pourparler.evidence.statement import Statement
from pourparler.redact.case import FILLERS, closed_words
from pourparler.redact.fold import fold
from pourparler.redact.hidden import Hidden
from pourparler.redact.key import Names
from pourparler.redact.search import Secret

MIN = 8  # characters of words that are searched for; shorter ones stand everywhere
MIN_WORDS = 5  # of words that others may have put in the same way, such as a span of a closed document
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# A source called so has no name: nothing is gained by looking for these words elsewhere.
_NOBODY = _set(
    "a an the one two three four five six seven several some many few of and or to in with on at from for who both "
    "senior former current top high low level ranking unnamed anonymous official officials source sources diplomat "
    "diplomats aide aides adviser advisers advisor advisors person persons people insider insiders witness witnesses "
    "expert experts analyst analysts reporter reporters familiar close talks matter call meeting report"
)
# Words with a capital that are no part of a person's name.
_OFFICES = _set(
    "ministry minister office embassy house council department government union president prime foreign deputy "
    "secretary general ambassador chief head director state defence defense security national commission parliament "
    "committee agency party group court bank army navy mr mrs ms dr sir madam lord lady"
)

_FILLERS = tuple(sorted(map(fold, FILLERS)))  # of a copy that is copied again


@dataclass
class Found:
    """``names``: what is replaced in texts, with what; ``secrets``: all that is searched for; ``who``: the name that
    stands for each closed source; ``hints``: what may stay, and is told where it does; ``told``: what the user should
    know."""

    names: list[tuple[Secret, str]] = field(default_factory=list)
    secrets: dict[str, Secret] = field(default_factory=dict)
    who: dict[str, str] = field(default_factory=dict)
    hints: list[Secret] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def add(self, secret: Secret, keep: frozenset[str], instead: str = "") -> None:
        if not secret.text or secret.text in keep or secret.text.startswith(_FILLERS):
            return
        self.secrets.setdefault(secret.text, secret)
        if instead and all(secret.text != other.text for other, _ in self.names):
            self.names.append((secret, instead))


def collect(
    case: Case,
    files: Iterable[tuple[str, Node]],
    reports: Mapping[str, Report],
    ledger: Mapping[str, list[Statement]],
    reviewers: Iterable[str],
    hidden: Hidden,
    names: Names,
    keep: frozenset[str],
) -> Found:
    """Everything that a copy must not hold. ``files``: the case's YAML, each with its name in problems."""
    found = Found()
    trees = list(files)
    at = {(key, id): f"{shown}:{line}" for shown, root in trees for key, id, line in _entries(root)}
    known = _known(case, hidden)
    for person in sorted(hidden.people):
        entry = case.people[person]
        what = f"the name of a person who is a closed source ({at.get(('people', person), 'people')})"
        instead, called = names.of("person", person), (entry.name, *entry.aliases)
        whole = [(fold(name), what) for name in called]
        part = [(text, what.replace("the name", "part of the name")) for text in parts(entry.name, known)]
        for text, what in (*whole, *part):
            found.add(Secret(text, what, True, given(" ".join(called), known)), keep, instead)
    for id in sorted(hidden.sources):
        found.who[id] = names.of("source", case.sources[id].who)
        if ("sources", id) in at:
            person = hidden.persons.get(id, "")
            instead = names.of("person", person) if person else found.who[id]
            _source(case, id, at["sources", id], known, found, keep, instead, hidden.people)
    for kind, id, text, word in _words(case, hidden):
        if (kind + "s", id) in at:
            _said(found, text, f"the {word} of a closed {kind} ({at[kind + 's', id]})", keep)
    public = " ".join(fold(report.text) for id, report in sorted(reports.items()) if id not in hidden.documents)
    soft: list[Secret] = []
    for shown, root in trees:
        for text, line in closed_words(root, hidden):
            if len(text.split()) < MIN_WORDS:
                continue
            soft.append(Secret(fold(text), f"what rests on closed statements alone ({shown}:{line})"))
    for id in sorted(hidden.documents & set(reports)):
        report, where = reports[id], f"a closed document (ledger, {id})"
        for text, word in ((report.title, "title"), (report.caveat, "note")):
            _said(found, text, f"the {word} of {where}", keep)
        soft += [Secret(fold(text), f"the {word} of {where}") for text, word in _about(report)]
        soft += [Secret(fold(text), f"words of {where}") for text in _spoken(ledger.get(id, ()), known)]
    for name in sorted(reviewers):
        if len(name) >= 4 and fold(name) not in known:
            found.add(Secret(fold(name), "the name of a reviewer", True), keep, names.id("reviewer", name))
    for secret in soft:
        if len(secret.text) >= MIN and secret.text not in public and secret.text not in known:
            found.add(secret, keep)
    return found


def _entries(root: Node) -> Iterator[tuple[str, str, int]]:
    for key in ("sources", "documents", "statements", "people"):
        node = root.items.get(key)
        if isinstance(node, Node):
            for id, line in node.lines.items():
                yield key, id, line


def _known(case: Case, hidden: Hidden) -> frozenset[str]:
    """Names that the case shows in any case, and each of their words, folded."""
    texts = [text for p in case.parties.values() for text in (p.name, *p.aliases, *p.members)]
    texts += [text for id, p in case.people.items() if id not in hidden.people for text in (p.name, *p.aliases)]
    return frozenset(fold(part) for text in texts for part in (text, *text.split()))


def _source(
    case: Case,
    id: str,
    where: str,
    known: frozenset[str],
    found: Found,
    keep: frozenset[str],
    instead: str,
    people: Mapping[str, str],
) -> None:
    """``instead``: what stands for the name in texts: the person, where the source is one of the case."""
    source = case.sources[id]
    told, own = fold(source.who), given(source.who, known)
    words = [fold(word) for word in _TOKEN.findall(source.who)]
    what = f"the name of a closed source ({where})"
    if told in keep:
        found.told.append(f"{where}: what the closed source is called may stay (--keep): it is replaced here alone")
    elif told in known:
        found.told.append(f"{where}: the closed source is called like somebody of the case: that name stays elsewhere")
    elif all(word in _NOBODY for word in words):
        found.told.append(f"{where}: the closed source has no name: nothing like it is looked for elsewhere")
    else:
        found.add(Secret(told, what, True, own), keep, instead)
        for part in parts(source.who, known):
            found.add(Secret(part, what.replace("the name", "part of the name"), True, own), keep, instead)
        found.hints += [
            Secret(name, f"a first name of a closed source ({where})", True) for name in sorted(own) if len(name) > 2
        ]
    if len(id) > 2 and ":" not in id:
        found.hints.append(Secret(fold(id), f"the id of a closed source ({where})", True))
        if id in case.people and id not in people:
            says = f"the person {id} has the id of this closed source and another name, so that name stays"
            found.told.append(f"{where}: {says}; where they are one, write `who: {id}` for the source")
    for text, word in ((source.heard, "place"), (source.note, "note")):
        _said(found, text, f"the {word} of a closed source ({where})", keep)


def parts(who: str, known: frozenset[str]) -> list[str]:
    """The names inside what a source is called, folded: a run of capitalised words, and its last word.

    Words of the case's own names and of offices are none, and neither is a single word at the beginning.
    """
    found: list[str] = []
    runs: list[list[re.Match[str]]] = []
    for token in _TOKEN.finditer(who):
        if not token[0][0].isupper():
            continue
        if runs and who[runs[-1][-1].end() : token.start()].strip(".") == " ":
            runs[-1].append(token)
        else:
            runs.append([token])
    for run in runs:
        own = [fold(t[0]) for t in run if fold(t[0]) not in known and fold(t[0]) not in _OFFICES | _NOBODY]
        if not own or (len(run) == 1 and run[0].start() == 0 and " " in who.strip()):
            continue
        if len(own) > 1:
            found.append(" ".join(own))
        if len(own[-1]) >= 3:
            found.append(own[-1])
    return found


def given(who: str, known: frozenset[str]) -> frozenset[str]:
    """The words of a name, folded, that are neither an office nor a word of the case's own names."""
    words = (fold(t[0]) for t in _TOKEN.finditer(who) if t[0][0].isupper())
    return frozenset(word for word in words if word not in known | _OFFICES | _NOBODY)


def _said(found: Found, text: str, what: str, keep: frozenset[str]) -> None:
    folded = fold(text)
    if len(folded) >= MIN:
        found.add(Secret(folded, what), keep)
    elif folded:
        found.told.append(f"{what} is too short to be searched for: look yourself")


def _words(case: Case, hidden: Hidden) -> Iterator[tuple[str, str, str, str]]:
    """Kind, id, text and what it is, of closed statements and documents that were typed."""
    for id in sorted(hidden.statements & set(case.statements)):
        t = case.statements[id]
        for text, word in ((t.quote, "quote"), (t.note, "note"), (t.paraphrase, "paraphrase")):
            yield "statement", id, text, word
    for id in sorted(hidden.documents & set(case.documents)):
        d = case.documents[id]
        for text, word in ((d.title, "title"), (d.note, "note")):
            yield "document", id, text, word


def _about(report: Report) -> Iterator[tuple[str, str]]:
    yield report.outlet, "outlet"
    yield report.file, "file"
    for text in report.hidden:
        yield text, "hidden text"


def _spoken(statements: Iterable[Statement], known: frozenset[str]) -> Iterator[str]:
    """Words of a closed document that its statements quote, and those whom it names as sources."""
    for s in statements:
        for span in (s.span, s.sentence, s.condition.span if s.condition else None):
            if span and len(span.text.split()) >= MIN_WORDS:
                yield span.text
        for text in (s.paraphrase, s.review.note or ""):
            if len(text.split()) >= MIN_WORDS:
                yield text
        for link in s.attribution:
            words = [fold(word) for word in _TOKEN.findall(link.text)]
            if len(words) > 1 and not all(word in _NOBODY or word in known for word in words):
                yield link.text
